"""What /learn and /saved look like: topics, articles, sources, what was put aside.

Titles are longer than a button holds, so a list is numbered text and its buttons are the numbers.
"""

from collections.abc import Iterable, Sequence

from bot.infra.texts import Say
from bot.selfhelp.library import Article, Source, Technique, Topic
from bot.selfhelp.reading import Opinion
from handlers.callbacks import tap
from handlers.views.keyboard import LABEL_LENGTH, Button, Keyboard, rows
from handlers.views.screen import Screen, safe, screen, sos_button

TOPICS_PAGE = 12
SAVED_PAGE = 10
# Said at the end of a button: its article was opened from the person's own list, and goes back there.
FROM_SAVED = "s"

Entry = tuple[str, str]


def topics(say: Say, every: Sequence[Topic], page: int, *, known: bool) -> Screen:
    """Show one page of topics, counted from 0; `known` is whether typed words can be waited for."""
    pages = max(1, -(-len(every) // TOPICS_PAGE))
    page = min(page, pages - 1)
    shown = every[page * TOPICS_PAGE : (page + 1) * TOPICS_PAGE]
    buttons = [Button(short(one.title), tap("learn", "t", one.id)) for one in shown]
    last = [sos_button(say)]
    if known:
        last[:0] = [
            Button(say("learn-button-search"), tap("learn", "find")),
            Button(say("learn-button-saved"), tap("learn", "saved", 0)),
        ]
    turning = _turning(say, "topics", page, pages)
    text = say("learn-topics" if every else "learn-none")
    if pages > 1:
        text += f"\n\n{say('learn-topics-page', page=page + 1, of=pages)}"
    return Screen(text, (*rows(buttons, 2), *turning, tuple(last)))


def page_of(every: Sequence[Topic], id: str) -> int:
    """Return the page on which a topic stands."""
    return next((at // TOPICS_PAGE for at, one in enumerate(every) if one.id == id), 0)


def topic(say: Say, shown: Topic, articles: Sequence[Article], page: int) -> Screen:
    """Show the articles of a topic."""
    listed, numbers = numbered((one.title, tap("learn", "a", one.id)) for one in articles)
    text = f"{say('learn-topic', title=safe(shown.title))}\n\n{listed}"
    back = Button(say("button-back"), tap("learn", "topics", page))
    return Screen(text, (*numbers, (back, sos_button(say))))


def article(
    say: Say,
    shown: Article,
    opinion: Opinion | None,
    articles: Sequence[Article],
    techniques: Sequence[Technique],
    back: str,
    origin: str = "",
) -> Screen:
    """Show an article with what goes on from it.

    `opinion` is None for somebody of whom nothing is kept: nothing to save, nothing to judge.
    """
    parts = [f"<b>{safe(shown.title)}</b>", shown.html]
    keyboard: Keyboard = ()
    if articles:
        listed, numbers = numbered((one.title, tap("learn", "a", one.id)) for one in articles)
        parts.append(f"{say('learn-next')}\n{listed}")
        keyboard += numbers
    keyboard += rows([Button(short(one.name), tap("cope", "try", one.id)) for one in techniques], 2)

    def button(key: str, verb: str) -> Button:
        return Button(say(key), tap("learn", verb, shown.id, *([origin] if origin else [])))

    sources = button("learn-button-sources", "src")
    if opinion is None:
        keyboard += ((sources,),)
    else:
        keep = (
            button("learn-button-unsave", "drop") if opinion.saved_at else button("learn-button-save", "save")
        )
        keyboard += ((sources, keep),)
        if opinion.useful:
            parts.append(say("learn-noted-useful"))
        elif opinion.unwanted:
            parts.append(say("learn-noted-unwanted"))
            keyboard += ((button("learn-button-useful", "yes"),),)
        else:
            keyboard += ((button("learn-button-useful", "yes"), button("learn-button-not-for-me", "no")),)
    return Screen("\n\n".join(parts), (*keyboard, (Button(say("button-back"), back), sos_button(say))))


def sources(say: Say, shown: Article, origin: str = "") -> Screen:
    """Show where an article comes from, each source a link."""
    back = tap("learn", "a", shown.id, *([origin] if origin else []))
    return source_list(say, shown.title, shown.sources, back)


def source_list(say: Say, title: str | None, named: Iterable[Source], back: str) -> Screen:
    """Show sources, each a link; `title` is what they are the sources of, None for a daily note."""
    lines = [
        "• "
        + say(
            "learn-source",
            publisher=safe(one.publisher),
            year=str(one.year),
            title=f'<a href="{safe(one.url)}">{safe(one.title)}</a>',
        )
        for one in named
    ]
    head = [f"<b>{safe(title)}</b>", ""] if title is not None else []
    return screen(
        "\n".join([*head, say("learn-sources"), *lines]),
        Button(say("button-back"), back),
        sos_button(say),
    )


def ask_search(say: Say) -> Screen:
    """Ask for words to look for."""
    return screen(
        say("learn-ask-search"),
        Button(say("learn-button-topics"), tap("learn", "topics", 0)),
        sos_button(say),
    )


def found(say: Say, articles: Sequence[Article], *, known: bool) -> Screen:
    """Show what fits the typed words."""
    last = [Button(say("learn-button-topics"), tap("learn", "topics", 0)), sos_button(say)]
    if known:
        last.insert(0, Button(say("learn-button-again"), tap("learn", "find")))
    if not articles:
        return screen(say("learn-found-none"), *last)
    listed, numbers = numbered((one.title, tap("learn", "a", one.id)) for one in articles)
    return Screen(f"{say('learn-found')}\n\n{listed}", (*numbers, tuple(last)))


def suggest(say: Say, shown: Article) -> Screen:
    """Offer the article that a few stray words may be about."""
    return screen(
        say("learn-suggest", title=safe(shown.title)),
        Button(say("learn-button-read"), tap("learn", "a", shown.id)),
        sos_button(say),
        Button(say("button-cope"), tap("cope", "menu")),
        Button(say("learn-button-topics"), tap("learn", "topics", 0)),
        per_row=2,
    )


def saved(say: Say, entries: Sequence[Entry], page: int) -> Screen:
    """Show one page of what the person put aside, counted from 0; `entries` are (title, callback data)."""
    last = (Button(say("learn-button-topics"), tap("learn", "topics", 0)), sos_button(say))
    if not entries:
        return Screen(say("learn-saved-none"), (last,))
    pages = -(-len(entries) // SAVED_PAGE)
    page = min(page, pages - 1)
    listed, numbers = numbered(entries[page * SAVED_PAGE : (page + 1) * SAVED_PAGE])
    return Screen(f"{say('learn-saved')}\n\n{listed}", (*numbers, *_turning(say, "saved", page, pages), last))


def numbered(entries: Iterable[Entry]) -> tuple[str, Keyboard]:
    """Return (title, callback data) entries as numbered lines and as buttons with the numbers."""
    lines, buttons = [], []
    for number, (title, data) in enumerate(entries, 1):
        lines.append(f"{number}. {safe(title)}")
        buttons.append(Button(str(number), data))
    return "\n".join(lines), rows(buttons, 5)


def short(label: str) -> str:
    """Return a label that fits a button."""
    return label if len(label) <= LABEL_LENGTH else f"{label[: LABEL_LENGTH - 1].rstrip()}…"


def _turning(say: Say, verb: str, page: int, pages: int) -> Keyboard:
    buttons = []
    if page > 0:
        buttons.append(Button(say("learn-button-earlier"), tap("learn", verb, page - 1)))
    if page + 1 < pages:
        buttons.append(Button(say("learn-button-later"), tap("learn", verb, page + 1)))
    return (tuple(buttons),) if buttons else ()
