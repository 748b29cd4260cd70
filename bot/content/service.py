"""Use cases of reading content/ again: checked, taken whole or not at all, and followed by every process."""

import asyncio
import json
import os
import sys
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import structlog

from bot.content import queries
from bot.content.model import (
    ContentBroken,
    Differs,
    LiveContent,
    Outcome,
    Refused,
    Taken,
    Unchanged,
    load_content,
    mark_of,
)
from bot.infra.vault import Vault
from bot.infra.work import Work
from bot.kernel.clock import Clock

log = structlog.get_logger(__name__)

# How soon the other processes look whether content was reloaded: one small read each.
FOLLOW_SECONDS = 5.0
# Of what staff do, a year (DESIGN section 10).
KEPT = timedelta(days=365)
ROOT = Path(__file__).resolve().parents[2]


@dataclass(slots=True)
class Reloads:
    """Reads content/ again when staff ask; one instance serves the process."""

    work: Work
    clock: Clock
    vault: Vault
    live: LiveContent
    # The newest reload that this process has followed.
    _seen: int = 0
    _busy: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def busy(self) -> bool:
        """Return whether this process is at it."""
        return self._busy.locked()

    async def ask(self, staff_id: int, name: str) -> int:
        """Note who of the team asked, and return the number of the reload."""
        by = self.vault.seal_json({"id": staff_id, "name": name})
        async with self.work.begin() as session:
            return await queries.add(session, by, self.clock.now())

    async def carry_out(self, id: int) -> Outcome:
        """Check the files, take them if no check finds an error, and note what became of it."""
        async with self._busy:
            outcome = await self._checked()
            async with self.work.begin() as session:
                if isinstance(outcome, Taken):
                    await queries.end(session, id, "taken", mark=outcome.content.mark)
                    self._seen = max(self._seen, id)
                elif isinstance(outcome, Refused):
                    await queries.end(session, id, "refused", errors=len(outcome.errors))
                else:
                    await queries.end(session, id, "unchanged")
        log.info("content.reload", outcome=type(outcome).__name__)
        return outcome

    async def begin(self) -> None:
        """Start to follow: what this process has read is as new as the newest reload."""
        async with self.work.read() as session:
            newest = await queries.newest_taken(session)
        self._seen = newest[0] if newest else 0
        # What changed between reading and now is taken as it would have been by a start a moment later.
        await self._load()

    async def follow(self) -> tuple[int, Outcome] | None:
        """Do what another process was told, once; return the reload and what came of it, None for nothing.

        The other process has checked the files; here they are read.
        """
        async with self.work.read() as session:
            newest = await queries.newest_taken(session)
        if newest is None or newest[0] <= self._seen or self.busy:
            return None
        async with self._busy:
            self._seen, mark = newest
            outcome = Unchanged() if self.live.now.mark == mark else await self._load()
            if not isinstance(outcome, Refused) and self.live.now.mark != mark:
                outcome = Differs()
        log.info("content.followed", outcome=type(outcome).__name__)
        return newest[0], outcome

    async def forget_old(self) -> int:
        """Delete what was asked more than a year ago; return how many."""
        async with self.work.begin() as session:
            return await queries.forget(session, self.clock.now() - KEPT)

    async def _checked(self) -> Outcome:
        if await self._same_files():
            return Unchanged()
        if errors := await errors_in(self.live.folder):
            return Refused(errors)
        return await self._load()

    async def _load(self) -> Outcome:
        """Read the files beside the event loop, then take them between two of its steps."""
        if await self._same_files():
            return Unchanged()
        try:
            content = await asyncio.to_thread(
                load_content, self.live.folder, only_reviewed=self.live.only_reviewed
            )
        except ContentBroken as broken:
            return Refused((str(broken),))
        self.live.take(content)
        return Taken(content)

    async def _same_files(self) -> bool:
        return await asyncio.to_thread(mark_of, self.live.folder) == self.live.now.mark


async def errors_in(folder: Path) -> tuple[str, ...]:
    """Return the errors that `keel content check` finds in a folder, as "file:line: what to do".

    The check is a process of its own: seconds of work that must not stand between a person and an answer.
    """
    root = os.pathsep.join(part for part in (str(ROOT), os.environ.get("PYTHONPATH")) if part)
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "content", "check", "--json", "--folder", str(folder)),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": root},
    )
    output, trouble = await process.communicate()
    try:
        found = json.loads(output)["found"]
    except (ValueError, KeyError):
        last = (trouble.decode(errors="replace").strip().splitlines() or ["it said nothing"])[-1]
        return (f"the check itself failed ({last}): run `keel content check`",)
    return tuple(
        f"{one['file']}{':' if one['line'] else ''}{one['line'] or ''}: {one['message']}"
        for one in found
        if one["severity"] == "error"
    )
