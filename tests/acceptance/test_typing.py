"""Everything by typing: a language anywhere, the words of a button, the words of a command."""

import re

import pytest

from bot.people import Person
from handlers.people.by_word import named_language
from handlers.people.commands import PRIVATE
from tests.house import House, Visitor


def shape(text: str) -> str:
    """Return a text without its clocks."""
    return re.sub(r"\d+", "#", text)


async def person_of(house: House, visitor: Visitor) -> Person:
    """Return the person, who must be known."""
    person = await house.known(visitor)
    assert person is not None
    return person


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("español", "es"),
        ("ESPANOL!", "es"),
        ("castellano", "es"),
        ("en español por favor", "es"),
        ("can you speak spanish", "es"),
        ("English", "en"),
        ("inglés", "en"),
        ("in english please", "en"),
        ("habla inglés", "en"),
        ("my spanish friend died", None),
        ("español o inglés", None),
        ("english lesson today", None),
        ("", None),
        ("hola", None),
    ],
)
def test_a_language_is_heard_by_its_name(quick_house: House, typed: str, code: str | None) -> None:
    """Alone or with a few words around it; in a sentence of its own it is no switch."""
    assert named_language(quick_house.keel.services.texts, typed) == code


async def test_a_language_can_be_typed_anywhere_and_the_question_goes_on(house: House) -> None:
    """In the middle of a question Anna types "español": the question comes again, in Spanish."""
    anna = await house.resident()
    await anna.says("/days")
    await anna.taps("My date")

    await anna.says("español")

    assert house.phrase("language-set", "es") in anna.all_read()
    assert anna.last_read().startswith(house.phrase("days-ask-date", "es"))
    await anna.says("3 nov")
    assert "Ahora cuento desde el 3 nov." in anna.last_read()
    assert house.keel.first_look._seen[anna.id].language == "es"
    await anna.says("in english")
    assert anna.last_read() == house.phrase("language-set")


async def test_language_is_a_command_too(quick_house: House) -> None:
    """Two names, one tap."""
    anna = await quick_house.resident()
    await anna.says("/language")
    await anna.taps("Español")

    assert anna.last_read() == quick_house.phrase("language-set", "es")
    assert (await person_of(quick_house, anna)).language == "es"


async def test_in_the_first_minute_too(quick_house: House) -> None:
    """Half-way through the first questions; the question at which she was comes again."""
    anna = quick_house.person()
    await anna.says("/start")
    await anna.taps("Start")
    await anna.taps("Yes, and that's OK")
    await anna.says("español")

    assert "Creo que estás en" in anna.last_read()


async def test_a_stranger_types_a_language_and_nothing_is_kept(quick_house: House) -> None:
    """The first question comes in it, and goes on in it."""
    anna = quick_house.person()
    await anna.says("español")
    assert anna.last_read() == quick_house.phrase("start-consent", "es")
    assert await quick_house.known(anna) is None
    await anna.says("/language")
    await anna.taps("Español")
    await anna.taps("Sí, y estoy de acuerdo")

    assert (await person_of(quick_house, anna)).language == "es"


async def test_the_first_minute_without_one_tap(quick_house: House) -> None:
    """Every button's words are typed."""
    anna = quick_house.person()
    await anna.says("/start")
    for words in ("start", "yes", "yes", "i've stopped", "about a week", "evening"):
        await anna.says(words)

    person = await person_of(quick_house, anna)
    assert person.onboarded_at is not None
    plan = await quick_house.keel.services.checkins.plan(person)
    assert plan.wall_time.hour == 19


async def test_a_path_without_one_tap(house: House) -> None:
    """/lapse by words alone; what is shown comes below them."""
    anna = await house.resident()
    await anna.says("/lapse")
    await anna.says("yes")
    await anna.says("today")
    await anna.says("skip")
    await anna.says("skip")
    await anna.says("eat something")
    await anna.says("go on")
    await anna.says("keep my date")

    assert anna.last_read().startswith(house.phrase("lapse-end"))
    assert "For the next 24 hours: Eat something." in anna.last_read()


async def test_words_that_fit_two_buttons_press_none(quick_house: House) -> None:
    """No guess: "not" is the beginning of two, and a label that stands twice with two meanings is none."""
    anna = await quick_house.resident()
    await anna.says("/days")
    await anna.taps("My date")
    await anna.says("not")

    assert quick_house.phrase("days-date-unclear") in anna.last_read()


async def test_the_words_of_an_old_screen_are_forgotten(quick_house: House) -> None:
    """After another screen with buttons the first one counts no more."""
    anna = await quick_house.resident()
    await anna.says("/days")
    await anna.says("/settings")
    await anna.says("/when")
    await anna.says("round the corner")

    assert anna.last_read() == quick_house.phrase("fallback-text")


# These change what comes after them, and have tests of their own.
HEARD_OTHERWISE = {"stop", "erase", "lapse", "craving"}


@pytest.mark.parametrize("command", [one for one in PRIVATE if one not in HEARD_OTHERWISE])
async def test_every_command_can_be_typed_without_its_slash(quick_house: House, command: str) -> None:
    """In both languages some words lead where the command leads."""
    house = quick_house
    anna = await house.resident()
    await anna.says(f"/{command}")
    wanted = shape(anna.last_read())
    texts = house.keel.services.texts
    first = [house.phrase(f"typed-{command}", language).split(",")[0] for language in texts.languages()]

    for words in [command, *first]:
        await house.keel.services.people.go_to(await person_of(house, anna), None)
        # As after a restart: no button of an earlier screen has these words.
        house.keel.first_look.shown.forget(anna.id)
        await house.move(minutes=2)
        await anna.says(words)
        assert shape(anna.last_read()) == wanted, words


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("i lapsed", "lapse-ask-safe"),
        ("he recaído", "lapse-ask-safe"),
        ("craving", "craving-ask"),
        ("ganas de consumir", "craving-ask"),
    ],
)
async def test_words_about_use_lead_to_their_path(quick_house: House, words: str, key: str) -> None:
    """A worry as well, and the path is its answer: no quiet line is added."""
    anna = await quick_house.resident()
    await anna.says(words)

    assert anna.last_read() == quick_house.phrase(key)


async def test_stop_and_erase_can_be_typed_too(quick_house: House) -> None:
    """Erase asks first; stop is undone by resume."""
    anna = await quick_house.resident()
    await anna.says("borrarlo todo")
    assert "This deletes everything I keep about you" in anna.last_read()
    await anna.says("no, keep it")
    assert anna.last_read() == quick_house.phrase("erase-kept")
    await anna.says("STOP")
    assert anna.last_read() == quick_house.phrase("pause-stopped")


async def test_danger_in_the_words_of_a_button_is_danger(quick_house: House) -> None:
    """Typed words are screened before anything else hears them."""
    anna = await quick_house.resident()
    await anna.says("/sos")
    await anna.says("i'm in danger now")

    assert "999" in anna.last_read() or "What is happening?" in anna.last_read()
