"""A process with nothing to do: its memory, and the time from its start to its first answer.

Somebody has written before the process starts, so the first answer is the first thing it does.
"""

import time

import bots
import data
import measuring
import telegram_server
from telegram_server import FIRST

REPEATS = 3
# How long after its first answer the memory is looked at, in seconds.
IDLE_SECONDS = 3.0
QUICK = {"REPEATS": 1}


def _seen(telegram: telegram_server.Telegram, bot: bots.Bot) -> dict[str, float]:
    telegram.until_answered("first", 1, 60)
    ((since, took),) = telegram.report()["answers"]["first"]
    time.sleep(IDLE_SECONDS)
    return {"first answer s": since + took - bot.started_at, "memory MB": bot.memory, "CPU s": bot.cpu}


def _plain(databases: data.Databases) -> dict[str, float]:
    with telegram_server.running() as telegram:
        telegram.texts(FIRST, 1, "/start", label="first")
        with bots.script("plain_bots.py", "echo", telegram.url, folder=databases.folder) as bot:
            return _seen(telegram, bot)


def _keel(databases: data.Databases) -> dict[str, float]:
    with databases.fresh("SQLite") as store, telegram_server.running() as telegram:
        telegram.texts(FIRST, 1, "/start", label="first")
        with bots.keel(store, telegram) as bot:
            return _seen(telegram, bot)


def table() -> measuring.Table:
    """Run in turns; takes about a minute."""
    made = measuring.Table("idle", "A process with nothing to do")
    runs: dict[str, list[dict[str, float]]] = {"bare PTB bot": [], "keel run, SQLite": []}
    with data.Databases() as databases:
        for _ in range(REPEATS):
            runs["bare PTB bot"].append(_plain(databases))
            runs["keel run, SQLite"].append(_keel(databases))
    plain, ours = (
        {key: measuring.Spread.of([one[key] for one in done]) for key in done[0]} for done in runs.values()
    )
    for what, figures in zip(runs, (plain, ours), strict=True):
        ratios = {
            "memory to bare": figures["memory MB"].median / plain["memory MB"].median,
            "start to bare": figures["first answer s"].median / plain["first answer s"].median,
        }
        made.rows.append(measuring.Row(what, {**figures, **ratios}))
    for order, what, key, at_least, goal in (
        (70, "idle process, resident memory", "memory MB", 2.2, 1.6),
        (71, "start to first answer", "first answer s", 3.0, 2.0),
    ):
        made.claims.append(
            measuring.Claim(
                order,
                what,
                f"bare PTB bot: {plain[key]} {key.split()[-1]}",
                ours[key].median / plain[key].median,
                "x",
                at_least,
                goal,
                less_is_better=True,
                detail=f"{ours[key]} {key.split()[-1]}",
            )
        )
    made.notes = [
        "A steady start: the database has its newest form already.",
        f"Memory is what is resident {IDLE_SECONDS:.0f} s after the first answer, shared libraries included.",
    ]
    return made
