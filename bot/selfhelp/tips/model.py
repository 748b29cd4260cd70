"""When the daily note comes and which one it is; pure rules."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.kernel.localtime import in_quiet_hours
from bot.people import Person, Stage
from bot.selfhelp.library import Library, Snippet
from bot.selfhelp.reading import Item

# Without check-ins the note comes as if they were at the default hour, 19:00.
WITHOUT_CHECKIN = time(15, 0)
# Far enough from the check-in that a day has two short visits and not one long one.
APART = timedelta(hours=4)
# As for check-ins: sent late inside this window, skipped after it (promise 4).
WINDOW = timedelta(hours=3)
# Where "the first days" and "the first weeks" end, in days since the person stopped. Not a course of
# withdrawal, which nobody can promise: only which notes fit.
FIRST_DAYS = 7
FIRST_WEEKS = 56


@dataclass(frozen=True, slots=True)
class TipPlan:
    """A person's daily note: `wall_time` on their clock; `next_at` is aware UTC, None when off.

    `own_hour` says that the person chose the hour: it then stays whatever happens to the check-in.
    `told_on` is the last local day that was planned or skipped.
    """

    person_id: int
    wall_time: time
    own_hour: bool
    next_at: datetime | None
    told_on: date | None


@dataclass(frozen=True, slots=True)
class Told:
    """The note of one day in plain text; `more` is the id of an article or technique that says more."""

    item: Item
    text: str
    more: str | None


def tip_hour(checkin_at: time | None, quiet_from: time, quiet_until: time) -> time:
    """Return the hour of the daily note: four hours before the check-in, where that is in waking hours.

    Else four hours after it, else when the quiet hours end. `checkin_at` is None without check-ins.
    """
    if checkin_at is None:
        wanted = [WITHOUT_CHECKIN]
    else:
        wanted = [_moved(checkin_at, -APART), _moved(checkin_at, APART)]
    waking = (at for at in wanted if not in_quiet_hours(at, quiet_from, quiet_until))
    return next(waking, quiet_until)


def _moved(at: time, by: timedelta) -> time:
    # Any day does: only the time of day is wanted.
    return (datetime.combine(date(2000, 1, 2), at) + by).time()


def stage_for(person: Person, today: date, lapsed: bool) -> str | None:
    """Return the library's stage that fits the person, None when they never said.

    `lapsed` is whether somebody who stopped noted use in the last days.
    """
    if person.stage is Stage.USING:
        return "thinking"
    if person.stage is Stage.CUTTING_DOWN:
        return "cutting-down"
    if person.stage is Stage.SUPPORTING:
        return "supporting"
    if person.stage is None:
        return None
    if lapsed:
        return "after-lapse"
    if person.stopped_on is None:
        return None
    days = (today - person.stopped_on).days
    return "first-days" if days <= FIRST_DAYS else "first-weeks" if days <= FIRST_WEEKS else "months-on"


def pick_tip(
    library: Library,
    stage: str | None,
    seen: Sequence[str],
    unwanted: Collection[str],
    seed: int,
    language: str,
) -> Snippet | None:
    """Return the snippet to send, None when none is left for this person.

    `seen` names each as often as it was sent. What is not for them never comes; each such word also puts
    the rest of that topic back as if it had been sent once more, so other topics come first.
    """
    turned_away = [topic_of(one) for one in library.snippets(language) if one.id in unwanted]
    put_back = [
        one.id for topic in turned_away for one in library.snippets(language) if topic_of(one) == topic
    ]
    return library.next_snippet([*seen, *put_back], stage, seed, language, unwanted=unwanted)


def topic_of(snippet: Snippet) -> str:
    """Return the topic of a snippet: its fact's id is the topic and a number."""
    return snippet.fact.rpartition("-")[0]
