"""Every screen of /cope, /learn and the daily note, for everything the library holds, in every language."""

from collections.abc import Iterator

import pytest

from bot.infra.content import CONTENT
from bot.infra.texts import Texts
from bot.selfhelp.library import Library, load_library, load_wording
from bot.selfhelp.reading import Item, Kind, Opinion
from bot.selfhelp.tips import Told
from bot.selfhelp.tries import Outcome
from handlers.views import cope, learn, tips
from handlers.views.keyboard import LABEL_LENGTH
from handlers.views.screen import Screen
from tests.fakes.telegram_request import plain_text, utf16_length

TEXTS = Texts(CONTENT / "messages")
# As long as the numbers of offers and a stranger's place can get.
REFS = ("9999999999", "low-.99")


@pytest.fixture(scope="module")
def library() -> Library:
    """Give the library as it ships."""
    return load_library(CONTENT)


def check(screen: Screen) -> None:
    """Check what Telegram and VOICE ask of every screen; callback data checks itself when it is made."""
    assert 0 < utf16_length(plain_text(screen.html)) <= 4096
    for row in screen.keyboard:
        assert len(row) <= (6 if all(one.label.isdigit() for one in row) else 3), row
        assert all(0 < len(one.label) <= LABEL_LENGTH for one in row), row
    assert any(one.data == "sos:show" for row in screen.keyboard for one in row)


def cope_screens(library: Library, language: str) -> Iterator[Screen]:
    """Yield every screen of every technique."""
    say = TEXTS.bound(language)
    every = library.techniques(language)
    yield cope.menu(say, library.whens())
    yield cope.then_help(say)
    for one in every:
        for ref in REFS:
            yield cope.offer(say, one, ref, worked=every[0], opening=say("cope-safer"))
            if one.ask_first:
                yield cope.question(say, one, ref)
            yield from (cope.step(say, one, number, ref) for number in range(1, len(one.steps) + 1))
            yield cope.ask_helped(say, one, ref)
            for outcome in (Outcome.YES, Outcome.BIT, Outcome.NO):
                yield cope.heard(say, one, outcome, ref, known=True)
                yield cope.heard(say, one, outcome, ref, known=False)
            yield cope.saved(say, one, ref)
            yield cope.sources(say, one, ref)


def learn_screens(library: Library, language: str) -> Iterator[Screen]:
    """Yield every screen of every topic and article."""
    say = TEXTS.bound(language)
    topics = library.topics(language)
    pages = -(-len(topics) // learn.TOPICS_PAGE)
    yield from (learn.topics(say, topics, page, known=True) for page in range(pages))
    yield learn.found(say, [], known=True)
    yield learn.ask_search(say)
    yield learn.saved(say, [], 0)
    entries: list[learn.Entry] = []
    for topic in topics:
        articles = [one for id_ in topic.articles if (one := library.article(id_, language))]
        yield learn.topic(say, topic, articles, learn.page_of(topics, topic.id))
        for one in articles:
            onward = [library.article(id_, language) for id_ in one.next]
            tools = [library.technique(id_, language) for id_ in one.next]
            opinion = Opinion(Item(Kind.ARTICLE, one.id), None, None)
            for told in (opinion, None):
                yield learn.article(
                    say,
                    one,
                    told,
                    [found for found in onward if found],
                    [found for found in tools if found],
                    "learn:topics:0",
                    learn.FROM_SAVED,
                )
            yield learn.sources(say, one, learn.FROM_SAVED)
            yield learn.suggest(say, one)
            entries.append((one.title, f"learn:a:{one.id}:s"))
    yield learn.found(say, articles, known=True)
    yield from (learn.saved(say, entries, page) for page in range(-(-len(entries) // learn.SAVED_PAGE)))


@pytest.mark.parametrize("language", TEXTS.languages())
def test_every_screen_of_cope_fits_a_phone_and_leads_to_help(library: Library, language: str) -> None:
    """Labels, rows, callback data and lengths; SOS is on each."""
    for screen in cope_screens(library, language):
        check(screen)


@pytest.mark.parametrize("language", TEXTS.languages())
def test_every_screen_of_learn_fits_a_phone_and_leads_to_help(library: Library, language: str) -> None:
    """Labels, rows, callback data and lengths; SOS is on each."""
    for screen in learn_screens(library, language):
        check(screen)


@pytest.mark.parametrize("language", TEXTS.languages())
def test_every_daily_note_is_safe_on_somebody_elses_screen(library: Library, language: str) -> None:
    """The first 60 characters tell nothing, no word is on the blocked list, and the buttons fit."""
    say, wording, journey = TEXTS.bound(language), load_wording(CONTENT), library.journey
    notes = [Told(Item(Kind.SNIPPET, one.id), one.text, "bladder") for one in library.snippets(language)]
    for id_ in journey.messages["en"]:
        message = journey.message(id_, language)
        assert message is not None
        notes.append(Told(Item(Kind.JOURNEY, id_), message.text, message.more))
    for told in notes:
        screen = tips.note(say, told, library)
        check(screen)
        assert wording.check_first_words(plain_text(screen.html)) == [], told
        assert [hit for hit in wording.check(told.text) if hit.severity == "block"] == [], told


def test_every_answer_to_a_check_in_fits_a_phone(library: Library) -> None:
    """Each line in each language, with the longest number in it."""
    words = library.checkin_words
    for language in TEXTS.languages():
        for line in words.answers:
            text = words.say(line.id, language, 10)
            assert 0 < len(text) <= 160
            assert "{" not in text


def test_what_comes_first_after_a_slip_is_in_the_library(library: Library) -> None:
    """The rule names a technique that exists and is for that moment."""
    from bot.selfhelp.tries.model import SAFE_FIRST

    for when, id_ in SAFE_FIRST.items():
        assert id_ in {one.id for one in library.techniques_for(when, "en")}
