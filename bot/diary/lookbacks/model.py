"""One week looked back at; pure rules."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.diary.intentions import Outcome
from bot.people import Stage

# A step is asked about once, and not when it is nearly forgotten.
STEP_KEPT = timedelta(days=21)


class Part(enum.StrEnum):
    """The three questions, in order."""

    HELPED = "helped"
    HARD = "hard"
    STEP = "step"


class Helped(enum.StrEnum):
    """What can be tapped as having helped."""

    PEOPLE = "people"
    BUSY = "busy"
    REST = "rest"
    MOVING = "moving"
    TOOLS = "tools"
    AWAY = "away"


class Hard(enum.StrEnum):
    """What can be tapped as having been hard."""

    PULL = "pull"
    MOOD = "mood"
    SLEEP = "sleep"
    PEOPLE = "people"
    BORED = "bored"
    BODY = "body"


class Step(enum.StrEnum):
    """What can be tapped as the one small step."""

    CALL = "call"
    WALK = "walk"
    BED = "bed"
    TOOL = "tool"
    PLAN = "plan"
    HELP = "help"


# Of no use to somebody who is worried about a friend.
_OWN_USE = frozenset({Helped.AWAY, Hard.PULL})

Code = Helped | Hard | Step
CODES: Mapping[Part, type[Helped] | type[Hard] | type[Step]] = {
    Part.HELPED: Helped,
    Part.HARD: Hard,
    Part.STEP: Step,
}


def codes_for(part: Part, stage: Stage | None) -> tuple[Code, ...]:
    """Return what is offered for that question to somebody at that place on their way."""
    return tuple(one for one in CODES[part] if stage is not Stage.SUPPORTING or one not in _OWN_USE)


@dataclass(frozen=True, slots=True)
class LookBack:
    """One week, named by the local `day` on which it was asked.

    `helped` and `hard` are codes as tapped; `step` is one, `outcome` what became of it, said a week later.
    `words` are the person's own by question; a step is a code or words, not both.
    """

    day: date
    helped: tuple[Helped, ...] = ()
    hard: tuple[Hard, ...] = ()
    step: Step | None = None
    words: Mapping[Part, str] = field(default_factory=dict)
    outcome: Outcome | None = None

    def codes(self, part: Part) -> tuple[Code, ...]:
        """Return what was tapped for that question."""
        if part is Part.STEP:
            return (self.step,) if self.step is not None else ()
        return self.helped if part is Part.HELPED else self.hard

    @property
    def has_step(self) -> bool:
        """Return whether a small step was named, by tap or in words."""
        return self.step is not None or bool(self.words.get(Part.STEP))
