"""Use cases of risky times."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.infra.vault import Vault
from bot.infra.work import Work
from bot.kernel.clock import Clock
from bot.kernel.localtime import in_quiet_hours, on_day
from bot.messaging.delivery import Lane, NewMessage, Outbox
from bot.people import Person
from bot.selfhelp.risky import queries
from bot.selfhelp.risky.model import BEFORE, MOST_TIMES, Note, Rhythm, RiskyTime, TooManyTimes, next_note

RISKY = "risky-time"


@dataclass(frozen=True, slots=True)
class RiskyTimes:
    """Sends a neutral note shortly before each risky time; one instance serves the process."""

    work: Work
    clock: Clock
    vault: Vault
    outbox: Outbox

    async def of(self, person: Person) -> list[RiskyTime]:
        """Return the person's risky times, in the order in which they were written."""
        async with self.work.read() as session:
            return await queries.of(session, self.vault, person.id)

    async def get(self, person: Person, id_: int) -> RiskyTime | None:
        """Return one of the person's risky times, None when it is gone or not theirs."""
        async with self.work.read() as session:
            return await queries.get(session, self.vault, person.id, id_)

    async def add(self, person: Person, rhythm: Rhythm, name: str = "") -> RiskyTime:
        """Keep a risky time and return it; raises TooManyTimes."""
        async with self.work.begin() as session:
            if await queries.count(session, person.id) >= MOST_TIMES:
                raise TooManyTimes
            return await queries.add(
                session, self.vault, person.id, rhythm, name, self._next(person, rhythm, self.clock.now())
            )

    async def plan_for(self, person: Person, id_: int, mine: str) -> RiskyTime | None:
        """Keep what the person will do at that time; None when it is gone or not theirs."""
        async with self.work.begin() as session:
            one = await queries.get(session, self.vault, person.id, id_)
            if one is None:
                return None
            await queries.put_words(session, self.vault, id_, one.name, mine)
        return replace(one, mine=mine)

    async def remove(self, person: Person, id_: int) -> None:
        """Delete one; a note of it that is queued already has nothing left to say and does not go."""
        async with self.work.begin() as session:
            await queries.remove(session, person.id, id_)

    async def follow(self, person: Person) -> None:
        """Plan every note anew after the person's zone or quiet hours changed (the person given has them)."""
        now = self.clock.now()
        async with self.work.begin() as session:
            times = await queries.of(session, self.vault, person.id)
            await queries.advance(session, [(one.id, self._next(person, one.rhythm, now)) for one in times])

    async def ahead(self, session: AsyncSession, ends: Mapping[int, datetime]) -> list[tuple[int, str]]:
        """Return (person, kind) for each note planned before the moment given for that person."""
        return [(person_id, RISKY) for person_id in await queries.coming(session, ends)]

    async def next_due(self) -> datetime | None:
        """Return when somebody's note is planned next."""
        async with self.work.read() as session:
            return await queries.next_due(session, self.clock.now())

    async def tick(self, limit: int = 500) -> int:
        """Queue the notes that are due and plan the next ones, in one transaction; return how many.

        In a pause or a hold, in quiet hours, and once the time itself has come, nothing goes: that coming is
        passed over.
        """
        now = self.clock.now()
        async with self.work.begin() as session:
            due = await queries.claim_due(session, now, limit)
            messages: list[NewMessage] = []
            moves: list[tuple[int, Note]] = []
            for one in due:
                # After downtime the newest coming may still be ahead: its note is due at once.
                following = next_note(
                    now - BEFORE, one.rhythm, one.zone, one.quiet_from, one.quiet_until, done_on=one.day
                )
                moves.append((one.id, following))
                event = on_day(one.day, one.rhythm.wall, one.zone)
                local = now.astimezone(one.zone).time()
                quiet = in_quiet_hours(local, one.quiet_from, one.quiet_until)
                if one.welcome and event is not None and now < event and not quiet:
                    messages.append(
                        NewMessage(
                            RISKY,
                            # Pause, hold and quiet hours were looked at here; it counts as unasked
                            # all the same (delivery/daily.py).
                            Lane.ASKED,
                            f"{RISKY}:{one.id}:{one.day.isoformat()}",
                            one.person_id,
                            what={"id": one.id},
                            expires_at=event,
                        )
                    )
            await queries.advance(session, moves)
            await self.outbox.add(*messages)
        return len(due)

    def _next(self, person: Person, rhythm: Rhythm, now: datetime) -> Note:
        return next_note(now, rhythm, person.zone, person.quiet_from, person.quiet_until)
