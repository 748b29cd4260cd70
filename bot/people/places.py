"""Countries and time zones: guessing them, finding them by what somebody types, naming them.

Pure functions over CLDR (through Babel) and the tz database (through tzdata). Babel is imported on first
use: it costs memory that a process which only delivers messages never needs.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from babel import Locale

# The languages Keel speaks: a country or a city is found by its name in any of them.
_LANGUAGES = ("en", "es", "ru", "de", "fr", "pt")

# Spoken as a first language in so many countries that a bare code says nothing about the place.
_SPREAD_WIDE = {"en", "es", "fr", "pt", "ar"}

# Kosovo has no zone of its own in the tz database; CLDR gives it Belgrade's.
_EXTRA_ZONES = {"XK": ("Europe/Belgrade",)}

# The zones of large countries by how many people live by them; the tz database goes by geography.
_MOST_PEOPLED = (
    "America/Toronto",
    "America/Vancouver",
    "America/Edmonton",
    "America/Winnipeg",
    "America/Halifax",
    "America/Regina",
    "Australia/Sydney",
    "Australia/Brisbane",
    "Australia/Perth",
    "Australia/Adelaide",
    "Australia/Darwin",
    "America/Sao_Paulo",
    "America/Manaus",
    "America/Rio_Branco",
    "Europe/Moscow",
    "Asia/Yekaterinburg",
    "Europe/Samara",
    "Asia/Novosibirsk",
    "Asia/Omsk",
    "Asia/Irkutsk",
    "Asia/Vladivostok",
    "Asia/Yakutsk",
    "Europe/Kaliningrad",
    "America/Mexico_City",
    "America/Tijuana",
    "America/Hermosillo",
    "America/Cancun",
    "America/New_York",
    "America/Chicago",
    "America/Los_Angeles",
    "America/Denver",
    "America/Phoenix",
    "Pacific/Honolulu",
)

# What people call countries although CLDR does not, written as `_fold` leaves it.
_OTHER_NAMES = {
    "GB": "uk, u k, britain, great britain, england, scotland, wales, cymru, northern ireland,"
    " gran bretana, inglaterra, escocia, gales, irlanda del norte, grossbritannien, schottland, nordirland,"
    " grande bretagne, angleterre, ecosse, irlande du nord, gra bretanha, irlanda do norte, англия, британия,"
    " шотландия, уэльс, северная ирландия, соединенное королевство, объединенное королевство",
    "US": "usa, us, u s, u s a, america, the states, united states of america, eeuu, ee uu, norteamerica,"
    " estados unidos de america, сша, америка, amerika, vereinigte staaten von amerika, amerique,"
    " etats unis d amerique, eua",
    "NL": "holland, the netherlands, holanda, hollande, голландия",
    "IE": "republic of ireland, eire, southern ireland, irish republic",
    "AE": "uae, emirates, dubai, оаэ, эмираты, emirate, emirats, eau",
    "CZ": "czech republic, republica checa, чешская республика, tschechische republik, republique tcheque",
    "TR": "turkey",
    "RU": "russian federation, rf, рф, российская федерация",
    "KR": "korea, corea, корея, coree, coreia",
    "CI": "ivory coast",
    "MK": "macedonia, mazedonien, macedoine, македония",
    "MM": "burma, birmania, бирма, birma, birmanie",
    "SZ": "swaziland",
    "CV": "cape verde",
    "TL": "east timor",
    "VA": "vatican",
    "CD": "congo, drc, dr congo, zaire",
    "BA": "bosnia, босния, bosnien, bosnie",
    "HK": "hong kong, hongkong, гонконг",
    "MO": "macao, macau, макао",
    "PS": "palestine, gaza, west bank, palestina, палестина",
    "NZ": "aotearoa",
    "DE": "brd, deutschland",
    "CH": "svizzera, suisse",
    "BY": "белоруссия, byelorussia",
    "MD": "молдавия, moldavia, moldawien, moldavie",
    "KG": "киргизия",
    "TM": "туркмения",
}

# Where most people who write to us in a language may be; the order is that of the buttons.
_USUAL = {
    "en": ("GB", "US", "IE", "AU", "CA", "NZ"),
    "es": ("ES", "MX", "AR", "CO", "CL", "PE"),
    "ru": ("RU", "UA", "KZ", "BY"),
    "de": ("DE", "AT", "CH"),
    "fr": ("FR", "BE", "CH", "CA"),
    "pt": ("BR", "PT"),
}

_MOST_FOUND = 6
_CLOCK_MAY_BE_WRONG = 20


@dataclass(frozen=True, slots=True)
class CountryName:
    """A country by ISO 3166-1 code, or XK, and its name in the language that was asked for."""

    code: str
    name: str


def guess_country(language_code: str | None) -> str | None:
    """Return the likely country of a Telegram `language_code`, or None when it says too little.

    A region in the code decides (`en-GB`, `pt-br`); else CLDR's likely subtags (`de` -> DE, `ru` -> RU),
    but not for English, Spanish, French, Portuguese and Arabic: half a world speaks them. Always ask before
    relying on it.
    """
    from babel.core import get_global

    parts = re.split(r"[-_]", (language_code or "").strip())
    for part in parts[1:]:
        if _is_country(part.upper()):
            return part.upper()
    language = parts[0].lower()
    if language in _SPREAD_WIDE:
        return None
    with_script = "_".join([language, *(part.title() for part in parts[1:] if len(part) == 4)])
    likely = get_global("likely_subtags")
    region = str(likely.get(with_script) or likely.get(language) or "").rpartition("_")[2]
    return region if _is_country(region) else None


def usual_countries(language_code: str | None) -> list[str]:
    """Return up to six countries to offer as buttons to somebody whose country is not known.

    The country of the `language_code` stands first. A language that Keel does not speak gets English's.
    """
    language = re.split(r"[-_]", language_code or "en")[0].lower()
    guessed = guess_country(language_code)
    offered = ([guessed] if guessed else []) + list(_USUAL.get(language, _USUAL["en"]))
    return list(dict.fromkeys(offered))[:6]


def country_name(code: str, language: str) -> str:
    """Return a country's name in a language, or in English, or the code itself when it is no country."""
    return str(_locale(language).territories.get(code.upper()) or code)


def find_country(query: str, language: str) -> list[CountryName]:
    """Return up to six countries that somebody may mean, best first; empty when nothing is near.

    Takes names in English, Spanish, Russian, German, French and Portuguese whatever the `language`,
    everyday names ("uk", "holland", "сша"), parts of the United Kingdom, ISO codes, a flag, the first
    letters, and typos.
    """
    wanted = _fold(_flag_to_code(query))
    if not wanted:
        return []
    best: dict[str, float] = {}
    for name, code in _country_index():
        score = _score(wanted, name)
        if score is not None and score > best.get(code, -1.0):
            best[code] = score
    if not best:
        best = _near_misses(wanted, _country_index())
    found = sorted(best, key=lambda code: (-best[code], country_name(code, language)))
    exact = [code for code in found if best[code] == _EXACT]
    return [CountryName(code, country_name(code, language)) for code in (exact or found)[:_MOST_FOUND]]


def zones_of(country: str) -> list[str]:
    """Return the zones of a country that keep different clocks from now on, most peopled first.

    Of zones with one clock (New York and Detroit) one stands for all. Empty for a country not known.
    """
    code = country.upper()
    zones = [zone for owner, zone, _ in _zone_table() if owner == code] or list(_EXTRA_ZONES.get(code, ()))
    rank = {zone: place for place, zone in enumerate(_MOST_PEOPLED)}
    kept: dict[str, str] = {}
    for zone in sorted(zones, key=lambda zone: rank.get(zone, len(rank))):
        kept.setdefault(_rule(zone), zone)
    return list(kept.values())


def find_zone(query: str) -> list[str]:
    """Return up to six zones for a typed place, best first; empty when the place is not known.

    Knows the cities that the tz database names (one or a few a country), in six languages, the regions in
    its comments ("queensland"), older names ("kiev", "belfast"), countries, and zone names themselves. It
    does not know most cities: Manchester is not in the tz database. Ask for the country or the clock then.
    """
    wanted = _fold(query.rpartition("/")[2])
    if len(wanted) < 2:
        return []
    best: dict[str, float] = {}
    for name, zone in _city_index():
        score = _score(wanted, name)
        if score is not None and score > best.get(zone, -1.0):
            best[zone] = score
    if _EXACT not in best.values():
        named = [found.code for found in find_country(query, "en")] if _names_country(wanted) else []
        if named:
            return [zone for code in named for zone in zones_of(code)][:_MOST_FOUND]
    if not best:
        best = _near_misses(wanted, _city_index())
    found = sorted(best, key=lambda zone: -best[zone])
    exact = [zone for zone in found if best[zone] == _EXACT]
    return (exact or found)[:_MOST_FOUND]


def zone_from_clock(text: str, now_utc: datetime, country: str | None) -> list[str]:
    """Return zones whose clock shows what somebody reads off theirs, nearest first; empty when none does.

    Accepts 21:40, 21.40, 21h40, 2140, 9.40pm, 9 p.m., 9pm. Without am or pm an hour up to 12 may be either
    half of the day; without minutes any minute of the hour will do. A clock may be 20 minutes wrong. Zones
    of the `country` win; when none fits, or no country is known, well-known zones of the whole world are
    returned, six at most.
    """
    readings = _read_clock(text)
    if not readings:
        return []
    for zones in (zones_of(country) if country is not None else [], _world_zones()):
        far = {zone: min(_minutes_apart(now_utc, zone, reading) for reading in readings) for zone in zones}
        fitting = [zone for zone in zones if far[zone] <= _CLOCK_MAY_BE_WRONG]
        if fitting:
            nearest = min(far[zone] for zone in fitting)
            return [zone for zone in fitting if far[zone] < nearest + 8][:_MOST_FOUND]
    return []


def city_label(zone: str, language: str) -> str:
    """Return the city of a zone in a language, from CLDR, else the last part of the zone's name."""
    city = _locale(language).time_zones.get(zone, {}).get("city")
    return str(city) if city else zone.rpartition("/")[2].replace("_", " ")


_EXACT, _START, _WORD_START, _NEAR = 4.0, 3.0, 2.0, 1.0


def _score(wanted: str, name: str) -> float | None:
    if wanted == name:
        return _EXACT
    if len(wanted) < 2:
        return None
    if name.startswith(wanted):
        return _START
    if len(wanted) > 2 and f" {wanted}" in name:
        return _WORD_START
    return None


def _near_misses(wanted: str, index: Iterable[tuple[str, str]]) -> dict[str, float]:
    """Return what somebody may have misspelt, with how near it is, below every true match."""
    best: dict[str, float] = {}
    if len(wanted) < 4:
        return best
    matcher = difflib.SequenceMatcher()
    matcher.set_seq2(wanted)
    for name, code in index:
        # People rarely miss the first letter, and "manchester" must not become "Winchester".
        if name[0] != wanted[0]:
            continue
        matcher.set_seq1(name)
        if matcher.real_quick_ratio() >= 0.8 and matcher.quick_ratio() >= 0.8 and matcher.ratio() >= 0.8:
            best[code] = max(best.get(code, 0.0), matcher.ratio() * _NEAR)
    return best


@cache
def _country_index() -> tuple[tuple[str, str], ...]:
    from babel.core import get_global

    pairs: set[tuple[str, str]] = set()
    for language in _LANGUAGES:
        for code, name in _locale(language).territories.items():
            if _is_country(code):
                pairs.add((_fold(str(name)), code))
    for alias, codes in get_global("territory_aliases").items():
        if len(codes) == 1 and alias.isalpha() and _is_country(codes[0]):
            pairs.add((_fold(alias), codes[0]))
    for code in _countries():
        pairs.add((code.lower(), code))
    for code, names in _OTHER_NAMES.items():
        pairs.update((name.strip(), code) for name in names.split(","))
    return tuple(sorted(pairs))


@cache
def _city_index() -> tuple[tuple[str, str], ...]:
    pairs: set[tuple[str, str]] = set()
    for _, zone, comment in _zone_table():
        pairs.add((_fold(zone.rpartition("/")[2]), zone))
        pairs.update((_fold(city_label(zone, language)), zone) for language in _LANGUAGES)
        pairs.update((_fold(place), zone) for place in re.split(r"[;,()]| - ", comment) if _fold(place))
    pairs.update((_fold(old.rpartition("/")[2]), zone) for old, zone in _old_names())
    return tuple(sorted(pairs))


def _names_country(wanted: str) -> bool:
    # "la" is a city to everybody but ISO.
    if len(wanted) == 2 and wanted not in ("uk", "us"):
        return False
    return any(_score(wanted, name) in (_EXACT, _START) for name, _ in _country_index())


@cache
def _zone_table() -> tuple[tuple[str, str, str], ...]:
    """Return (country code, zone, comment) of the tz database, in its order."""
    text = (resources.files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple((row[0], row[2], row[3] if len(row) > 3 else "") for row in rows)


def _old_names() -> Iterator[tuple[str, str]]:
    """Yield (old name, zone): Europe/Kiev is Europe/Kyiv, Europe/Belfast is Europe/London."""
    known = {zone for _, zone, _ in _zone_table()}
    text = (resources.files("tzdata") / "zoneinfo" / "tzdata.zi").read_text(encoding="utf-8")
    for line in text.splitlines():
        kind, _, names = line.partition(" ")
        zone, _, old = names.partition(" ")
        if kind == "L" and zone in known and old not in known and "/" in old:
            yield old, zone


@cache
def _countries() -> frozenset[str]:
    """Return the ISO 3166-1 codes, as the tz database lists them, and XK."""
    text = (resources.files("tzdata") / "zoneinfo" / "iso3166.tab").read_text(encoding="utf-8")
    return frozenset(line[:2] for line in text.splitlines() if line[:1].isalpha()) | {"XK"}


def _is_country(code: str) -> bool:
    return code in _countries()


@cache
def _rule(zone: str) -> str:
    """Return the rule a zone follows from now on, or its name where the tz database writes none."""
    data = resources.files("tzdata").joinpath("zoneinfo", *zone.split("/")).read_bytes()
    # The last line of a TZif file, version 2 or later, is a POSIX rule such as EST5EDT,M3.2.0,M11.1.0.
    rule = data.rstrip(b"\n").rpartition(b"\n")[2].decode("ascii", "replace")
    return rule if re.fullmatch(r"[A-Z<][\w<>+\-,./:]+", rule) else zone


@cache
def _world_zones() -> tuple[str, ...]:
    """Return a well-known zone for each clock of the world: CLDR's for the names Windows uses."""
    from babel.core import get_global

    known = {zone for _, zone, _ in _zone_table()}
    return tuple(zone for zone in get_global("windows_zone_mapping").values() if zone in known)


_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})\s*(?:[:.h]\s*(?P<minute>\d{2})?|(?P<tight>\d{2}))?\s*(?P<half>[ap])?\s*(?:\.?\s*m\.?)?"
)


def _read_clock(text: str) -> list[tuple[int, int | None]]:
    """Return the (hour, minute or None) that somebody may mean; two when the half of the day is open."""
    found = _CLOCK.fullmatch(text.strip().lower())
    if found is None:
        return []
    hour, half = int(found["hour"]), found["half"]
    written = found["minute"] or found["tight"]
    minute = int(written) if written else None
    if (minute or 0) > 59 or hour > (12 if half else 24) or (half and hour == 0):
        return []
    if half:
        return [(hour % 12 + (12 if half == "p" else 0), minute)]
    if 1 <= hour <= 12 and not found["hour"].startswith("0"):
        return [(hour, minute), ((hour + 12) % 24, minute)]
    return [(hour % 24, minute)]


def _minutes_apart(now_utc: datetime, zone: str, reading: tuple[int, int | None]) -> int:
    local = now_utc.astimezone(ZoneInfo(zone))
    hour, minute = reading
    if minute is None and local.hour == hour:
        return 0
    apart = abs(local.hour * 60 + local.minute - hour * 60 - (minute or 0))
    return min(apart, 24 * 60 - apart)


def _flag_to_code(text: str) -> str:
    """Return the two letters of a flag emoji; any other text as it is."""
    letters = [ord(sign) - 0x1F1E6 for sign in text.strip()]
    if len(letters) == 2 and all(0 <= letter < 26 for letter in letters):
        return "".join(chr(letter + ord("a")) for letter in letters)
    return text


def _fold(text: str) -> str:
    """Return the text in small letters without accents and signs, words one space apart."""
    return " ".join("".join(_plain(text)).split())


def _plain(text: str) -> Iterator[str]:
    for sign in unicodedata.normalize("NFKD", text.casefold()):
        if unicodedata.combining(sign):
            continue
        yield sign if sign.isalnum() else " "


def _locale(language: str) -> "Locale":
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en")
