"""The tick that queues check-ins: 10,000 due at once, and nothing due, among many people.

It runs in this process, as the worker runs it, with a watcher in the same event loop.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import data
import measuring
from sqlalchemy import text

from bot.app import Keel, build
from bot.content import Content, LiveContent, load_content
from bot.infra.database import Database
from bot.infra.vault import Vault
from bot.settings import read_settings

REPEATS = 3
DUE = 10_000
SIZES = (100_000, 1_000_000)
IDLE_TICKS = 200
QUICK = {"REPEATS": 1, "DUE": 1_000, "SIZES": (10_000, 20_000), "IDLE_TICKS": 50}
WATCH_EVERY = 0.002


async def watched(work: Callable[[], Awaitable[object]]) -> tuple[float, float]:
    """Return how long the work took and the longest time in which the loop did nothing else, in seconds."""
    stall = 0.0

    async def watch() -> None:
        nonlocal stall
        while True:
            before = time.monotonic()
            await asyncio.sleep(WATCH_EVERY)
            stall = max(stall, time.monotonic() - before - WATCH_EVERY)

    watcher = asyncio.ensure_future(watch())
    await asyncio.sleep(WATCH_EVERY)
    began = time.monotonic()
    await work()
    took = time.monotonic() - began
    # What the work held up until its last moment is seen only now.
    await asyncio.sleep(2 * WATCH_EVERY)
    watcher.cancel()
    return took, stall


async def _measure(store: data.Store, people: int, content: Content) -> dict[str, measuring.Spread]:
    now = datetime.now(UTC)
    async with store.open() as database:
        await data.crowd(database, store.key, people)
        await data.plans(database, now + timedelta(hours=1), people=people)
        keel = keel_over(store, database, content)
        idle, idle_asks = await _idle(keel)
        took, stalls = [], []
        for _ in range(REPEATS):
            await make_due(database, DUE, people // DUE, datetime.now(UTC) - timedelta(minutes=1))
            seconds, stall = await watched(keel.tick)
            took.append(seconds)
            stalls.append(1000 * stall)
            queued = await data.number(store, "SELECT count(*) FROM deliveries WHERE kind = 'checkin'")
            assert queued == DUE, f"{queued} queued"
        await keel.application.shutdown()
        return {
            "tick s": measuring.Spread.of(took),
            "longest stall ms": measuring.Spread.of(stalls),
            "idle tick ms": measuring.Spread.of(idle),
            "of which check-ins ms": measuring.Spread.of(idle_asks),
        }


async def _idle(keel: Keel) -> tuple[list[float], list[float]]:
    """Return the milliseconds of a tick with nothing due, and those of its check-ins alone, by repeat."""
    services = keel.services
    whole: list[float] = []
    asks: list[float] = []
    for _ in range(10):
        await keel.tick()
    for _ in range(REPEATS):
        for into, job in ((whole, keel.tick), (asks, services.checkins.tick)):
            began = time.monotonic()
            for _ in range(IDLE_TICKS):
                await job()
            into.append(1000 * (time.monotonic() - began) / IDLE_TICKS)
    return whole, asks


def keel_over(store: data.Store, database: Database, content: Content) -> Keel:
    """Return a Keel over a database, not started: it talks to nobody."""
    settings = read_settings(
        bot_token="4242:bench-token-long-enough-to-be-one",
        telegram_api_url="http://127.0.0.1:9",
        data_dir=store.folder,
    )
    return build(settings, content=LiveContent(content), vault=Vault([store.key]), database=database)


async def make_due(database: Database, due: int, every: int, at: datetime) -> None:
    """Let `due` people, each `every`th of all, have been due at that moment; the outbox is empty."""
    async with database.writing(), database.writes.begin() as session:
        await session.execute(text("DELETE FROM deliveries"))
        moment = at.replace(tzinfo=None).isoformat(" ", "microseconds") if database.is_sqlite else at
        await session.execute(
            text(
                "UPDATE checkin_plans SET next_at = :at, wall_time = :wall, asked_on = NULL "
                f"WHERE person_id % {every} = 0 AND person_id <= {due * every}"
            ),
            {"at": moment, "wall": at.time().isoformat("microseconds") if database.is_sqlite else at.time()},
        )
    await data.count_again(database, "deliveries", "checkin_plans")


def table() -> measuring.Table:
    """Run on both databases and both sizes; takes about three minutes."""
    made = measuring.Table("tick", f"{DUE} check-ins due at once, and none")
    found: dict[tuple[str, int], dict[str, measuring.Spread]] = {}
    content = load_content()
    with data.Databases() as databases:
        for kind in data.KINDS:
            for people in SIZES:
                with databases.fresh(kind) as store:
                    found[kind, people] = asyncio.run(_measure(store, people, content))
    for (kind, people), figures in found.items():
        made.rows.append(
            measuring.Row(
                f"{kind}, {people:,} people",
                {
                    **figures,
                    "to the smaller": figures["tick s"].median / found[kind, SIZES[0]]["tick s"].median,
                },
            )
        )
    many = {kind: found[kind, SIZES[1]] for kind in data.KINDS}
    few = {kind: found[kind, SIZES[0]] for kind in data.KINDS}
    for number, kind in enumerate(data.KINDS):
        made.claims += [
            measuring.Claim(
                40 + number,
                f"tick, {DUE:,} due among {SIZES[1]:,}, {kind}",
                f"among {SIZES[0]:,}: {few[kind]['tick s']} s",
                many[kind]["tick s"].median / few[kind]["tick s"].median,
                "x",
                1.5,
                1.2,
                less_is_better=True,
            ),
            measuring.Claim(
                42 + number,
                f"the slower of the two, {kind}",
                "",
                max(many[kind]["tick s"].median, few[kind]["tick s"].median),
                "s",
                1.0,
                0.5,
                less_is_better=True,
            ),
            measuring.Claim(
                44 + number,
                f"longest stall of the event loop meanwhile, {kind}",
                "",
                max(many[kind]["longest stall ms"].most, few[kind]["longest stall ms"].most),
                "ms",
                100.0,
                100.0,
                less_is_better=True,
            ),
            measuring.Claim(
                46 + number,
                f"idle tick among {SIZES[1]:,} people, {kind}",
                "",
                many[kind]["of which check-ins ms"].median,
                "ms",
                2.0,
                0.5,
                less_is_better=True,
                detail=f"check-ins alone; the whole tick: {many[kind]['idle tick ms']} ms",
            ),
        ]
    made.notes = [
        f"{REPEATS} repeats on one database; the due ones are spread over all people.",
        f"An idle tick is the mean of {IDLE_TICKS} in a row.",
        "The whole tick asks for everything that can be due: check-ins, follow-ups, alerts, daily texts.",
    ]
    return made
