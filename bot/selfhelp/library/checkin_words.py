"""What Keel says in a check-in: lines by what the person said of their day, and whose turn it is."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.selfhelp.library.files import ORIGINAL, Listed, Shelf
from bot.selfhelp.library.model import place_in_line

# At or below this mood a day is a bad one: nothing is glad about it.
BAD_MOOD = 2
# What was said in so many days keeps a line from coming again: the sixty answers after which nobody should
# hear a machine repeat itself, with room for days that were not answered.
REMEMBERED_DAYS = 90


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """What a person said of one day, and where they are.

    `after` is one of AFTER; `mood` 1 to 5; `pull` 0 to 10, None when they skipped it; `stage` one of STAGES
    or None; `held` while the crisis hold runs.
    """

    after: str
    mood: int | None
    pull: int | None
    stage: str | None
    held: bool

    @property
    def bad(self) -> bool:
        """Return whether nothing may be glad about this day."""
        return self.held or self.after == "use" or (self.mood is not None and self.mood <= BAD_MOOD)


@dataclass(frozen=True, slots=True)
class Line:
    """One line with what it fits; `mood` and `pull` are from and to, None for any."""

    id: str
    text: str
    after: str
    mood: tuple[int, int] | None
    pull: tuple[int, int] | None
    skipped: bool
    stages: tuple[str, ...]
    bright: bool

    def fits(self, day: CheckedIn) -> bool:
        """Return whether the line may be said of that day."""
        return (
            self.after == day.after
            and not (self.bright and day.bad)
            and (not self.stages or day.stage in self.stages)
            and (self.mood is None or _within(day.mood, self.mood))
            and (self.pull is None or _within(day.pull, self.pull) or (self.skipped and day.pull is None))
        )

    @property
    def for_any_day(self) -> bool:
        """Return whether the line fits whatever the person said, so that there is always something to say."""
        return self.mood is None and self.pull is None and not self.stages and not self.bright


@dataclass(frozen=True, slots=True)
class TurnLine:
    """A line that takes turns with others for the same moment: a mood ("1" to "5") or a kind of day."""

    id: str
    text: str
    moment: str
    bright: bool


@dataclass(frozen=True, slots=True)
class CheckinWords:
    """Every line of the English file, and the words of each by language."""

    answers: tuple[Line, ...]
    heard: tuple[TurnLine, ...]
    offers: tuple[TurnLine, ...]
    texts: Mapping[str, Mapping[str, str]]

    def fitting(self, day: CheckedIn) -> list[Line]:
        """Return the answers that may be said of that day, in the order of the file."""
        return [line for line in self.answers if line.fits(day)]

    def answer(self, day: CheckedIn, said: Collection[str], seed: int) -> Line:
        """Return the answer to that day.

        `said` names an id once for each of the last REMEMBERED_DAYS on which it was said: those said least
        come first, so nothing is said again before every line that fits was. Among them the seed decides.
        """
        often = Counter(said)
        return min(
            self.fitting(day), key=lambda line: (often[line.id], place_in_line(seed, line.id), line.id)
        )

    def line(self, id: str | None, day: CheckedIn) -> Line | None:
        """Return the answer with this id if it fits that day, else None."""
        return next((line for line in self.fitting(day) if line.id == id), None)

    def heard_mood(self, mood: int, day: date, seed: int, language: str, *, held: bool) -> str:
        """Return the first words after the mood was tapped; `held` while the crisis hold runs."""
        turns = [one for one in self.heard if one.moment == str(mood) and not (held and one.bright)]
        return self.say(_turn(turns, day, seed).id, language)

    def offer(self, kind: str, day: date, seed: int, language: str) -> str:
        """Return the question at the end, for one of OFFERS."""
        turns = [one for one in self.offers if one.moment == kind]
        return self.say(_turn(turns, day, seed).id, language)

    def say(self, id: str, language: str, pull: int | None = None) -> str:
        """Return a line in this language, else in English, with the person's number in it."""
        text = self.texts.get(language, {}).get(id) or self.texts[ORIGINAL][id]
        return text.replace("{pull}", str(pull))


def read_checkin_words(shelves: Mapping[str, Shelf]) -> CheckinWords:
    """Return the check-in words of what was read from the files."""
    words = shelves[ORIGINAL].words
    return CheckinWords(
        answers=tuple(_line(entry.values) for entry in words["answers"].values()),
        heard=tuple(_turn_line(entry, str(entry.values["mood"])) for entry in words["heard"].values()),
        offers=tuple(_turn_line(entry, entry.values["for"]) for entry in words["offers"].values()),
        texts={
            language: {
                id_: entry.values["text"] for top in shelf.words.values() for id_, entry in top.items()
            }
            for language, shelf in shelves.items()
        },
    )


def _line(values: Mapping[str, Any]) -> Line:
    return Line(
        values["id"],
        values["text"],
        values["after"],
        _pair(values.get("mood")),
        _pair(values.get("pull")),
        values.get("skipped", False),
        tuple(values.get("stage") or ()),
        values.get("bright", False),
    )


def _turn_line(entry: Listed, moment: str) -> TurnLine:
    return TurnLine(entry.id, entry.values["text"], moment, entry.values.get("bright", False))


def _turn(lines: Sequence[TurnLine], day: date, seed: int) -> TurnLine:
    """Return the one whose turn it is: each day the next in an order of the person's own."""
    order = sorted(lines, key=lambda line: (place_in_line(seed, line.id), line.id))
    return order[day.toordinal() % len(order)]


def _within(number: int | None, pair: tuple[int, int]) -> bool:
    return number is not None and pair[0] <= number <= pair[1]


def _pair(value: list[int] | None) -> tuple[int, int] | None:
    return (value[0], value[1]) if value else None
