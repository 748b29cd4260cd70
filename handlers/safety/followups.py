"""What the crisis flow sends by itself: follow-ups, "stay with me", and the team's words."""

from bot.messaging.delivery import Message
from bot.people import Person, places
from bot.safety.helplines import Need
from handlers.context import Services
from handlers.reply import Act, Reply
from handlers.safety import crisis
from handlers.safety.crisis import Where
from handlers.views import alerts as alert_views
from handlers.views import crisis as views


def _where(services: Services, person: Person | None, language: str | None = None) -> Where:
    """Return what decides which numbers a queued message shows; of a stranger only the language is known."""
    spoken = person.language if person else language or services.settings.default_language
    country = person.country if person else None
    return Where(
        say=services.texts.bound(spoken),
        language=spoken,
        country=country,
        zone=person.zone if person is not None and country is not None else None,
        usual=places.usual_countries(spoken),
    )


def _chat(message: Message, person: Person | None) -> int:
    chat_id = person.telegram_id if person is not None else message.chat_id
    assert chat_id is not None
    return chat_id


async def render_follow_up(services: Services, message: Message, person: Person | None) -> Reply | None:
    """Render a follow-up, or the one that a stranger asked for."""
    where = _where(services, person)
    part = "morning"
    if person is not None:
        hour = services.clock.now().astimezone(person.zone).hour
        part = "morning" if hour < 12 else "afternoon" if hour < 17 else "evening"
    html, keyboard = views.follow_up(where.say, part)
    return Reply(Act.SEND, _chat(message, person), html, keyboard)


async def render_stay(services: Services, message: Message, person: Person | None) -> Reply | None:
    """Render a prompt of "stay with me"; all but the first come without a sound."""
    where = _where(services, person)
    number = int(message.what["number"])
    choice = crisis.choose(services, where, Need.SUICIDE)
    emergency = choice.emergency.number if choice.emergency else None
    html, keyboard = views.stay_prompt(where.say, number, str(message.what["name"]), emergency)
    return Reply(Act.SEND, _chat(message, person), html, keyboard, silent=number > 0)


async def render_team_line(services: Services, message: Message, person: Person | None) -> Reply | None:
    """Render what the person hears from or about the team."""
    what = message.what
    where = _where(services, person, what.get("language"))
    chat_id = _chat(message, person)
    says, say = what["says"], where.say
    if says == "nobody-came":
        card = crisis.numbers(
            services, where, say("crisis-team-15" if what["asked"] else "crisis-team-15-unasked")
        )
        return Reply(Act.SEND, chat_id, card.html, card.keyboard)
    if says == "team-edit":
        html, keyboard = alert_views.team_says(say, what["text"], first=False)
        return Reply(Act.EDIT, chat_id, html, keyboard, message_id=what["message_id"])
    if says == "team":
        if "copy" in what:
            keyboard = alert_views.end_button(say)
            return Reply(
                Act.COPY, chat_id, keyboard=keyboard, message_id=what["copy"], from_chat_id=what["from"]
            )
        html, keyboard = alert_views.team_says(say, what["text"], first=what["first"])
        return Reply(Act.SEND, chat_id, html, keyboard)
    html, keyboard = views.plain(say, says)
    return Reply(Act.SEND, chat_id, html, keyboard)
