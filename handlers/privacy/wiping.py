"""/wipe: what both sides wrote in the last two days is deleted from the chat; what is kept stays kept."""

from collections.abc import Collection
from datetime import timedelta

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.infra.work import in_transaction
from handlers.callbacks import NotOurs, of, parse
from handlers.context import BotApplication, BotContext
from handlers.reply import Act, Reply
from handlers.safety.noting import ask, first_look_of, kept, speak
from handlers.views import privacy as views

# Telegram lets a bot delete what is younger than 48 hours (on both sides), up to 100 messages in one call.
DELETABLE = timedelta(hours=47)
AT_ONCE = 100


async def ask_wipe(update: Update, context: BotContext) -> None:
    """Say what would go and ask."""
    await context.show(views.ask_wipe(context.say))


async def answer_wipe(update: Update, context: BotContext) -> None:
    """Do what a button of the question says."""
    tap = parse(context.tapped.data)
    if tap.verb == "yes":
        await wipe(context)
        return
    await context.answer_tap()
    if tap.verb == "no":
        await context.edit(views.wipe_not(context.say))
    elif tap.verb == "ask":
        await ask_wipe(update, context)
    else:
        raise NotOurs(tap.feature)


async def wipe(context: BotContext) -> None:
    """Delete both sides of the chat, as far as Telegram lets and as is known; leave a plain line.

    What this process remembers goes at once, before anything that can wait; what only the database knows
    goes with the turn, tried again until Telegram has answered. What is said about it is a notice that
    leaves no trace.
    """
    chat_id = context.chat.id
    here = set(first_look_of(context).traces(chat_id))
    if context.event.effective_message is not None:
        here.add(context.event.effective_message.message_id)
    left = await _delete_now(context, here)
    if context.event.callback_query is not None and not context.anew:
        await context.answer_tap(context.say("crisis-gone"), alert=True)
    elsewhere = await _known_elsewhere(context) - here
    for some in _pieces(left | elsewhere):
        await context.keep(Reply(Act.DELETE, chat_id, gone=some), even_hushed=True)
    if kept(context) is not None:
        # A question whose words are gone is not answered by the next ones that come.
        await context.go_to(None)
    await ask(context, None)
    await speak(context, views.wiped(context.say))


async def _delete_now(context: BotContext, numbers: Collection[int]) -> set[int]:
    """Delete what can be deleted at this moment; return the rest."""
    left: set[int] = set()
    for some in _pieces(numbers):
        # Nobody waits for the network while a transaction is open.
        if in_transaction():
            left.update(some)
            continue
        try:
            await context.bot.delete_messages(context.chat.id, some)
        except TelegramError:
            left.update(some)
    return left


async def _known_elsewhere(context: BotContext) -> set[int]:
    services = context.services
    since = services.intake.real.now() - DELETABLE
    found = await services.intake.traces(context.chat.id, since)
    person = kept(context)
    if person is not None:
        found.update(await services.outbox.numbers(person, services.clock.now() - DELETABLE))
    return found


def _pieces(numbers: Collection[int]) -> list[tuple[int, ...]]:
    """Return the numbers in pieces, newest first: what is on the screen goes first."""
    ordered = sorted(numbers, reverse=True)
    return [tuple(ordered[start : start + AT_ONCE]) for start in range(0, len(ordered), AT_ONCE)]


def register(application: BotApplication) -> None:
    """Add the handlers of /wipe."""
    application.add_handler(CommandHandler("wipe", ask_wipe, filters.ChatType.PRIVATE))
    application.add_handler(CallbackQueryHandler(answer_wipe, pattern=of("wipe")))
