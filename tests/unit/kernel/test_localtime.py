"""Wall-clock time, over a sample of zones and both clock changes; `make proof` goes over all zones."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kernel.localtime import (
    after_quiet_hours,
    at_local,
    in_quiet_hours,
    local_day,
    next_at,
    plan_next,
    zone,
)

# Both hemispheres, no changes at all, changes at midnight and just before it (Nuuk), half an hour, a quarter
# of an hour off, two changes within weeks (Casablanca), far east and far west of the date line.
ZONES = [
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "America/Santiago",
    "America/Havana",
    "America/Nuuk",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Asia/Beirut",
    "Asia/Kathmandu",
    "Asia/Tokyo",
    "Australia/Lord_Howe",
    "Australia/Adelaide",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
    "Pacific/Honolulu",
    "Pacific/Apia",
]
zones = st.sampled_from(ZONES).map(zone)
walls = st.times(timezones=st.none()).map(lambda at: at.replace(second=0, microsecond=0))
days = st.dates(min_value=date(2020, 1, 1), max_value=date(2039, 12, 31))
moments = st.datetimes(
    min_value=datetime(2020, 1, 1), max_value=datetime(2039, 12, 31), timezones=st.just(UTC)
)


@given(day=days, wall=walls, where=zones)
def test_a_wall_clock_minute_is_shown_at_its_moment_or_was_skipped(
    day: date, wall: time, where: ZoneInfo
) -> None:
    """Clocks there show that minute then; one that a change skips becomes the first that exists."""
    moment = at_local(day, wall, where)

    shown = moment.astimezone(where)
    assert moment.tzinfo is UTC
    if (shown.date(), shown.time()) != (day, wall):
        before = (moment - timedelta(seconds=1)).astimezone(where)
        assert before.replace(tzinfo=None) < datetime.combine(day, wall) < shown.replace(tzinfo=None)
        assert before.utcoffset() != shown.utcoffset()


@given(day=days, wall=walls, where=zones)
def test_a_minute_that_comes_twice_is_taken_the_first_time(day: date, wall: time, where: ZoneInfo) -> None:
    """In autumn an hour is lived twice; nobody is asked twice."""
    moment = at_local(day, wall, where)

    for hours in (0.5, 1, 2, 3):
        earlier = (moment - timedelta(hours=hours)).astimezone(where)
        assert (earlier.date(), earlier.time()) != (day, wall)


@pytest.mark.parametrize(
    ("where", "day", "wall", "expected"),
    [
        # Spring: 01:00 to 02:00 does not exist in London on 29 March 2026.
        ("Europe/London", date(2026, 3, 29), time(1, 30), "2026-03-29T01:00:00+00:00"),
        ("Europe/London", date(2026, 3, 29), time(2, 0), "2026-03-29T01:00:00+00:00"),
        # Autumn: 01:00 to 02:00 comes twice on 25 October 2026.
        ("Europe/London", date(2026, 10, 25), time(1, 30), "2026-10-25T00:30:00+00:00"),
        ("Europe/London", date(2026, 10, 25), time(2, 0), "2026-10-25T02:00:00+00:00"),
        # Half an hour only.
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 15), "2026-10-03T15:30:00+00:00"),
        # The change is at midnight: the day begins at one.
        ("Africa/Cairo", date(2026, 4, 24), time(0, 30), "2026-04-23T22:00:00+00:00"),
        ("Asia/Kathmandu", date(2026, 6, 1), time(9, 0), "2026-06-01T03:15:00+00:00"),
    ],
)
def test_known_nights(where: str, day: date, wall: time, expected: str) -> None:
    """Both changes, worked out by hand from the tz database."""
    assert at_local(day, wall, zone(where)).isoformat() == expected


@given(after=moments, wall=walls, where=zones)
def test_the_next_moment_is_later_and_less_than_two_days_away(
    after: datetime, wall: time, where: ZoneInfo
) -> None:
    """Whatever the hour and the night."""
    moment = next_at(after, wall, where)

    assert after < moment <= after + timedelta(hours=49)
    assert at_local(local_day(moment, where), wall, where) == moment


@given(after=moments, wall=walls, where=zones)
def test_one_plan_after_the_other_takes_each_local_day_once(
    after: datetime, wall: time, where: ZoneInfo
) -> None:
    """Forty days in a row: no day twice, none left out, each at its wall-clock minute."""
    asked: list[date] = []
    now = after
    for _ in range(40):
        moment = plan_next(now, wall, where, asked[-1] if asked else None)
        day = local_day(moment, where)
        if moment != at_local(day, wall, where):
            # The change took the rest of that day with it: the last minute before it.
            assert local_day(moment + timedelta(minutes=1), where) == day + timedelta(days=1)
        asked.append(day)
        now = moment

    assert asked == [asked[0] + timedelta(days=number) for number in range(40)]


@given(
    after=moments,
    wall=walls,
    stays=st.lists(st.tuples(zones, walls, st.integers(min_value=1, max_value=200)), min_size=1, max_size=6),
)
def test_no_local_day_is_asked_twice_wherever_a_person_goes(
    after: datetime, wall: time, stays: list[tuple[ZoneInfo, time, int]]
) -> None:
    """Zone and hour are changed at any moment, any number of hours apart."""
    now = after
    asked_on: date | None = None
    asked: list[date] = []
    for where, new_wall, hours in stays:
        until = now + timedelta(hours=hours)
        while (moment := plan_next(now, new_wall, where, asked_on)) <= until:
            day = local_day(moment, where)
            asked.append(day)
            asked_on, now = day, moment
        now = until

    assert asked == sorted(set(asked))


def test_an_evening_that_a_change_cuts_short_is_asked_before_the_change() -> None:
    """In Nuuk the clocks go from 23:00 to midnight: 23:30 on that Saturday does not exist, its 22:59 does."""
    where = zone("America/Nuuk")
    day = date(2026, 3, 28)

    moment = plan_next(at_local(day, time(12), where), time(23, 30), where, day - timedelta(days=1))

    assert moment.astimezone(where).replace(tzinfo=None) == datetime(2026, 3, 28, 22, 59)


@pytest.mark.parametrize("wall", [time(0, 0), time(9, 0), time(19, 0), time(23, 59)])
def test_a_day_that_a_country_left_out_is_left_out(wall: time) -> None:
    """Samoa had no 30 December 2011: the plan goes from the 29th to the 31st, at the same hour."""
    where = zone("Pacific/Apia")
    moment = plan_next(at_local(date(2011, 12, 29), wall, where), wall, where, date(2011, 12, 29))

    assert moment.astimezone(where).replace(tzinfo=None) == datetime.combine(date(2011, 12, 31), wall)


@given(moment=moments, where=zones, start=walls, end=walls)
def test_quiet_hours_end_at_their_end_and_never_lengthen_a_wait_by_more_than_a_day(
    moment: datetime, where: ZoneInfo, start: time, end: time
) -> None:
    """A message in quiet hours goes at their end, any other at once."""
    then = after_quiet_hours(moment, where, start, end)

    quiet = in_quiet_hours(moment.astimezone(where).time(), start, end)
    assert (then == moment) or quiet
    assert moment <= then <= moment + timedelta(hours=25)
    if quiet:
        assert not in_quiet_hours(then.astimezone(where).time(), start, end)


@pytest.mark.parametrize(
    ("at", "quiet"),
    [
        (time(21, 59), False),
        (time(22, 0), True),
        (time(3, 0), True),
        (time(7, 59), True),
        (time(8, 0), False),
    ],
)
def test_the_usual_quiet_hours(at: time, quiet: bool) -> None:
    """22 to 8, the end not included."""
    assert in_quiet_hours(at, time(22), time(8)) is quiet


def test_equal_hours_mean_no_quiet_hours() -> None:
    """Somebody who wants none."""
    assert not in_quiet_hours(time(3), time(8), time(8))


@pytest.mark.parametrize("name", ["Mars/Base", "", "../etc/passwd", "Europe"])
def test_an_unknown_zone_is_refused(name: str) -> None:
    """A ValueError, whatever the tz database's own complaint is."""
    with pytest.raises(ValueError, match="unknown time zone"):
        zone(name)
