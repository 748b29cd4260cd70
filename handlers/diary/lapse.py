"""/lapse: safe now, what happened, what helped, the next 24 hours, and the date only if they want.

Begun by typing, from the check-in, from /days and from the answer to a message about use. Each step is one
message; what was told is kept at once, so the way can be left anywhere and taken up again.
"""

from dataclasses import replace
from datetime import date, timedelta

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.diary.lapses import Lapse, Step
from bot.diary.lapses.model import WORDS_LIMIT
from bot.diary.moods import DayTooOld, Used
from bot.people import Place, dates
from handlers.callbacks import NotOurs, Tap, of, parse
from handlers.context import BotApplication, BotContext, asked_again, typed_answers
from handlers.safety.noting import ask
from handlers.safety.questions import LAPSE
from handlers.selfhelp import learn
from handlers.views import lapse as views
from handlers.views.screen import Screen

SAFE = "lapse:safe"
PLACES = {step: f"lapse:{step.value}" for step in Step if step is not Step.DONE}


async def start(update: Update, context: BotContext) -> None:
    """Ask first whether the person is safe."""
    await _begin(context, None)


async def take_tap(update: Update, context: BotContext) -> None:
    """Do what a button of the path says."""
    await context.answer_tap()
    tap = parse(context.tapped.data)
    if tap.verb == "start":
        await _begin(context, _day(tap) if tap.args else None)
        return
    lapses, person = context.services.lapses, context.known
    lapse = await lapses.get(person, tap.number(0, 1, 10**10))
    if lapse is None:
        raise NotOurs(tap.feature)
    if tap.verb == "when":
        ago = None if tap.arg(1) == "-" else tap.number(1, 0, 1)
        await _keep_day(context, lapse, None if ago is None else _today(context) - timedelta(days=ago))
    elif tap.verb == "on":
        step = _step(tap.arg(1))
        await show_step(context, await lapses.go_on(person, lapse, step, counts=await _counts(context)))
    elif tap.verb == "pick":
        try:
            lapse = await lapses.choose(person, lapse, tap.arg(1))
        except ValueError:
            raise NotOurs(tap.feature) from None
        await context.edit(views.ask_next(context.say, lapse))
    elif tap.verb == "break":
        await context.edit(views.after_a_break(context.say, lapse))
    elif tap.verb == "more":
        await learn.show_article(context, views.ARTICLE)
    elif tap.verb == "back":
        await show_step(context, lapse)
    elif tap.verb == "date":
        day = None if tap.arg(1) == "-" else _today(context) - timedelta(days=tap.number(1, 0, 1))
        await _keep_date(context, lapse, day)
    elif tap.verb == "leave":
        await context.go_to(None)
        await context.edit(views.left(context.say))
    else:
        raise NotOurs(tap.feature)


async def _begin(context: BotContext, day: date | None) -> None:
    if day is not None:
        await _note_use(context, day)
    await context.services.lapses.start(context.known, day)
    await context.go_to(Place(SAFE))
    await context.reply(views.ask_safe(context.say))
    # A typed "no" is answered like any message that says so: at once, from memory.
    await ask(context, LAPSE)


async def go_on(context: BotContext) -> None:
    """Go on where the person was, now that they said that they are safe."""
    await ask(context, None)
    await show_step(context, await context.services.lapses.start(context.known))


async def show_step(context: BotContext, lapse: Lapse) -> None:
    """Ask the question that waits, or say the last word."""
    if lapse.step is Step.DONE:
        await _end(context, lapse)
        return
    await context.go_to(Place(PLACES[lapse.step], {"lapse": lapse.id}))
    await context.show(await _screen(context, lapse))


async def _screen(context: BotContext, lapse: Lapse) -> Screen:
    say = context.say
    if lapse.step is Step.WHEN:
        return views.ask_when(say, lapse)
    if lapse.step is Step.HAPPENED:
        return views.ask_happened(say, lapse)
    if lapse.step is Step.HELPED:
        return views.ask_helped(say, lapse)
    if lapse.step is Step.NEXT:
        return views.ask_next(say, lapse)
    count = await context.services.days.count(context.known)
    return views.end(say, lapse, count) if count.since is None else views.ask_date(say, lapse, count)


async def _end(context: BotContext, lapse: Lapse, moved: date | None = None) -> None:
    await context.go_to(None)
    count = await context.services.days.count(context.known)
    await context.show(views.end(context.say, lapse, count, moved=moved))


async def _keep_day(context: BotContext, lapse: Lapse, day: date | None) -> None:
    if day is not None:
        await _note_use(context, day)
    await show_step(context, await context.services.lapses.note_day(context.known, lapse, day))


async def _note_use(context: BotContext, day: date) -> None:
    """Note use of that day in the diary; a day too far back for it stays as it is."""
    try:
        await context.services.moods.record_use(context.known, day, Used.YES)
    except DayTooOld:
        return


async def _keep_date(context: BotContext, lapse: Lapse, day: date | None) -> None:
    services = context.services
    if day is not None:
        context.person = await services.days.set_date(context.known, day)
    lapse = await services.lapses.go_on(context.known, lapse, Step.DATE, counts=True)
    await _end(context, lapse, day)


async def type_when(update: Update, context: BotContext) -> None:
    """Read the typed day."""
    lapse = await _waiting(context)
    today = _today(context)
    day = dates.read_date(context.written.text or "", today, context.language)
    if day is None or day > today:
        key = "lapse-when-unclear" if day is None else "days-date-future"
        await context.reply(views.ask_when(context.say, lapse, key=key))
        return
    await _keep_day(context, lapse, day)


async def type_words(update: Update, context: BotContext) -> None:
    """Keep the typed words with the question that waits."""
    lapse, text = await _waiting(context), context.written.text or ""
    if len(text) > WORDS_LIMIT:
        await context.reply(views.too_long(context.say, lapse, len(text), WORDS_LIMIT))
        return
    counts = await _counts(context)
    told = await context.services.lapses.tell(context.known, lapse, lapse.step, text, counts=counts)
    await show_step(context, told)


async def type_date(update: Update, context: BotContext) -> None:
    """Read the typed date to count from."""
    lapse = await _waiting(context)
    today = _today(context)
    day = dates.read_date(context.written.text or "", today, context.language)
    if day is None or day > today:
        count = await context.services.days.count(context.known)
        key = "lapse-date-unclear" if day is None else "lapse-date-future"
        await context.reply(views.ask_date(context.say, lapse, count, key=key))
        return
    await _keep_date(context, lapse, day)


async def ask_safe_again(update: Update, context: BotContext) -> None:
    """Ask again whether the person is safe: typed words that were neither, or back from help."""
    await context.reply(views.ask_safe(context.say, again=True))
    await ask(context, LAPSE)


async def ask_step_again(update: Update, context: BotContext) -> None:
    """Ask the question again at which the person was led away."""
    await context.reply(await _screen(context, await _waiting(context)))


async def _waiting(context: BotContext) -> Lapse:
    assert context.place is not None
    lapse = await context.services.lapses.get(context.known, context.place.about["lapse"])
    assert lapse is not None, "a lapse goes with its person only"
    # The buttons of an older message may have moved it on: the question that was asked counts.
    return replace(lapse, step=Step(context.place.name.partition(":")[2]))


async def _counts(context: BotContext) -> bool:
    return (await context.services.days.count(context.known)).since is not None


def _today(context: BotContext) -> date:
    return context.services.days.today(context.known)


def _step(word: str) -> Step:
    try:
        return Step(word)
    except ValueError:
        raise NotOurs("lapse") from None


def _day(tap: Tap) -> date:
    try:
        return date.fromisoformat(tap.arg(0))
    except ValueError:
        raise NotOurs(tap.feature) from None


def register(application: BotApplication) -> None:
    """Add the handlers of /lapse."""
    application.add_handler(CommandHandler("lapse", start, filters.ChatType.PRIVATE))
    application.add_handler(CallbackQueryHandler(take_tap, pattern=of("lapse")))
    typed, again = typed_answers(application), asked_again(application)
    typed[SAFE] = again[SAFE] = ask_safe_again
    typed[PLACES[Step.WHEN]] = type_when
    typed[PLACES[Step.HAPPENED]] = typed[PLACES[Step.HELPED]] = typed[PLACES[Step.NEXT]] = type_words
    typed[PLACES[Step.DATE]] = type_date
    for place in PLACES.values():
        again[place] = ask_step_again
