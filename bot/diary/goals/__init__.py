"""Cutting down: the person's own goal in days a week, and the weeks seen against it."""

from bot.diary.goals.model import Week, Weeks
from bot.diary.goals.service import Goals

__all__ = ["Goals", "Week", "Weeks"]
