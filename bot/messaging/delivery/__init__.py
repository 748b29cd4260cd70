"""The outbox: what must be sent, when, and what became of it."""

from bot.messaging.delivery.daily import left_over
from bot.messaging.delivery.model import (
    Failed,
    Fate,
    Gone,
    Lane,
    Later,
    Message,
    NewMessage,
    Outcome,
    Reason,
    Sent,
    State,
    Unknown,
    expected,
)
from bot.messaging.delivery.ports import Courier, Planned
from bot.messaging.delivery.sender import Sender
from bot.messaging.delivery.service import Outbox

__all__ = [
    "Courier",
    "Failed",
    "Fate",
    "Gone",
    "Lane",
    "Later",
    "Message",
    "NewMessage",
    "Outbox",
    "Outcome",
    "Planned",
    "Reason",
    "Sender",
    "Sent",
    "State",
    "Unknown",
    "expected",
    "left_over",
]
