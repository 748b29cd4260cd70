"""A thing of the library, and what one person thinks of it."""

import enum
from dataclasses import dataclass
from datetime import datetime


class Kind(enum.StrEnum):
    """What kind of thing it is."""

    ARTICLE = "article"
    TECHNIQUE = "technique"
    SNIPPET = "snippet"
    # A message of the journey (bot/selfhelp/tips).
    JOURNEY = "journey"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of the library by its id; it may be gone from a later library."""

    kind: Kind
    id: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a person thinks of an item.

    `saved_at` is when it was put on their list (aware UTC), None when it is not there; `useful` is their
    answer to "Useful?", None without one; `unwanted` is "not for me".
    """

    item: Item
    saved_at: datetime | None = None
    useful: bool | None = None
    unwanted: bool = False
