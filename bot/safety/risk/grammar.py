"""The phrase language of the lexicon files, and the nodes that its phrases become.

A phrase is a line of words with a few signs:

    want to {DIE}        a word class, defined under `words` in the same file
    {en.DIE}             a word class of another language
    [really] want        may be missing
    (die|be dead)        one of these
    suicid*              any word that begins so
    ..  ...              up to 3, up to 6 words of any kind (but no denial, no new sentence)
    ^want  want$         only where a clause begins or ends
    {NUM}                a number

All phrases share one net of nodes: a phrase is a path through it, common beginnings and common
ends are stored once. net.py packs the nodes into numbers and walks them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

BEGIN = "^"
END = "$"
GAPS = {"..": 3, "...": 6}
_FLAGS = ((False, False), (False, True), (True, False), (True, True))

_SIGNS = re.compile(r"\{[^}]+\}|\.\.\.|\.\.|[\[\]()|^$]|[^\s\[\]()|^${}]+")

Sign = str | tuple["Phrase", ...]  # a written sign, or alternatives in brackets
Phrase = tuple[Sign, ...]


class PhraseError(ValueError):
    """A phrase cannot be read; the message says what to change."""


@dataclass(slots=True, eq=False)
class Node:
    """A place in the net: where each symbol leads, and what ends here.

    Nodes are shared between phrases and never change once they are in use; `union` makes new ones.
    """

    ways: dict[int, Node] = field(default_factory=dict)
    gaps: tuple[Node, ...] = ()  # the nodes behind gaps that may follow here, one per width
    width: int = 0  # for a node behind a gap: how many words the gap may swallow
    ends: tuple[int, ...] = ()  # what is found here, see rule_ends and class_ends


def rule_ends(what: int) -> tuple[int, ...]:
    """Return what the phrases of a rule leave behind: `what` and the two conditions in one number."""
    return tuple(what << 2 | begin << 1 | end for begin, end in _FLAGS)


def class_ends(symbol: int) -> tuple[int, ...]:
    """Return what the phrases of a word class leave behind: its symbol, counted down from -1."""
    return (~symbol,) * len(_FLAGS)


def union(first: Node, second: Node, known: dict[tuple[Node, Node], Node]) -> Node:
    """Return a node for every phrase that continues from either; `known` remembers pairs done before."""
    if first is second:
        return first
    done = known.get((first, second))
    if done is not None:
        return done
    merged = Node(width=max(first.width, second.width))
    known[(first, second)] = merged
    merged.ends = first.ends + tuple(one for one in second.ends if one not in first.ends)
    merged.ways = first.ways.copy()
    merged.gaps = first.gaps
    add_ways(merged, second, known)
    return merged


def add_ways(target: Node, other: Node, known: dict[tuple[Node, Node], Node]) -> None:
    """Give `target`, which nothing else uses, the ways and gaps of `other` as well."""
    ways = target.ways
    for symbol, node in other.ways.items():
        mine = ways.get(symbol)
        ways[symbol] = node if mine is None else union(mine, node, known)
    gaps = {gap.width: gap for gap in target.gaps}
    for gap in other.gaps:
        mine = gaps.get(gap.width)
        gaps[gap.width] = gap if mine is None else union(mine, gap, known)
    target.gaps = tuple(gaps.values())


def parse(phrase: str) -> Phrase:
    """Return the signs of `phrase`, brackets as tuples of alternatives. Raises PhraseError."""
    signs = _SIGNS.findall(phrase)
    if not signs:
        raise PhraseError("the phrase is empty")
    alternatives, rest = _parse(signs, 0, phrase)
    if rest != len(signs):
        raise PhraseError(f"there is a stray '{signs[rest]}' in '{phrase}'")
    return alternatives[0] if len(alternatives) == 1 else (alternatives,)


def _parse(signs: list[str], place: int, phrase: str) -> tuple[tuple[Phrase, ...], int]:
    """Read `a b | c d` until the end or a closing bracket."""
    found: list[Phrase] = []
    current: list[Sign] = []
    while place < len(signs):
        sign = signs[place]
        if sign in ")]":
            break
        if sign == "|":
            found.append(tuple(current))
            current = []
        elif sign in "([":
            pieces, place = _parse(signs, place + 1, phrase)
            if place >= len(signs) or signs[place] != {"(": ")", "[": "]"}[sign]:
                raise PhraseError(f"a '{sign}' is never closed in '{phrase}'")
            current.append(((), *pieces) if sign == "[" else pieces)
        else:
            current.append(sign)
        place += 1
    found.append(tuple(current))
    return tuple(found), place


_SPECIAL = {*GAPS, BEGIN, END}
Symbols = Callable[[str], Sequence[Sequence[int]]]


class PhraseSet:
    """The phrases of one rule or one word class, laid from one root.

    `symbols` turns one written word or class into the symbol sequences it means; `ends` are the four
    numbers that a match leaves behind: as it is, at the end of a clause, at its beginning, both.
    """

    def __init__(self, ends: Sequence[int], symbols: Symbols) -> None:
        self.root = Node()
        self._symbols = symbols
        self._known: dict[tuple[Node, Node], Node] = {}
        self._tails = {flags: Node(ends=(end,)) for flags, end in zip(_FLAGS, ends, strict=True)}

    def add(self, phrase: Phrase) -> None:
        """Lay one more phrase. Raises PhraseError."""
        begin = bool(phrase) and phrase[0] == BEGIN
        node = self._compile(phrase[1:] if begin else phrase, begin, self._tails[begin, False])
        if node.ends or node.gaps:
            raise PhraseError("a phrase needs a word at its beginning and at its end")
        add_ways(self.root, node, self._known)

    def _add_word(self, sign: str, tail: Node, words: dict[int, Node], choices: list[Node]) -> None:
        """Note one written word before `tail`: in `words` when it is one symbol, else in `choices`."""
        for reading in self._symbols(sign):
            if len(reading) == 1:
                words[reading[0]] = tail
                continue
            node = tail
            for symbol in reversed(reading):
                node = Node(ways={symbol: node})
            choices.append(node)

    def _compile(self, sequence: Phrase, begin: bool, tail: Node) -> Node:
        """Return the node from which `sequence` leads to `tail`; built from its end to its beginning."""
        for sign in reversed(sequence):
            choices: list[Node] = []
            words: dict[int, Node] = {}
            if isinstance(sign, tuple):
                for one in sign:
                    if len(one) == 1 and isinstance(one[0], str) and one[0] not in _SPECIAL:
                        self._add_word(one[0], tail, words, choices)
                    else:
                        choices.append(self._compile(one, begin, tail))
            elif sign in GAPS:
                if tail.gaps or not tail.ways:
                    raise PhraseError("a gap stands between two words")
                tail = Node(gaps=(Node(ways=tail.ways, width=GAPS[sign]),), ends=tail.ends)
                continue
            elif sign == END:
                if tail is not self._tails[begin, False]:
                    raise PhraseError("$ stands only at the end of a phrase")
                tail = self._tails[begin, True]
                continue
            elif sign == BEGIN:
                raise PhraseError("^ stands only at the beginning of a phrase")
            else:
                self._add_word(sign, tail, words, choices)
            if len(choices) == 1 and not words:
                tail = choices[0]
                continue
            tail = Node(ways=words)
            for choice in choices:
                tail.ends += tuple(end for end in choice.ends if end not in tail.ends)
                add_ways(tail, choice, self._known)
        return tail


def words_of(phrases: str) -> Iterator[tuple[int, str]]:
    """Yield (line number from 0, phrase) for each line that is not empty or a # comment."""
    for number, line in enumerate(phrases.splitlines()):
        phrase = line.split("#", 1)[0].strip()
        if phrase:
            yield number, phrase
