"""The tables of the people we know."""

from datetime import date, datetime, time

from sqlalchemy import (
    Boolean,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Time,
    false,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from bot.infra.tables import Base, BigId, UtcDateTime


class PersonRow(Base):
    """One person; who they are on Telegram only sealed and as a look-up value."""

    __tablename__ = "people"
    # A number is never given twice: SQLite would give that of the last person erased to the next one who
    # comes, and what was queued for the one would count as said to the other.
    __table_args__ = (Index("ix_people_last_seen_at", "last_seen_at"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    telegram_mac: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    telegram_id_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    language: Mapped[str] = mapped_column(String(16))
    country: Mapped[str | None] = mapped_column(String(2))
    zone_name: Mapped[str] = mapped_column(String(64))
    stage: Mapped[str | None] = mapped_column(String(16))
    # The local day on which they said the stage.
    stage_on: Mapped[date | None] = mapped_column(Date)
    stopped_on: Mapped[date | None] = mapped_column(Date)
    consent_version: Mapped[int] = mapped_column(Integer)
    consent_at: Mapped[datetime] = mapped_column(UtcDateTime)
    onboarded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    paused_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    hold_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    unasked_ok: Mapped[bool] = mapped_column(Boolean, default=True)
    quiet_from: Mapped[time] = mapped_column(Time)
    quiet_until: Mapped[time] = mapped_column(Time)
    wants_tips: Mapped[bool] = mapped_column(Boolean, default=True)
    wants_news: Mapped[bool] = mapped_column(Boolean, default=True)
    discreet: Mapped[bool] = mapped_column(Boolean, default=False)
    reach: Mapped[str] = mapped_column(String(8), default="ok")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    daily_limit: Mapped[int | None] = mapped_column(SmallInteger, server_default=text("3"))
    dark: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())


class PlaceRow(Base):
    """What the next typed message of a person answers; its details sealed."""

    __tablename__ = "places"

    person_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    name: Mapped[str] = mapped_column(String(40))
    about_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    since: Mapped[datetime] = mapped_column(UtcDateTime)


class RefusalRow(Base):
    """A no to the consent question: kept for 12 months, so that nobody is asked or written to unasked."""

    __tablename__ = "refusals"

    telegram_mac: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    refused_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
