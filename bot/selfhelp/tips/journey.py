"""The journey: messages that fit a place on the way, counted from the day the person stopped."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

from bot.selfhelp.library import LibraryBroken, Problem, load_library, load_wording

ORIGINAL = "en"
# A message whose day passed in a pause or a hold is still sent this many days late.
LATE_DAYS = 2
LONGEST = 280


@dataclass(frozen=True, slots=True)
class JourneyMessage:
    """One message: `day` counts from the day the person stopped (0), `text` is plain text.

    `more` is the id of an article or technique that goes on from it.
    """

    id: str
    day: int
    text: str
    more: str | None


@dataclass(frozen=True, slots=True)
class Journey:
    """Every message by language; what a language lacks comes in English."""

    messages: Mapping[str, Mapping[str, JourneyMessage]]

    def message(self, id: str, language: str) -> JourneyMessage | None:
        """Return one message in this language, else in English."""
        return self.messages.get(language, {}).get(id) or self.messages[ORIGINAL].get(id)

    def on_day(self, day: int, seen: Collection[str], language: str) -> JourneyMessage | None:
        """Return the newest message for that day or the two before it that is not in `seen`, or None."""
        due = [
            one
            for one in self.messages[ORIGINAL].values()
            if day - LATE_DAYS <= one.day <= day and one.id not in seen
        ]
        newest = max(due, key=lambda one: (one.day, one.id), default=None)
        return self.message(newest.id, language) if newest else None


def load_journey(folder: Path) -> Journey:
    """Return the journey of a content/ folder; raises LibraryBroken, naming the file and entry at fault."""
    messages = {path.parent.name: _read(path, _shown(path)) for path in _files(folder)}
    if ORIGINAL not in messages:
        message = "the English journey is missing: put journey.yaml back"
        raise LibraryBroken([Problem("content/library/en/journey.yaml", 1, "error", message)])
    return Journey(messages)


def check_journey(folder: Path) -> list[Problem]:
    """Return everything that is wrong with the journey of a content/ folder, by file and line.

    Errors must be mended before the content ships; warnings are for a person to judge.
    """
    try:
        journey, library, wording = load_journey(folder), load_library(folder), load_wording(folder)
    except LibraryBroken as broken:
        return list(broken.problems)
    problems: list[Problem] = []
    for path in _files(folder):
        text, file = path.read_text(encoding="utf-8"), _shown(path)
        for one in journey.messages[path.parent.name].values():
            found: list[tuple[Literal["error", "warning"], str]] = [
                ("error" if hit.severity == "block" else "warning", f"{one.id}: {hit.use}")
                for hit in (*wording.check(one.text), *wording.check_first_words(one.text))
            ]
            if one.id not in journey.messages[ORIGINAL]:
                found.append(("error", f"there is no English message {one.id}: correct the id"))
            if one.more and not (library.article(one.more, "en") or library.technique(one.more, "en")):
                found.append(("error", f"{one.id}: there is no article or technique {one.more}"))
            if len(one.text) > LONGEST:
                found.append(("error", f"{one.id} has {len(one.text)} characters: {LONGEST} are enough"))
            problems += [Problem(file, _line(text, one.id), severity, said) for severity, said in found]
    return problems


def _files(folder: Path) -> list[Path]:
    return sorted((folder / "library").glob("*/journey.yaml"))


def _shown(path: Path) -> str:
    return f"content/library/{path.parent.name}/journey.yaml"


def _line(text: str, id: str) -> int:
    return text.count("\n", 0, max(text.find(f"id: {id}\n"), 0)) + 1


def _read(path: Path, file: str) -> Mapping[str, JourneyMessage]:
    text = path.read_text(encoding="utf-8")
    try:
        entries: list[dict[str, Any]] = yaml.safe_load(text)["messages"]
    except (yaml.YAMLError, TypeError, KeyError) as error:
        message = f"this is not a list of messages: {error}"
        raise LibraryBroken([Problem(file, 1, "error", message)]) from error
    found: dict[str, JourneyMessage] = {}
    problems: list[Problem] = []
    for entry in entries:
        name = str(entry.get("id"))
        line = _line(text, name)
        if name in found:
            problems.append(Problem(file, line, "error", f"{name} is there twice: choose another id"))
        elif not (isinstance(entry.get("day"), int) and isinstance(entry.get("text"), str)):
            problems.append(Problem(file, line, "error", f"{name} needs a day (a number) and a text"))
        else:
            found[name] = JourneyMessage(name, entry["day"], entry["text"].strip(), entry.get("more"))
    if problems:
        raise LibraryBroken(problems)
    return found
