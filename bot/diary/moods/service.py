"""Use cases of the diary's days."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from bot.diary.moods import queries
from bot.diary.moods.model import FILL_IN, DayNote, Days, Used, check_day
from bot.infra.vault import Vault
from bot.infra.work import Work
from bot.kernel.clock import Clock
from bot.kernel.localtime import local_day
from bot.people import Person

SHOWN_DAYS = 30
# Given a day, the last SHOWN_DAYS with it and the ids of what was said of other days, returns the id of what
# to say of it now.
Answer = Callable[[DayNote, Days, Sequence[str]], str]


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

    async def conclude(
        self, person: Person, day: date, used: Used | None, answer: Answer, remembered: int
    ) -> tuple[DayNote, Days]:
        """Store or change whether the person used that day, and with it what `answer` says of the day.

        `used` is None where that is not asked: what is noted of it stays.
        `remembered` is how many days back it is told what was said. Returns the day as it is now, and the
        last days with it; their own notes stay sealed. Raises DayTooOld.
        """
        today = self.today(person)
        check_day(day, today)
        async with self.work.begin() as session:
            known = await queries.outline(session, person.id, today - timedelta(days=remembered - 1))
            by_day = {note.day: note for note in known}
            note = by_day.get(day, DayNote(day))
            note = by_day[day] = note if used is None else replace(note, used=used)
            since = today - timedelta(days=SHOWN_DAYS - 1)

            def shown() -> Days:
                return Days(
                    since, today, tuple(by_day[one] for one in sorted(by_day) if since <= one <= today)
                )

            said = answer(note, shown(), [one.said for one in known if one.said and one.day != day])
            now = self.clock.now()
            values = {"said": said} if used is None else {"said": said, "used": used.value}
            by_day[day] = await queries.put(session, self.vault, person.id, day, now, **values)
        return by_day[day], shown()

    async def record_note(self, person: Person, day: date, note: str) -> DayNote:
        """Store or change a day's note, sealed; raises DayTooOld."""
        return await self._put(person, day, note_sealed=self.vault.seal_text(note))

    async def day(self, person: Person, day: date) -> DayNote | None:
        """Return what is noted of one day."""
        async with self.work.read() as session:
            return await queries.get(session, self.vault, person.id, day)

    async def last_days(self, person: Person, count: int = SHOWN_DAYS) -> Days:
        """Return the last `count` days up to today where the person is."""
        today = self.today(person)
        since = today - timedelta(days=count - 1)
        async with self.work.read() as session:
            notes = await queries.between(session, self.vault, person.id, since, today)
        return Days(since, today, tuple(notes))

    def fill_from(self, person: Person) -> date:
        """Return the first day that can still be filled in, none from before the person came."""
        today = self.today(person)
        return max(today - FILL_IN, min(today, local_day(person.created_at, person.zone)))

    async def _put(self, person: Person, day: date, **values: Any) -> DayNote:
        check_day(day, self.today(person))
        async with self.work.begin(single=True) as session:
            return await queries.put(session, self.vault, person.id, day, self.clock.now(), **values)
