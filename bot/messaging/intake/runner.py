"""Runs turns: in order inside a chat, chats side by side."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field

import structlog

from bot.infra.background import Background
from bot.messaging.intake.model import LEASE, Stored
from bot.messaging.intake.service import Intake

log = structlog.get_logger(__name__)

Handle = Callable[[Stored], Awaitable[None]]
# How often unfinished updates of dead processes are looked for, in seconds.
LOOK_EVERY = 3.0


@dataclass(slots=True)
class Runner:
    """Hands stored updates to `handle`, at most `limit` chats at a time.

    `handle` ends an update whatever happens; an exception out of it is a defect and is logged.
    """

    intake: Intake
    handle: Handle
    background: Background
    limit: int = 64
    _chats: dict[bytes, deque[Stored]] = field(default_factory=dict)
    _held: set[int] = field(default_factory=set)
    _slots: asyncio.Semaphore = field(init=False)
    _stopping: bool = False

    def __post_init__(self) -> None:
        self._slots = asyncio.Semaphore(self.limit)

    def submit(self, updates: Iterable[Stored]) -> None:
        """Put updates into the lines of their chats."""
        for stored in updates:
            if stored.update_id in self._held:
                continue
            self._held.add(stored.update_id)
            line = self._chats.get(stored.chat_key)
            if line is None:
                self._chats[stored.chat_key] = deque([stored])
                self.background.start(self._work_off(stored.chat_key), name="turns")
            else:
                line.append(stored)

    async def _work_off(self, chat_key: bytes) -> None:
        line = self._chats[chat_key]
        try:
            while line and not self._stopping:
                stored = line.popleft()
                try:
                    # The wait for another process's earlier update holds no slot.
                    while not await self.intake.is_next(stored) and not self._stopping:
                        await asyncio.sleep(0.05)
                    async with self._slots:
                        await self.handle(stored)
                except Exception as error:
                    log.exception("turn.escaped", update_id=stored.update_id, error=type(error).__name__)
                finally:
                    self._held.discard(stored.update_id)
        finally:
            del self._chats[chat_key]

    @property
    def waiting(self) -> int:
        """Return how many updates this process holds."""
        return len(self._held)

    async def look_after(self) -> None:
        """Renew what is held and take over what others left, until cancelled."""
        while True:
            try:
                if self._held:
                    await self.intake.renew(list(self._held))
                self.submit(await self.intake.claim_left())
            # A database that is away comes back; this loop must outlive it.
            except Exception as error:  # noqa: BLE001
                log.error("intake.look_failed", error=type(error).__name__)
            await asyncio.sleep(min(LOOK_EVERY, LEASE.total_seconds() / 4))

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
