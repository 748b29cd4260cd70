"""How many of the questions that arrived were answered, by week: numbers only, nobody is named."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import String, case, cast, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.diary.bladder import BLADDER
from bot.diary.bladder.tables import BladderCheckRow
from bot.diary.checkins import CHECKIN, MORNING
from bot.diary.intentions.tables import IntentionRow
from bot.diary.lookbacks import LOOKBACK
from bot.diary.lookbacks.tables import LookBackRow
from bot.diary.moods.tables import DayNoteRow
from bot.infra.work import Work
from bot.kernel.clock import Clock
from bot.messaging.delivery import State
from bot.messaging.delivery.tables import DeliveryRow

# Where the answer to a question stands, by the day that the question is about.
_ANSWERS: dict[str, Any] = {
    CHECKIN: DayNoteRow,
    MORNING: IntentionRow,
    LOOKBACK: LookBackRow,
    BLADDER: BladderCheckRow,
}


@dataclass(frozen=True, slots=True)
class Week:
    """One week from Monday `since` (UTC): by kind of question how many arrived and how many were answered.

    Answered is a question about a day of which something was noted, at whatever hour and in whatever way.
    """

    since: date
    asked: dict[str, int]
    answered: dict[str, int]

    def rate(self, kind: str) -> float | None:
        """Return the share that was answered, 0 to 1; None when nothing was asked."""
        return self.answered[kind] / self.asked[kind] if self.asked[kind] else None


@dataclass(frozen=True, slots=True)
class Rates:
    """Counts answers for staff; one instance serves the process."""

    work: Work
    clock: Clock

    async def by_week(self, weeks: int) -> list[Week]:
        """Return so many weeks, this one last; the ledger is kept for 90 days."""
        async with self.work.read() as session:
            return await by_week(session, self.clock.now(), weeks)


async def by_week(session: AsyncSession, now: datetime, weeks: int) -> list[Week]:
    """Return so many weeks up to `now`, this one last."""
    monday = now.date() - timedelta(days=now.weekday())
    return [await _week(session, monday - timedelta(weeks=ago), now) for ago in reversed(range(weeks))]


async def _week(session: AsyncSession, since: date, now: datetime) -> Week:
    start = datetime.combine(since, time.min, tzinfo=now.tzinfo)
    asked, answered = {}, {}
    for kind, table in _ANSWERS.items():
        # The key of a question ends with the day it is about.
        key = literal(f"{kind}:").concat(cast(DeliveryRow.person_id, String)).concat(literal(":"))
        noted = (
            select(table.person_id)
            .where(
                table.person_id == DeliveryRow.person_id,
                DeliveryRow.dedupe_key == key.concat(cast(table.local_day, String)),
            )
            .exists()
        )
        row = (
            await session.execute(
                select(func.count(), func.coalesce(func.sum(case((noted, 1), else_=0)), 0)).where(
                    DeliveryRow.kind == kind,
                    DeliveryRow.state == State.SENT.value,
                    DeliveryRow.person_id.is_not(None),
                    DeliveryRow.created_at >= start,
                    DeliveryRow.created_at < start + timedelta(weeks=1),
                )
            )
        ).one()
        asked[kind], answered[kind] = row[0], row[1]
    return Week(since, asked, answered)
