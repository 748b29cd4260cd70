"""/days: what was reached stays, the date is the person's own, numbers are quiet, a goal is theirs."""

from datetime import date, timedelta

from sqlalchemy import select

from bot.diary.moods import Used
from bot.messaging.delivery import Reason, State
from bot.messaging.delivery.tables import DeliveryRow
from bot.people import Person, Stage
from tests.house import House, Visitor


async def person_of(house: House, visitor: Visitor) -> Person:
    """Return the person, who must be known."""
    person = await house.known(visitor)
    assert person is not None
    return person


async def note_use(house: House, visitor: Visitor, ago: int, used: Used) -> None:
    """Note use of a day that was so many days ago."""
    person = await person_of(house, visitor)
    moods = house.keel.services.moods
    await moods.record_use(person, moods.today(person) - timedelta(days=ago), used)


async def test_the_days_are_counted_from_the_persons_own_date(house: House) -> None:
    """Anna stopped about a week ago: seven days, and a row of signs with its meaning."""
    anna = await house.resident()
    await note_use(house, anna, 1, Used.NO)

    await anna.says("/days")

    read = anna.last_read()
    assert "7 days without, since 17 Nov." in read
    assert "Longest in a row: 7. In all: 7." in read
    assert "· □ □ □ □ □ ■ □" in read.replace("\n", " ")
    assert "■ without" in read
    assert "◆" not in read


async def test_use_that_was_noted_takes_out_a_day_and_moves_no_date(house: House) -> None:
    """A yes in the check-in is said, and what was reached stays."""
    anna = await house.resident()
    await note_use(house, anna, 2, Used.YES)

    await anna.says("/days")

    assert "7 days since 17 Nov, 6 of them without." in anna.last_read()
    assert "You noted that you used on 22 Nov. Your date stays where it is" in anna.last_read()
    assert (await person_of(house, anna)).stopped_on == date(2026, 11, 17)


async def test_a_date_that_is_moved_keeps_the_days_before(house: House) -> None:
    """From yesterday on: one day now, and the days before still count; a wrong date can be taken out."""
    anna = await house.resident()
    await anna.says("/days")
    await anna.taps("My date")
    await anna.taps("Yesterday")

    assert "I count from yesterday now." in anna.last_read()
    assert "The 5 days before still count." in anna.last_read()
    await anna.taps("My days")
    assert "1 day without, since yesterday." in anna.last_read()
    assert "Longest in a row: 5. In all: 6." in anna.last_read()

    await anna.taps("My date")
    assert "17 Nov to 22 Nov: 5 days" in anna.last_read()
    await anna.taps("Not 17 Nov")
    await anna.taps("My days")
    assert "Longest in a row: 1. In all: 1." in anna.last_read()


async def test_a_date_is_typed_and_an_earlier_one_is_a_correction(quick_house: House) -> None:
    """Nonsense and the future are asked again; the 1st of November takes in the days between."""
    house = quick_house
    anna = await house.resident()
    await anna.says("/days")
    await anna.taps("My date")

    await anna.says("when the leaves fell")
    assert house.phrase("days-date-unclear") in anna.last_read()
    await anna.says("2027-03-01")
    assert house.phrase("days-date-future") in anna.last_read()
    await anna.says("1 nov")

    assert "I count from 1 Nov now." in anna.last_read()
    assert "still count" not in anna.last_read()
    await anna.says("/days")
    assert "In all: 23." in anna.last_read()


async def test_somebody_who_uses_again_keeps_what_was_reached(quick_house: House) -> None:
    """Where I am: "I use". Weeks later stopped again: the weeks between do not count, the days before do."""
    house = quick_house
    anna = await house.resident()
    await anna.says("/settings")
    await anna.taps("Where I am")
    await anna.taps("I use")
    await house.move(days=20)
    await anna.says("/days")
    assert "Longest in a row: 6. In all: 6." in anna.last_read()

    await anna.says("/settings")
    await anna.taps("Where I am")
    await anna.taps("I've stopped")
    # Before the date is said, nothing is counted from the old one.
    count = await house.keel.services.days.count(await person_of(house, anna))
    assert (count.since, count.total) == (None, 6)
    await anna.taps("Yesterday")

    await anna.says("/days")
    assert "1 day without, since yesterday." in anna.last_read()
    assert "Longest in a row: 6. In all: 7." in anna.last_read()


async def test_a_number_that_was_picked_is_said_once_and_quietly(house: House) -> None:
    """Ten is typed, ten comes: on its day, in words that tell a stranger nothing, and never again."""
    anna = await house.resident()
    person = await person_of(house, anna)
    await house.keel.services.people.change(person, wants_tips=False)
    await anna.says("/days")
    await anna.taps("Milestones")
    await anna.taps("7")
    await anna.says("10")
    assert anna.last().button("10 ✓")
    await anna.says("/when")
    assert "• 27 Nov, 10:00: a number of days that you picked" in anna.last_read()

    for _ in range(4 * 24):
        await house.move(hours=1)
        await house.tick()

    said = [one.text for one in anna.said() if "You asked me to say" in one.text]
    assert said == [f"{house.phrase('days-milestone', number=10)}\n{house.phrase('days-milestone-then')}"]
    assert await house.set_aside() == 0


async def test_after_use_no_number_mocks(quick_house: House) -> None:
    """Ten days with one of use yesterday: nothing is said of ten, and /days is there."""
    house = quick_house
    anna = await house.resident()
    await house.keel.services.days.pick(await person_of(house, anna), 10)
    await house.move(days=3)
    await note_use(house, anna, 1, Used.YES)

    for _ in range(5):
        await house.move(hours=12)
        await house.tick()

    assert "You asked me to say" not in anna.all_read()


async def test_after_low_days_the_number_is_said_in_plainer_words(quick_house: House) -> None:
    """No cheering at pain."""
    house = quick_house
    anna = await house.resident()
    person = await person_of(house, anna)
    await house.keel.services.days.pick(person, 8)
    moods = house.keel.services.moods
    await moods.record_mood(person, moods.today(person), 1)
    await house.move(hours=23)
    await house.tick()

    assert house.phrase("days-milestone-gentle") in anna.all_read()
    await anna.taps("No more numbers")
    assert anna.last_read() == house.phrase("days-none")
    assert (await house.keel.services.days.milestones(person)).picked == ()


async def test_a_number_is_not_said_in_a_pause_or_a_hold(quick_house: House) -> None:
    """Silence is silence; the number is behind her when it ends."""
    house = quick_house
    anna = await house.resident()
    person = await person_of(house, anna)
    await house.keel.services.days.pick(person, 8)
    await house.keel.services.people.hold(person)
    await house.move(hours=23)
    await house.tick()
    assert "You asked me to say" not in anna.all_read()
    await house.move(days=4)
    await house.tick()
    assert "You asked me to say" not in anna.all_read()


async def test_a_hold_that_comes_after_queueing_stops_the_number(quick_house: House) -> None:
    """Queued in the night for the end of the quiet hours; a crisis comes first."""
    house = quick_house
    anna = await house.resident()
    person = await person_of(house, anna)
    await house.keel.services.people.change(person, wants_tips=False)
    await house.keel.services.checkins.turn_off(person)
    await house.keel.services.days.pick(person, 8)
    await house.move(hours=22)
    await house.keel.tick()
    await house.keel.services.people.hold(person)
    await house.send()

    assert "You asked me to say" not in anna.all_read()
    async with house.keel.services.work.read() as session:
        rows = list(await session.scalars(select(DeliveryRow).where(DeliveryRow.kind == "milestone")))
    assert [(row.state, row.reason) for row in rows] == [(State.FAILED.value, Reason.NOTHING_TO_SAY.value)]


async def test_a_goal_of_days_a_week_is_seen_against_the_weeks(house: House) -> None:
    """Ben cuts down: two days a week, one used so far, and last week's three stand against no goal."""
    ben = await house.resident("Ben")
    await ben.says("/settings")
    await ben.taps("Where I am")
    await ben.taps("I'm cutting down")
    for ago in (0, 4, 5, 6):
        await note_use(house, ben, ago, Used.YES)
    await note_use(house, ben, 1, Used.NO)
    await ben.says("/days")
    assert "This week so far: 1 day with use." in ben.last_read()

    await ben.taps("My goal")
    await ben.says("many")
    assert ben.last_read() == house.phrase("goal-unclear")
    await ben.taps("2")

    assert "You're aiming for 2 at most." in ben.last_read()
    assert "16 Nov ◆◆◆···· 3" in ben.last_read()
    assert "23 Nov ◆■" in ben.last_read()
    assert "1/2" in ben.last_read()
    await house.move(days=7)
    await ben.says("/days")
    assert "Weeks within your goal: 1 of 1" in ben.last_read()
    await ben.taps("My goal")
    await ben.taps("No goal")
    assert "aiming for" not in ben.last_read()


async def test_what_is_kept_of_days_is_copied_and_erased(quick_house: House) -> None:
    """Stretches, numbers and goals are in the copy, in words, and go with the person."""
    house = quick_house
    anna = await house.resident()
    person = await person_of(house, anna)
    days, goals = house.keel.services.days, house.keel.services.goals
    person = await days.set_date(person, days.today(person))
    await days.pick(person, 30)
    await goals.set(person, 2)

    export = await house.keel.services.exporter.export(person)
    assert export.tables["stretches"][0]["began_on"] == "2026-11-17"
    assert export.tables["milestones"][0]["picked"] == "30"
    assert export.tables["goals"][0]["days_a_week"] == 2
    await anna.says("/export")
    text = anna.last().document
    assert isinstance(text, bytes)
    assert "Numbers you want to hear of" in text.decode()
    await anna.says("/erase")
    assert "your goal" in anna.last_read()
    await anna.taps("Yes, erase it all")
    assert await house.known(anna) is None


async def test_old_buttons_and_made_up_ones_change_nothing(quick_house: House) -> None:
    """Callback data is never trusted."""
    house = quick_house
    anna = await house.resident()
    await anna.says("/days")
    number = anna.last().message_id
    for data in (
        "days:since:-1",
        "days:since:x",
        "days:pick:0",
        "days:drop:soon",
        "goal:set:9",
        "days:fly",
        "goal:x",
    ):
        await house.take_in(anna.press(data, number))
        assert anna.last_read() == house.phrase("error-stale-button")
    assert await house.set_aside() == 0


async def test_a_worrying_message_is_answered_and_the_question_about_the_date_stays(
    quick_house: House,
) -> None:
    """Asked for a date, Anna writes that she wants to die; afterwards the date is still asked for."""
    house = quick_house
    anna = await house.resident()
    await anna.says("/days")
    await anna.taps("My date")

    await anna.says("i want to kill myself")
    assert "116 123" in anna.all_read()
    await anna.says("3 nov")

    assert "I count from 3 Nov now." in anna.last_read()


async def test_days_in_spanish(quick_house: House) -> None:
    """Every screen speaks it."""
    house = quick_house
    anna = await house.resident()
    person = await person_of(house, anna)
    await house.keel.services.people.change(person, language="es")

    await anna.says("/days")

    assert "7 días sin consumir, desde el 17 nov." in anna.last_read()
    await anna.taps("Mi fecha")
    await anna.taps("Ayer")
    assert "Los 5 días de antes siguen contando." in anna.last_read()
    await anna.taps("Mis días")
    await anna.taps("Días señalados")
    await anna.taps("30")
    assert anna.last().button("30 ✓")


async def test_somebody_who_supports_is_told_whose_days_these_are(quick_house: House) -> None:
    """No counter for somebody else's days."""
    house = quick_house
    anna = await house.resident()
    await house.keel.services.people.change(await person_of(house, anna), stage=Stage.SUPPORTING)

    await anna.says("/days")

    assert anna.last_read() == house.phrase("days-supporter")
