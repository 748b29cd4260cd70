"""The crisis answer: what goes out when a message is HIGH or EMERGENCY, made from memory alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import structlog

from bot.infra.texts import Say
from bot.kernel.localtime import zone
from bot.people import places
from bot.safety.helplines import Choice, Need
from bot.safety.risk import About, Category, Finding, Level
from handlers.context import BotContext, Services
from handlers.first_look import Alarm, FirstLook, Help
from handlers.reply import Act, Reply
from handlers.safety.questions import ANYONE, HARM, HURT, LIFE, PHONE, SAFE, WITH
from handlers.views import crisis as views
from handlers.views import helplines as helpline_views
from handlers.views.screen import Screen

log = structlog.get_logger(__name__)

_BODILY = (Category.OVERDOSE, Category.MIXING, Category.MEDICAL)
_SUICIDAL = (Category.SUICIDAL_INTENT, Category.SUICIDAL_IDEATION, Category.HOPELESSNESS)


@dataclass(frozen=True, slots=True)
class Where:
    """What decides which numbers somebody is shown, and in which words."""

    say: Say
    language: str
    country: str | None
    zone: ZoneInfo | None
    # Countries to offer where it is not known, likeliest first.
    usual: Sequence[str]
    young: bool = False


def choose(
    services: Services, where: Where, need: Need, *, text_first: bool = False, country: str | None = None
) -> Choice:
    """Return the numbers for somebody; `country` is asked instead of theirs."""
    return services.helplines.choose(
        country or where.country,
        need,
        services.clock.now(),
        where.zone if country is None else None,
        language=where.language,
        text_first=text_first,
        youth=where.young,
    )


def numbers(
    services: Services, where: Where, opening: str, *, need: Need = Need.SUICIDE, card: str = views.SOS
) -> Screen:
    """Return an opening line and the numbers under it, whatever is known of where somebody is."""
    choice = choose(services, where, need)
    default = None
    if choice.country is None:
        default = choose(services, where, need, country=services.settings.default_country)
    return views.lines(
        where.say,
        choice,
        services.clock.now().astimezone(where.zone) if where.zone else None,
        opening,
        default=default,
        usual=where.usual,
        card=card,
    )


def emergency(services: Services, where: Where, steps: str, *, before: str = "") -> Screen:
    """Return the emergency number and what to do until help comes; `steps` names the text, or nothing."""
    choice = choose(services, where, Need.SUICIDE)
    text = where.say(steps) if steps else ""
    return views.emergency(where.say, choice, text, usual=where.usual, before=before)


def doctor(services: Services, where: Where, opening: str) -> Screen:
    """Return the card for a doctor the same day."""
    local = services.clock.now().astimezone(where.zone) if where.zone else None
    choice = choose(services, where, Need.HEALTH)
    return views.doctor(where.say, choice, local, opening=opening, usual=where.usual)


def violence(services: Services, where: Where, need: Need = Need.DOMESTIC_VIOLENCE) -> Screen:
    """Return the lines for one kind of violence, for somebody who said that it is safe to look."""
    local = services.clock.now().astimezone(where.zone) if where.zone else None
    return views.violence(where.say, choose(services, where, need), local, usual=where.usual)


def answer(services: Services, alarm: Alarm) -> Help:
    """Return the cards for an alarm, from memory alone. Never raises: at worst one plain card goes out."""
    try:
        where = _of_alarm(services, alarm)
        language = where.language
        screens, question = _cards(services, where, alarm)
    # Whatever is wrong with a text or a line of data: a number must reach the person.
    except Exception as error:
        log.exception("crisis.plain_answer", update_id=alarm.update_id, error=type(error).__name__)
        country = alarm.seen.country if alarm.seen is not None else None
        language = "en"
        plain = Where(services.texts.bound(language), language, country, None, ())
        choice = choose(services, plain, Need.SUICIDE)
        screens, question = [Screen(*helpline_views.sos_card(plain.say, choice, None))], None
    return Help(
        [Reply(Act.SEND, alarm.chat_id, html, keyboard) for html, keyboard in screens], language, question
    )


def _of_alarm(services: Services, alarm: Alarm) -> Where:
    language = _language(services, alarm)
    seen = alarm.seen
    country = seen.country if seen and seen.country else places.guess_country(alarm.language_code)
    return Where(
        say=services.texts.bound(language),
        language=language,
        country=country,
        zone=zone(seen.zone_name) if seen and seen.country and seen.zone_name else None,
        usual=places.usual_countries(alarm.language_code),
        young=alarm.young,
    )


def where_of(context: BotContext) -> Where:
    """Return the same for an update being handled: from the person, else from memory, else guessed."""
    person = context.person
    user = context.event.effective_user
    code = user.language_code if user else None
    first_look: FirstLook = context.bot_data["first_look"]
    seen = first_look.seen(context.chat.id)
    country: str | None
    where: ZoneInfo | None
    if person is not None and person.country is not None:
        country, where = person.country, person.zone
    elif seen is not None and seen.country is not None:
        country, where = seen.country, zone(seen.zone_name) if seen.zone_name else None
    else:
        country, where = places.guess_country(code), None
    return Where(
        say=context.say,
        language=context.language,
        country=country,
        zone=where,
        usual=places.usual_countries(code),
        young=person is None and first_look.young(context.chat.id),
    )


def _language(services: Services, alarm: Alarm) -> str:
    """Return the language of the message when we speak it, else the person's, else Telegram's hint."""
    spoken = services.texts.crisis_languages()
    hint = (alarm.language_code or "").lower().split("-")[0]
    for language in (alarm.finding.language, alarm.seen.language if alarm.seen else "", hint):
        if language in spoken:
            return language
    return services.settings.default_language


def _cards(services: Services, where: Where, alarm: Alarm) -> tuple[list[Screen], str | None]:
    """Return the messages of the answer, numbers in the first, and the question the last one asks."""
    finding, say = alarm.finding, where.say
    if alarm.late is not None:
        return _late_cards(services, where, alarm)
    if alarm.answers == "crisis:life:yes":
        return [views.yes_no(say, "crisis-said-yes", WITH)], WITH
    if finding.category is Category.ABUSE:
        now = finding.level is Level.EMERGENCY
        choice = choose(services, where, Need.DOMESTIC_VIOLENCE) if now else None
        return [views.violence_ask(say, choice)], PHONE
    if alarm.again:
        return [_again(services, where, finding)], None
    if finding.level is Level.EMERGENCY:
        return emergency_cards(services, where, finding)
    return high_cards(services, where, finding)


def _again(services: Services, where: Where, finding: Finding) -> Screen:
    say = where.say
    if finding.level is Level.EMERGENCY:
        return emergency(services, where, "", before=say("crisis-still-emergency"))
    if finding.category is Category.MEDICAL:
        return doctor(services, where, say("crisis-still-doctor"))
    return views.with_more(say, numbers(services, where, say("crisis-still")), mistake=True)


def _late_cards(services: Services, where: Where, alarm: Alarm) -> tuple[list[Screen], str | None]:
    """Return the honest card of a message that was read late: how is it now, with the numbers."""
    assert alarm.late is not None
    say = where.say
    written = services.clock.now() - alarm.late
    clock = written.astimezone(where.zone).strftime("%H:%M") if where.zone else None
    line = views.late(say, alarm.late, clock)
    if alarm.finding.category is Category.ABUSE:
        asked = views.violence_ask(say, None)
        return [Screen(f"{line}\n\n{asked.html}", asked.keyboard)], PHONE
    if alarm.finding.category is Category.MEDICAL and alarm.finding.level is Level.HIGH:
        return [doctor(services, where, f"{line}\n\n{say('crisis-doctor')}")], None
    asked = views.yes_no(say, "crisis-late-ask", SAFE)
    card = numbers(services, where, f"{line}\n\n<b>{asked.html}</b>")
    return [Screen(card.html, (*asked.keyboard[:1], *card.keyboard, *asked.keyboard[1:]))], SAFE


def emergency_cards(services: Services, where: Where, finding: Finding) -> tuple[list[Screen], str | None]:
    """Return the emergency number with the steps that fit, then the question that decides the next."""
    say, category, about = where.say, finding.category, finding.about
    if category is Category.THIRD_PARTY or (category in _BODILY and about is About.OTHER):
        return [emergency(services, where, "crisis-do-other"), views.breathing(say)], "breath"
    if category in _BODILY:
        steps = "crisis-do-body" if category is Category.MEDICAL else "crisis-do-took"
        return [emergency(services, where, steps), views.who(say)], None
    if category is Category.SELF_HARM:
        return [emergency(services, where, "crisis-do-wound"), views.anyone(say)], ANYONE
    if category in _SUICIDAL:
        return [emergency(services, where, "crisis-do-suicide"), views.anyone(say)], ANYONE
    return [emergency(services, where, ""), views.what_danger(say)], None


def high_cards(services: Services, where: Where, finding: Finding) -> tuple[list[Screen], str | None]:
    """Return the numbers with a first line that fits, then the direct question."""
    say, category = where.say, finding.category
    if category is Category.MEDICAL:
        return [doctor(services, where, say("crisis-doctor"))], None
    first = numbers(services, where, views.heard(say, category))
    if category is Category.THIRD_PARTY:
        return [first, views.other_menu(say)], None
    if category is Category.PSYCHOSIS:
        return [first, views.yes_no(say, "crisis-safe-ask", SAFE)], SAFE
    if category is Category.VIOLENCE_TO_OTHERS:
        return [first, views.yes_no(say, "crisis-harm-ask", HARM)], HARM
    if category is Category.SELF_HARM:
        return [first, views.hurt(say)], HURT
    return [first, views.ask(say)], LIFE


def question_of(services: Services, alarm: Alarm) -> str | None:
    """Return the question that the answer to an alarm asks, for the database."""
    return answer(services, alarm).question
