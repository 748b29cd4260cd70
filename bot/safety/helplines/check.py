"""Checks content/helplines: shape, numbers, hours, sources, age."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from bot.safety.helplines.files import INTERNATIONAL, read_shown, read_sources
from bot.safety.helplines.hours import Hours
from bot.safety.helplines.model import Need

# The service must look at every number twice a year; a year-old one must not ship.
WARN_AFTER_DAYS, FAIL_AFTER_DAYS = 180, 365

_NEEDED = {"id", "name", "kind", "hours", "languages", "cost", "audience", "confidence", "checked"}
_ALLOWED = _NEEDED | {
    "name_en", "also", "phone", "phone_e164", "menu", "sms", "chat_url", "website",
    "region", "pair", "hidden", "notes",
}  # fmt: skip
_COUNTRY_NEEDED = {"name", "emergency", "lines"}
_COUNTRY_ALLOWED = _COUNTRY_NEEDED | {"silent_call"}
_COSTS = {"free", "local rate", "unknown"}
_AUDIENCES = {"everyone", "youth", "veterans", "lgbtq", "family", "women", "men"}
_CONFIDENCE = {"high", "medium", "low"}
_RETRIEVED = {"official", "directory", "dataset", "wikipedia"}

_ID = re.compile(r"[a-z]{2,4}-[a-z0-9]+")
_CODE = re.compile(r"[A-Z]{2}")
_EMERGENCY = re.compile(r"\d{2,5}")
_PHONE = re.compile(r"\+?[\d\s().\-]+|[*#]\d+")
_TEXT_NUMBER = re.compile(r"\+?[\d\s\-]+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-\d{3})?")
_URL = re.compile(r"https?://[^\s|]+")
_SOURCE_URL = re.compile(r"https?://[^\s|]+|urn:public-list:\d+|urn:keel:\S+")

# Numbers that lists still print although another has taken their place; content/helplines/README.md says
# which.
_SUPERSEDED = {
    "US": {"18002738255", "8002738255"},
    "KR": {"1393", "18990893"},
    "IR": {"09628"},
    "CA": {"18334564566"},
    "BR": {"141"},
    "GB": {"08457909090", "08088029999"},
    "IE": {"1850609090"},
    "SG": {"63892222", "18002214444"},
    "NL": {"09000113"},
    "DE": {"01805313031", "08000116016"},
    "IT": {"199284284"},
    "IN": {"18005990019", "1800110031"},
    "TW": {"0800788995"},
    "FJ": {"132454"},
    "PL": {"801120002"},
}


def check_directory(folder: Path, today: date) -> list[str]:
    """Return what is wrong in content/helplines, one finding a line; empty when all is well.

    Each starts with "error: " (must not ship) or "warning: ". A line whose `checked` date is more than 180
    days before `today` is a warning, more than 365 an error. Files that cannot be parsed are findings too.
    """
    findings: list[str] = []
    ids: dict[str, str] = {}
    names = sorted(folder.glob("*.yaml"))
    if not any(path.stem == INTERNATIONAL for path in names):
        findings.append(f"error: {INTERNATIONAL}.yaml is missing")
    for path in names:
        try:
            shown, sources = read_shown(path), read_sources(path)
        except (yaml.YAMLError, TypeError, UnicodeDecodeError) as problem:
            findings.append(f"error: {path.name}: {problem}")
            continue
        for finding in _file(path.stem, shown, sources, ids, today):
            level, _, text = finding.partition(": ")
            findings.append(f"{level}: {path.name}: {text}")
    return findings


def _file(
    code: str, shown: dict[str, Any], sources: dict[str, Any], ids: dict[str, str], today: date
) -> Iterator[str]:
    if code == INTERNATIONAL:
        needed, allowed = {"name", "lines"}, {"name", "advice", "lines"}
    else:
        needed, allowed = _COUNTRY_NEEDED, _COUNTRY_ALLOWED
        if not _CODE.fullmatch(code):
            yield "error: the file is not named after a two-letter country code"
    if needed - shown.keys():
        yield f"error: missing {sorted(needed - shown.keys())}"
        return
    if shown.keys() - allowed:
        yield f"error: unknown keys {sorted(shown.keys() - allowed)}"
    if code != INTERNATIONAL:
        yield from _emergency(shown["emergency"], sources)
        yield from _silent_call(shown.get("silent_call"), sources)
    numbers: dict[tuple[str, str, str], str] = {}
    for line in shown["lines"] or ():
        name = str(line.get("id", "a line without id"))
        if name in ids:
            yield f"error: {name}: the id is also in {ids[name]}.yaml"
        ids[name] = code
        if _NEEDED - line.keys():
            yield f"error: {name}: missing {sorted(_NEEDED - line.keys())}"
            continue
        for finding in _line(code, line, today):
            yield finding.replace(": ", f": {name}: ", 1)
        for finding in _sources(sources.get("lines", {}).get(name), line["confidence"]):
            yield finding.replace(": ", f": {name}: ", 1)
        digits = re.sub(r"\D", "", str(line.get("phone", "")))
        key = (digits, str(line["kind"]), str(line["audience"]))
        if digits and key in numbers:
            yield f"error: {name}: the same number, kind and audience as {numbers[key]}"
        numbers[key] = name
    yield from _pairs(shown["lines"] or ())


def _line(code: str, line: dict[str, Any], today: date) -> Iterator[str]:
    if line.keys() - _ALLOWED:
        yield f"error: unknown keys {sorted(line.keys() - _ALLOWED)}"
    prefix = "intl" if code == INTERNATIONAL else code.lower()
    if not _ID.fullmatch(str(line["id"])) or not str(line["id"]).startswith(f"{prefix}-"):
        yield f"error: the id must be {prefix}-something, in small letters and digits"
    for key, good in (("cost", _COSTS), ("audience", _AUDIENCES), ("confidence", _CONFIDENCE)):
        if line[key] not in good:
            yield f"error: {key} {line[key]!r} is not one of {sorted(good)}"
    for need in (line["kind"], *line.get("also", ())):
        if need not in set(Need):
            yield f"error: {need!r} is not one of {sorted(Need)}"
    try:
        Hours.parse(str(line["hours"]))
    except ValueError as problem:
        yield f"error: {problem}"
    if not line["languages"] or not all(_LANGUAGE.fullmatch(str(tag)) for tag in line["languages"]):
        yield f"error: languages {line['languages']!r} are not language tags like en or pt-BR"
    if not any(key in line for key in ("phone", "sms", "chat_url", "website")):
        yield "error: no way to reach it"
    for key in ("chat_url", "website"):
        if key in line and not _URL.fullmatch(str(line[key])):
            yield f"error: {key} {line[key]!r} is not an address"
    for key in ("name", "name_en", "region", "notes"):
        if key in line and not str(line[key] or "").strip():
            yield f"error: {key} is empty"
    if "menu" in line and not re.fullmatch(r"\d", str(line["menu"])):
        yield f"error: menu {line['menu']!r} is not one digit"
    yield from _text_number(line.get("sms"))
    yield from _phone(code, line)
    yield from _age(line["checked"], today)


def _text_number(sms: Any) -> Iterator[str]:
    if sms is None:
        return
    if not isinstance(sms, dict) or sms.keys() - {"number", "keyword"} or "number" not in sms:
        yield "error: sms must have a number and may have a keyword"
    elif not isinstance(sms["number"], str) or not _TEXT_NUMBER.fullmatch(sms["number"]):
        yield f"error: sms number {sms['number']!r} is not a number in quotes"


def _phone(code: str, line: dict[str, Any]) -> Iterator[str]:
    phone, international = line.get("phone"), line.get("phone_e164")
    if phone is None:
        if international is not None:
            yield "error: phone_e164 without phone"
        return
    if not isinstance(phone, str) or not _PHONE.fullmatch(phone):
        yield f"error: phone {phone!r} is not a number in quotes"
        return
    digits = re.sub(r"\D", "", phone)
    if digits in _SUPERSEDED.get(code, ()):
        yield f"error: {phone} has been replaced by another number"
    if international is None:
        return
    # Imported here: its tables cost 20 MB that the running bot does not need.
    import phonenumbers

    try:
        number = phonenumbers.parse(international)
    except phonenumbers.NumberParseException as problem:
        yield f"error: phone_e164 {international!r}: {problem}"
        return
    if not phonenumbers.is_valid_number(number):
        yield f"error: {international} is not a valid number"
    if phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) != international:
        yield f"error: {international} is not written as E.164"
    # phonenumbers has no region for Kosovo, whose calling code is 383.
    calling_code = 383 if code == "XK" else phonenumbers.country_code_for_region(code)
    if code != INTERNATIONAL and number.country_code != calling_code:
        yield f"error: {international} is not a number of {code}"
    if not digits.lstrip("0").endswith(str(number.national_number)[-6:]):
        yield "error: phone and phone_e164 differ"


def _age(checked: Any, today: date) -> Iterator[str]:
    if not isinstance(checked, date):
        yield f"error: checked {checked!r} is not a date like 2026-11-22"
        return
    days = (today - checked).days
    # One day of grace: `today` may be a zone behind the person who wrote the date.
    if days < -1:
        yield f"error: checked on {checked}, which is in the future"
    elif days > FAIL_AFTER_DAYS:
        yield f"error: last checked {days} days ago"
    elif days > WARN_AFTER_DAYS:
        yield f"warning: last checked {days} days ago"


def _sources(found: Any, confidence: str) -> Iterator[str]:
    if not found:
        yield "error: no sources"
        return
    for source in found:
        if not {"url", "seen", "retrieved_kind"} <= source.keys() or source.keys() - {
            "url", "seen", "retrieved_kind", "via",
        }:  # fmt: skip
            yield f"error: a source has the keys {sorted(source)}"
            continue
        if not _SOURCE_URL.fullmatch(str(source["url"])):
            yield f"error: source {source['url']!r} is not an address"
        if not isinstance(source["seen"], date):
            yield f"error: source seen {source['seen']!r} is not a date"
        if source["retrieved_kind"] not in _RETRIEVED:
            yield f"error: retrieved_kind {source['retrieved_kind']!r} is not one of {sorted(_RETRIEVED)}"
    official = any(
        source.get("retrieved_kind") == "official" or "official source" in str(source.get("via", ""))
        for source in found
    )
    if confidence == "high" and len(found) < 2 and not official:
        yield "error: high confidence on one source that is not official"


def _emergency(numbers: Any, sources: dict[str, Any]) -> Iterator[str]:
    if not numbers:
        yield "error: no emergency number"
        return
    for entry in numbers:
        number = entry.get("number")
        if not isinstance(number, str) or not _EMERGENCY.fullmatch(number):
            yield f"error: emergency number {number!r} is not 2 to 5 digits in quotes"
            continue
        if entry.get("confidence") not in _CONFIDENCE or not entry.get("services"):
            yield f"error: emergency number {number} needs services and confidence"
        for finding in _sources(sources.get("emergency", {}).get(number), "low"):
            yield finding.replace(": ", f": emergency number {number}: ", 1)


def _silent_call(text: Any, sources: dict[str, Any]) -> Iterator[str]:
    if text is None:
        return
    if not isinstance(text, str) or not 40 <= len(text.strip()) <= 700 or "http" in text or "\n" in text:
        yield "error: silent_call must be one text of 40 to 700 characters without a link"
    for finding in _sources(sources.get("silent_call"), "low"):
        yield finding.replace(": ", ": silent_call: ", 1)


def _pairs(lines: Any) -> Iterator[str]:
    paired = [line for line in lines if "pair" in line]
    for pair in sorted({line["pair"] for line in paired}):
        together = [line for line in paired if line["pair"] == pair]
        if len(together) < 2:
            yield f"error: pair {pair!r} has one line only"
        for need in Need:
            serving = [line for line in together if need in (line.get("kind"), *line.get("also", ()))]
            # On a card of three, a pair of three would lose its place to a line that is open.
            if len(serving) > 2:
                yield f"error: pair {pair!r} has more than two lines for {need}"
