"""Messages of ELEVATED: the feature answers, and one quiet line is added; where none does, this answers."""

from telegram import Update
from telegram.ext import TypeHandler

from bot.diary.moods import DayNote
from bot.infra.work import turn_now
from bot.safety.risk import About, Category, Finding, Level
from handlers.context import BotApplication, BotContext
from handlers.gate import command_of
from handlers.safety import sos
from handlers.safety.noting import ask, first_look_of, kept, note, speak
from handlers.safety.questions import PHONE, SOFT
from handlers.views import crisis as views

# Mood 1 and a pull of 9 or 10 on the last three days that were noted, all within five.
LOW_DAYS, LOW_WITHIN, LOW_CRAVING = 3, 5, 9
LOW_RUN = Finding(Level.ELEVATED, Category.HOPELESSNESS, "keel.low-run", (0, 0), "", About.SELF)


def finding_of(update: Update, context: BotContext) -> Finding | None:
    """Return what was found in a message, when it is ELEVATED."""
    found = first_look_of(context).found.get(update.update_id)
    return found if found is not None and found.level is Level.ELEVATED else None


async def answer(context: BotContext, finding: Finding) -> None:
    """Answer a message that no feature was waiting for; nothing in a flood."""
    turn = turn_now.get()
    if turn is not None and turn.hushed:
        return
    context.elevated_answered = True
    if not await _special(context, finding):
        await speak(context, views.elevated(context.say, finding.category, known=kept(context) is not None))
        await _ask_softly(context, finding)


async def add_quiet_line(update: Update, context: BotContext) -> None:
    """Add one quiet line to what a feature answered, or the soft question where it is due."""
    if update.callback_query is not None:
        await _look_at_run(context)
        return
    finding = finding_of(update, context)
    turn = turn_now.get()
    if finding is None or update.message is None or turn is None or turn.hushed:
        return
    if context.elevated_answered:
        return
    # What is looked up is not told of oneself: "/learn k cramps".
    asked_about = command_of(update) is not None
    if await _special(context, finding) or (not asked_about and await _ask_softly(context, finding)):
        return
    await speak(context, views.quiet_line(context.say))


async def _look_at_run(context: BotContext) -> None:
    """After a check-in: a run of awful days with the strongest pull is worrying by itself."""
    person, tapped = kept(context), context.tapped.data or ""
    if person is None or not tapped.startswith("checkin:used:"):
        return
    noted = context.noted[0] if context.noted is not None else None
    if noted is not None and noted.day == context.services.moods.today(person) and not _is_low(noted):
        # Today ends the run, whatever the days before were: most check-ins need no look at them.
        return
    notes = (await context.services.moods.last_days(person, LOW_WITHIN)).notes[-LOW_DAYS:]
    low = [day for day in notes if _is_low(day)]
    if len(low) == LOW_DAYS and await _ask_softly(context, LOW_RUN):
        await note(context, LOW_RUN)


def _is_low(day: DayNote) -> bool:
    return day.mood == 1 and (day.craving or 0) >= LOW_CRAVING


async def _special(context: BotContext, finding: Finding) -> bool:
    """Answer what has a card of its own at any level: violence, and the wish for a person."""
    if finding.category is Category.ABUSE:
        await speak(context, views.violence_ask(context.say, None))
        await ask(context, PHONE)
        return True
    if finding.category is Category.HELP_REQUEST:
        await speak(context, sos.sos_card(context))
        return True
    return False


async def _ask_softly(context: BotContext, finding: Finding) -> bool:
    """Ask the soft question, at most once a day and not about somebody else; return whether it was asked."""
    person = kept(context)
    if person is None or finding.category is Category.THIRD_PARTY or person.held(context.now):
        return False
    if not await context.services.crises.soft_due(person):
        return False
    await speak(context, views.soft(context.say))
    await ask(context, SOFT)
    return True


def register(application: BotApplication, group: int) -> None:
    """Add the step that comes after every feature."""
    application.add_handler(TypeHandler(Update, add_quiet_line), group=group)
