"""Risky times as people type them: "Friday 22:00", "payday, the 25th, 5pm", "cada viernes a las 22"; pure.

Names of days come from CLDR (Babel), so that every language of Keel is read; the words around them are
those of English and Spanish.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import time
from functools import cache

from bot.people.dates import read_time
from bot.selfhelp.risky.model import DAILY, LAST_DAY, WEEKEND, mask_of

_EVERY_DAY = {"daily", "everyday", "diario", "diariamente"}
_EVERY_DAY_TWO = (("every", "day"), ("each", "day"), ("cada", "dia"), ("todos", "los", "dias"))
_WEEKDAYS = (("weekdays",), ("weekday",), ("week", "days"), ("entre", "semana"))
_WEEKENDS = (("weekend",), ("weekends",), ("fin", "de", "semana"), ("fines", "de", "semana"), ("finde",))
_MONTH_END = (
    ("last", "day", "of", "the", "month"),
    ("last", "day"),
    ("end", "of", "the", "month"),
    ("month", "end"),
    ("ultimo", "dia", "del", "mes"),
    ("ultimo", "dia"),
    ("fin", "de", "mes"),
)
# Parts of a day as an hour; a person who means another one types it.
_PARTS = {
    "morning": time(9, 0),
    "mornings": time(9, 0),
    "afternoon": time(16, 0),
    "afternoons": time(16, 0),
    "evening": time(20, 0),
    "evenings": time(20, 0),
    "night": time(22, 0),
    "nights": time(22, 0),
    "tarde": time(18, 0),
    "noche": time(22, 0),
}
# Words between the others that say nothing by themselves.
_SMALL = frozenset(
    {"at", "on", "in", "the", "of", "every", "each", "and", "to", "from", "around", "about", "a"}
    | {"al", "el", "la", "las", "los", "lo", "de", "del", "por", "cada", "y", "e", "en", "un", "una"}
    | {"month", "mes", "day", "dia"}
)
_TOKEN = re.compile(
    r"\d{1,2}\s*[:.h]\s*\d{2}(?:\s*[ap]\.?m\.?)?|\d{1,2}\s*(?:[ap]\.?m\b\.?|h\b)"
    r"|\d{1,2}(?:st|nd|rd|th|º|ª|\.)(?!\w)|\w+(?:['’]\w+)*|[^\w\s]"
)
_CLOCK = re.compile(r"(?P<clock>\d{1,2}\s*[:.h]\s*\d{2}(?:\s*[ap]\.?m\.?)?|\d{1,2}\s*(?:[ap]\.?m\.?|h))")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|º|ª|\.)")


@dataclass(frozen=True, slots=True)
class Typed:
    """What was understood; None where nothing was said. `name` is what is left of the words."""

    days: int | None = None
    month_day: int | None = None
    wall: time | None = None
    name: str = ""


def read_time_words(text: str, language: str) -> Typed:
    """Return what somebody typed of a risky time: days, or a day of the month, an hour, and a name.

    With a day of the week a bare number is an hour ("Friday 22"); else it is a day of the month when it
    comes with "the", "day", "of the month" or as "25th".
    """
    tokens = _TOKEN.findall(text)
    plain = [_fold(token) for token in tokens]
    taken: set[int] = set()
    days = _days(plain, taken, language)
    month_day = None if days is not None else _month_day(plain, taken)
    wall = _clock(plain, taken, bare=days is not None or month_day is not None)
    left = [token for number, token in enumerate(tokens) if number not in taken]
    name = _name(left)
    return Typed(days, month_day, wall, name)


def _days(plain: list[str], taken: set[int], language: str) -> int | None:
    for phrases, mask in (
        (_EVERY_DAY_TWO, DAILY),
        (_WEEKDAYS, mask_of({0, 1, 2, 3, 4})),
        (_WEEKENDS, WEEKEND),
    ):
        for phrase in phrases:
            if (at := _find(plain, phrase)) is not None:
                taken.update(range(at, at + len(phrase)))
                return mask
    found: set[int] = set()
    names = _day_names(language) | _day_names("en")
    for number, word in enumerate(plain):
        if word in _EVERY_DAY:
            taken.add(number)
            return DAILY
        day = names.get(word)
        if day is None and word.endswith("s"):
            day = names.get(word[:-1])
        if day is not None:
            taken.add(number)
            found.add(day)
    return mask_of(found) if found else None


def _month_day(plain: list[str], taken: set[int]) -> int | None:
    for phrase in _MONTH_END:
        if (at := _find(plain, phrase)) is not None:
            taken.update(range(at, at + len(phrase)))
            return LAST_DAY
    for number, word in enumerate(plain):
        ordinal = _ORDINAL.fullmatch(word)
        digits = ordinal[1] if ordinal else word if word.isdecimal() and len(word) < 3 else None
        if digits is None or not 1 <= int(digits) <= LAST_DAY:
            continue
        before = plain[number - 1] if number else ""
        after = plain[number + 1 : number + 4]
        of_month = bool({"month", "mes"} & set(after))
        if ordinal or of_month or before in ("the", "day", "dia", "el"):
            taken.add(number)
            return int(digits)
    return None


def _clock(plain: list[str], taken: set[int], *, bare: bool) -> time | None:
    for number, word in enumerate(plain):
        if (
            number not in taken
            and _CLOCK.fullmatch(word)
            and (wall := read_time(word.rstrip("h"))) is not None
        ):
            taken.add(number)
            return wall
    for number, word in enumerate(plain):
        if number not in taken and word in _PARTS:
            taken.add(number)
            return _PARTS[word]
    for number, word in enumerate(plain):
        if bare and number not in taken and word.isdecimal() and (wall := read_time(word)) is not None:
            taken.add(number)
            return wall
    return None


def _name(tokens: list[str]) -> str:
    words = [token for token in tokens if token[0].isalnum()]
    while words and _fold(words[0]) in _SMALL:
        words.pop(0)
    while words and _fold(words[-1]) in _SMALL:
        words.pop()
    return " ".join(words)


def _find(plain: list[str], phrase: tuple[str, ...]) -> int | None:
    starts = range(len(plain) - len(phrase) + 1)
    return next((at for at in starts if tuple(plain[at : at + len(phrase)]) == phrase), None)


def _fold(word: str) -> str:
    kept = (
        sign for sign in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(sign)
    )
    return "".join(kept).strip()


@cache
def _day_names(language: str) -> dict[str, int]:
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}
    names: dict[str, int] = {}
    for form in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.days[form][width].items():
                names[_fold(str(name)).rstrip(".")] = number
    if language == "en":
        names |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
    return names
