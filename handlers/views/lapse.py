"""What /lapse looks like at each step: short, kind, and every step can be skipped or left."""

from collections.abc import Sequence
from datetime import date

from bot.diary.days import Count
from bot.diary.lapses import NEXT_STEPS, Lapse
from bot.infra.texts import Say
from handlers.callbacks import tap
from handlers.views.day_count import since_day
from handlers.views.keyboard import Button, rows
from handlers.views.screen import Screen, safe, screen, sos_button

ARTICLE = "is-it-riskier-after-a-break"


def ask_safe(say: Say, *, again: bool = False) -> Screen:
    """Ask first whether the person is safe; everything but a yes leads to help at once."""
    return Screen(
        say("lapse-ask-safe-again" if again else "lapse-ask-safe"),
        (
            (Button(say("lapse-button-safe"), tap("crisis", "lapse", "yes")),),
            (
                Button(say("lapse-button-unsure"), tap("crisis", "safe", "no")),
                Button(say("button-no"), tap("crisis", "safe", "no")),
                sos_button(say),
            ),
        ),
    )


def ask_when(say: Say, lapse: Lapse, *, key: str = "lapse-ask-when") -> Screen:
    """Ask which day it was."""
    return Screen(
        say(key),
        (
            (
                Button(say("lapse-button-today"), tap("lapse", "when", lapse.id, 0)),
                Button(say("lapse-button-yesterday"), tap("lapse", "when", lapse.id, 1)),
            ),
            _on(say, lapse, Button(say("button-skip"), tap("lapse", "when", lapse.id, "-"))),
        ),
    )


def ask_happened(say: Say, lapse: Lapse) -> Screen:
    """Ask what happened, in the person's words."""
    return Screen(say("lapse-ask-happened"), (_on(say, lapse, _skip(say, lapse)),))


def ask_helped(say: Say, lapse: Lapse) -> Screen:
    """Ask what helped, even a little."""
    return Screen(say("lapse-ask-helped"), (_on(say, lapse, _skip(say, lapse)),))


def too_long(say: Say, lapse: Lapse, length: int, limit: int) -> Screen:
    """Say how long an answer may be."""
    text = say("checkin-note-long", length=length, limit=limit)
    return Screen(text, (_on(say, lapse, _skip(say, lapse)),))


def ask_next(say: Say, lapse: Lapse) -> Screen:
    """Offer small things for the next 24 hours, what keeps somebody safer in them first."""
    buttons = [
        Button(
            say("lapse-chosen", what=say(f"lapse-next-{code}"))
            if code in lapse.chosen
            else say(f"lapse-next-{code}"),
            tap("lapse", "pick", lapse.id, code),
        )
        for code in NEXT_STEPS
    ]
    return Screen(
        f"{say('lapse-be-safe')}\n\n{say('lapse-ask-next')}",
        (
            *rows(buttons, 2),
            (Button(say("lapse-button-break"), tap("lapse", "break", lapse.id)),),
            _on(say, lapse, Button(say("lapse-button-on"), tap("lapse", "on", lapse.id, "next"))),
        ),
    )


def after_a_break(say: Say, lapse: Lapse) -> Screen:
    """Say what is known of the risk after a break, and what is not."""
    return screen(
        say("lapse-break"),
        Button(say("button-back"), tap("lapse", "back", lapse.id)),
        Button(say("lapse-button-more"), tap("lapse", "more", lapse.id)),
        sos_button(say),
    )


def ask_date(say: Say, lapse: Lapse, count: Count, *, key: str = "lapse-ask-date") -> Screen:
    """Ask whether the date shall move; it stays unless the person wants otherwise."""
    assert count.since is not None
    return Screen(
        say(key, since=since_day(say, count.since, count.today), total=count.total),
        (
            (Button(say("lapse-button-keep"), tap("lapse", "date", lapse.id, "-")),),
            (
                Button(say("lapse-button-from-today"), tap("lapse", "date", lapse.id, 0)),
                Button(say("lapse-button-from-yesterday"), tap("lapse", "date", lapse.id, 1)),
            ),
            (_leave(say, lapse), sos_button(say)),
        ),
    )


def end(say: Say, lapse: Lapse, count: Count, *, moved: date | None = None) -> Screen:
    """Return the last word: what stays, what was chosen, and where to go from here."""
    parts = [say("lapse-end")]
    if moved is not None:
        parts.append(say("days-date-set", since=since_day(say, moved, count.today)))
    if count.total:
        parts.append(say("lapse-end-stays", total=count.total, longest=count.longest))
    if things := next_things(say, lapse):
        parts.append(say("lapse-end-next", things=safe(", ".join(things))))
    return Screen(
        "\n".join(parts),
        (
            (
                Button(say("button-cope"), tap("cope", "for", "after-a-slip")),
                Button(say("checkin-offer-talk"), tap("sos", "show")),
            ),
            (
                Button(say("days-button-days"), tap("days", "show")),
                Button(say("button-learn"), tap("learn", "a", "i-used-again-now-what")),
            ),
        ),
    )


def next_things(say: Say, lapse: Lapse) -> Sequence[str]:
    """Return what was chosen for the next 24 hours, in words."""
    return [*(say(f"lapse-next-{code}") for code in lapse.chosen), *([lapse.own] if lapse.own else [])]


def left(say: Say) -> Screen:
    """Say that what was told is kept, and how to go on."""
    return screen(
        say("lapse-left"),
        Button(say("button-cope"), tap("cope", "for", "after-a-slip")),
        Button(say("checkin-offer-talk"), tap("sos", "show")),
        per_row=2,
    )


def _skip(say: Say, lapse: Lapse) -> Button:
    return Button(say("button-skip"), tap("lapse", "on", lapse.id, lapse.step.value))


def _leave(say: Say, lapse: Lapse) -> Button:
    return Button(say("lapse-button-leave"), tap("lapse", "leave", lapse.id))


def _on(say: Say, lapse: Lapse, first: Button) -> tuple[Button, ...]:
    return (first, _leave(say, lapse), sos_button(say))
