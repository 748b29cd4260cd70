"""The weekly look-back: its day, its three questions by tap and word, and the step that comes back."""

from datetime import date, time

from bot.diary.intentions import Outcome
from bot.diary.lookbacks import LOOKBACK, Hard, Helped, LookBack, Part, Step
from bot.people import Person, Stage
from tests.house import House, Visitor

SUNDAY, NEXT_SUNDAY = date(2026, 11, 29), date(2026, 12, 6)


async def person_of(house: House, visitor: Visitor) -> Person:
    """Return the person, who must be known."""
    person = await house.known(visitor)
    assert person is not None
    return person


async def looked_back(house: House, visitor: Visitor, day: date = SUNDAY) -> LookBack:
    """Return what is kept of that week."""
    return await house.keel.services.lookbacks.of(await person_of(house, visitor), day)


async def weekly(house: House) -> Visitor:
    """Return somebody who looks back on Sundays at 17:00 and is asked nothing else."""
    anna = await house.resident()
    person = await house.keel.services.people.change(await person_of(house, anna), wants_tips=False)
    await house.keel.services.checkins.turn_off(person)
    await anna.says("/settings")
    await anna.taps("Check-in")
    await anna.taps("Weekly look-back")
    await anna.taps("Sunday")
    assert house.phrase("week-line", day="Sunday", clock="17:00") in anna.last_read()
    return anna


async def to_sunday(house: House) -> None:
    """Go from Tuesday noon to Sunday 17:00."""
    await house.move(days=5, hours=5)
    await house.tick()


async def test_three_questions_by_taps_and_the_step_comes_back_a_week_later(house: House) -> None:
    """One message that changes in place; the next week begins with what became of the step."""
    anna = await weekly(house)
    await to_sunday(house)
    asked = anna.last()
    assert asked.text == house.phrase("week-ask-opening")

    await anna.taps("Somebody")
    await anna.taps("Moving")
    await anna.taps("✓ Somebody")
    await anna.taps("Next")
    await anna.taps("Bad nights")
    await anna.taps("Next")
    await anna.taps("Go for a walk")
    await anna.taps("Done")
    assert anna.last() is asked
    assert asked.text == "That's the week.\n\nYour small step: go for a walk. I'll bring it up next Sunday."
    assert await looked_back(house, anna) == LookBack(SUNDAY, (Helped.MOVING,), (Hard.SLEEP,), Step.WALK)

    await house.move(days=7)
    await house.tick()
    assert anna.last_read() == house.phrase("week-ask-became", step="go for a walk")
    await anna.taps("Partly")
    assert anna.last_read() == house.phrase("week-ask-helped")
    assert (await looked_back(house, anna)).outcome is Outcome.PARTLY


async def test_one_tap_is_an_answer_and_it_can_be_left_at_any_time(quick_house: House) -> None:
    """Half of it is kept; a week later, after a restart, the same buttons go on."""
    anna = await weekly(quick_house)
    await to_sunday(quick_house)
    await anna.taps("Being busy")
    assert (await looked_back(quick_house, anna)).helped == (Helped.BUSY,)

    await quick_house.move(days=3)
    await anna.taps("Next")
    await anna.taps("People")
    await anna.taps("Back")

    one = await looked_back(quick_house, anna)
    assert (one.helped, one.hard) == ((Helped.BUSY,), (Hard.PEOPLE,))


async def test_words_are_sealed_and_covered_where_they_come_unasked(house: House) -> None:
    """A step in own words comes back under a spoiler."""
    anna = await weekly(house)
    await anna.says("/week")
    await anna.says("my brother & me talked")
    assert "In your words: my brother & me talked" in anna.last_read()
    await anna.says("next")
    await anna.says("bad nights")
    await anna.says("skip")
    await anna.says("ring <the clinic>")
    await anna.says("done")
    assert "Your small step: ring <the clinic>." in anna.last_read()
    one = await looked_back(house, anna, date(2026, 11, 24))
    assert one.words == {Part.HELPED: "my brother & me talked", Part.STEP: "ring <the clinic>"}
    assert one.hard == (Hard.SLEEP,)

    await to_sunday(house)
    assert "<tg-spoiler>ring &lt;the clinic&gt;</tg-spoiler>" in anna.last().html
    assert "clinic" not in anna.last_read()[:60]
    await anna.taps("Not this week")
    assert anna.last_read() == house.phrase("week-closed")


async def test_a_step_is_one_thing(quick_house: House) -> None:
    """Another tap takes the place of the first, and words the place of both."""
    anna = await weekly(quick_house)
    await anna.says("/week")
    await anna.taps("Next")
    await anna.taps("Next")
    await anna.taps("Call somebody")
    await anna.taps("Ask for help")
    assert [label for row in anna.last().labels for label in row if "✓" in label] == ["✓ Ask for help"]

    await anna.says("water the plants")

    one = await looked_back(quick_house, anna, date(2026, 11, 24))
    assert (one.step, one.words) == (None, {Part.STEP: "water the plants"})


async def test_the_end_has_the_week_in_numbers(quick_house: House) -> None:
    """What was noted; nothing about what was not."""
    anna = await weekly(quick_house)
    for used in ("No", "No", "Yes"):
        await anna.says("/checkin")
        await anna.taps("3 OK")
        await anna.taps("Skip")
        await anna.taps(used)
        await quick_house.move(days=1)

    await anna.says("/week")
    for label in ("Next", "Next", "Done"):
        await anna.taps(label)

    assert anna.last_read() == "That's the week. You noted 3 days. 2 of them without."


async def test_day_and_hour_can_be_typed_and_turned_off(quick_house: House) -> None:
    """A day alone, an hour alone, both; two days are one too many."""
    anna = await weekly(quick_house)
    plans = quick_house.keel.services.weekly

    async def plan() -> tuple[int, time, bool]:
        found = await plans.plan(await person_of(quick_house, anna), LOOKBACK)
        return found.weekday, found.wall_time, found.next_at is not None

    await anna.says("/when")
    await anna.taps("Week: Sun")
    await anna.says("friday 18:30")
    assert await plan() == (4, time(18, 30), True)
    await anna.says("/when")
    await anna.taps("Week: Fri")
    await anna.says("weekend")
    assert quick_house.phrase("week-choose-unclear") in anna.last_read()
    await anna.says("11:00")
    assert await plan() == (4, time(11), True)
    await anna.says("/when")
    assert "• 27 Nov, 11:00: a look back at the week" in anna.last_read()

    await anna.taps("Week: Fri")
    await anna.taps("Not at all")
    assert await plan() == (4, time(11), False)
    assert quick_house.phrase("week-line-off") in anna.last_read()


async def test_in_a_hold_a_pause_or_after_silence_nobody_is_asked(quick_house: House) -> None:
    """It is no time for a review; the week is let be."""
    anna = await weekly(quick_house)
    services = quick_house.keel.services
    await quick_house.move(days=4)
    person = await services.people.hold(await person_of(quick_house, anna))
    count = len(anna.said())
    await quick_house.move(days=1, hours=5)
    await quick_house.tick()
    assert len(anna.said()) == count

    await services.people.change(person, hold_until=None)
    await services.checkins.set_hour(person, time(16))
    # Four days without a word make it every third, and the look-back of that Sunday is left out.
    for _ in range(7):
        await quick_house.move(days=1)
        await quick_house.tick()
    assert quick_house.phrase("pace-lowered", every="every third day") in anna.all_read()

    assert quick_house.phrase("week-ask-opening") not in anna.all_read()


async def test_who_supports_a_friend_is_asked_what_fits_them(quick_house: House) -> None:
    """Nothing about their own use."""
    anna = await weekly(quick_house)
    person = await person_of(quick_house, anna)
    await quick_house.keel.services.people.change(person, stage=Stage.SUPPORTING)

    await to_sunday(quick_house)

    assert "Staying away from it" not in [label for row in anna.last().labels for label in row]


async def test_in_spanish(quick_house: House) -> None:
    """The day, the questions, the words."""
    luis = await weekly(quick_house)
    await quick_house.keel.services.people.change(await person_of(quick_house, luis), language="es")
    await to_sunday(quick_house)
    assert luis.last_read() == quick_house.phrase("week-ask-opening", "es")

    await luis.taps("Alguien")
    await luis.says("siguiente")
    await luis.taps("Siguiente")
    await luis.taps("Pedir ayuda")
    await luis.says("listo")

    assert "Te lo recuerdo el próximo domingo." in luis.last_read()


async def test_words_of_danger_there_are_answered_and_the_question_waits(quick_house: House) -> None:
    """What was written is kept; the card comes first."""
    anna = await weekly(quick_house)
    await anna.says("/week")
    await anna.taps("Next")

    await anna.says("everything, i want to kill myself")

    assert "116 123" in anna.all_read()
    assert Part.HARD in (await looked_back(quick_house, anna, date(2026, 11, 24))).words


async def test_buttons_made_by_hand_change_nothing(quick_house: House) -> None:
    """Callback data is never trusted; a week long past stays as it is."""
    anna = await weekly(quick_house)
    number = anna.last().message_id

    for data in (
        "week:pick:2026-11-24:helped:everything",
        "week:pick:2026-11-24:weather:rest",
        "week:to:sunday:hard",
        "week:became:2026-11-24:2026-11-17:great",
        "week:day:9",
        "week:hour:2500",
        "week:other:2026-11-24",
    ):
        await quick_house.take_in(anna.press(data, number))
        assert anna.last_read() == quick_house.phrase("error-stale-button")
    await quick_house.take_in(anna.press("week:pick:2026-11-01:helped:rest", number))
    assert anna.last_read() == quick_house.phrase("checkin-day-too-old")

    assert await looked_back(quick_house, anna, date(2026, 11, 24)) == LookBack(date(2026, 11, 24))
    assert await quick_house.set_aside() == 0
