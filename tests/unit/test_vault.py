"""Encryption at rest: nothing readable, nobody named, and keys that can be changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.infra.vault import Vault, WrongKey

OLD, NEW = Vault.new_key(), Vault.new_key()


@given(words=st.text(max_size=200))
def test_what_is_sealed_opens_and_is_not_to_be_read(words: str) -> None:
    """Any text comes back whole; two seals of one text differ."""
    vault = Vault([NEW])
    words = words.encode("utf-8", "replace").decode()

    sealed = vault.seal_text(words)

    assert vault.open_text(sealed) == words
    assert len(words) < 4 or words.encode() not in sealed
    assert vault.seal_text(words) != sealed


@given(
    value=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8")),
        lambda inner: (
            st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner)
        ),
        max_leaves=10,
    )
)
def test_any_json_value_comes_back(value: object) -> None:
    """Replies in waiting and details of a place."""
    vault = Vault([NEW])

    assert vault.open_json(vault.seal_json(value)) == value


def test_a_strange_key_opens_nothing() -> None:
    """The reason is said without the value."""
    sealed = Vault([OLD]).seal_text("a secret")

    with pytest.raises(WrongKey) as caught:
        Vault([NEW]).open_text(sealed)

    assert "secret" not in str(caught.value)
    assert "KEEL_ENCRYPTION_KEYS" in str(caught.value)


def test_a_changed_byte_is_noticed() -> None:
    """Nobody can alter a note in a backup."""
    sealed = bytearray(Vault([NEW]).seal_text("a note"))
    sealed[30] ^= 1

    with pytest.raises(WrongKey):
        Vault([NEW]).open(bytes(sealed))


def test_in_a_rotation_old_values_open_and_new_ones_need_the_new_key() -> None:
    """The first key seals, all of them open; reseal moves a value over."""
    before = Vault([OLD]).seal_text("a note")
    both = Vault([NEW, OLD])

    assert both.open_text(before) == "a note"
    assert Vault([NEW]).open_text(both.seal_text("another")) == "another"
    assert Vault([NEW]).open_text(both.reseal(before)) == "a note"


def test_a_person_is_found_again_and_not_named() -> None:
    """The look-up value is the same each time, differs by key, and does not hold the number."""
    vault = Vault([NEW])

    assert vault.mac(123456789) == Vault([NEW]).mac(123456789)
    assert vault.mac(123456789) != vault.mac(123456790)
    assert vault.mac(123456789) != Vault([OLD]).mac(123456789)
    assert b"123456789" not in vault.mac(123456789)
    assert len(vault.mac(1)) == 32


def test_in_a_rotation_people_are_looked_for_under_every_key() -> None:
    """The newest first."""
    assert Vault([NEW, OLD]).macs(7) == [Vault([NEW]).mac(7), Vault([OLD]).mac(7)]


@pytest.mark.parametrize("keys", [[], ["not a key"], [NEW, "short"]])
def test_a_bad_key_is_refused_at_once(keys: list[str]) -> None:
    """Not at the first message."""
    with pytest.raises(ValueError, match=r".+"):
        Vault(keys)
