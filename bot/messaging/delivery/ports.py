"""What delivery needs from outside."""

from collections.abc import Sequence
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
