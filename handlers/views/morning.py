"""What the morning question looks like, what becomes of it in the evening, and how its hour is chosen."""

from datetime import date, time

from bot.diary.checkins import CheckinPlan
from bot.diary.intentions import Intention, Outcome, Wish
from bot.infra.texts import Say
from handlers.callbacks import tap
from handlers.views.keyboard import Button, rows
from handlers.views.people import clock
from handlers.views.screen import Screen, safe, screen, sos_button
from handlers.views.settings import digits

HOURS = (time(7, 30), time(8, 30), time(9, 30), time(11, 0))
WORDS_LIMIT = 200


def ask(say: Say, day: date, wishes: tuple[Wish, ...], *, plain: bool = False) -> Screen:
    """Ask what the person wants of a day; `plain` while the crisis hold runs."""
    buttons = [Button(label(say, wish), tap("morning", "want", day, wish.value)) for wish in wishes]
    last = (
        Button(say("morning-button-words"), tap("morning", "words", day)),
        Button(say("morning-button-not-today"), tap("morning", "nottoday")),
    )
    return Screen(say("morning-ask-plain" if plain else "morning-ask"), (*rows(buttons, 2), last))


def label(say: Say, wish: Wish) -> str:
    """Return a wish as its button says it."""
    return say(f"morning-button-{wish.value}")


def words_of(say: Say, intention: Intention) -> str:
    """Return what is wanted in words, safe for HTML."""
    if intention.wish is None:
        return safe(intention.words or "")
    return say(f"morning-wish-{intention.wish.value}")


def ask_words(say: Say, day: date) -> Screen:
    """Ask for the person's own words."""
    return screen(say("morning-ask-words"), Button(say("button-back"), tap("morning", "ask", day)))


def too_long(say: Say, length: int) -> Screen:
    """Say how long the words may be."""
    return Screen(say("checkin-note-long", length=length, limit=WORDS_LIMIT))


def kept(say: Say, intention: Intention, *, asked_tonight: bool) -> Screen:
    """Say what is kept, and whether it is asked about later."""
    text = say("morning-kept", what=words_of(say, intention))
    if asked_tonight:
        text += " " + say("morning-kept-tonight")
    return screen(
        text, Button(say("checkin-change-button"), tap("morning", "ask", intention.day)), sos_button(say)
    )


def not_today(say: Say) -> Screen:
    """Leave it at that."""
    return screen(say("morning-not-today"), sos_button(say))


def ask_became(say: Say, intention: Intention) -> Screen:
    """Ask in the evening what became of it."""
    return screen(
        say("morning-ask-became", what=words_of(say, intention)),
        *(
            Button(
                say(f"morning-became-{outcome.value}"), tap("morning", "became", intention.day, outcome.value)
            )
            for outcome in Outcome
        ),
        Button(say("button-skip"), tap("morning", "skip", intention.day)),
    )


def line(say: Say, plan: CheckinPlan) -> str:
    """Return when the morning question comes."""
    at = plan.morning.next_at
    return say("morning-line-off") if at is None else say("morning-line", clock=clock(plan.morning.wall_time))


def choose_hour(say: Say, plan: CheckinPlan, *, unclear: bool = False) -> Screen:
    """Ask for the hour of the morning question, or none."""
    hours = [Button(clock(at), tap("morning", "hour", digits(at))) for at in HOURS]
    key = "start-hour-unclear" if unclear else "morning-choose-hour"
    last = (
        Button(say("morning-button-off"), tap("morning", "hour", "off")),
        Button(say("button-back"), tap("settings", "checkin")),
    )
    return Screen(f"{say(key)}\n\n{line(say, plan)}", (*rows(hours, 2), last))
