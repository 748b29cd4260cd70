"""The diary as a table for spreadsheets: one row a day, in the form in which they open it by themselves."""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from bot.infra.texts import Say, TextError
from bot.privacy import Export

# A spreadsheet takes a cell that begins like this for a formula (OWASP, "CSV Injection").
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
# What a spreadsheet needs to know that the letters are UTF-8.
BOM = "\ufeff"
# Rows between the first and the last day; nobody has kept more.
MOST_ROWS = 36600

Cells = dict[str, str]


def table_of_days(say: Say, export: Export, where: tzinfo, country: str | None) -> bytes | None:
    """Return the table as a CSV file, None when nothing was noted; `country` decides what parts its cells.

    Days between the first and the last without an answer are rows with empty cells.
    """
    rows = _rows(say, export, where)
    if not rows:
        return None
    columns = [name for name in _columns(say, export) if any(name in cells for cells in rows.values())]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=_parting(say, country), lineterminator="\r\n")
    writer.writerow([say("table-day"), *(columns)])
    for day in _days(rows):
        cells = rows.get(day, {})
        writer.writerow([day.isoformat(), *(_harmless(cells.get(name, "")) for name in columns)])
    return (BOM + out.getvalue()).encode()


def _columns(say: Say, export: Export) -> list[str]:
    """Return every heading there can be, in order."""
    extra = sorted({row["question"] for row in export.tables.get("extra_answers", ())})
    return [
        say("table-mood"),
        say("table-craving"),
        say("table-used"),
        *(_extra(say, question) for question in extra),
        say("table-note"),
        say("export-field-happened"),
        say("export-field-helped"),
        say("export-field-chosen"),
    ]


def _rows(say: Say, export: Export, where: tzinfo) -> dict[date, Cells]:
    rows: dict[date, Cells] = {}
    for row in export.tables.get("day_notes", ()):
        cells = rows.setdefault(date.fromisoformat(row["local_day"]), {})
        _put(cells, say("table-mood"), row["mood"])
        _put(cells, say("table-craving"), row["craving"])
        if row["used"] is not None:
            _put(cells, say("table-used"), say("table-used-word", used=row["used"]))
        _put(cells, say("table-note"), row["note"])
    for row in export.tables.get("extra_answers", ()):
        cells = rows.setdefault(date.fromisoformat(row["local_day"]), {})
        answer = row["score"] if row["score"] is not None else row["words"]
        _put(cells, _extra(say, row["question"]), answer)
    for row in export.tables.get("lapses", ()):
        began = datetime.fromisoformat(row["started_at"]).astimezone(where).date()
        cells = rows.setdefault(date.fromisoformat(row["local_day"]) if row["local_day"] else began, {})
        things = [say(f"lapse-next-{code}") for code in row["chosen"] or ()]
        _put(cells, say("export-field-happened"), row["happened"])
        _put(cells, say("export-field-helped"), row["helped"])
        _put(cells, say("export-field-chosen"), ", ".join([*things, *([row["own"]] if row["own"] else [])]))
    return {day: cells for day, cells in rows.items() if cells}


def _put(cells: Cells, name: str, value: Any) -> None:
    """Write a cell; what comes second on one day is added on a line of its own."""
    if value is None or value == "":
        return
    cells[name] = f"{cells[name]}\n{value}" if name in cells else str(value)


def _extra(say: Say, question: str) -> str:
    try:
        return say(f"history-extra-{question}")
    except TextError:
        return question


def _days(rows: Mapping[date, Cells]) -> Iterator[date]:
    first, last = min(rows), max(rows)
    length = (last - first).days + 1
    if length > MOST_ROWS:
        yield from sorted(rows)
    else:
        yield from (first + timedelta(days=number) for number in range(length))


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet runs: a quote before it makes it words."""
    return f"'{cell}" if cell.lstrip(" ").startswith(FORMULA) else cell


def _parting(say: Say, country: str | None) -> str:
    """Return what parts the cells: a semicolon where a number has a comma, as spreadsheets there expect."""
    from babel import Locale, UnknownLocaleError
    from babel.numbers import get_decimal_symbol

    language = say("language-code")
    for name in (f"{language}_{country}", language):
        try:
            return ";" if get_decimal_symbol(Locale.parse(name)) == "," else ","
        except (UnknownLocaleError, ValueError):
            continue
    return ","
