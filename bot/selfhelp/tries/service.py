"""Use cases of techniques: offer one, hear whether it helped."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.infra.work import Work
from bot.kernel.clock import Clock
from bot.people import Person
from bot.selfhelp.library import Library, Technique
from bot.selfhelp.tries import queries
from bot.selfhelp.tries.model import (
    CRAVING,
    InCraving,
    Offer,
    Outcome,
    Record,
    Tried,
    best_so_far,
    outcome_of_fall,
    pick,
    pick_in_craving,
)


@dataclass(frozen=True, slots=True)
class Tries:
    """Remembers which techniques a person was offered and which helped; one instance serves the process."""

    work: Work
    clock: Clock
    # Asked for anew each time: content may be reloaded.
    library: Callable[[], Library]

    async def offer(self, person: Person, when: str) -> Offer:
        """Choose the next technique for `when`, note the offer and return it.

        Raises KeyError when no technique is for `when`.
        """
        now = self.clock.now()
        async with self.work.begin() as session:
            record = await queries.record_of(session, person.id)
            chosen = pick(self.library(), when, record, person.id, person.language, now)
            worked = best_so_far(self.library(), when, record, person.language)
            try_id = await queries.add(session, person.id, chosen.id, when, now)
        return Offer(try_id, chosen, when, worked if worked and worked.id != chosen.id else None)

    async def offer_this(self, person: Person, technique: Technique, when: str | None = None) -> Offer:
        """Note that the person asked for this technique (or was led to it) and return the offer."""
        occasion = when or technique.when[0]
        async with self.work.begin() as session:
            try_id = await queries.add(session, person.id, technique.id, occasion, self.clock.now())
        return Offer(try_id, technique, occasion)

    async def offer_in_craving(
        self, person: Person, pull: int, technique: Technique | None = None
    ) -> InCraving:
        """Choose what to try at this pull (0 to 10), or take the given technique; note it and return it.

        Raises KeyError when no technique is for a craving.
        """
        now = self.clock.now()
        async with self.work.begin() as session:
            record = await queries.record_of(session, person.id)
            chosen = technique or pick_in_craving(self.library(), record, person.id, person.language, now)
            try_id = await queries.add(session, person.id, chosen.id, CRAVING, now, pull)
        points, times = record.fell.get(chosen.id, (0, 0))
        return InCraving(try_id, chosen, pull, points / times if times else None)

    async def tried(self, person: Person, try_id: int) -> Tried | None:
        """Return an offer as it is kept, None for one that is not theirs."""
        async with self.work.read() as session:
            return await queries.get(session, person.id, try_id)

    async def rate_after(self, person: Person, try_id: int, pull: int) -> Tried | None:
        """Keep the pull after a technique (0 to 10; said again it is replaced) and return the offer as it is.

        None for one that is not theirs or was not offered in a craving.
        """
        async with self.work.begin() as session:
            tried = await queries.get(session, person.id, try_id)
            if tried is None or tried.pull_before is None:
                return None
            outcome = outcome_of_fall(tried.pull_before, pull)
            await queries.put_after(session, person.id, try_id, pull, outcome)
            return replace(tried, outcome=outcome, pull_after=pull)

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
