"""What a person thinks of what they read: saved, useful or not, not for them."""

from bot.selfhelp.reading.model import Item, Kind, Opinion
from bot.selfhelp.reading.service import Reading

__all__ = ["Item", "Kind", "Opinion", "Reading"]
