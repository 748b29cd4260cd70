"""/duty on and off: who of the team reads at the moment."""

from telegram import Update
from telegram.ext import CommandHandler

from handlers.context import BotApplication, BotContext
from handlers.staff.alerts import is_staff
from handlers.views import alerts as views
from handlers.views.screen import Screen


async def duty(update: Update, context: BotContext) -> None:
    """Put whoever writes on or off duty, or say how many are on."""
    if update.message is None:
        return
    say, services = context.say, context.services
    if not is_staff(context) or services.settings.staff_chat_id is None:
        await context.reply(views.duty(say, "alert-not-staff"))
        return
    wish = (context.args or [""])[0].lower()
    if wish == "on":
        until = await services.duty.begin(context.sender_id)
        await context.reply(views.duty(say, "duty-on", clock=until.strftime("%H:%M")))
    elif wish == "off":
        await services.duty.end(context.sender_id)
        await context.reply(views.duty(say, "duty-off"))
    else:
        readers = await services.duty.readers()
        text = f"{say('duty-now', count=readers)} {say('duty-how')}"
        await context.reply(Screen(text))


def register(application: BotApplication) -> None:
    """Add the handler of /duty."""
    application.add_handler(CommandHandler("duty", duty))
