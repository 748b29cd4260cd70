"""SQL of the outbox."""

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    CursorResult,
    Select,
    String,
    bindparam,
    case,
    cast,
    delete,
    exists,
    func,
    literal,
    null,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession

from bot.infra.tables import UtcDateTime, dialect_of, insert_into, inserting, table_of
from bot.infra.vault import Vault
from bot.messaging.delivery.model import Fate, Lane, Message, NewMessage, Reason, State
from bot.messaging.delivery.tables import DeliveryRow, LeaseRow

DELIVERIES = table_of(DeliveryRow)
# Written into the statement, not bound: only so do both databases see that the partial indexes fit.
QUEUED = DeliveryRow.state == literal(State.QUEUED.value, literal_execute=True)


async def add(session: AsyncSession, vault: Vault, messages: Sequence[NewMessage], now: datetime) -> set[str]:
    """Queue messages; those whose dedupe key is known are left out. Returns the keys that are new."""
    if not messages:
        return set()
    rows = [
        {
            "person_id": one.person_id,
            "chat_sealed": vault.seal_text(str(one.chat_id)) if one.chat_id is not None else None,
            "kind": one.kind,
            "what_sealed": vault.seal_json(dict(one.what)) if one.what else None,
            "lane": int(one.lane),
            "send_after": one.send_after or now,
            "expires_at": one.expires_at,
            "state": (State.SENT if one.already_sent else State.QUEUED).value,
            "attempts": 1 if one.already_sent else 0,
            "message_id": one.sent_message_id,
            "dedupe_key": one.dedupe_key,
            "broadcast_id": one.broadcast_id,
            "created_at": now,
            "ended_at": now if one.already_sent else None,
        }
        for one in messages
    ]
    return set((await session.execute(_add(dialect_of(session)), rows)).scalars())


@cache
def _add(dialect: str) -> Any:
    insert = inserting(dialect, DeliveryRow).on_conflict_do_nothing(index_elements=["dedupe_key"])
    return insert.returning(DELIVERIES.c.dedupe_key)


async def add_selected(
    session: AsyncSession, kind: str, lane: Lane, broadcast_id: int, chosen: Select[Any], now: datetime
) -> Counter[Reason | None]:
    """Queue one message of a broadcast for each row of `chosen`; count the new ones by reason (None: queued).

    `chosen` has the columns person_id, send_after, expires_at and reason; a row with a reason is written as
    cancelled at once. A person for whom this broadcast is queued already is left out.
    """
    one = chosen.subquery()
    moment = literal(now, UtcDateTime())
    rows = select(
        one.c.person_id,
        literal(kind),
        literal(int(lane)),
        one.c.send_after,
        one.c.expires_at,
        case((one.c.reason.is_(None), State.QUEUED.value), else_=State.CANCELLED.value),
        one.c.reason,
        literal(0),
        literal(f"broadcast:{broadcast_id}:").concat(cast(one.c.person_id, String)),
        literal(broadcast_id),
        moment,
        case((one.c.reason.is_(None), None), else_=moment),
    ).where(one.c.person_id.is_not(None))
    columns = (
        "person_id kind lane send_after expires_at state reason attempts dedupe_key broadcast_id "
        "created_at ended_at"
    )
    result = await session.execute(
        insert_into(session, DeliveryRow)
        .from_select(columns.split(), rows)
        .on_conflict_do_nothing(index_elements=["dedupe_key"])
        .returning(DELIVERIES.c.reason)
    )
    by_name = Counter(result.scalars())
    return Counter({Reason(name) if name else None: count for name, count in by_name.items()})


async def count_again(session: AsyncSession) -> None:
    """Tell PostgreSQL's planner what the ledger holds now; SQLite needs no telling.

    By itself it looks about once a minute. Until then it takes a broadcast of 100,000 for a handful of rows
    and sorts all of them for each claim (measured: 68 ms instead of 7).
    """
    if session.get_bind().dialect.name == "postgresql":
        await session.execute(text("ANALYZE deliveries"))


def _as_message(row: Any, vault: Vault) -> Message:
    return Message(
        id=row.id,
        kind=row.kind,
        lane=Lane(row.lane),
        person_id=row.person_id,
        chat_id=int(vault.open_text(row.chat_sealed)) if row.chat_sealed else None,
        what=vault.open_json(row.what_sealed) if row.what_sealed else {},
        send_after=row.send_after,
        expires_at=row.expires_at,
        attempts=row.attempts,
        fence=row.fence,
        dedupe_key=row.dedupe_key,
        broadcast_id=row.broadcast_id,
    )


async def claim_due(
    session: AsyncSession,
    vault: Vault,
    now: datetime,
    lanes: Collection[Lane],
    fence: int,
    limit: int,
    broadcasts: Sequence[int] = (),
) -> list[Message]:
    """Mark up to `limit` due messages as being sent under this lease number, and return them.

    By lane, then `send_after`, ties by id; then, if the lane of broadcasts is asked for, those of the given
    broadcasts, one after the other. On PostgreSQL rows another claimer holds are skipped; SQLite has no
    such lock, so the caller's transaction must be a writing one: two claimers take a row once on both.
    Commit before sending: no lock waits on the network.
    """
    rows = await _take(
        session,
        fence,
        limit,
        [
            DELIVERIES.c.broadcast_id.is_(None),
            DELIVERIES.c.lane.in_([int(lane) for lane in lanes]),
            DELIVERIES.c.send_after <= now,
        ],
        [DELIVERIES.c.lane, DELIVERIES.c.send_after, DELIVERIES.c.id],
    )
    for broadcast_id in broadcasts if Lane.BROADCAST in lanes else ():
        if len(rows) >= limit:
            break
        rows += await _take(
            session,
            fence,
            limit - len(rows),
            [DELIVERIES.c.broadcast_id == broadcast_id, DELIVERIES.c.send_after <= now],
            [DELIVERIES.c.send_after, DELIVERIES.c.id],
        )
    return [_as_message(row, vault) for row in rows]


async def _take(
    session: AsyncSession, fence: int, limit: int, conditions: Sequence[Any], order: Sequence[Any]
) -> list[Any]:
    """Mark rows as being sent and return them in order; one statement."""
    due = (
        select(DELIVERIES.c.id)
        .where(DELIVERIES.c.state == literal(State.QUEUED.value, literal_execute=True), *conditions)
        .order_by(*order)
        .limit(limit)
        .with_for_update(skip_locked=True)
        # Looked for once, whatever plan the database makes: PostgreSQL keeps apart what locks rows.
        .cte("due")
    )
    rows = await session.execute(
        update(DELIVERIES)
        .where(DELIVERIES.c.id.in_(select(due.c.id)))
        .values(state=State.SENDING.value, fence=fence, attempts=DELIVERIES.c.attempts + 1)
        .returning(*DELIVERIES.c)
    )
    # They come back in whatever order they were written.
    return sorted(rows, key=lambda row: (row.lane, row.send_after, row.id))


async def unasked_since(session: AsyncSession, since: Mapping[int, datetime]) -> list[tuple[int, str, Lane]]:
    """Return person, kind and lane of what went out since each moment, from ASKED on (daily.py counts)."""
    if not since:
        return []
    rows = await session.execute(
        select(DeliveryRow.person_id, DeliveryRow.kind, DeliveryRow.lane, DeliveryRow.ended_at).where(
            DeliveryRow.person_id.in_(list(since)),
            DeliveryRow.ended_at >= min(since.values()),
            DeliveryRow.state == literal(State.SENT.value, literal_execute=True),
            DeliveryRow.lane >= literal(int(Lane.ASKED), literal_execute=True),
        )
    )
    return [
        (person_id, kind, Lane(lane))
        for person_id, kind, lane, ended_at in rows
        if person_id is not None and ended_at is not None and ended_at >= since[person_id]
    ]


async def settle(session: AsyncSession, message: Message, now: datetime, **values: Any) -> bool:
    """Write how a claimed message ended; False when it is no longer ours (cancelled, or a new sender's)."""
    result = await session.execute(
        update(DeliveryRow)
        .where(
            DeliveryRow.id == message.id,
            DeliveryRow.state == State.SENDING.value,
            DeliveryRow.fence == message.fence,
        )
        .values(**values)
    )
    assert isinstance(result, CursorResult)
    return result.rowcount == 1


async def settle_sent(session: AsyncSession, fence: int, now: datetime, sent: Mapping[int, int]) -> set[int]:
    """Write that these messages went out, by id the number each has in its chat; return which were ours.

    One statement for all of them, in the same text however many they are.
    """
    ids, numbers = list(sent), list(sent.values())
    if dialect_of(session) == "sqlite":
        values: dict[str, Any] = {"pairs": json.dumps(list(zip(ids, numbers, strict=True)))}
        statement = _SENT_SQLITE
    else:
        values = {"ids": ids, "numbers": numbers}
        statement = _SENT_POSTGRESQL
    found = await session.execute(statement, {"fence": fence, "now": now, **values})
    return set(found.scalars())


_SENT = """
UPDATE deliveries SET state = 'sent', reason = NULL, message_id = told.number, what_sealed = NULL,
    chat_sealed = NULL, ended_at = :now
FROM {told}
WHERE deliveries.id = told.id AND deliveries.state = 'sending' AND deliveries.fence = :fence
RETURNING deliveries.id
"""
_SENT_SQLITE = text(
    _SENT.format(
        told="(SELECT json_extract(value, '$[0]') AS id, json_extract(value, '$[1]') AS number "
        "FROM json_each(:pairs)) AS told"
    )
).bindparams(bindparam("now", type_=UtcDateTime()))
_SENT_POSTGRESQL = text(
    _SENT.format(told="unnest(CAST(:ids AS bigint[]), CAST(:numbers AS bigint[])) AS told(id, number)")
).bindparams(
    bindparam("now", type_=UtcDateTime()),
    bindparam("ids", type_=ARRAY(BigInteger)),
    bindparam("numbers", type_=ARRAY(BigInteger)),
)


async def cancel(
    session: AsyncSession,
    now: datetime,
    reason: Reason,
    *,
    keys: Collection[str] = (),
    person_id: int | None = None,
    kinds: Collection[str] = (),
    lanes: Collection[Lane] = (),
    broadcast_id: int | None = None,
    limit: int | None = None,
) -> Counter[Lane]:
    """Cancel what is queued and fits every condition given, at most `limit` messages; count by lane.

    What is in flight ends by itself. Raises ValueError without a condition. One statement.
    """
    if keys and person_id is None and not kinds and not lanes and broadcast_id is None and limit is None:
        return await _cancel_keys(session, now, reason, keys)
    conditions: list[Any] = []
    if keys:
        conditions.append(DeliveryRow.dedupe_key.in_(list(keys)))
    if person_id is not None:
        conditions.append(DeliveryRow.person_id == person_id)
    if kinds:
        conditions.append(DeliveryRow.kind.in_(list(kinds)))
    if lanes:
        conditions.append(DeliveryRow.lane.in_([int(lane) for lane in lanes]))
    if broadcast_id is not None:
        conditions.append(DeliveryRow.broadcast_id == broadcast_id)
    if not conditions:
        raise ValueError("a cancel without a condition would empty the outbox")
    conditions.append(QUEUED)
    if limit is not None:
        some = select(DeliveryRow.id).where(*conditions).order_by(DeliveryRow.send_after, DeliveryRow.id)
        # QUEUED once more: on PostgreSQL the sender may have claimed one of them since they were read.
        conditions = [DeliveryRow.id.in_(some.limit(limit)), QUEUED]
    result = await session.execute(
        update(DeliveryRow)
        .where(*conditions)
        .values(
            state=State.CANCELLED.value, reason=reason.value, what_sealed=None, chat_sealed=None, ended_at=now
        )
        .returning(DeliveryRow.lane)
        .execution_options(synchronize_session=False)
    )
    return Counter(Lane(lane) for lane in result.scalars())


async def _cancel_keys(
    session: AsyncSession, now: datetime, reason: Reason, keys: Collection[str]
) -> Counter[Lane]:
    """Do that for keys alone, which is part of what a check-in tap costs."""
    values = {"keys": list(keys), "reason": reason.value, "now": now}
    return Counter(Lane(lane) for lane in (await session.execute(_CANCEL_KEYS, values)).scalars())


_CANCEL_KEYS = (
    update(DELIVERIES)
    .where(
        DELIVERIES.c.dedupe_key.in_(bindparam("keys", expanding=True)),
        DELIVERIES.c.state == literal(State.QUEUED.value, literal_execute=True),
    )
    .values(
        state=State.CANCELLED.value,
        reason=bindparam("reason"),
        what_sealed=null(),
        chat_sealed=null(),
        ended_at=bindparam("now"),
    )
    .returning(DELIVERIES.c.lane)
)


async def requeue_left(session: AsyncSession, fence: int) -> int:
    """Put back what an earlier sender left in flight: at most these can be doubled. Returns how many."""
    result = await session.execute(
        update(DeliveryRow)
        .where(DeliveryRow.state == State.SENDING.value, DeliveryRow.fence < fence)
        .values(state=State.QUEUED.value)
    )
    assert isinstance(result, CursorResult)
    return result.rowcount


async def requeue_lost(session: AsyncSession, fence: int, in_hand: Collection[int]) -> int:
    """Put back what this lease number claimed although its process knows nothing of it. Returns how many."""
    result = await session.execute(
        update(DeliveryRow)
        .where(
            DeliveryRow.state == State.SENDING.value,
            DeliveryRow.fence == fence,
            DeliveryRow.id.not_in(list(in_hand)),
        )
        .values(state=State.QUEUED.value)
        .execution_options(synchronize_session=False)
    )
    assert isinstance(result, CursorResult)
    return result.rowcount


async def take_lease(
    session: AsyncSession, name: str, owner: str, now: datetime, length: timedelta
) -> int | None:
    """Return the lease number of `owner`, taking or renewing the lease; None while another holds it."""
    await session.execute(
        insert_into(session, LeaseRow)
        .values(name=name, owner="", fence=0, until=now - length)
        .on_conflict_do_nothing()
    )
    row = await session.scalar(
        select(LeaseRow)
        .where(LeaseRow.name == name)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    assert row is not None
    if row.owner != owner:
        if row.until > now:
            return None
        row.owner, row.fence = owner, row.fence + 1
    row.until = now + length
    await session.flush()
    return row.fence


async def holds_lease(session: AsyncSession, name: str, fence: int) -> bool:
    """Return whether that lease number is still the newest; locks the row on PostgreSQL until the commit."""
    newest = await session.scalar(
        select(LeaseRow.fence).where(LeaseRow.name == name).with_for_update(read=True)
    )
    return newest == fence


async def lease_until(session: AsyncSession, name: str) -> datetime | None:
    """Return until when the lease was last held, real time; None when nobody ever held it."""
    moment: datetime | None = await session.scalar(select(LeaseRow.until).where(LeaseRow.name == name))
    return moment


async def end_lease(session: AsyncSession, name: str, now: datetime) -> None:
    """End a lease whoever holds it: for a process that knows that the holder is dead."""
    await session.execute(
        update(LeaseRow).where(LeaseRow.name == name, LeaseRow.until > now).values(until=now)
    )


async def give_up_lease(session: AsyncSession, name: str, owner: str, now: datetime) -> None:
    """End the lease early, so that another process need not wait for it."""
    await session.execute(
        update(LeaseRow).where(LeaseRow.name == name, LeaseRow.owner == owner).values(until=now, owner="")
    )


async def next_due(session: AsyncSession, after: datetime) -> datetime | None:
    """Return the earliest `send_after` among what is queued (for the pretend clock and `keel stats`)."""
    moment: datetime | None = await session.scalar(
        select(func.min(DeliveryRow.send_after)).where(QUEUED, DeliveryRow.send_after > after)
    )
    return moment


async def upcoming(session: AsyncSession, person_id: int, limit: int) -> list[tuple[str, Lane, datetime]]:
    """Return kind, lane and time of what is queued for a person, soonest first."""
    rows = await session.execute(
        select(DeliveryRow.kind, DeliveryRow.lane, DeliveryRow.send_after)
        .where(DeliveryRow.person_id == person_id, QUEUED)
        .order_by(DeliveryRow.send_after, DeliveryRow.id)
        .limit(limit)
    )
    return [(kind, Lane(lane), at) for kind, lane, at in rows]


async def numbers(session: AsyncSession, person_id: int, since: datetime) -> list[int]:
    """Return the numbers of the messages that went out to a person since then, oldest first."""
    rows = await session.scalars(
        select(DeliveryRow.message_id)
        .where(
            DeliveryRow.person_id == person_id,
            DeliveryRow.message_id.is_not(None),
            DeliveryRow.ended_at >= since,
            # An alert about somebody stands in the staff group.
            DeliveryRow.lane != Lane.STAFF,
        )
        .order_by(DeliveryRow.message_id)
    )
    return [one for one in rows if one is not None]


async def forget_person(session: AsyncSession, person_id: int) -> int:
    """Take a person out of their ledger rows and return how many rows that are.

    The dedupe key holds the person's number, so it becomes one of the row's own. A row in flight keeps its
    state: it ends by itself, and after a crash there is nobody left to send it to.
    """
    result = await session.execute(
        update(DeliveryRow)
        .where(DeliveryRow.person_id == person_id)
        .values(
            person_id=None,
            what_sealed=None,
            message_id=None,
            dedupe_key=literal("erased:").concat(cast(DeliveryRow.id, String)),
        )
    )
    assert isinstance(result, CursorResult)
    return result.rowcount


async def fates(session: AsyncSession, keys: Collection[str]) -> dict[str, Fate]:
    """Return where the messages with these dedupe keys stand, by key; keys the ledger lacks are left out."""
    rows = await session.execute(
        select(DeliveryRow.dedupe_key, DeliveryRow.state, DeliveryRow.message_id).where(
            DeliveryRow.dedupe_key.in_(list(keys))
        )
    )
    return {key: Fate(State(state), message_id) for key, state, message_id in rows}


async def keys_of(session: AsyncSession, message_id: int, lane: Lane) -> list[str]:
    """Return the dedupe keys of what went out in that lane under that number, newest first.

    Numbers are unique inside a chat only: the caller knows from the key which chat a message went to.
    """
    return list(
        await session.scalars(
            select(DeliveryRow.dedupe_key)
            .where(DeliveryRow.lane == int(lane), DeliveryRow.message_id == message_id)
            .order_by(DeliveryRow.id.desc())
        )
    )


async def pending_by_lane(session: AsyncSession) -> Mapping[Lane, int]:
    """Return how many messages are queued in each lane."""
    rows = await session.execute(
        select(DeliveryRow.lane, func.count()).where(QUEUED).group_by(DeliveryRow.lane)
    )
    return {Lane(lane): count for lane, count in rows}


async def tally(session: AsyncSession, broadcast_id: int) -> Mapping[tuple[State, Reason | None], int]:
    """Return how many messages of a broadcast stand in each state, by reason."""
    rows = await session.execute(
        select(DeliveryRow.state, DeliveryRow.reason, func.count())
        .where(DeliveryRow.broadcast_id == broadcast_id)
        .group_by(DeliveryRow.state, DeliveryRow.reason)
    )
    return {(State(state), Reason(reason) if reason else None): count for state, reason, count in rows}


async def later(session: AsyncSession, broadcast_id: int, now: datetime) -> int:
    """Return how many queued messages of a broadcast wait for their hour."""
    count = await session.scalar(
        select(func.count()).where(
            QUEUED, DeliveryRow.broadcast_id == broadcast_id, DeliveryRow.send_after > now
        )
    )
    return count or 0


async def unfinished(session: AsyncSession, broadcast_id: int) -> bool:
    """Return whether messages of a broadcast are queued or in flight."""
    found = await session.scalar(
        select(
            exists().where(
                DeliveryRow.broadcast_id == broadcast_id,
                DeliveryRow.state.in_([State.QUEUED.value, State.SENDING.value]),
            )
        )
    )
    return bool(found)


async def sent_as(session: AsyncSession, key: str) -> tuple[State, int | None] | None:
    """Return how the message with that key stands and its number in the chat, None when unknown."""
    row = (
        await session.execute(
            select(DeliveryRow.state, DeliveryRow.message_id).where(DeliveryRow.dedupe_key == key)
        )
    ).first()
    return (State(row.state), row.message_id) if row else None


async def forget(session: AsyncSession, before: datetime, limit: int) -> int:
    """Delete ledger rows that ended before then; return how many."""
    ids = (
        select(DeliveryRow.id)
        .where(
            DeliveryRow.created_at < before,
            DeliveryRow.state.not_in([State.QUEUED.value, State.SENDING.value]),
        )
        .order_by(DeliveryRow.created_at)
        .limit(limit)
    )
    result = await session.execute(delete(DeliveryRow).where(DeliveryRow.id.in_(ids)))
    assert isinstance(result, CursorResult)
    return result.rowcount
