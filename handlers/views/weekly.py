"""On which day something is asked once a week: the same few words and buttons for each kind.

A feature gives its name: it stands in the keys of its texts and in the data of its buttons.
"""

from datetime import date, time, timedelta

from bot.diary.weekly import WeeklyPlan
from bot.infra.texts import Say
from handlers.callbacks import tap
from handlers.views.days import short_week_day, week_day
from handlers.views.keyboard import Button, rows
from handlers.views.people import clock
from handlers.views.screen import Screen
from handlers.views.settings import digits

HOURS = (time(10, 0), time(13, 0), time(17, 0), time(20, 0))
# A Monday, to name the days of a week by.
MONDAY = date(2026, 11, 23)


def day_name(say: Say, plan: WeeklyPlan) -> str:
    """Return the name of the plan's day of the week."""
    return week_day(say, MONDAY + timedelta(days=plan.weekday))


def day_words(say: Say, plan: WeeklyPlan) -> str:
    """Return the plan's day as short as a button wants it."""
    return short_week_day(say, MONDAY + timedelta(days=plan.weekday))


def line(say: Say, plan: WeeklyPlan, feature: str) -> str:
    """Return when it comes."""
    if plan.next_at is None:
        return say(f"{feature}-line-off")
    return say(f"{feature}-line", day=day_name(say, plan), clock=clock(plan.wall_time))


def choose(say: Say, plan: WeeklyPlan, feature: str, now: str, *, unclear: bool = False) -> Screen:
    """Ask for the day, and the hour once there is a day; `now` names the button that does it at once."""
    days = [
        Button(_capital(week_day(say, MONDAY + timedelta(days=number))), tap(feature, "day", number))
        for number in range(7)
    ]
    days.append(Button(say("week-button-off"), tap(feature, "off")))
    hours = []
    if plan.next_at is not None:
        hours = [Button(clock(at), tap(feature, "hour", digits(at))) for at in HOURS]
    key = f"{feature}-choose-unclear" if unclear else f"{feature}-choose"
    last = (
        Button(say(now), tap(feature, "now")),
        Button(say("button-back"), tap("settings", "checkin")),
    )
    return Screen(f"{say(key)}\n\n{line(say, plan, feature)}", (*rows(days, 3), *rows(hours, 2), last))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
