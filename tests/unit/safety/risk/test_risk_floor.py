"""The labelled messages that rules are written beside: what was reached there must not be lost.

These figures say nothing about other messages; docs/risk.md holds those.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.safety.risk import Level, Lexicon, assess, load_lexicon

ROOT = Path(__file__).parents[4]
TABLES = ROOT / "tests" / "risk"


@dataclass(frozen=True)
class Case:
    """One labelled message."""

    lang: str
    level: Level
    text: str


def cases(name: str) -> list[Case]:
    """Return the rows of a table."""
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Case(row["lang"], Level[row["level"].upper()], row["text"]) for row in rows]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """Return the lexicon that ships."""
    return load_lexicon(ROOT / "content" / "lexicon")


def share(chosen: list[Case], lexicon: Lexicon, level: Level) -> float:
    """Return how many of `chosen` are given `level` or more, from 0 to 1."""
    return sum(assess(case.text, lexicon).level >= level for case in chosen) / len(chosen)


@pytest.mark.parametrize(
    ("lang", "least"),
    [("en", 0.98), ("es", 0.98), ("ru", 0.98), ("de", 0.98), ("fr", 0.98), ("pt", 0.98)],
)
def test_danger_is_recognised(lang: str, least: float, lexicon: Lexicon) -> None:
    severe = [case for case in cases("dev_cases.tsv") if case.lang == lang and case.level >= Level.HIGH]
    assert share(severe, lexicon, Level.HIGH) >= least


def test_emergencies_are_told_from_the_rest(lexicon: Lexicon) -> None:
    worst = [case for case in cases("dev_cases.tsv") if case.level == Level.EMERGENCY]
    assert share(worst, lexicon, Level.EMERGENCY) >= 0.95


def test_hard_days_are_noticed(lexicon: Lexicon) -> None:
    hard = [case for case in cases("dev_cases.tsv") if case.level == Level.ELEVATED]
    assert share(hard, lexicon, Level.ELEVATED) >= 0.97


def test_everyday_talk_is_left_alone(lexicon: Lexicon) -> None:
    harmless = [case for case in cases("dev_cases.tsv") if case.level == Level.NONE]
    assert share(harmless, lexicon, Level.HIGH) <= 0.01
    assert share(harmless, lexicon, Level.ELEVATED) <= 0.03


def test_hidden_spelling_is_read(lexicon: Lexicon) -> None:
    hidden = cases("dev_adversarial.tsv")
    severe = [case for case in hidden if case.level >= Level.HIGH]
    harmless = [case for case in hidden if case.level == Level.NONE]
    assert share(severe, lexicon, Level.HIGH) >= 0.96
    assert share(harmless, lexicon, Level.HIGH) == 0
