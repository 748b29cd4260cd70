"""What a person wants of a day, said in the morning, and in the evening what became of it."""

from bot.diary.intentions.model import Intention, Outcome, Wish
from bot.diary.intentions.service import Intentions

__all__ = ["Intention", "Intentions", "Outcome", "Wish"]
