"""/history: the last days as a picture and as one plain sentence."""

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler

from bot.diary.charts import draw_days
from handlers.callbacks import NotOurs, of, parse
from handlers.context import BotApplication, BotContext
from handlers.reply import Act
from handlers.views import history as views


async def show_history(update: Update, context: BotContext) -> None:
    """Send the picture of the last 30 days, or of the span that was tapped."""
    span = 30
    if update.callback_query is not None:
        await context.answer_tap()
        span = parse(update.callback_query.data).number(0, 1, max(views.SPANS))
        if span not in views.SPANS:
            raise NotOurs("history")
    days = await context.services.moods.last_days(context.known, span)
    if not days.notes:
        await context.reply(views.nothing_yet(context.say))
        return
    picture = await draw_days(days, views.words(context.say, days))
    await context.send_file(Act.PHOTO, picture, "days.png", views.caption(context.say, days))


def register(application: BotApplication) -> None:
    """Add the diary's handlers."""
    application.add_handler(CommandHandler("history", show_history))
    application.add_handler(CallbackQueryHandler(show_history, pattern=of("history", "show")))
