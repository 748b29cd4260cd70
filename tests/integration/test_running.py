"""`keel run` as a real process, over real HTTP against the pretend Telegram."""

import asyncio
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest

from bot.infra.vault import Vault
from sandbox import Person, Sandbox, SandboxConfig
from tests.processes import ROOT, KeelProcess, run_keel

TOKEN = "100000:pretend-token-for-this-test-only"
STAFF_CHAT = -4001
SAM = 1003


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """A pretend Telegram with Sam, who is staff, and the staff group."""
    async with Sandbox(SandboxConfig(port=0, token=TOKEN)) as running:
        sam = running.person("Sam", id=SAM, is_staff=True)
        await sam.starts()
        running.group("Staff", [sam], id=STAFF_CHAT)
        running.world.pending.clear()
        yield running


def keel_run(sandbox: Sandbox, folder: Path, **more: object) -> KeelProcess:
    """Return a `keel run` that talks to the sandbox."""
    settings = {
        "bot_token": TOKEN,
        "telegram_api_url": sandbox.url,
        "admin_ids": SAM,
        "staff_chat_id": STAFF_CHAT,
        **more,
    }
    return KeelProcess("run", folder=folder, **settings)


async def get(port: int, path: str) -> tuple[int, str]:
    """Return status and text of a page on loopback."""
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}{path}") as answer:
        return answer.status, await answer.text()


async def onboard(person: Person) -> None:
    """Walk somebody through the first minute."""
    await person.starts()
    for label in (
        "Start",
        "Yes, and that's OK",
        "Yes, that's right",
        "I've stopped",
        "About a week",
        "Evening, 19:00",
    ):
        await person.waits_for(lambda message, label=label: label in str(message.markup))
        await person.taps(label)
    await person.waits_for("You're set")


async def test_a_stranger_is_answered_and_a_stop_is_clean_and_quick(sandbox: Sandbox, tmp_path: Path) -> None:
    """From a first word to help with numbers; then SIGTERM ends it within ten seconds with code 0."""
    anna = sandbox.person("Anna", language_code="en-GB")
    async with keel_run(sandbox, tmp_path) as keel:
        await keel.says("keel.started")
        await onboard(anna)
        await anna.says("i want to kill myself tonight")
        await anna.waits_for("999")
        port = await keel.listens_on("health.listening")
        health, ready, metrics = (
            await get(port, "/healthz"),
            await get(port, "/readyz"),
            await get(port, "/metrics"),
        )
        keel.signal(signal.SIGTERM)
        asked = time.monotonic()
        code = await keel.ends()
        took = time.monotonic() - asked

    assert (code, took < 10) == (0, True)
    assert health == (200, "ok\n")
    assert ready == (200, "ready\n")
    for name in (
        "keel_updates_total",
        "keel_update_seconds_bucket",
        "keel_intake_pending",
        'keel_outbox_pending{lane="checkin"}',
        "keel_crisis_answer_seconds_count 1.0",
        "keel_checkins_due_lag_seconds",
        "keel_telegram_retry_after_total",
    ):
        assert name in metrics[1]
    assert TOKEN.partition(":")[2] not in keel.log


async def test_what_waits_is_answered_after_a_kill(sandbox: Sandbox, tmp_path: Path) -> None:
    """A message written while Keel is dead is answered by its next life."""
    anna = sandbox.person("Anna")
    async with keel_run(sandbox, tmp_path) as keel:
        await keel.says("keel.started")
        await keel.kill()
    await anna.starts()

    async with keel_run(sandbox, tmp_path) as keel:
        await keel.says("keel.started")
        await anna.waits_for("I'm Keel")


async def test_a_webhook_left_from_before_is_removed(sandbox: Sandbox, tmp_path: Path) -> None:
    """Polling works although a webhook was set, and the log says what was removed."""
    async with aiohttp.ClientSession() as session:
        await session.post(f"{sandbox.url}/bot{TOKEN}/setWebhook", data={"url": "https://old.example.org/x"})
    anna = sandbox.person("Anna")
    await anna.starts()

    async with keel_run(sandbox, tmp_path) as keel:
        await anna.waits_for("I'm Keel", timeout=30)
        line = await keel.says("webhook.removed")

    assert "old.example.org" in line
    assert sandbox.api.webhook is None


async def test_staff_hear_of_a_gap(sandbox: Sandbox, tmp_path: Path) -> None:
    """A start after more than ten minutes says how long Keel was away and how many waited."""
    staff = sandbox.chat(STAFF_CHAT)
    async with keel_run(sandbox, tmp_path) as keel:
        await keel.says("sender.took_over")
        keel.signal(signal.SIGTERM)
        await keel.ends()
    past = datetime.now(UTC) - timedelta(hours=2, minutes=5)
    with sqlite3.connect(tmp_path / "keel.sqlite3") as connection:
        connection.execute("UPDATE leases SET until = ?", (past.replace(tzinfo=None).isoformat(" "),))
    await sandbox.person("Anna").starts()
    await sandbox.person("Ben").starts()

    async with keel_run(sandbox, tmp_path):
        told = await staff.waits_for("was not running", timeout=30)

    assert "2 hours and 5 minutes" in told.text
    assert "2 messages and taps waited" in told.text


async def test_a_start_after_a_short_stop_tells_nobody(sandbox: Sandbox, tmp_path: Path) -> None:
    """A deploy of a few seconds is no news."""
    for _ in range(2):
        async with keel_run(sandbox, tmp_path) as keel:
            await keel.says("sender.took_over")
            keel.signal(signal.SIGTERM)
            await keel.ends()

    assert [message.text for message in sandbox.chat(STAFF_CHAT).messages if message.from_bot] == []


async def test_admins_hear_of_a_dead_staff_chat(sandbox: Sandbox, tmp_path: Path) -> None:
    """Where the staff chat cannot be written to, each admin is told what to do, in private."""
    sam = sandbox.chat(SAM)

    async with keel_run(sandbox, tmp_path, staff_chat_id=-999):
        told = await sam.waits_for("cannot write to the staff chat", timeout=30)

    assert "-999" in told.text
    assert "KEEL_STAFF_CHAT_ID" in told.text


async def test_a_second_keel_in_one_folder_is_refused(sandbox: Sandbox, tmp_path: Path) -> None:
    """One data folder belongs to one process."""
    async with keel_run(sandbox, tmp_path) as first:
        await first.says("keel.started")
        async with keel_run(sandbox, tmp_path) as second:
            code = await second.ends()

    assert (code, second.log.count("\n")) == (1, 1)
    assert "another Keel already runs in" in second.log


@pytest.mark.proof
async def test_a_second_poller_elsewhere_ends_itself_with_a_clear_line(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    """Two machines with one token: Telegram answers 409, and one of them says why it stops."""
    async with keel_run(sandbox, tmp_path / "one") as one, keel_run(sandbox, tmp_path / "two") as two:
        ended = [asyncio.create_task(process.ends()) for process in (one, two)]
        done, _ = await asyncio.wait(ended, timeout=60, return_when=asyncio.FIRST_COMPLETED)
        for task in ended:
            if task not in done:
                task.cancel()

    assert done
    assert any(
        "keel: another process polls Telegram with this KEEL_BOT_TOKEN" in each.log for each in (one, two)
    )


async def test_a_taken_port_is_named(sandbox: Sandbox, tmp_path: Path) -> None:
    """The health page needs its port; the line says which setting changes it."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        async with keel_run(sandbox, tmp_path, port=port) as keel:
            code = await keel.ends()

    assert code == 1
    assert f"keel: KEEL_PORT: port {port} is taken" in keel.log


async def test_a_token_that_telegram_refuses_is_named(sandbox: Sandbox, tmp_path: Path) -> None:
    """The sandbox knows another token."""
    async with keel_run(sandbox, tmp_path, bot_token="123456:some-other-token-of-enough-length") as keel:
        code = await keel.ends()

    assert code == 1
    assert "keel: KEEL_BOT_TOKEN is not accepted at KEEL_TELEGRAM_API_URL" in keel.log
    assert "some-other-token" not in keel.log


@pytest.fixture
async def lived_in(sandbox: Sandbox, tmp_path: Path) -> Path:
    """A data folder in which somebody has been through the first minute."""
    async with keel_run(sandbox, tmp_path) as keel:
        await keel.says("keel.started")
        await onboard(sandbox.person("Anna", language_code="en-GB"))
        keel.signal(signal.SIGTERM)
        await keel.ends()
    return tmp_path


async def test_what_was_written_with_another_key_is_noticed_at_the_start(lived_in: Path) -> None:
    """A wrong key, a lost key file and a newer database each end the start with one line."""
    other = Vault.new_key()
    wrong = await run_keel("run", folder=lived_in, bot_token=TOKEN, encryption_keys=other)
    key = (lived_in / "keel.key").read_text()
    (lived_in / "keel.key").unlink()
    lost = await run_keel("run", folder=lived_in, bot_token=TOKEN)
    made_anew = (lived_in / "keel.key").exists()
    (lived_in / "keel.key").write_text(key)
    with sqlite3.connect(lived_in / "keel.sqlite3") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    newer = await run_keel("run", folder=lived_in, bot_token=TOKEN)

    assert wrong == (
        1,
        "keel: KEEL_ENCRYPTION_KEYS is not the key that this database was written with: "
        "put the right key back (with several, all of them)\n",
    )
    assert lost[0] == 1
    assert "keel.key' is missing, and" in lost[1]
    assert not made_anew
    assert newer[0] == 1
    assert "was made by a newer Keel (schema 9999" in newer[1]


async def test_a_backup_is_whole_keyless_and_can_be_put_back(lived_in: Path) -> None:
    """Backup while it runs, change, restore: the person is there again, and the key is in no backup."""
    made = await run_keel("db", "backup", folder=lived_in)
    backup = next((lived_in / "backups").glob("keel-*.sqlite3"))
    with sqlite3.connect(lived_in / "keel.sqlite3") as connection:
        connection.execute("DELETE FROM people")
    restored = await run_keel("db", "restore", str(backup), folder=lived_in)
    with sqlite3.connect(lived_in / "keel.sqlite3") as connection:
        people = connection.execute("SELECT count(*) FROM people").fetchone()[0]
    key = (lived_in / "keel.key").read_text().strip()

    assert made[0] == 0
    assert "The key is not in it" in made[1]
    assert key.encode() not in backup.read_bytes()
    assert backup.stat().st_mode & 0o777 == 0o600
    assert restored[0] == 0
    assert people == 1
    assert len(list(lived_in.glob("keel.sqlite3.before-*"))) >= 1


async def test_a_restore_refuses_what_would_end_badly(sandbox: Sandbox, lived_in: Path) -> None:
    """While Keel runs, from a file that is none, and from one that this key cannot open."""
    await run_keel("db", "backup", "good.sqlite3", folder=lived_in)
    (lived_in / "bad.sqlite3").write_bytes(b"no database at all" * 100)
    before = (lived_in / "keel.sqlite3").read_bytes()

    bad = await run_keel("db", "restore", "bad.sqlite3", folder=lived_in)
    foreign = await run_keel(
        "db", "restore", "good.sqlite3", folder=lived_in, encryption_keys=Vault.new_key()
    )
    unchanged = (lived_in / "keel.sqlite3").read_bytes() == before
    async with keel_run(sandbox, lived_in) as keel:
        await keel.says("keel.started")
        running = await run_keel("db", "restore", "good.sqlite3", folder=lived_in)

    assert (bad[0], "is not a whole database" in bad[1]) == (1, True)
    assert (foreign[0], "was written with another key" in foreign[1]) == (1, True)
    assert unchanged
    assert (running[0], "another Keel already runs" in running[1]) == (1, True)


def test_a_steady_run_carries_nothing_heavy() -> None:
    """What only commands, charts or the webhook need is not loaded by importing the process."""
    script = (
        "import sys; from bot.cli import processes; processes.leave_out_rich(); import bot.running;"
        "heavy = ('alembic', 'starlette', 'uvicorn', 'rich', 'matplotlib', 'phonenumbers', 'sandbox');"
        "print(*[name for name in heavy if sys.modules.get(name)])"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == ""


async def test_each_thing_that_keeps_it_from_starting_is_one_line(tmp_path: Path) -> None:
    """What is missing, what cannot be reached, what is none: named, with exit code 1 and no traceback."""
    (tmp_path / "text.sqlite3").write_bytes(b"this is no database at all, only words " * 100)
    cases: list[tuple[dict[str, object], str]] = [
        ({"bot_token": ""}, "KEEL_BOT_TOKEN is missing"),
        ({"bot_token": "12:short"}, "KEEL_BOT_TOKEN is not a bot token"),
        ({"data_dir": "/proc/nothing"}, "KEEL_DATA_DIR: cannot write in '/proc/nothing'"),
        ({"data_dir": tmp_path / "text.sqlite3" / "x"}, "KEEL_DATA_DIR: cannot write in"),
        (
            {"database_url": "postgresql://keel:secret@127.0.0.1:1/keel", "encryption_keys": Vault.new_key()},
            "the database postgresql+asyncpg://keel:***@127.0.0.1:1/keel cannot be used",
        ),
        (
            {"database_url": f"sqlite:///{tmp_path / 'text.sqlite3'}"},
            "cannot be used: file is not a database",
        ),
        ({"encryption_keys": "none"}, "KEEL_ENCRYPTION_KEYS holds something that is not a key"),
    ]

    ended = [
        await run_keel("run", **{"folder": tmp_path, "bot_token": TOKEN, **settings}) for settings, _ in cases
    ]

    for (code, said), (_, expected) in zip(ended, cases, strict=True):
        assert (code, said.count("\n")) == (1, 1), said
        assert said.startswith("keel: ")
        assert expected in said
        assert "secret" not in said


async def test_a_stop_is_quick_even_when_telegram_hangs(sandbox: Sandbox, tmp_path: Path) -> None:
    """A reply that hangs keeps no host waiting, and the next life gives it."""
    anna = sandbox.person("Anna")
    async with keel_run(sandbox, tmp_path) as keel:
        await keel.says("keel.started")
        sandbox.fault("hang", methods=["sendMessage"], seconds=60)
        await anna.starts()
        await asyncio.sleep(1.5)
        keel.signal(signal.SIGTERM)
        asked = time.monotonic()
        code = await keel.ends()
        took = time.monotonic() - asked
    sandbox.no_faults()

    async with keel_run(sandbox, tmp_path) as keel:
        await anna.waits_for("I'm Keel", timeout=60)

    assert (code, took < 10) == (0, True), took
