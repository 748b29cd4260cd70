"""Use cases of what is asked once a week."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from sqlalchemy.ext.asyncio import AsyncSession

from bot.diary.weekly import queries
from bot.diary.weekly.model import WINDOW, WeeklyPlan, next_week
from bot.infra.work import Work
from bot.kernel.clock import Clock
from bot.kernel.localtime import local_day
from bot.messaging.delivery import Lane, NewMessage, Outbox
from bot.people import Person


@dataclass(frozen=True, slots=True)
class Weekly:
    """Asks once a week; one instance serves the process. A kind is the kind of the queued message."""

    work: Work
    clock: Clock
    outbox: Outbox

    async def plan(self, person: Person, kind: str) -> WeeklyPlan:
        """Return the person's plan of that kind; one that was never set is off."""
        async with self.work.read() as session:
            plan = await queries.get_plan(session, person.id, kind)
        return plan or WeeklyPlan(person.id, kind)

    async def plans(self, person: Person) -> list[WeeklyPlan]:
        """Return the person's plans that are on, by kind."""
        async with self.work.read() as session:
            return await queries.plans_of(session, person.id)

    async def set_plan(
        self, person: Person, kind: str, *, weekday: int | None = None, wall: time | None = None
    ) -> WeeklyPlan:
        """Ask on that day of the week (Monday is 0), at that hour; what is not given stays as it is."""
        plan = await self.plan(person, kind)
        plan = replace(
            plan,
            weekday=plan.weekday if weekday is None else weekday,
            wall_time=plan.wall_time if wall is None else wall,
        )
        return await self._put(self._replanned(plan, person))

    async def turn_off(self, person: Person, kind: str) -> WeeklyPlan:
        """Ask no more until a day is set again; what is queued is taken back."""
        await self.outbox.cancel(person_id=person.id, kinds=(kind,))
        return await self._put(replace(await self.plan(person, kind), next_at=None))

    async def follow_zone(self, person: Person) -> None:
        """Plan anew after the person's zone changed (the person given has the new one); off stays off."""
        for plan in await self.plans(person):
            await self._put(self._replanned(plan, person))

    async def ahead(self, session: AsyncSession, ends: Mapping[int, datetime]) -> list[tuple[int, str]]:
        """Return (person, kind) for each question planned before the moment given for that person."""
        return await queries.coming(session, ends)

    async def next_due(self) -> datetime | None:
        """Return when somebody is asked next."""
        async with self.work.read() as session:
            return await queries.next_due(session, self.clock.now())

    async def tick(self, limit: int = 500) -> int:
        """Queue the questions that are due and plan the next ones, in one transaction; return how many."""
        now = self.clock.now()
        async with self.work.begin() as session:
            due = await queries.claim_due(session, now, limit)
            messages: list[NewMessage] = []
            moves: list[tuple[int, str, datetime, date]] = []
            for one in due:
                plan = one.plan
                assert plan.next_at is not None
                day = local_day(plan.next_at, one.zone)
                next_at = next_week(now - WINDOW, plan.weekday, plan.wall_time, one.zone, day)
                moves.append((plan.person_id, plan.kind, next_at, day))
                if one.welcome and plan.next_at + WINDOW > now:
                    messages.append(
                        NewMessage(
                            plan.kind,
                            Lane.CHECKIN,
                            f"{plan.kind}:{plan.person_id}:{day.isoformat()}",
                            plan.person_id,
                            what={"day": day.isoformat()},
                            send_after=plan.next_at,
                            expires_at=plan.next_at + WINDOW,
                        )
                    )
            await queries.advance(session, moves)
            await self.outbox.add(*messages)
        return len(due)

    def _replanned(self, plan: WeeklyPlan, person: Person) -> WeeklyPlan:
        now = self.clock.now()
        next_at = next_week(now, plan.weekday, plan.wall_time, person.zone, plan.asked_on)
        return replace(plan, next_at=next_at)

    async def _put(self, plan: WeeklyPlan) -> WeeklyPlan:
        async with self.work.begin() as session:
            await queries.put_plan(session, plan)
        return plan
