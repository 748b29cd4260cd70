"""Use cases of check-ins."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from sqlalchemy.ext.asyncio import AsyncSession

from bot.diary.checkins import queries
from bot.diary.checkins.model import (
    DEFAULT_HOUR,
    MOST_SNOOZES,
    REMIND_AFTER,
    WINDOW,
    CheckinPlan,
    Snooze,
    snooze_until,
)
from bot.diary.moods.queries import answered
from bot.infra.metrics import CHECKINS_DUE_LAG
from bot.infra.work import Work
from bot.kernel.clock import Clock
from bot.kernel.localtime import local_day, plan_next
from bot.messaging.delivery import Lane, NewMessage, Outbox, Reason
from bot.people import Person

CHECKIN = "checkin"
REMINDER = "checkin-reminder"
# Asked again at the time that the person chose when they put the question off.
LATER = "checkin-later"


@dataclass(frozen=True, slots=True)
class Checkins:
    """Asks each person once a local day at their hour; one instance serves the process."""

    work: Work
    clock: Clock
    outbox: Outbox

    async def plan(self, person: Person) -> CheckinPlan:
        """Return the person's plan; one that was never set is off, at the default hour."""
        async with self.work.read() as session:
            plan = await queries.get(session, person.id)
        return plan or CheckinPlan(person.id, DEFAULT_HOUR, None, None)

    async def set_hour(self, person: Person, wall: time) -> CheckinPlan:
        """Ask at that hour of the person's clock from now on; today again only if today was not asked."""
        plan = await self.plan(person)
        return await self._replan(person, replace(plan, wall_time=wall))

    async def follow_zone(self, person: Person) -> CheckinPlan:
        """Plan anew after the person's zone changed (the person given has the new one); off stays off."""
        plan = await self.plan(person)
        return plan if plan.next_at is None else await self._replan(person, plan)

    async def turn_off(self, person: Person) -> None:
        """Ask no more until an hour is set again; what is queued is taken back."""
        plan = await self.plan(person)
        async with self.work.begin() as session:
            await queries.put(session, replace(plan, next_at=None))
        await self.outbox.cancel(person_id=person.id, kinds=(CHECKIN, REMINDER, LATER))

    async def set_reminder(self, person: Person, on: bool) -> CheckinPlan:
        """Send the one reminder, or do not."""
        plan = replace(await self.plan(person), remind=on)
        async with self.work.begin() as session:
            await queries.put(session, plan)
        return plan

    async def answered(self, person: Person, day: date) -> None:
        """Note that a day was answered: its reminder is not sent, nor its check-in if still queued."""
        await self.outbox.cancel(Reason.ANSWERED, keys=_keys(person.id, day))

    async def snooze(self, person: Person, day: date, snooze: Snooze) -> datetime | None:
        """Ask about that day again later and not before; return when (aware UTC).

        None when it was put off MOST_SNOOZES times already: then nothing more comes for that day. It is asked
        for, so neither a pause nor the daily limit holds it back.
        """
        at = snooze_until(snooze, self.clock.now(), person.zone)
        async with self.work.begin():
            known = await self.outbox.fates(_later_keys(person.id, day))
            await self.answered(person, day)
            free = [key for key in _later_keys(person.id, day) if key not in known]
            if not free:
                return None
            await self.outbox.add(
                NewMessage(
                    LATER,
                    Lane.ASKED,
                    free[0],
                    person.id,
                    what={"day": day.isoformat()},
                    send_after=at,
                    expires_at=at + WINDOW,
                )
            )
        return at

    async def ahead(self, session: AsyncSession, ends: Mapping[int, datetime]) -> list[tuple[int, str]]:
        """Return (person, kind) for each question planned before the moment given for that person.

        A day that is answered already counts until its hour has passed: its place stays free rather than
        being taken twice.
        """
        return [(person_id, CHECKIN) for person_id in await queries.coming(session, ends)]

    async def next_due(self) -> datetime | None:
        """Return when somebody is asked next."""
        async with self.work.read() as session:
            return await queries.next_due(session, self.clock.now())

    async def next_ask(self, person: Person) -> datetime | None:
        """Return when the person is asked next, None while off; a day already answered is passed over."""
        plan = await self.plan(person)
        if plan.next_at is None:
            return None
        day = local_day(plan.next_at, person.zone)
        async with self.work.read() as session:
            done = await answered(session, [(person.id, day)])
        return plan_next(plan.next_at, plan.wall_time, person.zone, day) if done else plan.next_at

    async def tick(self, limit: int = 500) -> int:
        """Queue the check-ins that are due and plan the next ones, in one transaction; return how many plans.

        A day that is answered already, or whose window has passed, is skipped and the next one planned;
        that one may be due already, so the tick goes on until it has nothing more to do.
        """
        now = self.clock.now()
        async with self.work.begin() as session:
            due = await queries.claim_due(session, now, limit)
            days = {
                plan.person_id: local_day(plan.next_at, zone)
                for plan, zone in due
                if plan.next_at is not None
            }
            oldest = min((plan.next_at for plan, _ in due if plan.next_at is not None), default=now)
            CHECKINS_DUE_LAG.set((now - oldest).total_seconds())
            done = await answered(session, list(days.items()))
            messages: list[NewMessage] = []
            moves: list[tuple[int, datetime, date]] = []
            for plan, zone in due:
                assert plan.next_at is not None
                day = days[plan.person_id]
                # After a day or more of downtime the newest hour may be in its window still: it comes next.
                moves.append((plan.person_id, plan_next(now - WINDOW, plan.wall_time, zone, day), day))
                if plan.next_at + WINDOW > now and (plan.person_id, day) not in done:
                    messages += _messages(plan, plan.next_at, day)
            await queries.advance(session, moves)
            await self.outbox.add(*messages)
        return len(due)

    async def _replan(self, person: Person, plan: CheckinPlan) -> CheckinPlan:
        moved = replace(plan, next_at=plan_next(self.clock.now(), plan.wall_time, person.zone, plan.asked_on))
        async with self.work.begin() as session:
            await queries.put(session, moved)
        return moved


def _key(kind: str, person_id: int, day: date) -> str:
    return f"{kind}:{person_id}:{day.isoformat()}"


def _later_keys(person_id: int, day: date) -> list[str]:
    return [f"{_key(LATER, person_id, day)}:{number}" for number in range(MOST_SNOOZES)]


def _keys(person_id: int, day: date) -> list[str]:
    """Return the keys of everything that asks about that day."""
    return [_key(CHECKIN, person_id, day), _key(REMINDER, person_id, day), *_later_keys(person_id, day)]


def _messages(plan: CheckinPlan, at: datetime, day: date) -> list[NewMessage]:
    what = {"day": day.isoformat()}
    messages = [
        NewMessage(
            CHECKIN,
            Lane.CHECKIN,
            _key(CHECKIN, plan.person_id, day),
            plan.person_id,
            what=what,
            send_after=at,
            expires_at=at + WINDOW,
        )
    ]
    if plan.remind:
        messages.append(
            NewMessage(
                REMINDER,
                Lane.REMINDER,
                _key(REMINDER, plan.person_id, day),
                plan.person_id,
                what=what,
                send_after=at + REMIND_AFTER,
                expires_at=at + REMIND_AFTER + WINDOW,
            )
        )
    return messages
