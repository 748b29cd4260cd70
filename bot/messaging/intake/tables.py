"""The table of stored updates."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.infra.tables import Base, UtcDateTime, partial_index

OPEN = "state IN ('stored', 'replying')"


class UpdateRow(Base):
    """One update of one bot."""

    __tablename__ = "updates"
    __table_args__ = (
        # Only unfinished rows, which are few: what a dead process left, and what is open in a chat.
        partial_index("ix_updates_lease_until", "lease_until", "update_id", where=OPEN),
        partial_index("ix_updates_chat_key", "chat_key", "update_id", where=OPEN),
        Index("ix_updates_received_at", "received_at"),
        # Those of which the numbers of messages are kept, for two days: see `traces`.
        partial_index("ix_updates_traced", "received_at", where="message_id IS NOT NULL"),
    )

    bot_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    chat_key: Mapped[bytes] = mapped_column(LargeBinary(32))
    state: Mapped[str] = mapped_column(String(10))
    payload_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    replies_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    attempts: Mapped[int] = mapped_column(Integer)
    error: Mapped[str | None] = mapped_column(String(120))
    lease_owner: Mapped[str | None] = mapped_column(String(16))
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)
    # The number of the message that came or was tapped, and of those that answered it (commas between them).
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    said: Mapped[str | None] = mapped_column(Text)
