"""Use cases of techniques: offer one, hear whether it helped."""

from dataclasses import dataclass

from bot.infra.work import Work
from bot.kernel.clock import Clock
from bot.people import Person
from bot.selfhelp.library import Library, Technique
from bot.selfhelp.tries import queries
from bot.selfhelp.tries.model import Offer, Outcome, Record, best_so_far, pick


@dataclass(frozen=True, slots=True)
class Tries:
    """Remembers which techniques a person was offered and which helped; one instance serves the process."""

    work: Work
    clock: Clock
    library: Library

    async def offer(self, person: Person, when: str) -> Offer:
        """Choose the next technique for `when`, note the offer and return it.

        Raises KeyError when no technique is for `when`.
        """
        now = self.clock.now()
        async with self.work.begin() as session:
            record = await queries.record_of(session, person.id)
            chosen = pick(self.library, when, record, person.id, person.language, now)
            worked = best_so_far(self.library, when, record, person.language)
            try_id = await queries.add(session, person.id, chosen.id, when, now)
        return Offer(try_id, chosen, when, worked if worked and worked.id != chosen.id else None)

    async def offer_this(self, person: Person, technique: Technique, when: str | None = None) -> Offer:
        """Note that the person asked for this technique (or was led to it) and return the offer."""
        occasion = when or technique.when[0]
        async with self.work.begin() as session:
            try_id = await queries.add(session, person.id, technique.id, occasion, self.clock.now())
        return Offer(try_id, technique, occasion)

    async def settle(self, person: Person, try_id: int, outcome: Outcome) -> None:
        """Keep what the person said of an offer of theirs; saying it again replaces it."""
        async with self.work.begin() as session:
            await queries.settle(session, person.id, try_id, outcome)

    async def occasion(self, person: Person, try_id: int) -> str | None:
        """Return what was going on at an offer, None for one that is not theirs."""
        async with self.work.read() as session:
            return await queries.occasion_of(session, person.id, try_id)

    async def record(self, person: Person) -> Record:
        """Return what the person was offered so far and what helped."""
        async with self.work.read() as session:
            return await queries.record_of(session, person.id)
