"""Danger from somebody who has not consented: answered all the same, and nothing kept."""

import pytest
from sqlalchemy import func, select

from bot.people.tables import PersonRow
from bot.safety.crisis.tables import AlertRow, EpisodeRow, RiskFlagRow
from tests.acceptance.crisis_talk import DIE, TONIGHT, danger, prepare
from tests.house import STAFF_CHAT, House, Visitor


@pytest.fixture
def talk(quick_house: House) -> House:
    """Give a house that reads the words of crisis_talk."""
    return prepare(quick_house)


async def rows(house: House) -> dict[str, int]:
    """Return how many rows there are about people."""
    counted = {}
    async with house.keel.services.work.read() as session:
        for table in (PersonRow, EpisodeRow, RiskFlagRow):
            counted[table.__tablename__] = await session.scalar(select(func.count()).select_from(table)) or 0
    return counted


async def test_a_stranger_is_answered_and_nothing_is_kept(house: House) -> None:
    """Numbers and question as for anybody; staff hear of somebody without a name."""
    prepare(house)
    anna = house.person()

    await anna.says(DIE)

    numbers, question = anna.said()
    assert "116 123" in numbers.text
    assert question.text == house.phrase("crisis-ask")
    assert await rows(house) == {"people": 0, "crises": 0, "risk_flags": 0}
    await house.send()
    post = house.telegram.last(STAFF_CHAT).text
    assert house.phrase("alert-who-nobody") in post
    assert house.phrase("alert-how-not") in post
    async with house.keel.services.work.read() as session:
        (alert,) = await session.scalars(select(AlertRow))
        assert (alert.person_id, alert.chat_sealed, alert.chat_mac) == (None, None, None)


async def test_the_whole_flow_works_without_an_account(talk: House) -> None:
    """Typed and tapped answers, the choices, and no word about starting first."""
    anna = talk.person()
    await anna.says(DIE)
    await anna.says("yes")
    assert "Is there anyone with you?" in anna.last_read()
    await anna.says("no")
    assert anna.last().button("Check on me tomorrow")
    await anna.taps("Steady me first")
    await anna.taps("Done")
    await anna.taps("That was a mistake")
    assert anna.last_read() == talk.phrase("crisis-mistake")
    assert talk.phrase("gate-start-first") not in anna.all_read()
    assert talk.phrase("gate-not-kept") not in anna.all_read()
    await talk.send()
    await talk.move(seconds=3)
    await talk.send()
    assert "said it was a mistake" in talk.telegram.last(STAFF_CHAT).text


async def test_nobody_is_written_to_unless_they_tap_tomorrow(talk: House) -> None:
    """Then one row keeps the sealed chat, and one message comes, the next morning."""
    anna, ben = talk.person(), talk.person("Ben")
    for visitor in (anna, ben):
        await visitor.says(DIE)
        await visitor.taps("No")
    await anna.taps("Check on me tomorrow")
    assert anna.last_read() == talk.phrase("crisis-tomorrow-kept", clock="10:00")
    heard = {visitor.id: len(visitor.said()) for visitor in (anna, ben)}

    for _ in range(8 * 24):
        await talk.move(hours=1)
        await talk.tick()

    assert len(ben.said()) == heard[ben.id]
    assert len(anna.said()) == heard[anna.id] + 1
    assert anna.last_read() == talk.phrase("crisis-follow-up", part="morning")
    await anna.taps("Better")
    assert anna.last_read() == talk.phrase("crisis-follow-better-answer")
    assert await rows(talk) == {"people": 0, "crises": 0, "risk_flags": 0}


async def test_under_18_sees_youth_lines_first_and_nothing_is_kept(talk: House) -> None:
    """What was said about age stays in memory only."""
    anna = talk.person()
    await anna.says("/start")
    await anna.taps("Start")
    await anna.taps("I'm under 18")

    await anna.says(DIE)

    assert "for young people" in anna.said()[-2].text.split("\n\n")[1]
    assert await rows(talk) == {"people": 0, "crises": 0, "risk_flags": 0}


async def test_an_unknown_country_is_asked_by_one_tap_with_help_meanwhile(talk: House) -> None:
    """The service's own country under its name, the international answer, six countries to tap."""
    anna = talk.person(language="en")

    await anna.says(DIE)

    card = anna.said()[0]
    assert "If you're in United Kingdom:" in card.text
    assert "116 123" in card.text
    assert talk.phrase("helplines-emergency-abroad") in card.text
    await anna.taps("United States")
    assert anna.last_read().startswith("United States, then.")
    assert "988" in anna.last_read()
    await anna.says(TONIGHT)
    assert anna.said()[-2].text.startswith("Call 911 now")


async def test_a_country_can_be_typed_without_an_account(talk: House) -> None:
    """Typed names are found, and one that is not is asked again."""
    anna = talk.person(language="en")
    await anna.says(danger("EMERGENCY", "suicidal-intent"))
    assert "United Kingdom" in str(anna.said()[0].labels)
    await anna.taps("Another country")
    await anna.says("qqqq")
    assert anna.last_read() == talk.phrase("crisis-country-none")
    await anna.says("portugal")
    assert "112" in anna.last_read()
    assert anna.last_read().startswith("Portugal, then.")


async def test_elevated_is_answered_and_not_noted(talk: House) -> None:
    """No soft question to somebody of whom nothing is kept, and no 'start first'."""
    anna = talk.person()
    await anna.says(danger("ELEVATED", "craving"))
    assert [one.text for one in anna.said()] == [talk.phrase("crisis-elevated-craving")]
    assert await rows(talk) == {"people": 0, "crises": 0, "risk_flags": 0}


async def test_a_stranger_who_asks_for_the_team_can_be_answered_until_it_ends(talk: House) -> None:
    """The chat is kept sealed for that, and wiped with the end."""
    anna = talk.person()
    await anna.says(DIE)
    await anna.taps("No")
    await anna.taps("The team")
    await talk.send()
    post = next(one for one in talk.telegram.said(STAFF_CHAT) if talk.phrase("alert-asked") in one.text)
    staff = Visitor(talk, 777, "Robin", "en", STAFF_CHAT)
    answer = {
        "message_id": post.message_id,
        "date": 1,
        "chat": staff._chat(),
        "from": {"id": 4242, "is_bot": True, "first_name": "Keel"},
    }
    await staff.says("I'm here.", reply_to_message=answer)
    await talk.send()
    assert "I'm here." in anna.last_read()

    await anna.says("thank you")
    await talk.send()
    assert talk.telegram.last(STAFF_CHAT).text.endswith(": thank you")
    assert talk.phrase("gate-start-first") not in anna.all_read()
    assert talk.phrase("gate-not-kept") not in anna.all_read()
    await anna.taps("End this chat")
    async with talk.keel.services.work.read() as session:
        for alert in await session.scalars(select(AlertRow)):
            assert alert.chat_sealed is None or alert.ended_at is None
    assert await rows(talk) == {"people": 0, "crises": 0, "risk_flags": 0}


async def test_words_before_start_are_thanked_for_and_shown_a_way(quick_house: House) -> None:
    """Somebody who only wrote of their day is not told off; a command that needs an account says so."""
    house = quick_house
    anna = house.person()
    await anna.says("today was a long day")
    assert anna.last_read() == house.phrase("gate-not-kept")
    assert anna.last().button("SOS")
    await anna.says("/days")
    assert anna.last_read() == house.phrase("gate-start-first")
