"""What every table of the bench shares: the machine's line, the spread of repeats, print and JSON."""

import importlib.metadata
import importlib.util
import json
import os
import platform
import statistics
from dataclasses import asdict, dataclass, field
from pathlib import Path

RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True, slots=True)
class Spread:
    """Median, least and most of the repeats of one run."""

    median: float
    least: float
    most: float

    @classmethod
    def of(cls, values: list[float]) -> "Spread":
        """Raises statistics.StatisticsError without values."""
        return cls(statistics.median(values), min(values), max(values))

    def __str__(self) -> str:
        return f"{_short(self.median)} ({_short(self.least)}-{_short(self.most)})"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: `what` was run and its `figures` by column name."""

    what: str
    figures: dict[str, Spread | float | int | str]


@dataclass(slots=True)
class Table:
    """The result of one benchmark; `notes` say how it was measured and what it does not show."""

    name: str
    title: str
    rows: list[Row] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    machine: str = ""

    def show(self) -> str:
        """The table as Markdown, machine and notes under it."""
        columns = list(dict.fromkeys(name for row in self.rows for name in row.figures))
        lines = [f"## {self.title}", "", "| what | " + " | ".join(columns) + " |"]
        lines.append("|---" * (len(columns) + 1) + "|")
        for row in self.rows:
            cells = [_cell(row.figures.get(name, "")) for name in columns]
            lines.append(f"| {row.what} | " + " | ".join(cells) + " |")
        return "\n".join([*lines, "", f"Machine: {self.machine}", *self.notes, ""])

    def save(self) -> Path:
        """Write the table to bench/results/<name>.json and return the path."""
        RESULTS.mkdir(exist_ok=True)
        path = RESULTS / f"{self.name}.json"
        path.write_text(json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n")
        return path


def machine() -> str:
    """One line: processor, cores, system, Python, the packages that matter, how busy it is now."""
    cores = os.cpu_count()
    packages = ", ".join(
        f"{name} {importlib.metadata.version(name)}"
        for name in ("python-telegram-bot", "httpx", "httpcore", "aiohttp")
    )
    sniffio = "with" if importlib.util.find_spec("sniffio") else "without"
    return (
        f"{_processor()}, {cores} cores, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, {packages}, {sniffio} sniffio, "
        f"load {os.getloadavg()[0]:.1f} at the start"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"


def _cell(value: Spread | float | int | str) -> str:
    return _short(value) if isinstance(value, float) else str(value)
