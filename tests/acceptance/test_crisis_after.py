"""What follows a message of danger: hold, follow-ups, "stay with me", the night, restarts."""

from datetime import UTC, datetime

import pytest

from bot.infra.database import Database
from bot.messaging.delivery import Lane, NewMessage
from tests.acceptance.crisis_talk import DIE, HIT, TOO_MUCH, danger, prepare
from tests.house import House, Visitor


@pytest.fixture
def talk(quick_house: House) -> House:
    """Give a house that reads the words of crisis_talk."""
    return prepare(quick_house)


async def days_go_by(house: House, visitor: Visitor, days: int) -> tuple[list[str], list[str]]:
    """Let so many days go by, hour by hour; return when follow-ups and check-ins came, as day and hour."""
    follow_ups, check_ins = [], []
    for _ in range(days * 24):
        await house.move(hours=1)
        before = len(visitor.said())
        await house.tick()
        for message in visitor.said()[before:]:
            hour = house.clock.now().strftime("%d %H")
            labels = [label for row in message.labels for label in row]
            if "Stop asking" in labels:
                follow_ups.append(hour)
                assert message.text in (
                    house.phrase("crisis-follow-up", part="morning"),
                    house.phrase("crisis-follow-up", part="evening"),
                )
            elif "1 Awful" in labels and message.text != house.phrase("checkin-remind"):
                check_ins.append(hour)
    return follow_ups, check_ins


async def test_follow_ups_come_the_next_morning_and_on_day_three_and_seven(house: House) -> None:
    """Neutral first words; each replaces the check-in of its hour; then there is silence about it."""
    prepare(house)
    anna = await house.resident()
    await anna.says(DIE)

    follow_ups, check_ins = await days_go_by(house, anna, 9)

    # 24 November 12:00: the next morning, then the evenings of the 27th and of the 1st.
    assert follow_ups == ["25 10", "27 19", "01 19"]
    # Four questions without an answer: from then on it asks every third day.
    assert check_ins == ["24 19", "25 19", "26 19", "28 19", "29 19", "02 19"]


async def test_a_follow_up_is_answered_in_four_ways(talk: House) -> None:
    """Better, the same, worse: each has its answer; stop means stop."""
    anna = await talk.resident()
    await anna.says(DIE)
    await talk.move(hours=22)
    await talk.tick()

    await anna.taps("The same")
    assert anna.last_read() == talk.phrase("crisis-follow-same-answer")
    await talk.move(days=2, hours=9)
    await talk.tick()
    await anna.taps("Worse")
    assert "116 123" in anna.said()[-2].text
    assert anna.last_read() == talk.phrase("crisis-ask")


async def test_stop_asking_stops(talk: House) -> None:
    """No more of them, whatever was planned."""
    anna = await talk.resident()
    await anna.says(DIE)
    await talk.move(hours=22)
    await talk.tick()

    await anna.taps("Stop asking")

    assert anna.last_read() == talk.phrase("crisis-follow-stop-answer")
    follow_ups, check_ins = await days_go_by(talk, anna, 8)
    assert follow_ups == []
    # The check-ins go on, less often after days of silence.
    assert check_ins == ["25 19", "26 19", "27 19", "28 19", "29 19", "02 19"]


async def test_a_new_message_plans_the_follow_ups_anew(talk: House) -> None:
    """Two days later it is bad again: the next morning comes next, not day three of the first."""
    anna = await talk.resident()
    await anna.says(DIE)
    await talk.move(days=2)
    await talk.tick()

    await anna.says(DIE)

    person = await talk.known(anna)
    assert person is not None
    episode = await talk.keel.services.crises.episode(person)
    assert episode is not None
    assert episode.next_check_at == datetime(2026, 11, 27, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "first"),
    [
        (datetime(2026, 11, 24, 3, 10, tzinfo=UTC), datetime(2026, 11, 24, 10, 0, tzinfo=UTC)),
        (datetime(2026, 11, 24, 8, 30, tzinfo=UTC), datetime(2026, 11, 25, 10, 0, tzinfo=UTC)),
        (datetime(2026, 11, 24, 23, 50, tzinfo=UTC), datetime(2026, 11, 25, 10, 0, tzinfo=UTC)),
        # The clocks go back on 25 October: 10:00 there is 10:00, not 9:00.
        (datetime(2026, 10, 24, 12, 0, tzinfo=UTC), datetime(2026, 10, 25, 10, 0, tzinfo=UTC)),
    ],
)
async def test_the_next_morning_is_the_one_that_people_mean(
    sqlite_database: Database, at: datetime, first: datetime
) -> None:
    """At three at night it is the morning that comes; at half past eight it is tomorrow's."""
    house = prepare(await House.open(sqlite_database, at=at))
    anna = await house.resident()
    await anna.says(DIE)
    person = await house.known(anna)
    assert person is not None
    episode = await house.keel.services.crises.episode(person)
    assert episode is not None
    assert episode.next_check_at == first
    await house.close()


async def test_no_follow_up_after_violence_unless_allowed(talk: House) -> None:
    """Nothing at all is sent unasked, not even the check-in, until the person says that it is safe."""
    anna = await talk.resident()
    await anna.says(danger("HIGH", "abuse"))
    before = len(anna.said())

    for _ in range(30):
        await talk.move(hours=1)
        await talk.tick()
    assert len(anna.said()) == before

    await anna.taps("Yes")
    await anna.taps("Yes")
    assert anna.last_read() == talk.phrase("crisis-violence-write-yes")
    await talk.move(hours=16)
    await talk.tick()
    assert anna.last_read() == talk.phrase("crisis-follow-up", part="morning")


async def test_the_hold_lasts_72_hours_from_the_last_message(talk: House) -> None:
    """It stops broadcasts; a second message lengthens it."""
    anna = await talk.resident()
    await anna.says(DIE)
    await talk.move(hours=40)
    await anna.says(DIE)
    person = await talk.known(anna)
    assert person is not None
    await talk.move(hours=71)
    assert person.held(talk.clock.now())
    news = NewMessage("ready", Lane.BROADCAST, "news", person.id, what={"reply": {}})
    await talk.keel.services.outbox.add(news)
    before = len(anna.said())
    await talk.send()
    assert len(anna.said()) == before
    await talk.move(hours=2)
    assert not person.held(talk.clock.now())


async def test_stay_with_me_asks_four_times_then_says_one_last_line(talk: House) -> None:
    """At 2, 5, 10 and 20 minutes, silent after the first, then an honest line with the number."""
    anna = await talk.resident()
    await anna.says(TOO_MUCH)
    await anna.taps("Me, and I'm alone")
    await anna.taps("Stay with me")
    start = len(anna.said())

    heard = []
    for minute in range(1, 61):
        await talk.move(minutes=1)
        before = len(anna.said())
        await talk.tick()
        heard += [
            (minute, one)
            for one in anna.said()[before:]
            if one.labels[0][:2] == ["Still here", "Help has come"]
        ]

    assert [minute for minute, _ in heard] == [2, 5, 10, 20, 25]
    assert [message.silent for _, message in heard] == [False, True, True, True, True]
    last = heard[-1][1].text
    assert last == f"{talk.phrase('crisis-stay-last')}\n999"
    assert len(anna.said()) > start


async def test_help_has_come_ends_staying(talk: House) -> None:
    """One tap, and the prompts are taken back."""
    anna = await talk.resident()
    await anna.says(TOO_MUCH)
    await anna.taps("Me, someone's here")
    await anna.taps("Stay with me")
    await talk.move(minutes=2)
    await talk.tick()
    await anna.taps("Still here")
    assert anna.last_read() == talk.phrase("crisis-stay-seen")

    await anna.taps("Help has come")

    assert anna.last_read() == talk.phrase("crisis-came")
    for _ in range(40):
        await talk.move(minutes=1)
        await talk.tick()
    assert anna.last_read() == talk.phrase("crisis-came")


async def test_at_night_only_what_was_asked_for_is_sent(sqlite_database: Database) -> None:
    """At 02:00 the prompts that Anna asked for come; what she did not ask for does not."""
    house = prepare(await House.open(sqlite_database, at=datetime(2026, 11, 24, 2, 0, tzinfo=UTC)))
    anna = await house.resident()
    await anna.says(TOO_MUCH)
    await anna.taps("Me, and I'm alone")
    await anna.taps("Stay with me")

    for _ in range(100):
        await house.move(minutes=1)
        await house.tick()

    texts = anna.all_read()
    assert house.phrase("crisis-stay-1") in texts
    assert house.phrase("crisis-team-15-unasked") not in texts
    await house.close()


async def test_state_outlives_a_restart(sqlite_database: Database) -> None:
    """A process that remembers nothing knows the open question and the follow-ups."""
    house = prepare(await House.open(sqlite_database))
    anna = await house.resident()
    await anna.says(DIE)
    person = await house.known(anna)
    assert person is not None
    assert await house.keel.services.crises.asked(person) == "life"

    house.keel.first_look.calm(anna.id)
    await anna.says("yes")
    assert "Is there anyone with you?" in anna.last_read()
    await house.move(hours=22)
    await house.tick()
    assert anna.last_read() == house.phrase("crisis-follow-up", part="morning")
    await house.close()


async def test_a_question_is_open_for_half_an_hour(talk: House) -> None:
    """Later a yes is any other word."""
    anna = await talk.resident()
    await anna.says(DIE)
    await talk.move(minutes=31)
    await anna.says("yes")
    assert anna.last_read() == talk.phrase("fallback-text")


async def test_flags_hold_no_words_and_are_forgotten_after_90_days(talk: House) -> None:
    """Level, category, rule and time only."""
    anna = await talk.resident()
    await anna.says(DIE)
    person = await talk.known(anna)
    assert person is not None
    crises = talk.keel.services.crises
    assert [(level.name, rule) for level, _, rule, _ in await crises.flags(person)] == [
        ("HIGH", "test.suicidal-ideation")
    ]
    await talk.move(days=91)
    assert await crises.forget_old() >= 2
    assert await crises.flags(person) == []


async def test_a_moved_zone_moves_the_follow_up(talk: House) -> None:
    """Ten in the morning is ten in the morning where Anna is now."""
    anna = await talk.resident()
    await anna.says(DIE)
    person = await talk.known(anna)
    assert person is not None
    moved = await talk.keel.services.people.change(person, zone_name="America/New_York")

    await talk.keel.services.crises.follow_zone(moved)

    episode = await talk.keel.services.crises.episode(moved)
    assert episode is not None
    assert episode.next_check_at == datetime(2026, 11, 25, 15, 0, tzinfo=UTC)


async def test_elevated_violence_stops_what_is_sent_unasked(talk: House) -> None:
    """The level names the clock, not the safety of the screen."""
    anna = await talk.resident()
    await anna.says(HIT)
    await talk.move(hours=7)
    before = len(anna.said())
    await talk.tick()
    assert len(anna.said()) == before
