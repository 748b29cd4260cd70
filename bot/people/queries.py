"""SQL of the people we know."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, bindparam, delete, literal_column, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.infra.tables import table_of
from bot.infra.vault import Vault
from bot.people.model import DAILY_LIMIT, QUIET_FROM, QUIET_UNTIL, NewPerson, Person, Place, Reach, Stage
from bot.people.tables import PersonRow, PlaceRow, RefusalRow

PEOPLE, PLACES = table_of(PersonRow), table_of(PlaceRow)


def as_person(row: Any, vault: Vault) -> Person:
    """Return a row of people, mapped or plain, as a value, its Telegram id opened."""
    return Person(
        id=row.id,
        telegram_id=int(vault.open_text(row.telegram_id_sealed)),
        language=row.language,
        country=row.country,
        zone_name=row.zone_name,
        stage=Stage(row.stage) if row.stage else None,
        stopped_on=row.stopped_on,
        consent_version=row.consent_version,
        consent_at=row.consent_at,
        onboarded_at=row.onboarded_at,
        paused_until=row.paused_until,
        hold_until=row.hold_until,
        unasked_ok=row.unasked_ok,
        quiet_from=row.quiet_from,
        quiet_until=row.quiet_until,
        wants_tips=row.wants_tips,
        wants_news=row.wants_news,
        discreet=row.discreet,
        reach=Reach(row.reach),
        created_at=row.created_at,
        last_seen_at=row.last_seen_at,
        daily_limit=row.daily_limit,
        dark=row.dark,
        stage_on=row.stage_on,
    )


async def by_telegram_id(session: AsyncSession, vault: Vault, telegram_id: int) -> Person | None:
    """Return the person with that Telegram id, or None."""
    row = await session.scalar(
        select(PersonRow).where(PersonRow.telegram_mac.in_(vault.macs(telegram_id))).limit(1)
    )
    return as_person(row, vault) if row else None


async def visit(session: AsyncSession, vault: Vault, telegram_id: int) -> tuple[Person, Place | None] | None:
    """Return the person with that Telegram id and where they are in a conversation, in one statement."""
    row = (await session.execute(_VISIT, {"macs": vault.macs(telegram_id)})).first()
    if row is None:
        return None
    if row.place_name is None:
        return as_person(row, vault), None
    return as_person(row, vault), Place(row.place_name, vault.open_json(row.about_sealed), row.since)


_VISIT = (
    select(PEOPLE, PLACES.c.name.label("place_name"), PLACES.c.about_sealed, PLACES.c.since)
    .join_from(PEOPLE, PLACES, PLACES.c.person_id == PEOPLE.c.id, isouter=True)
    .where(PEOPLE.c.telegram_mac.in_(bindparam("macs", expanding=True)))
    .limit(literal_column("1"))
)


async def by_ids(session: AsyncSession, vault: Vault, ids: Sequence[int]) -> dict[int, Person]:
    """Return those of the people that exist, by id."""
    rows = await session.execute(_BY_IDS, {"ids": list(ids)})
    return {row.id: as_person(row, vault) for row in rows}


_BY_IDS = select(PEOPLE).where(PEOPLE.c.id.in_(bindparam("ids", expanding=True)))


async def add(session: AsyncSession, vault: Vault, new: NewPerson, now: datetime) -> Person:
    """Insert a person and return them. Who the person is decides the unique key `telegram_mac`."""
    row = PersonRow(
        telegram_mac=vault.mac(new.telegram_id),
        telegram_id_sealed=vault.seal_text(str(new.telegram_id)),
        language=new.language,
        country=new.country,
        zone_name=new.zone_name,
        consent_version=new.consent_version,
        consent_at=now,
        quiet_from=QUIET_FROM,
        quiet_until=QUIET_UNTIL,
        unasked_ok=True,
        wants_tips=True,
        wants_news=True,
        discreet=False,
        reach=Reach.OK.value,
        created_at=now,
        last_seen_at=now,
        daily_limit=DAILY_LIMIT,
    )
    session.add(row)
    await session.flush()
    return as_person(row, vault)


async def change(session: AsyncSession, person_id: int, **values: Any) -> None:
    """Write columns of one person."""
    await session.execute(update(PersonRow).where(PersonRow.id == person_id).values(**values))


async def reread(session: AsyncSession, vault: Vault, person_id: int) -> Person | None:
    """Return the person as the database has them now."""
    row = await session.scalar(
        select(PersonRow).where(PersonRow.id == person_id).execution_options(populate_existing=True)
    )
    return as_person(row, vault) if row else None


async def put_place(
    session: AsyncSession, vault: Vault, person_id: int, place: Place | None, now: datetime
) -> None:
    """Set or clear what the next typed message answers."""
    await session.execute(delete(PlaceRow).where(PlaceRow.person_id == person_id))
    if place is not None:
        session.add(
            PlaceRow(
                person_id=person_id, name=place.name, about_sealed=vault.seal_json(place.about), since=now
            )
        )
        await session.flush()


async def refuse(session: AsyncSession, vault: Vault, telegram_id: int, now: datetime) -> None:
    """Keep a no; a second one renews the first."""
    await take_back_refusal(session, vault, telegram_id)
    session.add(RefusalRow(telegram_mac=vault.mac(telegram_id), refused_at=now))
    await session.flush()


async def take_back_refusal(session: AsyncSession, vault: Vault, telegram_id: int) -> None:
    """Forget a no."""
    await session.execute(delete(RefusalRow).where(RefusalRow.telegram_mac.in_(vault.macs(telegram_id))))


async def has_refused(session: AsyncSession, vault: Vault, telegram_id: int) -> bool:
    """Return whether that Telegram id said no."""
    return (
        await session.scalar(
            select(RefusalRow.refused_at).where(RefusalRow.telegram_mac.in_(vault.macs(telegram_id)))
        )
    ) is not None


async def erase(session: AsyncSession, vault: Vault, person: Person) -> None:
    """Delete a person and, by the foreign keys, all that is theirs; and a no of theirs, if there is one."""
    await take_back_refusal(session, vault, person.telegram_id)
    await session.execute(delete(PersonRow).where(PersonRow.id == person.id))


async def forget_refusals(session: AsyncSession, before: datetime, limit: int) -> int:
    """Delete noes said before then, oldest first; return how many."""
    macs = (
        select(RefusalRow.telegram_mac)
        .where(RefusalRow.refused_at < before)
        .order_by(RefusalRow.refused_at)
        .limit(limit)
    )
    result = await session.execute(delete(RefusalRow).where(RefusalRow.telegram_mac.in_(macs)))
    assert isinstance(result, CursorResult)
    return result.rowcount


async def forget_places(session: AsyncSession, before: datetime, limit: int) -> int:
    """Delete places left before then, oldest first; return how many."""
    ids = select(PlaceRow.person_id).where(PlaceRow.since < before).order_by(PlaceRow.since).limit(limit)
    result = await session.execute(delete(PlaceRow).where(PlaceRow.person_id.in_(ids)))
    assert isinstance(result, CursorResult)
    return result.rowcount
