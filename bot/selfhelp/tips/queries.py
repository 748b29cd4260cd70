"""SQL of the daily note."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.infra.tables import insert_into
from bot.kernel.localtime import local_day, zone
from bot.people.tables import PersonRow
from bot.selfhelp.reading import Item, Kind
from bot.selfhelp.tips.model import TipPlan
from bot.selfhelp.tips.tables import TipPlanRow, TipRow


def _as_plan(row: TipPlanRow) -> TipPlan:
    return TipPlan(row.person_id, row.wall_time, row.own_hour, row.next_at, row.told_on)


@dataclass(frozen=True, slots=True)
class Due:
    """A plan that is due, where its person is, whether a note may be queued, and when they were here."""

    plan: TipPlan
    zone: ZoneInfo
    welcome: bool
    last_seen: date


async def get(session: AsyncSession, person_id: int) -> TipPlan | None:
    """Return a person's plan."""
    row = await session.get(TipPlanRow, person_id, populate_existing=True)
    return _as_plan(row) if row else None


async def put(session: AsyncSession, plan: TipPlan) -> None:
    """Insert or replace a person's plan."""
    values = {
        "wall_time": plan.wall_time,
        "own_hour": plan.own_hour,
        "next_at": plan.next_at,
        "told_on": plan.told_on,
    }
    await session.execute(
        insert_into(session, TipPlanRow)
        .values(person_id=plan.person_id, **values)
        .on_conflict_do_update(index_elements=["person_id"], set_=values)
    )


async def claim_due(session: AsyncSession, now: datetime, limit: int) -> list[Due]:
    """Return plans that are due, oldest first, ties by person.

    On PostgreSQL rows that another tick holds are skipped; on SQLite the transaction must be a writing one.
    """
    rows = await session.execute(
        select(
            TipPlanRow,
            PersonRow.zone_name,
            PersonRow.wants_tips,
            PersonRow.unasked_ok,
            PersonRow.hold_until,
            PersonRow.paused_until,
            PersonRow.last_seen_at,
        )
        .join(PersonRow, PersonRow.id == TipPlanRow.person_id)
        .where(TipPlanRow.next_at <= now)
        .order_by(TipPlanRow.next_at, TipPlanRow.person_id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=TipPlanRow)
        .execution_options(populate_existing=True)
    )
    return [
        Due(
            _as_plan(row),
            zone(zone_name),
            wants and ok and not (hold and hold > now) and not (pause and pause > now),
            # A pause and a hold were silence of ours, not theirs.
            local_day(
                max([seen, *(one for one in (hold, pause) if one is not None and one <= now)]),
                zone(zone_name),
            ),
        )
        for row, zone_name, wants, ok, hold, pause, seen in rows
    ]


async def advance(session: AsyncSession, moves: Sequence[tuple[int, datetime, date]]) -> None:
    """Set the next moment and the last planned day of many plans: (person_id, next_at, told_on)."""
    if moves:
        await session.execute(
            update(TipPlanRow),
            [
                {"person_id": person_id, "next_at": next_at, "told_on": told_on}
                for person_id, next_at, told_on in moves
            ],
        )


async def next_due(session: AsyncSession, after: datetime) -> datetime | None:
    """Return the earliest moment at which somebody's note is planned after `after`."""
    moment: datetime | None = await session.scalar(
        select(TipPlanRow.next_at).where(TipPlanRow.next_at > after).order_by(TipPlanRow.next_at).limit(1)
    )
    return moment


async def told(session: AsyncSession, person_id: int, day: date) -> Item | None:
    """Return the note of a day, None when that day has none yet."""
    row = await session.get(TipRow, (person_id, day), populate_existing=True)
    return Item(Kind(row.kind), row.item) if row else None


async def told_so_far(session: AsyncSession, person_id: int) -> list[Item]:
    """Return every note the person was sent, oldest first; one that came twice is there twice."""
    rows = await session.execute(
        select(TipRow.kind, TipRow.item).where(TipRow.person_id == person_id).order_by(TipRow.local_day)
    )
    return [Item(Kind(kind), item) for kind, item in rows]


async def tell(session: AsyncSession, person_id: int, day: date, item: Item) -> None:
    """Note which note a day gets; a day that has one keeps it."""
    await session.execute(
        insert_into(session, TipRow)
        .values(person_id=person_id, local_day=day, kind=item.kind.value, item=item.id)
        .on_conflict_do_nothing()
    )
