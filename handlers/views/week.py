"""What the weekly look-back looks like: three questions, and the small step that comes back."""

from datetime import date

from bot.diary.intentions import Outcome
from bot.diary.lookbacks import LookBack, Part
from bot.diary.lookbacks.model import Code, codes_for
from bot.diary.moods import Days
from bot.diary.weekly import WeeklyPlan
from bot.infra.texts import Say
from bot.people import Stage
from handlers.callbacks import tap
from handlers.views.keyboard import Button, rows
from handlers.views.screen import Screen, safe, screen, sos_button
from handlers.views.weekly import day_name

WORDS_LIMIT = 500
NEXT = {Part.HELPED: Part.HARD, Part.HARD: Part.STEP}


def opening(say: Say, one: LookBack, before: LookBack | None, stage: Stage | None) -> Screen:
    """Return what comes by itself: last week's step if it waits, else the first question.

    Own words in it are covered until they are tapped: somebody else may look at the screen.
    """
    if before is None:
        return ask(say, one, Part.HELPED, stage, by_itself=True)
    return ask_became(say, before, one.day, by_itself=True)


def ask_became(say: Say, before: LookBack, day: date, *, by_itself: bool = False) -> Screen:
    """Ask what became of the small step of the look-back before; `day` is that of the new one."""
    step = step_words(say, before, covered=by_itself)
    buttons = [
        Button(say(f"week-became-{outcome.value}"), tap("week", "became", day, before.day, outcome.value))
        for outcome in Outcome
    ]
    last = (
        Button(say("button-skip"), tap("week", "to", day, Part.HELPED.value)),
        Button(say("week-button-not-now"), tap("week", "close")),
    )
    return Screen(say("week-ask-became", step=step), (tuple(buttons), last))


def ask(say: Say, one: LookBack, part: Part, stage: Stage | None, *, by_itself: bool = False) -> Screen:
    """Ask one of the three questions, with what is tapped and written so far."""
    text = say("week-ask-opening" if by_itself else f"week-ask-{part.value}")
    if part in one.words:
        text += "\n\n" + say("week-own-words", words=safe(one.words[part]))
    chosen = one.codes(part)
    buttons = [
        Button(
            label(say, part, code)
            if code not in chosen
            else say("week-chosen", label=label(say, part, code)),
            tap("week", "pick", one.day, part.value, code.value),
        )
        for code in codes_for(part, stage)
    ]
    last = [Button(say("week-button-words"), tap("week", "words", one.day, part.value))]
    if part in NEXT:
        last.append(Button(say("week-button-next"), tap("week", "to", one.day, NEXT[part].value)))
    else:
        last.append(Button(say("button-done"), tap("week", "end", one.day)))
    way = Button(say("week-button-not-now"), tap("week", "close"))
    if not by_itself:
        before = {Part.HARD: Part.HELPED, Part.STEP: Part.HARD}.get(part)
        if before is not None:
            way = Button(say("button-back"), tap("week", "to", one.day, before.value))
    return Screen(text, (*rows(buttons, 2), tuple(last), (way, sos_button(say))))


def label(say: Say, part: Part, code: Code) -> str:
    """Return what a button of that question says."""
    return say(f"week-{part.value}-{code.value}")


def step_words(say: Say, one: LookBack, *, covered: bool = False) -> str:
    """Return a small step in words, safe for HTML; `covered` hides the person's own until tapped."""
    if one.step is not None:
        return say(f"week-step-words-{one.step.value}")
    words = safe(one.words.get(Part.STEP, ""))
    return f"<tg-spoiler>{words}</tg-spoiler>" if covered else words


def ask_words(say: Say, one: LookBack, part: Part) -> Screen:
    """Ask for the person's own words to one question."""
    return screen(say("week-ask-words"), Button(say("button-back"), tap("week", "to", one.day, part.value)))


def too_long(say: Say, length: int) -> Screen:
    """Say how long the words may be."""
    return Screen(say("checkin-note-long", length=length, limit=WORDS_LIMIT))


def end(say: Say, one: LookBack, days: Days, plan: WeeklyPlan, *, use: bool) -> Screen:
    """Return the end: the week in numbers, the step, and when it comes back."""
    lines = [say("week-end")]
    if days.answered:
        lines[0] += " " + say("week-end-noted", days=days.answered)
        if use and days.without:
            lines[0] += " " + say("week-end-without", days=days.without)
    if one.has_step:
        lines.append(say("week-end-step", step=step_words(say, one)))
        if plan.next_at is not None:
            lines[-1] += " " + say("week-end-next", day=day_name(say, plan))
    buttons = [Button(say("checkin-change-button"), tap("week", "to", one.day, Part.HELPED.value))]
    if plan.next_at is None:
        buttons.append(Button(say("week-button-weekly"), tap("week", "plan")))
    return screen("\n\n".join(lines), *buttons, sos_button(say))


def closed(say: Say) -> Screen:
    """Leave it at that."""
    return screen(say("week-closed"), sos_button(say))
