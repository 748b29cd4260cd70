"""What a person noted of each day: mood, craving, use, a note."""

from bot.diary.moods.model import DayNote, Days, DayTooOld, Used
from bot.diary.moods.service import MoodLog

__all__ = ["DayNote", "DayTooOld", "Days", "MoodLog", "Used"]
