"""Words instead of taps: a check-in can be answered, put off or left by typing, with no place set.

What is asked is read from the day itself (its first question without an answer), so a plain tap writes
nothing more for it, and it works after a restart and on another device.
"""

from datetime import date, timedelta

from telegram import Update

from bot.diary.checkins import Snooze
from bot.diary.extras import SCORED
from bot.diary.moods import DayNote, Used
from bot.people import Place, Stage
from handlers.context import BotApplication, BotContext, asked_again, typed_answers
from handlers.diary import checkin, closing, extra, fill_in, morning, pace
from handlers.diary.words import Typed, read
from handlers.views import checkin as views
from handlers.views import extra as extra_views

# The questions after the first wait for so long; then a stray "no" is no answer to them.
OPEN_FOR = timedelta(minutes=30)
USED = "checkin:used"
_USED = {"no": Used.NO, "yes": Used.YES, "unsaid": Used.UNSAID, "skip": Used.UNSAID}


async def hear(context: BotContext) -> bool:
    """Take typed words as the answer to what is open today; return whether they were one."""
    text = context.written.text or ""
    typed = read(context.say, text)
    if typed is None:
        return await morning.hear(context, text)
    if typed.word == "other-days":
        await fill_in.show(context)
        return True
    if typed.word in ("less", "same", "more", "pause"):
        return await pace.hear(context, typed.word)
    person, services = context.known, context.services
    today = services.moods.today(person)
    note = await services.moods.day(person, today)
    if context.place is not None:
        # Something else waits for words, too: whatever was asked last gets them.
        since, noted_at = context.place.since, note.noted_at if note is not None else None
        if since is None or noted_at is None or noted_at < since:
            return False
    if note is None or note.mood is None:
        plan = await services.checkins.plan(person)
        return plan.asked_on == today and await _first(context, typed)
    if note.noted_at is None or context.now - note.noted_at > OPEN_FOR:
        return False
    return await _next(context, note, typed)


async def type_used(update: Update, context: BotContext) -> None:
    """Read whether the person used; ask again with buttons what is none of the words."""
    assert context.place is not None
    day = date.fromisoformat(context.place.about["day"])
    await context.go_to(None)
    typed = read(context.say, context.written.text or "")
    if typed is None or typed.word not in _USED:
        await context.reply(views.ask_used(context.say, day, None))
        return
    await checkin.note_use(context, day, _USED[typed.word])


async def ask_used_again(update: Update, context: BotContext) -> None:
    """Ask whether the person used where they were led away from it."""
    assert context.place is not None
    day = date.fromisoformat(context.place.about["day"])
    await context.reply(views.ask_used(context.say, day, None))


async def _first(context: BotContext, typed: Typed) -> bool:
    """Answer the check-in that came today."""
    today = context.services.moods.today(context.known)
    if typed.number is not None:
        if 1 <= typed.number <= 5:
            await checkin.note_mood(context, today, typed.number)
        else:
            await context.reply(views.ask_again(context.say, today))
    elif typed.word in [f"mood-{mood}" for mood in range(1, 6)]:
        await checkin.note_mood(context, today, int(typed.word[-1]))
    elif typed.word == "later":
        await checkin.ask_later(context, today)
    elif typed.word in list(Snooze):
        await checkin.put_off(context, today, Snooze(typed.word))
    elif typed.word in ("skip", "not-today"):
        await checkin.leave_today(context, today)
    else:
        return False
    return True


async def _next(context: BotContext, note: DayNote, typed: Typed) -> bool:
    """Answer the first of the further questions that these words fit."""
    if note.used is None and context.known.stage is Stage.SUPPORTING:
        return await _extra(context, note, typed)
    if note.used is None and note.craving is None:
        if typed.number is not None and typed.number <= 10:
            await checkin.note_pull(context, note.day, typed.number)
            return True
        if typed.word == "skip":
            await checkin.note_pull(context, note.day, None)
            # A skip is kept nowhere, so the next question is: "skip" once more would mean it.
            await context.go_to(Place(USED, {"day": note.day.isoformat()}))
            return True
    if note.used is None and typed.word in _USED:
        await checkin.note_use(context, note.day, _USED[typed.word])
        return True
    return note.used is not None and await _extra(context, note, typed)


async def _extra(context: BotContext, note: DayNote, typed: Typed) -> bool:
    """Answer the one more question, if it is asked by a scale; words of what went well have a place."""
    if typed.number is None and typed.word != "skip":
        return False
    person, extras = context.known, context.services.extras
    question = await extras.chosen(person)
    answers = await extras.between(person, note.day, note.day)
    if question not in SCORED or any(one.question is question for one in answers):
        return False
    if typed.number is None:
        await closing.after_extra(context, note.day)
    elif typed.number <= 10:
        await extra.note_score(context, note.day, question, typed.number)
    else:
        await context.reply(extra_views.ask(context.say, note.day, question))
    return True


def register(application: BotApplication) -> None:
    """Add the typed answer that needs a place."""
    typed_answers(application)[USED] = type_used
    asked_again(application)[USED] = ask_used_again
