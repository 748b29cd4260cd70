"""The first minute: consent, country and time, where somebody is, when to check in.

Each step is a message with buttons; what a typed answer means is kept as the person's place, so the
way can be left and taken up again after any break.
"""

from datetime import date, time, timedelta

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler

from bot.kernel.localtime import local_day, zone
from bot.people import CONSENT_VERSION, NewPerson, Person, Place, Stage, dates, places
from bot.safety.helplines import Need
from handlers.callbacks import NotOurs, Tap, of, parse
from handlers.context import BotApplication, BotContext, typed_answers
from handlers.safety.noting import known
from handlers.views import helplines as helpline_views
from handlers.views import people as views

COUNTRY, ZONE, STAGE, SINCE, HOUR = (
    "start:country",
    "start:zone",
    "start:stage",
    "start:since",
    "start:hour",
)
# As many zones as fit on a phone without scrolling; more are found by typing.
ZONES_SHOWN = 8


async def start(update: Update, context: BotContext) -> None:
    """Say hello: to a stranger, to somebody whose first minute is not over, to somebody we know."""
    person = context.person
    if person is None:
        spoken = context.language
        others = [
            (code, context.services.texts.get("language-name", code))
            for code in context.services.texts.languages()
            if code != spoken and context.services.texts.has("start-hello", code)
        ]
        await context.reply(views.hello(context.say, languages=others))
    elif not person.consented():
        await context.reply(views.consent(context.say, person.language))
    elif person.onboarded_at is None:
        await resume(context)
    else:
        await context.reply(views.welcome_back(context.say, quiet=person.held(context.now)))


async def take_step(update: Update, context: BotContext) -> None:
    """Do what a button of the first minute says, and ask the next question in its place."""
    await context.answer_tap()
    tap = parse(context.tapped.data)
    if tap.verb in ("consent", "kept", "lang", "no", "young", "yes"):
        await _before_consent(context, tap)
    elif context.person is None:
        await context.edit(views.start_first(context.say))
    else:
        await _after_consent(context, tap)


async def _before_consent(context: BotContext, tap: Tap) -> None:
    say = context.say
    if tap.verb == "consent":
        await context.edit(views.consent(say, context.language))
    elif tap.verb == "kept":
        await context.edit(views.kept(say))
    elif tap.verb == "lang":
        language = _known_language(context, tap.arg(0))
        await context.edit(views.consent(context.services.texts.bound(language), language))
    elif tap.verb == "no":
        if context.person is None:
            await context.services.people.refuse(context.sender_id)
        await context.edit(views.declined(say))
    elif tap.verb == "young":
        await _young(context)
    elif context.person is None or not context.person.consented():
        language = _known_language(context, tap.arg(0))
        country = places.guess_country(_code(context)) or context.services.settings.default_country
        zones = places.zones_of(country)
        context.person = await context.services.people.welcome(
            NewPerson(context.sender_id, language, None, zones[0] if zones else "Etc/UTC", CONSENT_VERSION)
        )
        known(context)
        if context.person.onboarded_at is not None:
            await context.edit(views.welcome_back(context.say, quiet=context.person.held(context.now)))
            return
        await _ask_place(context, country)
    else:
        await resume(context)


async def _young(context: BotContext) -> None:
    """Keep nothing; show the lines for young people and what works without an account."""
    country = places.guess_country(_code(context)) or context.services.settings.default_country
    choice = context.services.helplines.choose(
        country, Need.YOUTH, context.now, None, language=context.language, youth=True
    )
    html, keyboard = helpline_views.sos_card(context.say, choice, None)
    await context.edit((f"{context.say('start-young')}\n\n{html}", keyboard))


async def _after_consent(context: BotContext, tap: Tap) -> None:
    person = context.known
    if tap.verb == "othercountry":
        await context.go_to(Place(COUNTRY))
        await context.edit(views.ask_country(context.say))
    elif tap.verb == "country":
        await _choose_country(context, None if tap.arg(0) == "-" else tap.arg(0))
    elif tap.verb == "typezone":
        await context.go_to(Place(ZONE))
        await context.edit(views.ask_zone_typed(context.say))
    elif tap.verb == "zone":
        await _choose_zone(context, None if tap.arg(0) == "-" else tap.arg(0))
    elif tap.verb == "stage":
        await _choose_stage(context, tap.arg(0))
    elif tap.verb == "since":
        if tap.arg(0) != "-":
            day = local_day(context.now, person.zone) - timedelta(days=tap.number(0, 0, 36500))
            await _choose_since(context, day)
        else:
            await _ask_hour(context)
    elif tap.verb == "hour":
        at = None if tap.arg(0) == "-" else dates.read_time(f"{tap.arg(0)[:2]}:{tap.arg(0)[2:]}")
        if at is None and tap.arg(0) != "-":
            raise NotOurs(tap.feature)
        await _choose_hour(context, at)
    else:
        raise NotOurs(tap.feature)


async def resume(context: BotContext) -> None:
    """Ask the question at which the first minute was left."""
    name = context.place.name if context.place else COUNTRY
    if name == ZONE:
        await context.show(views.ask_zone_typed(context.say))
    elif name == STAGE:
        await context.show(views.ask_stage(context.say))
    elif name == SINCE:
        await context.show(views.ask_since(context.say))
    elif name == HOUR:
        await context.show(views.ask_hour(context.say))
    else:
        country = places.guess_country(_code(context)) or context.services.settings.default_country
        await _ask_place(context, country)


async def _ask_place(context: BotContext, country: str) -> None:
    await context.go_to(Place(COUNTRY))
    zones = places.zones_of(country)
    only = zones[0] if len(zones) == 1 else None
    await context.show(
        views.ask_place(
            context.say,
            country,
            places.country_name(country, context.language),
            only,
            context.now.astimezone(zone(only)) if only else None,
        )
    )


async def _choose_country(context: BotContext, country: str | None) -> None:
    if country is None:
        await _ask_stage(context)
        return
    zones = places.zones_of(country)
    if not zones:
        raise NotOurs("start")
    await _change(context, country=country, zone_name=zones[0])
    if len(zones) == 1:
        await _ask_stage(context)
        return
    await context.go_to(Place(ZONE))
    shown = [
        (
            name,
            places.city_label(name, context.language),
            views.clock(context.now.astimezone(zone(name)).time()),
        )
        for name in zones[:ZONES_SHOWN]
    ]
    await context.show(views.ask_zone(context.say, shown))


async def _choose_zone(context: BotContext, name: str | None) -> None:
    if name is not None:
        try:
            zone(name)
        except ValueError:
            raise NotOurs("start") from None
        await _change(context, zone_name=name)
    await _ask_stage(context)


async def _ask_stage(context: BotContext) -> None:
    if context.known.onboarded_at is not None:
        await context.go_to(None)
        await context.show(views.welcome_back(context.say, quiet=context.known.held(context.now)))
        return
    await context.go_to(Place(STAGE))
    await context.show(views.ask_stage(context.say))


async def _choose_stage(context: BotContext, value: str) -> None:
    if value == "-":
        await _ask_hour(context)
        return
    if value not in list(Stage):
        raise NotOurs("start")
    await _now(context, await context.services.days.set_stage(context.known, Stage(value)))
    if value == Stage.STOPPED:
        await context.go_to(Place(SINCE))
        await context.edit(views.ask_since(context.say))
    else:
        await _ask_hour(context)


async def _choose_since(context: BotContext, day: date) -> None:
    await _now(context, await context.services.days.set_date(context.known, day))
    await _ask_hour(context)


async def _ask_hour(context: BotContext) -> None:
    await context.go_to(Place(HOUR))
    await context.show(views.ask_hour(context.say))


async def _choose_hour(context: BotContext, at: time | None) -> None:
    services, person = context.services, context.known
    if at is not None:
        await services.checkins.set_hour(person, at)
    else:
        await services.checkins.turn_off(person)
    first_time = person.onboarded_at is None
    if first_time:
        await _change(context, onboarded_at=context.now)
    await services.tips.follow(context.known, at)
    await context.go_to(None)
    supporting = context.known.stage is Stage.SUPPORTING
    if first_time and not supporting:
        # Before anything else is asked of them: stopping some other things suddenly is dangerous.
        await context.show(views.careful(context.say))
        await context.reply(views.ready(context.say, at))
    else:
        await context.show(views.ready(context.say, at, supporting=supporting))


async def type_country(update: Update, context: BotContext) -> None:
    """Look for the typed country."""
    found = places.find_country(context.written.text or "", context.language)[:6]
    if len(found) == 1:
        await _choose_country(context, found[0].code)
        return
    await context.reply(
        views.ask_country(context.say, [(one.code, one.name) for one in found], none=not found)
    )


async def type_zone(update: Update, context: BotContext) -> None:
    """Look for the typed city, or the zones whose clock shows the typed time."""
    text = context.written.text or ""
    found = places.find_zone(text) or places.zone_from_clock(text, context.now, context.known.country)
    if len(found) == 1:
        await _choose_zone(context, found[0])
        return
    shown = [
        (
            name,
            places.city_label(name, context.language),
            views.clock(context.now.astimezone(zone(name)).time()),
        )
        for name in found[:ZONES_SHOWN]
    ]
    await context.reply(views.ask_zone(context.say, shown, none=not found))


async def type_since(update: Update, context: BotContext) -> None:
    """Read the typed date."""
    today = local_day(context.now, context.known.zone)
    day = dates.read_date(context.written.text or "", today, context.language)
    if day is None or day > today:
        problem = "start-since-unclear" if day is None else "start-since-future"
        await context.reply(views.ask_since(context.say, problem=problem))
        return
    await _choose_since(context, day)


async def type_hour(update: Update, context: BotContext) -> None:
    """Read the typed time of day."""
    at = dates.read_time(context.written.text or "")
    if at is None:
        await context.reply(views.ask_hour(context.say, unclear=True))
        return
    await _choose_hour(context, at)


async def type_at_stage(update: Update, context: BotContext) -> None:
    """Show the question again: it has only buttons."""
    await context.reply(views.ask_stage(context.say))


async def _change(context: BotContext, **values: object) -> None:
    await _now(context, await context.services.people.change(context.known, **values))


async def _now(context: BotContext, person: Person) -> None:
    context.person = person
    context.application.bot_data["first_look"].remember(person)


def _code(context: BotContext) -> str | None:
    user = context.event.effective_user
    return user.language_code if user else None


def _known_language(context: BotContext, code: str) -> str:
    if code not in context.services.texts.languages():
        raise NotOurs("start")
    return code


def register(application: BotApplication) -> None:
    """Add the first minute's handlers."""
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CallbackQueryHandler(take_step, pattern=of("start")))
    typed = typed_answers(application)
    typed[COUNTRY] = type_country
    typed[ZONE] = type_zone
    typed[STAGE] = type_at_stage
    typed[SINCE] = type_since
    typed[HOUR] = type_hour
