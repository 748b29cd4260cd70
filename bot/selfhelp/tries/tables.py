"""The table of techniques offered."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.infra.tables import Base, BigId, UtcDateTime


class TryRow(Base):
    """One technique offered to one person; `outcome` is empty until they say something of it."""

    __tablename__ = "technique_tries"
    __table_args__ = (Index("ix_technique_tries_person_id", "person_id", "technique"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    person_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id", ondelete="CASCADE"))
    technique: Mapped[str] = mapped_column(String(64))
    # What was going on: one of the library's whens.
    occasion: Mapped[str] = mapped_column(String(32))
    outcome: Mapped[str | None] = mapped_column(String(8))
    # The pull, 0 to 10, before and after: only for what was offered in a craving.
    pull_before: Mapped[int | None] = mapped_column(SmallInteger)
    pull_after: Mapped[int | None] = mapped_column(SmallInteger)
    offered_at: Mapped[datetime] = mapped_column(UtcDateTime)
