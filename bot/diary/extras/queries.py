"""SQL of the one more question."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.diary.extras.model import Extra, Question
from bot.diary.extras.tables import ExtraAnswerRow, ExtraChoiceRow
from bot.infra.tables import insert_into
from bot.infra.vault import Vault


async def chosen(session: AsyncSession, person_id: int) -> Question | None:
    """Return the question that the person chose."""
    name = await session.scalar(select(ExtraChoiceRow.question).where(ExtraChoiceRow.person_id == person_id))
    return Question(name) if name else None


async def choose(session: AsyncSession, person_id: int, question: Question | None) -> None:
    """Set the question, or none."""
    if question is None:
        await session.execute(delete(ExtraChoiceRow).where(ExtraChoiceRow.person_id == person_id))
        return
    await session.execute(
        insert_into(session, ExtraChoiceRow)
        .values(person_id=person_id, question=question.value)
        .on_conflict_do_update(index_elements=["person_id"], set_={"question": question.value})
    )


async def put(
    session: AsyncSession, person_id: int, day: date, question: Question, now: datetime, **values: Any
) -> None:
    """Write one answer; the later one wins."""
    columns = dict(values, noted_at=now)
    await session.execute(
        insert_into(session, ExtraAnswerRow)
        .values(person_id=person_id, local_day=day, question=question.value, **columns)
        .on_conflict_do_update(index_elements=["person_id", "local_day", "question"], set_=columns)
    )


async def between(
    session: AsyncSession, vault: Vault, person_id: int, since: date, until: date
) -> list[Extra]:
    """Return the answers from `since` to `until`, both included, oldest first, ties by question."""
    rows = await session.scalars(
        select(ExtraAnswerRow)
        .where(
            ExtraAnswerRow.person_id == person_id,
            ExtraAnswerRow.local_day >= since,
            ExtraAnswerRow.local_day <= until,
        )
        .order_by(ExtraAnswerRow.local_day, ExtraAnswerRow.question)
        .execution_options(populate_existing=True)
    )
    return [
        Extra(
            row.local_day,
            Question(row.question),
            row.score,
            vault.open_text(row.words_sealed) if row.words_sealed else None,
            row.noted_at,
        )
        for row in rows
    ]
