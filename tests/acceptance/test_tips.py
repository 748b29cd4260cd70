"""The daily note: one a day at a quiet hour, nothing twice, and easy to be rid of."""

import asyncio
from datetime import timedelta

from bot.diary.moods import Used
from bot.messaging.delivery import Lane
from bot.people import CONSENT_VERSION, NewPerson, Person, Stage
from bot.selfhelp.library import SINCE_STOPPED
from bot.selfhelp.reading import Kind
from tests.house import House, Visitor


async def known(house: House, visitor: Visitor) -> Person:
    """Return the person, who must be known."""
    person = await house.known(visitor)
    assert person is not None
    return person


def labels(visitor: Visitor) -> list[str]:
    """Return the labels under the last message."""
    return [label for row in visitor.last().labels for label in row]


async def settled(house: House, **changes: object) -> Visitor:
    """Return somebody long past the journey's days, so that each day has a tip; no check-ins in the way."""
    anna = await house.resident()
    person = await known(house, anna)
    today = house.clock.now().date()
    await house.keel.services.people.change(person, **{"stopped_on": today - timedelta(days=900), **changes})
    await house.keel.services.checkins.turn_off(person)
    return anna


async def days(house: House, visitor: Visitor, count: int) -> list[str]:
    """Let days pass, from noon to noon, and return what came unasked."""
    before = len(visitor.said())
    for _ in range(count):
        # From noon to 15:00, the hour of the note, and on to the next noon.
        for hours in (3, 21):
            await house.move(hours=hours)
            await house.tick()
    return [message.text for message in visitor.said()[before:]]


async def todays(house: House, visitor: Visitor) -> str:
    """Go from noon to 15:00, the hour of the note, and return what came."""
    await house.move(hours=3)
    await house.tick()
    return visitor.last_read()


async def test_one_a_day_four_hours_before_the_checkin(house: House) -> None:
    """Check-in at 19:00: the note comes at 15:00, once, silently."""
    anna = await house.resident()
    before = len(anna.said())

    await house.move(hours=2, minutes=59)
    await house.tick()
    assert len(anna.said()) == before
    await house.move(minutes=1)
    await house.tick()
    await house.move(minutes=30)
    await house.tick()

    assert len(anna.said()) == before + 1
    assert anna.last().silent
    assert "Stop tips" in labels(anna)


async def test_nothing_comes_twice_before_all_came(quick_house: House) -> None:
    """A fortnight of notes, all different; the rest is in the rules' own tests."""
    house = quick_house
    anna = await settled(house)

    came = []
    for _ in range(14):
        came += await days(house, anna, 1)
        # Whoever stays away gets fewer.
        await anna.says("/when")

    assert len(came) == len(set(came)) == 14


async def test_stop_is_one_tap(quick_house: House) -> None:
    """Stop tips: nothing more comes, and what was queued is taken back."""
    house = quick_house
    anna = await settled(house)
    await todays(house, anna)

    await anna.taps("Stop tips")

    assert anna.last_read() == house.phrase("tips-stopped")
    assert not (await known(house, anna)).wants_tips
    await house.move(hours=21)
    assert await days(house, anna, 3) == []


async def test_stopping_can_be_undone(quick_house: House) -> None:
    """Turned back on, they come as before, and not a second time on the same day."""
    house = quick_house
    anna = await settled(house)
    await todays(house, anna)

    await anna.taps("Stop tips")
    await anna.taps("Turn tips back on")

    await house.move(hours=21)
    assert len(await days(house, anna, 2)) == 2


async def test_a_note_is_chosen_once_a_day_however_often_it_is_sent(quick_house: House) -> None:
    """A send that is tried again says the same thing."""
    house = quick_house
    anna = await settled(house)
    person, day = await known(house, anna), house.clock.now().date()
    tips = house.keel.services.tips

    first = await tips.note_for(person, day, lapsed_on=None)
    again = await tips.note_for(person, day, lapsed_on=None)
    tomorrow = await tips.note_for(person, day + timedelta(days=1), lapsed_on=None)

    assert first == again
    assert tomorrow != first


async def test_nothing_comes_in_a_hold_or_a_pause(quick_house: House) -> None:
    """After a hard message and in a pause no note is queued; afterwards they come as before."""
    house = quick_house
    anna = await settled(house)
    person = await known(house, anna)
    await house.keel.services.people.hold(person)
    assert await days(house, anna, 2) == []
    await house.keel.services.people.pause(person, house.clock.now() + timedelta(days=5))
    assert await days(house, anna, 4) == []

    assert len(await days(house, anna, 3)) >= 2


async def test_a_hold_that_begins_after_queueing_still_stops_it(quick_house: House) -> None:
    """The note is queued, then the hold begins: it is not sent."""
    house = quick_house
    anna = await settled(house)
    await house.move(hours=3)
    await house.keel.tick()
    await house.keel.services.people.hold(await known(house, anna))
    before = len(anna.said())

    await house.send()

    assert len(anna.said()) == before


async def test_not_for_me_never_comes_again(quick_house: House) -> None:
    """What was turned away stays away, and the rest of its topic waits."""
    house = quick_house
    anna = await settled(house)
    first = await todays(house, anna)
    await anna.taps("Not for me")
    assert anna.last_read() == house.phrase("tips-turned-away")

    person = await known(house, anna)
    (unwanted,) = await house.keel.services.reading.unwanted(person, Kind.SNIPPET)
    await house.move(hours=21)
    came = await days(house, anna, 10)

    library = house.keel.services.library
    turned = next(one for one in library.snippets("en") if one.id == unwanted)
    topic = turned.fact.rpartition("-")[0]
    on_topic = {one.text for one in library.snippets("en") if one.fact.rpartition("-")[0] == topic}
    assert first not in came
    assert not on_topic & set(came)


async def test_more_opens_the_article_and_save_keeps_the_note(quick_house: House) -> None:
    """More leads to the article behind the note; a saved note opens from /saved."""
    house = quick_house
    anna = await settled(house)
    text = await todays(house, anna)
    await anna.taps("Save")
    assert "Take off my list" in labels(anna)

    await anna.says("/saved")
    assert text in anna.last_read()
    await anna.taps("1")
    assert anna.last_read() == text
    await anna.taps("More")

    assert "Sources" in labels(anna)


async def test_a_note_shows_its_sources_and_takes_a_word_on_it(quick_house: House) -> None:
    """Sources on one tap and back; "Useful" is kept and said."""
    house = quick_house
    anna = await settled(house)
    text = await todays(house, anna)

    await anna.taps("Sources")
    assert house.phrase("learn-sources") in anna.last_read()
    await anna.taps("Back")
    assert anna.last_read() == text
    await anna.taps("Useful")

    assert house.phrase("learn-noted-useful") in anna.last_read()
    assert "Useful" not in labels(anna)


async def test_the_hour_follows_the_checkin_and_stays_in_waking_hours(quick_house: House) -> None:
    """A check-in at 9:00 has its note at 13:00, not at 5:00."""
    house = quick_house
    anna = house.person()
    await anna.says("/start")
    for tap in ("Start", "Yes, and that's OK", "Yes, that's right", "I use", "Morning, 9:00"):
        await anna.taps(tap)

    plan = await house.keel.services.tips.plan(await known(house, anna))

    assert plan.next_at is not None
    assert plan.next_at.isoformat() == "2026-11-24T13:00:00+00:00"


async def test_a_journey_message_takes_the_place_of_the_tip(quick_house: House) -> None:
    """On a day of the journey its message comes, alone, and says how to change it."""
    house = quick_house
    anna = await house.resident()
    person = await known(house, anna)
    first = house.keel.services.library.journey.on_day(SINCE_STOPPED, 0, (), "en")
    assert first is not None
    today = house.clock.now().date()
    await house.keel.services.people.change(person, stopped_on=today - timedelta(days=first.day))
    await house.keel.services.checkins.turn_off(person)

    (came,) = await days(house, anna, 1)

    assert came.startswith(first.text[:60])
    assert house.phrase("tips-foot") in came


async def test_the_journey_of_a_stage_begins_when_somebody_says_so(quick_house: House) -> None:
    """Anna says that she is cutting down: the next day brings the first message for that."""
    house = quick_house
    anna = await settled(house)
    person = await house.keel.services.days.set_stage(await known(house, anna), Stage.CUTTING_DOWN)
    assert person.stage_on == house.clock.now().date()

    *_, read = await days(house, anna, 2)

    first = house.keel.services.library.journey.on_day(("cutting-down",), 1, (), "en")
    assert first is not None
    assert read.startswith(first.text)
    assert house.phrase("tips-foot") in read


async def test_after_a_lapse_come_the_messages_for_it(quick_house: House) -> None:
    """Use noted after stopping: what comes the next day is counted from the lapse, and counts nothing."""
    house = quick_house
    anna = await settled(house)
    person = await known(house, anna)
    await house.keel.services.moods.record_use(person, house.clock.now().date(), Used.YES)

    came = await days(house, anna, 2)

    journey = house.keel.services.library.journey
    for day, read in enumerate(came):
        message = journey.on_day(("after-lapse",), day, (), "en")
        assert message is not None
        assert read.startswith(message.text)


async def test_downtime_beyond_the_window_skips_the_day(quick_house: House) -> None:
    """Off for ten hours: yesterday's note is not made up, today's comes on time."""
    house = quick_house
    anna = await settled(house)
    before = len(anna.said())

    await house.move(hours=13)
    await house.tick()
    assert len(anna.said()) == before
    await house.move(hours=14)
    await house.tick()

    assert len(anna.said()) == before + 1


async def test_two_ticks_at_once_queue_each_note_once(house: House) -> None:
    """Forty people at the same hour, eight ticks at once in small batches: forty notes, no day twice."""
    services = house.keel.services
    for number in range(40):
        person = await services.people.welcome(
            NewPerson(5000 + number, "en", "GB", "Europe/London", CONSENT_VERSION)
        )
        person = await services.people.change(person, onboarded_at=house.clock.now())
        await services.tips.follow(person, None)
    await house.move(hours=3)

    claimed = await asyncio.gather(*(services.tips.tick(10) for _ in range(8)))

    assert sum(claimed) == 40
    assert (await services.outbox.pending_by_lane())[Lane.CONTENT] == 40
    assert await services.tips.tick() == 0


async def test_notes_get_rarer_for_whoever_is_away_and_are_daily_for_whoever_is_back(
    quick_house: House,
) -> None:
    """Five days daily, then every third, then once a week; one word, and it is every day."""
    house = quick_house
    anna = await settled(house)

    first, second, third = [len(await days(house, anna, count)) for count in (5, 9, 21)]
    assert (first, second, third) == (5, 3, 3)

    await anna.says("/when")
    assert len(await days(house, anna, 4)) == 4
