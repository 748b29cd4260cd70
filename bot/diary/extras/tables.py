"""The tables of the one more question."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, LargeBinary, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.infra.tables import Base, BigId, UtcDateTime


class ExtraChoiceRow(Base):
    """Which question a person chose; no row for none."""

    __tablename__ = "extra_choices"

    person_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    question: Mapped[str] = mapped_column(String(12))


class ExtraAnswerRow(Base):
    """One answer: a day keeps those to questions that were chosen before."""

    __tablename__ = "extra_answers"

    person_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    local_day: Mapped[date] = mapped_column(Date, primary_key=True)
    question: Mapped[str] = mapped_column(String(12), primary_key=True)
    score: Mapped[int | None] = mapped_column(SmallInteger)
    words_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    noted_at: Mapped[datetime] = mapped_column(UtcDateTime)
