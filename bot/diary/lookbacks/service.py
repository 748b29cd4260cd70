"""Use cases of look-backs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from bot.diary.intentions import Outcome
from bot.diary.lookbacks import queries
from bot.diary.lookbacks.model import (
    STEP_KEPT,
    WINDOW,
    Code,
    Hard,
    Helped,
    LookBack,
    LookBackPlan,
    Part,
    Step,
    next_week,
)
from bot.diary.moods.model import check_day
from bot.infra.vault import Vault
from bot.infra.work import Work
from bot.kernel.clock import Clock
from bot.kernel.localtime import local_day
from bot.messaging.delivery import Lane, NewMessage, Outbox
from bot.people import Person

LOOKBACK = "lookback"
T = TypeVar("T", Helped, Hard)


@dataclass(frozen=True, slots=True)
class LookBacks:
    """Asks once a week, and keeps what people say of it; one instance serves the process."""

    work: Work
    clock: Clock
    vault: Vault
    outbox: Outbox

    async def plan(self, person: Person) -> LookBackPlan:
        """Return the person's plan; one that was never set is off."""
        async with self.work.read() as session:
            plan = await queries.get_plan(session, person.id)
        return plan or LookBackPlan(person.id)

    async def set_plan(
        self, person: Person, *, weekday: int | None = None, wall: time | None = None
    ) -> LookBackPlan:
        """Ask on that day of the week (Monday is 0), at that hour; what is not given stays as it is."""
        plan = await self.plan(person)
        plan = replace(
            plan,
            weekday=plan.weekday if weekday is None else weekday,
            wall_time=plan.wall_time if wall is None else wall,
        )
        return await self._put(self._replanned(plan, person))

    async def turn_off(self, person: Person) -> LookBackPlan:
        """Ask no more until a day is set again; what is queued is taken back."""
        await self.outbox.cancel(person_id=person.id, kinds=(LOOKBACK,))
        return await self._put(replace(await self.plan(person), next_at=None))

    async def follow_zone(self, person: Person) -> None:
        """Plan anew after the person's zone changed (the person given has the new one); off stays off."""
        plan = await self.plan(person)
        if plan.next_at is not None:
            await self._put(self._replanned(plan, person))

    async def of(self, person: Person, day: date) -> LookBack:
        """Return the look-back of that day, an empty one when nothing was said yet."""
        async with self.work.read() as session:
            return await queries.get(session, self.vault, person.id, day) or LookBack(day)

    async def toggle(self, person: Person, day: date, code: Code) -> LookBack:
        """Add what was tapped, or take it away again; raises DayTooOld. Of steps there is one."""
        check_day(day, self._today(person))
        async with self.work.begin() as session:
            one = await queries.get(session, self.vault, person.id, day) or LookBack(day)
            if isinstance(code, Step):
                words = dict(one.words)
                words.pop(Part.STEP, None)
                one = replace(one, step=None if one.step is code else code, words=words, outcome=None)
            elif isinstance(code, Helped):
                one = replace(one, helped=_toggled(one.helped, code))
            else:
                one = replace(one, hard=_toggled(one.hard, code))
            await queries.put(session, self.vault, person.id, one, self.clock.now())
        return one

    async def tell(self, person: Person, day: date, part: Part, words: str) -> LookBack:
        """Keep the person's own words to one question, in place of earlier ones; raises DayTooOld."""
        check_day(day, self._today(person))
        async with self.work.begin() as session:
            one = await queries.get(session, self.vault, person.id, day) or LookBack(day)
            one = replace(one, words={**one.words, part: words})
            if part is Part.STEP:
                one = replace(one, step=None, outcome=None)
            await queries.put(session, self.vault, person.id, one, self.clock.now())
        return one

    async def step_before(self, person: Person, day: date) -> LookBack | None:
        """Return the last look-back before that day, if its small step still waits to be asked about."""
        async with self.work.read() as session:
            one = await queries.last_before(session, self.vault, person.id, day, day - STEP_KEPT)
        return one if one is not None and one.has_step and one.outcome is None else None

    async def became(self, person: Person, day: date, outcome: Outcome) -> None:
        """Keep what became of the step of that day's look-back."""
        async with self.work.begin() as session:
            one = await queries.get(session, self.vault, person.id, day)
            if one is not None and one.has_step:
                changed = replace(one, outcome=outcome)
                await queries.put(session, self.vault, person.id, changed, self.clock.now())

    async def ahead(self, session: AsyncSession, ends: Mapping[int, datetime]) -> list[tuple[int, str]]:
        """Return (person, kind) for each look-back planned before the moment given for that person."""
        return [(person_id, LOOKBACK) for person_id in await queries.coming(session, ends)]

    async def next_due(self) -> datetime | None:
        """Return when somebody looks back next."""
        async with self.work.read() as session:
            return await queries.next_due(session, self.clock.now())

    async def tick(self, limit: int = 500) -> int:
        """Queue the look-backs that are due and plan the next ones, in one transaction; return how many."""
        now = self.clock.now()
        async with self.work.begin() as session:
            due = await queries.claim_due(session, now, limit)
            messages: list[NewMessage] = []
            moves: list[tuple[int, datetime, date]] = []
            for one in due:
                plan = one.plan
                assert plan.next_at is not None
                day = local_day(plan.next_at, one.zone)
                next_at = next_week(now - WINDOW, plan.weekday, plan.wall_time, one.zone, day)
                moves.append((plan.person_id, next_at, day))
                if one.welcome and plan.next_at + WINDOW > now:
                    messages.append(
                        NewMessage(
                            LOOKBACK,
                            Lane.CHECKIN,
                            f"{LOOKBACK}:{plan.person_id}:{day.isoformat()}",
                            plan.person_id,
                            what={"day": day.isoformat()},
                            send_after=plan.next_at,
                            expires_at=plan.next_at + WINDOW,
                        )
                    )
            await queries.advance(session, moves)
            await self.outbox.add(*messages)
        return len(due)

    def _replanned(self, plan: LookBackPlan, person: Person) -> LookBackPlan:
        now = self.clock.now()
        next_at = next_week(now, plan.weekday, plan.wall_time, person.zone, plan.asked_on)
        return replace(plan, next_at=next_at)

    async def _put(self, plan: LookBackPlan) -> LookBackPlan:
        async with self.work.begin() as session:
            await queries.put_plan(session, plan)
        return plan

    def _today(self, person: Person) -> date:
        return local_day(self.clock.now(), person.zone)


def _toggled(codes: Sequence[T], code: T) -> tuple[T, ...]:
    left = [one for one in codes if one is not code]
    if len(left) == len(codes):
        left.append(code)
    return tuple(left)
