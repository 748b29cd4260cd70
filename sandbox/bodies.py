"""Request bodies as the Bot API takes them: query strings, forms, multipart with files, JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from sandbox.errors import bad_request


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a request."""

    name: str
    media_type: str
    content: bytes


@dataclass(slots=True)
class Params:
    """The parameters of one call: strings from forms, any JSON value from JSON bodies, and files."""

    values: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str | None:
        """Return the parameter as text, or None when it was not given."""
        value = self.values.get(name)
        if value is None or isinstance(value, str):
            return value
        return json.dumps(value) if isinstance(value, dict | list | bool) else str(value)

    def number(self, name: str, default: int = 0) -> int:
        """Return the parameter as a whole number; `default` when missing or no number, as Telegram does."""
        value = self.values.get(name)
        if isinstance(value, int):
            return int(value)
        try:
            return int(str(value))
        except ValueError:
            return default

    def flag(self, name: str) -> bool:
        """Return whether the parameter says yes."""
        value = self.values.get(name)
        return value is True or str(value).lower() in ("true", "1", "yes")

    def data(self, name: str) -> Any:
        """Return a structured parameter (object or list) decoded, None when missing or empty.

        Raises ApiError 400 when it is not JSON.
        """
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def upload(self, name: str, reference: str | None) -> Upload | None:
        """Return the file sent as `name` itself or as `attach://part` in `reference`, else None."""
        if reference is not None and reference.startswith("attach://"):
            return self.files.get(reference.removeprefix("attach://"))
        return self.files.get(name)


def read_params(query: bytes, content_type: str, body: bytes) -> Params:
    """Return the parameters of a request; those in the body win over those in the query string.

    Raises ApiError 400 for a body that is not what its content type says.
    """
    params = Params()
    if query:
        params.values.update(parse_qsl(query.decode("latin-1"), keep_blank_values=True))
    if not body:
        return params
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/json":
        try:
            decoded = json.loads(body)
        except ValueError:
            raise bad_request("can't parse JSON object") from None
        if not isinstance(decoded, dict):
            raise bad_request("expected a JSON object")
        params.values.update(decoded)
    elif kind == "multipart/form-data":
        _read_multipart(content_type, body, params)
    else:
        params.values.update(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    return params


def _read_multipart(content_type: str, body: bytes, params: Params) -> None:
    boundary = _option(content_type, "boundary")
    if not boundary:
        raise bad_request("multipart body without a boundary")
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary.encode("latin-1"))[1:]:
        if part.startswith(b"--"):
            return
        head, blank, content = part.partition(b"\r\n\r\n")
        if not blank:
            raise bad_request("can't parse multipart body")
        headers = {
            name.strip().lower(): value.strip()
            for name, _, value in (
                line.partition(":") for line in head.decode("utf-8", "replace").splitlines()
            )
        }
        disposition = headers.get("content-disposition", "")
        name = _option(disposition, "name") or ""
        filename = _option(disposition, "filename")
        if filename is None:
            params.values[name] = content.decode("utf-8", "replace")
        else:
            media_type = headers.get("content-type", "application/octet-stream")
            params.files[name] = Upload(filename, media_type, content)


def _option(header: str, name: str) -> str | None:
    for piece in header.split(";")[1:]:
        key, _, value = piece.strip().partition("=")
        if key.lower() == name:
            return value.strip('"')
    return None
