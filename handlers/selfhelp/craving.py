"""/craving: how strong is it, one thing to try with a timer, how strong is it now, and then what.

The timer changes its own message: every change is queued when it starts (bot/selfhelp/cravings), so a
restart loses none. Without an account /cope's menu stands here, and nothing is kept.
"""

from datetime import datetime, timedelta

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.messaging.delivery import Message
from bot.people import Person, Place
from bot.selfhelp.cravings import minutes_left
from bot.selfhelp.library import Technique
from bot.selfhelp.tries import CRAVING, InCraving, Outcome, Tried
from handlers.callbacks import NotOurs, Tap, of, parse
from handlers.context import BotApplication, BotContext, Services, asked_again, typed_answers
from handlers.people import smalltalk
from handlers.reply import Act, Reply
from handlers.safety import sos
from handlers.safety.noting import kept, speak
from handlers.selfhelp import cope
from handlers.views import craving as views
from handlers.views.screen import Screen

BEFORE, AT, AFTER = "craving:before", "craving:at", "craving:after"
MOST = 2**53
# So long the question how strong it is stays open for words that are no number.
OPEN = timedelta(hours=2)


async def open_craving(update: Update, context: BotContext) -> None:
    """Ask how strong it is, or take the number typed after the command."""
    if kept(context) is None or not context.services.library.techniques_for(CRAVING, context.language):
        await cope.open_menu(update, context)
        return
    pull = _number(" ".join(context.args or ()))
    if pull is not None:
        await _rate(context, pull)
        return
    await _ask(context)


async def take_tap(update: Update, context: BotContext) -> None:
    """Do what a button of a craving says."""
    await context.answer_tap()
    tap = parse(context.tapped.data)
    if kept(context) is None:
        await cope.open_menu(update, context)
    elif tap.verb == "ask":
        await _ask(context)
    elif tap.verb == "rate":
        await _rate(context, tap.number(0, 0, 10))
    elif tap.verb == "talk":
        await _talk(context, tap.number(0, 0, MOST))
    elif tap.verb == "close":
        await _close(context, tap.number(0, 0, MOST))
    elif tap.verb == "back" and tap.arg(0) == "0":
        await _ask(context)
    else:
        await _go_on(context, tap)


async def _go_on(context: BotContext, tap: Tap) -> None:
    """Do what a button says about one offer."""
    services, person, say = context.services, context.known, context.say
    tried = await services.tries.tried(person, tap.number(0, 1, MOST))
    if tried is None or tried.pull_before is None:
        raise NotOurs(tap.feature)
    technique = services.library.technique(tried.technique, context.language)
    if technique is None:
        raise NotOurs(tap.feature)
    pull = tried.pull_after if tried.pull_after is not None else tried.pull_before
    if tap.verb == "go" and technique.ask_first:
        await context.go_to(Place(AT, {"try": tried.id, "asked": True}))
        await context.show(views.question(say, technique, tried.id))
    elif tap.verb in ("go", "start"):
        await _start(context, technique, tried.id)
    elif tap.verb == "back":
        plan = await services.plans.of(person)
        await context.show(views.offer(say, InCraving(tried.id, technique, pull, None), plan))
    elif tap.verb == "reasons":
        plan = await services.plans.of(person)
        await context.reply(views.reasons(say, plan.reasons, tried.id))
    elif tap.verb == "done":
        await services.cravings.stop(person)
        await context.go_to(Place(AFTER, {"try": tried.id}))
        await context.show(views.ask_after(say, tried.id))
    elif tap.verb == "after":
        await _rate_after(context, tried.id, tap.number(1, 0, 10))
    elif tap.verb in ("not", "yes"):
        await services.cravings.stop(person)
        if tried.pull_after is None:
            await services.tries.settle(person, tried.id, Outcome.SKIPPED)
        await (_offer(context, pull) if tap.verb == "not" else _instead(context, technique, pull))
    elif tap.verb == "else":
        await _offer(context, pull)
    elif tap.verb == "again":
        await _offer(context, pull, technique)
    else:
        raise NotOurs(tap.feature)


async def type_before(update: Update, context: BotContext) -> None:
    """Read the typed number."""
    pull = _number(context.written.text or "")
    if pull is None:
        assert context.place is not None
        if context.place.since is not None and context.now - context.place.since > OPEN:
            # The craving is over, and these words are about something else.
            await context.go_to(None)
            await smalltalk.hear(update, context)
            return
        await context.reply(views.ask(context.say, unclear=True))
        return
    await _rate(context, pull)


async def type_at(update: Update, context: BotContext) -> None:
    """Read what is typed at an offer, its timer or its result: a button's label, or how strong it is now."""
    place, about = context.place, context.place.about if context.place is not None else {}
    if place is not None and place.since is not None and context.now - place.since > OPEN:
        await context.go_to(None)
        await smalltalk.hear(update, context)
        return
    tried = await context.services.tries.tried(context.known, int(about["try"]))
    verbs = views.ANSWERS if about.get("asked") else views.VERBS
    label = context.label_typed(*verbs)
    if tried is not None and label is not None:
        verb = verbs[label]
        if verb == "talk":
            await _talk(context, tried.id)
        elif verb == "close":
            await _close(context, tried.id)
        else:
            await _go_on(context, Tap("craving", verb, (str(tried.id),)))
        return
    pull = _number(context.written.text or "")
    if tried is not None and pull is not None and about.get("started"):
        await _rate_after(context, tried.id, pull)
        return
    # Something else: the offer stands, and the words are answered as ever.
    context.place = None
    await smalltalk.hear(update, context)


async def type_after(update: Update, context: BotContext) -> None:
    """Read the typed number after a technique."""
    assert context.place is not None
    try_id, pull = int(context.place.about["try"]), _number(context.written.text or "")
    if pull is None:
        await context.reply(views.ask_after(context.say, try_id, key="craving-unclear"))
        return
    await _rate_after(context, try_id, pull)


async def ask_before_again(update: Update, context: BotContext) -> None:
    """Ask how strong it is again."""
    await context.reply(views.ask(context.say))


async def show_offer_again(update: Update, context: BotContext) -> None:
    """Show the offer again; its timer, where one runs, goes on."""
    services, place = context.services, context.place
    assert place is not None
    tried = await services.tries.tried(context.known, int(place.about["try"]))
    technique = services.library.technique(tried.technique, context.language) if tried is not None else None
    if tried is None or tried.pull_before is None or technique is None:
        await context.reply(views.ask(context.say))
        return
    plan = await services.plans.of(context.known)
    await context.reply(
        views.offer(context.say, InCraving(tried.id, technique, tried.pull_before, None), plan)
    )


async def _talk(context: BotContext, try_id: int) -> None:
    plan = await context.services.plans.of(context.known)
    await context.reply(views.talk(context.say, plan.trusted, try_id))


async def ask_after_again(update: Update, context: BotContext) -> None:
    """Ask how strong it is now again."""
    assert context.place is not None
    await context.reply(views.ask_after(context.say, int(context.place.about["try"])))


async def _ask(context: BotContext) -> None:
    await context.go_to(Place(BEFORE))
    # A new message: what it was tapped under (a check-in, a card with numbers) stays as it is.
    await context.reply(views.ask(context.say))


async def _rate(context: BotContext, pull: int) -> None:
    await _leave(context)
    if pull == 0:
        await context.show(views.none(context.say))
        return
    await _offer(context, pull)


async def _offer(context: BotContext, pull: int, technique: Technique | None = None) -> None:
    services, person = context.services, context.known
    try:
        one = await services.tries.offer_in_craving(person, pull, technique)
    except KeyError:
        raise NotOurs("craving") from None
    await context.go_to(Place(AT, {"try": one.try_id}))
    await context.show(views.offer(context.say, one, await services.plans.of(person)))


async def _instead(context: BotContext, technique: Technique, pull: int) -> None:
    """Offer what its author named for somebody who said yes to its question."""
    other = context.services.library.technique(technique.instead or "", context.language)
    if other is None:
        await speak(context, sos.sos_card(context))
        return
    await _offer(context, pull, other)


async def _start(context: BotContext, technique: Technique, try_id: int) -> None:
    message = context.tapped.message if context.event.callback_query is not None else None
    await context.services.cravings.start(
        context.known,
        try_id,
        technique.minutes,
        len(technique.steps),
        message.message_id if message is not None else None,
    )
    await context.go_to(Place(AT, {"try": try_id, "started": True}))
    await context.show(views.timer(context.say, technique, try_id, 1, technique.minutes))


async def _rate_after(context: BotContext, try_id: int, pull: int) -> None:
    services = context.services
    tried = await services.tries.rate_after(context.known, try_id, pull)
    if tried is None or tried.pull_before is None:
        raise NotOurs("craving")
    await services.cravings.stop(context.known)
    await context.go_to(Place(AT, {"try": try_id, "started": True}))
    await context.show(views.result(context.say, try_id, tried.pull_before, pull))


async def _close(context: BotContext, try_id: int) -> None:
    """End it; whoever is calm again and has no note for the next time may write one."""
    services, person = context.services, context.known
    await _leave(context)
    tried = await services.tries.tried(person, try_id) if try_id else None
    calm = tried is not None and tried.pull_after is not None and tried.pull_after <= views.CALM
    write = calm and (await services.plans.of(person)).note is None
    await context.show(views.closed(context.say, write=write))


def _number(text: str) -> int | None:
    """Return the number from 0 to 10 that somebody typed ("7", "7/10", "a 7"), None when unclear."""
    words = text.replace("/", " ").replace(",", " ").replace(".", " ").split()
    numbers = [int(word) for word in words if word.isdecimal() and len(word) < 3]
    if len(numbers) == 2 and numbers[1] == 10:
        numbers.pop()
    return numbers[0] if len(numbers) == 1 and numbers[0] <= 10 else None


async def _leave(context: BotContext) -> None:
    if context.place is not None and context.place.name in (BEFORE, AT, AFTER):
        await context.go_to(None)


def _of_timer(services: Services, tried: Tried | None, person: Person) -> Technique | None:
    """Return the technique whose timer runs; None when it was ended, rated or turned away meanwhile."""
    if tried is None or tried.outcome is not None:
        return None
    return services.library.technique(tried.technique, person.language)


async def render_step(services: Services, message: Message, person: Person | None) -> Reply | None:
    """Render a change of the timer's message."""
    assert person is not None
    what = message.what
    tried = await services.tries.tried(person, int(what["try"]))
    technique = _of_timer(services, tried, person)
    if tried is None or technique is None:
        return None
    left = minutes_left(services.clock.now(), datetime.fromisoformat(what["end"]))
    say = services.texts.bound(person.language)
    html, keyboard = views.timer(say, technique, tried.id, int(what["step"]), left)
    return Reply(Act.EDIT, person.telegram_id, html, keyboard, message_id=int(what["message"]))


async def render_end(services: Services, message: Message, person: Person | None) -> Reply | None:
    """Render the end of a timer: a message of its own, as a change makes no sound."""
    assert person is not None
    tried = await services.tries.tried(person, int(message.what["try"]))
    if tried is None or _of_timer(services, tried, person) is None:
        return None
    screen: Screen = views.ask_after(services.texts.bound(person.language), tried.id, key="craving-end")
    return Reply(Act.SEND, person.telegram_id, screen.html, screen.keyboard)


def register(application: BotApplication) -> None:
    """Add the handlers of /craving."""
    application.add_handler(CommandHandler("craving", open_craving, filters.ChatType.PRIVATE))
    application.add_handler(CallbackQueryHandler(take_tap, pattern=of("craving")))
    typed, again = typed_answers(application), asked_again(application)
    typed[BEFORE], again[BEFORE] = type_before, ask_before_again
    typed[AT], again[AT] = type_at, show_offer_again
    typed[AFTER], again[AFTER] = type_after, ask_after_again
