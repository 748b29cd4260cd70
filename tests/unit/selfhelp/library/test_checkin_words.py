"""What is said at the end of a check-in: nothing twice before all that fits, nothing glad on a bad day."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.infra.content import CONTENT
from bot.selfhelp.library import REMEMBERED_DAYS, STAGES, CheckedIn, load_library
from bot.selfhelp.library.model import AFTER, OFFERS

WORDS = load_library(CONTENT).checkin_words
DAY = date(2026, 11, 24)

days = st.builds(
    CheckedIn,
    after=st.sampled_from(AFTER),
    mood=st.none() | st.integers(1, 5),
    pull=st.none() | st.integers(0, 10),
    stage=st.none() | st.sampled_from(STAGES),
    held=st.booleans(),
)
seeds = st.integers(1, 10**9)


def sixty_answers(each_day: list[CheckedIn], seed: int) -> list[str]:
    """Return the ids of what somebody is told who checks in on each of these days."""
    said: list[str] = []
    for one in each_day:
        said.append(WORDS.answer(one, said[-(REMEMBERED_DAYS - 1) :], seed).id)
    return said


@settings(max_examples=60, deadline=None)
@given(each_day=st.lists(days, min_size=60, max_size=60), seed=seeds)
def test_for_sixty_days_nothing_is_said_again_before_all_that_fits_was(
    each_day: list[CheckedIn], seed: int
) -> None:
    """Whatever sixty days are like: each answer is one of those that fit the day and were said least."""
    said = sixty_answers(each_day, seed)

    for number, (one, id_) in enumerate(zip(each_day, said, strict=True)):
        often = Counter(said[:number])
        assert often[id_] == min(often[line.id] for line in WORDS.fitting(one))


@settings(max_examples=60, deadline=None)
@given(one=days, seed=seeds)
def test_sixty_days_alike_use_every_line_and_never_one_twice_running(one: CheckedIn, seed: int) -> None:
    """The worst case for variety: the same answers day after day."""
    said = sixty_answers([one] * 60, seed)

    fitting = {line.id for line in WORDS.fitting(one)}
    assert set(said[: len(fitting)]) == fitting
    assert len(fitting) == 1 or all(said[at] != said[at + 1] for at in range(59))


@given(one=days, seed=seeds)
def test_nothing_glad_is_said_of_a_bad_day_or_in_a_hold(one: CheckedIn, seed: int) -> None:
    """A mood of 1 or 2, use, or a hold: no bright line fits."""
    bad = one.held or one.after == "use" or (one.mood is not None and one.mood <= 2)

    assert not (bad and any(line.bright for line in WORDS.fitting(one)))
    assert not (bad and WORDS.answer(one, (), seed).bright)


@given(one=days, seed=seeds, language=st.sampled_from(["en", "es", "de"]))
def test_a_line_has_the_number_of_whoever_gave_one(one: CheckedIn, seed: int, language: str) -> None:
    """No braces reach a person, and nobody who skipped the question is told a number."""
    text = WORDS.say(WORDS.answer(one, (), seed).id, language, one.pull)

    assert "{" not in text
    assert "None" not in text


@pytest.mark.parametrize("after", AFTER)
@pytest.mark.parametrize("mood", range(1, 6))
@pytest.mark.parametrize("pull", [None, 0, 2, 5, 9])
def test_there_is_variety_for_every_kind_of_day(after: str, mood: int, pull: int | None) -> None:
    """Eight lines for most days, five for the rest and where somebody would rather not say."""
    one = CheckedIn(after, mood, pull, "first-weeks", held=False)
    in_hold = replace(one, held=True)

    assert len(WORDS.fitting(one)) >= (5 if after == "unsaid" else 8)
    assert len(WORDS.fitting(in_hold)) >= 5


def test_the_answers_are_about_as_many_as_sixty_days() -> None:
    """A person who answers for two months does not feel a machine repeating itself."""
    assert 60 <= len([line for line in WORDS.answers if line.after != "mood-only"]) <= 80


@given(seed=seeds, mood=st.integers(1, 5), held=st.booleans())
def test_the_first_words_take_turns_day_by_day(seed: int, mood: int, held: bool) -> None:
    """Never the same on two days running, and glad ones are kept from somebody in a hold."""
    said = [
        WORDS.heard_mood(mood, DAY + timedelta(days=number), seed, "en", held=held) for number in range(8)
    ]

    assert all(said[at] != said[at + 1] for at in range(7))
    bright = {line.text for line in WORDS.heard if line.bright}
    assert not (held and bright & set(said))


@given(seed=seeds, kind=st.sampled_from(OFFERS))
def test_the_question_at_the_end_takes_turns_too(seed: int, kind: str) -> None:
    """Three wordings, one after the other."""
    said = [WORDS.offer(kind, DAY + timedelta(days=number), seed, "es") for number in range(3)]

    assert len(set(said)) == 3
