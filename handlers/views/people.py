"""What the first minute and the everyday words look like."""

from collections.abc import Iterable
from datetime import date, datetime, time

from bot.infra.texts import Say
from bot.people import Stage
from handlers.callbacks import tap
from handlers.views.craving import now_button
from handlers.views.days import short_day
from handlers.views.keyboard import Button
from handlers.views.screen import Screen, safe, screen, sos_button

# What somebody who supports another person is offered to read, by its topic.
FRIENDS = "family-and-friends"


def hello(say: Say, *, languages: Iterable[tuple[str, str]] = ()) -> Screen:
    """Return who we are, with the way on; `languages` are (code, own name) beside the one spoken."""
    buttons = [
        Button(say("start-button-start"), tap("start", "consent")),
        Button(say("start-button-kept"), tap("start", "kept")),
        sos_button(say),
    ]
    buttons += [Button(name, tap("start", "lang", code)) for code, name in languages]
    return Screen(say("start-hello"), (tuple(buttons[:2]), tuple(buttons[2:3]), *_of_three(buttons[3:])))


def _of_three(buttons: list[Button]) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(buttons[start : start + 3]) for start in range(0, len(buttons), 3))


def kept(say: Say) -> Screen:
    """Return what is kept and for how long, with the way back."""
    return screen(
        say("start-kept"), Button(say("start-button-start"), tap("start", "consent")), sos_button(say)
    )


def consent(say: Say, language: str) -> Screen:
    """Return the consent question; the language chosen so far travels in the buttons."""
    return Screen(
        say("start-consent"),
        (
            (Button(say("start-consent-yes"), tap("start", "yes", language)),),
            (
                Button(say("start-consent-young"), tap("start", "young")),
                Button(say("start-consent-no"), tap("start", "no")),
            ),
        ),
    )


def declined(say: Say) -> Screen:
    """Return the answer to a no."""
    return screen(say("start-declined"), sos_button(say))


def ask_place(say: Say, country: str, name: str, zone: str | None, now_local: datetime | None) -> Screen:
    """Ask whether the guessed country (and, where it has only one, its time) is right."""
    if zone is not None and now_local is not None:
        text = say("start-place-one", country=safe(name), clock=clock(now_local.time()))
    else:
        text = say("start-place-country", country=safe(name))
    return Screen(
        text,
        (
            (Button(say("start-place-yes"), tap("start", "country", country)),),
            (
                Button(say("start-place-other"), tap("start", "othercountry")),
                Button(say("button-skip"), tap("start", "country", "-")),
            ),
        ),
    )


def ask_country(say: Say, found: Iterable[tuple[str, str]] = (), *, none: bool = False) -> Screen:
    """Ask for a country by typing; `found` are (code, name) to choose from."""
    buttons = [Button(_short(name), tap("start", "country", code)) for code, name in found]
    buttons.append(Button(say("button-skip"), tap("start", "country", "-")))
    key = "start-country-none" if none else "start-country-which" if len(buttons) > 1 else "start-ask-country"
    return screen(say(key), *buttons, per_row=2)


def ask_zone(say: Say, zones: Iterable[tuple[str, str, str]], *, none: bool = False) -> Screen:
    """Ask which time is right; `zones` are (zone name, city, time there)."""
    buttons = [
        Button(_short(say("start-zone-button", clock=at, city=city)), tap("start", "zone", name))
        for name, city, at in zones
    ]
    key = "start-zone-none" if none else "start-ask-zone" if buttons else "start-ask-zone-type"
    buttons.append(Button(say("start-zone-type"), tap("start", "typezone")))
    buttons.append(Button(say("button-skip"), tap("start", "zone", "-")))
    return screen(say(key), *buttons, per_row=2)


def ask_zone_typed(say: Say) -> Screen:
    """Ask for the time on the person's clock, or a city."""
    return screen(say("start-ask-zone-type"), Button(say("button-skip"), tap("start", "zone", "-")))


def ask_stage(say: Say) -> Screen:
    """Ask where the person is."""
    buttons = [
        Button(say(f"start-stage-{stage.value}"), tap("start", "stage", stage.value)) for stage in Stage
    ]
    return screen(
        say("start-ask-stage"), *buttons, Button(say("button-skip"), tap("start", "stage", "-")), per_row=2
    )


def ask_since(say: Say, *, problem: str | None = None) -> Screen:
    """Ask since when the person has stopped; `problem` is the key of what was wrong with a typed date."""
    days = (("today", 0), ("yesterday", 1), ("week", 7), ("month", 30), ("longer", 90))
    buttons = [Button(say(f"start-since-{key}"), tap("start", "since", ago)) for key, ago in days]
    return screen(
        say(problem or "start-ask-since"),
        *buttons,
        Button(say("button-skip"), tap("start", "since", "-")),
        per_row=3,
    )


def ask_hour(say: Say, *, unclear: bool = False) -> Screen:
    """Ask for the check-in hour."""
    hours = (("morning", "0900"), ("evening", "1900"), ("night", "2130"))
    buttons = [Button(say(f"start-hour-{key}"), tap("start", "hour", at)) for key, at in hours]
    buttons.append(Button(say("start-hour-never"), tap("start", "hour", "-")))
    return screen(say("start-hour-unclear" if unclear else "start-ask-hour"), *buttons, per_row=2)


def careful(say: Say) -> Screen:
    """Return the one message about stopping other things suddenly and about pregnancy."""
    return Screen(say("start-careful"))


def ready(say: Say, at: time | None, *, supporting: bool = False) -> Screen:
    """Return the end of the first minute; `supporting` for somebody who is here for another person."""
    line = say("start-ready-none") if at is None else say("start-ready-checkin", clock=clock(at))
    return screen(
        say("start-ready", checkin=line),
        Button(say("button-checkin"), tap("checkin", "ask")),
        Button(say("start-button-friends"), tap("learn", "t", FRIENDS)) if supporting else now_button(say),
        Button(say("button-cope"), tap("cope", "menu")),
        sos_button(say),
        per_row=2,
    )


def welcome_back(say: Say, *, quiet: bool) -> Screen:
    """Return a short hello for somebody we know; a plain one while the hold runs."""
    return screen(
        say("start-again-quiet" if quiet else "start-again"),
        Button(say("button-checkin"), tap("checkin", "ask")),
        now_button(say),
        Button(say("button-cope"), tap("cope", "menu")),
        sos_button(say),
        per_row=2,
    )


def lost(say: Say, key: str = "fallback-text") -> Screen:
    """Return the short kind answer to what we cannot read, with the main choices."""
    return screen(
        say(key),
        sos_button(say),
        now_button(say),
        Button(say("button-cope"), tap("cope", "menu")),
        Button(say("button-checkin"), tap("checkin", "ask")),
        Button(say("button-learn"), tap("learn", "topics")),
        per_row=2,
    )


def ask_language(say: Say, languages: Iterable[tuple[str, str]], *, known: bool) -> Screen:
    """Ask for the language; `languages` are (code, own name). A stranger's travels in the buttons."""
    buttons = [
        Button(name, tap("language", "set", code) if known else tap("start", "lang", code))
        for code, name in languages
    ]
    return screen(say("settings-ask-language"), *buttons, sos_button(say))


def language_set(say: Say, *, settled: bool) -> Screen:
    """Say which language is spoken now; `settled` when no question waits: then the main choices follow."""
    return lost(say, "language-set") if settled else Screen(say("language-set"))


def start_first(say: Say, *, wrote: bool = False) -> Screen:
    """Return what somebody reads who has not started yet; `wrote` when they wrote words, not a command."""
    return screen(
        say("gate-not-kept" if wrote else "gate-start-first"),
        Button(say("start-button-start"), tap("start", "consent")),
        sos_button(say),
    )


def apology(say: Say) -> Screen:
    """Return the one apology for a message that could not be dealt with."""
    return screen(say("error-apology"), sos_button(say))


def clock(at: time) -> str:
    """Return a time of day as people read it on a phone."""
    return at.strftime("%H:%M")


def day_name(say: Say, day: date, today: date) -> str:
    """Return a day in words: today, yesterday, or its date."""
    ago = (today - day).days
    if ago in (0, 1):
        return say("day-today" if ago == 0 else "day-yesterday")
    return short_day(say, day)


def _short(label: str) -> str:
    return label if len(label) <= 24 else label[:23].rstrip() + "…"
