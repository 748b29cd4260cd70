"""The one question to somebody who has not written for a year, and its answer."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.messaging.delivery import Message
from bot.people import Person
from bot.privacy import TIME_TO_ANSWER
from handlers.callbacks import of
from handlers.context import BotApplication, BotContext, Services
from handlers.reply import Act, Reply
from handlers.views import privacy as views
from handlers.views.people import day_name


async def render_still_here(services: Services, message: Message, person: Person | None) -> Reply | None:
    """Render the question, with the day on which everything would go."""
    assert person is not None
    say, now = services.texts.bound(person.language), services.clock.now()
    erased_on = day_name(say, (now + TIME_TO_ANSWER).astimezone(person.zone).date(), now.date())
    html, keyboard = views.still_here(say, erased_on)
    return Reply(Act.SEND, person.telegram_id, html, keyboard)


async def keep(update: Update, context: BotContext) -> None:
    """Say that everything stays: to have tapped is to be here."""
    await context.answer_tap()
    await context.edit(views.still_here_kept(context.say))


def register(application: BotApplication) -> None:
    """Add the handler of the answer."""
    application.add_handler(CallbackQueryHandler(keep, pattern=of("still")))
