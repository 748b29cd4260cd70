"""/reload: read content/ again, for admins, in the staff group or in their own chat."""

import os
import socket

from telegram import Update
from telegram.ext import CommandHandler

from bot.content import Taken, Unchanged
from bot.messaging.delivery import Lane, NewMessage
from handlers.context import BotApplication, BotContext, Services
from handlers.reply import Act, Reply, as_json
from handlers.staff.alerts import is_staff, staff_of
from handlers.views import reload as views
from handlers.views.screen import Screen


async def read_again(update: Update, context: BotContext) -> None:
    """Say that it is under way; how it went is said when it is over, as checking takes seconds."""
    if update.message is None:
        return
    say, services = context.say, context.services
    if context.sender_id not in services.settings.admin_ids:
        await context.reply(views.line(say, "reload-admins-only" if is_staff(context) else "alert-not-staff"))
        return
    if services.reloads.busy:
        await context.reply(views.line(say, "reload-busy"))
        return
    staff = staff_of(context)
    number = await services.reloads.ask(staff.telegram_id, staff.name)
    await context.reply(views.line(say, "reload-asked"))
    services.background.start(_carry_out(services, number, context.chat.id, context.language), "reload")


async def _carry_out(services: Services, number: int, chat_id: int, language: str) -> None:
    outcome = await services.reloads.carry_out(number)
    # Bound now and not before: these are the new words, if they were taken.
    say = services.texts.bound(language)
    alone = services.work.database.is_sqlite
    await _tell(services, chat_id, f"reload:{number}", views.outcome(say, outcome, alone=alone))


async def follow(services: Services) -> None:
    """Do what another process was told, and say in the staff chat when that cannot be."""
    followed = await services.reloads.follow()
    if followed is None or isinstance(followed[1], Taken | Unchanged):
        return
    number, outcome = followed
    name = f"{socket.gethostname()}, {os.getpid()}"
    say = services.texts.bound(services.settings.default_language)
    text = views.not_followed(say, outcome, name)
    staff_chat = services.settings.staff_chat_id
    for chat_id in (staff_chat,) if staff_chat is not None else services.settings.admin_ids:
        await _tell(services, chat_id, f"reload:{number}:{services.intake.owner}:{chat_id}", text)


async def _tell(services: Services, chat_id: int, key: str, screen: Screen) -> None:
    reply = Reply(Act.SEND, chat_id, screen.html)
    await services.outbox.add(
        NewMessage("ready", Lane.STAFF, key, chat_id=chat_id, what={"reply": as_json(reply)})
    )


def register(application: BotApplication) -> None:
    """Add the handler of /reload."""
    application.add_handler(CommandHandler("reload", read_again))
