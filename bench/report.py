"""The figures of docs/performance.md: what was asked for and what was measured, from bench/results/."""

import math
from collections.abc import Sequence

import measuring

DOCUMENT = measuring.ROOT / "docs" / "performance.md"
# Written here is only what stands between `<!-- name -->` and `<!-- end of name -->`, for figures, growth and
# tables; the rest of the document is written by people.
# What the growth table reckons with; docs/performance.md says so in words.
CROWDS = (10_000, 100_000, 1_000_000, 10_000_000)
MESSAGES_A_DAY = 2.0
UPDATES_A_DAY = 2.0
# Half of a day's traffic comes in its three busiest hours, and three times their mean in the busiest minute.
BUSY_SHARE, BUSY_SECONDS, PEAK = 0.5, 3 * 3600, 3.0
# Of what was measured, so much is used: a process at its limit answers late.
USED = 0.7
LEDGER_DAYS, UPDATE_DAYS, NOTE_DAYS = 90, 8, 365
NOTES_A_DAY = 0.5


def saved() -> list[measuring.Table]:
    """Return every saved table, by name."""
    return [measuring.load(path.stem) for path in sorted(measuring.RESULTS.glob("*.json"))]


def counted() -> measuring.Claim:
    """Return the line that no clock measures: what one tap costs, as a test counts it."""
    from tests.integration.test_round_trips import MOOD

    return measuring.Claim(
        12,
        "database round trips for one check-in tap (begin, statements, commit)",
        "",
        MOOD,
        "",
        10,
        6,
        less_is_better=True,
        detail="2 calls to Telegram; counted one by one in tests/integration/test_round_trips.py",
    )


def figures(tables: Sequence[measuring.Table]) -> str:
    """Return the table of what was asked for and what was measured."""
    claims = sorted(
        (*(one for table in tables for one in table.claims), counted()), key=lambda one: one.order
    )
    rows = [
        [
            one.what,
            one.baseline,
            "; ".join(part for part in (one.figure(one.measured), one.detail) if part),
            one.figure(one.at_least),
            one.figure(one.goal),
            one.verdict,
        ]
        for one in claims
    ]
    head = ["what", "baseline in the same run", "measured", "at least", "goal", ""]
    return "\n".join(measuring.grid(head, rows))


def behind(tables: Sequence[measuring.Table]) -> str:
    """Return each table that was measured, with its machine and notes."""
    minutes = sum(table.seconds for table in tables) / 60
    return "\n".join([f"{minutes:.0f} minutes in all.", "", *(table.show() for table in tables)]).rstrip()


def growth(tables: Sequence[measuring.Table]) -> str:
    """Return what more people cost, reckoned from the measured bytes and rates on PostgreSQL."""
    if missing := {"size", "taps", "paid"} - {table.name for table in tables}:
        return f"Not measured yet: {', '.join(sorted(missing))}."
    rows = {(table.name, row.what): row.figures for table in tables for row in table.rows}
    size = rows["size", "PostgreSQL"]
    taps, sends = (
        spread.median
        for spread in (
            rows["taps", "Keel, check-in tap, PostgreSQL"]["updates/s"],
            rows["paid", "Keel without a pace, PostgreSQL"]["messages/s"],
        )
        if isinstance(spread, measuring.Spread)
    )

    def gigabytes(what: str, count: float) -> str:
        each = size[what]
        assert isinstance(each, float)
        return f"{measuring.short(each * count / 1e9)} GB"

    def rare(people: int, a_day: float) -> float:
        return people * a_day * BUSY_SHARE / BUSY_SECONDS

    lines: dict[str, list[str]] = {
        "messages a second in the three busiest hours": [
            measuring.short(rare(people, MESSAGES_A_DAY)) for people in CROWDS
        ],
        "updates a second in the busiest minute": [
            measuring.short(PEAK * rare(people, UPDATES_A_DAY)) for people in CROWDS
        ],
        f"web processes, {measuring.short(taps)} updates/s measured for one": [
            str(max(1, math.ceil(PEAK * rare(people, UPDATES_A_DAY) / (USED * taps)))) for people in CROWDS
        ],
        f"share of one sender, {measuring.short(sends)} messages/s measured": [
            f"{100 * rare(people, MESSAGES_A_DAY) / sends:,.1f}%" for people in CROWDS
        ],
        "people and their plans": [gigabytes("person", people) for people in CROWDS],
        f"the ledger, {LEDGER_DAYS} days": [
            gigabytes("message in the ledger", people * MESSAGES_A_DAY * LEDGER_DAYS) for people in CROWDS
        ],
        f"numbers of handled updates, {UPDATE_DAYS} days": [
            gigabytes("handled update", people * UPDATES_A_DAY * UPDATE_DAYS) for people in CROWDS
        ],
        "day notes, a year": [gigabytes("day's note", people * NOTES_A_DAY * NOTE_DAYS) for people in CROWDS],
    }
    head = ["people", *(f"{people:,}" for people in CROWDS)]
    return "\n".join(measuring.grid(head, [[what, *cells] for what, cells in lines.items()]))


def write() -> None:
    """Write the saved figures into the document. Raises ValueError when it has no place for them."""
    text = DOCUMENT.read_text(encoding="utf-8")
    tables = saved()
    for name, made in (("figures", figures(tables)), ("growth", growth(tables)), ("tables", behind(tables))):
        before, found, rest = text.partition(f"<!-- {name} -->\n")
        _, ended, after = rest.partition(f"<!-- end of {name} -->\n")
        if not found or not ended:
            raise ValueError(f"{DOCUMENT.name} has no place for the {name}")
        text = f"{before}{found}\n{made}\n\n{ended}{after}"
    DOCUMENT.write_text(text, encoding="utf-8")
