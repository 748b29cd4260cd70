"""Use cases of the outbox."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.infra.metrics import DELIVERIES
from bot.infra.vault import Vault
from bot.infra.work import Work
from bot.kernel.clock import Clock
from bot.messaging.delivery import daily, queries
from bot.messaging.delivery.model import KEPT, Fate, Lane, NewMessage, Reason, State
from bot.people import Person

# So many rows are one statement on both databases.
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Outbox:
    """Where every message goes that nobody is waiting for; one instance serves the process."""

    work: Work
    clock: Clock
    vault: Vault

    async def add(self, *messages: NewMessage) -> int:
        """Queue messages; return how many are new. A known dedupe key is left out silently."""
        async with self.work.begin(single=len(messages) <= AT_ONCE) as session:
            new = await queries.add(session, self.vault, messages, self.clock.now())
        for one in messages:
            if one.already_sent and one.dedupe_key in new:
                DELIVERIES.labels(one.lane.name.lower(), State.SENT.value, "").inc()
        return len(new)

    async def cancel(
        self,
        reason: Reason = Reason.TAKEN_BACK,
        *,
        keys: Collection[str] = (),
        person_id: int | None = None,
        kinds: Collection[str] = (),
        lanes: Collection[Lane] = (),
        broadcast_id: int | None = None,
        limit: int | None = None,
    ) -> int:
        """Cancel what is queued and fits every condition, at most `limit`; return how many.

        A cancel is sticky.
        """
        async with self.work.begin(single=True) as session:
            cancelled = await queries.cancel(
                session,
                self.clock.now(),
                reason,
                keys=keys,
                person_id=person_id,
                kinds=kinds,
                lanes=lanes,
                broadcast_id=broadcast_id,
                limit=limit,
            )
        return _count(cancelled, reason)

    async def upcoming(self, person_id: int, limit: int = 10) -> list[tuple[str, Lane, datetime]]:
        """Return kind, lane and time (aware UTC) of what is queued for a person, soonest first."""
        async with self.work.read() as session:
            return await queries.upcoming(session, person_id, limit)

    async def numbers(self, person: Person, since: datetime) -> list[int]:
        """Return the numbers of what went out to a person since then (aware UTC), oldest first."""
        async with self.work.read() as session:
            return await queries.numbers(session, person.id, since)

    async def unasked_today(self, person: Person) -> int:
        """Return how many messages that nobody asked for the person got this local day."""
        start, _ = daily.bounds(self.clock.now(), person.zone)
        async with self.work.read() as session:
            gone = await queries.unasked_since(session, {person.id: start})
        return sum(daily.counted(kind, lane) for _, kind, lane in gone)

    async def forget_person(self, person_id: int) -> int:
        """Take a person out of the ledger: what is queued is cancelled, the rest no longer names them.

        Returns how many rows stay, without person, content, message number or a key that holds their id.
        """
        async with self.work.begin() as session:
            cancelled = await queries.cancel(session, self.clock.now(), Reason.ERASED, person_id=person_id)
            _count(cancelled, Reason.ERASED)
            return await queries.forget_person(session, person_id)

    async def fates(self, keys: Collection[str]) -> Mapping[str, Fate]:
        """Return where the messages with these dedupe keys stand, by key; unknown keys are left out."""
        async with self.work.read() as session:
            return await queries.fates(session, keys)

    async def keys_of(self, message_id: int, lane: Lane) -> list[str]:
        """Return the dedupe keys of what went out in a lane under that number of a chat, newest first."""
        async with self.work.read() as session:
            return await queries.keys_of(session, message_id, lane)

    async def next_due(self) -> datetime | None:
        """Return when the next queued message is due."""
        async with self.work.read() as session:
            return await queries.next_due(session, self.clock.now())

    async def pending_by_lane(self) -> Mapping[Lane, int]:
        """Return how many messages wait in each lane."""
        async with self.work.read() as session:
            return await queries.pending_by_lane(session)

    async def tally(self, broadcast_id: int) -> Mapping[tuple[State, Reason | None], int]:
        """Return how the messages of a broadcast stand, by state and reason."""
        async with self.work.read() as session:
            return await queries.tally(session, broadcast_id)

    async def later(self, broadcast_id: int) -> int:
        """Return how many queued messages of a broadcast wait for their hour: its people sleep."""
        async with self.work.read() as session:
            return await queries.later(session, broadcast_id, self.clock.now())

    async def unfinished(self, broadcast_id: int) -> bool:
        """Return whether messages of a broadcast are still queued or in flight."""
        async with self.work.read() as session:
            return await queries.unfinished(session, broadcast_id)

    async def sent_as(self, key: str) -> tuple[State, int | None] | None:
        """Return how the message with that key stands and its number in the chat, None when unknown."""
        async with self.work.read() as session:
            return await queries.sent_as(session, key)

    async def add_selected(
        self, session: AsyncSession, kind: str, broadcast_id: int, chosen: Select[Any]
    ) -> int:
        """Queue one message of a broadcast for each row that `chosen` gives; return how many are new.

        The rows never leave the database. `chosen` has the columns person_id, send_after, expires_at and
        reason; a row with a reason is written as cancelled with it. In the caller's transaction.
        """
        new = await queries.add_selected(
            session, kind, Lane.BROADCAST, broadcast_id, chosen, self.clock.now()
        )
        for reason, count in new.items():
            if reason is not None:
                _count(Counter({Lane.BROADCAST: count}), reason)
        return new.total()

    async def count_again(self) -> None:
        """Tell the database that the outbox has grown a lot."""
        async with self.work.begin() as session:
            await queries.count_again(session)

    async def forget_old(self, limit: int = 5000) -> int:
        """Delete ledger rows older than 90 days, at most `limit`; return how many."""
        async with self.work.begin() as session:
            return await queries.forget(session, self.clock.now() - KEPT, limit)


def _count(cancelled: Counter[Lane], reason: Reason) -> int:
    for lane, count in cancelled.items():
        DELIVERIES.labels(lane.name.lower(), State.CANCELLED.value, reason.value).inc(count)
    return cancelled.total()
