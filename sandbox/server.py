"""The sandbox over HTTP: the Bot API, files, the control API and the chat page on one port.

Calls of the bot take a short way of their own (plain ASGI), so that the sandbox is not what a benchmark
measures; the rest is Starlette.
"""

from __future__ import annotations

import asyncio
import json
import logging
import socket
import struct
import time
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any, cast

import uvicorn

from sandbox.bodies import Params, read_params
from sandbox.calls import CallLog
from sandbox.errors import ApiError
from sandbox.faults import Faults, Kind
from sandbox.methods import BotApi
from sandbox.world import World

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Cut = Callable[[Scope], Awaitable[None]]

BODY_BYTES = 60_000_000
BAD_GATEWAY_PAGE = (
    b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1>"
    b"</center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"
)
UNAUTHORIZED = ApiError(401, "Unauthorized")
NOT_FOUND = ApiError(404, "Not Found")
TOO_LARGE = ApiError(413, "Request Entity Too Large")

log = logging.getLogger("sandbox")


class BotCalls:
    """Answers `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

    def __init__(self, world: World, api: BotApi, faults: Faults, calls: CallLog) -> None:
        self._world = world
        self._api = api
        self._faults = faults
        self._calls = calls
        self._token = world.config.token
        self._closing = asyncio.Event()

    def start(self) -> None:
        """Let faults keep calls waiting."""
        self._closing.clear()

    def stop(self) -> None:
        """End what faults keep waiting."""
        self._closing.set()

    async def call(self, scope: Scope, receive: Receive, send: Send, cut: Cut) -> None:
        """Answer one call of the Bot API, faults included, and log it; `cut` ends its connection."""
        at = time.monotonic()
        token, _, name = scope["path"][len("/bot") :].partition("/")
        if token != self._token:
            await _answer(send, UNAUTHORIZED)
            return
        name = name.strip("/")
        method = self._api.find(name)
        if self._faults.rules and (rule := self._faults.cut_unread(name.lower())) is not None:
            self._calls.note(at, at, name, None, ok=False, fault=rule.kind, answered=False)
            await cut(scope)
            return
        chat_id: int | None = None
        fault: str | None = None
        answered = True
        error: ApiError | None = None
        result: Any = None
        try:
            body = await _body(receive)
            params = read_params(scope["query_string"], _content_type(scope), body)
            chat_id = params.number("chat_id") or None
            if self._faults.rules:
                verdict = self._faults.judge(name.lower(), chat_id, paid=params.flag("allow_paid_broadcast"))
                fault = verdict.fault
                if verdict.delay:
                    await self._pause(verdict.delay)
                if verdict.end is not None and verdict.error is None:
                    answered = verdict.end is Kind.BAD_GATEWAY
                    self._calls.note(
                        at, time.monotonic(), name, chat_id, ok=False, fault=fault, answered=answered
                    )
                    await self._end_without_words(verdict.end, verdict.hang, scope, receive, send, cut)
                    return
                if verdict.error is not None:
                    raise verdict.error
            if method is None:
                raise NOT_FOUND
            result = await self._run(method, params)
            if self._faults.rules and fault is not None:
                answered = not verdict.cut_after
                self._note(at, name, chat_id, result, fault, answered=answered)
                if verdict.late:
                    await self._pause(verdict.late)
                if verdict.cut_after:
                    await cut(scope)
                    return
            else:
                self._note(at, name, chat_id, result, fault, answered=True)
        except ApiError as raised:
            error = raised
        except Exception:
            log.exception("a call of %s broke the sandbox", name)
            error = ApiError(500, "Internal Server Error")
        if error is not None:
            self._calls.note(
                at, time.monotonic(), name, chat_id, ok=False, error_code=error.code, fault=fault
            )
            await _answer(send, error)
            return
        await _reply(send, 200, b"application/json", _OK + json.dumps(result).encode() + b"}")

    async def file(self, scope: Scope, send: Send) -> None:
        """Answer the download of a file that getFile named."""
        token, _, path = scope["path"][len("/file/bot") :].partition("/")
        if token != self._token:
            await _answer(send, UNAUTHORIZED)
            return
        stored = self._world.file_at(path)
        if stored is None:
            await _answer(send, NOT_FOUND)
            return
        await _reply(send, 200, b"application/octet-stream", stored.content)

    async def _run(self, method: Callable[[Params], Any], params: Params) -> Any:
        result = method(params)
        return await result if asyncio.iscoroutine(result) else result

    def _note(
        self, at: float, name: str, chat_id: int | None, result: Any, fault: str | None, *, answered: bool
    ) -> None:
        message_id = result.get("message_id") if isinstance(result, dict) else None
        self._calls.note(
            at,
            time.monotonic(),
            name,
            chat_id,
            ok=True,
            message_id=message_id,
            fault=fault,
            answered=answered,
        )

    async def _end_without_words(
        self, end: Kind, hang: float, scope: Scope, receive: Receive, send: Send, cut: Cut
    ) -> None:
        if end is Kind.BAD_GATEWAY:
            await _reply(send, 502, b"text/html", BAD_GATEWAY_PAGE)
            return
        if end is Kind.HANG:
            gone = asyncio.ensure_future(_gone(receive))
            pause = asyncio.ensure_future(self._pause(hang))
            await asyncio.wait({gone, pause}, return_when=asyncio.FIRST_COMPLETED)
            gone.cancel()
            pause.cancel()
        await cut(scope)

    async def _pause(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._closing.wait()
        except TimeoutError:
            return


_OK = b'{"ok":true,"result":'


def _content_type(scope: Scope) -> str:
    for name, value in scope["headers"]:
        if name == b"content-type":
            return str(value.decode("latin-1"))
    return ""


async def _body(receive: Receive) -> bytes:
    message = await receive()
    body: bytes = message.get("body", b"")
    if not message.get("more_body"):
        return body
    parts = [body]
    size = len(body)
    while message.get("more_body"):
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ApiError(400, "Bad Request: connection closed")
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > BODY_BYTES:
            raise TOO_LARGE
    return b"".join(parts)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _answer(send: Send, error: ApiError) -> None:
    await _reply(send, error.code, b"application/json", json.dumps(error.body()).encode())


async def _reply(send: Send, status: int, media_type: bytes, body: bytes) -> None:
    headers = [(b"content-type", media_type), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


class _Server(uvicorn.Server):
    """uvicorn's server inside a program that has its own mind about signals."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class HttpServer:
    """Listens on the port and serves bot calls and the rest."""

    def __init__(self, world: World, bot_calls: BotCalls, rest: App) -> None:
        self._world = world
        self._bot_calls = bot_calls
        self._rest = rest
        self._server: _Server | None = None
        self._task: asyncio.Task[None] | None = None
        self.port = 0

    async def app(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The ASGI application."""
        if scope["type"] == "http":
            path: str = scope["path"]
            if path.startswith("/bot"):
                await self._bot_calls.call(scope, receive, send, self.cut)
                return
            if path.startswith("/file/bot"):
                await self._bot_calls.file(scope, send)
                return
        await self._rest(scope, receive, send)

    async def cut(self, scope: Scope) -> None:
        """End the connection of this request with a TCP reset, nothing answered."""
        connections = self._server.server_state.connections if self._server is not None else ()
        # ASGI hands an application no way to cut a connection, so it is found by the client's port.
        for connection in connections:
            if getattr(connection, "client", None) != scope["client"]:
                continue
            if connection.transport is None or connection.transport.is_closing():
                return
            plug = connection.transport.get_extra_info("socket")
            # Lingering for 0 seconds makes the close a reset instead of an orderly end.
            plug.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            connection.transport.abort()
            # uvicorn hears of it in the next round of the loop and must not try to answer before that.
            await asyncio.sleep(0)
            return

    async def start(self) -> None:
        """Listen, after a stop on the same port as before. Raises OSError when the port is taken."""
        config = self._world.config
        family = socket.AF_INET6 if ":" in config.host else socket.AF_INET
        # asyncio turns Nagle's waiting off (40 ms a call here) only where the protocol is named.
        listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((config.host, self.port or config.port))
        except OSError:
            listener.close()
            raise
        self.port = int(listener.getsockname()[1])
        self._server = _Server(
            uvicorn.Config(
                cast(Any, self.app),
                http="auto",
                ws="none",
                loop="none",
                lifespan="off",
                interface="asgi3",
                log_config=None,
                log_level="warning",
                access_log=False,
                proxy_headers=False,
                server_header=False,
                date_header=False,
                backlog=4096,
                timeout_keep_alive=75,
                timeout_graceful_shutdown=2,
            )
        )
        self._task = asyncio.create_task(self._server.serve(sockets=[listener]))
        while not self._server.started:
            if self._task.done():
                await self._task
                raise RuntimeError("the sandbox stopped before it listened")
            await asyncio.sleep(0.005)

    async def stop(self) -> None:
        """Stop listening and end the connections, within about two seconds."""
        if self._server is None or self._task is None:
            return
        self._server.should_exit = True
        await self._task
