"""What is said out of the blue: heard as what it is, and never met with silence."""

from collections.abc import Sequence

from bot.safety.risk import Finding, Lexicon
from tests.house import House


async def test_a_strong_pull_is_answered_as_one(quick_house: House) -> None:
    """No "I didn't understand" for somebody who says how hard it is."""
    house = quick_house
    anna = await house.resident()

    await anna.says("the craving is unbearable tonight")

    assert house.phrase("crisis-elevated-craving") in anna.all_read()
    assert house.phrase("fallback-text") not in anna.all_read()
    assert house.phrase("crisis-quiet") not in anna.all_read()


async def test_a_text_on_which_the_detector_breaks_gets_the_way_to_people(quick_house: House) -> None:
    """A defect in the rules shows who can be reached, instead of nothing."""
    house = quick_house
    anna = await house.resident()

    def broken(text: str, lexicon: Lexicon, recent: Sequence[str]) -> Finding:
        raise RuntimeError

    house.keel.first_look.assess = broken
    await anna.says("anything")

    assert "116 123" in anna.all_read()


async def test_a_command_after_a_crisis_does_what_it_says(quick_house: House) -> None:
    """/when within 90 seconds of a message of HIGH is no second alarm."""
    house = quick_house
    anna = await house.resident()
    await anna.says("i want to die")

    await anna.says("/when")

    assert anna.last().button(house.phrase("when-button-change"))


async def test_danger_written_as_a_command_is_danger(quick_house: House) -> None:
    """A slash in front of it does not hide it."""
    anna = await quick_house.resident()

    await anna.says("/kms")

    assert "116 123" in anna.all_read()
