"""SQL of techniques offered."""

from collections import Counter
from datetime import datetime

from sqlalchemy import CursorResult, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.selfhelp.tries.model import Outcome, Record
from bot.selfhelp.tries.tables import TryRow


async def add(session: AsyncSession, person_id: int, technique: str, occasion: str, now: datetime) -> int:
    """Note an offer and return its number."""
    row = TryRow(person_id=person_id, technique=technique, occasion=occasion, offered_at=now)
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


async def occasion_of(session: AsyncSession, person_id: int, try_id: int) -> str | None:
    """Return what was going on at an offer, None when it is not theirs."""
    found: str | None = await session.scalar(
        select(TryRow.occasion).where(TryRow.id == try_id, TryRow.person_id == person_id)
    )
    return found


async def record_of(session: AsyncSession, person_id: int) -> Record:
    """Return a person's record, counted over everything they were ever offered."""
    rows = await session.execute(
        select(TryRow.technique, TryRow.outcome, func.count(), func.max(TryRow.offered_at))
        .where(TryRow.person_id == person_id)
        .group_by(TryRow.technique, TryRow.outcome)
    )
    seen: Counter[str] = Counter()
    helped: dict[str, tuple[int, int]] = {}
    last: dict[str, datetime] = {}
    for technique, outcome, count, offered_at in rows:
        seen[technique] += count
        last[technique] = max(offered_at, last.get(technique, offered_at))
        if outcome in (Outcome.YES, Outcome.BIT, Outcome.NO):
            times, of = helped.get(technique, (0, 0))
            helped[technique] = (times + (count if outcome != Outcome.NO else 0), of + count)
    return Record(seen, helped, last)
