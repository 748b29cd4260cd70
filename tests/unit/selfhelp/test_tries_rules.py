"""Which technique is offered next."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.infra.content import CONTENT
from bot.selfhelp.library import load_library
from bot.selfhelp.tries import pick_for_stranger
from bot.selfhelp.tries.model import Record, best_so_far, pick

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
