"""The tables of the daily note."""

from datetime import date, datetime, time

from sqlalchemy import Boolean, Date, ForeignKey, String, Time
from sqlalchemy.orm import Mapped, mapped_column

from bot.infra.tables import Base, BigId, UtcDateTime, partial_index


class TipPlanRow(Base):
    """When one person gets their next note. `next_at` is empty while notes are off."""

    __tablename__ = "tip_plans"
    __table_args__ = (
        partial_index("ix_tip_plans_next_at", "next_at", "person_id", where="next_at IS NOT NULL"),
    )

    person_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    wall_time: Mapped[time] = mapped_column(Time)
    own_hour: Mapped[bool] = mapped_column(Boolean)
    next_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    told_on: Mapped[date | None] = mapped_column(Date)


class TipRow(Base):
    """The note of one person's day: the key keeps a day from getting two."""

    __tablename__ = "tips"

    person_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    local_day: Mapped[date] = mapped_column(Date, primary_key=True)
    kind: Mapped[str] = mapped_column(String(10))
    item: Mapped[str] = mapped_column(String(64))
