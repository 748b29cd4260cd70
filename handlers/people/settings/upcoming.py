"""/when: what comes next, on the person's clock, and how many of it may come in a day."""

from datetime import datetime

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.diary.checkins import CHECKIN, MORNING, REMIND_AFTER, REMINDER, CheckinPlan, Part
from bot.diary.days import MILESTONE
from bot.diary.lookbacks import LOOKBACK
from bot.messaging.delivery import Lane, expected, left_over
from bot.people import Place
from bot.safety.crisis import FOLLOW_UP
from bot.selfhelp.cravings import STEP
from bot.selfhelp.risky import RISKY
from bot.selfhelp.tips import TIP
from handlers.callbacks import NotOurs, of, parse
from handlers.context import BotApplication, BotContext, typed_answers
from handlers.views import settings as views
from handlers.views import weekly as weeks

LINES = 8
LIMIT = "when:limit"

Coming = tuple[str, Lane, datetime]


async def show_upcoming(update: Update, context: BotContext) -> None:
    """Show what will be sent as things stand, or ask for the most of a day."""
    if update.callback_query is None:
        await _show(context)
        return
    await context.answer_tap()
    tap = parse(context.tapped.data)
    if tap.verb == "show":
        await _leave(context)
        await _show(context)
    elif tap.verb == "limit" and not tap.args:
        await context.go_to(Place(LIMIT))
        await context.edit(views.ask_limit(context.say))
    elif tap.verb == "limit":
        await _choose_limit(context, None if tap.arg(0) == "-" else tap.number(0, 1, views.MOST_LIMIT))
    else:
        raise NotOurs(tap.feature)


async def type_limit(update: Update, context: BotContext) -> None:
    """Read the typed number."""
    text = (context.written.text or "").strip()
    if not text.isdecimal() or not 1 <= int(text) <= views.MOST_LIMIT:
        await context.reply(views.ask_limit(context.say, unclear=True))
        return
    await _choose_limit(context, int(text))


async def _choose_limit(context: BotContext, limit: int | None) -> None:
    context.person = await context.services.people.change(context.known, daily_limit=limit)
    await _leave(context)
    await _show(context)


async def _show(context: BotContext) -> None:
    person, services = context.known, context.services
    plan = await services.checkins.plan(person)
    tip = await services.tips.plan(person)
    week = await services.weekly.plan(person, LOOKBACK)
    found = await _found(context, plan, tip.next_at)
    out = left_over(
        found, await services.outbox.unasked_today(person), person.daily_limit, context.now, person.zone
    )
    going = [(kind, at) for place, (kind, _, at) in enumerate(found) if place not in out]
    hours = views.Hours(
        checkin=plan.wall_time if plan.next_at is not None else None,
        morning=plan.morning.wall_time if plan.morning.next_at is not None else None,
        week=views.off(context.say) if week.next_at is None else weeks.day_words(context.say, week),
        tip=tip.wall_time if tip.next_at is not None else None,
        news=person.wants_news,
    )
    left_out = [found[place][0] for place in sorted(out)]
    await context.show(views.coming(context.say, person, context.now, going[:LINES], left_out, hours))


async def _found(context: BotContext, plan: CheckinPlan, tip_at: datetime | None) -> list[Coming]:
    """Return kind, lane and time of what is planned, soonest first: the sender's own rules decide."""
    person, services = context.known, context.services
    queued = await services.outbox.upcoming(person.id, 50)
    # A change of the timer's message is none; its end is one.
    found = [one for one in queued if one[0] != STEP]
    at = await services.checkins.next_ask(person)
    if at is not None:
        found.append((CHECKIN, Lane.CHECKIN, at))
        if plan.remind:
            found.append((REMINDER, Lane.REMINDER, at + REMIND_AFTER))
    if (morning := await services.checkins.next_ask(person, Part.MORNING)) is not None:
        found.append((MORNING, Lane.CHECKIN, morning))
    found += [
        (one.kind, Lane.CHECKIN, one.next_at)
        for one in await services.weekly.plans(person)
        if one.next_at is not None
    ]
    if tip_at is not None:
        found.append((TIP, Lane.CONTENT, tip_at))
    if (number := (await services.days.milestones(person)).next_at) is not None:
        found.append((MILESTONE, Lane.REMINDER, number))
    found += [
        (RISKY, Lane.ASKED, one.next_at)
        for one in await services.risky.of(person)
        if not person.paused(one.next_at) and not person.held(one.next_at)
    ]
    episode = await services.crises.episode(person)
    if episode is not None and episode.next_check_at is not None:
        found.append((FOLLOW_UP, Lane.ASKED, episode.next_check_at))
    going = [
        (kind, lane, when)
        for kind, lane, due in found
        # Help and words from the team are on their way at once, not planned.
        if lane >= Lane.ASKED and (when := expected(kind, lane, person, max(due, context.now))) is not None
    ]
    return sorted(going, key=lambda one: one[2])


async def _leave(context: BotContext) -> None:
    """Forget that the next typed words would be the limit; a question of another feature stays."""
    if context.place is not None and context.place.name == LIMIT:
        await context.go_to(None)


def register(application: BotApplication) -> None:
    """Add the handlers of /when."""
    application.add_handler(CommandHandler("when", show_upcoming, filters.ChatType.PRIVATE))
    application.add_handler(CallbackQueryHandler(show_upcoming, pattern=of("when")))
    typed_answers(application)[LIMIT] = type_limit
