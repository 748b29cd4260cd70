"""The unit of work: one transaction for a use case, one for everything an update does."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.infra.database import Database


@dataclass(slots=True)
class Turn:
    """One update being handled: its transaction, the replies that wait for it, what went wrong."""

    session: AsyncSession | None = None
    # Values of handlers.outgoing.Reply; this room does not look into them.
    replies: list[Any] = field(default_factory=list)
    # Set by handlers/errors.py: PTB swallows every exception and tells nobody else.
    error: Exception | None = None
    # Set when replies must not be spoken: help has just been given and comes first.
    hushed: bool = False
    # Set when PTB built the update's context; PTB drops an update in silence when that fails.
    reached_handlers: bool = False
    # Set when the person agreed to be known: of nobody else are numbers of messages kept.
    known: bool = False
    # How many messages to groups this turn queued: part of their dedupe keys.
    group_replies: int = 0


Finish = Callable[[AsyncSession, Turn], Awaitable[None]]

turn_now: ContextVar[Turn | None] = ContextVar("turn_now", default=None)
# The transaction of a job or a command, which the use cases it calls join as those of a turn do.
session_now: ContextVar[AsyncSession | None] = ContextVar("session_now", default=None)


@dataclass(frozen=True, slots=True)
class Work:
    """Opens transactions; while an update is handled, `begin()` joins the update's."""

    database: Database

    @asynccontextmanager
    async def begin(self, *, ahead: bool = False, single: bool = False) -> AsyncIterator[AsyncSession]:
        """Give a session in a writing transaction; commits at the end, rolls back on an exception.

        `ahead` goes before those who wait for SQLite's one writer: for notes of what has been done already.
        `single` is for a use case that is one statement (with many sets of parameters, if need be) and fails
        only with it: the database does that wholly or not at all, without a begin, a commit or a savepoint.

        Inside a turn, or inside another `begin`, it joins the transaction that is open, by a savepoint
        where something stands before it: an expected BotError undoes its own use case only.
        """
        turn = turn_now.get()
        if turn is None:
            if (outer := session_now.get()) is not None:
                if single:
                    yield outer
                    return
                async with outer.begin_nested():
                    yield outer
                return
            if single:
                async with self.database.writing(ahead=ahead), self.database.singles() as session:
                    yield session
                return
            async with self.database.writing(ahead=ahead), self.database.writes.begin() as session:
                token = session_now.set(session)
                try:
                    yield session
                finally:
                    session_now.reset(token)
            return
        session = await self._session_of(turn)
        if single and session.in_transaction():
            yield session
            return
        if session.in_transaction():
            async with session.begin_nested():
                yield session
            return
        # The first use case of a turn needs no savepoint: nothing stands before it that it could undo.
        try:
            yield session
        except BaseException:
            await session.rollback()
            raise

    def joins(self) -> bool:
        """Return whether `begin` would join a transaction here: what is written belongs to it then."""
        return turn_now.get() is not None or session_now.get() is not None

    async def _session_of(self, turn: Turn) -> AsyncSession:
        if turn.session is None:
            # Only now: a handler that is stuck before its first write holds nothing.
            if self.database.writer is not None:
                await self.database.writer.acquire()
            turn.session = self.database.writes()
        return turn.session

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """Give a session for reading only.

        Inside a turn that has begun to write it is the turn's own session, which sees its changes;
        otherwise a plain read that waits for no writer, each statement seeing what is there at that moment.
        """
        turn = turn_now.get()
        open_session = turn.session if turn is not None else session_now.get()
        if open_session is not None:
            yield open_session
            return
        async with self.database.reads() as session:
            yield session

    @asynccontextmanager
    async def turn(self, finish: Finish) -> AsyncIterator[Turn]:
        """Handle one update: what its handlers do and `finish` commit together, or not at all.

        `finish` is one statement: where the handlers wrote nothing it needs no transaction around it.
        Raises what the handlers put on `turn.error`, after rolling back.
        """
        turn = Turn()
        token = turn_now.set(turn)
        held = False
        try:
            yield turn
            if turn.error is not None:
                raise turn.error
            if turn.session is None:
                async with self.database.writing(), self.database.singles() as session:
                    await finish(session, turn)
                return
            await finish(turn.session, turn)
            await turn.session.commit()
        finally:
            turn_now.reset(token)
            held = turn.session is not None
            if turn.session is not None:
                try:
                    await turn.session.close()  # rolls back what was not committed
                finally:
                    if held and self.database.writer is not None:
                        self.database.writer.release()
        # Before anybody is told: replies go out when this returns.
        await self.database.lasting()


def in_transaction() -> bool:
    """Return whether the update being handled has a transaction open: then nobody may call Telegram."""
    turn = turn_now.get()
    return turn is not None and turn.session is not None
