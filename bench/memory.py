"""Memory of a worker that queues a broadcast to a million people and sends the first 50,000."""

import asyncio
import time

import bots
import data
import measuring
import telegram_server
from news import broadcast

PEOPLE, SENT, STEP = 1_000_000, 50_000, 10_000
RATE = 1_000
QUICK = {"PEOPLE": 20_000, "SENT": 3_000, "STEP": 1_000}
# How long it is watched before anything happens, in seconds.
IDLE_SECONDS = 5.0
# So long at most, in seconds; what was sent until then counts.
SECONDS = 240.0
LOOK_EVERY = 0.25


async def _prepare(store: data.Store) -> None:
    async with store.open() as database:
        # A few more than are sent, for those in flight when it ends.
        await data.crowd(database, store.key, PEOPLE, real=SENT + STEP)


async def _send(store: data.Store) -> None:
    async with store.open() as database:
        await broadcast(database, store.key, PEOPLE)


def _watch(store: data.Store) -> dict[str, float]:
    with (
        telegram_server.running() as telegram,
        bots.keel(store, telegram, "worker", KEEL_BULK_RATE=str(RATE), KEEL_PAID_BROADCAST="true") as bot,
    ):
        bot.until_ready()
        time.sleep(IDLE_SECONDS)
        before = bot.memory
        most = before
        asyncio.run(_send(store))
        began = time.monotonic()
        queued_after = 0.0
        at: dict[int, float] = {}
        sent = 0
        looked_at = began
        while (sent < SENT or not queued_after) and time.monotonic() < began + SECONDS:
            time.sleep(LOOK_EVERY)
            most = max(most, bot.memory)
            sent = telegram.counts()["messages"]
            at.setdefault(sent // STEP * STEP, bot.memory)
            if not queued_after and time.monotonic() - looked_at > 2:
                looked_at = time.monotonic()
                if asyncio.run(data.number(store, "SELECT count(*) FROM broadcasts WHERE queued_all")):
                    queued_after = time.monotonic() - began
        took = time.monotonic() - began
        last = bot.memory
        # From the first step on: before it, what is used at all is loaded and pools fill.
        first = STEP if STEP in at else 0
    return {
        "before MB": before,
        "most MB": most,
        "more MB": most - before,
        f"MB per {STEP:,} sent": (last - at[first]) / max(1, sent - first) * STEP,
        "queued after s": queued_after or float("nan"),
        "sent": sent,
        "sent a second": sent / took,
    }


def table() -> measuring.Table:
    """Run once, on PostgreSQL, where workers run; takes two to five minutes."""
    made = measuring.Table("memory", f"Memory of a worker, {PEOPLE:,} queued, {SENT:,} sent")
    with data.Databases() as databases, databases.fresh("PostgreSQL") as store:
        asyncio.run(_prepare(store))
        seen = _watch(store)
    made.rows.append(measuring.Row("keel worker, PostgreSQL", dict(seen)))
    made.claims = [
        measuring.Claim(
            50,
            f"memory of a worker, {PEOPLE:,} enqueued, {seen['sent']:,.0f} sent",
            f"before: {seen['before MB']:.0f} MB",
            seen["more MB"],
            "MB more",
            80.0,
            30.0,
            less_is_better=True,
            detail=f"all were queued after {seen['queued after s']:.0f} s",
        ),
        measuring.Claim(
            51,
            f"growth per {STEP:,} sent",
            "",
            seen[f"MB per {STEP:,} sent"],
            "MB",
            1.0,
            1.0,
            less_is_better=True,
        ),
    ]
    made.notes = [
        f"Resident memory, looked at four times a second. One run, for {SECONDS:.0f} s at most.",
    ]
    return made
