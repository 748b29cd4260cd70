"""The diary: a picture, and a sentence that says the same."""

from datetime import timedelta

from bot.diary.moods import Used
from tests.house import House


async def test_the_picture_comes_with_a_sentence_that_says_the_same(quick_house: House) -> None:
    """Somebody who cannot see the picture reads what it shows."""
    house = quick_house
    anna = await house.resident()
    person = await house.known(anna)
    assert person is not None
    moods = house.keel.services.moods
    today = moods.today(person)
    for ago, mood, craving, used in ((0, 4, 2, Used.NO), (1, 2, 8, Used.YES), (3, 3, 5, Used.NO)):
        day = today - timedelta(days=ago)
        await moods.record_mood(person, day, mood)
        await moods.record_craving(person, day, craving)
        await moods.record_use(person, day, used)

    await anna.says("/history")

    assert "you noted 3 days" in anna.last_read()
    assert "Mood was 3 of 5" in anna.last_read()
    assert "2 days without, of the 3 you told me about" in anna.last_read()
    (call,) = house.telegram.called("sendPhoto")
    (picture,) = call.files.values()
    assert picture.startswith(b"\x89PNG")
    await anna.taps("Week")
    assert "This week: you noted 3 days" in anna.last_read()


async def test_an_empty_diary_says_so_and_blames_nobody(quick_house: House) -> None:
    """Nothing noted yet: no picture of nothing, and the way to the first note."""
    anna = await quick_house.resident()

    await anna.says("/history")

    assert anna.last_read() == quick_house.phrase("history-nothing")
    assert not quick_house.telegram.called("sendPhoto")
