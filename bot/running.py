"""Running Keel as a process: start, signals, a clean end."""

import asyncio
import errno
import gc
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Any

import structlog
from telegram.error import InvalidToken, TelegramError

from bot.app import Keel, build
from bot.content import ContentBroken
from bot.infra.control import serve_control
from bot.infra.database import Database, sqlite_path
from bot.infra.health import Health, open_health
from bot.infra.vault import Vault
from bot.kernel.clock import OffsetClock, SystemClock
from bot.migrate import only_one, open_store
from bot.settings import BadSetting, CannotRun, Settings, unknown_names
from handlers.feed import TwoPollers

log = structlog.get_logger(__name__)

# How often a start asks Telegram for a webhook left from before; without an answer it polls all the same.
GREETINGS = 3
# How often, in seconds, the bot of `keel try` looks whether that still runs.
PARENT_EVERY = 0.5


def start(role: str, settings: Settings) -> None:
    """Run one process until it is asked to stop; `role` is run, web or worker. Raises CannotRun."""
    _ = settings.token
    for sentence in unknown_names():
        log.warning("setting.unknown", what=sentence)
    if role == "run":
        path = sqlite_path(settings.database)
        with only_one(path.parent if path is not None else settings.data_dir):
            asyncio.run(_run(settings))
        return
    if sqlite_path(settings.database) is not None or settings.database.startswith("sqlite"):
        raise BadSetting(
            f"KEEL_DATABASE_URL must name PostgreSQL for `keel {role}`; on one machine use `keel run`"
        )
    asyncio.run(_web(settings) if role == "web" else _worker(settings))


async def _run(settings: Settings) -> None:
    """Poll, tick and send in this one process."""
    clock = OffsetClock() if settings.control_port is not None else SystemClock()
    async with (
        open_store(settings, migrate=True) as (database, vault),
        _process(settings, database, vault, clock) as (keel, stopping),
    ):
        health = await _open_health(keel, settings.port)
        beside: list[asyncio.Task[None]] = []
        if settings.control_port is not None:
            assert isinstance(clock, OffsetClock)
            beside.append(_open_control(keel, settings.control_port, clock))
            beside.append(keel.background.start(_end_with(os.getppid(), stopping), "parent"))
        try:
            await _work(keel, stopping, taking_in=True, polling=True, sending=True)
        finally:
            health.close()
            for one in beside:
                one.cancel()


async def _worker(settings: Settings) -> None:
    """Queue what is due and send it, or stand by for another worker that does."""
    async with (
        open_store(settings) as (database, vault),
        _process(settings, database, vault, SystemClock()) as (keel, stopping),
    ):
        # Beside a web process on one machine the port is taken, so only where one was chosen.
        health = await _open_health(keel, settings.port) if "port" in settings.model_fields_set else None
        try:
            await _work(keel, stopping, taking_in=False, polling=False, sending=True)
        finally:
            if health is not None:
                health.close()


async def _web(settings: Settings) -> None:
    """Take updates in by webhook and handle them."""
    from handlers.webhook import WebhookServer, announce, demand_settings

    demand_settings(settings)
    async with (
        open_store(settings) as (database, vault),
        _process(settings, database, vault, SystemClock()) as (keel, stopping),
    ):
        server = WebhookServer(settings, keel.feed, Health(keel.trouble, keel.figures))
        try:
            await server.open(settings.port)
        except OSError as error:
            raise _port_trouble(settings.port, error) from None
        try:
            await _first_of(keel.start(), stopping)
            if not stopping.is_set():
                server.ready = True
                await _first_of(announce(keel.application.bot, settings), stopping)
                log.info("keel.started", bot=keel.application.bot.username)
                await _first_of(keel.work(taking_in=True, polling=False, sending=False), stopping)
        finally:
            await server.close()


@asynccontextmanager
async def _process(
    settings: Settings, database: Database, vault: Vault, clock: OffsetClock | SystemClock
) -> AsyncIterator[tuple[Keel, asyncio.Event]]:
    """Give a process that stops cleanly, and the event that SIGTERM and SIGINT set."""
    try:
        keel = build(settings, clock=clock, vault=vault, database=database)
    except ContentBroken as broken:
        raise CannotRun(f"content/ is broken: {broken} (`keel content check` shows all of it)") from None
    # What was read stays for good. Without this each full collection walks the lexicon and the library, a
    # fifth of a second in which nobody is answered.
    gc.collect()
    gc.freeze()
    gc.enable()
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stopping.set)
    try:
        yield keel, stopping
    except TwoPollers:
        raise CannotRun(await _why_conflict(keel)) from None
    except InvalidToken:
        raise CannotRun(_token_trouble(settings)) from None
    finally:
        await keel.stop()
        log.info("keel.stopped")


async def _work(
    keel: Keel, stopping: asyncio.Event, *, taking_in: bool, polling: bool, sending: bool
) -> None:
    await _first_of(keel.start(), stopping)
    if stopping.is_set():
        return
    for _ in range(GREETINGS):
        try:
            await _first_of(keel.greet(polling=polling), stopping)
            break
        except InvalidToken:
            raise
        except TelegramError as error:
            # Telegram answered a moment ago; this must not keep the bot from its work for long.
            log.warning("keel.not_greeted", error=type(error).__name__)
    if stopping.is_set():
        return
    log.info("keel.started", bot=keel.application.bot.username)
    await _first_of(keel.work(taking_in=taking_in, polling=polling, sending=sending), stopping)


def _open_control(keel: Keel, port: int, clock: OffsetClock) -> asyncio.Task[None]:
    tick = keel.while_sending(keel.tick)

    def moved() -> None:
        keel.background.start(_once(tick), "tick.moved")

    return keel.background.start(serve_control(port, clock, keel.next_due, moved), "control")


async def _end_with(parent: int, stopping: asyncio.Event) -> None:
    """Ask this process to end once its parent is gone: `keel try` may be killed before it can end its bot."""
    while os.getppid() == parent:
        await asyncio.sleep(PARENT_EVERY)
    log.warning("keel.left_alone")
    stopping.set()


async def _once(job: Callable[[], Awaitable[None]]) -> None:
    await job()


async def _open_health(keel: Keel, port: int) -> asyncio.Server:
    try:
        return await open_health(Health(keel.trouble, keel.figures), port)
    except OSError as error:
        raise _port_trouble(port, error) from None


def _port_trouble(port: int, error: OSError) -> CannotRun:
    if error.errno == errno.EADDRINUSE:
        return CannotRun(f"KEEL_PORT: port {port} is taken by another program; set another one")
    return CannotRun(f"KEEL_PORT: cannot listen on port {port}: {error.strerror}")


def _token_trouble(settings: Settings) -> str:
    if settings.telegram_api_url != type(settings).model_fields["telegram_api_url"].default:
        return (
            "KEEL_BOT_TOKEN is not accepted at KEEL_TELEGRAM_API_URL "
            f"({settings.telegram_api_url}): one of the two is wrong"
        )
    return "Telegram does not accept KEEL_BOT_TOKEN: copy it again from @BotFather"


async def _why_conflict(keel: Keel) -> str:
    """Return why Telegram answers polls with 409: a webhook that was set meanwhile, or a second poller."""
    with suppress(TelegramError):
        if (await keel.application.bot.get_webhook_info()).url:
            return (
                "a webhook was set for this KEEL_BOT_TOKEN while Keel polled: "
                "stop whatever set it (`keel web`?), or use another token"
            )
    return "another process polls Telegram with this KEEL_BOT_TOKEN (409): stop it, or use another token"


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
