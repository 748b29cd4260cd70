"""Pictures of the diary: mood, pull and use over days, with the days without an answer visible."""

from bot.diary.charts.draw import Words, draw_days

__all__ = ["Words", "draw_days"]
