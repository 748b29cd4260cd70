"""Use cases of broadcasts."""

import json
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.infra.vault import Vault
from bot.infra.work import Work
from bot.kernel.clock import Clock
from bot.messaging.broadcasts import queries
from bot.messaging.broadcasts.model import (
    DRAFT_PATIENCE,
    KIND,
    PROGRESS,
    TEST,
    AlreadyOver,
    Audience,
    Broadcast,
    Content,
    Count,
    DraftChanged,
    Link,
    NoBroadcast,
    NoDraft,
    State,
    Step,
    Tally,
    When,
    check,
    progress_every,
)
from bot.messaging.delivery import Lane, NewMessage, Outbox
from bot.messaging.delivery import State as Delivery

log = structlog.get_logger(__name__)

# People looked at in one transaction: it must not keep a handler waiting for more than 100 ms.
BATCH = 2_000
KEPT_CONTENTS = 8
# After so many people the database is told that the outbox has grown.
COUNT_AGAIN_EVERY = 100_000


@dataclass(frozen=True, slots=True)
class Broadcasts:
    """Writes one text to many people; one instance serves the process.

    `advance` is the job that queues, ends and reports; it goes on from where any process left off.
    """

    work: Work
    clock: Clock
    vault: Vault
    outbox: Outbox
    _contents: OrderedDict[int, Content] = field(default_factory=OrderedDict)

    # A draft.

    async def open_draft(self, admin_id: int) -> Broadcast:
        """Throw away what the admin had begun and return an empty draft that awaits its text."""
        async with self.work.begin() as session:
            await queries.drop_drafts(session, self.vault, admin_id)
            return await queries.add_draft(session, self.vault, admin_id, self.clock.now())

    async def draft_of(self, admin_id: int) -> Broadcast | None:
        """Return the admin's open draft."""
        async with self.work.read() as session:
            return await queries.draft_of(session, self.vault, admin_id)

    async def drop_draft(self, admin_id: int) -> None:
        """Throw the admin's draft away."""
        async with self.work.begin() as session:
            await queries.drop_drafts(session, self.vault, admin_id)

    async def write(self, admin_id: int, html: str, photo: str | None) -> Broadcast:
        """Set the draft's text and picture; raises NoDraft, HtmlMistake, TooLong, NoWords."""
        check(html, photo=photo is not None)
        return await self._change_draft(admin_id, html=html, photo=photo, awaits=None)

    async def set_links(self, admin_id: int, links: Sequence[Link]) -> Broadcast:
        """Set the buttons under the text; raises NoDraft."""
        value = json.dumps([[one.label, one.url] for one in links], ensure_ascii=False)
        return await self._change_draft(admin_id, links=value, awaits=None)

    async def set_audience(self, admin_id: int, audience: Audience) -> Broadcast:
        """Set who is meant; raises NoDraft."""
        return await self._change_draft(admin_id, audience=json.dumps(audience.as_json()), awaits=None)

    async def set_when(self, admin_id: int, when: When) -> Broadcast:
        """Set when it leaves; raises NoDraft."""
        return await self._change_draft(admin_id, send_at=when.at, local_hour=when.local_hour, awaits=None)

    async def await_typed(self, admin_id: int, step: Step | None) -> Broadcast:
        """Set what the next typed message answers; raises NoDraft."""
        return await self._change_draft(admin_id, awaits=step.value if step else None)

    async def _change_draft(self, admin_id: int, **values: Any) -> Broadcast:
        async with self.work.begin() as session:
            draft = await queries.draft_of(session, self.vault, admin_id)
            if draft is None:
                raise NoDraft
            changed = await queries.change(
                session,
                draft.id,
                while_in=[State.DRAFT],
                revision=draft.revision + 1,
                touched_at=self.clock.now(),
                **values,
            )
            if not changed:
                raise NoDraft
            after = await queries.get(session, self.vault, draft.id)
            assert after is not None
            return after

    async def drafting(self) -> list[int]:
        """Return the Telegram ids of the admins whose next typed message belongs to a draft."""
        async with self.work.read() as session:
            return await queries.awaiting(session, self.vault, self.clock.now() - DRAFT_PATIENCE)

    async def count(self, audience: Audience) -> Count:
        """Return how many are meant, how many would get it now, and why the others would not."""
        async with self.work.read() as session:
            return await queries.count(session, audience, self.clock.now())

    async def try_on(self, draft: Broadcast, key: str) -> None:
        """Queue the draft for its author alone, as everybody would get it."""
        await self.outbox.add(
            NewMessage(
                TEST, Lane.STAFF, f"{TEST}:{key}", chat_id=draft.admin_id, what={"broadcast": draft.id}
            )
        )

    async def send(self, admin_id: int, revision: int, expected: int, message_id: int) -> Broadcast:
        """Let the draft go, now or at its moment; return it. Raises NoDraft, DraftChanged, and as `write`.

        `revision` is what the admin saw, `expected` how many were counted then, `message_id` the message
        in which the progress is shown.
        """
        now = self.clock.now()
        async with self.work.begin() as session:
            draft = await queries.draft_of(session, self.vault, admin_id)
            if draft is None:
                raise NoDraft
            if draft.revision != revision:
                raise DraftChanged
            check(draft.content.html, photo=draft.content.photo is not None)
            later = draft.when.at is not None and draft.when.at > now
            await queries.change(
                session,
                draft.id,
                while_in=[State.DRAFT],
                state=State.SCHEDULED.value if later else State.SENDING.value,
                started_at=None if later else now,
                last_person_id=0 if later else await queries.last_person_id(session),
                expected=expected,
                awaits=None,
                progress_message_id=message_id,
                progress_at=now,
            )
            log.info("broadcast.confirmed", id=draft.id, later=later, expected=expected)
            return await self._get(session, draft.id)

    # One that runs.

    async def get(self, broadcast_id: int) -> Broadcast:
        """Return a broadcast; raises NoBroadcast."""
        async with self.work.read() as session:
            return await self._get(session, broadcast_id)

    async def _get(self, session: AsyncSession, broadcast_id: int) -> Broadcast:
        found = await queries.get(session, self.vault, broadcast_id)
        if found is None:
            raise NoBroadcast
        return found

    async def listed(self, limit: int = 20) -> list[Broadcast]:
        """Return the last broadcasts that were confirmed, newest first."""
        async with self.work.read() as session:
            return await queries.listed(session, self.vault, limit)

    async def tally(self, broadcast: Broadcast) -> Tally:
        """Return how its messages stand: from the ledger, or as they ended when the ledger has forgotten."""
        if broadcast.outcome is not None:
            return broadcast.outcome
        return Tally(await self.outbox.tally(broadcast.id), await self.outbox.later(broadcast.id))

    async def content(self, broadcast_id: int) -> Content | None:
        """Return what everybody gets, None when it is unknown; kept in memory, as it no longer changes."""
        if (kept := self._contents.get(broadcast_id)) is not None:
            return kept
        async with self.work.read() as session:
            found = await queries.get(session, self.vault, broadcast_id)
        if found is None:
            return None
        if found.state is not State.DRAFT:
            self._contents[broadcast_id] = found.content
            while len(self._contents) > KEPT_CONTENTS:
                self._contents.popitem(last=False)
        return found.content

    async def pause(self, broadcast_id: int) -> Broadcast:
        """Let nothing more leave until `resume`; what is in flight ends. Raises NoBroadcast, AlreadyOver."""
        return await self._move(broadcast_id, [State.SENDING], State.PAUSED)

    async def resume(self, broadcast_id: int) -> Broadcast:
        """Go on with a paused one. Raises NoBroadcast, AlreadyOver."""
        return await self._move(broadcast_id, [State.PAUSED], State.SENDING)

    async def cancel(self, broadcast_id: int) -> Broadcast:
        """End it for good: what is in flight ends, nothing after it. Raises NoBroadcast, AlreadyOver."""
        return await self._move(broadcast_id, [State.SCHEDULED, State.SENDING, State.PAUSED], State.CANCELLED)

    async def _move(self, broadcast_id: int, sources: Sequence[State], target: State) -> Broadcast:
        async with self.work.begin() as session:
            moved = await queries.change(session, broadcast_id, while_in=sources, state=target.value)
            found = await self._get(session, broadcast_id)
            # A second tap on the same button changes nothing and is no mistake.
            if not moved and found.state is not target:
                raise AlreadyOver
            log.info("broadcast.moved", id=broadcast_id, state=found.state.value, moved=moved)
            return found

    async def show_in(self, broadcast_id: int, message_id: int) -> None:
        """Show the progress in that message of its author from now on."""
        async with self.work.begin() as session:
            one = await self._get(session, broadcast_id)
            if one.progress_message_id != message_id:
                # A new number: how the last edit ended speaks of another message.
                await queries.change(
                    session,
                    broadcast_id,
                    progress_message_id=message_id,
                    progress_number=one.progress_number + 1,
                )

    async def open_ids(self, session: AsyncSession) -> Sequence[int]:
        """Return the numbers of those whose messages may leave, oldest first; the sender asks."""
        return await queries.open_ids(session)

    async def next_due(self) -> datetime | None:
        """Return when the next scheduled one starts (for the pretend clock)."""
        async with self.work.read() as session:
            return await queries.next_start(session, self.clock.now())

    # The job.

    async def advance(self) -> bool:
        """Do the next piece of work of each broadcast; return whether there is more to do at once.

        Each piece is one short transaction, and what it did is in the database: a process that dies here
        leaves nothing half done, and two processes do nothing twice.
        """
        async with self.work.read() as session:
            live = await queries.live_ids(session)
        more = False
        for broadcast_id in live:
            more = await self._step(broadcast_id) or more
            await self._report(broadcast_id)
        return more

    async def _step(self, broadcast_id: int) -> bool:
        now = self.clock.now()
        async with self.work.begin() as session:
            one = await queries.lock(session, self.vault, broadcast_id)
            if one is None:
                return False
            if one.state is State.SCHEDULED:
                if one.when.at is None or one.when.at > now:
                    return False
                last = await queries.last_person_id(session)
                await queries.change(
                    session, one.id, state=State.SENDING.value, started_at=now, last_person_id=last
                )
                return True
            if one.state is State.CANCELLED:
                taken = await self.outbox.cancel(broadcast_id=one.id, limit=BATCH)
                if taken == BATCH:
                    return True
            elif not one.queued_all:
                return await self._queue_batch(session, one, now)
            if one.finished_at is None and not await self.outbox.unfinished(one.id):
                end = State.CANCELLED if one.state is State.CANCELLED else State.DONE
                await queries.change(session, one.id, finished_at=now, state=end.value)
            return False

    async def _queue_batch(self, session: AsyncSession, one: Broadcast, now: datetime) -> bool:
        assert one.started_at is not None
        last, zones = await queries.next_people(session, one.cursor, one.last_person_id, BATCH)
        if last is None:
            await queries.change(session, one.id, queued_all=True)
            await self.outbox.count_again()
            return True
        chosen = queries.recipients(one.audience, one.when, one.started_at, now, one.cursor, last, zones)
        queued = await self.outbox.add_selected(session, KIND, one.id, chosen)
        await queries.change(session, one.id, cursor=last)
        if last // COUNT_AGAIN_EVERY != one.cursor // COUNT_AGAIN_EVERY:
            await self.outbox.count_again()
        log.info("broadcast.queued", id=one.id, queued=queued)
        return True

    async def _report(self, broadcast_id: int) -> None:
        """Have the progress message changed when it is time and there is news; end with the report."""
        now = self.clock.now()
        one = await self.get(broadcast_id)
        final = one.finished_at is not None
        if not final:
            since = now - one.started_at if one.started_at is not None else now - now
            due = one.progress_at is None or now - one.progress_at >= progress_every(since)
            if not due or one.state is State.SCHEDULED:
                return
        tally = await self.tally(one)
        shown = f"{one.state}:{tally.of(Delivery.SENT)}:{tally.waiting}:{tally.later}:{tally.total}"
        before = await self.outbox.sent_as(_progress_key(one))
        async with self.work.begin() as session:
            locked = await queries.lock(session, self.vault, broadcast_id)
            if (
                locked is None
                or locked.progress_number != one.progress_number
                or locked.state is not one.state
            ):
                # Another process, or a tap, was quicker; the next round sees what it did.
                return
            values: dict[str, Any] = {"progress_at": now}
            message_id = locked.progress_message_id
            if before is not None and before[1] is not None and before[1] != message_id:
                # The message had been deleted, so the last edit became a new one.
                message_id = values["progress_message_id"] = before[1]
            waits = before is not None and before[0] in (Delivery.QUEUED, Delivery.SENDING)
            stale = await queries.shown(session, broadcast_id) != shown
            if final or (stale and not waits):
                values["progress_number"] = locked.progress_number + 1
                values["progress_shown"] = shown
                what = {
                    "broadcast": one.id,
                    "message_id": message_id,
                    "tally": tally.as_json(),
                    "total": one.total(tally),
                }
                await self.outbox.add(
                    NewMessage(
                        PROGRESS,
                        # Not among the alerts: it takes its turn in bulk, and never one of theirs.
                        Lane.BROADCAST,
                        f"{PROGRESS}:{one.id}:{locked.progress_number + 1}",
                        chat_id=one.admin_id,
                        what=what,
                    )
                )
            if final:
                values["outcome"] = json.dumps(tally.as_json())
                values["closed"] = True
                log.info("broadcast.closed", id=one.id, state=one.state.value)
            await queries.change(session, broadcast_id, **values)


def _progress_key(one: Broadcast) -> str:
    return f"{PROGRESS}:{one.id}:{one.progress_number}"
