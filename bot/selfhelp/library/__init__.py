"""What Keel teaches: articles, techniques and snippets from content/, and the choice of what to show next."""

from bot.selfhelp.library.model import (
    STAGES,
    Article,
    LibraryBroken,
    Problem,
    Snippet,
    Source,
    Technique,
    Topic,
    chance_of_help,
)
from bot.selfhelp.library.shelf import Library, load_library
from bot.selfhelp.library.telegram_html import to_telegram_html

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
    "chance_of_help",
    "load_library",
    "to_telegram_html",
]
