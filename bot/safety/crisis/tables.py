"""The tables of the crisis flow. None has a column for what somebody wrote."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Boolean, Date, ForeignKey, Index, LargeBinary, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.infra.tables import Base, BigId, UtcDateTime, partial_index


class EpisodeRow(Base):
    """The last worrying message of one person, and the follow-ups it started."""

    __tablename__ = "crises"
    __table_args__ = (
        partial_index(
            "ix_crises_next_check_at", "next_check_at", "person_id", where="next_check_at IS NOT NULL"
        ),
        Index("ix_crises_last_at", "last_at"),
    )

    person_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    level: Mapped[int] = mapped_column(SmallInteger)
    category: Mapped[str | None] = mapped_column(String(24))
    rule: Mapped[str] = mapped_column(String(80))
    last_at: Mapped[datetime] = mapped_column(UtcDateTime)
    question: Mapped[str | None] = mapped_column(String(16))
    question_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    checks_from: Mapped[date | None] = mapped_column(Date)
    checks_done: Mapped[int] = mapped_column(SmallInteger, default=0)
    next_check_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    checked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    soft_asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class RiskFlagRow(Base):
    """One message that was found worrying: which rule said so, for 90 days."""

    __tablename__ = "risk_flags"
    __table_args__ = (
        Index("ix_risk_flags_person_id", "person_id", "noted_at"),
        Index("ix_risk_flags_noted_at", "noted_at"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    person_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id", ondelete="CASCADE"))
    level: Mapped[int] = mapped_column(SmallInteger)
    category: Mapped[str | None] = mapped_column(String(24))
    rule: Mapped[str] = mapped_column(String(80))
    noted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    # Set when the person said that it was a mistake.
    mistaken: Mapped[bool] = mapped_column(Boolean, default=False)


class AlertRow(Base):
    """One call for staff."""

    __tablename__ = "alerts"
    __table_args__ = (
        Index("ix_alerts_person_id", "person_id"),
        # Both hold only alerts that stand, which are few.
        partial_index("ix_alerts_chat_mac", "chat_mac", where="chat_mac IS NOT NULL"),
        partial_index("ix_alerts_next_at", "next_at", where="next_at IS NOT NULL"),
        Index("ix_alerts_created_at", "created_at"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    update_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    person_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id", ondelete="CASCADE"))
    # Only for somebody who has not consented and asked for the team: how to write to them; wiped at the end.
    chat_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    chat_mac: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    level: Mapped[int] = mapped_column(SmallInteger)
    category: Mapped[str | None] = mapped_column(String(24))
    rule: Mapped[str] = mapped_column(String(80))
    country: Mapped[str | None] = mapped_column(String(2))
    zone_name: Mapped[str | None] = mapped_column(String(64))
    language: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_at: Mapped[datetime] = mapped_column(UtcDateTime)
    said_at: Mapped[datetime] = mapped_column(UtcDateTime)
    asked: Mapped[bool] = mapped_column(Boolean)
    step: Mapped[int] = mapped_column(SmallInteger)
    # When the next step is due; empty once somebody took it, or nothing more happens by itself.
    next_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # The name of whoever took it, sealed.
    taken_by_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    taken_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    talking: Mapped[bool] = mapped_column(Boolean)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_by: Mapped[str | None] = mapped_column(String(8))
    # What staff answered to "was this right?".
    right: Mapped[bool | None] = mapped_column(Boolean)


class DutyRow(Base):
    """Until when somebody of the team reads; who it is only as a look-up value."""

    __tablename__ = "duties"

    staff_mac: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    until: Mapped[datetime] = mapped_column(UtcDateTime)
