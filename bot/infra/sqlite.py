"""SQLite for the event loop: a thread for each connection, and one way there and back for each statement.

SQLAlchemy's adapter for aiosqlite goes to the thread four times for a statement (cursor, execute, fetch,
close) and once more for BEGIN; measured, the way costs more than most statements. This is the part of
aiosqlite's connection that the adapter uses, with BEGIN and the rows riding along.

And the disk: a commit that was confirmed must survive a power cut, and a sync takes longer than all the rest
of a transaction. `Disk` lets those who commit meanwhile share one.
"""

import asyncio
import itertools
import os
import re
import sqlite3
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import Any, Self, TypeVar

from bot.infra.together import Take, Together

T = TypeVar("T")

_Job = tuple[Callable[[], Any], Callable[[Any, BaseException | None], None]]


# What writes nothing, or shows it in the number of rows that were changed; anything else counts as written.
_HARMLESS = re.compile(
    r"\s*(SELECT|INSERT|UPDATE|DELETE|WITH|VALUES|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|EXPLAIN)\b", re.I
)


class Disk:
    """The write-ahead log of one database: `lasting` returns when what was committed survives a power cut.

    SQLite's own `synchronous=FULL` does that inside each COMMIT, while everybody else waits to write. Here
    the next one writes meanwhile, and one sync serves all who committed before it began. With
    `synchronous=NORMAL` SQLite keeps the order of its writes (it syncs the log before a checkpoint, and its
    header), so that what is synced is whole: https://www.sqlite.org/wal.html#durability
    """

    def __init__(self, database: str) -> None:
        """Take the path of the database's file."""
        self._log = f"{database}-wal"
        self._numbers = itertools.count(1)
        self._written = 0
        self._synced = 0
        self._syncing: Together[None, None] = Together(self._sync, "disk.sync")

    def wrote(self) -> None:
        """Note, in whatever thread, that something was written that may be committed soon."""
        self._written = next(self._numbers)

    async def lasting(self) -> None:
        """Wait until all that was committed up to now survives a power cut; raises OSError."""
        if self._synced < self._written:
            await self._syncing.add(None)

    async def _sync(self, take: Take[None]) -> Sequence[None]:
        waiting = take()
        written = self._written
        await asyncio.to_thread(self._sync_log)
        self._synced = max(self._synced, written)
        return waiting

    def _sync_log(self) -> None:
        try:
            log = os.open(self._log, os.O_RDONLY)
        except FileNotFoundError:
            # Its last connection was closed: all of it is in the database, and SQLite has synced that.
            return
        try:
            # It leaves out what is not needed to read the file again; macOS does not have it.
            getattr(os, "fdatasync", os.fsync)(log)
        finally:
            os.close(log)


class OneTripCursor:
    """A cursor whose `execute` brings all rows along."""

    arraysize = 1

    def __init__(self, connection: "OneTripConnection") -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Sequence[Any] | None = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        return None

    async def execute(self, operation: str, parameters: Iterable[Any] = ()) -> Self:
        """Run one statement, and the BEGIN that waits for it."""
        await self._connection.run(
            lambda driver: self._keep(driver.execute(operation, tuple(parameters))),
            writes=_HARMLESS.match(operation) is None,
        )
        return self

    async def executemany(self, operation: str, parameters: Sequence[Sequence[Any]]) -> Self:
        """Run one statement with many sets of parameters: all of them, or none."""

        def run(driver: sqlite3.Connection) -> None:
            if driver.in_transaction:
                self._keep(driver.executemany(operation, parameters))
                return
            # Outside of a transaction each would be one of its own, and a sync of the disk.
            driver.execute("BEGIN IMMEDIATE")
            try:
                self._keep(driver.executemany(operation, parameters))
                driver.commit()
            except BaseException:
                driver.rollback()
                raise

        await self._connection.run(run)
        return self

    def _keep(self, cursor: sqlite3.Cursor) -> None:
        self.description = cursor.description
        self._rows = cursor.fetchall() if cursor.description else []
        self.rowcount = cursor.rowcount
        self.lastrowid = cursor.lastrowid
        cursor.close()

    async def fetchall(self) -> list[Any]:
        """Return the rows that have not been fetched."""
        rows, self._rows = self._rows, []
        return rows

    async def fetchone(self) -> Any:
        """Return the next row, None after the last."""
        return self._rows.pop(0) if self._rows else None

    async def fetchmany(self, size: int | None = None) -> list[Any]:
        """Return the next rows, at most `size`."""
        size = self.arraysize if size is None else size
        rows, self._rows = self._rows[:size], self._rows[size:]
        return rows

    async def close(self) -> None:
        """Do nothing: the driver's cursor was closed when its rows were read."""


class OneTripConnection:
    """A connection in the driver's autocommit mode, on which `begin` waits for the first statement.

    Await it to open it. Statements run one after the other in the order in which they were given, also
    when whoever gave them no longer waits.
    """

    isolation_level = None

    def __init__(self, connect: Callable[[], sqlite3.Connection], disk: Disk | None = None) -> None:
        self._connect = connect
        self._disk = disk
        # None while it is not open; SQLAlchemy looks at it before a commit or rollback.
        self._connection: sqlite3.Connection | None = None
        self._begin: str | None = None
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        # Statements that were given to the thread and have not come back.
        self._under_way = 0
        # A process that ends waits for no statement.
        self._thread = Thread(target=_work, args=(self._jobs,), name="sqlite", daemon=True)

    def __await__(self) -> Generator[Any, None, Self]:
        return self._open().__await__()

    async def _open(self) -> Self:
        self._thread.start()
        try:
            self._connection = await self._in_thread(self._connect)
        except BaseException:
            self._jobs.put(None)
            raise
        return self

    async def _in_thread(self, job: Callable[[], T]) -> T:
        loop = asyncio.get_running_loop()
        waiting: asyncio.Future[T] = loop.create_future()

        def ended(result: T, error: BaseException | None) -> None:
            self._under_way -= 1
            if waiting.done():
                return
            if error is not None:
                waiting.set_exception(error)
            else:
                waiting.set_result(result)

        def tell(result: Any, error: BaseException | None) -> None:
            # A loop that has closed waits for nothing any more.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(ended, result, error)

        self._under_way += 1
        self._jobs.put((job, tell))
        return await waiting

    def begin(self, statement: str) -> None:
        """Begin a transaction with this statement, together with whatever is executed next."""
        self._begin = statement

    async def run(self, work: Callable[[sqlite3.Connection], T], *, writes: bool = False) -> T:
        """Return what `work` returns, run in the thread, inside the transaction that was asked for.

        `writes` when it writes what does not show in the number of rows it changed.
        """
        if (connection := self._connection) is None:
            raise ValueError("no active connection")

        def inside() -> T:
            if self._begin is not None:
                connection.execute(self._begin)
                # Only now: a transaction that could not begin must not be left out at the next try.
                self._begin = None
            before = connection.total_changes
            try:
                return work(connection)
            finally:
                if self._disk is not None and (writes or connection.total_changes != before):
                    self._disk.wrote()

        return await self._in_thread(inside)

    def cursor(self) -> OneTripCursor:
        """Return a cursor; nobody has to be asked for it."""
        return OneTripCursor(self)

    async def create_function(
        self, name: str, arguments: int, function: Callable[..., Any], **more: Any
    ) -> None:
        """Let SQL call `function`."""
        await self.run(lambda driver: driver.create_function(name, arguments, function, **more))

    async def commit(self) -> None:
        """Commit what was begun."""
        await self._end(sqlite3.Connection.commit)

    async def rollback(self) -> None:
        """Undo what was begun."""
        await self._end(sqlite3.Connection.rollback)

    async def _end(self, end: Callable[[sqlite3.Connection], None]) -> None:
        connection = self._connection
        if connection is None:
            return
        # A statement whose caller was cancelled may still be on its way, and its BEGIN with it.
        if self._under_way == 0 and not connection.in_transaction:
            self._begin = None
            return

        def inside() -> None:
            self._begin = None
            end(connection)

        await self._in_thread(inside)

    async def close(self) -> None:
        """Close the connection once all that was given is done; a second call does nothing."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        try:
            await self._in_thread(connection.close)
        finally:
            self._jobs.put(None)

    def stop(self) -> None:
        """Have the connection closed in its thread, and wait for nothing."""
        connection, self._connection = self._connection, None
        if connection is not None:
            self._jobs.put((connection.close, _nobody_waits))
            self._jobs.put(None)


def connecting(disk: Disk | None) -> Callable[..., OneTripConnection]:
    """Return what makes connections whose commits are noted on `disk`.

    It takes the parameters of `sqlite3.connect`; await the connection to open it.
    """

    def connect(path: str, **options: Any) -> OneTripConnection:
        return OneTripConnection(lambda: sqlite3.connect(path, **options), disk)

    return connect


def _work(jobs: "SimpleQueue[_Job | None]") -> None:
    while (given := jobs.get()) is not None:
        job, tell = given
        try:
            result = job()
        except BaseException as error:  # noqa: BLE001  # it belongs to whoever waits
            tell(None, error)
        else:
            tell(result, None)
            del result
        # What was held here would otherwise live until the next job comes.
        del given, job, tell


def _nobody_waits(_result: Any, _error: BaseException | None) -> None:
    return None
