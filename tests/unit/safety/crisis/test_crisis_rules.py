"""The rules of the crisis flow that need no database."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.kernel.localtime import in_quiet_hours
from bot.people import Person, Reach
from bot.safety.crisis import Answer, next_morning, read_answer, stay_moments
from bot.safety.crisis.model import CHECKS, check_moment
from handlers.callbacks import parse
from handlers.safety.questions import GRAVE, TYPED
from handlers.safety.steps import _STEPS

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def person(zone: str = "Europe/London", quiet: tuple[time, time] = (time(22), time(8))) -> Person:
    return Person(
        id=1,
        telegram_id=2,
        language="en",
        country="GB",
        zone_name=zone,
        stage=None,
        stopped_on=None,
        consent_version=1,
        consent_at=NOON,
        onboarded_at=NOON,
        paused_until=None,
        hold_until=None,
        unasked_ok=True,
        quiet_from=quiet[0],
        quiet_until=quiet[1],
        wants_tips=True,
        wants_news=True,
        discreet=False,
        reach=Reach.OK,
        created_at=NOON,
        last_seen_at=NOON,
    )


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Yes", Answer.YES),
        (" yeah. ", Answer.YES),
        ("YES!!", Answer.YES),
        ("I am", Answer.YES),
        ("sí", Answer.YES),
        ("да", Answer.YES),
        ("Ja", Answer.YES),
        ("no", Answer.NO),
        ("Nope", Answer.NO),
        ("I’m not", Answer.NO),
        ("нет", Answer.NO),
        ("not really", Answer.UNSURE),
        ("idk", Answer.UNSURE),
        ("Kind of...", Answer.UNSURE),
        ("je ne sais pas", Answer.UNSURE),
        ("yes and i have the pills here", None),
        ("no one cares", None),
        ("", None),
    ],
)
def test_short_answers_are_read_and_longer_ones_left_to_the_detector(
    text: str, answer: Answer | None
) -> None:
    assert read_answer(text) is answer


@pytest.mark.parametrize("zone", ["Europe/London", "Pacific/Auckland", "America/St_Johns", "Asia/Kathmandu"])
@pytest.mark.parametrize("hour", range(24))
def test_follow_ups_never_fall_into_quiet_hours(zone: str, hour: int) -> None:
    one = person(zone)
    now = datetime(2026, 10, 24, hour, 30, tzinfo=UTC)
    start = now.astimezone(ZoneInfo(zone)).date()
    moments = [check_moment(start, done, now, one, after=now) for done in range(CHECKS)]
    assert check_moment(start, CHECKS, now, one) is None
    times = [moment.astimezone(ZoneInfo(zone)) for moment in moments if moment is not None]
    assert len(times) == CHECKS
    assert [at.hour for at in times] == [10, 19, 19]
    assert times == sorted(times)
    assert not any(in_quiet_hours(at.time(), one.quiet_from, one.quiet_until) for at in times)


def test_quiet_hours_of_a_night_worker_move_the_morning() -> None:
    one = person(quiet=(time(6), time(14)))
    moment = check_moment(date(2026, 11, 24), 0, NOON, one, after=NOON)
    assert moment == datetime(2026, 11, 25, 14, 0, tzinfo=UTC)


def test_the_next_morning_is_at_least_three_hours_away() -> None:
    for minute in range(0, 24 * 60, 17):
        now = datetime(2026, 3, 28, minute // 60, minute % 60, tzinfo=UTC)
        gap = next_morning(now, ZoneInfo("Europe/London")) - now
        assert 3 <= gap.total_seconds() / 3600 <= 27


def test_staying_ends_with_one_line_after_four_prompts() -> None:
    minutes = [(moment - NOON).total_seconds() / 60 for moment in stay_moments(NOON)]
    assert minutes == [2, 5, 10, 20, 25]


def test_every_typed_answer_stands_for_a_button_that_exists() -> None:
    for data in (*TYPED.values(), *GRAVE):
        tap = parse(data)
        assert tap.feature == "sos" or tap.verb in _STEPS, data
