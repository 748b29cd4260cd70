"""SQL of wishes for a day."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import CursorResult, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.diary.intentions.model import Intention, Outcome, Wish
from bot.diary.intentions.tables import IntentionRow
from bot.infra.tables import insert_into
from bot.infra.vault import Vault


async def put(session: AsyncSession, person_id: int, day: date, now: datetime, **values: Any) -> None:
    """Write what is wanted of a day, in place of what was wanted before."""
    columns = {"wish": None, "words_sealed": None, "outcome": None, "noted_at": now, **values}
    await session.execute(
        insert_into(session, IntentionRow)
        .values(person_id=person_id, local_day=day, **columns)
        .on_conflict_do_update(index_elements=["person_id", "local_day"], set_=columns)
    )


async def set_outcome(
    session: AsyncSession, person_id: int, day: date, outcome: Outcome, now: datetime
) -> bool:
    """Write what became of a day's wish; False when there is none."""
    result = await session.execute(
        update(IntentionRow)
        .where(IntentionRow.person_id == person_id, IntentionRow.local_day == day)
        .values(outcome=outcome.value, noted_at=now)
    )
    assert isinstance(result, CursorResult)
    return result.rowcount == 1


async def get(session: AsyncSession, vault: Vault, person_id: int, day: date) -> Intention | None:
    """Return what is wanted of a day."""
    row = await session.get(IntentionRow, (person_id, day), populate_existing=True)
    if row is None:
        return None
    return Intention(
        row.local_day,
        Wish(row.wish) if row.wish else None,
        vault.open_text(row.words_sealed) if row.words_sealed else None,
        Outcome(row.outcome) if row.outcome else None,
    )


async def said(session: AsyncSession, days: Sequence[tuple[int, date]]) -> set[tuple[int, date]]:
    """Return for which of these (person, day) pairs something was said."""
    if not days:
        return set()
    rows = await session.execute(
        select(IntentionRow.person_id, IntentionRow.local_day).where(
            IntentionRow.person_id.in_({person_id for person_id, _ in days}),
            IntentionRow.local_day.in_({day for _, day in days}),
        )
    )
    return {(person_id, day) for person_id, day in rows} & set(days)


async def last_noted(session: AsyncSession, people: Sequence[int], since: date) -> dict[int, datetime]:
    """Return when each of these people last said something of a day from `since` on."""
    rows = await session.execute(
        select(IntentionRow.person_id, func.max(IntentionRow.noted_at))
        .where(IntentionRow.person_id.in_(list(people)), IntentionRow.local_day >= since)
        .group_by(IntentionRow.person_id)
    )
    return {person_id: at for person_id, at in rows}
