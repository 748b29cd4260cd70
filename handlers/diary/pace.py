"""How often a person is asked: shown, chosen by button, or typed: less, same, more, pause."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.diary.checkins import LADDER, Pace
from handlers.callbacks import NotOurs, of, parse
from handlers.context import BotApplication, BotContext
from handlers.views import pace as views
from handlers.views import settings as settings_views

# After a change was said, a typed "less" or "same" speaks of it for so many days: until the next question.
SPOKEN_OF = max(LADDER)


async def take_tap(update: Update, context: BotContext) -> None:
    """Do what a button says."""
    await context.answer_tap()
    tap = parse(context.tapped.data)
    if context.place is not None and context.place.name.startswith("settings:"):
        # The hour that the screen before this one waited for.
        await context.go_to(None)
    if tap.verb == "set":
        every = tap.number(0, min(LADDER), max(LADDER))
        if every not in LADDER:
            raise NotOurs(tap.feature)
        await choose(context, every)
    elif tap.verb == "show":
        await show(context)
    else:
        raise NotOurs(tap.feature)


async def show(context: BotContext) -> None:
    """Ask how often."""
    plan = await context.services.checkins.plan(context.known)
    await context.show(views.choose(context.say, plan.pace))


async def choose(context: BotContext, every: int) -> None:
    """Ask once in so many days from now on."""
    plan = await context.services.checkins.set_pace(context.known, every)
    await context.show(views.chosen(context.say, plan.pace.every))


async def hear(context: BotContext, word: str) -> bool:
    """Take a typed "less", "same", "more" or "pause"; return whether it meant something now."""
    if word == "pause":
        await context.reply(settings_views.ask_pause(context.say))
        return True
    pace = (await context.services.checkins.plan(context.known)).pace
    today = context.services.moods.today(context.known)
    if pace.told_on is None or (today - pace.told_on).days > SPOKEN_OF:
        if word == "same":
            return False
        await show(context)
        return True
    await choose(context, _rung(pace, word))
    return True


def _rung(pace: Pace, word: str) -> int:
    return {"less": pace.less(), "more": pace.more()}.get(word, pace.every)


def register(application: BotApplication) -> None:
    """Add the handlers of the pace."""
    application.add_handler(CallbackQueryHandler(take_tap, pattern=of("pace")))
