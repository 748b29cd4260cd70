"""The main paths over real HTTP: `keel run` as a process, a pretend Telegram, a real database."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.infra.database import Database
from tests.street import Street, street, taps


@pytest.fixture
async def http_house(sqlite_database: Database, tmp_path: Path) -> AsyncIterator[Street]:
    """Give a running Keel on SQLite."""
    async with street(sqlite_database, tmp_path) as made:
        await made.process().start()
        yield made


@pytest.fixture
async def any_http_house(database: Database, tmp_path: Path) -> AsyncIterator[Street]:
    """Give a running Keel on SQLite and on PostgreSQL."""
    async with street(database, tmp_path) as made:
        await made.process().start()
        yield made


def to_london_hour(hour: int, minute: int = 0) -> float:
    """Return how many seconds ahead the next day's wall-clock time in London lies."""
    now = datetime.now(UTC)
    tomorrow = now.astimezone(ZoneInfo("Europe/London")).date() + timedelta(days=1)
    there = datetime(
        tomorrow.year, tomorrow.month, tomorrow.day, hour, minute, tzinfo=ZoneInfo("Europe/London")
    )
    return (there - now).total_seconds()


async def test_from_hello_to_the_answered_checkin(any_http_house: Street) -> None:
    """Six taps, tomorrow evening, one message edited in place, and a note of it in the database."""
    house = any_http_house
    anna = await house.resident(first_name="Anna", language_code="en-GB")

    await house.move_clock(to_london_hour(18, 59))
    # Longer than a tick, which looks for what is due.
    await asyncio.sleep(4)
    assert not any("How was today?" in message.text for message in anna.messages)
    await house.move_clock(to_london_hour(19))
    asked = await anna.waits_for("Evening. How was today?", timeout=15)
    for label in ("2 Low", "8", "No"):
        await taps(anna, label)

    # The words vary from day to day; after a strong pull there is always something to try, or not.
    await taps(anna, "Not now")
    assert "How was today?" not in asked.text
    await house.until("SELECT count(*) FROM day_notes WHERE mood = 2 AND craving = 8 AND used = 'no'", 1, 10)
    assert await house.count("SELECT count(*) FROM deliveries WHERE kind = 'checkin' AND state = 'sent'") == 1


async def test_help_comes_within_a_second_with_the_number_of_the_country(http_house: Street) -> None:
    """A resident in the UK, and a stranger whose phone speaks Spanish of Spain."""
    anna = await http_house.resident(first_name="Anna", language_code="en-GB")
    luis = http_house.sandbox.person("Luis", language_code="es-ES")

    for who, words, number in (
        (anna, "i cant do this anymore", "116 123"),
        (luis, "i want to kill myself", "024"),
    ):
        begun = time.monotonic()
        await who.says(words)
        shown = await who.waits_for(number, timeout=5)
        assert shown.at - begun < 1.0


async def test_sos_works_before_anything_else(http_house: Street) -> None:
    """Nobody has to say who they are to get the numbers, and nothing is kept of it."""
    ben = http_house.sandbox.person("Ben", language_code="en-GB")

    await ben.says("/sos")

    await ben.waits_for("116 123", timeout=10)
    assert await http_house.count("SELECT count(*) FROM people") == 0


async def test_blocking_is_noticed_and_coming_back_is_welcome(http_house: Street) -> None:
    """While the bot is blocked nothing is sent; the next word opens the door again."""
    anna = await http_house.resident(first_name="Anna", language_code="en-GB")

    await anna.blocks()
    await http_house.until("SELECT count(*) FROM people WHERE reach = 'blocked'", 1, 10)
    await http_house.move_clock(to_london_hour(19, 1))
    await http_house.until(
        "SELECT count(*) FROM deliveries WHERE reason = 'blocked' AND kind = 'checkin'", 1, 15
    )
    await anna.unblocks()
    await anna.says("/checkin")

    await anna.waits_for("How was today?", timeout=10)
    await http_house.until("SELECT count(*) FROM people WHERE reach = 'ok'", 1, 10)
