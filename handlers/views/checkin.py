"""What the daily check-in looks like at each step."""

from collections.abc import Iterable, Sequence
from datetime import date, time

from bot.diary.checkins import Snooze
from bot.diary.moods import DayNote, Days, Used
from bot.infra.texts import Say
from bot.people import Stage
from handlers.callbacks import tap
from handlers.views.craving import now_button
from handlers.views.days import day_of_week
from handlers.views.keyboard import Button, rows
from handlers.views.people import FRIENDS, clock
from handlers.views.screen import Screen, safe, screen, sos_button

NOTE_LIMIT = 1000
# A pull from here on is hard, from 4 on it is some: the offer that follows differs (VOICE.md).
HARD = 7
SOME = 4
LOW = 2


def part_of_day(at: time) -> str:
    """Return morning, afternoon or evening on the person's clock."""
    return "morning" if at.hour < 12 else "afternoon" if at.hour < 17 else "evening"


def ask(
    say: Say, day: date, at: time, *, plain: bool = False, day_words: str | None = None, later: bool = False
) -> Screen:
    """Ask for the mood; `plain` while the crisis hold runs, `day_words` for a day that is not today.

    `later` offers to put the question off: where we asked by ourselves.
    """
    if day_words is not None:
        text = say("checkin-ask-day", day=day_words)
    else:
        text = say("checkin-ask-plain" if plain else "checkin-ask", part=part_of_day(at))
    moods = [Button(say(f"checkin-mood-{mood}"), tap("checkin", "mood", day, mood)) for mood in range(1, 6)]
    if later:
        moods.append(Button(say("checkin-button-later"), tap("checkin", "later", day)))
    return Screen(text, (tuple(moods[:3]), tuple(moods[3:])))


def remind(say: Say, day: date) -> Screen:
    """Remind once, with the same buttons."""
    return Screen(say("checkin-remind"), ask(say, day, time(19, 0), later=True).keyboard)


def ask_again(say: Say, day: date) -> Screen:
    """Ask for the mood where something was typed that is no mood."""
    return Screen(say("checkin-mood-scale"), ask(say, day, time(19, 0), later=True).keyboard)


def ask_later(say: Say, day: date, choices: Iterable[Snooze]) -> Screen:
    """Ask until when the question is put off."""
    buttons = [Button(say(f"checkin-later-{one}"), tap("checkin", "snooze", day, one)) for one in choices]
    return Screen(
        say("checkin-ask-later"),
        (
            tuple(buttons),
            (
                Button(say("checkin-button-not-today"), tap("checkin", "nottoday", day)),
                Button(say("button-back"), tap("checkin", "show", day)),
            ),
        ),
    )


def put_off(say: Say, day: date, at: time | None) -> Screen:
    """Say when the question comes again; `at` is None when it was put off often enough."""
    text = say("checkin-later-enough") if at is None else say("checkin-later-set", clock=clock(at))
    return screen(text, Button(say("checkin-button-now"), tap("checkin", "show", day)), sos_button(say))


def not_today(say: Say, day: date) -> Screen:
    """Say that nothing more comes for this day, without a word about it."""
    return screen(
        say("checkin-not-today"),
        Button(say("checkin-button-now"), tap("checkin", "show", day)),
        sos_button(say),
    )


def fill_in(say: Say, missing: Sequence[date], noted: DayNote | None, *, use: bool) -> Screen:
    """List the days that are missing, one tap each; `noted` is the one that was filled in just now.

    `use` asks whether the person used; without it (somebody supporting a friend) a day is opened instead.
    """
    buttons: list[Button] = []
    for day in missing:
        name = day_of_week(say, day)
        if use:
            buttons += [
                Button(say(f"checkin-fill-{used}", day=name), tap("checkin", "fill", day, used))
                for used in (Used.NO, Used.YES)
            ]
        else:
            buttons.append(Button(name, tap("checkin", "again", day)))
    lines = []
    last = [Button(say("button-done"), tap("checkin", "filled")), sos_button(say)]
    if noted is not None:
        used = (noted.used or Used.UNSAID).value
        lines.append(say("checkin-filled", day=day_of_week(say, noted.day), used=used))
        last.insert(0, Button(say("checkin-change-button"), tap("checkin", "again", noted.day)))
    lines.append(say("checkin-fill-ask" if missing else "checkin-fill-none"))
    return Screen("\n\n".join(lines), (*rows(buttons, 2), tuple(last)))


def other_days(say: Say) -> Button:
    """Return the way to the days that are missing."""
    return Button(say("checkin-button-other-days"), tap("checkin", "days"))


def ask_craving(say: Say, day: date, heard: str) -> Screen:
    """Ask for the pull, 0 to 10, after saying that the mood was heard."""
    scale = [Button(str(value), tap("checkin", "pull", day, value)) for value in range(11)]
    skip = Button(say("button-skip"), tap("checkin", "pull", day, "-"))
    text = say("checkin-ask-craving", heard=safe(heard))
    return Screen(text, (tuple(scale[:6]), tuple(scale[6:]), (skip,)))


def ask_used(say: Say, day: date, craving: int | None) -> Screen:
    """Ask whether the person used."""
    text = say("checkin-ask-used-skipped") if craving is None else say("checkin-ask-used", craving=craving)
    return screen(
        text,
        Button(say("checkin-used-no"), tap("checkin", "used", day, Used.NO.value)),
        Button(say("checkin-used-yes"), tap("checkin", "used", day, Used.YES.value)),
        Button(say("checkin-used-unsaid"), tap("checkin", "used", day, Used.UNSAID.value)),
    )


def kind_of_day(note: DayNote) -> str | None:
    """Return which question stands at the end, as the check-in words call it; None for no question."""
    if note.used is Used.YES:
        return "use"
    if note.used is Used.NO and (note.craving or 0) >= HARD:
        return "hard"
    if is_low(note):
        return "low"
    return "easy" if note.used is Used.NO and (note.craving or 0) < SOME else None


def end(
    say: Say,
    note: DayNote,
    days: Days,
    words: str,
    offer: str | None,
    *,
    stage: Stage | None,
    goal: str | None = None,
    missing: bool,
) -> Screen:
    """Return the end of a check-in: what is said of the day, the days so far, one offered tool.

    `words` and `offer` are the lines for this day, `goal` what the week looks like against the person's own
    goal; `missing` when other days can be filled in.
    """
    craving = note.craving or 0
    lines = [safe(words)]
    without = say("checkin-days-without", days=days.without, of=days.length)
    if note.used is Used.YES and days.without and stage not in (Stage.USING, Stage.SUPPORTING):
        lines.append(say("checkin-still-count", without=without))
    elif note.used is Used.NO and craving < HARD and not is_low(note) and stage is not Stage.SUPPORTING:
        lines.append(say("checkin-count", without=without))
    if goal is not None:
        lines.append(goal)
    if offer is not None:
        lines.append(safe(offer))
    buttons: list[Button] = []
    if note.used is Used.YES:
        buttons += [
            Button(say("checkin-offer-tonight"), tap("cope", "for", "after-a-slip")),
            Button(say("checkin-offer-only-log"), tap("checkin", "close", note.day)),
            Button(say("checkin-offer-talk"), tap("sos", "show")),
            Button(say("lapse-button-start"), tap("lapse", "start", note.day)),
        ]
    elif note.used is Used.NO and craving >= SOME:
        buttons += [now_button(say)] if craving >= HARD else []
        buttons += _tools(say, note, "craving")
    else:
        topic = FRIENDS if stage is Stage.SUPPORTING else None
        buttons += _tools(say, note, "low-mood" if is_low(note) else None, topic)
    keyboard = (
        *rows(buttons, 2),
        (
            Button(say("checkin-note-button"), tap("checkin", "note", note.day)),
            Button(say("checkin-change-button"), tap("checkin", "again", note.day)),
            *([other_days(say)] if missing else []),
        ),
    )
    return Screen("\n".join(lines), keyboard)


def is_low(note: DayNote) -> bool:
    """Return whether the day was a bad one."""
    return note.mood is not None and note.mood <= LOW


def _tools(say: Say, note: DayNote, when: str | None, topic: str | None = None) -> list[Button]:
    if when:
        first = Button(say("button-cope"), tap("cope", "for", when))
    else:
        first = Button(say("button-learn"), tap("learn", "t", topic) if topic else tap("learn", "topics"))
    return [first, Button(say("button-not-now"), tap("checkin", "close", note.day))]


def closed(say: Say) -> Screen:
    """Return the last line of a check-in that is over."""
    return screen(say("checkin-thanks"), sos_button(say))


def ask_note(say: Say, day: date) -> Screen:
    """Ask for a typed note."""
    return screen(say("checkin-ask-note"), Button(say("button-skip"), tap("checkin", "nonote", day)))


def note_kept(say: Say) -> Screen:
    """Say that the note is kept."""
    return Screen(say("checkin-note-kept"))


def note_too_long(say: Say, length: int) -> Screen:
    """Say how long a note may be."""
    return Screen(say("checkin-note-long", length=length, limit=NOTE_LIMIT))


def already(say: Say, note: DayNote, *, missing: bool) -> Screen:
    """Return what is noted of today, to be changed; `missing` when other days can be filled in."""
    parts = []
    if note.mood is not None:
        parts.append(say("checkin-summary-mood", mood=note.mood))
    if note.craving is not None:
        parts.append(say("checkin-summary-craving", craving=note.craving))
    if note.used is not None:
        parts.append(say("checkin-summary-used", used=note.used.value))
    return screen(
        say("checkin-already", summary=safe(", ".join(parts))),
        Button(say("checkin-change-button"), tap("checkin", "again", note.day)),
        Button(say("checkin-note-button"), tap("checkin", "note", note.day)),
        *([other_days(say)] if missing else []),
        sos_button(say),
        per_row=2,
    )
