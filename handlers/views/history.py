"""What the diary looks like: one plain sentence, the words on its pictures, and the notes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.diary.charts import Scale, WeekWords, Words
from bot.diary.extras import SCORED, Extra, Question
from bot.diary.goals import Weeks
from bot.diary.lapses import Lapse
from bot.diary.moods import DayNote, Days
from bot.infra.texts import Say
from handlers.callbacks import tap
from handlers.views.days import long_day, short_day
from handlers.views.keyboard import Button, Keyboard
from handlers.views.lapse import next_things
from handlers.views.screen import Screen, safe, screen, sos_button

SPANS = (7, 30, 90)
# As many dates as fit under a picture of a phone's width.
DATES_SHOWN = 4
# A page of notes stays well below Telegram's 4096 characters, whatever is escaped.
PAGE_LENGTH = 2500
# As many months of notes as are listed.
NOTES_DAYS = 366


def words(say: Say, days: Days) -> Words:
    """Return the words on the picture."""
    shown = [round(number * (days.length - 1) / (DATES_SHOWN - 1)) for number in range(DATES_SHOWN)]
    return Words(
        mood=say("history-mood"),
        mood_low=say("history-mood-low"),
        mood_high=say("history-mood-high"),
        craving=say("history-craving"),
        use=say("history-use"),
        used_no=say("history-used-no"),
        used_yes=say("history-used-yes"),
        no_answer=say("history-no-answer"),
        weeks=say("history-weeks"),
        goal=say("history-goal"),
        dates=tuple((index, short_day(say, days.since + timedelta(days=index))) for index in shown),
    )


def scales(say: Say, days: Days, extras: Iterable[Extra]) -> list[Scale]:
    """Return what else was noted in these days, one part of the picture for each question."""
    told: dict[Question, dict[date, int]] = {}
    for one in extras:
        if one.score is not None:
            told.setdefault(one.question, {})[one.day] = one.score
    row = [days.since + timedelta(days=number) for number in range(days.length)]
    return [
        Scale(
            say(f"history-extra-{question}"), 0, 10, "0", "10", tuple(told[question].get(day) for day in row)
        )
        for question in Question
        if question in told and question in SCORED
    ]


def week_words(say: Say, weeks: Weeks) -> WeekWords:
    """Return the words on the picture of weeks."""
    return WeekWords(
        title=say("history-weeks"),
        used=say("goal-mark-used"),
        without=say("goal-mark-without"),
        not_noted=say("goal-mark-not-noted"),
        goal=say("history-goal"),
        dates=tuple(short_day(say, one.monday) for one in weeks.weeks),
    )


def caption(say: Say, days: Days, weeks: Weeks | None, more: Sequence[Scale], *, dark: bool) -> Screen:
    """Return the sentences that say what the picture shows, with the other spans to choose."""
    parts = [say("history-answered", answered=days.answered, of=days.length)]
    if (mood := days.mean_mood()) is not None:
        parts.append(say("history-mean-mood", mood=round(mood, 1)))
    if (craving := days.mean_craving()) is not None:
        parts.append(say("history-mean-craving", craving=round(craving, 1)))
    if days.without or days.with_use:
        parts.append(say("history-without", without=days.without, told=days.without + days.with_use))
    for scale in more:
        told = [value for value in scale.values if value is not None]
        parts.append(say("history-mean-extra", what=scale.name, mean=round(sum(told) / len(told), 1)))
    if weeks is not None and (judged := weeks.over):
        parts.append(say("goal-weeks", within=sum(one.within for one in judged), of=len(judged)))
    spans = [
        Button(say("history-span", days=span), tap("history", "show", span))
        for span in SPANS
        if span != days.length
    ]
    return Screen(" ".join(parts), (tuple(spans), _more(say, dark, "show", days.length)))


def week_caption(say: Say, weeks: Weeks, *, dark: bool) -> Screen:
    """Return what the picture of weeks shows, week by week, for those who cannot see it."""
    lines = [say("history-weeks-caption", weeks=len(weeks.weeks))]
    for one in weeks.weeks:
        if one.used or one.without:
            key = "history-week" if one.goal is None else "history-week-goal"
            lines.append(say(key, monday=short_day(say, one.monday), used=one.used, goal=one.goal or 0))
    back = Button(say("days-button-days"), tap("days", "show"))
    return Screen("\n".join(lines), ((back,), _more(say, dark, "weeks", len(weeks.weeks))))


def _more(say: Say, dark: bool, verb: str, span: int) -> tuple[Button, ...]:
    """Return the other ground, the notes, and SOS."""
    ground = "light" if dark else "dark"
    return (
        Button(say(f"history-button-{ground}"), tap("history", ground, verb, span)),
        Button(say("history-button-notes"), tap("history", "notes", 0)),
        sos_button(say),
    )


def nothing_yet(say: Say) -> Screen:
    """Return what somebody reads who has noted nothing in these days."""
    return screen(
        say("history-nothing"), Button(say("button-checkin"), tap("checkin", "ask")), sos_button(say)
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """What was written of one day, in the order in which it is read."""

    day: date
    text: str


def entries(
    say: Say, notes: Iterable[DayNote], extras: Iterable[Extra], lapses: Iterable[tuple[date, Lapse]]
) -> list[Entry]:
    """Return every day with words of the person, newest first; `lapses` with their local day."""
    told = [Entry(note.day, _note(say, note)) for note in notes if note.note]
    told += [
        Entry(one.day, f"<i>{safe(say('history-well'))}</i> {safe(one.words)}") for one in extras if one.words
    ]
    told += [Entry(day, text) for day, lapse in lapses if (text := _lapse(say, lapse))]
    return sorted(told, key=lambda one: one.day, reverse=True)


def _note(say: Say, note: DayNote) -> str:
    answers = []
    if note.mood is not None:
        answers.append(say("checkin-summary-mood", mood=note.mood))
    if note.craving is not None:
        answers.append(say("checkin-summary-craving", craving=note.craving))
    if note.used is not None:
        answers.append(say("checkin-summary-used", used=note.used.value))
    line = f"<i>{safe(', '.join(answers))}</i>\n" if answers else ""
    return f"{line}{safe(note.note)}"


def _lapse(say: Say, lapse: Lapse) -> str:
    lines = []
    if lapse.happened:
        lines.append(f"<i>{safe(say('history-happened'))}</i> {safe(lapse.happened)}")
    if lapse.helped:
        lines.append(f"<i>{safe(say('history-helped'))}</i> {safe(lapse.helped)}")
    if things := next_things(say, lapse):
        lines.append(f"<i>{safe(say('history-next'))}</i> {safe(', '.join(things))}")
    return "\n".join(lines)


def notes(say: Say, every: Sequence[Entry], page: int, today: date) -> Screen:
    """List what was written, a page at a time, newest first; raises IndexError for no such page."""
    if not every:
        return screen(
            say("history-notes-none"), Button(say("button-checkin"), tap("checkin", "ask")), sos_button(say)
        )
    pages = _pages(every)
    blocks = [f"<b>{_day(say, one.day, today)}</b>\n{one.text}" for one in pages[page]]
    turn = []
    if page + 1 < len(pages):
        turn.append(Button(say("history-button-older"), tap("history", "notes", page + 1)))
    if page:
        turn.append(Button(say("history-button-newer"), tap("history", "notes", page - 1)))
    keyboard: Keyboard = (
        *((tuple(turn),) if turn else ()),
        (Button(say("days-button-history"), tap("history", "show", 30)), sos_button(say)),
    )
    return Screen("\n\n".join(blocks), keyboard)


def _pages(every: Sequence[Entry]) -> list[list[Entry]]:
    pages: list[list[Entry]] = [[]]
    length = 0
    for one in every:
        if pages[-1] and length + len(one.text) > PAGE_LENGTH:
            pages.append([])
            length = 0
        pages[-1].append(one)
        length += len(one.text)
    return pages


def _day(say: Say, day: date, today: date) -> str:
    return short_day(say, day) if day.year == today.year else long_day(say, day)
