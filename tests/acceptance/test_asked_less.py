"""Asked less after silence, more again when answered or when asked for: as talks."""

from datetime import timedelta

import pytest

from bot.people import Person
from tests.house import House, Visitor


async def person_of(house: House, visitor: Visitor) -> Person:
    """Return the person, who must be known."""
    person = await house.known(visitor)
    assert person is not None
    return person


async def resident(house: House) -> Visitor:
    """Return somebody who gets check-ins at 19:00 and nothing else, at 18:59 on their first day."""
    anna = await house.resident()
    await house.keel.services.people.change(await person_of(house, anna), wants_tips=False)
    await house.keel.services.checkins.set_reminder(await person_of(house, anna), False)
    await house.move(hours=6, minutes=59)
    return anna


async def evenings(house: House, visitor: Visitor, count: int) -> list[str]:
    """Live through so many evenings without a word; return the days on which something came."""
    came = []
    for _ in range(count):
        before = len(visitor.said())
        await house.move(minutes=1)
        await house.tick()
        if len(visitor.said()) > before:
            came.append(f"{house.clock.now():%d}")
        await house.move(hours=23, minutes=59)
    return came


async def test_after_four_silent_days_it_is_every_third_and_says_so_once(house: House) -> None:
    """The question of that day carries the line and the ways to change it; the next one is as ever."""
    anna = await resident(house)

    assert await evenings(house, anna, 5) == ["24", "25", "26", "27", "28"]
    told = anna.last()
    line = house.phrase("pace-lowered", every="every third day")
    assert told.text == f"{house.phrase('checkin-ask', part='evening')}\n\n{line}"
    assert told.labels[2:] == [["Less: once a week", "Same: every third day"], ["More: every day", "Pause"]]
    assert line not in "".join(message.text for message in anna.said()[:-1])

    assert await evenings(house, anna, 6) == ["01", "04"]
    assert anna.last_read() == house.phrase("checkin-ask", part="evening")


async def test_once_a_week_is_the_least_and_two_answers_bring_it_back(quick_house: House) -> None:
    """The question that brings it back says so, too."""
    anna = await resident(quick_house)
    await evenings(quick_house, anna, 18)
    assert quick_house.phrase("pace-lowered", every="once a week") in anna.last_read()
    assert anna.last().labels[2:] == [["Same: once a week", "More: every third day"], ["Pause"]]

    came, asked = [], []
    for _ in range(24):
        for day in await evenings(quick_house, anna, 1):
            came.append(day)
            asked.append(anna.last_read())
            await anna.taps("3 OK")
        if len(came) == 3:
            break
    assert came == ["17", "24", "31"]
    assert all(quick_house.phrase("pace-raised", every="every day") not in text for text in asked[:2])
    assert quick_house.phrase("pace-raised", every="every day") in asked[2]
    assert await evenings(quick_house, anna, 3) == ["01", "02", "03"]


@pytest.mark.parametrize(
    ("label", "typed", "words", "next_days"),
    [
        ("Less: once a week", "less", "once a week", ["05"]),
        ("Same: every third day", "same", "every third day", ["01", "04", "07"]),
        (
            "More: every day",
            "More!",
            "every day",
            ["29", "30", "01", "02", "03", "04", "05", "06", "07", "08"],
        ),
    ],
)
@pytest.mark.parametrize("by", ["tap", "words"])
async def test_the_person_decides_by_tap_or_word(
    quick_house: House, label: str, typed: str, words: str, next_days: list[str], by: str
) -> None:
    """And then it stays so, however they answer."""
    anna = await resident(quick_house)
    await evenings(quick_house, anna, 5)

    await (anna.taps(label) if by == "tap" else anna.says(typed))
    assert anna.last_read() == quick_house.phrase("pace-chosen", every=words)

    came = []
    for _ in range(10):
        for day in await evenings(quick_house, anna, 1):
            came.append(day)
            await anna.taps("3 OK")
    assert came == next_days


async def test_pause_is_one_tap_or_word_away(quick_house: House) -> None:
    """From the same question."""
    anna = await resident(quick_house)
    await evenings(quick_house, anna, 5)
    await anna.says("pause")
    assert anna.last_read() == quick_house.phrase("pause-ask")

    await anna.taps("One week")

    assert (await person_of(quick_house, anna)).paused(quick_house.clock.now())


async def test_a_pause_is_no_silence(quick_house: House) -> None:
    """Two weeks of it, and the question comes as often as before."""
    anna = await resident(quick_house)
    person = await person_of(quick_house, anna)
    await quick_house.keel.services.people.pause(person, quick_house.clock.now() + timedelta(days=14))

    assert await evenings(quick_house, anna, 18) == ["08", "09", "10", "11"]
    assert "every third day" not in anna.all_read()


async def test_any_word_of_the_day_is_an_answer(quick_house: House) -> None:
    """Checked in at noon, by themselves: nothing is asked that day, and nobody is called silent."""
    anna = await resident(quick_house)
    for _ in range(6):
        await evenings(quick_house, anna, 1)
        await quick_house.move(hours=-7)
        await anna.says("/checkin")
        await anna.taps("4 Good")
        await quick_house.move(hours=7)

    plan = await quick_house.keel.services.checkins.plan(await person_of(quick_house, anna))
    assert (plan.pace.every, plan.pace.silent) == (1, 0)


async def test_how_often_can_be_chosen_in_the_settings(quick_house: House) -> None:
    """And /when shows the next one."""
    anna = await resident(quick_house)
    await anna.says("/settings")
    await anna.taps("Check-in")
    await anna.taps("How often")
    assert quick_house.phrase("pace-now", every="every day") in anna.last_read()
    await anna.taps("Every third day")
    assert anna.last_read() == quick_house.phrase("pace-chosen", every="every third day")

    assert await evenings(quick_house, anna, 7) == ["24", "27", "30"]
    await anna.says("/when")
    assert "• 3 Dec, 19:00: the check-in" in anna.last_read()


async def test_less_out_of_the_blue_shows_the_choice(quick_house: House) -> None:
    """Nothing was said about it lately, so nothing changes yet; and "same" means nothing."""
    anna = await resident(quick_house)

    await anna.says("less")
    assert quick_house.phrase("pace-choose") in anna.last_read()
    await anna.says("same")
    assert anna.last_read() == quick_house.phrase("fallback-text")

    plan = await quick_house.keel.services.checkins.plan(await person_of(quick_house, anna))
    assert plan.pace.every == 1


async def test_buttons_made_by_hand_change_nothing(quick_house: House) -> None:
    """There is no rung of two days, and none of a year."""
    anna = await resident(quick_house)
    number = anna.last().message_id

    for data in ("pace:set:2", "pace:set:365", "pace:set:often", "pace:other"):
        await quick_house.take_in(anna.press(data, number))
        assert anna.last_read() == quick_house.phrase("error-stale-button")
