"""The second opinion: how much a message sounds like the labelled ones, by its words and pairs of words.

Rules know what somebody has thought of; veiled wording is said in ever new words. This is a plain
logistic regression over words, neighbouring words and beginnings of long words, one for each
question (is it ELEVATED or more, HIGH or more, an EMERGENCY) and one for each category. It was
fitted to the labelled messages under tests/risk by tests/risk/train.py, which also sets the
thresholds. What it may change is decided in judge.py. Its limits are told in docs/risk.md.
"""

from __future__ import annotations

import enum
import json
import math
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from bot.safety.risk.model import Category, Evidence, Level, LexiconError, Opinion

FILE = "second-opinion.bin"
FORM = "keel second opinion 2"
# Of a longer word its beginning counts too, so that endings matter less (helps Russian and Spanish most).
STEM = 5
# One word or two say too little: "die" may be half a sentence, and rules know the ones that are not.
FEWEST_WORDS = 3
# A longer message is read through a window of so many words, so that one sentence is not drowned by the rest.
WINDOW = 20
# A wall of words is read to here; at 4,096 characters of ordinary text there are about 800.
MOST_WORDS = 1000


@dataclass(frozen=True, slots=True)
class Question:
    """One fitted question: `weights` by hashed feature, in units of `scale`, and a bias."""

    name: str
    weights: Sequence[int]
    scale: float
    bias: float
    mask: int

    def sum(self, marks: Sequence[int]) -> int:
        """Return the sum of the weights of the hashed features `marks`."""
        mask = self.mask
        weights = self.weights
        return sum([weights[mark & mask] for mark in marks])

    def chance(self, total: int, count: int) -> float:
        """Return how likely the answer is yes, 0 to 1, where `count` features weigh `total`."""
        value = self.bias + self.scale * total / math.sqrt(count)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))


def features(words: Sequence[str]) -> list[str]:
    """Return what counts of these words, each once: words, pairs in order, beginnings of long words."""
    framed = ["<", *words, ">"]
    found = dict.fromkeys(words)
    found.update(dict.fromkeys(map(" ".join, pairwise(framed))))
    found.update(dict.fromkeys([word[:STEM] + "*" for word in words if len(word) > STEM]))
    return list(found)


def marks_of(found: Iterable[str]) -> list[int]:
    """Return a number for each feature, the same on every machine."""
    return [zlib.crc32(one.encode()) for one in found]


def _by_word(words: Sequence[str]) -> list[list[int]]:
    """Return the hashed features that begin at each word."""
    following = [*words[1:], ">"]
    return [
        marks_of([word, f"{word} {after}", *([word[:STEM] + "*"] if len(word) > STEM else [])])
        for word, after in zip(words, following, strict=True)
    ]


class Ground(enum.StrEnum):
    """What the rules found: the less it is, the surer the second opinion must be of HIGH.

    FIRM wording names the danger. That and an EMERGENCY are lowered only where the message is several times
    as likely harmless (SURER in tests/risk/train.py).
    """

    NOTHING = "nothing"
    ELEVATED = "elevated"
    SOFT = "soft"
    FIRM = "firm"
    EMERGENCY = "emergency"


def ground_of(level: Level, firm: bool) -> Ground:
    """Return on what ground the rules' level stands."""
    if level == Level.EMERGENCY:
        return Ground.EMERGENCY
    if firm:
        return Ground.FIRM
    if level == Level.HIGH:
        return Ground.SOFT
    return Ground.ELEVATED if level == Level.ELEVATED else Ground.NOTHING


class Statistics:
    """The fitted questions with their thresholds; called with the evidence, returns an opinion.

    `levels` are the chances that ELEVATED and EMERGENCY ask for, `high` those that HIGH asks for, by ground;
    `graver` is what EMERGENCY asks of a message that is HIGH already.
    """

    def __init__(
        self,
        questions: Sequence[Question],
        categories: Sequence[Question],
        levels: Mapping[Level, float],
        high: Mapping[Ground, float],
        graver: float,
    ) -> None:
        self.questions = {Level(place + 1): question for place, question in enumerate(questions)}
        self.categories = categories
        self.levels = levels
        self.high = high
        self.graver = graver

    def chances(self, words: Sequence[str]) -> dict[Level, float]:
        """Return for each level how likely the message is at it or above, in its gravest window."""
        if len(words) <= WINDOW:
            marks = marks_of(features(words))
            return {
                level: question.chance(question.sum(marks), len(marks))
                for level, question in self.questions.items()
            }
        marked = _by_word(words[:MOST_WORDS])
        counts = list(accumulate(map(len, marked), initial=0))
        found = {}
        for level, question in self.questions.items():
            sums = list(accumulate(map(question.sum, marked), initial=0))
            found[level] = max(
                question.chance(sums[end] - sums[end - WINDOW], counts[end] - counts[end - WINDOW])
                for end in range(WINDOW, len(sums))
            )
        return found

    def bar(self, level: Level, ground: Ground) -> float:
        """Return the chance that a level asks for where the rules found that much.

        EMERGENCY asks `graver` of what is HIGH already.
        """
        return self.high[ground] if level == Level.HIGH else self.levels[level]

    def __call__(self, evidence: Evidence) -> Opinion | None:
        """Return the level that the words alone suggest, None of too few words."""
        if len(evidence.words) < FEWEST_WORDS:
            return None
        chances = self.chances(evidence.words)
        ground = ground_of(evidence.finding.level, evidence.firm)
        is_high = chances[Level.HIGH] >= self.high[ground]
        if chances[Level.EMERGENCY] >= (self.graver if is_high else self.levels[Level.EMERGENCY]):
            level = Level.EMERGENCY
        elif is_high:
            level = Level.HIGH
        elif chances[Level.ELEVATED] >= self.levels[Level.ELEVATED]:
            level = Level.ELEVATED
        else:
            level = Level.NONE
        category = self.category(evidence.words) if level else None
        return Opinion(level, category, calm=not is_high and level < Level.HIGH)

    def category(self, words: Sequence[str]) -> Category:
        """Return what the message is most likely about."""
        marks = marks_of(features(words[:MOST_WORDS]))
        count = len(marks)
        best = max(self.categories, key=lambda question: question.chance(question.sum(marks), count))
        return Category(best.name)

    def reasons(self, words: Sequence[str], most: int = 6) -> list[tuple[str, float]]:
        """Return the features that speak most for HIGH or against it, weightiest first."""
        question = self.questions[Level.HIGH]
        found = features(words[:MOST_WORDS])
        weighed = [
            (one, question.scale * question.weights[mark & question.mask])
            for one, mark in zip(found, marks_of(found), strict=True)
        ]
        return sorted(weighed, key=lambda item: -abs(item[1]))[:most]


def load_statistics(folder: Path) -> Statistics | None:
    """Return the fitted second opinion kept in `folder`, None where there is none.

    Raises LexiconError when the file is damaged: rules alone would read less than docs/risk.md says.
    """
    path = folder / FILE
    if not path.exists():
        return None
    try:
        head, packed = path.read_bytes().split(b"\n", 1)
        about: dict[str, Any] = json.loads(head)
        if about["form"] != FORM:
            raise ValueError(f"of another form ({about['form']})")
        numbers = array("b", zlib.decompress(packed))
        taken = 0
        fitted: dict[str, list[Question]] = {"levels": [], "categories": []}
        for kind, questions in fitted.items():
            size = 1 << about[kind]["bits"]
            for name, scale, bias in about[kind]["questions"]:
                questions.append(Question(name, numbers[taken : taken + size], scale, bias, size - 1))
                taken += size
        if taken != len(numbers):
            raise ValueError(f"holds {len(numbers)} weights instead of {taken}")
        levels = {Level[name]: float(value) for name, value in about["thresholds"].items()}
        high = {Ground(name): float(value) for name, value in about["high"].items()}
        if set(levels) != {Level.ELEVATED, Level.EMERGENCY} or set(high) != set(Ground):
            raise ValueError("lacks a threshold")
        return Statistics(fitted["levels"], fitted["categories"], levels, high, float(about["graver"]))
    except (OSError, ValueError, KeyError, TypeError, zlib.error) as error:
        advice = f"cannot be read ({error}); fit it again with `python tests/risk/train.py`"
        raise LexiconError(FILE, 1, advice) from error
