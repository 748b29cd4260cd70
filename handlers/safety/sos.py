"""/sos and /help, and the buttons under every card with numbers: at once, with or without an account."""

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler

from bot.people import places
from bot.safety.helplines import Need
from bot.safety.risk import About, Category, Finding, Level
from handlers.callbacks import NotOurs, Tap, of, parse
from handlers.context import BotApplication, BotContext
from handlers.privacy import wiping
from handlers.safety import crisis
from handlers.safety.crisis import where_of
from handlers.safety.noting import ask, first_look_of, kept, note, speak
from handlers.views import crisis as views
from handlers.views.people import lost
from handlers.views.screen import Screen

# A body that fails beside the writer is found as "third party".
OVERDOSES = (Category.OVERDOSE, Category.MIXING, Category.THIRD_PARTY)
IN_DANGER = Finding(Level.EMERGENCY, None, "keel.tapped-danger", (0, 0), "", About.UNKNOWN)


async def show_sos(update: Update, context: BotContext) -> None:
    """Show who can be reached now. A new message, never an edit: numbers must not vanish with a tap."""
    await speak(context, sos_card(context))


def sos_card(context: BotContext) -> Screen:
    """Return the numbers for where somebody is, and the way to what is not a phone call."""
    card = crisis.numbers(context.services, where_of(context), context.say("sos-intro"))
    return views.with_more(context.say, card)


async def show_help(update: Update, context: BotContext) -> None:
    """Show SOS first, then the choices."""
    await show_sos(update, context)
    await context.reply(lost(context.say, "help-choices"))


async def take_tap(update: Update, context: BotContext) -> None:
    """Do what a button under a card says."""
    tap = parse(context.tapped.data)
    if tap.verb == "disappear":
        await wiping.wipe(context)
        return
    await context.answer_tap()
    await run(context, tap)


async def run(context: BotContext, tap: Tap) -> None:
    """Do one step; typed answers that stand for a button come here too."""
    if tap.verb == "show":
        await speak(context, sos_card(context))
    elif tap.verb == "danger":
        await note(context, IN_DANGER)
        await danger(context)
    elif tap.verb == "called":
        await speak(context, views.waiting(context.say, "crisis-called", stay=await overdosed(context)))
    elif tap.verb == "cannot-call":
        await speak(context, await _cannot_call(context))
    elif tap.verb == "country":
        card = tap.args[0] if tap.args else views.SOS
        await _ask_country(context, card)
    elif tap.verb == "in":
        await _choose_country(context, tap.arg(0), tap.arg(1))
    elif tap.verb == "disappear":
        await wiping.wipe(context)
    else:
        raise NotOurs("sos")


async def danger(context: BotContext) -> None:
    """Show the emergency number, then ask what is happening."""
    await speak(context, crisis.emergency(context.services, where_of(context), ""))
    await speak(context, views.what_danger(context.say))


async def overdosed(context: BotContext) -> bool:
    """Return whether this is about an overdose: only then is "stay with me" offered.

    Of somebody of whom nothing is kept only the last message is known, and a tap leaves no trace.
    """
    if (person := kept(context)) is not None:
        episode = await context.services.crises.episode(person)
        return episode is not None and episode.category in OVERDOSES
    first_look = first_look_of(context)
    update_id = first_look.last_alarm(context.chat.id)
    alarm = first_look.answered.get(update_id) if update_id is not None else None
    return alarm is None or alarm.finding.category in OVERDOSES


async def _cannot_call(context: BotContext) -> Screen:
    where = where_of(context)
    choice = crisis.choose(context.services, where, Need.SUICIDE, text_first=True)
    local = context.now.astimezone(where.zone) if where.zone else None
    return views.cannot_call(context.say, choice, local, stay=await overdosed(context))


async def _ask_country(context: BotContext, card: str, *, none: bool = False) -> None:
    await speak(context, views.ask_country(context.say, where_of(context).usual, card, none=none))
    await ask(context, f"country:{card}")


async def read_country(context: BotContext, text: str, card: str) -> None:
    """Look for the typed country and show its numbers, or what it may have been."""
    found = places.find_country(text, context.language)
    if len(found) == 1:
        await _choose_country(context, found[0].code, card)
        return
    if not found:
        await _ask_country(context, card, none=True)
        return
    await speak(context, views.ask_country(context.say, [one.code for one in found], card))
    await ask(context, f"country:{card}")


async def _choose_country(context: BotContext, code: str, card: str) -> None:
    """Keep the country (of somebody who has not consented in memory only) and show the same card for it."""
    if places.country_name(code, "en") == code:
        raise NotOurs("sos")
    await ask(context, None)
    first_look = first_look_of(context)
    if context.person is not None:
        context.person = await context.services.people.change(context.person, country=code)
        first_look.remember(context.person)
    else:
        first_look.choose_country(context.chat.id, code, context.language)
    services, where = context.services, where_of(context)
    if card == views.EMERGENCY:
        shown = crisis.emergency(services, where, "")
    elif card == views.VIOLENCE:
        shown = crisis.violence(services, where)
    elif card == views.DOCTOR:
        shown = crisis.doctor(services, where, context.say("crisis-doctor"))
    else:
        shown = crisis.numbers(services, where, context.say("sos-intro"))
    await speak(context, views.country_set(context.say, code, shown))


def register(application: BotApplication) -> None:
    """Add the handlers of /sos and /help."""
    application.add_handler(CommandHandler("sos", show_sos))
    application.add_handler(CommandHandler("help", show_help))
    application.add_handler(CallbackQueryHandler(take_tap, pattern=of("sos")))
