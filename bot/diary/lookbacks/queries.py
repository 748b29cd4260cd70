"""SQL of look-backs."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.diary.intentions import Outcome
from bot.diary.lookbacks.model import Hard, Helped, LookBack, Part, Step
from bot.diary.lookbacks.tables import LookBackRow
from bot.infra.tables import insert_into
from bot.infra.vault import Vault


def _as_lookback(row: LookBackRow, vault: Vault) -> LookBack:
    words = vault.open_json(row.words_sealed) if row.words_sealed else {}
    return LookBack(
        row.local_day,
        tuple(Helped(one) for one in row.helped.split(",") if one),
        tuple(Hard(one) for one in row.hard.split(",") if one),
        Step(row.step) if row.step else None,
        {Part(part): said for part, said in words.items()},
        Outcome(row.outcome) if row.outcome else None,
    )


async def get(session: AsyncSession, vault: Vault, person_id: int, day: date) -> LookBack | None:
    """Return the look-back of that day."""
    row = await session.get(LookBackRow, (person_id, day), populate_existing=True)
    return _as_lookback(row, vault) if row else None


async def put(session: AsyncSession, vault: Vault, person_id: int, one: LookBack, now: datetime) -> None:
    """Insert or replace a look-back; the words are sealed."""
    words = {part.value: said for part, said in one.words.items()}
    values = {
        "helped": ",".join(one.helped),
        "hard": ",".join(one.hard),
        "step": one.step.value if one.step else None,
        "words_sealed": vault.seal_json(words) if words else None,
        "outcome": one.outcome.value if one.outcome else None,
        "noted_at": now,
    }
    await session.execute(
        insert_into(session, LookBackRow)
        .values(person_id=person_id, local_day=one.day, **values)
        .on_conflict_do_update(index_elements=["person_id", "local_day"], set_=values)
    )


async def last_before(
    session: AsyncSession, vault: Vault, person_id: int, day: date, since: date
) -> LookBack | None:
    """Return the last look-back before that day and not before `since`."""
    row = await session.scalar(
        select(LookBackRow)
        .where(
            LookBackRow.person_id == person_id, LookBackRow.local_day < day, LookBackRow.local_day >= since
        )
        .order_by(LookBackRow.local_day.desc())
        .limit(1)
        .execution_options(populate_existing=True)
    )
    return _as_lookback(row, vault) if row else None
