"""Which technique is offered next."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.infra.content import CONTENT
from bot.selfhelp.cravings import minutes_left
from bot.selfhelp.cravings.model import beats
from bot.selfhelp.library import load_library
from bot.selfhelp.tries import Outcome, pick_for_stranger
from bot.selfhelp.tries.model import (
    Record,
    best_so_far,
    expected_fall,
    outcome_of_fall,
    pick,
    pick_in_craving,
)

LIBRARY = load_library(CONTENT)
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**10), when=st.sampled_from(LIBRARY.whens()))
def test_counting_up_shows_a_stranger_each_technique_once(seed: int, when: str) -> None:
    """With nothing kept: each fitting one once, then again from the first."""
    fitting = LIBRARY.techniques_for(when, "en")

    shown = [pick_for_stranger(LIBRARY, when, nth, seed, "en").id for nth in range(len(fitting))]

    assert sorted(shown) == sorted(one.id for one in fitting)
    assert pick_for_stranger(LIBRARY, when, 0, seed, "en").id == shown[0]


def test_after_a_slip_safety_comes_first_once_a_day() -> None:
    """Before the chooser; an hour later it has its turn like the others."""
    first = pick(LIBRARY, "after-a-slip", Record(), 1, "en", NOW)
    lately = Record({first.id: 1}, {}, {first.id: NOW - timedelta(hours=1)})
    long_ago = Record({first.id: 9}, {}, {first.id: NOW - timedelta(days=2)})

    assert first.id == "slip-safety"
    assert pick(LIBRARY, "after-a-slip", lately, 1, "en", NOW).id != "slip-safety"
    assert pick(LIBRARY, "after-a-slip", long_ago, 1, "en", NOW).id == "slip-safety"


def test_what_helped_most_often_is_what_worked() -> None:
    """More often wins, then the one that failed less; what never helped is not named."""
    record = Record(helped={"brisk-walk": (2, 4), "cool-water": (2, 2), "name-the-urge": (0, 3)})

    best = best_so_far(LIBRARY, "craving", record, "en")

    assert best is not None
    assert best.id == "cool-water"
    assert best_so_far(LIBRARY, "craving", Record(helped={"name-the-urge": (0, 3)}), "en") is None


def test_nothing_is_offered_for_what_nobody_asks_about() -> None:
    """An occasion that the library does not know is refused."""
    with pytest.raises(KeyError):
        pick(LIBRARY, "nothing", Record(), 1, "en", NOW)
    with pytest.raises(KeyError):
        pick_for_stranger(LIBRARY, "nothing", 3, 1, "en")


@settings(max_examples=40, deadline=None)
@given(
    seed=st.integers(0, 10**10),
    fell=st.dictionaries(
        st.sampled_from([one.id for one in LIBRARY.techniques_for("craving", "en")]),
        st.integers(1, 20).flatmap(
            lambda times: st.tuples(st.integers(-10 * times, 10 * times), st.just(times))
        ),
    ),
)
def test_in_a_craving_what_lowered_it_most_comes_first(seed: int, fell: dict[str, tuple[int, int]]) -> None:
    """No other that fits promises more; nothing for a calm day is ever offered."""
    chosen = pick_in_craving(LIBRARY, Record(fell=fell), seed, "en", NOW)

    fitting = [one for one in LIBRARY.techniques_for("craving", "en") if not one.calm]
    assert chosen in fitting
    assert expected_fall(*fell.get(chosen.id, (0, 0))) == max(
        expected_fall(*fell.get(one.id, (0, 0))) for one in fitting
    )


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10**10))
def test_something_else_is_something_else_until_all_had_a_turn(seed: int) -> None:
    """Within one stretch nothing comes twice; then the one offered longest ago."""
    count = sum(not one.calm for one in LIBRARY.techniques_for("craving", "en"))
    last: dict[str, datetime] = {}
    shown = []
    for minute in range(count + 1):
        now = NOW + timedelta(minutes=minute)
        one = pick_in_craving(LIBRARY, Record(last=last), seed, "en", now)
        shown.append(one.id)
        last[one.id] = now

    assert len(set(shown)) == count >= 8
    assert shown[-1] == shown[0]


@given(before=st.integers(0, 10), after=st.integers(0, 10))
def test_a_fall_is_help_and_a_rise_is_none(before: int, after: int) -> None:
    """Three points or more are a yes, one or two a bit."""
    outcome = outcome_of_fall(before, after)

    assert (outcome is Outcome.NO) == (after >= before)
    assert (outcome is Outcome.YES) == (before - after >= 3)


@given(minutes=st.integers(1, 60), steps=st.integers(1, 12))
def test_a_timer_changes_for_each_step_and_ends_on_time(minutes: int, steps: int) -> None:
    """The changes follow each other evenly, and the last moment is the end."""
    moments = beats(NOW, minutes, steps)

    assert len(moments) == steps
    assert moments[-1] == NOW + timedelta(minutes=minutes)
    assert list(moments) == sorted(set(moments))
    assert [minutes_left(one, moments[-1]) for one in moments][-1] == 1
