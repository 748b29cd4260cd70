"""When a check-in comes: its window, its reminder, and the day it belongs to."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.diary.checkins.model import REMIND_AFTER, WINDOW
from bot.kernel.localtime import at_local, local_day, plan_next

ZONES = [
    "Europe/London",
    "America/Santiago",
    "Africa/Casablanca",
    "Asia/Beirut",
    "Australia/Lord_Howe",
    "Pacific/Apia",
]
zones = st.sampled_from(ZONES).map(ZoneInfo)
walls = st.times().map(lambda at: at.replace(second=0, microsecond=0))
starts = st.datetimes(min_value=datetime(2024, 1, 1), max_value=datetime(2030, 1, 1), timezones=st.just(UTC))
# Hours between two ticks: seconds in daily life, days after downtime.
gaps = st.lists(st.floats(min_value=0.01, max_value=60), min_size=1, max_size=60)


def asked(start: datetime, wall: time, where: ZoneInfo, ticks: list[float]) -> list[tuple[date, datetime]]:
    """Return which days are asked and when, for ticks so many hours apart: the rule of `Checkins.tick`."""
    next_at = plan_next(start, wall, where, None)
    now = start
    found = []
    for hours in ticks:
        now += timedelta(hours=hours)
        while next_at <= now:
            day = local_day(next_at, where)
            if next_at + WINDOW > now:
                found.append((day, now))
            next_at = plan_next(now - WINDOW, wall, where, day)
    return found


@given(start=starts, wall=walls, where=zones, ticks=gaps)
def test_no_day_is_asked_twice_and_none_outside_its_window(
    start: datetime, wall: time, where: ZoneInfo, ticks: list[float]
) -> None:
    """However long the machine was off between two ticks."""
    found = asked(start, wall, where, ticks)

    days = [day for day, _ in found]
    assert days == sorted(set(days))
    for day, at in found:
        assert at_local(day, wall, where) <= at < at_local(day, wall, where) + WINDOW


@given(start=starts, wall=walls, where=zones, ticks=gaps)
def test_a_day_whose_window_met_a_tick_is_asked(
    start: datetime, wall: time, where: ZoneInfo, ticks: list[float]
) -> None:
    """Nobody is left out while the machine is on: also right after days of downtime."""
    found = {day for day, _ in asked(start, wall, where, ticks)}

    now = start
    for hours in ticks:
        now += timedelta(hours=hours)
        for back in range(-1, 3):
            day = local_day(now, where) - timedelta(days=back)
            at = at_local(day, wall, where)
            if start < at <= now < at + WINDOW and local_day(at, where) == day:
                assert day in found


def test_the_reminder_comes_inside_the_evening() -> None:
    """After the question, before its window ends."""
    assert timedelta() < REMIND_AFTER < WINDOW
