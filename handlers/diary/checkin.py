"""The daily check-in: one message that changes in place as it goes; one tap is already an answer."""

from datetime import date

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler

from bot.diary.moods import Used
from bot.messaging.delivery import Message
from bot.people import Person, Place
from handlers.callbacks import NotOurs, Tap, of, parse
from handlers.context import BotApplication, BotContext, Services, typed_answers
from handlers.reply import Act, Reply
from handlers.views import checkin as views
from handlers.views.people import day_name

NOTE = "checkin:note"


async def check_in(update: Update, context: BotContext) -> None:
    """Ask about today, or show what is noted of it."""
    person, moods = context.known, context.services.moods
    today = moods.today(person)
    note = await moods.day(person, today)
    if note is not None and note.mood is not None:
        await context.show(views.already(context.say, note))
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
    day = _day(tap)
    person, services, say = context.known, context.services, context.say
    if tap.verb == "mood":
        await services.moods.record_mood(person, day, tap.number(1, 1, 5))
        await services.checkins.answered(person, day)
        await context.edit(views.ask_craving(say, day, tap.number(1, 1, 5)))
    elif tap.verb == "pull":
        craving = None if tap.arg(1) == "-" else tap.number(1, 0, 10)
        if craving is not None:
            await services.moods.record_craving(person, day, craving)
        await context.edit(views.ask_used(say, day, craving))
    elif tap.verb == "used":
        if tap.arg(1) not in list(Used):
            raise NotOurs(tap.feature)
        note = context.noted = await services.moods.record_use(person, day, Used(tap.arg(1)))
        await context.edit(views.end(say, note, await services.moods.last_days(person)))
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
    html, keyboard = views.ask(services.texts.bound(person.language), day, at, plain=person.held(now))
    return Reply(Act.SEND, person.telegram_id, html, keyboard)


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
