"""The daily note: how it is sent, and its buttons."""

from datetime import date, timedelta

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.diary.moods import Used
from bot.kernel.localtime import local_day
from bot.messaging.delivery import Message
from bot.people import Person, Stage
from bot.selfhelp.reading import Item
from bot.selfhelp.tips import LAPSE_DAYS, last_lapse
from handlers.callbacks import NotOurs, Tap, of, parse
from handlers.context import BotApplication, BotContext, Services
from handlers.reply import Act, Reply
from handlers.views import tips as views


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
    elif tapped.verb in ("show", "save", "drop", "yes", "src"):
        await _show(context, tapped.verb, _item(tapped))
    else:
        raise NotOurs(tapped.feature)


async def _show(context: BotContext, verb: str, item: Item) -> None:
    """Show a note again, or its sources, after keeping what was tapped about it."""
    reading, person = context.services.reading, context.known
    told = await context.services.tips.read_to(person, item)
    if told is None:
        raise NotOurs("tip")
    if verb == "src":
        await context.edit(views.sources(context.say, told))
        return
    if verb == "save":
        opinion = await reading.save(person, item)
    elif verb == "drop":
        opinion = await reading.unsave(person, item)
    elif verb == "yes":
        opinion = await reading.find_useful(person, item)
    else:
        opinion = await reading.opinion(person, item)
    library = context.services.library
    await context.edit(views.note(context.say, told, library, opinion, discreet=person.discreet))


async def render_tip(services: Services, message: Message, person: Person | None) -> Reply | None:
    """Choose and render the note of a day; None when nothing is left that fits."""
    assert person is not None
    day = date.fromisoformat(message.what["day"])
    told = await services.tips.note_for(person, day, lapsed_on=await _lapsed_on(services, person))
    if told is None:
        return None
    say = services.texts.bound(person.language)
    html, keyboard = views.note(say, told, services.library, discreet=person.discreet)
    return Reply(Act.SEND, person.telegram_id, html, keyboard, silent=True)


async def _lapsed_on(services: Services, person: Person) -> date | None:
    """Return the day of the person's last lapse to speak of, from the diary and from what they told of it."""
    if person.stage is not Stage.STOPPED:
        return None
    now = services.clock.now()
    days = await services.moods.last_days(person, LAPSE_DAYS)
    told = await services.lapses.told_since(person, now - timedelta(days=LAPSE_DAYS))
    return last_lapse(
        person,
        local_day(now, person.zone),
        [note.day for note in days.notes if note.used is Used.YES],
        [one.day or local_day(one.started_at, person.zone) for one in told],
    )


def _item(tapped: Tap) -> Item:
    kind = next((kind for kind, letter in views.LETTERS.items() if letter == tapped.arg(0)), None)
    if kind is None:
        raise NotOurs(tapped.feature)
    return Item(kind, tapped.arg(1))


def register(application: BotApplication) -> None:
    """Add the handler of a note's buttons."""
    application.add_handler(CallbackQueryHandler(take_tap, pattern=of("tip")))
