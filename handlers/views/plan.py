"""What a person's own plans look like: the safety plan and its steps, and if-then plans."""

from collections.abc import Sequence

from bot.infra.texts import Say
from bot.selfhelp.plans import SAFETY, IfThen, Line, Part, PicturePart, Plan, numbers_in
from handlers.callbacks import tap
from handlers.views.keyboard import LABEL_LENGTH, Button, Keyboard, rows
from handlers.views.screen import Screen, safe, screen, sos_button

# Numbers to copy under a plan: more would push the other buttons off a small screen.
MOST_NUMBERS = 4
DIGITS_IN_A_ROW = 6
# Telegram takes no more in a copy button.
COPY_LENGTH = 256
# A caption holds 1024 characters; the rest is for the sentence above the words.
CAPTION_ROOM = 800
# What may be typed at a step instead of tapping it.
STEP_LABELS = ("button-skip", "plan-button-next", "button-done", "button-back", "plan-button-stop")
# In whose lines a number is one to call.
WITH_NUMBERS = (Part.PEOPLE, Part.PROFESSIONALS)


def part_name(say: Say, part: Part) -> str:
    """Return the heading of a part."""
    return say(f"plan-part-{part.value}")


def _heading(say: Say, part: Part) -> str:
    return say("plan-heading", number=SAFETY.index(part) + 1, part=part_name(say, part))


def words(say: Say, plan: Plan) -> str:
    """Return the safety plan in Telegram's HTML, parts without lines left out."""
    parts = [
        "\n".join([f"<b>{_heading(say, part)}</b>", *(f"• {safe(line.text)}" for line in plan.of(part))])
        for part in SAFETY
        if plan.of(part)
    ]
    return "\n\n".join(parts)


def if_then_line(say: Say, one: IfThen) -> str:
    """Return an if-then plan as one sentence in HTML."""
    return say("ifthen-line", when=safe(one.when), then=safe(one.then))


def plain(say: Say, plan: Plan) -> str:
    """Return everything of the plan as plain text, for a file."""
    blocks = []
    if plan.safety:
        title = say("plan-title")
        blocks.append(f"{title}\n{'=' * len(title)}")
        blocks += [
            "\n".join([_heading(say, part), *(f"- {line.text}" for line in plan.of(part))])
            for part in SAFETY
            if plan.of(part)
        ]
    if plan.if_thens:
        lines = [f"- {say('ifthen-line', when=one.when, then=one.then)}" for one in plan.if_thens]
        blocks.append("\n".join([say("ifthen-title"), *lines]))
    return "\n\n".join(blocks) + "\n"


def picture_parts(say: Say, plan: Plan) -> list[PicturePart]:
    """Return the parts of the plan as they stand on its picture."""
    parts = [
        PicturePart(_heading(say, part), tuple(line.text for line in plan.of(part)))
        for part in SAFETY
        if plan.of(part)
    ]
    if plan.if_thens:
        lines = tuple(say("ifthen-line", when=one.when, then=one.then) for one in plan.if_thens)
        parts.append(PicturePart(say("ifthen-title"), lines))
    return parts


def copy_number(say: Say, number: str) -> Button:
    """Return the button that copies a number as it was typed; the digits alone where the label is long."""
    label = say("helplines-button-copy", number=number)
    if len(label) > LABEL_LENGTH:
        short = "".join(sign for sign in number if sign.isdigit() or sign == "+")
        label = say("helplines-button-copy", number=short)[:LABEL_LENGTH]
    return Button(label, copy=number[:COPY_LENGTH])


def _copies(say: Say, plan: Plan) -> Keyboard:
    numbers = [number for part in WITH_NUMBERS for line in plan.of(part) for number in numbers_in(line.text)]
    return rows([copy_number(say, one) for one in list(dict.fromkeys(numbers))[:MOST_NUMBERS]], 2)


def show(say: Say, plan: Plan, *, opening: str = "") -> Screen:
    """Return everything at once: the safety plan, the if-then plans, and what can be done with them."""
    blocks = [opening] if opening else []
    if plan.safety:
        blocks += [f"<b>{say('plan-title')}</b>", words(say, plan)]
    if plan.if_thens:
        lines = [f"• {if_then_line(say, one)}" for one in plan.if_thens]
        blocks.append("\n".join([f"<b>{say('ifthen-title')}</b>", *lines]))
    first = (
        Button(say("plan-button-edit"), tap("plan", "edit"))
        if plan.safety
        else Button(say("plan-button-make"), tap("plan", "step", Part.WARNING.value))
    )
    return Screen(
        "\n\n".join(blocks),
        (
            *_copies(say, plan),
            (
                first,
                Button(say("plan-button-text"), tap("plan", "text")),
                Button(say("plan-button-picture"), tap("plan", "picture")),
            ),
            _others(say),
            (sos_button(say),),
        ),
    )


def _others(say: Say) -> tuple[Button, ...]:
    return (
        Button(say("ifthen-button-list"), tap("ifthen", "list")),
        Button(say("times-button"), tap("times", "list")),
        Button(say("kit-button"), tap("kit", "show")),
    )


def none(say: Say, *, held: bool, opening: str = "") -> Screen:
    """Return what a plan is, while there is none; `held` in the days after a crisis, when it can wait."""
    make = tap("plan", "step", Part.WARNING.value)
    before = f"{opening}\n\n" if opening else ""
    if held:
        return Screen(
            before + say("plan-none-held"),
            (
                (sos_button(say), Button(say("button-cope"), tap("cope", "menu"))),
                (Button(say("plan-button-make-anyway"), make),),
            ),
        )
    return Screen(
        f"{before}{say('plan-none')}\n\n{say('plan-none-now')}",
        (
            (Button(say("plan-button-make"), make),),
            _others(say),
            (sos_button(say),),
        ),
    )


def step(say: Say, part: Part, lines: Sequence[Line], *, opening: str = "") -> Screen:
    """Return one of the six steps: its question, what is written so far, and the ways on."""
    at = SAFETY.index(part)
    blocks = [opening] if opening else []
    blocks += [
        f"<b>{say('plan-step-head', number=at + 1, of=len(SAFETY), part=part_name(say, part))}</b>",
        say(f"plan-ask-{part.value}"),
    ]
    if lines:
        numbered = [f"{number}. {safe(line.text)}" for number, line in enumerate(lines, 1)]
        blocks.append("\n".join([say("plan-so-far"), *numbered]))
    blocks.append(say("plan-type-more" if lines else "plan-type"))
    digits = [Button(str(number), tap("plan", "line", line.id)) for number, line in enumerate(lines, 1)]
    if at + 1 < len(SAFETY):
        label = say("plan-button-next" if lines else "button-skip")
        onward = Button(label, tap("plan", "step", SAFETY[at + 1].value))
    else:
        onward = Button(say("button-done"), tap("plan", "stop"))
    back = tap("plan", "step", SAFETY[at - 1].value) if at else tap("plan", "show")
    return Screen(
        "\n\n".join(blocks),
        (
            *rows(digits, DIGITS_IN_A_ROW),
            (Button(say("button-back"), back), onward),
            (Button(say("plan-button-stop"), tap("plan", "stop")), sos_button(say)),
        ),
    )


def edit(say: Say) -> Screen:
    """Ask which part to change."""
    parts = [
        Button(say(f"plan-button-part-{part.value}"), tap("plan", "step", part.value)) for part in SAFETY
    ]
    return Screen(
        say("plan-edit"),
        (
            *rows(parts, 2),
            (
                Button(say("plan-button-clear"), tap("plan", "clear")),
                Button(say("button-back"), tap("plan", "show")),
            ),
            (sos_button(say),),
        ),
    )


def line(say: Say, one: Line, number: int) -> Screen:
    """Return one line, with what can be done with it."""
    head = say("plan-line", number=number, part=part_name(say, one.part))
    return screen(
        f"{head}\n\n{safe(one.text)}",
        Button(say("plan-button-change-line"), tap("plan", "change", one.id)),
        Button(say("plan-button-take-out"), tap("plan", "out", one.id)),
        Button(say("button-back"), tap("plan", "step", one.part.value)),
        sos_button(say),
        per_row=2,
    )


def ask_change(say: Say, one: Line, *, key: str = "plan-change-ask") -> Screen:
    """Ask for the new words of a line."""
    return screen(
        f"{say(key)}\n\n{safe(one.text)}",
        Button(say("button-back"), tap("plan", "step", one.part.value)),
        sos_button(say),
    )


def ask_clear(say: Say) -> Screen:
    """Ask once before the whole plan is deleted."""
    return screen(
        say("plan-clear-ask"),
        Button(say("plan-button-clear-yes"), tap("plan", "cleared")),
        Button(say("plan-button-clear-no"), tap("plan", "show")),
        sos_button(say),
        per_row=2,
    )


def ask_late(say: Say, part: Part, text: str) -> Screen:
    """Ask whether words that were typed long after the question belong into the plan."""
    return screen(
        f"{say('plan-late', part=part_name(say, part))}\n\n<i>{safe(text)}</i>",
        Button(say("plan-button-late-yes"), tap("plan", "late", "yes")),
        Button(say("button-no"), tap("plan", "late", "no")),
        sos_button(say),
    )


def crisis(say: Say, plan: Plan) -> Screen:
    """Return the safety plan as the crisis flow shows it: nothing to change, numbers to copy, ways on."""
    return Screen(
        f"{say('plan-crisis')}\n\n{words(say, plan)}",
        (
            *_copies(say, plan),
            (
                Button(say("crisis-button-more"), tap("crisis", "menu")),
                Button(say("crisis-button-danger"), "sos:danger"),
            ),
        ),
    )


def picture_caption(say: Say, plan: Plan) -> Screen:
    """Return what stands under the picture: the plan in words too, where Telegram's caption has room."""
    text = say("plan-picture-caption")
    told = words(say, plan)
    if len(told) <= CAPTION_ROOM:
        text = f"{text}\n\n{told}"
    return to_plan(say, text)


def to_plan(say: Say, text: str) -> Screen:
    """Return a text with the way to the plan."""
    return screen(text, Button(say("plan-button-to-plan"), tap("plan", "show")), sos_button(say))


def if_thens(say: Say, ones: Sequence[IfThen], *, opening: str = "") -> Screen:
    """Return the if-then plans, each by its number."""
    lines = [f"{number}. {if_then_line(say, one)}" for number, one in enumerate(ones, 1)]
    blocks = [opening] if opening else []
    blocks += [f"<b>{say('ifthen-title')}</b>", "\n".join(lines) if lines else say("ifthen-none")]
    if lines:
        blocks.append(say("ifthen-pick"))
    digits = [Button(str(number), tap("ifthen", "one", one.id)) for number, one in enumerate(ones, 1)]
    return Screen(
        "\n\n".join(blocks),
        (
            *rows(digits, DIGITS_IN_A_ROW),
            (
                Button(say("ifthen-button-new"), tap("ifthen", "new")),
                Button(say("button-back"), tap("plan", "show")),
                sos_button(say),
            ),
        ),
    )


def if_then(say: Say, one: IfThen) -> Screen:
    """Return one if-then plan alone."""
    return screen(
        if_then_line(say, one),
        Button(say("ifthen-button-delete"), tap("ifthen", "gone", one.id)),
        Button(say("button-back"), tap("ifthen", "list")),
        sos_button(say),
    )


def ask_when(say: Say) -> Screen:
    """Ask for the first half of an if-then plan."""
    return screen(say("ifthen-ask-when"), Button(say("button-back"), tap("ifthen", "list")), sos_button(say))


def ask_then(say: Say, when: str) -> Screen:
    """Ask for the second half."""
    return screen(
        say("ifthen-ask-then", when=safe(when)),
        Button(say("button-back"), tap("ifthen", "new")),
        sos_button(say),
    )
