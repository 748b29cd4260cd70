"""When a person is asked; pure rules."""

import enum
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo

from bot.diary.checkins.pace import DAILY, Pace
from bot.kernel.localtime import at_local, local_day, plan_next

DEFAULT_HOUR = time(19, 0)
MORNING_HOUR = time(9, 0)
# A missed hour is still asked this late; after that the day is skipped (promise 4).
WINDOW = timedelta(hours=3)
# One reminder, once. EVIDENCE: one adds 14 to 18 points to the answer rate.
REMIND_AFTER = timedelta(hours=2)
# "Tonight" is this hour on the person's clock; it is offered while it is far enough ahead to be a choice.
TONIGHT = time(21, 0)
TONIGHT_AHEAD = timedelta(hours=1, minutes=30)
# So often one day's question can be put off; then the day is let be.
MOST_SNOOZES = 4


class Snooze(enum.StrEnum):
    """How long a question is put off."""

    QUARTER = "15"
    HOUR = "60"
    TONIGHT = "tonight"


def snoozes(now: datetime, where: tzinfo) -> tuple[Snooze, ...]:
    """Return what can be chosen at this moment."""
    tonight = at_local(local_day(now, where), TONIGHT, where)
    far = tonight - now >= TONIGHT_AHEAD
    return (Snooze.QUARTER, Snooze.HOUR, Snooze.TONIGHT) if far else (Snooze.QUARTER, Snooze.HOUR)


def snooze_until(snooze: Snooze, now: datetime, where: tzinfo) -> datetime:
    """Return when the question comes again, aware UTC.

    15 minutes and an hour are counted, whatever midnight or the clocks do meanwhile. A "tonight" that was
    tapped too late is an hour.
    """
    if snooze is Snooze.QUARTER:
        return now + timedelta(minutes=15)
    if snooze is Snooze.TONIGHT and Snooze.TONIGHT in snoozes(now, where):
        return at_local(local_day(now, where), TONIGHT, where)
    return now + timedelta(hours=1)


class Part(enum.StrEnum):
    """Which of the two questions of a day."""

    MORNING = "morning"
    # The check-in itself; people put it at any hour of the day.
    EVENING = "evening"


@dataclass(frozen=True, slots=True)
class Hour:
    """When one question comes: `wall_time` on the person's clock; `next_at` is aware UTC, None when off.

    `asked_on` is the last local day that was asked or skipped: no day is asked twice.
    """

    wall_time: time
    next_at: datetime | None = None
    asked_on: date | None = None


NO_MORNING = Hour(MORNING_HOUR)


@dataclass(frozen=True, slots=True)
class CheckinPlan:
    """When a person is asked: the check-in's hour (as in Hour), the morning's, and how often.

    The check-in and the morning question share one pace: a day is one on which the person is asked, or not.
    """

    person_id: int
    wall_time: time
    next_at: datetime | None
    asked_on: date | None
    remind: bool = True
    morning: Hour = NO_MORNING
    pace: Pace = DAILY

    def hour(self, part: Part) -> Hour:
        """Return when that question comes."""
        if part is Part.MORNING:
            return self.morning
        return Hour(self.wall_time, self.next_at, self.asked_on)

    def with_hour(self, part: Part, hour: Hour) -> "CheckinPlan":
        """Return the plan with another hour for that question."""
        if part is Part.MORNING:
            return replace(self, morning=hour)
        return replace(self, wall_time=hour.wall_time, next_at=hour.next_at, asked_on=hour.asked_on)


def next_moment(now: datetime, wall: time, where: tzinfo, done_on: date | None, pace: Pace) -> datetime:
    """Return the first moment after `now` at `wall` on a day on which the person is asked, aware UTC.

    As `plan_next`, which says what clock changes and moves between zones do.
    """
    moment = plan_next(now, wall, where, done_on)
    while not pace.asks_on(day := local_day(moment, where)):
        moment = plan_next(moment, wall, where, day)
    return moment
