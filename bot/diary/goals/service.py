"""Use cases of cutting down."""

from dataclasses import dataclass

from bot.diary.goals import queries
from bot.diary.goals.model import SHOWN, Weeks, monday_of, weeks_until
from bot.diary.moods.queries import told_of_use
from bot.infra.work import Work
from bot.kernel.clock import Clock
from bot.kernel.localtime import local_day
from bot.people import Person


@dataclass(frozen=True, slots=True)
class Goals:
    """Keeps what people who cut down aim for; one instance serves the process."""

    work: Work
    clock: Clock

    async def weeks(self, person: Person, count: int = SHOWN) -> Weeks:
        """Return the last `count` weeks where the person is, this one included."""
        today = local_day(self.clock.now(), person.zone)
        async with self.work.read() as session:
            told = await told_of_use(session, person.id)
            return weeks_until(today, told, await queries.goals(session, person.id), count)

    async def set(self, person: Person, days_a_week: int | None) -> None:
        """Aim for so many days with use a week at most, 0 to 7, from this week on; None for no goal.

        Weeks that are over keep the goal they had. Raises ValueError.
        """
        if days_a_week is not None and not 0 <= days_a_week <= 7:
            raise ValueError(days_a_week)
        monday = monday_of(local_day(self.clock.now(), person.zone))
        async with self.work.begin() as session:
            await queries.put(session, person.id, monday, days_a_week)
