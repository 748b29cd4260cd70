"""Use cases of the diary's days."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot.diary.moods import queries
from bot.diary.moods.model import FILL_IN, DayNote, Days, DayTooOld, Used
from bot.infra.vault import Vault
from bot.infra.work import Work
from bot.kernel.clock import Clock
from bot.kernel.localtime import local_day
from bot.people import Person


@dataclass(frozen=True, slots=True)
class MoodLog:
    """Keeps what a person notes of their days; one instance serves the process."""

    work: Work
    clock: Clock
    vault: Vault

    def today(self, person: Person) -> date:
        """Return the date where the person is."""
        return local_day(self.clock.now(), person.zone)

    async def record_mood(self, person: Person, day: date, mood: int) -> DayNote:
        """Store or change a day's mood, 1 to 5; raises DayTooOld, ValueError."""
        if not 1 <= mood <= 5:
            raise ValueError(mood)
        return await self._put(person, day, mood=mood)

    async def record_craving(self, person: Person, day: date, craving: int) -> DayNote:
        """Store or change a day's craving, 0 to 10; raises DayTooOld, ValueError."""
        if not 0 <= craving <= 10:
            raise ValueError(craving)
        return await self._put(person, day, craving=craving)

    async def record_use(self, person: Person, day: date, used: Used) -> DayNote:
        """Store or change whether the person used that day; raises DayTooOld."""
        return await self._put(person, day, used=used.value)

    async def record_note(self, person: Person, day: date, note: str) -> DayNote:
        """Store or change a day's note, sealed; raises DayTooOld."""
        return await self._put(person, day, note_sealed=self.vault.seal_text(note))

    async def day(self, person: Person, day: date) -> DayNote | None:
        """Return what is noted of one day."""
        async with self.work.read() as session:
            return await queries.get(session, self.vault, person.id, day)

    async def last_days(self, person: Person, count: int = 30) -> Days:
        """Return the last `count` days up to today where the person is."""
        today = self.today(person)
        since = today - timedelta(days=count - 1)
        async with self.work.read() as session:
            notes = await queries.between(session, self.vault, person.id, since, today)
        return Days(since, today, tuple(notes))

    async def _put(self, person: Person, day: date, **values: Any) -> DayNote:
        today = self.today(person)
        # One day ahead is a person who travelled west after a tap, not a mistake.
        if day < today - FILL_IN or day > today + timedelta(days=1):
            raise DayTooOld
        async with self.work.begin(single=True) as session:
            return await queries.put(session, self.vault, person.id, day, self.clock.now(), **values)
