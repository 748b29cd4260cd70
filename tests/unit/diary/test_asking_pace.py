"""How often somebody is asked: the rule, over any life."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.diary.checkins.model import next_moment
from bot.diary.checkins.pace import KEPT, LADDER, SILENT, Pace
from bot.kernel.localtime import local_day, plan_next

START = date(2026, 11, 24)
ZONES = ["Europe/London", "America/Santiago", "Africa/Casablanca", "Asia/Beirut", "Pacific/Apia"]
# What becomes of each question: answered, not, or it never arrived.
lives = st.lists(st.sampled_from([True, False, None]), max_size=80)


def live(life: list[bool | None], pace: Pace | None = None) -> list[tuple[date, Pace]]:
    """Return on which days somebody is asked, and the pace each time, for what became of each question."""
    pace = pace or Pace()
    day, asked = START, [(START, pace)]
    for answered in life:
        following = day + timedelta(days=1)
        while not pace.asks_on(following):
            following += timedelta(days=1)
        day = following
        pace = pace.counted(day, answered)
        assert pace.asks_on(day), "the day on which a change is said is one on which the person is asked"
        asked.append((day, pace))
    return asked


def gaps(asked: list[tuple[date, Pace]]) -> list[int]:
    return [(later - sooner).days for (sooner, _), (later, _) in pairwise(asked)]


def test_four_silent_days_make_it_every_third_and_four_more_once_a_week() -> None:
    """Then it stays: once a week is no nagging, and no silence of ours either."""
    asked = live([False] * 20)

    assert gaps(asked) == [1] * 4 + [3] * 4 + [7] * 12


def test_two_answers_in_a_row_bring_every_day_back() -> None:
    """From once a week as from every third day."""
    assert gaps(live([False] * 8 + [True] * 5))[8:] == [7, 7, 1, 1, 1]
    assert gaps(live([False] * 4 + [True] * 5))[4:] == [3, 3, 1, 1, 1]


def test_one_answer_now_and_then_changes_nothing() -> None:
    """Whoever answers each third question is asked as ever."""
    assert set(gaps(live([False, False, True] * 10))) == {1}


@given(life=lives)
def test_only_silence_that_was_heard_lowers_it(life: list[bool | None]) -> None:
    """A pause, a crisis, an outage: nobody is asked less for what never reached them."""
    heard = [one for one in life if one is not None]

    assert [pace.every for _, pace in live(life)][-1] == [pace.every for _, pace in live(heard)][-1]


@given(life=lives, wanted=st.sampled_from(LADDER))
def test_it_is_never_more_than_the_person_chose(life: list[bool | None], wanted: int) -> None:
    """What was chosen is the most, and what is lowered stays on the ladder."""
    for _, pace in live(life, Pace().chosen(wanted, START)):
        assert pace.every in LADDER
        assert pace.every >= pace.wanted == wanted


@given(life=lives)
def test_each_change_takes_its_run_and_is_said_once(life: list[bool | None]) -> None:
    """Four without an answer before it gets less, two with one before it gets more; one word each time."""
    asked = live(life)
    run: list[bool] = []
    for answered, (_, before), (day, after) in zip(life, asked, asked[1:], strict=False):
        if answered is not None:
            run = [*run, answered]
        if after.every > before.every:
            assert run[-SILENT:] == [False] * SILENT
        elif after.every < before.every:
            assert run[-KEPT:] == [True] * KEPT
        assert (after.told_on == day) == (after.every != before.every)
        if after.every != before.every:
            run = []


@given(life=lives, wanted=st.sampled_from(LADDER), then=lives)
def test_what_the_person_says_holds_at_once(
    life: list[bool | None], wanted: int, then: list[bool | None]
) -> None:
    """Less, same or more: it is so from that day, whatever was before, and answers do not change it."""
    _, before = live(life)[-1]

    chosen = before.chosen(wanted, START)

    assert (chosen.every, chosen.wanted, chosen.silent, chosen.kept) == (wanted, wanted, 0, 0)
    assert {pace.every for _, pace in live([True for _ in then], chosen)} == {wanted}


def test_less_and_more_end_at_the_ends_of_the_ladder() -> None:
    """No rung below once a week, none above every day."""
    assert [Pace(every=days).less() for days in LADDER] == [3, 7, 7]
    assert [Pace(every=days).more() for days in LADDER] == [1, 1, 3]


@given(
    start=st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),
    wall=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    where=st.sampled_from(ZONES).map(ZoneInfo),
    every=st.sampled_from(LADDER),
    back=st.integers(0, 30),
)
def test_the_next_moment_is_the_first_hour_of_an_asking_day(
    start: datetime, wall: time, where: ZoneInfo, every: int, back: int
) -> None:
    """Through clock changes and the day that Samoa left out; never a day twice, never one in between."""
    pace = Pace(every=every, since=local_day(start, where) - timedelta(days=back))

    moment = next_moment(start, wall, where, None, pace)

    assert moment > start
    assert pace.asks_on(local_day(moment, where))
    step, done = start, None
    while (step := plan_next(step, wall, where, done)) < moment:
        done = local_day(step, where)
        assert not pace.asks_on(done)
    again = next_moment(moment, wall, where, local_day(moment, where), pace)
    assert (local_day(again, where) - local_day(moment, where)).days in (every, 2 * every)


@pytest.mark.parametrize("every", LADDER)
def test_choosing_the_same_pace_keeps_its_days(every: int) -> None:
    """ "Same" on a Thursday does not move the day of a weekly question."""
    pace = Pace(every=every, since=START)

    assert pace.chosen(every, START + timedelta(days=2)).since == START
