"""What delivery needs from outside."""

from typing import Protocol

from bot.messaging.delivery.model import Message, Outcome
from bot.people import Person


class Courier(Protocol):
    """Renders a message and hands it to Telegram."""

    async def deliver(self, message: Message, person: Person | None) -> Outcome:
        """Send one message and say how it ended; never raises for what Telegram answers."""
        ...
