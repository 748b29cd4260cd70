"""The Bot API methods of the pretend Telegram, each answering as Telegram does.

A method takes the call's parameters and returns the `result`; it raises ApiError otherwise. Names are
matched without regard to case, as Telegram does.
"""

from __future__ import annotations

import asyncio
import itertools
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from sandbox.bodies import Params, Upload
from sandbox.errors import ApiError, bad_request
from sandbox.markup import checked_markup
from sandbox.texts import CAPTION_UNITS, MESSAGE_UNITS, Entity, formatted, units
from sandbox.world import Chat, Json, Message, StoredFile, Update, World, bot_member, image_size

Method = Callable[[Params], Any | Awaitable[Any]]

DELETE_SECONDS = 48 * 3600
PHOTO_BYTES = 10_000_000
DOCUMENT_BYTES = 50_000_000
_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
_NOT_OF_A_COPY = ("quote", "has_protected_content")
_NOT_COPIED = ("migrate_to_chat_id", "migrate_from_chat_id", "pinned_message")


@dataclass(slots=True)
class Webhook:
    """Where updates go instead of getUpdates. `last_error_at` is in seconds since 1970."""

    url: str
    secret_token: str | None
    max_connections: int
    last_error_at: int | None = None
    last_error: str | None = None


@dataclass(slots=True)
class Profile:
    """What the bot says of itself, by language code ("" for everybody else)."""

    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    name: dict[str, str] = field(default_factory=dict)
    description: dict[str, str] = field(default_factory=dict)
    short_description: dict[str, str] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)

    def told(self, field_name: str, language: str) -> str:
        """Return name, description or short description for a language, else the one for everybody."""
        texts: dict[str, str] = getattr(self, field_name)
        return texts.get(language) or texts.get("", "")

    def commands_for(self, chat: Chat, user_id: int, language: str, *, admin: bool) -> list[Json]:
        """Return the command menu a user sees in a chat (Bot API page, "Determining list of commands")."""
        scopes = [f"chat:{chat.id}", "all_private_chats", "default"]
        if not chat.is_private:
            scopes = [f"chat_member:{chat.id}:{user_id}"]
            scopes += [f"chat_administrators:{chat.id}"] if admin else []
            scopes += [f"chat:{chat.id}"]
            scopes += ["all_chat_administrators"] if admin else []
            scopes += ["all_group_chats", "default"]
        for scope, code in itertools.product(scopes, dict.fromkeys((language, ""))):
            if (scope, code) in self.commands:
                return self.commands[scope, code]
        return []


class BotApi:
    """The methods over one world, each doing what the Bot API page says under its name."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.profile = Profile()
        self.profile.name[""] = world.config.bot_name
        self.webhook: Webhook | None = None
        self.on_webhook: Callable[[Webhook | None], None] = lambda webhook: None
        self.closing = False
        self._poll: asyncio.Future[ApiError | None] | None = None
        world.on_update.append(self._wake_poller)
        methods: dict[str, Method] = {
            "getMe": self.get_me,
            "getUpdates": self.get_updates,
            "setWebhook": self.set_webhook,
            "deleteWebhook": self.delete_webhook,
            "getWebhookInfo": self.get_webhook_info,
            "sendMessage": self.send_message,
            "sendPhoto": self.send_photo,
            "sendDocument": self.send_document,
            "copyMessage": self.copy_message,
            "sendChatAction": self.send_chat_action,
            "editMessageText": self.edit_message_text,
            "editMessageCaption": self.edit_message_caption,
            "editMessageReplyMarkup": self.edit_message_reply_markup,
            "editMessageMedia": self.edit_message_media,
            "deleteMessage": self.delete_message,
            "deleteMessages": self.delete_messages,
            "answerCallbackQuery": self.answer_callback_query,
            "setMessageReaction": self.set_message_reaction,
            "pinChatMessage": self.pin_chat_message,
            "unpinChatMessage": self.unpin_chat_message,
            "unpinAllChatMessages": self.unpin_all_chat_messages,
            "setMyCommands": self.set_my_commands,
            "getMyCommands": self.get_my_commands,
            "deleteMyCommands": self.delete_my_commands,
            "setMyName": self.set_my_name,
            "getMyName": self.get_my_name,
            "setMyDescription": self.set_my_description,
            "getMyDescription": self.get_my_description,
            "setMyShortDescription": self.set_my_short_description,
            "getMyShortDescription": self.get_my_short_description,
            "setChatMenuButton": self.set_chat_menu_button,
            "getChatMenuButton": self.get_chat_menu_button,
            "getChat": self.get_chat,
            "getChatMember": self.get_chat_member,
            "getChatAdministrators": self.get_chat_administrators,
            "getChatMemberCount": self.get_chat_member_count,
            "getFile": self.get_file,
            "leaveChat": self.leave_chat,
        }
        self._methods = {name.lower(): method for name, method in methods.items()}

    def find(self, name: str) -> Method | None:
        """Return the method called `name` (any case), None when this sandbox has none."""
        return self._methods.get(name.lower())

    # Updates

    def get_me(self, params: Params) -> Json:
        return {
            **self.world.bot,
            "first_name": self.profile.told("name", ""),
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
            "has_topics_enabled": False,
            "allows_users_to_create_topics": False,
            "can_manage_bots": False,
        }

    async def get_updates(self, params: Params) -> list[Json]:
        """Return waiting updates; nothing is forgotten until a call comes with a higher offset.

        A second poller ends the first one's wait with 409, as Telegram does it.
        """
        if self.webhook is not None:
            raise ApiError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        self._end_poll(
            ApiError(
                409,
                "Conflict: terminated by other getUpdates request; "
                "make sure that only one bot instance is running",
            )
        )
        self._allow(params)
        offset = params.number("offset")
        limit = min(max(params.number("limit", 100), 1), 100)
        timeout = min(max(params.number("timeout"), 0), 50)
        pending = self.world.pending
        if offset > 0:
            self.world.confirm(offset)
        elif offset < 0 and len(pending) > -offset:
            self.world.confirm(next(itertools.islice(reversed(pending), -offset - 1, None)))
        if not pending and timeout and not self.closing:
            wait: asyncio.Future[ApiError | None] = asyncio.get_running_loop().create_future()
            self._poll = wait
            try:
                async with asyncio.timeout(timeout):
                    error = await wait
            except TimeoutError:
                error = None
            finally:
                if self._poll is wait:
                    self._poll = None
            if error is not None:
                raise error
        return [update.payload() for update in itertools.islice(pending.values(), limit)]

    def start(self) -> None:
        """Let pollers wait, and deliver to the webhook if one is set."""
        self.closing = False
        if self.webhook is not None:
            self.on_webhook(self.webhook)

    def stop(self) -> None:
        """Let the waiting poller go with nothing; later ones do not wait."""
        self.closing = True
        self._end_poll(None)

    def set_webhook(self, params: Params) -> bool:
        url = params.text("url") or ""
        if not url:
            return self.delete_webhook(params)
        secret = params.text("secret_token")
        if secret is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
            raise bad_request("secret token contains unallowed characters")
        if not re.match(r"https?://[^/\s]+", url):
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        self._end_poll(ApiError(409, "Conflict: terminated by setWebhook request"))
        self._allow(params)
        if params.flag("drop_pending_updates"):
            self.world.pending.clear()
        self.webhook = Webhook(url, secret, min(max(params.number("max_connections", 40), 1), 100))
        self.on_webhook(self.webhook)
        return True

    def delete_webhook(self, params: Params) -> bool:
        self.webhook = None
        self.on_webhook(None)
        if params.flag("drop_pending_updates"):
            self.world.pending.clear()
        return True

    def get_webhook_info(self, params: Params) -> Json:
        info: Json = {
            "url": "",
            "has_custom_certificate": False,
            "pending_update_count": len(self.world.pending),
        }
        if self.webhook is not None:
            info.update(url=self.webhook.url, max_connections=self.webhook.max_connections)
            if self.webhook.last_error_at is not None:
                info["last_error_date"] = self.webhook.last_error_at
                info["last_error_message"] = self.webhook.last_error
        if self.world.allowed_updates is not None:
            info["allowed_updates"] = sorted(self.world.allowed_updates)
        return info

    # Sending

    def send_message(self, params: Params) -> Json:
        chat = self.world.writable_chat(params.values.get("chat_id"))
        content = self._text_content(params)
        return self._send(chat, content, params)

    def send_photo(self, params: Params) -> Json:
        chat = self.world.writable_chat(params.values.get("chat_id"))
        content = self._media_content("photo", params.text("photo"), params)
        content.update(self._caption(params))
        for name in ("show_caption_above_media", "has_spoiler"):
            if params.flag(name):
                content["has_media_spoiler" if name == "has_spoiler" else name] = True
        return self._send(chat, content, params)

    def send_document(self, params: Params) -> Json:
        chat = self.world.writable_chat(params.values.get("chat_id"))
        content = self._media_content("document", params.text("document"), params)
        content.update(self._caption(params))
        return self._send(chat, content, params)

    def copy_message(self, params: Params) -> Json:
        """Copy any message the bot can see; the copy keeps no link to where it came from."""
        chat = self.world.writable_chat(params.values.get("chat_id"))
        source = self.world.chat_for_bot(params.values.get("from_chat_id"))
        original = self.world.found(source, self._message_id(params))
        if original is None:
            raise bad_request("message to copy not found")
        if any(name in original.content for name in _NOT_COPIED):
            raise bad_request("message can't be copied")
        content = {name: value for name, value in original.content.items() if name not in _NOT_OF_A_COPY}
        if params.values.get("caption") is not None and "text" not in content:
            content.pop("caption", None)
            content.pop("caption_entities", None)
            content.update(self._caption(params))
        return {"message_id": self._send(chat, content, params)["message_id"]}

    def send_chat_action(self, params: Params) -> bool:
        chat = self.world.writable_chat(params.values.get("chat_id"))
        if params.text("action") not in _ACTIONS:
            raise bad_request("wrong parameter action in request")
        self.world.typing(chat)
        return True

    # Changing

    def edit_message_text(self, params: Params) -> Json:
        message = self._editable(params)
        if "text" not in message.content:
            raise bad_request("there is no text in the message to edit")
        return self._change(message, {**_kept_by_edits(message), **self._text_content(params)}, params)

    def edit_message_caption(self, params: Params) -> Json:
        message = self._editable(params)
        if not any(kind in message.content for kind in ("photo", "document", "voice")):
            raise bad_request("there is no caption in the message to edit")
        content = {
            name: value
            for name, value in message.content.items()
            if name not in ("caption", "caption_entities")
        }
        return self._change(message, {**content, **self._caption(params)}, params)

    def edit_message_reply_markup(self, params: Params) -> Json:
        message = self._editable(params)
        return self._change(message, message.content, params, stamp=False)

    def edit_message_media(self, params: Params) -> Json:
        message = self._editable(params)
        media = params.data("media")
        if not isinstance(media, dict) or media.get("type") not in ("photo", "document"):
            raise bad_request("can't parse InputMedia: only photo and document are known here")
        inner = Params(dict(media), params.files)
        inner.values["caption"] = media.get("caption") or ""
        content = self._media_content(media["type"], inner.text("media"), inner)
        content.update(_kept_by_edits(message), **self._caption(inner))
        return self._change(message, content, params)

    def delete_message(self, params: Params) -> bool:
        chat = self.world.chat_for_bot(params.values.get("chat_id"))
        message = self.world.found(chat, self._message_id(params))
        if message is None:
            raise bad_request("message to delete not found")
        self._check_deletable(message)
        self.world.erase(message)
        return True

    def delete_messages(self, params: Params) -> bool:
        """Delete up to 100 messages; those that are gone are passed over, one too old refuses them all."""
        chat = self.world.chat_for_bot(params.values.get("chat_id"))
        ids = params.data("message_ids")
        if not isinstance(ids, list) or not ids:
            raise bad_request("message identifiers are not specified")
        if len(ids) > 100:
            raise bad_request("too many message identifiers specified")
        found = [message for number in ids if (message := self.world.found(chat, int(number)))]
        for message in found:
            self._check_deletable(message)
        for message in found:
            self.world.erase(message)
        return True

    def answer_callback_query(self, params: Params) -> bool:
        text = params.text("text") or ""
        if units(text) > 200:
            raise bad_request("MESSAGE_TOO_LONG")
        answer = {"text": text, "show_alert": params.flag("show_alert")}
        self.world.answer_query(params.text("callback_query_id") or "", answer)
        return True

    def set_message_reaction(self, params: Params) -> bool:
        chat = self.world.writable_chat(params.values.get("chat_id"))
        message = self.world.found(chat, self._message_id(params))
        if message is None:
            raise bad_request("message to react not found")
        reactions = params.data("reaction") or []
        if not isinstance(reactions, list) or len(reactions) > 1:
            raise bad_request("REACTIONS_TOO_MANY")
        for reaction in reactions:
            if not isinstance(reaction, dict) or not (
                reaction.get("emoji") or reaction.get("custom_emoji_id")
            ):
                raise bad_request("REACTION_INVALID")
        message.reactions = reactions
        self.world.touch(message, "edit")
        return True

    def pin_chat_message(self, params: Params) -> bool:
        return self._pin(params, pinned=True)

    def unpin_chat_message(self, params: Params) -> bool:
        return self._pin(params, pinned=False)

    def unpin_all_chat_messages(self, params: Params) -> bool:
        chat = self._pinnable_chat(params)
        for message in chat.messages.values():
            if message.pinned:
                message.pinned = False
                self.world.touch(message, "edit")
        return True

    # About itself

    def set_my_commands(self, params: Params) -> bool:
        commands = params.data("commands")
        if not isinstance(commands, list):
            raise bad_request("expected an Array of BotCommand")
        if len(commands) > 100:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        kept = []
        for item in commands:
            if not isinstance(item, dict):
                raise bad_request("expected an Array of BotCommand")
            command = str(item.get("command", "")).removeprefix("/")
            description = str(item.get("description", ""))
            if not re.fullmatch("[a-z0-9_]{1,32}", command):
                raise bad_request("BOT_COMMAND_INVALID")
            if not 1 <= units(description) <= 256:
                raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
            kept.append({"command": command, "description": description})
        key = self._scope(params), self._language(params)
        if kept:
            self.profile.commands[key] = kept
        else:
            self.profile.commands.pop(key, None)
        self.world.notice_state(0)
        return True

    def get_my_commands(self, params: Params) -> list[Json]:
        return self.profile.commands.get((self._scope(params), self._language(params)), [])

    def delete_my_commands(self, params: Params) -> bool:
        self.profile.commands.pop((self._scope(params), self._language(params)), None)
        self.world.notice_state(0)
        return True

    def set_my_name(self, params: Params) -> bool:
        return self._describe("name", 64, params)

    def get_my_name(self, params: Params) -> Json:
        return {"name": self.profile.told("name", self._language(params))}

    def set_my_description(self, params: Params) -> bool:
        return self._describe("description", 512, params)

    def get_my_description(self, params: Params) -> Json:
        return {"description": self.profile.told("description", self._language(params))}

    def set_my_short_description(self, params: Params) -> bool:
        return self._describe("short_description", 120, params)

    def get_my_short_description(self, params: Params) -> Json:
        return {"short_description": self.profile.told("short_description", self._language(params))}

    def set_chat_menu_button(self, params: Params) -> bool:
        button = params.data("menu_button") or {"type": "default"}
        if not isinstance(button, dict) or button.get("type") not in ("default", "commands", "web_app"):
            raise bad_request("can't parse menu button")
        chat_id = params.number("chat_id")
        if chat_id:
            self.world.chat_for_bot(chat_id)
        self.profile.menu_buttons[chat_id] = button
        return True

    def get_chat_menu_button(self, params: Params) -> Json:
        buttons = self.profile.menu_buttons
        return buttons.get(params.number("chat_id")) or buttons.get(0) or {"type": "commands"}

    # Chats and files

    def get_chat(self, params: Params) -> Json:
        chat = self.world.chat_for_bot(params.values.get("chat_id"))
        if chat.human is not None and not chat.human.started:
            raise bad_request("chat not found")
        self._check_member(chat)
        gifts = dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            False,
        )
        full = {**chat.header, "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}
        if chat.is_private:
            if "username" in chat.header:
                full["active_usernames"] = [chat.header["username"]]
            return full
        full["permissions"] = dict.fromkeys(
            (
                "can_send_messages",
                "can_send_audios",
                "can_send_documents",
                "can_send_photos",
                "can_send_videos",
                "can_send_video_notes",
                "can_send_voice_notes",
                "can_send_polls",
                "can_send_other_messages",
                "can_add_web_page_previews",
                "can_change_info",
                "can_invite_users",
                "can_pin_messages",
            ),
            True,
        )
        return full

    def get_chat_member(self, params: Params) -> Json:
        chat = self.world.chat_for_bot(params.values.get("chat_id"))
        user_id = params.number("user_id")
        if user_id == self.world.config.bot_id:
            return bot_member(self.world.bot, "member" if chat.is_private else chat.bot_status)
        self._check_member(chat)
        human = self.world.people.get(user_id)
        if human is None:
            raise bad_request("invalid user_id specified")
        return self._member(chat, user_id)

    def get_chat_administrators(self, params: Params) -> list[Json]:
        chat = self.world.chat_for_bot(params.values.get("chat_id"))
        if chat.is_private:
            raise bad_request("there are no administrators in the private chat")
        self._check_member(chat)
        admins = [self._member(chat, chat.members[0])]
        if chat.bot_status == "administrator":
            admins.append(bot_member(self.world.bot, "administrator"))
        return admins

    def get_chat_member_count(self, params: Params) -> int:
        chat = self.world.chat_for_bot(params.values.get("chat_id"))
        self._check_member(chat)
        return len(chat.members) + 1

    def get_file(self, params: Params) -> Json:
        stored = self.world.files.get(params.text("file_id") or "")
        if stored is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        if len(stored.content) > 20_000_000:
            raise bad_request("file is too big")
        return {**_file(stored), "file_path": stored.path}

    def leave_chat(self, params: Params) -> bool:
        chat = self.world.writable_chat(params.values.get("chat_id"))
        if chat.is_private:
            raise bad_request("chat member status can't be changed in private chats")
        # The bot's own leaving comes back to it, with the bot as the one who did it.
        chat.bot_status = "left"
        body = {
            "chat": chat.header,
            "from": self.world.bot,
            "date": int(self.world.clock.now()),
            "old_chat_member": bot_member(self.world.bot, "member"),
            "new_chat_member": bot_member(self.world.bot, "left"),
        }
        self.world.push("my_chat_member", body, chat.id)
        self.world.notice_state(chat.id)
        return True

    # Parts

    def _wake_poller(self, update: Update) -> None:
        self._end_poll(None)

    def _end_poll(self, error: ApiError | None) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(error)
        self._poll = None

    def _allow(self, params: Params) -> None:
        kinds = params.data("allowed_updates")
        if isinstance(kinds, list):
            # An empty list means the usual kinds again (Bot API page, getUpdates).
            self.world.allowed_updates = frozenset(map(str, kinds)) if kinds else None

    def _send(self, chat: Chat, content: Json, params: Params) -> Json:
        markup = checked_markup(params.data("reply_markup"))
        reply_to = self._reply_to(chat, params)
        if params.flag("protect_content"):
            content["has_protected_content"] = True
        silent = params.flag("disable_notification")
        return self.world.post(chat, self.world.bot, content, markup, reply_to, silent=silent).payload()

    def _reply_to(self, chat: Chat, params: Params) -> Message | None:
        reply = params.data("reply_parameters")
        if reply is None:
            number, lenient = params.number("reply_to_message_id"), params.flag("allow_sending_without_reply")
        elif isinstance(reply, dict):
            number = int(reply.get("message_id") or 0)
            lenient = bool(reply.get("allow_sending_without_reply"))
        else:
            raise bad_request("can't parse reply parameters JSON object")
        if number == 0:
            return None
        found = self.world.found(chat, number)
        if found is None and not lenient:
            raise bad_request("message to be replied not found")
        return found

    def _text_content(self, params: Params) -> Json:
        text = params.text("text")
        if not text:
            raise bad_request("message text is empty")
        plain, entities = formatted(
            text, parse_mode=params.text("parse_mode"), declared=params.data("entities")
        )
        if not plain:
            raise bad_request("message text is empty")
        if len(plain) * 2 > MESSAGE_UNITS and units(plain) > MESSAGE_UNITS:
            raise bad_request("message is too long")
        content: Json = {"text": plain}
        if entities:
            content["entities"] = self._with_users(entities)
        return content

    def _caption(self, params: Params) -> Json:
        caption = params.text("caption")
        if not caption:
            return {}
        plain, entities = formatted(
            caption, parse_mode=params.text("parse_mode"), declared=params.data("caption_entities")
        )
        if units(plain) > CAPTION_UNITS:
            raise bad_request("message caption is too long")
        content: Json = {"caption": plain} if plain else {}
        if entities:
            content["caption_entities"] = self._with_users(entities)
        return content

    def _with_users(self, entities: list[Entity]) -> list[Entity]:
        kept = []
        for entity in entities:
            if entity["type"] == "text_mention":
                human = self.world.people.get(int(entity.get("user", {}).get("id", 0)))
                if human is None:
                    continue
                entity = {**entity, "user": human.user()}
            kept.append(entity)
        return kept

    def _media_content(self, kind: str, reference: str | None, params: Params) -> Json:
        upload = params.upload(kind, reference)
        if upload is not None:
            stored = self._kept(kind, upload)
        elif not reference:
            raise bad_request(f"there is no {kind} in the request")
        else:
            known = self.world.files.get(reference)
            if known is None:
                raise bad_request("wrong file identifier/HTTP URL specified")
            stored = known
        return file_content(kind, stored)

    def _kept(self, kind: str, upload: Upload) -> StoredFile:
        if not upload.content:
            raise bad_request("file must be non-empty")
        if len(upload.content) > (PHOTO_BYTES if kind == "photo" else DOCUMENT_BYTES):
            raise ApiError(413, "Request Entity Too Large")
        if kind == "photo":
            size = image_size(upload.content)
            if size is None:
                raise bad_request("IMAGE_PROCESS_FAILED")
            width, height = size
            # Bot API page, sendPhoto: sides add up to 10000 at most, ratio 20 at most.
            if (
                width + height > 10_000
                or not width
                or not height
                or max(width, height) > 20 * min(width, height)
            ):
                raise bad_request("PHOTO_INVALID_DIMENSIONS")
        return self.world.keep_file("photos" if kind == "photo" else "documents", upload)

    def _message_id(self, params: Params) -> int:
        number = params.number("message_id")
        if number <= 0:
            raise bad_request("message identifier is not specified")
        return number

    def _editable(self, params: Params) -> Message:
        chat = self.world.writable_chat(params.values.get("chat_id"))
        message = self.world.found(chat, self._message_id(params))
        if message is None:
            raise bad_request("message to edit not found")
        if not message.from_bot or (message.markup is not None and not message.inline):
            raise bad_request("message can't be edited")
        return message

    def _change(self, message: Message, content: Json, params: Params, *, stamp: bool = True) -> Json:
        markup = checked_markup(params.data("reply_markup"), inline_only=True)
        if content == message.content and markup == message.markup:
            raise bad_request(
                "message is not modified: specified new message content and reply markup "
                "are exactly the same as a current content and reply markup of the message"
            )
        self.world.change(message, content, markup, stamp=stamp)
        return message.payload()

    def _check_deletable(self, message: Message) -> None:
        if self.world.clock.now() - message.date > DELETE_SECONDS:
            raise bad_request("message can't be deleted for everyone")
        chat = message.chat
        if not message.from_bot and not chat.is_private and chat.bot_status != "administrator":
            raise bad_request("message can't be deleted")

    def _pinnable_chat(self, params: Params) -> Chat:
        chat = self.world.writable_chat(params.values.get("chat_id"))
        if not chat.is_private and chat.bot_status != "administrator":
            raise bad_request("not enough rights to manage pinned messages in the chat")
        return chat

    def _pin(self, params: Params, *, pinned: bool) -> bool:
        chat = self._pinnable_chat(params)
        if not pinned and not params.number("message_id"):
            message = next((m for m in reversed(chat.messages.values()) if m.pinned), None)
        else:
            message = self.world.found(chat, self._message_id(params))
        if message is None:
            raise bad_request("message to pin not found" if pinned else "message to unpin not found")
        message.pinned = pinned
        self.world.touch(message, "edit")
        return True

    def _scope(self, params: Params) -> str:
        scope = params.data("scope") or {"type": "default"}
        kind = scope.get("type") if isinstance(scope, dict) else None
        if kind in ("default", "all_private_chats", "all_group_chats", "all_chat_administrators"):
            return str(kind)
        if kind not in ("chat", "chat_administrators", "chat_member"):
            raise bad_request("can't parse BotCommandScope: Unsupported type specified")
        chat = self.world.chat_for_bot(scope.get("chat_id"))
        if kind == "chat_member":
            return f"{kind}:{chat.id}:{scope.get('user_id')}"
        return f"{kind}:{chat.id}"

    def _language(self, params: Params) -> str:
        code = params.text("language_code") or ""
        if code and not re.fullmatch("[a-z]{2}", code):
            raise bad_request("invalid language code specified")
        return code

    def _describe(self, what: str, limit: int, params: Params) -> bool:
        text = params.text(what) or ""
        if units(text) > limit:
            raise bad_request(f"BOT_{'TITLE' if what == 'name' else what.upper()}_INVALID")
        texts: dict[str, str] = getattr(self.profile, what)
        language = self._language(params)
        if text:
            texts[language] = text
        elif what == "name" and not language:
            raise bad_request("BOT_TITLE_INVALID")
        else:
            texts.pop(language, None)
        self.world.notice_state(0)
        return True

    def _check_member(self, chat: Chat) -> None:
        if not chat.is_private:
            self.world.writable_chat(chat.id)

    def _member(self, chat: Chat, user_id: int) -> Json:
        user = self.world.people[user_id].user()
        if user_id not in chat.members:
            return {"status": "left", "user": user}
        if not chat.is_private and user_id == chat.members[0]:
            return {"status": "creator", "user": user, "is_anonymous": False}
        return {"status": "member", "user": user}


def _kept_by_edits(message: Message) -> Json:
    return {name: message.content[name] for name in ("has_protected_content",) if name in message.content}


def file_content(kind: str, stored: StoredFile) -> Json:
    """Return the message content for a stored file sent as `kind` (photo or document)."""
    if kind == "photo":
        return {"photo": [{**_file(stored), "width": stored.width, "height": stored.height}]}
    return {"document": {**_file(stored), "file_name": stored.name, "mime_type": stored.media_type}}


def _file(stored: StoredFile) -> Json:
    return {
        "file_id": stored.file_id,
        "file_unique_id": stored.unique_id,
        "file_size": len(stored.content),
    }
