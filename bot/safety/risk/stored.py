"""The compiled lexicon between starts: one file beside the rules that it was compiled from.

It is kept where the rules are because whoever can write there could change the rules themselves.
It counts only when it was compiled from these very files by this very code and is whole; whatever
is wrong with it, the rules are compiled again. A folder that cannot be written costs time, never
an alarm. Numbers and texts only are read from it, nothing that could be run.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
import unicodedata
from array import array
from pathlib import Path
from typing import Any, BinaryIO

import structlog

STORED_FILE = ".compiled"
SOUND_FILE = ".compiled-sound"
_FORM = b"keel lexicon 1\n"

log = structlog.get_logger(__name__)


def mark_of(folder: Path) -> str:
    """Return a check sum of all that the compiled lexicon depends on: rules, code, Unicode tables.

    Empty when something of it cannot be read; then nothing is taken from the file, nor kept in it.
    """
    digest = hashlib.sha256()
    digest.update(f"{sys.byteorder} {unicodedata.unidata_version} {sys.version_info[:2]}".encode())
    try:
        rules = sorted((*folder.glob("*.yaml"), *folder.glob("*/*.txt")))
        for path in (*rules, *sorted(Path(__file__).parent.glob("*.py"))):
            content = path.read_bytes()
            digest.update(f"\n{path.name} {len(content)}\n".encode())
            digest.update(content)
    except OSError:
        return ""
    return digest.hexdigest()


def read(folder: Path, mark: str) -> dict[str, Any] | None:
    """Return what was kept for `mark`, or None when there is nothing whole."""
    if not mark:
        return None
    head = _FORM + mark.encode() + b"\n"
    try:
        with (folder / STORED_FILE).open("rb") as file:
            if file.read(len(head)) != head:
                return None
            return _read_parts(file)
    except OSError:
        return None
    except (ValueError, EOFError, TypeError, KeyError):
        log.warning(
            "lexicon.stored.damaged", folder=str(folder), advice="nothing to do: the rules are compiled again"
        )
        return None


def _read_parts(file: BinaryIO) -> dict[str, Any]:
    """Return the parts that the file holds.

    Raises ValueError, EOFError, TypeError or KeyError when it is damaged.
    """
    digest = hashlib.sha256()
    check = file.read(64)
    size = int(file.read(9))
    text = file.read(size)
    digest.update(text)
    parts: dict[str, Any] = json.loads(text)
    for name, code, count in parts.pop("arrays"):
        numbers = array(code)
        numbers.fromfile(file, count)
        digest.update(numbers)
        parts[name] = numbers
    if file.read(1) or digest.hexdigest().encode() != check:
        raise ValueError("the check sum does not fit")
    return parts


def write(folder: Path, mark: str, parts: dict[str, Any]) -> None:
    """Keep `parts` for `mark`; a folder that cannot be written is left as it is.

    The file appears whole or not at all, so that two processes may do this at once.
    """
    if not mark:
        return
    arrays = {name: part for name, part in parts.items() if isinstance(part, array)}
    plain = {name: part for name, part in parts.items() if name not in arrays}
    plain["arrays"] = [[name, part.typecode, len(part)] for name, part in arrays.items()]
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
    pieces = [text, *(part.tobytes() for part in arrays.values())]
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    head = _FORM + mark.encode() + b"\n" + digest.hexdigest().encode() + b"%9d" % len(text)
    _put(folder, STORED_FILE, [head, *pieces])


def is_sound(folder: Path, mark: str) -> bool:
    """Whether the examples of the rules of `mark` were run before, by this very code, and all held."""
    try:
        return bool(mark) and (folder / SOUND_FILE).read_text(encoding="utf-8") == mark
    except (OSError, UnicodeDecodeError):
        return False


def note_sound(folder: Path, mark: str) -> None:
    """Note that all examples of the rules of `mark` hold."""
    if mark:
        _put(folder, SOUND_FILE, [mark.encode()])


def _put(folder: Path, name: str, pieces: list[bytes]) -> None:
    try:
        number, written = tempfile.mkstemp(prefix=name, dir=folder)
        new = Path(written)
        try:
            with os.fdopen(number, "wb") as file:
                file.writelines(pieces)
            new.chmod(0o644)
            new.replace(folder / name)
        except OSError:
            new.unlink(missing_ok=True)
            raise
    except OSError as error:
        log.info(
            "the compiled lexicon cannot be kept in %s, the next start compiles it again: %s", folder, error
        )
