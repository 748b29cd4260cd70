"""SQL of what is asked once a week."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.diary.checkins.tables import CheckinPlanRow
from bot.diary.weekly.model import WeeklyPlan
from bot.diary.weekly.tables import WeeklyPlanRow
from bot.infra.tables import insert_into
from bot.kernel.localtime import zone
from bot.people.tables import PersonRow


@dataclass(frozen=True, slots=True)
class Due:
    """A plan that is due, where its person is, and whether to ask them now."""

    plan: WeeklyPlan
    zone: ZoneInfo
    welcome: bool


def _as_plan(row: WeeklyPlanRow) -> WeeklyPlan:
    return WeeklyPlan(row.person_id, row.kind, row.weekday, row.wall_time, row.next_at, row.asked_on)


async def get_plan(session: AsyncSession, person_id: int, kind: str) -> WeeklyPlan | None:
    """Return a person's plan of that kind."""
    row = await session.get(WeeklyPlanRow, (person_id, kind), populate_existing=True)
    return _as_plan(row) if row else None


async def plans_of(session: AsyncSession, person_id: int) -> list[WeeklyPlan]:
    """Return a person's plans that are on, by kind."""
    rows = await session.scalars(
        select(WeeklyPlanRow)
        .where(WeeklyPlanRow.person_id == person_id, WeeklyPlanRow.next_at.is_not(None))
        .order_by(WeeklyPlanRow.kind)
        .execution_options(populate_existing=True)
    )
    return [_as_plan(row) for row in rows]


async def put_plan(session: AsyncSession, plan: WeeklyPlan) -> None:
    """Insert or replace a person's plan."""
    values = {
        "weekday": plan.weekday,
        "wall_time": plan.wall_time,
        "next_at": plan.next_at,
        "asked_on": plan.asked_on,
    }
    await session.execute(
        insert_into(session, WeeklyPlanRow)
        .values(person_id=plan.person_id, kind=plan.kind, **values)
        .on_conflict_do_update(index_elements=["person_id", "kind"], set_=values)
    )


async def claim_due(session: AsyncSession, now: datetime, limit: int) -> list[Due]:
    """Return plans that are due, oldest first, ties by person and kind.

    Somebody in a hold or a pause, or who is asked less often because of their silence, is not asked. On
    PostgreSQL rows that another tick holds are skipped; on SQLite the transaction must be a writing one.
    """
    rows = await session.execute(
        select(
            WeeklyPlanRow,
            PersonRow.zone_name,
            PersonRow.hold_until,
            PersonRow.paused_until,
            CheckinPlanRow.pace_every,
            CheckinPlanRow.pace_wanted,
        )
        .join(PersonRow, PersonRow.id == WeeklyPlanRow.person_id)
        .outerjoin(CheckinPlanRow, CheckinPlanRow.person_id == WeeklyPlanRow.person_id)
        .where(WeeklyPlanRow.next_at <= now)
        .order_by(WeeklyPlanRow.next_at, WeeklyPlanRow.person_id, WeeklyPlanRow.kind)
        .limit(limit)
        .with_for_update(skip_locked=True, of=WeeklyPlanRow)
        .execution_options(populate_existing=True)
    )
    return [
        Due(
            _as_plan(row),
            zone(zone_name),
            not (hold and hold > now) and not (pause and pause > now) and (every or 1) <= (wanted or 1),
        )
        for row, zone_name, hold, pause, every, wanted in rows
    ]


async def advance(session: AsyncSession, moves: Sequence[tuple[int, str, datetime, date]]) -> None:
    """Set the next moment and the last asked day of many plans: (person_id, kind, next_at, asked_on)."""
    if moves:
        await session.execute(
            update(WeeklyPlanRow),
            [
                {"person_id": whose, "kind": kind, "next_at": at, "asked_on": day}
                for whose, kind, at, day in moves
            ],
        )


async def coming(session: AsyncSession, ends: Mapping[int, datetime]) -> list[tuple[int, str]]:
    """Return (person, kind) of what the people in `ends` are asked before the moment given for each."""
    rows = await session.execute(
        select(WeeklyPlanRow.person_id, WeeklyPlanRow.kind, WeeklyPlanRow.next_at).where(
            WeeklyPlanRow.person_id.in_(list(ends)), WeeklyPlanRow.next_at < max(ends.values())
        )
    )
    return [(person_id, kind) for person_id, kind, at in rows if at is not None and at < ends[person_id]]


async def next_due(session: AsyncSession, after: datetime) -> datetime | None:
    """Return the earliest moment at which somebody is asked after `after`."""
    moment: datetime | None = await session.scalar(
        select(WeeklyPlanRow.next_at)
        .where(WeeklyPlanRow.next_at > after)
        .order_by(WeeklyPlanRow.next_at)
        .limit(1)
    )
    return moment
