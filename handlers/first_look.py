"""Look first: every text is screened the moment it is parsed, from memory alone, and help goes out at once.

Nothing here needs the database. What this process remembers: the last messages of each chat within 90 s,
country and language of the people seen last, and which updates it has answered; all bounded.
"""

import asyncio
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TypeVar

import structlog
from telegram import Update
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.infra.background import Background
from bot.infra.metrics import CRISIS_ANSWER_SECONDS
from bot.kernel.clock import Clock, monotonic
from bot.people import Person
from bot.safety.risk import Finding, Level, Lexicon, assess
from handlers.outgoing import speak
from handlers.reply import Reply

log = structlog.get_logger(__name__)

TOGETHER_SECONDS = 90.0
REMEMBERED_CHATS = 20_000
REMEMBERED_ANSWERS = 20_000
# A message this old when it is read gets a card that says so (downtime).
LATE = timedelta(minutes=10)
ANSWER_TRIES = 3


@dataclass(frozen=True, slots=True)
class Seen:
    """What is remembered of a person for the next crisis answer."""

    country: str | None
    language: str
    zone_name: str


@dataclass(frozen=True, slots=True)
class Alarm:
    """A message of HIGH or EMERGENCY: all that its answer needs, and nothing of its text."""

    update_id: int
    chat_id: int
    finding: Finding
    language_code: str | None
    seen: Seen | None
    late: timedelta | None


Answer = Callable[[Alarm], list[Reply]]
Afterwards = Callable[[Alarm, list[Reply], int], Awaitable[None]]


K = TypeVar("K")
V = TypeVar("V")


class Bounded(OrderedDict[K, V]):
    """A dictionary that forgets its oldest entries."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit

    def put(self, key: K, value: V) -> None:
        """Keep `value` as the newest."""
        self[key] = value
        self.move_to_end(key)
        while len(self) > self.limit:
            self.popitem(last=False)


def texts_of(update: Update) -> list[str]:
    """Return all that a person wrote in an update: text or caption, new or edited, and a chosen quote."""
    message = update.message or update.edited_message
    if message is None:
        return []
    found = [message.text, message.caption, message.quote.text if message.quote else None]
    return [one for one in found if one]


@dataclass(slots=True)
class FirstLook:
    """Screens updates and answers HIGH and EMERGENCY in a task of its own.

    `answer` renders the cards from memory; `afterwards` writes the ledger row (number of cards sent).
    """

    bot: ExtBot[None]
    lexicon: Lexicon
    clock: Clock
    background: Background
    answer: Answer
    afterwards: Afterwards
    # Chats of staff who are writing a draft: what they type there is not about themselves.
    drafting: set[int] = field(default_factory=set)
    answered: Bounded[int, Finding] = field(default_factory=lambda: Bounded(REMEMBERED_ANSWERS))
    _said: Bounded[int, deque[tuple[float, str]]] = field(default_factory=lambda: Bounded(REMEMBERED_CHATS))
    _seen: Bounded[int, Seen] = field(default_factory=lambda: Bounded(REMEMBERED_CHATS))

    def look(self, update: Update) -> Finding | None:
        """Screen one update and, at HIGH or above, start the answer; return what was found.

        None for an update without words of a person in a private chat. Never raises: an error in here
        must not keep the update from being stored.
        """
        try:
            return self._look(update)
        except Exception as error:
            log.exception("first_look.failed", update_id=update.update_id, error=type(error).__name__)
            return None

    def _look(self, update: Update) -> Finding | None:
        chat, user = update.effective_chat, update.effective_user
        if chat is None or user is None or chat.type != chat.PRIVATE or chat.id in self.drafting:
            return None
        texts = texts_of(update)
        if not texts:
            return None
        text = "\n".join(texts)
        finding = assess(text, self.lexicon, self.recent(chat.id))
        self.remember_text(chat.id, text)
        if finding.level >= Level.HIGH and update.update_id not in self.answered:
            self.answered.put(update.update_id, finding)
            message = update.message or update.edited_message
            assert message is not None
            age = self.clock.now() - (message.edit_date or message.date)
            self.background.start(
                self._help(
                    Alarm(
                        update.update_id,
                        chat.id,
                        finding,
                        user.language_code,
                        self._seen.get(chat.id),
                        age if age > LATE else None,
                    )
                ),
                name="crisis.answer",
            )
        return finding

    def recent(self, chat_id: int) -> list[str]:
        """Return the chat's last messages within 90 s, oldest first."""
        since = monotonic() - TOGETHER_SECONDS
        return [text for at, text in self._said.get(chat_id, ()) if at >= since]

    def remember_text(self, chat_id: int, text: str) -> None:
        """Keep the last three messages of a chat, in memory only."""
        line = self._said.get(chat_id)
        if line is None:
            line = deque(maxlen=3)
        line.append((monotonic(), text))
        self._said.put(chat_id, line)

    def remember(self, person: Person) -> None:
        """Keep what a crisis answer needs of a person who has just been loaded or changed."""
        self._seen.put(person.telegram_id, Seen(person.country, person.language, person.zone_name))

    def forget(self, telegram_id: int) -> None:
        """Forget a person who was erased."""
        self._seen.pop(telegram_id, None)
        self._said.pop(telegram_id, None)

    async def _help(self, alarm: Alarm) -> None:
        """Send the answer, each card up to three times; then have the ledger written."""
        started = monotonic()
        replies = self.answer(alarm)
        sent = 0
        for reply in replies:
            if not await self._insist(reply):
                break
            if sent == 0:
                CRISIS_ANSWER_SECONDS.observe(monotonic() - started)
            sent += 1
        log.info(
            "crisis.answered",
            update_id=alarm.update_id,
            level=alarm.finding.level.name,
            rule=alarm.finding.rule,
            cards=sent,
            of=len(replies),
            milliseconds=round((monotonic() - started) * 1000),
        )
        await self.afterwards(alarm, replies, sent)

    async def _insist(self, reply: Reply) -> bool:
        for attempt in range(ANSWER_TRIES):
            try:
                await speak(self.bot, reply)
                return True
            except TelegramError as error:
                log.warning("crisis.retry", attempt=attempt, error=type(error).__name__)
                await asyncio.sleep(0.3 * (attempt + 1))
        return False
