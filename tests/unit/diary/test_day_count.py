"""Counting days: a lapse takes out a day and never a past."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.diary.days.model import (
    MOST_PICKED,
    Mark,
    Milestones,
    Stretch,
    count_days,
    just_reached,
    next_day,
    passed,
    toggled,
)
from bot.diary.moods import Used

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)


def ago(days: int) -> date:
    return TODAY - DAY * days


def test_the_day_of_stopping_is_not_counted_and_the_days_after_it_are() -> None:
    """Stopped a week ago is seven days, stopped today none yet."""
    assert count_days(TODAY, ago(7), [], {}).without == 7
    first = count_days(TODAY, TODAY, [], {})
    assert (first.passed, first.without, first.total) == (0, 0, 0)


def test_what_was_noted_on_the_day_itself_changes_nothing() -> None:
    """Whoever used that morning and stopped that evening counts like everybody else."""
    plain = count_days(TODAY, ago(3), [], {})

    assert count_days(TODAY, ago(3), [], {ago(3): Used.YES}).total == plain.total
    assert count_days(TODAY, ago(3), [], {ago(3): Used.NO}).total == plain.total


def test_a_lapse_takes_out_its_day_and_leaves_the_rest() -> None:
    """Thirty days with one of use: 29 of 30, and twenty in a row stay the longest."""
    count = count_days(TODAY, ago(30), [], {ago(9): Used.YES})

    assert (count.passed, count.without, count.total, count.longest) == (30, 29, 29, 20)
    assert count.used_since == (ago(9),)


def test_a_date_that_moved_keeps_what_was_reached() -> None:
    """Twenty days, then a new date: both count, the longest is the old one."""
    count = count_days(TODAY, ago(4), [Stretch(ago(25), ago(5))], {ago(4): Used.YES})

    assert (count.without, count.longest, count.total) == (4, 20, 24)


def test_without_a_date_only_what_was_told_counts() -> None:
    """Somebody who cuts down: days noted without, in a row only where they follow each other."""
    told = {ago(9): Used.NO, ago(8): Used.NO, ago(6): Used.NO, ago(5): Used.YES, ago(4): Used.UNSAID}
    count = count_days(TODAY, None, [], told)

    assert (count.total, count.longest, count.reached) == (3, 2, 3)


def test_a_day_not_noted_looks_different_from_a_day_noted() -> None:
    """Four signs: told, by the date alone, use, nothing known."""
    marks = count_days(TODAY, ago(3), [], {TODAY: Used.NO, ago(2): Used.YES}).marks

    assert len(marks) == 30
    assert marks[-5:] == (Mark.NOTHING, Mark.NOTHING, Mark.USED, Mark.BY_DATE, Mark.TOLD)


dates = st.integers(min_value=0, max_value=400).map(ago)
stretches = st.lists(st.tuples(dates, st.integers(0, 60)), max_size=5).map(
    lambda pairs: [Stretch(began, min(began + DAY * length, TODAY)) for began, length in pairs]
)
told_days = st.dictionaries(dates, st.sampled_from(list(Used)), max_size=60)


@given(since=dates, earlier=stretches, told=told_days, lapse=dates)
def test_one_day_of_use_never_costs_more_than_that_day(
    since: date, earlier: list[Stretch], told: dict[date, Used], lapse: date
) -> None:
    """Whatever there was before, noting use takes at most one day out of the total."""
    before = count_days(TODAY, since, earlier, {**told, lapse: Used.UNSAID})
    after = count_days(TODAY, since, earlier, {**told, lapse: Used.YES})

    assert before.total - after.total in (0, 1)
    assert after.longest <= before.longest <= before.total
    assert after.without <= after.passed


@given(old=dates, new=dates, told=told_days)
def test_moving_the_date_forward_costs_at_most_the_new_day_itself(
    old: date, new: date, told: dict[date, Used]
) -> None:
    """The stretch before is kept, so that only the day of the new start is not counted."""
    old, new = min(old, new), max(old, new)
    before = count_days(TODAY, old, [], told)
    after = count_days(TODAY, new, [Stretch(old, max(old, new - DAY))] if new > old else [], told)

    assert before.total - after.total in (0, 1)


def test_a_number_is_mentioned_once_and_not_when_it_is_long_past() -> None:
    """Reached today or the day before yesterday: yes. A week ago: no. Told already: no."""
    wanted = Milestones(1, (7, 30), told=0, told_since=ago(7))

    assert just_reached(wanted, count_days(TODAY, ago(7), [], {})) == 7
    assert just_reached(Milestones(1, (7,), told_since=ago(9)), count_days(TODAY, ago(9), [], {})) == 7
    assert just_reached(Milestones(1, (7,), told_since=ago(14)), count_days(TODAY, ago(14), [], {})) is None
    assert just_reached(Milestones(1, (7,), 7, ago(7)), count_days(TODAY, ago(7), [], {})) is None


def test_after_another_date_the_numbers_come_again() -> None:
    """Told 7 for the old date; the new one has its own 7."""
    told = Milestones(1, (7,), told=7, told_since=ago(40))

    assert just_reached(told, count_days(TODAY, ago(7), [], {})) == 7


def test_the_next_number_is_planned_for_the_day_it_can_come_at_the_soonest() -> None:
    """Five days today, 7 picked: the day after tomorrow; a lapse puts it off by its day."""
    wanted = Milestones(1, (3, 7))

    assert next_day(wanted, count_days(TODAY, ago(5), [], {})) == TODAY + 2 * DAY
    assert next_day(wanted, count_days(TODAY, ago(5), [], {ago(1): Used.YES})) == TODAY + 3 * DAY
    assert next_day(Milestones(1, (3,)), count_days(TODAY, ago(5), [], {})) is None
    assert passed(wanted, count_days(TODAY, ago(5), [], {})) == 3


def test_numbers_are_added_and_taken_out() -> None:
    """A tap adds, a second takes back; nonsense is refused, and there is an end to them."""
    assert toggled((7,), 30) == (7, 30)
    assert toggled((7, 30), 7) == (30,)
    for number in (0, -3, 36501):
        with pytest.raises(ValueError):
            toggled((), number)
    many: tuple[int, ...] = ()
    for number in range(1, 40):
        many = toggled(many, number)
    assert len(many) == MOST_PICKED
