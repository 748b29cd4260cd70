"""Running Keel as a process: start, signals, a clean end."""

import asyncio
import fcntl
import os
import signal
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import structlog
from telegram.error import InvalidToken

from bot.app import Keel, build
from bot.infra.control import serve_control
from bot.infra.database import sqlite_path
from bot.kernel.clock import OffsetClock, SystemClock
from bot.migrate import upgrade
from bot.settings import BadSetting, Settings
from handlers.feed import TwoPollers

log = structlog.get_logger(__name__)


class CannotRun(Exception):
    """The process cannot go on; the message says what to change."""


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold the lock file of a data folder; raises CannotRun when another holds it, or unwritable."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / "keel.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise CannotRun(f"KEEL_DATA_DIR: cannot write in {str(folder)!r}: {error.strerror}") from None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise CannotRun(f"another Keel already runs in {str(folder)!r}; stop it first") from None
    try:
        yield
    finally:
        os.close(handle)


async def run_until_stopped(settings: Settings) -> None:
    """Poll, tick and send in this one process until SIGTERM or SIGINT; raises CannotRun, BadSetting."""
    clock = OffsetClock() if settings.control_port is not None else SystemClock()
    keel = build(settings, clock=clock)
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stopping.set)
    try:
        await upgrade(keel.database)
        if settings.control_port is not None:
            assert isinstance(clock, OffsetClock)
            keel.background.start(serve_control(settings.control_port, clock, keel.next_due), "control")
        await _first_of(keel.start(), stopping)
        if not stopping.is_set():
            log.info("keel.started", bot=keel.application.bot.username)
            await _first_of(keel.work(intake=True, sending=True), stopping)
    except TwoPollers:
        raise CannotRun(
            "another process polls Telegram with this KEEL_BOT_TOKEN (409): stop it, or use another token"
        ) from None
    except InvalidToken:
        raise CannotRun("Telegram does not accept KEEL_BOT_TOKEN: copy it again from @BotFather") from None
    finally:
        await keel.stop()
        log.info("keel.stopped")


async def _first_of(work: Coroutine[Any, Any, None], stopping: asyncio.Event) -> None:
    """Run `work` until it ends or the process is asked to stop; raises what it raises."""
    running = asyncio.ensure_future(work)
    waiting = asyncio.ensure_future(stopping.wait())
    try:
        await asyncio.wait({running, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            running.result()
    finally:
        for one in (running, waiting):
            one.cancel()
        await asyncio.gather(running, waiting, return_exceptions=True)


def run(settings: Settings) -> None:
    """Run Keel on one machine; raises CannotRun, BadSetting."""
    if not settings.token:
        raise BadSetting("KEEL_BOT_TOKEN is missing")
    path = sqlite_path(settings.database)
    with only_one(path.parent if path is not None else settings.data_dir):
        asyncio.run(run_until_stopped(settings))


__all__ = ["CannotRun", "Keel", "only_one", "run"]
