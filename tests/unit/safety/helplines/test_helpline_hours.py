"""Opening hours are read as the data writes them."""

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.safety.helplines import Hours, Opening

# 2026-11-23 is a Monday.
MONDAY = datetime(2026, 11, 23)


def at(day: int, clock: str) -> datetime:
    return datetime.combine(MONDAY.date() + timedelta(days=day), time.fromisoformat(clock))


def test_a_line_that_never_closes_is_open_at_any_moment() -> None:
    hours = Hours.parse("24/7")

    assert hours.always
    assert hours.is_open(at(6, "04:00")) is True


def test_nobody_claims_a_line_is_open_when_its_hours_are_not_known() -> None:
    hours = Hours.parse("unknown")

    assert not hours.known
    assert hours.is_open(at(2, "12:00")) is None


@pytest.mark.parametrize(
    ("text", "day", "clock", "expected"),
    [
        ("Mon-Fri 09:00-17:00", 0, "09:00", True),
        ("Mon-Fri 09:00-17:00", 0, "08:59", False),
        ("Mon-Fri 09:00-17:00", 4, "16:59", True),
        ("Mon-Fri 09:00-17:00", 4, "17:00", False),
        ("Mon-Fri 09:00-17:00", 5, "12:00", False),
        ("Mon,Wed-Thu 10:00-12:00", 2, "11:00", True),
        ("Mon,Wed-Thu 10:00-12:00", 1, "11:00", False),
        ("Mon-Thu 08:00-20:00; Fri 08:00-15:00", 4, "16:00", False),
        ("Mon-Fri 08:00-12:00; Mon-Fri 13:00-17:00", 0, "12:30", False),
        ("Daily 17:00-00:00", 3, "23:59", True),
        ("Daily 17:00-00:00", 3, "00:00", False),
        ("Daily 19:00-07:00", 3, "06:59", True),
        ("Daily 19:00-07:00", 3, "07:00", False),
        # Saturday night's opening reaches into Sunday, although Sunday is not among its days.
        ("Sat 18:00-02:00", 6, "01:00", True),
        ("Sat 18:00-02:00", 5, "01:00", False),
        # ... and Sunday night's into Monday.
        ("Sun 18:00-02:00", 0, "01:00", True),
        ("Sat-Mon 10:00-12:00", 6, "11:00", True),
        ("Sat-Mon 10:00-12:00", 1, "11:00", False),
    ],
)
def test_hours_say_whether_somebody_answers(text: str, day: int, clock: str, expected: bool) -> None:
    assert Hours.parse(text).is_open(at(day, clock)) is expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24h",
        "Mon-Fri",
        "Mon-Fri 9:00-17:00",
        "Mon-Fri 09:00-24:00",
        "daily 09:00-17:00",
        "Daily 09:00-17:00;",
    ],
)
def test_hours_that_cannot_be_read_are_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="opening hours"):
        Hours.parse(text)


def test_a_text_can_be_made_from_the_openings() -> None:
    hours = Hours.parse("Mon,Wed-Thu 10:00-12:00; Daily 19:00-07:00")

    assert hours.describe() == (
        Opening(((0, 0), (2, 3)), time(10), time(12)),
        Opening(((0, 6),), time(19), time(7)),
    )


clocks = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))


@given(opens=clocks, closes=clocks, minutes=st.integers(0, 7 * 24 * 60 - 1))
def test_daily_hours_and_their_gap_fill_the_day(opens: time, closes: time, minutes: int) -> None:
    """Open from A to B and open from B to A are never both true and never both false, unless A is B."""
    moment = MONDAY + timedelta(minutes=minutes)
    there = Hours.parse(f"Daily {opens:%H:%M}-{closes:%H:%M}").is_open(moment)
    back = Hours.parse(f"Daily {closes:%H:%M}-{opens:%H:%M}").is_open(moment)

    assert (there and back) if opens == closes else (there is not back)
