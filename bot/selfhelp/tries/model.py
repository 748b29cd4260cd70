"""One technique offered once, what became of it, and what that says about the next offer."""

import enum
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.selfhelp.library import Library, Technique

# After a slip the body comes before the lessons (the technique's own words), so this one is offered before
# the chooser is asked, unless the person had it within a day.
SAFE_FIRST = {"after-a-slip": "slip-safety"}
SAFE_AGAIN = timedelta(days=1)


class Outcome(enum.StrEnum):
    """What a person said of a technique; an offer that was left without a word has none."""

    # "Did it help?" was answered yes.
    YES = "yes"
    # ... a bit. Counts as help.
    BIT = "bit"
    # ... no.
    NO = "no"
    # "Not this one", or the question before it said that it does not suit them.
    SKIPPED = "skip"


@dataclass(frozen=True, slots=True)
class Record:
    """What a person was offered so far, by technique.

    `seen` is how often; `helped` holds (times it helped at least a bit, times they said whether it did);
    `last` is when it was offered last, aware UTC.
    """

    seen: Mapping[str, int] = field(default_factory=dict)
    helped: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    last: Mapping[str, datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Offer:
    """A technique to show now. `worked` is another one for the same moment that helped this person before."""

    try_id: int
    technique: Technique
    when: str
    worked: Technique | None = None


def pick(library: Library, when: str, record: Record, seed: int, language: str, now: datetime) -> Technique:
    """Return the technique to offer this person next; raises KeyError when none is for `when`."""
    safe = library.technique(SAFE_FIRST.get(when, ""), language)
    if safe is not None:
        last = record.last.get(safe.id)
        if last is None or now - last >= SAFE_AGAIN:
            return safe
    return library.choose_technique(when, record.seen, record.helped, seed, language)


def pick_for_stranger(library: Library, when: str, nth: int, seed: int, language: str) -> Technique:
    """Return the `nth` technique (from 0) for somebody of whom nothing is kept.

    With the same seed, counting up gives every technique for `when` once before any comes again. Raises
    KeyError when none is for `when`.
    """
    seen: Counter[str] = Counter()
    safe = library.technique(SAFE_FIRST.get(when, ""), language)
    technique = safe or library.choose_technique(when, seen, {}, seed, language)
    for _ in range(nth):
        seen[technique.id] += 1
        technique = library.choose_technique(when, seen, {}, seed, language)
    return technique


def best_so_far(library: Library, when: str, record: Record, language: str) -> Technique | None:
    """Return the technique for `when` that helped this person most often, None when none did yet.

    Ties go to the one that failed less, then to the id.
    """
    fitting = [one for one in library.techniques_for(when, language) if record.helped.get(one.id, (0, 0))[0]]
    return min(
        fitting,
        key=lambda one: (
            -record.helped[one.id][0],
            record.helped[one.id][1] - record.helped[one.id][0],
            one.id,
        ),
        default=None,
    )
