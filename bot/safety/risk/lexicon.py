"""Reading content/lexicon/: the rules of all languages, compiled once into one net.

levels.yaml says what each signal means and what lifts or cancels it; every other *.yaml holds the
words and rules of one language. docs/risk.md explains the format for whoever changes a rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.safety.risk.fold import WEAK, fold, tokenize
from bot.safety.risk.grammar import (
    BEGIN,
    END,
    Edge,
    Lattice,
    Node,
    Phrase,
    PhraseError,
    Sign,
    add_ways,
    compile_phrases,
    parse,
    words_of,
)
from bot.safety.risk.model import About, Category, Level, LexiconError
from bot.safety.risk.spelling import Reading, Spelling, transliterations

LEVELS_FILE = "levels.yaml"
NUMBER = "{NUM}"
SHORTEST_STEM = 2
# Different unknown words in one text that are tried in other spellings; a page of typos has fewer.
MOST_RESPELLED = 150
TENSES = ("present", "past", "any")
DENIALS = ("near", "far", "none")
LOOSE, PAST, ALL = "loose", "past", "all"

# Signals with a meaning of their own; levels.yaml defines all others.
IDIOM = "idiom"
DENY = "deny"
NOT_DENY = "not-deny"

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


@dataclass(frozen=True, slots=True)
class Signal:
    """What a kind of phrase means: its level and category when it stands alone.

    `frame` is empty, or LOOSE, PAST or ALL for phrases that are no risk themselves but
    take it away from others in the same sentence.
    """

    name: str
    level: Level
    category: Category | None
    frame: str = ""
    only: frozenset[str] = frozenset()  # the signals that the frame takes away; empty: all


@dataclass(frozen=True, slots=True)
class Raise:
    """Two signals in one message that together mean more than either."""

    first: str
    second: str
    level: Level
    category: Category | None
    apart: bool  # the second must not lie within the first: "jump off a bridge" names no place


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A family of phrases with one meaning."""

    id: str
    language: str
    signal: Signal
    level: Level
    category: Category | None
    tense: str
    denial: str
    about: About
    bare: bool  # the words alone: a frame takes them away whoever they are about
    file: str
    line: int
    unless: int  # what its own exceptions are called in the net, or -1
    near: int  # what the harmless things beside it are called in the net, or -1
    fires: tuple[tuple[int, str], ...]
    silent: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All rules, compiled; immutable and safe to share."""

    net: Node
    classes_net: Node
    class_names: tuple[str, ...]
    rules: tuple[Rule | None, ...]  # by what a match is called; None for exceptions of a rule
    raises: tuple[Raise, ...]
    spelling: Spelling
    symbols_of: dict[str, tuple[str, ...]]
    stems: dict[str, tuple[str, ...]]
    stem_lengths: tuple[int, ...]
    joins: dict[tuple[str, str], str]
    fillers: frozenset[str]
    denials: frozenset[str]
    restarts: frozenset[str]
    self_words: dict[str, frozenset[str]]  # by language
    other_words: dict[str, frozenset[str]]
    languages: tuple[str, ...]
    vocabulary: dict[str, frozenset[str]]  # the words that each language uses

    def symbols(self, word: str) -> tuple[str, ...]:
        """Return what `word` can stand for in a phrase: itself, its classes, its stems."""
        known = self.symbols_of.get(word)
        if known is not None:
            return known
        if word[0] in "0123456789" and word.isdigit():
            return (NUMBER,)
        found: tuple[str, ...] = ()
        length = len(word)
        for size in self.stem_lengths:
            if size <= length:
                stems = self.stems.get(word[:size])
                if stems is not None:
                    found += stems
        return found


class _Source:
    """A YAML file as plain values that remember their line."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            node = yaml.compose(path.read_text(encoding="utf-8"), Loader=loader)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 1 if mark else 1
            raise LexiconError(
                self.name, line, f"is not valid YAML: {getattr(error, 'problem', error)}"
            ) from error
        except (OSError, UnicodeDecodeError) as error:
            raise LexiconError(self.name, 1, f"cannot be read: {error}") from error
        if not isinstance(node, yaml.MappingNode):
            raise LexiconError(self.name, 1, "must hold keys such as `language:` and `rules:`")
        self.top = node

    def wrong(self, node: Any, advice: str) -> LexiconError:
        return LexiconError(self.name, node.start_mark.line + 1, advice)

    def mapping(self, node: Any, allowed: Sequence[str] | None = None) -> dict[str, Any]:
        if not isinstance(node, yaml.MappingNode):
            raise self.wrong(node, "must be a list of `key: value` lines")
        found: dict[str, Any] = {}
        for key, value in node.value:
            if allowed is not None and key.value not in allowed:
                raise self.wrong(key, f"`{key.value}` is not known here; use one of: {', '.join(allowed)}")
            if key.value in found:
                raise self.wrong(key, f"`{key.value}` stands here twice: keep one")
            found[key.value] = value
        return found

    def items(self, node: Any) -> list[Any]:
        if not isinstance(node, yaml.SequenceNode):
            raise self.wrong(node, "must be a list of lines that begin with a dash")
        return list(node.value)

    def text(self, node: Any) -> str:
        if not isinstance(node, yaml.ScalarNode):
            raise self.wrong(node, "must be plain text")
        return str(node.value)

    def lines(self, node: Any) -> list[tuple[int, str]]:
        """Return (line, phrase) of a text block; a block begins one line below its key."""
        text = self.text(node)
        first = node.start_mark.line + (2 if node.style in ("|", ">") else 1)
        return [(first + number, phrase) for number, phrase in words_of(text)]

    def examples(self, node: Any) -> tuple[tuple[int, str], ...]:
        text = self.text(node)
        first = node.start_mark.line + (2 if node.style in ("|", ">") else 1)
        return tuple(
            (first + number, line.strip()) for number, line in enumerate(text.splitlines()) if line.strip()
        )


_LANGUAGE_KEYS = (
    "language", "status", "reviewed", "source", "words", "spelling", "short_typos", "real_words", "fillers",
    "denials", "not_denials", "restarts", "self", "other", "idioms", "rules",
)  # fmt: skip
_RULE_KEYS = (
    "id", "signal", "level", "category", "tense", "denial", "about", "bare", "phrases", "unless", "near",
    "note", "fires", "silent",
)  # fmt: skip


class _Builder:
    """Gathers all files, then lays the net."""

    def __init__(self) -> None:
        self.signals: dict[str, Signal] = {}
        self.raises: list[Raise] = []
        self.rules: list[Rule | None] = []
        self.net = Node()
        self.classes_net = Node()
        self.class_names: list[str] = []
        self.class_words: dict[str, set[str]] = {}
        self.literal: set[str] = set()
        self.stems: set[str] = set()
        self.vocabulary: dict[str, set[str]] = {}
        self.slang: dict[str, list[Reading]] = {}
        self.aliases: dict[str, list[Reading]] = {}
        self.joins: dict[tuple[str, str], str] = {}
        self.own_slang: dict[str, dict[str, Reading]] = {}
        self.fillers: set[str] = set()
        self.denials: set[str] = set()
        self.restarts: set[str] = set()
        self.self_words: dict[str, set[str]] = {}
        self.other_words: dict[str, set[str]] = {}
        self.real: set[str] = set()
        self.short: set[str] = set()
        self.read: dict[tuple[str, str], list[Reading]] = {}
        self.members: dict[str, list[Phrase]] = {}  # of each word class
        self.language = ""

    # -- symbols ---------------------------------------------------------------------------------

    def word(self, written: str) -> Reading:
        """Return the symbols for one written word of a phrase, and remember the word."""
        plain = fold(written).replace("'", "")
        if written.startswith(":") and written.endswith(":"):
            return (written,)
        if plain.endswith("*") and len(plain) > 1:
            if len(plain) < SHORTEST_STEM + 1:
                raise PhraseError(
                    f"'{written}' fits too many words: write {SHORTEST_STEM} letters or more before *"
                )
            self.stems.add(plain[:-1])
            return (plain,)
        if not plain:
            raise PhraseError(f"'{written}' has no letters")
        meant = self.own_slang.get(self.language, {}).get(plain)
        if meant is not None:
            for piece in meant:
                self._remember(piece, piece)
            return meant
        self._remember(plain, written)
        return (plain,)

    def _remember(self, plain: str, written: str) -> None:
        self.literal.add(plain)
        self.vocabulary.setdefault(self.language, set()).add(plain)
        spelled = fold(written.lower().translate(_UMLAUTS)).replace("'", "")
        if spelled != plain:
            self.aliases.setdefault(spelled, []).append((plain,))

    def symbols(self, sign: str) -> Sequence[Reading]:
        """Return the symbols for one written word or class of a phrase."""
        known = self.read.get((self.language, sign))
        if known is None:
            if sign == NUMBER:
                known = [(NUMBER,)]
            elif sign.startswith("{"):
                known = [(f"{{{self._class_name(sign)}}}",)]
            else:
                known = [self.word(sign)]
            self.read[self.language, sign] = known
        return known

    def _class_name(self, sign: str) -> str:
        name = sign[1:-1]
        if "." not in name:
            name = f"{self.language}.{name}"
        if name not in self.members:
            raise PhraseError(f"{sign} is not defined under `words`: define it above or correct its name")
        return name

    def phrase(self, written: str) -> Phrase:
        return self._joined(parse(written))

    def _joined(self, phrase: Phrase) -> Phrase:
        """Return the phrase with words that belong together written as one: do not, dont."""
        out: list[Sign] = []
        for sign in phrase:
            if isinstance(sign, tuple):
                out.append(tuple(self._joined(choice) for choice in sign))
                continue
            joined = self.joins.get((out[-1], sign)) if out and isinstance(out[-1], str) else None
            if joined is None:
                out.append(sign)
            else:
                out[-1] = joined
        return tuple(out)

    def _spelled_out(self, phrase: Phrase) -> Phrase:
        """Return the phrase of a word class with the members of other classes in their place."""
        out: list[Sign] = []
        for sign in phrase:
            if isinstance(sign, tuple):
                out.append(tuple(self._spelled_out(choice) for choice in sign))
            elif sign.startswith("{") and sign != NUMBER:
                out.append(tuple(self.members[self._class_name(sign)]))
            else:
                out.append(sign)
        return tuple(out)

    # -- files -----------------------------------------------------------------------------------

    def read_levels(self, source: _Source) -> None:
        top = source.mapping(source.top, ("signals", "frames", "raise", "source", "status", "reviewed"))
        for name, node in source.mapping(top["signals"]).items():
            fields = source.mapping(node, ("level", "category", "note"))
            category = source.text(fields["category"]) if "category" in fields else ""
            self.signals[name] = Signal(
                name,
                self._level(source, fields["level"]),
                self._category(source, fields["category"]) if category else None,
            )
        for name, node in source.mapping(top["frames"]).items():
            fields = source.mapping(node, ("takes", "only", "note"))
            kind = source.text(fields["takes"])
            if kind not in (LOOSE, PAST, ALL):
                raise source.wrong(node, f"`takes` must be {LOOSE}, {PAST} or {ALL}")
            only = frozenset(source.text(fields["only"]).split()) if "only" in fields else frozenset()
            for wrong in only - self.signals.keys():
                raise source.wrong(fields["only"], f"the signal `{wrong}` is not defined above")
            self.signals[name] = Signal(name, Level.NONE, None, kind, only)
        for name in (IDIOM, DENY, NOT_DENY):
            self.signals[name] = Signal(name, Level.NONE, None)
        for node in source.items(top["raise"]):
            fields = source.mapping(node, ("when", "with", "to", "category", "apart", "note"))
            for first in source.text(fields["when"]).split():
                for second in source.text(fields["with"]).split():
                    for name in (first, second):
                        if name not in self.signals:
                            raise source.wrong(node, f"the signal `{name}` is not defined above")
                    self.raises.append(
                        Raise(
                            first,
                            second,
                            self._level(source, fields["to"]),
                            self._category(source, fields["category"]) if "category" in fields else None,
                            self._one_of(source, fields, "apart", ("no", "yes")) == "yes",
                        )
                    )

    def _level(self, source: _Source, node: Any) -> Level:
        name = source.text(node).upper()
        if name not in Level.__members__:
            raise source.wrong(node, "the level must be none, elevated, high or emergency")
        return Level[name]

    def _category(self, source: _Source, node: Any) -> Category:
        try:
            return Category(source.text(node))
        except ValueError:
            names = ", ".join(category.value for category in Category)
            raise source.wrong(node, f"the category must be one of: {names}") from None

    def read_words(self, source: _Source) -> dict[str, Any]:
        """First round over a language: its spelling, its word classes, its lists."""
        top = source.mapping(source.top, _LANGUAGE_KEYS)
        if "language" not in top:
            raise LexiconError(source.name, 1, "says no language: add a line such as `language: en`")
        self.language = source.text(top["language"])
        slang = self.own_slang.setdefault(self.language, {})
        for line, entry in source.lines(top["spelling"]) if "spelling" in top else ():
            self._read_spelling(source, line, entry, slang)
        for key, target in (
            ("fillers", self.fillers),
            ("restarts", self.restarts),
            ("self", self.self_words.setdefault(self.language, set())),
            ("other", self.other_words.setdefault(self.language, set())),
            ("real_words", self.real),
            ("short_typos", self.short),
        ):
            if key in top:
                words = {fold(word).replace("'", "") for word in source.text(top[key]).split()}
                target.update(words)
                self.vocabulary.setdefault(self.language, set()).update(words)
        for name, node in source.mapping(top["words"]).items() if "words" in top else ():
            full = f"{self.language}.{name}"
            self.class_names.append(full)
            index = len(self.class_names) - 1
            symbol = f"{{{full}}}"
            members: list[Phrase] = []
            for line, entry in source.lines(node):
                for member in filter(str.strip, entry.split(",")):
                    try:
                        phrase = self._spelled_out(self.phrase(member))
                        self._add_members(compile_phrases([phrase], index, self.symbols), symbol)
                    except PhraseError as error:
                        raise LexiconError(source.name, line, str(error)) from error
                    members.append(phrase)
            self.members[full] = members
        return top

    def _add_members(self, root: Node, symbol: str) -> None:
        """Note single words of a class as its symbols, and lay phrases of several words into the net."""
        for word, node in root.ways.items():
            if node.ends:
                self.class_words.setdefault(word, set()).add(symbol)
            if node.ways or node.gaps:
                rest = Node(ways={word: Node(ways=node.ways, gaps=node.gaps)})
                add_ways(self.classes_net, rest, {})

    def _read_spelling(self, source: _Source, line: int, entry: str, slang: dict[str, Reading]) -> None:
        left, sign, right = entry.partition("=")
        keys = [fold(key).replace("'", "") for key in left.split(",")]
        readings = [tuple(fold(side).replace("'", "").split()) for side in right.split("|")]
        if not sign or not all(key.strip() for key in keys) or not all(readings):
            advice = "must read `written = meant` or `written = meant | or this`"
            raise LexiconError(source.name, line, advice)
        for key in keys:
            pieces = key.split()
            if len(pieces) == 2:
                self.joins[(pieces[0], pieces[1])] = readings[0][0]
                continue
            if len(pieces) != 1:
                raise LexiconError(source.name, line, f"`{key.strip()}` has more than two words: use a rule")
            word = pieces[0]
            known = self.slang.setdefault(word, [])
            known += [reading for reading in readings if reading not in known]
            if (word,) not in readings:
                slang.setdefault(word, readings[0])

    def read_rules(self, source: _Source, top: dict[str, Any]) -> None:
        """Second round, when every language's classes are known."""
        self.language = source.text(top["language"])
        for key, signal in (("denials", DENY), ("not_denials", NOT_DENY), ("idioms", IDIOM)):
            if key not in top:
                continue
            node = top[key]
            name = f"{self.language}.{key}"
            rule = Rule(
                name, self.language, self.signals[signal], Level.NONE, None, "present", "none", About.UNKNOWN,
                False, source.name, node.start_mark.line + 1, -1, -1, (), (),
            )  # fmt: skip
            what = self._add_rule(rule)
            self._add_phrases(source, node, what)
            if signal == DENY:
                self.denials.update(phrase for _, phrase in source.lines(node) if " " not in phrase)
        for node in source.items(top["rules"]) if "rules" in top else ():
            self._read_rule(source, node)

    def _add_rule(self, rule: Rule | None) -> int:
        self.rules.append(rule)
        return len(self.rules) - 1

    def _add_phrases(self, source: _Source, node: Any, what: int) -> None:
        for line, written in source.lines(node):
            try:
                add_ways(self.net, compile_phrases([self.phrase(written)], what, self.symbols), {})
            except PhraseError as error:
                raise LexiconError(source.name, line, str(error)) from error

    def _read_rule(self, source: _Source, node: Any) -> None:
        fields = source.mapping(node, _RULE_KEYS)
        for key in ("id", "signal", "phrases"):
            if key not in fields:
                raise source.wrong(node, f"the rule lacks `{key}`")
        name = source.text(fields["id"])
        signal = self.signals.get(source.text(fields["signal"]))
        if signal is None:
            raise source.wrong(fields["signal"], f"this signal is not defined in {LEVELS_FILE}")
        full = f"{self.language}.{name}"
        if any(rule is not None and rule.id == full for rule in self.rules):
            raise source.wrong(fields["id"], f"another rule is called `{name}` too: give it another id")
        about = source.text(fields["about"]) if "about" in fields else About.UNKNOWN.value
        if about not in {one.value for one in About}:
            raise source.wrong(fields["about"], "`about` must be self, other or unknown")
        exceptions = {"unless": -1, "near": -1}
        for key in exceptions.keys() & fields.keys():
            exceptions[key] = self._add_rule(None)
            self._add_phrases(source, fields[key], exceptions[key])
        rule = Rule(
            id=full,
            language=self.language,
            signal=signal,
            level=self._level(source, fields["level"]) if "level" in fields else signal.level,
            category=self._category(source, fields["category"]) if "category" in fields else signal.category,
            tense=self._one_of(source, fields, "tense", TENSES),
            denial=self._one_of(source, fields, "denial", DENIALS),
            about=About(about),
            bare=self._one_of(source, fields, "bare", ("no", "yes")) == "yes",
            file=source.name,
            line=node.start_mark.line + 1,
            unless=exceptions["unless"],
            near=exceptions["near"],
            fires=source.examples(fields["fires"]) if "fires" in fields else (),
            silent=source.examples(fields["silent"]) if "silent" in fields else (),
        )
        if rule.level > Level.NONE and rule.category is None:
            raise source.wrong(node, "a rule with a level needs a category")
        self._add_phrases(source, fields["phrases"], self._add_rule(rule))

    def _one_of(self, source: _Source, fields: dict[str, Any], key: str, allowed: Sequence[str]) -> str:
        if key not in fields:
            return allowed[0]
        value = source.text(fields[key])
        if value not in allowed:
            raise source.wrong(fields[key], f"`{key}` must be one of: {', '.join(allowed)}")
        return value

    # -- result ----------------------------------------------------------------------------------

    def build(self) -> Lexicon:
        """Return the finished lexicon."""
        used = self.literal | self.fillers | self.restarts
        used = used.union(*self.self_words.values(), *self.other_words.values())
        for readings in self.slang.values():
            for reading in readings:
                used.update(reading)
        stems: dict[str, list[str]] = {}
        begun = {word[:size] for word in self.literal | self.stems for size in range(4, len(word) + 1)}
        for stem in self.stems:
            symbol = stem + "*"
            meant = [symbol, *sorted(self.class_words.get(symbol, ()))]
            stems.setdefault(stem, []).extend(meant)
            for spelled in transliterations(stem):
                # "суицид*" in Latin letters would take every English word that begins so.
                if len(spelled) > 3 and spelled not in begun:
                    stems.setdefault(spelled, []).extend(meant)
        frozen_stems = {stem: tuple(dict.fromkeys(meant)) for stem, meant in stems.items()}
        lengths = tuple(sorted({len(stem) for stem in frozen_stems}))
        symbols_of: dict[str, tuple[str, ...]] = {}
        for word in used:
            found = [word, *sorted(self.class_words.get(word, ()))]
            for size in lengths:
                found += frozen_stems.get(word[:size], ()) if size <= len(word) else ()
            symbols_of[word] = tuple(dict.fromkeys(found))
        for sign, classes in self.class_words.items():
            if sign.startswith(":"):
                symbols_of[sign] = (sign, *sorted(classes))
        slang = {word: list(readings) for word, readings in self.slang.items()}
        for word, readings in self.aliases.items():
            slang.setdefault(word, []).extend(readings)
        for word in used:
            for spelled in transliterations(word):
                # A word that has a meaning of its own keeps it: "on" is not read as Russian.
                if len(spelled) > 1 and spelled not in used and spelled not in self.slang:
                    known = slang.setdefault(spelled, [])
                    if (word,) not in known:
                        known.append((word,))
        return Lexicon(
            net=self.net,
            classes_net=self.classes_net,
            class_names=tuple(f"{{{name}}}" for name in self.class_names),
            rules=tuple(self.rules),
            raises=tuple(self.raises),
            spelling=Spelling(
                used,
                frozen_stems,
                {word: tuple(readings) for word, readings in slang.items()},
                self.real,
                self.short,
                self.vocabulary.get("en", set()) | self.own_slang.get("en", {}).keys(),
            ),
            symbols_of=symbols_of,
            stems=frozen_stems,
            stem_lengths=lengths,
            joins=self.joins,
            fillers=frozenset(self.fillers),
            denials=frozenset(self.denials),
            restarts=frozenset(self.restarts),
            self_words={name: frozenset(words) for name, words in self.self_words.items()},
            other_words={name: frozenset(words) for name, words in self.other_words.items()},
            languages=tuple(self.own_slang),
            vocabulary={name: frozenset(words) for name, words in self.vocabulary.items()},
        )


def load_lexicon(folder: Path) -> Lexicon:
    """Return the compiled lexicon of all languages in `folder`.

    Raises LexiconError naming file, line and what to change.
    """
    levels = folder / LEVELS_FILE
    if not levels.is_file():
        raise LexiconError(LEVELS_FILE, 1, f"is missing in {folder}: the lexicon needs it")
    paths = sorted(path for path in folder.glob("*.yaml") if path.name != LEVELS_FILE)
    if not paths:
        raise LexiconError("en.yaml", 1, f"is missing in {folder}: no language can be read")
    # English first: other languages may borrow its classes.
    paths.sort(key=lambda path: (path.name != "en.yaml", path.name))
    builder = _Builder()
    builder.read_levels(_Source(levels))
    read = []
    for path in paths:
        source = _Source(path)
        read.append((source, builder.read_words(source)))
    for source, top in read:
        builder.read_rules(source, top)
    return builder.build()


def lattice_of(text: str, lexicon: Lexicon) -> tuple[Lattice, list[tuple[int, int]], list[str]]:
    """Return all readings of `text`, the span of each written word, and the words as read first.

    The second and third list have one entry per written word; `Lattice.word` points into them.
    """
    tokens = tokenize(text)
    spelling = lexicon.spelling
    count = len(tokens)
    joined = _spaced_letters([token.text for token in tokens])
    all_readings: list[list[Reading]] = []
    widths: list[int] = []
    read: dict[tuple[str, tuple[str, ...]], list[Reading]] = {}
    respelled = 0
    for token in tokens:
        key = (token.text, token.parts)
        readings = read.get(key)
        if readings is None:
            if token.emoji or (respelled >= MOST_RESPELLED and not spelling.knows(token.text)):
                readings = [(token.text,)]
            else:
                readings = spelling.readings(token.text, token.parts)
                respelled += not spelling.knows(token.text)
            read[key] = readings
        all_readings.append(readings)
        widths.append(max(map(len, readings)))
    begins = [0] * (count + 1)
    for index in range(count):
        run = joined.get(index)
        extra = 0
        if run is not None:
            stop, whole = run
            for reading in [*spelling.readings(whole)]:
                extra = max(extra, len(reading) - sum(widths[index:stop]))
            widths[index] += max(0, extra)
        begins[index + 1] = begins[index] + widths[index]
    size = begins[count]
    edges: list[list[Edge]] = [[] for _ in range(size)]
    pause = [0] * (size + 1)
    word = [0] * (size + 1)
    for index, token in enumerate(tokens):
        first, after = begins[index], begins[index + 1]
        pause[first] = token.pause
        for node in range(first, after):
            word[node] = index
        for reading in all_readings[index]:
            _add_path(edges, first, after, reading, lexicon, skip=token.emoji)
        run = joined.get(index)
        if run is not None:
            for reading in spelling.readings(run[1]):
                _add_path(edges, first, begins[run[0]], reading, lexicon)
    word[size] = count
    for index in range(count - 1):
        left, right = tokens[index], tokens[index + 1]
        if right.pause > WEAK or left.emoji or right.emoji:
            continue
        joined_word = lexicon.joins.get((left.text, right.text))
        if joined_word is not None:
            _add_path(edges, begins[index], begins[index + 2], (joined_word,), lexicon)
        elif len(left.text) + len(right.text) > 3:
            whole = left.text + right.text
            both = spelling.knows(left.text) and spelling.knows(right.text)
            if not spelling.knows_joined(whole) or (both and len(whole) < 8):
                continue
            for reading in spelling.readings(whole):
                _add_path(edges, begins[index], begins[index + 2], reading, lexicon)
    pause[size] = 2
    return Lattice(edges, pause, word), [(t.start, t.end) for t in tokens], [t.text for t in tokens]


def _add_path(
    edges: list[list[Edge]], first: int, after: int, reading: Reading, lexicon: Lexicon, skip: bool = False
) -> None:
    """Lay one reading from node `first` to node `after`, through the nodes between."""
    place = first
    last = len(reading) - 1
    for number, piece in enumerate(reading):
        to = after if number == last else place + 1
        edges[place].append(
            Edge(to, lexicon.symbols(piece), skip or piece in lexicon.fillers, piece in lexicon.denials)
        )
        place = to


def _spaced_letters(words: list[str]) -> dict[int, tuple[int, str]]:
    """Return {first: (after, joined)} for runs of three and more single letters: "d i e"."""
    runs: dict[int, tuple[int, str]] = {}
    index = 0
    count = len(words)
    while index < count:
        stop = index
        while stop < count and len(words[stop]) == 1:
            stop += 1
        if stop - index >= 3:
            runs[index] = (stop, "".join(words[index:stop]))
        index = max(stop, index + 1)
    return runs


def examples(lexicon: Lexicon) -> Iterator[tuple[Rule, int, str, bool]]:
    """Yield (rule, line, example, must it fire) for every example of every rule."""
    for rule in lexicon.rules:
        if rule is None:
            continue
        for line, text in rule.fires:
            yield rule, line, text, True
        for line, text in rule.silent:
            yield rule, line, text, False


__all__ = ["BEGIN", "END", "Lexicon", "Rule", "Signal", "examples", "lattice_of", "load_lexicon"]
