"""The words that ship: they keep every rule, and every piece can be shown."""

from html.parser import HTMLParser

import pytest

from bot.selfhelp.library import Library, check_library, library_stats, load_library
from tests.content.conftest import CONTENT, TODAY


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(CONTENT)


def test_what_ships_has_no_error() -> None:
    errors = [str(problem) for problem in check_library(CONTENT, today=TODAY) if problem.severity == "error"]

    assert errors == []


def test_there_is_as_much_as_was_promised() -> None:
    stats = library_stats(CONTENT)

    english = stats["languages"]["en"]
    assert 60 <= english["articles"] <= 80
    assert english["techniques"] == 54
    assert 120 <= english["snippets"] <= 160
    assert stats["facts"]["coverage"] >= 0.75
    assert stats["facts"]["unlisted"] == []


def test_nothing_claims_a_review_that_did_not_happen() -> None:
    languages = library_stats(CONTENT)["languages"].values()

    assert [language["reviewed"] for language in languages] == [0] * len(languages)


def test_every_piece_can_be_shown_with_its_sources(library: Library) -> None:
    for topic in library.topics("en"):
        for id_ in topic.articles:
            article = library.article(id_, "en")
            assert article is not None
            assert_telegram_takes(article.html)
            assert article.sources
            for following in article.next:
                assert library.article(following, "en") or library.technique(following, "en")
    for technique in library.techniques("en"):
        for html in (technique.why, *technique.steps, *technique.contraindications):
            assert_telegram_takes(html)
        assert technique.sources


def test_every_when_has_something_to_try(library: Library) -> None:
    for when in library.whens():
        assert len(library.techniques_for(when, "en")) >= 3


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("bladder", "bladder"),
        ("blader", "bladder"),
        ("k cramps", "kidneys-liver-biliary"),
        ("kcramps", "kidneys-liver-biliary"),
        ("can't pee", "bladder"),
        ("cant sleep", "sleep"),
        ("relapsed", "relapse-and-slips"),
        ("craveing", "cravings"),
        ("how long does it last", "withdrawal-timeline"),
        ("what do i tell my doctor", "talking-to-a-doctor"),
    ],
)
def test_what_people_type_finds_the_article(library: Library, typed: str, found: str) -> None:
    assert found in [article.topic for article in library.search(typed, "en")[:2]]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("calambres k", "why-does-my-stomach-cramp"),
        ("calambre por la k", "why-does-my-stomach-cramp"),
        ("no puedo mear", "blood-in-my-pee"),
        ("no puedo orinar", "blood-in-my-pee"),
        ("sangre al orinar", "blood-in-my-pee"),
        ("orino mucho", "why-do-i-pee-so-much"),
        ("begija", "what-can-a-bladder-doctor-do"),
        ("bejiga", "what-can-a-bladder-doctor-do"),
        ("no duermo", "why-cant-i-sleep"),
        ("insónnio", "why-cant-i-sleep"),
        ("recaí", "i-used-again-now-what"),
        ("he recaido", "i-used-again-now-what"),
        ("verguenza", "why-am-i-so-ashamed"),
        ("embaraso", "i-am-pregnant"),
        ("abstinensia", "is-ketamine-withdrawal-real"),
        ("ejercisios", "does-exercise-help"),
        ("mezclada con coca", "is-it-worse-to-mix"),
        ("mi amigo no se despierta", "they-wont-wake-up"),
        ("ataques de panico", "is-it-panic-or-my-heart"),
    ],
)
def test_what_people_type_in_spanish_finds_the_article(library: Library, typed: str, found: str) -> None:
    """Endings, missing accents, b for v, s for z and c, and typos."""
    assert library.search(typed, "es")[0].id == found


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_question_typed_as_its_title_stands_finds_the_article(library: Library, language: str) -> None:
    """Whatever its length; with a few words more around it, too."""
    for topic in library.topics(language):
        for id_ in topic.articles:
            title = article.title if (article := library.article(id_, language)) else ""
            for typed in (title, title.lower().strip("¿?"), f"keel, {title} ok"):
                found = library.plainly_about(typed, language)
                assert found is not None, typed
                assert found.id == id_, typed


@pytest.mark.parametrize(
    "typed", ["today was a long and dull day", "my sister is coming over in the evening"]
)
def test_a_sentence_is_no_search(library: Library, typed: str) -> None:
    assert library.plainly_about(typed, "en") is None


def test_nonsense_finds_nothing(library: Library) -> None:
    assert library.search("qqxzv", "en") == []
    assert library.search("", "en") == []


class TagStack(HTMLParser):
    """Collects the tags of a text and notices one that is not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.seen.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def assert_telegram_takes(html: str) -> None:
    stack = TagStack()
    stack.feed(html)
    assert stack.open == []
    assert stack.seen <= {"b", "i"}
    assert html.strip()
