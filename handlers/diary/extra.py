"""The one more question of a check-in: chosen in the settings, answered by a tap or in words, or skipped."""

from datetime import date

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.diary.extras import SCORED, Question
from handlers.callbacks import NotOurs, Tap, of, parse
from handlers.context import BotApplication, BotContext, asked_again, typed_answers
from handlers.diary import closing
from handlers.diary.words import means
from handlers.views import extra as views


async def answer(update: Update, context: BotContext) -> None:
    """Do what a button of the question says."""
    await context.answer_tap()
    tap = parse(context.tapped.data)
    if tap.verb == "choose":
        await _choose(context, tap)
    elif tap.verb == "score":
        await note_score(context, _day(tap), _question(tap, 1), tap.number(2, 0, 10))
    elif tap.verb == "skip":
        await _leave(context)
        await closing.after_extra(context, _day(tap))
    else:
        raise NotOurs(tap.feature)


async def note_score(context: BotContext, day: date, question: Question, score: int) -> None:
    """Keep the score and end the check-in."""
    if question not in SCORED:
        raise NotOurs("extra")
    await context.services.extras.score(context.known, day, question, score)
    await closing.after_extra(context, day, bladder=question is Question.BLADDER and score >= views.HARD)


async def type_well(update: Update, context: BotContext) -> None:
    """Keep what went well, in the person's words; "skip" is no answer."""
    assert context.place is not None
    day = date.fromisoformat(context.place.about["day"])
    text = context.written.text or ""
    if len(text) > views.WORDS_LIMIT:
        await context.reply(views.too_long(context.say, len(text)))
        return
    await _leave(context)
    if not means(context.say, "skip", text):
        await context.services.extras.tell(context.known, day, text)
    await closing.after_extra(context, day)


async def ask_again(update: Update, context: BotContext) -> None:
    """Ask what went well where the person was led away from it."""
    assert context.place is not None
    day = date.fromisoformat(context.place.about["day"])
    await context.reply(views.ask(context.say, day, Question.WELL))


async def _choose(context: BotContext, tap: Tap) -> None:
    extras = context.services.extras
    if context.place is not None and context.place.name.startswith("settings:"):
        # The hour that the screen before this one waited for.
        await context.go_to(None)
    if tap.args:
        await extras.choose(context.known, None if tap.arg(0) == "-" else _question(tap, 0))
    await context.edit(views.choose(context.say, await extras.chosen(context.known)))


async def _leave(context: BotContext) -> None:
    if context.place is not None and context.place.name == closing.WELL:
        await context.go_to(None)


def _question(tap: Tap, index: int) -> Question:
    if tap.arg(index) not in list(Question):
        raise NotOurs(tap.feature)
    return Question(tap.arg(index))


def _day(tap: Tap) -> date:
    try:
        return date.fromisoformat(tap.arg(0))
    except ValueError:
        raise NotOurs(tap.feature) from None


def register(application: BotApplication) -> None:
    """Add the handlers of the question."""
    application.add_handler(CallbackQueryHandler(answer, pattern=of("extra")))
    typed_answers(application)[closing.WELL] = type_well
    asked_again(application)[closing.WELL] = ask_again
