"""Weeks against a goal: what was noted, what was not, and the goal as it was then."""

from datetime import date, timedelta

from bot.diary.goals.model import goal_on, monday_of, weeks_until
from bot.diary.moods import Used

# A Tuesday.
TODAY = date(2026, 11, 24)
MONDAY = date(2026, 11, 23)


def test_a_week_is_seven_days_whatever_was_noted() -> None:
    """Used, without, not noted and still to come make seven, this week too."""
    told = {MONDAY: Used.YES, TODAY: Used.NO, MONDAY - timedelta(days=1): Used.UNSAID}
    weeks = weeks_until(TODAY, told, {})

    assert all(one.used + one.without + one.not_noted + one.to_come == 7 for one in weeks.weeks)
    this = weeks.this
    assert (this.monday, this.used, this.without, this.not_noted, this.to_come) == (MONDAY, 1, 1, 0, 5)
    assert weeks.weeks[-2].not_noted == 7


def test_a_week_that_is_over_keeps_the_goal_it_had() -> None:
    """Four days at first, two from this week on: last week is judged by four."""
    last = MONDAY - timedelta(days=7)
    told = {last + timedelta(days=number): Used.YES for number in range(3)}
    weeks = weeks_until(TODAY, told, {last: 4, MONDAY: 2})

    assert (weeks.weeks[-2].goal, weeks.goal) == (4, 2)
    assert [one.within for one in weeks.over] == [True]


def test_a_goal_that_was_taken_back_is_none() -> None:
    """From that week on nothing is held against anything."""
    goals = {MONDAY - timedelta(days=14): 3, MONDAY: None}

    assert goal_on(MONDAY, goals) is None
    assert goal_on(MONDAY - timedelta(days=7), goals) == 3
    assert goal_on(MONDAY - timedelta(days=21), goals) is None


def test_a_week_begins_on_monday() -> None:
    """Sunday belongs to the week before."""
    assert monday_of(date(2026, 11, 22)) == date(2026, 11, 16)
    assert monday_of(MONDAY) == MONDAY
