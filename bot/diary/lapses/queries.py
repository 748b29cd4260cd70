"""SQL of lapses."""

from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.diary.lapses.model import Lapse, Step
from bot.diary.lapses.tables import LapseRow
from bot.infra.vault import Vault


def _as_lapse(row: LapseRow, vault: Vault) -> Lapse:
    return Lapse(
        id=row.id,
        started_at=row.started_at,
        step=Step(row.step),
        day=row.local_day,
        happened=vault.open_text(row.happened_sealed) if row.happened_sealed else None,
        helped=vault.open_text(row.helped_sealed) if row.helped_sealed else None,
        chosen=tuple(vault.open_json(row.chosen_sealed)) if row.chosen_sealed else (),
        own=vault.open_text(row.own_sealed) if row.own_sealed else None,
    )


def _values(lapse: Lapse, vault: Vault) -> dict[str, Any]:
    return {
        "step": lapse.step.value,
        "local_day": lapse.day,
        "happened_sealed": vault.seal_text(lapse.happened) if lapse.happened is not None else None,
        "helped_sealed": vault.seal_text(lapse.helped) if lapse.helped is not None else None,
        "chosen_sealed": vault.seal_json(list(lapse.chosen)) if lapse.chosen else None,
        "own_sealed": vault.seal_text(lapse.own) if lapse.own is not None else None,
    }


async def add(session: AsyncSession, vault: Vault, person_id: int, lapse: Lapse) -> Lapse:
    """Insert a lapse and return it with its number."""
    row = LapseRow(person_id=person_id, started_at=lapse.started_at, **_values(lapse, vault))
    session.add(row)
    await session.flush()
    return _as_lapse(row, vault)


async def put(session: AsyncSession, vault: Vault, person_id: int, lapse: Lapse) -> None:
    """Write a lapse as it is now."""
    await session.execute(
        update(LapseRow)
        .where(LapseRow.id == lapse.id, LapseRow.person_id == person_id)
        .values(**_values(lapse, vault))
    )


async def get(session: AsyncSession, vault: Vault, person_id: int, lapse_id: int) -> Lapse | None:
    """Return a lapse of that person, or None."""
    row = await session.scalar(
        select(LapseRow)
        .where(LapseRow.id == lapse_id, LapseRow.person_id == person_id)
        .execution_options(populate_existing=True)
    )
    return _as_lapse(row, vault) if row else None


async def since(session: AsyncSession, vault: Vault, person_id: int, moment: datetime) -> list[Lapse]:
    """Return the lapses that were told since then, oldest first."""
    rows = await session.scalars(
        select(LapseRow)
        .where(LapseRow.person_id == person_id, LapseRow.started_at >= moment)
        .order_by(LapseRow.started_at, LapseRow.id)
        .execution_options(populate_existing=True)
    )
    return [_as_lapse(row, vault) for row in rows]
