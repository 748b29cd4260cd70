"""The step before every feature: load the person, or stop; and what is noted after a tap."""

from collections.abc import Collection

import structlog
from telegram import Update
from telegram.ext import ApplicationHandlerStop, TypeHandler

from bot.infra.work import turn_now
from bot.messaging.delivery import Lane, NewMessage
from handlers.context import BotApplication, BotContext
from handlers.first_look import FirstLook
from handlers.people import by_word
from handlers.reply import Act, Reply, as_json
from handlers.views import people as views

log = structlog.get_logger(__name__)

# What works for everybody: before /start, after a no, under 18.
# And what is somebody's right whether or not they agree to a new consent text: a copy, erasure, silence.
OPEN_COMMANDS: Collection[str] = frozenset(
    {
        "start",
        "language",
        "sos",
        "help",
        "learn",
        "cope",
        "craving",
        "about",
        "privacy",
        "export",
        "erase",
        "wipe",
        "stop",
        "duty",
        "stats",
        "helpline",
        "reload",
    }
)
OPEN_FEATURES: Collection[str] = frozenset(
    {
        "start",
        "language",
        "sos",
        "crisis",
        "learn",
        "cope",
        "craving",
        "about",
        "privacy",
        "export",
        "erase",
        "wipe",
        "talk",
        "alert",
        "helpline",
    }
)


def command_of(update: Update) -> str | None:
    """Return the command a message begins with, in lower case without slash and bot name."""
    text = update.message.text if update.message else None
    if not text or not text.startswith("/"):
        return None
    return text[1:].split(maxsplit=1)[0].split("@")[0].lower() if len(text) > 1 else None


async def load_person(update: Update, context: BotContext) -> None:
    """Let through who may go on; everybody else reads how to start, and SOS always works."""
    chat = update.effective_chat
    if chat is None:
        raise ApplicationHandlerStop
    if chat.type != chat.PRIVATE:
        await _in_group(update, context)
        return
    if update.my_chat_member is not None:
        return
    # Somebody who clicks a broadcast together is quick, and no flood.
    at_work = await _at_staff_work(update, context)
    if not at_work and context.bot_data["flood"].too_much(chat.id) and not _asks_for_help(update):
        turn = turn_now.get()
        assert turn is not None
        turn.hushed = True
    person = context.person
    if person is not None and update.callback_query is None:
        person = context.person = await context.services.people.seen(person)
    if at_work or _open(update):
        return
    if (person is None or not person.consented()) and await _by_word(update, context):
        raise ApplicationHandlerStop
    if person is None:
        if update.edited_message is None:
            wrote = update.message is not None and command_of(update) is None
            await context.show(views.start_first(context.say, wrote=wrote))
        raise ApplicationHandlerStop
    if not person.consented():
        await context.show(views.consent(context.say, person.language))
        raise ApplicationHandlerStop


async def _by_word(update: Update, context: BotContext) -> bool:
    """Let somebody without an account type a language, or the words of a button that works for everybody."""
    if update.message is None or not update.message.text or command_of(update) is not None:
        return False
    code = by_word.named_language(context.services.texts, update.message.text)
    if code is not None:
        await context.show(views.consent(context.services.texts.bound(code), code))
        return True
    return await by_word.press_typed(update, context, only=OPEN_FEATURES)


def _asks_for_help(update: Update) -> bool:
    if update.callback_query is not None:
        return (update.callback_query.data or "").split(":")[0] in ("sos", "crisis", "talk")
    return command_of(update) in ("sos", "help")


async def _at_staff_work(update: Update, context: BotContext) -> bool:
    """Return whether an admin uses /broadcast, its buttons, or types into a draft: that needs no account.

    Notes for the handlers of this update, and for the first look at the next, whether a draft is open.
    """
    if context.sender_id not in context.services.settings.admin_ids:
        return False
    if update.callback_query is not None:
        return (update.callback_query.data or "").startswith("broadcast:")
    if (command := command_of(update)) is not None:
        return command == "broadcast"
    if update.message is None:
        return False
    if (replied := update.message.reply_to_message) is not None and replied.from_user is not None:
        # An alert came to them in private, and this answers it.
        return replied.from_user.is_bot
    first_look: FirstLook = context.application.bot_data["first_look"]
    draft = await context.services.broadcasts.draft_of(context.sender_id)
    if draft is None or not draft.drafting(context.now):
        first_look.drafting.discard(context.sender_id)
        return False
    first_look.drafting.add(context.sender_id)
    return True


def _open(update: Update) -> bool:
    if update.callback_query is not None:
        return (update.callback_query.data or "").split(":")[0] in OPEN_FEATURES
    return command_of(update) in OPEN_COMMANDS


async def _in_group(update: Update, context: BotContext) -> None:
    assert update.effective_chat is not None
    if update.effective_chat.id == context.services.settings.staff_chat_id:
        return
    if update.effective_chat.type != update.effective_chat.CHANNEL:
        # Through the outbox, which paces what goes to groups.
        chat_id = update.effective_chat.id
        leave = as_json(Reply(Act.LEAVE, chat_id, context.say("gate-leave-group")))
        await context.services.outbox.add(
            NewMessage(
                "ready", Lane.STAFF, f"leave:{update.update_id}", chat_id=chat_id, what={"reply": leave}
            )
        )
    raise ApplicationHandlerStop


async def note_tap(update: Update, context: BotContext) -> None:
    """Note that the person was here, after a tap was answered: nothing is written before that."""
    if update.callback_query is not None and context.person is not None:
        await context.services.people.seen(context.person)


def register(application: BotApplication, group: int, last_group: int) -> None:
    """Add both steps in their groups: before every feature, and after them."""
    application.add_handler(TypeHandler(Update, load_person), group=group)
    application.add_handler(TypeHandler(Update, note_tap), group=last_group)
