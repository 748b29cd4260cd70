"""What a handler holds: the services, the person, and ways to answer."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

import structlog
from telegram import CallbackQuery, Chat, Message, Update
from telegram.error import BadRequest, NetworkError, TelegramError
from telegram.ext import Application, CallbackContext, ExtBot

from bot.content import LiveContent, Reloads
from bot.diary.bladder import Bladder
from bot.diary.checkins import Checkins
from bot.diary.days import DayCounter
from bot.diary.extras import Extras
from bot.diary.goals import Goals
from bot.diary.intentions import Intentions
from bot.diary.lapses import Lapses
from bot.diary.lookbacks import LookBacks
from bot.diary.moods import DayNote, Days, MoodLog
from bot.diary.rates import Rates
from bot.diary.weekly import Weekly
from bot.infra.background import Background
from bot.infra.texts import Say, Texts
from bot.infra.vault import Vault
from bot.infra.work import Work, turn_now
from bot.kernel.clock import Clock
from bot.messaging.broadcasts import Broadcasts
from bot.messaging.delivery import Lane, NewMessage, Outbox
from bot.messaging.intake import Intake
from bot.people import People, Person, Place
from bot.privacy import Eraser, Exporter, Retention
from bot.safety.crisis import Alerts, Crises, Duty
from bot.safety.helplines import Directory, HelplineDesk
from bot.selfhelp.cravings import Cravings
from bot.selfhelp.library import Library, Wording
from bot.selfhelp.plans import Plans
from bot.selfhelp.reading import Reading
from bot.selfhelp.risky import RiskyTimes
from bot.selfhelp.tips import Tips
from bot.selfhelp.tries import Tries
from bot.settings import Settings
from handlers.reply import Act, Reply, as_json
from handlers.views.keyboard import Keyboard
from handlers.views.screen import Screen, safe

log = structlog.get_logger(__name__)


# No repr: it would spell out settings and content, in whatever log or traceback shows it.
@dataclass(frozen=True, slots=True, repr=False)
class Services:
    """Everything handlers may call; built once in bot/app.py."""

    settings: Settings
    clock: Clock
    work: Work
    vault: Vault
    content: LiveContent
    reloads: Reloads
    background: Background
    people: People
    intake: Intake
    outbox: Outbox
    broadcasts: Broadcasts
    checkins: Checkins
    moods: MoodLog
    extras: Extras
    intentions: Intentions
    lookbacks: LookBacks
    weekly: Weekly
    bladder: Bladder
    rates: Rates
    days: DayCounter
    goals: Goals
    lapses: Lapses
    tries: Tries
    cravings: Cravings
    reading: Reading
    plans: Plans
    risky: RiskyTimes
    tips: Tips
    crises: Crises
    alerts: Alerts
    duty: Duty
    helpline_desk: HelplineDesk
    exporter: Exporter
    eraser: Eraser
    retention: Retention

    @property
    def texts(self) -> Texts:
        """Return the texts in use; ask for them anew each time, as content may be reloaded."""
        return self.content.now.texts

    @property
    def library(self) -> Library:
        """Return the library in use."""
        return self.content.now.library

    @property
    def wording(self) -> Wording:
        """Return the wording rules in use."""
        return self.content.now.wording

    @property
    def helplines(self) -> Directory:
        """Return the helplines in use."""
        return self.helpline_desk.directory


class BotContext(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """PTB's context with our services, the person of this update and replies that wait for the commit."""

    def __init__(self, application: Any, chat_id: int | None = None, user_id: int | None = None) -> None:
        super().__init__(application, chat_id, user_id)
        self.services: Services = application.bot_data["services"]
        self.person: Person | None = None
        self.place: Place | None = None
        # The day whose use this update has noted in the diary, and the last days with it.
        self.noted: tuple[DayNote, Days] | None = None
        # Set when a message of ELEVATED has had its own answer: no quiet line is added to it.
        self.elevated_answered = False
        # Whether what is shown comes under the conversation even where a button was tapped.
        self._anew = False
        # Whether the words of a button were typed: there is no tap to answer then.
        self._typed = False
        # The language somebody wrote in about danger: for the crisis flow it wins over their setting.
        self.tongue: str | None = None
        self._update: Update | None = None

    @classmethod
    def from_update(cls, update: object, application: Any) -> "BotContext":
        """Build the context of one update; PTB drops an update whose context fails, so this stays plain."""
        context = super().from_update(update, application)
        assert isinstance(update, Update)
        context._update = update
        if (turn := turn_now.get()) is not None:
            turn.reached_handlers = True
        return context

    def tap_by_word(self, tapped: Update) -> None:
        """Go on as if that button had been tapped: its words were typed, and the answer comes below them."""
        self._update = tapped
        self._anew = True
        self._typed = True

    def as_new_message(self) -> None:
        """Show what follows under the conversation instead of in place of the tapped message."""
        self._anew = True

    @property
    def anew(self) -> bool:
        """Return whether what is shown comes as a new message."""
        return self._anew or self.event.callback_query is None

    @property
    def event(self) -> Update:
        """Return the update being handled."""
        assert self._update is not None
        return self._update

    @property
    def chat(self) -> Chat:
        """Return the chat of the update."""
        assert self.event.effective_chat is not None
        return self.event.effective_chat

    @property
    def sender_id(self) -> int:
        """Return the Telegram id of whoever wrote or tapped."""
        assert self.event.effective_user is not None
        return self.event.effective_user.id

    @property
    def known(self) -> Person:
        """Return the person; only for handlers behind the gate, which let nobody else through."""
        assert self.person is not None
        return self.person

    @property
    def tapped(self) -> CallbackQuery:
        """Return the tap; only for handlers of buttons."""
        assert self.event.callback_query is not None
        return self.event.callback_query

    @property
    def written(self) -> Message:
        """Return the message; only for handlers of messages."""
        assert self.event.effective_message is not None
        return self.event.effective_message

    @property
    def now(self) -> datetime:
        """Return the time now, aware UTC."""
        return self.services.clock.now()

    @property
    def language(self) -> str:
        """Return the language to answer in: the person's, else Telegram's hint, else the service's."""
        if self.tongue is not None:
            return self.tongue
        if self.person is not None:
            return self.person.language
        user = self.event.effective_user
        hint = (user.language_code or "").lower().split("-")[0] if user else ""
        if hint in self.services.texts.languages():
            return hint
        return self.services.settings.default_language

    @property
    def say(self) -> Say:
        """Return `say(key, **values)` in that language."""
        return self.services.texts.bound(self.language)

    def label_typed(self, *keys: str) -> str | None:
        """Return which of these buttons somebody typed the label of instead of tapping it, None if none."""
        words = (self.written.text or "").strip(" .!").casefold()
        return next((key for key in keys if self.say(key).casefold() == words), None)

    @property
    def typed_answers(self) -> "dict[str, Handler]":
        """Return the handlers of typed answers by the name of the place they belong to."""
        return cast("dict[str, Handler]", self.bot_data["typed"])

    @property
    def asked_again(self) -> "dict[str, Handler]":
        """Return how questions are asked again, by the name of the place they belong to."""
        return cast("dict[str, Handler]", self.bot_data["asked_again"])

    async def answer_tap(self, text: str | None = None, alert: bool = False) -> None:
        """Stop the spinner on the tapped button, before anything that may be slow.

        A tap that Telegram no longer knows, or a network that fails, changes nothing for the turn. Where the
        button's words were typed, what would have been a notice is a message.
        """
        if self._typed:
            if text is not None:
                await self.reply(Screen(safe(text)))
            return
        try:
            await self.tapped.answer(text, show_alert=alert, read_timeout=3, connect_timeout=2)
        except (BadRequest, NetworkError) as error:
            log.info("tap.unanswered", error=type(error).__name__)
        except TelegramError as error:
            log.warning("tap.unanswered", error=type(error).__name__)

    async def reply(self, screen: Screen | tuple[str, Keyboard], **more: Any) -> None:
        """Say something under the conversation once the turn is committed."""
        html, keyboard = screen
        await self.keep(Reply(Act.SEND, self.chat.id, html, keyboard, **more))

    async def edit(self, screen: Screen | tuple[str, Keyboard]) -> None:
        """Change the message whose button was tapped (or say it anew where it cannot be changed)."""
        html, keyboard = screen
        message = self.tapped.message
        message_id = message.message_id if message is not None else None
        if message_id is None or self.anew:
            await self.reply(screen)
            return
        await self.keep(Reply(Act.EDIT, self.chat.id, html, keyboard, message_id=message_id))

    async def show(self, screen: Screen | tuple[str, Keyboard]) -> None:
        """Edit when a button was tapped, reply when something was written."""
        await (self.reply(screen) if self.anew else self.edit(screen))

    async def strip_buttons(self) -> None:
        """Take the buttons off the tapped message."""
        if self.tapped.message is not None:
            await self.keep(Reply(Act.STRIP, self.chat.id, message_id=self.tapped.message.message_id))

    async def send_file(self, act: Act, content: bytes, name: str, screen: Screen) -> None:
        """Send a picture or a document with its caption."""
        await self.keep(Reply(act, self.chat.id, screen.html, screen.keyboard, file=content, file_name=name))

    async def show_picture(self, content: bytes, name: str, screen: Screen) -> None:
        """Change the picture whose button was tapped, or send one where there is none to change."""
        message = self.event.callback_query.message if self.event.callback_query is not None else None
        if self.anew or not isinstance(message, Message) or not message.photo:
            await self.send_file(Act.PHOTO, content, name, screen)
            return
        html, keyboard = screen
        swap = Reply(
            Act.SWAP,
            self.chat.id,
            html,
            keyboard,
            message_id=message.message_id,
            file=content,
            file_name=name,
        )
        await self.keep(swap)

    async def keep(self, reply: Reply, *, even_hushed: bool = False) -> None:
        """Keep one reply until the commit; to a group it goes through the outbox, which paces groups.

        After a message of HIGH or EMERGENCY the turn is hushed: only the crisis flow itself speaks.
        """
        turn = turn_now.get()
        assert turn is not None, "a reply outside a turn"
        if turn.hushed and not even_hushed:
            return
        if reply.chat_id < 0:
            key = f"group:{self.event.update_id}:{len(turn.replies)}:{turn.group_replies}"
            turn.group_replies += 1
            await self.services.outbox.add(
                NewMessage("ready", Lane.STAFF, key, chat_id=reply.chat_id, what={"reply": as_json(reply)})
            )
            return
        turn.replies.append(reply)

    async def go_to(self, place: Place | None) -> None:
        """Set what the next typed message answers."""
        if self.place is None and place is None:
            return
        await self.services.people.go_to(self.known, place)
        self.place = place


BotApplication = Application[ExtBot[None], BotContext, dict[Any, Any], dict[Any, Any], dict[Any, Any], Any]
Handler = Callable[[Update, BotContext], Awaitable[None]]


def asked_again(application: BotApplication) -> dict[str, Handler]:
    """Return where features put how a question is asked again, by the name of its place.

    The crisis flow ends with "Back to where I was": it leads there.
    """
    return cast(dict[str, Handler], application.bot_data.setdefault("asked_again", {}))


def typed_answers(application: BotApplication) -> dict[str, Handler]:
    """Return where features put the handlers of their typed answers, by the name of the place."""
    return cast(dict[str, Handler], application.bot_data.setdefault("typed", {}))
