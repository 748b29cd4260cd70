"""/language, and the name of a language typed anywhere: the switch leaves everything else where it is."""

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from handlers.callbacks import NotOurs, of, parse
from handlers.context import BotApplication, BotContext
from handlers.people import start
from handlers.views import people as views


async def ask_language(update: Update, context: BotContext) -> None:
    """Ask which language; of a stranger nothing is kept, so for them it leads to the first question."""
    await context.show(views.ask_language(context.say, spoken(context), known=context.person is not None))


async def take_tap(update: Update, context: BotContext) -> None:
    """Switch to the tapped language."""
    await context.answer_tap()
    tap = parse(context.tapped.data)
    if tap.verb == "ask":
        await ask_language(update, context)
        return
    if tap.verb != "set" or tap.arg(0) not in dict(spoken(context)):
        raise NotOurs(tap.feature)
    await switch(context, tap.arg(0))


async def switch(context: BotContext, code: str) -> None:
    """Speak that language from now on, say so, and ask again what was being asked."""
    if context.person is None:
        await context.show(views.consent(context.services.texts.bound(code), code))
        return
    context.person = await context.services.people.change(context.person, language=code)
    # The next crisis answer is made from memory.
    context.application.bot_data["first_look"].remember(context.person)
    context.tongue = None
    place = context.place
    asked = context.asked_again.get(place.name) if place is not None else None
    await context.show(views.language_set(context.say, settled=asked is None and _settled(context)))
    if not _settled(context):
        context.as_new_message()
        await start.resume(context)
    elif asked is not None:
        context.as_new_message()
        await asked(context.event, context)


def spoken(context: BotContext) -> list[tuple[str, str]]:
    """Return (code, own name) of the languages that there are texts in."""
    texts = context.services.texts
    return [
        (code, texts.get("language-name", code))
        for code in texts.languages()
        if texts.has("start-hello", code)
    ]


def _settled(context: BotContext) -> bool:
    return context.known.onboarded_at is not None


def register(application: BotApplication) -> None:
    """Add the handlers of /language."""
    application.add_handler(CommandHandler("language", ask_language, filters.ChatType.PRIVATE))
    application.add_handler(CallbackQueryHandler(take_tap, pattern=of("language")))
