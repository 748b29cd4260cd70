"""What risky times look like: the list, the questions, the neutral note and what is behind its tap."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, tzinfo

from bot.infra.texts import Say
from bot.selfhelp.plans import Plan
from bot.selfhelp.risky import BEFORE, DAILY, LAST_DAY, WEEKEND, Rhythm, RiskyTime, days_of
from handlers.callbacks import tap
from handlers.views.craving import now_button
from handlers.views.days import week_day
from handlers.views.keyboard import Button, rows
from handlers.views.people import clock
from handlers.views.plan import if_then_line
from handlers.views.screen import Screen, safe, screen, sos_button
from handlers.views.settings import digits, moment

# A Monday, for the names of the days of the week.
MONDAY = date(2026, 11, 23)
MONTH_DAYS = (1, 10, 15, 25, 28)
HOURS = (time(12), time(17), time(18), time(20), time(22), time(23))
DIGITS_IN_A_ROW = 6


def when(say: Say, rhythm: Rhythm) -> str:
    """Return when it comes again: "Friday 22:00", "day 25 of each month, 17:00"."""
    at = clock(rhythm.wall)
    if rhythm.month_day is not None:
        if rhythm.month_day == LAST_DAY:
            return say("times-last-day", clock=at)
        return say("times-monthly", day=rhythm.month_day, clock=at)
    assert rhythm.days is not None
    if rhythm.days in (DAILY, WEEKEND):
        return say("times-daily" if rhythm.days == DAILY else "times-weekend", clock=at)
    names = ", ".join(week_day(say, MONDAY + timedelta(days=day)) for day in days_of(rhythm.days))
    return say("times-weekly", days=names, clock=at)


def line(say: Say, one: RiskyTime) -> str:
    """Return one risky time in HTML, with the person's name for it."""
    words = when(say, one.rhythm)
    return say("times-line-named", when=words, name=safe(one.name)) if one.name else words


def times(say: Say, ones: Sequence[RiskyTime], *, opening: str = "") -> Screen:
    """Return all of them, each by its number."""
    told = "\n".join(f"{number}. {line(say, one)}" for number, one in enumerate(ones, 1))
    blocks = [opening, say("times-title"), told or say("times-none"), say("times-pick") if ones else ""]
    numbers = [Button(str(number), tap("times", "one", one.id)) for number, one in enumerate(ones, 1)]
    return Screen(
        _joined(blocks),
        (
            *rows(numbers, DIGITS_IN_A_ROW),
            (
                Button(say("times-button-new"), tap("times", "new")),
                Button(say("button-back"), tap("plan", "show")),
                sos_button(say),
            ),
        ),
    )


def one(say: Say, shown: RiskyTime, now: datetime, where: tzinfo, *, opening: str = "") -> Screen:
    """Return one of them alone: what was written for it, when its next note comes."""
    mine = f"{say('times-mine')}\n{safe(shown.mine)}" if shown.mine else ""
    following = say("times-next", when=moment(say, shown.next_at, now, where))
    return screen(
        _joined([opening, line(say, shown), mine, following]),
        Button(say("times-button-mine"), tap("times", "mine", shown.id)),
        Button(say("times-button-delete"), tap("times", "gone", shown.id)),
        Button(say("button-back"), tap("times", "list")),
        sos_button(say),
        per_row=2,
    )


def ask(say: Say, *, key: str = "times-ask") -> Screen:
    """Ask when it is, by typing or by days to tap."""
    days = [
        Button(week_day(say, MONDAY + timedelta(days=day)), tap("times", "day", 1 << day)) for day in range(7)
    ]
    more = [
        Button(say("times-button-weekend"), tap("times", "day", WEEKEND)),
        Button(say("times-button-daily"), tap("times", "day", DAILY)),
        Button(say("times-button-monthly"), tap("times", "month")),
    ]
    return Screen(say(key), (*rows(days), *rows(more, 2), _ways_out(say)))


def ask_month_day(say: Say) -> Screen:
    """Ask for the day of the month."""
    days = [Button(str(day), tap("times", "mday", day)) for day in MONTH_DAYS]
    last = Button(say("times-button-last-day"), tap("times", "mday", LAST_DAY))
    return Screen(say("times-ask-month-day"), (tuple(days), (last,), _ways_out(say)))


def ask_hour(say: Say, days: int, month_day: int, *, unclear: bool = False) -> Screen:
    """Ask for the time of day; the days travel in the buttons, 0 for those not said."""
    hours = [Button(clock(at), tap("times", "at", days, month_day, digits(at))) for at in HOURS]
    return Screen(say("times-hour-unclear" if unclear else "times-ask-hour"), (*rows(hours), _ways_out(say)))


def ask_mine(say: Say, shown: RiskyTime, where: tzinfo, *, opening: bool) -> Screen:
    """Ask what the person will do then; `opening` says first when the note will come."""
    blocks = [line(say, shown)]
    if opening:
        goes = shown.next_at.astimezone(where)
        usual = goes.time() == _earlier(shown.rhythm.wall)
        key = "times-kept" if usual else "times-kept-quiet"
        blocks = [say(key, when=line(say, shown), clock=clock(goes.time()))]
    if shown.mine:
        blocks.append(f"{say('times-mine')}\n{safe(shown.mine)}")
    return screen(
        _joined([*blocks, say("times-ask-mine")]),
        Button(say("button-skip"), tap("times", "one", shown.id)),
        sos_button(say),
    )


def note(say: Say, id_: int, part: str) -> Screen:
    """Return the note before a risky time: nothing telling in it."""
    return screen(
        say("times-note", part=part),
        Button(say("times-note-button-show"), tap("times", "show", id_)),
        Button(say("button-not-now"), tap("times", "close")),
        Button(say("times-note-button-change"), tap("times", "one", id_)),
    )


def shown(say: Say, one: RiskyTime, plan: Plan) -> Screen:
    """Return what is behind the tap: the person's own plan, and the ways on."""
    own = f"{say('times-mine')}\n<b>{safe(one.mine)}</b>" if one.mine else say("times-shown-nothing")
    if_thens = "\n".join(f"• {if_then_line(say, each)}" for each in plan.if_thens)
    return screen(
        _joined([say("times-shown", when=line(say, one)), own, if_thens]),
        now_button(say),
        Button(say("craving-button-talk"), tap("craving", "talk", 0)),
        Button(say("plan-button-to-plan"), tap("plan", "show")),
        Button(say("times-button-mine"), tap("times", "mine", one.id)),
        sos_button(say),
        per_row=2,
    )


def closed(say: Say) -> Screen:
    """Return what stays of a note that was put away."""
    return screen(say("times-note-closed"), sos_button(say))


def _earlier(wall: time) -> time:
    return (datetime.combine(MONDAY, wall) - BEFORE).time()


def _ways_out(say: Say) -> tuple[Button, ...]:
    return (Button(say("button-back"), tap("times", "list")), sos_button(say))


def _joined(blocks: Sequence[str]) -> str:
    return "\n\n".join(block for block in blocks if block)
