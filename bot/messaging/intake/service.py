"""Use cases of intake."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.infra.together import Take, Together
from bot.infra.vault import Vault
from bot.infra.work import Work
from bot.kernel.clock import Clock, SystemClock
from bot.kernel.ids import new_token
from bot.messaging.intake import queries
from bot.messaging.intake.model import (
    KEPT,
    MAX_HOLDERS,
    RETRY_AFTER,
    TRACED,
    Aside,
    Incoming,
    LostLease,
    State,
    Stored,
)

# So many updates are one statement on both databases.
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Intake:
    """Stores updates, hands them out under a lease and notes how they ended.

    `owner` names this process; `real` is the machine's clock even where people's time is shifted.
    """

    work: Work
    vault: Vault
    bot_id: int
    owner: str = field(default_factory=new_token)
    real: Clock = field(default_factory=SystemClock)
    retry_after: tuple[timedelta, ...] = RETRY_AFTER
    _storing: Together[Incoming, Stored | None] = field(init=False)
    _ending: Together[tuple[int, int, Sequence[int]], None] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_storing", Together(self._store, "intake.store", at_most=AT_ONCE))
        object.__setattr__(self, "_ending", Together(self._end, "intake.end"))

    async def store(self, batch: Sequence[Incoming]) -> list[Stored]:
        """Store a batch in one transaction and return the updates that are new, held by this process.

        Single updates, as a webhook brings them, are stored together with those that come while others are
        being stored.
        """
        if len(batch) == 1 and not self.work.joins():
            stored = await self._storing.add(batch[0])
            return [] if stored is None else [stored]
        async with self.work.begin(ahead=True, single=len(batch) <= AT_ONCE) as session:
            return await self._put(session, batch)

    async def _store(self, take: Take[Incoming]) -> Sequence[Stored | None]:
        async with self.work.begin(ahead=True, single=True) as session:
            batch = take()
            new = {one.update_id: one for one in await self._put(session, batch)}
        # Of two that are the same the first is new.
        return [new.pop(one.update_id, None) for one in batch]

    async def _put(self, session: AsyncSession, batch: Sequence[Incoming]) -> list[Stored]:
        # Only now: the lease begins when the row is written, not while this waits for its turn to write.
        now = self.real.now()
        # The first of those with the same number.
        each = {one.update_id: one for one in reversed(batch)}
        new = await queries.put(session, self.vault, self.bot_id, list(each.values()), self.owner, now)
        return [
            Stored(key, each[key].chat_key, State.STORED, 1, now, each[key].payload, None, first=new[key])
            for key in sorted(new)
        ]

    async def finish(
        self,
        session: AsyncSession,
        stored: Stored,
        replies: bytes | None,
        *,
        known: bool = False,
        said: Sequence[int] = (),
    ) -> None:
        """Note inside the turn's own transaction that its effects are done; raises LostLease.

        The payload is wiped. With replies the update waits in REPLYING until they went out. Of somebody
        `known` the numbers of messages are kept for two days, those `said` already among them.
        """
        state = State.DONE if replies is None else State.REPLYING
        moved = await queries.move(
            session,
            self.bot_id,
            stored.update_id,
            self.owner,
            stored.attempt,
            State.STORED,
            state,
            replies_sealed=self.vault.seal(replies) if replies is not None else None,
            known=known,
            said=said,
        )
        if not moved:
            raise LostLease(stored.update_id)

    async def done(self, stored: Stored, said: Sequence[int] = ()) -> None:
        """Note that the replies went out; those that end while this is being written are noted together."""
        await self._ending.add((stored.update_id, stored.attempt, said))

    async def _end(self, take: Take[tuple[int, int, Sequence[int]]]) -> Sequence[None]:
        async with self.work.begin(ahead=True, single=True) as session:
            ended = take()
            await queries.move_on(session, self.bot_id, self.owner, ended)
        return [None] * len(ended)

    async def reply_later(
        self, stored: Stored, rest: bytes, seconds: float, said: Sequence[int] = ()
    ) -> None:
        """Keep the replies that did not go out; `claim_left` finds them after so many seconds."""
        until = self.real.now() + timedelta(seconds=seconds)
        async with self.work.begin(ahead=True) as session:
            await queries.keep_rest(
                session,
                self.bot_id,
                stored.update_id,
                self.owner,
                stored.attempt,
                self.vault.seal(rest),
                until,
                said,
            )

    async def failed(self, stored: Stored, error: str) -> tuple[Stored, timedelta] | None:
        """Note a failed turn; return the update to try again and how long to wait, None when set aside.

        `error` is the name of what happened, never a text of a person. Raises LostLease.
        """
        error = error[:120]
        if stored.failed >= len(self.retry_after) or stored.attempt > MAX_HOLDERS:
            async with self.work.begin() as session:
                ours = await queries.move(
                    session,
                    self.bot_id,
                    stored.update_id,
                    self.owner,
                    stored.attempt,
                    State.STORED,
                    State.SET_ASIDE,
                    keep_payload=True,
                    error=error,
                )
            if not ours:
                raise LostLease(stored.update_id)
            return None
        async with self.work.begin() as session:
            ours = await queries.count_attempt(
                session,
                self.bot_id,
                stored.update_id,
                self.owner,
                stored.attempt,
                error,
                self.real.now(),
            )
        if not ours:
            raise LostLease(stored.update_id)
        again = replace(stored, attempt=stored.attempt + 1, failed=stored.failed + 1)
        return again, self.retry_after[stored.failed]

    async def claim_left(self, held: Collection[int] = (), limit: int = 100) -> list[Stored]:
        """Take over what a dead process (or an earlier life of this one) left unfinished, oldest first.

        `held` is what this process is at work on: it stays as it is, even where its lease ran out.
        """
        async with self.work.begin() as session:
            return await queries.claim_left(
                session, self.vault, self.bot_id, self.owner, self.real.now(), limit, held=held
            )

    async def claim_all_left(self, limit: int = 500) -> list[Stored]:
        """Take over everything unfinished without waiting for leases, at most `limit`, oldest first.

        Only where one process runs (SQLite and its lock file): elsewhere nothing is taken. Call it again
        until nothing comes: what was taken is not given twice.
        """
        if not self.work.database.is_sqlite:
            return []
        async with self.work.begin() as session:
            return await queries.claim_left(
                session, self.vault, self.bot_id, self.owner, self.real.now(), limit, even_held=True
            )

    async def renew(self, ids: Sequence[int]) -> None:
        """Go on holding these updates."""
        async with self.work.begin(ahead=True) as session:
            await queries.renew(session, self.bot_id, self.owner, ids, self.real.now())

    async def is_next(self, stored: Stored) -> bool:
        """Return whether no earlier update of the same chat still waits (another process may hold it)."""
        if self.work.database.is_sqlite:
            return True
        async with self.work.read() as session:
            return not await queries.earlier_open(session, self.bot_id, stored.chat_key, stored.update_id)

    async def pending(self) -> int:
        """Return how many updates are not finished."""
        async with self.work.read() as session:
            return await queries.pending(session, self.bot_id)

    async def latest(self) -> datetime | None:
        """Return when the newest stored update came in, None before the first."""
        async with self.work.read() as session:
            return await queries.latest(session, self.bot_id)

    async def listed(self, limit: int = 200) -> list[Aside]:
        """Return what is unfinished or set aside, oldest first."""
        async with self.work.read() as session:
            return await queries.listed(session, self.bot_id, limit)

    async def put_back(self, update_id: int | None = None) -> int:
        """Put one set-aside update (or all) back into line; return how many."""
        async with self.work.begin() as session:
            return await queries.put_back(session, self.bot_id, update_id, self.real.now())

    async def traces(self, telegram_id: int, since: datetime) -> set[int]:
        """Return the numbers of that private chat's messages since then (aware UTC), as far as known.

        Of somebody who agreed to be known, for two days; what the outbox sent is in its own ledger.
        """
        async with self.work.read() as session:
            return await queries.traces(session, self.bot_id, self.vault.macs(telegram_id), since)

    async def forget_traces(self, limit: int = 5000) -> int:
        """Forget numbers of messages older than 48 hours, of at most `limit` updates; return how many."""
        async with self.work.begin() as session:
            return await queries.forget_traces(session, self.real.now() - TRACED, limit)

    async def forget_chat(self, telegram_id: int) -> int:
        """Wipe what is kept of the private chat with that Telegram id; return how many updates it was."""
        async with self.work.begin() as session:
            return await queries.forget_chat(session, self.bot_id, self.vault.macs(telegram_id))

    async def forget_old(self, limit: int = 5000) -> int:
        """Delete keys older than 8 days, at most `limit`; return how many."""
        async with self.work.begin() as session:
            return await queries.forget(session, self.real.now() - KEPT, limit)
