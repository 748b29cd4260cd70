"""SQL of reloads."""

from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.content.tables import ReloadRow


async def add(session: AsyncSession, asked_by_sealed: bytes, now: datetime) -> int:
    """Note that somebody asked, and return the number of it."""
    row = ReloadRow(asked_at=now, asked_by_sealed=asked_by_sealed, state="asked")
    session.add(row)
    await session.flush()
    return row.id


async def end(session: AsyncSession, id: int, state: str, **values: Any) -> None:
    """Write what became of it."""
    await session.execute(update(ReloadRow).where(ReloadRow.id == id).values(state=state, **values))


async def newest_taken(session: AsyncSession) -> tuple[int, str] | None:
    """Return number and mark of the newest reload that was taken, None when there is none."""
    row = (
        await session.execute(
            select(ReloadRow.id, ReloadRow.mark)
            .where(ReloadRow.state == "taken")
            .order_by(ReloadRow.id.desc())
            .limit(1)
        )
    ).first()
    return (row[0], row[1] or "") if row else None


async def forget(session: AsyncSession, before: datetime) -> int:
    """Delete what was asked before then; return how many."""
    result = await session.execute(delete(ReloadRow).where(ReloadRow.asked_at < before))
    assert isinstance(result, CursorResult)
    return result.rowcount
