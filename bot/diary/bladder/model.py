"""One week's answers about the bladder, and what they call for; pure rules.

The questions are our own and no licensed scale; nothing is added up to a score.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


class Sign(enum.StrEnum):
    """What needs a doctor the same day, or help at once (facts bladder-13, bladder-14)."""

    BLOOD = "blood"
    FEVER = "fever"
    SIDE = "side"
    BLOCKED = "blocked"


class Measure(enum.StrEnum):
    """What is asked on steps from 0 on; more is always worse."""

    PAIN = "pain"
    GAP = "gap"
    NIGHTS = "nights"


# The highest step of each. Pain: none, a little, quite a bit, strong. The gap by day: three hours or more,
# about two, about one, less. Nights: times up, the last step for that many or more.
MOST: Mapping[Measure, int] = {Measure.PAIN: 3, Measure.GAP: 3, Measure.NIGHTS: 5}
# From this step on we say that it is worth showing a doctor (sleep-06, and the warning signs of bladder-02).
# The steps are ours, set low; no source names a number.
SHOW: Mapping[Measure, int] = {Measure.PAIN: 2, Measure.GAP: 2, Measure.NIGHTS: 2}


class Urgency(enum.IntEnum):
    """How soon what was noted asks for a doctor."""

    NONE = 0
    SOON = 1
    TODAY = 2
    NOW = 3


@dataclass(frozen=True, slots=True)
class BladderCheck:
    """One week, named by the local `day` on which it was noted.

    `signs` is None until that question was answered, `values` holds the steps that were.
    """

    day: date
    signs: frozenset[Sign] | None = None
    values: Mapping[Measure, int] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Return whether nothing was answered."""
        return self.signs is None and not self.values

    def waiting(self) -> Measure | None:
        """Return the first measure without an answer."""
        return next((one for one in Measure if one not in self.values), None)

    def urgency(self, before: "BladderCheck | None" = None) -> Urgency:
        """Return what the answers call for; what got worse since `before` is worth a doctor too."""
        signs = self.signs or frozenset()
        if Sign.BLOCKED in signs:
            return Urgency.NOW
        if signs:
            return Urgency.TODAY
        worse = before is not None and any(
            step > before.values[one] for one, step in self.values.items() if one in before.values
        )
        if worse or any(step >= SHOW[one] for one, step in self.values.items()):
            return Urgency.SOON
        return Urgency.NONE
