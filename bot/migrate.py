"""Bringing a database to the newest schema, and telling when it does not fit the code."""

from pathlib import Path

import structlog
from sqlalchemy import Connection

from bot.infra.database import Database
from bot.settings import CannotRun

log = structlog.get_logger(__name__)

MIGRATIONS = Path(__file__).resolve().parents[1] / "migrations"
# Any number, the same in every release: two deploys at once migrate one after the other.
LOCK = 7_206_511


async def upgrade(database: Database) -> bool:
    """Run the migrations that are missing; return whether there were any. Raises CannotRun.

    Alembic is loaded only when there is one. On PostgreSQL two at once wait for each other.
    """
    version = await version_of(database)
    refuse_newer(version)
    if version == head():
        return False
    async with database.writing(), database.engine.connect() as connection:
        await connection.run_sync(_foreign_keys, on=False)
        try:
            await connection.run_sync(_upgrade)
            await connection.commit()
            log.info("database.migrated", before=version, now=head())
        finally:
            await connection.rollback()
            await connection.run_sync(_foreign_keys, on=True)
    return True


async def demand_current(database: Database) -> None:
    """Raise CannotRun unless the database is at this code's newest migration."""
    version = await version_of(database)
    refuse_newer(version)
    if version != head():
        state = "is empty" if version is None else f"is older ({version}) than this Keel ({head()})"
        raise CannotRun(f"the database {state}: run `keel release` (or `keel db upgrade`) first")


def refuse_newer(version: str | None) -> None:
    """Raise CannotRun for a migration that this code does not know."""
    if version is not None and version not in known_versions():
        raise CannotRun(
            f"the database was made by a newer Keel (schema {version}, this one knows {head()}): "
            "install that version again, or restore a backup from before"
        )


async def is_current(database: Database) -> bool:
    """Return whether the database is at the newest migration."""
    return await version_of(database) == head()


async def version_of(database: Database) -> str | None:
    """Return the migration the database is at; None for an empty one."""
    async with database.engine.connect() as connection:
        return await connection.run_sync(_version)


def known_versions() -> set[str]:
    """Return every migration of this code; its number is the end of the file's name."""
    return {path.stem.rsplit("_", 1)[1] for path in (MIGRATIONS / "versions").glob("2*.py")}


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


def _foreign_keys(connection: Connection, *, on: bool) -> None:
    """Switch SQLite's foreign keys: it changes a table by making it anew, and dropping the old one
    deletes its rows first, with all that hangs on them."""
    if connection.dialect.name != "sqlite":
        return
    # On the driver's own cursor: inside a transaction the switch does nothing, and SQLAlchemy begins one.
    cursor = connection.connection.cursor()
    cursor.execute(f"PRAGMA foreign_keys={'ON' if on else 'OFF'}")
    cursor.close()


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
