"""How often a person is asked, in words and buttons."""

from bot.diary.checkins import LADDER, Pace
from bot.infra.texts import Say
from handlers.callbacks import tap
from handlers.views.keyboard import Button, Keyboard, rows
from handlers.views.screen import Screen, screen, sos_button


def every(say: Say, days: int) -> str:
    """Return a pace in words: every day, every third day, once a week."""
    return say("pace-every", days=days)


def said(say: Say, shown: Screen, days: int, *, up: bool) -> Screen:
    """Return a question with the line that its pace has changed by itself, and the ways to change that."""
    line = say("pace-raised" if up else "pace-lowered", every=every(say, days))
    return Screen(f"{shown.html}\n\n{line}", (*shown.keyboard, *_ways(say, Pace(every=days))))


def _ways(say: Say, pace: Pace) -> Keyboard:
    """Return less, same, more and a pause, as far as there is a rung."""
    buttons = []
    if pace.less() != pace.every:
        buttons.append(_set(say, "less", pace.less()))
    buttons.append(_set(say, "same", pace.every))
    if pace.more() != pace.every:
        buttons.append(_set(say, "more", pace.more()))
    return rows([*buttons, Button(say("settings-button-pause"), tap("pause", "ask"))], 2)


def _set(say: Say, word: str, days: int) -> Button:
    return Button(say(f"pace-button-{word}", every=every(say, days)), tap("pace", "set", days))


def choose(say: Say, pace: Pace) -> Screen:
    """Ask how often, with what it is now."""
    now = say("pace-now", every=every(say, pace.every))
    if pace.every != pace.wanted:
        now += " " + say("pace-lowered-now", every=every(say, pace.wanted))
    buttons = [Button(_capital(every(say, days)), tap("pace", "set", days)) for days in LADDER]
    keyboard = (
        *rows(buttons, 2),
        (
            Button(say("settings-button-pause"), tap("pause", "ask")),
            Button(say("button-back"), tap("settings", "checkin")),
        ),
    )
    return Screen(f"{say('pace-choose')}\n\n{now}", keyboard)


def chosen(say: Say, days: int) -> Screen:
    """Say how often from now on."""
    return screen(
        say("pace-chosen", every=every(say, days)),
        Button(say("button-checkin"), tap("checkin", "ask")),
        Button(say("pace-button-change"), tap("pace", "show")),
        sos_button(say),
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
