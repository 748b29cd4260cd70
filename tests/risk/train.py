"""Fit the second opinion of the risk detector to the labelled messages beside this script.

    python tests/risk/train.py [--try [FILE ...]]

It reads dev_*.tsv and seen/*.tsv, never the fresh table, and writes content/lexicon/second-opinion.bin.
With --try it writes nothing: it fits to all files but one, and says how that one is read, by the rules
alone and with the second opinion. Thresholds are set on messages that a fit has not seen, in blocks of
neighbouring rows, since neighbours are often the same thought in other words.
"""

from __future__ import annotations

import csv
import hashlib
import json
import sys
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # run as a script, Python looks for `bot` beside this file

from score import ROWS, Scored, read_cases  # noqa: E402
from score import table as score  # noqa: E402

from bot.safety.risk import Category, Evidence, Level, assess, load_lexicon, words_as_read  # noqa: E402
from bot.safety.risk.statistics import (  # noqa: E402
    FILE,
    FORM,
    Ground,
    Question,
    Statistics,
    features,
    ground_of,
    load_statistics,
    marks_of,
)

HERE = Path(__file__).resolve().parent
LEXICON = ROOT / "content" / "lexicon"
BITS = 18  # 16 costs half a point, 20 brings nothing
CATEGORY_BITS = 14
STRENGTH = 30.0  # how far the fit may trust a rare word: 10 reads fewer veiled messages, 100 no more
BLOCK = 25  # neighbouring rows that are held out together
FOLDS = 5
# How many harmless messages may be read as at least that level by the second opinion alone, in a thousand.
MAY_BE_WRONG = {Level.ELEVATED: 60, Level.EMERGENCY: 2}
# How many may be read as HIGH or above by rules and second opinion together.
MAY_BE_HIGH = 120
# How much surer (in log-odds) it must be to lower what names the danger, or an emergency: a needless card
# costs a little trust, a missed one can cost a life. Such a message must be four times as likely harmless.
SURER = {Ground.FIRM: 1.4, Ground.EMERGENCY: 1.4}
# Tables beside which no rule was written: only there the rules show how far they can be trusted.
UNREAD = {"en_3", "en_4", "en_5", "de_2", "es_2", "fr_2", "pt_2", "ru_2"}
NAMES = {"voices": "voices", "harm-others": "violence-to-others"}
LEVELS = {"none": 0, "elevated": 1, "high": 2, "emergency": 3}
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled message as the detector reads its words."""

    file: str
    place: int
    level: int
    category: str
    style: str
    language: str
    text: str
    words: tuple[str, ...]
    ground: Ground


def example_files() -> list[Path]:
    """Return every table that the second opinion is fitted to."""
    return [*sorted(HERE.glob("dev_*.tsv")), *sorted((HERE / "seen").glob("*.tsv"))]


def digest() -> str:
    """Return a check sum of these tables: when it differs from the fitted file's, fit again."""
    total = hashlib.sha256()
    for path in example_files():
        total.update(path.name.encode() + b"\n" + path.read_bytes())
    return total.hexdigest()[:16]


def read_rows() -> list[Row]:
    """Return all labelled messages."""
    told: list[Evidence] = []

    def listen(evidence: Evidence) -> None:
        told.append(evidence)

    # What was fitted before may be of another form, or damaged: here it is made anew.
    lexicon = replace(load_lexicon(LEXICON, damaged=lambda error: None), second=listen)
    rows = []
    for path in example_files():
        with path.open(encoding="utf-8", newline="") as file:
            for place, line in enumerate(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)):
                told.clear()
                found = assess(line["text"], lexicon)
                ground = ground_of(found.level, told[0].firm if told else True)
                rows.append(
                    Row(path.stem, place, LEVELS[line["level"]], line["category"], line.get("style") or "",
                        line["lang"], line["text"], words_as_read(line["text"], lexicon), ground)
                )  # fmt: skip
    return [row for row in rows if row.words]


class Table:
    """Hashed features of many messages, ready for fitting."""

    def __init__(self, words: Sequence[Sequence[str]], bits: int) -> None:
        marks = [sorted({mark & ((1 << bits) - 1) for mark in marks_of(features(some))}) for some in words]
        self.size = 1 << bits
        self.row = np.repeat(np.arange(len(marks)), [len(some) for some in marks])
        self.mark = np.array([mark for some in marks for mark in some], dtype=np.int64)
        self.value = np.repeat([1 / np.sqrt(len(some)) for some in marks], [len(some) for some in marks])
        self.rows = len(marks)

    def sums(self, weights: Numbers) -> Numbers:
        """Return each message's weighted sum."""
        return np.bincount(self.row, weights[self.mark] * self.value, self.rows)

    def back(self, errors: Numbers) -> Numbers:
        """Return for each feature the sum of the errors of the messages that have it."""
        return np.bincount(self.mark, errors[self.row] * self.value, self.size)

    def steepness(self) -> float:
        """Return the largest curvature that the loss can have, by power iteration."""
        some = np.ones(self.size)
        found = 1.0
        for _ in range(30):
            some = self.back(self.sums(some))
            found = float(np.linalg.norm(some))
            some /= found
        return 0.25 * (found + self.rows)  # the bias adds a column of ones


def fit(table: Table, wanted: NDArray[np.bool_], steps: int = 1200) -> tuple[Numbers, float]:
    """Return weights and bias of a logistic regression, by accelerated gradient descent from zero."""
    weights, ahead = np.zeros(table.size), np.zeros(table.size)
    bias, bias_ahead = 0.0, 0.0
    target = wanted.astype(float)
    rate = 1 / (STRENGTH * table.steepness() + 1)
    for step in range(steps):
        error = STRENGTH * (1 / (1 + np.exp(-(table.sums(ahead) + bias_ahead))) - target)
        new = ahead - rate * (table.back(error) + ahead)
        new_bias = bias_ahead - rate * float(error.sum())
        push = step / (step + 3)
        ahead, bias_ahead = new + push * (new - weights), new_bias + push * (new_bias - bias)
        weights, bias = new, new_bias
    return weights, bias


def held_out(rows: Sequence[Row], train: NDArray[np.bool_], test: NDArray[np.bool_]) -> Numbers:
    """Fit to the rows of `train`; return the chances of the rows of `test`, one column for each level."""
    fitted = Statistics(questions_of(rows, train), [], {}, {}, 1.0)
    tested = (fitted.chances(row.words) for row, used in zip(rows, test, strict=True) if used)
    return np.array([list(found.values()) for found in tested])


def questions_of(rows: Sequence[Row], train: NDArray[np.bool_]) -> list[Question]:
    """Return the three questions about levels, fitted to the rows of `train`."""
    levels = np.array([row.level for row in rows])[train]
    table = Table([row.words for row, used in zip(rows, train, strict=True) if used], BITS)
    fitted = [(str(level), *fit(table, levels >= level)) for level in (1, 2, 3)]
    return [Question(name, weights.tolist(), 1.0, bias, (1 << BITS) - 1) for name, weights, bias in fitted]


def thresholds(rows: Sequence[Row]) -> tuple[dict[Level, float], dict[Ground, float], float]:
    """Return what ELEVATED and EMERGENCY ask for, what HIGH asks for by ground, and `graver`."""
    levels = np.array([row.level for row in rows])
    fold = np.array([zlib.crc32(f"{row.file} {row.place // BLOCK}".encode()) % FOLDS for row in rows])
    found = np.zeros((len(rows), 3))
    for number in range(FOLDS):
        found[fold == number] = held_out(rows, fold != number, fold == number)
    harmless = levels == 0
    bars = {}
    for level, wrong in MAY_BE_WRONG.items():
        chances = found[:, level - 1]
        bars[level] = float(np.quantile(chances[harmless], 1 - wrong / 1000))
        share = float((chances[levels >= level] >= bars[level]).mean())
        print(f"{level.name}: from {bars[level]:.3f}, {share:.1%} of these, {wrong / 10} % of harmless")
    unread = np.array([row.file in UNREAD for row in rows])
    grounds = np.array([row.ground for row in rows])
    high = high_bars(levels[unread] >= 2, levels[unread] == 0, found[unread, 1], grounds[unread])
    heard = unread & (found[:, 1] >= np.array([high[Ground(one)] for one in grounds]))
    heard &= grounds != Ground.EMERGENCY
    slope, bias = line_through(log_odds(found[heard, 2]), levels[heard] == 3)
    graver = float(1 / (1 + np.exp(bias / slope)))
    raised = found[heard, 2] >= graver
    print(
        f"EMERGENCY of what is HIGH: from {graver:.3f}, {raised[levels[heard] == 3].mean():.1%} of these, "
        f"{raised[levels[heard] == 2].mean():.1%} of HIGH"
    )
    return bars, high, graver


def high_bars(
    high: NDArray[np.bool_], harmless: NDArray[np.bool_], chances: Numbers, grounds: NDArray[np.str_]
) -> dict[Ground, float]:
    """Return for each ground the chance from which a message is as likely HIGH as on any other ground.

    How likely that is, MAY_BE_HIGH says. `chances` are those of messages that a fit has not seen.
    """
    odds = log_odds(chances)
    lines = {}
    for ground in Ground:
        here = grounds == ground
        lines[ground] = line_through(odds[here], high[here])

    def bars_at(wanted: float) -> dict[Ground, float]:
        asked = {
            ground: (wanted - SURER.get(ground, 0.0) - bias) / slope
            for ground, (slope, bias) in lines.items()
        }
        return {ground: float(1 / (1 + np.exp(-odds))) for ground, odds in asked.items()}

    def loud(bars: dict[Ground, float]) -> NDArray[np.bool_]:
        asked = np.array([bars[Ground(one)] for one in grounds])
        return chances >= asked

    wanted = 6.0
    while loud(bars_at(wanted - 0.02))[harmless].mean() <= MAY_BE_HIGH / 1000:
        wanted -= 0.02
    bars = bars_at(wanted)
    heard = loud(bars)
    print(f"HIGH: {heard[high].mean():.1%} of these, {heard[harmless].mean():.1%} of harmless")
    for ground in Ground:
        here = grounds == ground
        count, severe = int(here.sum()), int((here & high).sum())
        print(f"  {ground}: from {bars[ground]:.3f}; {count} messages, {severe} of them HIGH")
    return bars


def log_odds(chances: Numbers) -> Numbers:
    """Return the log-odds of chances."""
    return np.log(chances / (1 - chances))


def line_through(odds: Numbers, wanted: NDArray[np.bool_]) -> tuple[float, float]:
    """Return slope and bias of a logistic regression of `wanted` on one number, by Newton's method."""
    table = np.column_stack([odds, np.ones(len(odds))])
    weights = np.zeros(2)
    for _ in range(50):
        chance = 1 / (1 + np.exp(-table @ weights))
        curve = table.T @ (table * (chance * (1 - chance))[:, None]) + 1e-3 * np.eye(2)
        weights += np.linalg.solve(curve, table.T @ (wanted - chance) - 1e-3 * weights)
    return float(weights[0]), float(weights[1])


def in_bytes(weights: Numbers) -> tuple[bytes, float]:
    """Return the weights as whole numbers of one byte, and the unit that they are in."""
    scale = float(np.abs(weights).max()) / 127 or 1.0
    return np.rint(weights / scale).astype(np.int8).tobytes(), scale


def write(rows: Sequence[Row]) -> None:
    """Fit to everything and write the file."""
    bars, high, graver = thresholds(rows)
    levels = np.array([row.level for row in rows])
    about: dict[str, Any] = {
        "form": FORM,
        "tables": digest(),
        "messages": len(rows),
        "thresholds": {level.name: bar for level, bar in bars.items()},
        "high": high,
        "graver": graver,
    }
    packed = b""
    table = Table([row.words for row in rows], BITS)
    asked = []
    for level in Level:
        if level == Level.NONE:
            continue
        weights, bias = fit(table, levels >= level)
        numbers, scale = in_bytes(weights)
        packed += numbers
        asked.append([level.name.lower(), scale, bias])
    about["levels"] = {"bits": BITS, "questions": asked}
    risky = [row for row in rows if row.level > 0]
    kinds = [NAMES.get(row.category, row.category) for row in risky]
    small = Table([row.words for row in risky], CATEGORY_BITS)
    asked = []
    for kind in sorted(set(kinds)):
        weights, bias = fit(small, np.array([one == kind for one in kinds]), steps=300)
        numbers, scale = in_bytes(weights)
        packed += numbers
        asked.append([str(Category(kind)), scale, bias])
    about["categories"] = {"bits": CATEGORY_BITS, "questions": asked}
    head = json.dumps(about, sort_keys=True).encode()
    (LEXICON / FILE).write_bytes(head + b"\n" + zlib.compress(packed, 9))
    print(f"{LEXICON / FILE}: {len(rows)} messages, {(LEXICON / FILE).stat().st_size // 1024} KiB")


def main() -> None:
    """Fit and write, or try."""
    rows = read_rows()
    if "--try" not in sys.argv:
        write(rows)
        return
    plain = replace(load_lexicon(LEXICON), second=None)
    second = load_statistics(LEXICON)
    assert second is not None
    files = np.array([row.file for row in rows])
    for name in sorted(set(files)) if len(sys.argv) < 3 else sys.argv[2:]:
        train = files != name
        both = replace(
            plain,
            second=Statistics(
                questions_of(rows, train), second.categories, second.levels, second.high, second.graver
            ),
        )
        for title, lexicon in (
            ("the rules alone", plain),
            ("with a second opinion that has not seen it", both),
        ):
            print(f"\n{name}: {title}")
            cases = read_cases(next(path for path in example_files() if path.stem == name))
            print("\n".join(score([Scored(case, assess(case.text, lexicon).level) for case in cases], ROWS)))


if __name__ == "__main__":
    main()
