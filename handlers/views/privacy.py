"""What copies, erasure, /privacy and /about look like."""

from collections.abc import Iterator, Mapping
from datetime import datetime, time, tzinfo
from typing import Any

from bot.infra.texts import Say, TextError
from bot.privacy import Export, Kept, Receipt
from bot.selfhelp.risky import Rhythm
from handlers.callbacks import tap
from handlers.views.keyboard import Button
from handlers.views.people import clock
from handlers.views.screen import Screen, safe, screen, sos_button
from handlers.views.times import when


def ask_wipe(say: Say) -> Screen:
    """Say what would be deleted from the chat and what would not, and ask."""
    return screen(
        say("wipe-ask"),
        Button(say("wipe-button-yes"), tap("wipe", "yes")),
        Button(say("wipe-button-no"), tap("wipe", "no")),
        sos_button(say),
        per_row=2,
    )


def wipe_not(say: Say) -> Screen:
    """Say that nothing was deleted."""
    return screen(say("wipe-not"), sos_button(say))


def wiped(say: Say) -> Screen:
    """Return what stands in the chat afterwards: nothing that anybody would ask about."""
    return Screen(say("crisis-gone-left"))


def copy_readable(say: Say) -> Screen:
    """Return what stands under the readable copy."""
    return screen(
        say("export-readable"), Button(say("button-settings"), tap("settings", "open")), sos_button(say)
    )


def copy_json(say: Say) -> Screen:
    """Return what stands under the copy for programs."""
    return Screen(say("export-json"))


def copy_table(say: Say) -> Screen:
    """Return what stands under the table of days."""
    return Screen(say("export-table"))


def copy_wait(say: Say) -> Screen:
    """Say that a copy has gone out a moment ago."""
    return screen(
        say("export-wait"), Button(say("button-settings"), tap("settings", "open")), sos_button(say)
    )


def readable(say: Say, export: Export, where: tzinfo) -> str:
    """Return the export as plain text to read, times in `where`."""
    at = export.made_at.astimezone(where)
    made = say("export-made", day=at.date().isoformat(), clock=clock(at.time()))
    title = say("export-title")
    parts = [f"{title}\n{'=' * len(title)}\n{made} {say('export-about')}"]
    for table, rows in export.tables.items():
        if not rows:
            continue
        heading = _word(say, f"export-table-{_dashed(table)}") or say("export-table-other", name=table)
        lines = [heading, "-" * len(heading)]
        for row in rows:
            if table == "day_notes":
                lines += _day(say, row)
            elif table == "plan_lines":
                lines.append(_own_words(say, row))
            elif table == "lapses":
                lines.append(_lapse(say, row, where))
            elif table == "risky_times":
                lines.append(_risky_time(say, row))
            elif table == "deliveries":
                lines.append(_sent(say, row, where))
            else:
                lines += _any_row(say, row, where, alone=len(rows) == 1)
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _day(say: Say, row: Mapping[str, Any]) -> Iterator[str]:
    answers = []
    if row["mood"] is not None:
        answers.append(say("export-day-mood", mood=row["mood"]))
    if row["craving"] is not None:
        answers.append(say("export-day-craving", craving=row["craving"]))
    if row["used"] is not None:
        answers.append(say("export-day-used", used=row["used"]))
    yield f"{row['local_day']}: {', '.join(answers)}"
    if row["note"]:
        yield "    " + say("export-day-note", note=row["note"])


def _own_words(say: Say, row: Mapping[str, Any]) -> str:
    part, told = row["part"], row["text"]
    words = told
    if isinstance(told, dict):
        if part == "if-then":
            words = say("ifthen-line", when=told["if"], then=told["then"])
        else:
            words = ", ".join(str(one) for one in told.values() if one)
    name = _word(say, f"plan-part-{part}") or say("export-plan-part", part=part)
    return f"• {name}: {words}"


def _lapse(say: Say, row: Mapping[str, Any], where: tzinfo) -> str:
    told = {name: row[name] for name in ("local_day", "happened", "helped", "chosen", "own")}
    told["chosen"] = [_word(say, f"lapse-next-{code}") or code for code in row["chosen"] or ()]
    fields = [f"{_field(say, name)}: {_value(say, value, where)}" for name, value in told.items() if value]
    return f"• {_value(say, row['started_at'], where)}; " + "; ".join(fields)


def _risky_time(say: Say, row: Mapping[str, Any]) -> str:
    at = when(say, Rhythm(time.fromisoformat(row["wall_time"]), row["days"], row["month_day"]))
    return "• " + ": ".join(one for one in (at, row["words"]["name"], row["words"]["mine"]) if one)


def _any_row(say: Say, row: Mapping[str, Any], where: tzinfo, *, alone: bool) -> Iterator[str]:
    fields = [
        f"{_field(say, name)}: {_value(say, value, where)}"
        for name, value in row.items()
        if value not in (None, "", [], {}) and name != "person_id"
    ]
    if alone:
        yield from fields
    else:
        yield "• " + "; ".join(fields)


def _sent(say: Say, row: Mapping[str, Any], where: tzinfo) -> str:
    how = row["state"] if row["reason"] is None else f"{row['state']} ({row['reason']})"
    return f"{_value(say, row['ended_at'] or row['send_after'], where)} {row['kind']}: {how}"


def _field(say: Say, name: str) -> str:
    return _word(say, f"export-field-{_dashed(name)}") or name.replace("_", " ").capitalize()


def _value(say: Say, value: Any, where: tzinfo) -> str:
    if isinstance(value, bool):
        return say("export-yes" if value else "export-no")
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_value(say, one, where)}" for key, one in value.items())
    if isinstance(value, list):
        return ", ".join(_value(say, one, where) for one in value)
    if isinstance(value, str) and len(value) >= len("2026-11-24T12:00:00+00:00") and value[10:11] == "T":
        try:
            return datetime.fromisoformat(value).astimezone(where).strftime("%Y-%m-%d %H:%M")
        except (ValueError, OverflowError):
            return value
    return str(value)


def _dashed(name: str) -> str:
    return name.replace("_", "-")


def _word(say: Say, key: str) -> str | None:
    """Return a text that a table or column may have; None for one that came later than the words."""
    try:
        return say(key)
    except TextError:
        return None


def ask_erase(say: Say, counts: Mapping[str, int]) -> Screen:
    """Ask once."""
    return screen(
        say("erase-ask", kinds=_kinds(say, counts)),
        Button(say("erase-button-yes"), tap("erase", "yes")),
        Button(say("erase-button-export"), tap("export", "send")),
        Button(say("erase-button-no"), tap("erase", "no")),
        per_row=1,
    )


def nothing_to_erase(say: Say) -> Screen:
    """Say that nothing is kept about this person."""
    return screen(say("erase-nothing"), sos_button(say))


def erase_kept(say: Say) -> Screen:
    """Say that nothing was erased."""
    return screen(say("erase-kept"), Button(say("button-settings"), tap("settings", "open")), sos_button(say))


def erased_short(say: Say) -> Screen:
    """Return what becomes of the question that was answered."""
    return Screen(say("erase-done-short"))


def receipt(say: Say, done: Receipt, kept: Kept) -> Screen:
    """Return what is gone, what remains and for how long."""
    remains = []
    if done.ledger_rows:
        remains.append(say("erase-remains-ledger", rows=done.ledger_rows, days=kept.ledger_days))
    if "alerts" in done.deleted:
        remains.append(say("erase-remains-team"))
    remains += [
        say("erase-remains-updates", days=kept.updates_days),
        say("erase-remains-backups", days=kept.backups_days),
        say("erase-remains-telegram"),
    ]
    text = say("erase-receipt", kinds=_kinds(say, done.deleted), remains="\n".join(remains))
    return screen(text, sos_button(say))


def _kinds(say: Say, counts: Mapping[str, int]) -> str:
    """Return "your profile, 12 days of your diary and 3 more entries"."""
    words, other = [], 0
    for table, rows in counts.items():
        try:
            words.append(say(f"erase-kind-{_dashed(table)}", rows=rows))
        except TextError:
            other += rows
    if other:
        words.append(say("erase-kind-other", rows=other))
    if len(words) < 2:
        return "".join(words)
    return say("erase-and", before=", ".join(words[:-1]), last=words[-1])


def privacy(say: Say, kept: Kept, *, database: str, staff: bool, known: bool) -> Screen:
    """Return what is kept, as the settings are now; `known` for a person who has an account."""
    text = say(
        "privacy-text",
        updates=kept.updates_days,
        ledger=kept.ledger_days,
        flags=kept.flags_days,
        backups=kept.backups_days,
        refusals=kept.refusals_months,
        silent=kept.silent_months,
        database=say(f"privacy-database-{database}"),
        staff=say("privacy-staff-yes" if staff else "privacy-staff-no"),
    )
    about_keel = Button(say("privacy-button-about"), tap("about", "show"))
    if not known:
        start = Button(say("button-open-start"), tap("start", "consent"))
        return screen(text, start, about_keel, sos_button(say))
    return screen(
        text,
        Button(say("settings-button-export"), tap("export", "send")),
        Button(say("settings-button-erase"), tap("erase", "ask")),
        about_keel,
        Button(say("button-settings"), tap("settings", "open")),
        sos_button(say),
        per_row=2,
    )


def about(say: Say, *, articles: int, techniques: int, reviewed: int) -> Screen:
    """Return the intended purpose, and how many of the articles a clinician has read."""
    how_far = say("about-reviewed-some", count=reviewed) if reviewed else say("about-reviewed-none")
    text = say("about-text", articles=articles, techniques=techniques, reviewed=how_far)
    return screen(text, Button(say("about-button-privacy"), tap("privacy", "show")), sos_button(say))


def still_here(say: Say, erased_on: str) -> Screen:
    """Ask somebody who has been silent for a year whether to keep their things."""
    return screen(
        say("still-here-ask", day=safe(erased_on)),
        Button(say("still-here-keep"), tap("still", "keep")),
        Button(say("settings-button-export"), tap("export", "send")),
        Button(say("settings-button-erase"), tap("erase", "ask")),
        per_row=2,
    )


def still_here_kept(say: Say) -> Screen:
    """Say that everything stays."""
    return screen(
        say("still-here-kept"), Button(say("button-checkin"), tap("checkin", "ask")), sos_button(say)
    )
