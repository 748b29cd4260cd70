"""Days without: the person's own date, what was reached before, the numbers they want to hear of."""

from bot.diary.days.model import Count, Mark, Milestones, Stretch
from bot.diary.days.service import MILESTONE, DayCounter

__all__ = ["MILESTONE", "Count", "DayCounter", "Mark", "Milestones", "Stretch"]
