"""The bladder check: what is urgent first, four taps, the weeks, the card, and its day."""

from datetime import date, time

from bot.diary.bladder import BLADDER, BladderCheck, Measure, Sign
from bot.people import Stage
from tests.house import House, Visitor

TODAY = date(2026, 11, 24)


async def checked(house: House, visitor: Visitor, day: date = TODAY) -> BladderCheck:
    """Return what is kept of that week."""
    person = await house.known(visitor)
    assert person is not None
    return await house.keel.services.bladder.of(person, day)


async def answers(visitor: Visitor, pain: str, gap: str, nights: str) -> None:
    """Answer the whole check, without a sign."""
    for label in ("None of these", pain, gap, nights):
        await visitor.taps(label)


async def test_four_taps_and_the_next_week_is_read_beside_the_last(house: House) -> None:
    """One message that changes in place; what got worse is worth a doctor."""
    anna = await house.resident()
    await anna.says("/bladder")
    asked = anna.last()
    assert asked.text == house.phrase("bladder-intro")
    await anna.taps("Answer now")
    await answers(anna, "None", "3 hours or more", "1")
    assert anna.last() is asked
    assert anna.last_read() == (
        "Noted. This week: no pain, 3 hours or more between, up once a night, no blood or other urgent sign."
    )
    values = {Measure.PAIN: 0, Measure.GAP: 0, Measure.NIGHTS: 1}
    assert await checked(house, anna) == BladderCheck(TODAY, frozenset(), values)

    await house.move(days=7)
    await anna.says("bladder")
    assert "24 Nov: no pain" in anna.last_read()
    await anna.taps("Answer now")
    await answers(anna, "A little", "3 hours or more", "1")
    assert "Last time, 24 Nov: no pain" in anna.last_read()
    assert house.phrase("bladder-end-soon") in anna.last_read()


async def test_a_sign_brings_a_doctor_at_once_and_the_rest_can_wait(quick_house: House) -> None:
    """One card for several signs; the questions go on where they were."""
    anna = await quick_house.resident()
    await anna.says("/bladder")
    await anna.taps("Answer now")
    asked = anna.last()
    await anna.taps("Blood in my pee")
    assert quick_house.phrase("crisis-doctor") in anna.last_read()
    assert anna.last() is not asked
    before = len(anna.said())

    await anna.taps("Pain in my side")
    assert len(anna.said()) == before
    await anna.taps("Next")
    for label in ("Strong", "Less than an hour", "5 or more"):
        await anna.taps(label)

    assert quick_house.phrase("bladder-end-today") in asked.text
    assert (await checked(quick_house, anna)).signs == {Sign.BLOOD, Sign.SIDE}


async def test_who_cannot_pee_gets_the_emergency_number(house: House) -> None:
    """By a tap or typed, once; and it is kept as an emergency."""
    anna = await house.resident()
    await anna.says("/bladder")
    await anna.taps("Answer now")
    asked = anna.last()
    before = len(anna.said())
    await anna.taps("I can't pee at all")
    said = [one.text for one in anna.said()[before:]]
    assert any("999" in text for text in said)
    person = await house.known(anna)
    assert person is not None
    assert person.held(house.clock.now())

    ben = await house.resident("Ben")
    await ben.says("/bladder")
    await ben.taps("Answer now")
    before = len(ben.said())
    await ben.says("i can't pee at all")
    assert sum("999" in one.text for one in ben.said()[before:]) == 1
    assert (await checked(house, ben)).signs == {Sign.BLOCKED}
    assert asked.text == house.phrase("bladder-ask-signs")


async def test_everything_can_be_typed_left_and_taken_up(quick_house: House) -> None:
    """Labels, numbers, no and skip; what is unclear is asked again and loses nothing."""
    anna = await quick_house.resident()
    await anna.says("/bladder")
    await anna.taps("Answer now")
    await anna.says("none of these")
    await anna.says("hm what")
    assert quick_house.phrase("bladder-unclear") in anna.last_read()
    await anna.says("no")
    await anna.says("skip")
    await anna.says("12")
    one = await checked(quick_house, anna)
    assert one.values == {Measure.PAIN: 0, Measure.NIGHTS: 5}
    assert "up 5 times a night or more" in anna.last_read()


async def test_the_weekly_question_does_not_say_what_it_is_about(house: House) -> None:
    """It comes on its day, opens by a tap, and can be left."""
    anna = await house.resident()
    person = await house.known(anna)
    assert person is not None
    await house.keel.services.checkins.turn_off(person)
    await house.keel.services.people.change(person, wants_tips=False)
    await anna.says("/bladder")
    await anna.taps("Ask me each week")
    await anna.says("saturday 16:00")
    assert "Bladder questions: Saturday, 16:00 your time" in anna.last_read()
    plan = await house.keel.services.weekly.plan(person, BLADDER)
    assert (plan.weekday, plan.wall_time) == (5, time(16))
    await anna.says("/when")
    assert house.phrase("when-kind-bladder") in anna.last_read()

    await house.move(days=4, hours=4)
    await house.tick()
    assert anna.last_read() == house.phrase("bladder-opening")
    assert "bladder" not in anna.last_read().casefold()
    await anna.taps("Open")
    await answers(anna, "None", "About 2 hours", "0")
    assert (await checked(house, anna, date(2026, 11, 28))).values[Measure.GAP] == 1
    assert "I'll ask again on Saturday." in anna.last_read()

    await anna.says("/bladder")
    await anna.taps("Weekly: Sat")
    await anna.taps("Not at all")
    assert house.phrase("bladder-line-off") in anna.last_read()


async def test_the_card_has_the_weeks_and_nothing_else(quick_house: House) -> None:
    """A message of its own to forward; the picture has its words as caption."""
    anna = await quick_house.resident()
    await anna.says("/bladder")
    await anna.taps("Answer now")
    await answers(anna, "Quite a bit", "About 1 hour", "3")
    await quick_house.move(days=7)
    await anna.says("/bladder")
    await anna.taps("Answer now")
    await answers(anna, "A little", "About 2 hours", "2")
    await anna.taps("Card for a doctor")
    card, under = anna.said()[-2:]
    assert not card.labels
    assert "I've used ketamine" in card.text
    assert "24 Nov: quite a bit of pain, about 1 hour between, up 3 times a night" in card.text
    assert under.text == quick_house.phrase("bladder-card-under")

    await anna.says("/bladder")
    await anna.taps("Picture")
    picture = anna.last()
    assert picture.photo
    assert "1 Dec: a little pain" in anna.last_read()


async def test_somebody_who_supports_another_reads_instead(quick_house: House) -> None:
    """They are asked nothing of their own body."""
    anna = await quick_house.resident()
    person = await quick_house.known(anna)
    assert person is not None
    await quick_house.keel.services.people.change(person, stage=Stage.SUPPORTING)
    await anna.says("/bladder")
    assert "pee" in anna.last_read()
    assert quick_house.phrase("bladder-intro") not in anna.all_read()
    await anna.says("/settings")
    await anna.taps("Check-in")
    assert "Bladder questions" not in [label for row in anna.last().labels for label in row]
