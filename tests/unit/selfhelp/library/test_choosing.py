"""What is shown next: nothing twice too soon, the same for the same seed, and what helped comes earlier."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from bot.selfhelp.library.model import (
    Snippet,
    Technique,
    chance_of_help,
    pick_snippet,
    pick_technique,
)

IDS = st.lists(st.text("abcdefgh", min_size=1, max_size=4), min_size=1, max_size=12, unique=True)
SEEDS = st.integers()


def snippet(id_: str) -> Snippet:
    return Snippet(id_, "bladder-01", (), "You are one of many.", "en", ())


def technique(id_: str) -> Technique:
    return Technique(id_, id_, ("craving",), 5, "It helps.", ("Sit.", "Breathe."), (), None, (), "en")


@given(ids=IDS, seed=SEEDS, rounds=st.integers(1, 3))
def test_no_snippet_comes_again_before_all_were_shown(ids: list[str], seed: int, rounds: int) -> None:
    fitting = [snippet(id_) for id_ in ids]
    seen: list[str] = []

    for _ in range(rounds * len(ids)):
        chosen = pick_snippet(fitting, seen, seed)
        assert chosen is not None
        seen.append(chosen.id)

    assert Counter(seen) == {id_: rounds for id_ in ids}


@given(ids=IDS, seed=SEEDS, data=st.data())
def test_the_same_person_at_the_same_point_gets_the_same_snippet(
    ids: list[str], seed: int, data: st.DataObject
) -> None:
    seen = data.draw(st.sets(st.sampled_from(ids)))
    other_order = data.draw(st.permutations(ids))

    first = pick_snippet([snippet(id_) for id_ in ids], seen, seed)
    again = pick_snippet([snippet(id_) for id_ in other_order], sorted(seen), seed)

    assert first == again


def test_two_people_do_not_walk_through_the_library_in_the_same_order() -> None:
    fitting = [snippet(f"piece-{number}") for number in range(20)]

    starts = {pick_snippet(fitting, (), seed) for seed in range(40)}

    assert len(starts) > 10


def test_nothing_is_chosen_when_nothing_fits() -> None:
    assert pick_snippet([], (), 1) is None


@given(ids=IDS, seed=SEEDS, data=st.data())
def test_every_technique_has_its_turn_whatever_helped(ids: list[str], seed: int, data: st.DataObject) -> None:
    helped = data.draw(st.dictionaries(st.sampled_from(ids), st.tuples(st.integers(0, 5), st.integers(5, 9))))
    seen: Counter[str] = Counter()

    for _ in ids:
        seen[pick_technique([technique(id_) for id_ in ids], seen, helped, seed).id] += 1

    assert seen == {id_: 1 for id_ in ids}


@given(seed=SEEDS)
def test_a_technique_that_lowered_a_craving_comes_before_one_that_did_not(seed: int) -> None:
    fitting = [technique("walk"), technique("wave"), technique("write")]
    helped = {"walk": (0, 3), "write": (3, 3)}
    seen: Counter[str] = Counter()
    order = []

    for _ in fitting:
        chosen = pick_technique(fitting, seen, helped, seed)
        seen[chosen.id] += 1
        order.append(chosen.id)

    assert order == ["write", "wave", "walk"]


def test_one_lucky_try_does_not_beat_five_good_ones() -> None:
    assert chance_of_help(5, 5) > chance_of_help(1, 1) > chance_of_help(0, 0) > chance_of_help(0, 1)
    assert chance_of_help(0, 0) == 0.5
