"""Wall-clock time where a person is, in aware UTC.

Rules for the two nights a year when a wall clock jumps: a minute that does not exist (spring) is
taken at the first minute that does; a minute that happens twice (autumn) is taken the first time.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def zone(name: str) -> ZoneInfo:
    """Return the zone of that tz database name; raises ValueError for an unknown one."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"unknown time zone {name!r}") from error


def at_local(day: date, wall: time, where: tzinfo) -> datetime:
    """Return the aware UTC moment when clocks in `where` show `wall` on `day`.

    A minute skipped by a clock change becomes the first minute after the gap; a minute that
    happens twice is the earlier one.
    """
    local = datetime.combine(day, wall, tzinfo=where)
    moment = local.replace(fold=0).astimezone(UTC)
    if moment.astimezone(where).replace(tzinfo=None) == local.replace(tzinfo=None):
        return moment
    # In a gap the two readings lie on either side of it: the change itself is between them.
    before, after = sorted((moment, local.replace(fold=1).astimezone(UTC)))
    old = before.astimezone(where).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) / 2
        if middle.astimezone(where).utcoffset() == old:
            before = middle
        else:
            after = middle
    rounded = after.replace(microsecond=0)
    return rounded if rounded.astimezone(where).utcoffset() != old else rounded + timedelta(seconds=1)


def local_day(moment: datetime, where: tzinfo) -> date:
    """Return the date on the wall calendar of `where` at that aware moment."""
    return moment.astimezone(where).date()


def next_at(after: datetime, wall: time, where: tzinfo) -> datetime:
    """Return the first moment later than `after` when clocks in `where` show `wall`."""
    day = local_day(after, where) - timedelta(days=1)
    while True:
        moment = at_local(day, wall, where)
        if moment > after:
            return moment
        day += timedelta(days=1)


def plan_next(now: datetime, wall: time, where: tzinfo, done_on: date | None) -> datetime:
    """Return the next moment of something done once a local day at `wall`.

    It is the first `wall` after `now` on a local day later than `done_on`, the last day that was done or
    skipped: no day comes twice, whatever the zone or the hour was changed to. A minute that a clock
    change skips together with the rest of its day becomes the last one before it, and a day that does
    not exist (Samoa, 30 December 2011) is left out.
    """
    day = local_day(now, where) - timedelta(days=1)
    if done_on is not None and day <= done_on:
        day = done_on + timedelta(days=1)
    while (moment := on_day(day, wall, where)) is None or moment <= now:
        day += timedelta(days=1)
    return moment


def on_day(day: date, wall: time, where: tzinfo) -> datetime | None:
    """Return the aware UTC moment of `wall` on that day, None for a day that does not exist there.

    A minute that a clock change skips together with the rest of its day is the last one before it.
    """
    moment = at_local(day, wall, where)
    if local_day(moment, where) == day:
        return moment
    last = moment - timedelta(minutes=1)
    return last if local_day(last, where) == day else None


def in_quiet_hours(local: time, start: time, end: time) -> bool:
    """Return whether that wall-clock time lies in the quiet hours `start` to `end` (end not included).

    `start` after `end` means over midnight; equal ones mean no quiet hours.
    """
    if start == end:
        return False
    if start < end:
        return start <= local < end
    return local >= start or local < end


def after_quiet_hours(moment: datetime, where: tzinfo, start: time, end: time) -> datetime:
    """Return `moment`, or the end of the quiet hours it falls into, as aware UTC."""
    local = moment.astimezone(where)
    if not in_quiet_hours(local.time(), start, end):
        return moment
    day = local.date() if local.time() < end else local.date() + timedelta(days=1)
    return at_local(day, end, where)
