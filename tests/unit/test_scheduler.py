"""The clockwork: what a jump of the machine's clock, a slow job and an error do to it."""

import asyncio
from datetime import UTC, datetime

import time_machine

from bot.infra.scheduler import Clockwork


async def runs_within(clockwork: Clockwork, seconds: float, runs: list[float]) -> int:
    """Return how many more runs there are after so many seconds."""
    before = len(runs)
    await asyncio.sleep(seconds)
    return len(runs) - before


async def test_a_clock_that_is_put_back_stops_nothing() -> None:
    """An hour back, and the jobs go on as if nothing had been."""
    runs: list[float] = []
    clockwork = Clockwork()

    async def job() -> None:
        runs.append(1.0)

    clockwork.every(0.01, job, "job")
    clockwork.start()
    assert await runs_within(clockwork, 0.2, runs) > 0
    with time_machine.travel(datetime(2020, 1, 1, tzinfo=UTC), tick=True):
        assert await runs_within(clockwork, 0.2, runs) > 0
    assert await runs_within(clockwork, 0.2, runs) > 0
    clockwork.stop()


async def test_a_clock_that_is_put_ahead_runs_a_job_once_for_what_it_jumped_over() -> None:
    """Sixty years, as when a machine that starts in 1970 learns the time: one run, then the usual ones."""
    runs: list[float] = []
    clockwork = Clockwork()

    async def job() -> None:
        runs.append(1.0)

    with time_machine.travel(datetime(1970, 1, 2, tzinfo=UTC), tick=True):
        clockwork.every(0.05, job, "job")
        clockwork.start()
        assert await runs_within(clockwork, 0.2, runs) > 0
    assert 0 < await runs_within(clockwork, 0.5, runs) <= 11
    clockwork.stop()


async def test_one_instance_runs_and_missed_runs_are_folded_into_one() -> None:
    """A job that takes ten times its distance is not begun a second time beside itself."""
    under_way, most, begun = 0, 0, 0
    held = asyncio.Event()
    clockwork = Clockwork()

    async def job() -> None:
        nonlocal under_way, most, begun
        begun += 1
        under_way += 1
        most = max(most, under_way)
        await held.wait()
        under_way -= 1

    clockwork.every(0.01, job, "job")
    clockwork.start()
    await asyncio.sleep(0.2)
    assert (begun, most) == (1, 1)
    held.set()
    await asyncio.sleep(0.1)
    clockwork.stop()

    assert most == 1
    assert begun > 1


async def test_an_error_is_not_the_last_run() -> None:
    """The next run comes all the same."""
    begun = 0
    clockwork = Clockwork()

    async def job() -> None:
        nonlocal begun
        begun += 1
        raise RuntimeError

    clockwork.every(0.01, job, "job")
    clockwork.start()
    await asyncio.sleep(0.2)
    clockwork.stop()

    assert begun > 1
