"""The table of reloads."""

from datetime import datetime

from sqlalchemy import Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.infra.tables import Base, BigId, UtcDateTime


class ReloadRow(Base):
    """One call to read content/ again: who of the team asked, what became of it. Kept a year."""

    __tablename__ = "content_reloads"

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    asked_by_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    # asked, taken, unchanged or refused; a process that dies on it leaves "asked".
    state: Mapped[str] = mapped_column(String(10))
    # Of what was taken: the others compare their files with it.
    mark: Mapped[str | None] = mapped_column(String(16))
    errors: Mapped[int | None] = mapped_column(Integer)
