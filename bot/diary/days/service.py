"""Use cases of days without."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.diary.days import queries
from bot.diary.days.model import (
    DAY,
    Count,
    Milestones,
    Stretch,
    count_days,
    just_reached,
    next_day,
    passed,
    toggled,
)
from bot.diary.moods.queries import told_of_use
from bot.infra.work import Work
from bot.kernel.clock import Clock
from bot.kernel.localtime import at_local, local_day
from bot.messaging.delivery import Lane, NewMessage, Outbox, Reason
from bot.people import People, Person, Stage

MILESTONE = "milestone"
# The number is told at this hour where the person is: late enough for the night to be over.
HOUR = time(10, 0)
# After use was noted a number would mock: it is passed over, and /days shows it all the same.
QUIET_AFTER_USE = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class DayCounter:
    """Counts days from the person's own date; one instance serves the process."""

    work: Work
    clock: Clock
    people: People
    outbox: Outbox

    def today(self, person: Person) -> date:
        """Return the date where the person is."""
        return local_day(self.clock.now(), person.zone)

    async def count(self, person: Person) -> Count:
        """Return what the days say today where the person is."""
        async with self.work.read() as session:
            return await self._count(session, person)

    async def earlier(self, person: Person) -> list[Stretch]:
        """Return the stretches before the date that counts now, oldest first; empty ones left out."""
        async with self.work.read() as session:
            found = await queries.stretches(session, person.id)
        return [one for one in found if one.length]

    async def set_date(self, person: Person, day: date) -> Person:
        """Count from `day` on; what was reached before a later date is kept. Return the person as now.

        An earlier date is a correction: it takes in the days between.
        """
        async with self.work.begin() as session:
            if (open_since := await self._open_since(session, person)) is not None and day > open_since:
                await queries.close(session, person.id, Stretch(open_since, max(open_since, day - DAY)))
            # The stretch that began then goes on, where there was one.
            await queries.drop(session, person.id, day)
            changed = await self.people.change_in(session, person, stopped_on=day)
            await self._replan(session, changed)
        return changed

    async def set_stage(self, person: Person, stage: Stage) -> Person:
        """Note where the person is now; who has no longer stopped keeps what was reached.

        The date itself stays for the day they stop again. Return the person as they are now.
        """
        async with self.work.begin() as session:
            open_since = await self._open_since(session, person)
            if open_since is not None and stage is not Stage.STOPPED:
                yesterday = self.today(person) - DAY
                await queries.close(session, person.id, Stretch(open_since, max(open_since, yesterday)))
            changed = await self.people.change_in(session, person, stage=stage)
            await self._replan(session, changed)
        return changed

    async def forget_stretch(self, person: Person, began_on: date) -> None:
        """Count an earlier stretch no more: its date was wrong."""
        async with self.work.begin() as session:
            await queries.drop(session, person.id, began_on)
            await self._replan(session, person)

    async def milestones(self, person: Person) -> Milestones:
        """Return the numbers that the person wants to hear of."""
        async with self.work.read() as session:
            return await queries.milestones(session, person.id) or Milestones(person.id)

    async def pick(self, person: Person, number: int) -> Milestones:
        """Add a number, or take it out; raises ValueError outside 1 to 36500.

        What is behind the person already is not mentioned.
        """
        async with self.work.begin() as session:
            before = await queries.milestones(session, person.id) or Milestones(person.id)
            count = await self._count(session, person)
            wanted = replace(before, picked=toggled(before.picked, number), told_since=count.since)
            return await self._plan(session, person, replace(wanted, told=passed(wanted, count)), count)

    async def pick_none(self, person: Person) -> None:
        """Mention no number any more; one that is queued is taken back."""
        async with self.work.begin() as session:
            await queries.put_milestones(session, Milestones(person.id))
            await self.outbox.cancel(Reason.OPTED_OUT, person_id=person.id, kinds=(MILESTONE,))

    async def next_due(self) -> datetime | None:
        """Return when somebody's number may be reached next."""
        async with self.work.read() as session:
            return await queries.next_due(session, self.clock.now())

    async def tick(self, limit: int = 100) -> int:
        """Queue the numbers that are reached, plan the next ones in one transaction; return how many plans.

        Nobody is told one who is on pause, in a hold, not safe to write to, or has just noted use.
        """
        now = self.clock.now()
        async with self.work.begin() as session:
            due = await queries.claim_due(session, now, limit)
            messages = []
            for one in due:
                person = await self.people.get(one.person_id)
                assert person is not None, "milestones go with their person"
                count = await self._count(session, person)
                number = just_reached(one, count)
                if number is not None and self._welcome(person, now) and not _hard(count):
                    messages.append(self._message(person, number, count))
                told = replace(one, told=passed(one, count), told_since=count.since)
                await self._plan(session, person, told, count)
            await self.outbox.add(*messages)
        return len(due)

    def _welcome(self, person: Person, now: datetime) -> bool:
        return person.unasked_ok and not person.held(now) and not person.paused(now)

    def _message(self, person: Person, number: int, count: Count) -> NewMessage:
        since = count.since.isoformat() if count.since is not None else None
        midnight = at_local(count.today + DAY, time(0), person.zone)
        return NewMessage(
            MILESTONE,
            Lane.REMINDER,
            f"{MILESTONE}:{person.id}:{since or 'all'}:{number}",
            person.id,
            what={"number": number, "since": since},
            expires_at=midnight,
        )

    async def _replan(self, session: AsyncSession, person: Person) -> None:
        """Plan the next number anew after the date or the stage changed."""
        known = await queries.milestones(session, person.id)
        if known is None or not known.picked:
            return
        count = await self._count(session, person)
        await self._plan(
            session, person, replace(known, told=passed(known, count), told_since=count.since), count
        )

    async def _plan(
        self, session: AsyncSession, person: Person, milestones: Milestones, count: Count
    ) -> Milestones:
        day = next_day(milestones, count)
        planned = replace(milestones, next_at=at_local(day, HOUR, person.zone) if day is not None else None)
        await queries.put_milestones(session, planned)
        return planned

    async def _count(self, session: AsyncSession, person: Person) -> Count:
        today = self.today(person)
        earlier = await queries.stretches(session, person.id)
        since = _open_since(person, earlier)
        return count_days(today, since, earlier, await told_of_use(session, person.id))

    async def _open_since(self, session: AsyncSession, person: Person) -> date | None:
        return _open_since(person, await queries.stretches(session, person.id))


def _open_since(person: Person, earlier: list[Stretch]) -> date | None:
    """Return the date that counts now.

    Somebody who stops again is asked since when: until they say, the date of before is over.
    """
    if person.stage is not Stage.STOPPED or person.stopped_on is None:
        return None
    over = any(one.began_on == person.stopped_on for one in earlier)
    return None if over else person.stopped_on


def _hard(count: Count) -> bool:
    return any(count.today - day <= QUIET_AFTER_USE for day in count.used_since)
