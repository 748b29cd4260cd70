"""What the library holds, as plain values, and the two choices it makes for a person."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Literal

from bot.kernel.errors import BotError

# Where a person is on their way. An item without stages suits everybody.
STAGES = ("thinking", "cutting-down", "first-days", "first-weeks", "months-on", "after-lapse", "supporting")

# What a day noted in a check-in was: without use, with it, or they would rather not say.
AFTER = ("without", "use", "unsaid", "mood-only")

# The question at the end of a check-in, by the kind of day.
OFFERS = ("hard", "low", "use", "easy")

# When a technique is offered, in the order in which people are asked.
WHENS = (
    "craving",
    "withdrawal",
    "anxiety",
    "low-mood",
    "sleep",
    "pain",
    "anger",
    "loneliness",
    "boredom",
    "social-pressure",
    "after-a-slip",
)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a taught fact comes from; `url` is the page that was read."""

    id: str
    title: str
    publisher: str
    year: int
    url: str


@dataclass(frozen=True, slots=True)
class Article:
    """One idea to read.

    `html` is Telegram HTML without the title. `next` holds ids of articles and techniques to offer as
    buttons: those the author chose, then those the text links to.
    """

    id: str
    topic: str
    title: str
    html: str
    language: str
    sources: tuple[Source, ...]
    stages: tuple[str, ...]
    next: tuple[str, ...]
    status: Literal["draft", "reviewed"]
    reviewed: date


@dataclass(frozen=True, slots=True)
class Technique:
    """Something to do, one step a screen.

    `why`, `steps` and `contraindications` are Telegram HTML. `ask_first` is a question to ask before the
    first step; a yes means "not this one" and `instead` (a technique id, or "sos") is offered. `minutes`
    is how long the whole takes. `calm` ones are for a calm day (planning, tidying, mapping): they are not
    offered while a craving is on.
    """

    id: str
    name: str
    when: tuple[str, ...]
    minutes: int
    why: str
    steps: tuple[str, ...]
    contraindications: tuple[str, ...]
    ask_first: str | None
    sources: tuple[Source, ...]
    language: str
    instead: str | None = None
    strength: str = "expert-opinion"
    calm: bool = False


@dataclass(frozen=True, slots=True)
class Snippet:
    """One or two sentences, plain text, that may be sent unasked; each rests on one fact."""

    id: str
    fact: str
    stages: tuple[str, ...]
    text: str
    language: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A shelf of articles; `articles` are ids in the order in which to show them."""

    id: str
    title: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a content file: where it is, and what to do about it.

    `file` is relative to the folder that holds content/, `line` counts from 1.
    """

    file: str
    line: int
    severity: Literal["error", "warning"]
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.severity}: {self.message}"


class LibraryBroken(BotError):
    """The library cannot be loaded; `problems` names each file and line at fault."""

    reply = "error-library-broken"

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)

    def facts(self) -> dict[str, str | int]:
        """Return how many problems there are, and the first one in words."""
        return {"count": len(self.problems), "first": str(self.problems[0])}


def place_in_line(seed: int, id_: str) -> int:
    """Return a number that orders ids in a way that looks shuffled and is the same for the same seed.

    Each id is placed by itself, so adding an item to the library leaves the order of the others as it was.
    """
    return int.from_bytes(blake2b(f"{seed}:{id_}".encode(), digest_size=8).digest(), "big")


def pick_snippet(fitting: Sequence[Snippet], seen: Collection[str], seed: int) -> Snippet | None:
    """Return the next of `fitting` for this seed, or None when nothing fits.

    `seen` may name an id once for each time it was shown; those shown least come first, so nothing is
    repeated until every fitting one was shown.
    """
    shown = Counter(seen)
    return min(
        fitting,
        key=lambda snippet: (shown[snippet.id], place_in_line(seed, snippet.id), snippet.id),
        default=None,
    )


def chance_of_help(helped: int, tried: int) -> float:
    """Return how likely a technique is to help this person again, from 0 to 1.

    (helped + 1) / (tried + 2): as if it had been tried twice before and helped once. A technique that was
    never tried is at one half, above one that failed and below one that worked, and one lucky try does not
    beat five good ones.
    """
    return (helped + 1) / (tried + 2)


def pick_technique(
    fitting: Sequence[Technique],
    seen: Mapping[str, int],
    helped: Mapping[str, tuple[int, int]],
    seed: int,
) -> Technique:
    """Return the technique to offer next from `fitting`, which must not be empty.

    `seen` is how often each was offered; `helped` holds (times it helped, times it was tried). Those offered
    least come first, so none comes twice before all had a turn; among them the likelier to help wins, and
    the seed decides between equals.
    """
    return min(
        fitting,
        key=lambda technique: (
            seen.get(technique.id, 0),
            -chance_of_help(*helped.get(technique.id, (0, 0))),
            place_in_line(seed, technique.id),
            technique.id,
        ),
    )
