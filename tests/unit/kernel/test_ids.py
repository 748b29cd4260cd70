"""Identifiers that people read and hear."""

from hypothesis import given
from hypothesis import strategies as st

from bot.kernel.ids import ALPHABET, new_token, pseudonym


@given(number=st.integers(min_value=1, max_value=2**62))
def test_a_pseudonym_is_four_characters_for_life(number: int) -> None:
    """The same each time, readable aloud, never a word."""
    assert pseudonym(number) == pseudonym(number)
    assert len(pseudonym(number)) == 4
    assert set(pseudonym(number)) <= set(ALPHABET)


def test_pseudonyms_of_neighbours_say_nothing_about_each_other() -> None:
    """Few of a thousand people share one, and no order can be seen."""
    names = [pseudonym(number) for number in range(1, 1001)]

    assert len(set(names)) > 990
    assert names != sorted(names)


def test_no_letter_is_mistaken_for_another_and_none_makes_words() -> None:
    """No vowels, no 0 and O, no 1, I and L."""
    assert not set(ALPHABET) & set("AEIOUYL01")


def test_tokens_differ() -> None:
    """Two processes never take each other's lease for their own."""
    tokens = {new_token() for _ in range(1000)}

    assert len(tokens) == 1000
    assert {len(one) for one in tokens} == {12}
