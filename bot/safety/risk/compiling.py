"""Compiling content/lexicon/: the rules of all languages become the numbers that lexicon.py works with.

levels.yaml says what each signal means and what lifts or cancels it; every other *.yaml holds the
words and rules of one language. docs/risk.md explains the format for whoever changes a rule.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import yaml

from bot.safety.risk.fold import fold
from bot.safety.risk.grammar import (
    Node,
    Phrase,
    PhraseError,
    PhraseSet,
    Sign,
    add_ways,
    class_ends,
    parse,
    rule_ends,
    words_of,
)
from bot.safety.risk.lexicon import (
    ALL,
    CONCEPTS_FOLDER,
    DENY,
    EVERYDAY_FOLDER,
    IDIOM,
    LEVELS_FILE,
    LOOSE,
    NOT_DENY,
    NUMBER,
    PAST,
    UNOWNED,
    Lower,
    Parts,
    Raise,
    Rule,
    Signal,
)
from bot.safety.risk.model import About, Category, Level, LexiconError
from bot.safety.risk.net import NO_WAY, pack
from bot.safety.risk.spelling import (
    SHORTEST_TYPO,
    SLANG_SHIFT,
    Reading,
    bone_keys,
    index_of,
    slip_keys,
    sound_keys,
    transliterations,
)

SHORTEST_STEM = 2
TENSES = ("present", "past", "any")
DENIALS = ("near", "far", "none")

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


@dataclass(frozen=True, slots=True)
class Example:
    """A line under `fires` or `silent`."""

    rule: Rule
    line: int
    text: str
    must_fire: bool


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
    "denials", "not_denials", "restarts", "self", "other", "general", "idioms", "rules",
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
        self.lowers: list[Lower] = []
        self.general: set[str] = set()
        self.rules: list[Rule | None] = []
        self.names: set[str] = set()
        self.net = Node()
        self.classes_net = Node()
        self.numbers: dict[str, int] = {}  # of each symbol
        self.class_symbols: dict[int, set[int]] = {}  # of each word, the classes that it belongs to
        self.literal: set[str] = set()
        self.stems: set[str] = set()
        self.vocabulary: dict[str, set[str]] = {}
        self.slang: dict[str, list[tuple[int, Reading]]] = {}  # with the languages that mean it
        self.aliases: dict[str, list[tuple[int, Reading]]] = {}
        self.joins: dict[tuple[str, str], str] = {}
        self.own_slang: dict[str, dict[str, Reading]] = {}
        self.fillers: set[str] = set()
        self.denials: dict[str, int] = {}  # single words, with their languages as bits
        self.restarts: set[str] = set()
        self.self_words: dict[str, set[str]] = {}
        self.other_words: dict[str, set[str]] = {}
        self.real: set[str] = set()
        # Of each word or beginning of words, the concepts, with the languages that mean it as bits.
        self.concepts: dict[str, dict[str, int]] = {}
        self.everyday: dict[str, int] = {}  # with the languages in which it is one, as bits
        self.short: set[str] = set()
        self.read: dict[tuple[str, str], tuple[tuple[int, ...], ...]] = {}
        self.examples: list[Example] = []
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
            self.aliases.setdefault(spelled, []).append((self._bit(self.language), (plain,)))

    def symbols(self, sign: str) -> Sequence[Sequence[int]]:
        """Return the symbols for one written word or class of a phrase."""
        known = self.read.get((self.language, sign))
        if known is None:
            if sign == NUMBER:
                meant: Reading = (NUMBER,)
            elif sign.startswith("{"):
                meant = (f"{{{self._class_name(sign)}}}",)
            else:
                meant = self.word(sign)
            known = self.read[self.language, sign] = (tuple(self.number(name) for name in meant),)
        return known

    def number(self, symbol: str) -> int:
        """Return the number that stands for `symbol` in the net."""
        return self.numbers.setdefault(symbol, len(self.numbers))

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
        top = source.mapping(
            source.top, ("signals", "frames", "raise", "lower", "source", "status", "reviewed")
        )
        for name, node in source.mapping(top["signals"]).items():
            fields = source.mapping(node, ("level", "category", "note", "soft"))
            category = source.text(fields["category"]) if "category" in fields else ""
            self.signals[name] = Signal(
                name,
                self._level(source, fields["level"]),
                self._category(source, fields["category"]) if category else None,
                soft=self._one_of(source, fields, "soft", ("no", "yes")) == "yes",
            )
        for name, node in source.mapping(top["frames"]).items():
            fields = source.mapping(node, ("takes", "only", "note"))
            kind = source.text(fields["takes"])
            if kind not in (LOOSE, UNOWNED, PAST, ALL):
                raise source.wrong(node, f"`takes` must be {LOOSE}, {UNOWNED}, {PAST} or {ALL}")
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

        for node in source.items(top["lower"]) if "lower" in top else ():
            fields = source.mapping(node, ("when", "with", "to", "note"))
            for first in source.text(fields["when"]).split():
                for second in source.text(fields["with"]).split():
                    for name in (first, second):
                        if name not in self.signals:
                            raise source.wrong(node, f"the signal `{name}` is not defined above")
                    self.lowers.append(Lower(first, second, self._level(source, fields["to"])))

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
            ("general", self.general),
            ("short_typos", self.short),
        ):
            if key in top:
                words = {fold(word).replace("'", "") for word in source.text(top[key]).split()}
                target.update(words)
                self.vocabulary.setdefault(self.language, set()).update(words)
        for name, node in source.mapping(top["words"]).items() if "words" in top else ():
            full = f"{self.language}.{name}"
            symbol = self.number(f"{{{full}}}")
            members: list[Phrase] = []
            phrases = PhraseSet(class_ends(symbol), self.symbols)
            for line, entry in source.lines(node):
                for member in filter(str.strip, entry.split(",")):
                    try:
                        phrase = self._spelled_out(self.phrase(member))
                        phrases.add(phrase)
                    except PhraseError as error:
                        raise LexiconError(source.name, line, str(error)) from error
                    members.append(phrase)
            self._add_members(phrases.root, symbol)
            self.members[full] = members
        return top

    def _add_members(self, root: Node, symbol: int) -> None:
        """Note single words of a class as its symbols, and lay phrases of several words into the net."""
        rest = Node()
        for word, node in root.ways.items():
            if node.ends:
                self.class_symbols.setdefault(word, set()).add(symbol)
            if node.ways or node.gaps:
                rest.ways[word] = Node(ways=node.ways, gaps=node.gaps)
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
            for reading in readings:
                self._mean(known, reading)
            if (word,) not in readings:
                slang.setdefault(word, readings[0])

    def _mean(self, known: list[tuple[int, Reading]], reading: Reading) -> None:
        """Note that the present language means `reading` too."""
        bit = self._bit(self.language)
        for place, (bits, other) in enumerate(known):
            if other == reading:
                known[place] = (bits | bit, reading)
                return
        known.append((bit, reading))

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
                False, source.name, node.start_mark.line + 1, -1, -1,
            )  # fmt: skip
            what = self._add_rule(rule)
            self._add_phrases(source, node, what)
            if signal == DENY:
                for _, phrase in source.lines(node):
                    if " " not in phrase:
                        self.denials[phrase] = self.denials.get(phrase, 0) | self._bit(self.language)
        for node in source.items(top["rules"]) if "rules" in top else ():
            self._read_rule(source, node)

    def _add_rule(self, rule: Rule | None) -> int:
        self.rules.append(rule)
        return len(self.rules) - 1

    def _add_phrases(self, source: _Source, node: Any, what: int) -> None:
        phrases = PhraseSet(rule_ends(what), self.symbols)
        for line, written in source.lines(node):
            try:
                phrases.add(self.phrase(written))
            except PhraseError as error:
                raise LexiconError(source.name, line, str(error)) from error
        add_ways(self.net, phrases.root, {})

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
        if full in self.names:
            raise source.wrong(fields["id"], f"another rule is called `{name}` too: give it another id")
        self.names.add(full)
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
        )
        for key in ("fires", "silent"):
            if key in fields:
                self.examples += [
                    Example(rule, line, text, key == "fires") for line, text in source.examples(fields[key])
                ]
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

    def read_everyday(self, folder: Path) -> None:
        """Note the everyday words of each language that has a list of them."""
        for bit, language in enumerate(self.own_slang):
            path = folder / EVERYDAY_FOLDER / f"{language}.txt"
            if not path.exists():
                continue
            try:
                words = path.read_text(encoding="utf-8").split()
            except (OSError, UnicodeDecodeError) as error:
                raise LexiconError(f"{EVERYDAY_FOLDER}/{path.name}", 1, f"cannot be read: {error}") from error
            for word in words:
                self.everyday[word] = self.everyday.get(word, 0) | 1 << bit

    def read_concepts(self, folder: Path) -> None:
        """Note what words mean roughly, for languages that have a list of it."""
        for bit, language in enumerate(self.own_slang):
            path = folder / CONCEPTS_FOLDER / f"{language}.txt"
            name = f"{CONCEPTS_FOLDER}/{path.name}"
            if not path.exists():
                continue
            try:
                lines = path.read_text(encoding="utf-8").splitlines()
            except (OSError, UnicodeDecodeError) as error:
                raise LexiconError(name, 1, f"cannot be read: {error}") from error
            for number, line in enumerate(lines, 1):
                if not line.strip() or line.startswith("#"):
                    continue
                concept, sign, words = line.partition("=")
                if not sign or not concept.strip() or len(concept.split()) != 1:
                    raise LexiconError(name, number, "must read `concept = word word stem*`")
                for word in words.split():
                    meant = self.concepts.setdefault(fold(word).replace("'", ""), {})
                    meant[concept.strip()] = meant.get(concept.strip(), 0) | 1 << bit

    def parts(self) -> Parts:
        """Return the finished lexicon as plain lists, texts and arrays."""
        slang = self._all_slang()
        used = self._used_words()
        languages = list(self.own_slang)
        kinds = {word: 0 for word in sorted(used.union(slang, *self.vocabulary.values()))}
        for bit, language in enumerate(languages):
            for word in self.vocabulary.get(language, ()):
                kinds[word] |= 1 << bit
            for word in slang:
                if any(bits & 1 << bit for bits, _ in slang[word]):
                    kinds[word] |= 1 << bit + SLANG_SHIFT
        every = (1 << len(languages)) - 1
        for word in used:
            # A word that only a reading of slang needs belongs to no language in particular.
            kinds[word] |= 0 if kinds[word] & every else every
        numbers = {word: number for number, word in enumerate(kinds)}
        stems = self._stem_symbols()
        packed = pack(self.net, self.classes_net, len(self.numbers))
        live = self._live_symbols(packed)
        starts, values = array("I", [0]), array("H")
        for word in kinds:
            values.extend(symbol for symbol in self._symbols_of(word, stems) if symbol in live)
            starts.append(len(values))
        tolerant = {
            word: at
            for word, at in numbers.items()
            if word in self.short or (len(word) >= SHORTEST_TYPO and (word in used or word in slang))
        }
        slip_sums, slip_numbers = index_of(tolerant, slip_keys)
        bone_sums, bone_numbers = index_of(numbers, bone_keys)
        sound_sums, sound_numbers = index_of({word: numbers[word] for word in used}, sound_keys)
        everyday = sorted((crc32(word.encode()), languages) for word, languages in self.everyday.items())
        signals = list(self.signals.values())
        return {
            "words": list(kinds),
            "kinds": array("H", kinds.values()),
            "symbol_starts": starts,
            "symbol_values": values,
            "signs": {
                sign: sorted({number, *self.class_symbols.get(number, ())} & live)
                for sign, number in self.numbers.items()
                if sign.startswith(":")
            },
            "number": [self.number(NUMBER), *sorted(self.class_symbols.get(self.number(NUMBER), ()))],
            "stems": {stem: [symbol for symbol in meant if symbol in live] for stem, meant in stems.items()},
            "slang": {
                word: "|".join(f"{bits}={' '.join(reading)}" for bits, reading in readings)
                for word, readings in slang.items()
            },
            "slip_sums": slip_sums,
            "slip_numbers": slip_numbers,
            "bone_sums": bone_sums,
            "bone_numbers": bone_numbers,
            "sound_sums": sound_sums,
            "sound_numbers": sound_numbers,
            "everyday_sums": array("I", [one[0] for one in everyday]),
            "everyday_languages": array("B", [one[1] for one in everyday]),
            "concepts": self.concepts,
            "real": sorted(self.real),
            "short": sorted(self.short),
            "joins": [[*pair, whole] for pair, whole in self.joins.items()],
            "fillers": sorted(self.fillers),
            "denials": self.denials,
            "restarts": sorted(self.restarts),
            "self": {name: sorted(words) for name, words in self.self_words.items()},
            "other": {name: sorted(words) for name, words in self.other_words.items()},
            "languages": languages,
            "signals": [
                [one.name, one.level, one.category, one.frame, sorted(one.only), one.soft] for one in signals
            ],
            "raises": [[one.first, one.second, one.level, one.category, one.apart] for one in self.raises],
            "lowers": [[one.first, one.second, one.level] for one in self.lowers],
            "general": sorted(self.general),
            "rules": [None if rule is None else _plain(rule) for rule in self.rules],
            **packed,
        }

    def _used_words(self) -> set[str]:
        used = self.literal | self.fillers | self.restarts
        used = used.union(*self.self_words.values(), *self.other_words.values())
        for readings in self.slang.values():
            for _, reading in readings:
                used.update(reading)
        return used

    def _all_slang(self) -> dict[str, list[tuple[int, Reading]]]:
        """Return every spelling that means something else, with its meanings and their languages."""
        slang = {word: list(readings) for word, readings in self.slang.items()}
        for word, readings in self.aliases.items():
            slang.setdefault(word, []).extend(readings)
        return slang

    def _bit(self, language: str) -> int:
        names = list(self.own_slang)
        return 1 << names.index(language) if language in names else 0

    def _stem_symbols(self) -> dict[str, tuple[int, ...]]:
        """Return what each beginning of a word can stand for in a phrase."""
        stems: dict[str, list[int]] = {}
        begun = {word[:size] for word in self.literal | self.stems for size in range(4, len(word) + 1)}
        for stem in sorted(self.stems):
            symbol = self.number(stem + "*")
            meant = [symbol, *sorted(self.class_symbols.get(symbol, ()))]
            stems.setdefault(stem, []).extend(meant)
            for spelled in transliterations(stem):
                # "суицид*" in Latin letters would take every English word that begins so.
                if len(spelled) > 3 and spelled not in begun:
                    stems.setdefault(spelled, []).extend(meant)
        return {stem: tuple(dict.fromkeys(meant)) for stem, meant in stems.items()}

    def _symbols_of(self, word: str, stems: dict[str, tuple[int, ...]]) -> tuple[int, ...]:
        """Return what `word` can stand for in a phrase: itself, its classes, its stems."""
        number = self.numbers.get(word)
        found = [] if number is None else [number, *sorted(self.class_symbols.get(number, ()))]
        for size in range(SHORTEST_STEM, len(word) + 1):
            found += stems.get(word[:size], ())
        return tuple(dict.fromkeys(found))

    @staticmethod
    def _live_symbols(packed: dict[str, array[int]]) -> set[int]:
        """Return the symbols that lead anywhere in the net."""
        live = set(packed["way_symbols"])
        for name in ("rule_roots", "class_roots"):
            live.update(symbol for symbol, node in enumerate(packed[name]) if node != NO_WAY)
        return live


def _plain(rule: Rule) -> list[Any]:
    return [
        rule.id, rule.language, rule.signal.name, rule.level, rule.category, rule.tense, rule.denial,
        rule.about, rule.bare, rule.file, rule.line, rule.unless, rule.near,
    ]  # fmt: skip


def compile_lexicon(folder: Path) -> tuple[Parts, list[Example]]:
    """Return the lexicon of all languages in `folder` as parts, and the examples of its rules.

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
    builder.read_everyday(folder)
    builder.read_concepts(folder)
    return builder.parts(), builder.examples
