"""What staff see of an alert, and what the person sees of the team."""

from datetime import datetime, timedelta, tzinfo

from bot.infra.texts import Say
from bot.kernel.ids import pseudonym
from bot.people.places import country_name
from bot.safety.crisis import Alert
from handlers.callbacks import tap
from handlers.views.keyboard import Button, Keyboard
from handlers.views.screen import Screen, safe, screen, sos_button


def who(say: Say, alert: Alert) -> str:
    """Return the name under which staff know somebody: a pseudonym, or nobody."""
    if alert.person_id is None:
        return say("alert-who-nobody")
    return say("alert-who", name=pseudonym(alert.person_id))


def _level(say: Say, alert: Alert) -> str:
    return say(f"alert-level-{alert.level.name.lower()}")


def _category(say: Say, alert: Alert) -> str:
    return say(f"alert-category-{alert.category.value}") if alert.category else say("alert-category-none")


def _ago(say: Say, gap: timedelta) -> str:
    seconds = max(0, int(gap.total_seconds()))
    if seconds < 90:
        return say("alert-ago-seconds", count=seconds)
    if seconds < 90 * 60:
        return say("alert-ago-minutes", count=seconds // 60)
    return say("alert-ago-hours", count=seconds // 3600)


def post(
    say: Say, alert: Alert, now: datetime, where: tzinfo | None, *, again: bool = False, unsafe: bool = False
) -> Screen:
    """Return an alert as it stands: level, category, country and local time; never what somebody wrote."""
    head = say(
        "alert-post",
        id=alert.id,
        who=who(say, alert),
        level=_level(say, alert),
        category=_category(say, alert),
        ago=_ago(say, now - alert.created_at),
    )
    if again and alert.open and alert.taken_by is None:
        head = f"{say('alert-again')} {head}"
    lines = [head]
    if alert.country is not None and where is not None:
        clock = now.astimezone(where).strftime("%H:%M")
        lines.append(say("alert-place", country=safe(country_name(alert.country, "en")), clock=clock))
    elif alert.country is not None:
        lines.append(safe(country_name(alert.country, "en")) + ".")
    else:
        lines.append(say("alert-place-unknown"))
    if alert.asked:
        lines.append(say("alert-asked"))
    lines.append(say("alert-help-went"))
    if not alert.open:
        lines.append(say(f"alert-ended-{alert.ended_by}"))
    elif alert.taken_by is not None:
        lines.append(say("alert-taken", name=safe(alert.taken_by)))
    else:
        lines.append(say("alert-nobody-yet"))
    if alert.right is not None:
        lines.append(say("alert-right" if alert.right else "alert-wrong"))
    if unsafe:
        lines.append(say("alert-not-safe-note"))
    elif alert.open:
        lines.append(say("alert-how" if alert.reachable else "alert-how-not"))
    return Screen("\n".join(lines), _buttons(say, alert))


def _buttons(say: Say, alert: Alert) -> Keyboard:
    rows: list[tuple[Button, ...]] = []
    if alert.open:
        first = [] if alert.taken_by else [Button(say("alert-button-take"), tap("alert", "take", alert.id))]
        rows.append((*first, Button(say("alert-button-end"), tap("alert", "end", alert.id))))
    rows.append(
        (
            Button(say("alert-button-right"), tap("alert", "right", alert.id, "yes")),
            Button(say("alert-button-wrong"), tap("alert", "right", alert.id, "no")),
        )
    )
    return tuple(rows)


def line(say: Say, alert: Alert, says: str, **values: object) -> str:
    """Return one line under an alert."""
    values = {name: safe(value) for name, value in values.items()}
    return say(
        f"alert-line-{says}",
        who=who(say, alert),
        id=alert.id,
        level=_level(say, alert),
        category=_category(say, alert),
        **values,
    )


def end_button(say: Say) -> Keyboard:
    """Return the button with which the person ends a talk with the team."""
    return ((Button(say("team-button-end"), tap("talk", "end")), sos_button(say)),)


def team_says(say: Say, text: str, *, first: bool) -> Screen:
    """Return what somebody of the team wrote, as the person reads it."""
    return Screen(say("team-first" if first else "team-says", text=safe(text)), end_button(say))


def duty(say: Say, key: str, **values: object) -> Screen:
    """Return an answer to /duty."""
    return screen(say(key, **values))
