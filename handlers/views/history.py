"""What the diary looks like: one plain sentence, and the words on its picture."""

from datetime import timedelta

from bot.diary.charts import Words
from bot.diary.moods import Days
from bot.infra.texts import Say
from handlers.callbacks import tap
from handlers.views.days import short_day
from handlers.views.keyboard import Button
from handlers.views.screen import Screen, screen, sos_button

SPANS = (7, 30, 90)
# As many dates as fit under a picture of a phone's width.
DATES_SHOWN = 4


def words(say: Say, days: Days) -> Words:
    """Return the words on the picture."""
    step = max(1, (days.length - 1) // (DATES_SHOWN - 1))
    shown = [days.since + timedelta(days=index * step) for index in range(DATES_SHOWN)]
    return Words(
        mood=say("history-mood"),
        craving=say("history-craving"),
        use=say("history-use"),
        used_no=say("history-used-no"),
        used_yes=say("history-used-yes"),
        no_answer=say("history-no-answer"),
        mood_low=say("history-mood-low"),
        mood_high=say("history-mood-high"),
        dates=tuple(short_day(say, day) for day in shown if day <= days.until),
    )


def caption(say: Say, days: Days) -> Screen:
    """Return the sentence that says what the picture shows, with the other spans to choose."""
    parts = [say("history-answered", answered=days.answered, of=days.length)]
    if (mood := days.mean_mood()) is not None:
        parts.append(say("history-mean-mood", mood=round(mood, 1)))
    if (craving := days.mean_craving()) is not None:
        parts.append(say("history-mean-craving", craving=round(craving, 1)))
    if days.without or days.with_use:
        parts.append(say("history-without", without=days.without, told=days.without + days.with_use))
    buttons = [
        Button(say("history-span", days=span), tap("history", "show", span))
        for span in SPANS
        if span != days.length
    ]
    return screen(" ".join(parts), *buttons, sos_button(say))


def nothing_yet(say: Say) -> Screen:
    """Return what somebody reads who has noted nothing in these days."""
    return screen(
        say("history-nothing"), Button(say("button-checkin"), tap("checkin", "ask")), sos_button(say)
    )
