"""The morning question: chosen, asked at its hour, one tap, and what became of it in the evening."""

from datetime import date

import pytest

from bot.diary.intentions import Intention, Outcome, Wish
from bot.people import Person, Stage
from tests.house import House, Visitor


async def person_of(house: House, visitor: Visitor) -> Person:
    """Return the person, who must be known."""
    person = await house.known(visitor)
    assert person is not None
    return person


async def wanted(house: House, visitor: Visitor, day: int) -> Intention | None:
    """Return what is wanted of that day of November 2026."""
    return await house.keel.services.intentions.of(await person_of(house, visitor), date(2026, 11, day))


async def early(house: House) -> Visitor:
    """Return somebody who chose the morning at 8:30, at noon of the day before, without tips."""
    anna = await house.resident()
    await house.keel.services.people.change(await person_of(house, anna), wants_tips=False)
    await anna.says("/settings")
    await anna.taps("Check-in")
    await anna.taps("Morning question")
    await anna.taps("08:30")
    assert house.phrase("morning-line", clock="08:30") in anna.last_read()
    return anna


async def to_the_morning(house: House) -> None:
    """Go from noon to 8:30 of the next day."""
    await house.move(hours=20, minutes=30)
    await house.tick()


async def test_the_morning_is_one_tap_and_the_evening_asks_how_it_went(house: House) -> None:
    """Each in its message, which changes in place."""
    anna = await early(house)
    await to_the_morning(house)
    asked = anna.last()
    assert asked.text == house.phrase("morning-ask")
    assert asked.labels == [
        ["See or call someone", "Look after my body"],
        ["Get one thing done", "Take it slow"],
        ["Go outside", "A day without"],
        ["In my words", "Not today"],
    ]

    await anna.taps("See or call someone")
    assert asked.text == "OK: see or call someone. I'll ask how it went at your check-in."
    await house.move(hours=10, minutes=30)
    await house.tick()
    for label in ("3 OK", "2", "No"):
        await anna.taps(label)
    assert anna.last_read() == "This morning you wanted: see or call someone. How did that go?"
    await anna.taps("Partly")

    assert "Noted" in anna.last_read()
    assert await wanted(house, anna, 25) == Intention(date(2026, 11, 25), Wish.PEOPLE, None, Outcome.PARTLY)


@pytest.mark.parametrize(
    ("morning", "evening", "came"),
    [
        (True, True, ["morning", "checkin", "checkin-reminder"]),
        (True, False, ["morning"]),
        (False, True, ["checkin", "checkin-reminder"]),
        (False, False, []),
    ],
)
async def test_either_both_or_neither(
    quick_house: House, morning: bool, evening: bool, came: list[str]
) -> None:
    """Each has its own hour and its own way to be turned off."""
    anna = await early(quick_house)
    if not morning:
        await anna.taps("No morning question")
        assert quick_house.phrase("morning-line-off") in anna.last_read()
    if not evening:
        await anna.taps("Back")
        await anna.taps("No check-ins")
    await quick_house.move(hours=12)
    await quick_house.tick()
    services = quick_house.keel.services
    before = len(anna.said())

    shown = []
    for _ in range(48):
        await quick_house.move(minutes=30)
        await quick_house.tick()
        shown += [message.text for message in anna.said()[before:]]
        before = len(anna.said())

    texts = {
        "morning": quick_house.phrase("morning-ask"),
        "checkin": quick_house.phrase("checkin-ask", part="evening"),
        "checkin-reminder": quick_house.phrase("checkin-remind"),
    }
    assert shown == [texts[kind] for kind in came]
    plan = await services.checkins.plan(await person_of(quick_house, anna))
    assert (plan.morning.next_at is not None, plan.next_at is not None) == (morning, evening)


async def test_own_words_are_sealed_and_come_back_in_the_evening(house: House) -> None:
    """Safe in HTML, and nothing of them in a message that comes unasked."""
    anna = await early(house)
    await to_the_morning(house)
    await anna.taps("In my words")
    await anna.says("be kind & <patient>")
    assert anna.last_read().startswith("OK: be kind & <patient>.")

    await house.move(hours=10, minutes=30)
    await house.tick()
    assert "patient" not in anna.last_read()
    for label in ("3 OK", "Skip", "No"):
        await anna.taps(label)
    assert anna.last_read() == "This morning you wanted: be kind & <patient>. How did that go?"
    await anna.says("a bit")

    found = await wanted(house, anna, 25)
    assert found is not None
    assert (found.words, found.outcome) == ("be kind & <patient>", Outcome.PARTLY)


async def test_it_can_be_typed(quick_house: House) -> None:
    """The words of a button, in the morning; yes or no in the evening; the hour, too."""
    anna = await early(quick_house)
    await to_the_morning(quick_house)
    await anna.says("go outside")
    assert anna.last_read().startswith("OK: go outside.")

    await quick_house.move(hours=10, minutes=30)
    await quick_house.tick()
    for words in ("ok", "3", "no"):
        await anna.says(words)
    assert "How did that go?" in anna.last_read()
    await anna.says("Yes!")

    found = await wanted(quick_house, anna, 25)
    assert found is not None
    assert found.outcome is Outcome.YES
    assert "Noted" in anna.last_read()


async def test_the_hour_can_be_typed_and_an_unclear_one_is_asked_again(quick_house: House) -> None:
    """A quarter past seven."""
    anna = await early(quick_house)
    await anna.says("/when")
    await anna.taps("Morning: 08:30")

    await anna.says("when I wake")
    assert quick_house.phrase("start-hour-unclear") in anna.last_read()
    await anna.says("7.15")

    assert quick_house.phrase("morning-line", clock="07:15") in anna.last_read()
    await anna.says("/when")
    assert "• tomorrow 07:15: the morning question" in anna.last_read()


async def test_said_before_its_hour_it_is_not_asked(quick_house: House) -> None:
    """/morning at seven: nothing comes at half past eight, and it can be changed."""
    anna = await early(quick_house)
    await quick_house.move(hours=19)
    await quick_house.tick()
    await anna.says("/morning")
    await anna.taps("Take it slow")
    count = len(anna.said())
    await quick_house.move(hours=1, minutes=30)
    await quick_house.tick()
    assert len(anna.said()) == count

    await anna.says("/morning")
    assert anna.last_read().startswith("OK: take it slow.")
    await anna.taps("Change")
    await anna.taps("Get one thing done")

    found = await wanted(quick_house, anna, 25)
    assert found is not None
    assert found.wish is Wish.TASK


async def test_what_does_not_fit_somebody_is_not_offered(quick_house: House) -> None:
    """Who supports a friend is offered no day without."""
    anna = await early(quick_house)
    person = await person_of(quick_house, anna)
    await quick_house.keel.services.people.change(person, stage=Stage.SUPPORTING)

    await to_the_morning(quick_house)

    assert anna.last().labels == [
        ["See or call someone", "Look after my body"],
        ["Get one thing done", "Take it slow"],
        ["Go outside"],
        ["In my words", "Not today"],
    ]


async def test_not_today_is_taken_without_a_word_and_nothing_is_asked_in_the_evening(
    quick_house: House,
) -> None:
    """The check-in is as ever."""
    anna = await early(quick_house)
    await to_the_morning(quick_house)
    await anna.taps("Not today")
    assert anna.last_read() == quick_house.phrase("morning-not-today")

    await quick_house.move(hours=10, minutes=30)
    await quick_house.tick()
    for label in ("3 OK", "2", "No"):
        await anna.taps(label)

    assert "Noted" in anna.last_read()


async def test_in_a_hold_it_is_plainer_and_a_follow_up_takes_its_place(quick_house: House) -> None:
    """After a worrying message the next morning asks how things are, once and not twice."""
    anna = await early(quick_house)
    await anna.says("i want to kill myself")
    before = len(anna.said())

    for _ in range(26):
        await quick_house.move(hours=1)
        await quick_house.tick()
    texts = [message.text for message in anna.said()[before:]]

    assert quick_house.phrase("morning-ask") not in texts
    mornings = [text for text in texts if text.startswith("Morning.")]
    assert len(mornings) == 1


async def test_silence_in_the_morning_alone_is_no_silence(quick_house: House) -> None:
    """Whoever answers in the evening is not asked less; both share one pace."""
    anna = await early(quick_house)
    await quick_house.move(hours=7)
    for _ in range(6):
        await quick_house.tick()
        await anna.taps("3 OK")
        await quick_house.move(hours=13, minutes=30)
        await quick_house.tick()
        assert anna.last_read() == quick_house.phrase("morning-ask")
        await quick_house.move(hours=10, minutes=30)

    plan = await quick_house.keel.services.checkins.plan(await person_of(quick_house, anna))
    assert plan.pace.every == 1


async def test_silence_makes_both_rarer_on_the_same_days_and_is_said_once(quick_house: House) -> None:
    """The first question of the fifth day says it; then both come every third day."""
    anna = await early(quick_house)
    await quick_house.move(hours=12)
    await quick_house.tick()
    start = len(anna.said())

    came: dict[str, list[str]] = {}
    for _ in range(48 * 8):
        before = len(anna.said())
        await quick_house.move(minutes=30)
        await quick_house.tick()
        for message in anna.said()[before:]:
            came.setdefault(f"{quick_house.clock.now():%d}", []).append(message.text.split("\n")[0])

    assert list(came) == ["25", "26", "27", "28", "29", "02"]
    assert [text.split(".")[0] for text in came["02"]] == [
        "Morning",
        "Evening",
        "Still here if you want to check in",
    ]
    line = quick_house.phrase("pace-lowered", every="every third day")
    told = [message.text for message in anna.said()[start:] if line in message.text]
    assert len(told) == 1
    assert told[0].startswith(quick_house.phrase("morning-ask"))


async def test_buttons_made_by_hand_change_nothing(quick_house: House) -> None:
    """Callback data is never trusted."""
    anna = await early(quick_house)
    number = anna.last().message_id

    for data in (
        "morning:want:2026-11-24:everything",
        "morning:want:today:rest",
        "morning:became:2026-11-24:great",
        "morning:hour:9999",
        "morning:hour:never",
        "morning:other",
    ):
        await quick_house.take_in(anna.press(data, number))
        assert anna.last_read() == quick_house.phrase("error-stale-button")
    await quick_house.take_in(anna.press("morning:want:2026-11-01:rest", number))
    assert anna.last_read() == quick_house.phrase("checkin-day-too-old")

    assert await wanted(quick_house, anna, 24) is None
    assert await quick_house.set_aside() == 0
