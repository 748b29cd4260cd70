"""The sender: takes due messages by lane, checks that the person still fits, and paces them out.

One process at a time sends (a lease with a growing number); within it urgent lanes and bulk run in two
loops, so that a crisis answer or an alert never stands behind a broadcast.
"""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.infra.background import Background
from bot.infra.metrics import DELIVERIES
from bot.infra.together import Take, Together
from bot.infra.vault import Vault
from bot.infra.work import Work
from bot.kernel.clock import Clock, SystemClock, monotonic
from bot.kernel.ids import new_token
from bot.kernel.localtime import after_quiet_hours
from bot.messaging.delivery import daily, queries
from bot.messaging.delivery.model import (
    BULK,
    MAX_ATTEMPTS,
    Failed,
    Gone,
    Lane,
    Later,
    Message,
    Outcome,
    Reason,
    Sent,
    State,
    Unknown,
    not_before,
    why_not,
)
from bot.messaging.delivery.pace import ChatPace, Pace
from bot.messaging.delivery.ports import Courier, OpenBroadcasts, Planned
from bot.people import People, Person, Reach
from bot.people.queries import by_ids

log = structlog.get_logger(__name__)

LEASE = timedelta(seconds=10)
RENEW_EVERY = 3.0
LOOK_EVERY = 0.25
# So many messages in a row that Telegram could not take are no fault of theirs: it is away, or we are.
OUTAGE = 5
LONGEST_WAIT = 60.0
# What was claimed longer ago is put back and claimed anew: the person may have asked for silence since.
CLAIM_GOOD_FOR = 5.0
# How long a clean end waits for messages that are under way.
STOP_SECONDS = 3.0
# How many paid messages one claim takes.
PAID_CLAIM = 400
Ended = tuple[Message, Person | None, Outcome]
URGENT = frozenset(set(Lane) - BULK)


@dataclass(slots=True)
class Sender:
    """Sends what the outbox holds while it has the lease; `run` until cancelled.

    `in_flight` is how many messages each of its lines (urgent, bulk, paid) has with Telegram or not yet
    noted at most: what a dead sender may have doubled.
    """

    work: Work
    clock: Clock
    vault: Vault
    people: People
    courier: Courier
    background: Background
    broadcasts: OpenBroadcasts
    planned: Sequence[Planned] = ()
    rate: float = 25.0
    # Broadcasts that are paid for have a pace of their own; None when none is.
    paid_rate: float | None = None
    in_flight: int = 40
    owner: str = field(default_factory=new_token)
    real: Clock = field(default_factory=SystemClock)
    fence: int | None = None
    _pace: Pace = field(init=False)
    _paid_pace: Pace | None = None
    _ending: Together[Ended, None] = field(init=False)
    chats: ChatPace = field(default_factory=ChatPace)
    # Failed tries since the last one that Telegram answered, and the chats it said 429 to meanwhile.
    _failures: int = 0
    _slowed_chats: set[int] = field(default_factory=set)
    # By the monotonic clock: a process that was frozen knows at once that its lease has run out.
    _held_until: float = 0.0
    # What this process has claimed and not ended; `_unsure` when a claim may have been written without it.
    _in_hand: set[int] = field(default_factory=set)
    # Whose counted messages are on their way, by message: the two loops share each person's day.
    _under_way: dict[int, int] = field(default_factory=dict)
    _unsure: bool = False
    _stopping: bool = False

    def __post_init__(self) -> None:
        self._pace = Pace(self.rate)
        if self.paid_rate is not None:
            self._paid_pace = Pace(self.paid_rate)
        self._ending = Together(self._write_ends, "sender.end")

    async def run(self, *, alone: bool = False) -> None:
        """Hold or await the lease and send; ends when cancelled, giving the lease up.

        `alone` says that no other process can be sending: the lease of an earlier life is not waited for.
        """
        if alone:
            await self._end_earlier_life()
        loops = [
            self.background.start(self._keep_lease(), "sender.lease"),
            self.background.start(self._send_lanes(URGENT, limit=20), "sender.urgent"),
        ]
        bulk = BULK if self.paid_rate is None else BULK - {Lane.BROADCAST}
        loops.append(
            self.background.start(self._send_lanes(bulk, limit=max(5, int(self.rate * 2))), "sender.bulk")
        )
        if self.paid_rate is not None:
            paid, slots = frozenset({Lane.BROADCAST}), asyncio.Semaphore(self.in_flight)
            # Two: while one claims, the other sends.
            loops += [
                self.background.start(self._send_lanes(paid, PAID_CLAIM, slots), "sender.paid")
                for _ in range(2)
            ]
        try:
            # Not `gather`, which would end them in the middle of a call when this is cancelled.
            done, _ = await asyncio.wait(loops, return_when=asyncio.FIRST_COMPLETED)
            for loop in done:
                loop.result()
        finally:
            # What is under way ends and is noted: otherwise each restart would double it.
            self._stopping = True
            await asyncio.wait(loops[1:], timeout=STOP_SECONDS)
            for loop in loops:
                loop.cancel()
            await asyncio.gather(*loops, return_exceptions=True)
            await self._give_up()

    async def _end_earlier_life(self) -> None:
        try:
            async with self.work.begin() as session:
                await queries.end_lease(session, "sender", self.real.now())
        except Exception as error:  # noqa: BLE001  # then it runs out by itself
            log.error("sender.not_ended", error=type(error).__name__)

    async def _keep_lease(self) -> None:
        while True:
            try:
                await self.hold_lease()
            # A database that is away comes back; the lease then is taken again with a new number.
            except Exception as error:  # noqa: BLE001
                self.fence = None
                log.error("sender.lease_failed", error=type(error).__name__)
            await asyncio.sleep(RENEW_EVERY)

    async def hold_lease(self) -> bool:
        """Take or renew the lease and return whether this process sends.

        With a new number, what an earlier sender left in flight is put back.
        """
        asked_at = monotonic()
        async with self.work.begin() as session:
            fence = await queries.take_lease(session, "sender", self.owner, self.real.now(), LEASE)
            if fence is not None and fence != self.fence:
                left = await queries.requeue_left(session, fence)
                log.info("sender.took_over", fence=fence, left=left)
            elif fence is not None and self._unsure:
                left = await queries.requeue_lost(session, fence, self._in_hand)
                log.info("sender.found_lost", left=left)
                self._unsure = False
        self.fence = fence
        self._held_until = asked_at + LEASE.total_seconds() if fence is not None else 0.0
        return fence is not None

    async def last_held(self) -> datetime | None:
        """Return when a sender last held the lease (real time, within its length); None before the first."""
        async with self.work.read() as session:
            return await queries.lease_until(session, "sender")

    async def _give_up(self) -> None:
        if self.fence is None:
            return
        try:
            async with self.work.begin() as session:
                await queries.give_up_lease(session, "sender", self.owner, self.real.now())
        except Exception as error:  # noqa: BLE001  # the lease runs out by itself
            log.error("sender.give_up_failed", error=type(error).__name__)

    async def _send_lanes(
        self, lanes: Collection[Lane], limit: int, slots: asyncio.Semaphore | None = None
    ) -> None:
        while not self._stopping:
            sent = 0
            try:
                if self.fence is not None:
                    sent = await self.send_due(lanes, limit, slots)
            except Exception as error:  # noqa: BLE001  # this loop outlives a database that is away
                # The claim may have been written although its answer never came.
                self._unsure = True
                log.error("sender.round_failed", error=type(error).__name__)
                await asyncio.sleep(1.0)
            if sent < limit:
                await asyncio.sleep(LOOK_EVERY)

    async def send_due(
        self,
        lanes: Collection[Lane] = frozenset(Lane),
        limit: int = 100,
        slots: asyncio.Semaphore | None = None,
    ) -> int:
        """Claim up to `limit` due messages, send what still fits, settle each; return how many.

        `slots` limits how many are under way where several claims share one line.
        """
        fence = self.fence
        if fence is None:
            return 0
        claimed: list[Message] = []
        try:
            going = await self._claim(fence, lanes, limit, claimed)
            slots = slots or asyncio.Semaphore(self.in_flight)
            claimed_at = monotonic()
            await asyncio.gather(
                *(self._send_one(message, person, slots, claimed_at) for message, person in going)
            )
        finally:
            self._in_hand.difference_update(one.id for one in claimed)
            for one in claimed:
                self._under_way.pop(one.id, None)
        return len(claimed)

    async def _claim(
        self, fence: int, lanes: Collection[Lane], limit: int, claimed: list[Message]
    ) -> list[tuple[Message, Person | None]]:
        """Claim into `claimed` and return what may go, with its person; what may not is ended here."""
        going: list[tuple[Message, Person | None]] = []
        async with self.work.begin() as session:
            if not await queries.holds_lease(session, "sender", fence):
                self.fence = None
                return []
            now = self.clock.now()
            open_ids = await self.broadcasts.open_ids(session) if Lane.BROADCAST in lanes else ()
            claimed += await queries.claim_due(session, self.vault, now, lanes, fence, limit, open_ids)
            # Before the commit: the lease's own loop must not take them for lost.
            self._in_hand.update(one.id for one in claimed)
            ids = [one.person_id for one in claimed if one.person_id is not None]
            people = await by_ids(session, self.vault, ids) if ids else {}
            for message in claimed:
                person = people.get(message.person_id) if message.person_id is not None else None
                if message.expires_at is not None and message.expires_at <= now:
                    await self._settle(session, message, State.EXPIRED, Reason.TOO_LATE)
                elif (reason := why_not(message, person, now)) is not None:
                    await self._settle(session, message, State.CANCELLED, reason)
                elif (when := not_before(message, person, now)) > now:
                    await queries.settle(
                        session,
                        message,
                        now,
                        state=State.QUEUED.value,
                        send_after=when,
                        attempts=message.attempts - 1,
                    )
                else:
                    going.append((message, person))
            held_back = await self._without_room(session, going, now)
            for message, person in going:
                if person is not None and message.id in held_back:
                    await self._hold_back(session, message, person, now)
        return [one for one in going if one[0].id not in held_back]

    async def _without_room(
        self, session: AsyncSession, going: Sequence[tuple[Message, Person | None]], now: datetime
    ) -> set[int]:
        """Return the numbers of what would be one too many of its person's local day (daily.py)."""
        unasked = [
            (message, person)
            for message, person in going
            if person is not None
            and person.daily_limit is not None
            and daily.counted(message.kind, message.lane)
        ]
        if not unasked:
            return set()
        days = {person.id: daily.bounds(now, person.zone) for _, person in unasked}
        gone: Counter[int] = Counter()
        starts = {id_: start for id_, (start, _) in days.items()}
        for person_id, kind, lane in await queries.unasked_since(session, starts):
            gone[person_id] += daily.counted(kind, lane)
        gone.update(self._under_way.values())
        ahead: defaultdict[int, list[str]] = defaultdict(list)
        for one in self.planned:
            for person_id, kind in await one.ahead(session, {id_: end for id_, (_, end) in days.items()}):
                ahead[person_id].append(kind)
        held_back: set[int] = set()
        for message, person in sorted(unasked, key=lambda one: daily.rank(one[0].kind)):
            if daily.has_room(message.kind, gone[person.id], ahead[person.id], person.daily_limit):
                gone[person.id] += 1
                self._under_way[message.id] = person.id
            else:
                held_back.add(message.id)
        return held_back

    async def _hold_back(
        self, session: AsyncSession, message: Message, person: Person, now: datetime
    ) -> None:
        """News waits for the next day; what belongs to this one does not come."""
        _, midnight = daily.bounds(now, person.zone)
        when = after_quiet_hours(midnight, person.zone, person.quiet_from, person.quiet_until)
        if message.lane is Lane.BROADCAST and (message.expires_at is None or when < message.expires_at):
            await queries.settle(
                session,
                message,
                now,
                state=State.QUEUED.value,
                send_after=when,
                attempts=message.attempts - 1,
            )
        else:
            await self._settle(session, message, State.CANCELLED, Reason.ENOUGH)

    async def _send_one(
        self, message: Message, person: Person | None, slots: asyncio.Semaphore, claimed_at: float
    ) -> None:
        chat_id = person.telegram_id if person else message.chat_id
        if chat_id is None:
            await self._end(message, person, Failed(Reason.NOTHING_TO_SAY))
            return
        async with slots:
            wait = self.chats.wait_for(chat_id)
            if wait > 0:
                await self._end(message, person, Later(wait, counts=False))
                return
            self.chats.used(chat_id)
            if message.lane in BULK:
                await self._pace_of(message).turn()
            else:
                self._pace.used()
            now = monotonic()
            if self._stopping or now >= self._held_until or now - claimed_at > CLAIM_GOOD_FOR:
                # Held up: another sender may have it by now, or it no longer fits. Nothing was tried.
                await self._end(message, person, Later(0.0, counts=False))
                return
            outcome = self._note(message, chat_id, await self.courier.deliver(message, person))
            await self._end(message, person, outcome)

    def _pace_of(self, message: Message) -> Pace:
        """Return the pace of a bulk message: the line of those that are paid for is another one."""
        return self._pace if self._paid_pace is None or message.broadcast_id is None else self._paid_pace

    def _note(self, message: Message, chat_id: int, outcome: Outcome) -> Outcome:
        """Slow down where Telegram asks for it; return the outcome, longer while nothing gets through."""
        if isinstance(outcome, Unknown):
            self._failures += 1
            if message.lane in BULK and self._failures >= OUTAGE:
                # Each of these counts as gone out: not one more than needed to see that Telegram answers.
                self._pace_of(message).wait(min(2.0 ** (self._failures - OUTAGE), LONGEST_WAIT))
            return outcome
        if not isinstance(outcome, Later):
            self._failures = 0
            self._slowed_chats.clear()
            return outcome
        if outcome.whole_bot:
            # Telegram does not say whether a 429 means this chat or all of us. Two chats in a row mean us.
            self.chats.block(chat_id, outcome.seconds)
            if message.lane in BULK:
                self._slowed_chats.add(chat_id)
                if len(self._slowed_chats) > 1:
                    self._pace_of(message).slow_down(outcome.seconds)
            return outcome
        self._failures += 1
        away = self._failures >= OUTAGE
        tries = self._failures - OUTAGE if away else message.attempts - 1
        seconds = min(outcome.seconds * 2 ** min(tries, 10), LONGEST_WAIT)
        if message.lane in BULK and (away or not outcome.counts):
            # One try now and then, instead of the whole outbox against a wall.
            self._pace_of(message).wait(seconds)
        return Later(seconds, counts=outcome.counts and not away)

    async def _end(self, message: Message, person: Person | None, outcome: Outcome) -> None:
        """Write how it ended; while the database is away, again and again, as long as the lease is ours."""
        wait = 0.2
        while True:
            try:
                await self._ending.add((message, person, outcome))
                self._under_way.pop(message.id, None)
                return
            except (SQLAlchemyError, OSError, TimeoutError) as error:
                if self.fence not in (None, message.fence):
                    raise
                log.error("delivery.end_not_written", id=message.id, error=type(error).__name__)
            await asyncio.sleep(wait)
            wait = min(wait * 2, 5.0)

    async def _write_ends(self, take: Take[Ended]) -> Sequence[None]:
        """Write how those messages ended that came back while the last ones were being written.

        Each keeps its slot until then: batches do not let more be under way.
        """
        async with self.work.begin(ahead=True) as session:
            ended = take()
            sent: defaultdict[int, dict[int, int]] = defaultdict(dict)
            for message, person, outcome in ended:
                if isinstance(outcome, Sent):
                    sent[message.fence][message.id] = outcome.message_id
                else:
                    await self._write_end(session, message, person, outcome)
            ours: set[int] = set()
            for fence, numbers in sent.items():
                ours |= await queries.settle_sent(session, fence, self.clock.now(), numbers)
        for message, _, outcome in ended:
            if isinstance(outcome, Sent):
                self._tell(message, State.SENT, None, ours=message.id in ours)
        return [None] * len(ended)

    async def _write_end(
        self, session: AsyncSession, message: Message, person: Person | None, outcome: Outcome
    ) -> None:
        if isinstance(outcome, Unknown) and message.lane in BULK:
            await self._settle(session, message, State.SENT, Reason.UNKNOWN)
        elif isinstance(outcome, Failed):
            await self._settle(session, message, State.FAILED, outcome.reason)
        elif isinstance(outcome, Gone):
            await self._settle(session, message, State.FAILED, outcome.reason)
            if person is not None:
                reach = Reach.BLOCKED if outcome.reason is Reason.BLOCKED else Reach.GONE
                # Whoever was erased meanwhile has no reach to note.
                with suppress(LookupError):
                    await self.people.change_in(session, person, reach=reach)
        elif isinstance(outcome, Later):
            await self._again(session, message, seconds=outcome.seconds, counts=outcome.counts)
        else:
            # Help and alerts may rather arrive twice than not at all.
            await self._again(session, message, seconds=2.0, counts=True)

    async def _again(self, session: AsyncSession, message: Message, *, seconds: float, counts: bool) -> None:
        if counts and message.attempts >= MAX_ATTEMPTS:
            await self._settle(session, message, State.FAILED, Reason.GAVE_UP)
            return
        now = self.clock.now()
        await queries.settle(
            session,
            message,
            now,
            state=State.QUEUED.value,
            send_after=now + timedelta(seconds=seconds),
            attempts=message.attempts if counts else message.attempts - 1,
        )

    async def _settle(
        self, session: AsyncSession, message: Message, state: State, reason: Reason | None
    ) -> None:
        now = self.clock.now()
        ours = await queries.settle(
            session,
            message,
            now,
            state=state.value,
            reason=reason.value if reason else None,
            message_id=None,
            what_sealed=None,
            chat_sealed=None,
            ended_at=now,
        )
        self._tell(message, state, reason, ours=ours)

    def _tell(self, message: Message, state: State, reason: Reason | None, *, ours: bool) -> None:
        if ours:
            DELIVERIES.labels(message.lane.name.lower(), state.value, reason.value if reason else "").inc()
        # What went out as it should, of a crowd, is in the ledger: a line for each costs as much as a send.
        if ours and state is State.SENT and reason is None and message.broadcast_id is not None:
            return
        log.info(
            "delivery.ended",
            id=message.id,
            kind=message.kind,
            lane=message.lane.name,
            state=state.value,
            reason=reason.value if reason else None,
            ours=ours,
        )
