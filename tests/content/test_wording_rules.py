"""Each rule of language.yaml keeps its own examples."""

from typing import Any

import pytest
import yaml

from bot.selfhelp.library import Wording, load_wording
from tests.content.conftest import CONTENT

RULES: list[dict[str, Any]] = yaml.safe_load((CONTENT / "sources/language.yaml").read_text())["rules"]
MATCHING = [(rule["id"], text) for rule in RULES for text in rule["should_match"]]
PASSING = [(rule["id"], text) for rule in RULES for text in rule["should_not_match"]]


@pytest.fixture(scope="module")
def wording() -> Wording:
    return load_wording(CONTENT)


@pytest.mark.parametrize(("rule", "text"), MATCHING)
def test_a_rule_finds_what_it_is_for(wording: Wording, rule: str, text: str) -> None:
    assert rule in {hit.rule for hit in wording.check(text)}


@pytest.mark.parametrize(("rule", "text"), PASSING)
def test_a_rule_lets_ordinary_words_pass(wording: Wording, rule: str, text: str) -> None:
    assert rule not in {hit.rule for hit in wording.check(text)}


def test_every_rule_has_examples_of_both_kinds() -> None:
    assert [rule["id"] for rule in RULES if not rule["should_match"] or not rule["should_not_match"]] == []


def test_a_hit_says_where_and_what_to_say_instead(wording: Wording) -> None:
    text = "Nobody here is an addict."

    (hit,) = wording.check(text)

    assert (text[hit.start : hit.end], hit.rule, hit.severity) == ("addict", "addict", "block")
    assert hit.use == "person with an addiction; person who uses ketamine"


def test_a_curly_apostrophe_hides_nothing(wording: Wording) -> None:
    assert [hit.rule for hit in wording.check("You’re clean now")] == ["clean-dirty"]


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        ("Evening. How are things today?", []),
        ("Ketamine and sleep", ["Ketamine"]),
        ("Do you feel a CRAVING?", ["CRAVING"]),
        ("Hoy no consumas", ["consumas"]),
        ("Your music bonus is here, and a house to go with it", []),
        ("x" * 55 + " suicide", ["suicide"]),
        ("x" * 60 + " suicide", []),
    ],
)
def test_the_first_words_of_an_unasked_message_give_nothing_away(
    wording: Wording, text: str, telling: list[str]
) -> None:
    assert [text[hit.start : hit.end] for hit in wording.check_first_words(text)] == telling
