"""Every command can be typed in words of every language, and no word leads to two."""

from collections import defaultdict

import pytest

from bot.infra.content import CONTENT
from bot.infra.texts import Texts
from handlers.diary.words import plain
from handlers.people.commands import PRIVATE

TEXTS = Texts(CONTENT / "messages")


@pytest.mark.parametrize("language", TEXTS.languages())
def test_every_command_has_words_as_they_are_heard(language: str) -> None:
    """In small letters without accents, or nobody could ever type them."""
    for command in PRIVATE:
        assert TEXTS.has(f"typed-{command}", language), f"{language}/typed.ftl has no words for /{command}"
        words = [one.strip() for one in TEXTS.get(f"typed-{command}", language).split(",")]
        assert words == [plain(one) for one in words], command


def test_no_word_leads_to_two_commands() -> None:
    """In whatever language."""
    leads: defaultdict[str, set[str]] = defaultdict(set)
    for language in TEXTS.languages():
        for command in PRIVATE:
            for word in (command, *TEXTS.get(f"typed-{command}", language).split(",")):
                leads[word.strip()].add(command)

    assert {word: found for word, found in leads.items() if len(found) > 1} == {}
