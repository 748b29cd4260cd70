"""All readings of a message, word by word, as the lattice that the net is walked over."""

from __future__ import annotations

from bot.safety.risk.fold import WEAK, tokenize
from bot.safety.risk.lexicon import Lexicon
from bot.safety.risk.net import BAR, PLAIN, SKIP, Edge, Lattice
from bot.safety.risk.spelling import LONGEST_WORD, Reading

# Different unknown words in one text that are tried in other spellings; a page of typos has fewer.
MOST_RESPELLED = 100


# A way to read one written word: for each word that it stands for, its symbols and its kind of edge.
_Path = tuple[tuple[tuple[int, ...], int], ...]


def lattice_of(
    text: str, lexicon: Lexicon
) -> tuple[Lattice, list[tuple[int, int]], list[str], tuple[str, ...]]:
    """Return all readings of `text`, the span of each written word, each as folded, and how it is read first.

    The second and third list have one entry per written word; `Lattice.word` points into them.
    """
    tokens = tokenize(text)
    spelling = lexicon.spelling
    count = len(tokens)
    words = [token.text for token in tokens]
    spoken = lexicon.spoken(words)
    joined = _spaced_letters(words)
    all_readings: list[list[Reading]] = []
    widths: list[int] = []
    read: dict[tuple[str, tuple[str, ...]], tuple[list[Reading], int]] = {}
    respelled = 0
    for token in tokens:
        key = (token.text, token.parts)
        known = read.get(key)
        if known is None:
            if token.emoji or (respelled >= MOST_RESPELLED and not spelling.knows(token.text)):
                readings: list[Reading] = [(token.text,)]
            else:
                readings = spelling.readings(token.text, token.parts, spoken)
                respelled += not spelling.knows(token.text)
            known = read[key] = (readings, max(map(len, readings)))
        all_readings.append(known[0])
        widths.append(known[1])
    runs: dict[int, tuple[int, list[Reading]]] = {}
    for index, (stop, whole) in joined.items():
        readings = spelling.readings(whole, (), spoken)
        runs[index] = (stop, readings)
        widths[index] += max(0, max(map(len, readings)) - sum(widths[index:stop]))
    begins = [0] * (count + 1)
    for index in range(count):
        begins[index + 1] = begins[index] + widths[index]
    size = begins[count]
    edges: list[list[Edge]] = [[] for _ in range(size)]
    pause = [0] * (size + 1)
    word = [0] * (size + 1)
    paths: dict[str, list[_Path]] = {}
    for index, token in enumerate(tokens):
        first, after = begins[index], begins[index + 1]
        pause[first] = token.pause
        for node in range(first, after):
            word[node] = index
        known_paths = paths.get(token.text)
        if known_paths is None or token.parts:
            known_paths = [_path(reading, lexicon, token.emoji) for reading in all_readings[index]]
            if not token.parts:
                paths[token.text] = known_paths
        for path in known_paths:
            if len(path) == 1:
                edges[first].append((after, *path[0]))
            else:
                _lay(edges, first, after, path)
        if index in runs:
            stop, readings = runs[index]
            for reading in readings:
                _lay(edges, first, begins[stop], _path(reading, lexicon))
    word[size] = count
    for index in range(count - 1):
        left, right = tokens[index], tokens[index + 1]
        if right.pause > WEAK or left.emoji or right.emoji:
            continue
        joined_word = lexicon.joins.get((left.text, right.text))
        if joined_word is not None:
            _lay(edges, begins[index], begins[index + 2], _path((joined_word,), lexicon))
            continue
        length = len(left.text) + len(right.text)
        if length <= 3 or length > LONGEST_WORD:
            continue
        whole = left.text + right.text
        if not spelling.knows_joined(whole):
            continue
        if length < 8 and spelling.knows(left.text) and spelling.knows(right.text):
            continue
        for reading in spelling.readings(whole, (), spoken):
            _lay(edges, begins[index], begins[index + 2], _path(reading, lexicon))
    pause[size] = 2
    read_as = tuple(piece for readings in all_readings for piece in readings[0])
    return Lattice(edges, pause, word), [(t.start, t.end) for t in tokens], words, read_as


def _path(reading: Reading, lexicon: Lexicon, emoji: bool = False) -> _Path:
    """Return the symbols and the kind of edge of each word of a reading."""
    return tuple(
        (
            lexicon.symbols(piece),
            SKIP if emoji or piece in lexicon.fillers else BAR if piece in lexicon.denials else PLAIN,
        )
        for piece in reading
    )


def _lay(edges: list[list[Edge]], first: int, after: int, path: _Path) -> None:
    """Lay a reading from node `first` to node `after`, through the nodes between."""
    last = len(path) - 1
    for number, (symbols, kind) in enumerate(path):
        edges[first + number].append((after if number == last else first + number + 1, symbols, kind))


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
