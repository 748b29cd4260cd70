"""Weeks against a goal; pure rules. A week begins on Monday."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.diary.moods import Used

WEEK = timedelta(days=7)
# As many weeks as a phone shows side by side.
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Week:
    """One week: days noted with use, noted without, not noted, and still to come; together 7.

    `goal` is on how many days at most the person wanted to use in that week, None where none was set.
    """

    monday: date
    used: int
    without: int
    not_noted: int
    to_come: int
    goal: int | None

    @property
    def within(self) -> bool:
        """Return whether, by what was noted, the goal was kept; False where there is none."""
        return self.goal is not None and self.used <= self.goal


@dataclass(frozen=True, slots=True)
class Weeks:
    """The last weeks, oldest first, this one last; `goal` is the goal now."""

    weeks: tuple[Week, ...]
    goal: int | None

    @property
    def this(self) -> Week:
        """Return the week that runs."""
        return self.weeks[-1]

    @property
    def over(self) -> tuple[Week, ...]:
        """Return the weeks that are over, had a goal and something noted."""
        return tuple(one for one in self.weeks[:-1] if one.goal is not None and one.used + one.without)


def monday_of(day: date) -> date:
    """Return the Monday of that day's week."""
    return day - timedelta(days=day.weekday())


def weeks_until(
    today: date, told: Mapping[date, Used], goals: Mapping[date, int | None], count: int = SHOWN
) -> Weeks:
    """Return the last `count` weeks up to today's; `goals` by the Monday from which each is meant."""
    this = monday_of(today)
    mondays = [this - WEEK * ago for ago in range(count - 1, -1, -1)]
    weeks = tuple(_week(monday, today, told, goal_on(monday, goals)) for monday in mondays)
    return Weeks(weeks, goal_on(this, goals))


def goal_on(monday: date, goals: Mapping[date, int | None]) -> int | None:
    """Return the goal that was meant in that week."""
    since = max((one for one in goals if one <= monday), default=None)
    return goals[since] if since is not None else None


def _week(monday: date, today: date, told: Mapping[date, Used], goal: int | None) -> Week:
    days = [monday + timedelta(days=number) for number in range(7)]
    to_come = sum(day > today for day in days)
    said = [told.get(day) for day in days if day <= today]
    used, without = said.count(Used.YES), said.count(Used.NO)
    return Week(monday, used, without, 7 - to_come - used - without, to_come, goal)
