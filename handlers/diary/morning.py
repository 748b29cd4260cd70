"""The morning question: one tap for what the day should hold; in the evening, what became of it."""

from datetime import date, time

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.diary.checkins import Part
from bot.diary.intentions import Intention, Outcome, Wish
from bot.diary.intentions.model import wishes_for
from bot.messaging.delivery import Message
from bot.people import Person, Place, dates
from handlers.callbacks import NotOurs, Tap, of, parse
from handlers.context import BotApplication, BotContext, Services, asked_again, typed_answers
from handlers.diary import closing
from handlers.diary.words import means, plain
from handlers.reply import Act, Reply
from handlers.views import morning as views
from handlers.views import pace as pace_views

WORDS, HOUR = "morning:words", "morning:hour"


async def open_morning(update: Update, context: BotContext) -> None:
    """Ask what the person wants of today, or show what they said."""
    today = context.services.moods.today(context.known)
    intention = await context.services.intentions.of(context.known, today)
    if intention is None:
        await _ask(context, today)
    else:
        await _show_kept(context, intention)


async def take_tap(update: Update, context: BotContext) -> None:
    """Do what a button of the morning question says."""
    await context.answer_tap()
    tap = parse(context.tapped.data)
    intentions = context.services.intentions
    if tap.verb == "hour":
        await _choose_hour(context, tap)
    elif tap.verb == "nottoday":
        await context.edit(views.not_today(context.say))
    elif tap.verb == "ask":
        await _leave(context)
        await _ask(context, _day(tap))
    elif tap.verb == "want":
        await want(context, _day(tap), _wish(tap))
    elif tap.verb == "words":
        await context.go_to(Place(WORDS, {"day": _day(tap).isoformat()}))
        await context.edit(views.ask_words(context.say, _day(tap)))
    elif tap.verb == "became":
        await intentions.became(context.known, _day(tap), _outcome(tap))
        await _leave(context)
        await closing.finish(context, _day(tap))
    elif tap.verb == "skip":
        await _leave(context)
        await closing.finish(context, _day(tap))
    else:
        raise NotOurs(tap.feature)


async def want(context: BotContext, day: date, wish: Wish) -> None:
    """Keep what was tapped."""
    await _show_kept(context, await context.services.intentions.want(context.known, day, wish))


async def hear(context: BotContext, text: str) -> bool:
    """Take the words of a button, typed while the morning question is open; return whether they were."""
    wishes = wishes_for(context.known.stage)
    wish = next((one for one in wishes if plain(views.label(context.say, one)) == plain(text)), None)
    if wish is None:
        return False
    today = context.services.moods.today(context.known)
    plan = await context.services.checkins.plan(context.known)
    if plan.morning.asked_on != today:
        return False
    await want(context, today, wish)
    return True


async def type_words(update: Update, context: BotContext) -> None:
    """Keep what the person wants of the day in their words."""
    day, text = _place_day(context), context.written.text or ""
    if len(text) > views.WORDS_LIMIT:
        await context.reply(views.too_long(context.say, len(text)))
        return
    await context.go_to(None)
    if means(context.say, "skip", text) or means(context.say, "not-today", text):
        await context.reply(views.not_today(context.say))
        return
    await _show_kept(context, await context.services.intentions.want_in_words(context.known, day, text))


async def type_became(update: Update, context: BotContext) -> None:
    """Read what became of it; ask again with buttons what is none of the words."""
    day, text = _place_day(context), context.written.text or ""
    intention = await context.services.intentions.of(context.known, day)
    await context.go_to(None)
    for word, outcome in (("yes", Outcome.YES), ("partly", Outcome.PARTLY), ("no", Outcome.NO)):
        if means(context.say, word, text):
            await context.services.intentions.became(context.known, day, outcome)
            await closing.finish(context, day)
            return
    if intention is None or means(context.say, "skip", text):
        await closing.finish(context, day)
    else:
        await context.reply(views.ask_became(context.say, intention))


async def type_hour(update: Update, context: BotContext) -> None:
    """Read the typed time of day."""
    at = dates.read_time(context.written.text or "")
    if at is None:
        plan = await context.services.checkins.plan(context.known)
        await context.reply(views.choose_hour(context.say, plan, unclear=True))
        return
    await _set_hour(context, at)


async def ask_words_again(update: Update, context: BotContext) -> None:
    """Ask for the words where the person was led away from them."""
    await context.reply(views.ask_words(context.say, _place_day(context)))


async def ask_became_again(update: Update, context: BotContext) -> None:
    """Ask what became of it where the person was led away from that."""
    intention = await context.services.intentions.of(context.known, _place_day(context))
    if intention is not None:
        await context.reply(views.ask_became(context.say, intention))


async def _ask(context: BotContext, day: date) -> None:
    wishes = wishes_for(context.known.stage)
    await context.show(views.ask(context.say, day, wishes, plain=context.known.held(context.now)))


async def _show_kept(context: BotContext, intention: Intention) -> None:
    person = context.known
    at = await context.services.checkins.next_ask(person)
    tonight = at is not None and at.astimezone(person.zone).date() == intention.day
    await context.show(views.kept(context.say, intention, asked_tonight=tonight))


async def _choose_hour(context: BotContext, tap: Tap) -> None:
    checkins = context.services.checkins
    if not tap.args:
        await context.go_to(Place(HOUR))
        await context.edit(views.choose_hour(context.say, await checkins.plan(context.known)))
    elif tap.arg(0) == "off":
        await checkins.turn_off(context.known, Part.MORNING)
        await _show_hour(context)
    else:
        digits = tap.arg(0)
        at = dates.read_time(f"{digits[:2]}:{digits[2:]}") if len(digits) == 4 else None
        if at is None:
            raise NotOurs(tap.feature)
        await _set_hour(context, at)


async def _set_hour(context: BotContext, at: time) -> None:
    await context.services.checkins.set_hour(context.known, at, Part.MORNING)
    await _show_hour(context)


async def _show_hour(context: BotContext) -> None:
    await _leave(context)
    await context.show(views.choose_hour(context.say, await context.services.checkins.plan(context.known)))


async def _leave(context: BotContext) -> None:
    if context.place is not None and context.place.name.startswith("morning:"):
        await context.go_to(None)


def _place_day(context: BotContext) -> date:
    assert context.place is not None
    return date.fromisoformat(context.place.about["day"])


def _day(tap: Tap) -> date:
    try:
        return date.fromisoformat(tap.arg(0))
    except ValueError:
        raise NotOurs(tap.feature) from None


def _wish(tap: Tap) -> Wish:
    if tap.arg(1) not in list(Wish):
        raise NotOurs(tap.feature)
    return Wish(tap.arg(1))


def _outcome(tap: Tap) -> Outcome:
    if tap.arg(1) not in list(Outcome):
        raise NotOurs(tap.feature)
    return Outcome(tap.arg(1))


async def render_morning(services: Services, message: Message, person: Person | None) -> Reply | None:
    """Render the queued question."""
    assert person is not None
    say = services.texts.bound(person.language)
    day = date.fromisoformat(message.what["day"])
    shown = views.ask(say, day, wishes_for(person.stage), plain=person.held(services.clock.now()))
    if (every := message.what.get("every")) is not None:
        shown = pace_views.said(say, shown, every, up=message.what["up"])
    return Reply(Act.SEND, person.telegram_id, shown.html, shown.keyboard)


def register(application: BotApplication) -> None:
    """Add the handlers of the morning question."""
    application.add_handler(CommandHandler("morning", open_morning, filters.ChatType.PRIVATE))
    application.add_handler(CallbackQueryHandler(take_tap, pattern=of("morning")))
    typed, again = typed_answers(application), asked_again(application)
    typed[WORDS] = type_words
    typed[HOUR] = type_hour
    typed[closing.BECAME] = type_became
    again[WORDS] = ask_words_again
    again[closing.BECAME] = ask_became_again
