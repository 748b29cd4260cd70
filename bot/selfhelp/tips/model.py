"""When the daily note comes and which one it is; pure rules."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.kernel.localtime import in_quiet_hours
from bot.people import Person, Stage
from bot.selfhelp.library import SINCE_STOPPED, Library, Snippet, Source, stage_on_day
from bot.selfhelp.reading import Item

# Without check-ins the note comes as if they were at the default hour, 19:00.
WITHOUT_CHECKIN = time(15, 0)
# Far enough from the check-in that a day has two short visits and not one long one.
APART = timedelta(hours=4)
# As for check-ins: sent late inside this window, skipped after it (promise 4).
WINDOW = timedelta(hours=3)
# Somebody who stopped and noted use is told what fits after a lapse for so many days.
LAPSE_DAYS = 14
# How the library calls where people say they are; those who stopped have stages by time.
STAGES_BY_ANSWER = {
    Stage.USING: "thinking",
    Stage.CUTTING_DOWN: "cutting-down",
    Stage.SUPPORTING: "supporting",
}
# Days since somebody was last here from which notes get rarer, and rarer still.
AWAY, LONG_AWAY = 5, 14


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
    sources: tuple[Source, ...] = ()


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


def comes_on(day: date, last_seen: date) -> bool:
    """Return whether the note comes on that day to somebody who was last here on `last_seen`.

    Every day; after five days away every third, after two weeks once a week, until they are back: whoever
    has stopped reading is not written to as if they had not.
    """
    away = (day - last_seen).days
    if away < AWAY:
        return True
    return day.toordinal() % (3 if away < LONG_AWAY else 7) == 0


def last_lapse(
    person: Person, today: date, used_on: Iterable[date], told_on: Iterable[date] = ()
) -> date | None:
    """Return the day of the last lapse to speak of, in the last LAPSE_DAYS; None without one.

    `used_on` are days noted with use, which count after the day they stopped; `told_on` days of lapses they
    told of as such: these count wherever their date lies now, as many move it then.
    """
    if person.stage is not Stage.STOPPED:
        return None
    began = person.stopped_on or date.min
    lately = today - timedelta(days=LAPSE_DAYS)
    lapses = [*(day for day in used_on if began < day), *told_on]
    return max((day for day in lapses if lately < day), default=None)


def stage_for(person: Person, today: date, lapsed_on: date | None) -> str | None:
    """Return the library's stage that fits the person, None when they never said.

    `lapsed_on` is their last lapse to speak of, None without one.
    """
    if person.stage is None:
        return None
    if person.stage is not Stage.STOPPED:
        return STAGES_BY_ANSWER[person.stage]
    if lapsed_on is not None:
        return "after-lapse"
    if person.stopped_on is None:
        return None
    return stage_on_day((today - person.stopped_on).days)


def way_for(person: Person, today: date, lapsed_on: date | None) -> tuple[tuple[str, ...], int] | None:
    """Return the stages whose journey fits the person and which day of it today is; None for no journey.

    The first days, weeks and months are counted from the day they stopped, those after a lapse from its
    day (`lapsed_on`, None without one to speak of), the rest from the day they said where they are.
    """
    if person.stage is None:
        return None
    if person.stage is not Stage.STOPPED:
        began = person.stage_on or (person.onboarded_at or person.created_at).astimezone(person.zone).date()
        return (STAGES_BY_ANSWER[person.stage],), (today - began).days
    if lapsed_on is not None:
        return ("after-lapse",), (today - lapsed_on).days
    if person.stopped_on is None:
        return None
    return SINCE_STOPPED, (today - person.stopped_on).days


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
