"""Telegram's small HTML, read as strictly as Telegram does: a mistake is found before anything is sent."""

import re
from html import unescape

from bot.kernel.errors import BotError

# The tags of https://core.telegram.org/bots/api#html-style.
TAGS = frozenset(
    {"b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "span", "tg-spoiler", "a"}
    | {"tg-emoji", "tg-time", "code", "pre", "blockquote"}
)
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)"
    r"(?P<attributes>(?:\s+[A-Za-z_:-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>]+))?)*)\s*>"
)
_HREF = re.compile(r"""\bhref\s*=\s*["']?([^"'\s>]*)""", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});")
_SHOWN = 20


class HtmlMistake(BotError):
    """What Telegram would refuse; `line` counts from 1, `piece` is the place itself.

    `kind` is unknown-tag, stray-end, wrong-end, not-closed, bare-sign or bad-link.
    """

    reply = "broadcast-html-mistake"

    def __init__(self, kind: str, line: int, piece: str) -> None:
        super().__init__(kind, line)
        self.kind, self.line, self.piece = kind, line, piece

    def facts(self) -> dict[str, str | int]:
        """Return what is wrong, and where."""
        return {"kind": self.kind, "line": self.line, "piece": self.piece}


def visible_text(html: str) -> str:
    """Return what a person reads of a text in Telegram's HTML. Raises HtmlMistake."""
    read: list[str] = []
    open_tags: list[tuple[str, int]] = []
    at = 0
    while at < len(html):
        if html[at] == "&":
            entity = _ENTITY.match(html, at)
            read.append(unescape(entity[0]) if entity else "&")
            at = entity.end() if entity else at + 1
        elif html[at] != "<":
            read.append(html[at])
            at += 1
        else:
            found = _TAG.match(html, at)
            if found is None:
                raise HtmlMistake("bare-sign", _line(html, at), html[at : at + _SHOWN].splitlines()[0])
            _take(found, html, open_tags)
            at = found.end()
    if open_tags:
        name, start = open_tags[-1]
        raise HtmlMistake("not-closed", _line(html, start), f"<{name}>")
    return "".join(read).strip()


def _take(found: re.Match[str], html: str, open_tags: list[tuple[str, int]]) -> None:
    name, line, piece = found["name"].lower(), _line(html, found.start()), found[0]
    if name not in TAGS or (name == "span" and not found["end"] and "tg-spoiler" not in found["attributes"]):
        raise HtmlMistake("unknown-tag", line, piece)
    if not found["end"]:
        if name == "a":
            target = _HREF.search(found["attributes"])
            if target is None or not target[1].startswith(
                ("http://", "https://", "tg://", "mailto:", "tel:")
            ):
                raise HtmlMistake("bad-link", line, piece)
        if name == "blockquote" and any(other == name for other, _ in open_tags):
            raise HtmlMistake("unknown-tag", line, piece)
        open_tags.append((name, found.start()))
    elif not open_tags:
        raise HtmlMistake("stray-end", line, piece)
    elif open_tags.pop()[0] != name:
        raise HtmlMistake("wrong-end", line, piece)


def looks_typed(text: str) -> bool:
    """Return whether somebody typed HTML by hand, or something that looks like it ("Dear <name>")."""
    return _TAG.search(text) is not None


def shown_length(text: str) -> int:
    """Return the length of a visible text as Telegram counts it: UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def _line(html: str, at: int) -> int:
    return html.count("\n", 0, at) + 1
