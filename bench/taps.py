"""Updates a second: a check-in tap from end to end, beside bots that only echo.

Everybody taps or writes at once, each person once; measured until everybody is answered or the time is
over, after the first ones (start, empty caches) are past. A tap of Keel's is looked at, stored, handled,
written, answered and its message edited: two calls to Telegram and the transactions. An echo is one call
and nothing else.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime

import bots
import data
import measuring
import telegram_server
from telegram_server import FIRST

REPEATS = 3
QUICK = {"REPEATS": 1, "COUNT": 300, "PLAIN_COUNT": 1_000, "BEFORE": 50}
# Updates that are measured (of Keel, of the plain bots), and those before them that are not.
COUNT, PLAIN_COUNT, BEFORE = 1_500, 3_000, 200
# Nothing is measured for longer than that; what was answered until then counts.
SECONDS = 60.0
TIMEOUT = 120.0

BASELINE = "bare PTB echo, default client, polling"
FAST = "bare PTB echo over AiohttpRequest, concurrent"
TAP = "bare PTB, the same two calls for a tap, over AiohttpRequest, concurrent"
SQLITE = "Keel, check-in tap, SQLite"
POSTGRESQL = "Keel, check-in tap, PostgreSQL"
TWO = "Keel, check-in tap, PostgreSQL, two web processes"


def _rate(
    telegram: telegram_server.Telegram,
    running: list[bots.Bot],
    send: Callable[..., float],
    content: str,
    count: int,
) -> dict[str, float]:
    """Let people do it and return the answers a second and what they cost."""
    send(FIRST, BEFORE, content, label="before")
    telegram.until_answered("before", BEFORE, TIMEOUT)
    server = telegram.counts()["cpu"]
    cpu = sum(bot.cpu for bot in running)
    began = send(FIRST + BEFORE, count, content, label="measured")
    telegram.answered("measured", count, SECONDS)
    cpu = sum(bot.cpu for bot in running) - cpu
    report = telegram.report()
    answered = [since + took for since, took in report["answers"]["measured"]]
    ended = max(answered)
    return {
        "per_second": len(answered) / (ended - began),
        "cpu_ms": 1000 * cpu / len(answered),
        "server": 100 * (report["cpu"] - server) / (ended - began),
    }


def _plain(kind: str, *flags: str) -> Callable[[data.Databases], dict[str, float]]:
    def run(databases: data.Databases) -> dict[str, float]:
        with (
            telegram_server.running() as telegram,
            bots.script("plain_bots.py", kind, telegram.url, *flags, folder=databases.folder) as bot,
        ):
            if kind == "tap":
                return _rate(telegram, [bot], telegram.taps, "mood:3", PLAIN_COUNT)
            return _rate(telegram, [bot], telegram.texts, "hello there", PLAIN_COUNT)

    return run


def _keel(kind: str, roles: tuple[str, ...]) -> Callable[[data.Databases], dict[str, float]]:
    def run(databases: data.Databases) -> dict[str, float]:
        with _started(databases, kind, roles) as (telegram, running):
            today = datetime.now(UTC).date().isoformat()
            return _rate(telegram, running, telegram.taps, f"checkin:mood:{today}:3", COUNT)

    return run


@contextmanager
def _started(
    databases: data.Databases, kind: str, roles: tuple[str, ...]
) -> Iterator[tuple[telegram_server.Telegram, list[bots.Bot]]]:
    with ExitStack() as stack:
        telegram = stack.enter_context(telegram_server.running())
        store = stack.enter_context(databases.fresh(kind))
        asyncio.run(_people(store, COUNT + BEFORE))
        running = [stack.enter_context(bots.keel(store, telegram, role)) for role in roles]
        for bot in running:
            bot.until_ready()
        if "web" in roles:
            telegram.webhooks([f"http://127.0.0.1:{bot.port}/telegram" for bot in running], bots.SECRET)
        yield telegram, running


async def _people(store: data.Store, count: int) -> None:
    async with store.open() as database:
        await data.residents(database, store.key, count)


WAYS: dict[str, Callable[[data.Databases], dict[str, float]]] = {
    BASELINE: _plain("echo"),
    FAST: _plain("echo", "--aiohttp", "--concurrent"),
    TAP: _plain("tap", "--aiohttp", "--concurrent"),
    SQLITE: _keel("SQLite", ("run",)),
    POSTGRESQL: _keel("PostgreSQL", ("run",)),
    TWO: _keel("PostgreSQL", ("web", "web")),
}


def table() -> measuring.Table:
    """Run every way in turns; takes about three minutes."""
    made = measuring.Table("taps", "Updates a second")
    runs: dict[str, list[dict[str, float]]] = {way: [] for way in WAYS}
    with data.Databases() as databases:
        for _ in range(REPEATS):
            for way, run in WAYS.items():
                runs[way].append(run(databases))
        version = databases.postgresql_version()
    rates = {way: measuring.Spread.of([one["per_second"] for one in done]) for way, done in runs.items()}
    for way, done in runs.items():
        made.rows.append(
            measuring.Row(
                way,
                {
                    "updates/s": rates[way],
                    "to the first": rates[way].median / rates[BASELINE].median,
                    "CPU ms each": measuring.Spread.of([one["cpu_ms"] for one in done]),
                    "server's core %": measuring.Spread.of([one["server"] for one in done]),
                },
            )
        )

    def claim(order: int, what: str, way: str, base: str, at_least: float, goal: float) -> measuring.Claim:
        return measuring.Claim(
            order,
            what,
            f"{base}: {rates[base]}/s",
            rates[way].median / rates[base].median,
            "x",
            at_least,
            goal,
            detail=f"{rates[way]} updates/s",
        )

    made.claims = [
        claim(10, "check-in tap, SQLite, updates/s", SQLITE, BASELINE, 0.35, 1.0),
        claim(11, "the same", SQLITE, FAST, 0.15, 0.4),
        claim(14, "check-in tap, PostgreSQL, one process", POSTGRESQL, SQLITE, 0.7, 1.0),
        claim(15, "check-in tap, PostgreSQL, two web processes", TWO, SQLITE, 1.2, 1.6),
    ]
    made.notes = [
        f"Median (least-most) of {REPEATS} runs in turns, {COUNT:,} people at once ({PLAIN_COUNT:,} for the",
        f"plain bots) after {BEFORE} others, for {SECONDS:.0f} s at most.",
        "All processes share the cores of this machine: the bot under test, the pretend Telegram (its share",
        "of a core is in the table) and PostgreSQL. The two web processes get each update by POST, in turn.",
        f"CPU is that of the bot's processes, not the database server's. PostgreSQL {version}, from the",
        "wheel that the tests use, in its default configuration.",
    ]
    return made
