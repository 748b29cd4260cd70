"""50,000 people who are all asked at 09:00 in one zone: in which order and spread they hear from Keel."""

import asyncio
import json
import time
import urllib.request
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import bots
import data
import measuring
import telegram_server
from pace import most_in_a_second
from sqlalchemy import text
from telegram_server import FIRST

PEOPLE = 50_000
RATE = 1_000
HOUR = 9
QUICK = {"PEOPLE": 2_000}
# So long at most, in seconds; who was asked until then counts.
SECONDS = 180.0


async def _prepare(store: data.Store) -> datetime:
    """Let everybody be asked at 09:00 of the next day; return that moment."""
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    at = tomorrow.replace(hour=HOUR, minute=0, second=0, microsecond=0)
    async with store.open() as database:
        await data.residents(database, store.key, PEOPLE)
        await data.plans(database, at - timedelta(hours=1), people=PEOPLE)
        async with database.writing(), database.writes.begin() as session:
            await session.execute(
                text("UPDATE checkin_plans SET next_at = :at, wall_time = :wall"),
                {
                    "at": at.replace(tzinfo=None).isoformat(" ", "microseconds"),
                    "wall": at.time().isoformat("microseconds"),
                },
            )
    return at


def _move_clock(bot: bots.Bot, at: datetime) -> None:
    """Let it be a few seconds after that moment for Keel."""
    seconds = (at + timedelta(seconds=2) - datetime.now(UTC)).total_seconds()
    request = urllib.request.Request(
        f"http://127.0.0.1:{bot.control_port}/clock", json.dumps({"offset_seconds": seconds}).encode()
    )
    urllib.request.urlopen(request, timeout=10).close()


def _watch(store: data.Store, at: datetime) -> dict[str, float]:
    with (
        telegram_server.running() as telegram,
        bots.keel(store, telegram, KEEL_BULK_RATE=str(RATE), KEEL_CONTROL_PORT="1") as bot,
    ):
        bot.until_ready()
        began = time.monotonic()
        _move_clock(bot, at)
        telegram.messages(PEOPLE, SECONDS)
        time.sleep(1)
        moments = telegram.report()["moments"]
    assert len(moments) == len({chat for _, chat in moments}), "somebody was asked twice"
    order = [chat for _, chat in moments]
    states = asyncio.run(_states(store))
    return {
        "asked": len(order),
        "first after s": moments[0][0] - began,
        "last after s": moments[-1][0] - began,
        "most in a second": most_in_a_second([moment for moment, _ in moments]),
        "longest gap s": max(later - earlier for (earlier, _), (later, _) in pairwise(moments)),
        # How many places anybody is away from where they stand in the line.
        "out of line": max(abs(place - (chat - FIRST)) for place, chat in enumerate(order)),
        "still in line": states.get("queued", 0) + states.get("sending", 0),
        "expired": states.get("expired", 0),
    }


async def _states(store: data.Store) -> dict[str, int]:
    async with store.open() as database, database.reads.begin() as session:
        rows = await session.execute(
            text("SELECT state, count(*) FROM deliveries WHERE kind = 'checkin' GROUP BY state")
        )
        return {state: count for state, count in rows}


def table() -> measuring.Table:
    """Run once; takes one to three minutes."""
    made = measuring.Table("smoothing", f"{PEOPLE:,} people on 09:00 in one zone, KEEL_BULK_RATE={RATE}")
    with data.Databases() as databases, databases.fresh("SQLite") as store:
        at = asyncio.run(_prepare(store))
        seen = _watch(store, at)
    made.rows.append(measuring.Row("Keel, SQLite", dict(seen)))
    made.claims.append(
        measuring.Claim(
            48,
            f"{PEOPLE:,} people on 09:00 in one zone: {seen['asked']:,.0f} asked after",
            "",
            seen["last after s"],
            "s",
            detail=f"at KEEL_BULK_RATE={RATE}; at most {seen['most in a second']:,} in any second, nobody "
            f"more than {seen['out of line']:,} places from their own, "
            f"{seen['still in line']:,} still in line",
        )
    )
    made.notes = [
        "The clock of Keel is moved to 09:00; its pace is real.",
        f"At the usual 25 a second the same people take {PEOPLE / 25 / 60:.0f} minutes of the three hours in",
        "which a check-in may still come. Who does not fit into these has that reason in the ledger",
        "(tests/integration/test_smoothing.py).",
    ]
    return made
