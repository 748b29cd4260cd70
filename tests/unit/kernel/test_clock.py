"""Clocks: aware, in UTC, and moved only where they are meant to be."""

from datetime import UTC, datetime, timedelta

from bot.kernel.clock import FixedClock, OffsetClock, SystemClock, monotonic


def test_every_clock_gives_aware_utc() -> None:
    """A naive time would be compared wrongly with what the database gives back."""
    for clock in (SystemClock(), OffsetClock(), FixedClock(datetime(2026, 1, 1, tzinfo=UTC))):
        assert clock.now().tzinfo is UTC


def test_an_offset_moves_the_machine_s_clock() -> None:
    """Jumping to tomorrow and back."""
    clock = OffsetClock()
    clock.offset = timedelta(days=1)

    ahead = clock.now() - SystemClock().now()

    assert timedelta(hours=23, minutes=59) < ahead < timedelta(hours=24, minutes=1)


def test_a_fixed_clock_stands_until_it_is_moved() -> None:
    """Forwards and backwards."""
    clock = FixedClock(datetime(2026, 1, 1, tzinfo=UTC))

    assert clock.now() == clock.now()
    clock.move(timedelta(hours=2))
    clock.move(timedelta(hours=-3))

    assert clock.now() == datetime(2025, 12, 31, 23, tzinfo=UTC)


def test_monotonic_time_never_goes_back() -> None:
    """Leases and pacing depend on it."""
    moments = [monotonic() for _ in range(1000)]

    assert moments == sorted(moments)
