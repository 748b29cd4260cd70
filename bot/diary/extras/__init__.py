"""One more question in a check-in, if the person wants one: sleep, pain, bladder, anxiety, what went well."""

from bot.diary.extras.model import SCORED, Extra, Question
from bot.diary.extras.service import Extras

__all__ = ["SCORED", "Extra", "Extras", "Question"]
