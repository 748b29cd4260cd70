"""The table of opinions."""

from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.infra.tables import Base, BigId, UtcDateTime


class OpinionRow(Base):
    """What one person thinks of one thing of the library."""

    __tablename__ = "opinions"

    person_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    kind: Mapped[str] = mapped_column(String(10), primary_key=True)
    item: Mapped[str] = mapped_column(String(64), primary_key=True)
    saved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    useful: Mapped[bool | None] = mapped_column(Boolean)
    unwanted: Mapped[bool] = mapped_column(Boolean, default=False)
    noted_at: Mapped[datetime] = mapped_column(UtcDateTime)
