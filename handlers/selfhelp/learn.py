"""/learn: topics, articles, sources and search; /saved: what a person put aside.

Reading works without an account; then nothing is kept.
"""

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler

from bot.people import Place
from bot.selfhelp.library import Article, Topic
from bot.selfhelp.reading import Item, Kind
from handlers.callbacks import NotOurs, Tap, of, parse, tap
from handlers.context import BotApplication, BotContext, typed_answers
from handlers.safety.noting import kept
from handlers.views import learn as views
from handlers.views import tips as tip_views
from handlers.views.screen import Screen

SEARCH = "learn:search"
# Nobody means more than this; the rest of a long text only costs time.
QUERY_LENGTH = 100
MOST_FOUND = 6
MOST_PAGES = 1000


async def open_learn(update: Update, context: BotContext) -> None:
    """Show the topics, or what fits the words after the command."""
    query = " ".join(context.args or ())
    if query:
        await _search(context, query)
    else:
        await _topics(context, 0)


async def open_saved(update: Update, context: BotContext) -> None:
    """Show what the person put aside."""
    await _saved(context, 0)


async def take_tap(update: Update, context: BotContext) -> None:
    """Show what was tapped in the same message."""
    tapped = parse(context.tapped.data)
    if tapped.verb in ("save", "drop", "yes", "no"):
        await _judge(context, tapped)
        return
    await context.answer_tap()
    if tapped.verb == "topics":
        await _topics(context, tapped.number(0, 0, MOST_PAGES) if tapped.args else 0)
    elif tapped.verb == "t":
        await show_topic(context, tapped.arg(0))
    elif tapped.verb == "a":
        await show_article(context, tapped.arg(0), _origin(tapped))
    elif tapped.verb == "src":
        await context.edit(views.sources(context.say, _article(context, tapped.arg(0)), _origin(tapped)))
    elif tapped.verb == "find" and kept(context) is not None:
        await context.go_to(Place(SEARCH))
        await context.edit(views.ask_search(context.say))
    elif tapped.verb == "saved" and kept(context) is not None:
        await _saved(context, tapped.number(0, 0, MOST_PAGES))
    else:
        raise NotOurs(tapped.feature)


async def type_search(update: Update, context: BotContext) -> None:
    """Look for the typed words."""
    await context.go_to(None)
    await _search(context, context.written.text or "")


async def show_article(context: BotContext, id_: str, origin: str = "") -> None:
    """Show an article; `origin` is FROM_SAVED when it goes back to the person's list. Raises NotOurs."""
    shown = _article(context, id_)
    library, language = context.services.library, context.language
    item = Item(Kind.ARTICLE, shown.id)
    person = kept(context)
    opinion = await context.services.reading.opinion(person, item) if person else None
    turned_away = await context.services.reading.unwanted(person, Kind.ARTICLE) if person else set()
    onward = [library.article(one, language) for one in shown.next if one not in turned_away]
    tools = [library.technique(one, language) for one in shown.next]
    await context.show(
        views.article(
            context.say,
            shown,
            opinion,
            [one for one in onward if one is not None],
            [one for one in tools if one is not None],
            _back_from(context, shown, origin),
            origin,
        )
    )


def suggestion(context: BotContext) -> Screen | None:
    """Return an offer of the article that a stray text is plainly about, or None."""
    text = context.written.text or ""
    article = context.services.library.plainly_about(text[:QUERY_LENGTH], context.language)
    return views.suggest(context.say, article) if article else None


async def _topics(context: BotContext, page: int) -> None:
    every = context.services.library.topics(context.language)
    await context.show(views.topics(context.say, every, page, known=kept(context) is not None))


async def show_topic(context: BotContext, id_: str) -> None:
    """Show the articles of a topic; raises NotOurs."""
    every = context.services.library.topics(context.language)
    shown = _find(every, id_)
    if len(shown.articles) == 1:
        await show_article(context, shown.articles[0])
        return
    articles = [_article(context, one) for one in shown.articles]
    await context.show(views.topic(context.say, shown, articles, views.page_of(every, id_)))


async def _search(context: BotContext, query: str) -> None:
    articles = context.services.library.search(query[:QUERY_LENGTH], context.language, MOST_FOUND)
    if len(articles) == 1:
        await show_article(context, articles[0].id)
        return
    await context.show(views.found(context.say, articles, known=kept(context) is not None))


async def _judge(context: BotContext, tapped: Tap) -> None:
    """Keep what the person thinks of the article and show it as it now stands."""
    person, reading = kept(context), context.services.reading
    if person is None:
        await context.answer_tap()
        raise NotOurs(tapped.feature)
    item = Item(Kind.ARTICLE, _article(context, tapped.arg(0)).id)
    toasts = {"save": "learn-toast-saved", "drop": "learn-toast-unsaved"}
    await context.answer_tap(context.say(toasts.get(tapped.verb, "learn-toast-noted")))
    if tapped.verb == "save":
        await reading.save(person, item)
    elif tapped.verb == "drop":
        await reading.unsave(person, item)
    elif tapped.verb == "yes":
        await reading.find_useful(person, item)
    else:
        await reading.turn_away(person, item)
    await show_article(context, item.id, _origin(tapped))


async def _saved(context: BotContext, page: int) -> None:
    items = await context.services.reading.saved(context.known)
    entries = [entry for item in items if (entry := _entry(context, item)) is not None]
    await context.show(views.saved(context.say, entries, page))


def _entry(context: BotContext, item: Item) -> views.Entry | None:
    """Return a saved item's title and its button; None for one that the library no longer has."""
    library, language = context.services.library, context.language
    if item.kind is Kind.ARTICLE:
        article = library.article(item.id, language)
        return (article.title, tap("learn", "a", item.id, views.FROM_SAVED)) if article else None
    if item.kind is Kind.TECHNIQUE:
        technique = library.technique(item.id, language)
        return (technique.name, tap("cope", "try", item.id)) if technique else None
    told = context.services.tips.read(item, language)
    return (told.text, tap("tip", "show", tip_views.LETTERS[item.kind], item.id)) if told else None


def _back_from(context: BotContext, shown: Article, origin: str) -> str:
    if origin == views.FROM_SAVED:
        return tap("learn", "saved", 0)
    every = context.services.library.topics(context.language)
    if len(_find(every, shown.topic).articles) > 1:
        return tap("learn", "t", shown.topic)
    return tap("learn", "topics", views.page_of(every, shown.topic))


def _find(every: list[Topic], id_: str) -> Topic:
    found = next((one for one in every if one.id == id_), None)
    if found is None:
        raise NotOurs("learn")
    return found


def _article(context: BotContext, id_: str) -> Article:
    article = context.services.library.article(id_, context.language)
    if article is None:
        raise NotOurs("learn")
    return article


def _origin(tapped: Tap) -> str:
    return views.FROM_SAVED if tapped.args[1:] == (views.FROM_SAVED,) else ""


def register(application: BotApplication) -> None:
    """Add the handlers of /learn and /saved."""
    application.add_handler(CommandHandler("learn", open_learn))
    application.add_handler(CommandHandler("saved", open_saved))
    application.add_handler(CallbackQueryHandler(take_tap, pattern=of("learn")))
    typed_answers(application)[SEARCH] = type_search
