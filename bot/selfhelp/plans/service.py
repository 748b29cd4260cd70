"""Use cases of a person's own words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.infra.vault import Vault
from bot.infra.work import Work
from bot.kernel.clock import Clock
from bot.people import Person
from bot.selfhelp.plans import queries
from bot.selfhelp.plans.model import (
    SAFETY,
    SINGLE,
    LineGone,
    Part,
    Plan,
    Trusted,
    check_line,
    check_room,
)


@dataclass(frozen=True, slots=True)
class Plans:
    """Keeps what a person wrote for a hard hour, sealed; one instance serves the process."""

    work: Work
    clock: Clock
    vault: Vault

    async def of(self, person: Person) -> Plan:
        """Return everything the person wrote, in one query."""
        async with self.work.read() as session:
            return await queries.plan_of(session, self.vault, person.id)

    async def has_safety(self, person: Person) -> bool:
        """Return whether the person has written anything of a safety plan."""
        async with self.work.read() as session:
            return await queries.has(session, person.id, SAFETY)

    async def write(self, person: Person, part: Part, texts: Sequence[str]) -> Plan:
        """Add lines to a part (the note to oneself is replaced) and return the whole.

        Raises LineTooLong, PlanFull; then nothing is written.
        """
        for text in texts:
            check_line(part, text)
        return await self._put(person, part, texts, [self.vault.seal_text(text) for text in texts])

    async def write_if_then(self, person: Person, when: str, then: str) -> Plan:
        """Add an if-then plan and return the whole; raises LineTooLong, PlanFull."""
        for half in (when, then):
            check_line(Part.IF_THEN, half)
        return await self._put(
            person, Part.IF_THEN, [when + then], [self.vault.seal_json({"if": when, "then": then})]
        )

    async def trust(self, person: Person, whom: Trusted) -> Plan:
        """Keep whom the person trusts, in place of anybody kept before; raises LineTooLong."""
        for text in (whom.name, whom.number or ""):
            check_line(Part.TRUSTED, text)
        sealed = self.vault.seal_json({"name": whom.name, "number": whom.number})
        return await self._put(person, Part.TRUSTED, [whom.name], [sealed])

    async def change(self, person: Person, line_id: int, text: str) -> Plan:
        """Write a line anew where it stands; raises LineTooLong, PlanFull, LineGone."""
        async with self.work.begin() as session:
            plan = await queries.plan_of(session, self.vault, person.id)
            line = plan.line(line_id)
            if line is None:
                raise LineGone
            check_line(line.part, text)
            others = Plan(tuple(one for one in plan.lines if one.id != line_id), plan.if_thens)
            check_room(others, line.part, [text])
            await queries.change(session, person.id, line_id, self.vault.seal_text(text), self.clock.now())
            return await queries.plan_of(session, self.vault, person.id)

    async def remove(self, person: Person, line_id: int) -> Plan:
        """Delete a line or an if-then plan and return the whole; one that is gone already is no error."""
        async with self.work.begin() as session:
            await queries.remove(session, person.id, line_id)
            return await queries.plan_of(session, self.vault, person.id)

    async def clear(self, person: Person, parts: Collection[Part]) -> Plan:
        """Delete whole parts and return what is left."""
        async with self.work.begin() as session:
            await queries.clear(session, person.id, parts)
            return await queries.plan_of(session, self.vault, person.id)

    async def _put(self, person: Person, part: Part, texts: Sequence[str], sealed: Sequence[bytes]) -> Plan:
        async with self.work.begin() as session:
            if part in SINGLE:
                await queries.clear(session, person.id, [part])
            else:
                plan = await queries.plan_of(session, self.vault, person.id)
                check_room(plan, part, texts)
            await queries.add(session, person.id, part, sealed, self.clock.now())
            return await queries.plan_of(session, self.vault, person.id)
