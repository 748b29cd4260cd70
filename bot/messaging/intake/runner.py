"""Runs turns: in order inside a chat, chats side by side."""

import asyncio
from bisect import insort
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field

import structlog

from bot.infra.background import Background
from bot.messaging.intake.model import LEASE, Stored
from bot.messaging.intake.service import Intake

log = structlog.get_logger(__name__)

Handle = Callable[[Stored], Awaitable[None]]
# How often unfinished updates of dead processes are looked for, in seconds.
LOOK_EVERY = 3.0
# So many updates in hand are enough for one process, and few enough to be named in one statement.
BUSY = 5000
# After how many seconds a chat whose earlier update another process holds is looked at again: soon at
# first, then more rarely, as a dead process may have left many such chats.
ASK_AGAIN, ASK_RARELY = 0.05, 1.0


def _number(stored: Stored) -> int:
    return stored.update_id


@dataclass(slots=True)
class Runner:
    """Hands stored updates to `handle`, chats side by side, those of one chat in the order they came.

    `handle` ends an update whatever happens; an exception out of it is a defect and is logged. It takes
    one of `slots` while it works, and none while it waits for a retry or for Telegram.
    """

    intake: Intake
    handle: Handle
    background: Background
    # Told of updates that were taken over, before they stand in line: help comes first.
    taken_over: Callable[[Sequence[Stored]], None]
    limit: int = 64
    slots: asyncio.Semaphore = field(init=False)
    # By chat, lowest number first: an update taken over from a dead process goes before newer ones.
    _chats: dict[bytes, list[Stored]] = field(default_factory=dict)
    _held: set[int] = field(default_factory=set)
    # Set once all that an earlier life left stands in line.
    _taken_over: bool = False
    _stopping: bool = False

    def __post_init__(self) -> None:
        self.slots = asyncio.Semaphore(self.limit)

    def submit(self, updates: Iterable[Stored]) -> None:
        """Put updates into the lines of their chats."""
        for stored in updates:
            if stored.update_id in self._held:
                continue
            self._held.add(stored.update_id)
            line = self._chats.get(stored.chat_key)
            if line is None:
                self._chats[stored.chat_key] = [stored]
                self.background.start(self._work_off(stored.chat_key), name="turns")
            else:
                insort(line, stored, key=_number)

    async def _work_off(self, chat_key: bytes) -> None:
        line = self._chats[chat_key]
        wait = ASK_AGAIN
        # What begins this line was stored a moment ago: what was known of it then holds.
        known = line[0].first
        try:
            while line and not self._stopping:
                stored = line[0]
                if not known and not await self._may_go(stored):
                    # Meanwhile an earlier one may be taken over from a dead process: it then stands first.
                    await asyncio.sleep(wait)
                    wait = min(wait * 2, ASK_RARELY)
                    continue
                wait, known = ASK_AGAIN, False
                line.remove(stored)
                try:
                    await self.handle(stored)
                except Exception as error:
                    log.exception("turn.escaped", update_id=stored.update_id, error=type(error).__name__)
                finally:
                    self._held.discard(stored.update_id)
        finally:
            del self._chats[chat_key]

    async def _may_go(self, stored: Stored) -> bool:
        try:
            return await self.intake.is_next(stored)
        except Exception as error:  # noqa: BLE001  # a database that is away comes back: the line keeps its order
            log.error("intake.order_unknown", update_id=stored.update_id, error=type(error).__name__)
            await asyncio.sleep(1.0)
            return False

    @property
    def waiting(self) -> int:
        """Return how many updates this process holds."""
        return len(self._held)

    async def look_after(self) -> None:
        """Renew what is held and take over what others left, until cancelled."""
        while True:
            try:
                held = sorted(self._held)
                for start in range(0, len(held), BUSY):
                    await self.intake.renew(held[start : start + BUSY])
                # A process that has its hands full takes nothing over. On SQLite nobody asks whose turn it
                # is: what an earlier life left must stand in line first, by age, and this goes by lease.
                ordered = self._taken_over or not self.intake.work.database.is_sqlite
                if len(self._held) < BUSY and ordered:
                    self._take(await self.intake.claim_left(list(self._held)))
            # A database that is away comes back; this loop must outlive it.
            except Exception as error:  # noqa: BLE001
                log.error("intake.look_failed", error=type(error).__name__)
            await asyncio.sleep(min(LOOK_EVERY, LEASE.total_seconds() / 4))

    async def take_over(self) -> None:
        """Take over at once all that an earlier life of this one process left; call it before anything new.

        Where other processes may run it does nothing: there a lease must run out first.
        """
        while left := await self.intake.claim_all_left():
            log.info("intake.taken_over", updates=len(left))
            self._take(left)
        self._taken_over = True

    def _take(self, left: Sequence[Stored]) -> None:
        if left:
            self.taken_over(left)
            self.submit(left)

    async def settle(self, timeout: float) -> bool:
        """Wait up to `timeout` seconds until nothing is held; return whether that came about."""
        until = asyncio.get_running_loop().time() + timeout
        while self._held and asyncio.get_running_loop().time() < until:
            await asyncio.sleep(0.02)
        return not self._held

    async def stop(self, timeout: float) -> None:
        """Begin no more turns and wait for those under way; the rest is found by the next start."""
        self._stopping = True
        until = asyncio.get_running_loop().time() + timeout
        while self._chats and asyncio.get_running_loop().time() < until:
            await asyncio.sleep(0.02)
