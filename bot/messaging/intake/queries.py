"""SQL of stored updates. `now` is real time (never a shifted clock): leases depend on it."""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    CursorResult,
    LargeBinary,
    Text,
    bindparam,
    case,
    delete,
    func,
    literal,
    literal_column,
    null,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession

from bot.infra.tables import dialect_of, inserting, table_of
from bot.infra.vault import Vault
from bot.messaging.intake.model import LEASE, Aside, Incoming, State, Stored
from bot.messaging.intake.tables import UpdateRow

UPDATES = table_of(UpdateRow)
OPEN_STATES = (State.STORED.value, State.REPLYING.value)


async def put(
    session: AsyncSession,
    vault: Vault,
    bot_id: int,
    batch: Sequence[Incoming],
    owner: str,
    now: datetime,
) -> dict[int, bool]:
    """Insert those updates that are not known yet, held by `owner`; return their ids.

    By id, whether the update is the first of its chat: no earlier one waited for its turn at that moment
    (those of this batch aside). One statement.
    """
    if not batch:
        return {}
    rows = [
        {
            "bot_id": bot_id,
            "update_id": one.update_id,
            "chat_key": one.chat_key,
            "state": State.STORED.value,
            "payload_sealed": vault.seal(one.payload),
            "attempts": 1,
            "lease_owner": owner,
            "lease_until": now + LEASE,
            "received_at": now,
            "message_id": one.message_id,
        }
        for one in batch
    ]
    found = await session.execute(_put(dialect_of(session)), rows)
    return {update_id: not earlier for update_id, earlier in found}


@cache
def _put(dialect: str) -> Any:
    insert = inserting(dialect, UpdateRow).on_conflict_do_nothing()
    if dialect == "sqlite":
        # One process: whatever is earlier stands in its own line, or is taken over before.
        return insert.returning(UPDATES.c.update_id, literal_column("0"))
    # As text: SQLAlchemy would take the row that is inserted for a table to select from.
    earlier = (
        "EXISTS (SELECT 1 FROM updates AS earlier WHERE earlier.bot_id = updates.bot_id"
        " AND earlier.chat_key = updates.chat_key AND earlier.state = 'stored'"
        " AND earlier.update_id < updates.update_id)"
    )
    return insert.returning(UPDATES.c.update_id, literal_column(earlier))


def _as_stored(row: UpdateRow, vault: Vault) -> Stored:
    return Stored(
        update_id=row.update_id,
        chat_key=row.chat_key,
        state=State(row.state),
        attempt=row.attempts,
        received_at=row.received_at,
        payload=vault.open(row.payload_sealed) if row.payload_sealed is not None else None,
        replies=vault.open(row.replies_sealed) if row.replies_sealed is not None else None,
        recovered=True,
    )


async def claim_left(
    session: AsyncSession,
    vault: Vault,
    bot_id: int,
    owner: str,
    now: datetime,
    limit: int,
    *,
    even_held: bool = False,
    held: Collection[int] = (),
) -> list[Stored]:
    """Take over unfinished updates whose lease ran out, oldest first; each take counts as an attempt.

    `even_held` takes what others still hold too, for a process that knows that it is the only one. What
    `owner` itself has in hand (`held`) is left alone.
    On PostgreSQL rows that another process is claiming are skipped; on SQLite the caller's
    transaction must be a writing one.
    """
    free = UpdateRow.lease_owner.is_distinct_from(owner) if even_held else UpdateRow.lease_until < now
    rows = list(
        await session.scalars(
            select(UpdateRow)
            .where(
                UpdateRow.bot_id == bot_id,
                UpdateRow.state.in_(OPEN_STATES),
                free,
                or_(
                    UpdateRow.lease_owner.is_distinct_from(owner),
                    UpdateRow.update_id.not_in(list(held)),
                ),
            )
            .order_by(UpdateRow.update_id if even_held else UpdateRow.lease_until, UpdateRow.update_id)
            .limit(limit)
            .with_for_update(skip_locked=True)
            .execution_options(populate_existing=True)
        )
    )
    for row in rows:
        row.lease_owner, row.lease_until, row.attempts = owner, now + LEASE, row.attempts + 1
    await session.flush()
    return sorted((_as_stored(row, vault) for row in rows), key=lambda one: one.update_id)


async def renew(session: AsyncSession, bot_id: int, owner: str, ids: Sequence[int], now: datetime) -> None:
    """Hold these updates for another lease."""
    await session.execute(
        update(UpdateRow)
        .where(UpdateRow.bot_id == bot_id, UpdateRow.update_id.in_(ids), UpdateRow.lease_owner == owner)
        .values(lease_until=now + LEASE)
    )


async def move(
    session: AsyncSession,
    bot_id: int,
    update_id: int,
    owner: str,
    attempt: int,
    before: State,
    state: State,
    *,
    replies_sealed: bytes | None = None,
    keep_payload: bool = False,
    error: str | None = None,
    known: bool = False,
    said: Sequence[int] = (),
) -> bool:
    """Set the state of an update this process holds; False when another took it over meanwhile.

    It must stand in `before`: effects that are committed are never committed again, even where the
    answer to that commit was lost. Numbers of messages are kept only of somebody `known`: the one that
    came, and those `said`.
    """
    values = {
        "the_bot": bot_id,
        "the_update": update_id,
        "the_owner": owner,
        "the_attempt": attempt,
        "before": before.value,
        "state": state.value,
        "replies_sealed": replies_sealed,
        "error": error,
        "said": _numbers(said),
    }
    result = await session.execute(_move(keep_payload, state is State.DONE, known), values)
    assert isinstance(result, CursorResult)
    return result.rowcount == 1


async def move_on(
    session: AsyncSession, bot_id: int, owner: str, ended: Sequence[tuple[int, int, Sequence[int]]]
) -> None:
    """Note that the replies of these updates went out; what is no longer ours stays.

    Each is (number, attempt, numbers of the replies).
    """
    rows = [
        {
            "the_bot": bot_id,
            "the_update": update_id,
            "the_owner": owner,
            "the_attempt": attempt,
            "before": State.REPLYING.value,
            "state": State.DONE.value,
            "replies_sealed": None,
            "error": None,
            "said": _numbers(said),
        }
        for update_id, attempt, said in ended
    ]
    await session.execute(_move(False, True, True), rows if len(rows) > 1 else rows[0])


def _numbers(said: Sequence[int]) -> str | None:
    return ",".join(map(str, said)) or None


@cache
def _said() -> Any:
    """Return what was said so far with what was said now, nothing where numbers are not kept."""
    new: Any = bindparam("said", type_=Text)
    return case(
        (UPDATES.c.message_id.is_(None), null()),
        (new.is_(None), UPDATES.c.said),
        (UPDATES.c.said.is_(None), new),
        else_=UPDATES.c.said.concat(",").concat(new),
    )


@cache
def _move(keep_payload: bool, done: bool, known: bool) -> Any:
    values: dict[str, Any] = {
        "state": bindparam("state"),
        "replies_sealed": bindparam("replies_sealed"),
        "error": bindparam("error"),
    }
    if not keep_payload:
        values["payload_sealed"] = null()
    if done:
        # Whose it was is needed for the order inside a chat, and for /wipe; else only the number must
        # outlive the update.
        empty = literal(b"", LargeBinary)
        values["chat_key"] = (
            case((UPDATES.c.message_id.is_(None), empty), else_=UPDATES.c.chat_key) if known else empty
        )
    if known:
        values["said"] = _said()
    else:
        values |= {"message_id": null(), "said": null()}
    return (
        update(UPDATES)
        .where(
            UPDATES.c.bot_id == bindparam("the_bot"),
            UPDATES.c.update_id == bindparam("the_update"),
            UPDATES.c.lease_owner == bindparam("the_owner"),
            UPDATES.c.attempts == bindparam("the_attempt"),
            UPDATES.c.state == bindparam("before"),
        )
        .values(values)
    )


async def count_attempt(
    session: AsyncSession, bot_id: int, update_id: int, owner: str, attempt: int, error: str, now: datetime
) -> bool:
    """Note a failed attempt; the next one carries the next number. False when it is not ours to handle."""
    result = await session.execute(
        update(UpdateRow)
        .where(
            UpdateRow.bot_id == bot_id,
            UpdateRow.update_id == update_id,
            UpdateRow.lease_owner == owner,
            UpdateRow.attempts == attempt,
            UpdateRow.state == State.STORED.value,
        )
        .values(attempts=attempt + 1, error=error, lease_until=now + LEASE)
    )
    assert isinstance(result, CursorResult)
    return result.rowcount == 1


async def keep_rest(
    session: AsyncSession,
    bot_id: int,
    update_id: int,
    owner: str,
    attempt: int,
    replies_sealed: bytes,
    until: datetime,
    said: Sequence[int],
) -> None:
    """Keep only the replies that have not gone out; they are found again when the lease ends at `until`."""
    await session.execute(
        update(UpdateRow)
        .where(
            UpdateRow.bot_id == bot_id,
            UpdateRow.update_id == update_id,
            UpdateRow.lease_owner == owner,
            UpdateRow.attempts == attempt,
            UpdateRow.state == State.REPLYING.value,
        )
        .values(replies_sealed=replies_sealed, lease_until=until, said=_said()),
        {"said": _numbers(said)},
    )


async def earlier_open(session: AsyncSession, bot_id: int, chat_key: bytes, update_id: int) -> bool:
    """Return whether an earlier update of that chat still waits for its turn."""
    return (
        await session.scalar(
            select(UpdateRow.update_id)
            .where(
                UpdateRow.bot_id == bot_id,
                UpdateRow.chat_key == chat_key,
                UpdateRow.state == State.STORED.value,
                UpdateRow.update_id < update_id,
            )
            .limit(1)
        )
    ) is not None


async def pending(session: AsyncSession, bot_id: int) -> int:
    """Return how many updates are not finished."""
    return (
        await session.scalar(
            select(func.count()).where(UpdateRow.bot_id == bot_id, UpdateRow.state.in_(OPEN_STATES))
        )
    ) or 0


async def latest(session: AsyncSession, bot_id: int) -> datetime | None:
    """Return when the newest update came in."""
    newest: datetime | None = await session.scalar(
        select(UpdateRow.received_at)
        .where(UpdateRow.bot_id == bot_id)
        .order_by(UpdateRow.received_at.desc())
        .limit(1)
    )
    return newest


async def listed(session: AsyncSession, bot_id: int, limit: int) -> list[Aside]:
    """Return what is set aside or unfinished, oldest first."""
    rows = await session.scalars(
        select(UpdateRow)
        .where(UpdateRow.bot_id == bot_id, UpdateRow.state != State.DONE.value)
        .order_by(UpdateRow.update_id)
        .limit(limit)
    )
    return [Aside(row.update_id, State(row.state), row.attempts, row.received_at, row.error) for row in rows]


async def put_back(session: AsyncSession, bot_id: int, update_id: int | None, now: datetime) -> int:
    """Put one update that was set aside (all of them for None) back into line; return how many."""
    condition = [UpdateRow.bot_id == bot_id, UpdateRow.state == State.SET_ASIDE.value]
    if update_id is not None:
        condition.append(UpdateRow.update_id == update_id)
    result = await session.execute(
        update(UpdateRow)
        .where(*condition)
        .values(state=State.STORED.value, attempts=0, lease_owner=None, lease_until=now - LEASE)
    )
    assert isinstance(result, CursorResult)
    return result.rowcount


async def forget(session: AsyncSession, before: datetime, limit: int) -> int:
    """Delete finished updates that came before then; return how many. Set-aside ones go too, text and all."""
    keys = (
        select(UpdateRow.bot_id, UpdateRow.update_id)
        .where(UpdateRow.received_at < before, UpdateRow.state.not_in(OPEN_STATES))
        .order_by(UpdateRow.received_at)
        .limit(limit)
    )
    result = await session.execute(
        delete(UpdateRow).where(tuple_(UpdateRow.bot_id, UpdateRow.update_id).in_(keys))
    )
    assert isinstance(result, CursorResult)
    return result.rowcount


async def traces(session: AsyncSession, bot_id: int, chat_keys: Sequence[bytes], since: datetime) -> set[int]:
    """Return the numbers of a chat's messages that came, were tapped or were said since then."""
    rows = await session.execute(
        select(UpdateRow.message_id, UpdateRow.said).where(
            UpdateRow.bot_id == bot_id,
            UpdateRow.message_id.is_not(None),
            UpdateRow.received_at >= since,
            UpdateRow.chat_key.in_(chat_keys),
        )
    )
    found: set[int] = set()
    for message_id, said in rows:
        assert message_id is not None
        found.add(message_id)
        found.update(int(one) for one in (said or "").split(",") if one)
    return found


async def forget_traces(session: AsyncSession, before: datetime, limit: int) -> int:
    """Forget whose handled updates were that came before then, and their messages; return how many."""
    keys = (
        select(UpdateRow.bot_id, UpdateRow.update_id)
        .where(
            UpdateRow.message_id.is_not(None),
            UpdateRow.received_at < before,
            UpdateRow.state == State.DONE.value,
        )
        .order_by(UpdateRow.received_at)
        .limit(limit)
    )
    result = await session.execute(
        update(UpdateRow)
        .where(tuple_(UpdateRow.bot_id, UpdateRow.update_id).in_(keys))
        .values(chat_key=b"", message_id=None, said=None)
    )
    assert isinstance(result, CursorResult)
    return result.rowcount


async def forget_chat(session: AsyncSession, bot_id: int, chat_keys: Sequence[bytes]) -> int:
    """Wipe what is kept of a chat's handled updates, set-aside texts and unsent replies included.

    What still waits for its turn stays: nothing a person writes is lost. Returns how many were wiped.
    """
    result = await session.execute(
        update(UpdateRow)
        .where(
            UpdateRow.bot_id == bot_id,
            UpdateRow.chat_key.in_(chat_keys),
            UpdateRow.state != State.STORED.value,
        )
        .values(
            state=State.DONE.value,
            payload_sealed=None,
            replies_sealed=None,
            chat_key=b"",
            message_id=None,
            said=None,
        )
    )
    assert isinstance(result, CursorResult)
    return result.rowcount
