"""The control API under `/sandbox/`: what people do, faults, the log and the clock, as JSON over HTTP.

The chat page and tests in other processes use it. A wish that no phone would grant answers 409 with
`{"error": ...}`, a malformed one 400.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

import aiohttp
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from sandbox.bodies import Upload, read_params
from sandbox.calls import CallLog, as_json
from sandbox.errors import ApiError, NotPossible
from sandbox.faults import BadRule, Faults, shown
from sandbox.methods import BotApi, file_content
from sandbox.texts import find_entities
from sandbox.world import Chat, Human, Json, Message, Update, World, iso

PAGE = Path(__file__).parent / "page"
KEEP_ALIVE_SECONDS = 15.0
_TINY_OGG = b"OggS\x00\x02" + bytes(20)


class BadWish(Exception):
    """A request to the control API that says something malformed."""


class ControlApi:
    """The control API over one sandbox's parts. `bot_control_url` may be set after the start."""

    def __init__(self, world: World, api: BotApi, faults: Faults, calls: CallLog) -> None:
        self._world = world
        self._api = api
        self._faults = faults
        self._calls = calls
        self.bot_control_url = world.config.bot_control_url
        self._closing = asyncio.Event()

    def app(self) -> Starlette:
        """Return the application that serves the control API and the chat page."""
        routes = [
            self._route("GET", "/sandbox/state", self._state),
            self._route("GET", "/sandbox/commands", self._commands),
            self._route("POST", "/sandbox/people", self._add_person),
            self._route("POST", "/sandbox/people/bulk", self._add_people),
            self._route("POST", "/sandbox/people/{human_id:int}/deactivate", self._deactivate),
            self._route("POST", "/sandbox/groups", self._add_group),
            self._route("GET", "/sandbox/chats/{chat_id:signed}/messages", self._messages),
            self._route("POST", "/sandbox/chats/{chat_id:signed}/send", self._send),
            self._route("POST", "/sandbox/chats/{chat_id:signed}/edit", self._edit),
            self._route("POST", "/sandbox/chats/{chat_id:signed}/delete", self._delete),
            self._route("POST", "/sandbox/chats/{chat_id:signed}/press", self._press),
            self._route("POST", "/sandbox/chats/{chat_id:signed}/start", self._start),
            self._route("POST", "/sandbox/chats/{chat_id:signed}/block", self._block),
            self._route("POST", "/sandbox/chats/{chat_id:signed}/unblock", self._unblock),
            self._route("POST", "/sandbox/chats/{chat_id:signed}/bot_status", self._bot_status),
            self._route("POST", "/sandbox/chats/{chat_id:signed}/migrate", self._migrate),
            self._route("POST", "/sandbox/bulk", self._bulk),
            self._route("POST", "/sandbox/faults", self._add_fault),
            self._route("GET", "/sandbox/faults", self._show_faults),
            self._route("DELETE", "/sandbox/faults", self._remove_faults),
            self._route("DELETE", "/sandbox/faults/{rule_id:int}", self._remove_fault),
            self._route("GET", "/sandbox/calls", self._show_calls),
            self._route("DELETE", "/sandbox/calls", self._clear_calls),
            self._route("GET", "/sandbox/pending", self._pending),
            self._route("POST", "/sandbox/clock", self._set_clock),
            Route("/sandbox/events", self._events, methods=["GET"]),
            Route("/sandbox/files/{file_id}", self._file, methods=["GET"]),
            Route("/", self._index, methods=["GET"]),
            Mount("/page", StaticFiles(directory=PAGE, check_dir=False)),
        ]
        return Starlette(routes=routes)

    def start(self) -> None:
        """Let pages listen."""
        self._closing.clear()

    def stop(self) -> None:
        """End the event streams."""
        self._closing.set()

    # People, chats and what they show

    async def _state(self, request: Request, wish: Json) -> Json:
        world, profile = self._world, self._api.profile
        people = [
            {
                "id": human.id,
                "first_name": human.first_name,
                "last_name": human.last_name,
                "username": human.username,
                "language_code": human.language_code,
                "is_staff": human.is_staff,
                "started": human.started,
                "blocked": human.blocked,
                "deactivated": human.deactivated,
            }
            for human in world.people.values()
        ]
        groups = [chat for chat in world.chats.values() if not chat.is_private and chat.migrated_to is None]
        chats: list[Json] = [
            {"id": human.id, "type": "private", "title": human.first_name, "members": [human.id]}
            for human in world.people.values()
        ]
        chats += [
            {
                "id": chat.id,
                "type": "group",
                "title": chat.header["title"],
                "members": chat.members,
                "bot_status": chat.bot_status,
            }
            for chat in groups
        ]
        return {
            "bot": {
                "id": world.bot["id"],
                "username": world.bot["username"],
                "name": profile.told("name", ""),
                "description": profile.told("description", ""),
                "short_description": profile.told("short_description", ""),
            },
            "clock": self._clock(),
            "people": people,
            "chats": chats,
            "rev": world.rev,
            "webhook": self._api.webhook.url if self._api.webhook else None,
        }

    async def _commands(self, request: Request, wish: Json) -> Json:
        human = self._world.human(_number(wish, "user_id"))
        chat = self._world.chat(_number(wish, "chat_id", human.id))
        admin = not chat.is_private and human.id == chat.members[0]
        commands = self._api.profile.commands_for(chat, human.id, human.language_code or "", admin=admin)
        return {"commands": commands}

    async def _add_person(self, request: Request, wish: Json) -> Json:
        if not isinstance(wish.get("first_name"), str):
            raise BadWish("first_name is missing")
        human = self._world.add_person(
            wish["first_name"],
            id=wish.get("id"),
            last_name=wish.get("last_name"),
            username=wish.get("username"),
            language_code=wish.get("language_code", "en"),
            is_staff=bool(wish.get("is_staff")),
            started=bool(wish.get("started")),
        )
        return {"id": human.id}

    async def _add_people(self, request: Request, wish: Json) -> Json:
        ids = self._world.add_people(_number(wish, "count"), _number(wish, "first_id", 100_000))
        return {"first_id": ids.start, "last_id": ids.stop - 1}

    async def _add_group(self, request: Request, wish: Json) -> Json:
        chat = self._world.add_group(
            str(wish.get("title", "Group")),
            [int(member) for member in wish.get("members", [])],
            id=wish.get("id"),
            bot_status=str(wish.get("bot_status", "administrator" if wish.get("bot_admin") else "member")),
        )
        return {"id": chat.id}

    async def _deactivate(self, request: Request, wish: Json) -> Json:
        self._world.deactivate(self._world.human(request.path_params["human_id"]))
        return {"ok": True}

    async def _messages(self, request: Request, wish: Json) -> Json:
        chat = self._chat(request)
        after = _number(wish, "after_rev", 0)
        return {
            "rev": self._world.rev,
            "messages": [message_view(message) for message in chat.messages.values() if message.rev > after],
            "typing": chat.typing_until > time.monotonic(),
            "callback_answers": [{"rev": rev, **answer} for rev, answer in chat.answers if rev > after],
        }

    # What people do

    async def _send(self, request: Request, wish: Json) -> Json:
        chat = self._chat(request)
        return self._send_one(chat, self._sender(chat, wish), wish)

    def _send_one(self, chat: Chat, human: Human, wish: Json) -> Json:
        reply_to = wish.get("reply_to_message_id")
        message, update = self._world.send(
            chat,
            human,
            self._content(wish),
            reply_to_message_id=None if reply_to in (None, "") else int(reply_to),
            quote=wish.get("quote") or None,
        )
        return {"message_id": message.message_id, **_queued(update)}

    async def _edit(self, request: Request, wish: Json) -> Json:
        chat = self._chat(request)
        update = self._world.edit(
            chat, self._sender(chat, wish), _number(wish, "message_id"), _text(wish, "text")
        )
        return _queued(update)

    async def _delete(self, request: Request, wish: Json) -> Json:
        chat = self._chat(request)
        self._world.delete_for_all(chat, self._sender(chat, wish), _number(wish, "message_id"))
        return {"ok": True}

    async def _press(self, request: Request, wish: Json) -> Json:
        chat = self._chat(request)
        return self._press_one(chat, self._sender(chat, wish), wish)

    def _press_one(self, chat: Chat, human: Human, wish: Json) -> Json:
        query_id, update = self._world.press(
            chat, human, _number(wish, "message_id"), _text(wish, "data"), stale=bool(wish.get("stale"))
        )
        return {"callback_query_id": query_id, **_queued(update)}

    async def _start(self, request: Request, wish: Json) -> Json:
        message, update = self._world.start(
            self._world.human(request.path_params["chat_id"]), wish.get("payload")
        )
        return {"message_id": message.message_id, **_queued(update)}

    async def _block(self, request: Request, wish: Json) -> Json:
        self._world.block(self._world.human(request.path_params["chat_id"]), blocked=True)
        return {"ok": True}

    async def _unblock(self, request: Request, wish: Json) -> Json:
        self._world.block(self._world.human(request.path_params["chat_id"]), blocked=False)
        return {"ok": True}

    async def _bot_status(self, request: Request, wish: Json) -> Json:
        chat = self._chat(request)
        status = _text(wish, "status")
        if status not in ("member", "administrator", "left", "kicked") or chat.is_private:
            raise BadWish("status must be member, administrator, left or kicked, in a group")
        by = self._world.human(_number(wish, "from_id", chat.members[0]))
        self._world.change_bot_status(chat, by, status)
        return {"ok": True}

    async def _migrate(self, request: Request, wish: Json) -> Json:
        return {"id": self._world.migrate(self._chat(request)).id}

    async def _bulk(self, request: Request, wish: Json) -> Json:
        """Do many acts at once: `{"acts": [{"chat_id", "text"} or {"chat_id", "message_id", "data"}]}`."""
        done: list[Json] = []
        for act in wish.get("acts", []):
            chat = self._world.chat(_number(act, "chat_id"))
            human = self._sender(chat, act)
            done.append(
                self._press_one(chat, human, act) if "data" in act else self._send_one(chat, human, act)
            )
        return {"done": done}

    # Faults, log, queue, clock

    async def _add_fault(self, request: Request, wish: Json) -> Json:
        rule = self._faults.add(wish)
        return {"id": rule.id, "faults": shown(self._faults.rules)}

    async def _show_faults(self, request: Request, wish: Json) -> Json:
        return {"faults": shown(self._faults.rules)}

    async def _remove_faults(self, request: Request, wish: Json) -> Json:
        self._faults.remove()
        return {"faults": []}

    async def _remove_fault(self, request: Request, wish: Json) -> Json:
        self._faults.remove(request.path_params["rule_id"])
        return {"faults": shown(self._faults.rules)}

    async def _show_calls(self, request: Request, wish: Json) -> Json:
        calls = self._calls.since(
            _number(wish, "since", 0),
            method=wish.get("method"),
            chat_id=_number(wish, "chat_id") if "chat_id" in wish else None,
        )
        return {
            "last": self._calls.last,
            "now": time.monotonic(),
            "counts": self._calls.counts(),
            "calls": [] if wish.get("counts_only") else [as_json(call) for call in calls],
        }

    async def _clear_calls(self, request: Request, wish: Json) -> Json:
        self._calls.clear()
        return {"last": self._calls.last}

    async def _pending(self, request: Request, wish: Json) -> Json:
        pending = self._world.pending
        limit = _number(wish, "limit", 100)
        shown_updates = [update.payload() for _, update in zip(range(limit), pending.values(), strict=False)]
        return {"count": len(pending), "updates": shown_updates}

    async def _set_clock(self, request: Request, wish: Json) -> Json:
        answer: Json = {}
        if wish.get("jump") == "next":
            answer = await self._jump_target()
            if not answer["jumped"]:
                return {**self._clock(), **answer}
            offset = datetime.fromisoformat(answer["next_at"]).timestamp() - time.time()
        elif "offset_seconds" in wish:
            offset = float(wish["offset_seconds"])
        elif "advance_seconds" in wish:
            offset = self._world.clock.offset_seconds + float(wish["advance_seconds"])
        else:
            raise BadWish("say offset_seconds, advance_seconds or jump")
        await self.move_clock(offset)
        return {**self._clock(), **answer}

    async def move_clock(self, offset_seconds: float) -> None:
        """Set the clock's offset here and, where a control port is configured, in the bot.

        Raises NotPossible when the bot does not take it; the sandbox's clock then stays as it was.
        """
        if self.bot_control_url is not None:
            await self._ask_bot("POST", "/clock", {"offset_seconds": offset_seconds})
        self._world.clock.offset_seconds = offset_seconds
        self._world.notice_state(0)

    async def _jump_target(self) -> Json:
        if self.bot_control_url is None:
            raise NotPossible("no bot control port is configured, so nothing says what is due next")
        next_at = (await self._ask_bot("GET", "/next", None)).get("next_at")
        # A clock never goes back by a jump: what is due already needs no jump.
        ahead = next_at is not None and datetime.fromisoformat(next_at).timestamp() > self._world.clock.now()
        return {"jumped": ahead, "next_at": next_at}

    async def _ask_bot(self, method: str, path: str, body: Json | None) -> Json:
        url = f"{(self.bot_control_url or '').rstrip('/')}{path}"
        try:
            async with (
                aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session,
                session.request(method, url, json=body) as response,
            ):
                if response.status // 100 != 2:
                    raise NotPossible(f"the bot's control port answered {response.status}")
                raw = await response.read()
                return dict(json.loads(raw)) if raw else {}
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            raise NotPossible(f"the bot's control port cannot be used: {error!r}") from error

    def _clock(self) -> Json:
        clock = self._world.clock
        return {
            "now_iso": clock.now_iso(),
            "offset_seconds": clock.offset_seconds,
            "can_jump": self.bot_control_url is not None,
        }

    # Streams and files

    async def _events(self, request: Request) -> Response:
        return StreamingResponse(
            self._stream(),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
        )

    async def _stream(self) -> AsyncIterator[bytes]:
        queue = self._world.subscribe()
        closing = asyncio.ensure_future(self._closing.wait())
        try:
            yield b"retry: 1000\n\n"
            while not closing.done():
                getting = asyncio.ensure_future(queue.get())
                await asyncio.wait(
                    {getting, closing}, timeout=KEEP_ALIVE_SECONDS, return_when=asyncio.FIRST_COMPLETED
                )
                if not getting.done():
                    getting.cancel()
                    yield b": still here\n\n"
                    continue
                yield b"data: " + json.dumps(getting.result()).encode() + b"\n\n"
        finally:
            closing.cancel()
            self._world.unsubscribe(queue)

    async def _file(self, request: Request) -> Response:
        stored = self._world.files.get(request.path_params["file_id"])
        if stored is None:
            return JSONResponse({"error": "there is no such file"}, 404)
        headers = {
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
        }
        picture = _picture_type(stored.content)
        if picture is None:
            # What is no picture is kept, never opened beside the page.
            name = quote(stored.name, safe="")
            headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
        return Response(stored.content, media_type=picture or "application/octet-stream", headers=headers)

    async def _index(self, request: Request) -> Response:
        page = PAGE / "index.html"
        if not page.exists():
            return JSONResponse({"error": "the chat page is not installed"}, 404)
        return FileResponse(page, headers={"Cache-Control": "no-store"})

    # Parts

    def _route(self, verb: str, path: str, act: Callable[[Request, Json], Awaitable[Json]]) -> Route:
        async def endpoint(request: Request) -> Response:
            try:
                return JSONResponse(await act(request, await _wish(request)))
            except NotPossible as error:
                return JSONResponse({"error": str(error)}, 409)
            except (BadWish, BadRule, ApiError) as error:
                return JSONResponse({"error": str(error)}, 400)
            except (TypeError, ValueError, KeyError) as error:
                return JSONResponse({"error": f"malformed: {error!r}"}, 400)

        return Route(path, endpoint, methods=[verb])

    def _chat(self, request: Request) -> Chat:
        return self._world.chat(request.path_params["chat_id"])

    def _sender(self, chat: Chat, wish: Json) -> Human:
        # In a private chat there is only one who could be meant.
        return self._world.human(_number(wish, "from_id", chat.id if chat.is_private else None))

    def _content(self, wish: Json) -> Json:
        if (upload := _upload(wish, "photo", "photo.png")) is not None:
            if _picture_type(upload.content) is None:
                raise BadWish("photo is no PNG, JPEG, GIF or WebP picture")
            return {**file_content("photo", self._world.keep_file("photos", upload)), **_caption(wish)}
        if (upload := _upload(wish, "document", str(wish.get("file_name") or "document.bin"))) is not None:
            return {**file_content("document", self._world.keep_file("documents", upload)), **_caption(wish)}
        for kind in ("voice", "video_note", "sticker"):
            if wish.get(kind):
                return {kind: self._recorded(kind), **(_caption(wish) if kind == "voice" else {})}
        if wish.get("location"):
            place = wish["location"] if isinstance(wish["location"], dict) else {}
            return {
                "location": {
                    "latitude": float(place.get("latitude", 52.52)),
                    "longitude": float(place.get("longitude", 13.405)),
                }
            }
        if wish.get("contact"):
            card = wish["contact"] if isinstance(wish["contact"], dict) else {}
            return {
                "contact": {
                    "phone_number": str(card.get("phone_number", "0")),
                    "first_name": str(card.get("first_name", "Somebody")),
                }
            }
        text = _text(wish, "text").strip()
        if not text:
            raise BadWish("text is empty")
        return {"text": text, **_entities("entities", text, wish)}

    def _recorded(self, kind: str) -> Json:
        upload = Upload(f"{kind}.ogg", "audio/ogg", _TINY_OGG)
        stored = self._world.keep_file(kind, upload)
        facts: Json = {
            "file_id": stored.file_id,
            "file_unique_id": stored.unique_id,
            "file_size": len(_TINY_OGG),
        }
        if kind == "voice":
            return {**facts, "duration": 3, "mime_type": "audio/ogg"}
        if kind == "video_note":
            return {**facts, "duration": 3, "length": 240}
        return {
            **facts,
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": "\N{SLIGHTLY SMILING FACE}",
        }


def message_view(message: Message) -> Json:
    """Return a message as the chat page shows it."""
    content = message.content
    photo = content.get("photo")
    document = content.get("document")
    sender = message.sender
    return {
        "message_id": message.message_id,
        "from": {name: sender[name] for name in ("id", "is_bot", "first_name")},
        "date_iso": iso(message.date),
        "text": content.get("text"),
        "caption": content.get("caption"),
        "entities": content.get("entities") or content.get("caption_entities") or [],
        "photo_url": f"/sandbox/files/{photo[-1]['file_id']}" if photo else None,
        "document": (
            {"name": document["file_name"], "url": f"/sandbox/files/{document['file_id']}"}
            if document
            else None
        ),
        "voice": "voice" in content,
        "video_note": "video_note" in content,
        "sticker": "sticker" in content,
        "location": content.get("location"),
        "contact": content.get("contact"),
        "quote": content["quote"]["text"] if "quote" in content else None,
        "reply_markup": message.markup,
        "reply_to_message_id": message.reply_to.message_id if message.reply_to else None,
        "edited": message.edit_date is not None,
        "deleted": message.deleted,
        "pinned": message.pinned,
        "silent": message.silent,
        "reactions": message.reactions,
        "rev": message.rev,
    }


def _queued(update: Update | None) -> Json:
    """Return the update's id (null when the bot gets none) and when it was queued, in monotonic seconds."""
    if update is None:
        return {"update_id": None, "at": time.monotonic()}
    return {"update_id": update.update_id, "at": update.at}


async def _wish(request: Request) -> Json:
    values: Json = dict(request.query_params)
    if request.method in ("GET", "DELETE"):
        return values
    body = await request.body()
    params = read_params(b"", request.headers.get("content-type", "application/json"), body)
    return {**values, **params.values, **params.files}


def _number(wish: Json, name: str, default: int | None = None) -> int:
    value = wish.get(name)
    if value is None or value == "":
        if default is None:
            raise BadWish(f"{name} is missing")
        return default
    return int(value)


def _text(wish: Json, name: str) -> str:
    value = wish.get(name)
    if not isinstance(value, str):
        raise BadWish(f"{name} is missing")
    return value


def _caption(wish: Json) -> Json:
    caption = wish.get("caption")
    if not caption:
        return {}
    return {"caption": str(caption), **_entities("caption_entities", str(caption), wish)}


def _entities(field_name: str, text: str, wish: Json) -> Json:
    declared = wish.get("entities")
    if isinstance(declared, str):
        declared = json.loads(declared)
    entities = [*(declared or []), *find_entities(text, declared or [])]
    return {field_name: sorted(entities, key=lambda item: int(item["offset"]))} if entities else {}


def _upload(wish: Json, name: str, file_name: str) -> Upload | None:
    value = wish.get(name)
    if value is None or isinstance(value, Upload):
        return value
    if not isinstance(value, str) or not value:
        raise BadWish(f"{name} must be base64 or a file")
    head, comma, data = value.partition(",")
    media_type = head.removeprefix("data:").partition(";")[0] if comma else ""
    try:
        content = base64.b64decode(data if comma else value, validate=True)
    except binascii.Error:
        raise BadWish(f"{name} is not base64") from None
    return Upload(file_name, media_type or _picture_type(content) or "application/octet-stream", content)


def _picture_type(content: bytes) -> str | None:
    if content.startswith(b"\x89PNG"):
        return "image/png"
    if content.startswith(b"\xff\xd8"):
        return "image/jpeg"
    if content.startswith(b"GIF8"):
        return "image/gif"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return None
