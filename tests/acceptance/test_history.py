"""The diary: a picture, a sentence that says the same, light and dark, and the notes."""

from datetime import timedelta

from bot.diary.extras import Question
from bot.diary.moods import Used
from bot.people import Person, Stage
from tests.house import House, Visitor


async def person_of(house: House, visitor: Visitor) -> Person:
    """Return the person, who must be known."""
    person = await house.known(visitor)
    assert person is not None
    return person


async def with_three_days(house: House) -> Visitor:
    """Return somebody with three days noted out of the last four."""
    anna = await house.resident()
    person = await person_of(house, anna)
    moods = house.keel.services.moods
    today = moods.today(person)
    for ago, mood, craving, used in ((0, 4, 2, Used.NO), (1, 2, 8, Used.YES), (3, 3, 5, Used.NO)):
        day = today - timedelta(days=ago)
        await moods.record_mood(person, day, mood)
        await moods.record_craving(person, day, craving)
        await moods.record_use(person, day, used)
    return anna


async def test_the_picture_comes_with_a_sentence_that_says_the_same(house: House) -> None:
    """Somebody who cannot see the picture reads what it shows; another span changes it in place."""
    anna = await with_three_days(house)

    await anna.says("/history")

    assert "you noted 3 days" in anna.last_read()
    assert "Mood was 3 of 5" in anna.last_read()
    assert "2 days without, of the 3 you told me about" in anna.last_read()
    (call,) = house.telegram.called("sendPhoto")
    (picture,) = call.files.values()
    assert picture.startswith(b"\x89PNG")
    count = len(anna.said())
    await anna.taps("Week")
    assert "This week: you noted 3 days" in anna.last_read()
    await anna.taps("3 months")
    assert "The last 90 days: you noted 3 days" in anna.last_read()
    assert len(anna.said()) == count


async def test_the_dark_ground_is_remembered(quick_house: House) -> None:
    """One tap, the same message, and the next picture is dark too."""
    anna = await with_three_days(quick_house)
    await anna.says("/history")
    light = anna.last().photo
    await anna.taps("Dark")
    dark = anna.last().photo

    assert dark != light
    assert (await person_of(quick_house, anna)).dark
    await anna.says("/history")
    assert anna.last().photo == dark
    await anna.taps("Light")
    assert anna.last().photo == light


async def test_an_empty_diary_says_so_and_blames_nobody(quick_house: House) -> None:
    """Nothing noted yet: no picture of nothing, and the way to the first note."""
    anna = await quick_house.resident()

    await anna.says("/history")

    assert anna.last_read() == quick_house.phrase("history-nothing")
    assert not quick_house.telegram.called("sendPhoto")


async def test_notes_are_read_again_newest_first_and_page_by_page(house: House) -> None:
    """What was written with a day, and what was told after using; its signs are shown as they are."""
    anna = await with_three_days(house)
    person = await person_of(house, anna)
    moods = house.keel.services.moods
    await moods.record_note(person, moods.today(person), "rain & <b>tea</b>")
    for ago in range(1, 6):
        await moods.record_note(
            person, moods.today(person) - timedelta(days=ago), f"day {ago} " + "word " * 190
        )
    await anna.says("/lapse")
    await anna.taps("Yes, I'm safe")
    await anna.taps("Yesterday")
    await anna.says("it was payday")
    await anna.taps("Leave it for now")

    await anna.says("/history")
    await anna.taps("My notes")

    read = anna.last_read()
    assert read.startswith("24 Nov\nmood 4 of 5, pull 2 of 10, didn't use\nrain & <b>tea</b>")
    assert "What happened: it was payday" in read
    assert "day 5" not in read
    await anna.taps("Older")
    await anna.taps("Older")
    assert "day 5" in anna.last_read()
    await anna.taps("Newer")
    await anna.taps("Picture")
    assert anna.last().photo


async def test_the_one_more_question_is_drawn_and_read_too(quick_house: House) -> None:
    """Sleep is a part of the picture and a sentence, what went well is among the notes."""
    anna = await with_three_days(quick_house)
    person, extras = await person_of(quick_house, anna), quick_house.keel.services.extras
    today = quick_house.keel.services.moods.today(person)
    await anna.says("/history")
    plain = anna.last().photo
    for ago, score in ((0, 4), (1, 7)):
        await extras.score(person, today - timedelta(days=ago), Question.SLEEP, score)
    await extras.tell(person, today, "the <sun> came out")

    await anna.says("/history")
    assert anna.last().photo != plain
    assert "Sleep (0–10): 5.5 on average." in anna.last_read()
    await anna.taps("My notes")
    assert "What went well: the <sun> came out" in anna.last_read()


async def test_no_notes_yet(quick_house: House) -> None:
    """The way to the first one."""
    anna = await with_three_days(quick_house)
    await anna.says("/history")
    await anna.taps("My notes")

    assert anna.last_read() == quick_house.phrase("history-notes-none")


async def test_weeks_against_the_goal_are_a_picture_too(house: House) -> None:
    """Ben cuts down: under /days and in the months of /history, with the weeks in words."""
    ben = await with_three_days(house)
    person = await house.keel.services.days.set_stage(await person_of(house, ben), Stage.CUTTING_DOWN)
    await house.keel.services.goals.set(person, 2)
    await ben.says("/days")
    await ben.taps("Picture")

    assert ben.last().photo
    assert "23 Nov: 1 day used, goal 2" in ben.last_read()
    before = ben.last().photo
    await ben.taps("Dark")
    assert ben.last().photo != before
    await ben.taps("My days")
    assert "You're aiming for 2 at most." in ben.last_read()


async def test_made_up_buttons_show_nothing(quick_house: House) -> None:
    """Callback data is never trusted."""
    anna = await with_three_days(quick_house)
    await anna.says("/history")
    number = anna.last().message_id
    for data in (
        "history:show:8",
        "history:dark:show:12",
        "history:notes:-1",
        "history:x",
    ):
        await quick_house.take_in(anna.press(data, number))
        assert anna.last_read() == quick_house.phrase("error-stale-button")
    assert await quick_house.set_aside() == 0
