"""One day in the diary, and what a row of days says."""

import enum
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.kernel.errors import BotError

# A day can be filled in on trust for this long; older taps are out of date.
FILL_IN = timedelta(days=7)


class DayTooOld(BotError):
    """The tapped day is further back than can be filled in."""

    reply = "checkin-day-too-old"


def check_day(day: date, today: date) -> None:
    """Raise DayTooOld for a day that can no longer be noted, or not yet.

    One day ahead is a person who travelled west after a tap, not a mistake.
    """
    if day < today - FILL_IN or day > today + timedelta(days=1):
        raise DayTooOld


class Used(enum.StrEnum):
    """Whether the person used that day, in their own answer."""

    NO = "no"
    YES = "yes"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class DayNote:
    """What a person noted of one day; None is a question not answered.

    `mood` is 1 (awful) to 5 (great), `craving` 0 (none) to 10 (all I could think about).
    """

    day: date
    mood: int | None = None
    craving: int | None = None
    used: Used | None = None
    note: str | None = None
    # When it was noted or changed last, aware UTC; None for what was not read from the database.
    noted_at: datetime | None = field(default=None, compare=False)
    # Which of the check-in words the day was answered with.
    said: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Days:
    """What a row of days says: `since` and `until` included."""

    since: date
    until: date
    notes: tuple[DayNote, ...]

    @property
    def length(self) -> int:
        """Return how many days the row has, noted or not."""
        return (self.until - self.since).days + 1

    @property
    def answered(self) -> int:
        """Return on how many days something was noted."""
        return len(self.notes)

    @property
    def without(self) -> int:
        """Return on how many days the person said that they did not use."""
        return sum(note.used is Used.NO for note in self.notes)

    @property
    def with_use(self) -> int:
        """Return on how many days the person said that they used."""
        return sum(note.used is Used.YES for note in self.notes)

    def missing(self, since: date) -> list[date]:
        """Return the days without a note from `since` on, before the last one of the row, oldest first."""
        noted = {note.day for note in self.notes}
        days = [self.since + timedelta(days=number) for number in range(self.length - 1)]
        return [day for day in days if day >= since and day not in noted]

    def mean_mood(self) -> float | None:
        """Return the mean mood, None without one."""
        return _mean([note.mood for note in self.notes if note.mood is not None])

    def mean_craving(self) -> float | None:
        """Return the mean craving, None without one."""
        return _mean([note.craving for note in self.notes if note.craving is not None])


def _mean(values: Sequence[int]) -> float | None:
    return sum(values) / len(values) if values else None
