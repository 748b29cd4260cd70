"""Intake: stored before confirmed, handled once, in order inside a chat, taken over from the dead."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text
from telegram import Update
from telegram.ext import TypeHandler

from bot.infra.background import Background
from bot.infra.database import Database, open_database
from bot.infra.vault import Vault
from bot.infra.work import Work
from bot.kernel.clock import FixedClock
from bot.messaging.intake import Incoming, Intake, LostLease, Runner, State, Stored
from bot.messaging.intake.model import LEASE, MAX_HOLDERS, RETRY_AFTER
from handlers.context import BotContext
from handlers.reply import Act, Reply, encode
from tests.house import KEY, NOON, House, Visitor

BOT = 4242
VAULT = Vault([KEY])
TRIES = len(RETRY_AFTER) + 1
AT_ONCE = (timedelta(),) * len(RETRY_AFTER)
BEFORE_ALL = -10
ASKED = "Hi. How is today going?"


def incoming(*numbers: int, chat: int = 7) -> list[Incoming]:
    """Return updates of one chat."""
    return [Incoming(number, chat.to_bytes(32), b'{"update_id":%d}' % number) for number in numbers]


def process(database: Database, name: str, clock: FixedClock) -> Intake:
    """Return the intake of one process; several may share a database."""
    return Intake(Work(database), VAULT, BOT, owner=name, real=clock)


async def state_of(database: Database, number: int) -> str:
    """Return the state of an update as the database has it."""
    async with Work(database).read() as session:
        row = await session.execute(text("SELECT state FROM updates WHERE update_id = :n"), {"n": number})
        return str(row.scalar_one())


class Line:
    """A runner whose turns only note what they were given."""

    def __init__(self, intake: Intake) -> None:
        self.intake = intake
        self.handled: list[int] = []
        self.taken: list[int] = []
        self.hold: dict[int, asyncio.Event] = {}
        self.background = Background()
        self.runner = Runner(intake, self._handle, self.background, self._note)

    def _note(self, left: Sequence[Stored]) -> None:
        self.taken += [one.update_id for one in left]

    async def _handle(self, stored: Stored) -> None:
        if stored.update_id in self.hold:
            await self.hold[stored.update_id].wait()
        self.handled.append(stored.update_id)
        async with self.intake.work.begin() as session:
            await self.intake.finish(session, stored, None)


async def test_a_known_update_is_not_stored_again(database: Database) -> None:
    """Telegram repeats what it thinks we did not get; a repeated number is nobody's turn."""
    intake = process(database, "A", FixedClock(NOON))

    first = await intake.store(incoming(1, 2))
    again = await intake.store(incoming(2, 3, 3))

    assert [one.update_id for one in first] == [1, 2]
    assert [one.update_id for one in again] == [3]


async def test_a_redelivered_tap_is_noted_once(house: House) -> None:
    """The webhook's answer got lost and Telegram sends the same tap again: nothing happens twice."""
    anna = await house.resident()
    await anna.says("/checkin")
    tap = anna.tap_update("2 Low")
    await house.take_in(tap)
    await anna.taps("8")
    calls = len(house.telegram.calls)

    await house.take_in(tap, tap)

    assert len(house.telegram.calls) == calls


async def test_order_is_kept_inside_a_chat_and_chats_go_side_by_side(database: Database) -> None:
    """A stuck turn holds up its own chat only."""
    line = Line(process(database, "A", FixedClock(NOON)))
    line.hold[1] = asyncio.Event()
    stored = await line.intake.store([*incoming(1, 3, 5, chat=7), *incoming(2, 4, chat=8)])

    line.runner.submit(stored)
    while len(line.handled) < 2:
        await asyncio.sleep(0.01)
    assert line.handled == [2, 4]
    line.hold[1].set()

    assert await line.runner.settle(10)
    assert line.handled == [2, 4, 1, 3, 5]


async def test_a_dead_process_is_taken_over_when_its_lease_has_run_out(database: Database) -> None:
    """Not a moment earlier: until then it may be alive and slow."""
    clock = FixedClock(NOON)
    dead, heir = process(database, "A", clock), process(database, "B", clock)
    await dead.store(incoming(1, 2))

    clock.move(LEASE)
    assert await heir.claim_left() == []
    clock.move(timedelta(seconds=1))
    taken = await heir.claim_left()

    assert [(one.update_id, one.attempt, one.recovered) for one in taken] == [(1, 2, True), (2, 2, True)]
    assert taken[0].payload == b'{"update_id":1}'


async def test_a_process_does_not_take_over_what_it_has_in_hand(database: Database) -> None:
    """It was held up until its own leases ran out, and nobody took them: it goes on with what it began."""
    clock = FixedClock(NOON)
    slow = process(database, "A", clock)
    (first, _) = await slow.store(incoming(1, 2))
    clock.move(LEASE * 2)

    taken = await slow.claim_left(held=[1])

    assert [one.update_id for one in taken] == [2]
    async with slow.work.begin() as session:
        await slow.finish(session, first, None)
    assert await state_of(database, 1) == State.DONE


async def test_a_renewed_lease_is_not_taken(database: Database) -> None:
    """A slow turn keeps what it holds as long as its process renews."""
    clock = FixedClock(NOON)
    slow, other = process(database, "A", clock), process(database, "B", clock)
    await slow.store(incoming(1))

    clock.move(LEASE - timedelta(seconds=1))
    await slow.renew([1])
    clock.move(LEASE - timedelta(seconds=1))

    assert await other.claim_left() == []


async def test_what_a_thawed_process_did_meanwhile_is_rolled_back(database: Database) -> None:
    """The old holder finds out at its commit, and its effects go with it."""
    clock = FixedClock(NOON)
    frozen, heir = process(database, "A", clock), process(database, "B", clock)
    (held,) = await frozen.store(incoming(1))
    clock.move(LEASE * 2)
    (taken,) = await heir.claim_left()

    with pytest.raises(LostLease):  # noqa: PT012
        async with frozen.work.begin() as session:
            await frozen.store(incoming(99))
            await frozen.finish(session, held, None)

    assert (await heir.listed())[0].attempts == 2
    assert [one.update_id for one in await heir.listed()] == [1]
    async with heir.work.begin() as session:
        await heir.finish(session, taken, None)
    assert await state_of(database, 1) == State.DONE


async def test_effects_whose_commit_was_not_heard_of_are_not_done_again(database: Database) -> None:
    """The connection broke after the commit: the turn looks failed, and neither retry nor finish may pass."""
    intake = process(database, "A", FixedClock(NOON))
    (held,) = await intake.store(incoming(1))
    async with intake.work.begin() as session:
        await intake.finish(session, held, b"[]")

    with pytest.raises(LostLease):
        await intake.failed(held, "ConnectionResetError")
    with pytest.raises(LostLease):
        async with intake.work.begin() as session:
            await intake.finish(session, held, None)

    assert await state_of(database, 1) == State.REPLYING


async def test_an_earlier_update_of_a_dead_process_goes_before_a_newer_one_held_here(
    database: Database,
) -> None:
    """The newer one waits for it on PostgreSQL; on one machine it is taken over at the start."""
    clock = FixedClock(NOON)
    dead, line = process(database, "A", clock), Line(process(database, "B", clock))
    await dead.store(incoming(1))

    await line.runner.take_over()
    line.runner.submit(await line.intake.store(incoming(2)))
    await asyncio.sleep(0.2)
    clock.move(LEASE * 2)
    await line.intake.renew([2])
    line.runner.submit(await line.intake.claim_left())

    assert await line.runner.settle(5)
    assert line.handled == [1, 2]


async def test_on_one_machine_nothing_waits_for_its_own_earlier_life(sqlite_database: Database) -> None:
    """Started again after kill -9, it goes on at once with all it had, oldest first."""
    clock = FixedClock(NOON)
    await process(sqlite_database, "A", clock).store(incoming(*range(1, 701)))
    line = Line(process(sqlite_database, "B", clock))

    await line.runner.take_over()

    assert line.taken == list(range(1, 701))
    assert await line.runner.settle(30)
    assert line.handled == list(range(1, 701))


async def test_tens_of_thousands_in_hand_are_all_held(database: Database) -> None:
    """More than PostgreSQL can be told in one statement: after a long downtime a whole day waits at once."""
    clock = FixedClock(NOON)
    line = Line(process(database, "A", clock))
    many = range(1, 33_001)
    await line.intake.store(incoming(*many[:5], *many[-5:]))
    line.hold[1] = asyncio.Event()
    line.runner.submit([Stored(number, b"chat", State.STORED, 1, NOON, b"{}", None) for number in many])
    clock.move(LEASE - timedelta(seconds=1))

    looking = line.background.start(line.runner.look_after(), "look")
    await asyncio.sleep(2)
    looking.cancel()
    await line.background.stop()
    clock.move(timedelta(seconds=2))

    assert await process(database, "B", clock).claim_left() == []


async def test_two_claimers_take_each_update_once(database: Database) -> None:
    """Both look at the same moment, each with its own connections."""
    clock = FixedClock(NOON)
    await process(database, "dead", clock).store(incoming(*range(1, 601)))
    clock.move(LEASE * 2)
    second = open_database(database.engine.url.render_as_string(hide_password=False))

    async def claim(intake: Intake) -> list[int]:
        taken: list[int] = []
        while left := await intake.claim_left(limit=20):
            taken += [one.update_id for one in left]
            await asyncio.sleep(0)
        return taken

    first, other = await asyncio.gather(
        claim(process(database, "A", clock)), claim(process(second, "B", clock))
    )
    await second.close()

    assert sorted(first + other) == list(range(1, 601))


class Trouble:
    """A handler before all others that fails as often as it is told to."""

    def __init__(self, house: House, times: int) -> None:
        self.left = times
        self.seen = 0
        house.keel.application.add_handler(TypeHandler(Update, self._meet), group=BEFORE_ALL)
        # The same tries without the waits between them.
        house.keel.feed.intake = replace(house.keel.feed.intake, retry_after=AT_ONCE)

    async def _meet(self, update: Update, context: BotContext) -> None:
        self.seen += 1
        if self.left > 0:
            self.left -= 1
            raise RuntimeError("a defect")


async def test_a_failed_turn_is_tried_again_and_leaves_nothing_behind(house: House) -> None:
    """Three failures, then it works: one note, one answer, no apology."""
    anna = await house.resident()
    await anna.says("/checkin")
    trouble = Trouble(house, TRIES - 1)

    await anna.taps("2 Low")

    assert trouble.seen == TRIES
    assert house.phrase("error-apology") not in anna.all_read()
    assert await house.keel.services.intake.listed() == []
    person = await house.known(anna)
    assert person is not None
    assert [note.mood for note in (await house.keel.services.moods.last_days(person)).notes] == [2]


async def test_an_update_that_fails_too_often_is_set_aside_with_one_apology(house: House) -> None:
    """It is listed, it holds nobody up, and staff can put it back once the defect is mended."""
    anna = await house.resident()
    await anna.says("/checkin")
    trouble = Trouble(house, TRIES)
    words_before = len(anna.said())

    await anna.taps("2 Low")
    (listed,) = await house.keel.services.intake.listed()

    assert (listed.state, listed.error) == (State.SET_ASIDE, "RuntimeError")
    assert trouble.seen == TRIES
    assert len(anna.said()) == words_before + 1
    await anna.says("/checkin")
    assert await house.keel.services.intake.put_back(listed.update_id) == 1
    await take_over(house)
    person = await house.known(anna)
    assert person is not None
    assert [note.mood for note in (await house.keel.services.moods.last_days(person)).notes] == [2]
    assert await house.keel.services.intake.listed() == []


async def take_over(house: House) -> None:
    """Let the house take what is free, as it does every few seconds."""
    feed = house.keel.feed
    feed.runner.submit(await feed.intake.claim_left())
    await house.settle()


async def test_one_chat_in_trouble_holds_up_nobody_else(sqlite_database: Database) -> None:
    """A turn that waits for its next try takes no place from others, even where there is one place only."""
    house = await House.open(sqlite_database)
    runner = house.keel.feed.runner
    runner.slots = asyncio.Semaphore(1)
    anna, ben = await house.resident("Anna"), await house.resident("Ben")
    Trouble(house, 1)
    house.keel.feed.intake = replace(house.keel.feed.intake, retry_after=(timedelta(seconds=2),) * 3)

    await house.keel.feed.take_in([anna.message(text="/checkin"), ben.message(text="/checkin")])
    for _ in range(100):
        await asyncio.sleep(0.01)
        if ben.last_read() == ASKED:
            break

    assert ben.last_read() == ASKED
    assert anna.last_read() != ASKED
    await house.close()


async def test_replies_that_were_decided_before_the_process_died_are_said(database: Database) -> None:
    """The turn is committed, its payload wiped, its replies kept: the next life says them."""
    dead = process(database, "dead", FixedClock(NOON))
    (held,) = await dead.store([Incoming(1, VAULT.mac(1000), b"{}")])
    async with dead.work.begin() as session:
        await dead.finish(session, held, encode([Reply(Act.SEND, 1000, "Kept for you.")]))
    house = await House.open(database)
    visitor = house.person(id=1000)

    await take_over(house)

    assert visitor.last_read() == "Kept for you."
    assert await state_of(database, 1) == State.DONE
    await take_over(house)
    assert len(visitor.said()) == 1
    await house.close()


async def two_replies(house: House, visitor: Visitor) -> int:
    """Leave an update whose turn is committed and whose two replies have not gone out."""
    dead = process(house.keel.database, "dead", FixedClock(NOON))
    (held,) = await dead.store([Incoming(1, VAULT.mac(visitor.id), b"{}")])
    async with dead.work.begin() as session:
        await dead.finish(
            session,
            held,
            encode([Reply(Act.SEND, visitor.id, "First."), Reply(Act.SEND, visitor.id, "Second.")]),
        )
    return held.update_id


async def test_a_reply_that_is_out_is_not_said_again_when_the_next_one_must_wait(house: House) -> None:
    """Telegram takes the first and refuses the second for a while: only the second is kept."""
    anna = house.person()
    number = await two_replies(house, anna)
    house.keel.feed.mouth.again = ()
    slow = iter([False, True])

    def refuse(method: str, _parameters: object) -> None:
        if method == "sendMessage" and next(slow, False):
            house.telegram.fail("sendMessage", 429, "Too Many Requests", {"retry_after": 1})

    house.telegram.on_call = refuse

    await take_over(house)
    assert [message.text for message in anna.said()] == ["First."]
    assert await state_of(house.keel.database, number) == State.REPLYING
    async with house.keel.services.work.begin() as session:
        await session.execute(text("UPDATE updates SET lease_until = received_at"))
    await take_over(house)

    assert [message.text for message in anna.said()] == ["First.", "Second."]
    assert await state_of(house.keel.database, number) == State.DONE


async def test_somebody_who_blocked_the_bot_ends_the_update(quick_house: House) -> None:
    """The reply has nowhere to go: the update is done and the person counts as not reachable."""
    house = quick_house
    anna = await house.resident()
    house.telegram.fail("sendMessage", 403, "Forbidden: bot was blocked by the user", chat_id=anna.id)

    await anna.says("/checkin")

    assert await house.keel.services.intake.listed() == []
    person = await house.known(anna)
    assert person is not None
    assert person.reach.value == "blocked"


async def test_an_update_that_nobody_can_read_holds_up_nobody(house: House) -> None:
    """Telegram adds kinds of things; one that cannot be parsed is kept for later, its batch goes on."""
    anna = await house.resident()
    house.keel.feed.intake = replace(house.keel.feed.intake, retry_after=AT_ONCE)
    broken = {"update_id": house.next_update_id(), "message": {"message_id": 1}}

    await house.take_in(broken, anna.message(text="/checkin"))

    assert anna.last_read() == ASKED
    (listed,) = await house.keel.services.intake.listed()
    assert (listed.update_id, listed.state, listed.error) == (
        broken["update_id"],
        State.SET_ASIDE,
        "Unreadable",
    )


async def test_half_a_character_is_stored_all_the_same(house: House) -> None:
    """JSON allows half of a surrogate pair; it must not keep a batch from being stored."""
    anna = await house.resident()

    await house.keel.feed.take_in([anna.message(text="half \ud83d"), anna.message(text="/checkin")])
    await house.settle()

    assert anna.last_read() == ASKED


async def test_an_update_that_ends_every_process_is_not_tried_for_ever(house: House) -> None:
    """Many processes held it and none finished it: it is set aside without being tried once more."""
    anna = await house.resident()
    dead = process(house.keel.database, "dead", FixedClock(NOON))
    update = anna.message(text="/checkin")
    payload = json.dumps(update).encode()
    await dead.store([Incoming(update["update_id"], VAULT.mac(anna.id), payload)])
    async with house.keel.services.work.begin() as session:
        await session.execute(
            text("UPDATE updates SET attempts = :n WHERE state = 'stored'"), {"n": MAX_HOLDERS}
        )

    await take_over(house)

    (listed,) = await house.keel.services.intake.listed()
    assert (listed.state, listed.error) == (State.SET_ASIDE, "HeldTooOften")


async def test_help_is_out_or_queued_before_the_update_is_done(quick_house: House) -> None:
    """A process that dies between the two would have answered nobody, and nobody would know."""
    house = quick_house
    anna = await house.resident()
    states: list[str] = []

    async def answered(*_: object) -> None:
        await asyncio.sleep(0.3)
        states.append(await state_of(house.keel.database, number))

    house.keel.first_look.afterwards = answered
    update = anna.message(text="i want to kill myself")
    number = update["update_id"]

    await house.take_in(update)

    assert "116 123" in anna.all_read()
    assert states == [State.STORED]
    assert await state_of(house.keel.database, number) == State.DONE


async def test_what_is_taken_over_is_screened_again_at_once(quick_house: House) -> None:
    """Whether its help went out before the process died is not known: better twice than never."""
    house = quick_house
    anna = await house.resident()
    dead = process(house.keel.database, "dead", FixedClock(NOON))
    update = anna.message(text="i want to kill myself")
    payload = json.dumps(update).encode()
    await dead.store([Incoming(update["update_id"], VAULT.mac(anna.id), payload)])

    await house.keel.feed.runner.take_over()
    await house.settle()

    assert "116 123" in anna.all_read()
