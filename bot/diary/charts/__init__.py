"""Pictures of the diary, light and dark: days, weeks against a goal, and whatever else is on a scale."""

from bot.diary.charts.draw import Scale, WeekWords, Words, draw_days, draw_scales, draw_weeks

__all__ = ["Scale", "WeekWords", "Words", "draw_days", "draw_scales", "draw_weeks"]
