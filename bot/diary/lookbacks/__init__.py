"""The weekly look-back: what helped, what was hard, one small step that comes back the next week."""

from bot.diary.lookbacks.model import Hard, Helped, LookBack, Part, Step
from bot.diary.lookbacks.service import LOOKBACK, LookBacks

__all__ = ["LOOKBACK", "Hard", "Helped", "LookBack", "LookBacks", "Part", "Step"]
