"""Use cases after a lapse."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.diary.lapses import queries
from bot.diary.lapses.model import TAKEN_UP, WORDS_LIMIT, Lapse, Step, after, with_choice
from bot.infra.vault import Vault
from bot.infra.work import Work
from bot.kernel.clock import Clock
from bot.people import Person


@dataclass(frozen=True, slots=True)
class Lapses:
    """Keeps what people tell of a lapse; one instance serves the process."""

    work: Work
    clock: Clock
    vault: Vault

    async def start(self, person: Person, day: date | None = None) -> Lapse:
        """Begin, or take up what was left within the last day; `day` is when it was, where that is known."""
        now = self.clock.now()
        async with self.work.begin() as session:
            lately = await queries.since(session, self.vault, person.id, now - TAKEN_UP)
            left = next((one for one in reversed(lately) if one.step is not Step.DONE), None)
            if left is None:
                new = Lapse(0, now, Step.WHEN if day is None else Step.HAPPENED, day)
                return await queries.add(session, self.vault, person.id, new)
            if day is not None and left.step is Step.WHEN:
                left = replace(left, day=day, step=Step.HAPPENED)
                await queries.put(session, self.vault, person.id, left)
            return left

    async def get(self, person: Person, lapse_id: int) -> Lapse | None:
        """Return a lapse of the person, None when there is no such one."""
        async with self.work.read() as session:
            return await queries.get(session, self.vault, person.id, lapse_id)

    async def note_day(self, person: Person, lapse: Lapse, day: date | None) -> Lapse:
        """Keep when it was, None for not said, and go on."""
        return await self._put(person, replace(lapse, day=day, step=Step.HAPPENED))

    async def tell(self, person: Person, lapse: Lapse, step: Step, text: str, *, counts: bool) -> Lapse:
        """Keep the person's words for a question, WORDS_LIMIT at most, and go on; raises ValueError."""
        if len(text) > WORDS_LIMIT:
            raise ValueError(len(text))
        if step is Step.HAPPENED:
            lapse = replace(lapse, happened=text)
        elif step is Step.HELPED:
            lapse = replace(lapse, helped=text)
        elif step is Step.NEXT:
            lapse = replace(lapse, own=text)
        else:
            raise ValueError(step)
        return await self._put(person, replace(lapse, step=after(step, counts=counts)))

    async def choose(self, person: Person, lapse: Lapse, code: str) -> Lapse:
        """Choose a small thing for the next 24 hours, or take it back; raises ValueError."""
        return await self._put(person, with_choice(lapse, code))

    async def go_on(self, person: Person, lapse: Lapse, step: Step, *, counts: bool) -> Lapse:
        """Go on to the question after `step`."""
        return await self._put(person, replace(lapse, step=after(step, counts=counts)))

    async def told_since(self, person: Person, moment: datetime) -> list[Lapse]:
        """Return what was told since that moment, oldest first."""
        async with self.work.read() as session:
            return await queries.since(session, self.vault, person.id, moment)

    async def _put(self, person: Person, lapse: Lapse) -> Lapse:
        async with self.work.begin() as session:
            await queries.put(session, self.vault, person.id, lapse)
        return lapse
