"""Use cases about the people we know."""

import enum
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.infra.vault import Vault
from bot.infra.work import Work
from bot.kernel.clock import Clock
from bot.kernel.localtime import local_day
from bot.people import queries
from bot.people.model import NewPerson, Person, Place, Reach

# How exactly it is kept when somebody was here last; what is forgotten goes by months.
SEEN_EVERY = timedelta(days=1)
FOR_EVER = datetime(9999, 1, 1, tzinfo=UTC)
CHANGEABLE = {field.name for field in fields(Person)} - {"id", "telegram_id", "created_at"}


@dataclass(frozen=True, slots=True)
class People:
    """Knows who is who; one instance serves the process."""

    work: Work
    clock: Clock
    vault: Vault

    async def find(self, telegram_id: int) -> Person | None:
        """Return the person with that Telegram id, or None for somebody who never consented."""
        async with self.work.read() as session:
            return await queries.by_telegram_id(session, self.vault, telegram_id)

    async def visit(self, telegram_id: int) -> tuple[Person | None, Place | None]:
        """Return the person with that Telegram id and what their next typed message answers."""
        async with self.work.read() as session:
            return await queries.visit(session, self.vault, telegram_id) or (None, None)

    async def get(self, person_id: int) -> Person | None:
        """Return the person, or None when erased."""
        async with self.work.read() as session:
            return await queries.reread(session, self.vault, person_id)

    async def welcome(self, new: NewPerson) -> Person:
        """Keep a person who consented, or renew the consent of one we know; return them."""
        now = self.clock.now()
        async with self.work.begin() as session:
            await queries.take_back_refusal(session, self.vault, new.telegram_id)
            known = await queries.by_telegram_id(session, self.vault, new.telegram_id)
            if known is None:
                try:
                    async with session.begin_nested():
                        return await queries.add(session, self.vault, new, now)
                except IntegrityError:
                    # Two taps at once: the other one has just inserted the same person.
                    known = await queries.by_telegram_id(session, self.vault, new.telegram_id)
                    if known is None:
                        raise
            await queries.change(
                session, known.id, consent_version=new.consent_version, consent_at=now, reach=Reach.OK.value
            )
            return await self._reread(session, known.id)

    async def refuse(self, telegram_id: int) -> None:
        """Keep only that this Telegram id said no."""
        async with self.work.begin() as session:
            await queries.refuse(session, self.vault, telegram_id, self.clock.now())

    async def has_refused(self, telegram_id: int) -> bool:
        """Return whether this Telegram id said no within the last 12 months."""
        async with self.work.read() as session:
            return await queries.has_refused(session, self.vault, telegram_id)

    async def change(self, person: Person, **values: Any) -> Person:
        """Write fields of Person and return the person as they are now; raises TypeError for other names."""
        async with self.work.begin() as session:
            return await self.change_in(session, person, **values)

    async def change_in(self, session: AsyncSession, person: Person, **values: Any) -> Person:
        """Do what `change` does inside a transaction that is open already."""
        unknown = set(values) - CHANGEABLE
        if unknown:
            raise TypeError(f"not a changeable field of a person: {sorted(unknown)}")
        if values.get("stage", person.stage) is not person.stage:
            # The journey of a stage begins with the day somebody said that they are there.
            values.setdefault("stage_on", local_day(self.clock.now(), person.zone))
        plain = {key: value.value if isinstance(value, enum.Enum) else value for key, value in values.items()}
        await queries.change(session, person.id, **plain)
        return await self._reread(session, person.id)

    async def seen(self, person: Person) -> Person:
        """Note that the person wrote: they can be reached again. Writes at most once a day."""
        now = self.clock.now()
        if person.reach is Reach.OK and now - person.last_seen_at < SEEN_EVERY:
            return person
        return await self.change(person, reach=Reach.OK, last_seen_at=now)

    async def pause(self, person: Person, until: datetime | None) -> Person:
        """Send nothing unasked until then; None means until /resume."""
        return await self.change(person, paused_until=until or FOR_EVER)

    async def resume(self, person: Person) -> Person:
        """End a pause."""
        return await self.change(person, paused_until=None)

    async def hold(self, person: Person, hours: int = 72) -> Person:
        """Start or lengthen the crisis hold: DESIGN section 8 sets 72 hours from the last HIGH or above."""
        return await self.change(person, hold_until=self.clock.now() + timedelta(hours=hours))

    async def go_to(self, person: Person, place: Place | None) -> None:
        """Set what the next typed message answers; None when it answers nothing."""
        async with self.work.begin() as session:
            await queries.put_place(session, self.vault, person.id, place, self.clock.now())

    async def erase(self, person: Person) -> None:
        """Delete a person and all that hangs on them; bot/privacy/forget.py does the rest."""
        async with self.work.begin() as session:
            await queries.erase(session, self.vault, person)

    async def forget_refusals(self, before: datetime, limit: int = 5000) -> int:
        """Delete noes said before then, at most `limit`; return how many."""
        async with self.work.begin() as session:
            return await queries.forget_refusals(session, before, limit)

    async def forget_places(self, before: datetime, limit: int = 5000) -> int:
        """Delete where people were in a conversation that they left before then; return how many."""
        async with self.work.begin() as session:
            return await queries.forget_places(session, before, limit)

    async def _reread(self, session: AsyncSession, person_id: int) -> Person:
        person = await queries.reread(session, self.vault, person_id)
        if person is None:
            raise LookupError("the person was erased meanwhile")
        return person
