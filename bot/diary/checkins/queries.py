"""SQL of check-in plans."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.diary.checkins.model import MORNING_HOUR, CheckinPlan, Hour, Part
from bot.diary.checkins.pace import Pace
from bot.diary.checkins.tables import CheckinPlanRow
from bot.infra.tables import insert_into
from bot.kernel.localtime import zone
from bot.people.tables import PersonRow

_NEXT_AT = {Part.MORNING: CheckinPlanRow.morning_next_at, Part.EVENING: CheckinPlanRow.next_at}


def _as_plan(row: CheckinPlanRow) -> CheckinPlan:
    return CheckinPlan(
        row.person_id,
        row.wall_time,
        row.next_at,
        row.asked_on,
        row.remind,
        Hour(row.morning_time or MORNING_HOUR, row.morning_next_at, row.morning_asked_on),
        Pace(
            row.pace_wanted,
            row.pace_every,
            row.pace_since,
            row.pace_silent,
            row.pace_kept,
            row.pace_waiting_for,
            row.pace_told_on,
        ),
    )


def _values(plan: CheckinPlan) -> dict[str, Any]:
    return {
        "wall_time": plan.wall_time,
        "next_at": plan.next_at,
        "asked_on": plan.asked_on,
        "remind": plan.remind,
        "morning_time": plan.morning.wall_time,
        "morning_next_at": plan.morning.next_at,
        "morning_asked_on": plan.morning.asked_on,
        "pace_wanted": plan.pace.wanted,
        "pace_every": plan.pace.every,
        "pace_since": plan.pace.since,
        "pace_silent": plan.pace.silent,
        "pace_kept": plan.pace.kept,
        "pace_waiting_for": plan.pace.waiting_for,
        "pace_told_on": plan.pace.told_on,
    }


async def get(session: AsyncSession, person_id: int) -> CheckinPlan | None:
    """Return a person's plan."""
    row = await session.get(CheckinPlanRow, person_id, populate_existing=True)
    return _as_plan(row) if row else None


async def put(session: AsyncSession, plan: CheckinPlan) -> None:
    """Insert or replace a person's plan."""
    values = _values(plan)
    await session.execute(
        insert_into(session, CheckinPlanRow)
        .values(person_id=plan.person_id, **values)
        .on_conflict_do_update(index_elements=["person_id"], set_=values)
    )


async def claim_due(
    session: AsyncSession, part: Part, now: datetime, limit: int
) -> list[tuple[CheckinPlan, ZoneInfo]]:
    """Return plans of which that question is due with the zone of their person, oldest first, ties by person.

    On PostgreSQL rows that another tick holds are skipped; on SQLite the transaction must be a writing one.
    """
    next_at = _NEXT_AT[part]
    rows = await session.execute(
        select(CheckinPlanRow, PersonRow.zone_name)
        .join(PersonRow, PersonRow.id == CheckinPlanRow.person_id)
        .where(next_at <= now)
        .order_by(next_at, CheckinPlanRow.person_id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=CheckinPlanRow)
        .execution_options(populate_existing=True)
    )
    return [(_as_plan(row), zone(name)) for row, name in rows]


async def advance(session: AsyncSession, plans: Sequence[CheckinPlan]) -> None:
    """Write many plans that exist."""
    if plans:
        await session.execute(
            update(CheckinPlanRow), [{"person_id": plan.person_id, **_values(plan)} for plan in plans]
        )


async def coming(session: AsyncSession, ends: Mapping[int, datetime]) -> list[tuple[int, Part]]:
    """Return the people (of those in `ends`) who are asked before the moment given for each, and what."""
    rows = await session.execute(
        select(CheckinPlanRow.person_id, CheckinPlanRow.morning_next_at, CheckinPlanRow.next_at).where(
            CheckinPlanRow.person_id.in_(list(ends))
        )
    )
    return [
        (person_id, part)
        for person_id, morning_at, evening_at in rows
        for part, at in ((Part.MORNING, morning_at), (Part.EVENING, evening_at))
        if at is not None and at < ends[person_id]
    ]


async def next_due(session: AsyncSession, after: datetime) -> datetime | None:
    """Return the earliest moment at which somebody is asked after `after`."""
    moments = [
        await session.scalar(select(func.min(next_at)).where(next_at > after))
        for next_at in _NEXT_AT.values()
    ]
    return min((moment for moment in moments if moment is not None), default=None)
