"""SQL of check-in plans."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.diary.checkins.model import CheckinPlan
from bot.diary.checkins.tables import CheckinPlanRow
from bot.infra.tables import insert_into
from bot.kernel.localtime import zone
from bot.people.tables import PersonRow


def _as_plan(row: CheckinPlanRow) -> CheckinPlan:
    return CheckinPlan(row.person_id, row.wall_time, row.next_at, row.asked_on, row.remind)


async def get(session: AsyncSession, person_id: int) -> CheckinPlan | None:
    """Return a person's plan."""
    row = await session.get(CheckinPlanRow, person_id, populate_existing=True)
    return _as_plan(row) if row else None


async def put(session: AsyncSession, plan: CheckinPlan) -> None:
    """Insert or replace a person's plan."""
    values = {
        "wall_time": plan.wall_time,
        "next_at": plan.next_at,
        "asked_on": plan.asked_on,
        "remind": plan.remind,
    }
    await session.execute(
        insert_into(session, CheckinPlanRow)
        .values(person_id=plan.person_id, **values)
        .on_conflict_do_update(index_elements=["person_id"], set_=values)
    )


async def claim_due(session: AsyncSession, now: datetime, limit: int) -> list[tuple[CheckinPlan, ZoneInfo]]:
    """Return plans that are due with the zone of their person, oldest first, ties by person.

    On PostgreSQL rows that another tick holds are skipped; on SQLite the transaction must be a writing one.
    """
    rows = await session.execute(
        select(CheckinPlanRow, PersonRow.zone_name)
        .join(PersonRow, PersonRow.id == CheckinPlanRow.person_id)
        .where(CheckinPlanRow.next_at <= now)
        .order_by(CheckinPlanRow.next_at, CheckinPlanRow.person_id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=CheckinPlanRow)
        .execution_options(populate_existing=True)
    )
    return [(_as_plan(row), zone(name)) for row, name in rows]


async def advance(session: AsyncSession, moves: Sequence[tuple[int, datetime, date]]) -> None:
    """Set the next moment and the last asked day of many plans: (person_id, next_at, asked_on)."""
    if moves:
        await session.execute(
            update(CheckinPlanRow),
            [
                {"person_id": person_id, "next_at": next_at, "asked_on": asked_on}
                for person_id, next_at, asked_on in moves
            ],
        )


async def coming(session: AsyncSession, ends: Mapping[int, datetime]) -> list[int]:
    """Return the people (of those in `ends`) who are asked before the moment given for each."""
    rows = await session.execute(
        select(CheckinPlanRow.person_id, CheckinPlanRow.next_at).where(
            CheckinPlanRow.person_id.in_(list(ends)), CheckinPlanRow.next_at < max(ends.values())
        )
    )
    return [person_id for person_id, at in rows if at is not None and at < ends[person_id]]


async def next_due(session: AsyncSession, after: datetime) -> datetime | None:
    """Return the earliest moment at which somebody is asked after `after`."""
    moment: datetime | None = await session.scalar(
        select(CheckinPlanRow.next_at)
        .where(CheckinPlanRow.next_at > after)
        .order_by(CheckinPlanRow.next_at)
        .limit(1)
    )
    return moment
