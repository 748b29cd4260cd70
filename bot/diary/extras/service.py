"""Use cases of the one more question."""

from dataclasses import dataclass
from datetime import date

from bot.diary.extras import queries
from bot.diary.extras.model import SCORED, Extra, Question
from bot.diary.moods.model import check_day
from bot.infra.vault import Vault
from bot.infra.work import Work
from bot.kernel.clock import Clock
from bot.kernel.localtime import local_day
from bot.people import Person


@dataclass(frozen=True, slots=True)
class Extras:
    """Keeps the one more question of each person and its answers; one instance serves the process."""

    work: Work
    clock: Clock
    vault: Vault

    async def chosen(self, person: Person) -> Question | None:
        """Return what the person is asked besides, None for nothing."""
        async with self.work.read() as session:
            return await queries.chosen(session, person.id)

    async def choose(self, person: Person, question: Question | None) -> None:
        """Ask that from now on, or nothing; answers so far stay."""
        async with self.work.begin() as session:
            await queries.choose(session, person.id, question)

    async def score(self, person: Person, day: date, question: Question, score: int) -> None:
        """Store or change a day's score, 0 to 10; raises DayTooOld, ValueError."""
        if question not in SCORED or not 0 <= score <= 10:
            raise ValueError(f"{question}: {score}")
        check_day(day, self._today(person))
        async with self.work.begin() as session:
            await queries.put(session, person.id, day, question, self.clock.now(), score=score)

    async def tell(self, person: Person, day: date, words: str) -> None:
        """Store or change what went well that day, sealed; raises DayTooOld."""
        check_day(day, self._today(person))
        sealed = self.vault.seal_text(words)
        async with self.work.begin() as session:
            await queries.put(session, person.id, day, Question.WELL, self.clock.now(), words_sealed=sealed)

    async def between(self, person: Person, since: date, until: date) -> list[Extra]:
        """Return the answers from `since` to `until`, both included, oldest first."""
        async with self.work.read() as session:
            return await queries.between(session, self.vault, person.id, since, until)

    def _today(self, person: Person) -> date:
        return local_day(self.clock.now(), person.zone)
