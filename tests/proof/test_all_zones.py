"""Every zone of the tz database, twenty years, at hours that clock changes meet."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest

from bot.kernel.localtime import after_quiet_hours, at_local, in_quiet_hours, local_day, plan_next

pytestmark = pytest.mark.proof

FIRST, LAST = datetime(2020, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)
WALLS = [time(0, 0), time(0, 30), time(2, 30), time(9, 0), time(19, 0), time(23, 30)]
# "localtime" is the machine's own zone, not one of the database.
ZONES = sorted(available_timezones() - {"localtime"})


def changes(where: ZoneInfo) -> list[datetime]:
    """Return the moments within the years at which the offset changes, to the hour."""
    found, step = [], timedelta(days=1)
    now = FIRST
    while now < LAST:
        if now.astimezone(where).utcoffset() != (now + step).astimezone(where).utcoffset():
            hour = now
            while (
                hour.astimezone(where).utcoffset()
                == (hour + timedelta(hours=1)).astimezone(where).utcoffset()
            ):
                hour += timedelta(hours=1)
            found.append(hour)
        now += step
    return found


def check_days(where: ZoneInfo, wall: time, since: datetime, count: int) -> None:
    """Raise AssertionError unless so many local days in a row are each asked once, at their minute."""
    now, day = since, None
    for _ in range(count):
        moment = plan_next(now, wall, where, day)
        new = local_day(moment, where)
        shown = moment.astimezone(where)
        assert day is None or new == next_day(day, where), (where.key, wall, day, new)
        if shown.time() != wall:
            # Only a minute that does not exist may become another one, right at the change.
            around = {(moment + timedelta(minutes=m)).astimezone(where).utcoffset() for m in (-1, 0, 1)}
            assert len(around) == 2, (where.key, wall, shown)
            assert at_local(new, wall, where).astimezone(where).time() != wall
        now, day = moment, new


def next_day(day: date, where: ZoneInfo) -> date:
    """Return the next day that exists there: a country may leave one out."""
    day += timedelta(days=1)
    return day if local_day(at_local(day, time(12), where), where) == day else day + timedelta(days=1)


@pytest.mark.parametrize("part", range(6))
def test_one_checkin_a_local_day_in_every_zone(part: int) -> None:
    """A week around every change of twenty years, at six hours of the day."""
    checked = 0
    for name in ZONES[part::6]:
        where = ZoneInfo(name)
        for change in changes(where) or [FIRST]:
            for wall in WALLS:
                check_days(where, wall, change - timedelta(days=3), 7)
                checked += 1

    assert checked > 300


def test_quiet_hours_end_in_every_zone() -> None:
    """From 22 to 8 across every change: a message leaves at 8, or where 8 does not exist right after it."""
    for name in ZONES:
        where = ZoneInfo(name)
        for change in changes(where)[:12]:
            for hours in range(-24, 25, 3):
                moment = change + timedelta(hours=hours)
                then = after_quiet_hours(moment, where, time(22), time(8))
                # Ten hours, and up to three that a change adds (Casey in the Antarctic).
                assert moment <= then <= moment + timedelta(hours=13)
                assert not in_quiet_hours(then.astimezone(where).time(), time(22), time(8))


def test_a_day_that_a_country_left_out_is_known() -> None:
    """Samoa, 30 December 2011."""
    assert next_day(date(2011, 12, 29), ZoneInfo("Pacific/Apia")) == date(2011, 12, 31)
