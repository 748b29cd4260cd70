"""The person's side of a talk with the team: what they write while it is open goes to staff."""

from telegram import Message, Update
from telegram.ext import ApplicationHandlerStop, CallbackQueryHandler, MessageHandler, filters

from bot.people import Person
from bot.safety.crisis import Alert
from bot.safety.risk import About, Finding, Level
from handlers.callbacks import of
from handlers.context import BotApplication, BotContext
from handlers.people import by_word, smalltalk
from handlers.safety import elevated
from handlers.safety.crisis import where_of
from handlers.safety.noting import speak
from handlers.views import crisis as views

# What can be copied to staff as it is; the rest gets an honest answer and a flag.
_COPIED = ("voice", "video", "photo", "file", "sticker")


async def bring(context: BotContext) -> bool:
    """Bring words to the team while a talk is open; return whether one is."""
    alert = await _talk(context)
    if alert is None:
        return False
    message = context.written
    await context.services.alerts.hear(alert, message.message_id, message.text or "", context.chat.id)
    return True


async def hear(update: Update, context: BotContext) -> None:
    """Bring words to the team while a talk is open and nothing else was asked; else answer as ever."""
    waiting = context.place is not None or (context.written.text or "").startswith("/")
    if not waiting and await bring(context):
        return
    finding = elevated.finding_of(update, context)
    onboarded = context.person is not None and context.person.onboarded_at is not None
    if by_word.is_ours(context):
        # What was written before them had its answer; no quiet line is added to these.
        context.elevated_answered = True
        finding = None
    if finding is not None and onboarded and not waiting:
        await elevated.answer(context, finding)
        # The quiet line comes after a feature's answer; this was the answer.
        raise ApplicationHandlerStop
    await smalltalk.hear(update, context)


async def hear_other(update: Update, context: BotContext) -> None:
    """Bring pictures and voice notes to the team while a talk is open; in a hold tell staff of them."""
    message: Message = context.written
    kind = smalltalk.kind_of(message)
    alert = await _talk(context)
    if alert is not None and kind in _COPIED:
        await context.services.alerts.hear(alert, message.message_id, None, context.chat.id, kind)
        return
    if context.person is not None and context.person.held(context.now):
        await _flag(context, context.person, kind)
    await smalltalk.cannot_read(update, context)


async def _flag(context: BotContext, person: Person, kind: str) -> None:
    """Tell staff of what Keel cannot read; where no alert stands any more, a new one does."""
    alerts = context.services.alerts
    alert = await alerts.standing(person, context.chat.id)
    episode = await context.services.crises.episode(person)
    if alert is None and episode is not None:
        where = where_of(context)
        alert = await alerts.call(
            Finding(Level.HIGH, episode.category, "keel.unread", (0, 0), "", About.UNKNOWN),
            context.event.update_id,
            person,
            chat_id=context.chat.id,
            country=where.country,
            zone_name=where.zone.key if where.zone else None,
            language=where.language,
        )
    if alert is not None:
        await alerts.flag(alert, kind, context.event.update_id)


async def hear_edit(update: Update, context: BotContext) -> None:
    """Bring an edit of the person's words to the team while a talk is open."""
    message = context.written
    alert = await _talk(context)
    if alert is not None and message.text:
        await context.services.alerts.hear_edit(alert, message.message_id, message.text, update.update_id)


async def end(update: Update, context: BotContext) -> None:
    """End the talk: the person says so."""
    await context.answer_tap()
    alert = await context.services.alerts.standing(context.person, context.chat.id)
    if alert is not None:
        await context.services.alerts.end(alert, "person")
    await speak(context, views.plain(context.say, "team-ended"))


async def _talk(context: BotContext) -> Alert | None:
    alert = await context.services.alerts.standing(context.person, context.chat.id)
    return alert if alert is not None and alert.talking else None


def register(application: BotApplication) -> None:
    """Add the handlers; they stand before those of small talk and hand on what is not theirs."""
    private = filters.ChatType.PRIVATE
    new = private & filters.UpdateType.MESSAGE
    application.add_handler(CallbackQueryHandler(end, pattern=of("talk")))
    application.add_handler(
        MessageHandler(private & filters.UpdateType.EDITED_MESSAGE & filters.TEXT, hear_edit)
    )
    application.add_handler(MessageHandler(new & filters.TEXT, hear))
    application.add_handler(MessageHandler(new & ~filters.StatusUpdate.ALL, hear_other))
