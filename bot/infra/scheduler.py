"""The clockwork: a handful of system jobs on APScheduler; no job per person."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger

from bot.infra.background import Background
from bot.kernel.clock import SystemClock, monotonic

log = structlog.get_logger(__name__)

STEP = 1.0
"""Seconds by which the machine's clock may fall behind between two looks before the jobs are planned anew."""


class Every(BaseTrigger):  # type: ignore[misc]  # APScheduler has no types
    """Fires every so many seconds; after a jump ahead, once, and not for each distance that was jumped over.

    APScheduler's own interval lists every missed run before it folds them into one: a clock that starts in
    1970 and is set right would keep the loop for minutes.
    """

    def __init__(self, seconds: float) -> None:
        self._distance = timedelta(seconds=seconds)

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        """Return the time of the next run, aware; always after `now`."""
        planned = (previous_fire_time or now) + self._distance
        return planned if planned > now else now + self._distance


class Clockwork:
    """Runs system jobs every so many seconds, one instance of each, missed runs folded into one.

    APScheduler plans by the machine's clock and would run nothing for as long as that clock was put back; so
    the clock is watched, and a step back plans every job anew.
    """

    def __init__(self) -> None:
        # `misfire_grace_time=None`: the default drops a job that is one second late without a word.
        self._scheduler = AsyncIOScheduler(
            timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        self._distances: dict[str, float] = {}
        self._background = Background()
        self._watch: asyncio.Task[None] | None = None

    def every(self, seconds: float, job: Callable[[], Awaitable[object]], name: str) -> None:
        """Run `job` every so many seconds; an error in it is logged and the next run comes all the same."""

        async def guarded() -> None:
            try:
                await job()
            # The job runner: nothing that a job meets may stop the clock.
            except Exception as error:
                log.error("job.failed", job=name, error=type(error).__name__, exc_info=error)

        self._distances[name] = seconds
        self._scheduler.add_job(guarded, Every(seconds), id=name)

    def start(self) -> None:
        """Start the clock; must be called inside the running loop."""
        self._scheduler.start()
        if self._distances:
            self._watch = self._background.start(self._watch_the_clock(), "clockwork.watch")

    def stop(self) -> None:
        """Stop the clock; a job under way is ended, and what it had not committed is undone."""
        if self._watch is not None:
            self._watch.cancel()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def _watch_the_clock(self) -> None:
        """Plan every job anew when the machine's clock has been put back."""
        clock, between = SystemClock(), min(self._distances.values())
        ahead = clock.now().timestamp() - monotonic()
        while True:
            await asyncio.sleep(between)
            before, ahead = ahead, clock.now().timestamp() - monotonic()
            if before - ahead > STEP:
                log.warning("clockwork.put_back", seconds=round(before - ahead))
                for name, seconds in self._distances.items():
                    self._scheduler.reschedule_job(name, trigger=Every(seconds))
