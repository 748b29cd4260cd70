"""Run the tables of the bench: all of them, or those named. `python bench/run.py [NAME ...]`

    python bench/run.py                 all tables, in about 25 minutes; then docs/performance.md
    python bench/run.py taps pace       these two
    python bench/run.py --quick taps    smaller and faster, to try a change; nothing is written
    python bench/run.py --docs          only write the figures of bench/results/ into docs/performance.md

Each table is printed and written to bench/results/<name>.json. A table is a module here with a function
`table() -> measuring.Table`; add its name to TABLES. What a module counts with in QUICK replaces its
constants under --quick.
"""

import argparse
import importlib
import logging
import sys
import time
import traceback
from pathlib import Path

import structlog

# Run as a script, Python looks beside this file only.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

TABLES = (
    "http_client",
    "taps",
    "latency",
    "pace",
    "stuck",
    "paid",
    "tick",
    "memory",
    "jobs",
    "idle",
    "smoothing",
    "risk",
    "shares",
    "start",
    "commits",
    "size",
)


def main() -> int:
    """Return the exit code: 1 when a table could not be measured, 2 for a name that is no table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(TABLES))
    parser.add_argument("--quick", action="store_true", help="smaller and faster; nothing is written")
    parser.add_argument("--docs", action="store_true", help="only write saved figures into the docs")
    given = parser.parse_args()
    if unknown := [name for name in given.names if name not in TABLES]:
        parser.error(f"no such table: {', '.join(unknown)}; there are {', '.join(TABLES)}")
    # What the bench itself does with a database needs no words.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    report = importlib.import_module("report")
    if given.docs:
        report.write()
        return 0
    broken: list[str] = []
    for name in given.names or TABLES:
        module = importlib.import_module(name)
        if given.quick:
            vars(module).update(getattr(module, "QUICK", {}))
        began = time.monotonic()
        try:
            made = module.table()
        # The other tables are worth having.
        except Exception:
            traceback.print_exc()
            broken.append(name)
            continue
        made.seconds = round(time.monotonic() - began)
        print(made.show(), flush=True)
        if not given.quick:
            made.save()
    if not given.quick:
        report.write()
    if broken:
        print(f"Not measured: {', '.join(broken)}.", file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
