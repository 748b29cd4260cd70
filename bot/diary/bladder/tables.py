"""The table of bladder checks."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.infra.tables import Base, BigId, UtcDateTime


class BladderCheckRow(Base):
    """One person, one week. `signs` are codes with commas between; empty for none, null for no answer."""

    __tablename__ = "bladder_checks"

    person_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    local_day: Mapped[date] = mapped_column(Date, primary_key=True)
    signs: Mapped[str | None] = mapped_column(String(40))
    pain: Mapped[int | None] = mapped_column(SmallInteger)
    gap: Mapped[int | None] = mapped_column(SmallInteger)
    nights: Mapped[int | None] = mapped_column(SmallInteger)
    noted_at: Mapped[datetime] = mapped_column(UtcDateTime)
