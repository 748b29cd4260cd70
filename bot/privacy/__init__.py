"""What people take along, what is erased, and what is forgotten with time."""

from bot.privacy.export import Export, Exporter
from bot.privacy.forget import Eraser, Receipt
from bot.privacy.retention import BACKUPS_KEPT, STILL_HERE, Retention

__all__ = ["BACKUPS_KEPT", "STILL_HERE", "Eraser", "Export", "Exporter", "Receipt", "Retention"]
