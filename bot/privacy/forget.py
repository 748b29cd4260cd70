"""Erasing a person: what is theirs goes, what has to stay no longer points at them."""

from collections.abc import Mapping
from dataclasses import dataclass

import structlog
from sqlalchemy import MetaData, func, select

from bot.infra.work import Work
from bot.messaging.delivery import Outbox
from bot.messaging.intake import Intake
from bot.people import People, Person
from bot.privacy.tables import PEOPLE, tables_of_people
from bot.safety.crisis import Alerts

log = structlog.get_logger(__name__)

# The one table whose rows outlive a person, without their number in them: it must stay countable what
# was sent.
LEDGER = "deliveries"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an erasure did: rows deleted by table (none that were empty), and ledger rows that stay."""

    deleted: Mapping[str, int]
    ledger_rows: int


@dataclass(frozen=True, slots=True)
class Eraser:
    """Erases people; `schema` is the whole schema (bot/schema.py)."""

    work: Work
    people: People
    outbox: Outbox
    intake: Intake
    alerts: Alerts
    schema: MetaData

    async def count(self, person: Person) -> dict[str, int]:
        """Return how many rows are kept about a person by table, ledger and empty tables left out."""
        counts: dict[str, int] = {}
        async with self.work.read() as session:
            for table, whose in tables_of_people(self.schema):
                if table.name == LEDGER:
                    continue
                rows = await session.scalar(select(func.count()).select_from(table).where(whose == person.id))
                if rows:
                    counts[table.name] = counts.get(table.name, 0) + rows
        return counts

    async def erase(self, person: Person) -> Receipt:
        """Delete a person and everything kept about them, in one transaction; return what that was.

        Queued messages are cancelled first. Whoever remembers people in memory (handlers/first_look.py)
        must be told by the caller.
        """
        async with self.work.begin():
            deleted = await self.count(person)
            ledger_rows = await self.outbox.forget_person(person.id)
            await self.intake.forget_chat(person.telegram_id)
            await self.alerts.forget_chat(person.telegram_id)
            await self.people.erase(person)
        log.info("person.erased", rows=sum(deleted.values()), tables=len(deleted), ledger_rows=ledger_rows)
        return Receipt(deleted, ledger_rows)


def what_survives(schema: MetaData) -> list[str]:
    """Return tables with something of a person that would not go with the row in `people` (the ledger aside).

    Empty, or the schema breaks the promise; a test says so.
    """
    left = []
    for table, whose in tables_of_people(schema):
        if table.name in (PEOPLE, LEDGER):
            continue
        if any(key.ondelete != "CASCADE" for key in whose.foreign_keys):
            left.append(f"{table.name}.{whose.name}")
    return left
