"""What the daily note looks like, and the answers to its buttons."""

from bot.infra.texts import Say
from bot.selfhelp.library import Library
from bot.selfhelp.reading import Item, Kind
from bot.selfhelp.tips import Told
from handlers.callbacks import tap
from handlers.views.keyboard import Button
from handlers.views.screen import Screen, safe, screen, sos_button

# How a button names the kind of its note, in one letter.
LETTERS = {Kind.SNIPPET: "s", Kind.JOURNEY: "j"}


def note(say: Say, told: Told, library: Library, *, saved: bool = False, discreet: bool = False) -> Screen:
    """Show a note; `discreet` covers its words until they are tapped."""
    text = safe(told.text)
    if discreet:
        text = f"<tg-spoiler>{text}</tg-spoiler>"
    if told.item.kind is Kind.JOURNEY:
        text = f"{text}\n\n{say('tips-foot')}"
    first = [] if told.more is None else [Button(say("tips-button-more"), _more(library, told.more))]
    key, verb = ("learn-button-unsave", "drop") if saved else ("learn-button-save", "save")
    first.append(Button(say(key), tap("tip", verb, *_named(told.item))))
    return Screen(
        text,
        (
            tuple(first),
            (
                Button(say("tips-button-not-for-me"), tap("tip", "no", *_named(told.item))),
                Button(say("tips-button-stop"), tap("tip", "stop")),
                sos_button(say),
            ),
        ),
    )


def turned_away(say: Say) -> Screen:
    """Say what turning it away changes."""
    return screen(
        say("tips-turned-away"),
        Button(say("tips-button-stop"), tap("tip", "stop")),
        Button(say("button-learn"), tap("learn", "topics", 0)),
        sos_button(say),
    )


def stopped(say: Say) -> Screen:
    """Say that none come any more."""
    return screen(say("tips-stopped"), Button(say("tips-button-start"), tap("tip", "start")), sos_button(say))


def started(say: Say) -> Screen:
    """Say that they come again."""
    return screen(say("tips-started"), Button(say("tips-button-stop"), tap("tip", "stop")), sos_button(say))


def _named(item: Item) -> tuple[str, str]:
    return LETTERS[item.kind], item.id


def _more(library: Library, id: str) -> str:
    is_technique = library.technique(id, "en") is not None
    return tap("cope", "try", id) if is_technique else tap("learn", "a", id)
