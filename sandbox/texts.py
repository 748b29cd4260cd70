"""Texts as Telegram keeps them: plain characters plus entities, counted in UTF-16 units.

HTML is parsed as strictly as Telegram does and refused in its words. The rules are those of the Bot
API page, "Formatting options"; MarkdownV2 and Markdown are not spoken here and are refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from sandbox.errors import ApiError, bad_request

Entity = dict[str, Any]

MESSAGE_UNITS = 4096
CAPTION_UNITS = 1024

_TAG_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
_ENTITY_TYPES = frozenset(_TAG_TYPES.values()) | {
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
    "expandable_blockquote",
    "text_mention",
    "custom_emoji",
    "date_time",
}
# Telegram finds these itself, whatever a bot declares, so declared ones are not kept.
_FOUND_BY_SERVER = frozenset({"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"})
_SPECIAL = re.compile("[<&]")
_SPACE = " \t\n\r\f\v"
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_NAMED_REFERENCE = re.compile(r"&(lt|gt|amp|quot)(?![A-Za-z]);?")
_NUMERIC_REFERENCE = re.compile(r"&#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,9}));?")
_FOUND = re.compile(
    r"""
    (?P<url>\b(?:https?://|www\.)[^\s<>"]*[^\s<>"'.,;:!?)\]])
    | (?P<email>\b[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,24}\b)
    | (?P<bot_command>(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>@]))
    | (?P<mention>(?<![\w@])@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w))
    | (?P<hashtag>(?<![\w\#])\#(?!\d+(?!\w))\w{1,256})
    """,
    re.VERBOSE,
)


def units(text: str) -> int:
    """Return the length of `text` in UTF-16 units, as Telegram counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def slice_units(text: str, offset: int, length: int) -> str:
    """Return the part of `text` that an entity with this offset and length (UTF-16 units) covers."""
    if text.isascii():
        return text[offset : offset + length]
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[offset * 2 : (offset + length) * 2].decode("utf-16-le", "replace")


@dataclass(slots=True)
class _OpenTag:
    name: str
    at: int
    attributes: dict[str, str] = field(default_factory=dict)


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Return the plain text and the entities of `source`, entities in order of their start.

    Raises ApiError 400 "can't parse entities: ..." for a tag that is unknown, unclosed, closed in the
    wrong order or badly written. A reference that is no reference (`&nbsp;`, a lone `&`) stays as it is.
    """
    pieces: list[str] = []
    entities: list[Entity] = []
    open_tags: list[_OpenTag] = []
    at = 0
    length = 0
    while True:
        found = _SPECIAL.search(source, at)
        chunk = source[at : found.start() if found else len(source)]
        if chunk:
            pieces.append(chunk)
            length += units(chunk)
        if found is None:
            break
        at = found.start()
        if source[at] == "&":
            character, at = _reference(source, at)
            pieces.append(character)
            length += units(character)
        elif source.startswith("</", at):
            at = _close(source, at, length, open_tags, entities, pieces)
        else:
            tag, at = _open(source, at)
            tag.at = length
            open_tags.append(tag)
    if open_tags:
        raise _unparsable(f'Can\'t find end tag corresponding to start tag "{open_tags[-1].name}"')
    entities.sort(key=_order)
    return "".join(pieces), entities


def formatted(text: str, *, parse_mode: str | None, declared: object) -> tuple[str, list[Entity]]:
    """Return text and entities as Telegram would keep them: parsed, trimmed, links and commands found.

    `declared` is the caller's `entities` (a list of objects) or None; a parse mode wins over it, as at
    Telegram. Raises ApiError 400.
    """
    entities: list[Entity] = []
    if parse_mode:
        if parse_mode.lower() != "html":
            raise bad_request("unsupported parse_mode")
        if "<" in text or "&" in text:
            text, entities = parse_html(text)
    elif declared:
        entities = _checked(text, declared)
    text, entities = _trimmed(text, entities)
    found = find_entities(text, entities)
    if found:
        entities = sorted([*entities, *found], key=_order)
    return text, entities


def find_entities(text: str, taken: list[Entity]) -> list[Entity]:
    """Return the commands, links, mentions, hashtags and addresses in `text` outside code and links.

    A link without `http://`, `https://` or `www.` is not recognised here, though Telegram does it for
    well-known endings.
    """
    if not ("/" in text or "@" in text or "#" in text or "www." in text):
        return []
    closed = [
        (entity["offset"], entity["offset"] + entity["length"])
        for entity in taken
        if entity["type"] in ("code", "pre", "text_link", "text_mention", "url")
    ]
    found: list[Entity] = []
    for match in _FOUND.finditer(text):
        offset = units(text[: match.start()])
        length = units(match.group())
        if any(start < offset + length and offset < end for start, end in closed):
            continue
        found.append({"offset": offset, "length": length, "type": str(match.lastgroup)})
    return found


def _order(entity: Entity) -> tuple[int, int, str]:
    return entity["offset"], -entity["length"], entity["type"]


def _unparsable(why: str) -> ApiError:
    return bad_request(f"can't parse entities: {why}")


def _bytes_before(source: str, at: int) -> int:
    return len(source[:at].encode("utf-8", "replace"))


def _reference(source: str, at: int) -> tuple[str, int]:
    named = _NAMED_REFERENCE.match(source, at)
    if named:
        return _NAMED[named.group(1)], named.end()
    numeric = _NUMERIC_REFERENCE.match(source, at)
    if numeric:
        number = int(numeric.group(1), 16) if numeric.group(1) else int(numeric.group(2))
        if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000:
            return chr(number), numeric.end()
    return "&", at + 1


def _open(source: str, begin: int) -> tuple[_OpenTag, int]:
    end = len(source)
    at = begin + 1
    while at < end and source[at] not in _SPACE and source[at] != ">":
        at += 1
    if at >= end:
        raise _unparsable(f"Unclosed start tag at byte offset {_bytes_before(source, begin)}")
    tag = _OpenTag(source[begin + 1 : at].lower(), 0)
    if tag.name not in _TAG_TYPES:
        where = _bytes_before(source, begin)
        raise _unparsable(f'Unsupported start tag "{tag.name}" at byte offset {where}')
    while True:
        at = _skip_space(source, at)
        if at >= end:
            raise _unparsable(f"Unclosed start tag at byte offset {_bytes_before(source, begin)}")
        if source[at] == ">":
            break
        at = _attribute(source, at, begin, tag)
    if tag.name == "span" and tag.attributes.get("class") != "tg-spoiler":
        where = _bytes_before(source, begin)
        raise _unparsable(f'Tag "span" must have class "tg-spoiler" at byte offset {where}')
    return tag, at + 1


def _skip_space(source: str, at: int) -> int:
    while at < len(source) and source[at] in _SPACE:
        at += 1
    return at


def _attribute(source: str, at: int, begin: int, tag: _OpenTag) -> int:
    where = _bytes_before(source, begin)
    end = len(source)
    start = at
    while at < end and source[at] not in _SPACE and source[at] not in "=>":
        at += 1
    name = source[start:at].lower()
    if not name:
        raise _unparsable(f'Empty attribute name in the tag "{tag.name}" at byte offset {where}')
    at = _skip_space(source, at)
    if at >= end:
        raise _unparsable(f"Unclosed start tag at byte offset {where}")
    if source[at] != "=":
        if tag.name == "blockquote" and name == "expandable":
            tag.attributes[name] = ""
            return at
        raise _unparsable(
            f'Expected equal sign in declaration of an attribute of the tag "{tag.name}" '
            f"at byte offset {where}"
        )
    at = _skip_space(source, at + 1)
    if at >= end:
        raise _unparsable(f"Unclosed start tag at byte offset {where}")
    if source[at] in "'\"":
        close = source.find(source[at], at + 1)
        if close < 0:
            raise _unparsable(f"Unclosed start tag at byte offset {where}")
        value, at = source[at + 1 : close], close + 1
    else:
        start = at
        while at < end and (source[at].isalnum() or source[at] in ".-_"):
            at += 1
        value = source[start:at]
        if not value or (at < end and source[at] not in _SPACE and source[at] != ">"):
            raise _unparsable(f"Unexpected end of name token at byte offset {_bytes_before(source, at)}")
    tag.attributes[name] = _unescaped(value)
    return at


def _unescaped(value: str) -> str:
    pieces: list[str] = []
    at = 0
    while (amp := value.find("&", at)) >= 0:
        pieces.append(value[at:amp])
        character, at = _reference(value, amp)
        pieces.append(character)
    return "".join([*pieces, value[at:]])


def _close(
    source: str,
    begin: int,
    length: int,
    open_tags: list[_OpenTag],
    entities: list[Entity],
    pieces: list[str],
) -> int:
    where = _bytes_before(source, begin)
    if not open_tags:
        raise _unparsable(f"Unexpected end tag at byte offset {where}")
    at = begin + 2
    while at < len(source) and source[at] not in _SPACE and source[at] != ">":
        at += 1
    name = source[begin + 2 : at].lower()
    at = _skip_space(source, at)
    if at >= len(source) or source[at] != ">":
        raise _unparsable(f"Unclosed end tag at byte offset {where}")
    tag = open_tags.pop()
    if name and name != tag.name:
        raise _unparsable(
            f'Unmatched end tag at byte offset {where}, expected "</{tag.name}>", found "</{name}>"'
        )
    if length > tag.at:
        entity = _entity_of(tag, length, "".join(pieces), open_tags, entities)
        if entity is not None:
            entities.append(entity)
    return at + 1


def _entity_of(
    tag: _OpenTag, length: int, text: str, open_tags: list[_OpenTag], entities: list[Entity]
) -> Entity | None:
    entity: Entity = {"offset": tag.at, "length": length - tag.at, "type": _TAG_TYPES[tag.name]}
    if tag.name == "a":
        inside = slice_units(text, tag.at, length - tag.at)
        return _link(tag.attributes.get("href") or inside, entity)
    if tag.name == "blockquote":
        if any(outer.name == "blockquote" for outer in open_tags):
            return None
        if "expandable" in tag.attributes:
            entity["type"] = "expandable_blockquote"
    if tag.name == "tg-emoji":
        entity["custom_emoji_id"] = tag.attributes.get("emoji-id", "")
    if tag.name == "tg-time":
        unix = tag.attributes.get("unix", "")
        if not re.fullmatch("[0-9]{1,12}", unix):
            return None
        entity["unix_time"] = int(unix)
        entity["date_time_format"] = tag.attributes.get("format", "")
    if tag.name == "code":
        language = tag.attributes.get("class", "")
        outer = open_tags[-1] if open_tags else None
        if outer is not None and outer.name == "pre" and language.startswith("language-"):
            # <pre><code class="language-x"> is one block: the language belongs to the pre.
            outer.attributes.setdefault("language", language.removeprefix("language-"))
            return None
    if tag.name == "pre":
        if tag.attributes.get("language"):
            entity["language"] = tag.attributes["language"]
        entities[:] = [
            other for other in entities if other["offset"] < tag.at or other["type"] == "blockquote"
        ]
    return entity


def _link(address: str, entity: Entity) -> Entity | None:
    user = re.fullmatch(r"tg://user\?id=(\d{1,15})", address)
    if user:
        return {**entity, "type": "text_mention", "user": {"id": int(user.group(1))}}
    url = checked_url(address)
    # Telegram keeps the words of a link that is no link and drops the link.
    return None if url is None else {**entity, "url": url}


def checked_url(address: str) -> str | None:
    """Return `address` as Telegram would keep it as a link, or None when it would not.

    Only http, https, tg and ton links exist; `tel:` is none, so nothing can dial.
    """
    if re.match(r"(?:tg|ton)://\S+$", address, re.IGNORECASE):
        return address
    match = re.fullmatch(
        r"(?:(https?)://)?((?:[\w-]+\.)+[\w-]{2,}|localhost|\d+(?:\.\d+){3}|\[[0-9a-f:]+\])(:\d{1,5})?([/?#]\S*)?",
        address.strip(),
        re.IGNORECASE,
    )
    if match is None:
        return None
    scheme, host, port, rest = match.groups()
    return f"{(scheme or 'http').lower()}://{host}{port or ''}{rest or '/'}"


def _checked(text: str, declared: object) -> list[Entity]:
    if not isinstance(declared, list):
        raise bad_request("can't parse entities: expected an Array of MessageEntity")
    end = units(text)
    entities: list[Entity] = []
    for item in declared:
        if not isinstance(item, dict):
            raise bad_request("can't parse MessageEntity: expected an Object")
        kind, offset, length = item.get("type"), item.get("offset"), item.get("length")
        if not isinstance(offset, int) or not isinstance(length, int) or offset < 0:
            raise bad_request('can\'t parse MessageEntity: Field "offset" must be of type Number')
        if kind not in _ENTITY_TYPES:
            raise bad_request("can't parse MessageEntity: Unsupported type specified")
        if offset + length > end:
            raise bad_request(
                f"entity beginning at UTF-16 offset {offset} ends after the end of the text "
                f"at UTF-16 offset {offset + length}"
            )
        if length <= 0 or kind in _FOUND_BY_SERVER:
            continue
        entity: Entity = {"offset": offset, "length": length, "type": kind}
        if kind == "text_link":
            url = checked_url(str(item.get("url", "")))
            if url is None:
                continue
            entity["url"] = url
        for extra in ("language", "user", "custom_emoji_id", "unix_time", "date_time_format"):
            if extra in item and item[extra] is not None:
                entity[extra] = item[extra]
        entities.append(entity)
    entities.sort(key=_order)
    return entities


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    short = text.rstrip()
    if not entities:
        return short.lstrip(), []
    end = units(short)
    if len(short) != len(text):
        entities = [
            {**entity, "length": min(entity["length"], end - entity["offset"])}
            for entity in entities
            if entity["offset"] < end
        ]
    lead = len(short) - len(short.lstrip())
    if lead and entities:
        # Blanks in front go too, but never the beginning of an entity.
        lead = min(lead, entities[0]["offset"])
        short = short[lead:]
        entities = [{**entity, "offset": entity["offset"] - lead} for entity in entities]
    return short, entities
