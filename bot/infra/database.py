"""The engine: SQLite on one machine, PostgreSQL on more; with the settings that make each one safe."""

import asyncio
import os
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event, make_url
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine

from bot.infra import sqlite
from bot.kernel.clock import monotonic

# Stored before confirmed must survive a power cut. In WAL mode SQLite promises that only with FULL
# (https://www.sqlite.org/pragma.html#pragma_synchronous), one sync of the disk after the other; `Disk` does
# the same for all who committed meanwhile, and NORMAL sees to the rest (docs/decisions/0003).
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=NORMAL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=10000",
    # What is erased is overwritten in the file, not only unlinked; some builds of SQLite do not by default.
    "PRAGMA secure_delete=ON",
)

# A process that freezes inside a transaction keeps its rows locked for ever, the sender's lease among them.
# Nothing of ours waits inside a transaction, so one idle for so long (milliseconds) is frozen; it must
# end before that lease (10 s) does.
POSTGRESQL_SETTINGS = {"idle_in_transaction_session_timeout": "8000"}

# A connection to PostgreSQL that was not used for so long is asked whether it still works.
RESTED_SECONDS = 30.0


class BadDatabaseUrl(ValueError):
    """The address is none that Keel can use."""


def normal_url(url: str) -> str:
    """Return the address with the asynchronous driver; raises BadDatabaseUrl.

    Hosts hand out `postgres://` and `postgresql://`; people write `sqlite:///path`.
    """
    try:
        parsed = make_url(url)
    except Exception as error:
        raise BadDatabaseUrl("KEEL_DATABASE_URL is not a database address") from error
    kind = parsed.get_backend_name()
    if kind in ("postgres", "postgresql"):
        return parsed.set(drivername="postgresql+asyncpg").render_as_string(hide_password=False)
    if kind == "sqlite":
        return parsed.set(drivername="sqlite+aiosqlite").render_as_string(hide_password=False)
    raise BadDatabaseUrl(f"KEEL_DATABASE_URL names {kind!r}; Keel knows sqlite and postgresql")


class WriterQueue:
    """The queue for SQLite's one writer: each line in the order it came, those `ahead` before the others."""

    def __init__(self) -> None:
        self._busy = False
        self._lines: tuple[deque[asyncio.Future[None]], ...] = (deque(), deque())

    async def acquire(self, *, ahead: bool = False) -> None:
        """Wait for the turn to write."""
        if not self._busy:
            self._busy = True
            return
        called = asyncio.get_running_loop().create_future()
        self._lines[0 if ahead else 1].append(called)
        try:
            await called
        except asyncio.CancelledError:
            # Called and cancelled at the same moment: the turn goes to the next.
            if called.done() and not called.cancelled():
                self.release()
            raise

    def release(self) -> None:
        """Let the next one write."""
        for line in self._lines:
            while line:
                called = line.popleft()
                if not called.done():
                    called.set_result(None)
                    return
        self._busy = False

    @asynccontextmanager
    async def turn(self, *, ahead: bool = False) -> AsyncIterator[None]:
        """Hold the turn to write while the block runs."""
        await self.acquire(ahead=ahead)
        try:
            yield
        finally:
            self.release()


@dataclass(frozen=True, slots=True)
class Database:
    """An engine with its three kinds of session and, on SQLite, the queue for its one writer.

    `writes` opens a transaction. With `reads` and `singles` each statement is a transaction of its own, which
    spares the ways for its begin and its end; `singles` is for the one statement that writes.
    """

    engine: AsyncEngine
    writes: async_sessionmaker[AsyncSession]
    reads: async_sessionmaker[AsyncSession]
    singles: async_sessionmaker[AsyncSession]
    writer: WriterQueue | None
    disk: sqlite.Disk | None = None

    @property
    def is_sqlite(self) -> bool:
        """Return whether this is the embedded default."""
        return self.engine.dialect.name == "sqlite"

    @asynccontextmanager
    async def writing(self, *, ahead: bool = False) -> AsyncIterator[None]:
        """Hold the turn to write on SQLite while the block runs, and return when what it wrote lasts.

        The next one writes while this one waits for the disk. PostgreSQL needs none of it.
        """
        if self.writer is None:
            yield
            return
        async with self.writer.turn(ahead=ahead):
            yield
        await self.lasting()

    async def lasting(self) -> None:
        """Wait until what was committed survives a power cut; PostgreSQL's own COMMIT has seen to that."""
        if self.disk is not None:
            await self.disk.lasting()

    async def empty_log(self) -> None:
        """On SQLite, move the write-ahead log into the file and cut it to nothing.

        Until then the log still holds pages as they were before an erasure. While somebody reads it does
        what it can, and the next time the rest.
        """
        if not self.is_sqlite:
            return
        async with self.writing(), self.engine.connect() as connection:
            # A checkpoint runs outside of transactions, and SQLAlchemy has begun one.
            await connection.exec_driver_sql("ROLLBACK")
            await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            await connection.exec_driver_sql("BEGIN")

    async def close(self) -> None:
        """Give every connection back."""
        await self.engine.dispose()


def open_database(url: str) -> Database:
    """Return the database at `url`; nothing is connected yet. Raises BadDatabaseUrl."""
    url = normal_url(url)
    embedded = url.startswith("sqlite")
    disk: sqlite.Disk | None = None
    if embedded:
        path = sqlite_path(url)
        disk = sqlite.Disk(os.fspath(path)) if path is not None else None
        engine = create_async_engine(
            url,
            connect_args={"isolation_level": None, "async_creator_fn": sqlite.connecting(disk)},
            pool_size=5,
            max_overflow=5,
            # What people told us stands in parameters: no error text may spell them out.
            hide_parameters=True,
        )
        _care_for_sqlite(engine)
        writing = engine.execution_options(keel_begin="BEGIN IMMEDIATE")
        apart = engine.execution_options(keel_begin=None)
    else:
        engine = create_async_engine(
            url,
            pool_size=10,
            max_overflow=10,
            # The one used last: its statements are prepared, and those beyond need close to nothing.
            pool_use_lifo=True,
            pool_recycle=1800,
            hide_parameters=True,
            connect_args={"server_settings": POSTGRESQL_SETTINGS},
        )
        _care_for_postgresql(engine)
        writing = engine
        apart = engine.execution_options(isolation_level="AUTOCOMMIT")
    return Database(
        engine=engine,
        writes=async_sessionmaker(writing, expire_on_commit=False),
        reads=async_sessionmaker(apart, expire_on_commit=False),
        singles=async_sessionmaker(apart, expire_on_commit=False),
        writer=WriterQueue() if embedded else None,
        disk=disk,
    )


def _care_for_sqlite(engine: AsyncEngine) -> None:
    """Begin each transaction ourselves: the driver's own mode begins none at SELECT, which loses updates."""

    @event.listens_for(engine.sync_engine, "connect")
    def _set_pragmas(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        for pragma in SQLITE_PRAGMAS:
            cursor.execute(pragma)
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Connection) -> None:
        begin = connection.get_execution_options().get("keel_begin", "BEGIN")
        if begin is not None:
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite.OneTripConnection)
            driver.begin(begin)


def _care_for_postgresql(engine: AsyncEngine) -> None:
    """Look at a connection before it is used again, without asking the server each time.

    SQLAlchemy's own `pool_pre_ping` costs three ways there and back, more than most of what is asked then.
    A server that ended a connection has told us so; one that is out of reach has not, so a connection that
    has rested is asked.
    """

    @event.listens_for(engine.sync_engine, "checkin")
    def _rests(_connection: Any, record: Any) -> None:
        record.info["since"] = monotonic()

    @event.listens_for(engine.sync_engine, "checkout")
    def _look(connection: Any, record: Any, _fairy: Any) -> None:
        since = record.info.get("since")
        if connection.driver_connection.is_closed():
            raise DisconnectionError
        if since is not None and monotonic() - since > RESTED_SECONDS:
            try:
                connection.ping()
            # Whatever it is that does not answer, there are others.
            except Exception as error:
                raise DisconnectionError from error


def sqlite_path(url: str) -> Path | None:
    """Return the file of a SQLite address, None for PostgreSQL or memory."""
    parsed = make_url(normal_url(url))
    if parsed.get_backend_name() != "sqlite" or not parsed.database or parsed.database == ":memory:":
        return None
    return Path(os.fspath(parsed.database))
