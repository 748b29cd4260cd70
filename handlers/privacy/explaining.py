"""/privacy and /about: made from what is really set, for everybody, with or without an account."""

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.privacy import Kept
from handlers.callbacks import of
from handlers.context import BotApplication, BotContext
from handlers.views import privacy as views


async def show_privacy(update: Update, context: BotContext) -> None:
    """Show what is kept, for how long and where."""
    if update.callback_query is not None:
        await context.answer_tap()
    services = context.services
    screen = views.privacy(
        context.say,
        Kept(),
        database="sqlite" if services.work.database.is_sqlite else "postgresql",
        staff=services.settings.staff_chat_id is not None,
        known=context.person is not None,
    )
    await context.reply(screen)


async def show_about(update: Update, context: BotContext) -> None:
    """Show what Keel is for, and how far its words were reviewed."""
    if update.callback_query is not None:
        await context.answer_tap()
    library, language = context.services.library, context.language
    ids = [one for topic in library.topics(language) for one in topic.articles]
    articles = [article for one in ids if (article := library.article(one, language)) is not None]
    await context.reply(
        views.about(
            context.say,
            articles=len(articles),
            techniques=len(library.techniques(language)),
            reviewed=sum(article.status == "reviewed" for article in articles),
        )
    )


def register(application: BotApplication) -> None:
    """Add the handlers of /privacy and /about."""
    private = filters.ChatType.PRIVATE
    application.add_handler(CommandHandler("privacy", show_privacy, private))
    application.add_handler(CommandHandler("about", show_about, private))
    application.add_handler(CallbackQueryHandler(show_privacy, pattern=of("privacy")))
    application.add_handler(CallbackQueryHandler(show_about, pattern=of("about")))
