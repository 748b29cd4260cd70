"""How a written word is read: slang, typos, leetspeak, mixed alphabets, missing spaces.

A word that the lexicon knows is read as it stands. Only a word that it does not know is tried in
other spellings, and only against words that rules use, so everyday words keep their meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import product

Reading = tuple[str, ...]

_LEET = {
    "0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "6": "g", "7": "t", "8": "b", "9": "g",
    "@": "a", "$": "s", "!": "il", "|": "il", "+": "t", "€": "e",
}  # fmt: skip
_TO_LATIN = str.maketrans("аеорсухіјѕԁһкмтвнгпьԛԝ", "aeopcyxijsdhkmtbhrnbqw")
_TO_CYRILLIC = str.maketrans("aeopcyxkmtbhnur3", "аеорсухкмтвнпигз")
_CYRILLIC = re.compile("[а-яёіїєґѕјԁһԛԝ]")
_LATIN = re.compile("[a-z]")
_RUN = re.compile(r"(.)\1{2,}")
_PAIR = re.compile(r"(.)\1")
_ODD = re.compile(r"[0-9@$!|*+€]")
_ONLY_DIGITS = re.compile(r"[0-9]+")
_VOWELS = re.compile("[aeiou]")
_ELISION = re.compile(r"(qu|[jdltmsnc])(\w{2,})")

LONGEST_WORD = 24
MOST_SKELETONS = 6
SHORTEST_TYPO = 5
SHORTEST_SWAP = 4
SHORTEST_SKELETON = 3
SHORTEST_JOINED = 5
LONGEST_JOINED = 200
_ALONE = frozenset("iaukeoyяиувс")

_TRANSLITERATION = {
    "а": ("a",), "б": ("b",), "в": ("v",), "г": ("g",), "д": ("d",), "е": ("e",), "ж": ("zh", "j"),
    "з": ("z",), "и": ("i",), "й": ("y", "j", "i"), "к": ("k",), "л": ("l",), "м": ("m",), "н": ("n",),
    "о": ("o",), "п": ("p",), "р": ("r",), "с": ("s",), "т": ("t",), "у": ("u",), "ф": ("f",),
    "х": ("h", "kh", "x"), "ц": ("c", "ts"), "ч": ("ch", "4"), "ш": ("sh",), "щ": ("sch", "shch", "sh"),
    "ъ": ("",), "ы": ("y", "i"), "ь": ("",), "э": ("e",), "ю": ("yu", "u", "ju"), "я": ("ya", "ja", "ia"),
}  # fmt: skip
MOST_TRANSLITERATIONS = 24


def transliterations(word: str) -> list[str]:
    """Return the common Latin spellings of a Russian word, or nothing for a word of another script."""
    if not all(letter in _TRANSLITERATION or letter == "*" for letter in word):
        return []
    spellings = [""]
    for letter in word:
        choices = _TRANSLITERATION.get(letter, ("",))
        spellings = [head + tail for head in spellings for tail in choices][:MOST_TRANSLITERATIONS]
    return spellings


def one_slip_apart(first: str, second: str) -> bool:
    """Whether one letter added, dropped, changed or two neighbours swapped turn one word into the other."""
    if first == second:
        return True
    short, long = sorted((first, second), key=len)
    if len(long) - len(short) > 1:
        return False
    place = 0
    while place < len(short) and short[place] == long[place]:
        place += 1
    if len(short) < len(long):
        return short[place:] == long[place + 1 :]
    if short[place + 1 :] == long[place + 1 :]:
        return True
    swapped = short[place : place + 2] == long[place : place + 2][::-1]
    return swapped and short[place + 2 :] == long[place + 2 :]


def _drops(word: str) -> Iterable[str]:
    return {word[:place] + word[place + 1 :] for place in range(len(word))}


class Spelling:
    """Turns written words into readings: sequences of words that the lexicon knows.

    `words` are the words that rules use; `stems` the beginnings that rules use with a star;
    `slang` maps a spelling to what it may mean; `real` are everyday words that look like a
    slip of a word in use and are not; `short` are shorter words for which slips are read all the
    same; `first` are the words of the language that words run together are tried in first.
    """

    def __init__(
        self,
        words: Iterable[str],
        stems: Iterable[str],
        slang: Mapping[str, tuple[Reading, ...]],
        real: Iterable[str],
        short: Iterable[str] = (),
        first: Iterable[str] = (),
    ) -> None:
        self._slang = dict(slang)
        self._words = frozenset(words)
        self._stems = frozenset(stems)
        self._stem_lengths = sorted({len(stem) for stem in self._stems}, reverse=True)
        self._real = frozenset(real)
        self._known = self._words | self._slang.keys()
        self._first = frozenset(first)
        self._longest = max((len(word) for word in self._known), default=1)
        self._slips: dict[str, list[str]] = {}
        tolerant = {word for word in self._known if len(word) >= SHORTEST_TYPO} | set(short)
        for word in tolerant:
            for dropped in _drops(word):
                self._slips.setdefault(dropped, []).append(word)
        self._tolerant = frozenset(tolerant)
        self._swaps: dict[str, list[str]] = {}
        self._skeletons: dict[str, list[str]] = {}
        for word in self._known:
            if SHORTEST_SWAP <= len(word) < SHORTEST_TYPO and word.isalpha():
                for place in range(len(word) - 1):
                    swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
                    if swapped not in self._known:
                        self._swaps.setdefault(swapped, []).append(word)
            bones = word[:1] + _VOWELS.sub("", word[1:])
            if (
                len(word) - len(bones) >= 1
                and len(bones) >= SHORTEST_SKELETON
                and len(word) > SHORTEST_SKELETON
            ):
                self._skeletons.setdefault(bones, []).append(word)
        self._stem_slips: dict[str, list[str]] = {}
        for stem in self._stems:
            if len(stem) >= SHORTEST_TYPO:
                for dropped in _drops(stem):
                    self._stem_slips.setdefault(dropped, []).append(stem)
        self._by_length: dict[int, list[str]] = {}
        for word in self._known:
            self._by_length.setdefault(len(word), []).append(word)

    def knows(self, word: str) -> bool:
        """Whether a rule or the slang list uses this very word, or a stem that it begins with."""
        return word in self._known or self.stem(word) is not None

    def knows_joined(self, word: str) -> bool:
        """Whether two words written as one are a word in use; a short stem says too little here."""
        stem = None if word in self._known else self.stem(word)
        return word in self._known or (stem is not None and len(stem) >= SHORTEST_JOINED)

    def stem(self, word: str) -> str | None:
        """Return the longest stem in use that `word` begins with."""
        for length in self._stem_lengths:
            if length <= len(word) and word[:length] in self._stems:
                return word[:length]
        return None

    def readings(self, word: str, parts: tuple[str, ...] = ()) -> list[Reading]:
        """Return what `word` may mean, best first; the word itself when nothing else is known.

        `parts` are its pieces around apostrophes.
        """
        found: list[Reading] = []
        if word in self._slang:
            found += self._slang[word]
        if word in self._words:
            found.append((word,))
        if len(parts) > 1 and all(len(part) < SHORTEST_JOINED or self.knows(part) for part in parts):
            spread = (self._slang.get(part, ((part,),))[0] for part in parts)
            found.append(tuple(piece for reading in spread for piece in reading))
        if found:
            return found
        if self.stem(word) is not None or word in self._real:
            return [(word,)]
        found += self._respelled(word)
        return found or [(word,)]

    def _plain(self, word: str) -> list[Reading]:
        """Return the readings of a respelled word that is known as it stands."""
        found = list(self._slang.get(word, ()))
        if word in self._words or self.stem(word) is not None:
            found.append((word,))
        return found

    def _respelled(self, word: str) -> list[Reading]:
        if _ONLY_DIGITS.fullmatch(word):
            return []
        found: list[Reading] = []
        tries = self._variants(word)
        for variant in tries:
            found += self._plain(variant)
        if found:
            return found
        for variant in tries:
            for other in (*self._swaps.get(variant, ()), *self._skeletons.get(variant, ())[:MOST_SKELETONS]):
                found += self._plain(other)
        if found:
            return found
        for variant in tries:
            found += self._slipped(variant)
        if found:
            return found
        if "*" in word:
            found = self._starred(word)
            if found:
                return found
        for variant in tries:
            elided = _ELISION.fullmatch(variant)
            if elided and self.knows(elided.group(2)):
                return [(elided.group(1), elided.group(2)), (variant,)]
        for variant in tries:
            split = self.split(variant)
            if split:
                return [split]
        return []

    def _variants(self, word: str) -> list[str]:
        """Return the word in the spellings that letters, signs and scripts allow; at most about 30."""
        if len(word) > LONGEST_JOINED:
            word = word[:LONGEST_JOINED]
        forms = [word]
        if _CYRILLIC.search(word):
            latin = word.translate(_TO_LATIN)
            if not _CYRILLIC.search(latin):
                forms.append(latin)
            if _LATIN.search(word):
                forms.append(word.translate(_TO_CYRILLIC))
        if _ODD.search(word) and "*" not in word:
            forms += self._unleet(forms)
        spread: list[str] = []
        for form in forms:
            spread += _shortened(form) if _PAIR.search(form) else [form]
        return list(dict.fromkeys(spread))

    def _unleet(self, forms: list[str]) -> list[str]:
        found = []
        for form in forms:
            # Signs at an end are more often punctuation than letters: try without them too.
            choices = [_LEET.get(letter, letter) for letter in form[: LONGEST_WORD * 2]]
            for letters in list(product(*choices))[:8] if _few(choices) else [tuple(c[0] for c in choices)]:
                found.append("".join(letters))
            bare = _ODD.sub(" ", form).split()
            if len(bare) == 1:
                found.append(bare[0])
        return found

    def _slipped(self, word: str) -> list[Reading]:
        """Return known words one slip away, for words long enough that the slip is unlikely a word."""
        length = len(word)
        if length > LONGEST_WORD or length < 3:
            return []
        found = {other for other in self._slips.get(word, ())}
        for dropped in _drops(word):
            if dropped in self._tolerant:
                found.add(dropped)
            for other in self._slips.get(dropped, ()):
                if len(other) == length and one_slip_apart(word, other):
                    found.add(other)
        if found:
            return [reading for other in sorted(found) for reading in self._plain(other)]
        for cut in range(max(SHORTEST_TYPO - 1, 0), length + 1):
            head = word[:cut]
            for stem in self._stem_slips.get(head, ()):
                return [(stem + word[cut:],)]
            if cut > SHORTEST_TYPO:
                for dropped in _drops(head):
                    if dropped in self._stems and len(dropped) >= SHORTEST_TYPO:
                        return [(dropped + word[cut:],)]
                    for stem in self._stem_slips.get(dropped, ()):
                        if one_slip_apart(head, stem):
                            return [(stem + word[cut:],)]
        return []

    def _starred(self, word: str) -> list[Reading]:
        """Return the known words that fit a word with stars for letters: s**cide, c*t."""
        if len(word) > LONGEST_WORD or sum(letter != "*" for letter in word) < 2:
            return []
        pattern = re.compile("".join("." if letter == "*" else re.escape(letter) for letter in word))
        fits = [other for other in self._by_length.get(len(word), ()) if pattern.fullmatch(other)]
        found = [reading for other in fits for reading in self._plain(other)]
        for stem in sorted(self._stems):
            head = word[: len(stem)]
            if len(stem) <= len(word) and "*" in head and re.fullmatch(pattern_of(head), stem):
                found.append((stem,))
        return found

    def split(self, word: str) -> Reading | None:
        """Return `word` cut into known words, when nearly all of it can be: "iwannadie".

        Of all cuts the one with the fewest pieces wins. Up to a quarter of the letters may stay
        unknown (a name in the middle), but not in short words.
        """
        if not SHORTEST_JOINED <= len(word) <= LONGEST_JOINED:
            return None
        # The words of six languages together cut "in the house" into nonsense: one of them first.
        return self._cut(word, self._first) or self._cut(word, self._known)

    def _cut(self, word: str, known: frozenset[str]) -> Reading | None:
        length = len(word)
        cost = [0.0] + [1e9] * length
        back: list[tuple[int, bool]] = [(0, False)] * (length + 1)
        for place in range(length):
            base = cost[place]
            if base >= 1e9:
                continue
            if base + 2.5 < cost[place + 1]:
                cost[place + 1] = base + 2.5
                back[place + 1] = (place, False)
            for size in range(1, min(self._longest, length - place) + 1):
                piece = word[place : place + size]
                if (piece in known) if size > 1 else (piece in _ALONE):
                    price = base + (1.0 if size > 3 else 1.3 if size == 3 else 1.6)
                    if price < cost[place + size]:
                        cost[place + size] = price
                        back[place + size] = (place, True)
        pieces: list[str] = []
        unknown = 0
        place = length
        while place > 0:
            begin, whole = back[place]
            if whole:
                pieces.append(word[begin:place])
            else:
                unknown += place - begin
                pieces.append("")
            place = begin
        pieces.reverse()
        if unknown > (0 if length < 14 else length // 4):
            return None
        sizes = [len(piece) for piece in pieces if piece]
        if len(sizes) < 2 or max(sizes) < 3:
            return None
        if length < 9 and max(sizes) < 4 and sum(size >= 2 for size in sizes) < 2:
            return None
        reading: list[str] = []
        for piece in pieces:
            if piece in self._slang:
                reading += self._slang[piece][0]
            elif piece:
                reading.append(piece)
        return tuple(reading)


def pattern_of(starred: str) -> str:
    """Return the regular expression for a word with stars for letters."""
    return "".join("." if letter == "*" else re.escape(letter) for letter in starred)


def _few(choices: list[str]) -> bool:
    return sum(len(choice) > 1 for choice in choices) <= 3


def _shortened(word: str) -> list[str]:
    """Return a word with stretched letters shortened: "dieeee" is tried as "die" and "diee".

    Runs of three and more become one and two; a word with doubled letters is also tried single.
    """
    forms = [word] if not _RUN.search(word) else []
    double = _RUN.sub(r"\1\1", word)
    single = _RUN.sub(r"\1", word)
    runs = list(_RUN.finditer(word))
    if 1 < len(runs) <= 3:
        # Each run for itself: "killlll myselfff" needs a double and a single.
        for sizes in product((1, 2), repeat=len(runs)):
            out, place = [], 0
            for run, size in zip(runs, sizes, strict=True):
                out += [word[place : run.start()], run.group(1) * size]
                place = run.end()
            forms.append("".join(out) + word[place:])
    forms += [double, single, _PAIR.sub(r"\1", single)]
    return list(dict.fromkeys(forms))
