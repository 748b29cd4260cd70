"""The daily check-in: one message that changes in place as it goes; one tap is already an answer."""

from datetime import date, timedelta

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler

from bot.diary.checkins import Snooze, snoozes
from bot.diary.moods import Used
from bot.kernel.localtime import local_day
from bot.messaging.delivery import Message
from bot.people import Person, Place, Stage
from handlers.callbacks import NotOurs, Tap, of, parse
from handlers.context import BotApplication, BotContext, Services, asked_again, typed_answers
from handlers.diary import closing, fill_in
from handlers.reply import Act, Reply
from handlers.views import checkin as views
from handlers.views import pace as pace_views
from handlers.views.people import day_name

NOTE = "checkin:note"


async def check_in(update: Update, context: BotContext) -> None:
    """Ask about today, or show what is noted of it."""
    person, moods = context.known, context.services.moods
    today = moods.today(person)
    note = await moods.day(person, today)
    if note is not None and note.mood is not None:
        missing = (await moods.last_days(person)).missing(moods.fill_from(person))
        await context.show(views.already(context.say, note, missing=bool(missing)))
        return
    at = context.now.astimezone(person.zone).time()
    await context.show(views.ask(context.say, today, at, plain=person.held(context.now)))


async def answer(update: Update, context: BotContext) -> None:
    """Store what was tapped and show the next step in the same message."""
    await context.answer_tap()
    tap = parse(context.tapped.data)
    if tap.verb == "ask":
        await check_in(update, context)
        return
    if tap.verb == "days":
        await fill_in.show(context)
        return
    if tap.verb == "filled":
        await context.edit(views.closed(context.say))
        return
    day = _day(tap)
    person, services, say = context.known, context.services, context.say
    if tap.verb == "mood":
        await note_mood(context, day, tap.number(1, 1, 5))
    elif tap.verb == "pull":
        await note_pull(context, day, None if tap.arg(1) == "-" else tap.number(1, 0, 10))
    elif tap.verb == "used":
        await note_use(context, day, _used(tap))
    elif tap.verb == "fill":
        await fill_in.fill(context, day, _used(tap))
    elif tap.verb == "show":
        await ask_again(context, day)
    elif tap.verb == "later":
        await ask_later(context, day)
    elif tap.verb == "snooze":
        if tap.arg(1) not in list(Snooze):
            raise NotOurs(tap.feature)
        await put_off(context, day, Snooze(tap.arg(1)))
    elif tap.verb == "nottoday":
        await leave_today(context, day)
    elif tap.verb == "again":
        today = services.moods.today(person)
        words = None if day == today else day_name(say, day, today)
        at = context.now.astimezone(person.zone).time()
        await context.edit(views.ask(say, day, at, day_words=words))
    elif tap.verb == "note":
        await context.go_to(Place(NOTE, {"day": day.isoformat()}))
        await context.reply(views.ask_note(say, day))
    elif tap.verb == "nonote":
        await context.go_to(None)
        await context.edit(views.closed(say))
    elif tap.verb == "close":
        await context.edit(views.closed(say))
    else:
        raise NotOurs(tap.feature)


async def note_mood(context: BotContext, day: date, mood: int) -> None:
    """Keep the mood: it is an answer by itself; what follows may be left out."""
    person, services = context.known, context.services
    await services.moods.record_mood(person, day, mood)
    await services.checkins.answered(person, day)
    if person.stage is Stage.SUPPORTING:
        # It is about them: a pull and a use of their own are not asked of somebody who supports another.
        await closing.note_use(context, day, None)
        await closing.after_use(context, day)
        return
    heard = services.library.checkin_words.heard_mood(
        mood, day, person.id, context.language, held=person.held(context.now)
    )
    await context.show(views.ask_craving(context.say, day, heard))


async def note_pull(context: BotContext, day: date, craving: int | None) -> None:
    """Keep the pull, None when it was skipped."""
    if craving is not None:
        await context.services.moods.record_craving(context.known, day, craving)
    await context.show(views.ask_used(context.say, day, craving))


async def note_use(context: BotContext, day: date, used: Used) -> None:
    """Keep whether the person used; what is left to ask comes next."""
    await closing.note_use(context, day, used)
    await closing.after_use(context, day)


async def ask_later(context: BotContext, day: date) -> None:
    """Ask until when the question is put off; a question of an earlier day is over."""
    if day < context.services.moods.today(context.known) - timedelta(days=1):
        await ask_again(context, day)
        return
    await context.show(views.ask_later(context.say, day, snoozes(context.now, context.known.zone)))


async def put_off(context: BotContext, day: date, snooze: Snooze) -> None:
    """Put the question off."""
    if day < context.services.moods.today(context.known) - timedelta(days=1):
        await ask_again(context, day)
        return
    at = await context.services.checkins.snooze(context.known, day, snooze)
    local = at.astimezone(context.known.zone).time() if at is not None else None
    await context.show(views.put_off(context.say, day, local))


async def leave_today(context: BotContext, day: date) -> None:
    """Ask nothing more about that day."""
    await context.services.checkins.answered(context.known, day)
    await context.show(views.not_today(context.say, day))


async def ask_again(context: BotContext, day: date) -> None:
    """Show the question again as it came."""
    person, today = context.known, context.services.moods.today(context.known)
    at = context.now.astimezone(person.zone).time()
    words = None if day == today else day_name(context.say, day, today)
    held = person.held(context.now)
    await context.show(views.ask(context.say, day, at, plain=held, day_words=words, later=day == today))


async def type_note(update: Update, context: BotContext) -> None:
    """Keep the typed note with its day."""
    text = context.written.text or ""
    if len(text) > views.NOTE_LIMIT:
        await context.reply(views.note_too_long(context.say, len(text)))
        return
    assert context.place is not None
    day = date.fromisoformat(context.place.about["day"])
    await context.services.moods.record_note(context.known, day, text)
    await context.go_to(None)
    await context.reply(views.note_kept(context.say))


async def ask_note_again(update: Update, context: BotContext) -> None:
    """Ask for the note again where the person was led away from it."""
    assert context.place is not None
    await context.reply(views.ask_note(context.say, date.fromisoformat(context.place.about["day"])))


def _used(tap: Tap) -> Used:
    if tap.arg(1) not in list(Used):
        raise NotOurs(tap.feature)
    return Used(tap.arg(1))


def _day(tap: Tap) -> date:
    try:
        return date.fromisoformat(tap.arg(0))
    except ValueError:
        raise NotOurs(tap.feature) from None


async def render_checkin(services: Services, message: Message, person: Person | None) -> Reply | None:
    """Render the queued check-in."""
    assert person is not None
    now = services.clock.now()
    day = date.fromisoformat(message.what["day"])
    at = now.astimezone(person.zone).time()
    say = services.texts.bound(person.language)
    today = local_day(now, person.zone)
    # Put off, or sent late, over midnight: it still asks about the day it belongs to.
    words = None if day == today else day_name(say, day, today)
    shown = views.ask(say, day, at, plain=person.held(now), day_words=words, later=True)
    if (every := message.what.get("every")) is not None:
        shown = pace_views.said(say, shown, every, up=message.what["up"])
    return Reply(Act.SEND, person.telegram_id, shown.html, shown.keyboard)


async def render_reminder(services: Services, message: Message, person: Person | None) -> Reply | None:
    """Render the one reminder."""
    assert person is not None
    day = date.fromisoformat(message.what["day"])
    html, keyboard = views.remind(services.texts.bound(person.language), day)
    return Reply(Act.SEND, person.telegram_id, html, keyboard, silent=True)


def register(application: BotApplication) -> None:
    """Add the check-in's handlers."""
    application.add_handler(CommandHandler("checkin", check_in))
    application.add_handler(CallbackQueryHandler(answer, pattern=of("checkin")))
    typed_answers(application)[NOTE] = type_note
    asked_again(application)[NOTE] = ask_note_again
