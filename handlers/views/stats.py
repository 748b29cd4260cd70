"""What staff see of how many answer: a small table, numbers only."""

from collections.abc import Sequence

from bot.diary.bladder import BLADDER
from bot.diary.checkins import CHECKIN, MORNING
from bot.diary.lookbacks import LOOKBACK
from bot.diary.rates import Week
from bot.infra.texts import Say
from handlers.views.days import short_day
from handlers.views.screen import Screen, safe

KINDS = (CHECKIN, MORNING, LOOKBACK, BLADDER)


def answers(say: Say, weeks: Sequence[Week]) -> Screen:
    """Return how many questions were answered, by week, the newest first."""
    lines = []
    for week in reversed(weeks):
        lines.append(say("stats-week", day=short_day(say, week.since)))
        lines += [
            say(
                "stats-line",
                kind=say(f"stats-kind-{kind}"),
                answered=week.answered[kind],
                asked=week.asked[kind],
                percent=round(100 * rate),
            )
            for kind in KINDS
            if (rate := week.rate(kind)) is not None
        ]
        if not any(week.asked.values()):
            lines.append(say("stats-none"))
    return Screen(f"{say('stats-title')}\n\n" + safe("\n".join(lines)))
