"""One picture of a row of days, drawn with matplotlib in a thread.

matplotlib is imported when the first picture is drawn: it costs a second and 60 MB that a bot without
pictures need not pay. Colours are those of Okabe and Ito (2008), told apart by people who are
colour-blind; nothing is red, and use is told by shape as well as by colour.
"""

import asyncio
import io
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Any

from bot.diary.moods import Days, Used

SIDE = 1080
BLUE, ORANGE, GREEN, GREY = "#0072B2", "#E69F00", "#009E73", "#8A8F98"
PAPER, INK, LINE, EMPTY = "#FBFAF7", "#22262B", "#D9D7D0", "#ECEAE4"


@dataclass(frozen=True, slots=True)
class Words:
    """The words on the picture, in the person's language."""

    mood: str
    craving: str
    use: str
    used_no: str
    used_yes: str
    no_answer: str
    mood_low: str
    mood_high: str
    dates: tuple[str, ...]


async def draw_days(days: Days, words: Words) -> bytes:
    """Return a square PNG of 1080 pixels for these days; `words.dates` labels every seventh day or fewer.

    The same days and words give the same bytes, remembered for the last few pictures.
    """
    return await asyncio.to_thread(_draw, days, words)


@lru_cache(maxsize=32)
def _draw(days: Days, words: Words) -> bytes:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(SIDE / 150, SIDE / 150), dpi=150, facecolor=PAPER)
    mood, craving, use = figure.subplots(
        3, 1, sharex=True, gridspec_kw={"height_ratios": [5, 4, 1.4], "hspace": 0.32}
    )
    figure.subplots_adjust(left=0.13, right=0.97, top=0.95, bottom=0.13)
    at = {note.day: (note.day - days.since).days for note in days.notes}
    silent = [index for index in range(days.length) if days.since + timedelta(days=index) not in at]
    _mood(mood, days, at, silent, words)
    _craving(craving, days, at, silent, words)
    _use(use, days, at, silent, words)
    step = max(1, (days.length - 1) // max(1, len(words.dates) - 1)) if len(words.dates) > 1 else 1
    use.set_xticks([index * step for index in range(len(words.dates))], list(words.dates))
    use.set_xlim(-0.8, days.length - 0.2)
    out = io.BytesIO()
    figure.savefig(out, format="png", facecolor=PAPER)
    return out.getvalue()


def _frame(axes: Any, title: str, silent: list[int]) -> None:
    axes.set_facecolor(PAPER)
    axes.set_title(title, loc="left", fontsize=12, color=INK, pad=5, fontweight="bold")
    for side in ("top", "right", "left", "bottom"):
        axes.spines[side].set_visible(False)
    axes.tick_params(colors=INK, labelsize=10, length=0)
    low, high = axes.get_ylim()
    axes.bar(silent, [high - low] * len(silent), bottom=low, width=0.84, color=EMPTY, zorder=0)


def _mood(axes: Any, days: Days, at: dict[Any, int], silent: list[int], words: Words) -> None:
    axes.set_ylim(0.6, 5.4)
    _frame(axes, words.mood, silent)
    points = {at[note.day]: note.mood for note in days.notes if note.mood is not None}
    axes.set_yticks([1, 5], [words.mood_low, words.mood_high])
    axes.grid(axis="y", color=LINE, linewidth=0.8)
    axes.set_axisbelow(True)
    # A line only between days that follow each other: a gap stays a gap.
    row = [points.get(index, float("nan")) for index in range(days.length)]
    axes.plot(row, color=BLUE, linewidth=2, zorder=2)
    axes.scatter(list(points), list(points.values()), s=46, color=BLUE, zorder=3)


def _craving(axes: Any, days: Days, at: dict[Any, int], silent: list[int], words: Words) -> None:
    axes.set_ylim(0, 10.5)
    _frame(axes, words.craving, silent)
    bars = [(at[note.day], note.craving) for note in days.notes if note.craving is not None]
    axes.set_yticks([0, 5, 10])
    axes.grid(axis="y", color=LINE, linewidth=0.8)
    axes.set_axisbelow(True)
    # A pull of 0 is an answer too: it stands as a thin line, unlike a day without one.
    axes.bar([x for x, _ in bars], [max(y, 0.15) for _, y in bars], width=0.7, color=ORANGE, zorder=2)


def _use(axes: Any, days: Days, at: dict[Any, int], silent: list[int], words: Words) -> None:
    axes.set_ylim(-1, 1)
    _frame(axes, words.use, silent)
    axes.set_yticks([])
    marks = (
        (Used.NO, "o", "none", GREEN, words.used_no),
        (Used.YES, "D", GREY, GREY, words.used_yes),
    )
    for used, shape, fill, edge, label in marks:
        where = [at[note.day] for note in days.notes if note.used is used]
        axes.scatter(
            where,
            [0.1] * len(where),
            s=52,
            marker=shape,
            facecolors=fill,
            edgecolors=edge,
            linewidths=2,
            label=label,
            zorder=3,
        )
    axes.bar([0], [0], color=EMPTY, label=words.no_answer)
    axes.legend(
        loc="upper left",
        bbox_to_anchor=(-0.02, -0.62),
        ncols=3,
        frameon=False,
        fontsize=10,
        labelcolor=INK,
        handletextpad=0.4,
        columnspacing=1.2,
    )
