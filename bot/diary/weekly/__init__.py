"""What is asked once a week, each kind on its own day and hour: the look-back, the bladder questions."""

from bot.diary.weekly.model import WeeklyPlan
from bot.diary.weekly.service import Weekly

__all__ = ["Weekly", "WeeklyPlan"]
