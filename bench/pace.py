"""A broadcast at 30 a second against a strict window, and how soon help comes while it runs.

The pretend Telegram refuses whatever is more than 30 messages in any second (a sliding window, not a
bucket), except to the people in crisis: the limit is one on bulk (Bots FAQ, "My bot is hitting limits").
PTB's bots send the same broadcast through PTB's own AIORateLimiter with its default of 30 a second, and
answer the same messages at once when they see them.
"""

import asyncio
import threading
import time
from itertools import pairwise
from typing import Any

import bots
import data
import measuring
import telegram_server
from news import broadcast
from telegram_server import FIRST

RATE = 30
COUNT = 3_000
# So many people in crisis a second.
CALLS = 2.0
QUICK = {"COUNT": 300}
MESSAGE = "i want to kill myself"


def _calls_for_help() -> int:
    # They end a little before the broadcast does.
    return int(CALLS * COUNT / RATE * 0.95)


def _keel(databases: data.Databases) -> dict[str, Any]:
    calls = _calls_for_help()
    with databases.fresh("SQLite") as store, telegram_server.running() as telegram:
        asyncio.run(_prepare(store, COUNT, calls))
        telegram.limit(RATE, spare_first=FIRST + COUNT, spare_count=calls)
        with bots.keel(store, telegram, KEEL_BULK_RATE=str(RATE)) as bot:
            bot.until_ready()
            telegram.texts(FIRST + COUNT, calls, MESSAGE, label="help", rate=CALLS)
            return _watch(telegram, calls)


async def _prepare(store: data.Store, count: int, others: int) -> None:
    """Write the recipients, people who want no news after them, and the broadcast that is on its way."""
    async with store.open() as database:
        await data.residents(database, store.key, count + others)
        await broadcast(database, store.key, count)


def _watch(telegram: telegram_server.Telegram, calls: int) -> dict[str, Any]:
    """Wait until the crowd and those who called were answered; return what was seen."""
    end = time.monotonic() + 2 * COUNT / RATE + 30
    crowd: list[float] = []
    while len(crowd) < COUNT and time.monotonic() < end:
        time.sleep(1)
        report = telegram.report()
        crowd = sorted(at for at, chat in report["moments"] if FIRST <= chat < FIRST + COUNT)
    telegram.until_answered("help", calls, 60)
    report = telegram.report()
    return {
        "per_second": (len(crowd) - 1) / (crowd[-1] - crowd[0]),
        "most": most_in_a_second(crowd),
        "refused": report["refused"],
        "gap": max(later - earlier for earlier, later in pairwise(crowd)),
        "help": [took for _, took in report["answers"]["help"]],
    }


def most_in_a_second(moments: list[float]) -> int:
    """Return how many of the ordered moments at most lie within one second."""
    most = first = 0
    for number, moment in enumerate(moments):
        while moment - moments[first] >= 1.0:
            first += 1
        most = max(most, number - first + 1)
    return most


def _limited(databases: data.Databases, way: str, into: dict[str, Any]) -> None:
    calls = _calls_for_help()
    with telegram_server.running() as telegram:
        telegram.limit(RATE, spare_first=FIRST + COUNT, spare_count=calls)
        arguments = ("limited", telegram.url, str(COUNT), way)
        with bots.script("plain_bots.py", *arguments, folder=databases.folder):
            telegram.texts(FIRST + COUNT, calls, MESSAGE, label="help", rate=CALLS)
            into[way] = _watch(telegram, calls)


def table() -> measuring.Table:
    """Run Keel alone, then both ways of PTB at the same time; takes about four minutes."""
    made = measuring.Table("pace", f"{COUNT} recipients at {RATE} a second, and help meanwhile")
    plain: dict[str, Any] = {}
    calls = _calls_for_help()
    with data.Databases() as databases:
        ours = _keel(databases)
        # At 30 a second the two leave most of the machine idle, so they need not wait for each other.
        both = [
            threading.Thread(target=_limited, args=(databases, way, plain)) for way in ("semaphore", "gather")
        ]
        for one in both:
            one.start()
        for one in both:
            one.join()
    named = {
        "Keel, KEEL_BULK_RATE=30": ours,
        "PTB AIORateLimiter, semaphore 30": plain["semaphore"],
        "PTB AIORateLimiter, gather of all": plain["gather"],
    }
    for what, seen in named.items():
        made.rows.append(
            measuring.Row(
                what,
                {
                    "messages/s": seen["per_second"],
                    "most in a second": seen["most"],
                    "429": seen["refused"],
                    "longest gap s": seen["gap"],
                    "help p50 ms": 1000 * measuring.percentile(seen["help"], 0.5),
                    "help p99 ms": 1000 * measuring.percentile(seen["help"], 0.99),
                    "help longest ms": 1000 * max(seen["help"]),
                },
            )
        )
    help_times = {
        what: f"p50 {measuring.percentile(seen['help'], 0.5):.2f} s, "
        f"p99 {measuring.percentile(seen['help'], 0.99):.2f} s"
        for what, seen in named.items()
    }
    made.claims = [
        measuring.Claim(
            20,
            f"bulk pace, strict window of {RATE}/s, {COUNT} recipients",
            f"{RATE}/s",
            ours["per_second"],
            "/s",
            29.0,
            29.5,
            detail=f"at most {ours['most']} in any second",
        ),
        measuring.Claim(
            21,
            "answers of 429 meanwhile",
            f"{plain['semaphore']['refused']} and {plain['gather']['refused']}",
            ours["refused"],
            "",
            2,
            0,
            less_is_better=True,
        ),
        measuring.Claim(
            22,
            "crisis answer during that broadcast, p99",
            "AIORateLimiter: semaphore 30 "
            f"{help_times['PTB AIORateLimiter, semaphore 30']}; gather "
            f"{help_times['PTB AIORateLimiter, gather of all']}",
            1000 * measuring.percentile(ours["help"], 0.99),
            "ms",
            250.0,
            50.0,
            less_is_better=True,
            detail=f"p50 {1000 * measuring.percentile(ours['help'], 0.5):.0f} ms, {calls} messages",
        ),
    ]
    made.notes = [
        f"{calls} people in crisis, {CALLS:.0f} a second, each a chat of its own; from the message in",
        "to the first message out. One run each: it takes the minutes that the pace takes.",
        "The two bots of PTB ran at the same time, after Keel.",
    ]
    return made
