"""10,000 people asked within one second: one daily APScheduler job for each, and Keel's rows and one tick.

APScheduler 3 as its documentation shows it (cron trigger), every default left alone. The jobs only count.
"""

import asyncio
import logging
import time
from datetime import UTC, datetime, timedelta

import data
import measuring
import tick
from apscheduler.events import EVENT_JOB_EXECUTED, EVENT_JOB_MISSED, JobExecutionEvent
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.content import load_content

PEOPLE = 10_000
REPEATS = 3
QUICK = {"PEOPLE": 1_000, "REPEATS": 1}


async def _scheduler() -> dict[str, float]:
    scheduler = AsyncIOScheduler(timezone="UTC")
    ran: list[float] = []
    left, over = PEOPLE, asyncio.Event()

    async def ask(person: int) -> None:
        ran.append(time.monotonic())

    def ended(_event: JobExecutionEvent) -> None:
        nonlocal left
        left -= 1
        if not left:
            over.set()

    # Far enough ahead that all are added before they are due: paused, adding one job does not look at all.
    at = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=5 + PEOPLE / 1_000)
    scheduler.add_listener(ended, EVENT_JOB_EXECUTED | EVENT_JOB_MISSED)
    scheduler.start(paused=True)
    for person in range(PEOPLE):
        scheduler.add_job(ask, "cron", hour=at.hour, minute=at.minute, second=at.second, args=[person])
    scheduler.resume()
    wait = (at - datetime.now(UTC)).total_seconds()
    assert wait > 0, "the jobs were not added in time"
    await asyncio.sleep(wait / 2)
    due_at = time.monotonic() + (at - datetime.now(UTC)).total_seconds()

    _, stall = await tick.watched(over.wait)
    scheduler.shutdown(wait=False)
    return {
        "asked": len(ran),
        "dropped": PEOPLE - len(ran),
        "longest stall ms": 1000 * stall,
        "last after s": max(ran) - due_at if ran else 0.0,
    }


async def _ours(store: data.Store) -> dict[str, float]:
    content = load_content()
    async with store.open() as database:
        await data.crowd(database, store.key, PEOPLE)
        await data.plans(database, datetime.now(UTC) + timedelta(hours=1), people=PEOPLE)
        keel = tick.keel_over(store, database, content)
        await tick.make_due(database, PEOPLE, 1, datetime.now(UTC) - timedelta(minutes=1))
        took, stall = await tick.watched(keel.tick)
        queued = await data.number(store, "SELECT count(*) FROM deliveries WHERE kind = 'checkin'")
    return {
        "asked": queued,
        "dropped": PEOPLE - queued,
        "longest stall ms": 1000 * stall,
        "last after s": took,
    }


def table() -> measuring.Table:
    """Run in turns; takes about a minute."""
    made = measuring.Table("jobs", f"{PEOPLE:,} people due within one second")
    # APScheduler warns of each job that it drops.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    runs: dict[str, list[dict[str, float]]] = {}
    plain, ours = (
        "APScheduler, a daily job per person, defaults",
        "Keel, a row per person and one tick, SQLite",
    )
    with data.Databases() as databases:
        for _ in range(REPEATS):
            runs.setdefault(plain, []).append(asyncio.run(_scheduler()))
            with databases.fresh("SQLite") as store:
                runs.setdefault(ours, []).append(asyncio.run(_ours(store)))
    spreads = {
        what: {key: measuring.Spread.of([one[key] for one in done]) for key in done[0]}
        for what, done in runs.items()
    }
    made.rows = [measuring.Row(what, dict(figures)) for what, figures in spreads.items()]
    made.claims.append(
        measuring.Claim(
            60,
            f"{PEOPLE:,} due in one second: dropped by Keel",
            f"APScheduler, a daily job each: {spreads[plain]['dropped']} dropped, the loop stalled "
            f"{spreads[plain]['longest stall ms'].median / 1000:.1f} s",
            spreads[ours]["dropped"].most,
            "",
            detail=f"queued in {spreads[ours]['last after s']} s, longest stall "
            f"{spreads[ours]['longest stall ms']} ms",
        )
    )
    made.notes = [
        "A job that APScheduler begins more than a second late is dropped (misfire_grace_time).",
        "Keel's people have a row in the outbox after the tick; the sender's pace is another table.",
    ]
    return made
