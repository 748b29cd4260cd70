"""SQLite's connection and its disk: nothing stays open, and nobody is told of what a power cut would undo."""

import asyncio
import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from bot.infra.database import Database
from bot.infra.sqlite import OneTripConnection, connecting
from bot.infra.work import Work


@pytest.fixture
async def words(sqlite_database: Database) -> Database:
    """Give a database with a table of words."""
    async with sqlite_database.writing(), sqlite_database.writes.begin() as session:
        await session.execute(text("CREATE TABLE words (word VARCHAR(20) PRIMARY KEY)"))
    return sqlite_database


async def count(database: Database) -> int:
    """Return how many words there are."""
    async with database.reads() as session:
        return await session.scalar(text("SELECT count(*) FROM words")) or 0


async def say(work: Work, word: str, *, single: bool = False) -> None:
    """Write a word in a transaction of its own."""
    async with work.begin(single=single) as session:
        await session.execute(text("INSERT INTO words VALUES (:word)"), {"word": word})


async def opened(path: Path, **options: object) -> OneTripConnection:
    """Return an open connection."""
    return await connecting(None)(os.fspath(path), isolation_level=None, **options)


async def test_a_transaction_that_could_not_begin_begins_at_the_next_try(tmp_path: Path) -> None:
    """Otherwise the next statement would stand alone, and a rollback would undo nothing."""
    path = tmp_path / "one.sqlite3"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("CREATE TABLE words (word TEXT)")
    connection = await opened(path, timeout=0)
    other.execute("BEGIN IMMEDIATE")
    connection.begin("BEGIN IMMEDIATE")

    with pytest.raises(sqlite3.OperationalError, match="locked"):
        await connection.cursor().execute("INSERT INTO words VALUES ('one')")
    other.execute("COMMIT")
    await connection.cursor().execute("INSERT INTO words VALUES ('two')")
    await connection.rollback()

    assert other.execute("SELECT count(*) FROM words").fetchone() == (0,)
    await connection.close()
    other.close()


async def test_a_statement_whose_caller_left_is_undone_with_its_transaction(tmp_path: Path) -> None:
    """It runs all the same, in its thread; the rollback that follows must not overtake it."""
    path = tmp_path / "one.sqlite3"
    connection = await opened(path)
    await connection.cursor().execute("CREATE TABLE words (word TEXT)")
    connection.begin("BEGIN IMMEDIATE")
    leaving = asyncio.ensure_future(connection.cursor().execute("INSERT INTO words VALUES ('one')"))
    await asyncio.sleep(0)

    leaving.cancel()
    await connection.rollback()

    other = sqlite3.connect(path, timeout=0)
    other.execute("BEGIN IMMEDIATE")
    assert other.execute("SELECT count(*) FROM words").fetchone() == (0,)
    other.close()
    await connection.close()


async def test_a_single_statement_with_many_rows_is_done_wholly_or_not_at_all(words: Database) -> None:
    """The third of them is refused: none is there, and nothing stays open."""
    work = Work(words)
    rows = [{"word": word} for word in ("one", "two", "one")]

    with pytest.raises(IntegrityError):
        async with work.begin(single=True) as session:
            await session.execute(text("INSERT INTO words VALUES (:word)"), rows)

    assert await count(words) == 0
    await say(work, "next")
    assert await count(words) == 1


async def test_a_refused_single_statement_leaves_nothing_open(words: Database) -> None:
    """The next one writes as if nothing had been."""
    work = Work(words)
    await say(work, "one", single=True)

    with pytest.raises(IntegrityError):
        await say(work, "one", single=True)
    with pytest.raises(OperationalError):
        async with work.begin() as session:
            await session.execute(text("INSERT INTO nowhere VALUES (1)"))

    await say(work, "two", single=True)
    assert await count(words) == 2


class Syncs:
    """Counts syncs of the disk."""

    def __init__(self) -> None:
        self.count = 0
        self._real = os.fdatasync

    def __call__(self, handle: int) -> None:
        """Sync, as the operating system does."""
        self.count += 1
        self._real(handle)


@pytest.fixture
def syncs(monkeypatch: pytest.MonkeyPatch) -> Syncs:
    """Give the counter that stands before the operating system's own call."""
    counting = Syncs()
    monkeypatch.setattr(os, "fdatasync", counting)
    return counting


@pytest.mark.parametrize("single", [False, True])
async def test_nobody_is_told_before_the_disk_has_it(words: Database, syncs: Syncs, single: bool) -> None:
    """Whoever writes is told after a sync that began when it was committed."""
    before = syncs.count

    await say(Work(words), "one", single=single)

    assert syncs.count == before + 1


async def test_a_failing_disk_is_said_and_not_hidden(
    words: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What may be lost must not count as kept."""

    def fail(_handle: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fdatasync", fail)

    with pytest.raises(OSError, match="Input/output error"):
        await say(Work(words), "one")


async def test_those_who_write_at_the_same_time_share_a_sync(words: Database, syncs: Syncs) -> None:
    """A hundred transactions, each lasting when it returns, and far fewer syncs."""
    before, work = syncs.count, Work(words)

    await asyncio.gather(*(say(work, str(number)) for number in range(100)))

    assert await count(words) == 100
    assert syncs.count - before < 100


async def test_who_writes_nothing_waits_for_no_disk(words: Database, syncs: Syncs) -> None:
    """The clock ticks every three seconds and mostly finds nothing to do."""
    await say(Work(words), "one")
    before = syncs.count

    async with Work(words).begin() as session:
        await session.execute(text("UPDATE words SET word = 'two' WHERE word = 'three'"))

    assert syncs.count == before
