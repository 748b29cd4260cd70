"""How many messages a local day that nobody asked for: the one rule, and which of them go first.

A message is counted when it stands in a lane that we start ourselves (reminders, check-ins, content,
broadcasts), or is named in FIRST. Help, answers, words of the team and what the person asked for at that
moment are never counted and never held back. It is asked when a message is about to leave, with the ledger as
the count: whatever was planned, delayed or doubled before, the day does not get one more.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.kernel.localtime import at_local, local_day
from bot.messaging.delivery.model import Lane

# Kinds by name, as this room does not know who queues them; a test holds them to those that are rendered.
# What comes at an hour that the person chose goes first, in this order, and is kept a place for; what is not
# named here (news, tips, reminders) shares the places that are left, in the order in which it comes.
FIRST = ("risky-time", "checkin", "morning", "lookback", "bladder")
# A follow-up after a worrying message is help; the one question after a year of silence decides whether
# everything is erased.
FREE = frozenset({"crisis-follow-up", "still-here"})


def counted(kind: str, lane: Lane) -> bool:
    """Return whether such a message counts as one that nobody asked for."""
    return kind not in FREE and (lane >= Lane.REMINDER or kind in FIRST)


def rank(kind: str) -> int:
    """Return whose turn it is when places are short; smaller goes first, equal ones in order of time."""
    return FIRST.index(kind) if kind in FIRST else len(FIRST)


def has_room(kind: str, gone: int, ahead: Collection[str], limit: int | None) -> bool:
    """Return whether a counted message may go now.

    `gone` of them went out this local day, `ahead` names the kinds that are still planned for it; those
    that go before this one keep their places. `limit` is the person's; None lets everything go.
    """
    return limit is None or gone + sum(rank(other) < rank(kind) for other in ahead) < limit


def bounds(moment: datetime, where: ZoneInfo) -> tuple[datetime, datetime]:
    """Return when that local day begins and ends, aware UTC; the end is not part of it."""
    day, midnight = local_day(moment, where), datetime.min.time()
    return at_local(day, midnight, where), at_local(day + timedelta(days=1), midnight, where)


def left_over(
    planned: Sequence[tuple[str, Lane, datetime]],
    gone_today: int,
    limit: int | None,
    now: datetime,
    where: ZoneInfo,
) -> set[int]:
    """Return the places in `planned` (kind, lane, moment; soonest first) of what will find no room.

    As things stand: `gone_today` went out already on the day of `now`.
    """
    gone = Counter({local_day(now, where): gone_today})
    days = [local_day(at, where) for _, _, at in planned]
    out: set[int] = set()
    for place, (kind, lane, _) in enumerate(planned):
        if not counted(kind, lane):
            continue
        day = days[place]
        later = [
            other
            for number, (other, its_lane, _) in enumerate(planned)
            if number > place and days[number] == day and counted(other, its_lane)
        ]
        if has_room(kind, gone[day], later, limit):
            gone[day] += 1
        else:
            out.add(place)
    return out
