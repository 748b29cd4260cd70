"""SQL of risky times."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.infra.vault import Vault
from bot.kernel.localtime import zone
from bot.people.tables import PersonRow
from bot.selfhelp.risky.model import Note, Rhythm, RiskyTime
from bot.selfhelp.risky.tables import RiskyTimeRow


@dataclass(frozen=True, slots=True)
class Due:
    """A risky time whose note is due.

    `welcome` unless the person is in a pause or a hold, or may not be written to.
    """

    id: int
    person_id: int
    rhythm: Rhythm
    day: date
    zone: ZoneInfo
    quiet_from: time
    quiet_until: time
    welcome: bool


def _rhythm(row: RiskyTimeRow) -> Rhythm:
    return Rhythm(row.wall_time, row.days, row.month_day)


def _as_time(row: RiskyTimeRow, vault: Vault) -> RiskyTime:
    words = vault.open_json(row.words_sealed)
    return RiskyTime(row.id, _rhythm(row), words["name"], words["mine"], row.next_at)


def _seal(vault: Vault, name: str, mine: str) -> bytes:
    return vault.seal_json({"name": name, "mine": mine})


async def of(session: AsyncSession, vault: Vault, person_id: int) -> list[RiskyTime]:
    """Return a person's risky times, in the order in which they were written."""
    rows = await session.scalars(
        select(RiskyTimeRow)
        .where(RiskyTimeRow.person_id == person_id)
        .order_by(RiskyTimeRow.id)
        .execution_options(populate_existing=True)
    )
    return [_as_time(row, vault) for row in rows]


async def coming(session: AsyncSession, ends: Mapping[int, datetime]) -> list[int]:
    """Return the person (of those in `ends`) of each note planned before the moment given for them."""
    rows = await session.execute(
        select(RiskyTimeRow.person_id, RiskyTimeRow.next_at).where(
            RiskyTimeRow.person_id.in_(list(ends)), RiskyTimeRow.next_at < max(ends.values())
        )
    )
    return [person_id for person_id, at in rows if at < ends[person_id]]


async def get(session: AsyncSession, vault: Vault, person_id: int, id_: int) -> RiskyTime | None:
    """Return one risky time, None when it is gone or not theirs."""
    row = await session.scalar(
        select(RiskyTimeRow)
        .where(RiskyTimeRow.id == id_, RiskyTimeRow.person_id == person_id)
        .execution_options(populate_existing=True)
    )
    return _as_time(row, vault) if row is not None else None


async def count(session: AsyncSession, person_id: int) -> int:
    """Return how many a person has."""
    found = await session.scalar(
        select(func.count()).select_from(RiskyTimeRow).where(RiskyTimeRow.person_id == person_id)
    )
    return int(found or 0)


async def add(
    session: AsyncSession, vault: Vault, person_id: int, rhythm: Rhythm, name: str, note: Note
) -> RiskyTime:
    """Keep a risky time and return it."""
    row = RiskyTimeRow(
        person_id=person_id,
        days=rhythm.days,
        month_day=rhythm.month_day,
        wall_time=rhythm.wall,
        words_sealed=_seal(vault, name, ""),
        next_at=note.at,
        next_day=note.day,
    )
    session.add(row)
    await session.flush()
    return RiskyTime(row.id, rhythm, name, "", note.at)


async def put_words(session: AsyncSession, vault: Vault, id_: int, name: str, mine: str) -> None:
    """Write the person's own words of a risky time."""
    await session.execute(
        update(RiskyTimeRow).where(RiskyTimeRow.id == id_).values(words_sealed=_seal(vault, name, mine))
    )


async def remove(session: AsyncSession, person_id: int, id_: int) -> None:
    """Delete one of theirs."""
    await session.execute(
        delete(RiskyTimeRow).where(RiskyTimeRow.id == id_, RiskyTimeRow.person_id == person_id)
    )


async def advance(session: AsyncSession, moves: Sequence[tuple[int, Note]]) -> None:
    """Set the next note of risky times: (id, note)."""
    if moves:
        await session.execute(
            update(RiskyTimeRow),
            [{"id": id_, "next_at": note.at, "next_day": note.day} for id_, note in moves],
        )


async def claim_due(session: AsyncSession, now: datetime, limit: int) -> list[Due]:
    """Return those whose note is due, oldest first, ties by id.

    On PostgreSQL rows that another tick holds are skipped; on SQLite the transaction must be a writing one.
    """
    rows = await session.execute(
        select(
            RiskyTimeRow,
            PersonRow.zone_name,
            PersonRow.quiet_from,
            PersonRow.quiet_until,
            PersonRow.unasked_ok,
            PersonRow.hold_until,
            PersonRow.paused_until,
        )
        .join(PersonRow, PersonRow.id == RiskyTimeRow.person_id)
        .where(RiskyTimeRow.next_at <= now)
        .order_by(RiskyTimeRow.next_at, RiskyTimeRow.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=RiskyTimeRow)
        .execution_options(populate_existing=True)
    )
    return [
        Due(
            row.id,
            row.person_id,
            _rhythm(row),
            row.next_day,
            zone(zone_name),
            quiet_from,
            quiet_until,
            ok and not (hold and hold > now) and not (pause and pause > now),
        )
        for row, zone_name, quiet_from, quiet_until, ok, hold, pause in rows
    ]


async def next_due(session: AsyncSession, after: datetime) -> datetime | None:
    """Return the earliest moment after `after` at which a note is due."""
    moment: datetime | None = await session.scalar(
        select(RiskyTimeRow.next_at)
        .where(RiskyTimeRow.next_at > after)
        .order_by(RiskyTimeRow.next_at)
        .limit(1)
    )
    return moment
