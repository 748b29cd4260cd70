"""After a lapse: what the person told of it, for their own diary."""

from bot.diary.lapses.model import NEXT_STEPS, Lapse, Step
from bot.diary.lapses.service import Lapses

__all__ = ["NEXT_STEPS", "Lapse", "Lapses", "Step"]
