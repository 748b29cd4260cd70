"""SQL of day notes."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.diary.moods.model import DayNote, Used
from bot.diary.moods.tables import DayNoteRow
from bot.infra.tables import dialect_of, inserting, table_of
from bot.infra.vault import Vault


def _as_note(row: Any, vault: Vault) -> DayNote:
    return DayNote(
        row.local_day,
        row.mood,
        row.craving,
        Used(row.used) if row.used else None,
        vault.open_text(row.note_sealed) if row.note_sealed else None,
        row.noted_at,
        row.said,
    )


async def put(
    session: AsyncSession, vault: Vault, person_id: int, day: date, now: datetime, **values: Any
) -> DayNote:
    """Write the given answers of one day, leaving the others as they are; return the whole day.

    One statement: a check-in tap is one of the things that happen most.
    """
    columns = {"person_id": person_id, "local_day": day, "noted_at": now, **values}
    statement = _put(dialect_of(session), (*values, "noted_at"))
    return _as_note((await session.execute(statement, columns)).one(), vault)


@cache
def _put(dialect: str, changed: tuple[str, ...]) -> Any:
    insert = inserting(dialect, DayNoteRow)
    new = {name: insert.excluded[name] for name in changed}
    return (
        insert.values({name: bindparam(name) for name in ("person_id", "local_day", *changed)})
        .on_conflict_do_update(index_elements=["person_id", "local_day"], set_=new)
        .returning(*table_of(DayNoteRow).c)
    )


async def get(session: AsyncSession, vault: Vault, person_id: int, day: date) -> DayNote | None:
    """Return what is noted of one day."""
    row = await session.get(DayNoteRow, (person_id, day), populate_existing=True)
    return _as_note(row, vault) if row else None


async def between(
    session: AsyncSession, vault: Vault, person_id: int, since: date, until: date
) -> list[DayNote]:
    """Return the noted days from `since` to `until`, both included, oldest first."""
    rows = await session.scalars(
        select(DayNoteRow)
        .where(
            DayNoteRow.person_id == person_id,
            DayNoteRow.local_day >= since,
            DayNoteRow.local_day <= until,
        )
        .order_by(DayNoteRow.local_day)
        .execution_options(populate_existing=True)
    )
    return [_as_note(row, vault) for row in rows]


async def outline(session: AsyncSession, person_id: int, since: date) -> list[DayNote]:
    """Return the noted days from `since` on, oldest first, without the notes, which are not opened."""
    rows = await session.execute(
        select(DayNoteRow.local_day, DayNoteRow.mood, DayNoteRow.craving, DayNoteRow.used, DayNoteRow.said)
        .where(DayNoteRow.person_id == person_id, DayNoteRow.local_day >= since)
        .order_by(DayNoteRow.local_day)
    )
    return [
        DayNote(day, mood, craving, Used(used) if used else None, said=said)
        for day, mood, craving, used, said in rows
    ]


async def answered(session: AsyncSession, days: Sequence[tuple[int, date]]) -> set[tuple[int, date]]:
    """Return which of these (person, day) pairs have a note."""
    if not days:
        return set()
    people = {person_id for person_id, _ in days}
    dates = {day for _, day in days}
    rows = await session.execute(
        select(DayNoteRow.person_id, DayNoteRow.local_day).where(
            DayNoteRow.person_id.in_(people), DayNoteRow.local_day.in_(dates)
        )
    )
    return {(person_id, day) for person_id, day in rows} & set(days)


async def last_noted(session: AsyncSession, people: Sequence[int], since: date) -> dict[int, datetime]:
    """Return when each of these people last noted or changed a day from `since` on."""
    rows = await session.execute(
        select(DayNoteRow.person_id, func.max(DayNoteRow.noted_at))
        .where(DayNoteRow.person_id.in_(list(people)), DayNoteRow.local_day >= since)
        .group_by(DayNoteRow.person_id)
    )
    return {person_id: at for person_id, at in rows}


async def told_of_use(session: AsyncSession, person_id: int) -> dict[date, Used]:
    """Return what the person said about use, by day; days on which they said nothing of it are left out."""
    rows = await session.execute(
        select(DayNoteRow.local_day, DayNoteRow.used).where(
            DayNoteRow.person_id == person_id, DayNoteRow.used.is_not(None)
        )
    )
    return {day: Used(used) for day, used in rows if used is not None}
