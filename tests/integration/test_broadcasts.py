"""Broadcasts over a real database: who is chosen, how they are queued, and what a crash leaves."""

import itertools
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.infra.database import Database
from bot.infra.vault import Vault
from bot.infra.work import Work
from bot.kernel.clock import FixedClock
from bot.messaging.broadcasts import Audience, Broadcast, Broadcasts, NoDraft, State, When
from bot.messaging.broadcasts import service as broadcasts_service
from bot.messaging.broadcasts.model import AlreadyOver, DraftChanged
from bot.messaging.delivery import Lane, Message, Outbox, Reason
from bot.messaging.delivery import State as Delivery
from bot.messaging.delivery.model import why_not
from bot.messaging.delivery.queries import claim_due
from bot.messaging.delivery.tables import DeliveryRow
from bot.people import CONSENT_VERSION, NewPerson, People, Person, Reach, Stage
from tests.house import KEY, NOON

ADMIN = 77


class Desk:
    """The services a broadcast needs, and people to send to."""

    def __init__(self, database: Database) -> None:
        self.work = Work(database)
        self.clock = FixedClock(NOON)
        self.vault = Vault([KEY])
        self.outbox = Outbox(self.work, self.clock, self.vault)
        self.people = People(self.work, self.clock, self.vault)
        self.broadcasts = self.another()
        self._ids = itertools.count(5000)

    def another(self) -> Broadcasts:
        """Return the same service of another process."""
        return Broadcasts(self.work, self.clock, self.vault, self.outbox)

    async def person(self, zone: str = "Europe/London", **values: Any) -> Person:
        new = NewPerson(next(self._ids), "en", "GB", zone, CONSENT_VERSION)
        person = await self.people.welcome(new)
        return await self.people.change(person, **values) if values else person

    async def confirmed(self, audience: Audience | None = None, when: When | None = None) -> Broadcast:
        """Write a draft and send it."""
        await self.broadcasts.open_draft(ADMIN)
        draft = await self.broadcasts.write(ADMIN, "Hello <b>all</b>", None)
        if audience is not None:
            draft = await self.broadcasts.set_audience(ADMIN, audience)
        if when is not None:
            draft = await self.broadcasts.set_when(ADMIN, when)
        return await self.broadcasts.send(ADMIN, draft.revision, 0, 1)

    async def run(self, broadcasts: Broadcasts | None = None) -> None:
        while await (broadcasts or self.broadcasts).advance():
            pass

    async def rows(self, broadcast_id: int) -> dict[int | None, tuple[Delivery, Reason | None, datetime]]:
        """Return state, reason and time of the broadcast's messages by person."""
        async with self.work.read() as session:
            rows = await session.scalars(select(DeliveryRow).where(DeliveryRow.broadcast_id == broadcast_id))
            return {
                row.person_id: (
                    Delivery(row.state),
                    Reason(row.reason) if row.reason else None,
                    row.send_after,
                )
                for row in rows
            }

    async def claim(self, limit: int = 100) -> list[Message]:
        """Claim what is due as the sender does."""
        async with self.work.begin() as session:
            open_ids = await self.broadcasts.open_ids(session)
            return await claim_due(
                session, self.vault, self.clock.now(), [Lane.BROADCAST], 1, limit, open_ids
            )


@pytest.fixture
def desk(database: Database) -> Desk:
    """Give the desk on both databases."""
    return Desk(database)


async def test_the_database_holds_back_whom_the_sender_would(desk: Desk) -> None:
    """The rules in SQL and the rules in Python give one reason for every mixture of states."""
    soon, past = NOON + timedelta(hours=1), NOON - timedelta(hours=1)
    mixtures = itertools.product(
        (Reach.OK, Reach.BLOCKED, Reach.GONE),
        (CONSENT_VERSION, CONSENT_VERSION - 1),
        (True, False),
        (None, soon, past),
        (None, soon, past),
        (True, False),
    )
    expected = {}
    one = await desk.person()
    message = Message(
        1, "broadcast", Lane.BROADCAST, one.id, None, {}, NOON, None, 1, 1, "key", broadcast_id=1
    )
    for reach, consent, safe, paused, held, news in mixtures:
        values: dict[str, Any] = {
            "reach": reach,
            "consent_version": consent,
            "unasked_ok": safe,
            "paused_until": paused,
            "hold_until": held,
            "wants_news": news,
        }
        person = await desk.person(**values)
        expected[person.id] = why_not(message, person, NOON)
    expected[one.id] = None

    broadcast = await desk.confirmed()
    count = await desk.broadcasts.count(Audience())
    await desk.run()

    rows = await desk.rows(broadcast.id)
    assert {person_id: reason for person_id, (_, reason, _) in rows.items()} == expected
    assert {state for state, reason, _ in rows.values() if reason is not None} == {Delivery.CANCELLED}
    assert count.fits == sum(reason is None for reason in expected.values())
    assert count.meant == len(expected)
    assert sum(count.held_back.values()) == count.meant - count.fits


async def test_the_audience_is_what_was_chosen(desk: Desk) -> None:
    """Each filter alone and two together; a regional language counts as its language."""
    english = await desk.person(stage=Stage.USING)
    mexican = await desk.person(language="es-MX", country="MX", stage=Stage.STOPPED)
    spanish = await desk.person(language="es", country="ES")
    desk.clock.move(timedelta(days=10))
    new = await desk.person(country="ES")

    async def chosen(audience: Audience) -> set[int | None]:
        broadcast = await desk.confirmed(audience)
        await desk.run()
        return set(await desk.rows(broadcast.id))

    assert await chosen(Audience()) == {english.id, mexican.id, spanish.id, new.id}
    assert await chosen(Audience(languages=("es",))) == {mexican.id, spanish.id}
    assert await chosen(Audience(countries=("ES",))) == {spanish.id, new.id}
    assert await chosen(Audience(stages=(Stage.USING, Stage.STOPPED))) == {english.id, mexican.id}
    assert await chosen(Audience(joined_within_days=7)) == {new.id}
    assert await chosen(Audience(joined_before_days=7)) == {english.id, mexican.id, spanish.id}
    assert await chosen(Audience(languages=("es",), countries=("MX",))) == {mexican.id}
    assert await chosen(Audience(active_within_days=7)) == {new.id}


async def test_each_person_gets_it_at_the_same_hour_of_their_own_clock(desk: Desk) -> None:
    """Ten o'clock in four zones, one of them on the other side of the date line."""
    zones = ["Europe/London", "America/New_York", "Pacific/Auckland", "Asia/Kathmandu"]
    people = {(await desk.person(zone)).id: zone for zone in zones}
    broadcast = await desk.confirmed(when=When(local_hour=10))

    await desk.run()

    rows = await desk.rows(broadcast.id)
    assert set(rows) == set(people)
    for person_id, (state, _, send_after) in rows.items():
        assert person_id is not None
        local = send_after.astimezone((await desk.people.get(person_id)).zone)  # type: ignore[union-attr]
        assert (state, local.time()) == (Delivery.QUEUED, time(10, 0))
        assert NOON <= send_after < NOON + timedelta(days=1)


async def test_a_process_that_dies_after_any_batch_leaves_nothing_out_and_nothing_double(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Eleven people in batches of two, another process after each batch, and one that repeats a batch."""
    monkeypatch.setattr(broadcasts_service, "BATCH", 2)
    people = {(await desk.person()).id for _ in range(11)}
    broadcast = await desk.confirmed()

    steps = 0
    while await desk.another().advance():
        steps += 1
        if steps == 3:
            # As after a backup that was restored: the cursor is older than the ledger.
            async with desk.work.begin() as session:
                await broadcasts_service.queries.change(session, broadcast.id, cursor=0)

    assert set(await desk.rows(broadcast.id)) == people
    async with desk.work.read() as session:
        count = await session.scalar(select(func.count()).where(DeliveryRow.broadcast_id == broadcast.id))
    assert count == 11
    assert (await desk.broadcasts.get(broadcast.id)).queued_all


async def test_who_comes_while_it_is_queued_is_not_in_it(desk: Desk) -> None:
    """The audience ends with who was there when it started."""
    first = await desk.person()
    broadcast = await desk.confirmed()
    late = await desk.person()

    await desk.run()

    assert set(await desk.rows(broadcast.id)) == {first.id}
    assert late.id not in await desk.rows(broadcast.id)


async def test_a_paused_one_is_not_claimed_and_another_one_is(desk: Desk) -> None:
    """Pause costs one row in one table; the messages wait where they are."""
    await desk.person()
    paused, running = await desk.confirmed(), await desk.confirmed()
    await desk.run()

    await desk.broadcasts.pause(paused.id)
    assert [one.broadcast_id for one in await desk.claim()] == [running.id]

    await desk.broadcasts.resume(paused.id)
    assert [one.broadcast_id for one in await desk.claim()] == [paused.id]


async def test_a_cancel_ends_what_waits_and_lets_what_flies(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In batches; it is over when what was in flight has ended, and stays cancelled."""
    monkeypatch.setattr(broadcasts_service, "BATCH", 2)
    for _ in range(5):
        await desk.person()
    broadcast = await desk.confirmed()
    await desk.run()
    (flying,) = await desk.claim(limit=1)

    await desk.broadcasts.cancel(broadcast.id)
    await desk.run()

    tally = await desk.broadcasts.tally(await desk.broadcasts.get(broadcast.id))
    assert tally.counts == {
        (Delivery.SENDING, None): 1,
        (Delivery.CANCELLED, Reason.TAKEN_BACK): 4,
    }
    assert (await desk.broadcasts.get(broadcast.id)).finished_at is None
    async with desk.work.begin() as session:
        row = await session.get(DeliveryRow, flying.id)
        assert row is not None
        row.state = Delivery.SENT.value
    await desk.run()
    ended = await desk.broadcasts.get(broadcast.id)
    assert (ended.state, ended.finished_at) == (State.CANCELLED, NOON)
    assert ended.outcome is not None
    assert ended.outcome.of(Delivery.SENT) == 1
    with pytest.raises(AlreadyOver):
        await desk.broadcasts.resume(broadcast.id)


async def test_cancelled_while_it_is_still_being_queued_queues_no_more(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of eleven people two were queued: nine never are."""
    monkeypatch.setattr(broadcasts_service, "BATCH", 2)
    for _ in range(11):
        await desk.person()
    broadcast = await desk.confirmed()
    await desk.broadcasts.advance()

    await desk.broadcasts.cancel(broadcast.id)
    await desk.run()

    assert len(await desk.rows(broadcast.id)) == 2
    assert (await desk.broadcasts.get(broadcast.id)).finished_at is not None


async def test_one_that_waits_for_its_moment_starts_then(desk: Desk) -> None:
    """And judges who is there at that moment."""
    await desk.person()
    broadcast = await desk.confirmed(when=When(at=NOON + timedelta(hours=2)))
    await desk.run()
    assert await desk.rows(broadcast.id) == {}
    assert await desk.broadcasts.next_due() == NOON + timedelta(hours=2)

    desk.clock.move(timedelta(hours=2))
    late = await desk.person()
    await desk.run()

    rows = await desk.rows(broadcast.id)
    assert len(rows) == 2
    assert rows[late.id][2] == NOON + timedelta(hours=2)


async def test_a_draft_goes_out_once_and_only_as_it_was_seen(desk: Desk) -> None:
    """An old revision sends nothing; a second tap finds no draft."""
    await desk.broadcasts.open_draft(ADMIN)
    seen = await desk.broadcasts.write(ADMIN, "One", None)
    changed = await desk.broadcasts.write(ADMIN, "Two", None)

    with pytest.raises(DraftChanged):
        await desk.broadcasts.send(ADMIN, seen.revision, 0, 1)
    sent = await desk.broadcasts.send(ADMIN, changed.revision, 0, 1)
    with pytest.raises(NoDraft):
        await desk.broadcasts.send(ADMIN, changed.revision, 0, 1)

    assert [one.id for one in await desk.broadcasts.listed()] == [sent.id]
    assert sent.content.html == "Two"


async def test_the_report_outlives_the_ledger(desk: Desk) -> None:
    """After 90 days the rows are gone and the numbers are still there."""
    await desk.person(wants_news=False)
    broadcast = await desk.confirmed()
    await desk.run()
    before = await desk.broadcasts.tally(await desk.broadcasts.get(broadcast.id))
    desk.clock.move(timedelta(days=91))

    await desk.outbox.forget_old()

    assert await desk.rows(broadcast.id) == {}
    after = await desk.broadcasts.tally(await desk.broadcasts.get(broadcast.id))
    assert after == before
    assert after.of(Delivery.CANCELLED, Reason.OPTED_OUT) == 1
