"""What /cope looks like: the moment, the offer, the steps, and the question whether it helped."""

from collections.abc import Iterable

from bot.infra.texts import Say
from bot.selfhelp.library import Technique
from bot.selfhelp.tries import Outcome
from handlers.callbacks import tap
from handlers.views.keyboard import Button, Keyboard, rows
from handlers.views.learn import source_list
from handlers.views.screen import Screen, safe, screen, sos_button

# What is written on paper in these techniques can be written here: the button's label and where it leads.
WRITTEN = {
    "safety-list": ("plan-button-mine", ("plan", "show")),
    "if-then-plan": ("ifthen-button-new-plan", ("ifthen", "new")),
    "reasons-card": ("kit-button-reasons", ("kit", "reasons")),
}
HEARD = {Outcome.YES: "yes", Outcome.BIT: "bit", Outcome.NO: "no"}


def menu(say: Say, whens: Iterable[str]) -> Screen:
    """Ask what is going on."""
    buttons = [Button(say(f"cope-when-{when}"), tap("cope", "for", when)) for when in whens]
    last = (sos_button(say), Button(say("cope-button-close"), tap("cope", "close")))
    return Screen(say("cope-menu" if buttons else "cope-none"), (*rows(buttons, 2), last))


def offer(
    say: Say, technique: Technique, ref: str, *, worked: Technique | None = None, opening: str | None = None
) -> Screen:
    """Offer a technique: why it helps and what to know before it.

    `worked` is another one that helped this person before, `opening` a line to put first. Where the
    technique has a question of its own, what to know comes with the question.
    """
    first = tap("cope", "ask", technique.id, ref) if technique.ask_first else _step(technique, 1, ref)
    parts = [
        opening or "",
        say("cope-offer", name=safe(technique.name), minutes=technique.minutes, why=technique.why),
        "" if technique.ask_first else before(say, technique),
        say("cope-worked", name=safe(worked.name)) if worked else "",
    ]
    keyboard: Keyboard = (
        (
            Button(say("cope-button-try"), first),
            Button(say("cope-button-other"), tap("cope", "else", technique.id, ref)),
        ),
    )
    if worked is not None:
        keyboard += ((Button(worked.name, tap("cope", "again", worked.id, ref)),),)
    # Only of somebody with an account is anything kept: a stranger's way is no number.
    if technique.id in WRITTEN and ref.isdecimal():
        label, path = WRITTEN[technique.id]
        keyboard += ((Button(say(label), tap(*path)),),)
    origin = Button(say("learn-button-sources"), tap("cope", "src", technique.id, ref))
    return Screen(joined(parts), (*keyboard, (origin, *_ways_out(say, tap("cope", "menu")))))


def sources(say: Say, technique: Technique, ref: str) -> Screen:
    """Show what a technique rests on."""
    return source_list(say, technique.name, technique.sources, tap("cope", "look", technique.id, ref))


def question(say: Say, technique: Technique, ref: str) -> Screen:
    """Ask what must be known before the first step; a yes means that this one is not for them now."""
    assert technique.ask_first is not None
    parts = [before(say, technique), f"{say('cope-question')}\n<b>{safe(technique.ask_first)}</b>"]
    return Screen(
        joined(parts),
        (
            (
                Button(say("button-yes"), tap("cope", "inst", technique.id, ref)),
                Button(say("button-no"), _step(technique, 1, ref)),
            ),
            _ways_out(say, tap("cope", "look", technique.id, ref)),
        ),
    )


def step(say: Say, technique: Technique, number: int, ref: str) -> Screen:
    """Show one step, counted from 1."""
    of = len(technique.steps)
    text = say("cope-step", name=safe(technique.name), step=number, of=of, text=technique.steps[number - 1])
    onward = (
        Button(say("cope-button-next"), _step(technique, number + 1, ref))
        if number < of
        else Button(say("button-done"), tap("cope", "done", technique.id, ref))
    )
    back = _step(technique, number - 1, ref) if number > 1 else tap("cope", "look", technique.id, ref)
    return Screen(
        text,
        (
            (onward,),
            (
                Button(say("button-back"), back),
                Button(say("cope-button-not-this"), tap("cope", "not", technique.id, ref)),
                sos_button(say),
            ),
        ),
    )


def ask_helped(say: Say, technique: Technique, ref: str) -> Screen:
    """Ask whether it helped."""
    answers = [
        Button(say(f"cope-button-helped-{word}"), tap("cope", "did", technique.id, outcome.value, ref))
        for outcome, word in HEARD.items()
    ]
    back = _step(technique, len(technique.steps), ref)
    return Screen(say("cope-ask-helped"), (tuple(answers), _ways_out(say, back)))


def heard(say: Say, technique: Technique, outcome: Outcome, ref: str, *, known: bool) -> Screen:
    """Answer what was said of it, with what to do next; `known` is whether anything is kept."""
    again = Button(say("cope-button-again"), tap("cope", "again", technique.id, ref))
    other = Button(say("cope-button-other"), tap("cope", "else", technique.id, ref))
    if outcome is Outcome.NO:
        person = Button(say("cope-button-person"), sos_button(say).data)
        return Screen(say("cope-heard-no"), ((again, other), (person, _menu(say))))
    key = "cope-heard-bit" if outcome is Outcome.BIT else "cope-heard-yes"
    if outcome is Outcome.YES and not known:
        key = "cope-heard-yes-unkept"
    save = (Button(say("learn-button-save"), tap("cope", "save", technique.id, ref)),) if known else ()
    first = (again, other) if outcome is Outcome.BIT else (other,)
    return Screen(say(key), ((*first, *save), _ways_out(say, tap("cope", "menu"))))


def saved(say: Say, technique: Technique, ref: str) -> Screen:
    """Say that it is on the list."""
    other = Button(say("cope-button-other"), tap("cope", "else", technique.id, ref))
    listed = Button(say("learn-button-saved"), tap("learn", "saved", 0))
    return Screen(say("cope-saved"), ((other, listed), _ways_out(say, tap("cope", "menu"))))


def then_help(say: Say) -> Screen:
    """Lead over to the card that follows."""
    return screen(say("cope-then-help"), _menu(say), sos_button(say))


def closed(say: Say) -> Screen:
    """Say where to find it again."""
    return Screen(say("cope-closed"))


def _step(technique: Technique, number: int, ref: str) -> str:
    return tap("cope", "step", technique.id, number, ref)


def _menu(say: Say) -> Button:
    return Button(say("button-back"), tap("cope", "menu"))


def _ways_out(say: Say, back: str) -> tuple[Button, ...]:
    return (Button(say("button-back"), back), sos_button(say))


def before(say: Say, technique: Technique) -> str:
    """Return what to know before the first step, empty when there is nothing."""
    if not technique.contraindications:
        return ""
    return "\n".join([say("cope-before"), *(f"• {one}" for one in technique.contraindications)])


def joined(parts: Iterable[str]) -> str:
    """Return texts as paragraphs, empty ones left out."""
    return "\n\n".join(part for part in parts if part)
