"""A broadcast that an admin has just let go, ready for whoever sends it."""

from sqlalchemy import update

from bot.infra.database import Database
from bot.infra.vault import Vault
from bot.infra.work import Work
from bot.kernel.clock import SystemClock
from bot.messaging.broadcasts import Broadcasts
from bot.messaging.delivery import Outbox
from bot.people.tables import PersonRow

ADMIN = 900
TEXT = "Some <b>news</b> of the house: the kitchen is open again on Thursday evenings, from six to nine."


async def broadcast(database: Database, key: str, count: int) -> int:
    """Let a broadcast to the first `count` people go; the others get no news. Returns its number."""
    work, clock, vault = Work(database), SystemClock(), Vault([key])
    async with work.begin() as session:
        await session.execute(update(PersonRow).where(PersonRow.id > count).values(wants_news=False))
    broadcasts = Broadcasts(work, clock, vault, Outbox(work, clock, vault))
    await broadcasts.open_draft(ADMIN)
    draft = await broadcasts.write(ADMIN, TEXT, None)
    return (await broadcasts.send(ADMIN, draft.revision, count, 1)).id
