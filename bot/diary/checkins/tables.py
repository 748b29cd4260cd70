"""The table of check-in plans."""

from datetime import date, datetime, time

from sqlalchemy import Boolean, Date, ForeignKey, SmallInteger, Time, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.infra.tables import Base, BigId, UtcDateTime, partial_index


class CheckinPlanRow(Base):
    """When one person is asked next. `next_at` and `morning_next_at` are empty while that question is off."""

    __tablename__ = "checkin_plans"
    __table_args__ = (
        partial_index("ix_checkin_plans_next_at", "next_at", "person_id", where="next_at IS NOT NULL"),
        partial_index(
            "ix_checkin_plans_morning_next_at",
            "morning_next_at",
            "person_id",
            where="morning_next_at IS NOT NULL",
        ),
    )

    person_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    wall_time: Mapped[time] = mapped_column(Time)
    next_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    asked_on: Mapped[date | None] = mapped_column(Date)
    remind: Mapped[bool] = mapped_column(Boolean)
    morning_time: Mapped[time | None] = mapped_column(Time)
    morning_next_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    morning_asked_on: Mapped[date | None] = mapped_column(Date)
    # How often (pace.py), in days between two questions.
    pace_wanted: Mapped[int] = mapped_column(SmallInteger, server_default=text("1"))
    pace_every: Mapped[int] = mapped_column(SmallInteger, server_default=text("1"))
    pace_since: Mapped[date | None] = mapped_column(Date)
    pace_silent: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    pace_kept: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    pace_waiting_for: Mapped[date | None] = mapped_column(Date)
    pace_told_on: Mapped[date | None] = mapped_column(Date)
