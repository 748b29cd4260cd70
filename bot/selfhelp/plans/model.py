"""A person's own words for a hard hour, line by line; pure rules."""

import enum
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.kernel.errors import BotError

# Telegram shows 4096 characters in a message, and the whole plan must be readable in one.
LINE_LENGTH = 200
LINES = 8
SAFETY_LENGTH = 2200
IF_THEN_LENGTH = 1000
NOTE_LENGTH = 600


class Part(enum.StrEnum):
    """What a line belongs to."""

    # The safety plan, in the order of Stanley and Brown (2012): from what somebody notices and can do alone
    # to other people, then to professionals, then to a safer place.
    WARNING = "warning"
    DOING = "doing"
    PLACES = "places"
    PEOPLE = "people"
    PROFESSIONALS = "professionals"
    SAFER = "safer"
    # "If ... then ...".
    IF_THEN = "if-then"
    # Why the person wants to stop, or use less.
    REASON = "reason"
    # Written on a good day for oneself in a craving; there is one.
    NOTE = "note"
    # One person they trust: name and, where they gave it, number; there is one.
    TRUSTED = "trusted"


SAFETY = (Part.WARNING, Part.DOING, Part.PLACES, Part.PEOPLE, Part.PROFESSIONALS, Part.SAFER)
# Of these there is one: writing it again replaces it.
SINGLE = frozenset({Part.NOTE, Part.TRUSTED})


class LineTooLong(BotError):
    """The typed words are longer than one line may be."""

    reply = "plan-line-long"

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(length)
        self.length = length
        self.limit = limit

    def facts(self) -> dict[str, str | int]:
        """Return how long it is and how long it may be."""
        return {"length": self.length, "limit": self.limit}


class PlanFull(BotError):
    """The part has as many lines as it may have, or the plan would no longer fit into one message."""

    reply = "plan-full"


class LineGone(BotError):
    """The line was taken out before, or is not the person's."""

    reply = "plan-line-gone"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the person's own words."""

    id: int
    part: Part
    text: str


@dataclass(frozen=True, slots=True)
class IfThen:
    """One if-then plan: `when` is what happens, `then` what the person does."""

    id: int
    when: str
    then: str


@dataclass(frozen=True, slots=True)
class Trusted:
    """The person they trust. Keel never writes to them; `number` is as it was typed."""

    name: str
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything of a person's own words; `lines` in the order in which they were written."""

    lines: tuple[Line, ...] = ()
    if_thens: tuple[IfThen, ...] = ()
    trusted: Trusted | None = None

    def of(self, part: Part) -> tuple[Line, ...]:
        """Return the lines of one part."""
        return tuple(line for line in self.lines if line.part is part)

    def line(self, id_: int) -> Line | None:
        """Return the line with that number."""
        return next((line for line in self.lines if line.id == id_), None)

    def if_then(self, id_: int) -> IfThen | None:
        """Return the if-then plan with that number."""
        return next((one for one in self.if_thens if one.id == id_), None)

    @property
    def safety(self) -> bool:
        """Return whether anything of a safety plan is written."""
        return any(line.part in SAFETY for line in self.lines)

    @property
    def reasons(self) -> tuple[Line, ...]:
        """Return the person's reasons."""
        return self.of(Part.REASON)

    @property
    def note(self) -> str | None:
        """Return what the person wrote to themself for a craving."""
        return next((line.text for line in self.of(Part.NOTE)), None)


def weight(text: str) -> int:
    """Return the length of a text as Telegram counts it: UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def lines_of(text: str) -> list[str]:
    """Return the lines that somebody typed in one message, without bullets, numbers and empty ones."""
    found = (re.sub(r"^\s*(?:[-–—•*·]|\d{1,2}[.)])\s+", "", line).strip() for line in text.splitlines())
    return [line for line in found if line]


def check_line(part: Part, text: str) -> None:
    """Raise LineTooLong when a text is too long for one line of that part."""
    limit = NOTE_LENGTH if part is Part.NOTE else LINE_LENGTH
    if weight(text) > limit:
        raise LineTooLong(weight(text), limit)


def check_room(plan: Plan, part: Part, texts: Sequence[str]) -> None:
    """Raise PlanFull when the part, or the plan as one message, has no room for so many more lines."""
    count = len(plan.if_thens) if part is Part.IF_THEN else len(plan.of(part))
    if count + len(texts) > LINES:
        raise PlanFull
    new = sum(weight(text) for text in texts)
    if part is Part.IF_THEN:
        if new + sum(weight(one.when) + weight(one.then) for one in plan.if_thens) > IF_THEN_LENGTH:
            raise PlanFull
    elif part in SAFETY and new + sum(weight(one.text) for one in plan.lines if one.part in SAFETY) > (
        SAFETY_LENGTH
    ):
        raise PlanFull


# The words between the two halves, in the languages that have texts. "Then" may be left out after a comma.
_THEN = re.compile(
    r"^\s*(?:if|when|whenever|si|cuando)\s+(?P<when>.+?)\s*(?:,\s*(?:then|entonces)\s+|\s+(?:then|entonces)\s+"
    r"|\s*(?:\.{2,}|…)\s*(?:then|entonces)\s+|,\s+|\s*(?:->|→|=>)\s*)(?P<then>.+?)\s*$",
    re.IGNORECASE | re.DOTALL,
)


def read_if_then(text: str) -> tuple[str, str] | None:
    """Return the two halves of a typed "if ..., then ..." in English or Spanish, None when it is not one."""
    found = _THEN.match(text)
    if found is None:
        return None
    when, then = found["when"].strip(" .…,"), found["then"].strip(" …")
    return (when, then) if when and then else None


_IF = re.compile(r"^\s*(?:if|when|whenever|si|cuando)\s+", re.IGNORECASE)
_SO = re.compile(r"^\s*(?:then|entonces)[\s,]+", re.IGNORECASE)


def first_half(text: str) -> str:
    """Return what happens, without the "if" that somebody may have typed before it."""
    return _IF.sub("", text).strip(" .…,")


def second_half(text: str) -> str:
    """Return what the person does, without the "then" before it."""
    return _SO.sub("", text).strip(" …")


_NUMBER = re.compile(r"(?<![\w+])\+?\d[\d \-./()]{1,22}\d(?!\w)|(?<![\w+])\d{3}(?!\w)")


def numbers_in(text: str) -> list[str]:
    """Return what looks like phone numbers in a text: three digits or more, as they were typed.

    Times of day and dates are left out: two digits, a sign, two digits.
    """
    found = []
    for match in _NUMBER.finditer(text):
        digits = sum(character.isdigit() for character in match[0])
        if digits >= 3 and not re.fullmatch(r"\d{1,2}[.:/]\d{2}(?:[-–./ ]\d{1,4}(?:[.:]\d{2})?)?", match[0]):
            found.append(match[0].strip())
    return found
