"""Authors write Markdown; Telegram takes a small HTML."""

from collections.abc import Iterator, Sequence
from html import escape, unescape
from re import sub

from markdown_it import MarkdownIt
from markdown_it.token import Token

# Raw HTML stays off: what an author types between < and > reaches people as they typed it.
MARKDOWN = MarkdownIt("commonmark", {"html": False})

INLINE_TAGS = {
    "strong_open": "<b>",
    "strong_close": "</b>",
    "em_open": "<i>",
    "em_close": "</i>",
    "softbreak": " ",
    "hardbreak": "\n",
}


def to_telegram_html(markdown: str) -> str:
    """Return the Markdown of an article as Telegram HTML.

    Paragraphs are parted by an empty line, list items start with a bullet or their number. A link to
    another piece (`keel:article/...`) becomes bold words, because Telegram cannot open it: the same piece is
    offered as a button.
    """
    return to_html(MARKDOWN.parse(markdown))


def to_html(tokens: Sequence[Token]) -> str:
    """Return the tokens of an article as Telegram HTML: what `to_telegram_html` does after reading."""
    return "\n\n".join(block for _, block in blocks(tokens))


def blocks(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Yield each top-level block as (kind, HTML); kind is markdown-it's name, as in "paragraph"."""
    at = 0
    while at < len(tokens):
        end = _end_of(tokens, at)
        inside = tokens[at : end + 1]
        kind = tokens[at].type.removesuffix("_open")
        if kind in ("bullet_list", "ordered_list"):
            yield kind, "\n".join(_marked(tokens[at], items(inside)))
        elif html := "\n".join(inline(token) for token in inside if token.type == "inline"):
            yield kind, f"<b>{html}</b>" if kind == "heading" else html
        elif tokens[at].content:
            yield kind, f"<pre>{escape(tokens[at].content.rstrip(), quote=False)}</pre>"
        at = end + 1


def items(list_tokens: Sequence[Token]) -> list[str]:
    """Return the HTML of each item of one list; a list inside an item joins its item's lines."""
    found: list[list[str]] = []
    depth = 0
    for token in list_tokens:
        depth += (token.type == "list_item_open") - (token.type == "list_item_close")
        if token.type == "list_item_open" and depth == 1:
            found.append([])
        elif token.type == "inline":
            found[-1].append(("• " if depth > 1 else "") + inline(token))
    return ["\n".join(lines) for lines in found]


def inline(token: Token) -> str:
    """Return the HTML of the words in one inline token."""
    parts = []
    closing = []
    bold = False
    for child in token.children or ():
        if child.type.startswith("strong_"):
            bold = child.type == "strong_open"
        if child.type == "link_open":
            href = str(child.attrGet("href"))
            outside = href.startswith(("http://", "https://"))
            closing.append("</a>" if outside else "" if bold else "</b>")
            parts.append(f'<a href="{escape(href)}">' if outside else "" if bold else "<b>")
        elif child.type == "link_close":
            parts.append(closing.pop())
        elif child.type == "code_inline":
            parts.append(f"<code>{escape(child.content, quote=False)}</code>")
        else:
            parts.append(INLINE_TAGS.get(child.type) or escape(child.content, quote=False))
    return "".join(parts)


def links(tokens: Sequence[Token]) -> Iterator[tuple[str, int]]:
    """Yield each link's address and its line, counted from 0 at the start of the text."""
    for token in tokens:
        line = token.map[0] if token.map else 0
        for child in token.children or ():
            line += child.type in ("softbreak", "hardbreak")
            if child.type == "link_open":
                yield str(child.attrGet("href")), line


def plain(html: str) -> str:
    """Return what a person sees of Telegram HTML."""
    return unescape(sub(r"<[^>]*>", "", html))


def shown_length(html: str) -> int:
    """Return the length of HTML as Telegram counts it: visible text in UTF-16 units."""
    return len(plain(html).encode("utf-16-le")) // 2


def _end_of(tokens: Sequence[Token], start: int) -> int:
    depth = 0
    for at in range(start, len(tokens)):
        depth += tokens[at].nesting
        if depth == 0:
            return at
    return len(tokens) - 1


def _marked(opening: Token, lines: Sequence[str]) -> Iterator[str]:
    if opening.type == "bullet_list_open":
        yield from (f"• {line}" for line in lines)
    else:
        first = int(opening.attrGet("start") or 1)
        yield from (f"{number}. {line}" for number, line in enumerate(lines, first))
