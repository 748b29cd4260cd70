"""The unread table keeps its format and its shares.

Failures name line numbers and figures, never a text: whoever writes rules may run this.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest

TABLE = Path(__file__).parents[4] / "tests" / "risk" / "fresh" / "cases.tsv"
COLUMNS = ["lang", "level", "category", "style", "text"]
RISK = {
    "suicidal-ideation",
    "suicidal-intent",
    "self-harm",
    "overdose",
    "medical",
    "third-party",
    "abuse",
    "voices",
    "harm-others",
    "relapse",
    "craving",
    "hopelessness",
    "pregnancy",
}
HARMLESS = {
    "idiom",
    "media",
    "news",
    "negation",
    "recovered",
    "question",
    "quitting-language",
    "bereavement",
    "mood-note",
    "neutral",
    "greeting",
}


def table() -> list[list[str]]:
    """Return every line of the table as its cells, the header first."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    """Return the messages with their labels."""
    return [dict(zip(COLUMNS, cells, strict=True)) for cells in table()[1:]]


def fits(row: dict[str, str]) -> bool:
    """Return whether the labels of a row are known and agree with each other."""
    if row["lang"] not in {"en", "es", "ru", "de", "fr", "pt"} or not row["text"].strip():
        return False
    if row["level"] == "none":
        return row["category"] in HARMLESS and row["style"] in {"risk-word", "plain"}
    return (
        row["level"] in {"elevated", "high", "emergency"}
        and row["category"] in RISK
        and row["style"] in {"explicit", "veiled", "obfuscated"}
    )


def test_every_line_has_the_five_columns() -> None:
    lines = table()
    assert lines[0] == COLUMNS
    wrong = [number for number, cells in enumerate(lines, 1) if len(cells) != len(COLUMNS)]
    assert not wrong, f"lines {wrong}"


def test_labels_are_known_and_agree(rows: list[dict[str, str]]) -> None:
    wrong = [number for number, row in enumerate(rows, 2) if not fits(row)]
    assert not wrong, f"lines {wrong}"


def test_no_message_stands_twice(rows: list[dict[str, str]]) -> None:
    first: dict[str, int] = {}
    again = []
    for number, row in enumerate(rows, 2):
        letters = "".join(sign for sign in row["text"].casefold() if sign.isalnum())
        if first.setdefault(letters, number) != number:
            again.append((first[letters], number))
    assert not again, f"lines {again}"


def test_the_shares_are_those_the_readme_tells(rows: list[dict[str, str]]) -> None:
    count = len(rows)
    assert count >= 1400
    levels = Counter(row["level"] for row in rows)
    severe = Counter(row["style"] for row in rows if row["level"] in {"high", "emergency"})
    harmless = Counter(row["style"] for row in rows if row["level"] == "none")
    assert levels["none"] / count == pytest.approx(0.50, abs=0.03)
    assert levels["elevated"] / count == pytest.approx(0.13, abs=0.02)
    assert levels["high"] / count == pytest.approx(0.23, abs=0.02)
    assert levels["emergency"] / count == pytest.approx(0.14, abs=0.02)
    assert severe["veiled"] / severe.total() == pytest.approx(0.45, abs=0.04)
    assert severe["obfuscated"] / severe.total() == pytest.approx(0.10, abs=0.03)
    assert harmless["risk-word"] / harmless.total() >= 0.59
    languages = Counter(row["lang"] for row in rows)
    assert languages["en"] / count == pytest.approx(0.50, abs=0.03)
    assert min(languages.values()) >= 100
