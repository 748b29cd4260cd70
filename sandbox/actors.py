"""People and groups of a sandbox as tests hold them: what they do, and what they see.

The same acts as the control API, without HTTP between.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

from sandbox.bodies import Upload
from sandbox.errors import NotPossible
from sandbox.methods import file_content
from sandbox.texts import find_entities
from sandbox.world import Chat, Human, Json, Message, World

Wanted = str | Callable[[Message], bool]


class NotSeen(AssertionError):
    """What somebody waited for did not come in time; says what they see instead."""


class Watcher:
    """Somebody who looks at one chat."""

    def __init__(self, world: World, chat_id: int) -> None:
        self._world = world
        self._chat_id = chat_id
        self._mark = 0

    @property
    def chat(self) -> Chat:
        """The chat as the sandbox keeps it."""
        return self._world.chat(self._chat_id)

    @property
    def messages(self) -> list[Message]:
        """What stands in the chat, oldest first, deleted ones left out."""
        return [message for message in self.chat.messages.values() if not message.deleted]

    @property
    def answers(self) -> list[Json]:
        """What the bot answered to taps, newest last (at most 20)."""
        return [answer for _, answer in self.chat.answers]

    def last_read(self) -> str:
        """Return the words of the newest message of the bot; empty when it never wrote."""
        return next((message.text for message in reversed(self.messages) if message.from_bot), "")

    async def waits_for(self, wanted: Wanted, timeout: float = 10.0) -> Message:
        """Return the bot's first message, new or edited since the last act here, that is wanted.

        `wanted` is a piece of its text or a test of the message. `timeout` is in seconds. Raises NotSeen.
        """
        fits: Callable[[Message], bool] = (
            (lambda message: wanted in message.text) if isinstance(wanted, str) else wanted
        )
        end = time.monotonic() + timeout
        while True:
            changed = self._world.changed()
            for message in self.messages:
                if message.from_bot and message.rev > self._mark and fits(message):
                    changed.cancel()
                    return message
            left = end - time.monotonic()
            if left <= 0 or not (await asyncio.wait({changed}, timeout=left))[0]:
                changed.cancel()
                raise NotSeen(f"not seen within {timeout} s: {wanted!r}; the chat shows {self._shown()}")

    async def sees_nothing_new(self, seconds: float) -> None:
        """Wait; raise NotSeen when the bot wrote or edited anything here since the last act."""
        await asyncio.sleep(seconds)
        new = [message for message in self.messages if message.from_bot and message.rev > self._mark]
        if new:
            raise NotSeen(f"the bot said {new[0].text!r}")

    def _shown(self) -> str:
        lines = [
            f"{'bot' if message.from_bot else 'person'}: {message.text[:200]!r} {message.labels or ''}"
            for message in self.messages[-6:]
        ]
        return "\n  ".join(["", *lines]) or "nothing"

    def _acts(self) -> None:
        self._mark = self._world.rev


class Person(Watcher):
    """A person in the private talk with the bot, or, with `in_chat`, in a group."""

    def __init__(self, world: World, human: Human, chat_id: int | None = None) -> None:
        super().__init__(world, human.id if chat_id is None else chat_id)
        self.human = human

    @property
    def id(self) -> int:
        """The person's Telegram id, also that of their talk with the bot."""
        return self.human.id

    def in_chat(self, chat: Chat) -> Person:
        """Return the same person, acting in a group."""
        return Person(self._world, self.human, chat.id)

    async def starts(self, payload: str | None = None) -> Message:
        """Press Start, with a deep link's payload if given."""
        self._acts()
        return self._world.start(self.human, payload)[0]

    async def says(self, text: str, *, reply_to: Message | None = None, quote: str | None = None) -> Message:
        """Send a text message and return it."""
        return self._send({"text": text, **_found("entities", text)}, reply_to, quote)

    async def sends(self, content: Json, *, reply_to: Message | None = None) -> Message:
        """Send a message of any other kind; `content` is its Bot API fields (voice, location...)."""
        return self._send(content, reply_to, None)

    async def sends_photo(self, picture: bytes, caption: str | None = None) -> Message:
        """Send a picture (PNG, JPEG, GIF or WebP)."""
        upload = Upload("photo.png", "image/png", picture)
        content = file_content("photo", self._world.keep_file("photos", upload))
        if caption:
            content.update({"caption": caption, **_found("caption_entities", caption)})
        return self._send(content, None, None)

    async def sends_voice(self) -> Message:
        """Send a voice note of three seconds."""
        upload = Upload("voice.ogg", "audio/ogg", b"OggS" + bytes(24))
        stored = self._world.keep_file("voice", upload)
        voice: Json = {"file_id": stored.file_id, "file_unique_id": stored.unique_id, "duration": 3}
        return self._send({"voice": voice}, None, None)

    async def edits(self, message: Message, text: str) -> None:
        """Change the words of a message they sent."""
        self._acts()
        self._world.edit(self.chat, self.human, message.message_id, text)

    async def deletes(self, message: Message) -> None:
        """Delete a message for both sides."""
        self._acts()
        self._world.delete_for_all(self.chat, self.human, message.message_id)

    async def taps(self, wanted: str, *, on: Message | None = None) -> str | None:
        """Tap the newest button with this label or callback data; return the callback query's id.

        A key of a reply keyboard is said instead, and None returned. `on` names the message, and then
        its data may also be one it no longer shows. Raises NotPossible when there is no such button.
        """
        for message in [on] if on is not None else reversed(self.messages):
            for button in message.buttons:
                if wanted in (button["text"], button.get("callback_data")) and "callback_data" in button:
                    return self._tap(message, button["callback_data"], stale=False)
            if not message.inline and wanted in message.labels:
                await self.says(wanted)
                return None
        if on is not None:
            return self._tap(on, wanted, stale=True)
        raise NotPossible(f"no button {wanted!r} in sight; the chat shows {self._shown()}")

    async def blocks(self) -> None:
        """Block the bot."""
        self._acts()
        self._world.block(self.human, blocked=True)

    async def unblocks(self) -> None:
        """Let the bot write again."""
        self._acts()
        self._world.block(self.human, blocked=False)

    async def deletes_account(self) -> None:
        """Delete the Telegram account."""
        self._world.deactivate(self.human)

    def _tap(self, message: Message, data: Any, *, stale: bool) -> str:
        self._acts()
        return self._world.press(self.chat, self.human, message.message_id, str(data), stale=stale)[0]

    def _send(self, content: Json, reply_to: Message | None, quote: str | None) -> Message:
        self._acts()
        number = None if reply_to is None else reply_to.message_id
        return self._world.send(self.chat, self.human, content, reply_to_message_id=number, quote=quote)[0]


def _found(field_name: str, text: str) -> Json:
    entities = find_entities(text, [])
    return {field_name: entities} if entities else {}
