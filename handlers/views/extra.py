"""What the one more question of a check-in looks like, and how it is chosen."""

from datetime import date

from bot.diary.extras import SCORED, Question
from bot.infra.texts import Say
from handlers.callbacks import tap
from handlers.views.keyboard import Button
from handlers.views.screen import Screen, screen, sos_button

WORDS_LIMIT = 1000
# A bladder that bothers so much is worth reading about; what is urgent is said there, from sources.
HARD = 7


def ask(say: Say, day: date, question: Question) -> Screen:
    """Ask it: by a scale of 0 to 10, or to be typed."""
    skip = Button(say("button-skip"), tap("extra", "skip", day))
    text = say(f"extra-ask-{question.value}")
    if question not in SCORED:
        return screen(text, skip)
    scale = [Button(str(value), tap("extra", "score", day, question.value, value)) for value in range(11)]
    return Screen(text, (tuple(scale[:6]), tuple(scale[6:]), (skip,)))


def with_bladder(say: Say, shown: Screen) -> Screen:
    """Return a screen with the way to what is known about the bladder put first."""
    first = Button(say("extra-button-bladder-more"), tap("learn", "t", "bladder"))
    return Screen(shown.html, ((first,), *shown.keyboard))


def too_long(say: Say, length: int) -> Screen:
    """Say how long it may be."""
    return Screen(say("checkin-note-long", length=length, limit=WORDS_LIMIT))


def choose(say: Say, chosen: Question | None) -> Screen:
    """Ask which question is added to the check-in; `chosen` is the one now."""
    buttons = [
        Button(say(f"extra-button-{one.value}"), tap("extra", "choose", one.value)) for one in Question
    ]
    buttons.append(Button(say("extra-button-none"), tap("extra", "choose", "-")))
    now = say("extra-chosen", what=say(f"extra-name-{chosen.value}")) if chosen else say("extra-chosen-none")
    back = Button(say("button-back"), tap("settings", "checkin"))
    shown = screen(f"{say('extra-choose')}\n\n{now}", *buttons, per_row=2)
    return Screen(shown.html, (*shown.keyboard, (back, sos_button(say))))
