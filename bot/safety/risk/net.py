"""The net of all phrases as packed numbers, and the walk that finds every phrase in one pass.

The walk keeps the set of nodes reached at each word, so it never goes back, and its cost grows
with the words of the text and not with the number of rules.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.safety.risk.grammar import Node

# What an edge of the lattice is besides a way to read words.
PLAIN = 0
SKIP = 1  # a filler: a phrase may run across it
BAR = 2  # a denial: a gap may not swallow it

NO_WAY = 0xFFFFFFFF
# Nodes that are kept spelled out; everyday messages pass through a few thousand of them.
MOST_OPEN = 4_000

Ways = Mapping[int, int]
_Gap = tuple[int, int, Ways]  # the node behind the gap, the words it may swallow, the ways from there
_Open = tuple[Ways, tuple[_Gap, ...], Sequence[int]]
Edge = tuple[int, tuple[int, ...], int]  # the node it leads to, the symbols it reads as, PLAIN, SKIP or BAR


@dataclass(slots=True)
class Lattice:
    """All readings of a text: nodes between words, edges for what may stand there.

    `pause[node]` is the pause before the word at that node. `word[node]` is the index of the
    token that begins there, or of the token that the node lies in.
    """

    edges: list[list[Edge]]
    pause: list[int]
    word: list[int]


class Match(NamedTuple):
    """A phrase found between two nodes of the lattice."""

    what: int
    start: int
    end: int
    begin: bool  # it counts only where a clause begins
    ends: bool  # it counts only where a clause ends


def pack(rules: Node, classes: Node, symbols: int) -> dict[str, array[int]]:
    """Return both nets as arrays, for `Net`; `symbols` is how many symbols there are.

    Where a word class ends, the net holds the symbol of the class, counted down from -1.
    """
    numbers: dict[Node, int] = {}
    order: list[Node] = []

    def number(node: Node) -> int:
        known = numbers.get(node)
        if known is None:
            known = numbers[node] = len(order)
            order.append(node)
        return known

    packed = {
        "rule_roots": array("I", [NO_WAY]) * symbols,
        "class_roots": array("I", [NO_WAY]) * symbols,
        "way_starts": array("I", [0]),
        "way_symbols": array("H"),
        "way_targets": array("I"),
        "gap_starts": array("I", [0]),
        "gap_targets": array("I"),
        "gap_widths": array("B"),
        "end_starts": array("I", [0]),
        "end_values": array("i"),
    }
    for name, root in (("rule_roots", rules), ("class_roots", classes)):
        for symbol, node in root.ways.items():
            packed[name][symbol] = number(node)
    done = 0
    while done < len(order):
        node = order[done]
        done += 1
        packed["way_symbols"].extend(node.ways)
        packed["way_targets"].extend(map(number, node.ways.values()))
        packed["way_starts"].append(len(packed["way_symbols"]))
        packed["gap_targets"].extend(map(number, node.gaps))
        packed["gap_widths"].extend(gap.width for gap in node.gaps)
        packed["gap_starts"].append(len(packed["gap_targets"]))
        packed["end_values"].extend(node.ends)
        packed["end_starts"].append(len(packed["end_values"]))
    return packed


class Net:
    """Every phrase of every rule, and every word class of several words."""

    def __init__(self, packed: Mapping[str, array[int]]) -> None:
        self._rule_roots = packed["rule_roots"]
        self._class_roots = packed["class_roots"]
        self._way_starts = packed["way_starts"]
        self._way_symbols = packed["way_symbols"]
        self._way_targets = packed["way_targets"]
        self._gap_starts = packed["gap_starts"]
        self._gap_targets = packed["gap_targets"]
        self._gap_widths = packed["gap_widths"]
        self._end_starts = packed["end_starts"]
        self._end_values = packed["end_values"]
        self._open: dict[int, _Open] = {}
        self.nodes = len(self._way_starts) - 1

    def _ways(self, node: int) -> Ways:
        first, after = self._way_starts[node], self._way_starts[node + 1]
        return dict(zip(self._way_symbols[first:after], self._way_targets[first:after], strict=True))

    def _opened(self, node: int) -> _Open:
        gaps: list[_Gap] = []
        for place in range(self._gap_starts[node], self._gap_starts[node + 1]):
            behind = self._gap_targets[place]
            gaps.append((behind, self._gap_widths[place], self._ways(behind)))
        ends = self._end_values[self._end_starts[node] : self._end_starts[node + 1]]
        opened = self._open[node] = (self._ways(node), tuple(gaps), tuple(ends))
        return opened

    def find(self, lattice: Lattice, budget: int) -> tuple[list[Match], bool, int]:
        """Return every phrase in the lattice, whether the budget was enough, and the steps taken.

        Of the readings of a phrase that end at one place the longest is kept. `budget` bounds the
        steps of work; what was found until then is returned.
        """
        if len(self._open) > MOST_OPEN:
            self._open.clear()
        walk = _Walk(self, lattice)
        complete = walk.go(budget)
        found = walk.found
        matches = [
            Match(key >> 2, start, to, bool(key & 2), bool(key & 1)) for (key, to), start in found.items()
        ]
        return matches, complete, walk.steps


class _Walk:
    """One pass over one lattice."""

    def __init__(self, net: Net, lattice: Lattice) -> None:
        self._net = net
        self._opened = net._open
        self._lattice = lattice
        # By place: the nodes reached there, each with the place where its phrase began, the words
        # that a gap may still swallow, and its ways.
        self._reached: list[dict[int, tuple[int, int, Ways]]] = [{} for _ in range(len(lattice.edges) + 1)]
        self.found: dict[tuple[int, int], int] = {}
        self.steps = 0

    def go(self, budget: int) -> bool:
        """Walk to the end, or until the budget is spent; return whether it was enough."""
        roots = self._net._rule_roots
        class_roots = self._net._class_roots
        reached = self._reached
        arrive = self._arrive
        pause = self._lattice.pause
        steps = 0
        for place, edges in enumerate(self._lattice.edges):
            if pause[place] == 2:
                reached[place] = {}
            here = reached[place]
            for to, symbols, kind in edges:
                for symbol in symbols:
                    node = roots[symbol]
                    if node != NO_WAY:
                        arrive(node, place, to)
                    node = class_roots[symbol]
                    if node != NO_WAY:
                        arrive(node, place, to)
                steps += 1 + len(here)
                if here:
                    self._advance(here, to, symbols, kind)
            if steps > budget:
                self.steps = steps
                return False
        self.steps = steps
        return True

    def _advance(
        self, here: dict[int, tuple[int, int, Ways]], to: int, symbols: tuple[int, ...], kind: int
    ) -> None:
        """Carry every node reached at one place over one edge."""
        target = self._reached[to]
        arrive = self._arrive
        only = symbols[0] if len(symbols) == 1 else None
        for node, (start, left, ways) in here.items():
            if only is not None:
                if only in ways:
                    arrive(ways[only], start, to)
            else:
                for symbol in symbols:
                    if symbol in ways:
                        arrive(ways[symbol], start, to)
            if kind == SKIP:
                known = target.get(node)
                if known is None or known[0] > start:
                    target[node] = (start, left, ways)
            elif left and kind != BAR:
                known = target.get(node)
                if known is None or known[1] < left - 1:
                    target[node] = (start, left - 1, ways)

    def _arrive(self, node: int, start: int, to: int) -> None:
        """Note that `node` is reached at `to` by a phrase that began at `start`."""
        target = self._reached[to]
        known = target.get(node)
        if known is not None and known[0] <= start:
            return
        opened = self._opened.get(node)
        ways, gaps, ends = self._net._opened(node) if opened is None else opened
        target[node] = (start, 0, ways)
        for gap, width, behind in gaps:
            waiting = target.get(gap)
            if waiting is None or waiting[1] < width:
                target[gap] = (start, width, behind)
        for key in ends:
            if key < 0:
                self._class_found(~key, start, to)
                continue
            first = self.found.get((key, to))
            if first is None or first > start:
                self.found[key, to] = start

    def _class_found(self, symbol: int, start: int, to: int) -> None:
        """Carry what is reached at `start` over a word class of several words that ends at `to`."""
        node = self._net._rule_roots[symbol]
        if node != NO_WAY:
            self._arrive(node, start, to)
        here = self._reached[start]
        if here:
            self.steps += len(here)
            self._advance(here, to, (symbol,), PLAIN)
