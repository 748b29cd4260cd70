"""The risk detector: what a message says about danger, from reviewed rules and from memory alone."""

from bot.safety.risk.check import check_lexicon
from bot.safety.risk.judge import assess, explain, words_as_read
from bot.safety.risk.lexicon import Lexicon, load_lexicon
from bot.safety.risk.model import About, Candidate, Category, Evidence, Finding, Level, LexiconError, Opinion
from bot.safety.risk.statistics import load_statistics

__all__ = [
    "About",
    "Candidate",
    "Category",
    "Evidence",
    "Finding",
    "Level",
    "Lexicon",
    "LexiconError",
    "Opinion",
    "assess",
    "check_lexicon",
    "explain",
    "load_lexicon",
    "load_statistics",
    "words_as_read",
]
