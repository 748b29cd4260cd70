"""What stood on somebody's screen last: so that the words of a button may be typed.

In memory only, for a while and for the chats seen last: a convenience, on which nothing rests. Every screen
is also reached by a command, and a button works for ever.
"""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.kernel.clock import Clock, SystemClock
from handlers.bounded import Bounded
from handlers.diary.words import plain
from handlers.reply import Act, Reply
from handlers.views.keyboard import Keyboard

CHATS = 2000
# A quiet line may stand under the question that is answered.
MESSAGES = 2
OPEN = timedelta(minutes=30)
# Nobody types the words of a button or a command with more words than this.
MOST_WORDS = 6
TAKEN_AWAY = frozenset({Act.STRIP, Act.DELETE})


@dataclass(frozen=True, slots=True)
class Seen:
    """The buttons of one message that come back to us: label and data, in order."""

    message_id: int
    buttons: tuple[tuple[str, str], ...]
    at: datetime


@dataclass(slots=True)
class Shown:
    """Remembers the buttons under the last messages of each chat."""

    clock: Clock = field(default_factory=SystemClock)
    _chats: Bounded[int, OrderedDict[int, Seen]] = field(default_factory=lambda: Bounded(CHATS))

    def note(self, reply: Reply, message_id: int) -> None:
        """Note what went out: `message_id` is the message that was made or changed."""
        if reply.chat_id < 0:
            return
        messages = self._chats.get(reply.chat_id)
        if messages is None:
            messages = OrderedDict()
        messages.pop(message_id, None)
        buttons = _ours(reply.keyboard)
        if buttons and reply.act not in TAKEN_AWAY:
            messages[message_id] = Seen(message_id, buttons, self.clock.now())
        while len(messages) > MESSAGES:
            messages.popitem(last=False)
        self._chats.put(reply.chat_id, messages)

    def last(self, chat_id: int) -> list[Seen]:
        """Return the last messages with buttons, newest first; old ones left out."""
        since = self.clock.now() - OPEN
        return [one for one in reversed(self._chats.get(chat_id, {}).values()) if one.at >= since]

    def button(self, chat_id: int, text: str) -> tuple[str, int] | None:
        """Return data and message of the one button that a whole text names, the newest message first.

        A number alone answers the newest message or none: an older scale is not meant by it.
        """
        words = plain(text)
        if not words or len(words.split()) > MOST_WORDS:
            return None
        for seen in self.last(chat_id)[: 1 if words.isdecimal() else None]:
            meant = {data for label, data in seen.buttons if words in _ways_to_say(label)}
            if len(meant) == 1:
                return meant.pop(), seen.message_id
        return None

    def answered(self, chat_id: int, message_id: int) -> None:
        """Forget one message: its question was answered below it."""
        self._chats.get(chat_id, OrderedDict()).pop(message_id, None)

    def forget(self, chat_id: int) -> None:
        """Forget a chat: its person was erased."""
        self._chats.pop(chat_id, None)


def _ways_to_say(label: str) -> Iterator[str]:
    """Yield what may be typed for a label: "1 Awful" is also "1" and "awful", "Yes, I'm safe" also "yes"."""
    words = plain(label)
    if not words:
        return
    yield words
    if "," in label:
        yield plain(label.partition(",")[0])
    first, _, rest = words.partition(" ")
    if first.isdecimal() and rest:
        yield first
        yield rest


def _ours(keyboard: Keyboard) -> tuple[tuple[str, str], ...]:
    return tuple((one.label, one.data) for row in keyboard for one in row if one.data is not None)
