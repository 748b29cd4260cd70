"""When a person is asked; pure rules."""

import enum
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from bot.kernel.localtime import at_local, local_day

DEFAULT_HOUR = time(19, 0)
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


@dataclass(frozen=True, slots=True)
class CheckinPlan:
    """A person's check-in: `wall_time` on their clock; `next_at` is aware UTC, None when off.

    `asked_on` is the last local day that was asked or skipped: no day is asked twice.
    """

    person_id: int
    wall_time: time
    next_at: datetime | None
    asked_on: date | None
    remind: bool = True
