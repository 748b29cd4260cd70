"""A flood from one person: every message is still screened and kept, but answered only now and then."""

from dataclasses import dataclass, field

from bot.kernel.clock import monotonic
from handlers.bounded import Bounded

# A quick person answers a check-in in four taps within two seconds; this leaves room for twice that.
BURST = 10.0
# After the burst one answer every so many seconds.
EVERY = 3.0
REMEMBERED_CHATS = 20_000


@dataclass(slots=True)
class Flood:
    """Counts how often each chat may be answered: `burst` at once, then one each EVERY seconds."""

    burst: float = BURST

    _level: Bounded[int, tuple[float, float]] = field(default_factory=lambda: Bounded(REMEMBERED_CHATS))

    def too_much(self, chat_id: int) -> bool:
        """Note one update of the chat and return whether it should go without an answer."""
        now = monotonic()
        left, since = self._level.get(chat_id, (self.burst, now))
        left = min(self.burst, left + (now - since) / EVERY)
        quiet = left < 1.0
        self._level.put(chat_id, (left if quiet else left - 1.0, now))
        return quiet
