"""The compiled lexicon: what the detector works with.

compiling.py makes it from content/lexicon/, stored.py keeps it between starts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.safety.risk import stored
from bot.safety.risk.model import About, Category, Level, LexiconError, SecondOpinion
from bot.safety.risk.net import Net
from bot.safety.risk.spelling import Spelling
from bot.safety.risk.statistics import load_statistics

LEVELS_FILE = "levels.yaml"
EVERYDAY_FOLDER = "everyday"
CONCEPTS_FOLDER = "concepts"
NUMBER = "{NUM}"
LOOSE, UNOWNED, PAST, ALL = "loose", "unowned", "past", "all"

# Signals with a meaning of their own; levels.yaml defines all others.
IDIOM = "idiom"
DENY = "deny"
NOT_DENY = "not-deny"

# The whole lexicon as plain lists, texts and arrays; compiling.py writes it, `from_parts` reads it.
Parts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Signal:
    """What a kind of phrase means: its level and category when it stands alone.

    `frame` is empty, or LOOSE, UNOWNED, PAST or ALL for phrases that are no risk themselves but
    take it away from others in the same sentence.
    """

    name: str
    level: Level
    category: Category | None
    frame: str = ""
    only: frozenset[str] = frozenset()  # the signals that the frame takes away; empty: all
    soft: bool = False  # the words may be meant otherwise: a second opinion may lower it


@dataclass(frozen=True, slots=True)
class Raise:
    """Two signals in one message that together mean more than either."""

    first: str
    second: str
    level: Level
    category: Category | None
    apart: bool  # the second must not lie within the first: "jump off a bridge" names no place


@dataclass(frozen=True, slots=True)
class Lower:
    """Two signals in one sentence of which the second makes less of the first."""

    first: str
    second: str
    level: Level


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


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Lexicon:
    """All rules, compiled; safe to share."""

    net: Net
    rules: tuple[Rule | None, ...]  # by what a match is called; None for exceptions of a rule
    raises: tuple[Raise, ...]
    lowers: tuple[Lower, ...]
    spelling: Spelling
    symbol_lists: Sequence[tuple[int, ...]]  # by the number of a word
    sign_symbols: Mapping[str, tuple[int, ...]]  # of emoji
    stems: Mapping[str, tuple[int, ...]]
    stem_lengths: tuple[int, ...]
    number: tuple[int, ...]  # what a number can stand for
    joins: Mapping[tuple[str, ...], str]
    fillers: frozenset[str]
    denials: Mapping[str, int]  # with their languages, as bits
    light: frozenset[str]  # fillers and denials
    restarts: frozenset[str]
    self_words: Mapping[str, frozenset[str]]  # by language
    other_words: Mapping[str, frozenset[str]]
    general_words: frozenset[str]  # persons who are nobody in particular
    meanings: Mapping[str, Mapping[str, int]]  # concepts of a word or a starred stem, with languages as bits
    languages: tuple[str, ...]
    second: SecondOpinion | None = None

    def symbols(self, word: str) -> tuple[int, ...]:
        """Return what `word` can stand for in a phrase: itself, its classes, its stems."""
        place = self.spelling.numbers.get(word)
        if place is not None:
            known = self.symbol_lists[place]
            return self.number + known if word.isdigit() else known
        if word.isdigit():
            return self.number
        if word in self.sign_symbols:
            return self.sign_symbols[word]
        found: tuple[int, ...] = ()
        length = len(word)
        for size in self.stem_lengths:
            if size <= length:
                stems = self.stems.get(word[:size])
                if stems is not None:
                    found += stems
        return found

    def concepts(self, word: str, spoken: int = 0) -> tuple[str, ...]:
        """Return what `word` means roughly, the same in every language: "death", "kin"; often nothing.

        `spoken` are the languages of the message as bits; 0 takes the meanings of all.
        """
        found: dict[str, None] = {}
        for key in (word, *(word[:size] + "*" for size in range(2, len(word) + 1))):
            for concept, languages in self.meanings.get(key, {}).items():
                if not spoken or languages & spoken:
                    found[concept] = None
        return tuple(found)

    def spoken(self, words: Sequence[str]) -> int:
        """Return the languages whose words the message uses most, as bits in the order of `languages`."""
        languages = self.spelling.languages
        tally: dict[int, int] = {}
        for word in words:
            known = languages(word)
            if known:
                tally[known] = tally.get(known, 0) + 1
        if not tally:
            return 0
        counts = [
            sum(count for kind, count in tally.items() if kind >> bit & 1)
            for bit in range(len(self.languages))
        ]
        most = max(counts)
        return sum(1 << bit for bit, count in enumerate(counts) if count == most) if most else 0


def from_parts(parts: Parts) -> Lexicon:
    """Return the lexicon that works with `parts`."""
    words: list[str] = parts["words"]
    starts, values = parts["symbol_starts"], parts["symbol_values"]
    same: dict[tuple[int, ...], tuple[int, ...]] = {}
    symbol_lists: list[tuple[int, ...]] = []
    for place in range(len(words)):
        found = tuple(values[starts[place] : starts[place + 1]])
        symbol_lists.append(same.setdefault(found, found))
    signals = {
        name: Signal(name, Level(level), category and Category(category), frame, frozenset(only), soft)
        for name, level, category, frame, only, soft in parts["signals"]
    }
    stems = {stem: tuple(meant) for stem, meant in parts["stems"].items()}
    languages = tuple(parts["languages"])
    return Lexicon(
        net=Net(parts),
        rules=tuple(None if plain is None else _rule(plain, signals) for plain in parts["rules"]),
        raises=tuple(
            Raise(first, second, Level(level), category and Category(category), apart)
            for first, second, level, category, apart in parts["raises"]
        ),
        lowers=tuple(Lower(first, second, Level(level)) for first, second, level in parts["lowers"]),
        spelling=Spelling(
            words,
            parts["kinds"],
            stems,
            parts["slang"],
            parts["real"],
            parts["short"],
            1 << languages.index("en") if "en" in languages else 0,
            parts,
        ),
        symbol_lists=symbol_lists,
        sign_symbols={sign: tuple(meant) for sign, meant in parts["signs"].items()},
        stems=stems,
        stem_lengths=tuple(sorted({len(stem) for stem in stems})),
        number=tuple(parts["number"]),
        joins={(left, right): whole for left, right, whole in parts["joins"]},
        fillers=frozenset(parts["fillers"]),
        denials=parts["denials"],
        light=frozenset([*parts["fillers"], *parts["denials"]]),
        restarts=frozenset(parts["restarts"]),
        self_words={name: frozenset(some) for name, some in parts["self"].items()},
        other_words={name: frozenset(some) for name, some in parts["other"].items()},
        general_words=frozenset(parts["general"]),
        meanings=parts["concepts"],
        languages=languages,
    )


def _rule(plain: list[Any], signals: Mapping[str, Signal]) -> Rule:
    id_, language, signal, level, category, tense, denial, about, bare, file, line, unless, near = plain
    return Rule(
        id_, language, signals[signal], Level(level), category and Category(category), tense, denial,
        About(about), bare, file, line, unless, near,
    )  # fmt: skip


def load_lexicon(folder: Path, *, damaged: Callable[[LexiconError], None] | None = None) -> Lexicon:
    """Return the compiled lexicon of all languages in `folder`.

    What was compiled from the same files before is taken from beside them when it is whole; else
    the files are compiled, and kept for the next start where the folder can be written.
    Raises LexiconError naming file, line and what to change. With `damaged` a second opinion that cannot be
    read is told to it and left out: rules alone read less, and no bot at all reads nothing.
    """
    mark = stored.mark_of(folder)
    parts = stored.read(folder, mark)
    if parts is None:
        # The compiler and its YAML reader stay off the usual way to a running bot.
        from bot.safety.risk.compiling import compile_lexicon

        parts, _ = compile_lexicon(folder)
        stored.write(folder, mark, parts)
    lexicon = from_parts(parts)
    try:
        return replace(lexicon, second=load_statistics(folder))
    except LexiconError as error:
        if damaged is None:
            raise
        damaged(error)
        return lexicon
