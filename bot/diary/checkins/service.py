"""Use cases of check-ins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot.diary.checkins import queries
from bot.diary.checkins.model import (
    DEFAULT_HOUR,
    MOST_SNOOZES,
    REMIND_AFTER,
    WINDOW,
    CheckinPlan,
    Hour,
    Part,
    Snooze,
    next_moment,
    snooze_until,
)
from bot.diary.checkins.pace import Pace
from bot.diary.intentions import queries as intentions
from bot.diary.moods import queries as moods
from bot.diary.moods.model import FILL_IN
from bot.infra.metrics import CHECKINS_DUE_LAG
from bot.infra.work import Work
from bot.kernel.clock import Clock
from bot.kernel.localtime import at_local, local_day
from bot.messaging.delivery import Lane, NewMessage, Outbox, Reason, State
from bot.people import Person

CHECKIN = "checkin"
REMINDER = "checkin-reminder"
MORNING = "morning"
# Asked again at the time that the person chose when they put the question off.
LATER = "checkin-later"
KINDS = {Part.MORNING: MORNING, Part.EVENING: CHECKIN}


@dataclass(frozen=True, slots=True)
class Checkins:
    """Asks each person at their hours, once a local day or less often; one instance serves the process."""

    work: Work
    clock: Clock
    outbox: Outbox

    async def plan(self, person: Person) -> CheckinPlan:
        """Return the person's plan; one that was never set is off, at the default hour."""
        async with self.work.read() as session:
            plan = await queries.get(session, person.id)
        return plan or CheckinPlan(person.id, DEFAULT_HOUR, None, None)

    async def set_hour(self, person: Person, wall: time, part: Part = Part.EVENING) -> CheckinPlan:
        """Ask at that hour of the person's clock from now on; today again only if today was not asked."""
        plan = await self.plan(person)
        hour = plan.hour(part)
        next_at = next_moment(self.clock.now(), wall, person.zone, hour.asked_on, plan.pace)
        return await self._put(plan.with_hour(part, Hour(wall, next_at, hour.asked_on)))

    async def set_pace(self, person: Person, every: int) -> CheckinPlan:
        """Ask once in so many days (one of LADDER) from now on, until the person chooses anew."""
        now = self.clock.now()
        plan = await self.plan(person)
        asked = [day for day in (plan.asked_on, plan.morning.asked_on) if day is not None]
        last = max(asked, default=local_day(now, person.zone))
        plan = replace(plan, pace=plan.pace.chosen(every, last))
        return await self._put(_replanned(plan, now, person.zone))

    async def follow_zone(self, person: Person) -> CheckinPlan:
        """Plan anew after the person's zone changed (the person given has the new one); off stays off."""
        plan = await self.plan(person)
        moved = _replanned(plan, self.clock.now(), person.zone)
        return plan if moved == plan else await self._put(moved)

    async def turn_off(self, person: Person, part: Part = Part.EVENING) -> None:
        """Ask no more until an hour is set again; what is queued is taken back."""
        plan = await self.plan(person)
        await self._put(plan.with_hour(part, replace(plan.hour(part), next_at=None)))
        kinds = (MORNING,) if part is Part.MORNING else (CHECKIN, REMINDER, LATER)
        await self.outbox.cancel(person_id=person.id, kinds=kinds)

    async def set_reminder(self, person: Person, on: bool) -> CheckinPlan:
        """Send the one reminder, or do not."""
        return await self._put(replace(await self.plan(person), remind=on))

    async def _put(self, plan: CheckinPlan) -> CheckinPlan:
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
        return [(person_id, KINDS[part]) for person_id, part in await queries.coming(session, ends)]

    async def next_due(self) -> datetime | None:
        """Return when somebody is asked next."""
        async with self.work.read() as session:
            return await queries.next_due(session, self.clock.now())

    async def next_ask(self, person: Person, part: Part = Part.EVENING) -> datetime | None:
        """Return when that question comes next, None while off; a day already answered is passed over."""
        plan = await self.plan(person)
        hour = plan.hour(part)
        if hour.next_at is None:
            return None
        day = local_day(hour.next_at, person.zone)
        async with self.work.read() as session:
            done = await _answered(session, part, [(person.id, day)])
        if not done:
            return hour.next_at
        return next_moment(hour.next_at, hour.wall_time, person.zone, day, plan.pace)

    async def tick(self, limit: int = 500) -> int:
        """Queue the questions that are due and plan the next ones, in one transaction; return how many plans.

        A day that is answered already, or whose window has passed, is skipped and the next one planned;
        that one may be due already, so the tick goes on until it has nothing more to do. Before somebody is
        asked it is counted what became of the last question: it decides how often they are asked (pace.py).
        """
        async with self.work.begin() as session:
            return await self._tick(session, Part.MORNING, limit) + await self._tick(
                session, Part.EVENING, limit
            )

    async def _tick(self, session: AsyncSession, part: Part, limit: int) -> int:
        now = self.clock.now()
        due = [
            (plan, zone, at)
            for plan, zone in await queries.claim_due(session, part, now, limit)
            if (at := plan.hour(part).next_at) is not None
        ]
        if part is Part.EVENING or due:
            oldest = min((at for _, _, at in due), default=now)
            CHECKINS_DUE_LAG.set((now - oldest).total_seconds())
        if not due:
            return 0
        days = {plan.person_id: local_day(at, zone) for plan, zone, at in due}
        done = await _answered(session, part, list(days.items()))
        paces = await self._count(session, [(plan, zone) for plan, zone, _ in due], days)
        messages: list[NewMessage] = []
        moved: list[CheckinPlan] = []
        for plan, zone, at in due:
            day, pace = days[plan.person_id], paces[plan.person_id]
            changed = pace.every != plan.pace.every
            if (plan.person_id, day) in done:
                pace = replace(pace, waiting_for=day)
            elif at + WINDOW > now and pace.asks_on(day):
                news = {"every": pace.every, "up": pace.every < plan.pace.every} if changed else {}
                messages += _messages(plan, part, at, day, news)
                pace = replace(pace, waiting_for=day)
            # After a day or more of downtime the newest hour may be in its window still: it comes next.
            hour = plan.hour(part)
            next_at = next_moment(now - WINDOW, hour.wall_time, zone, day, pace)
            plan = replace(plan.with_hour(part, replace(hour, next_at=next_at, asked_on=day)), pace=pace)
            moved.append(_replanned(plan, now, zone, other_than=part) if changed else plan)
        await queries.advance(session, moved)
        await self.outbox.add(*messages)
        return len(due)

    async def _count(
        self, session: AsyncSession, due: Sequence[tuple[CheckinPlan, ZoneInfo]], days: Mapping[int, date]
    ) -> dict[int, Pace]:
        """Return each one's pace with what became of their last question, if that is not counted yet."""
        waiting = {
            plan.person_id: (day, zone)
            for plan, zone in due
            if (day := plan.pace.waiting_for) is not None and day < days[plan.person_id]
        }
        paces = {plan.person_id: plan.pace for plan, _ in due}
        if not waiting:
            return paces
        # Whatever day of the last week they noted, they were here.
        since = min(day for day, _ in waiting.values()) - FILL_IN
        noted = await moods.last_noted(session, list(waiting), since)
        for person_id, at in (await intentions.last_noted(session, list(waiting), since)).items():
            noted[person_id] = max(at, noted.get(person_id, at))
        keys = {
            person_id: [_key(kind, person_id, day) for kind in KINDS.values()]
            for person_id, (day, _) in waiting.items()
        }
        fates = await self.outbox.fates([key for some in keys.values() for key in some])
        for person_id, (day, zone) in waiting.items():
            answered: bool | None = None
            if person_id in noted and noted[person_id] >= at_local(day, time.min, zone):
                answered = True
            elif any(key in fates and fates[key].state is State.SENT for key in keys[person_id]):
                answered = False
            paces[person_id] = paces[person_id].counted(days[person_id], answered)
        return paces


def _replanned(
    plan: CheckinPlan, now: datetime, where: tzinfo, *, other_than: Part | None = None
) -> CheckinPlan:
    """Return the plan with the next moments as its hours and its pace have them; what is off stays off."""
    for part in Part:
        hour = plan.hour(part)
        if part is not other_than and hour.next_at is not None:
            next_at = next_moment(now, hour.wall_time, where, hour.asked_on, plan.pace)
            plan = plan.with_hour(part, replace(hour, next_at=next_at))
    return plan


async def _answered(
    session: AsyncSession, part: Part, days: Sequence[tuple[int, date]]
) -> set[tuple[int, date]]:
    return await (intentions.said if part is Part.MORNING else moods.answered)(session, days)


def _key(kind: str, person_id: int, day: date) -> str:
    return f"{kind}:{person_id}:{day.isoformat()}"


def _later_keys(person_id: int, day: date) -> list[str]:
    return [f"{_key(LATER, person_id, day)}:{number}" for number in range(MOST_SNOOZES)]


def _keys(person_id: int, day: date) -> list[str]:
    """Return the keys of everything that asks about that day."""
    return [_key(CHECKIN, person_id, day), _key(REMINDER, person_id, day), *_later_keys(person_id, day)]


def _messages(
    plan: CheckinPlan, part: Part, at: datetime, day: date, news: Mapping[str, Any]
) -> list[NewMessage]:
    """Return the question and its one reminder; `news` is the new pace to be said with the question."""
    what = {"day": day.isoformat()}
    kind = KINDS[part]
    messages = [
        NewMessage(
            kind,
            Lane.CHECKIN,
            _key(kind, plan.person_id, day),
            plan.person_id,
            what={**what, **news},
            send_after=at,
            expires_at=at + WINDOW,
        )
    ]
    if plan.remind and part is Part.EVENING:
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
