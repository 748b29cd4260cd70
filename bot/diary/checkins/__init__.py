"""When to ask: each person's check-in hour, the tick that finds who is due, one reminder."""

from bot.diary.checkins.model import REMIND_AFTER, CheckinPlan, Snooze, snoozes
from bot.diary.checkins.service import CHECKIN, LATER, REMINDER, Checkins

__all__ = ["CHECKIN", "LATER", "REMINDER", "REMIND_AFTER", "CheckinPlan", "Checkins", "Snooze", "snoozes"]
