"""Disguises never lower a level, and nothing that anybody can send stops the detector."""

import csv
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.safety.risk import Level, Lexicon, assess, load_lexicon

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


def test_the_longest_messages_can_be_read() -> None:
    for piece in (
        "i want to die ",
        "🔫💊",
        "killmyself",
        "a' ",
        "d.i.e ",
        "не хочу жить ",
        "\u0336x",
        "1 2 3 ",
    ):
        text = (piece * 4096)[:4096]
        assert assess(text, lexicon()).level in Level
