"""Run the tables of the bench: all of them, or those named. `python bench/run.py [NAME ...]`

Each is printed and written to bench/results/<name>.json. A table is a module here with a function
`table() -> measuring.Table`; add its name to TABLES.
"""

import importlib
import sys

TABLES = ("http_client",)


def main(names: list[str]) -> int:
    """Return the exit code: 2 for a name that is no table."""
    unknown = [name for name in names if name not in TABLES]
    if unknown:
        print(f"No such table: {', '.join(unknown)}. There are: {', '.join(TABLES)}.", file=sys.stderr)
        return 2
    for name in names or TABLES:
        table = importlib.import_module(name).table()
        print(table.show(), flush=True)
        table.save()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
