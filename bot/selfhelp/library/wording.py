"""Words that Keel avoids: the rules of content/sources/language.yaml, applied to a text."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from bot.selfhelp.library.files import YamlFile, read_yaml
from bot.selfhelp.library.model import LibraryBroken, Problem

FIRST_WORDS = "first-words"


@dataclass(frozen=True, slots=True)
class WordingHit:
    """One place in a text that breaks a rule: characters `start` to `end`, and what to say instead."""

    rule: str
    severity: Literal["block", "warn"]
    start: int
    end: int
    use: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of language.yaml; `category` is what kind of harm it keeps away."""

    id: str
    category: str
    severity: Literal["block", "warn"]
    pattern: re.Pattern[str]
    use: str
    reason: str


@dataclass(frozen=True, slots=True)
class Wording:
    """Every rule, ready to be applied; pure and quick enough to check a message before it is sent."""

    rules: tuple[Rule, ...]
    telling: re.Pattern[str]
    first_characters: int
    first_words_use: str

    def check(self, text: str) -> list[WordingHit]:
        """Return each place that breaks a rule, in the order of the text.

        A "block" hit must not be sent or shipped; for a "warn" hit a person decides.
        """
        straight = text.replace("’", "'")
        hits = [
            WordingHit(rule.id, rule.severity, match.start(), match.end(), rule.use)
            for rule in self.rules
            for match in rule.pattern.finditer(straight)
        ]
        return sorted(hits, key=lambda hit: (hit.start, hit.rule))

    def check_first_words(self, text: str) -> list[WordingHit]:
        """Return each telling word that a locked screen would show of a text that nobody asked for.

        All languages' words count, whatever the language of the text. A word that begins within the first
        characters counts, even if it is cut.
        """
        straight = text.replace("’", "'")
        return [
            WordingHit(FIRST_WORDS, "block", match.start(), match.end(), self.first_words_use)
            for match in self.telling.finditer(straight)
            if match.start() < self.first_characters
        ]


def load_wording(folder: Path) -> Wording:
    """Return the wording rules of a content/ folder. Raises LibraryBroken with the line at fault."""
    file = read_yaml(folder / "sources" / "language.yaml", folder)
    try:
        first = file.values["first_words"]
        words = [word for listed in first["words"].values() for word in listed]
        return Wording(
            rules=tuple(_rule(entry, file) for entry in file.values["rules"]),
            telling=re.compile(rf"(?<!\w)(?:{'|'.join(map(_word_pattern, words))})(?!\w)", re.IGNORECASE),
            first_characters=int(first["characters"]),
            first_words_use=str(first["use"]),
        )
    except (KeyError, TypeError, AttributeError) as missing:
        message = f"the file has lost a part it needs ({missing}): compare it with an older version"
        raise LibraryBroken([Problem(file.file, 1, "error", message)]) from None


def _rule(entry: dict[str, Any], file: YamlFile) -> Rule:
    try:
        pattern = re.compile(entry["pattern"], re.IGNORECASE)
    except re.error as broken:
        message = f"the pattern of {entry['id']} cannot be read ({broken}): correct it"
        raise LibraryBroken([Problem(file.file, file.line_of(entry["id"]), "error", message)]) from None
    return Rule(
        entry["id"], entry["category"], entry["severity"], pattern, entry["use"], entry.get("reason", "")
    )


def _word_pattern(word: str) -> str:
    return re.escape(word.removesuffix("*")).replace(r"\ ", r"\s+") + (r"\w*" if word.endswith("*") else "")
