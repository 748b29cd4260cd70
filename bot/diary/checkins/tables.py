"""The table of check-in plans."""

from datetime import date, datetime, time

from sqlalchemy import Boolean, Date, ForeignKey, Time
from sqlalchemy.orm import Mapped, mapped_column

from bot.infra.tables import Base, BigId, UtcDateTime, partial_index


class CheckinPlanRow(Base):
    """When one person is asked next. `next_at` is empty while check-ins are off."""

    __tablename__ = "checkin_plans"
    __table_args__ = (
        partial_index("ix_checkin_plans_next_at", "next_at", "person_id", where="next_at IS NOT NULL"),
    )

    person_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    wall_time: Mapped[time] = mapped_column(Time)
    next_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    asked_on: Mapped[date | None] = mapped_column(Date)
    remind: Mapped[bool] = mapped_column(Boolean)
