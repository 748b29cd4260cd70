"""Everybody on the same minute of one zone: who hears when, and what becomes of those who do not."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.diary.checkins import CHECKIN, Checkins
from bot.diary.checkins.tables import CheckinPlanRow
from bot.infra.background import Background
from bot.infra.database import Database
from bot.infra.vault import Vault
from bot.infra.work import Work
from bot.kernel.clock import FixedClock
from bot.messaging.delivery import Message, Outbox, Outcome, Reason, Sender, Sent, State
from bot.messaging.delivery.pace import ChatPace
from bot.messaging.delivery.tables import DeliveryRow
from bot.people import CONSENT_VERSION, NewPerson, People, Person
from tests.house import KEY

CROWD = 120
EIGHT = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
NINE = EIGHT + timedelta(hours=1)


@dataclass
class Courier:
    """Takes everything, and remembers who got it."""

    went_to: list[int] = field(default_factory=list)

    async def deliver(self, message: Message, person: Person | None) -> Outcome:
        assert person is not None
        self.went_to.append(person.id)
        return Sent(len(self.went_to))


class NoBroadcasts:
    """There are none."""

    async def open_ids(self, session: AsyncSession) -> tuple[int, ...]:
        return ()


@dataclass
class Morning:
    """A hundred and twenty people in London who are all asked at nine, and a sender."""

    clock: FixedClock
    work: Work
    checkins: Checkins
    sender: Sender
    courier: Courier
    people: list[int]

    async def tick(self) -> None:
        while await self.checkins.tick(limit=35):
            pass

    async def ledger(self) -> list[tuple[State, Reason | None]]:
        async with self.work.read() as session:
            rows = await session.execute(
                select(DeliveryRow.state, DeliveryRow.reason)
                .where(DeliveryRow.kind == CHECKIN)
                .order_by(DeliveryRow.person_id)
            )
            return [(State(state), Reason(reason) if reason else None) for state, reason in rows]


@pytest.fixture
async def morning(database: Database) -> Morning:
    """Give the crowd an hour before, on both databases."""
    work, clock, vault = Work(database), FixedClock(EIGHT), Vault([KEY])
    people, outbox = People(work, clock, vault), Outbox(work, clock, vault)
    checkins, courier = Checkins(work, clock, outbox), Courier()
    numbers = []
    async with work.begin():
        for number in range(CROWD):
            person = await people.welcome(
                NewPerson(5000 + number, "en", "GB", "Europe/London", CONSENT_VERSION)
            )
            await checkins.set_hour(person, time(9))
            await checkins.set_reminder(person, False)
            numbers.append(person.id)
    sender = Sender(work, clock, vault, people, courier, Background(), NoBroadcasts(), rate=100_000.0)
    sender.chats = ChatPace(chat_every=0)
    return Morning(clock, work, checkins, sender, courier, numbers)


async def test_a_crowd_on_one_minute_leaves_one_after_the_other(morning: Morning) -> None:
    """In the order of the line, each once, and everybody is planned for the next day."""
    morning.clock.move(timedelta(hours=1, seconds=2))
    await morning.tick()
    assert await morning.sender.hold_lease()
    while await morning.sender.send_due(limit=20):
        pass

    assert morning.courier.went_to == morning.people
    assert await morning.ledger() == [(State.SENT, None)] * CROWD
    async with morning.work.read() as session:
        planned = set(await session.scalars(select(CheckinPlanRow.next_at)))
    assert planned == {NINE + timedelta(days=1)}


async def test_who_does_not_fit_into_the_window_is_in_the_ledger_with_the_reason(morning: Morning) -> None:
    """The pace lets a part through in three hours; the others hear nothing late, and the ledger says why."""
    morning.clock.move(timedelta(hours=1))
    await morning.tick()
    assert await morning.sender.hold_lease()
    for _ in range(3):
        await morning.sender.send_due(limit=20)
        morning.clock.move(timedelta(hours=1, seconds=1))
    while await morning.sender.send_due(limit=20):
        pass

    assert morning.courier.went_to == morning.people[:60]
    in_time, too_late = (State.SENT, None), (State.EXPIRED, Reason.TOO_LATE)
    assert await morning.ledger() == [in_time] * 60 + [too_late] * 60
