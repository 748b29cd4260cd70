"""All readings of a message, word by word, as the lattice that the net is walked over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from bot.safety.risk.fold import STRONG, WEAK, tokenize
from bot.safety.risk.lexicon import Lexicon
from bot.safety.risk.net import BAR, PLAIN, SKIP, Edge, Lattice
from bot.safety.risk.spelling import LONGEST_WORD, SLANG_SHIFT, Reading

# Different unknown words in one text that are tried in other spellings; a page of typos has fewer.
MOST_RESPELLED = 100
# A word this long that only Russian knows tells that a message is Russian in Latin letters.
LONG_ENOUGH = 4


# How a written word is read: its edges to the next word, its longer paths, how many words it may be,
# and what it is read as first. An edge here is its symbols and its kind.
_Path = list[tuple[tuple[int, ...], int]]
_Read = tuple[list[tuple[tuple[int, ...], int]], list[_Path], int, Reading]


@dataclass(frozen=True, slots=True)
class ReadText:
    """A message as the lexicon reads it.

    `spans` are the places of the written words, `words` the words as folded; `lattice.word` points
    into both. `read_as` is the first reading of all of them in order, `spoken` the languages whose
    words are used most, as bits.
    """

    lattice: Lattice
    spans: list[tuple[int, int]]
    words: list[str]
    read_as: tuple[str, ...]
    spoken: int


def lattice_of(text: str, lexicon: Lexicon) -> ReadText:
    """Return all readings of `text`."""
    tokens = tokenize(text)
    spelling = lexicon.spelling
    numbers = spelling.numbers
    count = len(tokens)
    words = [token.text for token in tokens]
    spoken = lexicon.spoken(words)
    read: dict[tuple[str, tuple[str, ...]], _Read] = {}
    readings: list[_Read] = []
    widths: list[int] = []
    respelled = 0
    for token in tokens:
        key = (token.text, token.parts)
        known = read.get(key)
        if known is None:
            word = token.text
            if token.emoji:
                known = _read_sign(word, lexicon, spoken)
            elif spelling.knows(word):
                known = _read(spelling.readings(word, token.parts, spoken), lexicon, spoken)
            elif respelled < MOST_RESPELLED:
                respelled += 1
                known = _read(spelling.readings(word, token.parts, spoken), lexicon, spoken)
            else:
                known = _read([(word,)], lexicon, spoken)
            read[key] = known
        readings.append(known)
        widths.append(known[2])
    if _is_russian(words, lexicon):
        for index, word in enumerate(words):
            russian = spelling.russian(word)
            if russian:
                more = _read(russian, lexicon, spoken)
                readings[index] = (readings[index][0] + more[0], *readings[index][1:3], russian[0])
    runs: list[tuple[int, int, _Read]] = []
    for first, stop, whole in _spaced_letters(words):
        known = _read(spelling.readings(whole, (), spoken), lexicon, spoken)
        runs.append((first, stop, known))
        widths[first] += max(0, known[2] - sum(widths[first:stop]))
    begins = list(accumulate(widths, initial=0))
    size = begins[count]
    edges: list[list[Edge]] = [[] for _ in range(size)]
    pause = [0] * (size + 1)
    place_of = [0] * (size + 1)
    for index, token in enumerate(tokens):
        first, after = begins[index], begins[index + 1]
        pause[first] = token.pause
        for node in range(first, after):
            place_of[node] = index
        _lay(edges, first, after, readings[index])
    for first, stop, known in runs:
        _lay(edges, begins[first], begins[stop], known)
    for index in range(count - 1):
        left, right = words[index], words[index + 1]
        length = len(left) + len(right)
        if length > LONGEST_WORD or tokens[index + 1].pause > WEAK:
            continue
        joined = lexicon.joins.get((left, right))
        if joined is not None:
            _lay(edges, begins[index], begins[index + 2], _read([(joined,)], lexicon, spoken))
            continue
        if length <= 3 or tokens[index].emoji or tokens[index + 1].emoji:
            continue
        whole = left + right
        both = _is_of(spelling.kind(left), spoken) and _is_of(spelling.kind(right), spoken)
        if (length < 8 or whole not in numbers) if both else not spelling.knows_joined(whole):
            continue
        known = _read(spelling.readings(whole, (), spoken), lexicon, spoken)
        _lay(edges, begins[index], begins[index + 2], known)
    pause[size] = STRONG
    place_of[size] = count
    read_as = tuple(piece for known in readings for piece in known[3])
    return ReadText(
        lattice=Lattice(edges, pause, place_of),
        spans=[(token.start, token.end) for token in tokens],
        words=words,
        read_as=read_as,
        # Hidden letter by letter, a language shows only now.
        spoken=spoken or lexicon.spoken(read_as),
    )


def _is_of(kind: int, spoken: int) -> bool:
    """Whether a word is known in the language of the message, or at all where that is not known."""
    return bool(kind & (spoken | spoken << SLANG_SHIFT) if spoken else kind)


def _is_russian(words: list[str], lexicon: Lexicon) -> bool:
    """Whether a message in Latin letters is Russian: most words are, and one that no language knows is."""
    spelling = lexicon.spelling
    if not any(
        word.isascii() and len(word) >= LONG_ENOUGH and word not in spelling.numbers for word in words
    ):
        return False
    russian = [word for word in words if word.isascii() and spelling.russian(word)]
    return 2 * len(russian) > len(words) and any(
        len(word) >= LONG_ENOUGH and word not in spelling.numbers for word in russian
    )


def _read_sign(sign: str, lexicon: Lexicon, spoken: int) -> _Read:
    """Return the ways through an emoji: phrases may run across it, and it may stand for a word."""
    edges, longer, width, _ = _read(lexicon.spelling.meanings(sign, spoken) or [(sign,)], lexicon, spoken)
    return [(lexicon.symbols(sign), SKIP), *edges], longer, width, (sign,)


def _read(readings: Sequence[Reading], lexicon: Lexicon, spoken: int) -> _Read:
    """Return the ways through one word that has these readings."""
    single: dict[int, tuple[int, ...]] = {}
    longer: list[_Path] = []
    width = 1
    for reading in readings:
        path: _Path = []
        for piece in reading:
            kind = PLAIN
            if piece in lexicon.light:
                if piece in lexicon.fillers:
                    kind = SKIP
                elif not spoken or lexicon.denials[piece] & spoken:
                    kind = BAR
            path.append((lexicon.symbols(piece), kind))
        if len(path) == 1:
            symbols, kind = path[0]
            known = single.get(kind, ())
            single[kind] = known + tuple(one for one in symbols if one not in known)
        else:
            longer.append(path)
            width = max(width, len(path))
    return [(symbols, kind) for kind, symbols in single.items()], longer, width, readings[0]


def _lay(edges: list[list[Edge]], first: int, after: int, known: _Read) -> None:
    """Lay the readings of a word from node `first` to node `after`, through the nodes between."""
    for symbols, kind in known[0]:
        edges[first].append((after, symbols, kind))
    for path in known[1]:
        last = first + len(path) - 1
        for node, (symbols, kind) in enumerate(path, first):
            edges[node].append((after if node == last else node + 1, symbols, kind))


def _spaced_letters(words: list[str]) -> list[tuple[int, int, str]]:
    """Return (first, after, joined) for runs of three and more single letters: "d i e"."""
    runs: list[tuple[int, int, str]] = []
    index = 0
    count = len(words)
    while index < count:
        if len(words[index]) != 1:
            index += 1
            continue
        stop = index
        while stop < count and len(words[stop]) == 1:
            stop += 1
        if stop - index >= 3:
            runs.append((index, stop, "".join(words[index:stop])))
        index = stop
    return runs
