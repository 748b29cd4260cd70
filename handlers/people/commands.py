"""What Telegram shows of the bot beside the chat: the list of commands, and the words before "Start"."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field

import structlog
from telegram import BotCommand, BotCommandScope, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError
from telegram.ext import CommandHandler, ExtBot

from bot.content import Content
from bot.infra.texts import Texts
from bot.settings import Settings
from handlers.context import BotApplication

log = structlog.get_logger(__name__)

# In the order in which Telegram lists them: help first. What no handler answers is left out, so that
# nothing is offered which is not there.
PRIVATE = (
    "sos",
    "checkin",
    "morning",
    "week",
    "craving",
    "cope",
    "plan",
    "times",
    "learn",
    "saved",
    "days",
    "lapse",
    "history",
    "bladder",
    "when",
    "pause",
    "resume",
    "language",
    "settings",
    "export",
    "erase",
    "wipe",
    "privacy",
    "about",
    "help",
    "start",
    "stop",
)
ADMINS = ("broadcast", "duty", "helpline", "reload", "stats")
STAFF_GROUP = ("duty", "helpline", "reload", "stats")


def answered_commands(application: BotApplication) -> frozenset[str]:
    """Return the commands for which some handler is registered."""
    return frozenset(
        command
        for group in application.handlers.values()
        for handler in group
        if isinstance(handler, CommandHandler)
        for command in handler.commands
    )


@dataclass(slots=True)
class Introduction:
    """Tells Telegram what to show, once for the life of a process and only where it differs."""

    bot: ExtBot[None]
    texts: Texts
    settings: Settings
    answered: frozenset[str]
    # What is as it should be: not asked about again.
    _done: set[str] = field(default_factory=set)

    def follow(self, content: Content) -> None:
        """Look at everything again, in the words of this content."""
        self.texts = content.texts
        self._done.clear()

    async def introduce(self) -> bool:
        """Do what is left to do and return whether everything is done.

        A failure is logged and left for the next call: Keel answers people all the same.
        """
        everything = True
        for name, step in self._steps():
            if name in self._done:
                continue
            try:
                await step()
            except RetryAfter as error:
                log.warning("introduction.later", step=name, error=type(error).__name__)
                return False
            except (BadRequest, Forbidden) as error:
                # Mostly an admin who has not opened a chat with the bot yet; within the hour they may have.
                log.info("introduction.refused", step=name, error=error.message)
                everything = False
                continue
            except TelegramError as error:
                log.warning("introduction.failed", step=name, error=type(error).__name__)
                return False
            self._done.add(name)
        return everything

    def _steps(self) -> Iterable[tuple[str, Callable[[], Awaitable[None]]]]:
        for language, code in self._languages():

            async def commands(language: str = language, code: str | None = code) -> None:
                await self._commands(BotCommandScopeAllPrivateChats(), PRIVATE, language, code)

            async def words(language: str = language, code: str | None = code) -> None:
                await self._words(language, code)

            yield f"commands:{language}", commands
            yield f"words:{language}", words
        spoken = self.settings.default_language
        for chat_id in self.settings.admin_ids:

            async def admin(chat_id: int = chat_id) -> None:
                await self._commands(BotCommandScopeChat(chat_id), (*PRIVATE, *ADMINS), spoken, None)

            yield f"admin:{chat_id}", admin
        if (staff := self.settings.staff_chat_id) is not None:

            async def group(chat_id: int = staff) -> None:
                await self._commands(BotCommandScopeChat(chat_id), STAFF_GROUP, spoken, None)

            yield f"group:{staff}", group

    def _languages(self) -> list[tuple[str, str | None]]:
        """Return (language, Telegram's code for it); the service's own goes to whoever speaks no other."""
        default = self.settings.default_language
        others = [
            code
            for code in self.texts.languages()
            if code != default and len(code) == 2 and self.texts.has("command-start", code)
        ]
        return [(default, None), *((code, code) for code in others)]

    async def _commands(
        self, scope: BotCommandScope, names: Iterable[str], language: str, code: str | None
    ) -> None:
        wanted = [
            BotCommand(name, self.texts.get(f"command-{name}", language))
            for name in names
            if name in self.answered
        ]
        if wanted and list(await self.bot.get_my_commands(scope, code)) != wanted:
            await self.bot.set_my_commands(wanted, scope, code)

    async def _words(self, language: str, code: str | None) -> None:
        long, short = (self.texts.get(f"bot-{key}", language) for key in ("description", "short-description"))
        if (await self.bot.get_my_description(code)).description != long:
            await self.bot.set_my_description(long, code)
        if (await self.bot.get_my_short_description(code)).short_description != short:
            await self.bot.set_my_short_description(short, code)
