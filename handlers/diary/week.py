"""The weekly look-back: what helped, what was hard, one small step; by taps or in the person's words."""

from datetime import date

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.diary.intentions import Outcome
from bot.diary.lookbacks import LOOKBACK, LookBack, Part
from bot.diary.lookbacks.model import Code, codes_for
from bot.messaging.delivery import Message
from bot.people import Person, Place, Stage
from handlers.callbacks import NotOurs, Tap, of, parse
from handlers.context import BotApplication, BotContext, Services, asked_again, typed_answers
from handlers.diary import weekly
from handlers.diary.words import means, plain
from handlers.reply import Act, Reply
from handlers.views import week as views

ANSWER, WORDS, BECAME = "week:answer", "week:words", "week:became"
ASKED = weekly.Asked("week", LOOKBACK, "week-button-now")


async def open_week(update: Update, context: BotContext) -> None:
    """Look back now."""
    await _begin(context, context.services.moods.today(context.known))


async def take_tap(update: Update, context: BotContext) -> None:
    """Do what a button of the look-back says."""
    await context.answer_tap()
    tap = parse(context.tapped.data)
    if tap.verb == "now":
        await _begin(context, context.services.moods.today(context.known))
    elif tap.verb == "close":
        await _leave(context)
        await context.edit(views.closed(context.say))
    elif not await weekly.take_tap(context, tap, ASKED):
        await _answer(context, tap)


async def _answer(context: BotContext, tap: Tap) -> None:
    lookbacks, person, day = context.services.lookbacks, context.known, _day(tap, 0)
    if tap.verb == "became":
        if tap.arg(2) not in list(Outcome):
            raise NotOurs(tap.feature)
        await lookbacks.became(person, _day(tap, 1), Outcome(tap.arg(2)))
        await _ask(context, await lookbacks.of(person, day), Part.HELPED)
    elif tap.verb == "to":
        await _ask(context, await lookbacks.of(person, day), _part(tap))
    elif tap.verb == "pick":
        part = _part(tap)
        await _ask(context, await lookbacks.toggle(person, day, _code(context, part, tap.arg(2))), part)
    elif tap.verb == "words":
        part = _part(tap)
        await context.go_to(Place(WORDS, {"day": day.isoformat(), "part": part.value}))
        await context.edit(views.ask_words(context.say, LookBack(day), part))
    elif tap.verb == "end":
        await _end(context, await lookbacks.of(person, day))
    else:
        raise NotOurs(tap.feature)


async def type_answer(update: Update, context: BotContext) -> None:
    """Take words typed at a question: one of its buttons, "next", or the person's own."""
    day, part = _place(context)
    text, say = context.written.text or "", context.say
    lookbacks, person = context.services.lookbacks, context.known
    if any(means(say, word, text) for word in ("skip", "done")):
        one = await lookbacks.of(person, day)
        if part in views.NEXT:
            await _ask(context, one, views.NEXT[part])
        else:
            await _end(context, one)
        return
    for code in codes_for(part, person.stage):
        if plain(views.label(say, part, code)) == plain(text):
            await _ask(context, await lookbacks.toggle(person, day, code), part)
            return
    await type_words(update, context)


async def type_words(update: Update, context: BotContext) -> None:
    """Keep the person's own words to the question."""
    day, part = _place(context)
    text = context.written.text or ""
    if len(text) > views.WORDS_LIMIT:
        await context.reply(views.too_long(context.say, len(text)))
        return
    await _ask(context, await context.services.lookbacks.tell(context.known, day, part, text), part)


async def type_became(update: Update, context: BotContext) -> None:
    """Read what became of the small step; whatever else is typed goes on to the first question."""
    assert context.place is not None
    lookbacks, person, about = context.services.lookbacks, context.known, context.place.about
    text = context.written.text or ""
    for word, outcome in (("yes", Outcome.YES), ("partly", Outcome.PARTLY), ("no", Outcome.NO)):
        if means(context.say, word, text):
            await lookbacks.became(person, date.fromisoformat(about["before"]), outcome)
    await _ask(context, await lookbacks.of(person, date.fromisoformat(about["day"])), Part.HELPED)


async def type_plan(update: Update, context: BotContext) -> None:
    """Read a typed day, hour, or both."""
    await weekly.type_plan(context, ASKED)


async def ask_again(update: Update, context: BotContext) -> None:
    """Ask the question again where the person was led away from it."""
    day, part = _place(context)
    await _ask(context, await context.services.lookbacks.of(context.known, day), part)


async def ask_became_again(update: Update, context: BotContext) -> None:
    """Ask what became of the step where the person was led away from that."""
    assert context.place is not None
    await _begin(context, date.fromisoformat(context.place.about["day"]))


async def _begin(context: BotContext, day: date) -> None:
    lookbacks, person = context.services.lookbacks, context.known
    before = await lookbacks.step_before(person, day)
    if before is None:
        await _ask(context, await lookbacks.of(person, day), Part.HELPED)
        return
    await context.go_to(Place(BECAME, {"day": day.isoformat(), "before": before.day.isoformat()}))
    await context.show(views.ask_became(context.say, before, day))


async def _ask(context: BotContext, one: LookBack, part: Part) -> None:
    await context.go_to(Place(ANSWER, {"day": one.day.isoformat(), "part": part.value}))
    await context.show(views.ask(context.say, one, part, context.known.stage))


async def _end(context: BotContext, one: LookBack) -> None:
    await _leave(context)
    person = context.known
    days = await context.services.moods.last_days(person, 7)
    plan = await context.services.weekly.plan(person, LOOKBACK)
    use = person.stage is not Stage.SUPPORTING
    await context.show(views.end(context.say, one, days, plan, use=use))


async def _leave(context: BotContext) -> None:
    if context.place is not None and context.place.name.startswith(("week:", "settings:")):
        await context.go_to(None)


def _place(context: BotContext) -> tuple[date, Part]:
    assert context.place is not None
    about = context.place.about
    return date.fromisoformat(about["day"]), Part(about["part"])


def _day(tap: Tap, index: int) -> date:
    try:
        return date.fromisoformat(tap.arg(index))
    except ValueError:
        raise NotOurs(tap.feature) from None


def _part(tap: Tap) -> Part:
    if tap.arg(1) not in list(Part):
        raise NotOurs(tap.feature)
    return Part(tap.arg(1))


def _code(context: BotContext, part: Part, value: str) -> Code:
    for code in codes_for(part, context.known.stage):
        if code.value == value:
            return code
    raise NotOurs("week")


async def render_lookback(services: Services, message: Message, person: Person | None) -> Reply | None:
    """Render the queued look-back."""
    assert person is not None
    day = date.fromisoformat(message.what["day"])
    before = await services.lookbacks.step_before(person, day)
    one = await services.lookbacks.of(person, day)
    shown = views.opening(services.texts.bound(person.language), one, before, person.stage)
    return Reply(Act.SEND, person.telegram_id, shown.html, shown.keyboard)


def register(application: BotApplication) -> None:
    """Add the handlers of the look-back."""
    application.add_handler(CommandHandler("week", open_week, filters.ChatType.PRIVATE))
    application.add_handler(CallbackQueryHandler(take_tap, pattern=of("week")))
    typed = typed_answers(application)
    typed[ANSWER] = type_answer
    typed[WORDS] = type_words
    typed[BECAME] = type_became
    typed[ASKED.place] = type_plan
    asked_again(application)[ANSWER] = ask_again
    asked_again(application)[WORDS] = ask_again
    asked_again(application)[BECAME] = ask_became_again
