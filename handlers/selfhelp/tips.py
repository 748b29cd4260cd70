"""The daily note: how it is sent, and its buttons."""

from datetime import date

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.messaging.delivery import Message
from bot.people import Person, Stage
from bot.selfhelp.reading import Item
from handlers.callbacks import NotOurs, Tap, of, parse
from handlers.context import BotApplication, BotContext, Services
from handlers.reply import Act, Reply
from handlers.views import tips as views

# Somebody who stopped and noted use within so many days is sent what fits after a slip.
LAPSE_DAYS = 7


async def take_tap(update: Update, context: BotContext) -> None:
    """Do what was tapped under a note, in the same message."""
    tapped = parse(context.tapped.data)
    services, person, say = context.services, context.known, context.say
    await context.answer_tap(say("tips-toast-saved") if tapped.verb == "save" else None)
    if tapped.verb == "stop":
        context.person = await services.tips.stop(person)
        await context.edit(views.stopped(say))
    elif tapped.verb == "start":
        context.person = await services.tips.start(person)
        await context.edit(views.started(say))
    elif tapped.verb == "no":
        await services.reading.turn_away(person, _item(tapped))
        await context.edit(views.turned_away(say))
    elif tapped.verb in ("show", "save", "drop"):
        item = _item(tapped)
        if tapped.verb == "save":
            opinion = await services.reading.save(person, item)
        elif tapped.verb == "drop":
            opinion = await services.reading.unsave(person, item)
        else:
            opinion = await services.reading.opinion(person, item)
        told = services.tips.read(item, context.language)
        if told is None:
            raise NotOurs(tapped.feature)
        saved = opinion.saved_at is not None
        await context.edit(views.note(say, told, services.library, saved=saved, discreet=person.discreet))
    else:
        raise NotOurs(tapped.feature)


async def render_tip(services: Services, message: Message, person: Person | None) -> Reply | None:
    """Choose and render the note of a day; None when nothing is left that fits."""
    assert person is not None
    day = date.fromisoformat(message.what["day"])
    days = await services.moods.last_days(person, LAPSE_DAYS)
    lapsed = person.stage is Stage.STOPPED and days.with_use > 0
    told = await services.tips.note_for(person, day, lapsed=lapsed)
    if told is None:
        return None
    say = services.texts.bound(person.language)
    html, keyboard = views.note(say, told, services.library, discreet=person.discreet)
    return Reply(Act.SEND, person.telegram_id, html, keyboard, silent=True)


def _item(tapped: Tap) -> Item:
    kind = next((kind for kind, letter in views.LETTERS.items() if letter == tapped.arg(0)), None)
    if kind is None:
        raise NotOurs(tapped.feature)
    return Item(kind, tapped.arg(1))


def register(application: BotApplication) -> None:
    """Add the handler of a note's buttons."""
    application.add_handler(CallbackQueryHandler(take_tap, pattern=of("tip")))
