"""Everything of content/ as one value, and how another takes its place while Keel runs."""

from bot.content.model import (
    Content,
    ContentBroken,
    Differs,
    LiveContent,
    Outcome,
    Refused,
    Taken,
    Unchanged,
    load_content,
)
from bot.content.service import FOLLOW_SECONDS, Reloads

__all__ = [
    "FOLLOW_SECONDS",
    "Content",
    "ContentBroken",
    "Differs",
    "LiveContent",
    "Outcome",
    "Refused",
    "Reloads",
    "Taken",
    "Unchanged",
    "load_content",
]
