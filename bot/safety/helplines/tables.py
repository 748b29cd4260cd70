"""The table of what staff changed in the helplines."""

from datetime import datetime

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.infra.tables import Base, BigId, UtcDateTime


class HelplineChangeRow(Base):
    """One change of one line, by whom and when. Of a line the last one counts; all stay, as the audit."""

    __tablename__ = "helpline_changes"

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    line: Mapped[str] = mapped_column(String(64))
    # confirm, hide or correct.
    act: Mapped[str] = mapped_column(String(8))
    # The number as it is dialled from now on, for correct, and for a confirm after it.
    phone: Mapped[str | None] = mapped_column(String(32))
    by_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
