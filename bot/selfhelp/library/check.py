"""The checker of what Keel teaches: every rule that content/sources and content/library must keep."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

from markdown_it.token import Token

from bot.kernel.clock import SystemClock
from bot.selfhelp.library.checkin_words import BAD_MOOD
from bot.selfhelp.library.files import (
    ORIGINAL,
    STATUSES,
    Listed,
    Page,
    Shelf,
    Sources,
    YamlFile,
    languages,
    read_left_out,
    read_shelf,
    read_sources,
)
from bot.selfhelp.library.journey import SINCE_STOPPED, stage_on_day
from bot.selfhelp.library.model import LibraryBroken, Problem
from bot.selfhelp.library.reading import english_syllables, flesch_kincaid, inflesz, words_of
from bot.selfhelp.library.shelf import LINK, nothing_to_say, technique_parts, unknown_names
from bot.selfhelp.library.telegram_html import (
    blocks,
    links,
    plain,
    shown_length,
)
from bot.selfhelp.library.wording import Wording, WordingHit, load_wording

# A review is good for two years; half a year before that its author is reminded.
OLD_MONTHS = 24
AGEING_MONTHS = 18

# Grade 7 is about age 12, the reading age Keel writes for. 55 begins "normal" on the INFLESZ scale.
MAX_GRADE = 7.0
MIN_INFLESZ = 55.0

# Telegram counts a message in UTF-16 units after rendering; a button longer than this is cut on a phone.
MESSAGE_LIMIT = 4096
SNIPPET_LIMIT = 280
BUTTON_LIMIT = 24
TITLE_LIMIT = 64
# One idea, read at a glance between two buttons.
LINE_LIMIT = 160

ARTICLE_WORDS = range(80, 181)
COVERAGE = 0.75

SHOWN_TOKENS = {"paragraph", "bullet_list", "ordered_list", "list_item", "inline"}
SHOWN_INLINE = {"text", "softbreak", "hardbreak", "strong", "em", "link"}
LEFT_OVER = re.compile(r"\*+|`+|\]\(|(?<!\w)_|_(?!\w)|</?[a-zA-Z]+[^>]*>")

ADDRESS = re.compile(
    r"https?://\S+|\bwww\.\S+|[\w.+-]+@[\w-]+\.\w+|(?<!\w)@\w{4,}|\b[\w-]+\.(?:com|org|net|co\.uk|gov|info|es)\b"
)
PHONE = re.compile(
    r"(?<![\w/])\+?\d[\d ()-]{5,}\d(?![\w/])|(?<!\d)\d{5,}(?!\d)|\b(?:999|911|112|111|000|988)\b"
)
NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")
# Shares, percentages and everything above a dozen are claims; smaller numbers count steps and minutes.
FIGURE = re.compile(
    r"(?P<share>\d+(?:[.,]\d+)?)\s+(?:in|out\s+of|of|de\s+cada)\s+(?P<whole>\d+)|(?P<alone>\d+(?:[.,/]\d+)*)\s?(?P<percent>%)?"
)
DOZEN = 12


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text in a file; `lines` says whether line breaks in it are line breaks in the file."""

    file: str
    line: int
    text: str
    lines: bool = False

    def line_at(self, position: int) -> int:
        """Return the line of the file on which a character of the text stands."""
        return self.line + (self.text.count("\n", 0, position) if self.lines else 0)

    def problem(
        self, message: str, position: int = 0, severity: Literal["error", "warning"] = "error"
    ) -> Problem:
        """Return a problem that points at a character of the text."""
        return Problem(self.file, self.line_at(position), severity, message)


@dataclass(slots=True)
class Content:
    """Everything that was read, and what reading it found."""

    folder: Path
    sources: Sources
    wording: Wording
    shelves: dict[str, Shelf]
    left_out: YamlFile
    problems: list[Problem] = field(default_factory=list)

    @property
    def original(self) -> Shelf:
        return self.shelves[ORIGINAL]

    @property
    def facts(self) -> Mapping[str, Mapping[str, Any]]:
        return {entry["id"]: entry for entry in self.sources.facts.values["facts"]}


def check_library(folder: Path, *, today: date | None = None) -> list[Problem]:
    """Return everything that is wrong in the library of a content/ folder, by file and line.

    Errors must be mended before the content ships; warnings are for a person to judge. `today` decides how
    old a review is; without it the machine's date does.
    """
    today = today or SystemClock().now().date()
    try:
        content = _read(folder)
    except LibraryBroken as broken:
        return sorted(broken.problems, key=_place)
    problems = [
        *content.problems,
        *unknown_names(content.shelves, content.sources),
        *nothing_to_say(content.original),
        *_facts_and_sources(content, today),
        *_topics(content),
        *_coverage(content),
    ]
    for shelf in content.shelves.values():
        for page in (*shelf.articles.values(), *shelf.techniques.values()):
            problems += _age(page.front["reviewed"], page.file, page.line_of("reviewed"), today)
            problems += _page(content, page)
        problems += _list_head(shelf.snippets_file, today) if shelf.snippets else ()
        problems += _list_head(shelf.journey_file, today) if shelf.journey else ()
        problems += _list_head(shelf.words_file, today) if any(shelf.words.values()) else ()
        problems += _snippets(content, shelf)
        problems += _journey(content, shelf)
        problems += _checkin_words(content, shelf)
        problems += _reading(shelf)
        problems += _translation(content.original, shelf)
    return sorted(dict.fromkeys(problems), key=_place)


def library_stats(folder: Path) -> dict[str, Any]:
    """Return counts, coverage, reading grades and the oldest review of a content/ folder.

    Raises LibraryBroken when the folder cannot be read at all; files that cannot be read are left out of
    the counts.
    """
    content = _read(folder)
    used = _used_facts(content)
    pages = [page for shelf in content.shelves.values() for page in _pages(shelf)]
    oldest = min(pages, key=lambda page: (page.front["reviewed"], page.file), default=None)
    return {
        "languages": {
            language: {
                "articles": len(shelf.articles),
                "techniques": len(shelf.techniques),
                "snippets": len(shelf.snippets),
                "journey": dict(Counter(entry.values["stage"] for entry in shelf.journey.values())),
                "checkin_words": {top: len(entries) for top, entries in shelf.words.items()},
                "topics": len({page.front["topic"] for page in shelf.articles.values()}),
                "reviewed": sum(page.front["status"] == "reviewed" for page in _pages(shelf)),
                "draft": sum(page.front["status"] == "draft" for page in _pages(shelf)),
                "reading": _reading_stats(shelf),
            }
            for language, shelf in content.shelves.items()
        },
        "facts": {
            "all": len(content.facts),
            "used": len(used & content.facts.keys()),
            "left_out": len(_left_out(content.left_out)),
            "unlisted": sorted(content.facts.keys() - used - _left_out(content.left_out).keys()),
            "coverage": round(len(used & content.facts.keys()) / len(content.facts), 3),
        },
        "sources": len(content.sources.sources.values["sources"]),
        "oldest_review": oldest and {"file": oldest.file, "reviewed": oldest.front["reviewed"].isoformat()},
    }


def _read(folder: Path) -> Content:
    content = Content(
        folder=folder,
        sources=read_sources(folder),
        wording=load_wording(folder),
        shelves={},
        left_out=read_left_out(folder),
    )
    for language in languages(folder):
        shelf, problems = read_shelf(folder, language, content.shelves.get(ORIGINAL))
        content.shelves[language] = shelf
        content.problems += problems
    if ORIGINAL not in content.shelves:
        message = "the English library is missing: put content/library/en back"
        raise LibraryBroken([Problem(f"{folder.name}/library", 1, "error", message)])
    return content


def _facts_and_sources(content: Content, today: date) -> Iterator[Problem]:
    read = {entry["id"]: entry["read"] for entry in content.sources.sources.values["sources"]}
    facts = content.sources.facts
    for file in (facts, content.sources.sources):
        yield from _age(file.values.get("checked"), file.file, file.line_of("checked"), today)
    for id_, fact in content.facts.items():
        if not fact.get("sources"):
            message = f"{id_} names no source: add one, or take the fact out"
            yield Problem(facts.file, facts.line_of(id_), "error", message)
        elif all(read.get(source) == "not-read" for source in fact["sources"]):
            message = f"{id_} rests on pages that nobody has read: read one of them, or take the fact out"
            yield Problem(facts.file, facts.line_of(id_), "error", message)
        # Its words become people's words, so a fact keeps the same rules as an article.
        yield from _wording(content.wording, Text(facts.file, facts.line_of(id_), fact["claim"]))


def _topics(content: Content) -> Iterator[Problem]:
    shelf = content.original
    taught = {page.front["topic"] for page in shelf.articles.values()}
    for id_ in shelf.topics.values:
        if id_ not in taught and not shelf.broken:
            message = f"the topic {id_} has no article: write one, or take the topic out"
            yield Problem(shelf.topics.file, shelf.topics.line_of(id_), "error", message)
    for id_, topic in shelf.topics.values.items():
        named = (
            (*(topic.get("articles") or ()), *(topic.get("find") or ())) if isinstance(topic, dict) else ()
        )
        for article in named:
            page = shelf.articles.get(article)
            if (page is None and article not in shelf.broken) or (page and page.front["topic"] != id_):
                message = f"the topic {id_} has no article {article}: correct the id"
                yield Problem(shelf.topics.file, shelf.topics.line_of(id_), "error", message)
    for page in shelf.articles.values():
        if page.front["topic"] not in shelf.topics.values:
            topic = page.front["topic"]
            yield page.problem("topic", f"there is no topic {topic}: add it to {shelf.topics.file}")


def _coverage(content: Content) -> Iterator[Problem]:
    file = content.left_out
    used = _used_facts(content)
    left_out = _left_out(file)
    facts = content.facts
    for id_, reason in left_out.items():
        if id_ not in facts:
            yield Problem(file.file, _line_in(file, id_), "error", f"there is no fact {id_}: correct the id")
        elif id_ in used:
            message = f"{id_} is listed as left out but it is used: take it off this list"
            yield Problem(file.file, _line_in(file, id_), "warning", message)
        if not reason.strip():
            yield Problem(file.file, _line_in(file, id_), "error", f"say why {id_} is left out")
    share = len(used & facts.keys()) / len(facts)
    if share < COVERAGE:
        message = f"only {share:.0%} of the facts are used, {COVERAGE:.0%} must be: write about more of them"
        yield Problem(content.sources.facts.file, 1, "error", message)
    for id_ in facts.keys() - used - left_out.keys():
        message = f"{id_} is used nowhere: write about it, or list it in {file.file} with the reason"
        yield Problem(content.sources.facts.file, content.sources.facts.line_of(id_), "warning", message)


def _page(content: Content, page: Page) -> Iterator[Problem]:
    technique = "name" in page.front
    for text in _texts(page):
        yield from _wording(content.wording, text)
        yield from _contacts(text, _numbers(content, page.front.get("facts") or ()))
    yield from _formatting(page)
    yield from _links(content.original, page)
    yield from (_technique if technique else _article)(content, page)


def _article(content: Content, page: Page) -> Iterator[Problem]:
    front = page.front
    if page.id in content.original.techniques:
        message = f"the id {page.id} is also in {content.original.techniques[page.id].file}: choose another"
        yield page.problem("id", message)
    if not front["facts"] and not front.get("sources"):
        yield page.problem("facts", "nothing says where this comes from: name the facts it teaches")
    allowed = _numbers(content, front["facts"])
    for text in _texts(page):
        yield from _figures(text, allowed)
    html = page.html
    if not html:
        yield Problem(
            page.file, page.body_line, "error", "the article has no text: write it below the fields"
        )
    if (length := shown_length(f"{front['title']}\n\n{html}")) > MESSAGE_LIMIT:
        message = f"the article is {length} characters long and Telegram takes {MESSAGE_LIMIT}: shorten it"
        yield Problem(page.file, page.body_line, "error", message)
    if len(front["title"]) > TITLE_LIMIT:
        message = f"the title is {len(front['title'])} characters long: {TITLE_LIMIT} fit on a phone"
        yield Problem(page.file, page.line_of("title"), "warning", message)
    if not front["title"].endswith(("?", "?”", '?"')):
        message = "make the title a question that a person would ask, with a question mark"
        yield Problem(page.file, page.line_of("title"), "warning", message)
    count = len(words_of(plain(html)))
    if page.language == ORIGINAL and count not in ARTICLE_WORDS:
        message = f"the article has {count} words: aim for {ARTICLE_WORDS[0]} to {ARTICLE_WORDS[-1]}"
        yield Problem(page.file, page.body_line, "warning", message)


def _technique(content: Content, page: Page) -> Iterator[Problem]:
    why, steps = technique_parts(page)
    if not why:
        message = "say first, in a paragraph of its own, why it helps"
        yield Problem(page.file, page.body_line, "error", message)
    if len(steps) < 2:
        message = "the steps must be a numbered list, one step a line, as in `1. Sit down.`"
        yield Problem(page.file, page.body_line, "error", message)
    kinds = [kind for kind, _ in blocks(page.tokens)]
    if kinds.count("ordered_list") > 1 or (steps and kinds[-1] != "ordered_list"):
        message = "the numbered steps must be one list and stand last: move what follows above them"
        yield Problem(page.file, page.body_line, "error", message)
    if not page.front["when"]:
        yield page.problem("when", "say when it helps, as in `when: [craving]`")
    if not page.front.get("sources"):
        yield page.problem("sources", "nothing says where this comes from: name a source")
    for html in (why, *steps):
        if shown_length(html) > MESSAGE_LIMIT:
            message = f"a step is longer than the {MESSAGE_LIMIT} characters that Telegram takes: shorten it"
            yield Problem(page.file, page.body_line, "error", message)
    if len(page.front["name"]) > BUTTON_LIMIT:
        message = f"the name is {len(page.front['name'])} characters long and a button holds {BUTTON_LIMIT}"
        yield page.problem("name", f"{message}: shorten it")
    if bool(page.front.get("ask_first")) != bool(page.front.get("instead")):
        message = "`ask_first` and `instead` belong together: the second is offered when the answer is yes"
        yield page.problem("ask_first" if page.front.get("ask_first") else "instead", message)


def _formatting(page: Page) -> Iterator[Problem]:
    tokens = page.tokens
    depth = 0
    line = 0
    for token in tokens:
        line = token.map[0] if token.map else line
        kind = token.type.removesuffix("_open").removesuffix("_close")
        depth += kind.endswith("_list") * token.nesting
        if token.nesting >= 0 and kind not in SHOWN_TOKENS:
            message = f"a {kind.replace('_', ' ')} does not show in Telegram: use paragraphs, lists and bold"
            yield Problem(page.file, page.body_line + line, "error", message)
        if depth > 1 and token.nesting > 0 and kind.endswith("_list"):
            message = "a list inside a list cannot be read on a phone: make it one list"
            yield Problem(page.file, page.body_line + line, "error", message)
        if token.type == "inline":
            yield from _inline_formatting(page, token, line)


def _inline_formatting(page: Page, token: Token, line: int) -> Iterator[Problem]:
    for child in token.children or ():
        kind = child.type.removesuffix("_open").removesuffix("_close")
        if kind in ("softbreak", "hardbreak"):
            line += 1
        if child.nesting >= 0 and kind not in SHOWN_INLINE:
            message = f"{kind.replace('_', ' ')} does not show in Telegram: use bold or plain words"
            yield Problem(page.file, page.body_line + line, "error", message)
        elif child.type == "text" and (match := LEFT_OVER.search(child.content)):
            message = f"`{match[0]}` would be shown as it stands: close the formatting, or take it out"
            yield Problem(page.file, page.body_line + line, "error", message)


def _links(original: Shelf, page: Page) -> Iterator[Problem]:
    shelves = {"article": original.articles, "technique": original.techniques}
    for address, line in links(page.tokens):
        kind, _, id_ = address.removeprefix(LINK).partition("/")
        if not address.startswith(LINK) or kind not in shelves:
            message = f"{address} leads out of the library: link to keel:article/... or keel:technique/..."
            yield Problem(page.file, page.body_line + line, "error", message)
        elif id_ not in shelves[kind] and id_ not in original.broken:
            message = f"there is no {kind} {id_}: correct the link"
            yield Problem(page.file, page.body_line + line, "error", message)
    for id_ in page.front.get("next") or ():
        if not original.has(id_):
            yield page.problem("next", f"there is no article or technique {id_}: correct the id")
    instead = page.front.get("instead")
    if instead not in (None, "sos") and not original.has(instead):
        yield page.problem("instead", f"there is no article or technique {instead}: correct it, or write sos")


def _list_head(file: YamlFile, today: date) -> Iterator[Problem]:
    """Yield what is wrong with the lines at the top of a file that holds a list."""
    yield from _age(file.values.get("reviewed"), file.file, file.line_of("reviewed"), today)
    for name in ("reviewer", "status"):
        if not isinstance(file.values.get(name), str):
            yield Problem(file.file, 1, "error", f"`{name}` is missing: add a line `{name}: ...` at the top")
    if file.values.get("status") not in STATUSES:
        message = f"`status` must be one of {', '.join(STATUSES)}"
        yield Problem(file.file, file.line_of("status"), "error", message)


def _snippets(content: Content, shelf: Shelf) -> Iterator[Problem]:
    for snippet in shelf.snippets.values():
        yield from _unasked(content, snippet, [snippet.values["fact"]])
    yield from _said_twice(shelf, shelf.snippets.values())


def _journey(content: Content, shelf: Shelf) -> Iterator[Problem]:
    for entry in shelf.journey.values():
        stage, day, more = entry.values["stage"], entry.values["day"], entry.values.get("more")
        yield from _unasked(content, entry, entry.values["facts"])
        if not entry.values["facts"]:
            yield entry.problem(f"{entry.id} rests on nothing: name the fact, as in `facts: [cravings-04]`")
        if stage in SINCE_STOPPED and stage_on_day(day) != stage:
            yield entry.problem(
                f"{entry.id}: day {day} is in {stage_on_day(day)}: correct the day or the stage"
            )
        if more is not None and not content.original.has(more):
            yield entry.problem(f"{entry.id}: there is no article or technique {more}: correct the id")
    yield from _said_twice(shelf, shelf.journey.values())


def _unasked(content: Content, entry: Listed, facts: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with a text that may light up on a locked phone."""
    text = Text(entry.file, entry.line, entry.values["text"])
    if (length := len(text.text.encode("utf-16-le")) // 2) >= SNIPPET_LIMIT:
        message = f"{entry.id} is {length} characters long: keep it under {SNIPPET_LIMIT}"
        yield text.problem(message)
    for hit in content.wording.check_first_words(text.text):
        said = text.text[hit.start : hit.end]
        message = f'{entry.id} says "{said}" where a locked screen shows it: {hit.use}'
        yield text.problem(message)
    yield from _plain_text(content, entry.id, text, facts)


def _plain_text(content: Content, id_: str, text: Text, facts: Sequence[str]) -> Iterator[Problem]:
    if "\n" in text.text.strip() or LEFT_OVER.search(text.text):
        yield text.problem(f"{id_} is plain text: no line breaks, no formatting")
    allowed = _numbers(content, facts)
    yield from _wording(content.wording, text)
    yield from _contacts(text, allowed)
    yield from _figures(text, allowed)


def _said_twice(shelf: Shelf, entries: Collection[Listed]) -> Iterator[Problem]:
    if shelf.language == ORIGINAL:
        said = Counter(_same_words(entry.values["text"]) for entry in entries)
        for entry in entries:
            if said[_same_words(entry.values["text"])] > 1:
                yield entry.problem(f"{entry.id} says the same as another: take one out")


def _checkin_words(content: Content, shelf: Shelf) -> Iterator[Problem]:
    for top, entries in shelf.words.items():
        for entry in entries.values():
            values = entry.values
            text = Text(entry.file, entry.line, values["text"])
            yield from _plain_text(content, entry.id, text, ())
            if len(values["text"]) > LINE_LIMIT:
                yield text.problem(
                    f"{entry.id} has {len(values['text'])} characters: {LINE_LIMIT} are enough"
                )
            if "!" in values["text"]:
                yield text.problem(f"{entry.id} shouts: end it with a full stop")
            if top == "answers":
                yield from _answer_fits(entry, text)
        yield from _said_twice(shelf, entries.values())


def _answer_fits(entry: Listed, text: Text) -> Iterator[Problem]:
    values = entry.values
    if "{pull}" in values["text"] and ("pull" not in values or values.get("skipped")):
        message = "says {pull}, which not everybody it fits has given"
        yield text.problem(f"{entry.id} {message}: add `pull: [0, 10]` or less, and no `skipped`")
    if "{" in values["text"].replace("{pull}", ""):
        yield text.problem(f"{entry.id}: only {{pull}} may stand in braces")
    if values.get("skipped") and "pull" not in values:
        yield text.problem(f"{entry.id} fits every pull: take `skipped` out")
    glad = values["after"] in ("without", "mood-only") and values.get("mood", [1])[0] > BAD_MOOD
    if values.get("bright") and not glad:
        message = (
            f"say `after: without` (or mood-only) and a mood from {BAD_MOOD + 1} on, or take `bright` out"
        )
        yield text.problem(f"{entry.id} is bright, and fits a bad day: {message}")


def _reading(shelf: Shelf) -> Iterator[Problem]:
    for subject, score in _scores(shelf):
        if shelf.language == ORIGINAL and round(score, 1) > MAX_GRADE:
            message = f"reading grade {score:.1f}, {MAX_GRADE:.0f} at most: shorter sentences, shorter words"
            yield subject.problem(message)
        elif shelf.language == "es" and score < MIN_INFLESZ:
            message = f"INFLESZ {score:.0f}, {MIN_INFLESZ:.0f} at least: shorter sentences, shorter words"
            yield subject.problem(message, severity="warning")


def _scores(shelf: Shelf) -> list[tuple[Text, float]]:
    """Return the reading score of each text of a language that has a formula; none for other languages."""
    subjects = [Text(page.file, page.body_line, _readable(page)) for page in _pages(shelf)]
    entries = (*shelf.snippets.values(), *shelf.journey.values())
    subjects += [Text(entry.file, entry.line, entry.values["text"]) for entry in entries]
    # A line of a few words has no grade of its own: the check-in words are read as one text.
    if lines := [entry.values["text"] for listed in shelf.words.values() for entry in listed.values()]:
        subjects.append(Text(shelf.words_file.file, 1, "\n".join(lines)))
    if shelf.language == "es":
        return [(subject, inflesz(subject.text)) for subject in subjects]
    if shelf.language != ORIGINAL:
        return []
    syllables = english_syllables(word for subject in subjects for word in words_of(subject.text))
    return [(subject, flesch_kincaid(subject.text, syllables)) for subject in subjects]


def _reading_stats(shelf: Shelf) -> dict[str, Any]:
    scores = _scores(shelf)
    if not scores:
        return {}
    english = shelf.language == ORIGINAL
    hardest = (max if english else min)(scores, key=lambda scored: scored[1])
    return {
        "formula": "Flesch-Kincaid grade" if english else "INFLESZ",
        "mean": round(sum(score for _, score in scores) / len(scores), 1),
        "hardest": {"file": hardest[0].file, "line": hardest[0].line, "score": round(hardest[1], 1)},
    }


def _translation(original: Shelf, shelf: Shelf) -> Iterator[Problem]:
    if shelf is original:
        return
    for kind, here, there in (
        ("article", shelf.articles, original.articles),
        ("technique", shelf.techniques, original.techniques),
    ):
        for id_ in sorted(there.keys() - here.keys()):
            message = f"the {kind} {id_} has no {shelf.language} text: people get the English one"
            yield Problem(there[id_].file, 1, "warning", message)
        for id_ in sorted(here.keys() - there.keys()):
            yield here[id_].problem("id", f"there is no English {kind} {id_}: write it first")
    for id_ in sorted(shelf.techniques.keys() & original.techniques.keys()):
        steps, wanted = (len(technique_parts(of.techniques[id_])[1]) for of in (shelf, original))
        page = shelf.techniques[id_]
        if steps != wanted:
            message = f"there are {steps} steps here and {wanted} in English: make them the same"
            yield Problem(page.file, page.body_line, "error", message)
        if bool(page.front.get("ask_first")) != bool(original.techniques[id_].front.get("ask_first")):
            yield page.problem("ask_first", "`ask_first` is in only one of the two languages: translate it")
    lists = [
        ("snippet", shelf.snippets_file, shelf.snippets, original.snippets),
        ("message", shelf.journey_file, shelf.journey, original.journey),
        *(("line", shelf.words_file, shelf.words[top], original.words[top]) for top in original.words),
    ]
    for noun, file, entries, originals in lists:
        if missing := sorted(originals.keys() - entries.keys()):
            message = f"{len(missing)} {noun}s have no {shelf.language} text: {', '.join(missing)}"
            yield Problem(file.file, 1, "warning", message)
        for id_ in sorted(entries.keys() - originals.keys()):
            yield entries[id_].problem(f"there is no English {noun} {id_}: write it first")
    for id_ in sorted(original.topics.values.keys() - shelf.topics.values.keys()):
        message = f"the topic {id_} has no {shelf.language} title: people get the English one"
        yield Problem(shelf.topics.file, 1, "warning", message)


def _texts(page: Page) -> list[Text]:
    """Return every text of a page that people read."""
    found = [
        Text(page.file, page.line_of(name), page.front[name])
        for name in ("title", "name", "ask_first")
        if page.front.get(name)
    ]
    found += [
        Text(page.file, page.line_of("contraindications"), text)
        for text in page.front.get("contraindications") or ()
    ]
    # Bold must not hide a word from a rule; a removed star moves no line.
    return [*found, Text(page.file, page.body_line, page.body.replace("*", ""), lines=True)]


def _readable(page: Page) -> str:
    if "name" in page.front:
        why, steps = technique_parts(page)
        return "\n".join(plain(html) for html in (why, *steps))
    return plain(page.html)


def _wording(wording: Wording, text: Text) -> Iterator[Problem]:
    hits: Iterable[WordingHit] = wording.check(text.text)
    for hit in hits:
        said = " ".join(text.text[hit.start : hit.end].split())
        severity: Literal["error", "warning"] = "error" if hit.severity == "block" else "warning"
        yield text.problem(f'"{said}" ({hit.rule}): say instead: {hit.use}', hit.start, severity)


def _contacts(text: Text, allowed: set[str]) -> Iterator[Problem]:
    for match in ADDRESS.finditer(text.text):
        if not match[0].startswith(LINK):
            message = f"{match[0]} is an address: they come from helplines or a source, never from a text"
            yield text.problem(message, match.start())
    for match in PHONE.finditer(text.text):
        if match[0].strip() not in allowed:
            message = f'{match[0].strip()} looks like a number to call: write "the number is in /sos"'
            yield text.problem(message, match.start())


def _figures(text: Text, allowed: set[str]) -> Iterator[Problem]:
    for match in FIGURE.finditer(text.text):
        if match["share"]:
            told = {match["share"], match["whole"]}
        elif match["percent"] or "/" in match["alone"] or float(match["alone"].replace(",", ".")) > DOZEN:
            told = {match["alone"]}
        else:
            continue
        if unknown := told - allowed:
            message = f"{match[0].strip()}: no fact named here says {', '.join(sorted(unknown))}"
            yield text.problem(f"{message}: name the fact, or take the number out", match.start())


def _numbers(content: Content, facts: Sequence[str]) -> set[str]:
    claims = (content.facts[fact]["claim"] for fact in facts if fact in content.facts)
    return {number for claim in claims for number in NUMBER.findall(claim)}


def _age(reviewed: object, file: str, line: int, today: date) -> Iterator[Problem]:
    if isinstance(reviewed, str):
        try:
            reviewed = date.fromisoformat(reviewed)
        except ValueError:
            reviewed = None
    if not isinstance(reviewed, date):
        message = "there is no review date: write one, as in `reviewed: '2026-11-24'`"
        yield Problem(file, line, "error", message)
    elif reviewed > today:
        # Not an error: a machine whose clock is behind must still be able to release.
        yield Problem(file, line, "warning", f"the review date {reviewed} has not come yet: correct it")
    elif (months := _months(reviewed, today)) >= OLD_MONTHS:
        message = f"last reviewed {reviewed}, {months} months ago: check it against its sources again"
        yield Problem(file, line, "error", message)
    elif months >= AGEING_MONTHS:
        message = f"last reviewed {reviewed}: check it before it is {OLD_MONTHS} months old"
        yield Problem(file, line, "warning", message)


def _months(since: date, until: date) -> int:
    return (until.year - since.year) * 12 + until.month - since.month - (until.day < since.day)


def _pages(shelf: Shelf) -> list[Page]:
    return [*shelf.articles.values(), *shelf.techniques.values()]


def _used_facts(content: Content) -> set[str]:
    shelf = content.original
    by_articles = {fact for page in shelf.articles.values() for fact in page.front["facts"]}
    by_journey = {fact for entry in shelf.journey.values() for fact in entry.values["facts"]}
    return by_articles | by_journey | {snippet.values["fact"] for snippet in shelf.snippets.values()}


def _left_out(file: YamlFile) -> dict[str, str]:
    return {fact: group["reason"] for group in file.values["left_out"] for fact in group["facts"]}


def _line_in(file: YamlFile, id_: str) -> int:
    return next((number for number, line in enumerate(file.text.splitlines(), 1) if id_ in line), 1)


def _same_words(text: str) -> str:
    return " ".join(words_of(text))


def _place(problem: Problem) -> tuple[str, int, str]:
    return problem.file, problem.line, problem.message
