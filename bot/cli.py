"""The `keel` commands."""

import sys
from typing import Annotated, NoReturn

import typer

from bot.infra.logs import set_up_logging
from bot.settings import BadSetting, Settings, read_settings

app = typer.Typer(
    name="keel",
    help="Keel: a Telegram bot that keeps people company while they stop or cut down ketamine.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def settings_or_exit() -> Settings:
    """Return the settings with logging set up; a bad one ends the process with one line."""
    try:
        settings = read_settings()
    except BadSetting as error:
        fail(str(error))
    set_up_logging(settings.log_level, settings.log_format)
    return settings


def fail(message: str) -> NoReturn:
    """Say what is wrong in one line and end with exit code 1."""
    print(f"keel: {message}", file=sys.stderr)
    raise typer.Exit(1)


@app.command()
def run() -> None:
    """Run the bot on this machine: polling, check-ins and sending in one process."""
    from bot.running import CannotRun
    from bot.running import run as run_process

    settings = settings_or_exit()
    try:
        run_process(settings)
    except (BadSetting, CannotRun) as error:
        fail(str(error))


@app.command("try")
def try_it(
    port: Annotated[int, typer.Option(help="Where the chat page is served.")] = 8090,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the page in a browser.")] = False,
) -> None:
    """Run the whole bot with a pretend Telegram on this machine and a chat page in the browser."""
    from bot.trying import try_keel

    try_keel(port, open_browser)


def main() -> None:
    """Run the command line."""
    app()
