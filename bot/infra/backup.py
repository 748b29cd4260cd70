"""Backups of the embedded database: made while it is in use, checked, and put back whole.

A backup holds what people wrote and who they are in sealed form only. The key is never in it.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

# DESIGN section 10: backups are kept for 30 days.
KEPT = timedelta(days=30)
STAMP = "%Y%m%d-%H%M%S"
PAGES = 2000


class BackupError(Exception):
    """A backup cannot be made or put back; the message says why in one line."""


def backup_name(now: datetime) -> str:
    """Return the file name of a backup made at that moment (aware UTC)."""
    return f"keel-{now.strftime(STAMP)}.sqlite3"


def make_backup(source: Path, target: Path, progress: Callable[[int, int], None] | None = None) -> int:
    """Copy the database at `source` to the new file `target` and return its size in bytes.

    SQLite's online backup: whoever uses the database goes on, and the copy is of one moment. `progress` is
    told pages done and pages in all. The copy is checked before it gets its name. Raises BackupError.
    """
    if not source.is_file():
        raise BackupError(f"there is no database at {str(source)!r} yet")
    if target.exists():
        raise BackupError(f"{str(target)!r} is there already; choose another name")
    part = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        # Made with its mode before a byte is in it: nobody else on this machine reads a backup.
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        old = sqlite3.connect(f"file:{source}?mode=ro", uri=True, timeout=30)
        new = sqlite3.connect(part)
        try:
            old.backup(
                new, pages=PAGES, progress=lambda _, left, total: progress and progress(total - left, total)
            )
            # One file, not three: a backup has no journal beside it.
            new.execute("PRAGMA journal_mode=DELETE")
        finally:
            new.close()
            old.close()
        check_file(part)
        _sync(part)
        part.rename(target)
        _sync(target.parent)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise BackupError(f"the backup cannot be made in {str(target.parent)!r}: {error}") from None
    except BackupError:
        part.unlink(missing_ok=True)
        raise
    return target.stat().st_size


def prune(folder: Path, now: datetime) -> list[Path]:
    """Delete backups of this folder that are older than 30 days by their name; return which."""
    gone = []
    for path in sorted(folder.glob("keel-*.sqlite3")):
        try:
            made = datetime.strptime(path.stem.removeprefix("keel-"), STAMP).replace(tzinfo=now.tzinfo)
        except ValueError:
            # Somebody's own name: not ours to delete.
            continue
        if now - made > KEPT:
            path.unlink()
            gone.append(path)
    return gone


def check_file(path: Path) -> None:
    """Raise BackupError unless the file is a whole SQLite database."""
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            found = connection.execute("PRAGMA integrity_check").fetchall()
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise BackupError(f"{str(path)!r} is not a whole database: {error}") from None
    if found != [("ok",)]:
        raise BackupError(f"{str(path)!r} is damaged: {found[0][0]}")


def put_back(backup: Path, target: Path, now: datetime) -> Path | None:
    """Replace the database at `target` by the backup; return where the old one was kept, if there was one.

    The caller holds the lock file, so that nobody uses it. Raises BackupError; then the old database is
    where it was.
    """
    fresh = target.with_name(f"{target.name}.restoring")
    try:
        shutil.copyfile(backup, fresh)
        fresh.chmod(0o600)
        _sync(fresh)
        kept = None
        if target.exists():
            kept = target.with_name(f"{target.name}.before-{now.strftime(STAMP)}")
            # The log beside it belongs to the old file: without it its last transactions would be missing.
            for suffix in ("-wal", "-shm", ""):
                part = target.with_name(target.name + suffix)
                if part.exists():
                    part.rename(kept.with_name(kept.name + suffix))
        fresh.rename(target)
        _sync(target.parent)
    except OSError as error:
        raise BackupError(f"the backup cannot be put back: {error}") from None
    return kept


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
