"""A broadcast as fast as it goes, to a Telegram without a limit; each message has its row in the ledger."""

import asyncio

import bots
import data
import measuring
import telegram_server
from news import broadcast

REPEATS = 3
COUNT, PLAIN_COUNT = 10_000, 4_000
IN_FLIGHT = 50
RATE = 1_000
QUICK = {"REPEATS": 1, "COUNT": 2_000, "PLAIN_COUNT": 1_000}
# So long at most, in seconds.
SECONDS = 20.0


def _measured(telegram: telegram_server.Telegram, bot: bots.Bot, count: int) -> dict[str, float]:
    telegram.messages(1, 60)
    telegram.messages(count, SECONDS)
    cpu = bot.cpu
    report = telegram.report()
    moments = sorted(at for at, _ in report["moments"])
    assert len({chat for _, chat in report["moments"]}) == len(moments), "somebody got it twice"
    return {
        "messages": len(moments),
        "per_second": (len(moments) - 1) / (moments[-1] - moments[0]),
        "cpu_ms": 1000 * cpu / len(moments),
        "server": 100 * report["cpu"] / (moments[-1] - moments[0]),
    }


def _keel(databases: data.Databases, kind: str, odd: str = "") -> dict[str, float]:
    with databases.fresh(kind) as store, telegram_server.running() as telegram:
        asyncio.run(_prepare(store))
        settings = {"KEEL_BULK_RATE": str(RATE), "KEEL_PAID_BROADCAST": "true"}
        with bots.keel(store, telegram, odd=odd, **settings) as bot:
            seen = _measured(telegram, bot, COUNT)
            asyncio.run(_in_the_ledger(store, int(seen["messages"])))
            return seen


async def _prepare(store: data.Store) -> None:
    async with store.open() as database:
        await data.residents(database, store.key, COUNT)
        await broadcast(database, store.key, COUNT)


async def _in_the_ledger(store: data.Store, count: int) -> None:
    """Wait until that many messages have their final rows. Raises TimeoutError."""
    async with asyncio.timeout(30):
        while await data.number(store, "SELECT count(*) FROM deliveries WHERE state = 'sent'") < count:
            await asyncio.sleep(0.2)


def _plain(databases: data.Databases) -> dict[str, float]:
    with telegram_server.running() as telegram:
        arguments = ("gather", telegram.url, str(PLAIN_COUNT), str(IN_FLIGHT))
        with bots.script("plain_bots.py", *arguments, folder=databases.folder) as bot:
            return _measured(telegram, bot, PLAIN_COUNT)


def table() -> measuring.Table:
    """Run in turns; takes about two minutes."""
    made = measuring.Table("paid", "A broadcast without a limit of Telegram's")
    runs: dict[str, list[dict[str, float]]] = {}
    paced = f"Keel, SQLite, KEEL_BULK_RATE={RATE}, the most that can be set"
    plain, sqlite, postgresql = (
        f"bare PTB, gather {IN_FLIGHT}, default client",
        "Keel without a pace, SQLite",
        "Keel without a pace, PostgreSQL",
    )
    with data.Databases() as databases:
        for _ in range(REPEATS):
            runs.setdefault(plain, []).append(_plain(databases))
            runs.setdefault(sqlite, []).append(_keel(databases, "SQLite", "fast"))
            runs.setdefault(postgresql, []).append(_keel(databases, "PostgreSQL", "fast"))
            runs.setdefault(paced, []).append(_keel(databases, "SQLite"))
    rates = {what: measuring.Spread.of([one["per_second"] for one in done]) for what, done in runs.items()}
    for what, done in runs.items():
        made.rows.append(
            measuring.Row(
                what,
                {
                    "messages/s": rates[what],
                    "to bare PTB": rates[what].median / rates[plain].median,
                    "CPU ms each": measuring.Spread.of([one["cpu_ms"] for one in done]),
                    "server's core %": measuring.Spread.of([one["server"] for one in done]),
                },
            )
        )
    made.claims.append(
        measuring.Claim(
            30,
            "paid broadcast, no server limit, with ledger rows",
            f"{plain}: {rates[plain]}/s",
            rates[sqlite].median,
            "/s",
            1000.0,
            2000.0,
            detail=f"SQLite {rates[sqlite]}, PostgreSQL {rates[postgresql]}, without a pace of its own; "
            f"at {RATE}/s, Telegram's limit: {rates[paced]}",
        )
    )
    made.notes = [
        f"{COUNT:,} recipients ({PLAIN_COUNT:,} for bare PTB), for {SECONDS:.0f} s at most; from the first",
        "message to the last.",
        "The broadcast is queued while it goes out.",
        "CPU includes the start of the process, and not the database server.",
    ]
    return made
