"""`keel run`, `web`, `worker`, `release`, `try`: the processes themselves."""

import gc
import sys
from typing import Annotated

import typer

from bot.cli.shared import fail, settings_or_exit


def run() -> None:
    """Run the bot on this machine: polling, check-ins and sending in one process."""
    _start("run")


def web() -> None:
    """Take updates in by webhook on $PORT; start as many as you like, beside at least one worker."""
    _start("web")


def worker() -> None:
    """Queue what is due and send it; of several workers one sends and the others stand by."""
    _start("worker")


def leave_out_rich() -> None:
    """Keep rich from being loaded: structlog does where it is installed, 5 MB that no process uses."""
    sys.modules["rich"] = None  # type: ignore[assignment]


def _start(role: str) -> None:
    leave_out_rich()
    # What a start reads is no garbage; looking for it again and again takes a third of the time until the
    # process is up. Switched on again there.
    gc.disable()
    from bot import running
    from bot.settings import CannotRun

    settings = settings_or_exit()
    try:
        running.start(role, settings)
    except CannotRun as error:
        fail(str(error))


def release() -> None:
    """Prepare a deploy: bring the database to the newest schema and check the content."""
    from bot.cli.content import check_all, report
    from bot.cli.database import upgrade_database
    from bot.infra.content import CONTENT

    settings = settings_or_exit()
    upgrade_database(settings)
    report(check_all(CONTENT), as_json=False, warnings=False, what="content")


def try_it(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Where the chat page is served.")] = 8090,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the page in a browser.")] = False,
) -> None:
    """Run the whole bot with a pretend Telegram on this machine and a chat page in the browser."""
    from bot.trying import try_keel

    raise typer.Exit(try_keel(port, open_browser))
