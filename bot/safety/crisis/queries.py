"""SQL of the crisis flow."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.infra.tables import insert_into
from bot.infra.vault import Vault
from bot.safety.crisis.model import CHECKS_SPAN, Alert, Episode
from bot.safety.crisis.tables import AlertRow, DutyRow, EpisodeRow, RiskFlagRow
from bot.safety.risk import Category, Level


def _as_episode(row: EpisodeRow) -> Episode:
    return Episode(
        person_id=row.person_id,
        level=Level(row.level),
        category=Category(row.category) if row.category else None,
        rule=row.rule,
        last_at=row.last_at,
        question=row.question,
        question_at=row.question_at,
        checks_from=row.checks_from,
        checks_done=row.checks_done,
        next_check_at=row.next_check_at,
        checked_at=row.checked_at,
        soft_asked_at=row.soft_asked_at,
    )


async def episode(session: AsyncSession, person_id: int) -> Episode | None:
    """Return a person's episode."""
    row = await session.get(EpisodeRow, person_id, populate_existing=True)
    return _as_episode(row) if row else None


async def put_episode(session: AsyncSession, one: Episode) -> None:
    """Insert or replace a person's episode."""
    values = {
        "level": int(one.level),
        "category": one.category.value if one.category else None,
        "rule": one.rule[:80],
        "last_at": one.last_at,
        "question": one.question,
        "question_at": one.question_at,
        "checks_from": one.checks_from,
        "checks_done": one.checks_done,
        "next_check_at": one.next_check_at,
        "checked_at": one.checked_at,
        "soft_asked_at": one.soft_asked_at,
    }
    await session.execute(
        insert_into(session, EpisodeRow)
        .values(person_id=one.person_id, **values)
        .on_conflict_do_update(index_elements=["person_id"], set_=values)
    )


async def change_episode(session: AsyncSession, person_id: int, **values: Any) -> None:
    """Write columns of one episode; nothing happens when there is none."""
    await session.execute(update(EpisodeRow).where(EpisodeRow.person_id == person_id).values(**values))


async def claim_checks(session: AsyncSession, now: datetime, limit: int) -> list[Episode]:
    """Return the episodes whose follow-up is due, oldest first, ties by person.

    On PostgreSQL rows that another tick holds are skipped; on SQLite the transaction must be a writing one.
    """
    rows = await session.scalars(
        select(EpisodeRow)
        .where(EpisodeRow.next_check_at <= now)
        .order_by(EpisodeRow.next_check_at, EpisodeRow.person_id)
        .limit(limit)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    )
    return [_as_episode(row) for row in rows]


async def near_checks(session: AsyncSession, start: datetime, end: datetime) -> Sequence[int]:
    """Return the people with a follow-up queued since `start` or due before `end`."""
    due = await session.scalars(select(EpisodeRow.person_id).where(EpisodeRow.next_check_at <= end))
    done = await session.scalars(
        select(EpisodeRow.person_id).where(
            EpisodeRow.last_at >= start - CHECKS_SPAN, EpisodeRow.checked_at >= start
        )
    )
    return sorted({*due, *done})


async def next_check(session: AsyncSession, after: datetime) -> datetime | None:
    """Return when the next follow-up is due."""
    moment: datetime | None = await session.scalar(
        select(EpisodeRow.next_check_at)
        .where(EpisodeRow.next_check_at > after)
        .order_by(EpisodeRow.next_check_at)
        .limit(1)
    )
    return moment


async def add_flag(
    session: AsyncSession, person_id: int, level: Level, category: Category | None, rule: str, now: datetime
) -> None:
    """Note which rule found a message worrying."""
    session.add(
        RiskFlagRow(
            person_id=person_id,
            level=int(level),
            category=category.value if category else None,
            rule=rule[:80],
            noted_at=now,
            mistaken=False,
        )
    )
    await session.flush()


async def flags(session: AsyncSession, person_id: int) -> list[tuple[Level, Category | None, str, datetime]]:
    """Return level, category, rule and time of a person's flags, newest first."""
    rows = await session.scalars(
        select(RiskFlagRow).where(RiskFlagRow.person_id == person_id).order_by(RiskFlagRow.noted_at.desc())
    )
    return [
        (Level(row.level), Category(row.category) if row.category else None, row.rule, row.noted_at)
        for row in rows
    ]


async def call_mistaken(session: AsyncSession, person_id: int, since: datetime) -> None:
    """Note that the person called the flags since then a mistake."""
    await session.execute(
        update(RiskFlagRow)
        .where(RiskFlagRow.person_id == person_id, RiskFlagRow.noted_at >= since)
        .values(mistaken=True)
    )


async def forget(session: AsyncSession, before: datetime) -> int:
    """Delete flags, episodes and alerts older than that; return how many rows."""
    count = 0
    for table, column in (
        (RiskFlagRow, RiskFlagRow.noted_at),
        (EpisodeRow, EpisodeRow.last_at),
        (AlertRow, AlertRow.created_at),
    ):
        result = await session.execute(delete(table).where(column < before))
        assert isinstance(result, CursorResult)
        count += result.rowcount
    return count


# Alerts.


def _as_alert(row: AlertRow, vault: Vault) -> Alert:
    return Alert(
        id=row.id,
        person_id=row.person_id,
        level=Level(row.level),
        category=Category(row.category) if row.category else None,
        rule=row.rule,
        country=row.country,
        zone_name=row.zone_name,
        created_at=row.created_at,
        last_at=row.last_at,
        said_at=row.said_at,
        asked=row.asked,
        reachable=row.person_id is not None or row.chat_sealed is not None,
        step=row.step,
        taken_by=vault.open_text(row.taken_by_sealed) if row.taken_by_sealed else None,
        taken_at=row.taken_at,
        talking=row.talking,
        ended_at=row.ended_at,
        ended_by=row.ended_by,
        right=row.right,
    )


async def add_alert(session: AsyncSession, vault: Vault, **values: Any) -> Alert | None:
    """Insert an alert and return it; None when that update has one already."""
    statement = insert_into(session, AlertRow).values(**values)
    added = await session.scalar(
        statement.on_conflict_do_nothing(index_elements=["update_id"]).returning(AlertRow.id)
    )
    return await alert(session, vault, added) if added is not None else None


async def alert(session: AsyncSession, vault: Vault, alert_id: int) -> Alert | None:
    """Return an alert."""
    row = await session.get(AlertRow, alert_id, populate_existing=True)
    return _as_alert(row, vault) if row else None


async def chat_of(session: AsyncSession, vault: Vault, alert_id: int) -> int | None:
    """Return the chat of somebody who has not consented and asked for the team."""
    sealed = await session.scalar(select(AlertRow.chat_sealed).where(AlertRow.id == alert_id))
    return int(vault.open_text(sealed)) if sealed else None


async def language_of(session: AsyncSession, alert_id: int) -> str:
    """Return the language in which the person of an alert is spoken to."""
    return await session.scalar(select(AlertRow.language).where(AlertRow.id == alert_id)) or "en"


async def standing(
    session: AsyncSession,
    vault: Vault,
    *,
    person_id: int | None = None,
    chat_id: int | None = None,
    since: datetime,
) -> Alert | None:
    """Return the newest alert of a person (or of a chat) that stands and was alive since then."""
    whose = (
        AlertRow.person_id == person_id
        if person_id is not None
        else AlertRow.chat_mac.in_(vault.macs(chat_id or 0))
    )
    row = await session.scalar(
        select(AlertRow)
        .where(whose, AlertRow.ended_at.is_(None), AlertRow.last_at >= since)
        .order_by(AlertRow.id.desc())
        .limit(1)
        .execution_options(populate_existing=True)
    )
    return _as_alert(row, vault) if row else None


async def alert_of_update(session: AsyncSession, vault: Vault, update_id: int) -> Alert | None:
    """Return the alert that an update raised."""
    row = await session.scalar(select(AlertRow).where(AlertRow.update_id == update_id))
    return _as_alert(row, vault) if row else None


async def change_alert(session: AsyncSession, alert_id: int, **values: Any) -> None:
    """Write columns of one alert."""
    await session.execute(update(AlertRow).where(AlertRow.id == alert_id).values(**values))


async def take_alert(session: AsyncSession, alert_id: int, name_sealed: bytes, now: datetime) -> bool:
    """Note who took an alert; False when somebody else was faster or it is over."""
    result = await session.execute(
        update(AlertRow)
        .where(AlertRow.id == alert_id, AlertRow.taken_at.is_(None), AlertRow.ended_at.is_(None))
        .values(taken_by_sealed=name_sealed, taken_at=now, next_at=None)
    )
    assert isinstance(result, CursorResult)
    return result.rowcount == 1


async def due_alerts(session: AsyncSession, vault: Vault, now: datetime, limit: int) -> list[Alert]:
    """Return alerts whose next step is due, oldest first; rows that another tick holds are skipped."""
    rows = await session.scalars(
        select(AlertRow)
        .where(AlertRow.next_at <= now)
        .order_by(AlertRow.next_at, AlertRow.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    )
    return [_as_alert(row, vault) for row in rows]


async def fresh_alerts(session: AsyncSession, vault: Vault, limit: int) -> list[Alert]:
    """Return alerts that were only posted so far, oldest first."""
    rows = await session.scalars(
        select(AlertRow)
        .where(AlertRow.next_at.is_not(None), AlertRow.step == 0)
        .order_by(AlertRow.next_at, AlertRow.id)
        .limit(limit)
        .execution_options(populate_existing=True)
    )
    return [_as_alert(row, vault) for row in rows]


async def next_alert_step(session: AsyncSession, after: datetime) -> datetime | None:
    """Return when the next step of an alert is due."""
    moment: datetime | None = await session.scalar(
        select(func.min(AlertRow.next_at)).where(AlertRow.next_at > after)
    )
    return moment


async def end_old_alerts(session: AsyncSession, before: datetime, now: datetime) -> int:
    """End what nobody ended and was last alive before then; a stranger's chat is wiped. Return how many."""
    result = await session.execute(
        update(AlertRow)
        .where(AlertRow.ended_at.is_(None), AlertRow.last_at < before)
        .values(ended_at=now, ended_by="time", next_at=None, talking=False, chat_sealed=None, chat_mac=None)
    )
    assert isinstance(result, CursorResult)
    return result.rowcount


async def forget_chat(session: AsyncSession, macs: Sequence[bytes], now: datetime) -> int:
    """End the alerts that stand for this chat and wipe it from them; return how many."""
    result = await session.execute(
        update(AlertRow)
        .where(AlertRow.chat_mac.in_(macs))
        .values(ended_at=now, ended_by="person", next_at=None, talking=False, chat_sealed=None, chat_mac=None)
    )
    assert isinstance(result, CursorResult)
    return result.rowcount


async def judged(session: AsyncSession, vault: Vault) -> list[Alert]:
    """Return the alerts that staff have judged, oldest first."""
    rows = await session.scalars(select(AlertRow).where(AlertRow.right.is_not(None)).order_by(AlertRow.id))
    return [_as_alert(row, vault) for row in rows]


# Duty.


async def put_duty(session: AsyncSession, mac: bytes, until: datetime) -> None:
    """Set until when somebody of the team reads."""
    await session.execute(
        insert_into(session, DutyRow)
        .values(staff_mac=mac, until=until)
        .on_conflict_do_update(index_elements=["staff_mac"], set_={"until": until})
    )


async def end_duty(session: AsyncSession, macs: Sequence[bytes], now: datetime) -> None:
    """Take somebody off duty, and forget those whose time is over."""
    await session.execute(delete(DutyRow).where(or_(DutyRow.staff_mac.in_(macs), DutyRow.until <= now)))


async def on_duty(session: AsyncSession, now: datetime) -> int:
    """Return how many people of the team read at the moment."""
    return await session.scalar(select(func.count()).where(DutyRow.until > now)) or 0
