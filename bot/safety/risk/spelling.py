"""How a written word is read: slang, typos, leetspeak, mixed alphabets, missing spaces.

A word that the lexicon knows is read as it stands. Only a word that it does not know is tried in
other spellings, and only against words that rules use, so everyday words keep their meaning. Where
the language of the message is known, its words come before those of other languages.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from zlib import crc32

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
_LATIN_WORD = re.compile("[a-z][a-z4]*")
_WITH_UNIT = re.compile(r"([0-9]+)([a-zа-я]+)")
_ELISION = re.compile(r"(qu|[jdltmsnc])(\w{2,})")

LONGEST_WORD = 24
MOST_SKELETONS = 6
SHORTEST_TYPO = 5
SHORTEST_SWAP = 4
SHORTEST_SKELETON = 3
SHORTEST_JOINED = 5
SHORTEST_SPLIT = 6
LONGEST_JOINED = 200
# Unknown words longer than this are corrected to words of other languages than the message's too.
LONGEST_FOREIGN = 6
# What a star in a word may stand for is looked for among this many words at most.
MOST_STARRED = 400
# Words of one and two letters that stand between words run together; slang of that size does not.
_ALONE = frozenset("iaukeoyяиувс")
_IN_BETWEEN = frozenset(
    re.findall(
        r"\w+",
        "am an as at be by do go he if im in is it me my no of on or so to up us we de la el te se lo le mi "
        "tu un es yo ya ne je ma ta sa en et ai il du au er zu da ob um eu os ao "
        "не на за по до из от со ко мы ты вы он мя их ее да но то же бы",
    )
)

_TRANSLITERATION = {
    "а": ("a",), "б": ("b",), "в": ("v",), "г": ("g",), "д": ("d",), "е": ("e",), "ж": ("zh", "j"),
    "з": ("z",), "и": ("i",), "й": ("y", "j", "i"), "к": ("k",), "л": ("l",), "м": ("m",), "н": ("n",),
    "о": ("o",), "п": ("p",), "р": ("r",), "с": ("s",), "т": ("t",), "у": ("u",), "ф": ("f",),
    "х": ("h", "kh", "x"), "ц": ("c", "ts"), "ч": ("ch", "4"), "ш": ("sh",), "щ": ("sch", "shch", "sh"),
    "ъ": ("",), "ы": ("y", "i"), "ь": ("",), "э": ("e",), "ю": ("yu", "u", "ju"), "я": ("ya", "ja", "ia"),
}  # fmt: skip
MOST_TRANSLITERATIONS = 24

# Both alphabets on common ground: what sounds alike in the usual Latin spellings gets the same letter.
_SOUNDS = dict(zip("абвгдежзийклмнопрстуфхцчшщыэюя", "abvgdejziiklmnoprstufhc4wwieua", strict=True))
_SOUNDS |= {"ь": "", "ъ": ""}
_SPELLED = re.compile("shch|sch|sh|zh|kh|ch|ts|y[aueo]|j[aue]|[a-z4]")
_LATIN_SOUNDS = {
    "shch": "w", "sch": "w", "sh": "w", "zh": "j", "kh": "h", "ch": "4", "ts": "c", "x": "h", "y": "i",
    "ya": "a", "yu": "u", "ye": "e", "yo": "e", "ja": "a", "ju": "u", "je": "e", "w": "w", "q": "k",
}  # fmt: skip
SHORTEST_SOUND = 2

# What each word is, in one number: the languages whose rules use it, and those that explain it as slang.
USED_BITS = 0xFF
SLANG_SHIFT = 8


def transliterations(word: str) -> list[str]:
    """Return the common Latin spellings of a Russian word, or nothing for a word of another script."""
    if not all(letter in _TRANSLITERATION or letter == "*" for letter in word):
        return []
    spellings = [""]
    for letter in word:
        choices = _TRANSLITERATION.get(letter, ("",))
        spellings = [head + tail for head in spellings for tail in choices][:MOST_TRANSLITERATIONS]
    return spellings


def sound_keys(word: str) -> Iterable[str]:
    """Return the key under which a Russian word is found from its Latin spellings."""
    if not all(letter in _SOUNDS for letter in word):
        return ()
    return (_PAIR.sub(r"\1", "".join(map(_SOUNDS.__getitem__, word))),)


def _latin_keys(word: str) -> Iterable[str]:
    """Return the keys of a word in Latin letters, read as Russian; a j may be й or ж."""
    sounds = "".join(_LATIN_SOUNDS.get(piece, piece) for piece in _SPELLED.findall(word))
    return dict.fromkeys(_PAIR.sub(r"\1", one) for one in (sounds, sounds.replace("j", "i")))


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


def _drops(word: str) -> set[str]:
    return {word[:place] + word[place + 1 :] for place in range(len(word))}


def _bones(word: str) -> str:
    """Return a word without its vowels, the first letter aside."""
    return word[:1] + _VOWELS.sub("", word[1:])


def slip_keys(word: str) -> Iterable[str]:
    """Return the keys under which a word is found by its slips: all that is left with a letter dropped."""
    return _drops(word)


def bone_keys(word: str) -> Iterable[str]:
    """Return the key under which a word is found without its vowels, if it has any to leave out."""
    bones = _bones(word)
    too_short = len(bones) < SHORTEST_SKELETON or len(word) <= SHORTEST_SKELETON
    return () if too_short or len(bones) == len(word) else (bones,)


def index_of(words: Mapping[str, int], keys: Callable[[str], Iterable[str]]) -> tuple[array[int], array[int]]:
    """Return the check sums of every key of every word in order, and beside each the number of its word.

    A table of check sums takes a tenth of the room of the keys themselves. Two keys may share a
    check sum, so whoever looks one up has to compare the word.
    """
    pairs = sorted((crc32(key.encode()), number) for word, number in words.items() for key in keys(word))
    return array("I", [pair[0] for pair in pairs]), array("H", [pair[1] for pair in pairs])


class Index:
    """Words by a key that may be reached from a misspelling."""

    def __init__(self, sums: array[int], numbers: array[int], words: Sequence[str]) -> None:
        self._sums = sums
        self.numbers = numbers
        self._words = words

    def at(self, key: str) -> Iterator[str]:
        """Yield the words under `key`, and rarely one that is not."""
        wanted = crc32(key.encode())
        sums = self._sums
        place = bisect_left(sums, wanted)
        while place < len(sums) and sums[place] == wanted:
            yield self._words[self.numbers[place]]
            place += 1


class Spelling:
    """Turns written words into readings: sequences of words that the lexicon knows.

    `words` are all words that rules use or that the slang list explains, `kinds` says for each
    which languages do. `stems` are the beginnings that rules use with a star; `slang` maps a
    spelling to what it may mean, as `languages=meaning|languages=meaning`; `real` are everyday
    words that look like a slip of a word in use and are not; `short` are shorter words for which
    slips are read all the same. Words run together are tried in the languages of `first` first.
    """

    def __init__(
        self,
        words: Sequence[str],
        kinds: array[int],
        stems: Iterable[str],
        slang: Mapping[str, str],
        real: Iterable[str],
        short: Iterable[str],
        first: int,
        indexes: Mapping[str, array[int]],
    ) -> None:
        self.numbers = {word: number for number, word in enumerate(words)}
        self._words = words
        self.kinds = kinds
        self._slang = slang
        stems = list(stems)
        self._stems = frozenset(stems)
        self._stem_heads = frozenset(stem[:3] for stem in stems)
        self._stem_lengths = sorted({len(stem) for stem in stems}, reverse=True)
        self._stems_by_head: dict[str, list[str]] = {}
        for stem in stems:
            if len(stem) >= SHORTEST_TYPO:
                self._stems_by_head.setdefault(stem[:2], []).append(stem)
        self._real = frozenset(real)
        self._short = frozenset(short)
        self._first = first
        self._longest = max(map(len, words), default=1)
        self._slips = Index(indexes["slip_sums"], indexes["slip_numbers"], words)
        self._skeletons = Index(indexes["bone_sums"], indexes["bone_numbers"], words)
        self._sounds = Index(indexes["sound_sums"], indexes["sound_numbers"], words)
        self._everyday_sums = indexes["everyday_sums"]
        self._everyday_languages = indexes["everyday_languages"]
        self._by_head: dict[tuple[int, str], list[str]] = {}

    def kind(self, word: str) -> int:
        """Return which languages use `word` or explain it as slang; 0 when no rule knows it."""
        number = self.numbers.get(word)
        return 0 if number is None else self.kinds[number]

    def everyday(self, word: str) -> int:
        """Return the languages in which `word` is an everyday word, as bits."""
        wanted = crc32(word.encode())
        sums = self._everyday_sums
        place = bisect_left(sums, wanted)
        return self._everyday_languages[place] if place < len(sums) and sums[place] == wanted else 0

    def languages(self, word: str) -> int:
        """Return where `word` belongs, as bits: where it is common, else where rules use it."""
        common = self.everyday(word)
        if common:
            return common
        kind = self.kind(word)
        return kind & USED_BITS | kind >> SLANG_SHIFT

    def knows(self, word: str) -> bool:
        """Whether a rule or the slang list uses this very word, or a stem that it begins with."""
        return word in self.numbers or self.stem(word) is not None

    def knows_joined(self, word: str) -> bool:
        """Whether two words written as one are a word in use; a short stem says too little here."""
        if word in self.numbers:
            return True
        stem = self.stem(word)
        return stem is not None and len(stem) >= SHORTEST_JOINED

    def stem(self, word: str) -> str | None:
        """Return the longest stem in use that `word` begins with."""
        head = word[:3]
        if head not in self._stem_heads and head[:2] not in self._stems:
            return None
        for length in self._stem_lengths:
            if length <= len(word) and word[:length] in self._stems:
                return word[:length]
        return None

    def meanings(self, word: str, spoken: int) -> list[Reading]:
        """Return what the slang list says that `word` means, in the languages of the message if it can."""
        entry = self._slang.get(word)
        if entry is None:
            return []
        every: list[Reading] = []
        near: list[Reading] = []
        for meaning in entry.split("|"):
            languages, _, words = meaning.partition("=")
            reading = tuple(words.split())
            every.append(reading)
            if int(languages) & spoken:
                near.append(reading)
        if near:
            return near
        # A word that the language of the message uses as it stands is not slang of another one.
        return [] if spoken and self.kind(word) & USED_BITS & spoken else every

    def readings(self, word: str, parts: tuple[str, ...] = (), spoken: int = 0) -> list[Reading]:
        """Return what `word` may mean, best first; the word itself when nothing else is known.

        `parts` are its pieces around apostrophes; `spoken` are the languages of the message.
        """
        found = self._plain(word, spoken)
        apart: list[Reading] = []
        if len(parts) > 1 and all(len(part) < SHORTEST_JOINED or self.knows(part) for part in parts):
            spread = ((self.meanings(part, spoken) or [(part,)])[0] for part in parts)
            apart.append(tuple(piece for reading in spread for piece in reading))
        if found or (apart and all(map(self.knows, parts))):
            return found + apart
        common = self.everyday(word)
        if common & spoken or (common and not spoken):
            return [(word,), *apart]
        if word in self._real:
            return [(word,), *apart]
        if self.stem(word) is not None and not _RUN.search(word):
            # "killmyself" begins like a word in use and is two.
            split = self.split(word, spoken) if len(word) >= SHORTEST_SPLIT else None
            return [(word,), *apart, *([split] if split else [])]
        return self._respelled(word, spoken) + apart or [(word,)]

    def russian(self, word: str) -> Sequence[Reading]:
        """Return the Russian words that `word` spells in Latin letters."""
        if not SHORTEST_SOUND <= len(word) <= LONGEST_WORD or not _LATIN_WORD.fullmatch(word):
            return []
        keys = _latin_keys(word)
        return [(other,) for key in keys for other in self._sounds.at(key) if key in sound_keys(other)][
            :MOST_SKELETONS
        ]

    def _plain(self, word: str, spoken: int) -> list[Reading]:
        """Return the readings of a word that is known as it stands."""
        number = self.numbers.get(word)
        if number is None:
            return []
        found = self.meanings(word, spoken)
        if self.kinds[number] & USED_BITS and (word,) not in found:
            found.append((word,))
        return found

    def _mended(self, word: str, spoken: int) -> list[Reading]:
        """Return the readings of a respelled word that is known, or that begins with a stem."""
        found = self._plain(word, spoken)
        if not found and self.stem(word) is not None:
            found.append((word,))
        return found

    def _near(self, words: Iterable[str], spoken: int) -> list[str]:
        """Return the words of the languages of the message; when there are none, the longer ones of all."""
        found = list(words)
        if not spoken or not found:
            return found
        near = [word for word in found if (kind := self.kind(word)) & spoken or kind >> SLANG_SHIFT & spoken]
        return near or [word for word in found if len(word) > LONGEST_FOREIGN]

    def _respelled(self, word: str, spoken: int) -> list[Reading]:
        if _ONLY_DIGITS.fullmatch(word):
            return []
        found: list[Reading] = []
        measured = _WITH_UNIT.fullmatch(word)
        if measured and self._plain(measured.group(2), spoken):
            number, unit = measured.groups()
            return [(number, *reading) for reading in self._plain(unit, spoken)]
        tries = self._variants(word)
        for variant in tries:
            found += self._mended(variant, spoken)
        if found:
            return found
        for variant in tries:
            others = [*self._swapped(variant), *self._boned(variant), *self._vowel_missing(variant)]
            for other in self._near(others, spoken):
                found += self._plain(other, spoken)
        if found:
            return list(dict.fromkeys(found))
        for variant in tries:
            found += self._slipped(variant, spoken)
        if found:
            return list(dict.fromkeys(found))
        if "*" in word:
            found = self._starred(word, spoken)
            if found:
                return found
        for variant in tries:
            elided = _ELISION.fullmatch(variant)
            if elided and self.knows(elided.group(2)):
                return [(elided.group(1), elided.group(2)), (variant,)]
        for variant in tries:
            split = self.split(variant, spoken)
            if split:
                return [split]
        return []

    def _variants(self, word: str) -> list[str]:
        """Return the word in the spellings that letters, signs and scripts allow; at most about 30."""
        if len(word) > LONGEST_JOINED:
            word = word[:LONGEST_JOINED]
        forms = [word]
        if not word.isascii() and _CYRILLIC.search(word):
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

    def _swapped(self, word: str) -> list[str]:
        """Return known words of four letters with two neighbours swapped; longer ones are slips."""
        if not SHORTEST_SWAP <= len(word) < SHORTEST_TYPO:
            return []
        turned = (
            word[:place] + word[place + 1] + word[place] + word[place + 2 :] for place in range(len(word) - 1)
        )
        return [other for other in turned if other in self.numbers]

    def _vowel_missing(self, word: str) -> list[str]:
        """Return known words of four and five letters that lack one vowel in `word`."""
        if not SHORTEST_SKELETON <= len(word) <= SHORTEST_SWAP or not word.isascii():
            return []
        filled = (
            word[:place] + vowel + word[place:] for place in range(1, len(word) + 1) for vowel in "aeiou"
        )
        return [other for other in filled if other in self.numbers]

    def _boned(self, word: str) -> list[str]:
        """Return known words that are `word` once their vowels are left out."""
        if not SHORTEST_SKELETON <= len(word) <= LONGEST_WORD:
            return []
        return [other for other in self._skeletons.at(word) if _bones(other) == word][:MOST_SKELETONS]

    def _slipped(self, word: str, spoken: int) -> list[Reading]:
        """Return known words one slip away, for words long enough that the slip is unlikely a word."""
        length = len(word)
        if length > LONGEST_WORD or length < 3:
            return []
        found = {other for other in self._slips.at(word) if len(other) == length + 1}
        for dropped in _drops(word):
            if dropped in self.numbers and (len(dropped) >= SHORTEST_TYPO or dropped in self._short):
                found.add(dropped)
            found.update(other for other in self._slips.at(dropped) if len(other) == length)
        sure = self._near(sorted(other for other in found if one_slip_apart(word, other)), spoken)
        if sure:
            return [reading for other in sure for reading in self._plain(other, spoken)]
        # A slip in the first two letters of a stem is rare: all others are found by these.
        for stem in self._stems_by_head.get(word[:2], ()):
            for size in (len(stem), len(stem) + 1, len(stem) - 1):
                if size <= length and one_slip_apart(word[:size], stem):
                    return [(stem + word[size:],)]
        return []

    def _starred(self, word: str, spoken: int) -> list[Reading]:
        """Return the known words that fit a word with stars for letters: s**cide, c*t."""
        if len(word) > LONGEST_WORD or sum(letter != "*" for letter in word) < 2:
            return []
        if not self._by_head:
            for known in self._words:
                self._by_head.setdefault((len(known), known[:1]), []).append(known)
        pattern = re.compile(pattern_of(word))
        fits = [
            other
            for other in self._by_head.get((len(word), word[0]), ())[:MOST_STARRED]
            if pattern.fullmatch(other)
        ]
        found = [reading for other in self._near(fits, spoken) for reading in self._plain(other, spoken)]
        for stem in self._stems_by_head.get(word[:2], ()) if "*" not in word[:2] else ():
            head = word[: len(stem)]
            if len(stem) <= len(word) and "*" in head and re.fullmatch(pattern_of(head), stem):
                found.append((stem,))
        return found

    def split(self, word: str, spoken: int = 0) -> Reading | None:
        """Return `word` cut into known words, when nearly all of it can be: "iwannadie".

        Of all cuts the one with the fewest pieces wins. Up to a quarter of the letters may stay
        unknown (a name in the middle), but not in short words.
        """
        if not SHORTEST_JOINED <= len(word) <= LONGEST_JOINED:
            return None
        # The words of six languages together cut "in the house" into nonsense: one at a time.
        others = spoken & ~self._first if spoken else USED_BITS & ~self._first
        for languages in (self._first, others):
            found = self._cut(word, languages | languages << SLANG_SHIFT, spoken) if languages else None
            if found:
                return found
        return None

    def _cut(self, word: str, languages: int, spoken: int) -> Reading | None:
        numbers = self.numbers
        kinds = self.kinds
        length = len(word)
        cost = [0.0] + [1e9] * length
        back: list[tuple[int, bool]] = [(0, False)] * (length + 1)
        longest = min(self._longest, LONGEST_WORD)
        for place in range(length):
            base = cost[place]
            if base >= 1e9:
                continue
            if base + 2.5 < cost[place + 1]:
                cost[place + 1] = base + 2.5
                back[place + 1] = (place, False)
            for end in range(place + 1, min(place + longest, length) + 1):
                piece = word[place:end]
                size = end - place
                if size > 1:
                    number = numbers.get(piece)
                    if number is None:
                        continue
                    if not kinds[number] & languages or (size == 2 and piece not in _IN_BETWEEN):
                        continue
                elif piece not in _ALONE:
                    continue
                price = base + (1.0 if size > 3 else 1.3 if size == 3 else 1.6)
                if price < cost[end]:
                    cost[end] = price
                    back[end] = (place, True)
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
            if piece:
                meanings = self.meanings(piece, spoken)
                reading += meanings[0] if meanings else (piece,)
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
