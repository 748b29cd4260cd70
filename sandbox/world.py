"""The world behind the pretend Telegram: one bot, people, chats, messages, updates and the clock.

Everything lives in memory and belongs to one event loop. A person's act makes an update for the bot; a
call of the bot changes chats. Both tell whoever watches (`subscribe`).
"""

from __future__ import annotations

import asyncio
import hashlib
import itertools
import struct
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sandbox.bodies import Upload
from sandbox.config import SandboxConfig
from sandbox.errors import ApiError, NotPossible, bad_request, forbidden
from sandbox.texts import find_entities

Json = dict[str, Any]

# What a bot gets when it never named the kinds it wants (Bot API page, getUpdates): all but these.
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
TYPING_SECONDS = 5.0


class Clock:
    """The sandbox's time of day: the machine's, moved by an offset. Durations use monotonic time instead."""

    def __init__(self) -> None:
        self.offset_seconds = 0.0

    def now(self) -> float:
        """Return seconds since 1970, offset included."""
        return time.time() + self.offset_seconds

    def now_iso(self) -> str:
        """Return the time as ISO 8601 text in UTC, in whole seconds."""
        return iso(self.now())


def iso(seconds: float) -> str:
    """Return `seconds` since 1970 as ISO 8601 text in UTC, in whole seconds."""
    return datetime.fromtimestamp(int(seconds), UTC).isoformat()


@dataclass(slots=True)
class Human:
    """Somebody with a phone. `started` says whether they ever opened the talk with the bot."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = "en"
    is_staff: bool = False
    started: bool = False
    blocked: bool = False
    deactivated: bool = False

    def user(self) -> Json:
        """Return the person as a Bot API User."""
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        for name in ("last_name", "username", "language_code"):
            value = getattr(self, name)
            if value:
                user[name] = value
        return user


@dataclass(slots=True, eq=False)
class Message:
    """One message in a chat, as both sides see it.

    `content` holds the Bot API fields that say what it is (text, entities, photo, voice...). `markup`
    is whatever keyboard came with it; the Bot API gives back inline ones only. `rev` is the world's
    revision at the last change, `at` the monotonic moment it came. `message_id` counts from 1 in each
    chat. `silent` says that the phone stayed quiet.
    """

    chat: Chat
    message_id: int
    sender: Json
    date: int
    content: Json
    markup: Json | None = None
    reply_to: Message | None = None
    edit_date: int | None = None
    deleted: bool = False
    pinned: bool = False
    silent: bool = False
    rev: int = 0
    at: float = 0.0
    reactions: list[Json] = field(default_factory=list)

    @property
    def from_bot(self) -> bool:
        """Whether the bot wrote it."""
        return bool(self.sender["is_bot"])

    @property
    def text(self) -> str:
        """The words of it: text, else caption, else nothing."""
        return str(self.content.get("text") or self.content.get("caption") or "")

    @property
    def inline(self) -> bool:
        """Whether it carries an inline keyboard."""
        return self.markup is not None and "inline_keyboard" in self.markup

    @property
    def buttons(self) -> list[Json]:
        """The inline buttons of it, row after row."""
        rows = self.markup["inline_keyboard"] if self.markup is not None and self.inline else []
        return [button for row in rows for button in row]

    @property
    def labels(self) -> list[str]:
        """What the buttons say: inline ones, else those of the reply keyboard it came with."""
        if self.inline or self.markup is None:
            return [str(button["text"]) for button in self.buttons]
        rows = self.markup.get("keyboard", [])
        return [str(key["text"] if isinstance(key, dict) else key) for row in rows for key in row]

    def payload(self, *, with_reply: bool = True) -> Json:
        """Return the message as the Bot API gives it. The object is new; what it holds is never changed."""
        payload: Json = {
            "message_id": self.message_id,
            "from": self.sender,
            "chat": self.chat.header,
            "date": self.date,
            **self.content,
        }
        if self.edit_date is not None:
            payload["edit_date"] = self.edit_date
        if self.inline:
            payload["reply_markup"] = self.markup
        if with_reply and self.reply_to is not None:
            payload["reply_to_message"] = self.reply_to.payload(with_reply=False)
        return payload


@dataclass(slots=True, eq=False)
class Chat:
    """A private talk with one person or a group.

    `bot_status` is the bot's place in a group as ChatMember names it. `migrated_to` is set when the
    group became a supergroup with another id.
    """

    id: int
    header: Json
    members: list[int]
    human: Human | None = None
    bot_status: str = "member"
    migrated_to: int | None = None
    messages: OrderedDict[int, Message] = field(default_factory=OrderedDict)
    last_message_id: int = 0
    typing_until: float = 0.0
    answers: list[tuple[int, Json]] = field(default_factory=list)

    @property
    def is_private(self) -> bool:
        """Whether it is a talk with one person."""
        return self.human is not None


@dataclass(frozen=True, slots=True)
class Update:
    """Something that waits for the bot. Updates of one `lane` (a chat) reach a webhook in order."""

    update_id: int
    kind: str
    body: Json
    lane: int
    at: float

    def payload(self) -> Json:
        """Return the update as the Bot API gives it."""
        return {"update_id": self.update_id, self.kind: self.body}


@dataclass(slots=True)
class _Query:
    chat: Chat
    human: Human
    at: float


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file somebody sent. `path` is what getFile names."""

    file_id: str
    unique_id: str
    path: str
    name: str
    media_type: str
    content: bytes
    width: int = 0
    height: int = 0


class World:
    """State of one sandbox and the acts that change it."""

    def __init__(self, config: SandboxConfig) -> None:
        self.config = config
        self.clock = Clock()
        self.bot: Json = {
            "id": config.bot_id,
            "is_bot": True,
            "first_name": config.bot_name,
            "username": config.bot_username,
        }
        self.people: dict[int, Human] = {}
        self.chats: dict[int, Chat] = {}
        self.pending: OrderedDict[int, Update] = OrderedDict()
        self.allowed_updates: frozenset[str] | None = None
        self.files: OrderedDict[str, StoredFile] = OrderedDict()
        self.rev = 0
        self.on_update: list[Callable[[Update], None]] = []
        self._files_by_path: dict[str, StoredFile] = {}
        self._files_size = 0
        self._queries: OrderedDict[str, _Query] = OrderedDict()
        self._watchers: set[asyncio.Queue[Json]] = set()
        self._changed: set[asyncio.Future[None]] = set()
        self._update_ids = itertools.count(config.bot_id % 1000 * 1_000_000 + 1)
        self._person_ids = itertools.count(1001)
        self._group_ids = itertools.count(4001)
        self._query_ids = itertools.count(7_000_000_001)

    # Who there is

    def add_person(
        self,
        first_name: str,
        *,
        id: int | None = None,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = "en",
        is_staff: bool = False,
        started: bool = False,
    ) -> Human:
        """Return a new person; a free id is chosen unless given. Raises NotPossible when it is taken."""
        if id is None:
            id = next(number for number in self._person_ids if number not in self.people)
        if id in self.people or id <= 0 or id == self.config.bot_id:
            raise NotPossible(f"id {id} is taken or not a person's id")
        human = Human(id, first_name, last_name, username, language_code, is_staff, started)
        self.people[id] = human
        self._notice({"type": "state", "chat_id": id})
        return human

    def add_people(self, count: int, first_id: int) -> range:
        """Make `count` people who pressed Start already, ids from `first_id` on.

        Whoever has one of the ids already stays as they are.
        """
        ids = range(first_id, first_id + count)
        for number in ids:
            if number not in self.people:
                self.people[number] = Human(number, f"Person {number}", started=True)
        self._notice({"type": "state", "chat_id": first_id})
        return ids

    def add_group(
        self, title: str, members: Iterable[int], *, id: int | None = None, bot_status: str = "member"
    ) -> Chat:
        """Return a new group with the bot in it; the bot is told that the first member added it.

        Raises NotPossible for unknown members, a taken id or nobody in it.
        """
        if id is None:
            id = next(-number for number in self._group_ids if -number not in self.chats)
        members = list(members)
        if id in self.chats or id >= 0:
            raise NotPossible(f"id {id} is taken or not a group's id (those are below zero)")
        if not members:
            raise NotPossible("a group needs at least one member")
        adder = self.human(members[0])
        for member in members:
            self.human(member)
        chat = Chat(id, {"id": id, "type": "group", "title": title}, members, bot_status="left")
        self.chats[id] = chat
        self._notice({"type": "state", "chat_id": id})
        if bot_status != "left":
            self.change_bot_status(chat, adder, bot_status)
        return chat

    def human(self, human_id: int) -> Human:
        """Return the person with this id. Raises NotPossible when there is none."""
        human = self.people.get(human_id)
        if human is None:
            raise NotPossible(f"there is no person {human_id}")
        return human

    def chat(self, chat_id: int) -> Chat:
        """Return the chat, made now for a person who has none yet. Raises NotPossible when there is none."""
        chat = self.chats.get(chat_id)
        if chat is not None:
            return chat
        human = self.people.get(chat_id)
        if human is None:
            raise NotPossible(f"there is no chat {chat_id}")
        header = {"id": human.id, "type": "private", "first_name": human.first_name}
        for name in ("last_name", "username"):
            if value := getattr(human, name):
                header[name] = value
        chat = self.chats[chat_id] = Chat(chat_id, header, [chat_id], human=human)
        return chat

    def chat_for_bot(self, chat_id: object) -> Chat:
        """Return the chat a call names. Raises ApiError 400 as Telegram does."""
        if chat_id is None or chat_id == "":
            raise bad_request("chat_id is empty")
        try:
            chat = self.chat(int(str(chat_id)))
        except (NotPossible, ValueError):
            raise bad_request("chat not found") from None
        if chat.migrated_to is not None:
            raise ApiError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                {"migrate_to_chat_id": chat.migrated_to},
            )
        return chat

    def writable_chat(self, chat_id: object) -> Chat:
        """Return the chat if the bot may write there. Raises ApiError 400 or 403 as Telegram does."""
        chat = self.chat_for_bot(chat_id)
        human = chat.human
        if human is not None:
            if human.deactivated:
                raise forbidden("user is deactivated")
            if human.blocked:
                raise forbidden("bot was blocked by the user")
            if not human.started:
                raise forbidden("bot can't initiate conversation with a user")
        elif chat.bot_status == "kicked":
            raise forbidden(f"bot was kicked from the {chat.header['type']} chat")
        elif chat.bot_status == "left":
            raise forbidden(f"bot is not a member of the {chat.header['type']} chat")
        return chat

    # Messages

    def post(
        self,
        chat: Chat,
        sender: Json,
        content: Json,
        markup: Json | None = None,
        reply_to: Message | None = None,
        *,
        silent: bool = False,
    ) -> Message:
        """Put a message into the chat and return it; the oldest beyond the history is forgotten."""
        chat.last_message_id += 1
        self.rev += 1
        message = Message(
            chat,
            chat.last_message_id,
            sender,
            int(self.clock.now()),
            content,
            markup,
            reply_to,
            silent=silent,
            rev=self.rev,
            at=time.monotonic(),
        )
        chat.messages[message.message_id] = message
        if len(chat.messages) > self.config.history:
            # Else a long row of replies, each to the one before, would keep all of them alive.
            chat.messages.popitem(last=False)[1].reply_to = None
        if sender["is_bot"]:
            chat.typing_until = 0.0
        self._notice({"type": "message", "chat_id": chat.id, "message_id": message.message_id})
        return message

    def touch(self, message: Message, kind: str) -> None:
        """Tell watchers that the message changed; `kind` is "edit" or "delete"."""
        self.rev += 1
        message.rev = self.rev
        self._notice({"type": kind, "chat_id": message.chat.id, "message_id": message.message_id})

    def change(self, message: Message, content: Json, markup: Json | None, *, stamp: bool = True) -> None:
        """Give the message new content. `stamp` is False when only the keyboard changes, as at Telegram."""
        message.content = content
        message.markup = markup
        if stamp:
            message.edit_date = int(self.clock.now())
        self.touch(message, "edit")

    def erase(self, message: Message) -> None:
        """Take the message out of the chat for both sides; an empty place stays for the page."""
        message.deleted = True
        message.content = {}
        message.markup = None
        self.touch(message, "delete")

    def found(self, chat: Chat, message_id: int) -> Message | None:
        """Return the message if it is still there."""
        message = chat.messages.get(message_id)
        return None if message is None or message.deleted else message

    def typing(self, chat: Chat) -> None:
        """Show the bot as busy for the five seconds Telegram shows it."""
        chat.typing_until = time.monotonic() + TYPING_SECONDS
        self._notice({"type": "typing", "chat_id": chat.id})

    # Files

    def keep_file(self, folder: str, upload: Upload) -> StoredFile:
        """Keep the file's bytes and return it; the same bytes under the same name are kept once."""
        digest = hashlib.sha256(
            folder.encode() + b"\0" + upload.name.encode() + b"\0" + upload.content
        ).hexdigest()
        file_id = f"sandbox-{folder}-{digest[:40]}"
        known = self.files.get(file_id)
        if known is not None:
            self.files.move_to_end(file_id)
            return known
        ending = upload.name.rpartition(".")[2].lower() if "." in upload.name else "bin"
        ending = ending if ending.isalnum() and len(ending) <= 8 else "bin"
        width, height = image_size(upload.content) or (0, 0)
        number = len(self._files_by_path) + 1
        stored = StoredFile(
            file_id,
            digest[:15],
            f"{folder}/file_{number}_{digest[:6]}.{ending}",
            upload.name,
            upload.media_type,
            upload.content,
            width,
            height,
        )
        self.files[file_id] = stored
        self._files_by_path[stored.path] = stored
        self._files_size += len(upload.content)
        while self._files_size > self.config.file_bytes and len(self.files) > 1:
            _, old = self.files.popitem(last=False)
            del self._files_by_path[old.path]
            self._files_size -= len(old.content)
        return stored

    def file_at(self, path: str) -> StoredFile | None:
        """Return the file getFile gave this path for."""
        return self._files_by_path.get(path)

    # Updates

    def push(self, kind: str, body: Json, lane: int) -> Update | None:
        """Queue an update for the bot and return it; None when the bot does not want that kind."""
        allowed = self.allowed_updates
        if kind not in allowed if allowed is not None else kind in NOT_BY_DEFAULT:
            return None
        update = Update(next(self._update_ids), kind, body, lane, time.monotonic())
        self.pending[update.update_id] = update
        for tell in self.on_update:
            tell(update)
        return update

    def confirm(self, below: int) -> None:
        """Forget the updates with an id below this."""
        while self.pending:
            first = next(iter(self.pending))
            if first >= below:
                return
            del self.pending[first]

    # What people do

    def send(
        self,
        chat: Chat,
        human: Human,
        content: Json,
        *,
        reply_to_message_id: int | None = None,
        quote: str | None = None,
    ) -> tuple[Message, Update | None]:
        """Let a person send a message; return it and the update that the bot gets for it.

        The first message to the bot starts the talk. In a group the bot gets only commands, replies to
        it and mentions of it, unless it is an administrator there (privacy mode, as for new bots).
        Raises NotPossible when the person cannot write there.
        """
        self._may_write(chat, human)
        reply_to = None
        if reply_to_message_id is not None:
            reply_to = self.found(chat, reply_to_message_id)
            if reply_to is None:
                raise NotPossible(f"there is no message {reply_to_message_id} to reply to")
        if quote is not None and reply_to is not None:
            position = max(0, reply_to.text.find(quote))
            content = {**content, "quote": {"text": quote, "position": position, "is_manual": True}}
        if chat.human is not None and not human.started:
            human.started = True
            self._notice({"type": "state", "chat_id": chat.id})
        message = self.post(chat, human.user(), content, None, reply_to)
        update = None
        if self._reaches_bot(chat, message):
            update = self.push("message", message.payload(), chat.id)
        return message, update

    def edit(self, chat: Chat, human: Human, message_id: int, text: str) -> Update | None:
        """Let a person change the words of their own message; return the update the bot gets."""
        message = self._own(chat, human, message_id)
        self._may_write(chat, human)
        content = {name: value for name, value in message.content.items() if "entities" not in name}
        field_name = "text" if "text" in content else "caption"
        content[field_name] = text
        if entities := find_entities(text, []):
            content["entities" if field_name == "text" else "caption_entities"] = entities
        self.change(message, content, None)
        if not self._reaches_bot(chat, message):
            return None
        return self.push("edited_message", message.payload(), chat.id)

    def delete_for_all(self, chat: Chat, human: Human, message_id: int) -> None:
        """Let a person delete a message: theirs, or any in a private chat. The bot is not told."""
        message = self.found(chat, message_id)
        if message is None:
            raise NotPossible(f"there is no message {message_id}")
        if not chat.is_private:
            self._own(chat, human, message_id)
        self.erase(message)

    def press(
        self, chat: Chat, human: Human, message_id: int, data: str, *, stale: bool = False
    ) -> tuple[str, Update | None]:
        """Let a person tap an inline button; return the callback query's id and the update.

        `stale` lets them tap a button that an edit took away a moment ago (the phone had not heard).
        Raises NotPossible when there is no such button.
        """
        self._may_write(chat, human)
        message = self.found(chat, message_id)
        if message is None:
            raise NotPossible(f"there is no message {message_id}")
        if not stale and not any(button.get("callback_data") == data for button in message.buttons):
            raise NotPossible(f"message {message_id} has no button with data {data!r}")
        query_id = str(next(self._query_ids))
        self._queries[query_id] = _Query(chat, human, time.monotonic())
        if len(self._queries) > 100_000:
            self._queries.popitem(last=False)
        body = {
            "id": query_id,
            "from": human.user(),
            "message": message.payload(),
            "chat_instance": str(chat.id * 7919),
            "data": data,
        }
        return query_id, self.push("callback_query", body, chat.id)

    def answer_query(self, query_id: str, answer: Json) -> Chat:
        """Show the bot's answer to a tap. Raises ApiError 400 when the tap is unknown or too old."""
        query = self._queries.get(query_id)
        if query is None or time.monotonic() - query.at > self.config.callback_seconds:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        self.rev += 1
        query.chat.answers.append((self.rev, {**answer, "from_id": query.human.id}))
        del query.chat.answers[:-20]
        self._notice({"type": "callback_answer", "chat_id": query.chat.id, **answer})
        return query.chat

    def block(self, human: Human, *, blocked: bool) -> None:
        """Let a person stop the bot or let it write again; the bot is told when that is a change."""
        if human.blocked == blocked:
            return
        human.blocked = blocked
        chat = self.chat(human.id)
        self._member_update(
            chat, human, "kicked" if not blocked else "member", "kicked" if blocked else "member"
        )

    def start(self, human: Human, payload: str | None = None) -> tuple[Message, Update | None]:
        """Let a person press Start, with the payload of a deep link if there is one."""
        self.block(human, blocked=False)
        text = f"/start {payload}" if payload else "/start"
        return self.send(self.chat(human.id), human, {"text": text, "entities": find_entities(text, [])})

    def deactivate(self, human: Human) -> None:
        """Let a person's account be deleted. Telegram does not tell the bot."""
        human.deactivated = True
        self._notice({"type": "state", "chat_id": human.id})

    def change_bot_status(self, chat: Chat, by: Human, status: str) -> None:
        """Put the bot into a group or out of it: member, administrator, left or kicked; the bot is told."""
        old, chat.bot_status = chat.bot_status, status
        if old != status:
            self._member_update(chat, by, old, status)

    def migrate(self, chat: Chat) -> Chat:
        """Turn a group into a supergroup with a new id; calls to the old id are told the new one."""
        if chat.is_private or chat.header["type"] == "supergroup":
            raise NotPossible("only a group can become a supergroup")
        new_id = -1_000_000_000_000 + chat.id
        new = Chat(
            new_id,
            {"id": new_id, "type": "supergroup", "title": chat.header["title"]},
            list(chat.members),
            bot_status=chat.bot_status,
        )
        self.chats[new_id] = new
        sender = self.human(chat.members[0]).user()
        leaving = self.post(chat, sender, {"migrate_to_chat_id": new_id})
        arriving = self.post(new, sender, {"migrate_from_chat_id": chat.id})
        chat.migrated_to = new_id
        self.push("message", leaving.payload(), chat.id)
        self.push("message", arriving.payload(), new_id)
        self._notice({"type": "state", "chat_id": new_id})
        return new

    # Watching

    def subscribe(self) -> asyncio.Queue[Json]:
        """Return a queue that gets every event from now on; hand it to `unsubscribe` in the end."""
        queue: asyncio.Queue[Json] = asyncio.Queue(maxsize=10_000)
        self._watchers.add(queue)
        return queue

    def unsubscribe(self, queue: asyncio.Queue[Json]) -> None:
        """Stop filling the queue."""
        self._watchers.discard(queue)

    def changed(self) -> asyncio.Future[None]:
        """Return a future that is done at the next event."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._changed.add(future)
        future.add_done_callback(self._changed.discard)
        return future

    def notice_state(self, chat_id: int) -> None:
        """Tell watchers that something about people or chats changed."""
        self._notice({"type": "state", "chat_id": chat_id})

    def _notice(self, event: Json) -> None:
        for queue in self._watchers:
            if queue.full():
                # A page that does not read for 10,000 events starts over when it does.
                while not queue.empty():
                    queue.get_nowait()
                queue.put_nowait({"type": "state", "chat_id": 0})
            queue.put_nowait(event)
        if self._changed:
            for future in list(self._changed):
                if not future.done():
                    future.set_result(None)

    def _may_write(self, chat: Chat, human: Human) -> None:
        if human.deactivated:
            raise NotPossible(f"{human.first_name}'s account is deleted")
        if human.id not in chat.members:
            raise NotPossible(f"{human.first_name} is not in chat {chat.id}")
        if chat.is_private and human.blocked:
            raise NotPossible(f"{human.first_name} blocked the bot: unblock or start first")

    def _own(self, chat: Chat, human: Human, message_id: int) -> Message:
        message = self.found(chat, message_id)
        if message is None or message.sender["id"] != human.id:
            raise NotPossible(f"{human.first_name} has no message {message_id} in chat {chat.id}")
        return message

    def _reaches_bot(self, chat: Chat, message: Message) -> bool:
        if chat.is_private or chat.bot_status == "administrator":
            return True
        if chat.bot_status in ("left", "kicked"):
            return False
        if message.reply_to is not None and message.reply_to.from_bot:
            return True
        text = message.text
        mentioned = f"@{self.bot['username']}".lower() in text.lower()
        return mentioned or (text.startswith("/") and "@" not in text.split(maxsplit=1)[0])

    def _member_update(self, chat: Chat, by: Human, old: str, new: str) -> None:
        body = {
            "chat": chat.header,
            "from": by.user(),
            "date": int(self.clock.now()),
            "old_chat_member": bot_member(self.bot, old),
            "new_chat_member": bot_member(self.bot, new),
        }
        self.push("my_chat_member", body, chat.id)
        self._notice({"type": "state", "chat_id": chat.id})


def bot_member(bot: Json, status: str) -> Json:
    """Return the bot as a ChatMember of this status, with every field the Bot API always gives."""
    member: Json = {"status": status, "user": bot}
    if status == "kicked":
        member["until_date"] = 0
    if status == "administrator":
        member.update(
            dict.fromkeys(
                (
                    "can_manage_chat",
                    "can_delete_messages",
                    "can_manage_video_chats",
                    "can_restrict_members",
                    "can_change_info",
                    "can_invite_users",
                    "can_pin_messages",
                ),
                True,
            )
        )
        member.update(
            dict.fromkeys(
                (
                    "can_be_edited",
                    "is_anonymous",
                    "can_promote_members",
                    "can_post_stories",
                    "can_edit_stories",
                    "can_delete_stories",
                ),
                False,
            )
        )
    return member


def image_size(content: bytes) -> tuple[int, int] | None:
    """Return width and height of a PNG, JPEG, GIF or WebP picture in pixels, None for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if content[:6] in (b"GIF87a", b"GIF89a") and len(content) >= 10:
        width, height = struct.unpack("<HH", content[6:10])
        return width, height
    if content.startswith(b"\xff\xd8"):
        return next(_jpeg_sizes(content), None)
    if content[:4] == b"RIFF" and content[8:16] == b"WEBPVP8X" and len(content) >= 30:
        return (
            int.from_bytes(content[24:27], "little") + 1,
            int.from_bytes(content[27:30], "little") + 1,
        )
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return 512, 512
    return None


def _jpeg_sizes(content: bytes) -> Iterator[tuple[int, int]]:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            yield width, height
            return
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
