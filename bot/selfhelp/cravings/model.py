"""The timer of a technique: when its message changes, and when its time is up; pure rules."""

from collections.abc import Sequence
from datetime import datetime, timedelta

# Kinds of queued messages: a change of the timer's own message, and the message at the end.
STEP = "craving-step"
END = "craving-end"
# A pull from here on is hard: people are offered what is for right now.
HARD = 7
# The end of a timer that is late by more than this is left out: whoever waited has gone on without it.
END_WINDOW = timedelta(minutes=30)


def beats(start: datetime, minutes: int, steps: int) -> Sequence[datetime]:
    """Return when the second and each later step begins, and last when the time is up.

    The minutes of the whole technique are divided evenly among its steps; the first one begins at `start`.
    """
    whole = timedelta(minutes=minutes)
    return [start + whole * number / steps for number in range(1, steps + 1)]


def minutes_left(now: datetime, end: datetime) -> int:
    """Return how many minutes are left, rounded up; at least one."""
    return max(1, -int((now - end).total_seconds() // 60))
