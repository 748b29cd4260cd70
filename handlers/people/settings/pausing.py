"""/pause, /resume and /stop: how somebody asks for silence, and ends it."""

from datetime import timedelta

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.messaging.delivery import Lane
from handlers.callbacks import NotOurs, of, parse
from handlers.context import BotApplication, BotContext
from handlers.views import people as people_views
from handlers.views import settings as views

# What nobody waits for, what the person asked for at a time included; help and answers of staff are not.
UNASKED = tuple(lane for lane in Lane if lane >= Lane.ASKED)


async def ask_pause(update: Update, context: BotContext) -> None:
    """Ask for how long."""
    await context.show(views.ask_pause(context.say))


async def resume(update: Update, context: BotContext) -> None:
    """End the pause and say what comes next."""
    await _resume(context)


async def stop(update: Update, context: BotContext) -> None:
    """Start nothing any more, what was asked for included, and say how to erase everything."""
    if context.person is None:
        await context.show(people_views.start_first(context.say))
        return
    services = context.services
    context.person = await services.people.pause(context.person, None)
    await services.crises.stop_checks(context.person)
    await services.outbox.cancel(person_id=context.person.id, lanes=UNASKED)
    await context.show(views.stopped(context.say))


async def tap_pause(update: Update, context: BotContext) -> None:
    """Do what a button of the pause says."""
    await context.answer_tap()
    tap = parse(context.tapped.data)
    if tap.verb == "ask":
        await context.edit(views.ask_pause(context.say))
    elif tap.verb == "for":
        days = None if tap.arg(0) == "-" else tap.number(0, 1, 366)
        await _pause(context, days)
    elif tap.verb == "end":
        await _resume(context)
    else:
        raise NotOurs(tap.feature)


async def _pause(context: BotContext, days: int | None) -> None:
    services = context.services
    until = None if days is None else context.now + timedelta(days=days)
    context.person = await services.people.pause(context.known, until)
    queued = await services.outbox.upcoming(context.person.id, 50)
    asked_for = any(lane is Lane.ASKED for _, lane, _ in queued)
    await context.edit(views.paused(context.say, context.person, context.now, asked_for=asked_for))


async def _resume(context: BotContext) -> None:
    services, was_paused = context.services, context.known.paused(context.now)
    context.person = await services.people.resume(context.known)
    at = await services.checkins.next_ask(context.person)
    words = views.next_checkin(context.say, at, context.now, context.person.zone)
    await context.show(views.pause_over(context.say, words, was_paused=was_paused))


def register(application: BotApplication) -> None:
    """Add the handlers of the pause."""
    private = filters.ChatType.PRIVATE
    application.add_handler(CommandHandler("pause", ask_pause, private))
    application.add_handler(CommandHandler("resume", resume, private))
    application.add_handler(CommandHandler("stop", stop, private))
    application.add_handler(CallbackQueryHandler(tap_pause, pattern=of("pause")))
