"""One technique offered once, what became of it, and what that says about the next offer."""

import enum
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.selfhelp.library import Library, Technique, place_in_line

# After a slip the body comes before the lessons (the technique's own words), so this one is offered before
# the chooser is asked, unless the person had it within a day.
SAFE_FIRST = {"after-a-slip": "slip-safety"}
SAFE_AGAIN = timedelta(days=1)
CRAVING = "craving"
# What was offered within this time is the same stretch of craving: something else comes.
ONE_STRETCH = timedelta(hours=2)
# So many points of eleven are more than the wobble between two answers.
CLEAR_FALL = 3


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
    `last` is when it was offered last, aware UTC. `fell` holds (points by which the pull fell, all times
    together; times), for what was offered in a craving.
    """

    seen: Mapping[str, int] = field(default_factory=dict)
    helped: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    last: Mapping[str, datetime] = field(default_factory=dict)
    fell: Mapping[str, tuple[int, int]] = field(default_factory=dict)


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


@dataclass(frozen=True, slots=True)
class InCraving:
    """A technique to show in a craving; `fell` is how many points on average it took off before."""

    try_id: int
    technique: Technique
    pull: int
    fell: float | None


@dataclass(frozen=True, slots=True)
class Tried:
    """An offer as it is kept; the pull is None where it was not asked or not told."""

    id: int
    technique: str
    occasion: str
    outcome: Outcome | None
    pull_before: int | None
    pull_after: int | None


def outcome_of_fall(before: int, after: int) -> Outcome:
    """Return what a change of the pull says of a technique: three points or more are help, one is a bit."""
    if before - after >= CLEAR_FALL:
        return Outcome.YES
    return Outcome.BIT if after < before else Outcome.NO


def expected_fall(points: int, times: int) -> float:
    """Return by how many points a technique is likely to lower this person's pull.

    (points + 1) / (times + 1): as if it had been tried once before and taken one point off. What was never
    tried stands at one point, above what did nothing and below what took off more.
    """
    return (points + 1) / (times + 1)


def pick_in_craving(library: Library, record: Record, seed: int, language: str, now: datetime) -> Technique:
    """Return the technique to offer while a craving is on; what lowered it for this person comes earlier.

    Those for a calm day are left out, and so are those offered within two hours; when that leaves none, the
    one offered longest ago comes. Raises KeyError when the library has none for a craving.
    """
    fitting = [one for one in library.techniques_for(CRAVING, language) if not one.calm]
    if not fitting:
        raise KeyError(CRAVING)
    fresh = [one for one in fitting if one.id not in record.last or now - record.last[one.id] >= ONE_STRETCH]
    if not fresh:
        return min(fitting, key=lambda one: (record.last[one.id], one.id))
    return min(
        fresh,
        key=lambda one: (
            -expected_fall(*record.fell.get(one.id, (0, 0))),
            place_in_line(seed, one.id),
            one.id,
        ),
    )


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
