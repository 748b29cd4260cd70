"""How hard a text is to read, by the published formulas."""

import pytest

from bot.selfhelp.library.reading import english_syllables, flesch_kincaid, inflesz, words_of


def grade(text: str) -> float:
    return flesch_kincaid(text, english_syllables(words_of(text)))


@pytest.mark.parametrize(
    ("word", "syllables"),
    [("bladder", 2), ("ketamine", 3), ("people", 2), ("don't", 1), ("recover", 3), ("snorflebox", 3)],
)
def test_syllables_are_those_one_hears(word: str, syllables: int) -> None:
    assert english_syllables([word]) == {word: syllables}


def test_the_grade_follows_the_formula() -> None:
    # 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 * 1 - 15.59
    assert grade("The cat sat on the mat.") == pytest.approx(-1.45)


def test_long_words_and_long_sentences_raise_the_grade() -> None:
    easy = "You can stop. It is hard. Ask for help."
    hard = "Discontinuation necessitates considerable determination and professional consultation."

    assert grade(easy) < 3 < 7 < grade(hard)


def test_a_list_item_is_a_sentence_of_its_own() -> None:
    assert grade("Say where you are\nSay what you took\nStay on the line") == pytest.approx(
        grade("Say where you are. Say what you took. Stay on the line.")
    )


def test_numbers_are_not_words() -> None:
    assert words_of("About 1 in 4, or 25%, don’t.") == ["about", "in", "or", "don't"]


def test_spanish_is_measured_by_inflesz() -> None:
    # 4 words, 1 sentence, 7 syllables (el 1, a-gua 2, te 1, a-yu-da 3): 206.835 - 62.3 * 7 / 4 - 4
    assert inflesz("El agua te ayuda.") == pytest.approx(93.81)


def test_hard_spanish_scores_below_normal() -> None:
    assert inflesz("La farmacoterapia individualizada imposibilita complicaciones psicopatológicas.") < 55
    assert inflesz("") == 100.0
