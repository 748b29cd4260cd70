"""A plan as one picture, drawn with matplotlib in a thread.

matplotlib is imported when the first picture is drawn: it costs a second and 60 MB that a bot without
pictures need not pay.
"""

import asyncio
import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

WIDTH, MARGIN = 1080, 64
DPI = 150
# Points. A phone shows the picture at about a third of its width: 33 pixels of text are 11 there.
TITLE_SIZE, TEXT_SIZE = 21, 16
LEADING = 1.42
PAPER, INK, BLUE = "#FBFAF7", "#22262B", "#0072B2"
BULLET = "• "


@dataclass(frozen=True, slots=True)
class PicturePart:
    """One part of a plan: its heading and its lines."""

    heading: str
    lines: tuple[str, ...]


async def draw_plan(title: str, parts: Sequence[PicturePart]) -> bytes | None:
    """Return a PNG, 1080 pixels wide and as high as the words need; None when a letter cannot be drawn.

    Emoji, for which the font has no shape, are left out. The same words give the same bytes, remembered for
    the last few pictures.
    """
    return await asyncio.to_thread(_draw, title, tuple(parts))


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the picture; `gap` is the space above it in pixels, `indent` the space before it."""

    text: str
    size: int
    bold: bool
    colour: str
    gap: float = 0.0
    indent: float = 0.0


@lru_cache(maxsize=8)
def _draw(title: str, parts: tuple[PicturePart, ...]) -> bytes | None:
    from matplotlib.figure import Figure

    fonts = {bold: _font(bold) for bold in (False, True)}
    known = fonts[False].get_charmap()
    texts = [title, *(text for part in parts for text in (part.heading, *part.lines))]
    if any(not _can_draw(text, known) for text in texts):
        return None
    rows = [
        _Row(line, TITLE_SIZE, True, INK)
        for line in (_wrapped(_shown(title, known), fonts[True], TITLE_SIZE, 0) if title else ())
    ]
    indent = _width(BULLET, fonts[False], TEXT_SIZE)
    for part in parts:
        for number, line in enumerate(_wrapped(part.heading, fonts[True], TEXT_SIZE, 0)):
            rows.append(_Row(line, TEXT_SIZE, True, BLUE, gap=0 if number else 26))
        for text in part.lines:
            wrapped = _wrapped(_shown(text, known), fonts[False], TEXT_SIZE, indent)
            for number, line in enumerate(wrapped):
                if number == 0:
                    rows.append(_Row(BULLET + line, TEXT_SIZE, False, INK, gap=6))
                else:
                    rows.append(_Row(line, TEXT_SIZE, False, INK, indent=indent))
    height = 2 * MARGIN + sum(row.gap + _height(row.size) for row in rows)
    figure = Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI, facecolor=PAPER)
    y = float(MARGIN)
    for row in rows:
        y += row.gap + _height(row.size)
        figure.text(
            (MARGIN + row.indent) / WIDTH,
            1 - y / height,
            row.text,
            fontsize=row.size,
            fontweight="bold" if row.bold else "normal",
            fontfamily="DejaVu Sans",
            color=row.colour,
            va="bottom",
            # A dollar sign is a dollar sign here, and not the start of a formula.
            parse_math=False,
        )
    out = io.BytesIO()
    figure.savefig(out, format="png", facecolor=PAPER)
    return out.getvalue()


def _height(size: int) -> float:
    """Return the height of a row in pixels; a point is a seventy-second of an inch."""
    return size * DPI / 72 * LEADING


def _font(bold: bool) -> Any:
    from matplotlib.font_manager import FontProperties, findfont, get_font

    return get_font(findfont(FontProperties(family="DejaVu Sans", weight="bold" if bold else "normal")))


def _width(text: str, font: Any, size: int) -> float:
    """Return how wide a text is, in pixels."""
    font.set_size(size, DPI)
    font.set_text(text)
    return float(font.get_width_height()[0]) / 64


def _wrapped(text: str, font: Any, size: int, indent: float) -> list[str]:
    """Return the text in lines that fit the picture; a word that is too long by itself is cut."""
    room = WIDTH - 2 * MARGIN - indent
    lines: list[str] = []
    line = ""
    for word in text.split():
        if line and _width(f"{line} {word}", font, size) <= room:
            line = f"{line} {word}"
            continue
        if line:
            lines.append(line)
        while _width(word, font, size) > room:
            cut = next(end for end in range(len(word), 0, -1) if _width(word[:end], font, size) <= room)
            lines.append(word[:cut])
            word = word[cut:]
        line = word
    return [*lines, line] if line or not lines else lines


def _can_draw(text: str, known: dict[int, int]) -> bool:
    """Return whether the font has every letter and digit of a text; signs and emoji may be missing."""
    return all(ord(one) in known for one in text if unicodedata.category(one)[0] in "LN")


def _shown(text: str, known: dict[int, int]) -> str:
    """Return a text without what the font has no shape for."""
    return "".join(one for one in text if ord(one) in known or one.isspace())
