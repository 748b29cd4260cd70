"""What the bladder check looks like: its questions, the weeks in sentences, the card for a doctor."""

from collections.abc import Sequence
from datetime import date

from bot.diary.bladder import BladderCheck, Measure, Sign, Urgency
from bot.diary.bladder.model import MOST
from bot.diary.charts import Scale
from bot.diary.weekly import WeeklyPlan
from bot.infra.texts import Say
from handlers.callbacks import tap
from handlers.views.days import short_day
from handlers.views.keyboard import Button, rows
from handlers.views.screen import Screen, screen, sos_button
from handlers.views.weekly import day_name, day_words

# A phone's screen of lines, and a picture whose dates can be read.
WEEKS_LISTED, WEEKS_DRAWN, DATES_DRAWN = 6, 12, 4
# What to say at a doctor's, from content/library.
WHAT_TO_SAY = "what-do-i-say-to-the-doctor"


def overview(say: Say, checks: Sequence[BladderCheck], today: date, plan: WeeklyPlan) -> Screen:
    """Return the last weeks and what can be done with them."""
    noted = [one for one in checks if not one.is_empty]
    text = say("bladder-intro") if not noted else say("bladder-weeks")
    if noted:
        text += "\n" + "\n".join(_noted(say, one) for one in noted[-WEEKS_LISTED:])
    again = bool(noted) and noted[-1].day == today
    buttons = [
        Button(say("bladder-button-change" if again else "bladder-button-begin"), tap("bladder", "now"))
    ]
    if noted:
        buttons.append(Button(say("bladder-button-card"), tap("bladder", "card")))
    if len(noted) > 1:
        buttons.append(Button(say("bladder-button-picture"), tap("bladder", "picture")))
    buttons += [_plan_button(say, plan), _about(say), sos_button(say)]
    return screen(text, *buttons, per_row=2)


def opening(say: Say, day: date) -> Screen:
    """Return what comes by itself: what it is about waits behind a tap."""
    return screen(
        say("bladder-opening"),
        Button(say("bladder-button-open"), tap("bladder", "now", day)),
        Button(say("bladder-button-not-now"), tap("bladder", "close")),
    )


def ask_signs(say: Say, one: BladderCheck) -> Screen:
    """Ask for what is urgent, first."""
    tapped = one.signs or frozenset()
    signs = [
        Button(
            say("week-chosen", label=sign_label(say, sign)) if sign in tapped else sign_label(say, sign),
            tap("bladder", "sign", one.day, sign.value),
        )
        for sign in Sign
    ]
    on = Button(
        say("bladder-button-next" if tapped else "bladder-button-none"), tap("bladder", "signs", one.day)
    )
    return Screen(say("bladder-ask-signs"), (*rows(signs, 1), (on, sos_button(say))))


def sign_label(say: Say, sign: Sign) -> str:
    """Return what a sign's button says."""
    return say(f"bladder-sign-{sign.value}")


def ask(say: Say, one: BladderCheck, measure: Measure, *, unclear: bool = False) -> Screen:
    """Ask for one step."""
    steps = [
        Button(step_label(say, measure, step), tap("bladder", "step", one.day, measure.value, step))
        for step in range(MOST[measure] + 1)
    ]
    text = say(f"bladder-ask-{measure.value}")
    if unclear:
        text = f"{say('bladder-unclear')}\n\n{text}"
    skip = Button(say("button-skip"), tap("bladder", "skip", one.day, measure.value))
    before = list(Measure)[list(Measure).index(measure) - 1] if measure is not Measure.PAIN else None
    back = tap("bladder", "to", one.day, before.value) if before else tap("bladder", "now", one.day)
    per_row = 3 if measure is Measure.NIGHTS else 2
    return Screen(text, (*rows(steps, per_row), (Button(say("button-back"), back), skip, sos_button(say))))


def step_label(say: Say, measure: Measure, step: int) -> str:
    """Return what a step's button says."""
    return say(f"bladder-{measure.value}-{step}")


def end(say: Say, one: BladderCheck, before: BladderCheck | None, plan: WeeklyPlan) -> Screen:
    """Return the week in a sentence beside the one before, and what it calls for."""
    parts = [say("bladder-end", what=_words(say, one))]
    if before is not None and not before.is_empty:
        parts[0] += "\n" + say("bladder-end-before", day=short_day(say, before.day), what=_words(say, before))
    urgency = one.urgency(before)
    if urgency is not Urgency.NONE:
        parts.append(say(f"bladder-end-{urgency.name.lower()}"))
    if plan.next_at is not None:
        parts.append(say("bladder-end-next", day=day_name(say, plan)))
    return screen(
        "\n\n".join(parts),
        Button(say("bladder-button-card"), tap("bladder", "card")),
        _about(say),
        *([_plan_button(say, plan)] if plan.next_at is None else []),
        Button(say("checkin-change-button"), tap("bladder", "now", one.day)),
        sos_button(say),
        per_row=2,
    )


def closed(say: Say) -> Screen:
    """Leave it at that."""
    return screen(say("bladder-closed"), sos_button(say))


def card(say: Say, checks: Sequence[BladderCheck]) -> Screen:
    """Return the weeks as one message to show or forward: nothing of ours in it but the notes."""
    noted = [one for one in checks if not one.is_empty]
    if not noted:
        return screen(
            say("bladder-card-empty"),
            Button(say("bladder-button-begin"), tap("bladder", "now")),
            sos_button(say),
        )
    lines = "\n".join(_noted(say, one) for one in noted)
    parts = [
        f"<b>{say('bladder-card')}</b>",
        say("bladder-card-opening"),
        lines,
        f"<i>{say('bladder-card-about')}</i>",
    ]
    return Screen("\n\n".join(parts))


def card_under(say: Say) -> Screen:
    """Return what stands under the card."""
    return screen(
        say("bladder-card-under"),
        Button(say("bladder-button-words"), tap("learn", "a", WHAT_TO_SAY)),
        Button(say("button-back"), tap("bladder", "show")),
        sos_button(say),
        per_row=2,
    )


def scales(say: Say, checks: Sequence[BladderCheck]) -> list[Scale]:
    """Return the parts of the picture, one value a week."""
    signs = tuple(None if one.signs is None else float(bool(one.signs)) for one in checks)
    pain, gap, nights = (
        tuple(None if (step := one.values.get(measure)) is None else float(step) for one in checks)
        for measure in Measure
    )
    return [
        Scale(
            say("bladder-picture-pain"),
            0,
            MOST[Measure.PAIN],
            say("bladder-picture-pain-low"),
            say("bladder-picture-pain-high"),
            pain,
        ),
        Scale(
            say("bladder-picture-gap"),
            0,
            MOST[Measure.GAP],
            say("bladder-picture-gap-low"),
            say("bladder-picture-gap-high"),
            gap,
        ),
        Scale(
            say("bladder-picture-nights"), 0, MOST[Measure.NIGHTS], "0", f"{MOST[Measure.NIGHTS]}+", nights
        ),
        Scale(
            say("bladder-picture-signs"),
            0,
            1,
            say("bladder-picture-no"),
            say("bladder-picture-yes"),
            signs,
        ),
    ]


def dates(say: Say, checks: Sequence[BladderCheck]) -> tuple[tuple[int, str], ...]:
    """Return the dates under the picture, by the place of their check."""
    last = len(checks) - 1
    many = min(DATES_DRAWN, len(checks))
    places = sorted({round(number * last / (many - 1)) for number in range(many)})
    return tuple((place, short_day(say, checks[place].day)) for place in places)


def picture_caption(say: Say, checks: Sequence[BladderCheck]) -> Screen:
    """Return what the picture shows in sentences, for those who cannot see it."""
    lines = [say("bladder-weeks"), *(_noted(say, one) for one in checks[-WEEKS_LISTED:])]
    return screen(
        "\n".join(lines), Button(say("bladder-button-card"), tap("bladder", "card")), sos_button(say)
    )


def _noted(say: Say, one: BladderCheck) -> str:
    return say("bladder-noted", day=short_day(say, one.day), what=_words(say, one))


def _words(say: Say, one: BladderCheck) -> str:
    signs = one.signs or frozenset()
    said = [say(f"bladder-noted-sign-{sign.value}") for sign in Sign if sign in signs]
    said += [
        say(f"bladder-noted-{measure.value}", step=one.values[measure])
        for measure in Measure
        if measure in one.values
    ]
    if one.signs is not None and not signs:
        said.append(say("bladder-noted-signs-none"))
    return ", ".join(said)


def _plan_button(say: Say, plan: WeeklyPlan) -> Button:
    if plan.next_at is None:
        return Button(say("bladder-button-weekly"), tap("bladder", "plan"))
    return Button(say("bladder-button-day", day=day_words(say, plan)), tap("bladder", "plan"))


def _about(say: Say) -> Button:
    return Button(say("bladder-button-about"), tap("learn", "t", "bladder"))
