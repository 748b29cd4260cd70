"""What Keel teaches and says: everything in content/library, and the choice of what to show next."""

from bot.selfhelp.library.check import check_library, library_stats
from bot.selfhelp.library.checkin_words import REMEMBERED_DAYS, CheckedIn, CheckinWords
from bot.selfhelp.library.journey import SINCE_STOPPED, Journey, JourneyMessage, stage_on_day
from bot.selfhelp.library.model import (
    STAGES,
    Article,
    LibraryBroken,
    Problem,
    Snippet,
    Source,
    Technique,
    Topic,
    place_in_line,
)
from bot.selfhelp.library.shelf import Library, load_library
from bot.selfhelp.library.telegram_html import to_telegram_html
from bot.selfhelp.library.wording import Wording, WordingHit, load_wording

__all__ = [
    "REMEMBERED_DAYS",
    "SINCE_STOPPED",
    "STAGES",
    "Article",
    "CheckedIn",
    "CheckinWords",
    "Journey",
    "JourneyMessage",
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
    "place_in_line",
    "stage_on_day",
    "to_telegram_html",
]
