"""Buttons under a message, as values; turned into Telegram's own type only when a message is sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

# VOICE: a longer label is cut off on a small phone.
LABEL_LENGTH = 24
ROW_LENGTH = 3


@dataclass(frozen=True, slots=True)
class Button:
    """One button: `data` comes back as a callback, `url` opens a page, `copy` goes to the clipboard.

    Exactly one of the three is set; else ValueError. The length of a label is checked where words are
    checked, not here: a label that is too long must not keep a crisis card from going out.
    """

    label: str
    data: str | None = None
    url: str | None = None
    copy: str | None = None

    def __post_init__(self) -> None:
        if sum(does is not None for does in (self.data, self.url, self.copy)) != 1:
            raise ValueError(f"the button {self.label!r} must do exactly one thing")


Keyboard = tuple[tuple[Button, ...], ...]


def rows(buttons: Iterable[Button], per_row: int = ROW_LENGTH) -> Keyboard:
    """Return the buttons in rows of `per_row`, in order; the last row may be shorter. No buttons, no rows."""
    every = tuple(buttons)
    return tuple(every[start : start + per_row] for start in range(0, len(every), per_row))


def to_markup(keyboard: Keyboard) -> InlineKeyboardMarkup:
    """Return Telegram's form of the keyboard, for `reply_markup`."""
    return InlineKeyboardMarkup([[_to_button(button) for button in row] for row in keyboard])


def to_json(keyboard: Keyboard) -> dict[str, Any]:
    """Return the same as `to_markup` as plain JSON values."""
    return {"inline_keyboard": [[_button_json(button) for button in row] for row in keyboard]}


def _button_json(button: Button) -> dict[str, Any]:
    if button.copy is not None:
        return {"text": button.label, "copy_text": {"text": button.copy}}
    if button.url is not None:
        return {"text": button.label, "url": button.url}
    return {"text": button.label, "callback_data": button.data}


def _to_button(button: Button) -> InlineKeyboardButton:
    if button.copy is not None:
        return InlineKeyboardButton(button.label, copy_text=CopyTextButton(button.copy))
    return InlineKeyboardButton(button.label, callback_data=button.data, url=button.url)
