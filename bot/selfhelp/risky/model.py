"""When a risky time comes next, and when the note before it goes; pure rules."""

import calendar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from bot.kernel.errors import BotError
from bot.kernel.localtime import at_local, in_quiet_hours, local_day, on_day

# So long before a risky time the note goes.
BEFORE = timedelta(minutes=30)
# Where that falls into quiet hours, it goes so long before they begin.
BEFORE_QUIET = timedelta(minutes=5)
MOST_TIMES = 8
# Every day of the week, Saturday and Sunday, as bits: Monday is 1.
DAILY, WEEKEND = 0b1111111, 0b1100000
# The last day of a month, whatever its number; so is a day that a month does not have.
LAST_DAY = 31


class TooManyTimes(BotError):
    """The person has as many risky times as there may be."""

    reply = "times-too-many"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When it comes again: days of the week as bits (`days`), or a day of the month, at a wall-clock time.

    Exactly one of `days` (1 to 127) and `month_day` (1 to 31) is set; else ValueError.
    """

    wall: time
    days: int | None = None
    month_day: int | None = None

    def __post_init__(self) -> None:
        if (self.days is None) == (self.month_day is None):
            raise ValueError("either days of the week or a day of the month")
        if self.days is not None and not 1 <= self.days <= DAILY:
            raise ValueError(self.days)
        if self.month_day is not None and not 1 <= self.month_day <= LAST_DAY:
            raise ValueError(self.month_day)

    def falls_on(self, day: date) -> bool:
        """Return whether it comes on that day."""
        if self.days is not None:
            return bool(self.days & (1 << day.weekday()))
        assert self.month_day is not None
        return day.day == min(self.month_day, calendar.monthrange(day.year, day.month)[1])


@dataclass(frozen=True, slots=True)
class Note:
    """The note before one coming: `at` is when it goes, `event` the risky time itself (both aware UTC)."""

    day: date
    event: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class RiskyTime:
    """One risky time of a person. `name` and `mine` (what they will do) are their own words, or empty."""

    id: int
    rhythm: Rhythm
    name: str
    mine: str
    next_at: datetime


def mask_of(days: set[int]) -> int:
    """Return days of the week (Monday is 0) as bits."""
    return sum(1 << day for day in days)


def days_of(mask: int) -> list[int]:
    """Return the days of the week of a mask, Monday (0) first."""
    return [day for day in range(7) if mask & (1 << day)]


def note_moment(event: datetime, where: tzinfo, quiet_from: time, quiet_until: time) -> datetime:
    """Return when the note before `event` goes: 30 minutes before, or before quiet hours it would fall into.

    Quiet hours are those of the person's clock; equal ones mean none.
    """
    moment = event - BEFORE
    local = moment.astimezone(where)
    if not in_quiet_hours(local.time(), quiet_from, quiet_until):
        return moment
    began = local.date()
    if local.time() < quiet_from:
        began -= timedelta(days=1)
    return min(moment, at_local(began, quiet_from, where) - BEFORE_QUIET)


def next_note(
    now: datetime,
    rhythm: Rhythm,
    where: tzinfo,
    quiet_from: time,
    quiet_until: time,
    done_on: date | None = None,
) -> Note:
    """Return the next note that is still to go: its moment is after `now`, its day after `done_on`.

    No local day comes twice, whatever the zone, the quiet hours or the clocks were changed to meanwhile.
    """
    day = local_day(now, where) - timedelta(days=1)
    if done_on is not None and day <= done_on:
        day = done_on + timedelta(days=1)
    while True:
        if rhythm.falls_on(day) and (event := on_day(day, rhythm.wall, where)) is not None:
            at = note_moment(event, where, quiet_from, quiet_until)
            if at > now:
                return Note(day, event, at)
        day += timedelta(days=1)
