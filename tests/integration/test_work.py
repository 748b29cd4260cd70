"""The unit of work: one transaction for an update, one for a job, nothing lost and nothing left open."""

import asyncio
import contextvars

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.infra.database import Database, open_database
from bot.infra.work import Turn, Work, in_transaction
from bot.kernel.errors import BotError


class Expected(BotError):
    """Something a person may meet."""


@pytest.fixture
async def work(database: Database) -> Work:
    """Give the unit of work over a table with one counter and one list."""
    async with database.writing(), database.writes.begin() as session:
        await session.execute(text("CREATE TABLE counter (value INTEGER NOT NULL)"))
        await session.execute(text("INSERT INTO counter VALUES (0)"))
        await session.execute(text("CREATE TABLE said (word VARCHAR(20) NOT NULL)"))
    return Work(database)


async def say(work: Work, word: str) -> None:
    """Write a word, as a use case does."""
    async with work.begin() as session:
        await session.execute(text("INSERT INTO said VALUES (:word)"), {"word": word})


async def said(work: Work) -> list[str]:
    """Return the words that are there."""
    async with work.read() as session:
        return list(await session.scalars(text("SELECT word FROM said ORDER BY word")))


async def no_more(session: AsyncSession, turn: Turn) -> None:
    """End a turn that has nothing else to write."""


async def test_what_an_update_does_commits_together(work: Work) -> None:
    """Nobody else sees half of it, and all of it is there in the end."""
    other = Work(work.database)

    async with work.turn(no_more):
        await say(work, "one")
        await say(work, "two")
        # A context of its own: this is somebody else looking in.
        looking = asyncio.get_running_loop().create_task(said(other), context=contextvars.Context())
        seen = await looking
        assert seen == []
        assert await said(work) == ["one", "two"]

    assert await said(work) == ["one", "two"]


async def test_an_expected_failure_undoes_its_own_use_case_only(work: Work) -> None:
    """What the update did before and after it stays."""
    async with work.turn(no_more):
        await say(work, "before")
        with pytest.raises(Expected):  # noqa: PT012
            async with work.begin():
                await say(work, "undone")
                raise Expected
        await say(work, "then")

    assert await said(work) == ["before", "then"]


async def test_an_unexpected_failure_undoes_the_update(work: Work) -> None:
    """The error handler keeps it on the turn, as PTB swallows what is raised."""
    with pytest.raises(RuntimeError):  # noqa: PT012
        async with work.turn(no_more) as turn:
            await say(work, "gone")
            turn.error = RuntimeError()

    assert await said(work) == []
    await say(work, "next")
    assert await said(work) == ["next"]


async def test_an_end_that_cannot_be_written_undoes_the_update(work: Work) -> None:
    """The turn's last write decides: when somebody else has taken the update over, nothing of ours stays."""

    async def refuse(session: AsyncSession, turn: Turn) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        async with work.turn(refuse):
            await say(work, "gone")

    assert await said(work) == []
    assert not in_transaction()


async def test_a_turn_that_is_ended_from_outside_leaves_nothing_open(work: Work) -> None:
    """A shutdown cancels it in the middle: the next writer does not wait for it."""
    begun = asyncio.Event()

    async def stuck() -> None:
        async with work.turn(no_more):
            await say(work, "gone")
            begun.set()
            await asyncio.sleep(60)

    task = asyncio.get_running_loop().create_task(stuck())
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    async with asyncio.timeout(5):
        await say(work, "next")
    assert await said(work) == ["next"]


async def test_a_handler_that_only_reads_holds_nobody_up(work: Work) -> None:
    """The transaction begins with the first write, not with the update."""
    async with work.turn(no_more):
        await said(work)
        assert not in_transaction()


async def test_a_job_that_calls_use_cases_is_one_transaction(work: Work) -> None:
    """The tick queues and plans in one: a failure takes back both."""
    with pytest.raises(RuntimeError):  # noqa: PT012
        async with work.begin():
            await say(work, "queued")
            raise RuntimeError

    async with work.begin():
        await say(work, "first")
        with pytest.raises(Expected):  # noqa: PT012
            async with work.begin():
                await say(work, "undone")
                raise Expected

    assert await said(work) == ["first"]


async def test_twenty_tasks_with_twenty_increments_each_lose_none(work: Work) -> None:
    """Read, then write, all at once: the driver's own mode kept 21 of 400 without one error."""
    lock = "" if work.database.is_sqlite else " FOR UPDATE"

    async def count() -> None:
        for _ in range(20):
            async with work.begin() as session:
                value = await session.scalar(text(f"SELECT value FROM counter{lock}"))
                await asyncio.sleep(0)
                await session.execute(text("UPDATE counter SET value = :value"), {"value": value + 1})

    await asyncio.gather(*(asyncio.get_running_loop().create_task(count()) for _ in range(20)))

    async with work.read() as session:
        assert await session.scalar(text("SELECT value FROM counter")) == 400


async def test_twenty_updates_with_twenty_increments_each_lose_none(work: Work) -> None:
    """The same inside turns, which share the queue for SQLite's one writer with the jobs."""

    async def handle() -> None:
        for _ in range(20):
            async with work.turn(no_more), work.begin() as session:
                await session.execute(text("UPDATE counter SET value = value + 1"))

    await asyncio.gather(*(asyncio.get_running_loop().create_task(handle()) for _ in range(20)))

    async with work.read() as session:
        assert await session.scalar(text("SELECT value FROM counter")) == 400


async def test_a_process_that_freezes_in_a_transaction_holds_up_the_others_for_seconds_only(
    work: Work,
) -> None:
    """PostgreSQL ends it, and with it its locks; on SQLite there is no other process."""
    if work.database.is_sqlite:
        pytest.skip("one process on one machine")
    other = Work(open_database(work.database.engine.url.render_as_string(hide_password=False)))
    frozen = work.database.writes()
    await frozen.execute(text("UPDATE counter SET value = 1"))

    async with asyncio.timeout(12):
        async with other.begin() as session:
            await session.execute(text("UPDATE counter SET value = 2"))

    with pytest.raises(DBAPIError):
        await frozen.commit()
    await frozen.close()
    await other.database.close()


async def test_a_note_of_what_was_done_goes_before_those_who_wait_to_write(sqlite_database: Database) -> None:
    """What Telegram has taken must be noted soon: until then a dead process would say it again."""
    queue = sqlite_database.writer
    assert queue is not None
    order: list[str] = []

    async def write(name: str, *, ahead: bool = False) -> None:
        async with queue.turn(ahead=ahead):
            order.append(name)

    loop = asyncio.get_running_loop()
    async with queue.turn():
        waiting = [loop.create_task(write(name)) for name in ("one", "two", "given up", "three")]
        await asyncio.sleep(0)
        waiting += [loop.create_task(write(name, ahead=True)) for name in ("note", "second note")]
        await asyncio.sleep(0)
        waiting[2].cancel()
    await asyncio.gather(*waiting, return_exceptions=True)

    assert order == ["note", "second note", "one", "two", "three"]
    async with asyncio.timeout(1), queue.turn():
        order.append("free again")


async def test_a_writer_that_is_cancelled_as_it_is_called_hands_the_turn_on(
    sqlite_database: Database,
) -> None:
    """Otherwise everybody would wait for somebody who has gone."""
    queue = sqlite_database.writer
    assert queue is not None
    await queue.acquire()
    gone = asyncio.get_running_loop().create_task(queue.acquire())
    await asyncio.sleep(0)

    queue.release()
    gone.cancel()
    with pytest.raises(asyncio.CancelledError):
        await gone

    async with asyncio.timeout(1), queue.turn():
        pass
