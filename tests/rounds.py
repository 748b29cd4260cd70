"""Rounds of kill -9 against a running Keel, and the counts that must come out of them."""

import asyncio
import random
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime

from bot.infra.vault import Vault
from bot.infra.work import Work
from bot.kernel.clock import SystemClock
from bot.messaging.broadcasts import Broadcasts
from bot.messaging.delivery import Outbox, Sender
from tests.house import KEY
from tests.street import SAM, Street

FIRST_ID = 100_000
AT_ONCE = next(one.default for one in fields(Sender) if one.name == "in_flight")


def daytime_zone() -> str:
    """Return a zone in which it is about noon now, so that quiet hours hold nothing back."""
    ahead = 12 - datetime.now(UTC).hour
    # The names of these zones count the other way round.
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"


@dataclass
class Taps:
    """Taps on check-in buttons, each on a message of its own, so that its answer can be told apart."""

    house: Street
    people: int
    # By person the moods that were tapped, in order; by (chat, message) whose answer is awaited.
    sent: dict[int, list[int]] = field(default_factory=dict)
    messages: list[tuple[int, int]] = field(default_factory=list)
    ours: dict[int, int] = field(default_factory=dict)
    _turn: int = 0

    async def prepare(self) -> None:
        """Write the people, and have the database count every write of a day note."""
        house = self.house
        ids = house.sandbox.people(self.people, FIRST_ID)
        self.ours = await house.residents(ids)
        self.sent = {number: [] for number in ids}
        if house.database.is_sqlite:
            await house.run(
                "CREATE TABLE audit (id INTEGER PRIMARY KEY AUTOINCREMENT, person_id INTEGER, mood INTEGER)",
                "CREATE TRIGGER audit_new AFTER INSERT ON day_notes BEGIN "
                "INSERT INTO audit (person_id, mood) VALUES (NEW.person_id, NEW.mood); END",
                "CREATE TRIGGER audit_changed AFTER UPDATE ON day_notes BEGIN "
                "INSERT INTO audit (person_id, mood) VALUES (NEW.person_id, NEW.mood); END",
            )
        else:
            await house.run(
                "CREATE TABLE audit (id BIGSERIAL PRIMARY KEY, person_id BIGINT, mood INTEGER)",
                "CREATE FUNCTION note_write() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                "INSERT INTO audit (person_id, mood) VALUES (NEW.person_id, NEW.mood); RETURN NEW; END $$",
                "CREATE TRIGGER audit_write AFTER INSERT OR UPDATE ON day_notes "
                "FOR EACH ROW EXECUTE FUNCTION note_write()",
            )

    def push(self, count: int) -> None:
        """Let people tap, one after the other."""
        world = self.house.sandbox.world
        today = datetime.now(UTC).date().isoformat()
        for _ in range(count):
            number = FIRST_ID + self._turn % self.people
            self._turn += 1
            mood = len(self.sent[number]) % 5 + 1
            chat = world.chat(number)
            asked = world.post(chat, world.bot, {"text": "How was today?"}, None)
            world.press(chat, chat.human, asked.message_id, f"checkin:mood:{today}:{mood}", stale=True)
            self.sent[number].append(mood)
            self.messages.append((number, asked.message_id))

    @property
    def count(self) -> int:
        """Return how many taps there were."""
        return len(self.messages)

    async def handled(self) -> int:
        """Return how often a day note was written."""
        return await self.house.count("SELECT count(*) FROM audit")

    async def finished(self, timeout: float) -> None:
        """Wait until every update is done and confirmed to Telegram; raises TimeoutError.

        After failed polls the confirming one may be seconds away, long after the last update is done.
        """
        await self.house.until("SELECT count(*) FROM updates WHERE state = 'done'", self.count, timeout)
        async with asyncio.timeout(timeout):
            while self.house.sandbox.world.pending:
                await asyncio.sleep(0.05)

    async def check_effects(self) -> None:
        """Raise AssertionError unless each tap was written exactly once, in each chat's order."""
        written: dict[int, list[int]] = {}
        for person_id, mood in await self.house.rows("SELECT person_id, mood FROM audit ORDER BY id"):
            written.setdefault(person_id, []).append(mood)
        assert written == {self.ours[number]: moods for number, moods in self.sent.items() if moods}
        assert await self.house.count("SELECT count(*) FROM updates") == self.count
        assert self.house.sandbox.world.pending == {}

    def doubled_answers(self) -> int:
        """Return how many answers were said more than once; raises AssertionError when one is missing."""
        answered: dict[tuple[int, int], int] = {}
        again = 0
        for call in self.house.sandbox.calls_of("editMessageText"):
            if call.ok and call.message_id is not None and call.chat_id is not None:
                key = (call.chat_id, call.message_id)
                answered[key] = answered.get(key, 0) + 1
            elif call.error_code == 400:
                # "message is not modified": the same words a second time.
                again += 1
        missing = [key for key in self.messages if key not in answered]
        assert missing == []
        return again + sum(times - 1 for times in answered.values())


async def kill_during_intake(house: Street, rounds: int, updates: int, seed: int = 1) -> tuple[int, int]:
    """Kill Keel in the middle of each round's share of the updates; return (doubled answers, their bound).

    The bound is how many answers were decided and not noted as out when the kills came, and how many
    were said again because Telegram's own answer did not come in time (a busy machine).
    """
    chance = random.Random(seed)
    taps = Taps(house, people=max(200, updates // 10))
    await taps.prepare()
    keel = house.process()
    share = updates // rounds
    bound = 0
    for _ in range(rounds):
        before = await taps.handled()
        taps.push(share)
        await keel.start(wait=False)
        goal = before + chance.randint(1, share)
        await house.until_at_least("SELECT count(*) FROM audit", min(goal, taps.count), 120)
        await keel.kill()
        bound += await house.count("SELECT count(*) FROM updates WHERE state = 'replying'")
    taps.push(updates - taps.count)
    await keel.start()
    await taps.finished(120)
    await keel.stop()
    await taps.check_effects()
    return taps.doubled_answers(), bound + keel.log.count("reply.again")


async def broadcast(house: Street, html: str, people: int) -> int:
    """Let a broadcast to so many people go, as an admin's confirmation does; return its number."""
    ids = house.sandbox.people(people, FIRST_ID)
    await house.residents(ids, daytime_zone())
    work, clock, vault = Work(house.database), SystemClock(), Vault([KEY])
    broadcasts = Broadcasts(work, clock, vault, Outbox(work, clock, vault))
    await broadcasts.open_draft(SAM)
    draft = await broadcasts.write(SAM, html, None)
    sent = await broadcasts.send(SAM, draft.revision, people, 1)
    return sent.id


def copies(house: Street, ids: range) -> dict[int, int]:
    """Return how many messages each of these people got."""
    return {
        number: sum(1 for message in house.sandbox.chat(number).messages if message.from_bot)
        for number in ids
    }


async def kill_during_broadcast(house: Street, rounds: int, people: int, seed: int = 1) -> tuple[int, int]:
    """Kill Keel in the middle of each round's share of a broadcast; return (doubled messages, their bound).

    The bound is how many messages can have been in flight when the kills came: of those that were claimed
    no more than the sender hands to Telegram at once.
    """
    chance = random.Random(seed)
    await broadcast(house, "Some <b>news</b>.", people)
    keel = house.process(bulk_rate="400")
    share = people // rounds
    bound = 0
    for number in range(rounds):
        await keel.start(wait=False)
        goal = number * share + chance.randint(1, share)
        await house.until_at_least("SELECT count(*) FROM deliveries WHERE state = 'sent'", goal, 120)
        await keel.kill()
        claimed = await house.count("SELECT count(*) FROM deliveries WHERE state = 'sending'")
        bound += min(claimed, AT_ONCE)
    await keel.start()
    await house.until(
        "SELECT count(*) FROM deliveries WHERE kind = 'broadcast' AND state = 'sent'", people, 180
    )
    # The report to staff goes out by itself after the last of the crowd.
    await house.until("SELECT count(*) FROM deliveries WHERE state IN ('queued', 'sending')", 0, 60)
    await keel.stop()
    got = copies(house, range(FIRST_ID, FIRST_ID + people))
    assert min(got.values()) == 1
    return sum(got.values()) - people, bound
