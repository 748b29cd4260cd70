"""When to ask: each person's hours and pace, the tick that finds who is due, one reminder, putting off."""

from bot.diary.checkins.model import REMIND_AFTER, CheckinPlan, Part, Snooze, snoozes
from bot.diary.checkins.pace import LADDER, Pace
from bot.diary.checkins.service import CHECKIN, LATER, MORNING, REMINDER, Checkins

__all__ = [
    "CHECKIN",
    "LADDER",
    "LATER",
    "MORNING",
    "REMINDER",
    "REMIND_AFTER",
    "CheckinPlan",
    "Checkins",
    "Pace",
    "Part",
    "Snooze",
    "snoozes",
]
