"""/sos and /help: numbers for where the person is, at once, with or without an account."""

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler

from bot.people import places
from bot.safety.helplines import Choice, Need
from handlers.callbacks import NotOurs, of, parse
from handlers.context import BotApplication, BotContext
from handlers.views import helplines as views
from handlers.views.people import lost


def choice_for(context: BotContext, need: Need) -> Choice:
    """Return the lines for the person's country; for a stranger the one their app's language names."""
    person = context.person
    user = context.event.effective_user
    guessed = places.guess_country(user.language_code if user else None)
    country = person.country if person and person.country else guessed
    zone = person.zone if person and person.country else None
    return context.services.helplines.choose(country, need, context.now, zone, language=context.language)


async def show_sos(update: Update, context: BotContext) -> None:
    """Show who can be reached now."""
    if update.callback_query is not None:
        await context.answer_tap()
        if parse(update.callback_query.data).verb != "show":
            raise NotOurs("sos")
    choice = choice_for(context, Need.SUICIDE)
    person = context.person
    local = context.now.astimezone(person.zone) if person and person.country else None
    # A new message, never an edit: numbers must not vanish with the next tap.
    await context.reply(views.sos_card(context.say, choice, local))


async def show_help(update: Update, context: BotContext) -> None:
    """Show SOS first, then the choices."""
    await show_sos(update, context)
    await context.reply(lost(context.say, "help-choices"))


def register(application: BotApplication) -> None:
    """Add the handlers of /sos and /help."""
    application.add_handler(CommandHandler("sos", show_sos))
    application.add_handler(CommandHandler("help", show_help))
    application.add_handler(CallbackQueryHandler(show_sos, pattern=of("sos")))
