"""`keel db`: bring the schema up to date, make a backup, put one back."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.shared import Progress, fail, run_or_exit, settings_or_exit

if TYPE_CHECKING:
    from bot.settings import Settings

db = typer.Typer(help="Upgrade, back up and restore the database.", no_args_is_help=True)


@db.command()
def upgrade() -> None:
    """Run the migrations that are missing."""
    upgrade_database(settings_or_exit(quiet=True))


def upgrade_database(settings: "Settings") -> None:
    """Bring the database to the newest schema, and say what was done; a failure ends the command."""
    from contextlib import nullcontext

    from bot.infra.database import sqlite_path
    from bot.migrate import head, only_one, open_store

    path = sqlite_path(settings.database)

    async def work() -> int:
        # On SQLite nobody may use the database meanwhile; PostgreSQL's migrations suit the old code too.
        with only_one(path.parent) if path is not None else nullcontext():
            async with open_store(settings, migrate=True):
                print(f"database: at {head()}, the newest schema")
        return 0

    run_or_exit(work)


@db.command()
def backup(
    path: Annotated[
        Path | None,
        typer.Argument(
            help="A new file, or a folder; without one KEEL_DATA_DIR/backups, where 30 days are kept."
        ),
    ] = None,
) -> None:
    """Copy the database while Keel runs. The key is never in the copy: keep it somewhere else."""
    from bot.infra.backup import BackupError, backup_name, make_backup, prune
    from bot.infra.database import sqlite_path
    from bot.kernel.clock import SystemClock

    settings = settings_or_exit(quiet=True)
    now = SystemClock().now()
    source = sqlite_path(settings.database)
    if source is None:
        fail(_postgresql_advice(settings, f"keel-{now:%Y%m%d-%H%M%S}.dump"))
    folder = settings.data_dir / "backups"
    target = folder / backup_name(now) if path is None else path / backup_name(now) if path.is_dir() else path
    shown = Progress("Copying", None)
    done = 0

    def progress(pages: int, total: int) -> None:
        nonlocal done
        shown.total = total
        shown.step(pages - done)
        done = pages

    try:
        with shown:
            size = make_backup(source, target, progress)
        gone = prune(folder, now) if path is None else []
    except BackupError as error:
        fail(str(error))
    print(f"Backup: {target} ({size / 1_000_000:.1f} MB)")
    if gone:
        print(f"Deleted: {len(gone)} older than 30 days")
    print(_where_the_key_is(settings))


@db.command()
def restore(
    path: Annotated[
        Path, typer.Argument(help="A file that `keel db backup` made.", exists=True, dir_okay=False)
    ],
) -> None:
    """Put a backup in the place of the database; Keel must be stopped. The old database is kept beside it."""
    from bot.infra.backup import BackupError, check_file, put_back
    from bot.infra.database import sqlite_path
    from bot.kernel.clock import SystemClock
    from bot.migrate import only_one

    settings = settings_or_exit(quiet=True)
    target = sqlite_path(settings.database)
    if target is None:
        fail(_postgresql_advice(settings, "FILE.dump", restore=True))

    async def work() -> int:
        with only_one(target.parent):
            try:
                check_file(path)
                _check_fits(settings, path)
                kept = put_back(path, target, SystemClock().now())
            except BackupError as error:
                fail(str(error))
        print(f"Restored: {target} from {path}")
        if kept is not None:
            print(f"The old database is kept as {kept}. Delete it once all is well: people's data is in it.")
        print(
            "Who erased themselves after this backup is in it again: erase them with `keel people erase ID`."
        )
        return 0

    run_or_exit(work)


def _check_fits(settings: "Settings", path: Path) -> None:
    """Raise CannotRun unless this code and these keys can use the backup; the file stays as it is."""
    import sqlite3

    from bot.infra.vault import WrongKey
    from bot.migrate import refuse_newer
    from bot.settings import CannotRun, open_vault

    if not settings.encryption_keys and not settings.key_file.exists():
        raise CannotRun(f"the key file {str(settings.key_file)!r} is missing: put it there before the backup")
    vault = open_vault(settings)
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        people = "SELECT telegram_id_sealed FROM people ORDER BY id"
        ends = [
            *connection.execute(f"{people} LIMIT 1"),
            *connection.execute(f"{people} DESC LIMIT 1"),
        ]
    except sqlite3.Error:
        raise CannotRun(f"{str(path)!r} is a database, but not one of Keel") from None
    finally:
        connection.close()
    refuse_newer(version[0] if version else None)
    try:
        for (sealed,) in ends:
            vault.open(sealed)
    except WrongKey:
        raise CannotRun(
            f"{str(path)!r} was written with another key than this Keel has: put that key back first"
        ) from None


def _where_the_key_is(settings: "Settings") -> str:
    if settings.encryption_keys:
        where = "in KEEL_ENCRYPTION_KEYS of this host"
    else:
        where = f"{settings.key_file.resolve()}"
    return f"The key is not in it. It is {where}: keep a copy in another place, or no backup can be read."


def _postgresql_advice(settings: "Settings", file: str, *, restore: bool = False) -> str:
    from sqlalchemy import make_url

    # Without the password: a printed command is copied into logs and chats.
    url = make_url(settings.database)._replace(drivername="postgresql", password=None)
    address = url.render_as_string(hide_password=False)
    if restore:
        command = f"pg_restore --clean --if-exists --no-owner --dbname='{address}' {file}"
        return f"PostgreSQL has its own tool; stop every Keel, then run: {command}"
    command = f"pg_dump --format=custom --no-owner --file={file} '{address}'"
    return (
        f"PostgreSQL has its own tool; run: {command} "
        "(it asks for the password; KEEL_ENCRYPTION_KEYS must be kept elsewhere)"
    )
