"""Help while five handlers are stuck for ten seconds and another program locks the database for five."""

import asyncio
import sqlite3
import time

import bots
import data
import measuring
import telegram_server
from telegram_server import FIRST

REPEATS = 3
STUCK = 5
LOCKED_SECONDS = 5.0
# All of them come while the lock is held, and fewer than the 100 unconfirmed that Telegram shows at most.
CALLS, EVERY = 88, 20.0
QUICK = {"REPEATS": 1}
MESSAGE = "i want to kill myself"


def _keel(databases: data.Databases) -> list[float]:
    with databases.fresh("SQLite") as store, telegram_server.running() as telegram:
        asyncio.run(_people(store))
        with bots.keel(store, telegram, odd="stuck") as bot:
            bot.until_ready()
            return _call(telegram, store)


async def _people(store: data.Store) -> None:
    async with store.open() as database:
        await data.residents(database, store.key, STUCK + CALLS)


def _plain(databases: data.Databases, *flags: str) -> list[float]:
    with (
        telegram_server.running() as telegram,
        bots.script("plain_bots.py", "stuck", telegram.url, *flags, folder=databases.folder),
    ):
        telegram.texts(FIRST - 1, 1, "hello", label="first")
        telegram.until_answered("first", 1, 60)
        return _call(telegram, None)


def _call(telegram: telegram_server.Telegram, store: data.Store | None) -> list[float]:
    """Stick the handlers, lock the database where there is one, call for help; return the seconds it took."""
    telegram.texts(FIRST, STUCK, "/wait", label="stuck")
    time.sleep(0.5)
    other = None
    if store is not None:
        other = sqlite3.connect(store.path, isolation_level=None, timeout=10)
        other.execute("BEGIN IMMEDIATE")
    locked_at = time.monotonic()
    began = telegram.texts(FIRST + STUCK, CALLS, MESSAGE, label="help", rate=EVERY)
    if other is not None:
        time.sleep(max(0.0, locked_at + LOCKED_SECONDS - time.monotonic()))
        other.execute("ROLLBACK")
        other.close()
    telegram.until_answered("help", CALLS, 120)
    answers = telegram.report()["answers"]["help"]
    last = max(since for since, _ in answers)
    assert last < began + LOCKED_SECONDS, "the last call came after the lock"
    return [took for _, took in answers]


def table() -> measuring.Table:
    """Run Keel three times and PTB's bots once; takes about two minutes."""
    made = measuring.Table(
        "stuck", f"Help while {STUCK} handlers are stuck for 10 s and the database is locked for 5 s"
    )
    with data.Databases() as databases:
        ours = [_keel(databases) for _ in range(REPEATS)]
        default = _plain(databases)
        concurrent = _plain(databases, "--concurrent")
    p99 = measuring.Spread.of([1000 * measuring.percentile(one, 0.99) for one in ours])
    named = {
        "Keel": ours,
        "bare PTB, default (no database)": [default],
        "bare PTB, concurrent updates (no database)": [concurrent],
    }
    for what, runs in named.items():
        made.rows.append(
            measuring.Row(
                what,
                {
                    "help p50 ms": measuring.Spread.of(
                        [1000 * measuring.percentile(one, 0.5) for one in runs]
                    ),
                    "help p99 ms": measuring.Spread.of(
                        [1000 * measuring.percentile(one, 0.99) for one in runs]
                    ),
                    "help longest ms": measuring.Spread.of([1000 * max(one) for one in runs]),
                },
            )
        )
    made.claims.append(
        measuring.Claim(
            23,
            "crisis answer with 5 handlers stuck for 10 s and the database locked for 5 s, p99",
            f"PTB default: p50 {measuring.percentile(default, 0.5):.0f} s; concurrent, without a database: "
            f"p99 {1000 * measuring.percentile(concurrent, 0.99):.0f} ms",
            p99.median,
            "ms",
            500.0,
            100.0,
            less_is_better=True,
            detail=f"{p99} ms in {REPEATS} runs of {CALLS} messages",
        )
    )
    made.notes = [
        f"{CALLS} people in crisis within {CALLS / EVERY:.1f} s, while another program holds SQLite's lock.",
        "Keel here is the whole Keel with one handler added, which sleeps.",
        "The bare bots keep nothing, so there is nothing to lock: updates side by side are enough for them.",
    ]
    return made
