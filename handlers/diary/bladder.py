"""/bladder: what is urgent first, then pain, how often by day and at night; the weeks, and a card."""

from datetime import date

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.diary.bladder import BLADDER, BladderCheck, Measure, Sign
from bot.diary.bladder.model import MOST
from bot.diary.charts import draw_scales
from bot.messaging.delivery import Message
from bot.people import Person, Place, Stage
from bot.safety.risk import About, Category, Finding, Level
from handlers.callbacks import NotOurs, Tap, of, parse
from handlers.context import BotApplication, BotContext, Services, asked_again, typed_answers
from handlers.diary import weekly
from handlers.diary.words import means, plain
from handlers.reply import Act, Reply
from handlers.safety import crisis
from handlers.safety.crisis import where_of
from handlers.safety.noting import ask, hushed, note, speak
from handlers.selfhelp import learn
from handlers.views import bladder as views

ANSWER = "bladder:answer"
SIGNS = "signs"
ASKED = weekly.Asked("bladder", BLADDER, "bladder-button-begin")
# A neutral name: the file is seen where it is saved.
FILE = "weeks.png"
_TODAY = Finding(Level.HIGH, Category.MEDICAL, "keel.bladder-sign", (0, 0), "", About.SELF)
_NOW = Finding(Level.EMERGENCY, Category.MEDICAL, "keel.bladder-blocked", (0, 0), "", About.SELF)


async def open_bladder(update: Update, context: BotContext) -> None:
    """Show the weeks; somebody who supports another person gets what there is to read."""
    if context.known.stage is Stage.SUPPORTING:
        await learn.show_topic(context, "bladder")
        return
    await _show(context)


async def take_tap(update: Update, context: BotContext) -> None:
    """Do what a button of the check says."""
    await context.answer_tap()
    tap = parse(context.tapped.data)
    bladder, person = context.services.bladder, context.known
    if person.stage is Stage.SUPPORTING:
        await learn.show_topic(context, "bladder")
    elif tap.verb == "show":
        await _show(context)
    elif tap.verb == "now":
        day = _day(tap) if tap.args else context.services.moods.today(person)
        await _ask_signs(context, await bladder.of(person, day))
    elif tap.verb == "card":
        await _send_card(context)
    elif tap.verb == "picture":
        await _send_picture(context)
    elif tap.verb == "close":
        await _leave(context)
        await context.edit(views.closed(context.say))
    elif not await weekly.take_tap(context, tap, ASKED):
        await _answer(context, tap)


async def _answer(context: BotContext, tap: Tap) -> None:
    bladder, person, day = context.services.bladder, context.known, _day(tap)
    if tap.verb == "sign":
        if tap.arg(1) not in list(Sign):
            raise NotOurs(tap.feature)
        await _take_sign(context, day, Sign(tap.arg(1)))
    elif tap.verb == "signs":
        await _ask_next(context, await bladder.no_more_signs(person, day), Measure.PAIN)
    elif tap.verb == "step":
        measure = _measure(tap)
        await _keep(context, day, measure, tap.number(2, 0, MOST[measure]))
    elif tap.verb == "skip":
        await _ask_next(context, await bladder.of(person, day), _after(_measure(tap)))
    elif tap.verb == "to":
        await _ask_next(context, await bladder.of(person, day), _measure(tap))
    else:
        raise NotOurs(tap.feature)


async def _take_sign(context: BotContext, day: date, sign: Sign) -> None:
    """Keep the sign, and give the help that it calls for at once: the other questions can wait."""
    before = await context.services.bladder.of(context.known, day)
    one = await context.services.bladder.toggle(context.known, day, sign)
    await _ask_signs(context, one)
    assert one.signs is not None
    # Typed in these words it was seen like any message, and answered from memory.
    if sign not in one.signs or hushed():
        return
    if sign is Sign.BLOCKED:
        await note(context, _NOW)
        screens, question = crisis.emergency_cards(context.services, where_of(context), _NOW)
        for screen in screens:
            await speak(context, screen)
        await ask(context, question)
    elif not before.signs:
        await note(context, _TODAY)
        card = crisis.doctor(context.services, where_of(context), context.say("crisis-doctor"))
        await speak(context, card)


async def type_answer(update: Update, context: BotContext) -> None:
    """Take words typed at a question: one of its buttons, a number, "no" or "skip"."""
    day, asked = _place(context)
    say, text, person = context.say, context.written.text or "", context.known
    if asked == SIGNS:
        await _type_signs(context, day, text)
        return
    measure = Measure(asked)
    words = plain(text)
    for step in range(MOST[measure] + 1):
        if words == plain(views.step_label(say, measure, step)):
            await _keep(context, day, measure, step)
            return
    if measure is Measure.NIGHTS and words.isdecimal():
        await _keep(context, day, measure, min(int(words[:4]), MOST[measure]))
        return
    one = await context.services.bladder.of(person, day)
    if means(say, "no", text) and measure is Measure.PAIN:
        await _keep(context, day, measure, 0)
    elif means(say, "skip", text):
        await _ask_next(context, one, _after(measure))
    else:
        await context.reply(views.ask(say, one, measure, unclear=True))


async def _type_signs(context: BotContext, day: date, text: str) -> None:
    say, bladder, person = context.say, context.services.bladder, context.known
    for sign in Sign:
        if plain(text) == plain(views.sign_label(say, sign)):
            await _take_sign(context, day, sign)
            return
    none = plain(text) == plain(say("bladder-button-none"))
    if none or any(means(say, word, text) for word in ("no", "skip", "done")):
        await _ask_next(context, await bladder.no_more_signs(person, day), Measure.PAIN)
        return
    await context.reply(views.ask_signs(say, await bladder.of(person, day)))


async def type_plan(update: Update, context: BotContext) -> None:
    """Read a typed day, hour, or both."""
    await weekly.type_plan(context, ASKED)


async def ask_again(update: Update, context: BotContext) -> None:
    """Ask the question again where the person was led away from it."""
    day, asked = _place(context)
    one = await context.services.bladder.of(context.known, day)
    if asked == SIGNS:
        await _ask_signs(context, one)
    else:
        await _ask_next(context, one, Measure(asked))


async def _show(context: BotContext) -> None:
    person, services = context.known, context.services
    await context.show(
        views.overview(
            context.say,
            await services.bladder.last(person, views.WEEKS_LISTED),
            services.moods.today(person),
            await services.weekly.plan(person, BLADDER),
        )
    )


async def _ask_signs(context: BotContext, one: BladderCheck) -> None:
    await context.go_to(Place(ANSWER, {"day": one.day.isoformat(), "asked": SIGNS}))
    await context.show(views.ask_signs(context.say, one))


async def _keep(context: BotContext, day: date, measure: Measure, step: int) -> None:
    one = await context.services.bladder.note(context.known, day, measure, step)
    await _ask_next(context, one, _after(measure))


def _after(measure: Measure) -> Measure | None:
    following = list(Measure)[list(Measure).index(measure) + 1 :]
    return following[0] if following else None


async def _ask_next(context: BotContext, one: BladderCheck, measure: Measure | None) -> None:
    """Ask for that measure, or end after the last."""
    if measure is not None:
        await context.go_to(Place(ANSWER, {"day": one.day.isoformat(), "asked": measure.value}))
        await context.show(views.ask(context.say, one, measure))
        return
    await _leave(context)
    person, services = context.known, context.services
    before = await services.bladder.before(person, one.day)
    plan = await services.weekly.plan(person, BLADDER)
    await context.show(views.end(context.say, one, before, plan))


async def _send_card(context: BotContext) -> None:
    """Send the card as a message of its own, with nothing under it that a doctor need not see."""
    checks = await context.services.bladder.last(context.known, views.WEEKS_DRAWN)
    shown = views.card(context.say, checks)
    await context.reply(shown)
    if not shown.keyboard:
        await context.reply(views.card_under(context.say))


async def _send_picture(context: BotContext) -> None:
    checks = await context.services.bladder.last(context.known, views.WEEKS_DRAWN)
    noted = [one for one in checks if not one.is_empty]
    if len(noted) < 2:
        await _show(context)
        return
    say, dark = context.say, context.known.dark
    picture = await draw_scales(views.scales(say, noted), views.dates(say, noted), dark=dark)
    await context.send_file(Act.PHOTO, picture, FILE, views.picture_caption(say, noted))


async def _leave(context: BotContext) -> None:
    if context.place is not None and context.place.name.startswith(("bladder:", "settings:")):
        await context.go_to(None)


def _place(context: BotContext) -> tuple[date, str]:
    assert context.place is not None
    about = context.place.about
    return date.fromisoformat(about["day"]), about["asked"]


def _day(tap: Tap) -> date:
    try:
        return date.fromisoformat(tap.arg(0))
    except ValueError:
        raise NotOurs(tap.feature) from None


def _measure(tap: Tap) -> Measure:
    if tap.arg(1) not in list(Measure):
        raise NotOurs(tap.feature)
    return Measure(tap.arg(1))


async def render_bladder(services: Services, message: Message, person: Person | None) -> Reply | None:
    """Render the queued questions; somebody who supports another by now is not asked."""
    assert person is not None
    if person.stage is Stage.SUPPORTING:
        return None
    shown = views.opening(services.texts.bound(person.language), date.fromisoformat(message.what["day"]))
    return Reply(Act.SEND, person.telegram_id, shown.html, shown.keyboard)


def register(application: BotApplication) -> None:
    """Add the handlers of the bladder check."""
    application.add_handler(CommandHandler("bladder", open_bladder, filters.ChatType.PRIVATE))
    application.add_handler(CallbackQueryHandler(take_tap, pattern=of("bladder")))
    typed = typed_answers(application)
    typed[ANSWER] = type_answer
    typed[ASKED.place] = type_plan
    asked_again(application)[ANSWER] = ask_again
