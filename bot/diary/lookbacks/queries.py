"""SQL of look-backs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.diary.checkins.tables import CheckinPlanRow
from bot.diary.intentions import Outcome
from bot.diary.lookbacks.model import Hard, Helped, LookBack, LookBackPlan, Part, Step
from bot.diary.lookbacks.tables import LookBackPlanRow, LookBackRow
from bot.infra.tables import insert_into
from bot.infra.vault import Vault
from bot.kernel.localtime import zone
from bot.people.tables import PersonRow


@dataclass(frozen=True, slots=True)
class Due:
    """A plan that is due, where its person is, and whether to ask them now."""

    plan: LookBackPlan
    zone: ZoneInfo
    welcome: bool


def _as_plan(row: LookBackPlanRow) -> LookBackPlan:
    return LookBackPlan(row.person_id, row.weekday, row.wall_time, row.next_at, row.asked_on)


async def get_plan(session: AsyncSession, person_id: int) -> LookBackPlan | None:
    """Return a person's plan."""
    row = await session.get(LookBackPlanRow, person_id, populate_existing=True)
    return _as_plan(row) if row else None


async def put_plan(session: AsyncSession, plan: LookBackPlan) -> None:
    """Insert or replace a person's plan."""
    values = {
        "weekday": plan.weekday,
        "wall_time": plan.wall_time,
        "next_at": plan.next_at,
        "asked_on": plan.asked_on,
    }
    await session.execute(
        insert_into(session, LookBackPlanRow)
        .values(person_id=plan.person_id, **values)
        .on_conflict_do_update(index_elements=["person_id"], set_=values)
    )


async def claim_due(session: AsyncSession, now: datetime, limit: int) -> list[Due]:
    """Return plans that are due, oldest first, ties by person.

    Somebody in a hold or a pause, or who is asked less often because of their silence, is not asked. On
    PostgreSQL rows that another tick holds are skipped; on SQLite the transaction must be a writing one.
    """
    rows = await session.execute(
        select(
            LookBackPlanRow,
            PersonRow.zone_name,
            PersonRow.hold_until,
            PersonRow.paused_until,
            CheckinPlanRow.pace_every,
            CheckinPlanRow.pace_wanted,
        )
        .join(PersonRow, PersonRow.id == LookBackPlanRow.person_id)
        .outerjoin(CheckinPlanRow, CheckinPlanRow.person_id == LookBackPlanRow.person_id)
        .where(LookBackPlanRow.next_at <= now)
        .order_by(LookBackPlanRow.next_at, LookBackPlanRow.person_id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=LookBackPlanRow)
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


async def advance(session: AsyncSession, moves: Sequence[tuple[int, datetime, date]]) -> None:
    """Set the next moment and the last asked day of many plans: (person_id, next_at, asked_on)."""
    if moves:
        await session.execute(
            update(LookBackPlanRow),
            [{"person_id": whose, "next_at": at, "asked_on": day} for whose, at, day in moves],
        )


async def coming(session: AsyncSession, ends: Mapping[int, datetime]) -> list[int]:
    """Return the people (of those in `ends`) who look back before the moment given for each."""
    rows = await session.execute(
        select(LookBackPlanRow.person_id, LookBackPlanRow.next_at).where(
            LookBackPlanRow.person_id.in_(list(ends)), LookBackPlanRow.next_at < max(ends.values())
        )
    )
    return [person_id for person_id, at in rows if at is not None and at < ends[person_id]]


async def next_due(session: AsyncSession, after: datetime) -> datetime | None:
    """Return the earliest moment at which somebody looks back after `after`."""
    moment: datetime | None = await session.scalar(
        select(LookBackPlanRow.next_at)
        .where(LookBackPlanRow.next_at > after)
        .order_by(LookBackPlanRow.next_at)
        .limit(1)
    )
    return moment


def _as_lookback(row: LookBackRow, vault: Vault) -> LookBack:
    words = vault.open_json(row.words_sealed) if row.words_sealed else {}
    return LookBack(
        row.local_day,
        tuple(Helped(one) for one in row.helped.split(",") if one),
        tuple(Hard(one) for one in row.hard.split(",") if one),
        Step(row.step) if row.step else None,
        {Part(part): said for part, said in words.items()},
        Outcome(row.outcome) if row.outcome else None,
    )


async def get(session: AsyncSession, vault: Vault, person_id: int, day: date) -> LookBack | None:
    """Return the look-back of that day."""
    row = await session.get(LookBackRow, (person_id, day), populate_existing=True)
    return _as_lookback(row, vault) if row else None


async def put(session: AsyncSession, vault: Vault, person_id: int, one: LookBack, now: datetime) -> None:
    """Insert or replace a look-back; the words are sealed."""
    words = {part.value: said for part, said in one.words.items()}
    values = {
        "helped": ",".join(one.helped),
        "hard": ",".join(one.hard),
        "step": one.step.value if one.step else None,
        "words_sealed": vault.seal_json(words) if words else None,
        "outcome": one.outcome.value if one.outcome else None,
        "noted_at": now,
    }
    await session.execute(
        insert_into(session, LookBackRow)
        .values(person_id=person_id, local_day=one.day, **values)
        .on_conflict_do_update(index_elements=["person_id", "local_day"], set_=values)
    )


async def last_before(
    session: AsyncSession, vault: Vault, person_id: int, day: date, since: date
) -> LookBack | None:
    """Return the last look-back before that day and not before `since`."""
    row = await session.scalar(
        select(LookBackRow)
        .where(
            LookBackRow.person_id == person_id, LookBackRow.local_day < day, LookBackRow.local_day >= since
        )
        .order_by(LookBackRow.local_day.desc())
        .limit(1)
        .execution_options(populate_existing=True)
    )
    return _as_lookback(row, vault) if row else None
