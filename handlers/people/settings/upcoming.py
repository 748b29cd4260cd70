"""/when: what comes next, on the person's clock."""

from datetime import datetime

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.diary.checkins import CHECKIN, REMIND_AFTER, REMINDER
from bot.messaging.delivery import Lane, expected
from bot.safety.crisis import FOLLOW_UP
from bot.selfhelp.tips import TIP
from handlers.callbacks import of
from handlers.context import BotApplication, BotContext
from handlers.views import settings as views

LINES = 8


async def show_upcoming(update: Update, context: BotContext) -> None:
    """Show what will be sent as things stand: what is queued, and the next check-in."""
    if update.callback_query is not None:
        await context.answer_tap()
    planned = await _planned(context)
    await context.show(views.coming(context.say, context.known, context.now, planned))


async def _planned(context: BotContext) -> list[tuple[str, datetime]]:
    """Return kind and time of what will go, soonest first: the sender's own rules decide."""
    person, services = context.known, context.services
    found = await services.outbox.upcoming(person.id, 50)
    at = await services.checkins.next_ask(person)
    if at is not None:
        found.append((CHECKIN, Lane.CHECKIN, at))
        if (await services.checkins.plan(person)).remind:
            found.append((REMINDER, Lane.REMINDER, at + REMIND_AFTER))
    if (tip := (await services.tips.plan(person)).next_at) is not None:
        found.append((TIP, Lane.CONTENT, tip))
    episode = await services.crises.episode(person)
    if episode is not None and episode.next_check_at is not None:
        found.append((FOLLOW_UP, Lane.ASKED, episode.next_check_at))
    going = [
        (kind, when)
        for kind, lane, due in found
        # Help and words from the team are on their way at once, not planned.
        if lane >= Lane.ASKED and (when := expected(kind, lane, person, max(due, context.now))) is not None
    ]
    return sorted(going, key=lambda one: one[1])[:LINES]


def register(application: BotApplication) -> None:
    """Add the handlers of /when."""
    application.add_handler(CommandHandler("when", show_upcoming, filters.ChatType.PRIVATE))
    application.add_handler(CallbackQueryHandler(show_upcoming, pattern=of("when")))
