"""The tables of the outbox."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, LargeBinary, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.infra.tables import Base, BigId, UtcDateTime, partial_index


class DeliveryRow(Base):
    """One message to one recipient, and what became of it: the ledger."""

    __tablename__ = "deliveries"
    __table_args__: Any = (
        # The sender's question: what is due, by lane and time. Few rows are queued at any moment.
        # Messages of broadcasts have their own line: one that is paused must cost nothing at each look.
        partial_index(
            "ix_deliveries_due",
            "lane",
            "send_after",
            "id",
            where="state = 'queued' AND broadcast_id IS NULL",
        ),
        partial_index(
            "ix_deliveries_broadcast_due",
            "broadcast_id",
            "send_after",
            "id",
            where="state = 'queued' AND broadcast_id IS NOT NULL",
        ),
        partial_index("ix_deliveries_sending", "fence", where="state = 'sending'"),
        Index("ix_deliveries_person_id", "person_id", "kind"),
        # How many that nobody asked for has a person got today? From lane 2, ASKED: risky times stand there.
        partial_index(
            "ix_deliveries_counted_sent", "person_id", "ended_at", where="state = 'sent' AND lane >= 2"
        ),
        # The report counts from this index alone.
        # Which alert does a reply in the staff chat belong to? Lane 1 is STAFF.
        partial_index(
            "ix_deliveries_staff_message_id", "message_id", where="lane = 1 AND message_id IS NOT NULL"
        ),
        Index("ix_deliveries_broadcast_id", "broadcast_id", "state", "reason"),
        Index("ix_deliveries_created_at", "created_at"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    person_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id", ondelete="SET NULL"))
    chat_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    kind: Mapped[str] = mapped_column(String(32))
    what_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    lane: Mapped[int] = mapped_column(SmallInteger)
    send_after: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    state: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str | None] = mapped_column(String(16))
    attempts: Mapped[int] = mapped_column(SmallInteger, default=0)
    fence: Mapped[int | None] = mapped_column(BigInteger)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    dedupe_key: Mapped[str] = mapped_column(String(80), unique=True)
    broadcast_id: Mapped[int | None] = mapped_column(Integer)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class LeaseRow(Base):
    """Who may do a job that only one process does.

    `fence` grows with each holder, and each claim carries it.
    """

    __tablename__ = "leases"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    owner: Mapped[str] = mapped_column(String(16))
    fence: Mapped[int] = mapped_column(BigInteger)
    until: Mapped[datetime] = mapped_column(UtcDateTime)
