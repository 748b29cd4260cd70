"""The table of what is asked once a week."""

from datetime import date, datetime, time

from sqlalchemy import Date, ForeignKey, SmallInteger, String, Time
from sqlalchemy.orm import Mapped, mapped_column

from bot.infra.tables import Base, BigId, UtcDateTime, partial_index


class WeeklyPlanRow(Base):
    """When one person is asked one kind next. `next_at` is empty while it is off."""

    __tablename__ = "weekly_plans"
    __table_args__ = (
        partial_index("ix_weekly_plans_next_at", "next_at", "person_id", where="next_at IS NOT NULL"),
    )

    person_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    weekday: Mapped[int] = mapped_column(SmallInteger)
    wall_time: Mapped[time] = mapped_column(Time)
    next_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    asked_on: Mapped[date | None] = mapped_column(Date)
