"""/times: risky times in local time, a neutral note before each, the person's own plan behind its tap."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.infra.database import Database
from tests.acceptance.crisis_talk import DIE, prepare
from tests.house import House, Visitor

# The house's noon is a Tuesday.
TO_FRIDAY = timedelta(days=3, hours=9, minutes=30)


async def _alone(house: House) -> Visitor:
    """Return somebody to whom nothing else comes: no check-in, no tip."""
    prepare(house)
    anna = await house.resident()
    person = await house.known(anna)
    assert person is not None
    await house.keel.services.checkins.turn_off(person)
    person = await house.keel.services.tips.stop(person)
    return anna


def _notes(house: House, visitor: Visitor) -> list[str]:
    part = [house.phrase("times-note", part=part) for part in ("morning", "afternoon", "evening")]
    return [message.text for message in visitor.said() if message.text in part]


async def test_a_friday_night_gets_a_neutral_note_with_ones_own_plan_behind_a_tap(house: House) -> None:
    """Typed in one line; half an hour before on Friday, again a week later; nothing telling in it."""
    prepare(house)
    anna = await _alone(house)
    await anna.says("/times")
    await anna.taps("A new one")
    await anna.says("Friday 22:00")
    assert anna.last_read().startswith(house.phrase("times-kept", when="Friday 22:00", clock="21:30"))
    await anna.says("I'm at my sister's")
    await anna.says("/plan if my flatmates go out, then I call Lee")

    house.clock.move(TO_FRIDAY - timedelta(minutes=1))
    await house.tick()
    assert _notes(house, anna) == []
    house.clock.move(timedelta(minutes=1))
    await house.tick()

    note = anna.last()
    assert note.text == house.phrase("times-note", part="evening")
    assert not any(word in str(note.labels).lower() for word in ("craving", "plan", "hard"))
    await anna.taps("Show me")
    assert anna.last() is note
    assert "Coming up: Friday 22:00." in note.text
    assert "I'm at my sister's" in note.text
    assert "If my flatmates go out, then I call Lee" in note.text
    house.clock.move(timedelta(days=7))
    await house.tick()
    assert anna.last_read() == house.phrase("times-note", part="evening")


async def test_payday_is_tapped_together(quick_house: House) -> None:
    """A day of the month, an hour, no plan for it yet."""
    prepare(quick_house)
    anna = await _alone(quick_house)
    await anna.says("/times payday")
    assert anna.last_read() == quick_house.phrase("times-ask-day")
    await anna.taps("A day of the month")
    await anna.taps("25")
    await anna.taps("17:00")
    assert "day 25 of each month, 17:00: payday" in anna.last_read()
    await anna.taps("Skip")

    # Tomorrow is the 25th.
    await quick_house.move(days=1, hours=4, minutes=30)
    await quick_house.tick()

    assert len(_notes(quick_house, anna)) == 1
    await anna.taps("Show me")
    assert quick_house.phrase("times-shown-nothing") in anna.last_read()


async def test_an_hour_that_was_typed_first_is_not_asked_again(quick_house: House) -> None:
    """The days are tapped, and it is kept."""
    prepare(quick_house)
    anna = await _alone(quick_house)
    await anna.says("/times")
    await anna.taps("A new one")
    await anna.says("21:00")

    await anna.taps("Weekend")

    assert "Saturday and Sunday 21:00" in anna.last_read()


@pytest.mark.parametrize("silence", ["pause", "hold", "stop", "violence"])
async def test_silence_is_silence(quick_house: House, silence: str) -> None:
    """In a pause, in the days after a crisis, after /stop, and where writing may not be safe."""
    prepare(quick_house)
    anna = await _alone(quick_house)
    await anna.says("/times every day 18:00")
    if silence == "pause":
        await anna.says("/pause")
        await anna.taps("One day")
    elif silence == "stop":
        await anna.says("/stop")
    elif silence == "hold":
        await anna.says(DIE)
    else:
        await anna.says("danger HIGH abuse self en")

    await quick_house.move(hours=5, minutes=30)
    await quick_house.tick()
    assert _notes(quick_house, anna) == []

    await quick_house.move(days=4)
    await quick_house.tick()
    assert len(_notes(quick_house, anna)) == (1 if silence in ("pause", "hold") else 0)


async def test_quiet_hours_move_it_before_them_and_it_says_so(quick_house: House) -> None:
    """A time at 23:30 with quiet hours from 22: the note goes at 21:55; without them at 23:00."""
    prepare(quick_house)
    anna = await _alone(quick_house)
    await anna.says("/times every day 23:30")
    assert anna.last_read().startswith(
        quick_house.phrase("times-kept-quiet", when="every day 23:30", clock="21:55")
    )
    await quick_house.move(hours=9, minutes=55)
    await quick_house.tick()
    assert len(_notes(quick_house, anna)) == 1
    await anna.says("/settings")
    await anna.taps("Quiet hours")
    await anna.taps("None")

    await quick_house.move(hours=1, minutes=5)
    await quick_house.tick()
    assert len(_notes(quick_house, anna)) == 1, "the same evening does not come twice"
    await quick_house.move(days=1)
    await quick_house.tick()
    assert len(_notes(quick_house, anna)) == 2


async def test_it_follows_a_person_to_another_zone(quick_house: House) -> None:
    """18:00 is 18:00 where she is."""
    prepare(quick_house)
    anna = await _alone(quick_house)
    await anna.says("/times every day 18:00")
    await anna.says("/settings")
    await anna.taps("Time")
    await anna.says("New York")

    await quick_house.move(hours=5, minutes=30)
    await quick_house.tick()
    assert _notes(quick_house, anna) == []

    await quick_house.move(hours=5)
    await quick_house.tick()
    assert len(_notes(quick_house, anna)) == 1


@pytest.mark.parametrize(
    ("start", "days"),
    [
        # The clocks in London go back on 25 October 2026 and on on 28 March 2027, both at 01:00 UTC.
        (datetime(2026, 10, 23, 11, 0, tzinfo=UTC), 5),
        (datetime(2027, 3, 26, 12, 0, tzinfo=UTC), 5),
    ],
)
async def test_one_note_a_day_at_the_same_hour_through_both_clock_changes(
    sqlite_database: Database, start: datetime, days: int
) -> None:
    """Five days with the change in the middle, looked at every ten minutes."""
    house = await House.open(sqlite_database, at=start)
    prepare(house)
    anna = await _alone(house)
    await anna.says("/times every day 20:00")
    person = await house.known(anna)
    assert person is not None
    heard = []

    for _ in range(days * 144):
        count = len(_notes(house, anna))
        await house.move(minutes=10)
        await house.keel.tick()
        if await house.keel.services.outbox.pending_by_lane():
            await house.send()
        if len(_notes(house, anna)) > count:
            heard.append(house.clock.now().astimezone(person.zone))

    assert [moment.strftime("%H:%M") for moment in heard] == ["19:30"] * days
    assert len({moment.date() for moment in heard}) == days
    await house.close()


async def test_after_downtime_it_comes_late_while_it_still_helps(quick_house: House) -> None:
    """Ten minutes before the time itself it still goes; after it, it is passed over."""
    prepare(quick_house)
    anna = await _alone(quick_house)
    await anna.says("/times every day 18:00")

    await quick_house.move(hours=5, minutes=50)
    await quick_house.tick()
    assert len(_notes(quick_house, anna)) == 1

    await quick_house.move(days=1, minutes=15)
    await quick_house.tick()
    assert len(_notes(quick_house, anna)) == 1
    await quick_house.move(hours=23, minutes=25)
    await quick_house.tick()
    assert len(_notes(quick_house, anna)) == 2


async def test_what_was_deleted_says_nothing_any_more(quick_house: House) -> None:
    """Its old buttons lead to the list."""
    prepare(quick_house)
    anna = await _alone(quick_house)
    await anna.says("/times every day 18:00")
    await anna.taps("Skip")
    await anna.taps("Delete it")
    assert anna.last_read().startswith(quick_house.phrase("times-deleted"))

    await quick_house.take_in(anna.press("times:show:1", anna.last().message_id))
    assert anna.last_read().startswith(quick_house.phrase("times-gone"))
    await quick_house.move(hours=5, minutes=30)
    await quick_house.tick()

    assert _notes(quick_house, anna) == []


async def test_the_next_one_is_named_in_when_and_eight_are_enough(quick_house: House) -> None:
    """More than eight would be too many messages."""
    prepare(quick_house)
    anna = await _alone(quick_house)
    for hour in range(11, 19):
        await anna.says(f"/times every day {hour}:00")
    await anna.says("/times every day 20:00")
    assert anna.last_read() == quick_house.phrase("times-too-many")

    await anna.says("/when")

    assert quick_house.phrase("when-kind-risky-time") in anna.last_read()


async def test_risk_typed_as_the_plan_is_answered_and_kept(quick_house: House) -> None:
    """Help comes first; the way back leads to the question, with the words in it."""
    prepare(quick_house)
    anna = await _alone(quick_house)
    await anna.says("/times every day 18:00")
    await anna.says(DIE)
    await anna.taps("Not exactly")
    await anna.says("/times")
    await anna.taps("1")

    assert DIE in anna.last_read()


async def test_in_spanish(quick_house: House) -> None:
    """Typed in one line, and the note."""
    prepare(quick_house)
    marta = quick_house.person("Marta", language="es")
    await marta.says("/start")
    await marta.taps("Empezar")
    await marta.taps(quick_house.phrase("start-consent-yes", "es"))
    await marta.says("/times cobro, día 25 a las 17:00")
    assert "día 25 de cada mes, 17:00: cobro" in marta.last_read()

    await quick_house.move(days=1, hours=4, minutes=30)
    await quick_house.tick()

    assert quick_house.phrase("times-note", "es", part="afternoon") in marta.all_read()


async def test_the_copy_says_when_and_what_in_words(quick_house: House) -> None:
    """Not as bits of a week."""
    anna = await _alone(quick_house)
    prepare(quick_house)
    await anna.says("/times payday, the 25th, 17:00")
    await anna.says("Lee keeps my card")

    await anna.says("/export")

    readable = next(one for one in reversed(anna.said()) if one.file_name.endswith(".txt"))
    assert isinstance(readable.document, bytes)
    assert "• day 25 of each month, 17:00: payday: Lee keeps my card" in readable.document.decode()
