"""Running Keel as a process: start, signals, a clean end."""

import asyncio
import errno
import fcntl
import os
import signal
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy import make_url, select
from sqlalchemy.exc import DBAPIError
from telegram.error import InvalidToken, TelegramError

from bot.app import Keel, build
from bot.infra.control import serve_control
from bot.infra.database import Database, open_database, sqlite_path
from bot.infra.health import Health, open_health
from bot.infra.vault import Vault, WrongKey
from bot.kernel.clock import OffsetClock, SystemClock
from bot.migrate import demand_current, upgrade
from bot.people.tables import PersonRow
from bot.safety.risk import LexiconError
from bot.selfhelp.library import LibraryBroken
from bot.settings import BadSetting, CannotRun, Settings, open_vault, unknown_names
from handlers.feed import TwoPollers

log = structlog.get_logger(__name__)

DATABASE_SECONDS = 20.0
SQLITE_NOT_A_DATABASE = "file is not a database"


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


def where(settings: Settings) -> str:
    """Return the database's address as it may be shown: without a password."""
    return make_url(settings.database).render_as_string(hide_password=True)


async def reach(settings: Settings) -> Database:
    """Return the database once it has answered; raises CannotRun with the reason in one line."""
    database = open_database(settings.database)
    try:
        async with asyncio.timeout(DATABASE_SECONDS), database.engine.connect():
            return database
    except (DBAPIError, OSError, TimeoutError) as error:
        await database.close()
        raise CannotRun(f"the database {where(settings)} cannot be used: {_reason(error)}") from None
    except Exception as error:
        await database.close()
        # The drivers' own errors (a wrong password, no such database) are of no common type.
        if type(error).__module__.startswith("asyncpg"):
            raise CannotRun(f"the database {where(settings)} cannot be used: {_reason(error)}") from None
        raise


def _reason(error: BaseException) -> str:
    """Return what a driver says in its first line; it never holds a value of a row or a password."""
    if isinstance(error, DBAPIError) and error.orig is not None:
        error = error.orig
    if isinstance(error, TimeoutError):
        return f"no answer within {DATABASE_SECONDS:.0f} seconds"
    words = str(error).strip().splitlines()
    return words[0].rpartition(">: ")[2] if words else type(error).__name__


def refuse_lost_key(settings: Settings) -> None:
    """Raise BadSetting when the key file is gone while the database still needs it.

    Without this a new key would be made, and whoever looks later finds two keys and knows neither.
    """
    path = sqlite_path(settings.database)
    if settings.encryption_keys or settings.key_file.exists() or path is None or not path.is_file():
        return
    with suppress(sqlite3.Error):
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
            known = connection.execute("SELECT 1 FROM people LIMIT 1").fetchone()
        connection.close()
        if known:
            raise BadSetting(
                f"the key file {str(settings.key_file)!r} is missing, and {str(path)!r} needs it: "
                "put it back, or set KEEL_ENCRYPTION_KEYS"
            )


async def check_key(database: Database, vault: Vault, settings: Settings) -> None:
    """Raise BadSetting when the keys cannot open what is stored; the first and the last person are tried."""
    async with database.reads.begin() as session:
        for order in (PersonRow.id.asc(), PersonRow.id.desc()):
            sealed = await session.scalar(select(PersonRow.telegram_id_sealed).order_by(order).limit(1))
            if sealed is None:
                return
            try:
                vault.open(sealed)
            except WrongKey:
                source = (
                    "KEEL_ENCRYPTION_KEYS"
                    if settings.encryption_keys
                    else f"the key file {str(settings.key_file)!r}"
                )
                raise BadSetting(
                    f"{source} is not the key that this database was written with: "
                    "put the right key back (with several, all of them)"
                ) from None


@asynccontextmanager
async def open_store(settings: Settings, *, migrate: bool = False) -> AsyncIterator[tuple[Database, Vault]]:
    """Give the database and the vault, checked: reachable, of the right schema, and the key fits.

    With `migrate` missing migrations are run first. Raises CannotRun.
    """
    refuse_lost_key(settings)
    path = sqlite_path(settings.database)
    if path is not None and not migrate and not path.exists():
        # A command that only looks must not leave an empty database and a fresh key behind.
        raise CannotRun(f"there is no database at {str(path)!r} yet: `keel run` makes it")
    vault = open_vault(settings)
    database = await reach(settings)
    try:
        if migrate:
            await upgrade(database)
        else:
            await demand_current(database)
        await check_key(database, vault, settings)
        yield database, vault
    finally:
        await database.close()


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
        control: asyncio.Task[None] | None = None
        if settings.control_port is not None:
            assert isinstance(clock, OffsetClock)
            control = _open_control(keel, settings.control_port, clock)
        try:
            await _work(keel, stopping, taking_in=True, polling=True, sending=True)
        finally:
            health.close()
            if control is not None:
                control.cancel()


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
    except LibraryBroken as broken:
        first = str(broken).splitlines()[0]
        raise CannotRun(f"content/ is broken: {first} (`keel content check` shows all of it)") from None
    except LexiconError as error:
        raise CannotRun(
            f"content/ is broken: lexicon/{error} (`keel content check` shows all of it)"
        ) from None
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
    try:
        await _first_of(keel.greet(polling=polling, sending=sending), stopping)
    except InvalidToken:
        raise
    except TelegramError as error:
        # Telegram answered a moment ago; what is said at the start must not keep the bot from its work.
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


__all__ = ["CannotRun", "Keel", "check_key", "only_one", "open_store", "reach", "start", "where"]
