"""Whoever writes of danger in one of six languages is answered in it, from the first card to the next tap."""

import re

import pytest

from tests.crawl import Crawl
from tests.house import House

SAID = [
    ("es", "quiero morirme"),
    ("de", "ich will sterben"),
    ("fr", "je veux mourir"),
    ("pt", "quero morrer"),
    ("ru", "я хочу умереть"),
]
# A friend who does not wake up.
DANGER = {
    "de": "mein freund ist bewusstlos und atmet nicht",
    "fr": "mon ami est inconscient et ne respire plus",
    "pt": "meu amigo está inconsciente e não respira",
    "ru": "мой друг без сознания и не дышит",
}
LABEL = 24


@pytest.mark.parametrize(("language", "text"), SAID, ids=[language for language, _ in SAID])
async def test_the_language_of_the_message_wins(quick_house: House, language: str, text: str) -> None:
    """Numbers, the direct question and its answers; afterwards Keel speaks as before."""
    anna = await quick_house.resident()
    await anna.says(text)
    numbers, question = anna.said()[-2:]
    assert quick_house.phrase("crisis-heard", language) in numbers.text
    assert "116 123" in numbers.text
    assert quick_house.phrase("crisis-ask", language) in question.text
    await anna.taps(quick_house.phrase("button-yes", language))
    assert quick_house.phrase("crisis-said-yes", language).split("\n")[0] in anna.last_read()
    assert not any(len(label) > LABEL for one in anna.said() for row in one.labels for label in row)


async def test_a_language_with_only_the_crisis_flow_is_offered_nowhere_else(quick_house: House) -> None:
    """Telegram says that somebody reads German: the rest is said in the service's own language."""
    otto = quick_house.person("Otto", language="de")
    await otto.says("/start")
    assert "Start" in str(otto.last().labels)
    assert "Deutsch" not in str(otto.last().labels)
    texts = quick_house.keel.services.texts
    assert texts.languages() == ["en", "es"]
    assert set(texts.crisis_languages()) == {"en", "es", "de", "fr", "pt", "ru"}


def test_every_label_fits_and_no_english_is_left() -> None:
    """Of what is said in the crisis flow of a language nothing is the English text by oversight."""
    from tests.house import content

    texts = content().texts
    for language, _ in SAID:
        for key in texts.keys("en"):
            if not key.startswith(("crisis-", "sos-")) or not texts.has(key, language):
                continue
            english, other = (str(texts.bundle(one).get_message(key).value) for one in ("en", language))
            assert english != other or re.fullmatch(r"[\W\d]*", english), (language, key)


@pytest.mark.parametrize("language", ["de", "fr", "pt", "ru"])
async def test_every_button_of_the_flow_answers_in_that_language(quick_house: House, language: str) -> None:
    """Each kind of button once, those that lead out of the flow aside."""
    anna = await quick_house.resident()
    crawl = Crawl(quick_house, anna, only=("crisis:", "sos:"))
    for text in (dict(SAID)[language], DANGER[language]):
        await crawl.command(text)
    await crawl.walk()

    stale = quick_house.phrase("error-stale-button")
    assert [step.did for step in crawl.steps if any(stale in one.text for one in step.seen)] == []
    assert [step.did for step in crawl.steps if not step.spoke] == []
    assert await quick_house.set_aside() == 0
    assert len(crawl.kinds) > 40
