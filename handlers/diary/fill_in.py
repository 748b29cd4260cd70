"""Days that were missed, filled in on trust: a list, one tap each. Nobody is ever sent here unasked."""

from datetime import date

from bot.diary.moods import DayNote, Used
from bot.people import Stage
from handlers.context import BotContext
from handlers.views import checkin as views


async def show(context: BotContext, noted: DayNote | None = None) -> None:
    """List the days of the last week that have nothing; `noted` is the one filled in just now."""
    person, moods = context.known, context.services.moods
    missing = (await moods.last_days(person)).missing(moods.fill_from(person))
    use = person.stage is not Stage.SUPPORTING
    await context.show(views.fill_in(context.say, missing, noted, use=use))


async def fill(context: BotContext, day: date, used: Used) -> None:
    """Keep what was tapped for that day and show what is left."""
    await show(context, await context.services.moods.record_use(context.known, day, used))
