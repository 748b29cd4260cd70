"""/times: risky times, typed or tapped; the neutral note before each, with the person's plan behind a tap."""

from datetime import time

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.messaging.delivery import Message
from bot.people import Person, Place, dates
from bot.selfhelp.plans import Part, check_line
from bot.selfhelp.risky import DAILY, LAST_DAY, Rhythm, RiskyTime, Typed, read_time_words
from handlers.callbacks import NotOurs, Tap, of, parse
from handlers.context import BotApplication, BotContext, Services, asked_again, typed_answers
from handlers.reply import Act, Reply
from handlers.views import times as views
from handlers.views.checkin import part_of_day
from handlers.views.screen import Screen
from handlers.views.settings import digits

WHEN, HOUR, MINE = "times:when", "times:hour", "times:mine"
MOST = 2**53
NAME_LENGTH = 60


async def open_times(update: Update, context: BotContext) -> None:
    """Show all of them, or add the one typed after the command."""
    await _leave(context)
    typed = " ".join(context.args or ())
    if typed:
        await _take(context, read_time_words(typed, context.language))
        return
    await _list(context)


async def take_tap(update: Update, context: BotContext) -> None:
    """Do what a button of a risky time says."""
    await context.answer_tap()
    tap = parse(context.tapped.data)
    say, risky = context.say, context.services.risky
    if tap.verb == "list":
        await _leave(context)
        await _list(context)
    elif tap.verb == "new":
        await context.go_to(Place(WHEN))
        await context.edit(views.ask(say))
    elif tap.verb == "day":
        await _ask_hour(context, tap.number(0, 1, DAILY), 0, _name(context))
    elif tap.verb == "month":
        await context.go_to(Place(WHEN, {**_about_so_far(context), "month": True}))
        await context.edit(views.ask_month_day(say))
    elif tap.verb == "mday":
        await _ask_hour(context, 0, tap.number(0, 1, LAST_DAY), _name(context))
    elif tap.verb == "at":
        days, month_day = tap.number(0, 0, DAILY), tap.number(1, 0, LAST_DAY)
        await _add(context, days, month_day, _read_digits(tap.arg(2)), _name(context))
    elif tap.verb == "close":
        await context.edit(views.closed(say))
    elif tap.verb == "gone":
        await risky.remove(context.known, tap.number(0, 1, MOST))
        await _list(context, opening=say("times-deleted"))
    else:
        await _about(context, tap)


async def _about(context: BotContext, tap: Tap) -> None:
    """Do what a button says about one of them."""
    say, person = context.say, context.known
    one = await context.services.risky.get(person, tap.number(0, 1, MOST))
    if one is None:
        await _list(context, opening=say("times-gone"))
    elif tap.verb == "one":
        await _leave(context)
        await context.edit(views.one(say, one, context.now, person.zone))
    elif tap.verb == "mine":
        await context.go_to(Place(MINE, {"id": one.id}))
        await context.edit(views.ask_mine(say, one, person.zone, opening=False))
    elif tap.verb == "show":
        await context.edit(views.shown(say, one, await context.services.plans.of(person)))
    else:
        raise NotOurs(tap.feature)


async def type_when(update: Update, context: BotContext) -> None:
    """Read when it is; what is missing is asked next."""
    assert context.place is not None
    text = context.written.text or ""
    if context.place.about.get("month") and (day := text.strip(" .")).isdecimal():
        typed = Typed(month_day=int(day) if 1 <= int(day) <= LAST_DAY else None)
    else:
        typed = read_time_words(text, context.language)
    await _take(context, typed)


async def type_hour(update: Update, context: BotContext) -> None:
    """Read the time of day."""
    assert context.place is not None
    about = context.place.about
    text = context.written.text or ""
    wall = dates.read_time(text) or read_time_words(text, context.language).wall
    if wall is None:
        await context.reply(views.ask_hour(context.say, about["days"], about["month_day"], unclear=True))
        return
    await _add(context, about["days"], about["month_day"], wall, about["name"])


async def type_mine(update: Update, context: BotContext) -> None:
    """Keep what the person will do then."""
    assert context.place is not None
    if context.label_typed("button-skip", "button-back") is not None:
        await _leave(context)
        await _list(context)
        return
    text = " ".join((context.written.text or "").split())
    check_line(Part.IF_THEN, text)
    one = await context.services.risky.plan_for(context.known, int(context.place.about["id"]), text)
    await _leave(context)
    if one is None:
        await _list(context, opening=context.say("times-gone"))
        return
    kept = context.say("times-mine-kept")
    await context.reply(views.one(context.say, one, context.now, context.known.zone, opening=kept))


async def ask_again(update: Update, context: BotContext) -> None:
    """Ask again where the person was led away from it."""
    assert context.place is not None
    await context.reply(await _question(context, context.place))


async def _question(context: BotContext, place: Place) -> Screen:
    say, about = context.say, place.about
    if place.name == HOUR:
        return views.ask_hour(say, about["days"], about["month_day"])
    if place.name == MINE:
        one = await context.services.risky.get(context.known, int(about["id"]))
        if one is not None:
            return views.ask_mine(say, one, context.known.zone, opening=False)
    return views.ask_month_day(say) if about.get("month") else views.ask(say)


async def _take(context: BotContext, typed: Typed) -> None:
    """Go on with what was understood: add it, or ask for what is missing."""
    name = (typed.name or _name(context))[:NAME_LENGTH]
    days, month_day = typed.days or 0, typed.month_day or 0
    if not days and not month_day:
        about = _about_so_far(context)
        wall = digits(typed.wall) if typed.wall is not None else about.get("wall", "")
        await context.go_to(Place(WHEN, {**about, "name": name, "wall": wall}))
        key = "times-ask-day" if wall or typed.name else "times-unclear"
        await context.reply(views.ask(context.say, key=key))
    elif typed.wall is None:
        await _ask_hour(context, days, month_day, name)
    else:
        await _add(context, days, month_day, typed.wall, name)


async def _ask_hour(context: BotContext, days: int, month_day: int, name: str) -> None:
    """Ask for the time of day, unless it was typed before the days."""
    if context.place is not None and context.place.name == WHEN and (wall := context.place.about.get("wall")):
        await _add(context, days, month_day, _read_digits(wall), name)
        return
    await context.go_to(Place(HOUR, {"days": days, "month_day": month_day, "name": name}))
    await context.show(views.ask_hour(context.say, days, month_day))


async def _add(context: BotContext, days: int, month_day: int, wall: time, name: str) -> None:
    """Keep it at once, and ask what the person will do then."""
    try:
        rhythm = Rhythm(wall, days or None, month_day or None)
    except ValueError:
        raise NotOurs("times") from None
    one = await context.services.risky.add(context.known, rhythm, name)
    await context.go_to(Place(MINE, {"id": one.id}))
    await context.show(views.ask_mine(context.say, one, context.known.zone, opening=True))


async def _list(context: BotContext, *, opening: str = "") -> None:
    ones: list[RiskyTime] = await context.services.risky.of(context.known)
    await context.show(views.times(context.say, ones, opening=opening))


def _name(context: BotContext) -> str:
    """Return the name that was typed earlier in the same flow."""
    place = context.place
    return str(place.about.get("name", "")) if place is not None and place.name in (WHEN, HOUR) else ""


def _about_so_far(context: BotContext) -> dict[str, object]:
    place = context.place
    return place.about if place is not None and place.name == WHEN else {}


def _read_digits(written: str) -> time:
    """Return the time that `digits` wrote; raises NotOurs."""
    try:
        return time(int(written[:2]), int(written[2:]))
    except ValueError:
        raise NotOurs("times") from None


async def _leave(context: BotContext) -> None:
    if context.place is not None and context.place.name in (WHEN, HOUR, MINE):
        await context.go_to(None)


async def render_note(services: Services, message: Message, person: Person | None) -> Reply | None:
    """Render the note before a risky time; None when it was deleted meanwhile."""
    assert person is not None
    one = await services.risky.get(person, int(message.what["id"]))
    if one is None:
        return None
    part = part_of_day(services.clock.now().astimezone(person.zone).time())
    html, keyboard = views.note(services.texts.bound(person.language), one.id, part)
    return Reply(Act.SEND, person.telegram_id, html, keyboard)


def register(application: BotApplication) -> None:
    """Add the handlers of /times."""
    application.add_handler(CommandHandler("times", open_times, filters.ChatType.PRIVATE))
    application.add_handler(CallbackQueryHandler(take_tap, pattern=of("times")))
    answers = {WHEN: type_when, HOUR: type_hour, MINE: type_mine}
    typed_answers(application).update(answers)
    asked_again(application).update(dict.fromkeys(answers, ask_again))
