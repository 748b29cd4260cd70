"""Pictures of the diary, light and dark: days with mood, pull and use, and weeks against a goal."""

from bot.diary.charts.draw import Scale, WeekWords, Words, draw_days, draw_weeks

__all__ = ["Scale", "WeekWords", "Words", "draw_days", "draw_weeks"]
