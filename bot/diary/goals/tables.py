"""The table of goals."""

from datetime import date

from sqlalchemy import Date, ForeignKey, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from bot.infra.tables import Base, BigId


class GoalRow(Base):
    """On how many days a week at most, from that Monday on; empty for "no goal any more"."""

    __tablename__ = "goals"

    person_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    from_monday: Mapped[date] = mapped_column(Date, primary_key=True)
    days_a_week: Mapped[int | None] = mapped_column(SmallInteger)
