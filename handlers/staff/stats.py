"""/stats: how many questions are answered, for the team; nobody is named."""

from telegram import Update
from telegram.ext import CommandHandler

from handlers.context import BotApplication, BotContext
from handlers.staff.alerts import is_staff
from handlers.views import alerts as alert_views
from handlers.views import stats as views

WEEKS = 4


async def show_stats(update: Update, context: BotContext) -> None:
    """Show the answer rate of the last weeks to staff."""
    if update.message is None:
        return
    if not is_staff(context):
        await context.reply(alert_views.duty(context.say, "alert-not-staff"))
        return
    await context.reply(views.answers(context.say, await context.services.rates.by_week(WEEKS)))


def register(application: BotApplication) -> None:
    """Add the handler of /stats."""
    application.add_handler(CommandHandler("stats", show_stats))
