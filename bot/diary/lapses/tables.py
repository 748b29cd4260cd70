"""The table of lapses."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.infra.tables import Base, BigId, UtcDateTime


class LapseRow(Base):
    """One lapse as it was told; words and choices sealed."""

    __tablename__ = "lapses"
    __table_args__ = (Index("ix_lapses_person_id", "person_id", "started_at"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    person_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id", ondelete="CASCADE"))
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    # The question that waits (Step).
    step: Mapped[str] = mapped_column(String(10))
    local_day: Mapped[date | None] = mapped_column(Date)
    happened_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    helped_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    chosen_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    own_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
