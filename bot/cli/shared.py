"""What every command needs: settings or one clear line, a way to fail, progress on a terminal only."""

import sys
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, NoReturn

import typer

if TYPE_CHECKING:
    from bot.settings import Settings

# Exit codes: 0 all is well, 1 it failed (one line says why), 2 the command was not understood.
FAILED = 1


def fail(message: str) -> NoReturn:
    """Say what is wrong in one line and end with exit code 1."""
    print(f"keel: {message}", file=sys.stderr)
    raise typer.Exit(FAILED)


def settings_or_exit(*, quiet: bool = False) -> "Settings":
    """Return the settings with logging set up; a bad one ends the process with one line.

    With `quiet` only warnings are logged: for commands whose output is what counts.
    """
    import os

    from bot.infra.logs import set_up_logging
    from bot.settings import BadSetting, read_settings

    # Whatever Keel writes (database, backups, key) is for its own user only.
    os.umask(0o077)
    try:
        settings = read_settings()
    except BadSetting as error:
        fail(str(error))
    set_up_logging("WARNING" if quiet else settings.log_level, settings.log_format)
    if settings.sentry_dsn is not None and not quiet:
        from bot.infra.logs import set_up_error_reports

        try:
            set_up_error_reports(settings.sentry_dsn.get_secret_value())
        except ImportError:
            fail("KEEL_SENTRY_DSN is set, and sentry-sdk is not installed: pip install sentry-sdk")
    return settings


def run_or_exit(work: Callable[[], Coroutine[Any, Any, int | None]]) -> None:
    """Run asynchronous work to its end, its result the exit code; what is expected to fail is one line."""
    import asyncio

    from bot.settings import CannotRun

    try:
        code = asyncio.run(work())
    except CannotRun as error:
        fail(str(error))
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    if code:
        raise typer.Exit(code)


def print_json(value: object) -> None:
    """Print a value as JSON with its keys in the order given."""
    import json

    print(json.dumps(value, ensure_ascii=False, indent=2, default=str))


class Progress:
    """A counter on a terminal; silent in a pipe. Used as `with Progress("Sealing") as progress`."""

    def __init__(self, what: str, total: int | None = None) -> None:
        self.total = total
        self._what = what
        self._done = 0
        self._shown = sys.stderr.isatty()

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            print(file=sys.stderr)

    def step(self, count: int = 1) -> None:
        """Count what was done since the last step."""
        self._done += count
        if self._shown:
            of = f" of {self.total}" if self.total is not None else ""
            print(f"\r{self._what}: {self._done}{of} ", end="", file=sys.stderr, flush=True)


def table(rows: list[tuple[str, ...]], *, right: frozenset[int] = frozenset()) -> str:
    """Return rows of text as aligned columns; those whose number is in `right` are set to the right."""
    if not rows:
        return ""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column in right else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )
