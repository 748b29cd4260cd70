"""From raw text to plain lower-case words, each with its place in the raw text.

Folding undoes what hides a word without changing it: compatibility forms, case, marks on Latin
letters, zero-width and direction characters, fancy alphabets, curly apostrophes. It never turns a
Cyrillic word into a Latin one; words of mixed scripts are settled later, word by word, in
spelling.py. Everything here takes time in proportion to the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

WEAK = 1  # a comma, a dash, a line end: a phrase may run across it, a denial may not
STRONG = 2  # the end of a sentence
# Emoji of a text that are read; a wall of them says no more than its beginning.
MOST_EMOJI = 60

# Emoji that carry meaning here. The words are used in phrases as :gun:, :pill: and so on.
EMOJI = {
    "🔫": "gun",
    "🔪": "knife",
    "🗡": "knife",
    "🪒": "knife",
    "💊": "pill",
    "💉": "needle",
    "💀": "skull",
    "☠": "skull",
    "⚰": "coffin",
    "🪦": "coffin",
    "🩸": "blood",
    "🪢": "rope",
    "✂": "knife",
    "🚆": "train",
    "🚂": "train",
    "🚄": "train",
    "🛤": "tracks",
    "👼": "angel",
    "🕊": "angel",
    "🚑": "ambulance",
    "🌉": "bridge",
    "👋": "wave",
    "🆘": "sos",
    "🐴": "horse",
    "🐎": "horse",
    "🌊": "water",
    "🛁": "bath",
    "🛀": "bath",
    "🚗": "car",
    "🏢": "building",
    "🚶": "walk",
    "❄": "snow",
    "😂": "laugh",
    "🤣": "laugh",
    "😭": "sad",
    "😢": "sad",
    "😞": "sad",
    "😔": "sad",
    "🥺": "sad",
    "💔": "sad",
    "🖤": "sad",
}
_PRIVATE = 0xE000
_EMOJI_WORDS = sorted(set(EMOJI.values()))
_EMOJI_CHARACTER = {sign: chr(_PRIVATE + _EMOJI_WORDS.index(word)) for sign, word in EMOJI.items()}

# Letters of other alphabets that pass for Latin ones and belong to none of our languages.
_LOOKALIKES = dict(
    zip(
        "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢαβεικνορτυχωɑıłøđħƙɡℓ∂ɩɾ",
        "abcdefghijklmnopqrstuvwyzabeiknoptuxwailodhkgldir",
        strict=True,
    )
)
_APOSTROPHES = "'’‘ʼ`´＇′ʹ"


class Token(NamedTuple):
    """One written word: folded, without apostrophes.

    `parts` holds the pieces around apostrophes when there were any. `start` and `end` count
    characters of the raw text. `pause` is 0, WEAK or STRONG: what stands before the word.
    """

    text: str
    parts: tuple[str, ...]
    start: int
    end: int
    pause: int
    emoji: bool = False


@lru_cache(maxsize=8192)
def _fold_character(character: str) -> str:
    """Return what one character becomes: nothing, one letter, or a few."""
    if character in _EMOJI_CHARACTER:
        return _EMOJI_CHARACTER[character]
    if character in _APOSTROPHES:
        return "'"
    code = ord(character)
    if 0x1F150 <= code <= 0x1F189 and code not in (0x1F16A, 0x1F16B):
        return chr(ord("a") + (code - 0x1F150) % 0x20 % 26)
    kind = unicodedata.category(character)
    if character in "\n\r\u2028\u2029":
        return "\n"
    if kind in ("Zs", "Cc"):
        return " "
    if kind in ("Cf", "Mn", "Me", "Mc", "Cs", "Co", "Cn"):
        return ""
    if kind in ("So", "Sk"):
        plain = unicodedata.normalize("NFKC", character)
        if plain == character:
            return " "
    else:
        plain = unicodedata.normalize("NFKC", character)
    folded = []
    for piece in plain.casefold():
        if piece == "й":
            folded.append(piece)
            continue
        for bare in unicodedata.normalize("NFKD", piece):
            if unicodedata.category(bare) != "Mn":
                folded.append(_LOOKALIKES.get(bare, bare))
    return "".join(folded)


def fold(text: str) -> str:
    """Return `text` folded, without keeping places; lexicon files are read through this too."""
    if text.isascii():
        return text.lower().replace("`", "'")
    return "".join(_fold_character(character) for character in unicodedata.normalize("NFC", text))


def _fold_with_places(text: str) -> tuple[str, list[int] | None]:
    """Return the folded text and, for each of its characters, the place it came from."""
    if text.isascii():
        return text.lower().replace("`", "'"), None
    pieces: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        folded = _fold_character(character)
        if not folded:
            # A breve that was written apart belongs to the letter before it: и + breve is й.
            if character == "\u0306" and pieces and pieces[-1] == "и":
                pieces[-1] = "й"
            continue
        pieces.append(folded)
        if len(folded) == 1:
            places.append(place)
        else:
            places.extend([place] * len(folded))
    return "".join(pieces), places


_LETTER = r"[^\W_\ue000-\ue0ff]"
_TOKEN = re.compile(
    rf"""(?P<word>(?:[@$]|(?<!\S)[!|])?{_LETTER}+(?:['@$!|*+€]+{_LETTER}+)*[*$]?)
      | (?P<emoji>[\ue000-\ue0ff])
      | (?P<strong>[.!?…。]+|\n+)
      | (?P<weak>[,;:()"“”«»–—/\\-]+)
    """,
    re.VERBOSE,
)
_ELLIPSIS = re.compile(r"\.\.+|…+")


def tokenize(text: str) -> list[Token]:
    """Return the words of `text` in order; linear in its length."""
    folded, places = _fold_with_places(text)
    tokens: list[Token] = []
    pause = emoji = 0
    previous_end = -1
    for match in _TOKEN.finditer(folded):
        kind = match.lastgroup
        start, end = match.span()
        if kind == "strong":
            found = match.group()
            if found[0] == "\n" or _ELLIPSIS.fullmatch(found):
                pause = max(pause, WEAK)
                continue
            # A dot between two letters hides a word more often than it ends a sentence.
            tight = start == previous_end and end < len(folded) and folded[end].isalnum() and found == "."
            pause = max(pause, 0 if tight else STRONG)
            continue
        if kind == "weak":
            found = match.group()
            tight = start == previous_end and end < len(folded) and folded[end].isalnum() and found in "-/"
            pause = max(pause, 0 if tight else WEAK)
            continue
        word = match.group()
        raw_start = start if places is None else places[start]
        raw_end = end if places is None else places[end - 1] + 1
        if kind == "emoji":
            emoji += 1
            if emoji > MOST_EMOJI:
                continue
            name = f":{_EMOJI_WORDS[ord(word) - _PRIVATE]}:"
            tokens.append(Token(name, (), raw_start, raw_end, pause, emoji=True))
        elif "'" in word:
            parts = tuple(piece for piece in word.split("'") if piece)
            tokens.append(Token(word.replace("'", ""), parts, raw_start, raw_end, pause))
        else:
            tokens.append(Token(word, (), raw_start, raw_end, pause))
        pause = 0
        previous_end = end
    return _without_false_stops(tokens)


def _without_false_stops(tokens: list[Token]) -> list[Token]:
    """Return the words with full stops around a single word weakened: "i want to. die." is one sentence."""
    if not any(token.pause == STRONG for token in tokens):
        return tokens
    softened = list(tokens)
    last = len(tokens) - 1
    for index, token in enumerate(tokens):
        if token.pause != STRONG or index == 0:
            continue
        lonely_before = index == 1 or tokens[index - 1].pause == STRONG
        lonely_after = index == last or tokens[index + 1].pause == STRONG
        if (lonely_before and index > 1) or lonely_after:
            softened[index] = Token(token.text, token.parts, token.start, token.end, WEAK, token.emoji)
    return softened
