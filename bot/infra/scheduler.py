"""The clockwork: a handful of system jobs on APScheduler; no job per person."""

from collections.abc import Awaitable, Callable

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = structlog.get_logger(__name__)


class Clockwork:
    """Runs system jobs every so many seconds, one instance of each, missed runs folded into one."""

    def __init__(self) -> None:
        # `misfire_grace_time=None`: the default drops a job that is one second late without a word.
        self._scheduler = AsyncIOScheduler(
            timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )

    def every(self, seconds: float, job: Callable[[], Awaitable[object]], name: str) -> None:
        """Run `job` every so many seconds; an error in it is logged and the next run comes all the same."""

        async def guarded() -> None:
            try:
                await job()
            # The job runner: nothing that a job meets may stop the clock.
            except Exception as error:
                log.error("job.failed", job=name, error=type(error).__name__, exc_info=error)

        self._scheduler.add_job(guarded, "interval", seconds=seconds, id=name)

    def start(self) -> None:
        """Start the clock; must be called inside the running loop."""
        self._scheduler.start()

    def stop(self) -> None:
        """Stop the clock; a job under way is ended with its loop."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
