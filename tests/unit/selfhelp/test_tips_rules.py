"""When the daily note comes and which one it is."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.infra.content import CONTENT
from bot.kernel.localtime import in_quiet_hours
from bot.people import Person, Reach, Stage
from bot.selfhelp.library import STAGES, Journey, JourneyMessage, load_library
from bot.selfhelp.tips.model import LAPSE_DAYS, last_lapse, pick_tip, stage_for, tip_hour, topic_of, way_for

LIBRARY = load_library(CONTENT)
TODAY = date(2026, 11, 24)
QUIET = (time(22, 0), time(8, 0))


def person(stage: Stage | None, stopped_on: date | None = None) -> Person:
    """Return a person of whom only the stage matters."""
    now = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    values = {
        name: None for name in Person.__dataclass_fields__ if name not in ("stage", "stopped_on", "reach")
    }
    values |= {"id": 1, "telegram_id": 1, "language": "en", "zone_name": "Europe/London", "created_at": now}
    return Person(**values, stage=stage, stopped_on=stopped_on, reach=Reach.OK)


@pytest.mark.parametrize(
    ("checkin_at", "expected"),
    [
        (time(19, 0), time(15, 0)),
        (time(21, 30), time(17, 30)),
        (time(9, 0), time(13, 0)),
        (None, time(15, 0)),
        (time(2, 0), time(8, 0)),
    ],
)
def test_the_note_keeps_four_hours_from_the_checkin(checkin_at: time | None, expected: time) -> None:
    """Before it where that is in waking hours, else after it, else when the quiet hours end."""
    assert tip_hour(checkin_at, *QUIET) == expected


@given(st.none() | st.times(), st.times(), st.times())
def test_the_note_never_comes_in_quiet_hours(
    checkin_at: time | None, quiet_from: time, quiet_until: time
) -> None:
    """Whatever the hours are."""
    assert not in_quiet_hours(tip_hour(checkin_at, quiet_from, quiet_until), quiet_from, quiet_until)


@pytest.mark.parametrize(
    ("stage", "stopped_on", "lapsed_on", "expected"),
    [
        (Stage.USING, None, None, "thinking"),
        (Stage.CUTTING_DOWN, None, TODAY, "cutting-down"),
        (Stage.SUPPORTING, None, None, "supporting"),
        (Stage.STOPPED, TODAY, None, "first-days"),
        (Stage.STOPPED, date(2026, 11, 1), None, "first-weeks"),
        (Stage.STOPPED, date(2026, 1, 1), None, "months-on"),
        (Stage.STOPPED, date(2026, 1, 1), TODAY, "after-lapse"),
        (Stage.STOPPED, None, None, None),
        (None, None, None, None),
    ],
)
def test_the_stage_follows_what_the_person_said(
    stage: Stage | None, stopped_on: date | None, lapsed_on: date | None, expected: str | None
) -> None:
    """From the stage, the day they stopped, and whether they noted use since."""
    assert stage_for(person(stage, stopped_on), TODAY, lapsed_on) == expected


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6), stage=st.sampled_from(["thinking", "first-days", "supporting", None]))
def test_nothing_comes_twice_until_all_fitting_ones_came(seed: int, stage: str | None) -> None:
    """For any person and stage; then it begins again."""
    seen: list[str] = []
    while (chosen := pick_tip(LIBRARY, stage, seen, (), seed, "en")) is not None and chosen.id not in seen:
        seen.append(chosen.id)

    fitting = [
        one.id
        for one in LIBRARY.snippets("en")
        if not one.stages or (stage in one.stages if stage else len(one.stages) > 1)
    ]
    assert sorted(seen) == sorted(fitting)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6), away=st.integers(0, 10**6))
def test_what_is_turned_away_stays_away_and_its_topic_comes_last(seed: int, away: int) -> None:
    """The other topics come first; the one that was turned away never does."""
    snippets = LIBRARY.snippets("en")
    unwanted = snippets[away % len(snippets)]
    seen: list[str] = []
    while (
        chosen := pick_tip(LIBRARY, "thinking", seen, {unwanted.id}, seed, "en")
    ) and chosen.id not in seen:
        seen.append(chosen.id)

    topics = [topic_of(next(one for one in snippets if one.id == id_)) == topic_of(unwanted) for id_ in seen]
    assert unwanted.id not in seen
    assert topics == sorted(topics)


WEEK_AGO = TODAY - timedelta(days=7)


@pytest.mark.parametrize(
    ("used_on", "told_on", "expected"),
    [
        ([], [], None),
        ([TODAY - timedelta(days=2)], [], TODAY - timedelta(days=2)),
        # The day they stopped and the days before it are no lapse.
        ([WEEK_AGO, TODAY - timedelta(days=9)], [], None),
        # Told of as one it counts, also where they moved their date to it.
        ([], [WEEK_AGO], WEEK_AGO),
        ([], [TODAY - timedelta(days=LAPSE_DAYS)], None),
        ([TODAY - timedelta(days=5)], [TODAY - timedelta(days=1)], TODAY - timedelta(days=1)),
    ],
)
def test_a_lapse_is_use_after_stopping(
    used_on: list[date], told_on: list[date], expected: date | None
) -> None:
    """Noted after the day they stopped, or told of as a lapse; never for somebody who has not stopped."""
    assert last_lapse(person(Stage.STOPPED, WEEK_AGO), TODAY, used_on, told_on) == expected
    assert last_lapse(person(Stage.USING), TODAY, used_on, told_on) is None


@pytest.mark.parametrize(
    ("who", "lapsed_on", "expected"),
    [
        (person(None), None, None),
        (person(Stage.STOPPED), None, None),
        (person(Stage.STOPPED, WEEK_AGO), None, (("first-days", "first-weeks", "months-on"), 7)),
        (person(Stage.STOPPED, WEEK_AGO), TODAY, (("after-lapse",), 0)),
        (replace(person(Stage.USING), stage_on=WEEK_AGO), None, (("thinking",), 7)),
        (replace(person(Stage.CUTTING_DOWN), stage_on=TODAY), None, (("cutting-down",), 0)),
        # Said before that day was kept: counted from the day we met.
        (person(Stage.SUPPORTING), None, (("supporting",), 0)),
    ],
)
def test_each_stage_is_counted_from_a_date_of_the_person(
    who: Person, lapsed_on: date | None, expected: tuple[tuple[str, ...], int] | None
) -> None:
    """From the day they stopped, the lapse, or the day they said where they are."""
    assert way_for(who, TODAY, lapsed_on) == expected


def test_every_stage_has_a_journey_of_its_own() -> None:
    """Six to thirteen messages, on days of their own, each with something behind it."""
    messages = LIBRARY.journey.messages["en"].values()
    for stage in STAGES:
        days = [one.day for one in messages if one.stage == stage]
        assert 6 <= len(days) <= 13, stage
        assert len(set(days)) == len(days)
    assert all(one.facts for one in messages)


def journey(*days: int) -> Journey:
    """Return a journey with a message on each of these days."""
    messages = [JourneyMessage(f"day-{day}", "first-days", day, "Text.", (), None) for day in days]
    return Journey({"en": {one.id: one for one in messages}})


def on_day(way: Journey, day: int, *seen: str) -> str | None:
    """Return the id of the message for somebody in their first days."""
    found = way.on_day(("first-days",), day, seen, "en")
    return found.id if found else None


def test_a_journey_message_waits_two_days_and_then_is_left_out() -> None:
    """A pause over its day makes it late, not lost; a long one skips it."""
    found = [on_day(journey(7), day) for day in range(6, 11)]

    assert found == [None, "day-7", "day-7", "day-7", None]


def test_the_newest_journey_message_comes_and_none_twice() -> None:
    """Two that wait: the newer one; the older one is next while it still fits."""
    way = journey(6, 7)

    assert on_day(way, 7) == "day-7"
    assert on_day(way, 8, "day-7") == "day-6"
    assert on_day(way, 8, "day-6", "day-7") is None


def test_a_message_for_another_stage_does_not_come() -> None:
    """Somebody in their first days is not sent what is for supporters."""
    assert journey(7).on_day(("supporting",), 7, (), "en") is None
