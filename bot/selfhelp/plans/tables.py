"""The table of a person's own words."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.infra.tables import Base, BigId, UtcDateTime


class PlanLineRow(Base):
    """One line; an if-then plan and the trusted person are JSON, everything else is a text."""

    __tablename__ = "plan_lines"
    __table_args__ = (Index("ix_plan_lines_person_id", "person_id", "id"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    person_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id", ondelete="CASCADE"))
    # One of model.Part.
    part: Mapped[str] = mapped_column(String(16))
    text_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
