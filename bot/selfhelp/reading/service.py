"""Use cases of opinions: save, say whether it was useful, turn something away."""

from dataclasses import dataclass
from typing import Any

from bot.infra.work import Work
from bot.kernel.clock import Clock
from bot.people import Person
from bot.selfhelp.reading import queries
from bot.selfhelp.reading.model import Item, Kind, Opinion


@dataclass(frozen=True, slots=True)
class Reading:
    """Keeps what a person thinks of what they read; one instance serves the process."""

    work: Work
    clock: Clock

    async def save(self, person: Person, item: Item) -> Opinion:
        """Put the item on the person's list; saving it again moves it to the top. Return their opinion."""
        return await self._put(person, item, saved_at=self.clock.now())

    async def unsave(self, person: Person, item: Item) -> Opinion:
        """Take the item off the list and return their opinion."""
        return await self._put(person, item, saved_at=None)

    async def find_useful(self, person: Person, item: Item) -> Opinion:
        """Keep that the item was of use, which also takes back "not for me"; return their opinion."""
        return await self._put(person, item, useful=True, unwanted=False)

    async def turn_away(self, person: Person, item: Item) -> Opinion:
        """Never send this item unasked or lead to it again; return their opinion."""
        return await self._put(person, item, useful=False, unwanted=True)

    async def opinion(self, person: Person, item: Item) -> Opinion:
        """Return what the person thinks of the item; an empty opinion when they never said."""
        async with self.work.read() as session:
            return await queries.get(session, person.id, item) or Opinion(item)

    async def saved(self, person: Person) -> list[Item]:
        """Return what the person saved, newest first; the library may no longer have all of it."""
        async with self.work.read() as session:
            return await queries.saved(session, person.id)

    async def unwanted(self, person: Person, kind: Kind) -> set[str]:
        """Return the ids of that kind that are not for this person."""
        async with self.work.read() as session:
            return await queries.unwanted(session, person.id, kind)

    async def _put(self, person: Person, item: Item, **values: Any) -> Opinion:
        async with self.work.begin() as session:
            await queries.put(session, person.id, item, self.clock.now(), **values)
            return await queries.get(session, person.id, item) or Opinion(item)
