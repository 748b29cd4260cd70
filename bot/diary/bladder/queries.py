"""SQL of bladder checks."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.diary.bladder.model import BladderCheck, Measure, Sign
from bot.diary.bladder.tables import BladderCheckRow
from bot.infra.tables import insert_into


def _as_check(row: BladderCheckRow) -> BladderCheck:
    signs = None if row.signs is None else frozenset(Sign(one) for one in row.signs.split(",") if one)
    told = {Measure.PAIN: row.pain, Measure.GAP: row.gap, Measure.NIGHTS: row.nights}
    return BladderCheck(row.local_day, signs, {one: step for one, step in told.items() if step is not None})


async def get(session: AsyncSession, person_id: int, day: date) -> BladderCheck | None:
    """Return the check of that day."""
    row = await session.get(BladderCheckRow, (person_id, day), populate_existing=True)
    return _as_check(row) if row else None


async def put(session: AsyncSession, person_id: int, one: BladderCheck, now: datetime) -> None:
    """Insert or replace a check."""
    values = {
        "signs": None if one.signs is None else ",".join(sorted(one.signs)),
        **{measure.value: one.values.get(measure) for measure in Measure},
        "noted_at": now,
    }
    await session.execute(
        insert_into(session, BladderCheckRow)
        .values(person_id=person_id, local_day=one.day, **values)
        .on_conflict_do_update(index_elements=["person_id", "local_day"], set_=values)
    )


async def last(session: AsyncSession, person_id: int, limit: int) -> list[BladderCheck]:
    """Return the last checks, at most `limit`, oldest first."""
    rows = await session.scalars(
        select(BladderCheckRow)
        .where(BladderCheckRow.person_id == person_id)
        .order_by(BladderCheckRow.local_day.desc())
        .limit(limit)
        .execution_options(populate_existing=True)
    )
    return [_as_check(row) for row in reversed(list(rows))]
