"""Finding an article from a few typed words, slang and typos included."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from math import log
from unicodedata import combining, normalize

# A word in the title or listed for the article says most, then one of its topic, then one of its text.
IN_TITLE = 6.0
IN_WORDS = 3.0
IN_TEXT = 1.0

# A misspelt word counts for less than the word itself, so that the exact match always wins.
NEARLY = 0.6
CLOSE_ENOUGH = 0.76
# What nobody asked to be searched needs a clearer likeness; "k" is how people type "OK".
SURELY = 0.84
LONG_ENOUGH = 3

# What is cut off a word, by language, so that its forms meet: "cramp" and "cramps"; "orina", "orino" and
# "orinar". Longest first.
ENDINGS = {
    "en": re.compile(r"(?<=[a-z]{3})(?:ings?|ed|es|s)$"),
    "es": re.compile(
        r"(?<=[a-z]{3})(?:aciones|acion|adamente|amente|mente|ariamos|iendome|andome|iendo|ando|arse|erse|irse"
        r"|arme|erme|irme|adas|ados|idas|idos|aron|ieron|amos|emos|imos|aba|ada|ado|ida|ido|ar|er|ir|an|en|as|os"
        r"|es|a|o|e|s)$"
    ),
}


class Index:
    """Which word stands in which article, and how much it says about it; for one language."""

    def __init__(self, language: str = "en") -> None:
        self._language = language
        self._weights: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self._articles: set[str] = set()
        # What authors listed as search words, each as the set of its stems.
        self._listed: set[frozenset[str]] = set()
        self._titles: dict[frozenset[str], str] = {}

    def add(
        self, id_: str, title: str, own: Iterable[str], topic: str, words: Iterable[str], text: str
    ) -> None:
        """Put one article into the index.

        `own` are words listed for it alone, `topic` is its topic's title and `words` those listed for that.
        """
        self._articles.add(id_)
        own, words = list(own), list(words)
        self._titles[frozenset(stems(title, self._language))] = id_
        listed = (frozenset(stems(entry, self._language)) for entry in (*own, topic, *words))
        self._listed.update(entry for entry in listed if max(map(len, entry)) >= LONG_ENOUGH)
        titled = " ".join((title, *own))
        for weight, part in ((IN_TITLE, titled), (IN_WORDS, " ".join((topic, *words))), (IN_TEXT, text)):
            for word, count in Counter(stems(part, self._language)).items():
                there = self._weights[word]
                # Said ten times is not ten times as much about it.
                there[id_] = there.get(id_, 0.0) + weight * (1 + log(count))

    def best(self, query: str, limit: int) -> list[str]:
        """Return up to `limit` article ids, best first; those with hardly anything in common stay out."""
        scores: defaultdict[str, float] = defaultdict(float)
        for word in dict.fromkeys(stems(query, self._language)):
            for known, nearness in self._matches(word):
                there = self._weights[known]
                rarity = log(1 + len(self._articles) / len(there))
                for id_, weight in there.items():
                    scores[id_] += weight * rarity * nearness
        if not scores:
            return []
        enough = max(scores.values()) / 5
        ranked = sorted(scores, key=lambda id_: (-scores[id_], id_))
        return [id_ for id_ in ranked if scores[id_] >= enough][:limit]

    def is_topic(self, query: str) -> bool:
        """Return whether a typed text names a topic or a word listed for searching, typos allowed.

        Unlike `best`, which finds something for many a word of everyday talk, this says that the text is
        about a topic at all.
        """
        typed = stems(query, self._language)
        known = {word for listed in self._listed for word in listed}
        meant = set(typed)
        for word in typed:
            if len(word) > 4 and word not in known:
                meant.update(get_close_matches(word, known, n=1, cutoff=SURELY))
        return any(listed <= meant for listed in self._listed)

    def titled(self, query: str) -> str | None:
        """Return the article whose whole title stands in a typed text, the longest of several, or None."""
        typed = set(stems(query, self._language))
        there = [title for title in self._titles if title <= typed]
        return self._titles[max(there, key=len)] if there else None

    def _matches(self, word: str) -> list[tuple[str, float]]:
        if word in self._weights:
            return [(word, 1.0)]
        if len(word) < 4:
            return []
        begun = [known for known in self._weights if known.startswith(word)]
        near = get_close_matches(word, self._weights, n=3, cutoff=CLOSE_ENOUGH)
        return [(known, NEARLY) for known in dict.fromkeys(begun[:5] + near)]


# Letters that sound alike in Spanish and are taken for one another: vejiga, bejiga, begija.
SPANISH_SOUNDS = ((re.compile("g(?=[ei])"), "j"), (re.compile("[zc](?=[ei])|z"), "s"), (re.compile("h"), ""))
SPANISH_LETTERS = str.maketrans({"v": "b"})


def stems(text: str, language: str) -> list[str]:
    """Return the words of a text in small letters, without accents, apostrophes and common endings.

    A language without a list of endings keeps its words whole.
    """
    bare = "".join(letter for letter in normalize("NFKD", text.lower()) if not combining(letter))
    joined = re.sub(r"['’]", "", bare)
    if language == "es":
        for written, heard in SPANISH_SOUNDS:
            joined = written.sub(heard, joined)
        joined = joined.translate(SPANISH_LETTERS).replace("ll", "y")
    words = re.findall(r"[a-z0-9]+", joined)
    endings = ENDINGS.get(language)
    return [endings.sub("", word) for word in words] if endings else words
