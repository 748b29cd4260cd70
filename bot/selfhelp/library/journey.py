"""The journey: messages that fit a place on the way, counted from a date of the person's own."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.selfhelp.library.files import ORIGINAL, Shelf

# A message whose day passed in a pause or a hold is still sent this many days late.
LATE_DAYS = 2
# Where "the first days" and "the first weeks" end, in days since the person stopped. Not a course of
# withdrawal, which nobody can promise: only which messages fit.
FIRST_DAYS = 7
FIRST_WEEKS = 56
# Stages that follow one another on one count of days, that from the day the person stopped.
SINCE_STOPPED = ("first-days", "first-weeks", "months-on")


@dataclass(frozen=True, slots=True)
class JourneyMessage:
    """One message: `text` is plain text, `day` counts from the date its stage is counted from (0).

    That is the day the person stopped, the day of the lapse, or the day they said where they are. `facts`
    is what it rests on; `more` is the id of an article or technique that goes on from it.
    """

    id: str
    stage: str
    day: int
    text: str
    facts: tuple[str, ...]
    more: str | None


@dataclass(frozen=True, slots=True)
class Journey:
    """Every message by language; what a language lacks comes in English."""

    messages: Mapping[str, Mapping[str, JourneyMessage]]

    def message(self, id: str, language: str) -> JourneyMessage | None:
        """Return one message in this language, else in English."""
        return self.messages.get(language, {}).get(id) or self.messages[ORIGINAL].get(id)

    def on_day(
        self, stages: Collection[str], day: int, seen: Collection[str], language: str
    ) -> JourneyMessage | None:
        """Return the newest message of these stages for that day or the two before it, or None.

        What is in `seen` does not come again.
        """
        due = [
            one
            for one in self.messages[ORIGINAL].values()
            if one.stage in stages and day - LATE_DAYS <= one.day <= day and one.id not in seen
        ]
        newest = max(due, key=lambda one: (one.day, one.id), default=None)
        return self.message(newest.id, language) if newest else None


def stage_on_day(day: int) -> str:
    """Return the stage of somebody who stopped `day` days ago."""
    return "first-days" if day <= FIRST_DAYS else "first-weeks" if day <= FIRST_WEEKS else "months-on"


def read_journey(shelves: Mapping[str, Shelf]) -> Journey:
    """Return the journey of what was read from the files."""
    return Journey(
        {
            language: {
                id_: JourneyMessage(
                    id_,
                    entry.values["stage"],
                    entry.values["day"],
                    entry.values["text"].strip(),
                    tuple(entry.values["facts"]),
                    entry.values.get("more"),
                )
                for id_, entry in shelf.journey.items()
            }
            for language, shelf in shelves.items()
        }
    )
