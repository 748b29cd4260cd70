"""A wish for one day."""

import enum
from dataclasses import dataclass
from datetime import date

from bot.people import Stage


class Wish(enum.StrEnum):
    """What can be tapped in the morning: small, and within reach on a bad day."""

    PEOPLE = "people"
    BODY = "body"
    TASK = "task"
    REST = "rest"
    OUTSIDE = "outside"
    # Only for those who have stopped or are cutting down.
    WITHOUT = "without"


class Outcome(enum.StrEnum):
    """What became of it, in the person's own answer."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Intention:
    """What a person wants of one day: a `wish`, or their own `words`; `outcome` is None until they say."""

    day: date
    wish: Wish | None
    words: str | None
    outcome: Outcome | None


def wishes_for(stage: Stage | None) -> tuple[Wish, ...]:
    """Return what is offered to somebody at that place on their way."""
    without = stage in (Stage.STOPPED, Stage.CUTTING_DOWN)
    return tuple(one for one in Wish if one is not Wish.WITHOUT or without)
