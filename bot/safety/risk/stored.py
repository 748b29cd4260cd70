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
from typing import Any

import structlog

STORED_FILE = ".compiled"
_FORM = b"keel lexicon 1\n"

log = structlog.get_logger(__name__)


def mark_of(folder: Path) -> str:
    """Return a check sum of all that the compiled lexicon depends on: rules, code, Unicode tables.

    Empty when something of it cannot be read; then nothing is taken from the file, nor kept in it.
    """
    digest = hashlib.sha256()
    digest.update(f"{sys.byteorder} {unicodedata.unidata_version} {sys.version_info[:2]}".encode())
    try:
        for path in (*sorted(folder.glob("*.yaml")), *sorted(Path(__file__).parent.glob("*.py"))):
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
    try:
        content = (folder / STORED_FILE).read_bytes()
    except OSError:
        return None
    head = _FORM + mark.encode() + b"\n"
    if not content.startswith(head):
        return None
    payload = memoryview(content)[len(head) + 65 :]
    if hashlib.sha256(payload).hexdigest().encode() + b"\n" != content[len(head) : len(head) + 65]:
        log.warning(
            "lexicon.stored.damaged", folder=str(folder), advice="nothing to do: the rules are compiled again"
        )
        return None
    size = int.from_bytes(payload[:8], "big")
    parts: dict[str, Any] = json.loads(bytes(payload[8 : 8 + size]))
    place = 8 + size
    for name, code, length in parts.pop("arrays"):
        numbers = array(code)
        numbers.frombytes(payload[place : place + length])
        parts[name] = numbers
        place += length
    return parts


def write(folder: Path, mark: str, parts: dict[str, Any]) -> None:
    """Keep `parts` for `mark`; a folder that cannot be written is left as it is.

    The file appears whole or not at all, so that two processes may do this at once.
    """
    if not mark:
        return
    arrays = {name: part for name, part in parts.items() if isinstance(part, array)}
    plain = {name: part for name, part in parts.items() if name not in arrays}
    raw = {name: part.tobytes() for name, part in arrays.items()}
    plain["arrays"] = [[name, part.typecode, len(raw[name])] for name, part in arrays.items()]
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
    payload = len(text).to_bytes(8, "big") + text + b"".join(raw.values())
    check = hashlib.sha256(payload).hexdigest().encode() + b"\n"
    try:
        number, name = tempfile.mkstemp(prefix=STORED_FILE, dir=folder)
        new = Path(name)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(_FORM + mark.encode() + b"\n" + check + payload)
            new.chmod(0o644)
            new.replace(folder / STORED_FILE)
        except OSError:
            new.unlink(missing_ok=True)
            raise
    except OSError as error:
        log.info(
            "the compiled lexicon cannot be kept in %s, the next start compiles it again: %s", folder, error
        )
