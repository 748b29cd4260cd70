"""Real processes, real HTTP, and what goes wrong between them."""

import asyncio
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.infra.database import Database, open_database, sqlite_path
from tests.rounds import FIRST_ID, Taps, broadcast, copies
from tests.street import Street, street

pytestmark = pytest.mark.proof

SENT = "SELECT count(*) FROM deliveries WHERE kind = 'broadcast' AND state = 'sent'"
SENDING = "SELECT count(*) FROM deliveries WHERE kind = 'broadcast' AND state = 'sending'"


async def test_sigterm_under_load_ends_in_time_and_loses_nothing(
    sqlite_database: Database, tmp_path: Path
) -> None:
    """In the middle of intake and of a broadcast: over within 10 s, and nobody reads anything twice."""
    people = 400
    async with street(sqlite_database, tmp_path) as house:
        await broadcast(house, "News.", people)
        keel = house.process(bulk_rate="100")
        await keel.start(wait=False)
        took = []
        for goal in (60, 160, 260):
            await house.until_at_least(SENT, goal, 60)
            for number in range(FIRST_ID, FIRST_ID + 30):
                says_hello(house, number)
            took.append(await keel.stop())
            await keel.start(wait=False)
        await house.until(SENT, people, 120)
        await house.until("SELECT count(*) FROM updates WHERE state <> 'done'", 0, 60)
        await keel.stop()
        got = copies(house, range(FIRST_ID + 30, FIRST_ID + people))

    print(f"SIGTERM under load took {[round(one, 1) for one in took]} s")
    assert max(took) < 10
    assert set(got.values()) == {1}


def says_hello(house: Street, number: int) -> None:
    """Let somebody of the crowd write."""
    world = house.sandbox.world
    world.send(world.chat(number), world.human(number), {"text": "hello there"})


async def test_a_frozen_sender_is_replaced_and_sends_nothing_when_it_thaws(
    database: Database, tmp_path: Path
) -> None:
    """Two workers on PostgreSQL: the other takes over within 15 s, and the old one's claims are refused."""
    if database.is_sqlite:
        pytest.skip("SQLite has one process, which its lock file sees to")
    people = 700
    async with street(database, tmp_path) as house:
        await broadcast(house, "News.", people)
        first = house.process("worker", bulk_rate="40")
        second = house.process("worker", bulk_rate="40")
        await first.start()
        await house.until_at_least(SENT, 40, 60)
        await second.start()
        first.freeze()
        sent = await house.count(SENT)
        in_flight = await house.count(SENDING)
        frozen_at = time.monotonic()
        await house.until_at_least(SENT, sent + 1, 30)
        took = time.monotonic() - frozen_at
        first.thaw()
        await house.until(SENT, people, 120)
        await asyncio.sleep(1)
        got = copies(house, range(FIRST_ID, FIRST_ID + people))

    doubled = sum(got.values()) - people
    print(f"takeover after {took:.1f} s, {doubled} doubled of {in_flight} in flight")
    assert took < 15
    assert min(got.values()) == 1
    assert doubled <= in_flight


def hold_sqlite(path: Path) -> sqlite3.Connection:
    """Return a connection of another program that holds the write lock."""
    other = sqlite3.connect(path, isolation_level=None, timeout=30)
    other.execute("BEGIN IMMEDIATE")
    return other


async def test_help_comes_while_the_database_is_locked(sqlite_database: Database, tmp_path: Path) -> None:
    """Another program holds SQLite's lock for 5 s, and a batch already waits to be stored."""
    path = sqlite_path(sqlite_database.engine.url.render_as_string(hide_password=False))
    assert path is not None
    async with street(sqlite_database, tmp_path) as house:
        await house.process().start()
        anna = house.sandbox.person("Anna", language_code="en-GB")
        ben = house.sandbox.person("Ben", language_code="en-GB")
        other = hold_sqlite(path)
        locked_at = time.monotonic()
        await ben.says("hello")
        await asyncio.sleep(1)
        asked_at = time.monotonic()
        await anna.says("i want to kill myself")
        shown = await anna.waits_for("116 123", timeout=6)
        took = shown.at - asked_at
        assert other.in_transaction
        await asyncio.sleep(max(0.0, 5 - (time.monotonic() - locked_at)))
        other.execute("ROLLBACK")
        other.close()
        await house.until("SELECT count(*) FROM updates WHERE state = 'done'", 2, 30)
        await house.until_at_least("SELECT count(*) FROM deliveries WHERE kind = 'crisis'", 1, 20)
        answers = sum("116 123" in message.text for message in anna.messages)

    print(f"help after {took * 1000:.0f} ms with the database locked")
    assert answers == 1


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of 24 MB, where this machine lets us mount one."""
    where = tmp_path / "disk"
    where.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(where)], capture_output=True, text=True
    )
    if mounted.returncode != 0:
        pytest.skip(f"no small disk can be mounted here: {mounted.stderr.strip()}")
    yield where
    subprocess.run(["umount", "-l", str(where)], check=True)


async def test_on_a_full_disk_help_still_comes_and_nothing_is_lost(
    migrated_sqlite: Path, small_disk: Path, tmp_path: Path
) -> None:
    """Nothing can be stored, so nothing is confirmed; once there is room everything is handled."""
    shutil.copy(migrated_sqlite, small_disk / "keel.sqlite3")
    database = open_database(f"sqlite:///{small_disk / 'keel.sqlite3'}")
    async with street(database, small_disk) as house:
        await house.process(folder=tmp_path).start()
        anna = house.sandbox.person("Anna", language_code="en-GB")
        ben = house.sandbox.person("Ben", language_code="en-GB")
        await fill(small_disk / "ballast")
        for _ in range(20):
            await ben.says("x" * 3000)
        asked_at = time.monotonic()
        await anna.says("i want to kill myself")
        shown = await anna.waits_for("116 123", timeout=10)
        took = shown.at - asked_at
        await asyncio.sleep(1)
        waiting = len(house.sandbox.world.pending)
        (small_disk / "ballast").unlink()
        await house.until("SELECT count(*) FROM updates WHERE state = 'done'", 21, 60)

    print(f"help after {took * 1000:.0f} ms on a full disk, {waiting} updates unconfirmed meanwhile")
    assert waiting > 0
    await database.close()


async def fill(path: Path) -> None:
    """Write until the disk is full."""
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 65536)
        except OSError:
            pass


FAULTS: list[tuple[str, list[dict[str, Any]]]] = [
    ("5xx", [{"kind": "error", "share": 0.2}]),
    ("502 with a page of HTML", [{"kind": "bad_gateway", "share": 0.2}]),
    ("cut before", [{"kind": "reset", "share": 0.2}]),
    ("cut after", [{"kind": "reset_after", "share": 0.1, "methods": ["editMessageText", "getUpdates"]}]),
    ("429 for some chats", [{"kind": "rate_limit", "chat_per_second": 0.2, "chat_burst": 1}]),
    ("slow", [{"kind": "latency", "seconds": 0.2, "max_seconds": 1.0}]),
]


@pytest.mark.parametrize(("name", "rules"), FAULTS, ids=[name for name, _ in FAULTS])
async def test_whatever_telegram_does_each_update_is_handled_once_and_answered(
    sqlite_database: Database, tmp_path: Path, name: str, rules: list[dict[str, Any]]
) -> None:
    """Taps under a fault; the fault ends; every tap is written once, in order, and its answer is there."""
    async with street(sqlite_database, tmp_path) as house:
        taps_ = Taps(house, people=40)
        await taps_.prepare()
        keel = house.process()
        await keel.start()
        rows = [house.sandbox.faults.add(rule) for rule in rules]
        taps_.push(120)
        await house.until_at_least("SELECT count(*) FROM audit", 60, 90)
        hits = sum(row.hits for row in rows)
        house.sandbox.no_faults()
        await taps_.finished(120)
        await keel.stop()
        await taps_.check_effects()
        doubled = taps_.doubled_answers()

    print(f"{name}: {hits} calls hit, {doubled} answers doubled of {taps_.count}")
    assert hits > 0
    if name in ("502 with a page of HTML", "5xx", "429 for some chats", "slow"):
        assert doubled == 0


async def test_answers_that_come_too_late_are_said_twice_at_most(
    sqlite_database: Database, tmp_path: Path
) -> None:
    """Telegram does what it is asked and answers after our patience has ended."""
    async with street(sqlite_database, tmp_path) as house:
        keel = house.process()
        await keel.start()
        anna = house.sandbox.person("Anna", language_code="en-GB")
        house.sandbox.fault("late", seconds=7, methods=["sendMessage"], times=2)
        await anna.says("/sos")
        await house.until("SELECT count(*) FROM updates WHERE state = 'done'", 1, 40)
        said = sum("116 123" in message.text for message in anna.messages)

    assert 1 <= said <= 2


async def test_after_an_outage_everything_goes_on(sqlite_database: Database, tmp_path: Path) -> None:
    """Telegram is away for 10 s in the middle of intake: connections are refused, then all is made up."""
    async with street(sqlite_database, tmp_path) as house:
        taps_ = Taps(house, people=40)
        await taps_.prepare()
        keel = house.process()
        await keel.start()
        taps_.push(100)
        await house.until_at_least("SELECT count(*) FROM audit", 20, 60)
        await house.sandbox.stop()
        await asyncio.sleep(10)
        await house.sandbox.start()
        taps_.push(20)
        await taps_.finished(120)
        await keel.stop()
        await taps_.check_effects()

    print(f"outage of 10 s: {taps_.doubled_answers()} answers doubled of {taps_.count}")


async def test_two_pollers_end_with_one_line_that_says_why(database: Database, tmp_path: Path) -> None:
    """Two machines with one token: the older one ends and names the reason; the other goes on."""
    if not database.is_sqlite:
        pytest.skip("each has a database of its own")
    async with street(database, tmp_path) as house:
        (tmp_path / "other").mkdir()
        first = house.process()
        own = f"sqlite:///{tmp_path / 'other' / 'keel.sqlite3'}"
        second = house.process(folder=tmp_path / "other", database_url=own)
        await first.start()
        await second.start()
        ending = [asyncio.ensure_future(one.ends(60)) for one in (first, second)]
        done, _ = await asyncio.wait(ending, return_when=asyncio.FIRST_COMPLETED)
        for one in ending:
            one.cancel()
        await asyncio.gather(*ending, return_exceptions=True)
        (code,) = {one.result() for one in done}
        ended = second if first.lives else first
        anna = house.sandbox.person("Anna", language_code="en-GB")
        await anna.says("/sos")
        await anna.waits_for("116 123", timeout=10)

    assert code == 1
    assert ended.log.strip().splitlines()[-1].startswith("keel: another process polls Telegram")


async def test_a_database_that_drops_every_connection_under_load_loses_nothing(
    database: Database, tmp_path: Path
) -> None:
    """What a restart of PostgreSQL does to us, three times in the middle of intake."""
    if database.is_sqlite:
        pytest.skip("SQLite has no server that could go away")
    async with street(database, tmp_path) as house:
        taps_ = Taps(house, people=40)
        await taps_.prepare()
        keel = house.process()
        await keel.start()
        taps_.push(200)
        for goal in (30, 60, 90):
            await house.until_at_least("SELECT count(*) FROM audit", goal, 60)
            await house.rows(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        await taps_.finished(120)
        await keel.stop()
        await taps_.check_effects()

    print(f"every connection dropped three times: {taps_.doubled_answers()} doubled of {taps_.count}")
