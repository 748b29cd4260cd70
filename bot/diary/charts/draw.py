"""Pictures of the diary, drawn with matplotlib in a thread: rows of days or weeks, and weeks against a goal.

matplotlib is imported when the first picture is drawn: it costs a second and 60 MB that a bot without
pictures need not pay. What is drawn is remembered by what it shows, without a word of a note.
"""

import asyncio
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, partial

from bot.diary.charts.canvas import DARK, HEADING, LIGHT, WIDTH, Canvas, Point, text_width
from bot.diary.goals import Week, Weeks
from bot.diary.moods import Days, Used

REMEMBERED = 64
LEFT, RIGHT = 150, 40
GAP, TITLE, ROW = 34, 46, 44
MOOD_HEIGHT, SCALE_HEIGHT, USE_HEIGHT, WEEKS_HEIGHT = 250, 200, 84, 190
# A day is ten pixels wide in three months: a sign may touch its neighbour then, but is still seen.
LEAST_RADIUS, MOST_RADIUS = 5.5, 13
DAYS_A_WEEK = 7
# Two weeks across the whole width are two bars, not two walls.
WIDEST_BAR = 90
# matplotlib shares fonts between threads; one picture at a time is also what a small machine can bear.
_drawing = threading.Lock()


@dataclass(frozen=True, slots=True)
class Scale:
    """Something noted day by day: its name, the ends of its scale, the words at them, a value a day."""

    name: str
    low: float
    high: float
    low_word: str
    high_word: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The words on a picture of days, in the person's language; `dates` by the index of their day."""

    mood: str
    mood_low: str
    mood_high: str
    craving: str
    use: str
    used_no: str
    used_yes: str
    no_answer: str
    weeks: str
    goal: str
    dates: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class WeekWords:
    """The words on a picture of weeks; `dates` are the names of the weeks."""

    title: str
    used: str
    without: str
    not_noted: str
    goal: str
    dates: tuple[str, ...]


async def draw_days(
    days: Days, words: Words, *, dark: bool = False, more: Sequence[Scale] = (), weeks: Weeks | None = None
) -> bytes:
    """Return a PNG of these days, WIDTH pixels wide: mood, pull and use, one under the other.

    `more` are other things noted on a scale, one value a day; `weeks` adds days used a week against the goal.
    """
    answered = {note.day for note in days.notes}
    by_day = {note.day: note for note in days.notes}
    row = [days.since + timedelta(days=number) for number in range(days.length)]
    notes = [by_day.get(day) for day in row]
    picture = _Days(
        since=days.since,
        answered=tuple(day in answered for day in row),
        mood=tuple(note.mood if note else None for note in notes),
        craving=tuple(note.craving if note else None for note in notes),
        used=tuple(note.used if note else None for note in notes),
        more=tuple(more),
        weeks=tuple(week for week in weeks.weeks if week.goal is not None) if weeks else (),
        words=words,
        dark=dark,
    )
    return await asyncio.to_thread(_draw_days, picture)


async def draw_scales(
    scales: Sequence[Scale], dates: Sequence[tuple[int, str]], *, dark: bool = False
) -> bytes:
    """Return a PNG of scales one under the other, WIDTH pixels wide, for at least one thing in the row.

    All have as many values; `dates` are written under the values of those places.
    """
    return await asyncio.to_thread(_draw_scales, _Scales(tuple(scales), tuple(dates), dark))


async def draw_weeks(weeks: Weeks, words: WeekWords, *, dark: bool = False) -> bytes:
    """Return a PNG of weeks, WIDTH pixels wide: seven fields each, and the goal of each as a line."""
    return await asyncio.to_thread(_draw_weeks, weeks, words, dark)


class _Row:
    """Things in a row from left to right: days, or weeks."""

    __slots__ = ()

    @property
    def length(self) -> int:
        raise NotImplementedError

    @property
    def step(self) -> float:
        return (WIDTH - LEFT - RIGHT) / self.length

    def x(self, index: float) -> float:
        return LEFT + (index + 0.5) * self.step


@dataclass(frozen=True, slots=True)
class _Days(_Row):
    since: date
    answered: tuple[bool, ...]
    mood: tuple[int | None, ...]
    craving: tuple[int | None, ...]
    used: tuple[Used | None, ...]
    more: tuple[Scale, ...]
    weeks: tuple[Week, ...]
    words: Words
    dark: bool

    @property
    def length(self) -> int:
        return len(self.answered)


@dataclass(frozen=True, slots=True)
class _Scales(_Row):
    scales: tuple[Scale, ...]
    dates: tuple[tuple[int, str], ...]
    dark: bool

    @property
    def length(self) -> int:
        return len(self.scales[0].values)


@lru_cache(maxsize=REMEMBERED)
def _draw_days(one: _Days) -> bytes:
    words = one.words
    panels: list[tuple[str, int, Callable[[Canvas, _Days, float], None]]] = [
        (words.mood, MOOD_HEIGHT, _mood),
        (words.craving, SCALE_HEIGHT, _pull),
    ]
    panels += [(scale.name, SCALE_HEIGHT, partial(_scale, scale=scale)) for scale in one.more]
    if one.weeks:
        panels.append((words.weeks, WEEKS_HEIGHT, _weeks))
    panels.append((words.use, USE_HEIGHT, _use))
    with _drawing:
        labels = [words.used_no, words.used_yes, words.no_answer]
        legend = _legend_rows([*labels, words.goal] if one.weeks else labels)
        height = GAP + sum(TITLE + high + GAP for _, high, _ in panels) + ROW * (1 + len(legend)) + GAP / 2
        canvas = Canvas(height, DARK if one.dark else LIGHT)
        y = float(GAP)
        for title, high, draw in panels:
            canvas.text(RIGHT, y + TITLE / 2 - 6, title, HEADING, bold=True)
            y += TITLE
            if draw is not _weeks:
                canvas.boxes(_silent(one, y, high), canvas.theme.empty)
            draw(canvas, one, y)
            y += high + GAP
        y += ROW / 2 - GAP / 2
        _dates(canvas, one, words.dates, y)
        _legend(canvas, legend, y + ROW + GAP / 3)
        return canvas.png()


def _dates(canvas: Canvas, one: _Row, dates: Sequence[tuple[int, str]], y: float) -> None:
    for index, label in dates:
        at = one.x(index)
        # Where things stand far apart a date fits under its own.
        close = one.step < WIDEST_BAR * 2
        align = "center"
        if close and index in (0, one.length - 1):
            align = "left" if index == 0 else "right"
        edge = one.step / 2 if align == "right" else -one.step / 2 if align == "left" else 0.0
        canvas.text(at + edge, y, label, align=align)


@lru_cache(maxsize=REMEMBERED)
def _draw_scales(one: _Scales) -> bytes:
    with _drawing:
        height = GAP + len(one.scales) * (TITLE + SCALE_HEIGHT + GAP) + ROW + GAP / 2
        canvas = Canvas(height, DARK if one.dark else LIGHT)
        y = float(GAP)
        for scale in one.scales:
            canvas.text(RIGHT, y + TITLE / 2 - 6, scale.name, HEADING, bold=True)
            y += TITLE
            missing = [
                (one.x(index) - one.step * 0.44, y, one.step * 0.88, SCALE_HEIGHT)
                for index, value in enumerate(scale.values)
                if value is None
            ]
            canvas.boxes(missing, canvas.theme.empty)
            _scale(canvas, one, y, scale=scale)
            y += SCALE_HEIGHT + GAP
        _dates(canvas, one, one.dates, y + ROW / 2 - GAP / 2)
        return canvas.png()


def _silent(one: _Days, top: float, high: float) -> list[tuple[float, float, float, float]]:
    return [
        (one.x(index) - one.step * 0.44, top, one.step * 0.88, high)
        for index, answered in enumerate(one.answered)
        if not answered
    ]


def _radius(one: _Days) -> float:
    return max(LEAST_RADIUS, min(MOST_RADIUS, one.step * 0.42))


def _ends(canvas: Canvas, top: float, high: float, low_word: str, high_word: str) -> None:
    canvas.text(LEFT - 18, top + 14, high_word, align="right")
    canvas.text(LEFT - 18, top + high - 14, low_word, align="right")


def _across(canvas: Canvas, heights: Sequence[float]) -> None:
    canvas.lines([[(LEFT, y), (WIDTH - RIGHT, y)] for y in heights], canvas.theme.line, 2)


def _runs(points: Sequence[Point | None]) -> list[list[Point]]:
    """Return the points in lines: only days that follow each other are joined, a gap stays a gap."""
    runs: list[list[Point]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return [run for run in runs if len(run) > 1]


def _mood(canvas: Canvas, one: _Days, top: float) -> None:
    inset = 20
    height = MOOD_HEIGHT - 2 * inset
    _across(canvas, [top + inset + height * level / 4 for level in range(5)])
    _ends(canvas, top + inset - 14, MOOD_HEIGHT - 2 * inset + 28, one.words.mood_low, one.words.mood_high)
    points = [
        None if mood is None else (one.x(index), top + inset + height * (5 - mood) / 4)
        for index, mood in enumerate(one.mood)
    ]
    canvas.lines(_runs(points), canvas.theme.blue, max(3.0, _radius(one) * 0.4))
    canvas.dots([point for point in points if point], _radius(one), canvas.theme.blue)


def _pull(canvas: Canvas, one: _Days, top: float) -> None:
    scale = Scale(one.words.craving, 0, 10, "0", "10", one.craving)
    _scale(canvas, one, top, scale=scale)


def _scale(canvas: Canvas, one: _Row, top: float, *, scale: Scale) -> None:
    bottom = top + SCALE_HEIGHT
    _across(canvas, [top, (top + bottom) / 2, bottom])
    _ends(canvas, top, SCALE_HEIGHT, scale.low_word, scale.high_word)
    wide = min(one.step * 0.7, WIDEST_BAR)
    bars = []
    for index, value in enumerate(scale.values):
        if value is not None:
            # The lowest answer is an answer too: it stands as a thin line, unlike a day without one.
            high = max(5.0, SCALE_HEIGHT * (value - scale.low) / (scale.high - scale.low))
            bars.append((one.x(index) - wide / 2, bottom - high, wide, high))
    canvas.boxes(bars, canvas.theme.orange)


def _use(canvas: Canvas, one: _Days, top: float) -> None:
    """Draw use as a diamond above, none as a ring below: told by shape and height, colour or not."""
    radius = _radius(one)
    used = [(one.x(index), top + 26) for index, said in enumerate(one.used) if said is Used.YES]
    none = [(one.x(index), top + 60) for index, said in enumerate(one.used) if said is Used.NO]
    silent = [(one.x(index), top + 60) for index, answered in enumerate(one.answered) if not answered]
    canvas.dots(none, radius * 0.85, canvas.theme.green, hollow=max(2.5, radius * 0.35))
    canvas.diamonds(used, max(9.0, radius * 1.15), canvas.theme.grey)
    canvas.dots(silent, max(2.0, radius * 0.25), canvas.theme.grey)


def _weeks(canvas: Canvas, one: _Days, top: float) -> None:
    bottom = top + WEEKS_HEIGHT
    _across(canvas, [bottom])
    _ends(canvas, top, WEEKS_HEIGHT, "0", str(DAYS_A_WEEK))
    day = WEEKS_HEIGHT / DAYS_A_WEEK
    for week in one.weeks:
        first = (week.monday - one.since).days
        left, right = max(0, first), min(one.length, first + DAYS_A_WEEK)
        if left >= right:
            continue
        start, end = one.x(left - 0.5) + 3, one.x(right - 0.5) - 3
        canvas.boxes([(start, bottom - day * week.used, end - start, day * week.used)], canvas.theme.blue)
        assert week.goal is not None
        canvas.lines(
            [[(start, bottom - day * week.goal), (end, bottom - day * week.goal)]], canvas.theme.ink, 5
        )


Legend = list[list[tuple[int, str]]]


def _legend_rows(labels: Sequence[str]) -> Legend:
    """Return (which sign, its words) in as many rows as the words need."""
    rows: Legend = [[]]
    room = float(WIDTH - 2 * RIGHT)
    for number, label in enumerate(labels):
        need = 52 + text_width(label) + 40
        if rows[-1] and need > room:
            rows.append([])
            room = float(WIDTH - 2 * RIGHT)
        rows[-1].append((number, label))
        room -= need
    return rows


def _legend(canvas: Canvas, rows: Legend, top: float) -> None:
    theme = canvas.theme
    for row, entries in enumerate(rows):
        x, y = float(RIGHT), top + ROW * row + 6
        for number, label in entries:
            at = (x + 16, y)
            if number == 0:
                canvas.dots([at], 11, theme.green, hollow=4.5)
            elif number == 1:
                canvas.diamonds([at], 15, theme.grey)
            elif number == 2:
                canvas.boxes([(x, y - 16, 32, 32)], theme.empty)
                canvas.dots([at], 3.5, theme.grey)
            else:
                canvas.lines([[(x, y), (x + 32, y)]], theme.ink, 5)
            canvas.text(x + 46, y, label)
            x += 52 + text_width(label) + 40


@lru_cache(maxsize=REMEMBERED)
def _draw_weeks(weeks: Weeks, words: WeekWords, dark: bool) -> bytes:
    with _drawing:
        theme = DARK if dark else LIGHT
        count = len(weeks.weeks)
        step = (WIDTH - 2 * RIGHT) / count
        cell = 62.0
        labels = [words.used, words.without, words.not_noted]
        if any(week.goal is not None for week in weeks.weeks):
            labels.append(words.goal)
        legend = _legend_rows(labels)
        top = GAP + TITLE + ROW
        bottom = top + cell * DAYS_A_WEEK
        canvas = Canvas(bottom + ROW * (1.2 + len(legend)) + GAP / 2, theme)
        canvas.text(RIGHT, GAP + TITLE / 2 - 6, words.title, HEADING, bold=True)
        wide = step * 0.74
        for number, week in enumerate(weeks.weeks):
            left = RIGHT + number * step + (step - wide) / 2
            _week(canvas, week, left, bottom, wide, cell)
            middle = left + wide / 2
            canvas.text(middle, bottom + ROW * 0.62, words.dates[number], align="center")
            if week.used + week.without:
                canvas.text(middle, top - ROW * 0.45, str(week.used), align="center", bold=True)
        for number, week in enumerate(weeks.weeks):
            if week.goal is not None:
                left, y = RIGHT + number * step, bottom - cell * week.goal
                canvas.lines([[(left, y), (left + step, y)]], theme.ink, 6)
        _week_legend(canvas, legend, bottom + ROW * 1.7)
        return canvas.png()


def _week(canvas: Canvas, week: Week, left: float, bottom: float, wide: float, cell: float) -> None:
    """Draw the fields of a week from below: used, not noted, without; days to come are left out."""
    theme, inset = canvas.theme, 5.0
    kinds = ["used"] * week.used + ["not-noted"] * week.not_noted + ["without"] * week.without
    boxes: dict[str, list[tuple[float, float, float, float]]] = {"used": [], "not-noted": [], "without": []}
    for number, kind in enumerate(kinds):
        boxes[kind].append(
            (left + inset, bottom - cell * (number + 1) + inset, wide - 2 * inset, cell - 2 * inset)
        )
    canvas.boxes(boxes["used"], theme.blue)
    canvas.boxes(boxes["not-noted"], theme.empty)
    canvas.frames([_inside(box) for box in boxes["without"]], theme.green, 4)


def _inside(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    left, top, width, height = box
    return left + 2, top + 2, width - 4, height - 4


def _week_legend(canvas: Canvas, rows: Legend, top: float) -> None:
    theme = canvas.theme
    for row, entries in enumerate(rows):
        x, y = float(RIGHT), top + ROW * row
        for number, label in entries:
            box = (x, y - 15, 32.0, 30.0)
            if number == 0:
                canvas.boxes([box], theme.blue)
            elif number == 1:
                canvas.frames([_inside(box)], theme.green, 4)
            elif number == 2:
                canvas.boxes([box], theme.empty)
            else:
                canvas.lines([[(x, y), (x + 32, y)]], theme.ink, 6)
            canvas.text(x + 46, y, label)
            x += 52 + text_width(label) + 40
