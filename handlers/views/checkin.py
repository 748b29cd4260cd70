"""What the daily check-in looks like at each step."""

from datetime import date, time

from bot.diary.moods import DayNote, Days, Used
from bot.infra.texts import Say
from handlers.callbacks import tap
from handlers.views.keyboard import Button, rows
from handlers.views.screen import Screen, safe, screen, sos_button

NOTE_LIMIT = 1000
# A pull from here on is hard, from 4 on it is some: the offer that follows differs (VOICE.md).
HARD = 7
SOME = 4


def part_of_day(at: time) -> str:
    """Return morning, afternoon or evening on the person's clock."""
    return "morning" if at.hour < 12 else "afternoon" if at.hour < 17 else "evening"


def ask(say: Say, day: date, at: time, *, plain: bool = False, day_words: str | None = None) -> Screen:
    """Ask for the mood; `plain` while the crisis hold runs, `day_words` for a day that is not today."""
    if day_words is not None:
        text = say("checkin-ask-day", day=day_words)
    else:
        text = say("checkin-ask-plain" if plain else "checkin-ask", part=part_of_day(at))
    moods = [Button(say(f"checkin-mood-{mood}"), tap("checkin", "mood", day, mood)) for mood in range(1, 6)]
    return Screen(text, (tuple(moods[:3]), tuple(moods[3:])))


def remind(say: Say, day: date) -> Screen:
    """Remind once, with the same buttons."""
    return Screen(say("checkin-remind"), ask(say, day, time(19, 0)).keyboard)


def ask_craving(say: Say, day: date, mood: int) -> Screen:
    """Ask for the pull, 0 to 10."""
    scale = [Button(str(value), tap("checkin", "pull", day, value)) for value in range(11)]
    skip = Button(say("button-skip"), tap("checkin", "pull", day, "-"))
    text = say("checkin-ask-craving", heard=say(f"checkin-heard-{mood}"))
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


def end(say: Say, note: DayNote, days: Days) -> Screen:
    """Return the one fitting answer and one offered tool."""
    without = say("checkin-days-without", days=days.without, of=days.length)
    craving = note.craving or 0
    low = note.mood is not None and note.mood <= 2
    lines: list[str] = []
    buttons: list[Button] = []
    if note.used is Used.YES:
        lines += [say("checkin-end-yes", without=without), say("checkin-offer-yes")]
        buttons += [
            Button(say("checkin-offer-tonight"), tap("cope", "for", "after-a-slip")),
            Button(say("checkin-offer-only-log"), tap("checkin", "close", note.day)),
            Button(say("checkin-offer-talk"), tap("sos", "show")),
        ]
    elif note.used is Used.NO and craving >= HARD:
        lines += [say("checkin-end-no-hard", craving=craving), say("checkin-offer-hard")]
        buttons += _tools(say, note, "craving")
    elif note.used is Used.NO and craving >= SOME:
        lines += [say("checkin-end-no-some", craving=craving, without=without)]
        buttons += _tools(say, note, "craving")
    elif note.used is Used.NO:
        lines += [say("checkin-end-no-easy", without=without)]
        lines += [say("checkin-end-low"), say("checkin-offer-low")] if low else [say("checkin-offer-easy")]
        buttons += _tools(say, note, "low-mood" if low else None)
    else:
        lines += [say("checkin-end-unsaid")]
        lines += [say("checkin-offer-low")] if low else []
        buttons += _tools(say, note, "low-mood" if low else None)
    keyboard = (
        *rows(buttons, 2),
        (
            Button(say("checkin-note-button"), tap("checkin", "note", note.day)),
            Button(say("checkin-change-button"), tap("checkin", "again", note.day)),
        ),
    )
    return Screen("\n".join(lines), keyboard)


def _tools(say: Say, note: DayNote, when: str | None) -> list[Button]:
    first = (
        Button(say("button-cope"), tap("cope", "for", when))
        if when
        else Button(say("button-learn"), tap("learn", "topics"))
    )
    return [first, Button(say("button-not-now"), tap("checkin", "close", note.day))]


def closed(say: Say) -> Screen:
    """Return the last line of a check-in that is over."""
    return Screen(say("checkin-thanks"))


def ask_note(say: Say, day: date) -> Screen:
    """Ask for a typed note."""
    return screen(say("checkin-ask-note"), Button(say("button-skip"), tap("checkin", "nonote", day)))


def note_kept(say: Say) -> Screen:
    """Say that the note is kept."""
    return Screen(say("checkin-note-kept"))


def note_too_long(say: Say, length: int) -> Screen:
    """Say how long a note may be."""
    return Screen(say("checkin-note-long", length=length, limit=NOTE_LIMIT))


def already(say: Say, note: DayNote) -> Screen:
    """Return what is noted of today, with the way to change it."""
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
        sos_button(say),
    )
