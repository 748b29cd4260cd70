"""/history: the last days as a picture and in sentences, light or dark, and the notes."""

from datetime import time

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler

from bot.diary.charts import draw_days, draw_weeks
from bot.diary.goals import Weeks
from bot.kernel.localtime import at_local, local_day
from bot.people import Stage
from handlers.callbacks import NotOurs, Tap, of, parse
from handlers.context import BotApplication, BotContext
from handlers.views import history as views

SPAN = 30
# A neutral name: the file is seen where it is saved.
FILE = "days.png"
MOST_PAGES = 1000


async def show_history(update: Update, context: BotContext) -> None:
    """Send the picture of the last 30 days."""
    await _show_days(context, SPAN)


async def take_tap(update: Update, context: BotContext) -> None:
    """Do what a button under a picture says, in the same message."""
    await context.answer_tap()
    tap = parse(context.tapped.data)
    if tap.verb == "show":
        await _show_days(context, _span(tap, 0))
    elif tap.verb == "weeks":
        await _show_weeks(context)
    elif tap.verb in ("dark", "light"):
        context.person = await context.services.people.change(context.known, dark=tap.verb == "dark")
        await (_show_weeks(context) if tap.arg(0) == "weeks" else _show_days(context, _span(tap, 1)))
    elif tap.verb == "notes":
        await _show_notes(context, tap.number(0, 0, MOST_PAGES))
    else:
        raise NotOurs(tap.feature)


def _span(tap: Tap, index: int) -> int:
    span = tap.number(index, 1, max(views.SPANS))
    if span not in views.SPANS:
        raise NotOurs(tap.feature)
    return span


async def _show_days(context: BotContext, span: int) -> None:
    services, say, person = context.services, context.say, context.known
    days = await services.moods.last_days(person, span)
    if not days.notes:
        await context.reply(views.nothing_yet(say))
        return
    weeks = await _weeks(context, span)
    more = views.scales(say, days, await services.extras.between(person, days.since, days.until))
    picture = await draw_days(days, views.words(say, days), dark=person.dark, more=more, weeks=weeks)
    await context.show_picture(picture, FILE, views.caption(say, days, weeks, more, dark=person.dark))


async def _weeks(context: BotContext, span: int) -> Weeks | None:
    """Return the weeks of the span against the goal, None for a span too short or a person without one."""
    if span <= views.SPANS[0] or context.known.stage is Stage.STOPPED:
        return None
    weeks = await context.services.goals.weeks(context.known, span // 7 + 1)
    return weeks if any(one.goal is not None for one in weeks.weeks) else None


async def _show_weeks(context: BotContext) -> None:
    say, dark = context.say, context.known.dark
    weeks = await context.services.goals.weeks(context.known)
    if not any(one.used + one.without for one in weeks.weeks):
        await context.reply(views.nothing_yet(say))
        return
    picture = await draw_weeks(weeks, views.week_words(say, weeks), dark=dark)
    await context.show_picture(picture, FILE, views.week_caption(say, weeks, dark=dark))


async def _show_notes(context: BotContext, page: int) -> None:
    services, person = context.services, context.known
    days = await services.moods.last_days(person, views.NOTES_DAYS)
    since = at_local(days.since, time(0), person.zone)
    lapses = [
        (one.day or local_day(one.started_at, person.zone), one)
        for one in await services.lapses.told_since(person, since)
    ]
    extras = await services.extras.between(person, days.since, days.until)
    every = views.entries(context.say, days.notes, extras, lapses)
    try:
        screen = views.notes(context.say, every, page, days.until)
    except IndexError:
        raise NotOurs("history") from None
    # The first page comes from under a picture, which cannot become a text.
    await (context.edit(screen) if page or _is_text(context) else context.reply(screen))


def _is_text(context: BotContext) -> bool:
    return not getattr(context.tapped.message, "photo", None)


def register(application: BotApplication) -> None:
    """Add the diary's handlers."""
    application.add_handler(CommandHandler("history", show_history))
    application.add_handler(CallbackQueryHandler(take_tap, pattern=of("history")))
