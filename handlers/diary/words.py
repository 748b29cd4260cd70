"""What people type instead of tapping a check-in's buttons, by the lists of words in content/messages."""

import re
import unicodedata
from dataclasses import dataclass

from bot.infra.texts import Say

# Nobody answers a question of one word with more words than this.
MOST_WORDS = 5
WORDS = (
    *(f"mood-{mood}" for mood in range(1, 6)),
    "no",
    "yes",
    "unsaid",
    "skip",
    "later",
    "15",
    "60",
    "tonight",
    "not-today",
    "other-days",
    "less",
    "same",
    "more",
    "pause",
    "partly",
    "done",
)


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed: a number, or one of `WORDS`."""

    word: str | None = None
    number: int | None = None


def plain(text: str) -> str:
    """Return words without capitals, accents and punctuation: "I DIDN'T!" -> "i didnt"."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(one for one in letters if not unicodedata.combining(one)).replace("'", "").replace("’", "")
    return " ".join(re.findall(r"[^\W_]+", bare))


def means(say: Say, word: str, text: str) -> bool:
    """Return whether a whole message is one of the ways to say `word` in this language."""
    return plain(text) in (one.strip() for one in say(f"checkin-typed-{word}").split(","))


def read(say: Say, text: str) -> Typed | None:
    """Return what a whole message means in this language, None when it is none of our words."""
    typed = plain(text)
    if not typed or len(typed.split()) > MOST_WORDS:
        return None
    if typed.isdecimal():
        return Typed(number=int(typed)) if len(typed) <= 2 else None
    return next((Typed(word=word) for word in WORDS if means(say, word, typed)), None)
