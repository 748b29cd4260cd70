"""Staff and alerts: take one, write to the person by replying to it, end it, say whether it was right.

Staff are whoever writes in the staff chat, and the admins anywhere. Each call is checked anew.
"""

import structlog
from telegram import Message, Update
from telegram.constants import ChatAction
from telegram.error import TelegramError
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from bot.infra.work import in_transaction
from bot.kernel.localtime import zone
from bot.messaging.delivery import Message as Queued
from bot.people import Person
from bot.safety.crisis import Alert, AlertGone, Staff
from handlers.callbacks import NotOurs, of, parse
from handlers.context import BotApplication, BotContext, Services
from handlers.reply import Act, Reply
from handlers.safety import talk
from handlers.views import alerts as views
from handlers.views.screen import Screen, safe, screen

log = structlog.get_logger(__name__)

# Telegram's limit less the line that stands above it.
LONGEST = 3800


def is_staff(context: BotContext) -> bool:
    """Return whether whoever acts is of the team: in the staff chat, or an admin."""
    settings = context.services.settings
    if context.event.effective_user is None or context.event.effective_chat is None:
        return False
    in_chat = settings.staff_chat_id is not None and context.chat.id == settings.staff_chat_id
    return in_chat or context.sender_id in settings.admin_ids


def staff_of(context: BotContext) -> Staff:
    """Return whoever acts, for other staff to see."""
    user = context.event.effective_user
    assert user is not None
    return Staff(user.id, user.first_name or str(user.id))


async def take_tap(update: Update, context: BotContext) -> None:
    """Do what a button under an alert says, and show the alert as it stands then."""
    if not is_staff(context):
        await context.answer_tap(context.say("alert-not-staff"), alert=True)
        return
    await context.answer_tap()
    tap = parse(context.tapped.data)
    alerts, say = context.services.alerts, context.say
    alert_id = tap.number(0, 1, 2**53)
    if tap.verb == "take":
        await _show_typing(context, alert_id)
        alert, first = await alerts.take(alert_id, staff_of(context))
        if first:
            await alerts.say(alert, "took", f"v{context.event.update_id}")
        elif alert.open:
            key = "alert-took-already"
            await context.reply(screen(say(key, name=safe(alert.taken_by or ""), id=alert.id)))
    elif tap.verb == "end":
        alert = await alerts.end(await alerts.get(alert_id), "staff")
    elif tap.verb == "right":
        if tap.arg(1) not in ("yes", "no"):
            raise NotOurs(tap.feature)
        alert = await alerts.judge(alert_id, tap.arg(1) == "yes")
    else:
        raise NotOurs(tap.feature)
    await context.edit(await _post(context.services, alert))


async def _show_typing(context: BotContext, alert_id: int) -> None:
    """Show the person who asked for it that somebody is about to write; before anything is stored."""
    alert = await context.services.alerts.get(alert_id)
    person = await context.services.people.get(alert.person_id) if alert.person_id is not None else None
    if person is None or not (alert.asked or alert.talking) or in_transaction():
        return
    try:
        await context.bot.send_chat_action(person.telegram_id, ChatAction.TYPING, read_timeout=2)
    except TelegramError as error:
        log.info("alert.no_typing", error=type(error).__name__)


async def _post(services: Services, alert: Alert, *, again: bool = False) -> Screen:
    say = services.texts.bound(services.settings.default_language)
    where = zone(alert.zone_name) if alert.zone_name else None
    unsafe = alert.open and not await services.alerts.safe_to_write(alert)
    return views.post(say, alert, services.clock.now(), where, again=again, unsafe=unsafe)


async def write(update: Update, context: BotContext) -> None:
    """Pass a reply to an alert on to the person; any other message of staff is their own business."""
    message = context.written
    alert = await _alert_of(context, message)
    if alert is None:
        if context.chat.type == context.chat.PRIVATE:
            # Whoever answers something else in their own chat is a person like any other.
            await (talk.hear if message.text else talk.hear_other)(update, context)
        return
    text = message.text
    if text is not None and len(text) > LONGEST:
        await context.reply(screen(context.say("alert-too-long", length=len(text), limit=LONGEST)))
        return
    if text is None and not (message.photo or message.document or message.voice or message.video):
        await context.reply(screen(context.say("alert-sent-not")))
        return
    before = alert.taken_by
    changed = await context.services.alerts.pass_on(
        alert, staff_of(context), context.chat.id, message.message_id, text
    )
    if before is None and changed.taken_by is not None:
        await context.services.alerts.say(changed, "took", f"v{update.update_id}")


async def rewrite(update: Update, context: BotContext) -> None:
    """Change what was passed on after staff edited their reply."""
    message = context.written
    alert = await _alert_of(context, message)
    if alert is not None and message.text:
        await context.services.alerts.correct(
            alert, context.chat.id, message.message_id, message.text, update.update_id
        )
    elif alert is None and context.chat.type == context.chat.PRIVATE and message.text:
        await talk.hear_edit(update, context)


async def _alert_of(context: BotContext, message: Message) -> Alert | None:
    """Return the alert that a message of staff replies to; raises AlertGone when it is over."""
    replied = message.reply_to_message
    if replied is None or not is_staff(context):
        return None
    alert = await context.services.alerts.of_message(replied.message_id, context.chat.id)
    if alert is not None and not alert.open:
        raise AlertGone
    return alert


async def render_alert(services: Services, message: Queued, person: Person | None) -> Reply | None:
    """Render an alert as it stands when it goes out."""
    assert message.chat_id is not None
    alert = await services.alerts.get(int(message.what["alert"]))
    again = not message.dedupe_key.endswith(":g0")
    html, keyboard = await _post(services, alert, again=again)
    return Reply(Act.SEND, message.chat_id, html, keyboard)


async def render_line(services: Services, message: Queued, person: Person | None) -> Reply | None:
    """Render a line under an alert: that the person wrote again, what they wrote in a talk, how it ended."""
    assert message.chat_id is not None
    what = message.what
    alert = await services.alerts.get(int(what["alert"]))
    say = services.texts.bound(services.settings.default_language)
    says = str(what["says"])
    under = await services.alerts.post_id(alert)
    if says == "took":
        return Reply(
            Act.SEND,
            message.chat_id,
            say("alert-took", name=safe(alert.taken_by or ""), id=alert.id),
            answers=under,
        )
    if "copy" in what:
        return Reply(
            Act.COPY, message.chat_id, message_id=what["copy"], from_chat_id=what["from"], answers=under
        )
    if says == "unread":
        kind = str(what["kind"])
        known = kind if kind in ("voice", "video", "photo", "sticker", "location") else "other"
        return Reply(Act.SEND, message.chat_id, views.line(say, alert, f"unread-{known}"), answers=under)
    values = {"text": what["text"]} if "text" in what else {}
    html = views.line(say, alert, says, **values)
    if says == "person-edit" and what.get("message_id"):
        return Reply(Act.EDIT, message.chat_id, html, message_id=what["message_id"])
    return Reply(Act.SEND, message.chat_id, html, answers=under)


def register(application: BotApplication) -> None:
    """Add staff's handlers; who is staff, and which message belongs to an alert, is asked at each call."""
    application.add_handler(CallbackQueryHandler(take_tap, pattern=of("alert")))
    replies = (filters.ChatType.GROUPS | filters.ChatType.PRIVATE) & filters.REPLY & ~filters.COMMAND
    application.add_handler(MessageHandler(replies & filters.UpdateType.MESSAGE, write))
    application.add_handler(MessageHandler(replies & filters.UpdateType.EDITED_MESSAGE, rewrite))
