"""The tables of look-backs."""

from datetime import date, datetime, time

from sqlalchemy import Date, ForeignKey, LargeBinary, SmallInteger, String, Time
from sqlalchemy.orm import Mapped, mapped_column

from bot.infra.tables import Base, BigId, UtcDateTime, partial_index


class LookBackPlanRow(Base):
    """When one person looks back next. `next_at` is empty while it is off."""

    __tablename__ = "lookback_plans"
    __table_args__ = (
        partial_index("ix_lookback_plans_next_at", "next_at", "person_id", where="next_at IS NOT NULL"),
    )

    person_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    weekday: Mapped[int] = mapped_column(SmallInteger)
    wall_time: Mapped[time] = mapped_column(Time)
    next_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    asked_on: Mapped[date | None] = mapped_column(Date)


class LookBackRow(Base):
    """One person, one week. `helped` and `hard` are codes with commas between them."""

    __tablename__ = "lookbacks"

    person_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    local_day: Mapped[date] = mapped_column(Date, primary_key=True)
    helped: Mapped[str] = mapped_column(String(80))
    hard: Mapped[str] = mapped_column(String(80))
    step: Mapped[str | None] = mapped_column(String(12))
    words_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    outcome: Mapped[str | None] = mapped_column(String(8))
    noted_at: Mapped[datetime] = mapped_column(UtcDateTime)
