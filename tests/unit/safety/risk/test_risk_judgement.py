"""What the detector makes of a message: computed levels, whom it concerns, messages that belong together."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.safety.risk import About, Category, Level, Lexicon, assess, check_lexicon, explain, load_lexicon

CONTENT = Path(__file__).parents[4] / "content" / "lexicon"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """Return the rules that ship, alone: what the second opinion adds has tests of its own."""
    return replace(load_lexicon(CONTENT), second=None)


def test_the_lexicon_that_ships_is_sound() -> None:
    assert check_lexicon(CONTENT) == []


def test_every_language_is_there(lexicon: Lexicon) -> None:
    assert set(lexicon.languages) == {"de", "en", "es", "fr", "pt", "ru"}


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("i cant do this anymore", Level.HIGH),
        ("i cant do this crossword anymore", Level.NONE),
        ("i want to end my life", Level.HIGH),
        ("i want to end my life tonight", Level.EMERGENCY),
        ("i want to end my life and im on the bridge", Level.EMERGENCY),
        ("im not suicidal", Level.NONE),
        ("im not suicidal but everyone would be better off without me", Level.HIGH),
        ("i dont want to live anymore", Level.HIGH),
        ("i don't want to die any more, i feel better", Level.NONE),
        ("lol i want to die", Level.HIGH),
        ("im such a burden", Level.ELEVATED),
        ("i relapsed last night", Level.ELEVATED),
        ("relapsed on self harm last night", Level.HIGH),
        ("hello", Level.NONE),
        ("", Level.NONE),
        ("   \n", Level.NONE),
    ],
)
def test_levels_are_computed(text: str, level: Level, lexicon: Lexicon) -> None:
    assert assess(text, lexicon).level == level


def test_a_friend_in_danger_is_somebody_else(lexicon: Lexicon) -> None:
    found = assess("my friend took too much k and won't wake up", lexicon)
    assert (found.level, found.about, found.category) == (
        Level.EMERGENCY,
        About.OTHER,
        Category.THIRD_PARTY,
    )


def test_asking_for_a_person_is_heard(lexicon: Lexicon) -> None:
    found = assess("can i talk to a real person", lexicon)
    assert (found.level, found.category) == (Level.ELEVATED, Category.HELP_REQUEST)


def test_the_span_is_the_place_in_the_message(lexicon: Lexicon) -> None:
    text = "Bad day. I want to die."
    found = assess(text, lexicon)
    begin, end = found.span
    assert text[begin:end] == "want to die"
    assert found.rule.startswith("en.")
    assert found.language == "en"


def test_a_sentence_sent_in_pieces_is_read_as_one(lexicon: Lexicon) -> None:
    assert assess("die", lexicon).level == Level.NONE
    assert assess("die", lexicon, ["i want to"]).level == Level.HIGH
    assert assess("tonight", lexicon, ["im going to", "kill myself"]).level == Level.EMERGENCY


def test_what_was_answered_before_is_not_found_again(lexicon: Lexicon) -> None:
    assert assess("thanks", lexicon, ["i want to die"]).level == Level.NONE


def test_hopelessness_twice_is_taken_as_more(lexicon: Lexicon) -> None:
    alone = assess("everything is pointless", lexicon)
    assert (alone.level, alone.category) == (Level.ELEVATED, Category.HOPELESSNESS)
    assert assess("everything is pointless", lexicon, ["i feel so hopeless"]).level == Level.HIGH


def test_explain_says_why_a_phrase_does_not_count(lexicon: Lexicon) -> None:
    reasons = {one.cancelled for one in explain("i dont want to die", lexicon)}
    assert "denied" in reasons


def test_explain_says_what_lifted_the_level(lexicon: Lexicon) -> None:
    strongest = explain("i want to kill myself tonight", lexicon)[0]
    assert strongest.finding.level == Level.EMERGENCY
    assert strongest.raised == "en.within-a-day"
