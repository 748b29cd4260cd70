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
# Words of a message that are looked at to tell this.
MOST_RUSSIAN = 60


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
    runs_of_letters = _spaced_letters(words)
    spoken = lexicon.spoken([word for word in words if len(word) > 1])
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
    for first, stop, whole in runs_of_letters:
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
    read_as = [known[3] for known in readings]
    for index in range(count - 1):
        left, right = words[index], words[index + 1]
        length = len(left) + len(right)
        if length > LONGEST_WORD or tokens[index + 1].pause > WEAK:
            continue
        joined = lexicon.joins.get((left, right)) or lexicon.joins.get((*read_as[index], *read_as[index + 1]))
        if joined is not None:
            _lay(edges, begins[index], begins[index + 2], _read([(joined,)], lexicon, spoken))
            continue
        if tokens[index].emoji or tokens[index + 1].emoji:
            continue
        whole = left + right
        # "w/o" is one word in spite of its size.
        tight = tokens[index].end + 1 == tokens[index + 1].start and text[tokens[index].end] in "/-."
        if length <= 3 and not (tight and whole in numbers):
            continue
        both = _is_of(spelling.kind(left), spoken) and _is_of(spelling.kind(right), spoken)
        if (length < 8 or whole not in numbers) if both else not spelling.knows_joined(whole):
            continue
        known = _read(spelling.readings(whole, (), spoken), lexicon, spoken)
        _lay(edges, begins[index], begins[index + 2], known)
    pause[size] = STRONG
    place_of[size] = count
    every = tuple(piece for reading in read_as for piece in reading)
    return ReadText(
        lattice=Lattice(edges, pause, place_of),
        spans=[(token.start, token.end) for token in tokens],
        words=words,
        read_as=every,
        # Hidden letter by letter, a language shows only now.
        spoken=spoken or lexicon.spoken(every),
    )


def _is_of(kind: int, spoken: int) -> bool:
    """Whether a word is known in the language of the message, or at all where that is not known."""
    return bool(kind & (spoken | spoken << SLANG_SHIFT) if spoken else kind)


def _is_russian(words: list[str], lexicon: Lexicon) -> bool:
    """Whether a message in Latin letters is Russian: most words are, and one that no language knows is."""
    spelling = lexicon.spelling
    unknown = {
        word
        for word in words
        if len(word) >= LONG_ENOUGH
        and word not in spelling.numbers
        and word.isascii()
        and not spelling.everyday(word)
    }
    if 4 * len(unknown) < len(words):
        return False
    begin = words[:MOST_RUSSIAN]
    russian = {word for word in begin if spelling.russian(word)}
    return 2 * sum(word in russian for word in begin) > len(begin) and not russian.isdisjoint(unknown)


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
        if last >= after:
            # Two words that were written as more than they have room for.
            continue
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
