"""Counting days without; pure rules.

The day of somebody's own date is not counted, the days after it are: that day is the day they stopped,
and whatever happened on it, "since Monday" is one day on Tuesday. What a check-in said is put on top: a
day noted with use is taken out of the count, a day noted without counts wherever it lies. Nothing here
ever moves a date.
"""

import enum
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.diary.moods import Used

DAY = timedelta(days=1)
# How many days are shown one by one.
SHOWN = 30
# The numbers that are offered; any other can be typed.
OFFERED = (3, 7, 14, 30, 60, 90, 180, 365, 1000)
MOST_DAYS = 36500
MOST_PICKED = 12
# A number that was passed longer ago than this is not mentioned any more.
LATE = 3


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time without that is over: days after `began_on` (the date then) up to `ended_on`, included."""

    began_on: date
    ended_on: date

    @property
    def length(self) -> int:
        """Return how many days of it count."""
        return max(0, (self.ended_on - self.began_on).days)


class Mark(enum.StrEnum):
    """What is known of one day."""

    # The person noted that they did not use.
    TOLD = "told"
    # It counts by the person's date; nothing was noted.
    BY_DATE = "by-date"
    # The person noted use.
    USED = "used"
    # Nothing is known.
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Count:
    """What the days say today.

    `since` is the date that counts now, None where there is none; `passed` how many days ago it was and
    `without` how many of these days had no use noted. `longest` and `total` go over everything there is.
    """

    today: date
    since: date | None
    passed: int
    without: int
    longest: int
    total: int
    # The last days, oldest first, today included.
    marks: tuple[Mark, ...]
    # Days after `since` that were noted with use, oldest first.
    used_since: tuple[date, ...]

    @property
    def reached(self) -> int:
        """Return the number that milestones go by: since the date, or in all where there is none."""
        return self.total if self.since is None else self.without


def count_days(
    today: date, since: date | None, earlier: Iterable[Stretch], told: Mapping[date, Used]
) -> Count:
    """Return the count on `today`; `told` is what was noted of use, by day."""
    stretches = list(earlier)
    by_date: set[date] = set()
    for one in stretches:
        by_date.update(_days(one.began_on, min(one.ended_on, today)))
    if since is not None:
        by_date.update(_days(since, today))
    starts = {one.began_on for one in stretches} | ({since} if since is not None else set())
    used = {day for day, said in told.items() if said is Used.YES}
    told_without = {day for day, said in told.items() if said is Used.NO and day <= today}
    without = (by_date - used) | (told_without - starts)
    current = set(_days(since, today)) if since is not None else set()
    return Count(
        today=today,
        since=since,
        passed=len(current),
        without=len(current - used),
        longest=_longest(without),
        total=len(without),
        marks=tuple(_mark(today - DAY * ago, told, by_date) for ago in range(SHOWN - 1, -1, -1)),
        used_since=tuple(sorted(current & used)),
    )


def _days(after: date, until: date) -> Iterable[date]:
    return (after + DAY * number for number in range(1, min((until - after).days, MOST_DAYS) + 1))


def _longest(days: Collection[date]) -> int:
    longest = run = 0
    before: date | None = None
    for day in sorted(days):
        run = run + 1 if before is not None and day - before == DAY else 1
        longest = max(longest, run)
        before = day
    return longest


def _mark(day: date, told: Mapping[date, Used], by_date: Collection[date]) -> Mark:
    said = told.get(day)
    if said is Used.YES:
        return Mark.USED
    if said is Used.NO:
        return Mark.TOLD
    return Mark.BY_DATE if day in by_date else Mark.NOTHING


@dataclass(frozen=True, slots=True)
class Milestones:
    """The numbers somebody wants to hear of.

    `told` is the last one that was mentioned or passed, for the date `told_since`: after another date the
    numbers come again. `next_at` is when the next one may be reached, aware UTC, None when none is left.
    """

    person_id: int
    picked: tuple[int, ...] = ()
    told: int = 0
    told_since: date | None = None
    next_at: datetime | None = None


def toggled(picked: Sequence[int], number: int) -> tuple[int, ...]:
    """Return the numbers with `number` added, or taken out; raises ValueError outside 1 to MOST_DAYS.

    Beyond MOST_PICKED the smallest ones make room.
    """
    if not 1 <= number <= MOST_DAYS:
        raise ValueError(number)
    if number in picked:
        return tuple(one for one in picked if one != number)
    return tuple(sorted({*picked, number})[-MOST_PICKED:])


def just_reached(milestones: Milestones, count: Count) -> int | None:
    """Return the number to mention now, None when there is none."""
    told = milestones.told if milestones.told_since == count.since else 0
    fresh = [one for one in milestones.picked if told < one <= count.reached < one + LATE]
    return max(fresh, default=None)


def passed(milestones: Milestones, count: Count) -> int:
    """Return the greatest picked number that is behind the person."""
    return max((one for one in milestones.picked if one <= count.reached), default=0)


def next_day(milestones: Milestones, count: Count) -> date | None:
    """Return the first day on which the next number can be reached."""
    left = [one for one in milestones.picked if one > count.reached]
    try:
        return count.today + DAY * (min(left) - count.reached) if left else None
    except OverflowError:
        return None
