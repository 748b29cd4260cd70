"""/erase: asks once, then really deletes, with a receipt."""

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.privacy import Kept
from handlers.callbacks import NotOurs, of, parse
from handlers.context import BotApplication, BotContext
from handlers.safety.noting import known
from handlers.views import privacy as views


async def ask_erase(update: Update, context: BotContext) -> None:
    """Say what would go and ask."""
    if context.person is None:
        await context.show(views.nothing_to_erase(context.say))
        return
    counts = await context.services.eraser.count(context.person)
    await context.show(views.ask_erase(context.say, counts))


async def answer_erase(update: Update, context: BotContext) -> None:
    """Do what a button of the question says."""
    await context.answer_tap()
    tap = parse(context.tapped.data)
    if tap.verb == "ask":
        await ask_erase(update, context)
    elif tap.verb == "no":
        await context.edit(views.erase_kept(context.say))
    elif tap.verb == "yes":
        await _erase(context)
    else:
        raise NotOurs(tap.feature)


async def _erase(context: BotContext) -> None:
    say, person = context.say, context.person
    # The question shrinks to one word and the receipt is a message of its own: a second tap, which comes
    # from a stranger now, must not write over it.
    await context.edit(views.erased_short(say))
    if person is None:
        return
    done = await context.services.eraser.erase(person)
    context.person = context.place = None
    # This very update is theirs too.
    known(context)
    for memory in ("first_look", "shown"):
        context.application.bot_data[memory].forget(person.telegram_id)
    await context.reply(views.receipt(say, done, Kept()))


def register(application: BotApplication) -> None:
    """Add the handlers of /erase."""
    application.add_handler(CommandHandler("erase", ask_erase, filters.ChatType.PRIVATE))
    application.add_handler(CallbackQueryHandler(answer_erase, pattern=of("erase")))
