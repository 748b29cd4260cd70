"""Reads content/helplines: one YAML file a country, and international.yaml."""

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from bot.safety.helplines.directory import Directory
from bot.safety.helplines.hours import Hours
from bot.safety.helplines.model import Country, Emergency, Line, Need

INTERNATIONAL = "international"

# A file has two YAML documents: what is shown, and where it comes from. The second is three quarters of the
# text; leaving it out keeps the load of all countries near 0.1 s.
_SECOND_PART = "\n---\n"


def load_directory(folder: Path) -> Directory:
    """Return the helplines of every file in `folder`.

    All files are read at once, at start, so that a broken one stops the start instead of an answer in a
    crisis. Raises ValueError naming the file when one cannot be understood, OSError when one cannot be
    read.
    """
    files = sorted(folder.glob("*.yaml"))
    if not any(path.stem == INTERNATIONAL for path in files):
        raise ValueError(f"{folder} has no {INTERNATIONAL}.yaml")
    countries: list[Country] = []
    international: tuple[Line, ...] = ()
    for path in files:
        try:
            shown = read_shown(path)
            if path.stem == INTERNATIONAL:
                international = _lines(shown)
            else:
                countries.append(_country(path.stem, shown))
        except (yaml.YAMLError, KeyError, TypeError, AttributeError, ValueError) as problem:
            raise ValueError(f"{path.name}: {problem!r}") from problem
    return Directory(countries, international)


def read_shown(path: Path) -> dict[str, Any]:
    """Return the first part of a file, what is shown, as plain values."""
    return _parse(path.read_text(encoding="utf-8").split(_SECOND_PART, 1)[0])


def read_sources(path: Path) -> dict[str, Any]:
    """Return the second part of a file, where it comes from; empty when it has none."""
    _, _, text = path.read_text(encoding="utf-8").partition(_SECOND_PART)
    return _parse(text) if text.strip() else {}


def _parse(text: str) -> dict[str, Any]:
    # The C parser takes a tenth of the time of the Python one.
    parsed = yaml.load(text, Loader=yaml.CSafeLoader)
    if not isinstance(parsed, dict):
        raise TypeError("the file is not a list of keys and values")
    return parsed


def _country(code: str, shown: dict[str, Any]) -> Country:
    emergency = tuple(
        Emergency(number["number"], tuple(number["services"]), number["confidence"])
        for number in shown["emergency"]
    )
    return Country(code, shown["name"], emergency, _lines(shown), shown.get("silent_call"))


def _lines(shown: dict[str, Any]) -> tuple[Line, ...]:
    return tuple(_line(entry) for entry in shown["lines"] if not entry.get("hidden"))


def _line(entry: dict[str, Any]) -> Line:
    sms = entry.get("sms", {})
    checked = entry["checked"]
    if not isinstance(checked, date):
        raise TypeError(f"{entry['id']}: `checked` is not a date like 2026-11-22")
    return Line(
        id=entry["id"],
        name=entry["name"],
        name_en=entry.get("name_en"),
        kind=Need(entry["kind"]),
        also=tuple(Need(need) for need in entry.get("also", ())),
        phone=entry.get("phone"),
        phone_e164=entry.get("phone_e164"),
        sms_number=sms.get("number"),
        sms_keyword=sms.get("keyword"),
        chat_url=entry.get("chat_url"),
        website=entry.get("website"),
        hours=Hours.parse(entry["hours"]),
        languages=tuple(entry["languages"]),
        cost=entry["cost"],
        audience=entry["audience"],
        confidence=entry["confidence"],
        checked=checked,
        notes=entry.get("notes"),
        region=entry.get("region"),
        menu=entry.get("menu"),
        pair=entry.get("pair"),
    )
