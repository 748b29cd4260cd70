"""Fault rules: whom they hit, how often, and the strict sliding windows of the rate limit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.faults import BadRule, Faults, Kind, Limits, Rule


def limit(**facts: object) -> Rule:
    """Return a rate limit rule."""
    return Faults(1).add({"kind": "rate_limit", **facts})


def test_the_window_slides_and_never_lets_more_through() -> None:
    rule = limit(per_second=3)
    window = Limits()
    moments = [0.0, 0.5, 0.9, 0.95, 1.0, 1.2, 1.5, 1.9, 1.95]

    passed = [at for at in moments if window.take(rule, 1, at, paid=False) == 0]

    assert passed == [0.0, 0.5, 0.9, 1.0, 1.5, 1.9]
    assert all(sum(start <= at < start + 1 for at in passed) <= 3 for start in passed)


@given(
    most=st.integers(1, 5),
    pauses=st.lists(st.integers(0, 80), min_size=1, max_size=80),
)
def test_no_window_of_a_second_ever_holds_more_than_the_limit(most: int, pauses: list[int]) -> None:
    rule = limit(per_second=most)
    window = Limits()
    at = 0.0
    passed: list[float] = []
    refused: list[tuple[float, float]] = []

    for pause in pauses:
        at += pause / 64
        wait = window.take(rule, 1, at, paid=False)
        if wait:
            refused.append((at, wait))
        else:
            passed.append(at)

    assert all(sum(start <= moment < start + 1 for moment in passed) <= most for start in passed)
    assert all(sum(moment - 1 < before <= moment for before in passed) >= most for moment, _ in refused)
    assert all(0 < wait <= 1 for _, wait in refused)


def test_a_refused_call_is_told_how_long_to_wait_and_counts_for_nothing() -> None:
    rule = limit(per_second=1)
    window = Limits()
    window.take(rule, 1, 10.0, paid=False)

    assert window.take(rule, 1, 10.25, paid=False) == pytest.approx(0.75)
    assert window.take(rule, 1, 11.0, paid=False) == 0


def test_one_chat_gets_its_burst_and_then_its_pace_and_others_are_free() -> None:
    rule = limit(chat_per_second=1, chat_burst=3)
    window = Limits()

    assert [window.take(rule, 7, 0.1 * n, paid=False) == 0 for n in range(5)] == [True] * 3 + [False] * 2
    assert window.take(rule, 8, 0.4, paid=False) == 0
    assert window.take(rule, 7, 3.0, paid=False) == 0


def test_a_group_takes_twenty_a_minute_and_a_person_is_no_group() -> None:
    rule = limit(group_per_minute=20)
    window = Limits()

    assert sum(window.take(rule, -5, n, paid=False) == 0 for n in range(30)) == 20
    assert sum(window.take(rule, 5, n, paid=False) == 0 for n in range(30)) == 30
    assert window.take(rule, -5, 60.0, paid=False) == 0


def test_paid_sends_have_a_window_of_their_own() -> None:
    rule = limit(per_second=1)
    window = Limits()
    window.take(rule, 1, 0.0, paid=False)

    assert sum(window.take(rule, n, 0.1, paid=True) == 0 for n in range(1100)) == 1000


def test_a_rate_limit_counts_sends_and_edits_but_not_polls_or_taps() -> None:
    rule = limit(per_second=1)

    assert [name for name in ("sendmessage", "editmessagetext", "copymessage") if rule.fits(name, 1)] == [
        "sendmessage",
        "editmessagetext",
        "copymessage",
    ]
    assert not any(rule.fits(name, 1) for name in ("getupdates", "answercallbackquery", "sendchataction"))


def test_a_rule_hits_its_method_and_chat_and_stops_after_its_times() -> None:
    faults = Faults(1)
    rule = faults.add({"kind": "error", "methods": ["sendMessage"], "chat_ids": [5], "times": 2})

    assert faults.judge("sendphoto", 5, paid=False).end is None
    assert faults.judge("sendmessage", 6, paid=False).end is None
    assert [faults.judge("sendmessage", 5, paid=False).end for _ in range(3)] == [
        Kind.ERROR,
        Kind.ERROR,
        None,
    ]
    assert rule.hits == 2


def test_a_share_of_blocked_chats_is_always_the_same_chats() -> None:
    faults = Faults(1)
    faults.add({"kind": "blocked", "share": 0.1})

    blocked = [
        {chat for chat in range(1000) if faults.judge("sendmessage", chat, paid=False).end} for _ in range(2)
    ]

    assert blocked[0] == blocked[1]
    assert 50 < len(blocked[0]) < 150


def test_blocking_touches_neither_polls_nor_groups() -> None:
    faults = Faults(1)
    rule = faults.add({"kind": "blocked"})

    assert [rule.fits(*call) for call in [("sendmessage", 5), ("sendmessage", -5), ("getupdates", None)]] == [
        True,
        False,
        False,
    ]


def test_chance_is_repeatable_with_a_seed() -> None:
    def run() -> list[bool]:
        faults = Faults(7)
        faults.add({"kind": "error", "share": 0.3})
        return [faults.judge("sendmessage", 1, paid=False).end is not None for _ in range(50)]

    assert run() == run()
    assert 5 < sum(run()) < 30


def test_delays_add_up_before_the_rule_that_ends_the_call() -> None:
    faults = Faults(1)
    faults.add({"kind": "latency", "seconds": 0.5})
    faults.add({"kind": "latency", "seconds": 0.25, "max_seconds": 0.5})
    faults.add({"kind": "error", "error_code": 503, "description": "Service Unavailable"})

    verdict = faults.judge("sendmessage", 1, paid=False)

    assert 0.75 <= verdict.delay <= 1.0
    assert verdict.error is not None
    assert verdict.error.code == 503


@pytest.mark.parametrize(
    "wish",
    [
        {"kind": "nonsense"},
        {"kind": "latency"},
        {"kind": "rate_limit"},
        {"kind": "error", "share": 0},
        {"kind": "error", "metods": ["sendMessage"]},
    ],
)
def test_an_impossible_rule_is_refused(wish: dict[str, object]) -> None:
    with pytest.raises(BadRule):
        Faults(1).add(wish)
