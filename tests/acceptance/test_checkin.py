"""The daily check-in: at the chosen hour, one message edited in place, one tap is an answer."""

from bot.diary.moods import Used
from bot.people import Stage
from bot.selfhelp.library import CheckedIn
from tests.house import House, Visitor


def said_lines(house: House, text: str, pull: int | None = None) -> list[str]:
    """Return the ids of the check-in words that a message has in it."""
    words = house.keel.services.library.checkin_words
    return [line.id for line in words.answers if words.say(line.id, "en", pull) in text.splitlines()]


async def check_in(anna: Visitor, mood: str, pull: str, used: str) -> str:
    """Check in and return how it ended."""
    await anna.says("/checkin")
    for label in (mood, pull, used):
        await anna.taps(label)
    return anna.last_read()


async def test_the_checkin_comes_at_the_chosen_hour_and_takes_its_answers(house: House) -> None:
    """19:00 where Anna is; mood, pull, use, and one fitting answer in the same message."""
    anna = await house.resident()

    await house.move(hours=6, minutes=59)
    await house.tick()
    before = len(anna.said())
    await house.move(minutes=1)
    await house.tick()

    assert len(anna.said()) == before + 1
    asked = anna.last()
    assert asked.text == house.phrase("checkin-ask", part="evening")
    await anna.taps("2 Low")
    await anna.taps("8")
    await anna.taps("No")
    assert anna.last() is asked
    assert said_lines(house, asked.text, pull=8)
    person = await house.known(anna)
    assert person is not None
    days = await house.keel.services.moods.last_days(person)
    (note,) = days.notes
    assert (note.mood, note.craving, note.used) == (2, 8, Used.NO)


async def test_one_reminder_and_then_silence(house: House) -> None:
    """A day without an answer gets one reminder, the next day is as ever."""
    anna = await house.resident()
    person = await house.known(anna)
    assert person is not None
    # The day's tip would come in between; it has tests of its own.
    await house.keel.services.people.change(person, wants_tips=False)
    await house.move(hours=7)
    await house.tick()
    start = len(anna.said())

    for _ in range(20):
        await house.move(hours=1)
        await house.tick()

    assert [message.text for message in anna.said()[start:]] == [house.phrase("checkin-remind")]
    await house.move(hours=4)
    await house.tick()
    assert anna.last_read() == house.phrase("checkin-ask", part="evening")


async def test_a_day_that_was_answered_is_not_asked_again(house: House) -> None:
    """Anna checks in at noon: nothing comes at 19:00, and no reminder."""
    anna = await house.resident()
    await anna.says("/checkin")
    await anna.taps("4 Good")
    count = len(anna.said())

    await house.move(hours=12)
    await house.tick()

    assert len(anna.said()) == count


async def test_an_answer_can_be_changed(house: House) -> None:
    """The later tap wins, and one day stays one day."""
    anna = await house.resident()
    await anna.says("/checkin")
    await anna.taps("4 Good")

    await anna.says("/checkin")
    await anna.taps("Change")
    await anna.taps("1 Awful")

    person = await house.known(anna)
    assert person is not None
    assert [note.mood for note in (await house.keel.services.moods.last_days(person)).notes] == [1]


async def test_a_late_tap_counts_for_its_own_day_and_a_very_late_one_for_none(house: House) -> None:
    """Tuesday's buttons note Tuesday for a week; after that the day stays empty."""
    anna = await house.resident()
    await house.move(hours=7)
    await house.tick()
    asked = anna.last()
    old_tap = asked.button("3 OK")["callback_data"]

    await house.move(days=2)
    await house.take_in(anna.press(old_tap, asked.message_id))
    person = await house.known(anna)
    assert person is not None
    notes = (await house.keel.services.moods.last_days(person)).notes
    assert [note.day.isoformat() for note in notes] == ["2026-11-24"]

    await house.move(days=8)
    await house.take_in(anna.press(old_tap, asked.message_id))
    assert anna.last_read() == house.phrase("checkin-day-too-old")


async def test_downtime_inside_the_window_is_made_up_and_beyond_it_skipped(house: House) -> None:
    """Off for two hours: sent late. Off for a day: the missed hour is skipped, the next one planned."""
    anna = await house.resident()

    await house.move(hours=9)
    await house.tick()
    assert house.phrase("checkin-ask", part="evening") == anna.last_read()

    count = len(anna.said())
    await house.move(hours=24 + 4)
    await house.tick()
    assert len(anna.said()) == count
    person = await house.known(anna)
    assert person is not None
    plan = await house.keel.services.checkins.plan(person)
    assert plan.next_at is not None
    assert plan.next_at.isoformat() == "2026-11-26T19:00:00+00:00"


async def test_a_note_is_kept_sealed(house: House) -> None:
    """What Anna types is stored, and not readable in the database."""
    anna = await house.resident()
    await anna.says("/checkin")
    await anna.taps("4 Good")
    await anna.taps("3")
    await anna.taps("No")
    await anna.taps("Add a note")

    await anna.says("walked the dog by the canal")

    assert anna.last_read() == house.phrase("checkin-note-kept")
    person = await house.known(anna)
    assert person is not None
    (note,) = (await house.keel.services.moods.last_days(person)).notes
    assert note.note == "walked the dog by the canal"


async def test_a_month_of_the_same_answers_gets_different_words(quick_house: House) -> None:
    """The same mood, pull and answer day after day: no words again before all that fit were said."""
    house = quick_house
    anna = await house.resident()
    said = []
    for _ in range(10):
        said += said_lines(house, await check_in(anna, "3 OK", "2", "No"), pull=2)
        await house.move(days=1)

    words = house.keel.services.library.checkin_words
    fitting = words.fitting(CheckedIn("without", 3, 2, "first-weeks", False))
    assert len(set(said[: len(fitting)])) == min(10, len(fitting))


async def test_a_day_answered_again_keeps_its_words(quick_house: House) -> None:
    """Changed and changed back it says what was said before; another answer has words of its own."""
    house = quick_house
    anna = await house.resident()

    first = await check_in(anna, "3 OK", "2", "No")
    await anna.taps("Change")
    for label in ("3 OK", "2", "Yes"):
        await anna.taps(label)
    other = anna.last_read()
    await anna.taps("Change")
    for label in ("3 OK", "2", "No"):
        await anna.taps(label)

    assert anna.last_read() == first
    assert said_lines(house, other, pull=2) != said_lines(house, first, pull=2)


async def test_in_a_hold_nothing_is_glad(quick_house: House) -> None:
    """A good day in the hold: it is noted, and not cheered at."""
    house = quick_house
    anna = await house.resident()
    words = house.keel.services.library.checkin_words
    bright = {line.id for line in words.answers if line.bright}
    for _ in range(3):
        person = await house.known(anna)
        assert person is not None
        await house.keel.services.people.hold(person)
        said = said_lines(house, await check_in(anna, "5 Great", "0", "No"), pull=0)
        assert said
        assert not bright & set(said)
        await house.move(days=1)


async def test_after_use_the_days_so_far_count_for_whoever_stopped_or_cuts_down(quick_house: House) -> None:
    """For somebody who has decided nothing no days are held up."""
    house = quick_house
    anna = await house.resident()
    await check_in(anna, "4 Good", "1", "No")
    await house.move(days=1)
    assert "Your days so far still count: 1 of the last 30 without." in await check_in(
        anna, "2 Low", "8", "Yes"
    )

    person = await house.known(anna)
    assert person is not None
    await house.keel.services.days.set_stage(person, Stage.USING)
    await house.move(days=1)
    assert "still count" not in await check_in(anna, "2 Low", "8", "Yes")
