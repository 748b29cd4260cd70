"""What the daily note looks like, and the answers to its buttons."""

from bot.infra.texts import Say
from bot.selfhelp.library import Library
from bot.selfhelp.reading import Item, Kind, Opinion
from bot.selfhelp.tips import Told
from handlers.callbacks import tap
from handlers.views.keyboard import Button
from handlers.views.learn import source_list
from handlers.views.screen import Screen, safe, screen, sos_button

# How a button names the kind of its note, in one letter.
LETTERS = {Kind.SNIPPET: "s", Kind.JOURNEY: "j"}


def note(
    say: Say, told: Told, library: Library, opinion: Opinion | None = None, *, discreet: bool = False
) -> Screen:
    """Show a note; `opinion` is what the person said of it, `discreet` covers its words until tapped."""
    text = safe(told.text)
    if discreet:
        text = f"<tg-spoiler>{text}</tg-spoiler>"
    if told.item.kind is Kind.JOURNEY:
        text = f"{text}\n\n{say('tips-foot')}"

    def button(key: str, verb: str) -> Button:
        return Button(say(key), tap("tip", verb, *_named(told.item)))

    saved = opinion is not None and opinion.saved_at is not None
    first = [] if told.more is None else [Button(say("tips-button-more"), _more(library, told.more))]
    first.append(button("learn-button-unsave", "drop") if saved else button("learn-button-save", "save"))
    if opinion is not None and opinion.useful:
        text = f"{text}\n\n{say('learn-noted-useful')}"
    else:
        first.append(button("learn-button-useful", "yes"))
    return Screen(
        text,
        (
            tuple(first),
            (
                button("learn-button-sources", "src"),
                button("tips-button-not-for-me", "no"),
                Button(say("tips-button-stop"), tap("tip", "stop")),
            ),
            (sos_button(say),),
        ),
    )


def sources(say: Say, told: Told) -> Screen:
    """Show what a note rests on."""
    return source_list(say, None, told.sources, tap("tip", "show", *_named(told.item)))


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
