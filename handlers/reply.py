"""A reply: rendered when the turn runs, kept with it, sent after its commit and again after a crash."""

import base64
import enum
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from handlers.views.keyboard import Button, Keyboard


class Act(enum.StrEnum):
    """What a reply does."""

    SEND = "send"
    EDIT = "edit"
    # Takes the buttons off a message and leaves its text.
    STRIP = "strip"
    DELETE = "delete"
    PHOTO = "photo"
    DOCUMENT = "document"
    # Changes the picture, the caption and the buttons of a message with a picture.
    SWAP = "swap"
    COPY = "copy"
    # Says `html` in a group and leaves it.
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Reply:
    """One call to Telegram that a turn decided on.

    `html` is Telegram HTML (text or caption); `message_id` names the message for EDIT, SWAP, STRIP and the
    one to copy for COPY (from `from_chat_id`); `gone` those that DELETE deletes, at most 100. `answers` is
    the message this one replies to.
    """

    act: Act
    chat_id: int
    html: str = ""
    keyboard: Keyboard = ()
    message_id: int | None = None
    from_chat_id: int | None = None
    answers: int | None = None
    file: bytes | None = None
    file_name: str = ""
    # A picture that Telegram has already, instead of `file`.
    file_id: str = ""
    silent: bool = False
    gone: tuple[int, ...] = ()


def encode(replies: Sequence[Reply]) -> bytes:
    """Return replies as bytes that `decode` understands."""
    return json.dumps([as_json(one) for one in replies], ensure_ascii=False, separators=(",", ":")).encode()


def decode(stored: bytes) -> list[Reply]:
    """Return the replies that `encode` was given."""
    return [from_json(one) for one in json.loads(stored)]


def as_json(reply: Reply) -> dict[str, Any]:
    """Return a reply in JSON's types, empty fields left out."""
    value: dict[str, Any] = {"act": reply.act.value, "chat_id": reply.chat_id}
    for name in ("html", "message_id", "from_chat_id", "answers", "file_name", "file_id", "silent"):
        if getattr(reply, name):
            value[name] = getattr(reply, name)
    if reply.gone:
        value["gone"] = list(reply.gone)
    if reply.keyboard:
        value["keyboard"] = [
            [[one.label, one.data, one.url, one.copy] for one in row] for row in reply.keyboard
        ]
    if reply.file is not None:
        value["file"] = base64.b64encode(reply.file).decode()
    return value


def from_json(value: dict[str, Any]) -> Reply:
    """Return the reply that `as_json` was given."""
    fields = dict(value)
    fields["act"] = Act(fields["act"])
    fields["gone"] = tuple(fields.get("gone", ()))
    if "keyboard" in fields:
        fields["keyboard"] = tuple(
            tuple(Button(label, data, url, copy) for label, data, url, copy in row)
            for row in fields["keyboard"]
        )
    if "file" in fields:
        fields["file"] = base64.b64decode(fields["file"])
    return Reply(**fields)
