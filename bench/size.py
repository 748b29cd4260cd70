"""Bytes on disk, indexes included: a person, a message in the ledger, a handled update, a day's note."""

import asyncio
from datetime import UTC, datetime, timedelta

import data
import measuring
from sqlalchemy import insert, text

from bot.diary.moods.tables import DayNoteRow
from bot.infra.database import Database
from bot.infra.tables import Base
from bot.messaging.delivery import Lane, State
from bot.messaging.delivery.tables import DeliveryRow
from bot.messaging.intake import State as Intake
from bot.messaging.intake.tables import UpdateRow

ROWS = 50_000
QUICK = {"ROWS": 2_000}
AT_ONCE = 2_000


async def _add(database: Database, table: type[Base], rows: list[dict[str, object]]) -> None:
    async with database.writing(), database.writes.begin() as session:
        for start in range(0, len(rows), AT_ONCE):
            await session.execute(insert(table), rows[start : start + AT_ONCE])


async def _bytes(database: Database) -> int:
    async with database.engine.connect() as connection:
        if database.is_sqlite:
            pages = await connection.scalar(text("SELECT page_count FROM pragma_page_count"))
            size = await connection.scalar(text("SELECT page_size FROM pragma_page_size"))
            return int(pages) * int(size)
        return int(await connection.scalar(text("SELECT pg_database_size(current_database())")))


async def _measure(store: data.Store) -> dict[str, float]:
    now = datetime.now(UTC)
    found: dict[str, float] = {}
    async with store.open() as database:

        async def grown(name: str, before: int) -> int:
            after = await _bytes(database)
            found[name] = (after - before) / ROWS
            return after

        size = await _bytes(database)
        await data.residents(database, store.key, ROWS)
        await data.plans(database, now, people=ROWS)
        size = await grown("person", size)
        await _add(database, DeliveryRow, [_delivery(number, now) for number in range(1, ROWS + 1)])
        size = await grown("message in the ledger", size)
        await _add(database, UpdateRow, [_update(number, now) for number in range(1, ROWS + 1)])
        size = await grown("handled update", size)
        notes = [
            {
                "person_id": number,
                "local_day": now.date(),
                "mood": 3,
                "craving": 2,
                "used": "no",
                "noted_at": now,
            }
            for number in range(1, ROWS + 1)
        ]
        await _add(database, DayNoteRow, notes)
        await grown("day's note", size)
    return found


def _delivery(number: int, now: datetime) -> dict[str, object]:
    """A check-in that went out, as the ledger keeps it."""
    return {
        "person_id": number,
        "kind": "checkin",
        "lane": int(Lane.CHECKIN),
        "send_after": now,
        "expires_at": now + timedelta(hours=3),
        "state": State.SENT.value,
        "attempts": 1,
        "fence": 1,
        "message_id": number,
        "dedupe_key": f"checkin:{number}:{now.date().isoformat()}",
        "created_at": now,
        "ended_at": now,
    }


def _update(number: int, now: datetime) -> dict[str, object]:
    """A handled update: its text is wiped, its number stays."""
    return {
        "bot_id": 4242,
        "update_id": number,
        "chat_key": b"",
        "state": Intake.DONE.value,
        "attempts": 1,
        "lease_owner": "0123456789abcdef",
        "lease_until": now,
        "received_at": now,
    }


def table() -> measuring.Table:
    """Run on both databases; takes about half a minute."""
    made = measuring.Table("size", "Bytes on disk, indexes included")
    with data.Databases() as databases:
        for kind in data.KINDS:
            with databases.fresh(kind) as store:
                made.rows.append(measuring.Row(kind, dict(asyncio.run(_measure(store)))))
    made.notes = [
        f"The growth of the whole database, divided by the {ROWS:,} rows that were added.",
        "A person is the row with its look-up value and the plan of the check-in.",
        "On PostgreSQL each change of a row leaves the old one behind until it is vacuumed: up to three",
        "times as much for messages and updates while they are under way.",
    ]
    return made
