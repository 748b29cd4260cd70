"""What a craving looks like: how strong, the offer, the timer, how strong now; and the kit for it."""

from collections.abc import Sequence

from bot.infra.texts import Say
from bot.selfhelp.cravings import HARD
from bot.selfhelp.library import Technique
from bot.selfhelp.plans import Line, Plan, Trusted
from bot.selfhelp.tries import InCraving
from handlers.callbacks import tap
from handlers.views.cope import before, joined
from handlers.views.keyboard import Button, Keyboard, rows
from handlers.views.plan import copy_number
from handlers.views.screen import Screen, safe, screen, sos_button

DIGITS_IN_A_ROW = 6
# What may be typed instead of tapping it, and what its button does.
VERBS = {
    "craving-button-start": "go",
    "craving-button-other": "not",
    "craving-button-reasons": "reasons",
    "craving-button-talk": "talk",
    "craving-button-again": "again",
    "craving-button-not-this": "not",
    "craving-button-enough": "close",
    "button-done": "done",
}
# The same at the question before a technique.
ANSWERS = {"button-yes": "yes", "button-no": "start"}
# After a pull up to here somebody can write; above it that would be homework.
CALM = 3


def now_button(say: Say) -> Button:
    """Return the button that leads here from everywhere."""
    return Button(say("craving-button-now"), tap("craving", "ask"))


def _scale(*path: object) -> Keyboard:
    verb, *args = path
    return rows([Button(str(value), tap("craving", str(verb), *args, value)) for value in range(11)], 6)


def ask(say: Say, *, unclear: bool = False) -> Screen:
    """Ask how strong it is."""
    last = (Button(say("craving-button-talk"), tap("craving", "talk", 0)), sos_button(say))
    return Screen(say("craving-unclear" if unclear else "craving-ask"), (*_scale("rate"), last))


def none(say: Say) -> Screen:
    """Answer a 0: nothing to get through, and a good minute to prepare."""
    return screen(
        say("craving-none"),
        Button(say("kit-button-note"), tap("kit", "note")),
        Button(say("kit-button-reasons"), tap("kit", "reasons")),
        Button(say("button-not-now"), tap("craving", "close", 0)),
        sos_button(say),
        per_row=2,
    )


def offer(say: Say, one: InCraving, plan: Plan) -> Screen:
    """Offer one technique, under what the person wrote to themself for this."""
    technique = one.technique
    heard = say("craving-heard-hard" if one.pull >= HARD else "craving-heard", pull=one.pull)
    note = f"{say('craving-from-you')}\n<i>{safe(plan.note)}</i>" if plan.note else ""
    fell = say("craving-fell", points=round(one.fell)) if one.fell is not None and one.fell >= 1 else ""
    told = say("craving-offer", name=safe(technique.name), minutes=technique.minutes, why=technique.why)
    own = (Button(say("craving-button-reasons"), tap("craving", "reasons", one.try_id)),)
    return Screen(
        joined([heard, note, told, fell, "" if technique.ask_first else before(say, technique)]),
        (
            (
                Button(say("craving-button-start"), tap("craving", "go", one.try_id)),
                Button(say("craving-button-other"), tap("craving", "not", one.try_id)),
            ),
            (
                *(own if plan.reasons else ()),
                Button(say("craving-button-talk"), tap("craving", "talk", one.try_id)),
            ),
            (sos_button(say),),
        ),
    )


def question(say: Say, technique: Technique, try_id: int) -> Screen:
    """Ask what must be known before the first step; a yes means that this one is not for them now."""
    assert technique.ask_first is not None
    return Screen(
        joined([before(say, technique), f"{say('cope-question')}\n<b>{safe(technique.ask_first)}</b>"]),
        (
            (
                Button(say("button-yes"), tap("craving", "yes", try_id)),
                Button(say("button-no"), tap("craving", "start", try_id)),
            ),
            (Button(say("button-back"), tap("craving", "back", try_id)), sos_button(say)),
        ),
    )


def timer(say: Say, technique: Technique, try_id: int, step: int, minutes: int) -> Screen:
    """Return the timer's message at a step (from 1): all steps, the present one marked."""
    steps = [
        f"<b>{number}. {text}</b>" if number == step else f"{number}. {text}"
        for number, text in enumerate(technique.steps, 1)
    ]
    return Screen(
        say("craving-timer", name=safe(technique.name), minutes=minutes, steps="\n".join(steps)),
        (
            (
                Button(say("button-done"), tap("craving", "done", try_id)),
                Button(say("craving-button-not-this"), tap("craving", "not", try_id)),
            ),
            (Button(say("craving-button-talk"), tap("craving", "talk", try_id)), sos_button(say)),
        ),
    )


def ask_after(say: Say, try_id: int, *, key: str = "craving-ask-after") -> Screen:
    """Ask how strong it is now."""
    return Screen(say(key), (*_scale("after", try_id), (sos_button(say),)))


def result(say: Say, try_id: int, before_: int, after: int) -> Screen:
    """Return what moved, and the ways on; a person first where nothing did."""
    if after == 0 < before_:
        text = say("craving-gone", before=before_)
    else:
        word = "moved" if after < before_ else "same" if after == before_ else "up"
        text = say(f"craving-{word}", before=before_, after=after)
    return Screen(
        text,
        (
            (
                Button(say("craving-button-again"), tap("craving", "again", try_id)),
                Button(say("craving-button-other"), tap("craving", "else", try_id)),
            ),
            (
                Button(say("craving-button-talk"), tap("craving", "talk", try_id)),
                Button(say("craving-button-enough"), tap("craving", "close", try_id)),
            ),
            (sos_button(say),),
        ),
    )


def closed(say: Say, *, write: bool) -> Screen:
    """End it; `write` offers a line for the next time to somebody who has none and is calm."""
    if not write:
        return screen(say("craving-closed"))
    return screen(
        say("craving-closed-write"),
        Button(say("kit-button-note"), tap("kit", "note")),
        Button(say("button-not-now"), tap("craving", "close", 0)),
    )


def reasons(say: Say, lines: Sequence[Line], try_id: int) -> Screen:
    """Return the person's own reasons."""
    told = "\n".join(f"• {safe(line.text)}" for line in lines)
    return screen(f"{say('craving-reasons')}\n{told}", _back(say, try_id), sos_button(say))


def talk(say: Say, trusted: Trusted | None, try_id: int) -> Screen:
    """Return whom the person trusts, a sentence to send them, and the way to people who are awake."""
    sentence = say("craving-sentence")
    lead = "craving-talk-sentence" if trusted else "craving-talk-nobody"
    buttons = [Button(say("craving-button-sentence"), copy=sentence)]
    if trusted is not None and trusted.number:
        buttons.insert(0, copy_number(say, trusted.number))
    more = [Button(say("craving-button-lines"), tap("sos", "show")), _back(say, try_id)]
    if trusted is None:
        more.insert(0, Button(say("kit-button-trusted"), tap("kit", "trusted")))
    return Screen(
        joined([trusted_lines(say, trusted), f"{say(lead)}\n<i>{safe(sentence)}</i>"]),
        (*rows(buttons, 2), *rows(more, 2)),
    )


def trusted_lines(say: Say, trusted: Trusted | None) -> str:
    """Return who it is, the number alone on its line; empty when nobody is kept."""
    if trusted is None:
        return ""
    lines = [say("craving-talk-someone"), safe(trusted.name)]
    if trusted.number:
        lines.append(f"<b>{safe(trusted.number)}</b>")
    return "\n".join(lines)


def _back(say: Say, try_id: int) -> Button:
    return Button(say("button-back"), tap("craving", "back", try_id))


def kit(say: Say, plan: Plan, *, opening: str = "") -> Screen:
    """Return what is written for a craving, and the ways to change it."""
    empty = say("kit-empty")
    told = "\n".join(f"• {safe(line.text)}" for line in plan.reasons) or empty
    someone = (
        ", ".join(safe(one) for one in (plan.trusted.name, plan.trusted.number) if one)
        if (plan.trusted)
        else empty
    )
    return Screen(
        joined(
            [
                opening,
                say("kit-title"),
                f"{say('kit-note')}\n{safe(plan.note) if plan.note else empty}",
                f"{say('kit-reasons')}\n{told}",
                f"{say('kit-trusted')}\n{someone}",
            ]
        ),
        (
            (
                Button(say("kit-button-note"), tap("kit", "note")),
                Button(say("kit-button-reasons"), tap("kit", "reasons")),
            ),
            (Button(say("kit-button-trusted"), tap("kit", "trusted")), now_button(say)),
            (Button(say("button-back"), tap("plan", "show")), sos_button(say)),
        ),
    )


def ask_one(say: Say, key: str, held: str | None, verb: str) -> Screen:
    """Ask for the note or the trusted person; `held` is what is kept, which `verb` deletes."""
    buttons = [_kit_back(say), sos_button(say)]
    if held:
        buttons.insert(0, Button(say("kit-button-delete"), tap("kit", verb)))
    return screen(joined([safe(held) if held else "", say(key)]), *buttons)


def ask_number(say: Say) -> Screen:
    """Ask for the trusted person's number."""
    return screen(
        say("kit-trusted-number"), Button(say("button-skip"), tap("kit", "nonumber")), sos_button(say)
    )


def ask_reasons(say: Say, lines: Sequence[Line]) -> Screen:
    """Ask for reasons, those written so far by number."""
    told = "\n".join(f"{number}. {safe(line.text)}" for number, line in enumerate(lines, 1))
    digits = [Button(str(number), tap("kit", "out", line.id)) for number, line in enumerate(lines, 1)]
    return Screen(
        joined([say("kit-reasons-ask"), told, say("kit-reasons-pick") if lines else ""]),
        (*rows(digits, DIGITS_IN_A_ROW), (_kit_back(say), sos_button(say))),
    )


def _kit_back(say: Say) -> Button:
    return Button(say("button-back"), tap("kit", "show"))
