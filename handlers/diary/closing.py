"""How a check-in ends once mood, pull and use are noted: the one more question, then the answer that fits."""

from datetime import date

from bot.diary.extras import SCORED
from bot.people import Place
from handlers.context import BotContext
from handlers.views import checkin as views
from handlers.views import extra as extra_views

WELL = "extra:well"


async def after_use(context: BotContext, day: date) -> None:
    """Ask the one more question if the person chose one and has not answered it for that day; else end."""
    person, extras = context.known, context.services.extras
    question = await extras.chosen(person)
    if question is None or any(one.question is question for one in await extras.between(person, day, day)):
        await finish(context, day)
        return
    if question not in SCORED:
        await context.go_to(Place(WELL, {"day": day.isoformat()}))
    await context.show(extra_views.ask(context.say, day, question))


async def finish(context: BotContext, day: date, *, bladder: bool = False) -> None:
    """Show the one answer that fits the day; `bladder` when what is known about it belongs to that answer."""
    person, moods = context.known, context.services.moods
    days = await moods.last_days(person)
    missing = days.missing(moods.fill_from(person))
    note = next((one for one in days.notes if one.day == day), None)
    if note is None:
        # Travelled west since the tap: the day is still ahead, and the row of days ends before it.
        note = await moods.day(person, day)
        assert note is not None
    shown = views.end(context.say, note, days, missing=bool(missing))
    await context.show(extra_views.with_bladder(context.say, shown) if bladder else shown)
