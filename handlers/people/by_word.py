"""Everything by typing: the words of a button, of a command, or the name of a language.

Asked before a question that waits for words, only where the whole message is one of these words.
"""

from collections.abc import Collection
from typing import cast

from telegram import CallbackQuery, InaccessibleMessage, Update
from telegram.ext import CallbackQueryHandler, CommandHandler

from bot.infra.texts import Texts
from handlers.context import BotContext, Handler
from handlers.diary.words import plain
from handlers.people.commands import PRIVATE
from handlers.shown import MOST_WORDS, Shown


def is_ours(context: BotContext) -> bool:
    """Return whether a whole message is words of ours: a button's, a command's, a language's.

    Such words are no worry by themselves, whatever stood before them.
    """
    words = _short(context)
    texts = context.services.texts
    return bool(words) and (
        words in _words_of(context)
        or named_language(texts, words) is not None
        or _button(context) is not None
    )


async def press_typed(
    update: Update,
    context: BotContext,
    *,
    only: Collection[str] | None = None,
    besides: Collection[str] = (),
) -> bool:
    """Do what the button does whose words were typed; return whether there was exactly one.

    `only` are the features whose buttons count, None for all; `besides` those whose do not.
    """
    found = _button(context)
    if found is None:
        return False
    data, message_id = found
    feature = data.partition(":")[0]
    if feature in besides or (only is not None and feature not in only):
        return False
    shown: Shown = context.bot_data["shown"]
    shown.answered(context.chat.id, message_id)
    return await _press(update, context, data, message_id)


def _button(context: BotContext) -> tuple[str, int] | None:
    shown: Shown = context.bot_data["shown"]
    return shown.button(context.chat.id, context.written.text or "")


def _short(context: BotContext) -> str:
    """Return the typed words as they are compared, empty for more of them than a command has."""
    words = plain(context.written.text or "")
    return words if len(words.split()) <= MOST_WORDS else ""


async def _press(update: Update, context: BotContext, data: str, message_id: int) -> bool:
    """Hand a tap with this data to the feature that takes it; what it shows comes as a new message."""
    assert update.effective_user is not None
    message = InaccessibleMessage(context.chat, message_id)
    query = CallbackQuery("typed", update.effective_user, "typed", data=data, message=message)
    tapped = Update(update.update_id, callback_query=query)
    for handlers in context.application.handlers.values():
        for handler in handlers:
            if isinstance(handler, CallbackQueryHandler) and handler.pattern and handler.check_update(tapped):
                context.tap_by_word(tapped)
                await handler.callback(tapped, context)
                return True
    return False


async def run_typed(update: Update, context: BotContext) -> bool:
    """Do what the command does whose words were typed, slash or not; return whether there was one."""
    command = _words_of(context).get(_short(context))
    handler = _commands(context).get(command) if command is not None else None
    if handler is None:
        return False
    context.args = []
    await handler(update, context)
    return True


def named_language(texts: Texts, text: str) -> str | None:
    """Return the code of the language whose name was typed: "español", "in English please"."""
    words = plain(text)
    if not words or len(words.split()) > MOST_WORDS:
        return None
    spoken = [code for code in texts.languages() if texts.has("typed-language-names", code)]
    around = {word for code in spoken for word in _listed(texts, "typed-language-around", code)}
    for code in spoken:
        for name in _listed(texts, "typed-language-names", code):
            rest = f" {words} ".replace(f" {name} ", " ").split()
            if len(rest) < len(words.split()) and not _left_over(" ".join(rest), around):
                return code
    return None


def _left_over(words: str, around: set[str]) -> str:
    """Return what is left of the words without those that may stand around a name."""
    for one in sorted(around, key=len, reverse=True):
        words = f" {words} ".replace(f" {one} ", " ").strip()
    return words


def _listed(texts: Texts, key: str, code: str) -> list[str]:
    return [one.strip() for one in texts.get(key, code).split(",")] if texts.has(key, code) else []


def _words_of(context: BotContext) -> dict[str, str]:
    """Return the command for each word, in every language at once; read anew when the texts are."""
    texts = context.services.texts
    read, known = context.bot_data.get("words_of_commands", (None, {}))
    if read is not texts:
        known = {
            word: command
            for code in reversed(texts.languages())
            for command in PRIVATE
            for word in (command, *_listed(texts, f"typed-{command}", code))
        }
        context.bot_data["words_of_commands"] = (texts, known)
    return cast("dict[str, str]", known)


def _commands(context: BotContext) -> dict[str, Handler]:
    known = context.bot_data.get("commands")
    if known is None:
        known = context.bot_data["commands"] = {
            command: handler.callback
            for handlers in context.application.handlers.values()
            for handler in handlers
            if isinstance(handler, CommandHandler)
            for command in handler.commands
        }
    return cast("dict[str, Handler]", known)
