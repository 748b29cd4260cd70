"""What Keel tells those who run it: a dead staff chat, how long it was away, that it is alive."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

import structlog
from telegram.constants import ChatAction
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError
from telegram.ext import ExtBot

from bot.infra.texts import Say
from bot.kernel.localtime import zone
from bot.messaging.delivery import Lane, NewMessage
from bot.messaging.intake import State
from bot.people.places import zones_of
from handlers.context import Services
from handlers.reply import Act, Reply, as_json
from handlers.views.screen import safe

log = structlog.get_logger(__name__)

# DESIGN section 11: a start after a longer gap is told.
GAP = timedelta(minutes=10)
# Telegram keeps updates for 24 hours (https://core.telegram.org/bots/api#getting-updates).
KEPT_BY_TELEGRAM = timedelta(hours=24)
# The line of the day goes out in this hour of the default country's clock.
ALIVE_HOUR = 9


async def prefer_polling(bot: ExtBot[None]) -> int:
    """Remove a webhook left from before, which keeps polling from working; return how many updates wait.

    Raises TelegramError.
    """
    info = await bot.get_webhook_info()
    if info.url:
        await bot.delete_webhook(drop_pending_updates=False)
        log.warning("webhook.removed", host=urlsplit(info.url).hostname)
    return info.pending_update_count


async def waiting(bot: ExtBot[None]) -> int:
    """Return how many updates wait at Telegram. Raises TelegramError."""
    return (await bot.get_webhook_info()).pending_update_count


async def try_staff_chat(bot: ExtBot[None], services: Services) -> bool:
    """Return whether the staff chat can be written to; when it cannot, each admin is told.

    "Typing" is what is tried: it needs the same rights as a message and leaves nothing behind. When
    Telegram itself cannot be reached nothing is known: True, and a line in the log.
    """
    chat = services.settings.staff_chat_id
    if chat is None:
        log.warning("staff_chat.none")
        return True
    say = services.texts.bound(services.settings.default_language)
    try:
        await bot.send_chat_action(chat, ChatAction.TYPING)
        return True
    except ChatMigrated as moved:
        text = say("service-staff-chat-moved", chat=moved.new_chat_id)
    except (BadRequest, Forbidden) as error:
        text = say("service-staff-chat-dead", chat=chat, reason=safe(error.message))
    except TelegramError as error:
        log.warning("staff_chat.not_tried", error=type(error).__name__)
        return True
    log.error("staff_chat.dead", admins=len(services.settings.admin_ids))
    await _to_admins(services, f"staff-chat:{services.intake.owner}", text)
    return False


async def tell_gap(services: Services, away_since: datetime | None, waiting: int) -> None:
    """Tell staff that Keel was away when that was over ten minutes, and how many updates waited.

    `away_since` is real time, aware UTC; None before the first start.
    """
    if away_since is None:
        return
    length = services.intake.real.now() - away_since
    if length <= GAP:
        return
    say = services.texts.bound(services.settings.default_language)
    text = say("service-gap", length=spoken(length, say), waiting=waiting)
    if length > KEPT_BY_TELEGRAM:
        text = f"{text}\n\n{say('service-gap-lost')}"
    log.warning("keel.was_away", minutes=round(length.total_seconds() / 60), waiting=waiting)
    # Two processes that start together find the same gap; it is told once.
    await _to_staff(services, f"gap:{away_since.isoformat()}", text)


async def tell_alive(services: Services) -> None:
    """Say once a day, in the ninth hour of the default country's clock, that Keel is alive."""
    where = zones_of(services.settings.default_country)
    local = services.clock.now().astimezone(zone(where[0] if where else "UTC"))
    if local.hour != ALIVE_HOUR:
        return
    updates = await services.intake.pending()
    messages = sum((await services.outbox.pending_by_lane()).values())
    aside = sum(one.state is State.SET_ASIDE for one in await services.intake.listed())
    say = services.texts.bound(services.settings.default_language)
    text = say("service-alive", updates=updates, messages=messages)
    if aside:
        text = f"{text}\n{say('service-alive-aside', count=aside)}"
    if await _to_staff(services, f"alive:{local.date().isoformat()}", text, silent=True, fallback=False):
        log.info("keel.alive", updates=updates, messages=messages, aside=aside)


def spoken(length: timedelta, say: Say) -> str:
    """Return a length of time in its two largest units, as in "2 hours and 5 minutes"."""
    minutes = round(length.total_seconds() / 60)
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [
        say(f"service-length-{unit}", **{unit: count})
        for unit, count in (("days", days), ("hours", hours), ("minutes", minutes))
        if count
    ]
    if len(parts) > 1:
        return say("service-length-two", longer=parts[0], shorter=parts[1])
    return parts[0] if parts else say("service-length-minutes", minutes=0)


async def _to_staff(
    services: Services, key: str, text: str, *, silent: bool = False, fallback: bool = True
) -> int:
    """Queue a text for the staff chat; without one for the admins, if `fallback`. Return how many are new."""
    chat = services.settings.staff_chat_id
    if chat is None:
        return await _to_admins(services, key, text) if fallback else 0
    return await services.outbox.add(_note(key, chat, text, silent=silent))


async def _to_admins(services: Services, key: str, text: str) -> int:
    notes = [_note(f"{key}:{admin}", admin, text) for admin in services.settings.admin_ids]
    return await services.outbox.add(*notes)


def _note(key: str, chat_id: int, text: str, *, silent: bool = False) -> NewMessage:
    reply = Reply(Act.SEND, chat_id, text, silent=silent)
    return NewMessage("ready", Lane.STAFF, key, chat_id=chat_id, what={"reply": as_json(reply)})
