"""What a commit costs on SQLite by `synchronous`, and what stands between: the driver, SQLAlchemy's ORM."""

import asyncio
import sqlite3
import time
from pathlib import Path

import data
import measuring
from sqlalchemy import text

from bot.infra.database import SQLITE_PRAGMAS

REPEATS = 3
SECONDS = 2.0
QUICK = {"REPEATS": 1, "SECONDS": 0.5}
INSERT = (
    "INSERT INTO refusals (telegram_mac, refused_at) VALUES (randomblob(32), '2026-11-24 12:00:00.000000')"
)


def _driver(path: Path, synchronous: str) -> float:
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in SQLITE_PRAGMAS:
        connection.execute(pragma)
    connection.execute(f"PRAGMA synchronous={synchronous}")
    began = time.monotonic()
    count = 0
    while time.monotonic() < began + SECONDS:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(INSERT)
        connection.execute("COMMIT")
        count += 1
    took = time.monotonic() - began
    connection.close()
    return count / took


async def _session(store: data.Store) -> float:
    async with store.open() as database:
        began = time.monotonic()
        count = 0
        while time.monotonic() < began + SECONDS:
            async with database.writing(), database.writes.begin() as session:
                await session.execute(text(INSERT))
            count += 1
        return count / (time.monotonic() - began)


def table() -> measuring.Table:
    """Run in turns; takes about twenty seconds."""
    made = measuring.Table("commits", "Transactions of one row a second, one after the other, SQLite")
    runs: dict[str, list[float]] = {}
    with data.Databases() as databases:
        for _ in range(REPEATS):
            for synchronous in ("OFF", "NORMAL", "FULL"):
                with databases.fresh("SQLite") as store:
                    rate = _driver(store.path, synchronous)
                runs.setdefault(f"sqlite3, synchronous={synchronous}", []).append(rate)
            with databases.fresh("SQLite") as store:
                runs.setdefault("a session of ours, synchronous as Keel sets it", []).append(
                    asyncio.run(_session(store))
                )
    made.rows = [
        measuring.Row(what, {"a second": measuring.Spread.of(rates)}) for what, rates in runs.items()
    ]
    made.notes = [
        f"{REPEATS} runs of {SECONDS:.0f} s in turns.",
        "What FULL costs is what this machine's disk takes to say that it has written: little where its",
        "cache survives a power cut, much on a plain disk or beside others who write.",
    ]
    return made
