"""Backups as files: whole, private, pruned; and a schema change that deletes nothing."""

import sqlite3
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Column, Connection, Integer, text

from bot.infra.backup import BackupError, backup_name, check_file, make_backup, prune, put_back
from bot.infra.database import open_database
from bot.migrate import _foreign_keys

NOW = datetime(2026, 11, 24, 3, 15, tzinfo=UTC)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A database in use, with more pages than one step copies."""
    path = tmp_path / "keel.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, words BLOB)")
        connection.executemany("INSERT INTO notes (words) VALUES (?)", [(b"x" * 4000,) for _ in range(3000)])
    return path


def test_a_backup_is_of_one_moment_and_for_its_owner_only(source: Path, tmp_path: Path) -> None:
    """Somebody writes meanwhile; the copy is whole, one file, mode 0600, and tells how far it is."""
    target = tmp_path / "backups" / backup_name(NOW)
    told: list[tuple[int, int]] = []
    writer = sqlite3.connect(source)
    writer.execute("INSERT INTO notes (words) VALUES (?)", (b"not committed",))

    size = make_backup(source, target, lambda done, total: told.append((done, total)))
    writer.rollback()

    assert size == target.stat().st_size
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [path.name for path in target.parent.iterdir()] == ["keel-20261124-031500.sqlite3"]
    assert told[-1][0] == told[-1][1] > 2000
    assert sqlite3.connect(target).execute("SELECT count(*) FROM notes").fetchone() == (3000,)


def test_what_cannot_be_backed_up_is_said_and_leaves_nothing(source: Path, tmp_path: Path) -> None:
    """No database yet, a name that is taken, a folder that is none."""
    taken = tmp_path / "taken.sqlite3"
    taken.write_bytes(b"mine")

    for origin, target, said in (
        (tmp_path / "none.sqlite3", tmp_path / "new.sqlite3", "there is no database at"),
        (source, taken, "is there already"),
        (source, taken / "below" / "x.sqlite3", "cannot be made in"),
    ):
        with pytest.raises(BackupError, match=said):
            make_backup(origin, target)

    assert taken.read_bytes() == b"mine"
    assert list(tmp_path.glob(".*")) == []


def test_old_backups_go_and_other_files_stay(tmp_path: Path) -> None:
    """Thirty days by the name; somebody's own names are theirs."""
    names = [backup_name(NOW - timedelta(days=days)) for days in (0, 29, 31, 400)]
    for name in (*names, "keel-before-the-move.sqlite3", "notes.txt"):
        (tmp_path / name).write_bytes(b"")

    gone = prune(tmp_path, NOW)

    assert sorted(path.name for path in gone) == sorted(names[2:])
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [*names[:2], "keel-before-the-move.sqlite3", "notes.txt"]
    )


def test_a_damaged_file_is_noticed(source: Path, tmp_path: Path) -> None:
    """Half a database is none."""
    whole = tmp_path / "whole.sqlite3"
    make_backup(source, whole)
    content = bytearray(whole.read_bytes())
    content[8192:40960] = b"\xff" * 32768
    damaged = tmp_path / "damaged.sqlite3"
    damaged.write_bytes(content)

    check_file(whole)
    with pytest.raises(BackupError, match="damaged"):
        check_file(damaged)


def test_the_old_database_stays_beside_the_new_one_with_its_log(source: Path, tmp_path: Path) -> None:
    """What was only in the write-ahead log of the old one can still be read there."""
    backup = tmp_path / "backup.sqlite3"
    make_backup(source, backup)
    late = sqlite3.connect(source)
    late.execute("INSERT INTO notes (words) VALUES (?)", (b"late",))
    late.commit()

    kept = put_back(backup, source, NOW)

    assert kept is not None
    assert sqlite3.connect(source).execute("SELECT count(*) FROM notes").fetchone() == (3000,)
    late.close()
    assert sqlite3.connect(kept).execute("SELECT count(*) FROM notes").fetchone() == (3001,)


async def test_changing_a_table_deletes_nothing_that_hangs_on_it(tmp_path: Path) -> None:
    """SQLite makes the table anew; with its foreign keys on, dropping the old one would empty the others."""
    database = open_database(f"sqlite:///{tmp_path / 'a.sqlite3'}")

    def change(connection: Connection) -> None:
        with Operations(MigrationContext.configure(connection)).batch_alter_table(
            "people", recreate="always"
        ) as table:
            table.add_column(Column("age", Integer))

    async with database.engine.connect() as connection:
        await connection.execute(text("CREATE TABLE people (id INTEGER PRIMARY KEY)"))
        await connection.execute(
            text("CREATE TABLE days (id INTEGER, person_id REFERENCES people (id) ON DELETE CASCADE)")
        )
        await connection.execute(text("INSERT INTO people VALUES (1)"))
        await connection.execute(text("INSERT INTO days VALUES (1, 1)"))
        await connection.commit()

        await connection.run_sync(_foreign_keys, on=False)
        await connection.run_sync(change)
        await connection.commit()
        await connection.run_sync(_foreign_keys, on=True)

        days = await connection.scalar(text("SELECT count(*) FROM days"))
        switch = await connection.scalar(text("PRAGMA foreign_keys"))
    await database.close()
    assert (days, switch) == (1, 1)
