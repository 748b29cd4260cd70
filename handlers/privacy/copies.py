"""/export: everything that is kept about a person as files in the chat, the diary as a table too."""

from datetime import datetime, timedelta
from typing import cast

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from handlers.bounded import Bounded
from handlers.callbacks import NotOurs, of, parse
from handlers.context import BotApplication, BotContext
from handlers.reply import Act
from handlers.views import people as people_views
from handlers.views import privacy as views
from handlers.views.spreadsheet import table_of_days

# A copy reads everything; one a minute is enough for a person and for the machine.
EVERY = timedelta(minutes=1)
REMEMBERED = 10_000


async def send_copy(update: Update, context: BotContext) -> None:
    """Send the files, at most once a minute."""
    if update.callback_query is not None:
        await context.answer_tap()
        if parse(update.callback_query.data).verb != "send":
            raise NotOurs("export")
    person = context.person
    if person is None:
        await context.show(people_views.start_first(context.say))
        return
    last = _last_copies(context)
    if context.now - last.get(person.id, datetime.min.replace(tzinfo=context.now.tzinfo)) < EVERY:
        await context.reply(views.copy_wait(context.say))
        return
    last.put(person.id, context.now)
    export = await context.services.exporter.export(person)
    text = views.readable(context.say, export, person.zone)
    # A neutral name: the files are seen in the chat, and in the folder they are saved to.
    name = f"keel-{context.now.astimezone(person.zone).date().isoformat()}"
    await context.send_file(Act.DOCUMENT, export.as_json(), f"{name}.json", views.copy_json(context.say))
    table = table_of_days(context.say, export, person.zone, person.country)
    if table is not None:
        await context.send_file(Act.DOCUMENT, table, f"{name}.csv", views.copy_table(context.say))
    await context.send_file(Act.DOCUMENT, text.encode(), f"{name}.txt", views.copy_readable(context.say))


def _last_copies(context: BotContext) -> Bounded[int, datetime]:
    return cast("Bounded[int, datetime]", context.bot_data.setdefault("last_copies", Bounded(REMEMBERED)))


def register(application: BotApplication) -> None:
    """Add the handlers of /export."""
    application.add_handler(CommandHandler("export", send_copy, filters.ChatType.PRIVATE))
    application.add_handler(CallbackQueryHandler(send_copy, pattern=of("export")))
