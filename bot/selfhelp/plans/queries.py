"""SQL of a person's own words."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import CursorResult, delete, exists, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.infra.vault import Vault
from bot.selfhelp.plans.model import IfThen, Line, Part, Plan, Trusted
from bot.selfhelp.plans.tables import PlanLineRow


async def plan_of(session: AsyncSession, vault: Vault, person_id: int) -> Plan:
    """Return everything of a person's own words, oldest first."""
    rows = await session.execute(
        select(PlanLineRow.id, PlanLineRow.part, PlanLineRow.text_sealed)
        .where(PlanLineRow.person_id == person_id)
        .order_by(PlanLineRow.id)
    )
    lines: list[Line] = []
    if_thens: list[IfThen] = []
    trusted: Trusted | None = None
    for id_, name, sealed in rows:
        part = Part(name)
        if part is Part.IF_THEN:
            halves = vault.open_json(sealed)
            if_thens.append(IfThen(id_, halves["if"], halves["then"]))
        elif part is Part.TRUSTED:
            whom = vault.open_json(sealed)
            trusted = Trusted(whom["name"], whom.get("number"))
        else:
            lines.append(Line(id_, part, vault.open_text(sealed)))
    return Plan(tuple(lines), tuple(if_thens), trusted)


async def has(session: AsyncSession, person_id: int, parts: Collection[Part]) -> bool:
    """Return whether a person wrote anything of these parts."""
    found = await session.scalar(
        select(
            exists().where(
                PlanLineRow.person_id == person_id, PlanLineRow.part.in_([part.value for part in parts])
            )
        )
    )
    return bool(found)


async def add(
    session: AsyncSession, person_id: int, part: Part, sealed: Sequence[bytes], now: datetime
) -> None:
    """Write lines at the end of a part, in the order given."""
    await session.execute(
        insert(PlanLineRow),
        [
            {"person_id": person_id, "part": part.value, "text_sealed": one, "written_at": now}
            for one in sealed
        ],
    )


async def change(session: AsyncSession, person_id: int, line_id: int, sealed: bytes, now: datetime) -> bool:
    """Write a line anew, in its place; False when it is gone or not theirs."""
    result = await session.execute(
        update(PlanLineRow)
        .where(PlanLineRow.id == line_id, PlanLineRow.person_id == person_id)
        .values(text_sealed=sealed, written_at=now)
    )
    assert isinstance(result, CursorResult)
    return result.rowcount == 1


async def remove(session: AsyncSession, person_id: int, line_id: int) -> None:
    """Delete a line of theirs."""
    await session.execute(
        delete(PlanLineRow).where(PlanLineRow.id == line_id, PlanLineRow.person_id == person_id)
    )


async def clear(session: AsyncSession, person_id: int, parts: Collection[Part]) -> None:
    """Delete every line of these parts."""
    await session.execute(
        delete(PlanLineRow).where(
            PlanLineRow.person_id == person_id, PlanLineRow.part.in_([part.value for part in parts])
        )
    )
