"""Use cases of the daily note."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from bot.infra.work import Work
from bot.kernel.clock import Clock
from bot.kernel.localtime import local_day, plan_next
from bot.messaging.delivery import Lane, NewMessage, Outbox, Reason
from bot.people import People, Person
from bot.selfhelp.library import Library
from bot.selfhelp.reading import Item, Kind, Reading
from bot.selfhelp.tips import queries
from bot.selfhelp.tips.model import WINDOW, TipPlan, Told, comes_on, pick_tip, stage_for, tip_hour, way_for

TIP = "tip"
# Whoever turned away so many messages of the journey is sent tips alone.
JOURNEY_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Tips:
    """Gives each person who wants it one thing to read a local day; one instance serves the process."""

    work: Work
    clock: Clock
    outbox: Outbox
    people: People
    # Asked for anew each time: content may be reloaded.
    library: Callable[[], Library]
    reading: Reading

    async def plan(self, person: Person) -> TipPlan:
        """Return the person's plan; one that was never set is off."""
        async with self.work.read() as session:
            plan = await queries.get(session, person.id)
        return plan or TipPlan(
            person.id, tip_hour(None, person.quiet_from, person.quiet_until), False, None, None
        )

    async def follow(self, person: Person, checkin_at: time | None) -> TipPlan:
        """Plan anew from what the person wants now; call it whenever that may have changed.

        That is `wants_tips`, the zone, the quiet hours, or the check-in hour (`checkin_at`, None while
        check-ins are off). An hour that the person chose for the note itself stays.
        """
        plan = await self.plan(person)
        if not plan.own_hour:
            plan = replace(plan, wall_time=tip_hour(checkin_at, person.quiet_from, person.quiet_until))
        return await self._replan(person, plan)

    async def set_hour(self, person: Person, wall: time) -> TipPlan:
        """Send the note at that hour of the person's clock from now on, whatever their check-in hour is."""
        return await self._replan(person, replace(await self.plan(person), wall_time=wall, own_hour=True))

    async def stop(self, person: Person) -> Person:
        """Send no more notes; what is queued is taken back. Return the person as they are now."""
        return await self._want(person, False)

    async def start(self, person: Person) -> Person:
        """Send notes again, at the hour they had. Return the person as they are now."""
        return await self._want(person, True)

    async def next_due(self) -> datetime | None:
        """Return when somebody's note is planned next."""
        async with self.work.read() as session:
            return await queries.next_due(session, self.clock.now())

    async def tick(self, limit: int = 500) -> int:
        """Queue the notes that are due and plan the next ones, in one transaction; return how many plans.

        People in a hold or a pause, and those who want none, are passed over, and so are most days of those
        who have not been here for long: their day is skipped. Which note it is, is chosen when it goes out.
        """
        now = self.clock.now()
        async with self.work.begin() as session:
            due = await queries.claim_due(session, now, limit)
            messages: list[NewMessage] = []
            moves: list[tuple[int, datetime, date]] = []
            for one in due:
                plan = one.plan
                assert plan.next_at is not None
                day = local_day(plan.next_at, one.zone)
                moves.append((plan.person_id, plan_next(now, plan.wall_time, one.zone, day), day))
                if one.welcome and plan.next_at + WINDOW > now and comes_on(day, one.last_seen):
                    messages.append(
                        NewMessage(
                            TIP,
                            Lane.CONTENT,
                            f"{TIP}:{plan.person_id}:{day.isoformat()}",
                            plan.person_id,
                            what={"day": day.isoformat()},
                            send_after=plan.next_at,
                            expires_at=plan.next_at + WINDOW,
                        )
                    )
            await queries.advance(session, moves)
            await self.outbox.add(*messages)
        return len(due)

    async def note_for(self, person: Person, day: date, *, lapsed_on: date | None) -> Told | None:
        """Return the note of that day, choosing and keeping it the first time; None when none is left.

        Asked again for the same day it returns the same note, so a send that is tried twice says one thing.
        `lapsed_on` is their last lapse to speak of (`last_lapse`), None without one.
        """
        async with self.work.begin() as session:
            item = await queries.told(session, person.id, day)
            if item is None:
                so_far = await queries.told_so_far(session, person.id)
                item = await self._choose(person, day, so_far, lapsed_on)
                if item is None:
                    return None
                await queries.tell(session, person.id, day, item)
        return await self.read_to(person, item)

    async def read_to(self, person: Person, item: Item) -> Told | None:
        """Return a note in the person's words, leading to nothing that they turned away."""
        told = self.read(item, person.language)
        if told is None or told.more not in await self.reading.unwanted(person, Kind.ARTICLE):
            return told
        return replace(told, more=None)

    def read(self, item: Item, language: str) -> Told | None:
        """Return a note in words; None for one that the library no longer has."""
        library = self.library()
        if item.kind is Kind.JOURNEY:
            message = library.journey.message(item.id, language)
            if message is None:
                return None
            # What it leads to may be left out where only reviewed pages are shown.
            there = message.more is not None and library.has(message.more)
            return Told(
                item, message.text, message.more if there else None, library.sources_of(message.facts)
            )
        snippet = next((one for one in library.snippets(language) if one.id == item.id), None)
        if snippet is None:
            return None
        more = library.more_on(snippet, language)
        return Told(item, snippet.text, more.id if more else None, snippet.sources)

    async def _choose(
        self, person: Person, day: date, so_far: list[Item], lapsed_on: date | None
    ) -> Item | None:
        if (way := way_for(person, day, lapsed_on)) is not None:
            gone = {one.id for one in so_far if one.kind is Kind.JOURNEY}
            turned_away = await self.reading.unwanted(person, Kind.JOURNEY)
            message = self.library().journey.on_day(*way, gone, person.language)
            if message is not None and len(turned_away) < JOURNEY_ENOUGH:
                return Item(Kind.JOURNEY, message.id)
        unwanted = await self.reading.unwanted(person, Kind.SNIPPET)
        seen = [one.id for one in so_far if one.kind is Kind.SNIPPET]
        stage = stage_for(person, day, lapsed_on)
        snippet = pick_tip(self.library(), stage, seen, unwanted, person.id, person.language)
        return Item(Kind.SNIPPET, snippet.id) if snippet else None

    async def _want(self, person: Person, wants: bool) -> Person:
        async with self.work.begin() as session:
            changed = await self.people.change_in(session, person, wants_tips=wants)
            await self._replan(changed, await self.plan(changed))
            if not wants:
                await self.outbox.cancel(Reason.OPTED_OUT, person_id=person.id, kinds=(TIP,))
        return changed

    async def _replan(self, person: Person, plan: TipPlan) -> TipPlan:
        wanted = person.wants_tips and person.onboarded_at is not None
        next_at = plan_next(self.clock.now(), plan.wall_time, person.zone, plan.told_on) if wanted else None
        moved = replace(plan, next_at=next_at)
        async with self.work.begin() as session:
            await queries.put(session, moved)
        return moved
