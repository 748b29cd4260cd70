"""When the daily note comes and which one it is."""

import shutil
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.infra.content import CONTENT
from bot.kernel.localtime import in_quiet_hours
from bot.people import Person, Reach, Stage
from bot.selfhelp.library import LibraryBroken, load_library
from bot.selfhelp.tips import Journey, JourneyMessage, check_journey, load_journey
from bot.selfhelp.tips.model import pick_tip, stage_for, tip_hour, topic_of

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
    ("stage", "stopped_on", "lapsed", "expected"),
    [
        (Stage.USING, None, False, "thinking"),
        (Stage.CUTTING_DOWN, None, True, "cutting-down"),
        (Stage.SUPPORTING, None, False, "supporting"),
        (Stage.STOPPED, TODAY, False, "first-days"),
        (Stage.STOPPED, date(2026, 11, 1), False, "first-weeks"),
        (Stage.STOPPED, date(2026, 1, 1), False, "months-on"),
        (Stage.STOPPED, date(2026, 1, 1), True, "after-lapse"),
        (Stage.STOPPED, None, False, None),
        (None, None, False, None),
    ],
)
def test_the_stage_follows_what_the_person_said(
    stage: Stage | None, stopped_on: date | None, lapsed: bool, expected: str | None
) -> None:
    """From the stage, the day they stopped, and whether they noted use since."""
    assert stage_for(person(stage, stopped_on), TODAY, lapsed) == expected


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


def journey(*days: int) -> Journey:
    """Return a journey with a message on each of these days."""
    return Journey({"en": {f"day-{day}": JourneyMessage(f"day-{day}", day, "Text.", None) for day in days}})


def test_a_journey_message_waits_two_days_and_then_is_left_out() -> None:
    """A pause over its day makes it late, not lost; a long one skips it."""
    found = [journey(7).on_day(day, (), "en") for day in range(6, 11)]

    assert [one is not None for one in found] == [False, True, True, True, False]


def test_the_newest_journey_message_comes_and_none_twice() -> None:
    """Two that wait: the newer one; the older one is next while it still fits."""
    way = journey(6, 7)

    first = way.on_day(7, (), "en")
    assert first is not None
    assert first.id == "day-7"
    second = way.on_day(8, {"day-7"}, "en")
    assert second is not None
    assert second.id == "day-6"
    assert way.on_day(8, {"day-6", "day-7"}, "en") is None


def test_a_broken_journey_names_the_entry_at_fault(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """A missing day, or an id twice, refuses the file with its line."""
    folder = tmp_path / "library" / "en"
    folder.mkdir(parents=True)
    entry = "  - id: one\n    text: 'Hello.'\n"
    (folder / "journey.yaml").write_text(f"messages:\n{entry}")

    with pytest.raises(LibraryBroken) as broken:
        load_journey(tmp_path)

    (problem,) = broken.value.problems
    assert (problem.file, problem.line) == ("content/library/en/journey.yaml", 2)
    assert "one needs a day" in problem.message


def test_the_checker_names_what_must_not_be_sent(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """A telling first word, a page that is not there: each with the line of its message."""
    shutil.copytree(CONTENT / "library", tmp_path / "library")
    shutil.copytree(CONTENT / "sources", tmp_path / "sources")
    assert check_journey(tmp_path) == []
    for translation in (tmp_path / "library").glob("*/journey.yaml"):
        translation.unlink()
    (tmp_path / "library" / "en" / "journey.yaml").write_text(
        "messages:\n"
        "  - id: one\n    day: 1\n    text: 'Ketamine again?'\n"
        "  - id: two\n    day: 2\n    text: 'Hello.'\n    more: gone\n"
    )

    problems = check_journey(tmp_path)

    assert {(one.line, one.severity) for one in problems} == {(2, "error"), (5, "error")}
    assert "there is no article or technique gone" in problems[-1].message
