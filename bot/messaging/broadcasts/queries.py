"""SQL of broadcasts."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CursorResult,
    Select,
    String,
    and_,
    case,
    delete,
    func,
    literal,
    null,
    or_,
    select,
    text,
    true,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession

from bot.infra.tables import UtcDateTime
from bot.infra.vault import Vault
from bot.messaging.broadcasts.model import (
    WINDOW,
    Audience,
    Broadcast,
    Content,
    Count,
    Link,
    State,
    Step,
    Tally,
    When,
    zones_at,
)
from bot.messaging.broadcasts.tables import LIVE, BroadcastRow
from bot.messaging.delivery import Reason
from bot.people import CONSENT_VERSION, Reach
from bot.people.tables import PersonRow


def _as_broadcast(row: BroadcastRow, vault: Vault) -> Broadcast:
    return Broadcast(
        id=row.id,
        state=State(row.state),
        admin_id=int(vault.open_text(row.admin_sealed)),
        content=Content(row.html, row.photo, tuple(Link(*one) for one in json.loads(row.links))),
        audience=Audience.from_json(json.loads(row.audience)),
        when=When(row.send_at, row.local_hour),
        revision=row.revision,
        awaits=Step(row.awaits) if row.awaits else None,
        touched_at=row.touched_at,
        started_at=row.started_at,
        finished_at=row.finished_at,
        expected=row.expected,
        cursor=row.cursor,
        last_person_id=row.last_person_id,
        queued_all=row.queued_all,
        progress_message_id=row.progress_message_id,
        progress_number=row.progress_number,
        progress_at=row.progress_at,
        outcome=Tally.from_json(json.loads(row.outcome)) if row.outcome else None,
    )


async def add_draft(session: AsyncSession, vault: Vault, admin_id: int, now: datetime) -> Broadcast:
    """Insert an empty draft that awaits its text, and return it."""
    row = BroadcastRow(
        admin_mac=vault.mac(admin_id),
        admin_sealed=vault.seal_text(str(admin_id)),
        state=State.DRAFT.value,
        html="",
        links="[]",
        audience="{}",
        revision=0,
        awaits=Step.TEXT.value,
        created_at=now,
        touched_at=now,
        expected=0,
        cursor=0,
        last_person_id=0,
        queued_all=False,
        progress_number=0,
        closed=False,
    )
    session.add(row)
    await session.flush()
    return _as_broadcast(row, vault)


async def draft_of(session: AsyncSession, vault: Vault, admin_id: int) -> Broadcast | None:
    """Return the admin's open draft, the newest one."""
    row = await session.scalar(
        select(BroadcastRow)
        .where(BroadcastRow.state == State.DRAFT.value, BroadcastRow.admin_mac.in_(vault.macs(admin_id)))
        .order_by(BroadcastRow.id.desc())
        .limit(1)
        .execution_options(populate_existing=True)
    )
    return _as_broadcast(row, vault) if row else None


async def drop_drafts(session: AsyncSession, vault: Vault, admin_id: int) -> int:
    """Delete the admin's drafts; return how many."""
    result = await session.execute(
        delete(BroadcastRow).where(
            BroadcastRow.state == State.DRAFT.value, BroadcastRow.admin_mac.in_(vault.macs(admin_id))
        )
    )
    assert isinstance(result, CursorResult)
    return result.rowcount


async def awaiting(session: AsyncSession, vault: Vault, since: datetime) -> list[int]:
    """Return the Telegram ids of admins whose next typed message belongs to a draft touched since then."""
    sealed = await session.scalars(
        select(BroadcastRow.admin_sealed).where(
            BroadcastRow.state == State.DRAFT.value,
            BroadcastRow.awaits.is_not(None),
            BroadcastRow.touched_at > since,
        )
    )
    return [int(vault.open_text(one)) for one in sealed]


async def get(session: AsyncSession, vault: Vault, broadcast_id: int) -> Broadcast | None:
    """Return one broadcast as the database has it now."""
    row = await session.get(BroadcastRow, broadcast_id, populate_existing=True)
    return _as_broadcast(row, vault) if row else None


async def lock(session: AsyncSession, vault: Vault, broadcast_id: int) -> Broadcast | None:
    """Return one broadcast, locked until the commit; None while another process has it in hand."""
    row = await session.scalar(
        select(BroadcastRow)
        .where(BroadcastRow.id == broadcast_id)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    )
    return _as_broadcast(row, vault) if row else None


async def listed(session: AsyncSession, vault: Vault, limit: int) -> list[Broadcast]:
    """Return the last broadcasts that left the draft, newest first."""
    rows = await session.scalars(
        select(BroadcastRow)
        .where(BroadcastRow.state != State.DRAFT.value)
        .order_by(BroadcastRow.id.desc())
        .limit(limit)
        .execution_options(populate_existing=True)
    )
    return [_as_broadcast(row, vault) for row in rows]


async def live_ids(session: AsyncSession) -> Sequence[int]:
    """Return the numbers of the broadcasts with which something is still to be done, oldest first."""
    rows = await session.scalars(select(BroadcastRow.id).where(text(LIVE)).order_by(BroadcastRow.id))
    return rows.all()


async def open_ids(session: AsyncSession) -> Sequence[int]:
    """Return the numbers of the broadcasts whose messages may leave, oldest first."""
    rows = await session.scalars(
        select(BroadcastRow.id)
        .where(text(LIVE), BroadcastRow.state == State.SENDING.value)
        .order_by(BroadcastRow.id)
    )
    return rows.all()


async def next_start(session: AsyncSession, after: datetime) -> datetime | None:
    """Return when the next broadcast that waits for its moment starts."""
    moment: datetime | None = await session.scalar(
        select(func.min(BroadcastRow.send_at)).where(
            text(LIVE), BroadcastRow.state == State.SCHEDULED.value, BroadcastRow.send_at > after
        )
    )
    return moment


async def change(
    session: AsyncSession, broadcast_id: int, *, while_in: Sequence[State] = (), **values: Any
) -> bool:
    """Write columns of one broadcast if it is in one of those states; return whether it was."""
    statement = update(BroadcastRow).where(BroadcastRow.id == broadcast_id).values(**values)
    if while_in:
        statement = statement.where(BroadcastRow.state.in_([one.value for one in while_in]))
    result = await session.execute(statement.execution_options(synchronize_session=False))
    assert isinstance(result, CursorResult)
    return result.rowcount == 1


async def shown(session: AsyncSession, broadcast_id: int) -> str | None:
    """Return which numbers the progress message shows."""
    what: str | None = await session.scalar(
        select(BroadcastRow.progress_shown).where(BroadcastRow.id == broadcast_id)
    )
    return what


def why_not(now: datetime) -> ColumnElement[str | None]:
    """Return SQL for why a person would not get a broadcast now, NULL when they would.

    The same rules in the same order as `bot.messaging.delivery.model.why_not`, which is asked again when the
    message is claimed; a test compares the two.
    """
    moment = literal(now, UtcDateTime())
    rules: list[tuple[ColumnElement[bool], Reason]] = [
        (PersonRow.reach == Reach.BLOCKED.value, Reason.BLOCKED),
        (PersonRow.reach == Reach.GONE.value, Reason.GONE),
        (PersonRow.consent_version != CONSENT_VERSION, Reason.CONSENT),
        (PersonRow.unasked_ok.is_(False), Reason.NOT_SAFE),
        (PersonRow.paused_until > moment, Reason.PAUSED),
        (PersonRow.hold_until > moment, Reason.HELD),
        (PersonRow.wants_news.is_(False), Reason.OPTED_OUT),
    ]
    whens = [(condition, literal(reason.value, String())) for condition, reason in rules]
    return case(*whens, else_=null())


def meant(audience: Audience, now: datetime) -> ColumnElement[bool]:
    """Return SQL for whether a person belongs to the audience."""
    conditions: list[ColumnElement[bool]] = []
    if audience.languages:
        conditions.append(
            or_(
                *(
                    or_(PersonRow.language == one, PersonRow.language.like(f"{one}-%"))
                    for one in audience.languages
                )
            )
        )
    if audience.countries:
        conditions.append(PersonRow.country.in_(audience.countries))
    if audience.stages:
        conditions.append(PersonRow.stage.in_([one.value for one in audience.stages]))
    if audience.joined_before_days is not None:
        conditions.append(PersonRow.created_at <= now - timedelta(days=audience.joined_before_days))
    if audience.joined_within_days is not None:
        conditions.append(PersonRow.created_at > now - timedelta(days=audience.joined_within_days))
    if audience.active_within_days is not None:
        conditions.append(PersonRow.last_seen_at > now - timedelta(days=audience.active_within_days))
    return and_(true(), *conditions)


async def count(session: AsyncSession, audience: Audience, now: datetime) -> Count:
    """Return how many are meant, how many would get it now, and why the others would not."""
    reason = why_not(now).label("reason")
    rows = (
        await session.execute(
            select(reason, func.count()).where(meant(audience, now)).group_by(text("reason"))
        )
    ).all()
    found = {Reason(name) if name else None: number for name, number in rows}
    held = {one: number for one, number in found.items() if one is not None}
    ordered = dict(sorted(held.items(), key=lambda item: (-item[1], item[0])))
    return Count(sum(found.values()), found.get(None, 0), ordered)


async def last_person_id(session: AsyncSession) -> int:
    """Return the number of the person who came last, 0 for nobody."""
    return await session.scalar(select(func.max(PersonRow.id))) or 0


async def next_people(
    session: AsyncSession, after: int, up_to: int, limit: int
) -> tuple[int | None, list[str]]:
    """Return the number of the last of the next `limit` people after `after`, and the zones they live in."""
    batch = (
        select(PersonRow.id)
        .where(PersonRow.id > after, PersonRow.id <= up_to)
        .order_by(PersonRow.id)
        .limit(limit)
        .subquery()
    )
    last = await session.scalar(select(func.max(batch.c.id)))
    if last is None:
        return None, []
    zones = await session.scalars(
        select(PersonRow.zone_name).where(PersonRow.id > after, PersonRow.id <= last).distinct()
    )
    return last, list(zones)


def recipients(
    audience: Audience,
    when: When,
    started_at: datetime,
    now: datetime,
    after: int,
    up_to: int,
    zones: list[str],
) -> Select[Any]:
    """Return the SELECT of the people after `after` up to `up_to` who are meant, for `Outbox.add_selected`.

    The audience is judged at the start of the sending, what holds people back at `now`.
    """
    moments: Mapping[str, datetime] = zones_at(zones, when, started_at)
    if when.local_hour is None:
        send_after: ColumnElement[Any] = literal(started_at, UtcDateTime())
        expires_at: ColumnElement[Any] = literal(started_at + WINDOW, UtcDateTime())
    else:
        send_after = _by_zone(moments, timedelta())
        expires_at = _by_zone(moments, WINDOW)
    return select(
        PersonRow.id.label("person_id"),
        send_after.label("send_after"),
        expires_at.label("expires_at"),
        why_not(now).label("reason"),
    ).where(PersonRow.id > after, PersonRow.id <= up_to, meant(audience, started_at))


def _by_zone(moments: Mapping[str, datetime], more: timedelta) -> ColumnElement[Any]:
    # Zones that share a clock share a branch: a batch of people lives in dozens of zones.
    names: dict[datetime, list[str]] = {}
    for name, moment in moments.items():
        names.setdefault(moment + more, []).append(name)
    whens = [(PersonRow.zone_name.in_(some), literal(at, UtcDateTime())) for at, some in names.items()]
    return case(*whens, else_=whens[-1][1])
