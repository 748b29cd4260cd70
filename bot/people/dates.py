"""Dates and times of day as people type them; pure.

Month names come from CLDR (Babel), so that "3 mayo" and "3 мая" are understood as "3 May" is.
"""

import re
from datetime import date, time
from functools import cache

_TIME = re.compile(r"^\s*(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?\s*([ap])?\.?\s*(?:m\.?)?\s*$", re.IGNORECASE)
_NUMBERS = re.compile(r"^\s*(\d{1,4})[-./ ](\d{1,2})(?:[-./ ](\d{1,4}))?\s*$")
_WORDS = re.compile(r"[^\W\d_]+|\d+")


def read_time(text: str) -> time | None:
    """Return the time of day somebody typed ("20:15", "8.15pm", "9 am", "21"), None when unclear."""
    found = _TIME.match(text)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[3].lower() == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_date(text: str, today: date, language: str) -> date | None:
    """Return the day somebody typed ("3 May", "3 May 2026", "2026-05-03", "3.5."), None when unclear.

    Without a year it is the last such day up to `today`. Numbers alone are read day first, year first
    when it has four digits.
    """
    text = text.strip().rstrip(".")
    if found := _NUMBERS.match(text):
        first, second = int(found[1]), int(found[2])
        third = int(found[3]) if found[3] is not None else None
        if len(found[1]) == 4:
            return _day(first, second, third) if third is not None else None
        return _day(third, second, first) if third is not None else _latest(second, first, today)
    words = [word.casefold() for word in _WORDS.findall(text)]
    month_of = _months(language) | _months("en")
    months = [month_of[word] for word in words if word in month_of]
    numbers = [int(word) for word in words if word.isdigit()]
    if len(months) != 1 or not numbers:
        return None
    year = next((number for number in numbers if number > 31), None)
    days = [number for number in numbers if number <= 31]
    if len(days) != 1:
        return None
    return _day(year, months[0], days[0]) if year else _latest(months[0], days[0], today)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def _latest(month: int, day: int, today: date) -> date | None:
    for year in range(today.year, today.year - 5, -1):
        found = _day(year, month, day)
        if found is not None and found <= today:
            return found
    return None


@cache
def _months(language: str) -> dict[str, int]:
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}
    names: dict[str, int] = {}
    for form in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[form][width].items():
                names[name.casefold().rstrip(".")] = number
    return names
