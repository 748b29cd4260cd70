"""The crisis flow's memory: who is in one, the follow-ups, the alerts to staff, and who is on duty."""

from bot.safety.crisis.alerts import Alerts
from bot.safety.crisis.duty import Duty
from bot.safety.crisis.model import (
    ALERT,
    ALERT_LINE,
    FOLLOW_UP,
    STAY,
    STAY_MINUTES,
    TEAM_LINE,
    TOMORROW,
    Alert,
    AlertGone,
    Answer,
    Episode,
    NotSafeToWrite,
    Staff,
    next_morning,
    read_answer,
    stay_moments,
)
from bot.safety.crisis.service import Crises

__all__ = [
    "ALERT",
    "ALERT_LINE",
    "FOLLOW_UP",
    "STAY",
    "STAY_MINUTES",
    "TEAM_LINE",
    "TOMORROW",
    "Alert",
    "AlertGone",
    "Alerts",
    "Answer",
    "Crises",
    "Duty",
    "Episode",
    "NotSafeToWrite",
    "Staff",
    "next_morning",
    "read_answer",
    "stay_moments",
]
