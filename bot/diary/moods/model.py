"""One day in the diary, and what a row of days says."""

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.kernel.errors import BotError

# A day can be filled in on trust for this long; older taps are out of date.
FILL_IN = timedelta(days=7)


class DayTooOld(BotError):
    """The tapped day is further back than can be filled in."""

    reply = "checkin-day-too-old"


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

    def mean_mood(self) -> float | None:
        """Return the mean mood, None without one."""
        return _mean([note.mood for note in self.notes if note.mood is not None])

    def mean_craving(self) -> float | None:
        """Return the mean craving, None without one."""
        return _mean([note.craving for note in self.notes if note.craving is not None])


def _mean(values: Sequence[int]) -> float | None:
    return sum(values) / len(values) if values else None
