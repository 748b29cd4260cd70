"""Opening hours of a helpline, as content/helplines writes them."""

import re
from dataclasses import dataclass
from datetime import datetime, time
from typing import Self

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAY = "(?:" + "|".join(_DAYS) + ")"
_CLOCK = r"(?:[01]\d|2[0-3]):[0-5]\d"
_PART = re.compile(
    rf"(?P<days>Daily|{_DAY}(?:-{_DAY})?(?:,{_DAY}(?:-{_DAY})?)*) (?P<opens>{_CLOCK})-(?P<closes>{_CLOCK})"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """One stretch of hours that is the same on several days.

    `days` are runs of weekdays, first and last included, Monday is 0: ((0, 4),) is Monday to Friday, ((0,
    6),) every day. A `closes` at or before `opens` lies on the next day; 00:00 is the midnight that ends
    the day.
    """

    days: tuple[tuple[int, int], ...]
    opens: time
    closes: time

    @property
    def crosses_midnight(self) -> bool:
        """True when it closes on the day after it opened (00:00 included)."""
        return self.closes <= self.opens

    def on(self, weekday: int) -> bool:
        """True when it opens on that weekday, Monday is 0. A run may wrap: Sat-Mon."""
        return any(
            first <= weekday <= last if first <= last else weekday >= first or weekday <= last
            for first, last in self.days
        )


@dataclass(frozen=True, slots=True)
class Hours:
    """When a line answers: always, at certain hours, or nobody knows (no openings and not always).

    Times are the wall clock of the country the line serves.
    """

    text: str
    always: bool = False
    openings: tuple[Opening, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the hours written as `24/7`, `unknown`, or `Mon-Fri 09:00-17:00; Sat 10:00-14:00`.

        Days are `Daily`, `Mon-Fri` or `Mon,Wed-Thu`. Raises ValueError for anything else.
        """
        if text == "24/7":
            return cls(text, always=True)
        if text == "unknown":
            return cls(text)
        return cls(text, openings=tuple(_opening(part) for part in text.split("; ")))

    @property
    def known(self) -> bool:
        """False when nobody could say when the line answers."""
        return self.always or bool(self.openings)

    def is_open(self, now_local: datetime) -> bool | None:
        """Return whether the line answers at this moment of its own country's clock; None when not known."""
        if self.always:
            return True
        if not self.openings:
            return None
        clock, today = now_local.time(), now_local.weekday()
        yesterday = (today - 1) % 7
        for opening in self.openings:
            if opening.crosses_midnight:
                if (opening.on(today) and clock >= opening.opens) or (
                    opening.on(yesterday) and clock < opening.closes
                ):
                    return True
            elif opening.on(today) and opening.opens <= clock < opening.closes:
                return True
        return False

    def describe(self) -> tuple[Opening, ...]:
        """Return the openings in the order they are written; empty for 24/7 and unknown."""
        return self.openings


def _opening(part: str) -> Opening:
    found = _PART.fullmatch(part)
    if found is None:
        raise ValueError(f"cannot read the opening hours {part!r}")
    if found["days"] == "Daily":
        days: tuple[tuple[int, int], ...] = ((0, 6),)
    else:
        days = tuple(_run(run) for run in found["days"].split(","))
    return Opening(days, time.fromisoformat(found["opens"]), time.fromisoformat(found["closes"]))


def _run(text: str) -> tuple[int, int]:
    first, _, last = text.partition("-")
    return _DAYS.index(first), _DAYS.index(last or first)
