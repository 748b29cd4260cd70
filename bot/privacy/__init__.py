"""What people take along, what is erased, and what is forgotten with time."""

from bot.privacy.by_hand import NoSuchPerson, erase_person, export_person
from bot.privacy.export import Export, Exporter
from bot.privacy.forget import Eraser, Receipt
from bot.privacy.retention import STILL_HERE, TIME_TO_ANSWER, Kept, Retention

__all__ = [
    "STILL_HERE",
    "TIME_TO_ANSWER",
    "Eraser",
    "Export",
    "Exporter",
    "Kept",
    "NoSuchPerson",
    "Receipt",
    "Retention",
    "erase_person",
    "export_person",
]
