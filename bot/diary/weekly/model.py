"""When something is asked once a week; pure rules."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from bot.kernel.localtime import local_day, plan_next

# Sunday evening, before the week begins again.
DEFAULT_DAY, DEFAULT_HOUR = 6, time(17, 0)
# A missed hour is asked this late; after that the week is let be.
WINDOW = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class WeeklyPlan:
    """When a person is asked one kind: `weekday` (Monday is 0) at `wall_time`.

    `next_at` is aware UTC, None when off; `asked_on` is the local day of the last question.
    """

    person_id: int
    kind: str
    weekday: int = DEFAULT_DAY
    wall_time: time = DEFAULT_HOUR
    next_at: datetime | None = None
    asked_on: date | None = None


def next_week(now: datetime, weekday: int, wall: time, where: tzinfo, done_on: date | None) -> datetime:
    """Return the first moment after `now` at `wall` on that weekday, later than `done_on`; aware UTC.

    As `plan_next`, which says what clock changes and moves between zones do.
    """
    moment = plan_next(now, wall, where, done_on)
    while (day := local_day(moment, where)).weekday() != weekday:
        moment = plan_next(moment, wall, where, day)
    return moment
