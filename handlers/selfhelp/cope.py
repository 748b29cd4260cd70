"""/cope: what is going on, then one technique, a step at a time, and whether it helped.

Works without an account: then where somebody is travels in the buttons, and nothing is kept.
"""

import re
from dataclasses import dataclass

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler

from bot.safety.risk import About, Category, Finding, Level
from bot.selfhelp.library import Technique
from bot.selfhelp.reading import Item, Kind
from bot.selfhelp.tries import Offer, Outcome, pick_for_stranger
from handlers.callbacks import NotOurs, Tap, of, parse
from handlers.context import BotApplication, BotContext
from handlers.safety import crisis
from handlers.safety.crisis import where_of
from handlers.safety.noting import ask, kept, note, speak
from handlers.safety.questions import SAID_YES
from handlers.selfhelp import learn
from handlers.views import cope as views
from handlers.views.screen import Screen

# A yes to these techniques' question is a sign for a doctor or an ambulance; to any other with `instead: sos`
# it is a thought of ending one's life.
EMERGENCY_SIGNS = frozenset({"slip-safety"})
DOCTOR_SIGNS = frozenset({"small-sips"})
BAD_SIGNS = Finding(Level.EMERGENCY, Category.OVERDOSE, "keel.bad-signs", (0, 0), "", About.SELF)

# A stranger's way travels as the first letters of what is going on and how many they have seen of it.
_NUMBER = re.compile(r"[0-9]{1,10}")
_STRANGER = re.compile(r"([a-z-]{4})\.(\d{1,2})")
WHEN_LETTERS = 4
MOST_SEEN = 99


@dataclass(frozen=True, slots=True)
class Ref:
    """What a button knows of the offer it belongs to: its number, or for a stranger `when` and `nth`."""

    try_id: int | None = None
    when: str | None = None
    nth: int = 0


async def open_menu(update: Update, context: BotContext) -> None:
    """Ask what is going on."""
    await context.show(views.menu(context.say, context.services.library.whens()))


async def take_tap(update: Update, context: BotContext) -> None:
    """Show what follows in the same message."""
    await context.answer_tap()
    tap = parse(context.tapped.data)
    if tap.verb == "menu":
        await open_menu(update, context)
    elif tap.verb == "close":
        await context.edit(views.closed(context.say))
    elif tap.verb == "for":
        await _offer(context, tap.arg(0), 0)
    else:
        await _about(context, tap, _technique(context, tap.arg(0)))


async def _about(context: BotContext, tap: Tap, technique: Technique) -> None:
    """Do what a button says about one technique."""
    say, verb = context.say, tap.verb
    if verb == "try":
        await context.edit(await _offer_this(context, technique, technique.when[0]))
        return
    raw = tap.args[-1]
    ref = _read_ref(context, raw)
    if verb == "look":
        await context.edit(views.offer(say, technique, raw))
    elif verb == "src":
        await context.edit(views.sources(say, technique, raw))
    elif verb == "ask" and technique.ask_first:
        await context.edit(views.question(say, technique, raw))
    elif verb in ("step", "ask"):
        number = tap.number(1, 1, len(technique.steps)) if verb == "step" else 1
        await context.edit(views.step(say, technique, number, raw))
    elif verb == "done":
        await context.edit(views.ask_helped(say, technique, raw))
    elif verb == "did":
        outcome = _outcome(tap)
        await _settle(context, ref, outcome)
        known = kept(context) is not None
        await context.edit(views.heard(say, technique, outcome, raw, known=known))
    elif verb in ("not", "else"):
        if verb == "not":
            await _settle(context, ref, Outcome.SKIPPED)
        await _offer(context, await _when(context, ref, technique), ref.nth + 1)
    elif verb == "again":
        when = await _when(context, ref, technique)
        await context.edit(await _offer_this(context, technique, when, ref.nth))
    elif verb == "inst":
        await _settle(context, ref, Outcome.SKIPPED)
        await _instead(context, technique, await _when(context, ref, technique))
    elif verb == "save" and (person := kept(context)) is not None:
        await context.services.reading.save(person, Item(Kind.TECHNIQUE, technique.id))
        await context.edit(views.saved(say, technique, raw))
    else:
        raise NotOurs(tap.feature)


async def _offer(context: BotContext, when: str, nth: int) -> None:
    """Offer the next technique for what is going on; the chooser decides."""
    services, person = context.services, kept(context)
    try:
        if person is not None:
            offer = await services.tries.offer(person, when)
            await context.edit(_screen(context, offer))
            return
        # The same all day, so that counting up shows each once; another order tomorrow.
        seed = context.sender_id + context.now.toordinal()
        nth = nth % (MOST_SEEN + 1)
        technique = pick_for_stranger(services.library, when, nth, seed, context.language)
    except KeyError:
        raise NotOurs("cope") from None
    await context.edit(views.offer(context.say, technique, _stranger_ref(when, nth)))


async def _offer_this(context: BotContext, technique: Technique, when: str, nth: int = 0) -> Screen:
    """Offer this technique, whatever the chooser thinks."""
    person = kept(context)
    if person is None:
        return views.offer(context.say, technique, _stranger_ref(when, nth))
    return _screen(context, await context.services.tries.offer_this(person, technique, when))


def _screen(context: BotContext, offer: Offer) -> Screen:
    return views.offer(context.say, offer.technique, str(offer.try_id), worked=offer.worked)


async def _instead(context: BotContext, technique: Technique, when: str) -> None:
    """Show what is better than this technique for somebody who said yes to its question."""
    say, library = context.say, context.services.library
    instead = technique.instead or ""
    if (other := library.technique(instead, context.language)) is not None:
        html, keyboard = await _offer_this(context, other, when)
        await context.edit(Screen(f"{say('cope-safer')}\n\n{html}", keyboard))
    elif library.article(instead, context.language) is not None:
        await learn.show_article(context, instead)
    else:
        await _help(context, technique)


async def _help(context: BotContext, technique: Technique) -> None:
    """Show who can help now, as for a message that says the same."""
    await context.edit(views.then_help(context.say))
    if technique.id in DOCTOR_SIGNS:
        await speak(context, crisis.doctor(context.services, where_of(context), context.say("crisis-doctor")))
        return
    finding = BAD_SIGNS if technique.id in EMERGENCY_SIGNS else SAID_YES
    await note(context, finding)
    cards = crisis.emergency_cards if finding is BAD_SIGNS else crisis.high_cards
    screens, question = cards(context.services, where_of(context), finding)
    for screen in screens:
        await speak(context, screen)
    await ask(context, question)


async def _settle(context: BotContext, ref: Ref, outcome: Outcome) -> None:
    person = kept(context)
    if person is not None and ref.try_id is not None:
        await context.services.tries.settle(person, ref.try_id, outcome)


async def _when(context: BotContext, ref: Ref, technique: Technique) -> str:
    """Return what is going on for the offer of a button; the technique's first use where it is not known."""
    person = kept(context)
    if person is not None and ref.try_id is not None:
        known = await context.services.tries.occasion(person, ref.try_id)
        if known is not None:
            return known
    return ref.when or technique.when[0]


def _technique(context: BotContext, id_: str) -> Technique:
    technique = context.services.library.technique(id_, context.language)
    if technique is None:
        raise NotOurs("cope")
    return technique


def _outcome(tap: Tap) -> Outcome:
    if tap.arg(1) not in {one.value for one in views.HEARD}:
        raise NotOurs(tap.feature)
    return Outcome(tap.arg(1))


def _stranger_ref(when: str, nth: int) -> str:
    return f"{when[:WHEN_LETTERS]}.{nth}"


def _read_ref(context: BotContext, raw: str) -> Ref:
    if _NUMBER.fullmatch(raw):
        return Ref(try_id=int(raw))
    found = _STRANGER.fullmatch(raw)
    if found is None:
        raise NotOurs("cope")
    whens = context.services.library.whens()
    when = next((one for one in whens if one.startswith(found[1])), None)
    if when is None:
        raise NotOurs("cope")
    return Ref(when=when, nth=int(found[2]))


def register(application: BotApplication) -> None:
    """Add the handlers of /cope."""
    application.add_handler(CommandHandler("cope", open_menu))
    application.add_handler(CallbackQueryHandler(take_tap, pattern=of("cope")))
