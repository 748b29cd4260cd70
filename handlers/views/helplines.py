"""Cards with numbers to ring, text or write to: a choice of lines in, Telegram HTML and buttons out.

A number stands alone on its line and has a copy button, because Telegram's buttons cannot dial. The buttons
that come back to us carry the callback data named below; whoever wires them answers those.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from html import escape
from urllib.parse import urlsplit

from bot.infra.texts import Say
from bot.people.places import country_name
from bot.safety.helplines import Choice, Country, Emergency, Line, Need, Opening
from handlers.views.days import long_day
from handlers.views.keyboard import LABEL_LENGTH, Button, Keyboard, rows

DANGER = "sos:danger"
COUNTRY = "sos:country"
CALLED = "sos:called"
CANNOT_CALL = "sos:cannot-call"
DISAPPEAR = "sos:disappear"

_VIOLENCE = (Need.DOMESTIC_VIOLENCE, Need.SEXUAL_VIOLENCE)
_SERVICES = ("ambulance", "police", "fire")

Card = tuple[str, Keyboard]


def sos_card(texts: Say, choice: Choice, now_local: datetime | None) -> Card:
    """Return the lines of a choice in its order, the emergency number after them, and when they were checked.

    `now_local` is the person's clock, None when it is not known; a line that is closed by it says so.
    Without a country this is the international card.
    """
    if choice.country is None:
        return international_card(texts, choice)
    blocks = [
        *_opening_words(texts, choice, choice.country),
        *_lines(texts, choice.lines, now_local),
        *_in_danger(texts, choice),
        *_checked(texts, choice.lines),
    ]
    ways = [*_ways(texts, choice.lines), *_copy_emergency(texts, choice.emergency)]
    last = (
        Button(texts("helplines-button-danger"), data=DANGER),
        Button(texts("helplines-button-country"), data=COUNTRY),
    )
    return "\n\n".join(blocks), (*rows(ways), last)


def emergency_card(texts: Say, choice: Choice) -> Card:
    """Return the emergency number to call now; the steps that fit what happened are the caller's to add.

    Numbers that could not be confirmed say so and name the country's other ones. Without a country it says
    which numbers work where, as the data puts it, and asks for the country.
    """
    number = choice.emergency
    if number is None:
        text = f"{texts('helplines-call-now-unknown')}\n{texts('helplines-emergency-abroad')}"
        return text, rows([Button(texts("helplines-button-choose-country"), data=COUNTRY)])
    text = "\n".join(
        [
            texts("helplines-call-now", number=escape(number.number)),
            _alone(number.number),
            *_doubt(texts, choice, number),
        ]
    )
    buttons = [
        *_copy_emergency(texts, number),
        Button(texts("helplines-button-called"), data=CALLED),
        Button(texts("helplines-button-cannot-call"), data=CANNOT_CALL),
    ]
    return text, rows(buttons)


def violence_card(texts: Say, choice: Choice, now_local: datetime | None = None) -> Card:
    """Return violence lines first, then the emergency number and how to reach it without speaking.

    Only for somebody who said that it is safe to look. The silent call is shown whole, in the data's English.
    """
    if choice.country is None:
        html, keyboard = international_card(texts, choice)
        return html, (*keyboard, _disappear(texts))
    blocks = [
        *_opening_words(texts, choice, choice.country),
        *_lines(texts, choice.lines, now_local),
        *_no_mens_line(texts, choice, choice.country),
        *_in_danger(texts, choice),
    ]
    if choice.country.silent_call is not None:
        silent = escape(choice.country.silent_call, quote=False)
        blocks.append(f"{texts('helplines-silent-call')}\n{silent}")
    blocks += _checked(texts, choice.lines)
    ways = [*_ways(texts, choice.lines), *_copy_emergency(texts, choice.emergency)]
    return "\n\n".join(blocks), (*rows(ways), _disappear(texts))


def medical_today_card(texts: Say, choice: Choice, now_local: datetime | None = None) -> Card:
    """Return the country's health line for today, and the emergency number for what cannot wait.

    Takes a choice for `Need.HEALTH`. The reason to go, and the signs that mean do not wait, are the caller's.
    """
    if choice.country is None:
        text = f"{texts('helplines-doctor-nowhere')}\n\n{texts('helplines-emergency-abroad')}"
        return text, rows([Button(texts("helplines-button-choose-country"), data=COUNTRY)])
    if choice.lines:
        # The line's own name can be that of one option ("mental health option"), so it is left out.
        blocks = [_doctor(texts, line, now_local) for line in choice.lines[:1]]
    else:
        blocks = [texts("helplines-doctor-none", country=_country(texts, choice.country))]
    if choice.emergency is not None:
        blocks.append(
            "\n".join(
                [
                    texts("helplines-cannot-wait"),
                    _alone(choice.emergency.number),
                    *_doubt(texts, choice, choice.emergency),
                ]
            )
        )
    blocks += _checked(texts, choice.lines[:1])
    ways = [*_ways(texts, choice.lines[:1]), *_copy_emergency(texts, choice.emergency)]
    return "\n\n".join(blocks), rows(ways)


def international_card(texts: Say, choice: Choice) -> Card:
    """Return what there is while the country is not known: the directory, and a way to choose."""
    blocks = [
        texts("helplines-which-country"),
        *_lines(texts, choice.lines, None),
        texts("helplines-emergency-abroad"),
        *_checked(texts, choice.lines),
    ]
    choose = (
        Button(texts("helplines-button-choose-country"), data=COUNTRY),
        Button(texts("helplines-button-danger"), data=DANGER),
    )
    return "\n\n".join(blocks), (choose, *rows(_ways(texts, choice.lines)))


def _opening_words(texts: Say, choice: Choice, country: Country) -> Iterator[str]:
    if not choice.fallback:
        return
    here = any(line in country.lines for line in choice.lines)
    key = "helplines-fallback" if here else "helplines-none"
    yield texts(key, country=_country(texts, country))


def _lines(texts: Say, lines: Sequence[Line], now_local: datetime | None) -> Iterator[str]:
    one_date = len({line.checked for line in lines}) == 1
    for place, line in enumerate(lines):
        parts = list(_line(texts, line, now_local, after_call=place > 0 and lines[0].phone is not None))
        if line.confidence == "low":
            parts.append(texts("helplines-unconfirmed"))
        if not one_date:
            parts.append(_checked_on(texts, line.checked))
        yield "\n".join(parts)


def _line(texts: Say, line: Line, now_local: datetime | None, *, after_call: bool) -> Iterator[str]:
    name = escape(_name(texts, line), quote=False)
    details = escape(", ".join(_details(texts, line, now_local)), quote=False)
    text_number, keyword = escape(line.sms_number or ""), escape(line.sms_keyword or "")
    if line.phone is not None:
        yield texts("helplines-line", name=name, details=details)
        yield _alone(line.phone)
        if line.menu is not None:
            yield texts("helplines-menu", menu=escape(line.menu))
        if keyword:
            yield texts("helplines-also-text-keyword", keyword=keyword, number=text_number)
        elif text_number:
            yield texts("helplines-also-text", number=text_number)
    elif text_number:
        values = {"name": name, "details": details}
        if keyword:
            values["keyword"] = keyword
        key = f"text{'-keyword' if keyword else ''}"
        if after_call:
            yield texts(f"helplines-or-{key}", number=text_number, **values)
        else:
            yield texts(f"helplines-{key}", **values)
            yield _alone(line.sms_number or "")
    elif line.id.startswith("intl-"):
        yield texts("helplines-directory", site=escape(_site(line.website or "")))
    else:
        yield texts("helplines-online", name=name, details=details)


def _doctor(texts: Say, line: Line, now_local: datetime | None) -> str:
    details = escape(", ".join(_details(texts, line, now_local)), quote=False)
    parts = [texts("helplines-doctor", details=details), _alone(line.phone or _site(line.website or ""))]
    if line.confidence == "low":
        parts.append(texts("helplines-unconfirmed"))
    return "\n".join(parts)


def _details(texts: Say, line: Line, now_local: datetime | None) -> Iterator[str]:
    """Yield what a person needs to know before ringing: for whom, where, cost, hours, language."""
    if line.audience != "everyone":
        yield texts(f"helplines-for-{line.audience}")
    if line.region is not None and line.region not in _name(texts, line):
        yield texts("helplines-region", region=line.region)
    if line.cost == "free":
        yield texts("helplines-free")
    elif line.cost == "local rate":
        yield texts("helplines-charged")
    yield from _hours(texts, line, now_local)
    spoken = [_base(language) for language in line.languages]
    if _base(texts("helplines-tongue")) not in spoken:
        yield texts("helplines-speaks", tongues=_language_names(texts, spoken))


def _hours(texts: Say, line: Line, now_local: datetime | None) -> Iterator[str]:
    if line.hours.always:
        yield texts("helplines-always")
    elif not line.hours.known:
        yield texts("helplines-hours-unknown")
    for opening in line.hours.describe():
        yield texts(
            "helplines-opening",
            days=_days(texts, opening),
            opens=f"{opening.opens:%H:%M}",
            closes=f"{opening.closes:%H:%M}",
        )
    if now_local is not None and line.hours.is_open(now_local) is False:
        yield texts("helplines-closed-now")


def _days(texts: Say, opening: Opening) -> str:
    if opening.days == ((0, 6),):
        return texts("helplines-daily")
    runs = []
    for first, last in opening.days:
        names = [texts(f"helplines-day-{day}") for day in dict.fromkeys((first, last))]
        runs.append("–".join(names))
    return ", ".join(runs)


def _name(texts: Say, line: Line) -> str:
    """Return the name a reader can make sense of: the line's own in its own language, else the English."""
    tongue = _base(texts("helplines-tongue"))
    own = tongue == _base(line.languages[0]) and tongue != "en"
    return line.name if own or line.name_en is None else line.name_en


def _language_names(texts: Say, languages: Sequence[str]) -> str:
    # Babel is imported on first use: most lines speak the reader's language.
    from babel import Locale

    known = Locale.parse(texts("helplines-tongue").replace("-", "_")).languages
    return ", ".join(str(known.get(language, language)) for language in dict.fromkeys(languages))


def _in_danger(texts: Say, choice: Choice) -> Iterator[str]:
    if choice.emergency is not None:
        number = choice.emergency
        doubt = _doubt(texts, choice, number)
        yield "\n".join([texts("helplines-in-danger"), _alone(number.number), *doubt])


def _doubt(texts: Say, choice: Choice, number: Emergency) -> list[str]:
    """Return nothing for a confirmed number; else that it is not, and the country's other numbers."""
    if number.confidence != "low" or choice.country is None:
        return []
    others = [
        texts("helplines-call-other", number=escape(other.number), services=services)
        for other in choice.country.emergency
        if other is not number and (services := _services(texts, other))
    ]
    return [texts("helplines-unconfirmed"), *others]


def _services(texts: Say, number: Emergency) -> str:
    named = [key for key in _SERVICES if any(service.startswith(key) for service in number.services)]
    return ", ".join(texts(f"helplines-service-{key}") for key in named)


def _no_mens_line(texts: Say, choice: Choice, country: Country) -> Iterator[str]:
    """Say plainly that a man finds no line of his own, when all that serve violence are for women."""
    audiences = {line.audience for line in choice.lines if any(line.serves(need) for need in _VIOLENCE)}
    listening = any(line.audience == "everyone" and line.phone for line in choice.lines)
    if "women" in audiences and not audiences & {"men", "everyone"} and listening:
        yield texts("helplines-no-mens-line", country=_country(texts, country))


def _checked(texts: Say, lines: Sequence[Line]) -> Iterator[str]:
    """Yield one date for the whole card when the lines share it; else `_lines` put it under each."""
    dates = {line.checked for line in lines}
    if len(dates) == 1:
        yield _checked_on(texts, dates.pop())


def _checked_on(texts: Say, day: date) -> str:
    return texts("helplines-checked", checked=long_day(texts, day))


def _ways(texts: Say, lines: Sequence[Line]) -> list[Button]:
    """Return the buttons that reach the lines: numbers to copy, then chats and pages to open."""
    numbers = dict.fromkeys(
        number for line in lines for number in (line.phone, line.sms_number) if number is not None
    )
    buttons = [_copy(texts, number) for number in numbers]
    for line in lines:
        if line.chat_url is not None:
            buttons.append(_open(texts, "helplines-button-chat", line.chat_url))
        elif line.website is not None and line.phone is None and line.sms_number is None:
            buttons.append(_open(texts, "helplines-button-site", line.website))
    return buttons


def _open(texts: Say, key: str, url: str) -> Button:
    site = _site(url)
    if site == "wa.me":
        return Button(texts("helplines-button-whatsapp"), url=url)
    label = texts(key, site=site)
    return Button(label if len(label) <= LABEL_LENGTH else texts(f"{key}-short"), url=url)


def _copy_emergency(texts: Say, number: Emergency | None) -> list[Button]:
    return [] if number is None else [_copy(texts, number.number)]


def _copy(texts: Say, number: str) -> Button:
    """Return a button that copies what a phone's keypad takes: digits, and + * # where they belong."""
    dialled = re.sub(r"[^\d+*#]", "", number)
    label = texts("helplines-button-copy", number=number)
    if len(label) > LABEL_LENGTH:
        label = texts("helplines-button-copy", number=dialled)
    return Button(label, copy=dialled)


def _disappear(texts: Say) -> tuple[Button, ...]:
    return (Button(texts("helplines-button-disappear"), data=DISAPPEAR),)


def _alone(number: str) -> str:
    return f"<b>{escape(number, quote=False)}</b>"


def _country(texts: Say, country: Country) -> str:
    return escape(country_name(country.code, texts("helplines-tongue")), quote=False)


def _site(url: str) -> str:
    return urlsplit(url).netloc.removeprefix("www.")


def _base(language: str) -> str:
    return language.partition("-")[0]
