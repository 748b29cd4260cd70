"""The daily note: one thing to read a day at a quiet hour, and the journey's messages in its place."""

from bot.selfhelp.tips.model import LAPSE_DAYS, Told, last_lapse, stage_for
from bot.selfhelp.tips.service import TIP, Tips

__all__ = ["LAPSE_DAYS", "TIP", "Tips", "Told", "last_lapse", "stage_for"]
