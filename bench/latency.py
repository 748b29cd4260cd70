"""From an update in to its message out: 100 check-in taps a second for a minute."""

import asyncio
from datetime import UTC, datetime

import bots
import data
import measuring
import telegram_server
from telegram_server import FIRST

RATE = 100.0
SECONDS = 60
BEFORE = 100
QUICK = {"SECONDS": 10, "RATE": 20.0}
TIMEOUT = 180.0
# After the last tap the rest is waited for so long.
PATIENCE = 30.0


def _keel(databases: data.Databases, kind: str) -> tuple[list[float], float]:
    """Return how long each answer took, in seconds, and the CPU share of one core that it cost."""
    count = int(RATE * SECONDS)
    with databases.fresh(kind) as store, telegram_server.running() as telegram:
        asyncio.run(_people(store, count + BEFORE))
        with bots.keel(store, telegram) as bot:
            bot.until_ready()
            tap = f"checkin:mood:{datetime.now(UTC).date().isoformat()}:3"
            telegram.taps(FIRST, BEFORE, tap, label="before", rate=RATE)
            telegram.until_answered("before", BEFORE, TIMEOUT)
            cpu = bot.cpu
            telegram.taps(FIRST + BEFORE, count, tap, rate=RATE)
            telegram.answered("taps", count, SECONDS + PATIENCE)
            cpu = bot.cpu - cpu
            report = telegram.report()
            # Who still waits has waited so long at least.
            waited = [report["now"] - since for since in report["still_waiting"].get("taps", [])]
            return [took for _, took in report["answers"]["taps"]] + waited, cpu / SECONDS


async def _people(store: data.Store, count: int) -> None:
    async with store.open() as database:
        await data.residents(database, store.key, count)


def table() -> measuring.Table:
    """Run once on SQLite: the run itself is a minute."""
    made = measuring.Table("latency", f"{RATE:.0f} check-in taps a second for {SECONDS} s")
    with data.Databases() as databases:
        took, cores = _keel(databases, "SQLite")
    made.rows.append(
        measuring.Row(
            "Keel, SQLite",
            {
                "taps": len(took),
                "p50 ms": 1000 * measuring.percentile(took, 0.5),
                "p95 ms": 1000 * measuring.percentile(took, 0.95),
                "p99 ms": 1000 * measuring.percentile(took, 0.99),
                "longest ms": 1000 * max(took),
                "cores": cores,
            },
        )
    )
    made.claims.append(
        measuring.Claim(
            13,
            f"{RATE:.0f} taps a second for {SECONDS} s: p99, update in to message out",
            "",
            1000 * measuring.percentile(took, 0.99),
            "ms",
            1000.0,
            200.0,
            less_is_better=True,
            detail=f"p50 {1000 * measuring.percentile(took, 0.5):.0f} ms, {len(took)} taps by as many people",
        )
    )
    made.notes = [
        "From the moment at which the pretend Telegram has the tap to that at which the edit of its message",
        "has arrived there. Where Keel cannot keep up with the rate, the line grows and so does this figure;",
        f"{PATIENCE:.0f} s after the last tap it ends, and who still waits counts as answered then.",
    ]
    return made
