"""The phrase language of the lexicon files, and the net that finds all phrases in one pass.

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
ends are stored once. Matching keeps the set of nodes reached at each word, so it never goes back,
and its cost grows with the words of the text and not with the number of rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

BEGIN = "^"
END = "$"
GAPS = {"..": 3, "...": 6}

_SIGNS = re.compile(r"\{[^}]+\}|\.\.\.|\.\.|[\[\]()|^$]|[^\s\[\]()|^${}]+")

Sign = str | tuple["Phrase", ...]  # a written sign, or alternatives in brackets
Phrase = tuple[Sign, ...]


class PhraseError(ValueError):
    """A phrase cannot be read; the message says what to change."""


@dataclass(frozen=True, slots=True)
class Accept:
    """What it means that a phrase ends at a node."""

    what: int
    begin: bool  # the phrase must begin a clause
    end: bool  # the phrase must end one


@dataclass(slots=True, eq=False)
class Node:
    """A place in the net: where each symbol leads, and what ends here.

    Nodes are shared between phrases and never change once they are in use; `union` makes new ones.
    """

    ways: dict[str, Node] = field(default_factory=dict)
    gaps: tuple[Node, ...] = ()  # the nodes behind gaps that may follow here, one per width
    width: int = 0  # for a node behind a gap: how many words the gap may swallow
    ends: tuple[Accept, ...] = ()


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


def compile_phrases(
    phrases: Iterable[Phrase], what: int, symbols: Callable[[str], Sequence[Sequence[str]]]
) -> Node:
    """Return the node from which every one of `phrases` can be walked.

    `symbols` turns one written word or class into the symbol sequences it means; `what` is what a
    match will be called. Raises PhraseError.
    """
    root = Node()
    known: dict[tuple[Node, Node], Node] = {}
    tails = {flags: Node(ends=(Accept(what, *flags),)) for flags in _FLAGS}
    for phrase in phrases:
        begin = bool(phrase) and phrase[0] == BEGIN
        node = _compile(phrase[1:] if begin else phrase, begin, tails, tails[begin, False], symbols, known)
        if node.ends or node.gaps:
            raise PhraseError("a phrase needs a word at its beginning and at its end")
        add_ways(root, node, known)
    return root


_SPECIAL = {*GAPS, BEGIN, END}


def _add_word(
    sign: str,
    tail: Node,
    symbols: Callable[[str], Sequence[Sequence[str]]],
    words: dict[str, Node],
    choices: list[Node],
) -> None:
    """Note one written word before `tail`: in `words` when it is one symbol, else in `choices`."""
    for reading in symbols(sign):
        if len(reading) == 1:
            words[reading[0]] = tail
            continue
        node = tail
        for symbol in reversed(reading):
            node = Node(ways={symbol: node})
        choices.append(node)


_FLAGS = ((False, False), (False, True), (True, False), (True, True))


def _compile(
    sequence: Phrase,
    begin: bool,
    tails: dict[tuple[bool, bool], Node],
    tail: Node,
    symbols: Callable[[str], Sequence[Sequence[str]]],
    known: dict[tuple[Node, Node], Node],
) -> Node:
    """Return the node from which `sequence` leads to `tail`; built from its end to its beginning."""
    for sign in reversed(sequence):
        choices: list[Node] = []
        words: dict[str, Node] = {}
        if isinstance(sign, tuple):
            for one in sign:
                if len(one) == 1 and isinstance(one[0], str) and one[0] not in _SPECIAL:
                    _add_word(one[0], tail, symbols, words, choices)
                else:
                    choices.append(_compile(one, begin, tails, tail, symbols, known))
        elif sign in GAPS:
            if tail.gaps or not tail.ways:
                raise PhraseError("a gap stands between two words")
            tail = Node(gaps=(Node(ways=tail.ways, width=GAPS[sign]),), ends=tail.ends)
            continue
        elif sign == END:
            if tail is not tails[begin, False]:
                raise PhraseError("$ stands only at the end of a phrase")
            tail = tails[begin, True]
            continue
        elif sign == BEGIN:
            raise PhraseError("^ stands only at the beginning of a phrase")
        else:
            _add_word(sign, tail, symbols, words, choices)
        if len(choices) == 1 and not words:
            tail = choices[0]
            continue
        tail = Node(ways=words)
        for choice in choices:
            tail.ends += tuple(end for end in choice.ends if end not in tail.ends)
            add_ways(tail, choice, known)
    return tail


@dataclass(frozen=True, slots=True)
class Edge:
    """One way to read the text from a node of the lattice to a later one."""

    to: int
    symbols: tuple[str, ...]
    skip: bool = False  # a filler: a phrase may run across it
    bars_gap: bool = False  # a denial: a gap may not swallow it


@dataclass(slots=True)
class Lattice:
    """All readings of a text: nodes between words, edges for what may stand there.

    `pause[node]` is the pause before the word at that node. `word[node]` is the index of the
    token that begins there, or of the token that the node lies in.
    """

    edges: list[list[Edge]]
    pause: list[int]
    word: list[int]


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found between two nodes of the lattice."""

    what: int
    start: int
    end: int
    begin: bool
    ends: bool


def find(root: Node, lattice: Lattice, budget: int) -> tuple[list[Match], bool]:
    """Return every phrase in the lattice, and whether the budget was enough.

    Of the readings of a phrase that end at one place the longest is kept. `budget` bounds the
    steps of work; what was found until then is returned.
    """
    edges = lattice.edges
    last = len(edges)
    reached: list[dict[Node, tuple[int, int]]] = [{} for _ in range(last + 1)]
    found: dict[tuple[int, int, bool, bool], int] = {}
    steps = 0
    root_ways = root.ways
    for place in range(last):
        here = reached[place]
        if here and lattice.pause[place] == 2:
            here = {}
        for edge in edges[place]:
            to = edge.to
            target = reached[to]
            symbols = edge.symbols
            for symbol in symbols:
                node = root_ways.get(symbol)
                if node is not None:
                    _arrive(node, place, to, target, found)
            steps += 1 + len(here)
            for node, (start, left) in here.items():
                ways = node.ways
                for symbol in symbols:
                    following = ways.get(symbol)
                    if following is not None:
                        _arrive(following, start, to, target, found)
                if edge.skip:
                    known = target.get(node)
                    if known is None or known[0] > start:
                        target[node] = (start, left)
                elif left and not edge.bars_gap:
                    known = target.get(node)
                    if known is None or known[1] < left - 1:
                        target[node] = (start, left - 1)
        reached[place] = {}
        if steps > budget:
            return _matches(found), False
    return _matches(found), True


def _arrive(
    node: Node,
    start: int,
    to: int,
    target: dict[Node, tuple[int, int]],
    found: dict[tuple[int, int, bool, bool], int],
) -> None:
    """Note that `node` is reached at `to` by a phrase that began at `start`."""
    known = target.get(node)
    if known is None or known[0] > start:
        target[node] = (start, 0)
        for gap in node.gaps:
            behind = target.get(gap)
            if behind is None or behind[1] < gap.width:
                target[gap] = (start, gap.width)
    for accept in node.ends:
        key = (accept.what, to, accept.begin, accept.end)
        first = found.get(key)
        if first is None or first > start:
            found[key] = start


def _matches(found: dict[tuple[int, int, bool, bool], int]) -> list[Match]:
    return [Match(what, start, to, begin, end) for (what, to, begin, end), start in found.items()]


def words_of(phrases: str) -> Iterator[tuple[int, str]]:
    """Yield (line number from 0, phrase) for each line that is not empty or a # comment."""
    for number, line in enumerate(phrases.splitlines()):
        phrase = line.split("#", 1)[0].strip()
        if phrase:
            yield number, phrase
