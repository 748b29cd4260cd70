"""The bladder check: a few questions of our own about one week, and how the weeks went."""

from bot.diary.bladder.model import BladderCheck, Measure, Sign, Urgency
from bot.diary.bladder.service import BLADDER, Bladder

__all__ = ["BLADDER", "Bladder", "BladderCheck", "Measure", "Sign", "Urgency"]
