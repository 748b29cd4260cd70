"""SQL of techniques offered."""

from collections import Counter
from datetime import datetime

from sqlalchemy import CursorResult, case, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.selfhelp.tries.model import Outcome, Record, Tried
from bot.selfhelp.tries.tables import TryRow


async def add(
    session: AsyncSession,
    person_id: int,
    technique: str,
    occasion: str,
    now: datetime,
    pull: int | None = None,
) -> int:
    """Note an offer, in a craving with the pull before it, and return its number."""
    row = TryRow(
        person_id=person_id, technique=technique, occasion=occasion, offered_at=now, pull_before=pull
    )
    session.add(row)
    await session.flush()
    return row.id


async def settle(session: AsyncSession, person_id: int, try_id: int, outcome: Outcome) -> bool:
    """Write what the person said of an offer, the last word counts; False when it is not theirs."""
    result = await session.execute(
        update(TryRow).where(TryRow.id == try_id, TryRow.person_id == person_id).values(outcome=outcome.value)
    )
    assert isinstance(result, CursorResult)
    return result.rowcount == 1


async def get(session: AsyncSession, person_id: int, try_id: int) -> Tried | None:
    """Return an offer as it is kept, None when it is not theirs."""
    row = await session.scalar(
        select(TryRow)
        .where(TryRow.id == try_id, TryRow.person_id == person_id)
        .execution_options(populate_existing=True)
    )
    if row is None:
        return None
    outcome = Outcome(row.outcome) if row.outcome else None
    return Tried(row.id, row.technique, row.occasion, outcome, row.pull_before, row.pull_after)


async def put_after(session: AsyncSession, person_id: int, try_id: int, after: int, outcome: Outcome) -> None:
    """Write the pull after it and what that says of it; the last word counts."""
    await session.execute(
        update(TryRow)
        .where(TryRow.id == try_id, TryRow.person_id == person_id)
        .values(pull_after=after, outcome=outcome.value)
    )


async def occasion_of(session: AsyncSession, person_id: int, try_id: int) -> str | None:
    """Return what was going on at an offer, None when it is not theirs."""
    found: str | None = await session.scalar(
        select(TryRow.occasion).where(TryRow.id == try_id, TryRow.person_id == person_id)
    )
    return found


async def record_of(session: AsyncSession, person_id: int) -> Record:
    """Return a person's record, counted over everything they were ever offered."""
    rows = await session.execute(
        select(
            TryRow.technique,
            TryRow.outcome,
            func.count(),
            func.max(TryRow.offered_at),
            # Turned away in a craving is a time on which the pull fell by nothing.
            func.sum(case((TryRow.pull_before.is_not(None) & TryRow.outcome.is_not(None), 1), else_=0)),
            func.coalesce(func.sum(TryRow.pull_before - TryRow.pull_after), 0),
        )
        .where(TryRow.person_id == person_id)
        .group_by(TryRow.technique, TryRow.outcome)
    )
    seen: Counter[str] = Counter()
    helped: dict[str, tuple[int, int]] = {}
    last: dict[str, datetime] = {}
    fell: dict[str, tuple[int, int]] = {}
    for technique, outcome, count, offered_at, times_in_craving, points in rows:
        seen[technique] += count
        last[technique] = max(offered_at, last.get(technique, offered_at))
        if outcome in (Outcome.YES, Outcome.BIT, Outcome.NO):
            times, of = helped.get(technique, (0, 0))
            helped[technique] = (times + (count if outcome != Outcome.NO else 0), of + count)
        if times_in_craving:
            all_points, all_times = fell.get(technique, (0, 0))
            fell[technique] = (all_points + int(points), all_times + int(times_in_craving))
    return Record(seen, helped, last, fell)
