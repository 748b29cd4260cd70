"""Keyboards: what Telegram takes, refused in its words.

Rules: Bot API page, InlineKeyboardButton, CopyTextButton, ReplyKeyboardMarkup; 100 inline buttons at most.
"""

from __future__ import annotations

from typing import Any

from sandbox.errors import bad_request
from sandbox.texts import checked_url, units

Json = dict[str, Any]

CALLBACK_BYTES = 64
_INLINE_KINDS = (
    "callback_data",
    "url",
    "copy_text",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "web_app",
    "login_url",
    "callback_game",
    "pay",
)


def checked_markup(markup: object, *, inline_only: bool = False) -> Json | None:
    """Return the keyboard as Telegram would keep it; None when there is none or an empty inline one.

    `inline_only` is for edits, which take no other kind. Raises ApiError 400.
    """
    if markup is None or markup == {}:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        rows = _rows(markup["inline_keyboard"], "inline keyboard")
        checked = [[_inline_button(button) for button in row] for row in rows]
        if sum(len(row) for row in checked) > 100:
            raise bad_request("REPLY_MARKUP_TOO_LONG")
        return {"inline_keyboard": checked} if checked else None
    if inline_only:
        raise bad_request("inline keyboard expected")
    if "keyboard" in markup:
        rows = _rows(markup["keyboard"], "keyboard")
        if not rows:
            raise bad_request("keyboard must be non-empty")
        kept = [[_key(key) for key in row] for row in rows]
        return {**markup, "keyboard": kept}
    if markup.get("force_reply") or markup.get("remove_keyboard"):
        return markup
    raise bad_request("can't parse reply keyboard markup JSON object")


def _rows(rows: object, what: str) -> list[list[object]]:
    if not isinstance(rows, list):
        raise bad_request(f'field "{what.replace(" ", "_")}" of the markup must be an Array')
    for row in rows:
        if not isinstance(row, list):
            raise bad_request(f"{what} rows must be Arrays")
    return [row for row in rows if row]


def _inline_button(button: object) -> Json:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not text.strip():
        raise bad_request("inline keyboard button text must be non-empty")
    kinds = [kind for kind in _INLINE_KINDS if button.get(kind) is not None]
    if not kinds:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    kind = kinds[0]
    kept: Json = {"text": text}
    for extra in ("icon_custom_emoji_id", "style"):
        if button.get(extra) is not None:
            kept[extra] = button[extra]
    value = button[kind]
    if kind == "callback_data":
        if not isinstance(value, str) or not 1 <= len(value.encode()) <= CALLBACK_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    elif kind == "url":
        url = checked_url(str(value))
        if url is None:
            raise bad_request(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")
        value = url
    elif kind == "copy_text":
        copied = value.get("text") if isinstance(value, dict) else None
        if not isinstance(copied, str) or not 1 <= units(copied) <= 256:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
        value = {"text": copied}
    kept[kind] = value
    return kept


def _key(key: object) -> Json:
    if isinstance(key, str):
        key = {"text": key}
    if not isinstance(key, dict) or not isinstance(key.get("text"), str):
        raise bad_request("can't parse keyboard button: KeyboardButton must be a String or an Object")
    if not key["text"].strip():
        raise bad_request("keyboard button text must be non-empty")
    return dict(key)
