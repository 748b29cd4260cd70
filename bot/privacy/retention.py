"""Forgetting with time: how long each thing is kept, and the job that keeps to it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.infra.vault import Vault
from bot.infra.work import Work
from bot.kernel.clock import Clock
from bot.messaging.delivery import Lane, NewMessage, Outbox
from bot.messaging.delivery.model import KEPT as LEDGER_KEPT
from bot.messaging.delivery.tables import DeliveryRow
from bot.messaging.intake import Intake
from bot.messaging.intake.model import KEPT as UPDATES_KEPT
from bot.people import People, Person, Reach
from bot.people.queries import as_person
from bot.people.tables import PersonRow
from bot.privacy.forget import Eraser
from bot.safety.crisis.model import KEPT as FLAGS_KEPT

log = structlog.get_logger(__name__)

# DESIGN section 10 sets all of these; updates, the ledger and risk flags have theirs beside their tables.
REFUSALS_KEPT = timedelta(days=365)
ASKED_AFTER = timedelta(days=365)
ERASED_AFTER = timedelta(days=396)
# Nobody is erased sooner than this after being asked, even when Keel was off and asked late.
TIME_TO_ANSWER = ERASED_AFTER - ASKED_AFTER
PLACES_KEPT = timedelta(days=30)
# What whoever runs Keel is told to do with backups; /privacy and the receipt say it.
BACKUPS_KEPT = timedelta(days=30)

# The kind of the one question to somebody who has been silent for a year.
STILL_HERE = "still-here"
# An answer to the question is worth nothing after the person was erased.
ASKED_WITHIN = timedelta(days=14)

BATCH = 5000
# Erasing one person touches every table; a hundred of them keep other writers waiting under a second.
PEOPLE_BATCH = 100
# A run ends after so many full batches of one kind, and the next one goes on.
BATCHES = 20


@dataclass(frozen=True, slots=True)
class Kept:
    """How long things are kept, as people are told: read from what the job really does."""

    updates_days: int = UPDATES_KEPT.days
    ledger_days: int = LEDGER_KEPT.days
    flags_days: int = FLAGS_KEPT.days
    backups_days: int = BACKUPS_KEPT.days
    refusals_months: int = REFUSALS_KEPT.days // 30
    silent_months: int = ASKED_AFTER.days // 30


@dataclass(frozen=True, slots=True)
class Retention:
    """Forgets what is older than it may be kept; one instance serves the process."""

    work: Work
    clock: Clock
    vault: Vault
    people: People
    outbox: Outbox
    intake: Intake
    eraser: Eraser

    async def run(self) -> None:
        """Forget everything that is due, in batches with a transaction each; safe to run twice at once."""
        now = self.clock.now()
        steps: list[tuple[str, int, Callable[[], Awaitable[int]]]] = [
            ("updates", BATCH, lambda: self.intake.forget_old(BATCH)),
            ("traces", BATCH, lambda: self.intake.forget_traces(BATCH)),
            ("deliveries", BATCH, lambda: self.outbox.forget_old(BATCH)),
            ("refusals", BATCH, lambda: self.people.forget_refusals(now - REFUSALS_KEPT, BATCH)),
            ("places", BATCH, lambda: self.people.forget_places(now - PLACES_KEPT, BATCH)),
            ("asked", BATCH, lambda: self.ask_silent(BATCH)),
            ("people", PEOPLE_BATCH, lambda: self.erase_silent(PEOPLE_BATCH)),
        ]
        for name, batch, step in steps:
            done = 0
            for _ in range(BATCHES):
                count = await step()
                done += count
                if count < batch:
                    break
                await asyncio.sleep(0)
            if done:
                log.info("retention.done", what=name, rows=done)
        await self.work.database.empty_log()

    async def ask_silent(self, limit: int) -> int:
        """Queue the one question for people silent for 12 months who can be reached; return how many."""
        now = self.clock.now()
        async with self.work.begin() as session:
            people = await _silent(session, self.vault, now - ASKED_AFTER, limit, asked=False, reachable=True)
            await self.outbox.add(
                *(
                    NewMessage(
                        STILL_HERE,
                        Lane.REMINDER,
                        f"{STILL_HERE}:{person.id}:{person.last_seen_at.date().isoformat()}",
                        person.id,
                        expires_at=now + ASKED_WITHIN,
                    )
                    for person in people
                )
            )
        return len(people)

    async def erase_silent(self, limit: int) -> int:
        """Erase people silent for 13 months, a month after the question at the soonest; return how many."""
        now = self.clock.now()
        async with self.work.begin() as session:
            before = now - ERASED_AFTER
            people = await _silent(
                session, self.vault, before, limit, asked=True, asked_before=now - TIME_TO_ANSWER
            )
            if len(people) < limit:
                people += await _silent(
                    session, self.vault, before, limit - len(people), asked=False, reachable=False
                )
            for person in people:
                await self.eraser.erase(person)
        return len(people)


async def _silent(
    session: AsyncSession,
    vault: Vault,
    before: datetime,
    limit: int,
    *,
    asked: bool,
    asked_before: datetime | None = None,
    reachable: bool | None = None,
) -> list[Person]:
    """Return people last seen before then, longest silent first, ties by id.

    `asked` says whether the question was queued for them since they were here last, `asked_before`
    that this was before then. On PostgreSQL somebody who writes at this moment is left alone.
    """
    question = [
        DeliveryRow.person_id == PersonRow.id,
        DeliveryRow.kind == STILL_HERE,
        DeliveryRow.created_at > PersonRow.last_seen_at,
    ]
    was_asked = exists().where(*question)
    conditions = [PersonRow.last_seen_at < before, was_asked if asked else ~was_asked]
    if asked_before is not None:
        conditions.append(~exists().where(*question, DeliveryRow.created_at > asked_before))
    if reachable is not None:
        reached = PersonRow.reach == Reach.OK.value
        conditions.append(reached if reachable else ~reached)
    rows = await session.scalars(
        select(PersonRow)
        .where(*conditions)
        .order_by(PersonRow.last_seen_at, PersonRow.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    )
    return [as_person(row, vault) for row in rows]
