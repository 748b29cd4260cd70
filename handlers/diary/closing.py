"""How a check-in ends once mood, pull and use are noted.

First the one more question, then what became of the morning's wish, then the one answer that fits.
"""

from collections.abc import Sequence
from datetime import date

from bot.diary.extras import SCORED
from bot.diary.moods import DayNote, Days, Used
from bot.people import Person, Place, Stage
from bot.selfhelp.library import REMEMBERED_DAYS, CheckedIn
from bot.selfhelp.tips import last_lapse, stage_for
from handlers.context import BotContext
from handlers.views import checkin as views
from handlers.views import extra as extra_views
from handlers.views import goal as goal_views
from handlers.views import morning as morning_views

WELL, BECAME = "extra:well", "morning:became"
# What the check-in words call a day by what was said of use.
AFTER = {Used.NO: "without", Used.YES: "use", Used.UNSAID: "unsaid"}


async def note_use(context: BotContext, day: date, used: Used | None) -> None:
    """Keep whether the person used, None where that is not asked, and what is said of the day at the end."""
    person = context.known
    words, held = context.services.library.checkin_words, person.held(context.now)

    def answer(note: DayNote, days: Days, said: Sequence[str]) -> str:
        return words.answer(_checked_in(note, days, person, held), said, person.id).id

    context.noted = await context.services.moods.conclude(person, day, used, answer, REMEMBERED_DAYS)


async def after_use(context: BotContext, day: date) -> None:
    """Ask the one more question if the person chose one and has not answered it for that day; else go on."""
    person, extras = context.known, context.services.extras
    question = await extras.chosen(person)
    if question is None or any(one.question is question for one in await extras.between(person, day, day)):
        await after_extra(context, day)
        return
    if question not in SCORED:
        await context.go_to(Place(WELL, {"day": day.isoformat()}))
    await context.show(extra_views.ask(context.say, day, question))


async def after_extra(context: BotContext, day: date, *, bladder: bool = False) -> None:
    """Ask what became of the morning's wish, if there was one and it was not said; else end."""
    intention = await context.services.intentions.of(context.known, day)
    if intention is None or intention.outcome is not None:
        await finish(context, day, bladder=bladder)
        return
    await context.go_to(Place(BECAME, {"day": day.isoformat()}))
    shown = morning_views.ask_became(context.say, intention)
    await context.show(extra_views.with_bladder(context.say, shown) if bladder else shown)


async def finish(context: BotContext, day: date, *, bladder: bool = False) -> None:
    """Show the one answer that fits the day; `bladder` when what is known about it belongs to that answer."""
    person, moods = context.known, context.services.moods
    if context.noted is not None and context.noted[0].day == day:
        note, days = context.noted
    else:
        days = await moods.last_days(person)
        found = next((one for one in days.notes if one.day == day), None)
        # Travelled west since the tap: the day is still ahead, and the row of days ends before it.
        found = found or await moods.day(person, day)
        assert found is not None
        note = found
    missing = days.missing(moods.fill_from(person))
    words, kind = context.services.library.checkin_words, views.kind_of_day(note)
    told = _checked_in(note, days, person, person.held(context.now))
    line = words.line(note.said, told)
    if line is None:
        # Changed since, by another way than the check-in: the words of before fit it no more.
        line = words.answer(told, [one.said for one in days.notes if one.said], person.id)
    goal = None
    if note.used is Used.YES and person.stage is Stage.CUTTING_DOWN and not views.is_low(note):
        weeks = await context.services.goals.weeks(person, 1)
        goal = (
            goal_views.sentence(context.say, weeks)
            if weeks.goal is not None and day >= weeks.this.monday
            else None
        )
    shown = views.end(
        context.say,
        note,
        days,
        words.say(line.id, context.language, note.craving),
        words.offer(kind, day, person.id, context.language) if kind else None,
        stage=person.stage,
        goal=goal,
        missing=bool(missing),
    )
    await context.show(extra_views.with_bladder(context.say, shown) if bladder else shown)


def _checked_in(note: DayNote, days: Days, person: Person, held: bool) -> CheckedIn:
    used_on = [one.day for one in days.notes if one.used is Used.YES and one.day < note.day]
    stage = stage_for(person, note.day, last_lapse(person, note.day, used_on))
    if note.used is None and person.stage is Stage.SUPPORTING:
        return CheckedIn("mood-only", note.mood, note.craving, stage, held)
    return CheckedIn(AFTER[note.used or Used.UNSAID], note.mood, note.craving, stage, held)
