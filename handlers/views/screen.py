"""What a view gives: a text in Telegram's HTML and the buttons under it."""

from html import escape
from typing import NamedTuple

from bot.infra.texts import Say
from handlers.views.keyboard import Button, Keyboard, rows


class Screen(NamedTuple):
    """One message as it will look."""

    html: str
    keyboard: Keyboard = ()


def screen(html: str, *buttons: Button, per_row: int = 3) -> Screen:
    """Return a screen with its buttons in rows."""
    return Screen(html, rows(buttons, per_row))


def safe(text: object) -> str:
    """Return somebody's text for use inside Telegram's HTML."""
    return escape(str(text), quote=False)


def sos_button(say: Say) -> Button:
    """Return the button that leads to help from everywhere."""
    return Button(say("button-sos"), data="sos:show")
