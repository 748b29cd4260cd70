"""/lapse: safe first, then short and kind; nothing is lost, and no date moves by itself."""

import pytest
from sqlalchemy import text

from bot.diary.lapses import Lapse, Step
from bot.diary.moods import Used
from bot.people import Person, Stage
from tests.house import House, Visitor


async def person_of(house: House, visitor: Visitor) -> Person:
    """Return the person, who must be known."""
    person = await house.known(visitor)
    assert person is not None
    return person


async def lapses_of(house: House, visitor: Visitor) -> list[Lapse]:
    """Return what the person told."""
    person = await person_of(house, visitor)
    return await house.keel.services.lapses.told_since(person, person.created_at)


async def test_the_whole_path_by_typing_and_tapping(house: House) -> None:
    """Safe, yesterday, what happened, what helped, two small things, the date stays, and so do the days."""
    anna = await house.resident()
    before = (await person_of(house, anna)).stopped_on

    await anna.says("/lapse")
    assert anna.last_read() == house.phrase("lapse-ask-safe")
    await anna.taps("Yes, I'm safe")
    await anna.taps("Yesterday")
    assert anna.last_read() == house.phrase("lapse-ask-happened")
    await anna.says("an argument after work")
    assert anna.last_read() == house.phrase("lapse-ask-helped")
    await anna.says("my sister rang")
    assert anna.last_read().startswith(house.phrase("lapse-be-safe"))
    await anna.taps("Eat something")
    await anna.taps("Be with someone")
    await anna.taps("Tell one person")
    await anna.taps("Go on")
    assert "Your date is 17 Nov. It stays" in anna.last_read()
    await anna.taps("Keep my date")

    read = anna.last_read()
    assert read.startswith(house.phrase("lapse-end"))
    assert "What you reached stays: 6 days in all, 5 in a row at the longest." in read
    assert "For the next 24 hours: Be with someone, Tell one person." in read
    (told,) = await lapses_of(house, anna)
    assert (told.happened, told.helped) == ("an argument after work", "my sister rang")
    assert (told.chosen, told.step) == (("with", "tell"), Step.DONE)
    person = await person_of(house, anna)
    assert person.stopped_on == before
    note = await house.keel.services.moods.day(person, told.day)
    assert note is not None
    assert note.used is Used.YES


@pytest.mark.parametrize("label", ["No", "Not sure"])
async def test_whoever_is_not_safe_gets_help_at_once(quick_house: House, label: str) -> None:
    """The emergency number first, then what is happening; it is noted as an emergency."""
    anna = await quick_house.resident()
    await anna.says("/lapse")

    await anna.taps(label)

    assert "999" in anna.all_read()
    assert anna.last_read() == quick_house.phrase("crisis-danger-what")
    person = await person_of(quick_house, anna)
    assert person.held(quick_house.clock.now())


async def test_a_typed_no_is_answered_from_memory(quick_house: House) -> None:
    """Typed as well as tapped; and the way back leads to the question."""
    anna = await quick_house.resident()
    await anna.says("/lapse")

    await anna.says("no")

    assert "999" in anna.all_read()
    await quick_house.take_in(anna.press("crisis:back", anna.last().message_id))
    assert anna.last_read() == quick_house.phrase("lapse-ask-safe-again")
    await anna.says("yes")
    assert anna.last_read() == quick_house.phrase("lapse-ask-when")


async def test_words_that_are_neither_are_asked_again(quick_house: House) -> None:
    """No guess about safety."""
    anna = await quick_house.resident()
    await anna.says("/lapse")

    await anna.says("the cat is on the roof")

    assert quick_house.phrase("lapse-ask-safe-again") in anna.all_read()


async def test_every_step_can_be_skipped_and_left_and_taken_up_again(house: House) -> None:
    """Left in the middle; hours later it goes on there, after the question whether it is safe."""
    anna = await house.resident()
    await anna.says("/lapse")
    await anna.taps("Yes, I'm safe")
    await anna.taps("Skip")
    await anna.says("a bad phone call")
    await anna.taps("Leave it for now")
    assert anna.last_read() == house.phrase("lapse-left")
    assert (await person_of(house, anna)).stage is Stage.STOPPED

    await house.move(hours=20)
    await anna.says("/lapse")
    await anna.taps("Yes, I'm safe")
    assert anna.last_read() == house.phrase("lapse-ask-helped")
    await anna.taps("Skip")
    await anna.says("water the plants")
    await anna.taps("From today")

    assert "I count from today now." in anna.last_read()
    assert "For the next 24 hours: water the plants." in anna.last_read()
    (told,) = await lapses_of(house, anna)
    assert (told.happened, told.helped, told.own) == ("a bad phone call", None, "water the plants")
    count = await house.keel.services.days.count(await person_of(house, anna))
    assert (count.passed, count.total) == (0, 7)


async def test_a_new_day_begins_a_new_one(quick_house: House) -> None:
    """What was left more than a day ago stays as it is."""
    anna = await quick_house.resident()
    await anna.says("/lapse")
    await quick_house.move(days=2)
    await anna.says("/lapse")

    assert len(await lapses_of(quick_house, anna)) == 2


async def test_from_the_checkin_the_day_is_known(quick_house: House) -> None:
    """Used: yes. The path asks no second time when it was."""
    anna = await quick_house.resident()
    await anna.says("/checkin")
    await anna.taps("2 Low")
    await anna.taps("8")
    await anna.taps("Yes")
    await anna.taps("Go through it calmly")
    await anna.taps("Yes, I'm safe")

    assert anna.last_read() == quick_house.phrase("lapse-ask-happened")


async def test_a_message_about_use_offers_the_path(quick_house: House) -> None:
    """Typed out of the blue: the answer leads to it; a stranger, of whom nothing is kept, has no path."""
    anna = await quick_house.resident()
    await anna.says("i relapsed last night")
    await anna.taps("Go through it calmly")
    assert anna.last_read() == quick_house.phrase("lapse-ask-safe")

    ben = quick_house.person("Ben")
    await ben.says("i relapsed last night")
    assert "Go through it calmly" not in str([one.labels for one in ben.said()])


async def test_from_the_days(quick_house: House) -> None:
    """I used, under the days."""
    anna = await quick_house.resident()
    await anna.says("/days")
    await anna.taps("I used")

    assert anna.last_read() == quick_house.phrase("lapse-ask-safe")


async def test_what_is_known_after_a_break_and_back(quick_house: House) -> None:
    """Only what the sources hold, and nothing chosen is lost by looking."""
    anna = await quick_house.resident()
    await anna.says("/lapse")
    await anna.taps("Yes, I'm safe")
    await anna.taps("Today")
    await anna.taps("Skip")
    await anna.taps("Skip")
    await anna.taps("Eat something")
    await anna.taps("Riskier after a break?")
    assert anna.last_read() == quick_house.phrase("lapse-break")
    await anna.taps("Back")

    assert anna.last().button("✓ Eat something")


async def test_a_crisis_message_in_the_middle_is_answered_and_the_step_goes_on(quick_house: House) -> None:
    """What she wrote is kept, the numbers come first, and the way back leads to the next question."""
    anna = await quick_house.resident()
    await anna.says("/lapse")
    await anna.taps("Yes, I'm safe")
    await anna.taps("Today")

    await anna.says("i want to kill myself")
    assert "116 123" in anna.all_read()
    await quick_house.take_in(anna.press("crisis:back", anna.last().message_id))

    assert anna.last_read() == quick_house.phrase("lapse-ask-helped")
    (told,) = await lapses_of(quick_house, anna)
    assert told.happened == "i want to kill myself"


async def test_a_long_story_is_asked_for_shorter(quick_house: House) -> None:
    """A thousand characters fit."""
    anna = await quick_house.resident()
    await anna.says("/lapse")
    await anna.taps("Yes, I'm safe")
    await anna.taps("Today")

    await anna.says("the bus was late and " * 90)

    assert anna.last_read() == quick_house.phrase("checkin-note-long", length=1890, limit=1000)


async def test_typed_days_are_read(quick_house: House) -> None:
    """A day, a day to come, and nonsense."""
    anna = await quick_house.resident()
    await anna.says("/lapse")
    await anna.taps("Yes, I'm safe")
    await anna.says("in autumn")
    assert anna.last_read() == quick_house.phrase("lapse-when-unclear")
    await anna.says("2030-01-01")
    assert anna.last_read() == quick_house.phrase("days-date-future")
    await anna.says("20 nov")
    await anna.taps("Skip")
    await anna.taps("Skip")
    await anna.taps("Go on")
    await anna.says("whenever")
    assert anna.last_read().startswith("I couldn't read that date.")
    await anna.says("21 nov")

    assert "I count from 21 Nov now." in anna.last_read()
    (told,) = await lapses_of(quick_house, anna)
    assert told.day is not None
    assert told.day.isoformat() == "2026-11-20"


async def test_somebody_who_cuts_down_is_asked_for_no_date(quick_house: House) -> None:
    """There is none to move."""
    ben = await quick_house.resident("Ben")
    person = await person_of(quick_house, ben)
    await quick_house.keel.services.days.set_stage(person, Stage.CUTTING_DOWN)
    await ben.says("/lapse")
    await ben.taps("Yes, I'm safe")
    for _ in range(3):
        await ben.taps("Skip")
    await ben.taps("Go on")

    assert ben.last_read().startswith(quick_house.phrase("lapse-end"))


async def test_buttons_of_somebody_else_and_old_ones_open_nothing(quick_house: House) -> None:
    """A lapse belongs to its person."""
    anna, ben = await quick_house.resident(), await quick_house.resident("Ben")
    await anna.says("/lapse")
    await ben.says("/days")
    number = ben.last().message_id
    for data in (
        "lapse:on:1:happened",
        "lapse:pick:1:eat",
        "lapse:on:x:when",
        "lapse:fly:1",
        "lapse:start:soon",
    ):
        await quick_house.take_in(ben.press(data, number))
        assert ben.last_read() == quick_house.phrase("error-stale-button")
    assert await quick_house.set_aside() == 0


async def test_what_was_told_is_sealed_copied_and_erased(quick_house: House) -> None:
    """In the copy in words, in the database unreadable, gone with the person."""
    house = quick_house
    anna = await house.resident()
    await anna.says("/lapse")
    await anna.taps("Yes, I'm safe")
    await anna.taps("Today")
    await anna.says("an argument after work")
    await anna.taps("Skip")
    await anna.taps("Eat something")
    async with house.keel.services.work.read() as session:
        (stored,) = await session.execute(text("SELECT happened_sealed FROM lapses"))
    assert b"argument" not in stored[0]

    await anna.says("/export")
    copy = anna.last().document
    assert isinstance(copy, bytes)
    told = "What happened: an argument after work; For the next 24 hours: Eat something"
    assert told in copy.decode()
    await anna.says("/erase")
    assert "1 time you told me about using" in anna.last_read()
    await anna.taps("Yes, erase it all")
    assert await house.known(anna) is None


async def test_the_path_in_spanish(quick_house: House) -> None:
    """Every step speaks it."""
    anna = await quick_house.resident()
    await quick_house.keel.services.people.change(await person_of(quick_house, anna), language="es")
    await anna.says("/lapse")
    await anna.taps("Sí, estoy a salvo")
    await anna.taps("Hoy")
    await anna.taps("Saltar")
    await anna.taps("Saltar")
    await anna.taps("Comer algo")
    await anna.taps("Seguir")
    assert "Tu fecha es el 17 nov." in anna.last_read()
    await anna.taps("Dejar mi fecha")
    assert "Para las próximas 24 horas: Comer algo." in anna.last_read()
