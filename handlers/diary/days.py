"""/days: what the days say, the date they count from, the numbers to hear of, the goal of a week."""

from datetime import date, timedelta

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.diary.days.model import MOST_DAYS
from bot.messaging.delivery import Message
from bot.people import Person, Place, Stage, dates
from handlers.callbacks import NotOurs, Tap, of, parse
from handlers.context import BotApplication, BotContext, Services, asked_again, typed_answers
from handlers.reply import Act, Reply
from handlers.views import day_count as views
from handlers.views import goal as goal_views

SINCE, NUMBER, GOAL = "days:since", "days:number", "days:goal"
# Days in which a low mood or a strong pull makes the word about a number a plainer one.
LATELY = 3
LOW_MOOD, STRONG_PULL = 2, 7


async def show_days(update: Update, context: BotContext) -> None:
    """Show what the days say."""
    await _leave(context)
    person, services, say = context.known, context.services, context.say
    if person.stage is Stage.SUPPORTING:
        await context.show(views.supporter(say))
        return
    lines = []
    if person.stage is not Stage.STOPPED:
        weeks = await services.goals.weeks(person)
        if weeks.goal is not None or any(one.used + one.without for one in weeks.weeks):
            lines = [goal_views.sentence(say, weeks), goal_views.signs(say, weeks)]
    await context.show(
        views.overview(
            say,
            await services.days.count(person),
            await services.days.milestones(person),
            asks_date=person.stage is Stage.STOPPED,
            lines=lines,
        )
    )


async def take_tap(update: Update, context: BotContext) -> None:
    """Do what a button of /days says."""
    await context.answer_tap()
    tap = parse(context.tapped.data)
    days, say = context.services.days, context.say
    if tap.verb == "show":
        await show_days(update, context)
    elif tap.verb == "date":
        await _ask_date(context)
    elif tap.verb == "since":
        ago = tap.number(0, 0, MOST_DAYS)
        await _set_date(context, days.today(context.known) - timedelta(days=ago))
    elif tap.verb == "drop":
        await days.forget_stretch(context.known, _day(tap))
        await context.edit(views.dropped(say))
    elif tap.verb == "numbers":
        await context.go_to(Place(NUMBER))
        await ask_numbers_again(update, context)
    elif tap.verb == "pick":
        picked = await days.pick(context.known, tap.number(0, 1, MOST_DAYS))
        await context.edit(views.numbers(say, picked))
    elif tap.verb == "none":
        await days.pick_none(context.known)
        await context.edit(views.none_picked(say))
    elif tap.verb == "goal":
        await context.go_to(Place(GOAL))
        await ask_goal_again(update, context)
    else:
        raise NotOurs(tap.feature)


async def take_goal(update: Update, context: BotContext) -> None:
    """Keep the tapped goal, or none."""
    await context.answer_tap()
    tap = parse(context.tapped.data)
    if tap.verb != "set":
        raise NotOurs(tap.feature)
    await _set_goal(context, None if tap.arg(0) == "-" else tap.number(0, 0, goal_views.MOST))


async def type_since(update: Update, context: BotContext) -> None:
    """Read the typed date."""
    today = context.services.days.today(context.known)
    day = dates.read_date(context.written.text or "", today, context.language)
    if day is None or day > today:
        await _ask_date(context, key="days-date-unclear" if day is None else "days-date-future")
        return
    await _set_date(context, day)


async def type_number(update: Update, context: BotContext) -> None:
    """Read the typed number of days."""
    days, text = context.services.days, (context.written.text or "").strip()
    number = int(text) if text.isdecimal() and len(text) <= len(str(MOST_DAYS)) else 0
    if not 1 <= number <= MOST_DAYS:
        known = await days.milestones(context.known)
        await context.reply(views.numbers(context.say, known, unclear=True))
        return
    await context.reply(views.numbers(context.say, await days.pick(context.known, number)))


async def type_goal(update: Update, context: BotContext) -> None:
    """Read the typed number of days a week."""
    text = (context.written.text or "").strip()
    if len(text) != 1 or not text.isdecimal() or int(text) > goal_views.MOST:
        weeks = await context.services.goals.weeks(context.known)
        await context.reply(goal_views.ask(context.say, weeks, unclear=True))
        return
    await _set_goal(context, int(text))


async def ask_date_again(update: Update, context: BotContext) -> None:
    """Ask for the date again where the person was led away from it."""
    await _ask_date(context)


async def ask_numbers_again(update: Update, context: BotContext) -> None:
    """Show the numbers again."""
    await context.show(views.numbers(context.say, await context.services.days.milestones(context.known)))


async def ask_goal_again(update: Update, context: BotContext) -> None:
    """Ask for the goal again."""
    await context.show(goal_views.ask(context.say, await context.services.goals.weeks(context.known)))


async def _ask_date(context: BotContext, key: str = "days-ask-date") -> None:
    days, person = context.services.days, context.known
    await context.go_to(Place(SINCE))
    count, earlier = await days.count(person), await days.earlier(person)
    await context.show(views.ask_date(context.say, count, earlier, key=key))


async def _set_date(context: BotContext, day: date) -> None:
    days = context.services.days
    before = {one.began_on for one in await days.earlier(context.known)}
    if context.known.stage is not Stage.STOPPED:
        raise NotOurs("days")
    context.person = await days.set_date(context.known, day)
    await context.go_to(None)
    kept = [one for one in await days.earlier(context.known) if one.began_on not in before]
    count = await days.count(context.known)
    await context.show(views.date_set(context.say, count, kept[0] if kept else None))


async def _set_goal(context: BotContext, days_a_week: int | None) -> None:
    await context.services.goals.set(context.known, days_a_week)
    await show_days(context.event, context)


async def _leave(context: BotContext) -> None:
    """Forget which question of /days the next typed words would answer; one of another feature stays."""
    if context.place is not None and context.place.name in (SINCE, NUMBER, GOAL):
        await context.go_to(None)


def _day(tap: Tap) -> date:
    try:
        return date.fromisoformat(tap.arg(0))
    except ValueError:
        raise NotOurs(tap.feature) from None


async def render_milestone(services: Services, message: Message, person: Person | None) -> Reply | None:
    """Render the word about a number; None when it no longer fits: the date moved, a hold, use noted."""
    assert person is not None
    count = await services.days.count(person)
    since = count.since.isoformat() if count.since is not None else None
    number = message.what["number"]
    if person.held(services.clock.now()) or since != message.what["since"] or count.reached < number:
        return None
    notes = (await services.moods.last_days(person, LATELY)).notes
    gentle = any(
        (one.mood is not None and one.mood <= LOW_MOOD) or (one.craving or 0) >= STRONG_PULL for one in notes
    )
    say = services.texts.bound(person.language)
    html, keyboard = views.milestone(say, number, since=since is not None, gentle=gentle)
    return Reply(Act.SEND, person.telegram_id, html, keyboard, silent=True)


def register(application: BotApplication) -> None:
    """Add the handlers of /days."""
    application.add_handler(CommandHandler("days", show_days, filters.ChatType.PRIVATE))
    application.add_handler(CallbackQueryHandler(take_tap, pattern=of("days")))
    application.add_handler(CallbackQueryHandler(take_goal, pattern=of("goal")))
    typed = typed_answers(application)
    typed[SINCE] = type_since
    typed[NUMBER] = type_number
    typed[GOAL] = type_goal
    again = asked_again(application)
    again[SINCE] = ask_date_again
    again[NUMBER] = ask_numbers_again
    again[GOAL] = ask_goal_again
