"""What happens while a craving is on: a timer that walks through a technique, and its end."""

from bot.selfhelp.cravings.model import END, HARD, STEP, minutes_left
from bot.selfhelp.cravings.service import Cravings

__all__ = ["END", "HARD", "STEP", "Cravings", "minutes_left"]
