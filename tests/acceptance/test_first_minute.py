"""The first minute, from hello to the first check-in planned."""

from datetime import time

from bot.people import Stage
from tests.house import House


async def test_a_stranger_is_ready_within_six_taps(house: House) -> None:
    """The common case: six taps, and every default fits."""
    anna = await house.resident()

    person = await house.known(anna)
    assert person is not None
    assert (person.country, person.zone_name, person.stage) == ("GB", "Europe/London", Stage.STOPPED)
    assert person.onboarded_at is not None
    assert person.consent_version == 1
    plan = await house.keel.services.checkins.plan(person)
    assert plan.wall_time == time(19, 0)
    assert plan.next_at is not None
    assert "19:00" in anna.last_read()
    assert house.phrase("start-careful") in [message.text for message in anna.said()]


async def test_a_no_keeps_only_the_no(house: House) -> None:
    """Somebody who declines is not kept, and SOS still works."""
    anna = house.person()

    await anna.says("/start")
    await anna.taps("Start")
    await anna.taps("No thanks")

    assert await house.known(anna) is None
    assert await house.keel.services.people.has_refused(anna.id)
    assert anna.last_read() == house.phrase("start-declined")
    await anna.says("/sos")
    assert "116 123" in anna.last_read()


async def test_somebody_under_18_is_not_kept_and_sees_who_is_there(house: House) -> None:
    """Under 18: nothing kept, youth lines first."""
    anna = house.person()

    await anna.says("/start")
    await anna.taps("Start")
    await anna.taps("I'm under 18")

    assert await house.known(anna) is None
    assert not await house.keel.services.people.has_refused(anna.id)
    assert "Childline" in anna.last_read()


async def test_the_first_minute_goes_on_where_it_was_left(house: House) -> None:
    """A week later the same question is asked again."""
    anna = house.person()
    await anna.says("/start")
    await anna.taps("Start")
    await anna.taps("Yes, and that's OK")
    await anna.taps("Yes, that's right")

    await house.move(days=7)
    await anna.says("hello again")

    assert anna.last_read() == house.phrase("start-ask-stage")


async def test_a_typed_country_and_city_are_found(house: House) -> None:
    """Somebody in Spain whose phone speaks English."""
    anna = house.person()
    await anna.says("/start")
    await anna.taps("Start")
    await anna.taps("Yes, and that's OK")
    await anna.taps("Another country")

    await anna.says("spain")
    await anna.taps("12:00 Canary")

    person = await house.known(anna)
    assert person is not None
    assert (person.country, person.zone_name) == ("ES", "Atlantic/Canary")


async def test_somebody_who_supports_another_is_shown_what_is_for_them(quick_house: House) -> None:
    """No craving of their own on the first screen, but what to read for whoever stands by somebody."""
    anna = quick_house.person()
    await anna.says("/start")
    for label in ("Start", "Yes, and that's OK", "Yes, that's right", "Supporting someone", "No check-ins"):
        await anna.taps(label)
    labels = [label for row in anna.last().labels for label in row]
    assert "Craving now" not in labels

    await anna.taps("Being there for them")

    article = quick_house.keel.services.library.article("how-can-i-help-them", "en")
    assert article is not None
    assert article.title in anna.last_read()
