"""When check-ins come, with a real database and a clock that is moved by hand."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.people import Person
from tests.house import House, Visitor

LONDON = ZoneInfo("Europe/London")


async def asked_days(house: House, visitor: Visitor) -> list[date]:
    """Return the days that were asked about, as the buttons under the questions say."""
    days = []
    for message in visitor.said():
        for row in message.keyboard or ():
            for button in row:
                parts = button.get("callback_data", "").split(":")
                if parts[:2] == ["checkin", "mood"] and date.fromisoformat(parts[2]) not in days:
                    days.append(date.fromisoformat(parts[2]))
    return days


async def known(house: House, visitor: Visitor) -> Person:
    """Return the person as the database has them."""
    person = await house.known(visitor)
    assert person is not None
    return person


@pytest.mark.parametrize(
    ("down_for", "expected"),
    [
        # From noon; the check-in is at 19:00 with a window of three hours.
        (timedelta(hours=7, minutes=20), [date(2026, 11, 24)]),
        (timedelta(hours=9, minutes=59), [date(2026, 11, 24)]),
        (timedelta(hours=10), []),
        (timedelta(days=1, hours=6), []),
        (timedelta(days=1, hours=7), [date(2026, 11, 25)]),
        (timedelta(days=1, hours=8), [date(2026, 11, 25)]),
        (timedelta(days=3, hours=9), [date(2026, 11, 27)]),
        (timedelta(days=3, hours=11), []),
    ],
)
async def test_after_downtime_the_newest_hour_is_asked_if_its_window_is_open(
    quick_house: House, down_for: timedelta, expected: list[date]
) -> None:
    """Minutes, hours, days: sent late inside the window, else skipped; never two at once."""
    anna = await quick_house.resident()

    quick_house.clock.move(down_for)
    await quick_house.tick()

    assert await asked_days(quick_house, anna) == expected
    plan = await quick_house.keel.services.checkins.plan(await known(quick_house, anna))
    assert plan.next_at is not None
    assert plan.next_at > quick_house.clock.now()
    assert plan.next_at.astimezone(LONDON).time() == time(19)


async def test_a_clock_that_jumps_back_asks_no_day_twice(quick_house: House) -> None:
    """The machine's clock was an hour ahead and is put right after the question went out."""
    anna = await quick_house.resident()
    quick_house.clock.move(timedelta(hours=7, minutes=10))
    await quick_house.tick()

    quick_house.clock.move(timedelta(hours=-1))
    await quick_house.tick()
    quick_house.clock.move(timedelta(hours=1))
    await quick_house.tick()

    assert await asked_days(quick_house, anna) == [date(2026, 11, 24)]
    questions = [
        message
        for message in anna.said()
        if message.text == quick_house.phrase("checkin-ask", part="evening")
    ]
    assert len(questions) == 1


async def test_a_pause_is_kept_and_its_end_brings_the_next_hour(quick_house: House) -> None:
    """Silence while paused, nothing made up afterwards."""
    anna = await quick_house.resident()
    person = await known(quick_house, anna)
    until = quick_house.clock.now() + timedelta(days=3)
    await quick_house.keel.services.people.pause(person, until)

    for _ in range(5 * 8):
        quick_house.clock.move(timedelta(hours=3))
        await quick_house.tick()

    assert await asked_days(quick_house, anna) == [date(2026, 11, 27), date(2026, 11, 28)]


@pytest.mark.parametrize("to", ["Pacific/Auckland", "Pacific/Honolulu", "Asia/Kathmandu"])
async def test_a_person_who_travels_is_asked_at_their_own_evening_once_a_day(
    quick_house: House, to: str
) -> None:
    """Two days at home, then elsewhere: 19:00 on the clock there, no local day twice."""
    anna = await quick_house.resident()
    start = quick_house.clock.now()
    for _ in range(5 * 12):
        quick_house.clock.move(timedelta(hours=2))
        if quick_house.clock.now() - start == timedelta(days=2, hours=10):
            person = await known(quick_house, anna)
            person = await quick_house.keel.services.people.change(person, zone_name=to)
            await quick_house.keel.services.checkins.follow_zone(person)
        await quick_house.tick()

    days = await asked_days(quick_house, anna)
    assert days == sorted(set(days))
    assert len(days) >= 4
    plan = await quick_house.keel.services.checkins.plan(await known(quick_house, anna))
    assert plan.next_at is not None
    assert plan.next_at.astimezone(ZoneInfo(to)).time() == time(19)
    assert plan.next_at > datetime(2026, 11, 28, tzinfo=UTC)
