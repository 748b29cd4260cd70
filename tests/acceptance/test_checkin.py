"""The daily check-in: at the chosen hour, one message edited in place, one tap is an answer."""

from bot.diary.moods import Used
from tests.house import House


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
    assert "A pull of 8 and you didn't use." in asked.text
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
