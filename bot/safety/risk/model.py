"""What the detector says about a message: level, category, rule, place in the text, whom it concerns."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass


class Level(enum.IntEnum):
    """What has to happen in the next few seconds; it says nothing about how ill somebody is.

    The rubric, with what belongs where, is printed in docs/risk.md.
    """

    NONE = 0
    ELEVATED = 1  # support now, a gentle check on safety
    HIGH = 2  # crisis line and a safe person today
    EMERGENCY = 3  # life may be in danger now: the emergency number first


class Category(enum.StrEnum):
    """What the risk is about; it picks the card, never the level."""

    SUICIDAL_INTENT = "suicidal-intent"
    SUICIDAL_IDEATION = "suicidal-ideation"
    SELF_HARM = "self-harm"
    OVERDOSE = "overdose"
    MIXING = "mixing"
    MEDICAL = "medical"
    WITHDRAWAL = "withdrawal"
    PREGNANCY = "pregnancy"
    THIRD_PARTY = "third-party"
    PSYCHOSIS = "voices"
    ABUSE = "abuse"
    VIOLENCE_TO_OTHERS = "violence-to-others"
    RELAPSE = "relapse"
    CRAVING = "craving"
    HOPELESSNESS = "hopelessness"
    HELP_REQUEST = "help-request"


class About(enum.StrEnum):
    """Whose risk it is, as far as the words say."""

    SELF = "self"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Finding:
    """The strongest reading of a message.

    `span` counts characters of the text that was assessed, start included, end excluded; it is
    (0, 0) when nothing was found or when the words stand in earlier messages. `rule` names the
    rule as `language.rule`, and `language` is the lexicon that it comes from. With level NONE
    `category` is None and `rule` and `language` are empty.
    """

    level: Level
    category: Category | None
    rule: str
    span: tuple[int, int]
    language: str
    about: About


NOTHING = Finding(Level.NONE, None, "", (0, 0), "", About.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One rule that matched, and what became of it; for `keel risk explain`.

    `cancelled` says in words why the match does not count, and is empty when it does.
    `raised` names what lifted the level, and is empty when nothing did.
    """

    finding: Finding
    signal: str
    words: str
    cancelled: str
    raised: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a second opinion is given: the message and what the rules made of it.

    `words` are the words as they are read: slang spelled out, slips mended, in order. `concepts` says
    for each what it means roughly, alike in all languages; for most words nothing. `candidates`
    are all rules that matched, the cancelled ones too. `firm` says that the finding rests on words
    that name the danger, or on an emergency: a reason to be slow to lower it.
    """

    text: str
    words: tuple[str, ...]
    concepts: tuple[tuple[str, ...], ...]
    finding: Finding
    firm: bool
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a second opinion makes of a message; what it may change, judge.py decides.

    `category` is taken when the level is raised and the rules named none; it may be None only with
    level NONE. `calm` says that it is sure enough that this is not HIGH: then the rules' level is lowered.
    """

    level: Level
    category: Category | None = None
    calm: bool = False


# Returns None when it has nothing to say; must not raise, and takes time in proportion to the text.
SecondOpinion = Callable[[Evidence], Opinion | None]


class LexiconError(Exception):
    """A lexicon file cannot be used; the message names file, line and what to change."""

    def __init__(self, file: str, line: int, advice: str) -> None:
        super().__init__(f"{file}:{line}: {advice}")
        self.file = file
        self.line = line
        self.advice = advice
