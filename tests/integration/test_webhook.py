"""`keel web` and `keel worker`: what the webhook takes and refuses, and what outlives a process."""

import asyncio
import json
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy import text

from bot.infra.health import Health
from bot.settings import BadSetting
from handlers.webhook import BODY_BYTES, SECRET_HEADER, WebhookServer, address_of, demand_settings, path_of
from sandbox import Sandbox, SandboxConfig
from tests.conftest import Source
from tests.house import KEY, House, settings_for_tests
from tests.processes import KeelProcess, run_keel

SECRET = "a-secret-of-enough-length-0123456789"
TOKEN = "100000:pretend-token-for-this-test-only"
STAFF_CHAT = -4001


class Door:
    """The webhook of a house, and Telegram in front of it."""

    def __init__(self, house: House, server: WebhookServer, session: aiohttp.ClientSession) -> None:
        self.house = house
        self.server = server
        self._session = session

    async def post(
        self, body: Any, *, secret: str | None = SECRET, path: str = "/telegram", method: str = "POST"
    ) -> int:
        """Return the status of one request; a body that is no bytes goes as JSON."""
        headers = {} if secret is None else {SECRET_HEADER: secret}
        data = (
            body if isinstance(body, bytes | type(None)) or hasattr(body, "__aiter__") else json.dumps(body)
        )
        async with self._session.request(method, path, data=data, headers=headers) as answer:
            return answer.status

    async def get(self, path: str) -> tuple[int, str]:
        """Return status and text of a page."""
        async with self._session.get(path) as answer:
            return answer.status, await answer.text()


@pytest.fixture
async def door(quick_house: House) -> AsyncIterator[Door]:
    """A house with its webhook open on a free port."""
    settings = quick_house.keel.settings.model_copy(
        update=dict(
            webhook_url="https://keel.example.org",
            webhook_secret=settings_for_tests("sqlite://", webhook_secret=SECRET).webhook_secret,
        )
    )
    keel = quick_house.keel
    server = WebhookServer(settings, keel.feed, Health(keel.trouble, keel.figures))
    await server.open(0)
    server.ready = True
    async with aiohttp.ClientSession(f"http://127.0.0.1:{server.port}") as session:
        yield Door(quick_house, server, session)
    await server.close()


async def test_an_update_is_taken_in_once_however_often_it_comes(door: Door) -> None:
    """200 says that it is stored; Telegram may bring it again and nothing happens twice."""
    anna = door.house.person()
    update = anna.message(text="/start")

    answers = [await door.post(update) for _ in range(3)]
    await door.house.settle()

    assert answers == [200, 200, 200]
    assert len(anna.said()) == 1


@pytest.mark.parametrize("secret", [None, "", SECRET[:-1], SECRET + "x", "ä" * 20, SECRET.upper()])
async def test_whoever_does_not_know_the_secret_is_refused(door: Door, secret: str | None) -> None:
    """403, and nothing is looked at."""
    anna = door.house.person()

    answer = await door.post(anna.message(text="i want to die"), secret=secret)
    await door.house.settle()

    assert answer == 403
    assert anna.said() == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"no json", 400),
        (b"\xff\xfe", 400),
        ([1, 2], 400),
        ({"message": {}}, 400),
        ({"update_id": "7"}, 400),
        (b"[" * 100_000, 400),
        (b"x" * (BODY_BYTES + 1), 413),
    ],
)
async def test_what_is_no_update_is_refused(door: Door, body: Any, status: int) -> None:
    """With the right secret, and without harm."""
    assert await door.post(body) == status


async def test_a_body_that_does_not_say_its_length_is_cut_off(door: Door) -> None:
    """The limit is counted while reading."""

    async def endless() -> AsyncIterator[bytes]:
        for _ in range(BODY_BYTES // 65536 + 2):
            yield b"x" * 65536

    assert await door.post(endless()) == 413


async def test_an_update_that_could_not_be_stored_is_not_confirmed_and_help_still_goes_out(
    door: Door,
) -> None:
    """The database is away: no 200, so Telegram brings it again; the crisis answer waits for nothing."""
    anna = door.house.person()
    update = anna.message(text="i want to kill myself")
    engine = door.house.keel.database.engine
    async with engine.connect() as connection:
        await connection.execute(text("ALTER TABLE updates RENAME TO away"))
        await connection.commit()

    refused = await door.post(update)
    async with asyncio.timeout(10):
        while not anna.said():
            await asyncio.sleep(0.01)
    helped = len(anna.said())
    async with engine.connect() as connection:
        await connection.execute(text("ALTER TABLE away RENAME TO updates"))
        await connection.commit()
    stored = await door.post(update)
    await door.house.settle()

    assert (refused, stored) == (503, 200)
    assert helped >= 1
    assert await door.house.keel.services.intake.pending() == 0


async def test_pages_for_machines(door: Door) -> None:
    """Alive, ready, figures; and nothing else."""
    health, ready, metrics = [await door.get(path) for path in ("/healthz", "/readyz", "/metrics")]
    elsewhere, read = await door.get("/"), await door.get("/telegram")
    door.server.ready = False
    early = await door.post(door.house.person().message(text="/start"))

    assert (health, ready) == ((200, "ok\n"), (200, "ready\n"))
    assert metrics[0] == 200
    assert "keel_intake_pending 0.0" in metrics[1]
    assert (elsewhere[0], read[0], early) == (404, 405, 503)


async def test_a_database_that_is_away_is_said_by_the_ready_page(door: Door) -> None:
    """A load balancer sends nothing here meanwhile."""
    door.house.keel.services.work.database.reads.configure(bind=_broken())

    assert await door.get("/readyz") == (503, "the database does not answer (OperationalError)\n")


def _broken() -> Any:
    from sqlalchemy.ext.asyncio import create_async_engine

    return create_async_engine("sqlite+aiosqlite:////nowhere/at/all.sqlite3")


@pytest.mark.parametrize(
    ("given", "path", "address"),
    [
        ("https://keel.example.org", "/telegram", "https://keel.example.org/telegram"),
        ("https://example.org:8443/keel/in", "/keel/in", "https://example.org:8443/keel/in"),
        ("https://example.org/", "/telegram", "https://example.org/telegram"),
    ],
)
def test_the_address_of_the_webhook(given: str, path: str, address: str) -> None:
    """A bare host gets a path; a path of one's own stays. There is no secret in it."""
    settings = settings_for_tests("sqlite://", webhook_url=given, webhook_secret=SECRET)

    assert (path_of(settings), address_of(settings)) == (path, address)


def test_missing_settings_of_the_webhook_are_named() -> None:
    """Each by its own name."""
    with pytest.raises(BadSetting, match="KEEL_WEBHOOK_URL is missing"):
        demand_settings(settings_for_tests("sqlite://"))
    with pytest.raises(BadSetting, match="KEEL_WEBHOOK_SECRET is missing"):
        demand_settings(settings_for_tests("sqlite://", webhook_url="https://x.example.org"))


# Real processes on PostgreSQL


@pytest.fixture
async def fleet_settings(
    tmp_path: Path, postgresql_server: str, migrated_postgresql: str
) -> AsyncIterator[dict[str, Any]]:
    """Settings of processes that share one PostgreSQL."""
    source = Source(tmp_path, server=postgresql_server, template=migrated_postgresql)
    async with source.fresh() as database:
        yield {
            "bot_token": TOKEN,
            "database_url": database.engine.url.render_as_string(hide_password=False),
            "encryption_keys": KEY,
            "webhook_secret": SECRET,
            "admin_ids": 1003,
            "folder": tmp_path,
        }


async def test_web_and_worker_do_together_what_run_does_alone(fleet_settings: dict[str, Any]) -> None:
    """Two web processes and two workers: talk, kill one of each, and nobody notices."""
    async with AsyncExitStack() as stack:
        sandbox = await stack.enter_async_context(
            Sandbox(SandboxConfig(port=0, token=TOKEN, webhook_retry_seconds=0.05))
        )
        anna = sandbox.person("Anna", language_code="en-GB")
        released = await run_keel("release", **fleet_settings)
        urls = []
        webs, workers = [], []
        for _ in range(2):
            port = _free_port()
            urls.append(f"http://127.0.0.1:{port}")
            web = KeelProcess(
                "web",
                telegram_api_url=sandbox.url,
                webhook_url=urls[-1],
                **{**fleet_settings, "port": port},
            )
            webs.append(await stack.enter_async_context(web))
            worker = KeelProcess("worker", telegram_api_url=sandbox.url, **fleet_settings)
            workers.append(await stack.enter_async_context(worker))
        for process in (*webs, *workers):
            await process.says("keel.started")
        async with asyncio.timeout(15):
            while not any("sender.took_over" in worker.log for worker in workers):
                await asyncio.sleep(0.05)
        took_over = [index for index, worker in enumerate(workers) if "sender.took_over" in worker.log]

        await anna.starts()
        await anna.waits_for("I'm Keel", timeout=20)
        # The balancer of this test: Telegram knows the address of whoever set it last; the other one dies.
        serving = urls.index(sandbox.api.webhook.url.removesuffix("/telegram"))
        await webs[1 - serving].kill()
        await anna.says("i want to kill myself")
        await anna.waits_for("999", timeout=20)
        sender = took_over[0]
        await workers[sender].kill()
        await workers[1 - sender].says("sender.took_over", timeout=30)
        webs[serving].signal(signal.SIGTERM)
        stopped = await webs[serving].ends(timeout=15)

    assert "the newest schema" in released[1]
    assert len(took_over) == 1
    assert stopped == 0


async def test_a_web_process_takes_over_what_a_dead_one_left(fleet_settings: dict[str, Any]) -> None:
    """Stored and confirmed, then killed before the turn: the other one answers it."""
    async with AsyncExitStack() as stack:
        sandbox = await stack.enter_async_context(Sandbox(SandboxConfig(port=0, token=TOKEN)))
        anna = sandbox.person("Anna")
        # Nothing can be sent meanwhile, so the first process dies with the answer still to give.
        sandbox.fault("error", methods=["sendMessage"], error_code=500)
        port = _free_port()
        first = await stack.enter_async_context(
            KeelProcess(
                "web",
                telegram_api_url=sandbox.url,
                webhook_url=f"http://127.0.0.1:{port}",
                **{**fleet_settings, "port": port},
            )
        )
        await first.says("webhook.set")
        await anna.starts()
        async with asyncio.timeout(20):
            while sandbox.world.pending:
                await asyncio.sleep(0.02)
        await first.kill()
        sandbox.no_faults()
        port = _free_port()
        second = await stack.enter_async_context(
            KeelProcess(
                "web",
                telegram_api_url=sandbox.url,
                webhook_url=f"http://127.0.0.1:{port}",
                **{**fleet_settings, "port": port},
            )
        )
        await second.says("webhook.set")
        await anna.waits_for("I'm Keel", timeout=40)

        assert sum(message.from_bot for message in anna.messages) == 1


@pytest.mark.parametrize("role", ["web", "worker"])
async def test_several_machines_need_postgresql(tmp_path: Path, role: str) -> None:
    """SQLite is for one machine, and the line says what to do."""
    code, said = await run_keel(role, folder=tmp_path, bot_token=TOKEN)

    assert code == 1
    assert said == (
        f"keel: KEEL_DATABASE_URL must name PostgreSQL for `keel {role}`; on one machine use `keel run`\n"
    )


async def test_a_database_that_was_not_released_is_refused(
    fleet_settings: dict[str, Any], postgresql_server: str
) -> None:
    """An empty database: the worker says which command is missing."""
    from tests.conftest import _sql, on_server

    await _sql(postgresql_server, "CREATE DATABASE keel_empty")
    settings = {**fleet_settings, "database_url": on_server(postgresql_server, "keel_empty")}

    code, said = await run_keel("worker", **settings)
    missing = await run_keel(
        "worker", **{**settings, "database_url": on_server(postgresql_server, "keel_none")}
    )

    assert (code, said) == (
        1,
        "keel: the database is empty: run `keel release` (or `keel db upgrade`) first\n",
    )
    assert missing[0] == 1
    assert 'database "keel_none" does not exist' in missing[1]
    assert missing[1].count("\n") == 1


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
