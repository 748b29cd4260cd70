"""What every table of the bench shares: figures and claims, the machine's line, print and JSON."""

import importlib.metadata
import json
import os
import platform
import sqlite3
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "bench" / "results"
PACKAGES = (
    "python-telegram-bot",
    "httpx",
    "sniffio",
    "aiohttp",
    "sqlalchemy",
    "aiosqlite",
    "asyncpg",
    "apscheduler",
)


@dataclass(frozen=True, slots=True)
class Spread:
    """Median, least and most of the repeats of one run."""

    median: float
    least: float
    most: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Spread":
        """Raises statistics.StatisticsError without values."""
        return cls(statistics.median(values), min(values), max(values))

    def __str__(self) -> str:
        if self.least == self.most:
            return short(self.median)
        return f"{short(self.median)} ({short(self.least)}-{short(self.most)})"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: `what` was run and its `figures` by column name."""

    what: str
    figures: dict[str, Spread | float | int | str]


@dataclass(frozen=True, slots=True)
class Claim:
    """One line of docs/performance.md: a figure that was asked for, and what was measured.

    `order` places it in that table. `at_least` and `goal` are in `unit`; without them the figure is shown
    and not judged. With `less_is_better` they are the most that is allowed.
    """

    order: int
    what: str
    baseline: str
    measured: float
    unit: str
    at_least: float | None = None
    goal: float | None = None
    less_is_better: bool = False
    # More of the same run, in words.
    detail: str = ""

    @property
    def verdict(self) -> str:
        """Return goal, met, MISSED, or nothing where nothing was asked."""
        if self._reaches(self.goal):
            return "goal"
        if self._reaches(self.at_least):
            return "met"
        return "" if self.at_least is None else "MISSED"

    def _reaches(self, bound: float | None) -> bool:
        if bound is None:
            return False
        return self.measured <= bound if self.less_is_better else self.measured >= bound

    def figure(self, value: float | None) -> str:
        """Return one figure with its unit."""
        if value is None:
            return "-"
        return f"{short(value)}{self.unit if self.unit in ('x', '%', '/s') else f' {self.unit}'}".strip()


@dataclass(slots=True)
class Table:
    """The result of one benchmark; `notes` say how it was measured and what it does not show."""

    name: str
    title: str
    rows: list[Row] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    machine: str = field(default_factory=lambda: machine())
    # How busy the machine was when it began: the mean number of running processes of the last minute.
    load: float = field(default_factory=lambda: round(os.getloadavg()[0], 1))
    # The day it was measured on, in UTC, and how long that took.
    measured_on: str = field(default_factory=lambda: datetime.now(UTC).date().isoformat())
    seconds: int = 0

    def show(self) -> str:
        """The table as Markdown, with its claims, the machine and the notes."""
        columns = self._columns()
        lines = [f"### {self.title}", "", *grid(["what", *columns], [self._cells(row) for row in self.rows])]
        if self.claims:
            asked = [
                [
                    one.what,
                    one.figure(one.measured),
                    one.figure(one.at_least),
                    one.figure(one.goal),
                    one.verdict,
                ]
                for one in self.claims
            ]
            lines += ["", *grid(["asked", "measured", "at least", "goal", ""], asked)]
        return "\n".join([*lines, "", " ".join(self.notes), "", self.circumstances(), ""])

    def circumstances(self) -> str:
        """When and where it was measured, in one line."""
        return f"{self.machine}; load {self.load} at the start; {self.measured_on}, {self.seconds} s."

    def _cells(self, row: Row) -> list[str]:
        return [row.what, *(_cell(row.figures.get(name, "")) for name in self._columns())]

    def _columns(self) -> list[str]:
        return list(dict.fromkeys(name for row in self.rows for name in row.figures))

    def save(self) -> Path:
        """Write the table to bench/results/<name>.json and return the path."""
        RESULTS.mkdir(exist_ok=True)
        path = RESULTS / f"{self.name}.json"
        path.write_text(json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        return path


def load(name: str) -> Table:
    """Return a saved table; raises FileNotFoundError when it was never measured."""
    value: dict[str, Any] = json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8"))
    rows = [
        Row(
            row["what"],
            {key: Spread(**cell) if isinstance(cell, dict) else cell for key, cell in row["figures"].items()},
        )
        for row in value["rows"]
    ]
    claims = [Claim(**one) for one in value["claims"]]
    return Table(**{**value, "rows": rows, "claims": claims})


def machine() -> str:
    """One line: processor, cores, memory, system, Python, the packages that matter."""
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    packages = [f"{name} {importlib.metadata.version(name)}" for name in PACKAGES]
    return ", ".join(
        [
            _processor(),
            f"{os.cpu_count()} cores",
            f"{memory:.0f} GB",
            platform.system(),
            f"Python {platform.python_version()}",
            *packages,
            f"SQLite {sqlite3.sqlite_version}",
        ]
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` (0 to 1) of the values lie; the largest one counts as the last."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def short(value: float) -> str:
    """Return a figure with as many digits as it deserves."""
    if value == int(value) and abs(value) < 1e15:
        return f"{value:,.0f}"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def grid(head: Sequence[str], body: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of a table in Markdown."""
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    return [*lines, *("| " + " | ".join(cells) + " |" for cells in body)]


def _cell(value: Spread | float | int | str) -> str:
    return (
        short(value) if isinstance(value, float) else f"{value:,}" if isinstance(value, int) else str(value)
    )
