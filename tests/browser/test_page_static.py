"""What the chat page promises that can be read from its files, without a browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "sandbox" / "page"
HTML = (PAGE / "index.html").read_text()
CSS = (PAGE / "page.css").read_text()
SCRIPTS = {path.name: path.read_text() for path in sorted(PAGE.glob("*.js"))}

# WCAG 2.2, 1.4.3 (AA): 4.5:1 for text of normal size.
AA_TEXT = 4.5
TEXT_ON = [
    ("text", "sheet"),
    ("text", "page"),
    ("text", "in"),
    ("text", "out"),
    ("text", "key"),
    ("text", "key-over"),
    ("quiet", "sheet"),
    ("quiet", "page"),
    ("quiet", "in"),
    ("quiet", "key"),
    ("out-quiet", "out"),
    ("accent", "sheet"),
    ("accent", "page"),
    ("accent", "in"),
    ("accent", "out"),
    ("on-accent", "accent"),
    ("warn", "warn-wall"),
]


def _colours(theme: int) -> dict[str, str]:
    pairs = re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", CSS)
    return {name: (light, dark)[theme] for name, light, dark in pairs}


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_can_be_read_on_its_ground(text: str, ground: str, theme: int) -> None:
    """Every pair of text and ground has the contrast that WCAG asks for."""
    colours = _colours(theme)

    lighter, darker = sorted((_luminance(colours[text]), _luminance(colours[ground])), reverse=True)

    assert (lighter + 0.05) / (darker + 0.05) >= AA_TEXT


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_message_cannot_become_markup(name: str) -> None:
    """No script hands a string to the parser of HTML or of JavaScript."""
    parsers = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\(|new Function|srcdoc"

    assert re.findall(parsers, SCRIPTS[name]) == []


def test_the_page_loads_nothing_from_elsewhere() -> None:
    """Nothing leaves the computer: no foreign address is loaded, and the policy forbids it."""
    loaded = re.findall(
        r"""(?:src|href|url|import|from|fetch|EventSource)[\s=("']+(?:https?:)?//""", HTML + CSS
    )
    loaded += re.findall(
        r"""(?:from|import|fetch\(|EventSource\()\s*["'](?!\./|/(?!/))""", "".join(SCRIPTS.values())
    )

    assert loaded == []
    assert "default-src 'none'" in HTML


def test_what_the_scripts_ask_for_is_in_the_page() -> None:
    """Every element a script looks up by id, and every drawing, is in index.html."""
    ids = set(re.findall(r'\bid="([\w-]+)"', HTML))
    scripts = "".join(SCRIPTS.values())
    wanted = set(re.findall(r'(?:byId|getElementById)\("([\w-]+)"\)', scripts))
    drawn = {f"i-{name}" for name in re.findall(r'(?:icon|iconButton)\("([\w-]+)"', scripts)}
    drawn |= set(re.findall(r'href="#(i-[\w-]+)"', HTML))

    assert len(wanted) > 10
    assert len(drawn) > 10
    assert (wanted | drawn) - ids == set()
