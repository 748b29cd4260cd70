"""A second opinion may raise a hard day to HIGH and soften a doubtful HIGH, and nothing else."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.safety.risk import Category, Evidence, Level, Lexicon, Opinion, assess, load_lexicon

CONTENT = Path(__file__).parents[4] / "content" / "lexicon"

FIRM_HIGH = "i want to kill myself"
SOFT_HIGH = "everyone would be better off without me"
EMERGENCY = "i want to kill myself tonight"


@pytest.fixture(scope="module")
def rules() -> Lexicon:
    """Return the lexicon that ships, without a second opinion."""
    return replace(load_lexicon(CONTENT), second=None)


def said(level: Level, rules: Lexicon) -> Lexicon:
    """Return the lexicon with an opinion that always says `level`."""
    opinion = Opinion(level, Category.HOPELESSNESS if level else None, calm=level < Level.HIGH)
    return replace(rules, second=lambda evidence: opinion)


@pytest.mark.parametrize(
    ("text", "opinion", "level"),
    [
        ("the light is going out of me", Level.HIGH, Level.HIGH),
        ("the light is going out of me", Level.EMERGENCY, Level.EMERGENCY),
        ("i relapsed last night", Level.HIGH, Level.HIGH),
        ("i relapsed last night", Level.NONE, Level.ELEVATED),
        (SOFT_HIGH, Level.NONE, Level.ELEVATED),
        (FIRM_HIGH, Level.NONE, Level.ELEVATED),
        (EMERGENCY, Level.NONE, Level.ELEVATED),
        (EMERGENCY, Level.HIGH, Level.EMERGENCY),
    ],
)
def test_what_an_opinion_may_change(text: str, opinion: Level, level: Level, rules: Lexicon) -> None:
    assert assess(text, said(opinion, rules)).level == level


def test_an_opinion_is_named_as_the_rule(rules: Lexicon) -> None:
    raised = assess("the light is going out of me", said(Level.HIGH, rules))
    assert (raised.rule, raised.category) == ("second-opinion", Category.HOPELESSNESS)
    assert assess(SOFT_HIGH, said(Level.NONE, rules)).rule.endswith("-second-opinion")


def test_doubt_lowers_nothing(rules: Lexicon) -> None:
    doubtful = replace(rules, second=lambda evidence: Opinion(Level.ELEVATED, Category.HOPELESSNESS))
    assert assess(SOFT_HIGH, doubtful).level == Level.HIGH


def test_no_opinion_changes_nothing(rules: Lexicon) -> None:
    silent = replace(rules, second=lambda evidence: None)
    for text in (FIRM_HIGH, SOFT_HIGH, EMERGENCY, "hello"):
        assert assess(text, silent) == assess(text, rules)


def test_the_evidence_holds_words_as_they_are_read(rules: Lexicon) -> None:
    seen: list[Evidence] = []

    def listen(evidence: Evidence) -> Opinion | None:
        seen.append(evidence)
        return None

    assess("i wanna unalvie myself", replace(rules, second=listen))
    (evidence,) = seen
    assert evidence.words == ("i", "want", "to", "unalive", "myself")
    assert evidence.concepts[0] == ("self",)
    assert "want" in evidence.concepts[1]
    assert "kill" in evidence.concepts[3]
    assert evidence.firm
    assert "death-wish" in {one.signal for one in evidence.candidates}


def test_concepts_are_alike_in_all_languages(rules: Lexicon) -> None:
    for words in (
        ("want", "die", "tonight"),
        ("quiero", "morir", "noche"),
        ("хочу", "умереть", "сегодня"),
        ("will", "sterben", "heute"),
        ("veux", "mourir", "soir"),
        ("quero", "morrer", "hoje"),
    ):
        found = [rules.concepts(word) for word in words]
        assert "want" in found[0]
        assert "die" in found[1]
        assert "now" in found[2]
