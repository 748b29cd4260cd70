"""Use cases of the bladder check."""

from dataclasses import dataclass, replace
from datetime import date

from bot.diary.bladder import queries
from bot.diary.bladder.model import MOST, BladderCheck, Measure, Sign
from bot.diary.moods.model import check_day
from bot.infra.work import Work
from bot.kernel.clock import Clock
from bot.kernel.localtime import local_day
from bot.people import Person

# The kind of the weekly message (bot/diary/weekly).
BLADDER = "bladder"


@dataclass(frozen=True, slots=True)
class Bladder:
    """Keeps what people note of their bladder; one instance serves the process."""

    work: Work
    clock: Clock

    async def of(self, person: Person, day: date) -> BladderCheck:
        """Return the check of that day, an empty one when nothing was said yet."""
        async with self.work.read() as session:
            return await queries.get(session, person.id, day) or BladderCheck(day)

    async def last(self, person: Person, limit: int) -> list[BladderCheck]:
        """Return the last checks, at most `limit`, oldest first."""
        async with self.work.read() as session:
            return await queries.last(session, person.id, limit)

    async def before(self, person: Person, day: date) -> BladderCheck | None:
        """Return the last check before that day."""
        earlier = [one for one in await self.last(person, 2) if one.day < day]
        return earlier[-1] if earlier else None

    async def toggle(self, person: Person, day: date, sign: Sign) -> BladderCheck:
        """Add a sign, or take it away again; raises DayTooOld."""
        check_day(day, self._today(person))
        async with self.work.begin() as session:
            one = await queries.get(session, person.id, day) or BladderCheck(day)
            one = replace(one, signs=(one.signs or frozenset()) ^ {sign})
            await queries.put(session, person.id, one, self.clock.now())
        return one

    async def no_more_signs(self, person: Person, day: date) -> BladderCheck:
        """Keep that the question about signs was answered, by those tapped or none; raises DayTooOld."""
        check_day(day, self._today(person))
        async with self.work.begin() as session:
            one = await queries.get(session, person.id, day) or BladderCheck(day)
            if one.signs is None:
                one = replace(one, signs=frozenset())
                await queries.put(session, person.id, one, self.clock.now())
        return one

    async def note(self, person: Person, day: date, measure: Measure, step: int) -> BladderCheck:
        """Store or change one step; raises DayTooOld, ValueError."""
        if not 0 <= step <= MOST[measure]:
            raise ValueError(f"{measure}: {step}")
        check_day(day, self._today(person))
        async with self.work.begin() as session:
            one = await queries.get(session, person.id, day) or BladderCheck(day)
            one = replace(one, values={**one.values, measure: step})
            await queries.put(session, person.id, one, self.clock.now())
        return one

    def _today(self, person: Person) -> date:
        return local_day(self.clock.now(), person.zone)
