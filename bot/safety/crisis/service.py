"""Use cases of the crisis flow: the hold, the open question, the follow-ups, "stay with me"."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo

from bot.infra.work import Work
from bot.kernel.clock import Clock
from bot.messaging.delivery import Lane, NewMessage, Outbox
from bot.people import People, Person
from bot.safety.crisis import queries
from bot.safety.crisis.model import (
    CHECK_WINDOW,
    CHECKS,
    FOLLOW_UP,
    KEPT,
    QUESTION_OPEN,
    SAME_HOUR,
    SOFT_EVERY,
    STAY,
    STAY_MINUTES,
    TOMORROW,
    Episode,
    check_moment,
    next_morning,
    stay_moments,
    today,
)
from bot.safety.risk import Category, Finding, Level

# A person who said that it was a mistake means what was found within this time.
MISTAKE_REACH = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Crises:
    """Keeps what a worrying message leads to; one instance serves the process.

    `replaced` names the kinds of queued messages that a follow-up replaces when they fall on its hour.
    """

    work: Work
    clock: Clock
    outbox: Outbox
    people: People
    replaced: Collection[str] = ()

    async def note(self, person: Person, finding: Finding) -> Person:
        """Keep level, category and rule of a worrying message, and do what follows; return the person.

        HIGH or above starts the hold anew and plans the follow-ups anew. After a message about violence
        nothing is sent unasked, follow-ups included, until the person says that it is safe.
        """
        now = self.clock.now()
        grave = finding.level >= Level.HIGH
        async with self.work.begin() as session:
            await queries.add_flag(session, person.id, finding.level, finding.category, finding.rule, now)
            if finding.category is Category.ABUSE and person.unasked_ok:
                person = await self.people.change(person, unasked_ok=False)
            if grave:
                person = await self.people.hold(person)
            before = await queries.episode(session, person.id)
            if before is not None and not grave and person.held(now):
                # A smaller message inside a hold changes nothing of what the greater one started.
                return person
            one = Episode(
                person.id,
                finding.level,
                finding.category,
                finding.rule,
                now,
                question=before.question if before else None,
                question_at=before.question_at if before else None,
                checked_at=before.checked_at if before else None,
                soft_asked_at=before.soft_asked_at if before else None,
            )
            if grave:
                one = self._with_checks(one, person)
            elif before is not None:
                one = replace(
                    one,
                    checks_from=before.checks_from,
                    checks_done=before.checks_done,
                    next_check_at=before.next_check_at,
                )
            if not person.unasked_ok:
                one = replace(one, next_check_at=None)
            await queries.put_episode(session, one)
        return person

    async def episode(self, person: Person) -> Episode | None:
        """Return the person's episode, None when there never was one or it was forgotten."""
        async with self.work.read() as session:
            return await queries.episode(session, person.id)

    async def flags(self, person: Person) -> list[tuple[Level, Category | None, str, datetime]]:
        """Return level, category, rule and time of the person's flags of the last 90 days, newest first."""
        async with self.work.read() as session:
            return await queries.flags(session, person.id)

    async def ask(self, person: Person, question: str | None) -> None:
        """Note what Keel asks now, so that a typed answer counts; None closes the question."""
        async with self.work.begin() as session:
            one = await queries.episode(session, person.id)
            if one is None:
                if question is None:
                    return
                one = Episode(person.id, Level.NONE, None, "", self.clock.now())
            await queries.put_episode(
                session,
                replace(one, question=question, question_at=self.clock.now() if question else None),
            )

    async def asked(self, person: Person) -> str | None:
        """Return the question that is open, None when there is none or it is older than 30 minutes."""
        one = await self.episode(person)
        if one is None or one.question is None or one.question_at is None:
            return None
        return one.question if self.clock.now() - one.question_at <= QUESTION_OPEN else None

    async def soft_due(self, person: Person) -> bool:
        """Return whether the soft question may be asked now, and note that it is: at most once a day."""
        now = self.clock.now()
        async with self.work.begin() as session:
            one = await queries.episode(session, person.id)
            if one is None:
                one = Episode(person.id, Level.NONE, None, "", now)
            if one.soft_asked_at is not None and now - one.soft_asked_at < SOFT_EVERY:
                return False
            await queries.put_episode(session, replace(one, soft_asked_at=now))
        return True

    async def mistake(self, person: Person) -> Person:
        """End hold, follow-ups and everything queued: the person says it was a mistake."""
        now = self.clock.now()
        async with self.work.begin() as session:
            one = await queries.episode(session, person.id)
            await queries.call_mistaken(session, person.id, now - MISTAKE_REACH)
            await queries.change_episode(
                session,
                person.id,
                question=None,
                question_at=None,
                next_check_at=None,
                checks_done=CHECKS,
            )
            await self.outbox.cancel(person_id=person.id, kinds=(FOLLOW_UP, STAY, TOMORROW))
            values: dict[str, object] = {"hold_until": None}
            if one is not None and one.category is Category.ABUSE:
                values["unasked_ok"] = True
            return await self.people.change(person, **values)

    async def stop_checks(self, person: Person) -> None:
        """Ask no more: the person said so."""
        async with self.work.begin() as session:
            await queries.change_episode(session, person.id, next_check_at=None, checks_done=CHECKS)
            await self.outbox.cancel(person_id=person.id, kinds=(FOLLOW_UP,))

    async def may_write(self, person: Person, allowed: bool) -> Person:
        """Note whether it is safe to write to the person unasked; a yes plans the follow-ups of a hold."""
        async with self.work.begin() as session:
            person = await self.people.change(person, unasked_ok=allowed)
            one = await queries.episode(session, person.id)
            if one is None:
                return person
            if allowed and person.held(self.clock.now()):
                await queries.put_episode(session, self._with_checks(one, person))
            elif not allowed:
                await queries.change_episode(session, person.id, next_check_at=None)
                await self.outbox.cancel(person_id=person.id, kinds=(FOLLOW_UP,))
        return person

    async def follow_zone(self, person: Person) -> None:
        """Plan the next follow-up anew after the person's zone changed (the person given has the new one)."""
        async with self.work.begin() as session:
            one = await queries.episode(session, person.id)
            if one is None or one.next_check_at is None or one.checks_from is None:
                return
            now = self.clock.now()
            moment = check_moment(one.checks_from, one.checks_done, now, person, after=one.last_at)
            await queries.change_episode(session, person.id, next_check_at=moment)

    async def stay(self, person: Person | None, chat_id: int, name: str) -> None:
        """Ask at 2, 5, 10 and 20 minutes whether the person is still there, then say one last line.

        `name` makes the keys of one round: the same round is not begun twice. Somebody who has not
        consented is written to by `chat_id`.
        """
        known = person is not None and person.consented()
        messages = [
            NewMessage(
                STAY,
                Lane.ASKED,
                f"stay:{name}:{number}",
                person.id if person is not None and known else None,
                chat_id=None if known else chat_id,
                what={"number": number, "name": name},
                send_after=moment,
                expires_at=moment + timedelta(minutes=3),
            )
            for number, moment in enumerate(stay_moments(self.clock.now()))
        ]
        if known and person is not None:
            await self.outbox.cancel(person_id=person.id, kinds=(STAY,))
        await self.outbox.add(*messages)

    async def stay_no_longer(self, person: Person | None, name: str | None = None) -> None:
        """End "stay with me": that round, or whatever round a person has."""
        async with self.work.begin():
            if person is not None and person.consented():
                await self.outbox.cancel(person_id=person.id, kinds=(STAY,))
            if name is not None:
                keys = [f"stay:{name}:{number}" for number in range(len(STAY_MINUTES))]
                await self.outbox.cancel(keys=keys)

    async def check_tomorrow(self, person: Person | None, chat_id: int, where: tzinfo, name: str) -> datetime:
        """Ask somebody once, the next morning on clocks in `where`, because they asked for it; return when.

        All that is kept of somebody who has not consented is their sealed chat, in this one row.
        """
        known = person is not None and person.consented()
        moment = next_morning(self.clock.now(), where)
        await self.outbox.add(
            NewMessage(
                TOMORROW,
                Lane.ASKED,
                f"tomorrow:{name}",
                person.id if person is not None and known else None,
                chat_id=None if known else chat_id,
                send_after=moment,
                expires_at=moment + CHECK_WINDOW,
            )
        )
        return moment

    async def tick(self, limit: int = 200) -> int:
        """Queue the follow-ups that are due and plan the next ones; return how many episodes.

        A check-in that falls on the same hour is taken back: the follow-up wins. Runs in one transaction
        with the check-ins' own tick, or the sender could be faster.
        """
        now = self.clock.now()
        async with self.work.begin() as session:
            due = await queries.claim_checks(session, now, limit)
            for one in due:
                assert one.next_check_at is not None
                person = await self.people.get(one.person_id)
                if person is None or one.checks_from is None:
                    continue
                if one.next_check_at + CHECK_WINDOW > now:
                    await self.outbox.add(
                        NewMessage(
                            FOLLOW_UP,
                            Lane.CHECKIN,
                            f"{FOLLOW_UP}:{one.person_id}:{int(one.next_check_at.timestamp())}",
                            one.person_id,
                            what={"number": one.checks_done},
                            send_after=one.next_check_at,
                            expires_at=one.next_check_at + CHECK_WINDOW,
                        )
                    )
                done = one.checks_done + 1
                await queries.change_episode(
                    session,
                    one.person_id,
                    checks_done=done,
                    checked_at=one.next_check_at,
                    next_check_at=check_moment(one.checks_from, done, now, person),
                )
            for person_id in await queries.near_checks(session, now - SAME_HOUR, now + SAME_HOUR):
                await self.outbox.cancel(person_id=person_id, kinds=self.replaced)
        return len(due)

    async def next_due(self) -> datetime | None:
        """Return when the next follow-up is due."""
        async with self.work.read() as session:
            return await queries.next_check(session, self.clock.now())

    async def forget_old(self) -> int:
        """Delete flags, episodes and alerts older than 90 days; return how many rows."""
        async with self.work.begin() as session:
            return await queries.forget(session, self.clock.now() - KEPT)

    def _with_checks(self, one: Episode, person: Person) -> Episode:
        now = self.clock.now()
        start = today(now, person)
        return replace(
            one,
            checks_from=start,
            checks_done=0,
            next_check_at=check_moment(start, 0, now, person, after=now),
        )
