"""/settings: one screen with everything as it is now; each change is made in place and leads back to it."""

import re
from collections.abc import Awaitable, Callable, Iterable
from datetime import date, time, timedelta

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.diary.days.model import MOST_DAYS
from bot.kernel.localtime import local_day, zone
from bot.people import Place, Stage, dates, places
from handlers.callbacks import NotOurs, Tap, of, parse
from handlers.context import BotApplication, BotContext, typed_answers
from handlers.views import settings as views
from handlers.views.people import clock

COUNTRY, ZONE, SINCE, HOUR, TIP_HOUR, QUIET = (
    "settings:country",
    "settings:zone",
    "settings:since",
    "settings:hour",
    "settings:tiphour",
    "settings:quiet",
)
# As many zones as fit on a phone without scrolling; more are found by typing.
ZONES_SHOWN = 8
# Between two times: a dash or a word, in the languages that have texts.
_BETWEEN = re.compile(r"\s*[-–—]\s*|\s+(?:to|until|till|and|a|y|hasta)\s+", re.IGNORECASE)


async def open_settings(update: Update, context: BotContext) -> None:
    """Show everything that can be changed."""
    await _leave(context)
    await show_overview(context)


async def show_overview(context: BotContext, changed: str | None = None) -> None:
    """Show the settings as they are now, with the line that has just changed first."""
    person = context.known
    plan = await context.services.checkins.plan(person)
    tip_at = (await context.services.tips.plan(person)).wall_time
    languages = len(_languages(context))
    await context.show(
        views.overview(context.say, person, plan, tip_at, context.now, languages=languages, changed=changed)
    )


async def change(update: Update, context: BotContext) -> None:
    """Do what a button of the settings says."""
    await context.answer_tap()
    tap = parse(context.tapped.data)
    step = STEPS.get(tap.verb)
    if step is None:
        raise NotOurs(tap.feature)
    await step(context, tap)


async def _open(context: BotContext, tap: Tap) -> None:
    await _leave(context)
    await show_overview(context)


async def _done(context: BotContext, tap: Tap) -> None:
    await _leave(context)
    await context.strip_buttons()


async def _language(context: BotContext, tap: Tap) -> None:
    if not tap.args:
        await context.edit(views.ask_language(context.say, _languages(context)))
        return
    if tap.arg(0) not in dict(_languages(context)):
        raise NotOurs(tap.feature)
    await _set(context, language=tap.arg(0))
    await show_overview(context, views.language_line(context.say))


async def _country(context: BotContext, tap: Tap) -> None:
    if not tap.args:
        await context.go_to(Place(COUNTRY))
        user = context.event.effective_user
        offered = places.usual_countries(user.language_code if user else None)
        await context.edit(views.ask_country(context.say, _named(context, offered)))
        return
    await _choose_country(context, tap.arg(0))


async def _choose_country(context: BotContext, country: str) -> None:
    zones = places.zones_of(country)
    if not zones:
        raise NotOurs("settings")
    await _set(context, country=country.upper())
    if context.known.zone_name not in zones:
        await _set_zone(context, zones[0])
        if len(zones) > 1:
            await context.go_to(Place(ZONE))
            await context.show(views.ask_zone(context.say, _shown(context, zones)))
            return
    await _leave(context)
    await show_overview(context, views.country_line(context.say, context.known))


async def _zone(context: BotContext, tap: Tap) -> None:
    if not tap.args:
        await context.go_to(Place(ZONE))
        known = places.zones_of(context.known.country) if context.known.country else []
        await context.edit(views.ask_zone(context.say, _shown(context, known if len(known) > 1 else [])))
        return
    await _choose_zone(context, tap.arg(0))


async def _choose_zone(context: BotContext, name: str) -> None:
    try:
        zone(name)
    except ValueError:
        raise NotOurs("settings") from None
    await _set_zone(context, name)
    await _leave(context)
    await show_overview(context, views.zone_line(context.say, context.known, context.now))


async def _set_zone(context: BotContext, name: str) -> None:
    await _set(context, zone_name=name)
    await context.services.checkins.follow_zone(context.known)
    await context.services.weekly.follow_zone(context.known)
    await context.services.crises.follow_zone(context.known)
    await context.services.risky.follow(context.known)
    await _follow_with_tips(context)


async def _stage(context: BotContext, tap: Tap) -> None:
    if not tap.args:
        await context.edit(views.ask_stage(context.say))
        return
    if tap.arg(0) not in list(Stage):
        raise NotOurs(tap.feature)
    # The date of stopping stays when the stage changes: a slip zeroes nobody.
    context.person = await context.services.days.set_stage(context.known, Stage(tap.arg(0)))
    if context.known.stage is Stage.STOPPED:
        await context.go_to(Place(SINCE))
        await context.edit(views.ask_since(context.say, context.known.stopped_on, _today(context)))
        return
    await show_overview(context, views.stage_line(context.say, context.known, context.now))


async def _since(context: BotContext, tap: Tap) -> None:
    if tap.arg(0) == "same":
        if context.known.stopped_on is None:
            raise NotOurs(tap.feature)
        await _set_since(context, context.known.stopped_on)
    else:
        await _set_since(context, _today(context) - timedelta(days=tap.number(0, 0, MOST_DAYS)))


async def _set_since(context: BotContext, day: date) -> None:
    context.person = await context.services.days.set_date(context.known, day)
    await _leave(context)
    await show_overview(context, views.stage_line(context.say, context.known, context.now))


async def _checkin(context: BotContext, tap: Tap) -> None:
    checkins = context.services.checkins
    if not tap.args:
        await context.go_to(Place(HOUR))
        await context.edit(
            views.ask_checkin(context.say, await checkins.plan(context.known), context.known.stage)
        )
        return
    if tap.arg(0) == "off":
        await checkins.turn_off(context.known)
        await _show_checkin(context)
        return
    await _choose_hour(context, _time(tap, 0))


async def _choose_hour(context: BotContext, at: time) -> None:
    await context.services.checkins.set_hour(context.known, at)
    await _show_checkin(context)


async def _show_checkin(context: BotContext) -> None:
    await _leave(context)
    await _follow_with_tips(context)
    plan = await context.services.checkins.plan(context.known)
    await show_overview(context, views.checkin_line(context.say, plan))


async def _remind(context: BotContext, tap: Tap) -> None:
    plan = await context.services.checkins.set_reminder(context.known, _switch(tap))
    await context.edit(views.ask_checkin(context.say, plan, context.known.stage))


async def _tips(context: BotContext, tap: Tap) -> None:
    tips = context.services.tips
    context.person = await (tips.start if _switch(tap) else tips.stop)(context.known)
    await _show_tips(context)


async def _show_tips(context: BotContext) -> None:
    await _leave(context)
    tip_at = (await context.services.tips.plan(context.known)).wall_time
    await show_overview(context, views.tips_line(context.say, context.known, tip_at))


async def _tip_hour(context: BotContext, tap: Tap) -> None:
    if not tap.args:
        await context.go_to(Place(TIP_HOUR))
        await context.edit(views.ask_tip_hour(context.say))
        return
    await _choose_tip_hour(context, _time(tap, 0))


async def _choose_tip_hour(context: BotContext, at: time) -> None:
    await context.services.tips.set_hour(context.known, at)
    await _show_tips(context)


async def _news(context: BotContext, tap: Tap) -> None:
    await _set(context, wants_news=_switch(tap))
    await show_overview(context, views.news_line(context.say, context.known))


async def _quiet(context: BotContext, tap: Tap) -> None:
    if not tap.args:
        await context.go_to(Place(QUIET))
        await context.edit(views.ask_quiet(context.say))
        return
    await _choose_quiet(context, _time(tap, 0), _time(tap, 1))


async def _choose_quiet(context: BotContext, start: time, end: time) -> None:
    await _set(context, quiet_from=start, quiet_until=end)
    await context.services.risky.follow(context.known)
    await _follow_with_tips(context)
    await _leave(context)
    await show_overview(context, views.quiet_line(context.say, context.known))


async def _safe(context: BotContext, tap: Tap) -> None:
    context.person = await context.services.crises.may_write(context.known, True)
    await show_overview(context)


async def _data(context: BotContext, tap: Tap) -> None:
    await context.edit(views.ask_data(context.say))


STEPS: dict[str, Callable[[BotContext, Tap], Awaitable[None]]] = {
    "open": _open,
    "done": _done,
    "lang": _language,
    "country": _country,
    "zone": _zone,
    "stage": _stage,
    "since": _since,
    "checkin": _checkin,
    "remind": _remind,
    "tips": _tips,
    "tiphour": _tip_hour,
    "news": _news,
    "quiet": _quiet,
    "safe": _safe,
    "data": _data,
}


async def type_country(update: Update, context: BotContext) -> None:
    """Look for the typed country."""
    found = [one.code for one in places.find_country(_typed(context), context.language)]
    if len(found) == 1:
        await _choose_country(context, found[0])
        return
    key = "start-country-which" if found else "start-country-none"
    await context.reply(views.ask_country(context.say, _named(context, found), key=key))


async def type_zone(update: Update, context: BotContext) -> None:
    """Look for the typed city, or the zones whose clock shows the typed time."""
    text = _typed(context)
    found = places.find_zone(text) or places.zone_from_clock(text, context.now, context.known.country)
    if len(found) == 1:
        await _choose_zone(context, found[0])
        return
    await context.reply(views.ask_zone(context.say, _shown(context, found), none=not found))


async def type_since(update: Update, context: BotContext) -> None:
    """Read the typed date."""
    today = _today(context)
    day = dates.read_date(_typed(context), today, context.language)
    if day is None or day > today:
        key = "start-since-unclear" if day is None else "start-since-future"
        await context.reply(views.ask_since(context.say, context.known.stopped_on, today, key=key))
        return
    await _set_since(context, day)


async def type_hour(update: Update, context: BotContext) -> None:
    """Read the typed time of day."""
    at = dates.read_time(_typed(context))
    if at is None:
        plan = await context.services.checkins.plan(context.known)
        await context.reply(views.ask_checkin(context.say, plan, context.known.stage, unclear=True))
        return
    await _choose_hour(context, at)


async def type_tip_hour(update: Update, context: BotContext) -> None:
    """Read the typed time of day."""
    at = dates.read_time(_typed(context))
    if at is None:
        await context.reply(views.ask_tip_hour(context.say, unclear=True))
        return
    await _choose_tip_hour(context, at)


async def type_quiet(update: Update, context: BotContext) -> None:
    """Read two typed times: 22-8, "23:30 to 9"."""
    found = read_quiet(_typed(context))
    if found is None:
        await context.reply(views.ask_quiet(context.say, unclear=True))
        return
    await _choose_quiet(context, *found)


def read_quiet(text: str) -> tuple[time, time] | None:
    """Return the two times of day that somebody typed, None when unclear."""
    words = re.sub(r"^\s*(?:from|de|desde)\s+", "", text, flags=re.IGNORECASE)
    parts = _BETWEEN.split(words)
    if len(parts) != 2:
        return None
    start, end = (dates.read_time(part) for part in parts)
    return None if start is None or end is None else (start, end)


def _typed(context: BotContext) -> str:
    return context.written.text or ""


def _today(context: BotContext) -> date:
    return local_day(context.now, context.known.zone)


def _switch(tap: Tap) -> bool:
    if tap.arg(0) not in ("on", "off"):
        raise NotOurs(tap.feature)
    return tap.arg(0) == "on"


def _time(tap: Tap, index: int) -> time:
    digits = tap.arg(index)
    at = dates.read_time(f"{digits[:2]}:{digits[2:]}") if len(digits) == 4 else None
    if at is None:
        raise NotOurs(tap.feature)
    return at


def _languages(context: BotContext) -> list[tuple[str, str]]:
    texts = context.services.texts
    spoken = [code for code in texts.languages() if texts.has("start-hello", code)]
    return [(code, texts.get("language-name", code)) for code in spoken]


def _named(context: BotContext, codes: Iterable[str]) -> list[tuple[str, str]]:
    return [(code, places.country_name(code, context.language)) for code in codes]


def _shown(context: BotContext, zones: Iterable[str]) -> list[tuple[str, str, str]]:
    now, language = context.now, context.language
    return [
        (name, places.city_label(name, language), clock(now.astimezone(zone(name)).time()))
        for name in list(zones)[:ZONES_SHOWN]
    ]


async def _set(context: BotContext, **values: object) -> None:
    context.person = await context.services.people.change(context.known, **values)
    # Country, zone and language decide which numbers a crisis answer shows from memory.
    context.application.bot_data["first_look"].remember(context.person)


async def _follow_with_tips(context: BotContext) -> None:
    """Plan the daily tip anew: its hour follows the check-in, the zone and the quiet hours."""
    plan = await context.services.checkins.plan(context.known)
    await context.services.tips.follow(context.known, plan.wall_time if plan.next_at is not None else None)


async def _leave(context: BotContext) -> None:
    """Forget which setting the next typed words would answer; a question of another feature stays."""
    if context.place is not None and context.place.name.startswith("settings:"):
        await context.go_to(None)


def register(application: BotApplication) -> None:
    """Add the handlers of /settings."""
    private = filters.ChatType.PRIVATE
    application.add_handler(CommandHandler("settings", open_settings, private))
    application.add_handler(CallbackQueryHandler(change, pattern=of("settings")))
    typed = typed_answers(application)
    typed[COUNTRY] = type_country
    typed[ZONE] = type_zone
    typed[SINCE] = type_since
    typed[HOUR] = type_hour
    typed[TIP_HOUR] = type_tip_hour
    typed[QUIET] = type_quiet
