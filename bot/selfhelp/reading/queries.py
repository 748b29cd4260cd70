"""SQL of opinions."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.infra.tables import insert_into
from bot.selfhelp.reading.model import Item, Kind, Opinion
from bot.selfhelp.reading.tables import OpinionRow


def _as_opinion(row: OpinionRow) -> Opinion:
    return Opinion(Item(Kind(row.kind), row.item), row.saved_at, row.useful, row.unwanted)


async def put(session: AsyncSession, person_id: int, item: Item, now: datetime, **values: Any) -> None:
    """Write part of an opinion, leaving the rest as it is."""
    first = {"unwanted": False, **values, "noted_at": now}
    await session.execute(
        insert_into(session, OpinionRow)
        .values(person_id=person_id, kind=item.kind.value, item=item.id, **first)
        .on_conflict_do_update(index_elements=["person_id", "kind", "item"], set_={**values, "noted_at": now})
    )


async def get(session: AsyncSession, person_id: int, item: Item) -> Opinion | None:
    """Return what the person thinks of the item."""
    row = await session.get(OpinionRow, (person_id, item.kind.value, item.id), populate_existing=True)
    return _as_opinion(row) if row else None


async def saved(session: AsyncSession, person_id: int) -> list[Item]:
    """Return what the person saved, newest first, ties by kind and id."""
    rows = await session.execute(
        select(OpinionRow.kind, OpinionRow.item)
        .where(OpinionRow.person_id == person_id, OpinionRow.saved_at.is_not(None))
        .order_by(OpinionRow.saved_at.desc(), OpinionRow.kind, OpinionRow.item)
    )
    return [Item(Kind(kind), item) for kind, item in rows]


async def unwanted(session: AsyncSession, person_id: int, kind: Kind) -> set[str]:
    """Return the ids of that kind that the person said are not for them."""
    rows = await session.scalars(
        select(OpinionRow.item).where(
            OpinionRow.person_id == person_id, OpinionRow.kind == kind.value, OpinionRow.unwanted.is_(True)
        )
    )
    return set(rows)
