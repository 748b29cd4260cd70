"""At most three messages a day that nobody asked for: what is held back, what waits, what never counts."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from bot.messaging.delivery import Lane, NewMessage
from bot.messaging.delivery.tables import DeliveryRow
from bot.selfhelp.risky import RISKY, Rhythm
from tests.house import House, Visitor


async def fates(house: House, visitor: Visitor) -> list[tuple[str, str, str | None]]:
    """Return kind, state and reason of everything in the ledger for this person, in the order it was due."""
    person = await house.known(visitor)
    assert person is not None
    async with house.keel.services.work.read() as session:
        rows = await session.scalars(
            select(DeliveryRow)
            .where(DeliveryRow.person_id == person.id)
            .order_by(DeliveryRow.send_after, DeliveryRow.id)
        )
        return [(row.kind, row.state, row.reason) for row in rows]


async def queue(house: House, visitor: Visitor, lane: Lane, key: str, **more: Any) -> None:
    """Queue a message that was rendered before."""
    person = await house.known(visitor)
    assert person is not None
    what = {"reply": {"act": "send", "chat_id": visitor.id, "html": key}}
    await house.keel.services.outbox.add(NewMessage("ready", lane, key, person.id, what=what, **more))


async def live_through(house: House, hours: int) -> None:
    """Let so many hours pass, with something done each half hour."""
    for _ in range(hours * 2):
        await house.move(minutes=30)
        await house.tick()


async def test_the_fourth_message_of_a_day_waits_or_does_not_come(house: House) -> None:
    """Tip, check-in and reminder are three: news of the evening comes the next morning."""
    anna = await house.resident()
    await live_through(house, 9)
    assert [kind for kind, state, _ in await fates(house, anna) if state == "sent"] == [
        "tip",
        "checkin",
        "checkin-reminder",
    ]

    later = house.clock.now() + timedelta(days=2)
    await queue(house, anna, Lane.BROADCAST, "news that can wait", expires_at=later)
    await queue(
        house, anna, Lane.BROADCAST, "news of tonight", expires_at=house.clock.now() + timedelta(hours=2)
    )
    await house.tick()
    assert "news" not in anna.last_read()
    assert ("ready", "cancelled", "enough") in await fates(house, anna)

    await live_through(house, 11)
    assert anna.last_read() == "news that can wait"
    assert house.clock.now().astimezone(UTC) == datetime(2026, 11, 25, 8, 0, tzinfo=UTC)


async def test_a_place_is_kept_for_the_hour_that_was_chosen(quick_house: House) -> None:
    """Anna wants one message a day: it is the check-in, although the tip would have come first."""
    anna = await quick_house.resident()
    await anna.says("/when")
    await anna.taps("At most 3 a day")
    await anna.taps("1")

    await live_through(quick_house, 10)

    assert await fates(quick_house, anna) == [
        ("tip", "cancelled", "enough"),
        ("checkin", "sent", None),
        ("checkin-reminder", "cancelled", "enough"),
    ]


async def test_help_and_what_was_asked_for_come_on_a_full_day(quick_house: House) -> None:
    """Three went out; a timer's end, an answer of the team and a crisis answer still arrive."""
    anna = await quick_house.resident()
    await live_through(quick_house, 9)

    for lane in (Lane.CRISIS, Lane.STAFF, Lane.ASKED):
        await queue(quick_house, anna, lane, f"lane {lane.name}")
        await quick_house.tick()
        assert anna.last_read() == f"lane {lane.name}"


async def test_a_new_day_begins_at_midnight_where_the_person_is(quick_house: House) -> None:
    """What was full on Tuesday has room on Wednesday: for somebody in Madrid an hour before London's."""
    anna = await quick_house.resident()
    person = await quick_house.known(anna)
    assert person is not None
    await quick_house.keel.services.checkins.turn_off(person)
    # Quiet hours would hide the moment.
    await quick_house.keel.services.people.change(
        person, zone_name="Europe/Madrid", quiet_from=person.quiet_until, wants_tips=False
    )
    for number in range(3):
        await queue(quick_house, anna, Lane.CONTENT, f"number {number}")
    await quick_house.keel.services.people.change(person, wants_tips=True)
    await quick_house.tick()
    assert anna.last_read() == "number 2"

    await quick_house.move(hours=10, minutes=55)
    await queue(quick_house, anna, Lane.BROADCAST, "before midnight")
    await quick_house.tick()
    assert anna.last_read() != "before midnight"
    await quick_house.move(minutes=5)
    await quick_house.tick()

    assert anna.last_read() == "before midnight"


async def test_when_shows_what_comes_and_what_finds_no_room(quick_house: House) -> None:
    """The hours, the limit and what it leaves out; a typed number changes it."""
    anna = await quick_house.resident()
    await anna.says("/when")
    shown = anna.last()
    assert "• today 15:00: the daily tip" in shown.text
    assert "• today 19:00: the check-in" in shown.text
    assert quick_house.phrase("when-limit", limit=3) in shown.text
    assert shown.labels == [
        ["Check-in: 19:00", "Morning: off"],
        ["Week: off", "Risky times"],
        ["Tip: 15:00", "News: on"],
        ["At most 3 a day", "Quiet hours"],
        ["Pause", "Change it", "SOS"],
    ]

    await anna.taps("At most 3 a day")
    await anna.says("twelve")
    assert anna.last_read() == quick_house.phrase("when-limit-unclear")
    await anna.says("1")

    assert "the daily tip" not in anna.last_read().split("No room that day")[0]
    assert "No room that day: the daily tip, one reminder, if you haven't checked in." in anna.last_read()
    await anna.taps("At most 1 a day")
    await anna.taps("No limit")
    assert quick_house.phrase("when-no-limit") in anna.last_read()
    assert "• today 15:00: the daily tip" in anna.last_read()
    await anna.taps("News: on")
    assert "News from the team: off" in anna.last_read()


async def test_the_note_before_a_risky_time_counts_and_goes_before_everything(quick_house: House) -> None:
    """One a day, and it is the one that the evening needs; the check-in finds no room."""
    anna = await quick_house.resident()
    person = await quick_house.known(anna)
    assert person is not None
    services = quick_house.keel.services
    person = await services.people.change(person, daily_limit=1)
    await services.risky.add(person, Rhythm(time(21), days=0b1111111))
    await anna.says("/when")
    assert "No room that day: the daily tip, the check-in, one reminder" in anna.last_read()

    await live_through(quick_house, 10)

    assert [(kind, reason) for kind, _, reason in await fates(quick_house, anna)] == [
        ("tip", "enough"),
        ("checkin", "enough"),
        (RISKY, None),
        ("checkin-reminder", "enough"),
    ]
