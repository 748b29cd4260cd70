"""Use cases of wishes for a day."""

from dataclasses import dataclass
from datetime import date

from bot.diary.intentions import queries
from bot.diary.intentions.model import Intention, Outcome, Wish
from bot.diary.moods.model import check_day
from bot.infra.vault import Vault
from bot.infra.work import Work
from bot.kernel.clock import Clock
from bot.kernel.localtime import local_day
from bot.people import Person


@dataclass(frozen=True, slots=True)
class Intentions:
    """Keeps what people want of a day; one instance serves the process."""

    work: Work
    clock: Clock
    vault: Vault

    async def want(self, person: Person, day: date, wish: Wish) -> Intention:
        """Store what is wanted of a day, in place of what was; raises DayTooOld."""
        check_day(day, self._today(person))
        async with self.work.begin() as session:
            await queries.put(session, person.id, day, self.clock.now(), wish=wish.value)
        return Intention(day, wish, None, None)

    async def want_in_words(self, person: Person, day: date, words: str) -> Intention:
        """Store in words what is wanted of a day, sealed; raises DayTooOld."""
        check_day(day, self._today(person))
        sealed = self.vault.seal_text(words)
        async with self.work.begin() as session:
            await queries.put(session, person.id, day, self.clock.now(), words_sealed=sealed)
        return Intention(day, None, words, None)

    async def of(self, person: Person, day: date) -> Intention | None:
        """Return what is wanted of a day, None when nothing was said."""
        async with self.work.read() as session:
            return await queries.get(session, self.vault, person.id, day)

    async def became(self, person: Person, day: date, outcome: Outcome) -> bool:
        """Store what became of it; False when nothing was wanted of that day. Raises DayTooOld."""
        check_day(day, self._today(person))
        async with self.work.begin() as session:
            return await queries.set_outcome(session, person.id, day, outcome, self.clock.now())

    def _today(self, person: Person) -> date:
        return local_day(self.clock.now(), person.zone)
