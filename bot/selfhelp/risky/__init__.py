"""Times at which it is often hard: they come again in local time, and a neutral note comes shortly before."""

from bot.selfhelp.risky.model import (
    BEFORE,
    DAILY,
    LAST_DAY,
    MOST_TIMES,
    WEEKEND,
    Note,
    Rhythm,
    RiskyTime,
    TooManyTimes,
    days_of,
    mask_of,
)
from bot.selfhelp.risky.reading import Typed, read_time_words
from bot.selfhelp.risky.service import RISKY, RiskyTimes

__all__ = [
    "BEFORE",
    "DAILY",
    "LAST_DAY",
    "MOST_TIMES",
    "RISKY",
    "WEEKEND",
    "Note",
    "Rhythm",
    "RiskyTime",
    "RiskyTimes",
    "TooManyTimes",
    "Typed",
    "days_of",
    "mask_of",
    "read_time_words",
]
