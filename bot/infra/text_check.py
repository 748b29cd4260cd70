"""The checker of content/messages: whether every text can be said, and in every language alike."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent

from bot.infra.texts import FALLBACK, is_whole

# Telegram counts a message in UTF-16 units after its tags are read; a longer label is cut on a phone.
MESSAGE_LIMIT = 4096
LABEL_LIMIT = 24
# What a value counts for where its length is not known: a name, an hour, a country.
VALUE_LENGTH = 20
FUNCTIONS = {"NUMBER", "DATETIME", "HOUR"}
# https://core.telegram.org/bots/api#html-style, the tags without attributes and the two with one.
TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)([^<>]*)>")
TAGS = {"b", "strong", "i", "em", "u", "s", "code", "pre", "blockquote", "tg-spoiler", "a"}
ENTITY = re.compile(r"&(?!(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);)")
# A text with many choices in it is looked at in so many of its forms.
FORMS = 64


# What a language must have whole in which somebody in danger is answered.
CRISIS_FILES = ("/crisis.ftl", "/helplines.ftl")


@dataclass(frozen=True, slots=True, order=True)
class TextProblem:
    """Something wrong in a text: `file` below content/, `line` from 1, and what to do about it."""

    file: str
    line: int
    severity: Literal["error", "warning"]
    message: str


@dataclass(frozen=True, slots=True)
class _Said:
    """One text or term, and where it stands."""

    file: str
    line: int
    pattern: fluent.Pattern | None

    def problem(self, message: str, severity: Literal["error", "warning"] = "error") -> TextProblem:
        return TextProblem(self.file, self.line, severity, message)


@dataclass(slots=True)
class _Language:
    """Every text of one language by key; terms begin with a minus sign."""

    said: dict[str, _Said] = field(default_factory=dict)
    problems: list[TextProblem] = field(default_factory=list)


def check_texts(folder: Path) -> list[TextProblem]:
    """Return what is wrong in a messages/ folder, by file and line; empty when every text can be said.

    A key that a language lacks is a warning, as English is said instead; a language that has only the crisis
    flow (CRISIS_FILES) must have all of it. Everything else is an error:
    what is not Fluent, a key said twice, a key that English lacks, values that differ from those of the
    English text, a name that nothing defines, HTML that Telegram refuses, a text or label too long.
    """
    names = sorted(path.name for path in folder.iterdir() if path.is_dir())
    languages = {name: _read(folder / name) for name in names}
    problems = [problem for language in languages.values() for problem in language.problems]
    english = languages.get(FALLBACK)
    if english is None:
        return [TextProblem(f"{folder.name}/{FALLBACK}", 1, "error", "the English texts are missing")]
    for name, language in languages.items():
        for key, said in language.said.items():
            problems += _check(key, said, language.said)
        if language is not english:
            problems += _compare(name, language, english, whole=is_whole(folder / name))
    return sorted(problems)


def _read(folder: Path) -> _Language:
    language = _Language()
    for path in sorted(folder.glob("*.ftl")):
        source = path.read_text(encoding="utf-8")
        file = f"{folder.parent.name}/{folder.name}/{path.name}"
        for entry in FluentParser().parse(source).body:
            line = source.count("\n", 0, entry.span.start) + 1 if entry.span else 1
            if isinstance(entry, fluent.Junk):
                start = (entry.content or "").strip().splitlines()[0][:60]
                language.problems.append(TextProblem(file, line, "error", f"this is not Fluent: {start}"))
            elif isinstance(entry, fluent.Message | fluent.Term):
                key = f"-{entry.id.name}" if isinstance(entry, fluent.Term) else entry.id.name
                if key in language.said:
                    where = language.said[key]
                    message = f"{key} is also in {where.file}:{where.line}: keep one of them"
                    language.problems.append(TextProblem(file, line, "error", message))
                language.said[key] = _Said(file, line, entry.value)
    return language


def _check(key: str, said: _Said, known: Mapping[str, _Said]) -> Iterator[TextProblem]:
    if said.pattern is None:
        yield said.problem(f"{key} says nothing: write its text after the equals sign")
        return
    for name in _names(said.pattern):
        if name not in known:
            yield said.problem(f"{key} uses {name}, which is nowhere: correct the name")
    for name in _functions(said.pattern):
        if name not in FUNCTIONS:
            yield said.problem(f"{key} calls {name}(), and only {' and '.join(sorted(FUNCTIONS))} exist")
    if key.startswith("-"):
        return
    trouble: dict[str, None] = {}
    for form in itertools.islice(_forms(said.pattern, known, (key,)), FORMS):
        trouble.update(dict.fromkeys(_html_trouble(form)))
        length = len(TAG.sub("", form).encode("utf-16-le")) // 2
        if length > MESSAGE_LIMIT:
            trouble[f"about {length} characters, and Telegram takes {MESSAGE_LIMIT}: shorten it"] = None
        if _is_label(key) and len(form) > LABEL_LIMIT and not _variables(said, known, (key,)):
            trouble[f"{len(form)} characters, and a button shows {LABEL_LIMIT}: shorten it"] = None
    yield from (said.problem(f"{key}: {message}") for message in trouble)


def _is_label(key: str) -> bool:
    return key.startswith("button-") or "-button-" in key or (key.endswith("-button") and "error" not in key)


def _compare(name: str, language: _Language, english: _Language, *, whole: bool) -> Iterator[TextProblem]:
    for key, said in language.said.items():
        original = english.said.get(key)
        if original is None:
            if not key.startswith("-"):
                yield said.problem(f"English has no {key}: correct the key, or add it to English")
            continue
        wanted, found = _variables(original, english.said, (key,)), _variables(said, language.said, (key,))
        if wanted != found and not key.startswith("-"):
            missing = ", ".join(f"${one}" for one in sorted(wanted - found))
            more = ", ".join(f"${one}" for one in sorted(found - wanted))
            parts = [f"lacks {missing}"] if missing else []
            parts += [f"uses {more}, which English does not have"] if more else []
            yield said.problem(f"{key} {' and '.join(parts)}")
    missing_by_file: dict[str, list[str]] = {}
    for key, original in english.said.items():
        if (
            key not in language.said
            and not key.startswith("-")
            and (whole or original.file.endswith(CRISIS_FILES))
        ):
            missing_by_file.setdefault(original.file, []).append(key)
    for file, keys in missing_by_file.items():
        message = f"{name} lacks {len(keys)} of these texts, which are said in English: {', '.join(keys)}"
        yield TextProblem(file, 1, "warning" if whole else "error", message)


def _parts(pattern: fluent.Pattern) -> Iterator[fluent.BaseNode]:
    """Yield every expression inside a pattern, those inside choices included."""
    for element in pattern.elements:
        if isinstance(element, fluent.Placeable):
            yield from _inside(element.expression)


def _inside(expression: fluent.BaseNode) -> Iterator[fluent.BaseNode]:
    yield expression
    if isinstance(expression, fluent.Placeable):
        yield from _inside(expression.expression)
    elif isinstance(expression, fluent.SelectExpression):
        yield from _inside(expression.selector)
        for variant in expression.variants:
            yield from _parts(variant.value)
    elif isinstance(expression, fluent.FunctionReference):
        for argument in expression.arguments.positional:
            yield from _inside(argument)


def _names(pattern: fluent.Pattern) -> Iterator[str]:
    for part in _parts(pattern):
        if isinstance(part, fluent.MessageReference):
            yield part.id.name
        elif isinstance(part, fluent.TermReference):
            yield f"-{part.id.name}"


def _functions(pattern: fluent.Pattern) -> Iterator[str]:
    return (part.id.name for part in _parts(pattern) if isinstance(part, fluent.FunctionReference))


def _variables(said: _Said, known: Mapping[str, _Said], seen: tuple[str, ...]) -> set[str]:
    """Return the values a text needs, those of the texts it is made of included."""
    if said.pattern is None:
        return set()
    found = {part.id.name for part in _parts(said.pattern) if isinstance(part, fluent.VariableReference)}
    for name in _names(said.pattern):
        if name in known and name not in seen:
            found |= _variables(known[name], known, (*seen, name))
    return found


def _forms(pattern: fluent.Pattern, known: Mapping[str, _Said], seen: tuple[str, ...]) -> Iterator[str]:
    """Yield the text in the forms its choices give, with letters where values will stand."""
    choices: list[list[str]] = []
    for element in pattern.elements:
        if isinstance(element, fluent.TextElement):
            choices.append([element.value])
            continue
        assert isinstance(element, fluent.Placeable)
        choices.append(list(itertools.islice(_values(element.expression, known, seen), FORMS)))
    for form in itertools.product(*choices):
        yield "".join(form)


def _values(expression: fluent.BaseNode, known: Mapping[str, _Said], seen: tuple[str, ...]) -> Iterator[str]:
    if isinstance(expression, fluent.Placeable):
        yield from _values(expression.expression, known, seen)
    elif isinstance(expression, fluent.StringLiteral | fluent.NumberLiteral):
        yield str(expression.parse()["value"])
    elif isinstance(expression, fluent.SelectExpression):
        for variant in expression.variants:
            yield from _forms(variant.value, known, seen)
    elif isinstance(expression, fluent.MessageReference | fluent.TermReference):
        name = expression.id.name
        name = f"-{name}" if isinstance(expression, fluent.TermReference) else name
        said = known.get(name)
        if said is None or said.pattern is None or name in seen:
            yield "x" * VALUE_LENGTH
        else:
            yield from _forms(said.pattern, known, (*seen, name))
    else:
        yield "x" * VALUE_LENGTH


def _html_trouble(text: str) -> Iterator[str]:
    """Yield why Telegram would refuse a text."""
    open_tags: list[str] = []
    for match in TAG.finditer(text):
        closing, name, rest = match.groups()
        if name not in TAGS or (rest.strip() and name not in ("a", "blockquote", "code")):
            yield f"{match.group()} is no tag that Telegram knows: take it out"
        elif not closing:
            open_tags.append(name)
        elif not open_tags or open_tags.pop() != name:
            yield f"{match.group()} closes a tag that is not open"
            return
    if open_tags:
        yield f"<{open_tags[-1]}> is not closed"
    rest = TAG.sub("", text)
    stray = Counter(character for character in rest if character in "<>")
    if stray:
        yield "a lone < or > must be written &lt; or &gt;"
    if ENTITY.search(rest):
        yield "a lone & must be written &amp;"
