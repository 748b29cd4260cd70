"""When a weekly question comes: once a week on its day, whatever clocks and travellers do."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.diary.lookbacks.model import Part, codes_for
from bot.diary.weekly.model import next_week
from bot.kernel.localtime import at_local, local_day
from bot.people import Stage

ZONES = ["Europe/London", "America/Santiago", "Africa/Casablanca", "Asia/Beirut", "Australia/Lord_Howe"]
zones = st.sampled_from(ZONES).map(ZoneInfo)
walls = st.times().map(lambda at: at.replace(second=0, microsecond=0))
moments = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))


@given(now=moments, weekday=st.integers(0, 6), wall=walls, where=zones)
def test_it_comes_within_a_week_on_its_day_and_then_each_week(
    now: datetime, weekday: int, wall: time, where: ZoneInfo
) -> None:
    """Seven local days apart, an hour more or less where a clock changes between them."""
    first = next_week(now, weekday, wall, where, None)
    second = next_week(first, weekday, wall, where, local_day(first, where))

    assert now < first <= now + timedelta(days=7, hours=2)
    for moment in (first, second):
        day = local_day(moment, where)
        assert day.weekday() == weekday
        assert moment == at_local(day, wall, where)
    assert (local_day(second, where) - local_day(first, where)).days == 7


@given(now=moments, weekday=st.integers(0, 6), wall=walls, where=zones)
def test_a_day_that_was_asked_is_not_asked_again(
    now: datetime, weekday: int, wall: time, where: ZoneInfo
) -> None:
    """Also when the hour is moved to later on the same day."""
    asked = next_week(now, weekday, wall, where, None)
    day = local_day(asked, where)

    again = next_week(asked, weekday, time(23, 59), where, day)

    assert local_day(again, where) == day + timedelta(days=7)


def test_who_supports_a_friend_is_not_asked_about_their_own_use() -> None:
    """Everything else is the same."""
    left_out = {
        code.value
        for part in Part
        for code in set(codes_for(part, None)) - set(codes_for(part, Stage.SUPPORTING))
    }

    assert left_out == {"away", "pull"}
