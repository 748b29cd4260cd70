"""The one more question of a check-in: chosen, answered, skipped, in the copy and gone when erased."""

import json
from datetime import date

import pytest

from bot.diary.extras import Extra, Question
from tests.house import House, Visitor


async def answers(house: House, visitor: Visitor) -> list[tuple[Question, int | None, str | None]]:
    """Return question, score and words of everything answered, oldest first."""
    person = await house.known(visitor)
    assert person is not None
    found: list[Extra] = await house.keel.services.extras.between(person, date(2026, 1, 1), date(2027, 1, 1))
    return [(one.question, one.score, one.words) for one in found]


async def chooses(house: House, label: str) -> Visitor:
    """Return somebody who chose that question."""
    anna = await house.resident()
    await anna.says("/settings")
    await anna.taps("Check-in")
    await anna.taps("One more question")
    await anna.taps(label)
    return anna


async def up_to_use(visitor: Visitor) -> None:
    """Check in up to the question about use."""
    await visitor.says("/checkin")
    await visitor.taps("3 OK")
    await visitor.taps("2")
    await visitor.taps("No")


@pytest.mark.parametrize(
    ("label", "question"),
    [
        ("Sleep", Question.SLEEP),
        ("Pain", Question.PAIN),
        ("Bladder", Question.BLADDER),
        ("Anxiety", Question.ANXIETY),
    ],
)
async def test_it_is_asked_after_use_and_kept(quick_house: House, label: str, question: Question) -> None:
    """One tap on a scale, in the same message; then the answer that ends every check-in."""
    anna = await chooses(quick_house, label)
    assert f"Now: {quick_house.phrase(f'extra-name-{question.value}')}." in anna.last_read()

    await up_to_use(anna)
    asked = anna.last()
    assert asked.text == quick_house.phrase(f"extra-ask-{question.value}")
    await anna.taps("6")

    assert anna.last() is asked
    assert "Noted" in asked.text
    assert await answers(quick_house, anna) == [(question, 6, None)]


async def test_what_went_well_is_typed_and_sealed(house: House) -> None:
    """Words are kept with the day, in the copy, and gone when everything is erased."""
    anna = await chooses(house, "What went well")
    await up_to_use(anna)
    assert anna.last_read() == house.phrase("extra-ask-well")

    await anna.says("my sister rang")
    assert "Noted" in anna.last_read()
    assert await answers(house, anna) == [(Question.WELL, None, "my sister rang")]

    await anna.says("/export")
    copy = next(data for data in house.telegram.files.values() if data.startswith(b"{"))
    kept = json.loads(copy)["kept"]
    assert kept["extra_answers"][0]["words"] == "my sister rang"
    assert kept["extra_choices"][0]["question"] == "well"
    person = await house.known(anna)
    assert person is not None
    await house.keel.services.eraser.erase(person)
    assert await house.keel.services.extras.between(person, date(2026, 1, 1), date(2027, 1, 1)) == []
    assert await house.keel.services.extras.chosen(person) is None


@pytest.mark.parametrize("label", ["Sleep", "What went well"])
async def test_it_can_be_skipped(quick_house: House, label: str) -> None:
    """By button; nothing is kept, and what is typed next is no answer."""
    anna = await chooses(quick_house, label)
    await up_to_use(anna)

    await anna.taps("Skip")

    assert "Noted" in anna.last_read()
    await anna.says("hello there")
    assert await answers(quick_house, anna) == []


@pytest.mark.parametrize(("label", "typed"), [("Pain", "4"), ("Pain", "skip"), ("What went well", "Skip.")])
async def test_it_can_be_typed(quick_house: House, label: str, typed: str) -> None:
    """A number, or "skip"."""
    anna = await chooses(quick_house, label)
    await up_to_use(anna)

    await anna.says(typed)

    assert "Noted" in anna.last_read()
    assert await answers(quick_house, anna) == ([(Question.PAIN, 4, None)] if typed == "4" else [])


async def test_a_number_off_the_scale_is_asked_again(quick_house: House) -> None:
    """Eleven is none of them."""
    anna = await chooses(quick_house, "Pain")
    await up_to_use(anna)

    await anna.says("11")

    assert anna.last_read() == quick_house.phrase("extra-ask-pain")
    assert await answers(quick_house, anna) == []


async def test_a_bladder_that_hurts_leads_to_what_is_known(quick_house: House) -> None:
    """What is urgent is said there, from sources; nothing is said from memory."""
    anna = await chooses(quick_house, "Bladder")
    await up_to_use(anna)
    await anna.taps("8")

    await anna.taps("About the bladder")

    assert "bladder" in anna.last_read().casefold()


async def test_it_is_asked_once_a_day_and_not_when_turned_off(quick_house: House) -> None:
    """Changing the day's answers does not ask again; None ends it."""
    anna = await chooses(quick_house, "Anxiety")
    await up_to_use(anna)
    await anna.taps("5")
    await anna.taps("Change")
    for label in ("4 Good", "Skip", "No"):
        await anna.taps(label)
    assert "Noted" in anna.last_read()

    await anna.says("/settings")
    await anna.taps("Check-in")
    await anna.taps("One more question")
    await anna.taps("None")
    assert quick_house.phrase("extra-chosen-none") in anna.last_read()
    await quick_house.move(days=1)
    await up_to_use(anna)

    assert "Noted" in anna.last_read()
    assert await answers(quick_house, anna) == [(Question.ANXIETY, 5, None)]


async def test_words_of_danger_there_are_answered_and_kept(quick_house: House) -> None:
    """The flow is not lost: afterwards the question is asked again."""
    anna = await chooses(quick_house, "What went well")
    await up_to_use(anna)

    await anna.says("nothing, i want to kill myself")
    assert "116 123" in anna.all_read()

    assert len(await answers(quick_house, anna)) == 1


async def test_buttons_made_by_hand_change_nothing(quick_house: House) -> None:
    """Callback data is never trusted; a day long past stays as it is."""
    anna = await chooses(quick_house, "Pain")
    number = anna.last().message_id

    for data in (
        "extra:score:2026-11-24:pain:11",
        "extra:score:2026-11-24:mood:1",
        "extra:score:2026-11-24:well:1",
        "extra:score:never:pain:1",
        "extra:choose:everything",
        "extra:other",
    ):
        await quick_house.take_in(anna.press(data, number))
        assert anna.last_read() == quick_house.phrase("error-stale-button")
    await quick_house.take_in(anna.press("extra:score:2026-11-01:pain:1", number))
    assert anna.last_read() == quick_house.phrase("checkin-day-too-old")

    assert await answers(quick_house, anna) == []
    assert await quick_house.set_aside() == 0
