"""How long a question is put off, whatever midnight and the clocks do meanwhile."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.diary.checkins.model import TONIGHT, Snooze, snooze_until, snoozes
from bot.kernel.localtime import at_local, local_day

# Two hemispheres, half an hour, changes at midnight, and a day that Samoa never had.
ZONES = [
    "Europe/London",
    "America/Santiago",
    "Africa/Casablanca",
    "Asia/Beirut",
    "Australia/Lord_Howe",
    "Pacific/Apia",
]
zones = st.sampled_from(ZONES).map(ZoneInfo)
moments = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))
kinds = st.sampled_from(list(Snooze))


@given(snooze=kinds, now=moments, where=zones)
def test_it_comes_later_and_never_after_the_next_morning(
    snooze: Snooze, now: datetime, where: ZoneInfo
) -> None:
    """A quarter of an hour at the soonest; and inside the day or, near midnight, an hour into the next."""
    at = snooze_until(snooze, now, where)

    assert at >= now + timedelta(minutes=15)
    assert local_day(at, where) == local_day(now, where) or at - now <= timedelta(hours=1)


@given(now=moments, where=zones)
def test_minutes_are_counted_and_not_read_off_a_clock(now: datetime, where: ZoneInfo) -> None:
    """Also while a clock jumps."""
    assert snooze_until(Snooze.QUARTER, now, where) - now == timedelta(minutes=15)
    assert snooze_until(Snooze.HOUR, now, where) - now == timedelta(hours=1)


@given(now=moments, where=zones)
def test_tonight_is_nine_on_the_clock_of_that_day_wherever_it_is_offered(
    now: datetime, where: ZoneInfo
) -> None:
    """Where it is not offered (too near, or past) a late tap means an hour."""
    at = snooze_until(Snooze.TONIGHT, now, where)

    if Snooze.TONIGHT in snoozes(now, where):
        assert at == at_local(local_day(now, where), TONIGHT, where)
        assert at.astimezone(where).time() == TONIGHT
        assert at - now >= timedelta(hours=1, minutes=30)
    else:
        assert at - now == timedelta(hours=1)
        assert now.astimezone(where).time() > time(19, 29)
