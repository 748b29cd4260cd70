"""SQL of goals."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.diary.goals.tables import GoalRow
from bot.infra.tables import insert_into


async def goals(session: AsyncSession, person_id: int) -> dict[date, int | None]:
    """Return every goal of a person by the Monday from which it is meant."""
    rows = await session.execute(
        select(GoalRow.from_monday, GoalRow.days_a_week).where(GoalRow.person_id == person_id)
    )
    return {monday: days for monday, days in rows}


async def put(session: AsyncSession, person_id: int, monday: date, days_a_week: int | None) -> None:
    """Insert the goal of a week on, or change it."""
    await session.execute(
        insert_into(session, GoalRow)
        .values(person_id=person_id, from_monday=monday, days_a_week=days_a_week)
        .on_conflict_do_update(index_elements=["person_id", "from_monday"], set_={"days_a_week": days_a_week})
    )
