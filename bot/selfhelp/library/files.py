"""How content/sources and content/library are read: pages, lists, and where each value stands in its file."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler
from markdown_it.token import Token

from bot.selfhelp.library.model import AFTER, OFFERS, STAGES, WHENS, LibraryBroken, Problem
from bot.selfhelp.library.telegram_html import MARKDOWN, to_html

ORIGINAL = "en"
REVIEWED = "reviewed"
STATUSES = ("draft", REVIEWED)
IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

# Fields of a page. A translation may leave those in INHERITED to the English page of the same id.
ARTICLE_FIELDS: Mapping[str, type] = {
    "id": str,
    "topic": str,
    "title": str,
    "facts": list,
    "sources": list,
    "stage": list,
    "next": list,
    "reviewed": date,
    "reviewer": str,
    "status": str,
}
TECHNIQUE_FIELDS: Mapping[str, type] = {
    "id": str,
    "name": str,
    "when": list,
    "minutes": int,
    "strength": str,
    "sources": list,
    "contraindications": list,
    "ask_first": str,
    "instead": str,
    "calm": bool,
    "reviewed": date,
    "reviewer": str,
    "status": str,
}
SNIPPET_FIELDS: Mapping[str, type] = {"id": str, "fact": str, "stage": list, "text": str}
JOURNEY_FIELDS: Mapping[str, type] = {
    "id": str,
    "stage": str,
    "day": int,
    "facts": list,
    "more": str,
    "text": str,
}
# The lists of checkin-words.yaml; `range` stands for two whole numbers, from and to.
WORDS_FIELDS: Mapping[str, Mapping[str, type]] = {
    "answers": {
        "id": str,
        "after": str,
        "mood": range,
        "pull": range,
        "skipped": bool,
        "stage": list,
        "bright": bool,
        "text": str,
    },
    "heard": {"id": str, "mood": int, "bright": bool, "text": str},
    "offers": {"id": str, "for": str, "text": str},
}
WORDS_OPTIONAL = {
    "answers": {"mood", "pull", "skipped", "stage", "bright"},
    "heard": {"bright"},
    "offers": set[str](),
}
TOPIC_FIELDS: Mapping[str, type] = {"title": str, "words": list, "articles": list, "find": dict}
FACT_FIELDS: Mapping[str, type] = {"id": str, "topic": str, "claim": str, "sources": list, "strength": str}
SOURCE_FIELDS: Mapping[str, type] = {
    "id": str,
    "title": str,
    "publisher": str,
    "year": int,
    "url": str,
    "read": str,
}
LEFT_OUT_FIELDS: Mapping[str, type] = {"reason": str, "facts": list}
OPTIONAL = {"sources", "stage", "next", "contraindications", "ask_first", "instead", "calm"}
# Fields of an entry of a list that its translation says itself: the rest is taken from the English one.
SAID = {"id", "text"}
INHERITED = {"topic", "facts", "sources", "stage", "next", "when", "minutes", "strength", "instead", "calm"}
CHOICES: Mapping[str, tuple[str, ...]] = {
    "stage": STAGES,
    "when": WHENS,
    "status": STATUSES,
    "after": AFTER,
    "for": OFFERS,
}
LIMITS: Mapping[str, tuple[int, int]] = {"mood": (1, 5), "pull": (0, 10), "day": (0, 3650)}

FRONT_MATTER = YAMLHandler()


@dataclass(frozen=True)
class Page:
    """One Markdown file: its front matter, its body, and where they stand.

    `head` is the front matter as text, from the end of the first line of the file on, so that its line
    numbers are those of the file.
    """

    file: str
    language: str
    front: Mapping[str, Any]
    head: str
    body: str
    body_line: int

    @property
    def id(self) -> str:
        return str(self.front["id"])

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """Return the body as Markdown tokens; several rules look at them."""
        return MARKDOWN.parse(self.body)

    @property
    def html(self) -> str:
        """Return the body as Telegram HTML."""
        return to_html(self.tokens)

    def line_of(self, field: str) -> int:
        """Return the line on which a front-matter field starts; 1 when it is missing."""
        return line_of(rf"^{re.escape(field)}\s*:", self.head) or 1

    def problem(self, field: str, message: str) -> Problem:
        """Return an error that points at a front-matter field."""
        return Problem(self.file, self.line_of(field), "error", message)


@dataclass(frozen=True)
class Listed:
    """One entry of a YAML list or mapping, with the file it came from."""

    file: str
    language: str
    values: Mapping[str, Any]
    line: int

    @property
    def id(self) -> str:
        return str(self.values["id"])

    def problem(self, message: str) -> Problem:
        """Return an error that points at the entry."""
        return Problem(self.file, self.line, "error", message)


@dataclass(frozen=True)
class YamlFile:
    """A YAML file as read, able to say where an id stands."""

    file: str
    text: str
    values: Mapping[str, Any]

    @cached_property
    def _lines_of_ids(self) -> Mapping[str, int]:
        found: dict[str, int] = {}
        for number, line in enumerate(self.text.splitlines(), 1):
            if match := re.match(r"\s*-\s+id:\s*['\"]?([^'\"#]+?)['\"]?\s*(?:#.*)?$|([\w-]+):", line):
                found[match[1] or match[2]] = number
        return found

    def line_of(self, id_: str) -> int:
        """Return the line of a list entry with this id, or of a top-level key; 1 when there is none."""
        return self._lines_of_ids.get(id_, 1)


@dataclass(frozen=True)
class Shelf:
    """All files of one language, with what a translation leaves out filled in from the English ones."""

    language: str
    topics: YamlFile
    articles: Mapping[str, Page]
    techniques: Mapping[str, Page]
    snippets: Mapping[str, Listed]
    snippets_file: YamlFile
    journey: Mapping[str, Listed]
    journey_file: YamlFile
    # The check-in words by the list they stand in: answers, heard, offers.
    words: Mapping[str, Mapping[str, Listed]]
    words_file: YamlFile
    # Ids of pages that could not be read: what translates them or leads to them is not to blame.
    broken: frozenset[str]

    def has(self, id: str) -> bool:
        """Return whether there is an article or a technique of this id, be it one that could not be read."""
        return id in self.articles or id in self.techniques or id in self.broken


@dataclass(frozen=True)
class Sources:
    """The files of content/sources that the library needs."""

    sources: YamlFile
    facts: YamlFile


def line_of(pattern: str, text: str) -> int:
    """Return the line, from 1, of the first match of a multi-line pattern; 0 when there is none."""
    match = re.search(pattern, text, re.MULTILINE)
    return text.count("\n", 0, match.start()) + 1 if match else 0


def name_of(path: Path, content: Path) -> str:
    """Return how a file is called in problems: its path from the folder that holds content/."""
    return path.relative_to(content.parent).as_posix()


def read_text(path: Path, content: Path) -> str:
    """Return a file's text. Raises LibraryBroken when it is missing or not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        message = "this file is missing: put it back, or take it from an older version"
    except UnicodeDecodeError:
        message = "this file is not saved as UTF-8: save it again with that encoding"
    raise LibraryBroken([Problem(name_of(path, content), 1, "error", message)])


def read_yaml(path: Path, content: Path) -> YamlFile:
    """Return a YAML file whose top level is a mapping. Raises LibraryBroken with the line at fault."""
    text = read_text(path, content)
    file = name_of(path, content)
    return YamlFile(file, text, _mapping(text, file))


def read_page(path: Path, content: Path, language: str, original: Page | None = None) -> Page:
    """Return a Markdown page, with what a translation leaves out taken from `original`.

    Raises LibraryBroken when the front matter is missing, is not YAML, or lacks a field.
    """
    text = read_text(path, content)
    file = name_of(path, content)
    if not FRONT_MATTER.detect(text):
        message = "the file must begin with a line of three dashes, its fields, and three dashes again"
        raise LibraryBroken([Problem(file, 1, "error", message)])
    try:
        head, body = FRONT_MATTER.split(text)
    except ValueError:
        message = "the fields at the top have no end: add a line of three dashes after them"
        raise LibraryBroken([Problem(file, 1, "error", message)]) from None
    body = body.strip()
    front = dict(_mapping(head, file))
    if original is not None:
        front = {key: value for key, value in original.front.items() if key in INHERITED} | front
    if isinstance(front.get("reviewed"), str):
        front["reviewed"] = _date_or_text(front["reviewed"])
    before = text[: text.rindex(body)] if body else text
    page = Page(file, language, front, head, body, before.count("\n") + 1)
    fields = TECHNIQUE_FIELDS if path.parent.name == "techniques" else ARTICLE_FIELDS
    if problems := list(_page_problems(page, fields, path)):
        raise LibraryBroken(problems)
    return page


def read_sources(content: Path) -> Sources:
    """Return the facts and their sources. Raises LibraryBroken."""
    folder = content / "sources"
    facts = read_yaml(folder / "facts.yaml", content)
    sources = read_yaml(folder / "sources.yaml", content)
    problems = [
        *_list_problems(facts, "facts", FACT_FIELDS),
        *_list_problems(sources, "sources", SOURCE_FIELDS),
    ]
    if problems:
        raise LibraryBroken(problems)
    return Sources(sources=sources, facts=facts)


def read_left_out(content: Path) -> YamlFile:
    """Return the facts that are left out, in groups with a reason. Raises LibraryBroken."""
    file = read_yaml(content / "sources" / "left-out.yaml", content)
    groups = file.values.get("left_out")
    if not isinstance(groups, list) or not all(isinstance(group, dict) for group in groups):
        message = "the file needs a list called `left_out:` whose entries have `reason:` and `facts:`"
        raise LibraryBroken([Problem(file.file, 1, "error", message)])
    problems = [
        Problem(file.file, 1, "error", f"entry {number} of `left_out`: {message}")
        for number, group in enumerate(groups, 1)
        for _, message in _field_problems(group, LEFT_OUT_FIELDS, optional=())
    ]
    if problems:
        raise LibraryBroken(problems)
    return file


def languages(content: Path) -> list[str]:
    """Return the languages that have a folder in content/library, English first."""
    found = sorted(path.name for path in (content / "library").iterdir() if path.is_dir())
    return sorted(found, key=lambda language: language != ORIGINAL)


def read_shelf(content: Path, language: str, original: Shelf | None) -> tuple[Shelf, list[Problem]]:
    """Return one language's files and every reason why some could not be read; those are left out."""
    folder = content / "library" / language
    problems: list[Problem] = []
    unread: set[str] = set()

    def pages(paths: Iterator[Path], originals: Mapping[str, Page]) -> dict[str, Page]:
        found: dict[str, Page] = {}
        for path in sorted(paths):
            if original is not None and path.stem in original.broken:
                continue
            try:
                page = read_page(path, content, language, originals.get(path.stem))
            except LibraryBroken as broken:
                problems.extend(broken.problems)
                unread.add(path.stem)
                continue
            if page.id in found:
                message = f"the id {page.id} is also in {found[page.id].file}: give one of them another id"
                problems.append(page.problem("id", message))
            found[page.id] = page
        return found

    def optional_yaml(name: str, *tops: str) -> YamlFile:
        path = folder / name
        if original is None or path.exists():
            try:
                return read_yaml(path, content)
            except LibraryBroken as broken:
                problems.extend(broken.problems)
        return YamlFile(name_of(path, content), "", {top: [] for top in tops})

    def entries(
        file: YamlFile,
        top: str,
        fields: Mapping[str, type],
        optional: Collection[str],
        first: Mapping[str, Listed] | None,
    ) -> dict[str, Listed]:
        found, wrong = _entries(file, top, fields, optional, language, first)
        problems.extend(wrong)
        return found

    articles = pages((folder / "articles").rglob("*.md"), original.articles if original else {})
    techniques = pages((folder / "techniques").rglob("*.md"), original.techniques if original else {})
    topics = optional_yaml("topics.yaml")
    problems.extend(_topic_problems(topics))
    snippets_file = optional_yaml("snippets.yaml", "snippets")
    journey_file = optional_yaml("journey.yaml", "messages")
    words_file = optional_yaml("checkin-words.yaml", *WORDS_FIELDS)
    shelf = Shelf(
        language,
        topics,
        articles,
        techniques,
        entries(snippets_file, "snippets", SNIPPET_FIELDS, OPTIONAL, original.snippets if original else None),
        snippets_file,
        entries(journey_file, "messages", JOURNEY_FIELDS, {"more"}, original.journey if original else None),
        journey_file,
        {
            top: entries(
                words_file, top, fields, WORDS_OPTIONAL[top], original.words[top] if original else None
            )
            for top, fields in WORDS_FIELDS.items()
        },
        words_file,
        frozenset(unread),
    )
    return shelf, problems + _ids_twice(shelf.words)


def _entries(
    file: YamlFile,
    top: str,
    fields: Mapping[str, type],
    optional: Collection[str],
    language: str,
    original: Mapping[str, Listed] | None,
) -> tuple[dict[str, Listed], list[Problem]]:
    """Return the entries of a list by id; those of a translation take from English all but their words."""
    found: dict[str, Listed] = {}
    problems = _list_problems(file, top, {"id": str, "text": str})
    if problems:
        return found, problems
    for values in file.values[top]:
        first = original.get(values["id"]) if original else None
        if first is not None:
            values = {key: value for key, value in first.values.items() if key not in SAID} | values
        entry = Listed(file.file, language, values, file.line_of(values["id"]))
        wrong = [message for _, message in _field_problems(values, fields, optional)]
        problems += [entry.problem(f"{entry.id}: {message}") for message in wrong]
        if not wrong:
            found[entry.id] = entry
    return found, problems


def _ids_twice(words: Mapping[str, Mapping[str, Listed]]) -> list[Problem]:
    every = [entry for entries in words.values() for entry in entries.values()]
    ids = [entry.id for entry in every]
    return [
        entry.problem(f"the id {entry.id} is in two lists of this file: give one of them another id")
        for at, entry in enumerate(every)
        if entry.id in ids[:at]
    ]


def _topic_problems(file: YamlFile) -> Iterator[Problem]:
    for id_, topic in file.values.items():
        if not isinstance(topic, dict):
            yield Problem(file.file, file.line_of(id_), "error", f"topic {id_} needs a `title:`")
            continue
        for _, message in _field_problems(topic, TOPIC_FIELDS, optional=("words", "articles", "find")):
            yield Problem(file.file, file.line_of(id_), "error", f"topic {id_}: {message}")
        for article, words in (
            (topic.get("find") or {}).items() if isinstance(topic.get("find"), dict) else ()
        ):
            if not isinstance(words, list):
                message = f"topic {id_}: the words for {article} must be {WANTED[list]}"
                yield Problem(file.file, file.line_of(id_), "error", message)


def _page_problems(page: Page, fields: Mapping[str, type], path: Path) -> Iterator[Problem]:
    for field, message in _field_problems(page.front, fields):
        yield page.problem(field, message)
    if page.front.get("id") != path.stem:
        yield page.problem("id", f"the id must be the name of the file: write `id: {path.stem}`")
    if not IDENTIFIER.fullmatch(path.stem) or len(path.stem) > 40:
        yield page.problem(
            "id", "an id has small letters, digits and single dashes, 40 at most: rename the file"
        )
    topic = page.front.get("topic")
    if fields is ARTICLE_FIELDS and topic != path.parent.name:
        yield page.problem(
            "topic", f"the file lies in the folder {path.parent.name} but its topic is {topic}: move it"
        )


def _field_problems(
    values: Mapping[str, Any], fields: Mapping[str, type], optional: Collection[str] = OPTIONAL
) -> Iterator[tuple[str, str]]:
    for field, wanted in fields.items():
        value = values.get(field)
        if value is None:
            if field not in optional:
                yield field, f"`{field}` is missing: add a line `{field}: ...`"
        elif not _is(value, wanted):
            yield field, f"`{field}` must be {WANTED[wanted]}"
        elif wanted is list and not all(isinstance(item, str) for item in value):
            yield field, f"`{field}` must be a list of words; put quotes around a value with a colon"
        elif field in CHOICES:
            chosen = value if isinstance(value, list) else [value]
            for item in chosen:
                if item not in CHOICES[field]:
                    yield field, f"`{field}` knows no {item!r}: use one of {', '.join(CHOICES[field])}"
        elif field in LIMITS:
            least, most = LIMITS[field]
            if any(not least <= number <= most for number in (value if wanted is range else [value])):
                yield field, f"`{field}` goes from {least} to {most}: correct the number"
    for field in values.keys() - fields.keys():
        yield field, f"`{field}` is not a field: take it out, or correct its spelling"


def _is(value: object, wanted: type) -> bool:
    if wanted is range:
        numbers = isinstance(value, list) and all(type(number) is int for number in value)
        return numbers and len(value) == 2 and value[0] <= value[1]  # type: ignore[arg-type, index]
    return isinstance(value, wanted) and (wanted is bool or not isinstance(value, bool))


WANTED: Mapping[type, str] = {
    str: "text",
    range: "two whole numbers in square brackets, from and to, as in [0, 3]",
    list: "a list in square brackets, as in [one, two]; an empty one is []",
    dict: "lines of the shape `name: value`, each set in by two spaces more",
    int: "a whole number",
    bool: "true, or the line is left out",
    date: "a date in quotes, as in '2026-11-24'",
}


def _list_problems(file: YamlFile, top: str, fields: Mapping[str, type]) -> list[Problem]:
    """Return what is wrong with the entries of a file's list: an id missing or twice, a wrong field."""
    entries = file.values.get(top)
    if not isinstance(entries, list):
        return [Problem(file.file, 1, "error", f"the file needs a list called `{top}:`")]
    problems = []
    seen: set[str] = set()
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
            message = f"entry {number} of `{top}` needs an `id:`"
            problems.append(Problem(file.file, 1, "error", message))
            continue
        id_ = entry["id"]
        problems += [
            Problem(file.file, file.line_of(id_), "error", f"{id_}: {message}")
            for field, message in _field_problems(entry, fields, optional=())
            if field in fields
        ]
        if id_ in seen:
            message = f"the id {id_} is there twice: give one of them another id"
            problems.append(Problem(file.file, file.line_of(id_), "error", message))
        seen.add(id_)
    return problems


def _mapping(text: str, file: str) -> Mapping[str, Any]:
    try:
        values = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as broken:
        line = broken.problem_mark.line + 1 if broken.problem_mark else 1
        message = f"this cannot be read ({broken.problem}): look for a missing quote, colon or indent"
        raise LibraryBroken([Problem(file, line, "error", message)]) from None
    except yaml.YAMLError:
        message = "this cannot be read: look for a character that does not belong here"
        raise LibraryBroken([Problem(file, 1, "error", message)]) from None
    if not isinstance(values, dict):
        raise LibraryBroken([Problem(file, 1, "error", "there must be lines of the shape `name: value`")])
    return values


def _date_or_text(value: str) -> date | str:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return value
