"""The check-in put off, left, typed, and days filled in afterwards."""

from datetime import date

import pytest

from bot.diary.moods import DayNote, Used
from bot.people import Person, Stage
from tests.house import House, Visitor


async def person_of(house: House, visitor: Visitor) -> Person:
    """Return the person, who must be known."""
    person = await house.known(visitor)
    assert person is not None
    return person


async def notes_of(house: House, visitor: Visitor) -> list[DayNote]:
    """Return what is noted, oldest first."""
    person = await person_of(house, visitor)
    return list((await house.keel.services.moods.last_days(person)).notes)


async def asked(house: House, **more: str) -> Visitor:
    """Return somebody who was asked this evening, without the day's tip."""
    anna = await house.resident(**more)
    await house.keel.services.people.change(await person_of(house, anna), wants_tips=False)
    await house.move(hours=7)
    await house.tick()
    return anna


async def arrivals(house: House, visitor: Visitor, hours: int) -> list[tuple[str, str]]:
    """Let so many hours pass and return what came: the clock (UTC) and its first line."""
    came = []
    for _ in range(hours * 4):
        count = len(visitor.said())
        await house.move(minutes=15)
        await house.tick()
        came += [
            (f"{house.clock.now():%a %H:%M}", message.text.splitlines()[0])
            for message in visitor.said()[count:]
        ]
    return came


async def test_later_asks_again_once_and_then_is_silent_until_tomorrow(house: House) -> None:
    """In an hour, and no reminder besides; what is asked again is answered in place."""
    anna = await asked(house)
    await anna.taps("Later")
    assert anna.last().labels == [
        ["In 15 minutes", "In an hour", "Tonight, 21:00"],
        ["Not today", "Back"],
    ]
    await anna.taps("In an hour")
    assert anna.last_read() == "OK. I'll ask again at 20:00."

    question = house.phrase("checkin-ask", part="evening")
    assert await arrivals(house, anna, 25) == [("Tue 20:00", question), ("Wed 19:00", question)]


async def test_tonight_is_nine_o_clock_where_the_person_is(quick_house: House) -> None:
    """At 19:00 it is offered; at 20:00 it would be an hour, and the choice is not shown."""
    anna = await asked(quick_house)
    await anna.taps("Later")
    await anna.taps("Tonight, 21:00")
    assert anna.last_read() == "OK. I'll ask again at 21:00."

    await quick_house.move(hours=2)
    await quick_house.tick()
    await anna.taps("Later")

    assert anna.last().labels[0] == ["In 15 minutes", "In an hour"]


async def test_put_off_over_midnight_it_still_asks_about_its_own_day(quick_house: House) -> None:
    """23:30, an hour later: the answer counts for Tuesday, and Wednesday is asked in its own evening."""
    anna = await quick_house.resident()
    await anna.says("/settings")
    await anna.taps("Check-in")
    await anna.says("23:30")
    await quick_house.move(hours=11, minutes=30)
    await quick_house.tick()
    await anna.taps("Later")
    await anna.taps("In an hour")

    await quick_house.move(hours=1)
    await quick_house.tick()
    assert anna.last_read() == quick_house.phrase("checkin-ask-day", day="yesterday")
    await anna.taps("4 Good")

    assert [(note.day, note.mood) for note in await notes_of(quick_house, anna)] == [(date(2026, 11, 24), 4)]
    await quick_house.move(hours=23)
    await quick_house.tick()
    assert anna.last_read() == quick_house.phrase("checkin-ask", part="evening")


async def test_an_answer_ends_what_was_put_off(quick_house: House) -> None:
    """Put off, then answered: nothing comes."""
    anna = await asked(quick_house)
    await anna.taps("Later")
    await anna.taps("In 15 minutes")
    await anna.taps("Answer now")
    await anna.taps("3 OK")

    assert await arrivals(quick_house, anna, 5) == []


async def test_the_fifth_later_lets_the_day_be(quick_house: House) -> None:
    """Nobody is asked the same all night."""
    anna = await asked(quick_house)
    for _ in range(4):
        await anna.taps("Later")
        await anna.taps("In 15 minutes")
        assert "I'll ask again" in anna.last_read()
        await quick_house.move(minutes=15)
        await quick_house.tick()

    await anna.taps("Later")
    await anna.taps("In 15 minutes")

    assert anna.last_read() == quick_house.phrase("checkin-later-enough")
    assert await arrivals(quick_house, anna, 10) == []


async def test_not_today_is_taken_without_a_word(quick_house: House) -> None:
    """No reminder; tomorrow as ever."""
    anna = await asked(quick_house)
    await anna.taps("Later")
    await anna.taps("Not today")
    assert anna.last_read() == quick_house.phrase("checkin-not-today")

    question = quick_house.phrase("checkin-ask", part="evening")
    assert await arrivals(quick_house, anna, 24) == [("Wed 19:00", question)]


async def test_the_whole_check_in_can_be_typed(house: House) -> None:
    """Not so good, seven, no: as people write it; words of our own are not needed."""
    anna = await asked(house)

    await anna.says("Not good.")
    assert "How strong was the pull" in anna.last_read()
    await anna.says("7")
    assert anna.last_read() == house.phrase("checkin-ask-used", craving=7)
    await anna.says("nope")

    (note,) = await notes_of(house, anna)
    assert (note.mood, note.craving, note.used) == (2, 7, Used.NO)


async def test_typed_in_spanish_too(quick_house: House) -> None:
    """With and without accents."""
    luis = await quick_house.resident(language="en-GB")
    person = await person_of(quick_house, luis)
    await quick_house.keel.services.people.change(person, language="es", wants_tips=False)
    await quick_house.move(hours=7)
    await quick_house.tick()

    await luis.says("muy bien")
    await luis.says("saltar")
    await luis.says("Sí")

    (note,) = await notes_of(quick_house, luis)
    assert (note.mood, note.craving, note.used) == (5, None, Used.YES)


async def test_skip_can_be_typed_at_each_step(quick_house: House) -> None:
    """A mood alone is an answer; two skips after it leave the rest unsaid."""
    anna = await asked(quick_house)
    await anna.says("4")

    await anna.says("skip")
    assert anna.last_read() == quick_house.phrase("checkin-ask-used-skipped")
    await anna.says("skip")

    (note,) = await notes_of(quick_house, anna)
    assert (note.mood, note.craving, note.used) == (4, None, Used.UNSAID)


@pytest.mark.parametrize(
    ("typed", "at"), [("later", None), ("in 15 min", "19:15"), ("1 h", "20:00"), ("Tonight!", "21:00")]
)
async def test_putting_off_can_be_typed(quick_house: House, typed: str, at: str | None) -> None:
    """Without a number the choice is shown."""
    anna = await asked(quick_house)

    await anna.says(typed)

    expected = quick_house.phrase("checkin-ask-later")
    if at is not None:
        expected = quick_house.phrase("checkin-later-set", clock=at)
    assert anna.last_read() == expected


async def test_a_number_that_is_no_mood_is_asked_again(quick_house: House) -> None:
    """Nothing is noted of a 7 where five is the most."""
    anna = await asked(quick_house)

    await anna.says("7")

    assert anna.last_read() == quick_house.phrase("checkin-mood-scale")
    assert await notes_of(quick_house, anna) == []


async def test_a_stray_no_is_no_answer(quick_house: House) -> None:
    """Nobody is asked, or the question is long past: nothing is noted."""
    anna = await quick_house.resident()
    await anna.says("no")
    await anna.says("4")
    assert await notes_of(quick_house, anna) == []

    await anna.says("/checkin")
    await anna.taps("4 Good")
    await quick_house.move(hours=1)
    await anna.says("no")

    assert [note.used for note in await notes_of(quick_house, anna)] == [None]


async def test_words_of_danger_are_heard_as_danger_at_each_step(quick_house: House) -> None:
    """In the middle of putting it off; the question is there afterwards."""
    anna = await asked(quick_house)
    await anna.taps("Later")

    await anna.says("i want to kill myself")
    assert "116 123" in anna.all_read()
    await anna.taps("In 15 minutes")
    await quick_house.move(minutes=15)
    await quick_house.tick()

    assert anna.last_read() == quick_house.phrase("checkin-ask-plain", part="evening")


async def test_missed_days_are_filled_in_with_one_tap_each(house: House) -> None:
    """Four days without a word, then two of them from memory; nobody asked for them."""
    anna = await asked(house)
    await house.move(days=4)
    await anna.says("/checkin")
    await anna.taps("3 OK")
    await anna.taps("Skip")
    await anna.taps("No")
    await anna.taps("Other days")
    assert anna.last().labels == [
        ["Tue 24: without", "Tue 24: used"],
        ["Wed 25: without", "Wed 25: used"],
        ["Thu 26: without", "Thu 26: used"],
        ["Fri 27: without", "Fri 27: used"],
        ["Done", "SOS"],
    ]

    await anna.taps("Wed 25: without")
    assert anna.last_read().startswith("Noted: Wed 25, without.")
    await anna.taps("Thu 26: used")
    assert anna.last_read().startswith("Noted: Thu 26, used. Thanks for telling me.")
    assert anna.last().labels[:2] == [
        ["Tue 24: without", "Tue 24: used"],
        ["Fri 27: without", "Fri 27: used"],
    ]
    await anna.taps("Done")

    assert [(note.day.day, note.used) for note in await notes_of(house, anna)] == [
        (25, Used.NO),
        (26, Used.YES),
        (28, Used.NO),
    ]


async def test_a_day_filled_in_by_mistake_can_be_changed(quick_house: House) -> None:
    """The last one is a tap away, and asks everything about that day."""
    anna = await asked(quick_house)
    await quick_house.move(days=1)
    await anna.says("other days")
    await anna.taps("Tue 24: used")

    await anna.taps("Change")
    assert anna.last_read() == quick_house.phrase("checkin-ask-day", day="yesterday")
    for label in ("4 Good", "2", "No"):
        await anna.taps(label)

    (note,) = await notes_of(quick_house, anna)
    assert (note.day.day, note.mood, note.craving, note.used) == (24, 4, 2, Used.NO)


async def test_nothing_is_missing_before_somebody_came(quick_house: House) -> None:
    """On the first day there is nothing to fill in, and no button for it."""
    anna = await quick_house.resident()
    await anna.says("/checkin")
    for label in ("3 OK", "Skip", "No"):
        await anna.taps(label)
    assert "Other days" not in [label for row in anna.last().labels for label in row]

    await anna.says("missed days")
    assert anna.last_read() == quick_house.phrase("checkin-fill-none")


async def test_who_supports_a_friend_fills_in_a_mood(quick_house: House) -> None:
    """They are not asked whether they used."""
    anna = await asked(quick_house)
    person = await person_of(quick_house, anna)
    await quick_house.keel.services.people.change(person, stage=Stage.SUPPORTING)
    await quick_house.move(days=1)

    await anna.says("fill in")
    await anna.taps("Tue 24")
    await anna.taps("2 Low")

    assert [(note.day.day, note.mood) for note in await notes_of(quick_house, anna)] == [(24, 2)]


async def test_old_buttons_of_putting_off_are_answered(quick_house: House) -> None:
    """Days later they show the question of their day; made by hand they change nothing."""
    anna = await asked(quick_house)
    number = anna.last().message_id
    await quick_house.move(days=3)

    for data in ("checkin:later:2026-11-24", "checkin:snooze:2026-11-24:60"):
        await quick_house.take_in(anna.press(data, number))
        assert anna.said()[-1].text == quick_house.phrase("checkin-ask-day", day="24 Nov")
    for data in ("checkin:snooze:2026-11-27:5", "checkin:fill:2026-11-26:maybe", "checkin:show:tuesday"):
        await quick_house.take_in(anna.press(data, number))
        assert anna.last_read() == quick_house.phrase("error-stale-button")
    assert await notes_of(quick_house, anna) == []
    queued = await quick_house.keel.services.outbox.upcoming((await person_of(quick_house, anna)).id)
    assert "checkin-later" not in [kind for kind, _, _ in queued]


async def test_somebody_who_supports_another_is_asked_how_they_are_and_nothing_else(house: House) -> None:
    """One tap or one word ends it, with words for them; no pull, no use, and nothing counts as theirs."""
    anna = await house.resident()
    person = await person_of(house, anna)
    await house.keel.services.people.change(person, stage=Stage.SUPPORTING)
    words = house.keel.services.library.checkin_words
    for_them = {words.say(line.id, "en") for line in words.answers if line.after == "mood-only"}
    await anna.says("/checkin")
    await anna.taps("3 OK")
    assert for_them & set(anna.last_read().splitlines())
    (note,) = await notes_of(house, anna)
    assert (note.mood, note.craving, note.used) == (3, None, None)
    # A number typed now is not a pull.
    await anna.says("9")
    assert (await notes_of(house, anna))[0].craving is None

    await house.move(days=1)
    await anna.says("/checkin")
    await anna.says("2")
    assert for_them & set(anna.last_read().splitlines())
    assert anna.last().button("Something to try")
    await house.keel.services.people.change(await person_of(house, anna), stage=Stage.STOPPED)
    await house.move(days=1)
    await anna.says("/checkin")
    await anna.taps("3 OK")
    assert "0 is none" in anna.last_read()
    assert [one.used for one in await notes_of(house, anna)] == [None, None, None]


async def test_a_week_is_named_against_the_goal_of_somebody_who_cuts_down(house: House) -> None:
    """After a day with use, in plain numbers; not on a bad day, and not without a goal."""
    anna = await house.resident()
    await house.keel.services.people.change(await person_of(house, anna), stage=Stage.CUTTING_DOWN)

    async def ends(mood: str) -> str:
        await anna.says("/checkin")
        for label in (mood, "4", "Yes"):
            await anna.taps(label)
        return anna.last_read()

    # House days begin on a weekday of their own: a Monday, so that no week ends in between.
    while house.clock.now().weekday() != 0:
        await house.move(days=1)
    assert "aiming for" not in await ends("3 OK")
    await house.keel.services.goals.set(await person_of(house, anna), 2)
    await house.move(days=1)
    assert "2 days with use. You're aiming for 2 at most." in await ends("4 Good")
    await house.move(days=1)
    assert "aiming for" not in await ends("1 Awful")
