"""The table of broadcasts."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Boolean, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.infra.tables import Base, BigId, UtcDateTime, partial_index

# What the job still has to look after, in the words of the index, so that both databases use it.
LIVE = "state <> 'draft' AND closed = false"


class BroadcastRow(Base):
    """One text to many people, from the first word of its draft to its report.

    What is said stands here once; the `deliveries` rows of its recipients carry only its number. It is
    meant for many eyes, so it is not sealed; who wrote it is.
    """

    __tablename__ = "broadcasts"
    __table_args__: Any = (
        # The job's question each second: is there anything to do? Almost always no.
        partial_index("ix_broadcasts_live", "id", where=LIVE),
        partial_index("ix_broadcasts_draft", "admin_mac", where="state = 'draft'"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    admin_mac: Mapped[bytes] = mapped_column(LargeBinary(32))
    admin_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    state: Mapped[str] = mapped_column(String(10))
    html: Mapped[str] = mapped_column(Text, default="")
    photo: Mapped[str | None] = mapped_column(String(200))
    links: Mapped[str] = mapped_column(Text, default="[]")
    audience: Mapped[str] = mapped_column(Text, default="{}")
    send_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    local_hour: Mapped[int | None] = mapped_column(Integer)
    revision: Mapped[int] = mapped_column(Integer, default=0)
    awaits: Mapped[str | None] = mapped_column(String(12))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    touched_at: Mapped[datetime] = mapped_column(UtcDateTime)
    started_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    expected: Mapped[int] = mapped_column(Integer, default=0)
    cursor: Mapped[int] = mapped_column(BigInteger, default=0)
    last_person_id: Mapped[int] = mapped_column(BigInteger, default=0)
    queued_all: Mapped[bool] = mapped_column(Boolean, default=False)
    progress_message_id: Mapped[int | None] = mapped_column(BigInteger)
    progress_number: Mapped[int] = mapped_column(Integer, default=0)
    progress_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    progress_shown: Mapped[str | None] = mapped_column(String(120))
    outcome: Mapped[str | None] = mapped_column(Text)
    # The report is written and nothing is left to do.
    closed: Mapped[bool] = mapped_column(Boolean, default=False)
