"""A street: a pretend Telegram, data, and real processes of Keel over both."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select, text

from bot.infra.database import Database, open_database
from bot.infra.vault import Vault
from bot.infra.work import Work
from bot.people import Stage
from bot.people.model import CONSENT_VERSION, QUIET_FROM, QUIET_UNTIL
from bot.people.tables import PersonRow
from sandbox import Person, Sandbox, SandboxConfig
from tests.house import KEY
from tests.processes import KeelProcess

TOKEN = "4242:test-token-long-enough-to-be-one"
STAFF_CHAT = -4001
SAM = 900


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Process(KeelProcess):
    """A process of a street: over its data, with a health page on `port` and a clock that can be moved."""

    def __init__(self, role: str, folder: Path, *, port: int | None = None, **settings: object) -> None:
        self.port = port if port is not None else free_port()
        self.control_port = free_port()
        super().__init__(role, folder=folder, port=self.port, control_port=self.control_port, **settings)

    async def start(self, *, wait: bool = True) -> None:
        """Begin a life; with `wait` return when all is well. Raises AssertionError with its log."""
        await super().start()
        if wait:
            await self.is_well(self.port)


@dataclass
class Street:
    """A sandbox, data, and the processes that were started over them."""

    sandbox: Sandbox
    folder: Path
    database: Database
    processes: list[Process] = field(default_factory=list)

    @property
    def keel(self) -> Process:
        """Return the first process."""
        return self.processes[0]

    def process(self, role: str = "run", folder: Path | None = None, **settings: Any) -> Process:
        """Return one more process over the same data, not started; settings as `bulk_rate=400`."""
        own = {
            "bot_token": TOKEN,
            "telegram_api_url": self.sandbox.url,
            "database_url": self.database.engine.url.render_as_string(hide_password=False),
            "encryption_keys": KEY,
            "admin_ids": SAM,
        }
        made = Process(role, folder or self.folder, **{**own, **settings})
        self.processes.append(made)
        return made

    async def move_clock(self, offset_seconds: float) -> None:
        """Set the clock of the sandbox and of Keel."""
        self.sandbox.bot_control_url = f"http://127.0.0.1:{self.keel.control_port}"
        await self.sandbox.move_clock(offset_seconds)

    async def resident(self, **facts: Any) -> Person:
        """Return somebody who has talked to the bot through the first minute."""
        visitor = self.sandbox.person(**facts)
        await visitor.starts()
        for label in ONBOARDING:
            await taps(visitor, label)
        await visitor.waits_for("19:00", timeout=30)
        return visitor

    async def residents(self, ids: Iterable[int], zone_name: str = "Europe/London") -> dict[int, int]:
        """Write people who have been through the first minute; return our own ids by Telegram ids."""
        numbers, vault, now = list(ids), Vault([KEY]), datetime.now(UTC)
        macs = {vault.mac(number): number for number in numbers}
        same = {
            "language": "en",
            "country": "GB",
            "zone_name": zone_name,
            "stage": Stage.STOPPED.value,
            "consent_version": CONSENT_VERSION,
            "consent_at": now,
            "onboarded_at": now,
            "quiet_from": QUIET_FROM,
            "quiet_until": QUIET_UNTIL,
            "created_at": now,
            "last_seen_at": now,
        }
        rows = [
            {**same, "telegram_mac": mac, "telegram_id_sealed": vault.seal_text(str(number))}
            for mac, number in macs.items()
        ]
        async with Work(self.database).begin() as session:
            await session.execute(insert(PersonRow), rows)
            known = await session.execute(select(PersonRow.id, PersonRow.telegram_mac))
            return {macs[mac]: our_id for our_id, mac in known if mac in macs}

    async def rows(self, question: str, **values: Any) -> list[Any]:
        """Return what the database answers."""
        async with self.database.reads.begin() as session:
            return list(await session.execute(text(question), values))

    async def run(self, *statements: str) -> None:
        """Change the database by hand."""
        async with self.database.writing(), self.database.writes.begin() as session:
            for statement in statements:
                await session.execute(text(statement))

    async def count(self, question: str, **values: Any) -> int:
        """Return one number from the database."""
        return int((await self.rows(question, **values))[0][0])

    async def until_at_least(self, question: str, wanted: int, timeout: float) -> None:
        """Wait until the database answers a question with that number or more."""
        end = time.monotonic() + timeout
        while (found := await self.count(question)) < wanted:
            if time.monotonic() > end:
                raise AssertionError(f"{question}: {found}, not {wanted} yet\n{self.keel.log[-3000:]}")
            await asyncio.sleep(0.02)

    async def until(self, question: str, wanted: int, timeout: float) -> None:
        """Wait until the database answers a question with that number."""
        end = time.monotonic() + timeout
        while (found := await self.count(question)) != wanted:
            if time.monotonic() > end:
                raise AssertionError(f"{question}: {found}, not {wanted}\n{self.keel.log[-3000:]}")
            await asyncio.sleep(0.1)


ONBOARDING = (
    "Start",
    "Yes, and that's OK",
    "Yes, that's right",
    "I've stopped",
    "About a week",
    "Evening, 19:00",
)


async def taps(visitor: Person, label: str, timeout: float = 30.0) -> None:
    """Tap the button with that label as soon as it is there."""
    await visitor.waits_for(lambda message: label in message.labels, timeout)
    await visitor.taps(label)


@asynccontextmanager
async def street(database: Database, folder: Path, **config: Any) -> AsyncIterator[Street]:
    """Give a sandbox with a staff group, and end every process that was started over it."""
    sandbox = Sandbox(SandboxConfig(port=0, token=TOKEN, **config))
    sandbox.person("Sam", id=SAM, is_staff=True)
    made = Street(sandbox, folder, open_database(database.engine.url.render_as_string(hide_password=False)))
    async with sandbox:
        try:
            yield made
        finally:
            for process in made.processes:
                if process.lives:
                    await process.kill()
            await made.database.close()
