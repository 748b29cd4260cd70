"""Look first: every text is screened the moment it is parsed, from memory alone, and help goes out at once.

Nothing here needs the database. What this process remembers: the last messages of each chat within 90 s,
country and language of the people seen last, the question it asked last, and which updates it has answered;
all bounded.
"""

import asyncio
import re
from collections import deque
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

import structlog
from telegram import Update
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.content import Content
from bot.infra.background import Background
from bot.infra.metrics import CRISIS_ANSWER_SECONDS
from bot.kernel.clock import Clock, monotonic
from bot.people import Person, places
from bot.safety.crisis import read_answer
from bot.safety.risk import About, Category, Finding, Level, Lexicon, assess
from handlers.bounded import Bounded
from handlers.outgoing import speak
from handlers.reply import Reply
from handlers.safety.questions import GRAVE, TYPED
from handlers.shown import Shown

log = structlog.get_logger(__name__)

TOGETHER_SECONDS = 90.0
REMEMBERED_CHATS = 20_000
REMEMBERED_ANSWERS = 20_000
# A message this old when it is read gets a card that says so (downtime).
LATE = timedelta(minutes=10)
COMMAND = re.compile(r"/(\w+)(?:@\w+)?(?:\s+|$)")
CRISIS_BUTTONS = ("crisis:", "sos:", "talk:")
BARE_COMMAND = re.compile(r"/\w+(@\w+)?\s*")
# Stands for a text on which the detector broke: answered with the way to people.
UNREADABLE = Finding(Level.ELEVATED, Category.HELP_REQUEST, "keel.unreadable", (0, 0), "", About.UNKNOWN)
ANSWER_TRIES = 3
# A question of ours is open for a typed answer this long.
QUESTION_SECONDS = 1800.0
TONGUE_SECONDS = 86_400.0
# Within this time the same help is said in a shorter form with the same numbers, not as the same block again.
AGAIN_SECONDS = 300.0
# Somebody who writes several such messages in a row has the numbers above: one answer in this time.
SOON_SECONDS = 5.0
# Two hopeless messages within this time are handled as HIGH.
HOPELESS_SECONDS = 900.0
# How many numbers of messages are remembered of a chat, for "make this disappear".
TRACES = 200


@dataclass(frozen=True, slots=True)
class Seen:
    """What is remembered of a person for the next crisis answer."""

    country: str | None
    language: str
    zone_name: str | None


@dataclass(frozen=True, slots=True)
class Alarm:
    """A message of HIGH or EMERGENCY: all that its answer needs, and nothing of its text."""

    update_id: int
    chat_id: int
    finding: Finding
    language_code: str | None
    seen: Seen | None
    late: timedelta | None
    # The same help went out minutes ago.
    again: bool = False
    # The person said in this process's life that they are under 18; nothing of it is kept.
    young: bool = False
    # The button that a typed answer to our own question stands for.
    answers: str | None = None


@dataclass(frozen=True, slots=True)
class Help:
    """The answer to an alarm: its cards in order, the language, and the question that the last one asks."""

    replies: list[Reply]
    language: str
    question: str | None = None


Answer = Callable[[Alarm], Help]
Afterwards = Callable[[Alarm, list[Reply], int], Awaitable[None]]


def kind_of(finding: Finding) -> str:
    """Return which help a finding gets: the same kind again is said in a shorter form."""
    if finding.category is Category.ABUSE:
        return "violence"
    if finding.level is Level.EMERGENCY:
        return f"emergency-{finding.category}"
    return "doctor" if finding.category is Category.MEDICAL else f"numbers-{finding.category}"


def texts_of(update: Update) -> list[str]:
    """Return all that a person wrote in an update: text or caption, new or edited, and a chosen quote."""
    message = update.message or update.edited_message
    if message is None:
        return []
    found = [message.text, message.caption, message.quote.text if message.quote else None]
    return [one for one in found if one]


@dataclass(slots=True, repr=False)
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
    shown: Shown = field(default_factory=Shown)
    # Chats of staff who are writing a draft: what they type there is not about themselves.
    drafting: set[int] = field(default_factory=set)
    # What is answered as a command: set when every handler is registered.
    commands: Collection[str] = frozenset()
    assess: Callable[[str, Lexicon, Sequence[str]], Finding] = assess
    now: Callable[[], float] = monotonic
    # What was found in each update, and the alarm where help went out.
    found: Bounded[int, Finding] = field(default_factory=lambda: Bounded(REMEMBERED_ANSWERS))
    answered: Bounded[int, Alarm] = field(default_factory=lambda: Bounded(REMEMBERED_ANSWERS))
    _said: Bounded[int, deque[tuple[float, str]]] = field(default_factory=lambda: Bounded(REMEMBERED_CHATS))
    _helping: dict[int, asyncio.Task[None]] = field(default_factory=dict)
    _seen: Bounded[int, Seen] = field(default_factory=lambda: Bounded(REMEMBERED_CHATS))
    _asked: Bounded[int, tuple[float, str]] = field(default_factory=lambda: Bounded(REMEMBERED_CHATS))
    _helped: Bounded[int, tuple[float, str]] = field(default_factory=lambda: Bounded(REMEMBERED_CHATS))
    _hopeless: Bounded[int, float] = field(default_factory=lambda: Bounded(REMEMBERED_CHATS))
    _spoke: Bounded[int, tuple[float, str]] = field(default_factory=lambda: Bounded(REMEMBERED_CHATS))
    _last_alarm: Bounded[int, int] = field(default_factory=lambda: Bounded(REMEMBERED_CHATS))
    _young: Bounded[int, bool] = field(default_factory=lambda: Bounded(REMEMBERED_CHATS))
    # The numbers of the cards that answered an update, until its turn has kept them.
    _cards: Bounded[int, list[int]] = field(default_factory=lambda: Bounded(REMEMBERED_CHATS))
    _traces: Bounded[int, deque[int]] = field(default_factory=lambda: Bounded(REMEMBERED_CHATS))

    def follow(self, content: Content) -> None:
        """Screen with the lexicon of this content from now on."""
        self.lexicon = content.lexicon

    def look(self, update: Update) -> Finding | None:
        """Screen one update and, at HIGH or above, start the answer; return what was found.

        None for an update without words of a person in a private chat. Never raises: an error in here
        must not keep the update from being stored.
        """
        try:
            return self._look(update)
        except Exception as error:
            log.exception("first_look.failed", update_id=update.update_id, error=type(error).__name__)
            # What cannot be read may be anything: the way to people is shown, not silence.
            self.found.put(update.update_id, UNREADABLE)
            return UNREADABLE

    def _look(self, update: Update) -> Finding | None:
        chat, user = update.effective_chat, update.effective_user
        if chat is None or user is None or chat.type != chat.PRIVATE or chat.id in self.drafting:
            return None
        if update.effective_message is not None:
            self.trace(chat.id, update.effective_message.message_id)
        if update.callback_query is not None:
            self._watch(chat.id, update.callback_query.data or "")
        texts = texts_of(update)
        if not texts:
            return None
        # The same update comes again while it could not be stored: it was looked at already.
        if (known := self.found.get(update.update_id)) is not None:
            return known
        text = self._own_words(chat.id, "\n".join(texts))
        if not text:
            return None
        # A bare command is read by itself ("/kms" is no command of ours): joined with what was said before,
        # /when after a message of HIGH would be a second alarm.
        alone = BARE_COMMAND.fullmatch(text) is not None
        recent = [] if alone else self.recent(chat.id)
        finding, answers = self._in_context(chat.id, text, self.assess(text, self.lexicon, recent))
        if not alone:
            self.remember_text(chat.id, text)
        self.found.put(update.update_id, finding)
        if finding.level >= Level.HIGH:
            self._alarm(update, chat.id, user.language_code, finding, answers)
        return finding

    def _own_words(self, chat_id: int, text: str) -> str:
        """Return a text without words of ours: a command at its start, or what a button on the screen says.

        The buttons of a crisis are left in: their words may be an answer that is a risk itself. So is what
        is HIGH by the rules: a label says nothing of the sort, unless a person's own words came onto one.
        """
        button = self.shown.button(chat_id, text)
        ours = button is not None and not button[0].startswith(CRISIS_BUTTONS)
        if ours and self.assess(text, replace(self.lexicon, second=None), ()).level < Level.HIGH:
            return ""
        found = COMMAND.match(text)
        return text[found.end() :] if found is not None and found[1].lower() in self.commands else text

    def _alarm(
        self, update: Update, chat_id: int, language_code: str | None, finding: Finding, answers: str | None
    ) -> None:
        """Start the answer, unless the same help went out seconds ago."""
        message = update.message or update.edited_message
        assert message is not None
        age = self.clock.now() - (message.edit_date or message.date)
        at, helped = self._helped.get(chat_id, (float("-inf"), ""))
        kind = answers or kind_of(finding)
        since = self.now() - at
        again = kind == helped and since <= AGAIN_SECONDS
        alarm = Alarm(
            update.update_id,
            chat_id,
            finding,
            language_code,
            self._seen.get(chat_id),
            age if age > LATE else None,
            again=again,
            young=self._young.get(chat_id, False),
            answers=answers,
        )
        self.answered.put(update.update_id, alarm)
        self._last_alarm.put(chat_id, update.update_id)
        if again and since < SOON_SECONDS:
            log.info("crisis.just_answered", update_id=update.update_id, level=finding.level.name)
            return
        self._helped.put(chat_id, (self.now(), kind))
        helping = self.background.start(self._help(alarm), name="crisis.answer")
        self._helping[update.update_id] = helping
        helping.add_done_callback(lambda _: self._helping.pop(update.update_id, None))

    def _in_context(self, chat_id: int, text: str, finding: Finding) -> tuple[Finding, str | None]:
        """Raise what the words alone do not say: a yes to our own question, hopelessness said twice."""
        if finding.level >= Level.HIGH:
            return finding, None
        question = self.question(chat_id)
        answer = read_answer(text) if question is not None else None
        if question is not None and answer is not None:
            button = TYPED.get((question, answer), "")
            if button in GRAVE:
                return GRAVE[button], button
        if finding.category is Category.HOPELESSNESS:
            before = self._hopeless.get(chat_id)
            self._hopeless.put(chat_id, self.now())
            if before is not None and self.now() - before <= HOPELESS_SECONDS:
                return replace(finding, level=Level.HIGH, rule="keel.hopeless-twice"), None
        return finding, None

    def _watch(self, chat_id: int, data: str) -> None:
        """Note the taps that decide which lines come first, in memory only."""
        if data == "start:young":
            self._young.put(chat_id, True)
        elif data.startswith("start:yes"):
            self._young.pop(chat_id, None)

    def trace(self, chat_id: int, message_id: int) -> None:
        """Remember the number of a message of the chat."""
        line = self._traces.get(chat_id)
        if line is None:
            line = deque(maxlen=TRACES)
        if message_id not in line:
            line.append(message_id)
        self._traces.put(chat_id, line)

    def tongue(self, chat_id: int) -> str | None:
        """Return the language of the last answer to an alarm, for a day: its buttons speak it too."""
        at, language = self._spoke.get(chat_id, (float("-inf"), None))
        return language if self.now() - at <= TONGUE_SECONDS else None

    def last_alarm(self, chat_id: int) -> int | None:
        """Return the update of the chat's last alarm: how an alert that names nobody is found again."""
        return self._last_alarm.get(chat_id)

    def traces(self, chat_id: int) -> list[int]:
        """Return the numbers of the chat's last messages that this process knows, oldest first."""
        return sorted(self._traces.get(chat_id, ()))

    def cards_of(self, update_id: int) -> list[int]:
        """Return the numbers of the cards that answered an update."""
        return self._cards.get(update_id, [])

    def young(self, chat_id: int) -> bool:
        """Return whether the chat said that it is somebody under 18; known in memory only."""
        return self._young.get(chat_id, False)

    def ask(self, chat_id: int, question: str | None) -> None:
        """Remember what is asked now, so that a typed answer counts; None closes the question."""
        if question is None:
            self._asked.pop(chat_id, None)
        else:
            self._asked.put(chat_id, (self.now(), question))

    def question(self, chat_id: int) -> str | None:
        """Return the question that is open."""
        at, question = self._asked.get(chat_id, (float("-inf"), None))
        return question if self.now() - at <= QUESTION_SECONDS else None

    def seen(self, chat_id: int) -> Seen | None:
        """Return what is remembered of somebody."""
        return self._seen.get(chat_id)

    def choose_country(self, chat_id: int, country: str, language: str) -> None:
        """Remember, in memory only, the country that somebody chose of whom nothing is kept."""
        zones = places.zones_of(country)
        self._seen.put(chat_id, Seen(country, language, zones[0] if len(zones) == 1 else None))

    def calm(self, chat_id: int) -> None:
        """Forget that help went out and what was asked: it was a mistake."""
        self._asked.pop(chat_id, None)
        self._helped.pop(chat_id, None)
        self._hopeless.pop(chat_id, None)

    async def helped(self, update_id: int) -> None:
        """Wait until the answer to an update, if one is on its way, went out or is in the ledger."""
        helping = self._helping.get(update_id)
        if helping is not None:
            await asyncio.wait({helping})

    def recent(self, chat_id: int) -> list[str]:
        """Return the chat's last messages within 90 s, oldest first."""
        since = self.now() - TOGETHER_SECONDS
        return [text for at, text in self._said.get(chat_id, ()) if at >= since]

    def remember_text(self, chat_id: int, text: str) -> None:
        """Keep the last three messages of a chat, in memory only."""
        line = self._said.get(chat_id)
        if line is None:
            line = deque(maxlen=3)
        line.append((self.now(), text))
        self._said.put(chat_id, line)

    def remember(self, person: Person) -> None:
        """Keep what a crisis answer needs of a person who has just been loaded or changed."""
        self._seen.put(person.telegram_id, Seen(person.country, person.language, person.zone_name))

    def forget(self, telegram_id: int) -> None:
        """Forget a person who was erased."""
        self._seen.pop(telegram_id, None)
        for memory in (self._said, self._asked, self._helped, self._hopeless, self._last_alarm, self._traces):
            memory.pop(telegram_id, None)

    async def _help(self, alarm: Alarm) -> None:
        """Send the answer, each card up to three times; then have the ledger written."""
        started = monotonic()
        help_ = self.answer(alarm)
        replies = help_.replies
        sent = 0
        cards: list[int] = []
        self._cards.put(alarm.update_id, cards)
        for reply in replies:
            message_id = await self._insist(reply)
            if message_id is None:
                break
            cards.append(message_id)
            if sent == 0:
                CRISIS_ANSWER_SECONDS.observe(monotonic() - started)
            sent += 1
        self._spoke.put(alarm.chat_id, (self.now(), help_.language))
        # A shorter answer asks nothing, and leaves the question of the first one open.
        if help_.question is not None:
            self.ask(alarm.chat_id, help_.question)
        log.info(
            "crisis.answered",
            update_id=alarm.update_id,
            level=alarm.finding.level.name,
            rule=alarm.finding.rule,
            cards=sent,
            of=len(replies),
            milliseconds=round((monotonic() - started) * 1000),
        )
        await self._note(alarm, replies, sent)

    async def _note(self, alarm: Alarm, replies: list[Reply], sent: int) -> None:
        """Have the ledger written, trying until that works: it also holds the cards that did not go out."""
        wait = 0.5
        while True:
            try:
                await self.afterwards(alarm, replies, sent)
                return
            except Exception as error:  # noqa: BLE001  # a database that is away comes back
                log.error("crisis.not_noted", update_id=alarm.update_id, error=type(error).__name__)
            await asyncio.sleep(wait)
            wait = min(wait * 2, 5.0)

    async def _insist(self, reply: Reply) -> int | None:
        """Send a card; return the number of its message, None when Telegram would not take it."""
        for attempt in range(ANSWER_TRIES):
            try:
                message_id = await speak(self.bot, reply)
                self.trace(reply.chat_id, message_id)
                self.shown.note(reply, message_id)
                return message_id
            except TelegramError as error:
                log.warning("crisis.retry", attempt=attempt, error=type(error).__name__)
                await asyncio.sleep(0.3 * (attempt + 1))
        return None
