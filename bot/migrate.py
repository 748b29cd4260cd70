"""The database as a process finds it: reachable, at the newest schema, written with our key."""

import asyncio
import fcntl
import os
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path

import structlog
from sqlalchemy import Connection, make_url, select
from sqlalchemy.exc import DBAPIError

from bot.infra.database import Database, open_database, sqlite_path
from bot.infra.vault import Vault, WrongKey
from bot.people.tables import PersonRow
from bot.settings import BadSetting, CannotRun, Settings, open_vault

log = structlog.get_logger(__name__)

MIGRATIONS = Path(__file__).resolve().parents[1] / "migrations"
# Any number, the same in every release: two deploys at once migrate one after the other.
LOCK = 7_206_511
DATABASE_SECONDS = 20.0


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold the lock file of a data folder; raises CannotRun when another holds it, or unwritable."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / "keel.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise CannotRun(f"KEEL_DATA_DIR: cannot write in {str(folder)!r}: {error.strerror}") from None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise CannotRun(f"another Keel already runs in {str(folder)!r}; stop it first") from None
    try:
        yield
    finally:
        os.close(handle)


def where(settings: Settings) -> str:
    """Return the database's address as it may be shown: without a password."""
    return make_url(settings.database).render_as_string(hide_password=True)


async def reach(settings: Settings) -> Database:
    """Return the database once it has answered; raises CannotRun with the reason in one line."""
    database = open_database(settings.database)
    try:
        async with asyncio.timeout(DATABASE_SECONDS), database.engine.connect():
            return database
    except (DBAPIError, OSError, TimeoutError) as error:
        await database.close()
        raise CannotRun(f"the database {where(settings)} cannot be used: {_reason(error)}") from None
    except Exception as error:
        await database.close()
        # The drivers' own errors (a wrong password, no such database) are of no common type.
        if type(error).__module__.startswith("asyncpg"):
            raise CannotRun(f"the database {where(settings)} cannot be used: {_reason(error)}") from None
        raise


def _reason(error: BaseException) -> str:
    """Return what a driver says in its first line; it never holds a value of a row or a password."""
    if isinstance(error, DBAPIError) and error.orig is not None:
        error = error.orig
    if isinstance(error, TimeoutError):
        return f"no answer within {DATABASE_SECONDS:.0f} seconds"
    words = str(error).strip().splitlines()
    return words[0].rpartition(">: ")[2] if words else type(error).__name__


def refuse_lost_key(settings: Settings) -> None:
    """Raise BadSetting when the key file is gone while the database still needs it.

    Without this a new key would be made, and whoever looks later finds two keys and knows neither.
    """
    path = sqlite_path(settings.database)
    if settings.encryption_keys or settings.key_file.exists() or path is None or not path.is_file():
        return
    with suppress(sqlite3.Error):
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
            known = connection.execute("SELECT 1 FROM people LIMIT 1").fetchone()
        connection.close()
        if known:
            raise BadSetting(
                f"the key file {str(settings.key_file)!r} is missing, and {str(path)!r} needs it: "
                "put it back, or set KEEL_ENCRYPTION_KEYS"
            )


async def check_key(database: Database, vault: Vault, settings: Settings) -> None:
    """Raise BadSetting when the keys cannot open what is stored; the first and the last person are tried."""
    async with database.reads.begin() as session:
        for order in (PersonRow.id.asc(), PersonRow.id.desc()):
            sealed = await session.scalar(select(PersonRow.telegram_id_sealed).order_by(order).limit(1))
            if sealed is None:
                return
            try:
                vault.open(sealed)
            except WrongKey:
                source = (
                    "KEEL_ENCRYPTION_KEYS"
                    if settings.encryption_keys
                    else f"the key file {str(settings.key_file)!r}"
                )
                raise BadSetting(
                    f"{source} is not the key that this database was written with: "
                    "put the right key back (with several, all of them)"
                ) from None


@asynccontextmanager
async def open_store(settings: Settings, *, migrate: bool = False) -> AsyncIterator[tuple[Database, Vault]]:
    """Give the database and the vault, checked: reachable, of the right schema, and the key fits.

    With `migrate` missing migrations are run first. Raises CannotRun.
    """
    refuse_lost_key(settings)
    path = sqlite_path(settings.database)
    if path is not None and not migrate and not path.exists():
        # A command that only looks must not leave an empty database and a fresh key behind.
        raise CannotRun(f"there is no database at {str(path)!r} yet: `keel run` makes it")
    vault = open_vault(settings)
    database = await reach(settings)
    try:
        if migrate:
            await upgrade(database)
        else:
            await demand_current(database)
        await check_key(database, vault, settings)
        yield database, vault
    finally:
        await database.close()


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
