"""The table of day notes."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, LargeBinary, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.infra.tables import Base, BigId, UtcDateTime


class DayNoteRow(Base):
    """One person, one day: the key decides between two taps at once."""

    __tablename__ = "day_notes"

    person_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    local_day: Mapped[date] = mapped_column(Date, primary_key=True)
    mood: Mapped[int | None] = mapped_column(SmallInteger)
    craving: Mapped[int | None] = mapped_column(SmallInteger)
    used: Mapped[str | None] = mapped_column(String(8))
    note_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    # Which line of the check-in words the day was answered with: the others take their turn first.
    said: Mapped[str | None] = mapped_column(String(40))
    noted_at: Mapped[datetime] = mapped_column(UtcDateTime)
