"""A Bot API in memory: what acceptance tests give the bot instead of the network."""

import html
import json
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from telegram._utils.types import ODVInput
from telegram.request import BaseRequest, RequestData

from handlers.request import LeanAnswer, read_lean_answer

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
CALLBACK_DATA_BYTES = 64
COPY_TEXT_LIMIT = 256
CALLBACK_ANSWER_LIMIT = 200
LABEL_LIMIT = 64
INLINE_BUTTONS_LIMIT = 100

# Keel's own rules for the keyboard under a message (VOICE.md): three buttons fit a small phone and 24
# characters fit a third of it; a scale of numbers is the exception.
KEEL_BUTTONS_IN_A_ROW = 3
KEEL_NUMBERS_IN_A_ROW = 6
KEEL_LABEL_LIMIT = 24

_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)"
    r"(?P<attributes>(?:\s+[A-Za-z_:-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>]+))?)*)\s*>"
)
_ATTRIBUTE = re.compile(r"([A-Za-z_:-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+)))?")
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});")
_TAGS = frozenset(
    {"b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "span", "tg-spoiler", "a"}
    | {"tg-emoji", "tg-time", "code", "pre", "blockquote"}
)


class Refused(Exception):
    """Telegram says no: `code` and `description` are its words, `parameters` what it adds."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters or {}


def _bad(description: str) -> Refused:
    return Refused(400, f"Bad Request: {description}")


def utf16_length(text: str) -> int:
    """Return the length as Telegram counts it: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def plain_text(source: str) -> str:
    """Return what a person reads of a text in Telegram's HTML: tags gone, entities resolved.

    Raises Refused with the reason when a tag is unknown, not closed or closed in the wrong order.
    """
    read: list[str] = []
    open_tags: list[str] = []
    at = 0
    while at < len(source):
        if source[at] == "&" and (entity := _ENTITY.match(source, at)):
            read.append(html.unescape(entity[0]))
            at = entity.end()
        elif source[at] != "<":
            read.append(source[at])
            at += 1
        else:
            tag = _TAG.match(source, at)
            offset = len(source[:at].encode())
            if tag is None or (name := tag["name"].lower()) not in _TAGS:
                shown = tag["name"] if tag else source[at + 1 : at + 10]
                raise _bad(f'can\'t parse entities: Unsupported start tag "{shown}" at byte offset {offset}')
            if tag["end"]:
                if not open_tags:
                    raise _bad(f"can't parse entities: Unexpected end tag at byte offset {offset}")
                if (expected := open_tags.pop()) != name:
                    raise _bad(
                        f"can't parse entities: Unmatched end tag at byte offset {offset}, "
                        f'expected "</{expected}>", found "</{name}>"'
                    )
            else:
                _check_attributes(name, tag["attributes"], open_tags, offset)
                open_tags.append(name)
            at = tag.end()
    if open_tags:
        raise _bad(f"can't parse entities: Can't find end tag corresponding to start tag \"{open_tags[-1]}\"")
    return "".join(read).strip()


def _check_attributes(name: str, source: str, open_tags: list[str], offset: int) -> None:
    given = {found[0].lower(): found[1] or found[2] or found[3] for found in _ATTRIBUTE.findall(source)}
    if name == "span" and given.get("class") != "tg-spoiler":
        raise _bad(f'can\'t parse entities: Tag "span" must have class "tg-spoiler" at byte offset {offset}')
    if name == "blockquote" and "blockquote" in open_tags:
        raise _bad(f"can't parse entities: nested blockquote at byte offset {offset}")


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot: `method`, its `parameters` as JSON values, uploaded `files` by part name."""

    method: str
    parameters: dict[str, Any]
    files: dict[str, bytes]


@dataclass(slots=True)
class ChatMessage:
    """One message in a chat as both sides see it now.

    `text` is what is read (text or caption, without tags), `html` what the bot sent. `keyboard` holds
    the rows of inline buttons, or of the reply keyboard, as Bot API dicts. `earlier` holds the `text`
    of each version before an edit, oldest first. `method` is the call that made it, empty for what
    the person sent.
    """

    chat_id: int
    message_id: int
    from_bot: bool
    method: str = ""
    text: str = ""
    html: str = ""
    keyboard: list[list[dict[str, Any]]] = field(default_factory=list)
    reply_keyboard: list[list[dict[str, Any]]] = field(default_factory=list)
    photo: bytes | str | None = None
    document: bytes | str | None = None
    file_name: str = ""
    silent: bool = False
    protected: bool = False
    reply_to: int | None = None
    earlier: list[str] = field(default_factory=list)
    deleted: bool = False
    pinned: bool = False
    reactions: list[dict[str, Any]] = field(default_factory=list)

    @property
    def edited(self) -> bool:
        """Whether the bot changed text, caption, media or buttons after sending."""
        return bool(self.earlier)

    @property
    def labels(self) -> list[list[str]]:
        """The labels of the inline buttons, row by row."""
        return [[button["text"] for button in row] for row in self.keyboard]

    def button(self, label: str) -> dict[str, Any]:
        """Return the inline button with this label; fails the test when there is none."""
        for row in self.keyboard:
            for button in row:
                if button["text"] == label:
                    return button
        raise AssertionError(f"no button {label!r} under this message, only {self.labels}")


@dataclass(slots=True)
class _Trouble:
    """What the next `times` calls of `method` (to `chat_id`, or to any chat) meet."""

    method: str
    error: Exception
    times: int
    chat_id: int | None
    delivered: bool


class FakeTelegram(BaseRequest):
    """Telegram in memory, behind the bot's HTTP port.

    It answers like Telegram (message ids grow per chat, an edit that changes nothing is refused, a
    deleted message is gone) and keeps `chats`: per chat id everything that was said, in order. What
    no correct bot does (an unexpected method, a text too long, malformed HTML, callback data over 64
    bytes, more than three buttons a row...) is noted in `violations`; conftest asserts that it is
    empty. What Telegram refuses is refused too, with its words.

    `on_call(method, parameters)` runs before each call and may raise: the error is noted as a
    violation and the call fails.

    Also kept: `calls` (every call, in order), `callback_answers` by query id, `profile` (calls that set
    commands and descriptions), `left` (chats that the bot left), `files` (uploads by the file id they
    were given). A test may set `members[chat_id, user_id]` to a status; nobody named is a "member".
    """

    bot_id = 4242
    username = "keel_test_bot"

    def __init__(self, on_call: Callable[[str, dict[str, Any]], None] | None = None) -> None:
        self.on_call = on_call
        self.calls: list[Call] = []
        self.chats: dict[int, list[ChatMessage]] = {}
        self.violations: list[str] = []
        self.callback_answers: dict[str, dict[str, Any]] = {}
        self.profile: list[Call] = []
        self.members: dict[tuple[int, int], str] = {}
        self.left: set[int] = set()
        self.files: dict[str, bytes] = {}
        self._troubles: list[_Trouble] = []
        self._last_ids: dict[int, int] = {}

    # What a test says and asks.

    def receive(self, chat_id: int, text: str = "", *, html_text: str = "") -> ChatMessage:
        """Put a message of the person into the chat and return it: its id goes into the update."""
        message = ChatMessage(chat_id, self.next_message_id(chat_id), False, text=text, html=html_text)
        self.chats.setdefault(chat_id, []).append(message)
        return message

    def next_message_id(self, chat_id: int) -> int:
        """Take the next message id of the chat; both sides share the count, as on Telegram."""
        self._last_ids[chat_id] = self._last_ids.get(chat_id, 0) + 1
        return self._last_ids[chat_id]

    def said(self, chat_id: int) -> list[ChatMessage]:
        """The bot's messages that can still be read in the chat, oldest first."""
        return [one for one in self.chats.get(chat_id, []) if one.from_bot and not one.deleted]

    def last(self, chat_id: int) -> ChatMessage:
        """The newest message of the bot in the chat; fails the test when there is none."""
        said = self.said(chat_id)
        assert said, f"the bot has said nothing in chat {chat_id}"
        return said[-1]

    def called(self, method: str) -> list[Call]:
        """The calls of one method, oldest first, those that failed included."""
        return [call for call in self.calls if call.method == method]

    def fail(
        self,
        method: str,
        error_code: int,
        description: str,
        parameters: dict[str, Any] | None = None,
        times: int = 1,
        *,
        chat_id: int | None = None,
    ) -> None:
        """Let the next `times` calls of `method` (to one chat, if named) be refused by Telegram."""
        refusal = Refused(error_code, description, parameters)
        self._troubles.append(_Trouble(method, refusal, times, chat_id, delivered=False))

    def network_error(
        self,
        method: str,
        exc: Exception,
        times: int = 1,
        *,
        chat_id: int | None = None,
        delivered: bool = False,
    ) -> None:
        """Let the next `times` calls of `method` raise `exc`.

        With `delivered` Telegram did its part and only the answer was lost.
        """
        self._troubles.append(_Trouble(method, exc, times, chat_id, delivered))

    # The HTTP port.

    @property
    def read_timeout(self) -> float | None:
        """Five seconds, as PTB's own client; nothing here waits."""
        return 5.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close: the transcript outlives the bot's restart."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Answer one call as Telegram would: the HTTP status and the JSON body."""
        if method == "GET":
            return self._download(url)
        parameters = _as_json(request_data.parameters) if request_data else {}
        files, names = _uploads(request_data)
        return self._serve(Call(url.rsplit("/", 1)[1], parameters, files), names)

    async def post_lean(self, url: str, data: Mapping[str, Any]) -> LeanAnswer:
        """Answer one call of the bulk lane, as AiohttpRequest.post_lean would."""
        call = Call(url.rsplit("/", 1)[1], _as_json(dict(data)), {})
        return read_lean_answer(*self._serve(call, {}))

    def _serve(self, call: Call, names: dict[str, str]) -> tuple[int, bytes]:
        self.calls.append(call)
        if self.on_call is not None:
            try:
                self.on_call(call.method, call.parameters)
            except Exception as exc:
                self.violations.append(f"{call.method}: {exc!r}")
                raise
        answer = getattr(self, f"_{call.method}", None)
        if answer is None:
            self.violations.append(f"{call.method}: unexpected method")
            raise AssertionError(f"unexpected method {call.method}")
        trouble = self._meets(call)
        try:
            if trouble is not None and not trouble.delivered:
                raise trouble.error
            chat_id = call.parameters.get("chat_id")
            if chat_id in self.left:
                raise Refused(403, "Forbidden: bot is not a member of the group chat")
            result = answer(call, names)
        except Refused as refusal:
            return self._refusal(refusal)
        except KeyError as missing:
            self.violations.append(f"{call.method}: without {missing}")
            return self._refusal(_bad(f"parameter {missing} is missing"))
        if trouble is not None:
            raise trouble.error
        return 200, json.dumps({"ok": True, "result": result}).encode()

    def _meets(self, call: Call) -> _Trouble | None:
        for trouble in self._troubles:
            here = trouble.chat_id in (None, call.parameters.get("chat_id"))
            if trouble.method == call.method and here and trouble.times > 0:
                trouble.times -= 1
                return trouble
        return None

    @staticmethod
    def _refusal(refusal: Refused) -> tuple[int, bytes]:
        answer: dict[str, Any] = {
            "ok": False,
            "error_code": refusal.code,
            "description": refusal.description,
        }
        if refusal.parameters:
            answer["parameters"] = refusal.parameters
        return refusal.code, json.dumps(answer).encode()

    def _download(self, url: str) -> tuple[int, bytes]:
        for file_id, content in self.files.items():
            if url.endswith(f"/{file_id}"):
                return 200, content
        return self._refusal(Refused(404, "Not Found"))

    # Messages.

    def _sendMessage(self, call: Call, names: dict[str, str]) -> dict[str, Any]:
        message = self._new(call)
        self._write(message, call.parameters, "text")
        return self._keep(message)

    def _sendPhoto(self, call: Call, names: dict[str, str]) -> dict[str, Any]:
        message = self._new(call)
        message.photo, message.file_name = _file(call, "photo", names)
        self._write(message, call.parameters, "caption")
        return self._keep(message)

    def _sendDocument(self, call: Call, names: dict[str, str]) -> dict[str, Any]:
        message = self._new(call)
        message.document, message.file_name = _file(call, "document", names)
        self._write(message, call.parameters, "caption")
        return self._keep(message)

    def _copyMessage(self, call: Call, names: dict[str, str]) -> dict[str, Any]:
        given = call.parameters
        source = self._find(given["from_chat_id"], given["message_id"], "message to copy not found")
        message = self._new(call)
        message.photo, message.document, message.file_name = source.photo, source.document, source.file_name
        message.text, message.html = source.text, source.html
        if "caption" in given and (source.photo or source.document):
            self._write(message, given, "caption")
        return {"message_id": self._keep(message)["message_id"]}

    def _editMessageText(self, call: Call, names: dict[str, str]) -> dict[str, Any]:
        message = self._editable(call)
        if message.photo or message.document:
            raise _bad("there is no text in the message to edit")
        return self._edit(message, call, "text")

    def _editMessageCaption(self, call: Call, names: dict[str, str]) -> dict[str, Any]:
        message = self._editable(call)
        if not (message.photo or message.document):
            raise _bad("there is no caption in the message to edit")
        return self._edit(message, call, "caption")

    def _editMessageReplyMarkup(self, call: Call, names: dict[str, str]) -> dict[str, Any]:
        message = self._editable(call)
        keyboard = self._inline(call.method, call.parameters.get("reply_markup"))
        if keyboard == message.keyboard:
            raise _not_modified()
        message.earlier.append(message.text)
        message.keyboard = keyboard
        return self._shown(message)

    def _editMessageMedia(self, call: Call, names: dict[str, str]) -> dict[str, Any]:
        message = self._editable(call)
        media = call.parameters["media"]
        if isinstance(media, str):
            media = json.loads(media)
        part = str(media["media"]).removeprefix("attach://")
        content: bytes | str = call.files.get(part, media["media"])
        caption = {"parse_mode": call.parameters.get("parse_mode"), **media}
        message.earlier.append(message.text)
        message.keyboard = self._inline(call.method, call.parameters.get("reply_markup"))
        message.photo = content if media["type"] == "photo" else None
        message.document = content if media["type"] == "document" else None
        message.file_name = names.get(part, "")
        self._write(message, caption, "caption")
        return self._shown(message)

    def _deleteMessage(self, call: Call, names: dict[str, str]) -> bool:
        given = call.parameters
        self._find(given["chat_id"], given["message_id"], "message to delete not found").deleted = True
        return True

    def _deleteMessages(self, call: Call, names: dict[str, str]) -> bool:
        ids = call.parameters["message_ids"]
        if not 1 <= len(ids) <= 100:
            self.violations.append(f"deleteMessages: {len(ids)} ids, 1 to 100 are allowed")
            raise _bad("too many message identifiers specified")
        # Telegram skips the ids that it does not find.
        for message in self.chats.get(call.parameters["chat_id"], []):
            if message.message_id in ids:
                message.deleted = True
        return True

    def _pinChatMessage(self, call: Call, names: dict[str, str]) -> bool:
        given = call.parameters
        self._find(given["chat_id"], given["message_id"], "message to pin not found").pinned = True
        return True

    def _setMessageReaction(self, call: Call, names: dict[str, str]) -> bool:
        given = call.parameters
        message = self._find(given["chat_id"], given["message_id"], "message to react not found")
        message.reactions = list(given.get("reaction") or [])
        return True

    # Everything else.

    def _answerCallbackQuery(self, call: Call, names: dict[str, str]) -> bool:
        text = call.parameters.get("text") or ""
        if utf16_length(text) > CALLBACK_ANSWER_LIMIT:
            self.violations.append(f"answerCallbackQuery: text over {CALLBACK_ANSWER_LIMIT}")
            raise _bad("MESSAGE_TOO_LONG")
        self.callback_answers[str(call.parameters["callback_query_id"])] = call.parameters
        return True

    def _getMe(self, call: Call, names: dict[str, str]) -> dict[str, Any]:
        return self._me() | {
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }

    def _setMyCommands(self, call: Call, names: dict[str, str]) -> bool:
        commands = call.parameters["commands"]
        if isinstance(commands, str):
            commands = json.loads(commands)
        for command in commands:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
                self.violations.append(f"setMyCommands: {command['command']!r} is no command")
                raise _bad("BOT_COMMAND_INVALID")
            if not 1 <= len(command["description"]) <= 256:
                self.violations.append(f"setMyCommands: description of {command['command']!r}")
                raise _bad("BOT_COMMAND_DESCRIPTION_INVALID")
        if len(commands) > 100:
            self.violations.append("setMyCommands: over 100 commands")
            raise _bad("BOT_COMMANDS_TOO_MUCH")
        return self._profile(call)

    def _getMyCommands(self, call: Call, names: dict[str, str]) -> list[dict[str, str]]:
        found: list[dict[str, str]] = []
        for one in self.profile:
            same = all(
                one.parameters.get(key) == call.parameters.get(key) for key in ("scope", "language_code")
            )
            if one.method == "setMyCommands" and same:
                given = one.parameters["commands"]
                found = json.loads(given) if isinstance(given, str) else given
        return found

    def _getMyDescription(self, call: Call, names: dict[str, str]) -> dict[str, str]:
        return {"description": self._told(call, "setMyDescription", "description")}

    def _getMyShortDescription(self, call: Call, names: dict[str, str]) -> dict[str, str]:
        return {"short_description": self._told(call, "setMyShortDescription", "short_description")}

    def _told(self, call: Call, method: str, name: str) -> str:
        language = call.parameters.get("language_code")
        told = [
            one.parameters.get(name) or ""
            for one in self.profile
            if one.method == method and one.parameters.get("language_code") == language
        ]
        return told[-1] if told else ""

    def _setMyDescription(self, call: Call, names: dict[str, str]) -> bool:
        return self._short(call, "description", 512)

    def _setMyShortDescription(self, call: Call, names: dict[str, str]) -> bool:
        return self._short(call, "short_description", 120)

    def _short(self, call: Call, name: str, limit: int) -> bool:
        if utf16_length(call.parameters.get(name) or "") > limit:
            self.violations.append(f"{call.method}: over {limit} characters")
            raise _bad(f"{name} is too long")
        return self._profile(call)

    def _profile(self, call: Call) -> bool:
        self.profile.append(call)
        return True

    def _sendChatAction(self, call: Call, names: dict[str, str]) -> bool:
        return True

    def _getChat(self, call: Call, names: dict[str, str]) -> dict[str, Any]:
        chat = _chat(call.parameters["chat_id"])
        return chat | {
            "accent_color_id": 0,
            "max_reaction_count": 11,
            "accepted_gift_types": {
                "unlimited_gifts": False,
                "limited_gifts": False,
                "unique_gifts": False,
                "premium_subscription": False,
                "gifts_from_channels": False,
            },
        }

    def _getChatMember(self, call: Call, names: dict[str, str]) -> dict[str, Any]:
        chat_id, user_id = call.parameters["chat_id"], call.parameters["user_id"]
        status = self.members.get((chat_id, user_id), "member")
        answer: dict[str, Any] = {
            "status": status,
            "user": {"id": user_id, "is_bot": user_id == self.bot_id, "first_name": "Somebody"},
        }
        if status == "kicked":
            answer["until_date"] = 0
        elif status == "creator":
            answer["is_anonymous"] = False
        elif status == "administrator":
            rights = (
                "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats "
                "can_restrict_members can_promote_members can_change_info can_invite_users "
                "can_post_stories can_edit_stories can_delete_stories can_pin_messages"
            )
            answer |= dict.fromkeys(rights.split(), False)
        return answer

    def _leaveChat(self, call: Call, names: dict[str, str]) -> bool:
        self.left.add(call.parameters["chat_id"])
        return True

    # Making and checking messages.

    def _new(self, call: Call) -> ChatMessage:
        given = call.parameters
        message = ChatMessage(given["chat_id"], 0, True, call.method)
        message.silent = bool(given.get("disable_notification"))
        message.protected = bool(given.get("protect_content"))
        reply = given.get("reply_parameters")
        if reply is not None:
            message.reply_to = reply["message_id"]
            try:
                self._find(given["chat_id"], reply["message_id"], "message to be replied not found")
            except Refused:
                if not reply.get("allow_sending_without_reply"):
                    raise
                message.reply_to = None
        markup = given.get("reply_markup") or {}
        message.keyboard = self._inline(call.method, markup)
        message.reply_keyboard = self._reply_keyboard(call.method, markup)
        return message

    def _keep(self, message: ChatMessage) -> dict[str, Any]:
        message.message_id = self.next_message_id(message.chat_id)
        self.chats.setdefault(message.chat_id, []).append(message)
        return self._shown(message)

    def _write(self, message: ChatMessage, given: dict[str, Any], kind: str) -> None:
        """Put the text or caption of a call into the message, checked as Telegram checks it."""
        source = given.get(kind) or ""
        mode = given.get("parse_mode")
        if mode not in (None, "HTML"):
            self.violations.append(f"{message.method}: parse mode {mode}, Keel writes HTML only")
        try:
            text = plain_text(source) if mode == "HTML" else source.strip()
            if not text and kind == "text":
                raise _bad("message text is empty")
            if utf16_length(text) > (TEXT_LIMIT if kind == "text" else CAPTION_LIMIT):
                raise _bad("message is too long" if kind == "text" else "message caption is too long")
        except Refused as refusal:
            self.violations.append(f"{message.method}: {refusal.description}: {source[:60]!r}")
            raise
        message.text, message.html = text, source

    def _edit(self, message: ChatMessage, call: Call, kind: str) -> dict[str, Any]:
        draft = ChatMessage(message.chat_id, message.message_id, True, call.method)
        self._write(draft, call.parameters, kind)
        # An edit without `reply_markup` takes the buttons away.
        draft.keyboard = self._inline(call.method, call.parameters.get("reply_markup"))
        if (draft.html, draft.keyboard) == (message.html, message.keyboard):
            raise _not_modified()
        message.earlier.append(message.text)
        message.text, message.html, message.keyboard = draft.text, draft.html, draft.keyboard
        return self._shown(message)

    def _editable(self, call: Call) -> ChatMessage:
        given = call.parameters
        message = self._find(given["chat_id"], given["message_id"], "message to edit not found")
        if not message.from_bot:
            raise _bad("message can't be edited")
        return message

    def _find(self, chat_id: int, message_id: int, otherwise: str) -> ChatMessage:
        for message in self.chats.get(chat_id, []):
            if message.message_id == message_id and not message.deleted:
                return message
        raise _bad(otherwise)

    def _inline(self, method: str, markup: Any) -> list[list[dict[str, Any]]]:
        rows: list[list[dict[str, Any]]] = (_loaded(markup) or {}).get("inline_keyboard", [])
        if sum(map(len, rows)) > INLINE_BUTTONS_LIMIT:
            self.violations.append(f"{method}: over {INLINE_BUTTONS_LIMIT} buttons")
            raise _bad("reply markup is too long")
        for row in rows:
            labels = [button["text"] for button in row]
            numbers = all(label.isdecimal() for label in labels)
            if len(row) > (KEEL_NUMBERS_IN_A_ROW if numbers else KEEL_BUTTONS_IN_A_ROW):
                self.violations.append(f"{method}: too many buttons in a row: {labels}")
            for button in row:
                self._check_button(method, button)
        return rows

    def _check_button(self, method: str, button: dict[str, Any]) -> None:
        label = button["text"]
        if not label.strip() or utf16_length(label) > LABEL_LIMIT:
            self.violations.append(f"{method}: a label is empty or over {LABEL_LIMIT}: {label!r}")
        elif len(label) > KEEL_LABEL_LIMIT:
            self.violations.append(f"{method}: label over {KEEL_LABEL_LIMIT} characters: {label!r}")
        data = button.get("callback_data")
        if data is not None and not 1 <= len(data.encode()) <= CALLBACK_DATA_BYTES:
            self.violations.append(f"{method}: callback data of {len(data.encode())} bytes: {data!r}")
            raise _bad("BUTTON_DATA_INVALID")
        copied = button.get("copy_text")
        if copied is not None and not 1 <= utf16_length(copied["text"]) <= COPY_TEXT_LIMIT:
            self.violations.append(f"{method}: text to copy is empty or over {COPY_TEXT_LIMIT}")
            raise _bad("BUTTON_COPY_TEXT_INVALID")
        if len(button.keys() - {"text", "style", "icon_custom_emoji_id"}) != 1:
            self.violations.append(f"{method}: button {label!r} does not do exactly one thing")
            raise _bad("Text buttons are unallowed in the inline keyboard")

    def _reply_keyboard(self, method: str, markup: Any) -> list[list[dict[str, Any]]]:
        rows = (_loaded(markup) or {}).get("keyboard", [])
        keyboard = [[{"text": one} if isinstance(one, str) else one for one in row] for row in rows]
        for row in keyboard:
            for button in row:
                if not button["text"].strip() or utf16_length(button["text"]) > LABEL_LIMIT:
                    self.violations.append(f"{method}: a label is empty or over {LABEL_LIMIT}")
        return keyboard

    def _me(self) -> dict[str, Any]:
        return {"id": self.bot_id, "is_bot": True, "first_name": "Keel", "username": self.username}

    def _shown(self, message: ChatMessage) -> dict[str, Any]:
        """The message as the Bot API describes it; entities are left out, nothing of ours reads them."""
        answer: dict[str, Any] = {
            "message_id": message.message_id,
            "date": int(time.time()),
            "chat": _chat(message.chat_id),
            "from": self._me(),
        }
        if message.earlier:
            answer["edit_date"] = int(time.time())
        if message.keyboard:
            answer["reply_markup"] = {"inline_keyboard": message.keyboard}
        if not (message.photo or message.document):
            return answer | {"text": message.text}
        content = message.photo or message.document
        kind = "photo" if message.photo else "document"
        file_id = content if isinstance(content, str) else f"{kind}-{message.chat_id}-{message.message_id}"
        if isinstance(content, bytes):
            self.files[file_id] = content
        described = {"file_id": file_id, "file_unique_id": file_id}
        if message.photo:
            answer["photo"] = [described | {"width": 90, "height": 90}]
        else:
            answer["document"] = described | {"file_name": message.file_name}
        return answer | ({"caption": message.text} if message.text else {})


def _not_modified() -> Refused:
    return _bad(
        "message is not modified: specified new message content and reply markup are exactly the same "
        "as a current content and reply markup of the message"
    )


def _chat(chat_id: int) -> dict[str, Any]:
    """A chat by the sign of its id: people are positive, supergroups start with -100."""
    if chat_id > 0:
        return {"id": chat_id, "type": "private", "first_name": "Somebody"}
    kind = "supergroup" if str(chat_id).startswith("-100") else "group"
    return {"id": chat_id, "type": kind, "title": "A group"}


def _loaded(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def _as_json(parameters: dict[str, Any]) -> dict[str, Any]:
    """The parameters after a trip through JSON, so that nothing of PTB's types is left in a call."""
    loaded: dict[str, Any] = json.loads(json.dumps(parameters))
    return loaded


def _uploads(request_data: RequestData | None) -> tuple[dict[str, bytes], dict[str, str]]:
    files: dict[str, bytes] = {}
    names: dict[str, str] = {}
    if request_data is not None:
        for part, (name, content, _) in request_data.multipart_data.items():
            files[part] = content if isinstance(content, bytes) else content.read()
            names[part] = name
    return files, names


def _file(call: Call, part: str, names: dict[str, str]) -> tuple[bytes | str, str]:
    if part in call.files:
        content: bytes | str = call.files[part]
    else:
        content = call.parameters.get(part, "")
    if isinstance(content, str) and content.startswith("attach://"):
        part = content.removeprefix("attach://")
        content = call.files[part]
    if not content:
        raise _bad(f"there is no {part} in the request")
    return content, names.get(part, "")
