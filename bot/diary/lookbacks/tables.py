"""The table of look-backs."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.infra.tables import Base, BigId, UtcDateTime


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
