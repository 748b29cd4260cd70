"""The `keel` commands. Nothing heavy is imported before a command runs: `keel --help` is quick."""

import typer

from bot.cli import content, database, desk, doctor, processes, stats

app = typer.Typer(
    name="keel",
    help="Keel: a Telegram bot that keeps people company while they stop or cut down ketamine.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    # Plain help: it starts in a third of the time, and reads well in a pipe and aloud.
    rich_markup_mode=None,
)
app.command()(processes.run)
app.command()(processes.web)
app.command()(processes.worker)
app.command()(processes.release)
app.command("try")(processes.try_it)
app.command()(doctor.doctor)
app.command()(stats.stats)
app.add_typer(database.db, name="db")
app.add_typer(content.content, name="content")
app.add_typer(content.helplines, name="helplines")
app.add_typer(content.risk, name="risk")
app.add_typer(desk.people, name="people")
app.add_typer(desk.broadcast, name="broadcast")
app.add_typer(desk.intake, name="intake")
app.add_typer(desk.keys, name="keys")


def main() -> None:
    """Run the command line."""
    app()
