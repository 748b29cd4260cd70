"""The library at work: what it holds in each language, and what to show next."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.selfhelp.library.checkin_words import read_checkin_words
from bot.selfhelp.library.files import (
    ORIGINAL,
    REVIEWED,
    Listed,
    Page,
    Shelf,
    Sources,
    YamlFile,
    languages,
    read_shelf,
    read_sources,
)
from bot.selfhelp.library.journey import read_journey
from bot.selfhelp.library.model import (
    AFTER,
    OFFERS,
    WHENS,
    Article,
    LibraryBroken,
    Problem,
    Snippet,
    Source,
    Technique,
    Topic,
    pick_snippet,
    pick_technique,
)
from bot.selfhelp.library.search import Index
from bot.selfhelp.library.telegram_html import MARKDOWN, blocks, inline, items, links

LINK = "keel:"
# Typed words that may be a topic: more of them are a sentence, and a sentence is not a search.
MOST_TOPIC_WORDS = 4


class Library:
    """Articles, techniques and snippets by language; what a language lacks comes in English.

    `journey` and `checkin_words` belong to it too. Nothing in it changes after loading. Pages are rendered
    when they are first asked for and kept.
    """

    def __init__(self, shelves: Mapping[str, Shelf], sources: Sources) -> None:
        self._shelves = shelves
        self._original = shelves[ORIGINAL]
        self.journey = read_journey(shelves)
        self.checkin_words = read_checkin_words(shelves)
        self._sources = {
            entry["id"]: Source(
                entry["id"], entry["title"], entry["publisher"], int(entry["year"]), entry["url"]
            )
            for entry in sources.sources.values["sources"]
        }
        self._fact_sources: dict[str, list[str]] = {
            entry["id"]: entry["sources"] for entry in sources.facts.values["facts"]
        }
        self._articles: dict[tuple[str, str], Article] = {}
        self._techniques: dict[tuple[str, str], Technique] = {}
        self._snippets: dict[str, tuple[Snippet, ...]] = {}
        self._indexes: dict[str, Index] = {}

    def article(self, id: str, language: str) -> Article | None:
        """Return an article in this language, else in English; None when the id is unknown."""
        page = self._shelf(language).articles.get(id) or self._original.articles.get(id)
        if page is None:
            return None
        key = (page.language, page.id)
        if key not in self._articles:
            self._articles[key] = self._read_article(page)
        return self._articles[key]

    def technique(self, id: str, language: str) -> Technique | None:
        """Return a technique in this language, else in English; None when the id is unknown."""
        page = self._shelf(language).techniques.get(id) or self._original.techniques.get(id)
        if page is None:
            return None
        key = (page.language, page.id)
        if key not in self._techniques:
            self._techniques[key] = self._read_technique(page)
        return self._techniques[key]

    def has(self, id: str) -> bool:
        """Return whether there is an article or a technique of this id."""
        return id in self._original.articles or id in self._original.techniques

    def sources_of(self, facts: Sequence[str]) -> tuple[Source, ...]:
        """Return what these facts rest on, each source once."""
        return self._named([], facts)

    def topics(self, language: str) -> list[Topic]:
        """Return the topics that have articles, in the order of topics.yaml, with their articles in order."""
        by_topic: dict[str, list[str]] = {}
        for page in self._original.articles.values():
            by_topic.setdefault(page.front["topic"], []).append(page.id)
        found = []
        for id_, original in self._original.topics.values.items():
            if id_ not in by_topic:
                continue
            first = [article for article in original.get("articles", ()) if article in by_topic[id_]]
            rest = sorted(
                (article for article in by_topic[id_] if article not in first),
                key=lambda article: self._title(article, language),
            )
            found.append(Topic(id_, self._topic_values(id_, language)["title"], (*first, *rest)))
        return found

    def techniques(self, language: str) -> list[Technique]:
        """Return every technique, by id."""
        return [self._technique(id_, language) for id_ in self._original.techniques]

    def techniques_for(self, when: str, language: str) -> list[Technique]:
        """Return the techniques for one of `whens()`, by id."""
        return [
            self._technique(page.id, language)
            for page in self._original.techniques.values()
            if when in page.front["when"]
        ]

    def whens(self) -> list[str]:
        """Return what techniques help with, in the order in which to ask."""
        offered = {when for page in self._original.techniques.values() for when in page.front["when"]}
        return [when for when in WHENS if when in offered]

    def snippets(self, language: str) -> list[Snippet]:
        """Return every snippet, each in this language where it is translated, else in English."""
        if language not in self._snippets:
            translated = self._shelf(language).snippets
            self._snippets[language] = tuple(
                Snippet(
                    entry.id,
                    entry.values["fact"],
                    tuple(entry.values.get("stage") or ()),
                    entry.values["text"],
                    entry.language,
                    self._named([], [entry.values["fact"]]),
                )
                for entry in (translated.get(id_, first) for id_, first in self._original.snippets.items())
            )
        return list(self._snippets[language])

    def search(self, query: str, language: str, limit: int = 8) -> list[Article]:
        """Return the articles that fit what a person typed, best first; typos and slang are tolerated."""
        found = (self.article(id_, language) for id_ in self._index(language).best(query, limit))
        return [article for article in found if article is not None]

    def plainly_about(self, text: str, language: str) -> Article | None:
        """Return the article that stray words are plainly about, or None: by its title, or by a few words."""
        index = self._index(language)
        if (titled := index.titled(text)) is not None:
            return self.article(titled, language)
        if len(text.split()) > MOST_TOPIC_WORDS or not index.is_topic(text):
            return None
        return next(iter(self.search(text, language, 1)), None)

    def next_snippet(
        self,
        seen: Collection[str],
        stage: str | None,
        seed: int,
        language: str,
        *,
        unwanted: Collection[str] = (),
    ) -> Snippet | None:
        """Return the snippet to send next, or None when none fits.

        Those for `stage` and those for everybody fit. When the stage is not known, all fit but those for one
        stage only. Those in `unwanted` never fit. `seen` may name an id once for each time it was sent:
        nothing comes twice before all that fit were sent. The same `seen` and `seed` give the same snippet.
        """
        fitting = [
            snippet
            for snippet in self.snippets(language)
            if snippet.id not in unwanted
            and (
                not snippet.stages
                or (stage in snippet.stages if stage is not None else len(snippet.stages) > 1)
            )
        ]
        return pick_snippet(fitting, seen, seed)

    def more_on(self, snippet: Snippet, language: str) -> Article | None:
        """Return the article that says more: the first one on the snippet's fact, else on its topic."""
        topic = snippet.fact.rpartition("-")[0]
        on_topic = [page for page in self._original.articles.values() if page.front["topic"] == topic]
        on_fact = [page for page in self._original.articles.values() if snippet.fact in page.front["facts"]]
        first = next(iter([*on_fact, *on_topic]), None)
        return self.article(first.id, language) if first else None

    def choose_technique(
        self,
        when: str,
        seen: Mapping[str, int],
        helped: Mapping[str, tuple[int, int]],
        seed: int,
        language: str,
    ) -> Technique:
        """Return the technique to offer next to this person.

        `seen` is how often each was offered to them; `helped` holds (times it helped, times it was tried).
        Those offered least come first; among them the one likelier to help, by `chance_of_help`; then the
        seed decides. Raises KeyError when no technique is for `when`.
        """
        fitting = self.techniques_for(when, language)
        if not fitting:
            raise KeyError(when)
        return pick_technique(fitting, seen, helped, seed)

    def _shelf(self, language: str) -> Shelf:
        return self._shelves.get(language, self._original)

    def _technique(self, id_: str, language: str) -> Technique:
        technique = self.technique(id_, language)
        assert technique is not None
        return technique

    def _title(self, article: str, language: str) -> str:
        page = self._shelf(language).articles.get(article) or self._original.articles[article]
        return str(page.front["title"])

    def _topic_values(self, id_: str, language: str) -> Mapping[str, Any]:
        translated = self._shelf(language).topics.values
        values: Mapping[str, Any] = translated.get(id_) or self._original.topics.values[id_]
        return values

    def _named(self, given: Sequence[str], facts: Sequence[str]) -> tuple[Source, ...]:
        ids = [*(source for fact in facts for source in self._fact_sources[fact]), *given]
        return tuple(self._sources[id_] for id_ in dict.fromkeys(ids))

    def _read_article(self, page: Page) -> Article:
        front = page.front
        linked = [address.rpartition("/")[2] for address, _ in links(page.tokens) if address.startswith(LINK)]
        return Article(
            id=page.id,
            topic=front["topic"],
            title=front["title"],
            html=page.html,
            language=page.language,
            sources=self._named(front.get("sources") or [], front["facts"]),
            stages=tuple(front.get("stage") or ()),
            next=tuple(dict.fromkeys([*(front.get("next") or ()), *linked])),
            status=front["status"],
            reviewed=front["reviewed"],
        )

    def _read_technique(self, page: Page) -> Technique:
        front = page.front
        why, steps = technique_parts(page)
        return Technique(
            id=page.id,
            name=front["name"],
            when=tuple(front["when"]),
            minutes=front["minutes"],
            why=why,
            steps=steps,
            contraindications=tuple(
                inline(MARKDOWN.parseInline(text)[0]) for text in front.get("contraindications") or ()
            ),
            ask_first=front.get("ask_first"),
            sources=self._named(front.get("sources") or [], []),
            language=page.language,
            instead=front.get("instead"),
            strength=front["strength"],
            calm=front.get("calm", False),
        )

    def _index(self, language: str) -> Index:
        if language not in self._indexes:
            self._indexes[language] = self._build_index(language)
        return self._indexes[language]

    def _build_index(self, language: str) -> Index:
        index = Index(language)
        for id_ in self._original.articles:
            page = self._shelf(language).articles.get(id_) or self._original.articles[id_]
            topic = self._topic_values(page.front["topic"], language)
            index.add(
                id_,
                title=page.front["title"],
                own=(topic.get("find") or {}).get(id_, ()),
                topic=topic["title"],
                words=topic.get("words") or (),
                text=page.body,
            )
        return index


def technique_parts(page: Page) -> tuple[str, tuple[str, ...]]:
    """Return why a technique helps and its steps, both Telegram HTML."""
    tokens = page.tokens
    why = "\n\n".join(html for kind, html in blocks(tokens) if kind == "paragraph")
    opening = next((at for at, token in enumerate(tokens) if token.type == "ordered_list_open"), None)
    return why, () if opening is None else tuple(items(tokens[opening:]))


def load_library(folder: Path, *, only_reviewed: bool = False) -> Library:
    """Return the library of a content/ folder.

    With `only_reviewed`, what no reviewer has signed yet is left out. Raises
    LibraryBroken, naming each file and line at fault; the library in use stays as it is.
    """
    sources = read_sources(folder)
    shelves: dict[str, Shelf] = {}
    problems: list[Problem] = []
    for language in languages(folder):
        shelves[language], found = read_shelf(folder, language, shelves.get(ORIGINAL))
        problems.extend(found)
    problems.extend(unknown_names(shelves, sources))
    problems.extend(nothing_to_say(shelves[ORIGINAL]))
    if problems:
        raise LibraryBroken(problems)
    if only_reviewed:
        shelves = {language: _reviewed(shelf) for language, shelf in shelves.items()}
    return Library(shelves, sources)


def unknown_names(shelves: Mapping[str, Shelf], sources: Sources) -> list[Problem]:
    """Return an error for each fact or source that is named but not there."""
    known_sources = {entry["id"] for entry in sources.sources.values["sources"]}
    facts = {entry["id"]: entry for entry in sources.facts.values["facts"]}
    problems = [
        Problem(
            sources.facts.file,
            sources.facts.line_of(fact["id"]),
            "error",
            f"{fact['id']} names the source {source}, which is not in sources.yaml: add it there",
        )
        for fact in facts.values()
        for source in fact["sources"]
        if source not in known_sources
    ]
    for shelf in shelves.values():
        for page in (*shelf.articles.values(), *shelf.techniques.values()):
            for fact in page.front.get("facts") or ():
                if fact not in facts:
                    message = f"there is no fact {fact}: use an id of content/sources/facts.yaml"
                    problems.append(page.problem("facts", message))
            for source in page.front.get("sources") or ():
                if source not in known_sources:
                    message = f"there is no source {source}: use an id of content/sources/sources.yaml"
                    problems.append(page.problem("sources", message))
        for snippet in shelf.snippets.values():
            if snippet.values.get("fact") not in facts:
                message = (
                    f"snippet {snippet.id} names the fact {snippet.values.get('fact')}, which is not there"
                )
                problems.append(snippet.problem(f"{message}: use an id of content/sources/facts.yaml"))
        for entry in shelf.journey.values():
            for fact in entry.values["facts"]:
                if fact not in facts:
                    message = f"{entry.id} names the fact {fact}, which is not there"
                    problems.append(entry.problem(f"{message}: use an id of content/sources/facts.yaml"))
    return problems


def nothing_to_say(original: Shelf) -> list[Problem]:
    """Return an error for each moment of a check-in for which there may be no words."""
    file = original.words_file
    words = read_checkin_words({ORIGINAL: original})
    for_any_day = {line.after for line in words.answers if line.for_any_day}
    moods = {line.moment for line in words.heard if not line.bright}
    offered = {line.moment for line in words.offers}
    missing = [
        *(
            f"`answers` has no line for any day {after}: write one with nothing but id, after and text"
            for after in AFTER
            if after not in for_any_day
        ),
        *(
            f"`heard` has no line for mood {mood}, or only bright ones: write one"
            for mood in range(1, 6)
            if str(mood) not in moods
        ),
        *(f"`offers` has no line for {kind}: write one" for kind in OFFERS if kind not in offered),
    ]
    return [Problem(file.file, 1, "error", message) for message in missing]


def _reviewed(shelf: Shelf) -> Shelf:
    """Return what a reviewer has signed. The words of a check-in teach nothing and stay."""

    def signed(pages: Mapping[str, Page]) -> dict[str, Page]:
        return {id_: page for id_, page in pages.items() if page.front["status"] == REVIEWED}

    def signed_list(entries: Mapping[str, Listed], file: YamlFile) -> Mapping[str, Listed]:
        return entries if file.values.get("status") == REVIEWED else {}

    return replace(
        shelf,
        articles=signed(shelf.articles),
        techniques=signed(shelf.techniques),
        snippets=signed_list(shelf.snippets, shelf.snippets_file),
        journey=signed_list(shelf.journey, shelf.journey_file),
    )
