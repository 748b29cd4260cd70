"""The tables of days without."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.infra.tables import Base, BigId, UtcDateTime, partial_index


class StretchRow(Base):
    """A time without that is over; the one that runs is `people.stopped_on`."""

    __tablename__ = "stretches"

    person_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    began_on: Mapped[date] = mapped_column(Date, primary_key=True)
    ended_on: Mapped[date] = mapped_column(Date)


class MilestonesRow(Base):
    """The numbers somebody wants to hear of, and when the next one may be reached."""

    __tablename__ = "milestones"
    __table_args__ = (
        partial_index("ix_milestones_next_at", "next_at", "person_id", where="next_at IS NOT NULL"),
    )

    person_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    # Numbers with spaces between.
    picked: Mapped[str] = mapped_column(String(100))
    told: Mapped[int] = mapped_column(Integer)
    told_since: Mapped[date | None] = mapped_column(Date)
    next_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
