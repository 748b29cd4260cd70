"""What delivery needs from outside."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from bot.messaging.delivery.model import Message, Outcome
from bot.people import Person


class Courier(Protocol):
    """Renders a message and hands it to Telegram."""

    async def deliver(self, message: Message, person: Person | None) -> Outcome:
        """Send one message and say how it ended; never raises for what Telegram answers."""
        ...


class OpenBroadcasts(Protocol):
    """Knows which broadcasts may go on."""

    async def open_ids(self, session: AsyncSession) -> Sequence[int]:
        """Return the numbers of those that are neither paused nor ended, oldest first."""
        ...


class Planned(Protocol):
    """Knows what comes at an hour that people chose, before it is queued."""

    async def ahead(self, session: AsyncSession, ends: Mapping[int, datetime]) -> Iterable[tuple[int, str]]:
        """Return (person, kind) for each message planned before the moment given for that person."""
        ...
