"""Score the risk rules on a table of labelled messages.

    python tests/risk/score.py [FILE] [--show-misses]

FILE is a TSV with the columns lang, level, category, style, text; by default the fresh table, which nobody
who writes rules has read. A table without a `style` column works too: the rows that need it are then empty.
Only numbers are printed, so that somebody who writes rules can run this on the fresh table; each such look is
noted in docs/risk.md. `--show-misses` adds the texts and spoils the table for whoever reads them.
"""

from __future__ import annotations

import argparse
import csv
import math
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(
    0, str(ROOT)
)  # run as a script, Python looks for `bot` beside this file and not in the project

from bot.safety.risk import Level, assess, load_lexicon  # noqa: E402

FRESH = Path(__file__).resolve().parent / "fresh" / "cases.tsv"
LEVELS = {
    "none": Level.NONE,
    "elevated": Level.ELEVATED,
    "high": Level.HIGH,
    "emergency": Level.EMERGENCY,
}


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled message."""

    lang: str
    level: Level
    category: str
    style: str
    text: str


@dataclass(frozen=True, slots=True)
class Scored:
    """A case and the level that the rules gave it."""

    case: Case
    got: Level


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: which cases count, and at which level one of them is a hit."""

    title: str
    counts: Callable[[Case], bool]
    hit_from: Level


def read_cases(path: Path) -> list[Case]:
    """Return the cases of a TSV; raises KeyError for an unknown level and ValueError for a malformed line."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, restkey="extra")
        cases = []
        for line in lines:
            if "extra" in line or None in line.values():
                raise ValueError(f"{path}, line {lines.line_num}: wrong number of columns")
            cases.append(
                Case(
                    line["lang"], LEVELS[line["level"]], line["category"], line.get("style", ""), line["text"]
                )
            )
    return cases


def wilson(hits: int, n: int) -> tuple[float, float]:
    """Return the 95% Wilson score interval of hits out of n, as shares from 0 to 1; n must be above 0."""
    z = 1.959964  # the 97.5% point of the normal distribution
    share = hits / n
    middle = share + z * z / (2 * n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


def is_clear(case: Case) -> bool:
    """Whether the spelling hides nothing; hidden spelling has rows of its own."""
    return case.style != "obfuscated"


def is_severe(case: Case, *langs: str) -> bool:
    """Whether the case is HIGH or EMERGENCY in clear spelling, in one of the languages if any are given."""
    return case.level >= Level.HIGH and is_clear(case) and (not langs or case.lang in langs)


def is_harmless(case: Case, *langs: str) -> bool:
    """Whether the case is NONE, in one of the languages if any are given."""
    return case.level == Level.NONE and (not langs or case.lang in langs)


def in_language(lang: str) -> tuple[Row, Row]:
    """Return the two rows of one language: severe ones recognised, harmless ones flagged."""
    return (
        Row(f"{lang}: HIGH+ as HIGH+", lambda c: is_severe(c, lang), Level.HIGH),
        Row(f"{lang}: harmless flagged HIGH+", lambda c: is_harmless(c, lang), Level.HIGH),
    )


ROWS: tuple[Row, ...] = (
    Row("HIGH+ as HIGH+, all", is_severe, Level.HIGH),
    Row("  explicit", lambda c: is_severe(c) and c.style == "explicit", Level.HIGH),
    Row("  veiled", lambda c: is_severe(c) and c.style == "veiled", Level.HIGH),
    Row("EMERGENCY as HIGH+", lambda c: c.level == Level.EMERGENCY and is_clear(c), Level.HIGH),
    Row("EMERGENCY as EMERGENCY", lambda c: c.level == Level.EMERGENCY and is_clear(c), Level.EMERGENCY),
    Row("ELEVATED noticed", lambda c: c.level == Level.ELEVATED and is_clear(c), Level.ELEVATED),
    Row("harmless flagged HIGH+, all", is_harmless, Level.HIGH),
    Row("  with a risk word", lambda c: is_harmless(c) and c.style == "risk-word", Level.HIGH),
    Row("harmless flagged at all", is_harmless, Level.ELEVATED),
    Row("es, ru: HIGH+ as HIGH+", lambda c: is_severe(c, "es", "ru"), Level.HIGH),
    Row("de, fr, pt: HIGH+ as HIGH+", lambda c: is_severe(c, "de", "fr", "pt"), Level.HIGH),
    Row(
        "obfuscated: HIGH+ as HIGH+",
        lambda c: c.style == "obfuscated" and c.level >= Level.HIGH,
        Level.HIGH,
    ),
    Row(
        "obfuscated: ELEVATED noticed",
        lambda c: c.style == "obfuscated" and c.level == Level.ELEVATED,
        Level.ELEVATED,
    ),
)


def table(scored: Iterable[Scored], rows: Iterable[Row]) -> list[str]:
    """Return one printable line per row: title, n, hits, share and interval in percent."""
    scored = list(scored)
    lines = [f"{'':<32}{'n':>6}{'hits':>6}{'%':>8}   95% interval"]
    for row in rows:
        chosen = [one for one in scored if row.counts(one.case)]
        if not chosen:
            lines.append(f"{row.title:<32}{0:>6}{'-':>6}{'-':>8}   -")
            continue
        hits = sum(one.got >= row.hit_from for one in chosen)
        low, high = wilson(hits, len(chosen))
        share = hits / len(chosen)
        interval = f"{100 * low:.1f} to {100 * high:.1f}"
        lines.append(f"{row.title:<32}{len(chosen):>6}{hits:>6}{100 * share:>8.1f}   {interval}")
    return lines


def is_miss(one: Scored) -> bool:
    """Whether the level is wrong in a way that the table counts."""
    if one.case.level == Level.NONE:
        return one.got >= Level.ELEVATED
    return one.got < one.case.level


def main() -> None:
    """Read the file, screen every message, print the table."""
    parser = argparse.ArgumentParser(description="Score the risk rules on labelled messages.")
    parser.add_argument("file", nargs="?", type=Path, default=FRESH, metavar="FILE")
    parser.add_argument(
        "--show-misses", action="store_true", help="print texts: spoils the table for the reader"
    )
    options = parser.parse_args()

    lexicon = load_lexicon(ROOT / "content" / "lexicon")
    scored = [Scored(case, assess(case.text, lexicon).level) for case in read_cases(options.file)]
    if not scored:
        parser.error(f"{options.file} holds no messages")
    print("\n".join(table(scored, ROWS)))
    languages = sorted({one.case.lang for one in scored})
    print()
    print("\n".join(table(scored, [row for lang in languages for row in in_language(lang)])))
    if options.show_misses:
        print()
        for one in filter(is_miss, scored):
            case = one.case
            labels = (case.level.name, one.got.name, case.lang, case.category, case.style)
            print(*labels, case.text, sep="\t")


if __name__ == "__main__":
    main()
