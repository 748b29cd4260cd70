"""What one update costs: ways to the database and back, and calls of Telegram, counted one by one.

Counted where nothing can hide: SQLite tells each statement that it runs, BEGIN and COMMIT included; to
PostgreSQL each message of the protocol that the server must answer is counted on its way.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import event, make_url

from bot.infra.database import Database, open_database
from tests.conftest import Source
from tests.fakes.telegram_request import Call
from tests.house import House, Visitor

# The figures of a lone update; several at once share the storing and the noting of the end.
MOOD = 8
PULL = 7
USED = 10
WORDS = 6


@dataclass
class Counted:
    """What was asked of a database since the last look."""

    trips: int = 0
    said: list[str] = field(default_factory=list)

    def take(self) -> int:
        """Return how many ways it was, and begin anew."""
        trips, self.trips = self.trips, 0
        self.said.clear()
        return trips


def _listen(database: Database, counted: Counted) -> None:
    """Have SQLite tell each statement."""

    def told(statement: str) -> None:
        counted.trips += 1
        counted.said.append(statement)

    @event.listens_for(database.engine.sync_engine, "connect")
    def _connected(connection: object, _record: object) -> None:
        # Its thread has just made it, and nothing runs there yet.
        connection.driver_connection._connection.set_trace_callback(told)  # type: ignore[attr-defined]


@asynccontextmanager
async def _between(url: str, folder: Path, counted: Counted) -> AsyncIterator[str]:
    """Give the address of a door to a PostgreSQL server that counts what comes through."""
    host = make_url(url).query["host"]
    assert isinstance(host, str)
    server = next(Path(host).glob(".s.PGSQL.*[0-9]"))
    halves: set[asyncio.Task[None]] = set()

    async def ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        first = True
        try:
            while True:
                # The first message has no letter; all others have one before their length.
                head = await reader.readexactly(4 if first else 5)
                size = int.from_bytes(head[-4:], "big") - 4
                # Query and Sync are what the server answers with "ready for the next".
                counted.trips += not first and head[:1] in (b"Q", b"S")
                first = False
                writer.write(head + await reader.readexactly(size))
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while piece := await reader.read(65536):
            writer.write(piece)
        writer.close()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there = await asyncio.open_unix_connection(str(server))
        for half in (ask(reader, there[1]), answer(there[0], writer)):
            task = asyncio.get_running_loop().create_task(half)
            halves.add(task)
            task.add_done_callback(halves.discard)

    door = await asyncio.start_unix_server(connected, str(folder / server.name))
    try:
        yield make_url(url).update_query_dict({"host": str(folder)}).render_as_string(hide_password=False)
    finally:
        door.close()
        for half in halves:
            half.cancel()


@pytest.fixture
async def counted_house(
    source: Source, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[tuple[House, Counted]]:
    """Give a Keel whose ways to the database are counted, on both databases."""
    counted = Counted()
    async with source.fresh() as database:
        url = database.engine.url.render_as_string(hide_password=False)
        if database.is_sqlite:
            _listen(database, counted)
            house = await House.open(database)
            yield house, counted
            await house.close()
            return
        # A socket's path may not be long.
        folder = Path("/tmp") / f"keel-door-{tmp_path_factory.mktemp('door').name}-{id(counted):x}"
        folder.mkdir()
        try:
            async with _between(url, folder, counted) as address:
                house = await House.open(open_database(address))
                yield house, counted
                await house.close()
        finally:
            for left in folder.iterdir():
                left.unlink()
            folder.rmdir()


async def _costs(house: House, counted: Counted, anna: Visitor, wanted: str) -> tuple[int, list[Call]]:
    """Return the ways and the calls of a tap, the second of its kind: the first prepares its statements."""
    before = len(house.telegram.calls)
    counted.take()
    await anna.taps(wanted)
    return counted.take(), house.telegram.calls[before:]


async def _check_in(house: House, visitor: Visitor) -> None:
    await visitor.says("/checkin")
    await visitor.taps("3 OK")
    await visitor.taps("2")
    await visitor.taps("No")


async def test_a_tap_of_the_check_in_costs_few_ways(counted_house: tuple[House, Counted]) -> None:
    """Stored, looked up, noted, ended: whoever adds a statement to every tap learns of it here."""
    house, counted = counted_house
    anna, ben = await house.resident("Anna"), await house.resident("Ben")
    await _check_in(house, ben)
    await anna.says("/checkin")

    mood, calls = await _costs(house, counted, anna, "3 OK")
    pull, _ = await _costs(house, counted, anna, "2")
    used, _ = await _costs(house, counted, anna, "No")
    counted.take()
    await anna.says("it was a long day")
    words = counted.take()

    assert (mood, pull, used, words) == (MOOD, PULL, USED, WORDS)
    assert [call.method for call in calls] == ["answerCallbackQuery", "editMessageText"]


async def test_taps_that_come_together_share_what_they_can(counted_house: tuple[House, Counted]) -> None:
    """Twenty people at once: one storing for all of them, and one note for several that have ended."""
    house, counted = counted_house
    if house.keel.database.is_sqlite:
        pytest.skip("told of each row of a statement with many, and its writers come one by one")
    people = [await house.resident(f"Person {number}") for number in range(20)]
    tap = f"checkin:mood:{house.clock.now().date().isoformat()}:3"
    for visitor in people:
        await visitor.says("/checkin")
    # The first round opens the connections that twenty at once need, and prepares the statements there.
    await house.take_in(*(visitor.tap_update("3 OK") for visitor in people))
    taps = [visitor.press(tap, visitor.last().message_id) for visitor in people]

    counted.take()
    await house.take_in(*taps)

    assert counted.take() < (MOOD - 1) * len(people) + 5
