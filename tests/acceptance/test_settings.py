"""/settings, /pause, /resume, /stop and /when, as talks."""

from datetime import date, time, timedelta

import pytest

from bot.messaging.delivery import Lane, NewMessage
from bot.people import Person, Stage
from bot.safety.risk import assess
from handlers.people.settings.changes import read_quiet
from tests.house import House, Visitor


async def person_of(house: House, visitor: Visitor) -> Person:
    """Return the person, who must be known."""
    person = await house.known(visitor)
    assert person is not None
    return person


async def test_every_change_is_made_in_the_one_message(house: House) -> None:
    """Anna changes her hour, her quiet hours and where she is, and nothing new piles up in the chat."""
    anna = await house.resident()
    await anna.says("/settings")
    screen, count = anna.last(), len(anna.said())

    await anna.taps("Check-in")
    await anna.taps("21:30")
    await anna.taps("Quiet hours")
    await anna.taps("23:00 to 07:00")
    await anna.taps("Where I am")
    await anna.taps("I'm cutting down")
    await anna.taps("Turn news off")

    assert len(anna.said()) == count
    assert "Check-in: 21:30" in screen.text
    assert "Quiet hours: 23:00 to 07:00" in screen.text
    assert "Where you are: cutting down" in screen.text
    person = await person_of(house, anna)
    assert (person.quiet_from, person.quiet_until) == (time(23), time(7))
    assert (person.stage, person.wants_news) == (Stage.CUTTING_DOWN, False)
    assert (await house.keel.services.checkins.plan(person)).wall_time == time(21, 30)
    await anna.taps("Done")
    assert screen.keyboard == []


@pytest.mark.parametrize(
    "label",
    ["Country", "Time", "Where I am", "Check-in", "Quiet hours", "Pause", "My data", "What comes next"],
)
async def test_every_screen_leads_back(quick_house: House, label: str) -> None:
    """No dead end: from each screen Anna is back at the list with one tap."""
    anna = await quick_house.resident()
    await anna.says("/settings")
    first = anna.last_read()

    await anna.taps(label)
    assert anna.last_read() != first
    await anna.taps("Change it" if label == "What comes next" else "Back")

    assert anna.last_read() == first


async def test_moving_abroad_moves_the_checkin_and_the_numbers(quick_house: House) -> None:
    """Anna types Spain, picks the Canaries: 19:00 there, and Spanish numbers when it is urgent."""
    anna = await quick_house.resident()
    await anna.says("/settings")
    await anna.taps("Country")

    await anna.says("spain")
    await anna.taps("12:00 Canary")

    person = await person_of(quick_house, anna)
    assert (person.country, person.zone_name) == ("ES", "Atlantic/Canary")
    assert "Your time: Canary, 12:00 now" in anna.last_read()
    plan = await quick_house.keel.services.checkins.plan(person)
    assert plan.next_at is not None
    assert plan.next_at.isoformat() == "2026-11-24T19:00:00+00:00"
    seen = quick_house.keel.first_look._seen[anna.id]
    assert (seen.country, seen.zone_name) == ("ES", "Atlantic/Canary")


async def test_a_country_with_one_clock_asks_nothing_more(quick_house: House) -> None:
    """Ireland has one time: it is set, and nothing is asked."""
    anna = await quick_house.resident()
    await anna.says("/settings")
    await anna.taps("Country")

    await anna.says("ireland")

    assert "Country: Ireland" in anna.last_read()
    assert (await person_of(quick_house, anna)).zone_name == "Europe/Dublin"


async def test_the_time_can_be_read_off_a_clock(quick_house: House) -> None:
    """Anna is in New York for a while and types what her clock shows."""
    anna = await quick_house.resident()
    await anna.says("/settings")
    await anna.taps("Country")
    await anna.says("usa")

    await anna.says("7:00 am")
    await anna.taps("07:00 New York")

    person = await person_of(quick_house, anna)
    assert person.zone_name == "America/New_York"
    plan = await quick_house.keel.services.checkins.plan(person)
    assert plan.next_at is not None
    assert plan.next_at.isoformat() == "2026-11-25T00:00:00+00:00"


async def test_typed_hours_are_read_and_unclear_ones_asked_again(quick_house: House) -> None:
    """A quarter past eight in the evening, then quiet hours in words, then a typo."""
    anna = await quick_house.resident()
    await anna.says("/settings")
    await anna.taps("Check-in")

    await anna.says("a bit after eight")
    assert anna.last_read() == quick_house.phrase("start-hour-unclear")
    await anna.says("8.15 pm")
    assert "Check-in: 20:15" in anna.last_read()

    await anna.taps("Quiet hours")
    await anna.says("from 23:30 to 9")
    assert "Quiet hours: 23:30 to 09:00" in anna.last_read()
    await anna.taps("Quiet hours")
    await anna.says("whenever")
    assert anna.last_read() == quick_house.phrase("settings-quiet-unclear")


async def test_the_day_of_stopping_stays_when_somebody_uses_again(quick_house: House) -> None:
    """A slip zeroes nobody: Anna says that she uses, then that she has stopped, and her day is there."""
    anna = await quick_house.resident()
    before = (await person_of(quick_house, anna)).stopped_on
    assert before == date(2026, 11, 17)
    await anna.says("/settings")
    await anna.taps("Where I am")
    await anna.taps("I use")

    await anna.taps("Where I am")
    await anna.taps("I've stopped")
    await anna.taps("settings:since:same")

    person = await person_of(quick_house, anna)
    assert (person.stage, person.stopped_on) == (Stage.STOPPED, before)


async def test_a_typed_day_of_stopping_must_have_been(quick_house: House) -> None:
    """The future is asked again, the 3rd of May is kept."""
    anna = await quick_house.resident()
    await anna.says("/settings")
    await anna.taps("Where I am")
    await anna.taps("I've stopped")

    await anna.says("2027-01-01")
    assert anna.last_read() == quick_house.phrase("start-since-future")
    await anna.says("3 may")

    assert (await person_of(quick_house, anna)).stopped_on == date(2026, 5, 3)


async def test_the_reminder_and_the_checkin_can_be_turned_off_and_on(quick_house: House) -> None:
    """Reminder off, check-in off, check-in on again."""
    anna = await quick_house.resident()
    checkins = quick_house.keel.services.checkins
    person = await person_of(quick_house, anna)
    await anna.says("/settings")
    await anna.taps("Check-in")
    await anna.taps("One reminder: on")
    assert not (await checkins.plan(person)).remind

    await anna.taps("No check-ins")
    assert "Check-in: off" in anna.last_read()
    await anna.taps("Check-in")
    await anna.taps("13:00")
    plan = await checkins.plan(person)
    assert (plan.wall_time, plan.remind) == (time(13), False)
    assert plan.next_at is not None


async def test_buttons_made_by_hand_change_nothing(quick_house: House) -> None:
    """Callback data is never trusted."""
    anna = await quick_house.resident()
    await anna.says("/settings")
    before = await person_of(quick_house, anna)
    number = anna.last().message_id

    for data in (
        "settings:zone:Mars/Olympus",
        "settings:country:ZZ",
        "settings:lang:xx",
        "settings:stage:cured",
        "settings:quiet:9999:0800",
        "settings:since:-4",
        "settings:tips:maybe",
        "settings:nothing",
        "pause:for:100000",
    ):
        await quick_house.take_in(anna.press(data, number))
        assert anna.last_read() == quick_house.phrase("error-stale-button")

    assert await person_of(quick_house, anna) == before
    assert await quick_house.set_aside() == 0


async def test_a_pause_is_silence_until_it_ends(house: House) -> None:
    """A week without check-ins; then they come again by themselves."""
    anna = await house.resident()
    await anna.says("/pause")
    await anna.taps("One week")
    assert "I'll stay quiet until 1 Dec, 12:00" in anna.last_read()
    count = len(anna.said())

    for _ in range(6):
        await house.move(days=1)
        await house.tick()
    assert len(anna.said()) == count

    await house.move(days=1, hours=7)
    await house.tick()
    assert anna.last_read() == house.phrase("checkin-ask", part="evening")


async def test_resume_ends_a_pause_and_says_what_comes(quick_house: House) -> None:
    """Until I say, and then I say."""
    anna = await quick_house.resident()
    await anna.says("/pause")
    await anna.taps("Until I say")
    assert anna.last_read() == quick_house.phrase("pause-set-open")

    await anna.says("/resume")

    assert anna.last_read() == "The pause is over. The next check-in is today 19:00."
    assert not (await person_of(quick_house, anna)).paused(quick_house.clock.now())
    await anna.says("/resume")
    assert anna.last_read() == "There is no pause. The next check-in is today 19:00."


async def test_stop_ends_what_was_asked_for_too_and_help_still_comes(quick_house: House) -> None:
    """Nothing queued is left but help; /sos and a worrying message are answered as ever."""
    anna = await quick_house.resident()
    person = await person_of(quick_house, anna)
    outbox = quick_house.keel.services.outbox
    later = quick_house.clock.now() + timedelta(hours=3)
    what = {"reply": {"act": "send", "chat_id": anna.id, "html": "x"}}
    await outbox.add(
        NewMessage("ready", Lane.ASKED, "asked:1", person.id, what=what, send_after=later),
        NewMessage("ready", Lane.CRISIS, "crisis:1", person.id, what=what, send_after=later),
    )

    await anna.says("/stop")

    assert anna.last_read() == quick_house.phrase("pause-stopped")
    assert [lane for _, lane, _ in await outbox.upcoming(person.id)] == [Lane.CRISIS]
    await anna.says("/sos")
    assert "116 123" in anna.last_read()


async def test_when_says_what_comes_in_my_time(quick_house: House) -> None:
    """The check-in and its reminder, the reminder moved out of the quiet hours."""
    anna = await quick_house.resident()

    await anna.says("/when")
    assert "• today 19:00: the check-in" in anna.last_read()
    assert "• today 21:00: one reminder, if you haven't checked in" in anna.last_read()

    await anna.says("/settings")
    await anna.taps("Check-in")
    await anna.taps("21:30")
    await anna.says("/when")
    assert "• today 21:30: the check-in" in anna.last_read()
    assert "• tomorrow 08:00: one reminder, if you haven't checked in" in anna.last_read()


async def test_when_passes_over_a_day_that_is_answered(quick_house: House) -> None:
    """Checked in at noon: the next one is tomorrow."""
    anna = await quick_house.resident()
    await anna.says("/checkin")
    await anna.taps("4 Good")

    await anna.says("/when")

    assert "• tomorrow 19:00: the check-in" in anna.last_read()
    assert "today 19:00" not in anna.last_read()


async def test_when_names_what_follows_a_hard_night(quick_house: House) -> None:
    """After a worrying message the question next morning is on the list, in neutral words."""
    anna = await quick_house.resident()
    finding = assess("i want to kill myself", quick_house.keel.first_look.lexicon, [])
    await quick_house.keel.services.crises.note(await person_of(quick_house, anna), finding)

    await anna.says("/when")

    assert anna.last_read().startswith(quick_house.phrase("when-held"))
    assert f": {quick_house.phrase('when-kind-crisis-follow-up')}" in anna.last_read()
    await anna.says("/stop")
    await anna.says("/when")
    assert "•" not in anna.last_read()


async def test_when_is_honest_in_a_pause_and_with_everything_off(quick_house: House) -> None:
    """It promises nothing that the sender would not send."""
    anna = await quick_house.resident()
    await anna.says("/pause")
    await anna.taps("One month")
    await anna.says("/when")
    assert anna.last_read().startswith("You're on pause until 24 Dec, 12:00.")
    assert "•" not in anna.last_read()

    await anna.taps("End the pause")
    await anna.says("/settings")
    await anna.taps("Check-in")
    await anna.taps("No check-ins")
    await anna.taps("Turn tips off")
    await anna.says("/when")
    assert anna.last_read().startswith(quick_house.phrase("when-nothing"))


async def test_somebody_not_safe_says_by_button_that_writing_is_safe(quick_house: House) -> None:
    """After a message about violence nothing comes unasked until Anna says that it may."""
    anna = await quick_house.resident()
    await quick_house.keel.services.people.change(await person_of(quick_house, anna), unasked_ok=False)
    await anna.says("/when")
    assert anna.last_read().startswith(quick_house.phrase("when-unsafe"))

    await anna.says("/settings")
    await anna.taps("It's safe to write")

    assert (await person_of(quick_house, anna)).unasked_ok


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("22-8", (time(22), time(8))),
        ("10 pm to 8 am", (time(22), time(8))),
        ("10 p.m. until 8 a.m.", (time(22), time(8))),
        ("from 23:30 to 9", (time(23, 30), time(9))),
        ("22:00 – 07:30", (time(22), time(7, 30))),
        ("22", None),
        ("22-8-9", None),
        ("25-8", None),
        ("late to early", None),
    ],
)
def test_quiet_hours_are_read_as_people_type_them(typed: str, read: tuple[time, time] | None) -> None:
    """Dashes, words, halves of the day."""
    assert read_quiet(typed) == read


async def test_the_hour_of_the_tip_is_chosen_by_button_or_typed(quick_house: House) -> None:
    """It then stays where it is, whatever happens to the check-in; a tap turns tips off."""
    anna = await quick_house.resident()
    tips = quick_house.keel.services.tips
    await anna.says("/settings")
    assert "Daily tip: 15:00 your time" in anna.last_read()
    await anna.taps("Tip time")
    await anna.taps("16:00")
    assert "Daily tip: 16:00 your time" in anna.last_read()

    await anna.taps("Tip time")
    await anna.says("around noon")
    assert anna.last_read() == quick_house.phrase("start-hour-unclear")
    await anna.says("12.30")
    await anna.taps("Check-in")
    await anna.taps("21:30")

    plan = await tips.plan(await person_of(quick_house, anna))
    assert (plan.wall_time, plan.own_hour) == (time(12, 30), True)
    assert plan.next_at is not None
    await anna.taps("Tip time")
    await anna.taps("Turn tips off")
    assert "Daily tip: off" in anna.last_read()
    assert (await tips.plan(await person_of(quick_house, anna))).next_at is None
