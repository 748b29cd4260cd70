"""The rules of a person's own words: what is read out of them, and that they fit into one message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.infra.content import CONTENT
from bot.infra.texts import Texts
from bot.selfhelp.plans import (
    LINES,
    SAFETY,
    IfThen,
    Line,
    LineTooLong,
    Part,
    Plan,
    PlanFull,
    check_line,
    first_half,
    lines_of,
    numbers_in,
    read_if_then,
    second_half,
)
from bot.selfhelp.plans.model import IF_THEN_LENGTH, SAFETY_LENGTH, check_room
from handlers.views import plan as views
from tests.fakes.telegram_request import plain_text, utf16_length

TEXTS = Texts(CONTENT / "messages")


@pytest.mark.parametrize(
    ("typed", "halves"),
    [
        ("If the guys call, then I go to mum's", ("the guys call", "I go to mum's")),
        ("when I get paid I don't know", None),
        ("if it's Friday then gym", ("it's Friday", "gym")),
        ("if it's 10, I go to bed", ("it's 10", "I go to bed")),
        ("Si me llaman, entonces salgo a correr", ("me llaman", "salgo a correr")),
        ("cuando cobro entonces doy la tarjeta a Ana", ("cobro", "doy la tarjeta a Ana")),
        ("hello there", None),
        ("if", None),
    ],
)
def test_a_sentence_is_read_in_two_halves(typed: str, halves: tuple[str, str] | None) -> None:
    """In English and Spanish, with "then" or a comma."""
    assert read_if_then(typed) == halves


def test_the_words_between_belong_to_neither_half() -> None:
    """Somebody who types "if" and "then" although they were asked after them."""
    assert first_half("If my flatmates go out,") == "my flatmates go out"
    assert second_half("then, I call my sister") == "I call my sister"
    assert first_half("iffy people call") == "iffy people call"


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("Anna 07700 900123", ["07700 900123"]),
        ("Dr. Lee +44 (0)20 7946 0018, mornings", ["+44 (0)20 7946 0018"]),
        ("112", ["112"]),
        ("988 or 111", ["988", "111"]),
        ("call at 19:30", []),
        ("open 12.30-14.00", []),
        ("bus 38, room 5", []),
    ],
)
def test_numbers_to_call_are_found(typed: str, numbers: list[str]) -> None:
    """As they were typed; times of day are none."""
    assert numbers_in(typed) == numbers


def test_lists_are_read_line_by_line() -> None:
    """Bullets and numbers in front are how people write lists; a number to call is not one."""
    assert lines_of("- walk\n\n2. shower\n• tea \n07700 900123") == ["walk", "shower", "tea", "07700 900123"]


def _shown(plan: Plan, language: str) -> int:
    """Return the length of the longest message that shows a plan."""
    say = TEXTS.bound(language)
    shown = [views.show(say, plan, opening=say("plan-done")), views.crisis(say, plan)]
    shown += [views.step(say, part, plan.of(part), opening=say("plan-back")) for part in SAFETY]
    shown.append(views.if_thens(say, plan.if_thens, opening=say("ifthen-kept")))
    return max(utf16_length(plain_text(one.html)) for one in shown)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_fullest_plan_fits_into_one_message(language: str) -> None:
    """As many lines as there may be, together as long as they may be."""
    each = SAFETY_LENGTH // (len(SAFETY) * LINES)
    lines = tuple(
        Line(1000 * at + number, part, "x" * each)
        for at, part in enumerate(SAFETY)
        for number in range(LINES)
    )
    half = "y" * (IF_THEN_LENGTH // LINES // 2)
    plan = Plan(lines, tuple(IfThen(number, half, half) for number in range(LINES)))
    for part in SAFETY:
        with pytest.raises(PlanFull):
            check_room(plan, part, ["x"])

    assert _shown(plan, language) <= 4096


@given(
    chunks=st.lists(st.tuples(st.sampled_from(Part), st.text(min_size=1, max_size=250)), max_size=60),
    language=st.sampled_from(["en", "es"]),
)
def test_a_plan_of_any_words_fits_into_one_message(chunks: list[tuple[Part, str]], language: str) -> None:
    """Whatever is let in can be shown, whole, by /plan and by the crisis flow."""
    plan = Plan()
    for number, (part, text) in enumerate(chunks):
        if part not in SAFETY and part is not Part.IF_THEN:
            continue
        try:
            check_line(part, text)
            if part is Part.IF_THEN:
                check_room(plan, part, [text + text])
                plan = Plan(plan.lines, (*plan.if_thens, IfThen(number, text, text)))
            else:
                check_room(plan, part, [text])
                plan = Plan((*plan.lines, Line(number, part, text)), plan.if_thens)
        except (LineTooLong, PlanFull):
            continue

    assert _shown(plan, language) <= 4096
