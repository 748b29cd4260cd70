"""What is none of the other things: a typed answer to the last question, or a short kind answer."""

from telegram import Message, Update
from telegram.ext import CallbackQueryHandler, ChatMemberHandler, MessageHandler, filters

from bot.people import Reach
from handlers.context import BotApplication, BotContext
from handlers.diary import typed
from handlers.gate import command_of
from handlers.people import by_word, language, start
from handlers.safety import elevated, steps
from handlers.selfhelp import learn
from handlers.views import people as views
from handlers.views.screen import screen, sos_button


async def hear(update: Update, context: BotContext) -> None:
    """Hand typed words to the question they answer; else answer that we did not understand."""
    words = command_of(update) is None
    if words and (code := by_word.named_language(context.services.texts, context.written.text or "")):
        await language.switch(context, code)
        return
    # A check-in knows its own words, which say more than its buttons.
    if words and await by_word.press_typed(update, context, besides=("checkin",)):
        return
    # A check-in that went on after a setting was left half-way is the newer question.
    left = context.place is not None and context.place.name.startswith(("settings:", "when:"))
    if words and left and context.person is not None and await typed.hear(context):
        return
    if words and context.place is not None:
        if await steps.take_bare_answer(context):
            return
        answer = context.typed_answers.get(context.place.name)
        if answer is not None:
            await answer(update, context)
            return
    if context.person is not None and context.person.onboarded_at is None:
        await start.resume(context)
        return
    if context.person is not None and words and await typed.hear(context):
        return
    if words and await by_word.press_typed(update, context):
        return
    if context.person is not None and await by_word.run_typed(update, context):
        return
    suggestion = learn.suggestion(context)
    finding = elevated.finding_of(update, context)
    if finding is not None:
        await elevated.answer(context, finding)
    if suggestion is not None or finding is None:
        await context.reply(suggestion or views.lost(context.say))


async def cannot_read(update: Update, context: BotContext) -> None:
    """Say honestly that we cannot hear, see or open it; nothing of it is kept."""
    assert update.message is not None
    await context.reply(views.lost(context.say, f"fallback-{kind_of(update.message)}"))


def kind_of(message: Message) -> str:
    """Return which honest answer fits a message without words."""
    if message.voice or message.audio:
        return "voice"
    if message.video or message.video_note or message.animation:
        return "video"
    if message.photo:
        return "photo"
    if message.sticker:
        return "sticker"
    if message.location or message.venue:
        return "location"
    if message.contact:
        return "contact"
    if message.document:
        return "file"
    return "other"


async def stale(update: Update, context: BotContext) -> None:
    """Answer a button that no feature knows any more."""
    await context.answer_tap()
    await context.reply(screen(context.say("error-stale-button"), sos_button(context.say)))


async def change_reach(update: Update, context: BotContext) -> None:
    """Note that the bot was blocked or unblocked."""
    member = update.my_chat_member
    if member is None or context.person is None or member.chat.type != member.chat.PRIVATE:
        return
    blocked = member.new_chat_member.status in ("kicked", "left")
    await context.services.people.change(context.person, reach=Reach.BLOCKED if blocked else Reach.OK)


def register(application: BotApplication) -> None:
    """Add the last handlers: they take what no feature took."""
    private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    application.add_handler(ChatMemberHandler(change_reach, ChatMemberHandler.MY_CHAT_MEMBER))
    application.add_handler(MessageHandler(private & filters.TEXT, hear))
    application.add_handler(MessageHandler(private & ~filters.StatusUpdate.ALL, cannot_read))
    application.add_handler(CallbackQueryHandler(stale))
