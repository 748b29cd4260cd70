"""How fast messages may leave: a window over the whole bot, one a second to a chat, slower after a 429."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.kernel.clock import monotonic

# Telegram Bots FAQ, "My bot is hitting limits": about one message a second in a chat, 20 a minute in a
# group, about 30 a second in bulk.
CHAT_EVERY = 1.0
GROUP_EVERY = 60.0 / 20
# After a 429 on bulk the rate is halved and grows back by a tenth of the full rate each 10 s.
RECOVER_EVERY = 10.0
# A strict server counts what arrives, and the way there is not equally long each time: what leaves within
# `WINDOW` seconds is what may arrive within one.
WINDOW = 1.015
# So much lost time is made up for (a timer that fired late, a claim that took long); the window still holds.
CATCH_UP = 0.25


@dataclass(slots=True)
class Pace:
    """Lets one message after the other go so that no second ever holds more than `rate` of them.

    Evenly spaced, and checked against the moments at which the last `rate` messages really went: a bucket
    that was full would let twice the rate through within one second, which a strict server answers with
    429, and so would even spacing alone after the process was held up.
    """

    rate: float
    now: Callable[[], float] = monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    _factor: float = 1.0
    _grown_at: float = 0.0
    _next: float = 0.0
    _blocked_until: float = 0.0
    _went: deque[float] = field(init=False)
    _line: asyncio.Lock = field(default_factory=asyncio.Lock)

    def __post_init__(self) -> None:
        self._went = deque(maxlen=max(1, int(self.rate)))

    @property
    def current(self) -> float:
        """Return the messages a second that go out at the moment."""
        return self.rate * self._factor

    def slow_down(self, seconds: float) -> None:
        """Telegram said 429 to bulk: wait that long, then go on at half the rate."""
        self.wait(seconds)
        self._factor = max(self._factor / 2, 0.1)
        self._grown_at = self._blocked_until

    def wait(self, seconds: float) -> None:
        """Let nothing go for so long, and then as before: Telegram cannot be reached."""
        self._blocked_until = max(self._blocked_until, self.now() + seconds)

    async def turn(self) -> None:
        """Wait until the next message may go; those who wait go in the order in which they came."""
        async with self._line:
            while True:
                moment = self.now()
                start = max(moment - CATCH_UP, self._next, self._blocked_until)
                if len(self._went) == self._went.maxlen:
                    start = max(start, self._went[0] + WINDOW)
                if start <= moment:
                    break
                # Asked again afterwards: a 429 may have come while this one slept.
                await self.sleep(start - moment)
            if self._factor < 1.0 and moment - self._grown_at >= RECOVER_EVERY:
                self._factor = min(1.0, self._factor + 0.1)
                self._grown_at = moment
            self._went.append(moment)
            self._next = start + WINDOW / self.current

    def used(self) -> None:
        """Note a message that waits for no turn: Telegram counts it with the others, so they make room."""
        moment = self.now()
        self._went.append(moment)
        self._next = max(self._next, moment) + WINDOW / self.current


@dataclass(slots=True)
class ChatPace:
    """When each chat may hear from us again; remembers only chats written to within the last seconds."""

    chat_every: float = CHAT_EVERY
    group_every: float = GROUP_EVERY
    now: Callable[[], float] = monotonic
    _free_at: dict[int, float] = field(default_factory=dict)
    _order: deque[tuple[float, int]] = field(default_factory=deque)

    def wait_for(self, chat_id: int) -> float:
        """Return how many seconds this chat must still wait, 0 when it may be written to."""
        self._forget()
        return max(0.0, self._free_at.get(chat_id, 0.0) - self.now())

    def used(self, chat_id: int) -> None:
        """Note that a message goes to this chat; groups have negative ids and wait longer."""
        self.block(chat_id, self.group_every if chat_id < 0 else self.chat_every)

    def block(self, chat_id: int, seconds: float) -> None:
        """Write nothing to this chat for so long: its own limit, or its own 429."""
        until = max(self._free_at.get(chat_id, 0.0), self.now() + seconds)
        self._free_at[chat_id] = until
        self._order.append((until, chat_id))

    def _forget(self) -> None:
        moment = self.now()
        while self._order and self._order[0][0] <= moment:
            _, chat_id = self._order.popleft()
            if self._free_at.get(chat_id, moment + 1) <= moment:
                del self._free_at[chat_id]
