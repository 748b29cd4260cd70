"""What staff confirm, hide or correct in the helplines between two releases of the data.

Everything is in memory, as help must not wait for a database; the database keeps who changed what, and every
process reads it anew within seconds. A line that was checked in the files after a change is as the files say.
"""

import enum
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

import structlog
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.infra.vault import Vault
from bot.infra.work import Work
from bot.kernel.clock import Clock
from bot.safety.helplines.directory import Directory
from bot.safety.helplines.model import Line
from bot.safety.helplines.tables import HelplineChangeRow

log = structlog.get_logger(__name__)

_DIALLED = re.compile(r"[*#+]?[0-9][0-9 ()/.-]{1,30}")


class Act(enum.StrEnum):
    """What staff can do with a line."""

    CONFIRM = "confirm"
    HIDE = "hide"
    CORRECT = "correct"


class NotANumber(ValueError):
    """What was typed cannot be dialled in the country of the line."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change: by whom (a first name), when (aware UTC); `phone` as dialled, where it was corrected."""

    line: str
    act: Act
    phone: str | None
    by: str
    at: datetime


@dataclass(slots=True)
class HelplineDesk:
    """Keeps what staff changed, and gives the helplines with it; one instance serves the process.

    `files` gives the directory that content/ holds at the moment.
    """

    work: Work
    clock: Clock
    vault: Vault
    files: Callable[[], Directory]
    _changes: Mapping[str, Change] = field(default_factory=dict)
    _newest: int = 0
    # The directory with the changes, and what it was made of.
    _made: tuple[Directory, Mapping[str, Change], Directory] | None = None

    @property
    def directory(self) -> Directory:
        """Return the helplines as they are shown now."""
        files, changes = self.files(), self._changes
        if self._made is None or self._made[0] is not files or self._made[1] is not changes:
            self._made = files, changes, files.amended(_amended(files, changes))
        return self._made[2]

    def change_of(self, line_id: str) -> Change | None:
        """Return the last change of a line."""
        return self._changes.get(line_id)

    async def confirm(self, line: Line, staff_id: int, name: str) -> None:
        """Keep that the number was compared with its source today; a hidden line is shown again."""
        before = self._changes.get(line.id)
        phone = before.phone if before is not None else None
        await self._add(line.id, Act.CONFIRM, phone, staff_id, name)

    async def hide(self, line: Line, staff_id: int, name: str) -> None:
        """Show the line no more until it is confirmed."""
        before = self._changes.get(line.id)
        await self._add(line.id, Act.HIDE, before.phone if before is not None else None, staff_id, name)

    async def correct(self, line: Line, phone: str, staff_id: int, name: str) -> None:
        """Show another number from now on, checked today; raises NotANumber."""
        await self._add(line.id, Act.CORRECT, dialled(line, phone), staff_id, name)

    async def history(self, line_id: str, limit: int) -> list[Change]:
        """Return the last changes of a line, newest first."""
        async with self.work.read() as session:
            rows = await session.scalars(
                select(HelplineChangeRow)
                .where(HelplineChangeRow.line == line_id)
                .order_by(HelplineChangeRow.id.desc())
                .limit(limit)
            )
            return [self._as_change(row) for row in rows]

    async def follow(self) -> None:
        """Read the changes when there are new ones; called at the start and every few seconds."""
        async with self.work.read() as session:
            newest = await session.scalar(select(func.max(HelplineChangeRow.id))) or 0
            if newest == self._newest:
                return
            changes = await self._read(session)
        self._changes, self._newest = changes, newest
        log.info("helplines.followed", changed=len(changes))

    async def _add(self, line_id: str, act: Act, phone: str | None, staff_id: int, name: str) -> None:
        by = self.vault.seal_json({"id": staff_id, "name": name})
        async with self.work.begin() as session:
            now = self.clock.now()
            session.add(HelplineChangeRow(line=line_id, act=act.value, phone=phone, by_sealed=by, at=now))
            await session.flush()
            # Shown from here on; were this rolled back, the next look at the database undoes it.
            self._changes, self._newest = await self._read(session), -1
        log.info("helplines.changed", line=line_id, act=act.value)

    async def _read(self, session: AsyncSession) -> dict[str, Change]:
        rows = await session.scalars(select(HelplineChangeRow).order_by(HelplineChangeRow.id))
        return {row.line: self._as_change(row) for row in rows}

    def _as_change(self, row: HelplineChangeRow) -> Change:
        return Change(row.line, Act(row.act), row.phone, self.vault.open_json(row.by_sealed)["name"], row.at)


def dialled(line: Line, typed: str) -> str:
    """Return a number as it will be shown; raises NotANumber.

    A short number (up to six digits) cannot be checked further. A longer one must be one of the country that
    the line's id begins with.
    """
    phone = " ".join(typed.split())
    if not _DIALLED.fullmatch(phone):
        raise NotANumber(typed)
    digits = re.sub(r"\D", "", phone)
    code = line.id[:2].upper()
    if len(digits) > 6 and phone[0] not in "*#":
        # Imported here: its tables cost 20 MB that the running bot does not need before.
        import phonenumbers

        try:
            number = phonenumbers.parse(phone, code)
        except phonenumbers.NumberParseException:
            raise NotANumber(typed) from None
        if not phonenumbers.is_possible_number(number):
            raise NotANumber(typed)
    return phone


def _amended(files: Directory, changes: Mapping[str, Change]) -> dict[str, Line | None]:
    amended: dict[str, Line | None] = {}
    for line_id, change in changes.items():
        line = files.line(line_id)
        if line is None or line.checked > change.at.date():
            continue
        if change.act is Act.HIDE:
            amended[line_id] = None
            continue
        if change.phone is not None:
            # The international form belongs to the number that was replaced.
            line = replace(line, phone=change.phone, phone_e164=None)
        amended[line_id] = replace(line, checked=change.at.date())
    return amended
