"""How fast messages may leave: a window over the whole bot, one a second to a chat, slower after a 429."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.kernel.clock import monotonic

# Telegram Bots FAQ, "My bot is hitting limits": about one message a second in a chat, 20 a minute in a
# group, about 30 a second in bulk.
CHAT_EVERY = 1.0
GROUP_EVERY = 60.0 / 20
# After a 429 on bulk the rate is halved and grows back by a tenth of the full rate each 10 s.
RECOVER_EVERY = 10.0


@dataclass(slots=True)
class Pace:
    """Lets one message after the other go so that no window of one second ever holds more than `rate`.

    Even spacing with a small margin, not a bucket: a bucket that was full would let twice the rate
    through within one second, which a strict server answers with 429.
    """

    rate: float
    now: Callable[[], float] = monotonic
    _factor: float = 1.0
    _grown_at: float = 0.0
    _next: float = 0.0
    _blocked_until: float = 0.0

    @property
    def current(self) -> float:
        """Return the messages a second that go out at the moment."""
        return self.rate * self._factor

    def slow_down(self, seconds: float) -> None:
        """Telegram said 429 to bulk: wait that long, then go on at half the rate."""
        moment = self.now()
        self._blocked_until = max(self._blocked_until, moment + seconds)
        self._factor = max(self._factor / 2, 0.1)
        self._grown_at = self._blocked_until

    async def turn(self) -> None:
        """Wait until the next message may go."""
        moment = self.now()
        if self._factor < 1.0 and moment - self._grown_at >= RECOVER_EVERY:
            self._factor = min(1.0, self._factor + 0.1)
            self._grown_at = moment
        start = max(moment, self._next, self._blocked_until)
        self._next = start + 1.0 / self.current
        if start > moment:
            await asyncio.sleep(start - moment)


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
