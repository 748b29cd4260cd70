"""SQL of days without."""

from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.diary.days.model import Milestones, Stretch
from bot.diary.days.tables import MilestonesRow, StretchRow
from bot.infra.tables import insert_into


async def stretches(session: AsyncSession, person_id: int) -> list[Stretch]:
    """Return the stretches of a person that are over, oldest first."""
    rows = await session.execute(
        select(StretchRow.began_on, StretchRow.ended_on)
        .where(StretchRow.person_id == person_id)
        .order_by(StretchRow.began_on)
    )
    return [Stretch(began_on, ended_on) for began_on, ended_on in rows]


async def close(session: AsyncSession, person_id: int, stretch: Stretch) -> None:
    """Keep a stretch that is over; one that began on that day stays as it is."""
    await session.execute(
        insert_into(session, StretchRow)
        .values(person_id=person_id, began_on=stretch.began_on, ended_on=stretch.ended_on)
        .on_conflict_do_nothing()
    )


async def drop(session: AsyncSession, person_id: int, began_on: date) -> None:
    """Forget the stretch that began on that day, if there is one."""
    await session.execute(
        delete(StretchRow).where(StretchRow.person_id == person_id, StretchRow.began_on == began_on)
    )


def _as_milestones(row: MilestonesRow) -> Milestones:
    picked = tuple(int(one) for one in row.picked.split())
    return Milestones(row.person_id, picked, row.told, row.told_since, row.next_at)


async def milestones(session: AsyncSession, person_id: int) -> Milestones | None:
    """Return the numbers of a person, None when they never chose any."""
    row = await session.get(MilestonesRow, person_id, populate_existing=True)
    return _as_milestones(row) if row else None


async def put_milestones(session: AsyncSession, one: Milestones) -> None:
    """Insert or replace the numbers of a person."""
    values = {
        "picked": " ".join(map(str, one.picked)),
        "told": one.told,
        "told_since": one.told_since,
        "next_at": one.next_at,
    }
    await session.execute(
        insert_into(session, MilestonesRow)
        .values(person_id=one.person_id, **values)
        .on_conflict_do_update(index_elements=["person_id"], set_=values)
    )


async def claim_due(session: AsyncSession, now: datetime, limit: int) -> list[Milestones]:
    """Return milestones that may be reached by now, oldest first, ties by person.

    On PostgreSQL rows that another tick holds are skipped; on SQLite the transaction must be a writing one.
    """
    rows = await session.scalars(
        select(MilestonesRow)
        .where(MilestonesRow.next_at <= now)
        .order_by(MilestonesRow.next_at, MilestonesRow.person_id)
        .limit(limit)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    )
    return [_as_milestones(row) for row in rows]


async def next_due(session: AsyncSession, after: datetime) -> datetime | None:
    """Return the earliest moment after `after` at which somebody's number may be reached."""
    moment: datetime | None = await session.scalar(
        select(MilestonesRow.next_at)
        .where(MilestonesRow.next_at > after)
        .order_by(MilestonesRow.next_at)
        .limit(1)
    )
    return moment
