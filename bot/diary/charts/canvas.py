"""A sheet to draw on in pixels, from the top left; and the two themes.

matplotlib's axes, ticks and layout are left alone: placed by hand a picture costs a third of the time and
looks the same everywhere. Colours are those of Okabe and Ito (2008) where they stand out from the ground,
else a shade of them; nothing is red, and nothing is told by colour alone.
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

WIDTH = 1080
DPI = 150
# Points. A phone shows the picture at about a third of its width: 33 pixels of text are 11 there.
HEADING, LABEL = 17, 15
FONT = "DejaVu Sans"


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of a picture: the ground, the words, faint lines, days without an answer, and the marks."""

    ground: str
    ink: str
    line: str
    empty: str
    blue: str
    orange: str
    green: str
    grey: str


LIGHT = Theme("#FBFAF7", "#22262B", "#D9D7D0", "#E9E6DE", "#0072B2", "#B97900", "#008F68", "#6B7178")
DARK = Theme("#1B232C", "#E8EAED", "#3B4651", "#2A343F", "#56B4E9", "#E69F00", "#2FBF92", "#A9B0B8")

Point = tuple[float, float]


class Canvas:
    """One picture, WIDTH pixels wide; y grows downwards. Use it in one thread and throw it away."""

    def __init__(self, height: float, theme: Theme) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self.height = height
        self.theme = theme
        self._figure = Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI, facecolor=theme.ground)
        FigureCanvasAgg(self._figure)
        # Artists of a figure are drawn in the order of this number, not in that of their making.
        self._order = 0

    def boxes(self, boxes: Iterable[tuple[float, float, float, float]], colour: str) -> None:
        """Fill boxes: (left, top, width, height)."""
        self._polygons([_corners(*box) for box in boxes], fill=colour)

    def frames(
        self,
        boxes: Iterable[tuple[float, float, float, float]],
        colour: str,
        width: float,
        *,
        dashed: bool = False,
    ) -> None:
        """Draw the edges of boxes."""
        self._polygons([_corners(*box) for box in boxes], edge=colour, width=width, dashed=dashed)

    def dots(self, at: Iterable[Point], radius: float, colour: str, *, hollow: float = 0.0) -> None:
        """Draw dots; `hollow` is the width of a ring instead."""
        polygons = [_round(x, y, radius) for x, y in at]
        if hollow:
            self._polygons(polygons, edge=colour, width=hollow)
        else:
            self._polygons(polygons, fill=colour)

    def diamonds(self, at: Iterable[Point], radius: float, colour: str) -> None:
        """Fill diamonds."""
        self._polygons(
            [[(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)] for x, y in at], fill=colour
        )

    def lines(self, lines: Sequence[Sequence[Point]], colour: str, width: float) -> None:
        """Draw lines through points."""
        from matplotlib.collections import LineCollection
        from matplotlib.transforms import IdentityTransform

        if lines:
            flipped = [[(x, self.height - y) for x, y in line] for line in lines]
            self._add(
                LineCollection(
                    flipped,
                    colors=colour,
                    linewidths=_points(width),
                    capstyle="round",
                    transform=IdentityTransform(),
                )
            )

    def text(
        self, x: float, y: float, words: str, size: int = LABEL, *, align: str = "left", bold: bool = False
    ) -> None:
        """Write words, their middle at `y`."""
        self._figure.text(
            x / WIDTH,
            1 - y / self.height,
            words,
            fontsize=size,
            fontfamily=FONT,
            fontweight="bold" if bold else "normal",
            color=self.theme.ink,
            ha=align,
            va="center",
            zorder=1000,
            # A dollar sign is a dollar sign here, and not the start of a formula.
            parse_math=False,
        )

    def png(self) -> bytes:
        """Return the picture."""
        out = io.BytesIO()
        # Most of a picture is one colour: a lighter compression costs 10 KB and saves half of the time.
        self._figure.savefig(out, format="png", facecolor=self.theme.ground, pil_kwargs={"compress_level": 3})
        return out.getvalue()

    def _polygons(
        self,
        polygons: list[list[Point]],
        *,
        fill: str = "none",
        edge: str = "none",
        width: float = 0.0,
        dashed: bool = False,
    ) -> None:
        from matplotlib.collections import PolyCollection
        from matplotlib.transforms import IdentityTransform

        if polygons:
            flipped = [[(x, self.height - y) for x, y in one] for one in polygons]
            self._add(
                PolyCollection(
                    flipped,
                    facecolors=fill,
                    edgecolors=edge,
                    linewidths=_points(width),
                    linestyles="dotted" if dashed else "solid",
                    transform=IdentityTransform(),
                )
            )

    def _add(self, artist: Any) -> None:
        self._order += 1
        artist.set_zorder(self._order)
        self._figure.add_artist(artist)


def text_width(words: str, size: int = LABEL) -> float:
    """Return how wide words are, in pixels."""
    from matplotlib.font_manager import FontProperties, findfont, get_font

    font = get_font(findfont(FontProperties(family=FONT)))
    font.set_size(size, DPI)
    font.set_text(words)
    return float(font.get_width_height()[0]) / 64


def _corners(left: float, top: float, width: float, height: float) -> list[Point]:
    return [(left, top), (left + width, top), (left + width, top + height), (left, top + height)]


def _round(x: float, y: float, radius: float) -> list[Point]:
    from math import cos, pi, sin

    return [
        (x + radius * cos(2 * pi * turn / 24), y + radius * sin(2 * pi * turn / 24)) for turn in range(24)
    ]


def _points(pixels: float) -> float:
    return pixels * 72 / DPI
