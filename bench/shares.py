"""Where the time goes: CPU by package and by stage, of check-in taps, of a broadcast and of a tick.

These are the profiles behind the figures that are missed. Sampling costs a little itself, so the shares
are what counts here and not the rates.
"""

import asyncio
import json
from collections import Counter
from datetime import UTC, datetime, timedelta

import bots
import data
import measuring
import sampling
import telegram_server
import tick
from news import broadcast
from telegram_server import FIRST

from bot.content import load_content

TAPS, BEFORE = 1_500, 100
NEWS = 4_000
DUE = 10_000
QUICK = {"TAPS": 200, "BEFORE": 20, "NEWS": 300, "DUE": 500}
# Packages with less than this many percent stand together.
LEAST = 2.0
TIMEOUT = 60.0
# So long at most, in seconds.
SECONDS = 15.0
Counts = dict[str, dict[str, int]]


def _taps(databases: data.Databases) -> Counts:
    with databases.fresh("SQLite") as store:
        asyncio.run(_people(store, TAPS + BEFORE))
        tap = f"checkin:mood:{datetime.now(UTC).date().isoformat()}:3"
        with telegram_server.running() as telegram, bots.keel(store, telegram, sampled=True) as bot:
            bot.until_ready()
            telegram.taps(FIRST, BEFORE, tap, label="before")
            telegram.until_answered("before", BEFORE, TIMEOUT)
            bot.sample()
            telegram.taps(FIRST + BEFORE, TAPS, tap)
            telegram.answered("taps", TAPS, SECONDS)
        return _counted(store)


def _news(databases: data.Databases) -> Counts:
    with databases.fresh("SQLite") as store:
        asyncio.run(_people(store, NEWS))
        settings = {"KEEL_BULK_RATE": "1000", "KEEL_PAID_BROADCAST": "true"}
        with (
            telegram_server.running() as telegram,
            bots.keel(store, telegram, sampled=True, **settings) as bot,
        ):
            bot.until_ready()
            bot.sample()
            asyncio.run(_let_go(store))
            telegram.messages(NEWS, SECONDS)
        return _counted(store)


async def _people(store: data.Store, count: int) -> None:
    async with store.open() as database:
        await data.residents(database, store.key, count)


async def _let_go(store: data.Store) -> None:
    async with store.open() as database:
        await broadcast(database, store.key, NEWS)


def _counted(store: data.Store) -> Counts:
    counted: Counts = json.loads((store.folder / "samples.json").read_text())
    return counted


async def _tick(store: data.Store) -> Counts:
    sampler = sampling.Sampler()
    content = load_content()
    async with store.open() as database:
        await data.crowd(database, store.key, DUE)
        await data.plans(database, datetime.now(UTC) + timedelta(hours=1), people=DUE)
        keel = tick.keel_over(store, database, content)
        await tick.make_due(database, DUE, 1, datetime.now(UTC) - timedelta(minutes=1))
        sampler.start()
        await keel.tick()
        sampler.stop()
    return {"packages": dict(sampler.packages), "stages": {}}


def table() -> measuring.Table:
    """Run each once; takes about a minute."""
    made = measuring.Table("shares", "Where the CPU time goes, percent, SQLite")
    seen: dict[str, Counts] = {}
    with data.Databases() as databases:
        seen["check-in taps"] = _taps(databases)
        seen["a broadcast"] = _news(databases)
        with databases.fresh("SQLite") as store:
            seen["a tick"] = asyncio.run(_tick(store))
    for by in ("stages", "packages"):
        shares = {what: _shares(counts[by]) for what, counts in seen.items() if counts[by]}
        names = dict.fromkeys(
            name for one in shares.values() for name in sorted(one, key=lambda name: -one[name])
        )
        for name in names:
            figures = {what: one[name] for what, one in shares.items() if name in one}
            made.rows.append(measuring.Row(f"{by.removesuffix('s')}: {name}", dict(figures)))
    made.notes = [
        f"{TAPS:,} taps, {NEWS:,} messages, {DUE:,} people due.",
        "A function of the standard library counts for whoever called it.",
        "What SQLite and its disk do in a thread of their own shows only as far as it is CPU.",
    ]
    return made


def _shares(counts: dict[str, int]) -> dict[str, float]:
    shares = sampling.Sampler().shares(Counter(counts))
    large = {name: share for name, share in shares.items() if share >= LEAST}
    rest = sum(share for name, share in shares.items() if name not in large)
    return large | ({"less than that each": rest} if rest else {})
