"""The crisis answer: what goes out when a message is HIGH or EMERGENCY."""

from zoneinfo import ZoneInfo

from bot.infra.texts import Say
from bot.kernel.localtime import zone
from bot.people import places
from bot.safety.helplines import Choice, Need
from bot.safety.risk import Category, Finding, Level
from handlers.callbacks import tap
from handlers.context import Services
from handlers.first_look import Alarm
from handlers.reply import Act, Reply
from handlers.views import helplines as helpline_views
from handlers.views.keyboard import Button
from handlers.views.screen import Screen, screen

NEEDS = {
    Category.ABUSE: Need.DOMESTIC_VIOLENCE,
    Category.OVERDOSE: Need.POISON,
    Category.MEDICAL: Need.HEALTH,
}


def answer(services: Services, alarm: Alarm) -> list[Reply]:
    """Return the cards for an alarm, from memory alone."""
    finding, seen = alarm.finding, alarm.seen
    language = _language(services, alarm)
    say = services.texts.bound(language)
    country = seen.country if seen and seen.country else places.guess_country(alarm.language_code)
    where = zone(seen.zone_name) if seen and seen.country else None
    need = NEEDS.get(finding.category, Need.SUICIDE) if finding.category else Need.SUICIDE
    choice = services.helplines.choose(country, need, services.clock.now(), where, language=language)
    screens = cards(say, finding, choice, services, where)
    return [Reply(Act.SEND, alarm.chat_id, html, keyboard) for html, keyboard in screens]


def _language(services: Services, alarm: Alarm) -> str:
    """Return the language of the message when we speak it, else the person's, else Telegram's hint."""
    spoken = services.texts.languages()
    hint = (alarm.language_code or "").lower().split("-")[0]
    for language in (alarm.finding.language, alarm.seen.language if alarm.seen else "", hint):
        if language in spoken:
            return language
    return services.settings.default_language


def cards(
    say: Say, finding: Finding, choice: Choice, services: Services, where: ZoneInfo | None
) -> list[Screen]:
    """Return the messages of the answer: numbers are in the first one."""
    local = services.clock.now().astimezone(where) if where else None
    if finding.category is Category.ABUSE:
        return [Screen(*helpline_views.violence_card(say, choice, local))]
    if finding.level is Level.EMERGENCY:
        return [Screen(*helpline_views.emergency_card(say, choice))]
    if finding.category is Category.MEDICAL:
        return [Screen(*helpline_views.medical_today_card(say, choice, local))]
    html, keyboard = helpline_views.sos_card(say, choice, local)
    danger = Button(say("crisis-button-danger"), tap("crisis", "danger"))
    return [
        Screen(f"{say('crisis-heard')}\n\n{html}", (*keyboard, (danger,))),
        screen(
            say("crisis-ask"),
            Button(say("button-yes"), tap("crisis", "yes")),
            Button(say("crisis-button-not-exactly"), tap("crisis", "notexactly")),
            Button(say("button-no"), tap("crisis", "no")),
        ),
    ]
