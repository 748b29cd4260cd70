"""Bringing a database to the newest schema, and making new migrations."""

from pathlib import Path

from sqlalchemy import Connection

from bot.infra.database import Database

MIGRATIONS = Path(__file__).resolve().parents[1] / "migrations"


async def upgrade(database: Database) -> None:
    """Run the migrations that are missing. Alembic is loaded only when there is one."""
    if await is_current(database):
        return
    async with database.writing(), database.engine.connect() as connection:
        await connection.run_sync(_upgrade)
        await connection.commit()


async def is_current(database: Database) -> bool:
    """Return whether the database is at the newest migration."""
    async with database.engine.connect() as connection:
        return await connection.run_sync(_version) == head()


def head() -> str:
    """Return the newest migration: the last file by name, which begins with its date and number."""
    newest = max(path.stem for path in (MIGRATIONS / "versions").glob("2*.py"))
    return newest.rsplit("_", 1)[1]


def _version(connection: Connection) -> str | None:
    from sqlalchemy import inspect, text

    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return version


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
