"""Disguises never lower a level, and nothing that anybody can send stops the detector."""

import csv
from copy import copy
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.safety.risk import Level, Lexicon, assess, load_lexicon
from bot.safety.risk.judge import BUDGET
from bot.safety.risk.lattice import MOST_RESPELLED, lattice_of
from bot.safety.risk.spelling import Spelling

ROOT = Path(__file__).parents[4]

# Letters of Cyrillic that look like the Latin ones.
TWINS = str.maketrans("aeopcxyi", "аеорсхуі")
SHORT_FORMS = {"dont": "don't", "cant": "can't", "im": "i'm", "ive": "i've", "hes": "he's", "wont": "won't"}

RULE_WORDS = ["want", "to", "die", "kill", "myself", "не", "хочу", "жить", "i", "dont", "k", "1"]
RULE_WORDS += ["'", ".", "\n", "*", "@", "🔫", "💊"]


@cache
def lexicon() -> Lexicon:
    """Return the lexicon that ships."""
    return load_lexicon(ROOT / "content" / "lexicon")


@cache
def severe(lang: str = "") -> list[str]:
    """Return messages that are recognised as HIGH or above, of one language or of all."""
    with (ROOT / "tests" / "risk" / "dev_cases.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    texts = [
        row["text"] for row in rows if row["level"] in ("high", "emergency") and lang in ("", row["lang"])
    ]
    return [text for text in texts if assess(text, lexicon()).level >= Level.HIGH]


def is_not_lowered(before: str, after: str) -> bool:
    """Whether the second text is taken at least as seriously."""
    return assess(after, lexicon()).level >= assess(before, lexicon()).level


quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quick
@given(st.data())
def test_casing_never_lowers_a_level(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(severe()))
    upper = data.draw(st.lists(st.booleans(), min_size=len(text), max_size=len(text)))
    shouted = "".join(letter.upper() if up else letter for letter, up in zip(text, upper, strict=True))
    assert is_not_lowered(text, shouted)


@quick
@given(st.data())
def test_hidden_characters_never_lower_a_level(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(severe()))
    hidden = data.draw(
        st.sampled_from(["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202e", "\ufe0f"])
    )
    places = data.draw(st.sets(st.integers(0, len(text)), max_size=8))
    laced = "".join((hidden if place in places else "") + letter for place, letter in enumerate(text))
    assert is_not_lowered(text, laced)


@quick
@given(st.data())
def test_emoji_around_it_never_lower_a_level(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(severe()))
    sign = data.draw(st.sampled_from(["🙂", "💔", "😭", "🖤", "🌧", "👍🏽", "❤️"]))
    assert is_not_lowered(text, f"{text} {sign}")
    assert is_not_lowered(text, f"{sign} {text}")


@quick
@given(st.data())
def test_letters_of_another_alphabet_never_lower_a_level(data: st.DataObject) -> None:
    words = data.draw(st.sampled_from(severe("en"))).split()
    place = data.draw(st.integers(0, len(words) - 1))
    word = words[place]
    swapped = word[:1] + word[1:].translate(TWINS)
    mixed = " ".join([*words[:place], swapped, *words[place + 1 :]])
    assert is_not_lowered(" ".join(words), mixed)


@quick
@given(st.sampled_from(["'", "’", "ʼ", "`", "´"]), st.data())
def test_apostrophes_never_lower_a_level(sign: str, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(severe("en")))
    spelled = " ".join(SHORT_FORMS.get(word, word).replace("'", sign) for word in text.split())
    assert is_not_lowered(text, spelled)


@quick
@given(st.data())
def test_noise_around_it_never_lowers_a_level(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(severe()))
    noise = data.draw(st.sampled_from(["...", "!!!", "\n\n", "   ", " ?", "…", " -", "."]))
    assert is_not_lowered(text, f"{text}{noise}")
    assert is_not_lowered(text, f"{noise} {text}")
    assert is_not_lowered(text, text.replace(" ", "  "))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.lists(st.text(max_size=60), max_size=4))
def test_anything_can_be_read(text: str, recent: list[str]) -> None:
    found = assess(text, lexicon(), recent)
    begin, end = found.span
    assert 0 <= begin <= end <= len(text)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(RULE_WORDS),
        max_size=120,
    )
)
def test_heaps_of_rule_words_can_be_read(words: list[str]) -> None:
    assert assess(" ".join(words), lexicon()).level in Level
    assert assess("".join(words), lexicon()).level in Level


# Each is repeated until it fills the longest message that Telegram takes.
LONGEST = 4096
WALLS = [
    "i want to die ",
    "i want to i dont want to cant go on with the if i was better without ",
    "🔫💊",
    "killmyself",
    "k i l l m y s e l f ",
    "diiiiiie wannnnna ",
    "su1c1d3 k*ll 0v3rd0s3 ",
    "іwаnt tо dіе ",
    "a' ",
    "d.i.e ",
    "не хочу жить ",
    "\u0336x",
    "1 2 3 ",
    "not a film years ago if i could kill for a pizza lol ",
]


def wall(piece: str, length: int = LONGEST) -> str:
    """Return `piece` again and again, `length` characters of it."""
    return (piece * length)[:length]


@pytest.mark.parametrize("piece", WALLS)
def test_the_longest_messages_can_be_read(piece: str) -> None:
    assert assess(wall(piece), lexicon()).level in Level


@pytest.mark.parametrize("piece", WALLS)
def test_the_work_grows_with_the_length_and_not_faster(piece: str) -> None:
    """Steps of matching are counted, which is the same on every machine; bench/risk.py prints times."""

    def steps(length: int) -> int:
        lattice = lattice_of(piece * (length // len(piece)), lexicon()).lattice
        _, complete, taken = lexicon().net.find(lattice, BUDGET)
        assert complete
        return taken

    assert steps(LONGEST) <= 4.4 * steps(LONGEST // 4) + 100
    assert steps(LONGEST) <= 24_000


def test_words_with_too_little_room_are_left_out() -> None:
    """Two written words may join to one that is cut into three."""
    for text in ("iwant todie", "wanna killmyself tonite", "kill myselftonight"):
        lattice = lattice_of(text, lexicon()).lattice
        assert all(to > place for place, edges in enumerate(lattice.edges) for to, _, _ in edges)
        assert assess(text, lexicon()).level >= Level.HIGH


def test_a_page_of_unknown_words_is_not_respelled_without_end() -> None:
    tried: list[str] = []

    class Listening(Spelling):
        def _respelled(self, word: str, spoken: int) -> list[tuple[str, ...]]:
            tried.append(word)
            return super()._respelled(word, spoken)

    listening = copy(lexicon().spelling)
    listening.__class__ = Listening
    text = " ".join(f"q{number:x}zxv" for number in range(500))
    lattice_of(text, replace(lexicon(), spelling=listening))
    assert 0 < len(tried) <= MOST_RESPELLED
