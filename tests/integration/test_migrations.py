"""The way from an empty database to today's schema, and that it arrives where the models are."""

from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from bot.infra.database import Database
from bot.migrate import MIGRATIONS, head
from bot.schema import METADATA


def _differences(connection: Connection) -> list[Any]:
    return list(
        compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), METADATA)
    )


async def test_the_climb_from_empty_ends_at_the_models(database: Database) -> None:
    """A table or column that only the models know would fail in front of people."""
    async with database.engine.connect() as connection:
        assert await connection.run_sync(_differences) == []


def test_the_migrations_are_one_line_and_say_why_they_are_safe() -> None:
    """No branches; the newest by name is the newest; each docstring has more than its title."""
    scripts = ScriptDirectory(str(MIGRATIONS))

    assert scripts.get_heads() == [head()]
    assert [one.revision for one in scripts.walk_revisions() if len((one.doc or "").split()) < 4] == []
