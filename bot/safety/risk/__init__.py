"""The risk detector: what a message says about danger, from reviewed rules and from memory alone."""

from bot.safety.risk.check import check_lexicon
from bot.safety.risk.judge import assess, explain
from bot.safety.risk.lexicon import Lexicon, load_lexicon
from bot.safety.risk.model import About, Candidate, Category, Finding, Level, LexiconError

__all__ = [
    "About",
    "Candidate",
    "Category",
    "Finding",
    "Level",
    "Lexicon",
    "LexiconError",
    "assess",
    "check_lexicon",
    "explain",
    "load_lexicon",
]
