"""Tasks beside the main flow: kept until they end, their errors logged, stopped together."""

import asyncio
import contextvars
from collections.abc import Coroutine
from typing import Any

import structlog

log = structlog.get_logger(__name__)


class Background:
    """Keeps a reference to each task it starts, so that none is collected while it runs."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, Any], name: str) -> asyncio.Task[Any]:
        """Start `work` and return its task; an error it ends with is logged under `name`."""
        # An empty context: a task that outlives an update must not join that update's transaction.
        task = asyncio.create_task(work, name=name, context=contextvars.Context())
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("background.failed", task=task.get_name(), error=type(error).__name__, exc_info=error)

    async def settle(self, timeout: float) -> bool:
        """Wait up to `timeout` seconds until every task has ended; return whether that came about."""
        if not self._tasks:
            return True
        _, pending = await asyncio.wait(set(self._tasks), timeout=timeout)
        return not pending

    async def drain(self, timeout: float) -> None:
        """Wait up to `timeout` seconds for what runs to end by itself, then cancel the rest."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=timeout)
        await self.stop()

    async def stop(self) -> None:
        """Cancel what still runs and wait for it."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
