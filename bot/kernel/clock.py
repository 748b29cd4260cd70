"""Where time comes from.

Wall-clock time decides what is due for people; monotonic time decides leases, retries and pacing,
so that a shifted or jumping wall clock never stops the machinery.
"""

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """The wall clock, as an aware UTC datetime."""

    def now(self) -> datetime:
        """Return the time now, aware, in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the machine's time, aware, in UTC."""
        return datetime.now(UTC)


@dataclass(slots=True)
class OffsetClock:
    """The machine's clock moved by an offset: `keel try` and long-life tests jump to tomorrow with it."""

    offset: timedelta = timedelta()

    def now(self) -> datetime:
        """Return the machine's time plus the offset, aware, in UTC."""
        return datetime.now(UTC) + self.offset


@dataclass(slots=True)
class FixedClock:
    """A clock that stands still until a test moves it."""

    at: datetime
    moved: timedelta = field(default_factory=timedelta)

    def now(self) -> datetime:
        """Return the time it was set to."""
        return self.at + self.moved

    def move(self, by: timedelta) -> None:
        """Move the clock by `by`, backwards when negative."""
        self.moved += by


def monotonic() -> float:
    """Return seconds that never jump; only differences mean something."""
    return time.monotonic()
