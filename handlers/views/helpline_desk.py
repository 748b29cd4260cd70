"""What staff see of a helpline: as people see it, how sure the data are, and who changed what."""

from collections.abc import Sequence

from bot.infra.texts import Say
from bot.safety.helplines import Change, Line
from handlers.callbacks import tap
from handlers.views.days import long_day
from handlers.views.keyboard import Button
from handlers.views.screen import Screen, safe, screen


def told(say: Say, key: str, **values: object) -> Screen:
    """Return one of the short answers."""
    return Screen(say(key, **{name: safe(value) for name, value in values.items()}))


def country(say: Say, code: str, lines: Sequence[tuple[Line, Line | None]]) -> Screen:
    """List the lines of a country: as the files hold them, and as they are shown."""
    if not lines:
        return told(say, "helpline-no-country", country=code)
    return Screen("\n".join(_brief(say, one, shown) for one, shown in lines))


def line(say: Say, one: Line, shown: Line | None, history: Sequence[Change]) -> Screen:
    """Return one line with what can be done to it."""
    data = say("helpline-data", confidence=one.confidence, hours=safe(one.hours.text))
    parts = [_brief(say, one, shown), data]
    if one.notes:
        parts.append(safe(one.notes))
    parts += [
        say(f"helpline-did-{change.act.value}", name=safe(change.by), day=long_day(say, change.at.date()))
        for change in history
    ]
    parts.append(say("helpline-correct-how", line=safe(one.id)))
    buttons = [Button(say("helpline-button-confirm"), tap("helpline", "confirm", one.id))]
    if shown is not None:
        buttons.append(Button(say("helpline-button-hide"), tap("helpline", "hide", one.id)))
    return screen("\n\n".join(parts), *buttons)


def _brief(say: Say, one: Line, shown: Line | None) -> str:
    if shown is None:
        return say("helpline-brief-hidden", line=safe(one.id), name=safe(one.name))
    number = shown.phone or shown.sms_number or shown.chat_url or shown.website or ""
    return say(
        "helpline-brief",
        line=safe(shown.id),
        name=safe(shown.name),
        number=safe(number),
        day=long_day(say, shown.checked),
    )
