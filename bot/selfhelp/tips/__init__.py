"""The daily note: one thing to read a day at a quiet hour, and the journey's messages in its place."""

from bot.selfhelp.tips.journey import Journey, JourneyMessage, check_journey, load_journey
from bot.selfhelp.tips.model import Told
from bot.selfhelp.tips.service import TIP, Tips

__all__ = ["TIP", "Journey", "JourneyMessage", "Tips", "Told", "check_journey", "load_journey"]
