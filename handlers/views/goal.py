"""What a goal of days a week looks like: the question, the sentence, and the weeks as signs."""

from bot.diary.goals import Week, Weeks
from bot.infra.texts import Say
from handlers.callbacks import tap
from handlers.views.days import short_day
from handlers.views.keyboard import Button
from handlers.views.screen import Screen, sos_button

MOST = 7
USED, WITHOUT, NOT_NOTED, TO_COME = "◆", "■", "·", " "


def ask(say: Say, weeks: Weeks, *, unclear: bool = False) -> Screen:
    """Ask on how many days a week at most."""
    digits = [Button(str(days), tap("goal", "set", days)) for days in range(1, MOST)]
    none = [Button(say("goal-button-none"), tap("goal", "set", "-"))] if weeks.goal is not None else []
    back = Button(say("button-back"), tap("days", "show"))
    return Screen(
        say("goal-unclear" if unclear else "goal-ask"), (tuple(digits), (*none, back, sos_button(say)))
    )


def sentence(say: Say, weeks: Weeks) -> str:
    """Return this week against the goal, and the weeks before."""
    this = weeks.this
    if weeks.goal is None:
        return say("goal-week-none", used=this.used)
    lines = [say("goal-week", used=this.used, goal=weeks.goal)]
    if weeks.over:
        lines.append(say("goal-weeks", within=sum(one.within for one in weeks.over), of=len(weeks.over)))
    return "\n".join(lines)


def signs(say: Say, weeks: Weeks) -> str:
    """Return the weeks as lines of seven signs, oldest first."""
    shown = [one for one in weeks.weeks if one.used or one.without or one is weeks.this]
    names = [short_day(say, one.monday) for one in shown]
    width = max(map(len, names))
    lines = [
        f"{name.rjust(width)} {_line(one)} {_against(one)}" for name, one in zip(names, shown, strict=True)
    ]
    meanings = ((USED, "used"), (WITHOUT, "without"), (NOT_NOTED, "not-noted"))
    legend = "   ".join(f"{sign} {say(f'goal-mark-{name}')}" for sign, name in meanings)
    block = "\n".join(lines)
    return f"{say('goal-signs')}\n<pre>{block}</pre>\n{legend}"


def _line(one: Week) -> str:
    return USED * one.used + WITHOUT * one.without + NOT_NOTED * one.not_noted + TO_COME * one.to_come


def _against(one: Week) -> str:
    return str(one.used) if one.goal is None else f"{one.used}/{one.goal}"
