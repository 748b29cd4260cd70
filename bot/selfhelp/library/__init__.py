"""What Keel teaches: articles, techniques and snippets from content/, and the choice of what to show next."""

from bot.selfhelp.library.check import check_library, library_stats
from bot.selfhelp.library.model import (
    STAGES,
    Article,
    LibraryBroken,
    Problem,
    Snippet,
    Source,
    Technique,
    Topic,
)
from bot.selfhelp.library.shelf import Library, load_library
from bot.selfhelp.library.telegram_html import to_telegram_html
from bot.selfhelp.library.wording import Wording, WordingHit, load_wording

__all__ = [
    "STAGES",
    "Article",
    "Library",
    "LibraryBroken",
    "Problem",
    "Snippet",
    "Source",
    "Technique",
    "Topic",
    "Wording",
    "WordingHit",
    "check_library",
    "library_stats",
    "load_library",
    "load_wording",
    "to_telegram_html",
]
