"""SQL of day notes."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.diary.moods.model import DayNote, Used
from bot.diary.moods.tables import DayNoteRow
from bot.infra.tables import insert_into
from bot.infra.vault import Vault


def _as_note(row: DayNoteRow, vault: Vault) -> DayNote:
    return DayNote(
        row.local_day,
        row.mood,
        row.craving,
        Used(row.used) if row.used else None,
        vault.open_text(row.note_sealed) if row.note_sealed else None,
        row.noted_at,
        row.said,
    )


async def write(session: AsyncSession, person_id: int, day: date, now: datetime, **values: Any) -> None:
    """Write the given answers of one day, leaving the others as they are."""
    columns = dict(values, noted_at=now)
    await session.execute(
        insert_into(session, DayNoteRow)
        .values(person_id=person_id, local_day=day, **columns)
        .on_conflict_do_update(index_elements=["person_id", "local_day"], set_=columns)
    )


async def put(
    session: AsyncSession, vault: Vault, person_id: int, day: date, now: datetime, **values: Any
) -> DayNote:
    """Do what `write` does and return the whole day."""
    await write(session, person_id, day, now, **values)
    row = await session.get(DayNoteRow, (person_id, day), populate_existing=True)
    assert row is not None
    return _as_note(row, vault)


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
