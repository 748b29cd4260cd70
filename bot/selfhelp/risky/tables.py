"""The table of risky times."""

from datetime import date, datetime, time

from sqlalchemy import Date, ForeignKey, Index, LargeBinary, SmallInteger, Time
from sqlalchemy.orm import Mapped, mapped_column

from bot.infra.tables import Base, BigId, UtcDateTime


class RiskyTimeRow(Base):
    """One risky time of one person: days of the week as bits, or a day of the month."""

    __tablename__ = "risky_times"
    __table_args__ = (
        Index("ix_risky_times_next_at", "next_at", "id"),
        Index("ix_risky_times_person_id", "person_id", "id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    person_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id", ondelete="CASCADE"))
    days: Mapped[int | None] = mapped_column(SmallInteger)
    month_day: Mapped[int | None] = mapped_column(SmallInteger)
    wall_time: Mapped[time] = mapped_column(Time)
    # JSON: the person's name for it, and what they will do.
    words_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    # When the next note goes, and the local day of the coming it is about.
    next_at: Mapped[datetime] = mapped_column(UtcDateTime)
    next_day: Mapped[date] = mapped_column(Date)
