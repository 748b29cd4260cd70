"""/helpline: staff confirm, hide or correct a number; each change says by whom and when."""

import re

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler

from bot.safety.helplines import Line, NotANumber
from handlers.callbacks import NotOurs, of, parse
from handlers.context import BotApplication, BotContext
from handlers.staff.alerts import is_staff, staff_of
from handlers.views import helpline_desk as views

HISTORY = 3
_COUNTRY = re.compile(r"[A-Za-z]{2}")


async def look(update: Update, context: BotContext) -> None:
    """Show how it is used, the lines of a country, one line, or the new number to be confirmed."""
    if update.message is None:
        return
    say, services = context.say, context.services
    if not is_staff(context):
        await context.reply(views.told(say, "alert-not-staff"))
        return
    words = list(context.args or ())
    if not words:
        await context.reply(views.told(say, "helpline-how", country=services.settings.default_country))
        return
    name = words[0]
    if len(words) == 1 and _COUNTRY.fullmatch(name):
        country = services.content.now.helplines.country(name)
        lines = country.lines if country is not None else ()
        await context.reply(views.country(say, name.upper(), [(one, _shown(context, one)) for one in lines]))
        return
    line = services.content.now.helplines.line(name.lower())
    if line is None:
        await context.reply(views.told(say, "helpline-unknown", line=name))
    elif len(words) == 1:
        await _show(context, line)
    else:
        await _correct(context, line, " ".join(words[1:]))


async def take_tap(update: Update, context: BotContext) -> None:
    """Do what a button under a line says, and show the line as it stands then."""
    if not is_staff(context):
        await context.answer_tap(context.say("alert-not-staff"), alert=True)
        return
    await context.answer_tap()
    tap = parse(context.tapped.data)
    desk, staff = context.services.helpline_desk, staff_of(context)
    line = context.services.content.now.helplines.line(tap.arg(0))
    if line is None:
        raise NotOurs(tap.feature)
    if tap.verb == "confirm":
        await desk.confirm(line, staff.telegram_id, staff.name)
    elif tap.verb == "hide":
        await desk.hide(line, staff.telegram_id, staff.name)
    else:
        raise NotOurs(tap.feature)
    await _show(context, line)


async def _correct(context: BotContext, line: Line, typed: str) -> None:
    staff = staff_of(context)
    try:
        await context.services.helpline_desk.correct(line, typed, staff.telegram_id, staff.name)
    except NotANumber:
        await context.reply(views.told(context.say, "helpline-no-number", typed=typed))
        return
    await _show(context, line)


async def _show(context: BotContext, line: Line) -> None:
    history = await context.services.helpline_desk.history(line.id, HISTORY)
    await context.show(views.line(context.say, line, _shown(context, line), history))


def _shown(context: BotContext, line: Line) -> Line | None:
    """Return the line as people see it, None while it is hidden."""
    return context.services.helplines.line(line.id)


def register(application: BotApplication) -> None:
    """Add the handlers of /helpline."""
    application.add_handler(CommandHandler("helpline", look))
    application.add_handler(CallbackQueryHandler(take_tap, pattern=of("helpline")))
