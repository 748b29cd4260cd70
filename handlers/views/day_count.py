"""What /days, the date and the milestones look like."""

from collections.abc import Iterable, Sequence
from datetime import date

from bot.diary.days import Count, Mark, Milestones, Stretch
from bot.diary.days.model import OFFERED, next_day
from bot.infra.texts import Say
from handlers.callbacks import tap
from handlers.views.days import long_day, short_day
from handlers.views.keyboard import Button, Keyboard, rows
from handlers.views.screen import Screen, screen, sos_button

# Signs of one width, told apart by shape: nothing rests on colour.
SIGNS = {Mark.TOLD: "■", Mark.BY_DATE: "□", Mark.USED: "◆", Mark.NOTHING: "·"}
IN_A_LINE = 10
# As many earlier stretches as fit on the screen of the date.
EARLIER_SHOWN = 4


def on_day(say: Say, day: date, today: date, key: str = "days-on") -> str:
    """Return a day inside a sentence: today, yesterday, "on 15 Nov", with its year when that is another."""
    ago = (today - day).days
    if ago in (0, 1):
        return say("day-today" if ago == 0 else "day-yesterday")
    words = short_day(say, day) if day.year == today.year else long_day(say, day)
    return say(key, day=words)


def since_day(say: Say, day: date, today: date) -> str:
    """Return a day after "since": today, yesterday, "15 Nov"."""
    return on_day(say, day, today, "days-since-day")


def summary(say: Say, count: Count) -> str:
    """Return in words what the days say."""
    lines = []
    if count.since is not None:
        since = since_day(say, count.since, count.today)
        if count.passed == 0:
            lines.append(say("days-first"))
        elif count.without == count.passed:
            lines.append(say("days-since", days=count.without, since=since))
        else:
            lines.append(say("days-since-of", days=count.without, passed=count.passed, since=since))
    if count.total:
        lines.append(say("days-longest", longest=count.longest, total=count.total))
    return "\n".join(lines)


def picture(say: Say, marks: Sequence[Mark]) -> str:
    """Return the last days as signs, with what each sign means; only signs that occur are explained."""
    signs = [SIGNS[mark] for mark in marks]
    lines = [" ".join(signs[start : start + IN_A_LINE]) for start in range(0, len(signs), IN_A_LINE)]
    legend = [f"{sign} {say(f'days-mark-{mark.value}')}" for mark, sign in SIGNS.items() if mark in marks]
    block = "\n".join(lines)
    return f"{say('days-last', days=len(marks))}\n<pre>{block}</pre>\n{'   '.join(legend)}"


def overview(
    say: Say, count: Count, milestones: Milestones, *, asks_date: bool, lines: Iterable[str] = ()
) -> Screen:
    """Return /days; `asks_date` for somebody who has stopped, `lines` come before the picture."""
    words = [summary(say, count)]
    if asks_date and count.since is None:
        words.append(say("days-no-date"))
    elif count.used_since:
        words.append(say("days-used-since", day=on_day(say, count.used_since[-1], count.today)))
    parts = ["\n".join(one for one in words if one), *lines]
    if any(mark is not Mark.NOTHING for mark in count.marks):
        parts.append(picture(say, count.marks))
    elif not count.total and count.since is None:
        parts.append(say("days-nothing"))
    if (day := next_day(milestones, count)) is not None:
        number = min(one for one in milestones.picked if one > count.reached)
        parts.append(say("days-next", number=number, day=on_day(say, day, count.today)))
    return Screen("\n\n".join(part for part in parts if part), _ways(say, asks_date=asks_date))


def _ways(say: Say, *, asks_date: bool) -> Keyboard:
    own = "date" if asks_date else "goal"
    picture = tap("history", "show", 30) if asks_date else tap("history", "weeks")
    return (
        (
            Button(say(f"days-button-{own}"), tap("days", own)),
            Button(say("days-button-milestones"), tap("days", "numbers")),
        ),
        (
            Button(say("days-button-used"), tap("lapse", "start")),
            Button(say("days-button-history"), picture),
            sos_button(say),
        ),
    )


def supporter(say: Say) -> Screen:
    """Say that these are days of one's own."""
    return screen(
        say("days-supporter"), Button(say("settings-button-stage"), tap("settings", "stage")), sos_button(say)
    )


def ask_date(say: Say, count: Count, earlier: Sequence[Stretch], *, key: str = "days-ask-date") -> Screen:
    """Ask from which day to count, with the earlier stretches that can be taken out."""
    parts = [say(key)]
    shown = earlier[-EARLIER_SHOWN:]
    if shown:
        parts.append(say("days-earlier"))
        parts[-1] += "".join(f"\n• {_stretch(say, one, count.today)}" for one in shown)
    days = [
        Button(say("start-since-today"), tap("days", "since", 0)),
        Button(say("start-since-yesterday"), tap("days", "since", 1)),
    ]
    drops = [
        Button(say("days-button-drop", day=short_day(say, one.began_on)), tap("days", "drop", one.began_on))
        for one in shown
    ]
    return Screen("\n\n".join(parts), (tuple(days), *rows(drops, 2), (_back(say), sos_button(say))))


def _stretch(say: Say, one: Stretch, today: date) -> str:
    show = short_day if one.began_on.year == today.year else long_day
    return say("days-stretch", begin=show(say, one.began_on), end=show(say, one.ended_on), days=one.length)


def date_set(say: Say, count: Count, kept: Stretch | None) -> Screen:
    """Say from when it counts now; `kept` is the stretch before that goes on counting."""
    assert count.since is not None
    text = say("days-date-set", since=since_day(say, count.since, count.today))
    buttons = [Button(say("days-button-days"), tap("days", "show"))]
    if kept is not None:
        text += "\n" + say("days-date-kept", days=kept.length)
        buttons.append(Button(say("days-button-wrong"), tap("days", "drop", kept.began_on)))
    return screen(text, *buttons, sos_button(say), per_row=2)


def dropped(say: Say) -> Screen:
    """Say that the earlier stretch counts no more."""
    return screen(say("days-dropped"), Button(say("days-button-days"), tap("days", "show")), sos_button(say))


def numbers(say: Say, milestones: Milestones, *, unclear: bool = False) -> Screen:
    """Ask which numbers to mention."""
    picked = milestones.picked
    every = sorted({*OFFERED, *picked})
    buttons = [
        Button(say("days-picked", number=one) if one in picked else str(one), tap("days", "pick", one))
        for one in every
    ]
    none = [Button(say("days-button-none"), tap("days", "none"))] if picked else []
    text = say("days-numbers-unclear" if unclear else "days-ask-numbers")
    return Screen(text, (*rows(buttons, 3), (*none, _back(say), sos_button(say))))


def none_picked(say: Say) -> Screen:
    """Say that no number is mentioned any more."""
    return screen(
        say("days-none"),
        Button(say("days-button-days"), tap("days", "show")),
        Button(say("days-button-milestones"), tap("days", "numbers")),
        sos_button(say),
    )


def milestone(say: Say, number: int, *, since: bool, gentle: bool) -> Screen:
    """Return the quiet word about a number; `gentle` after low days, `since` when it counts from a date."""
    first = say("days-milestone" if since else "days-milestone-in-all", number=number)
    then = say("days-milestone-gentle" if gentle else "days-milestone-then")
    return screen(
        f"{first}\n{then}",
        Button(say("days-button-days"), tap("days", "show")),
        Button(say("days-button-none"), tap("days", "none")),
        sos_button(say),
        per_row=2,
    )


def _back(say: Say) -> Button:
    return Button(say("button-back"), tap("days", "show"))
