"""What a person told of one lapse, and how far they came; pure rules."""

import enum
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

# One that was left is taken up again for so long; after that a new one begins.
TAKEN_UP = timedelta(hours=24)
# Small things for the next 24 hours: food, rest and people, as in the techniques "Plan the next hour" and
# "After a slip" (larimer-1999-rp, londonfriend-emergency).
NEXT_STEPS = ("eat", "rest", "tell", "with", "outside", "meeting")
MOST_STEPS = 2
WORDS_LIMIT = 1000


class Step(enum.StrEnum):
    """The question that waits."""

    WHEN = "when"
    HAPPENED = "happened"
    HELPED = "helped"
    NEXT = "next"
    # Only for somebody who counts from a date.
    DATE = "date"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Lapse:
    """One lapse as it was told. None is a question not answered; `day` is a local day.

    `chosen` are codes of NEXT_STEPS, `own` is a small thing in the person's own words.
    """

    id: int
    started_at: datetime
    step: Step
    day: date | None = None
    happened: str | None = None
    helped: str | None = None
    chosen: tuple[str, ...] = ()
    own: str | None = None


def after(step: Step, *, counts: bool) -> Step:
    """Return the question that follows; `counts` is whether the person counts from a date."""
    order = [one for one in Step if counts or one is not Step.DATE]
    return order[min(order.index(step) + 1, len(order) - 1)] if step in order else Step.DONE


def with_choice(lapse: Lapse, code: str) -> Lapse:
    """Return the lapse with a small thing chosen or taken back; the oldest of three makes room.

    Raises ValueError for a code that is none of NEXT_STEPS.
    """
    if code not in NEXT_STEPS:
        raise ValueError(code)
    if code in lapse.chosen:
        return replace(lapse, chosen=tuple(one for one in lapse.chosen if one != code))
    return replace(lapse, chosen=(*lapse.chosen, code)[-MOST_STEPS:])
