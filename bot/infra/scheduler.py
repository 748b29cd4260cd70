"""The clockwork: a handful of system jobs at fixed distances; no job per person."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from bot.infra.background import Background
from bot.kernel.clock import monotonic

log = structlog.get_logger(__name__)


class Clockwork:
    """Runs system jobs every so many seconds, one instance of each, missed runs folded into one.

    By the monotonic clock: one that followed the machine's would stand still for as long as that clock was
    put back (docs/decisions/0008).
    """

    def __init__(self) -> None:
        self._jobs: list[tuple[float, Callable[[], Awaitable[object]], str]] = []
        self._background = Background()
        self._running: list[asyncio.Task[None]] = []

    def every(self, seconds: float, job: Callable[[], Awaitable[object]], name: str) -> None:
        """Run `job` every so many seconds; an error in it is logged and the next run comes all the same."""
        self._jobs.append((seconds, job, name))

    def start(self) -> None:
        """Start the clock; must be called inside the running loop."""
        self._running = [
            self._background.start(self._repeat(seconds, job, name), f"job.{name}")
            for seconds, job, name in self._jobs
        ]

    def stop(self) -> None:
        """Stop the clock; a job under way is ended, and what it had not committed is undone."""
        for one in self._running:
            one.cancel()

    async def _repeat(self, seconds: float, job: Callable[[], Awaitable[object]], name: str) -> None:
        due = monotonic() + seconds
        while True:
            await asyncio.sleep(due - monotonic())
            try:
                await job()
            # The job runner: nothing that a job meets may stop the clock.
            except Exception as error:
                log.error("job.failed", job=name, error=type(error).__name__, exc_info=error)
            due = max(due + seconds, monotonic())
