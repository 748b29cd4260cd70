"""The figures of docs/performance.md: what was asked for and what was measured, from bench/results/."""

from collections.abc import Sequence

import measuring

DOCUMENT = measuring.ROOT / "docs" / "performance.md"
# What is between these two lines is written here; the rest of the document is written by people.
BEGIN = "<!-- Figures: `python bench/run.py --docs` writes them from bench/results/. -->"
END = "<!-- End of the figures. -->"


def saved() -> list[measuring.Table]:
    """Return every saved table, by name."""
    return [measuring.load(path.stem) for path in sorted(measuring.RESULTS.glob("*.json"))]


def figures(tables: Sequence[measuring.Table]) -> str:
    """Return the table of what was asked for, where it was measured, and each table behind it."""
    claims = sorted((one for table in tables for one in table.claims), key=lambda one: one.order)
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
    machines = sorted({table.machine for table in tables})
    days = sorted({table.measured_on for table in tables})
    loads = ", ".join(f"{table.name} {table.load}" for table in tables)
    return "\n".join(
        [
            *measuring.grid(["what", "baseline in the same run", "measured", "at least", "goal", ""], rows),
            "",
            f"Measured on {' and '.join(days)}; {sum(table.seconds for table in tables) // 60} minutes in all.",
            *(f"Machine: {machine}." for machine in machines),
            f"Its load when each table began: {loads}.",
            "",
            "## The tables behind it",
            "",
            *(f"{table.show()}" for table in tables),
        ]
    )


def write() -> None:
    """Write the saved figures into the document. Raises ValueError when it has no place for them."""
    text = DOCUMENT.read_text(encoding="utf-8")
    before, found, rest = text.partition(BEGIN)
    _, ended, after = rest.partition(END)
    if not found or not ended:
        raise ValueError(f"{DOCUMENT.name} has no place for the figures")
    DOCUMENT.write_text(f"{before}{BEGIN}\n\n{figures(saved())}\n{END}{after}", encoding="utf-8")
