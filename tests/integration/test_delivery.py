"""The outbox and its sender over a real database: each row taken once, each ended, whatever happens."""

import asyncio
import itertools
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.infra.background import Background
from bot.infra.database import Database, open_database
from bot.infra.metrics import DELIVERIES
from bot.infra.vault import Vault
from bot.infra.work import Work
from bot.kernel.clock import FixedClock
from bot.messaging.delivery import (
    Failed,
    Gone,
    Lane,
    Later,
    Message,
    NewMessage,
    Outbox,
    Outcome,
    Reason,
    Sender,
    Sent,
    State,
    Unknown,
    queries,
)
from bot.messaging.delivery import sender as sender_module
from bot.messaging.delivery.model import MAX_ATTEMPTS
from bot.messaging.delivery.pace import ChatPace, Pace
from bot.messaging.delivery.sender import LEASE
from bot.messaging.delivery.tables import DeliveryRow, LeaseRow
from bot.people import CONSENT_VERSION, NewPerson, People, Person, Reach
from tests.house import KEY, NOON

Answer = Callable[[Message], Outcome]


@dataclass
class Courier:
    """Hands everything to a Telegram that answers as the test says."""

    answer: Answer = lambda message: Sent(100 + message.id)
    delivered: list[Message] = field(default_factory=list)
    meanwhile: Callable[[], Any] | None = None

    async def deliver(self, message: Message, person: Person | None) -> Outcome:
        self.delivered.append(message)
        if self.meanwhile is not None:
            await self.meanwhile()
        return self.answer(message)

    @property
    def keys(self) -> list[str]:
        return [one.dedupe_key for one in self.delivered]


@dataclass
class Open:
    """Broadcasts that may go on."""

    ids: Sequence[int] = ()

    async def open_ids(self, session: AsyncSession) -> Sequence[int]:
        return self.ids


class Post:
    """An outbox, people to write to, and senders."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.work = Work(database)
        self.clock = FixedClock(NOON)
        # What leases live by; it is real time in a process.
        self.real = FixedClock(NOON)
        self.vault = Vault([KEY])
        self.people = People(self.work, self.clock, self.vault)
        self.outbox = Outbox(self.work, self.clock, self.vault)
        self.courier = Courier()
        self.open = Open()
        self._ids = itertools.count(5000)
        self._keys = itertools.count(1)
        self._own: Sender | None = None

    def sender(self, work: Work | None = None) -> Sender:
        work = work or self.work
        one = Sender(
            work,
            self.clock,
            self.vault,
            People(work, self.clock, self.vault),
            self.courier,
            Background(),
            self.open,
            rate=10_000.0,
            real=self.real,
        )
        one.chats = ChatPace(chat_every=0, group_every=0)
        return one

    async def person(self, **values: Any) -> Person:
        new = NewPerson(next(self._ids), "en", "GB", "Europe/London", CONSENT_VERSION)
        person = await self.people.welcome(new)
        return await self.people.change(person, **values) if values else person

    async def add(self, person: Person | None, lane: Lane, **more: Any) -> str:
        """Queue one message and return its key."""
        key = more.pop("key", None) or f"m:{next(self._keys)}"
        chat_id = None if person is not None else more.pop("chat_id", -500)
        new = NewMessage("kind", lane, key, person.id if person else None, chat_id, **more)
        assert await self.outbox.add(new) == 1
        return key

    async def row(self, key: str) -> DeliveryRow:
        async with self.work.read() as session:
            row = await session.scalar(
                select(DeliveryRow)
                .where(DeliveryRow.dedupe_key == key)
                .execution_options(populate_existing=True)
            )
            assert row is not None
            return row

    async def stands(self, key: str) -> tuple[State, Reason | None]:
        row = await self.row(key)
        return State(row.state), Reason(row.reason) if row.reason else None

    async def send(self, sender: Sender | None = None, limit: int = 100) -> int:
        """Hold the lease and send what is due once; the same sender each time unless another is given."""
        if sender is None:
            sender = self._own = self._own or self.sender()
        assert await sender.hold_lease()
        return await sender.send_due(limit=limit)


@pytest.fixture
def post(database: Database) -> Post:
    """Give an empty outbox on both databases."""
    return Post(database)


@pytest.fixture
def quick_post(sqlite_database: Database) -> Post:
    """Give an empty outbox on SQLite."""
    return Post(sqlite_database)


# Claims.


async def test_two_claimers_take_each_row_once(post: Post) -> None:
    """Two processes, each with connections of its own, over 400 rows at the same time."""
    keys = [await post.add(None, Lane.STAFF, chat_id=-number) for number in range(1, 401)]
    url = post.database.engine.url.render_as_string(hide_password=False)
    others = [open_database(url) for _ in range(2)]
    taken: list[int] = []

    async def claim_all(work: Work, fence: int) -> None:
        while True:
            async with work.begin() as session:
                claimed = await queries.claim_due(session, post.vault, NOON, list(Lane), fence, 7)
            if not claimed:
                return
            taken.extend(one.id for one in claimed)
            await asyncio.sleep(0)

    await asyncio.gather(*(claim_all(Work(other), fence) for fence, other in enumerate(others, 1)))
    for other in others:
        await other.close()

    assert len(taken) == len(keys)
    assert max(Counter(taken).values()) == 1


async def test_lanes_go_before_times_and_times_before_numbers(quick_post: Post) -> None:
    post = quick_post
    content = await post.add(None, Lane.CONTENT, send_after=NOON - timedelta(hours=2))
    late = await post.add(None, Lane.STAFF, send_after=NOON - timedelta(minutes=1))
    early = await post.add(None, Lane.STAFF, send_after=NOON - timedelta(hours=1))
    crisis = await post.add(None, Lane.CRISIS)
    await post.add(None, Lane.STAFF, send_after=NOON + timedelta(seconds=1))

    await post.send()

    assert post.courier.keys == [crisis, early, late, content]


async def test_a_known_key_is_not_queued_again(post: Post) -> None:
    person = await post.person()
    key = await post.add(person, Lane.CHECKIN)

    assert await post.outbox.add(NewMessage("kind", Lane.CHECKIN, key, person.id)) == 0
    await post.send()
    assert await post.outbox.add(NewMessage("kind", Lane.CHECKIN, key, person.id)) == 0


async def test_messages_of_a_broadcast_go_only_while_it_is_open(post: Post) -> None:
    person = await post.person()
    key = await post.add(person, Lane.BROADCAST, broadcast_id=7)

    await post.send()
    assert post.courier.keys == []

    post.open.ids = [7]
    await post.send()
    assert post.courier.keys == [key]


# The lease.


async def test_one_sends_at_a_time_and_another_takes_over_when_it_is_gone(post: Post) -> None:
    """Within 15 seconds of the death of the first (DESIGN section 6)."""
    first, second = post.sender(), post.sender()
    assert await first.hold_lease()
    assert not await second.hold_lease()

    post.real.move(timedelta(seconds=9))
    assert await first.hold_lease()
    post.real.move(timedelta(seconds=9))
    assert not await second.hold_lease()

    post.real.move(timedelta(seconds=2))
    assert await second.hold_lease()
    assert (first.fence, second.fence) == (1, 2)
    assert not await first.hold_lease()
    assert LEASE.total_seconds() + sender_module.RENEW_EVERY < 15


async def test_who_stops_cleanly_leaves_the_lease_to_the_next_at_once(post: Post) -> None:
    first, second = post.sender(), post.sender()
    await first.hold_lease()

    await first._give_up()

    assert await second.hold_lease()


async def test_a_thawed_sender_cannot_settle_what_another_has_sent(post: Post) -> None:
    """Frozen while Telegram answers; meanwhile another sender takes over and sends it again."""
    person = await post.person()
    key = await post.add(person, Lane.CHECKIN)
    frozen, fresh = post.sender(), post.sender()
    other = Courier(answer=lambda message: Sent(222))
    fresh.courier = other

    async def freeze() -> None:
        post.courier.meanwhile = None
        post.real.move(LEASE + timedelta(seconds=1))
        assert await post.send(fresh) == 1

    post.courier.meanwhile = freeze
    post.courier.answer = lambda message: Failed(Reason.REFUSED)
    await post.send(frozen)

    assert (len(post.courier.delivered), len(other.delivered)) == (1, 1)
    row = await post.row(key)
    assert (row.state, row.reason, row.message_id, row.fence) == (State.SENT, None, 222, 2)


async def test_a_thawed_sender_sends_nothing_more_of_what_it_had_claimed(quick_post: Post) -> None:
    """Its own clock tells it that the lease has run out, before it asks anybody."""
    post = quick_post
    keys = [await post.add(await post.person(), Lane.CHECKIN) for _ in range(3)]
    frozen = post.sender()
    frozen.in_flight = 1

    async def freeze() -> None:
        frozen._held_until = 0.0

    post.courier.meanwhile = freeze
    await post.send(frozen)

    assert len(post.courier.delivered) == 1
    assert [await post.stands(key) for key in keys[1:]] == [(State.QUEUED, None)] * 2
    assert (await post.row(keys[1])).attempts == 0


async def test_what_was_claimed_long_ago_is_claimed_anew(
    quick_post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Held up behind the pace while the person asks for silence: it does not go."""
    post = quick_post
    monkeypatch.setattr(sender_module, "CLAIM_GOOD_FOR", -1.0)
    person = await post.person()
    key = await post.add(person, Lane.CHECKIN)
    sender = post.sender()

    await post.send(sender)
    assert post.courier.keys == []
    assert await post.stands(key) == (State.QUEUED, None)

    monkeypatch.setattr(sender_module, "CLAIM_GOOD_FOR", 5.0)
    await post.people.pause(person, None)
    await post.send(sender)
    assert await post.stands(key) == (State.CANCELLED, Reason.PAUSED)


async def test_what_a_dead_sender_left_in_flight_goes_again(post: Post) -> None:
    person = await post.person()
    key = await post.add(person, Lane.CHECKIN)
    dead = post.sender()
    assert await dead.hold_lease()
    async with post.work.begin() as session:
        assert await queries.claim_due(session, post.vault, NOON, list(Lane), 1, 10)

    post.real.move(LEASE + timedelta(seconds=1))
    await post.send()

    assert await post.stands(key) == (State.SENT, None)


async def test_a_claim_whose_answer_was_lost_is_found_by_its_own_sender(post: Post) -> None:
    """The database took the claim and the connection broke: nobody has the row in hand."""
    person = await post.person()
    key = await post.add(person, Lane.CHECKIN)
    sender = post.sender()
    assert await sender.hold_lease()
    async with post.work.begin() as session:
        assert await queries.claim_due(session, post.vault, NOON, list(Lane), 1, 10)

    await post.send(sender)
    assert await post.stands(key) == (State.SENDING, None)

    sender._unsure = True
    await post.send(sender)
    assert await post.stands(key) == (State.SENT, None)


async def test_an_ending_is_written_once_the_database_is_back(
    quick_post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sent, and then the database is away: it is not sent again."""
    post = quick_post
    key = await post.add(await post.person(), Lane.CHECKIN)
    sender = post.sender()
    write_end, failures = sender._write_end, itertools.count()

    async def away(*given: Any) -> None:
        if next(failures) < 2:
            raise OperationalError("away", None, Exception("away"))
        await write_end(*given)

    monkeypatch.setattr(Sender, "_write_end", lambda self, *given: away(*given))
    await post.send(sender)

    assert post.courier.keys == [key]
    assert await post.stands(key) == (State.SENT, None)


# What happens at the claim.


@pytest.mark.parametrize(
    ("values", "lane", "reason"),
    [
        ({"reach": Reach.BLOCKED}, Lane.CHECKIN, Reason.BLOCKED),
        ({"reach": Reach.GONE}, Lane.STAFF, Reason.GONE),
        ({"consent_version": 0}, Lane.CHECKIN, Reason.CONSENT),
        ({"unasked_ok": False}, Lane.ASKED, Reason.NOT_SAFE),
        ({"paused_until": NOON + timedelta(hours=1)}, Lane.REMINDER, Reason.PAUSED),
        ({"hold_until": NOON + timedelta(hours=1)}, Lane.CONTENT, Reason.HELD),
        ({"hold_until": NOON + timedelta(hours=1)}, Lane.BROADCAST, Reason.HELD),
        ({"wants_tips": False}, Lane.CONTENT, Reason.OPTED_OUT),
        ({"wants_news": False}, Lane.BROADCAST, Reason.OPTED_OUT),
        ({"hold_until": NOON + timedelta(hours=1)}, Lane.CHECKIN, None),
        ({"wants_news": False, "wants_tips": False}, Lane.CHECKIN, None),
        ({"paused_until": NOON + timedelta(hours=1)}, Lane.ASKED, None),
        ({"unasked_ok": False, "consent_version": 0}, Lane.CRISIS, None),
    ],
)
async def test_who_no_longer_fits_is_left_out_with_the_reason(
    quick_post: Post, values: dict[str, Any], lane: Lane, reason: Reason | None
) -> None:
    """Whatever was true when it was queued: it is asked again when it is claimed."""
    post = quick_post
    person = await post.person()
    key = await post.add(person, lane)

    await post.people.change(person, **values)
    await post.send()

    expected = (State.SENT, None) if reason is None else (State.CANCELLED, reason)
    assert await post.stands(key) == expected
    assert len(post.courier.delivered) == (reason is None)
    assert (await post.row(key)).what_sealed is None


async def test_too_late_is_too_late(post: Post) -> None:
    key = await post.add(
        await post.person(), Lane.CHECKIN, what={"day": "x"}, expires_at=NOON + timedelta(hours=1)
    )
    post.clock.move(timedelta(hours=1))

    await post.send()

    assert await post.stands(key) == (State.EXPIRED, Reason.TOO_LATE)
    assert (await post.row(key)).what_sealed is None
    assert post.courier.delivered == []


@pytest.mark.parametrize("lane", list(Lane))
async def test_quiet_hours_hold_what_we_start_ourselves_until_they_end(quick_post: Post, lane: Lane) -> None:
    """At 23:30 in London: news, tips and reminders wait for 08:00; the rest goes."""
    post = quick_post
    post.clock.move(timedelta(hours=11, minutes=30))
    person = await post.person(quiet_from=time(22, 0), quiet_until=time(8, 0))
    key = await post.add(person, lane)

    await post.send()

    row = await post.row(key)
    if lane in (Lane.REMINDER, Lane.CONTENT, Lane.BROADCAST):
        assert (row.state, row.attempts) == (State.QUEUED, 0)
        assert row.send_after == datetime(2026, 11, 25, 8, 0, tzinfo=NOON.tzinfo)
        post.clock.move(timedelta(hours=8, minutes=30))
        await post.send()
    assert await post.stands(key) == (State.SENT, None)


async def test_many_ends_are_noted_at_once_and_each_as_it_was(post: Post) -> None:
    """What comes back while the last ends are written is written together, good news and bad."""
    people = [await post.person() for _ in range(30)]
    keys = [await post.add(person, Lane.BROADCAST, broadcast_id=3) for person in people]
    post.open.ids = (3,)
    post.courier.answer = lambda message: (
        Failed(Reason.REFUSED) if message.dedupe_key == keys[7] else Sent(100 + message.id)
    )

    await post.send()

    stands = [await post.stands(key) for key in keys]
    assert stands == [
        (State.FAILED, Reason.REFUSED) if number == 7 else (State.SENT, None) for number in range(30)
    ]
    rows = [await post.row(key) for key in keys]
    assert [row.message_id for row in rows] == [
        None if number == 7 else 100 + row.id for number, row in enumerate(rows)
    ]


async def test_no_more_than_its_places_are_under_way_while_ends_are_written(post: Post) -> None:
    """A dead sender doubles those at most: a message keeps its place until its end is noted."""
    people = [await post.person() for _ in range(60)]
    for person in people:
        await post.add(person, Lane.BROADCAST, broadcast_id=3)
    post.open.ids = (3,)
    under_way: list[int] = []

    async def meanwhile() -> None:
        async with post.work.read() as session:
            noted = await session.scalar(
                select(func.count()).where(DeliveryRow.state.in_([State.SENT.value, State.QUEUED.value]))
            )
        assert noted is not None
        under_way.append(len(post.courier.delivered) - noted)

    post.courier.meanwhile = meanwhile
    await post.send()

    assert max(under_way) <= 40
    assert len(post.courier.delivered) == 60


async def test_what_is_cancelled_in_bulk_is_counted_too(post: Post) -> None:
    """Whoever watches the figures sees that a broadcast was taken back, by lane and reason."""
    person = await post.person()
    for _ in range(3):
        await post.add(person, Lane.BROADCAST)
    counted = DELIVERIES.labels("broadcast", State.CANCELLED.value, Reason.TAKEN_BACK.value)
    before = counted._value.get()

    assert await post.outbox.cancel(person_id=person.id) == 3

    assert counted._value.get() == before + 3


async def test_a_cancel_is_sticky(post: Post) -> None:
    """Taken back while it flies: what is in flight ends; taken back before: nothing brings it back."""
    person = await post.person()
    waiting = await post.add(person, Lane.CHECKIN)
    assert await post.outbox.cancel(keys=[waiting]) == 1
    flying = await post.add(person, Lane.CHECKIN)

    async def cancel() -> None:
        assert await post.outbox.cancel(keys=[flying]) == 0
        # Somebody cancels the row itself, whatever its state: the sender's own write must not undo that.
        async with post.work.begin() as session:
            await session.execute(
                update(DeliveryRow)
                .where(DeliveryRow.dedupe_key == flying)
                .values(state=State.CANCELLED.value, reason=Reason.TAKEN_BACK.value)
            )

    post.courier.meanwhile = cancel
    await post.send()

    assert post.courier.keys == [flying]
    assert await post.stands(waiting) == (State.CANCELLED, Reason.TAKEN_BACK)
    assert await post.stands(flying) == (State.CANCELLED, Reason.TAKEN_BACK)


async def test_a_cancel_with_a_limit_takes_no_more_and_without_a_condition_nothing(post: Post) -> None:
    person = await post.person()
    for _ in range(5):
        await post.add(person, Lane.BROADCAST, broadcast_id=3)

    assert [await post.outbox.cancel(broadcast_id=3, limit=2) for _ in range(4)] == [2, 2, 1, 0]
    with pytest.raises(ValueError, match="condition"):
        await post.outbox.cancel()


# What Telegram answers.


async def test_a_block_is_noted_and_ends_when_the_person_writes(post: Post) -> None:
    person = await post.person()
    key = await post.add(person, Lane.CHECKIN)
    post.courier.answer = lambda message: Gone(Reason.BLOCKED)

    await post.send()

    assert await post.stands(key) == (State.FAILED, Reason.BLOCKED)
    after = await post.people.get(person.id)
    assert after is not None
    assert after.reach is Reach.BLOCKED
    assert (await post.people.seen(after)).reach is Reach.OK


async def test_an_unknown_outcome_is_not_repeated_in_bulk_and_is_repeated_for_help(post: Post) -> None:
    """Counted apart; an alert may rather arrive twice than not at all."""
    person = await post.person()
    bulk, help_ = await post.add(person, Lane.CONTENT), await post.add(person, Lane.CRISIS)
    post.courier.answer = lambda message: Unknown()

    await post.send()

    assert await post.stands(bulk) == (State.SENT, Reason.UNKNOWN)
    assert await post.stands(help_) == (State.QUEUED, None)
    post.clock.move(timedelta(seconds=3))
    post.courier.answer = lambda message: Sent(1)
    await post.send()
    assert await post.stands(help_) == (State.SENT, None)
    assert Counter(post.courier.keys) == {bulk: 1, help_: 2}


async def test_a_429_makes_that_chat_wait_and_counts_as_no_try(quick_post: Post) -> None:
    """One chat's 429 lets bulk go on; two in a row mean all of us: wait, then half the rate."""
    post = quick_post
    first, second = await post.person(), await post.person()
    key = await post.add(first, Lane.CONTENT)
    sender = post.sender()
    sender._pace = Pace(10.0)
    post.courier.answer = lambda message: Later(30.0, whole_bot=True, counts=False)

    await post.send(sender)

    row = await post.row(key)
    assert (row.state, row.attempts) == (State.QUEUED, 0)
    assert row.send_after == NOON + timedelta(seconds=30)
    assert sender.chats.wait_for(first.telegram_id) == pytest.approx(30.0, abs=1)
    assert sender.chats.wait_for(second.telegram_id) == 0
    assert sender._pace.current == 10.0
    assert sender._pace._blocked_until == 0

    await post.add(second, Lane.CONTENT)
    await post.send(sender)
    assert sender._pace._blocked_until - sender._pace.now() == pytest.approx(30.0, abs=2)
    assert sender._pace.current == 5.0


async def test_a_429_on_an_alert_does_not_slow_bulk(quick_post: Post) -> None:
    post = quick_post
    await post.add(None, Lane.STAFF, chat_id=-500)
    sender = post.sender()
    post.courier.answer = lambda message: Later(30.0, whole_bot=True, counts=False)

    await post.send(sender)

    assert sender._pace.current == sender.rate
    assert sender._pace._blocked_until == 0
    assert sender.chats.wait_for(-500) == pytest.approx(30.0, abs=1)


async def test_a_chat_that_has_just_heard_waits_its_second(quick_post: Post) -> None:
    post = quick_post
    person = await post.person()
    keys = [await post.add(person, Lane.CHECKIN) for _ in range(2)]
    sender = post.sender()
    sender.chats = ChatPace()

    await post.send(sender)

    assert post.courier.keys == keys[:1]
    row = await post.row(keys[1])
    assert (row.state, row.attempts) == (State.QUEUED, 0)
    assert NOON < row.send_after <= NOON + timedelta(seconds=1)


async def test_tries_come_further_apart_and_end(quick_post: Post) -> None:
    """5 s, 10 s, 20 s... and after the last one it has failed, with the reason."""
    post = quick_post
    bad = await post.add(await post.person(), Lane.STAFF)
    sender = post.sender()
    waits = []
    post.courier.answer = lambda message: Later(5.0) if message.dedupe_key == bad else Sent(message.id)

    while (await post.stands(bad))[0] is State.QUEUED:
        # Another message gets through in between: it is this one that is broken, not Telegram.
        await post.add(None, Lane.CRISIS)
        await post.send(sender)
        row = await post.row(bad)
        if row.state == State.QUEUED:
            waits.append((row.send_after - post.clock.now()).total_seconds())
            post.clock.move(row.send_after - post.clock.now())

    assert await post.stands(bad) == (State.FAILED, Reason.GAVE_UP)
    assert post.courier.keys.count(bad) == MAX_ATTEMPTS
    assert waits == [5.0, 10.0, 20.0, 40.0, 60.0, 60.0, 60.0]


async def test_an_outage_fails_nothing_and_afterwards_what_is_too_late_is_dropped(quick_post: Post) -> None:
    """An hour of 502 for everything: nobody's tries run out, one try now and then, then the rest goes."""
    post = quick_post
    lasting = [await post.add(await post.person(), Lane.CONTENT) for _ in range(6)]
    passing = await post.add(await post.person(), Lane.CHECKIN, expires_at=NOON + timedelta(minutes=30))
    sender = post.sender()

    class Waits(Pace):
        """Counts how long bulk was told to wait, and does not."""

        told: list[float] = []  # noqa: RUF012  # one test, one instance

        def wait(self, seconds: float) -> None:
            self.told.append(seconds)

    sender._pace = Waits(10_000.0)
    post.courier.answer = lambda message: Later(5.0)
    for _ in range(40):
        await post.send(sender)
        post.clock.move(timedelta(seconds=90))
    tries = Counter(post.courier.keys)
    assert max(tries.values()) > MAX_ATTEMPTS
    assert Waits.told
    assert Waits.told[-1] == sender_module.LONGEST_WAIT

    post.courier.answer = lambda message: Sent(1)
    await post.send(sender)

    assert [await post.stands(key) for key in lasting] == [(State.SENT, None)] * 6
    assert await post.stands(passing) == (State.EXPIRED, Reason.TOO_LATE)


async def test_what_cannot_be_said_fails_with_its_reason(quick_post: Post) -> None:
    post = quick_post
    key = await post.add(await post.person(), Lane.CHECKIN)
    post.courier.answer = lambda message: Failed(Reason.REFUSED)

    await post.send()

    assert await post.stands(key) == (State.FAILED, Reason.REFUSED)


# The ledger.


async def test_the_ledger_is_forgotten_after_90_days_and_what_waits_is_not(post: Post) -> None:
    person = await post.person()
    old = await post.add(person, Lane.CHECKIN)
    waiting = await post.add(person, Lane.CHECKIN, send_after=NOON + timedelta(days=365))
    await post.send()
    post.clock.move(timedelta(days=91))

    assert await post.outbox.forget_old() == 1

    assert await post.outbox.sent_as(old) is None
    assert await post.outbox.sent_as(waiting) == (State.QUEUED, None)


async def test_a_running_sender_delivers_by_itself_and_stops_cleanly(post: Post) -> None:
    """All its loops together: the lease is taken, urgent and bulk go, and the lease is given up."""
    person = await post.person()
    keys = [await post.add(None, Lane.STAFF), await post.add(person, Lane.CHECKIN)]
    sender = post.sender()
    running = asyncio.ensure_future(sender.run())

    async with asyncio.timeout(10):
        while len(post.courier.delivered) < 2:
            await asyncio.sleep(0.05)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)

    assert sorted(post.courier.keys) == sorted(keys)
    async with post.work.read() as session:
        assert await session.scalar(select(LeaseRow.owner)) == ""
