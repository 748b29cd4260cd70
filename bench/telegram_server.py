"""A Telegram for benchmarks: the leanest HTTP server a bot can talk to, in a process of its own.

It reads of a request no more than its method, its chat and its message, so that what is measured is the
bot. People tap and write when the bench says so (`Telegram.push`); each update knows when it came in, and
the first message to its chat afterwards is its answer. `Telegram` is the handle that the bench holds.
"""

import asyncio
import contextlib
import json
import re
import subprocess
import sys
import time
import urllib.request
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

TOKEN = "4242:bench-token-long-enough-to-be-one"
BOT = b'{"id":4242,"is_bot":true,"first_name":"Keel","username":"keel_bot"}'
_ME = (
    BOT[:-1] + b',"can_join_groups":true,"can_read_all_group_messages":false,"supports_inline_queries":false}'
)
_KEYBOARD = (
    b'{"inline_keyboard":[[{"text":"1 Awful","callback_data":"mood:1"},'
    b'{"text":"2 Low","callback_data":"mood:2"},{"text":"3 OK","callback_data":"mood:3"}],'
    b'[{"text":"4 Good","callback_data":"mood:4"},{"text":"5 Great","callback_data":"mood:5"}]]}'
)
# What Telegram answers to a text with a keyboard of two rows: about 500 bytes.
_MESSAGE = (
    b'{"message_id":%d,"from":' + BOT + b',"chat":{"id":%d,"first_name":"Anna","type":"private"},'
    b'"date":%d,"text":"Evening. How was today?","reply_markup":' + _KEYBOARD + b"}"
)
_PERSON = b'{"id":%d,"is_bot":false,"first_name":"Anna","language_code":"en"}'
_CHAT = b'{"id":%d,"first_name":"Anna","type":"private"}'
_TAP = (
    b'{"update_id":%d,"callback_query":{"id":"%d","from":' + _PERSON + b',"message":' + _MESSAGE + b","
    b'"chat_instance":"1","data":%s}}'
)
_TEXT = (
    b'{"update_id":%d,"message":{"message_id":%d,"from":' + _PERSON + b',"chat":' + _CHAT + b","
    b'"date":%d,"text":%s}}'
)
_HEAD = b"HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
_REFUSED = (
    b'{"ok":false,"error_code":429,"description":"Too Many Requests: retry after %d",'
    b'"parameters":{"retry_after":%d}}'
)
# A parameter in JSON, in a form or in a part of a multipart body.
_CHAT_ID = re.compile(rb"chat_id\W{1,8}(-?\d+)")
_OFFSET = re.compile(rb"offset\W{1,8}(-?\d+)")
_TIMEOUT = re.compile(rb"timeout\W{1,8}(\d+)")
# What Telegram answers where a bot asks for something that it has set itself.
_EMPTY_LISTS = frozenset({b"getMyCommands"})
_NAMES = frozenset({b"getMyName", b"getMyDescription", b"getMyShortDescription"})
BATCH = 100
# The people of the bench have this Telegram id and those after it; admins have smaller ones.
FIRST = 1_000_001
# Telegram's own number at most (setWebhook, max_connections), as Keel asks for it.
WEBHOOK_CONNECTIONS = 40


@dataclass(slots=True)
class World:
    """Everything the server knows."""

    sent: int = 0
    calls: int = 0
    next_update: int = 1
    waiting: deque[tuple[int, bytes]] = field(default_factory=deque)
    poller: "tuple[_Connection, asyncio.TimerHandle] | None" = None
    # By chat, the label and the moment of what waits for an answer there.
    unanswered: dict[int, deque[tuple[str, float]]] = field(default_factory=dict)
    # By label: when each was pushed and how long its answer took.
    answers: dict[str, list[tuple[float, float]]] = field(default_factory=dict)
    # Moment and chat of every message to one of the people that was taken, new or edited.
    messages: list[tuple[float, int]] = field(default_factory=list)
    refused: int = 0
    per_second: int = 0
    spared: range = range(0)
    window: deque[float] = field(default_factory=deque)
    webhooks: "list[asyncio.Queue[bytes]]" = field(default_factory=list)
    posted: int = 0
    pushing: set[asyncio.Task[None]] = field(default_factory=set)

    def put(self, chat: int, label: str, make: Callable[[int, int, int], bytes]) -> None:
        """Let one update come in."""
        number = self.next_update
        self.next_update += 1
        moment = time.monotonic()
        self.unanswered.setdefault(chat, deque()).append((label, moment))
        body = make(number, chat, int(time.time()))
        if self.webhooks:
            self.webhooks[number % len(self.webhooks)].put_nowait(body)
            return
        self.waiting.append((number, body))
        if self.poller is not None:
            connection, timer = self.poller
            self.poller = None
            timer.cancel()
            # A moment later, so that what comes at the same time goes in one answer.
            asyncio.get_running_loop().call_soon(connection.give_updates)

    def message(self, chat: int) -> float:
        """Take a message to a chat and return 0, or return how many seconds it comes too early."""
        moment = time.monotonic()
        if self.per_second and chat not in self.spared:
            window = self.window
            while window and moment - window[0] >= 1.0:
                window.popleft()
            if len(window) >= self.per_second:
                self.refused += 1
                return window[0] + 1.0 - moment
            window.append(moment)
        if chat >= FIRST:
            self.messages.append((moment, chat))
        if waits := self.unanswered.get(chat):
            label, since = waits.popleft()
            self.answers.setdefault(label, []).append((since, moment - since))
            if not waits:
                del self.unanswered[chat]
        return 0.0


class _Connection(asyncio.Protocol):
    def __init__(self, world: World) -> None:
        self.world = world
        self.read = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        if self.world.poller is not None and self.world.poller[0] is self:
            self.world.poller[1].cancel()
            self.world.poller = None

    def data_received(self, data: bytes) -> None:
        self.read += data
        while (end := self.read.find(b"\r\n\r\n")) >= 0:
            head = self.read[:end]
            at = head.lower().find(b"content-length:")
            length = int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
            if len(self.read) < end + 4 + length:
                return
            body = self.read[end + 4 : end + 4 + length]
            self.read = self.read[end + 4 + length :]
            path = head.split(b" ", 2)[1].partition(b"?")[0]
            if path.startswith(b"/bench/"):
                self._control(path[7:].decode(), body)
            else:
                self.world.calls += 1
                self._call(path.rpartition(b"/")[2], body)

    def _call(self, method: bytes, body: bytes) -> None:
        world = self.world
        if method.startswith((b"send", b"edit", b"copy")) and method != b"sendChatAction":
            found = _CHAT_ID.search(body)
            chat = int(found.group(1)) if found else 0
            if (wait := world.message(chat)) > 0:
                seconds = int(wait) + 1
                self._write(_REFUSED % (seconds, seconds), b"429 Too Many Requests")
                return
            world.sent += 1
            self._answer(_MESSAGE % (world.sent, chat, time.time()))
        elif method == b"getUpdates":
            self._poll(body)
        elif method == b"getMe":
            self._answer(_ME)
        elif method == b"getWebhookInfo":
            self._answer(b'{"url":"","has_custom_certificate":false,"pending_update_count":0}')
        elif method in _EMPTY_LISTS:
            self._answer(b"[]")
        elif method in _NAMES:
            self._answer(b'{"name":"","description":"","short_description":""}')
        elif method == b"getChatMenuButton":
            self._answer(b'{"type":"commands"}')
        else:
            self._answer(b"true")

    def _poll(self, body: bytes) -> None:
        world = self.world
        offset, timeout = _OFFSET.search(body), _TIMEOUT.search(body)
        first = int(offset.group(1)) if offset else 0
        while world.waiting and world.waiting[0][0] < first:
            world.waiting.popleft()
        if world.waiting or timeout is None or timeout.group(1) == b"0":
            self.give_updates()
            return
        timer = asyncio.get_running_loop().call_later(int(timeout.group(1)), self.give_updates)
        world.poller = (self, timer)

    def give_updates(self) -> None:
        """Answer the poll with what waits, the oldest first."""
        world = self.world
        if world.poller is not None and world.poller[0] is self:
            world.poller = None
        count = min(BATCH, len(world.waiting))
        self._answer(b"[" + b",".join(world.waiting[number][1] for number in range(count)) + b"]")

    def _control(self, act: str, body: bytes) -> None:
        wish: dict[str, Any] = json.loads(body or b"{}")
        answer = getattr(self, f"_do_{act}")(**wish)
        self._write(json.dumps(answer).encode())

    def _do_push(
        self, kind: str, first: int, count: int, label: str, content: str, per_second: float
    ) -> dict[str, Any]:
        task = asyncio.ensure_future(
            _push(self.world, _maker(kind, content), range(first, first + count), label, per_second)
        )
        self.world.pushing.add(task)
        task.add_done_callback(self.world.pushing.discard)
        return {"at": time.monotonic()}

    def _do_limit(self, per_second: int, spare_first: int, spare_count: int) -> dict[str, Any]:
        self.world.per_second = per_second
        self.world.spared = range(spare_first, spare_first + spare_count)
        return {}

    def _do_webhooks(self, urls: list[str], secret: str) -> dict[str, Any]:
        self.world.webhooks = []
        for url in urls:
            queue: asyncio.Queue[bytes] = asyncio.Queue()
            self.world.webhooks.append(queue)
            for _ in range(WEBHOOK_CONNECTIONS // len(urls)):
                task = asyncio.ensure_future(_post(self.world, url, secret, queue))
                self.world.pushing.add(task)
        return {}

    def _do_counts(self) -> dict[str, Any]:
        world = self.world
        return {
            "now": time.monotonic(),
            "cpu": time.process_time(),
            "calls": world.calls,
            "messages": len(world.messages),
            "refused": world.refused,
            "waiting": len(world.waiting),
            "unanswered": sum(len(waits) for waits in world.unanswered.values()),
            "answered": {label: len(one) for label, one in world.answers.items()},
        }

    def _do_report(self) -> dict[str, Any]:
        waiting: dict[str, list[float]] = {}
        for waits in self.world.unanswered.values():
            for label, since in waits:
                waiting.setdefault(label, []).append(since)
        return {
            **self._do_counts(),
            "answers": self.world.answers,
            "moments": self.world.messages,
            "still_waiting": waiting,
        }

    def _do_forget(self) -> dict[str, Any]:
        world = self.world
        world.messages, world.answers, world.refused = [], {}, 0
        world.unanswered.clear()
        world.waiting.clear()
        return {}

    def _answer(self, result: bytes) -> None:
        self._write(b'{"ok":true,"result":%s}' % result)

    def _write(self, body: bytes, status: bytes = b"200 OK") -> None:
        self.transport.write(_HEAD % (status, len(body)) + body)


def _maker(kind: str, content: str) -> Callable[[int, int, int], bytes]:
    told = json.dumps(content).encode()
    if kind == "tap":
        return lambda number, chat, now: _TAP % (number, number, chat, number, chat, now, told)
    return lambda number, chat, now: _TEXT % (number, number, chat, chat, now, told)


async def _push(
    world: World, make: Callable[[int, int, int], bytes], chats: range, label: str, per_second: float
) -> None:
    begun = time.monotonic()
    for number, chat in enumerate(chats):
        if per_second and (wait := begun + number / per_second - time.monotonic()) > 0:
            await asyncio.sleep(wait)
        world.put(chat, label, make)


async def _post(world: World, url: str, secret: str, queue: "asyncio.Queue[bytes]") -> None:
    """Post one update after the other to a webhook, again where it is not taken."""
    where = urlsplit(url)
    head = (
        f"POST {where.path} HTTP/1.1\r\nHost: {where.netloc}\r\nContent-Type: application/json\r\n"
        f"X-Telegram-Bot-Api-Secret-Token: {secret}\r\n"
    )
    reader, writer = await asyncio.open_connection(where.hostname, where.port)
    while True:
        body = await queue.get()
        writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        answer = await reader.readuntil(b"\r\n\r\n")
        if (at := answer.lower().find(b"content-length:")) >= 0:
            await reader.readexactly(int(answer[at + 15 :].split(b"\r\n", 1)[0]))
        if answer.split(b" ", 2)[1] == b"200":
            world.posted += 1
        else:
            queue.put_nowait(body)
            await asyncio.sleep(0.2)


async def _serve() -> None:
    world = World()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Connection(world), "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


class Telegram:
    """The running server as the bench holds it. Moments are monotonic seconds of this machine."""

    def __init__(self, url: str) -> None:
        self.url = url

    def _ask(self, act: str, **wish: Any) -> dict[str, Any]:
        request = urllib.request.Request(f"{self.url}/bench/{act}", json.dumps(wish).encode(), method="POST")
        with urllib.request.urlopen(request, timeout=60) as answer:
            value: dict[str, Any] = json.loads(answer.read())
            return value

    def taps(self, first: int, count: int, data: str, *, label: str = "taps", rate: float = 0.0) -> float:
        """Let so many people tap a button, `rate` a second (0: all at once); return the moment it began."""
        return self._push("tap", first, count, data, label, rate)

    def texts(self, first: int, count: int, text: str, *, label: str = "texts", rate: float = 0.0) -> float:
        """Let so many people write, `rate` a second (0: all at once); return the moment it began."""
        return self._push("text", first, count, text, label, rate)

    def _push(self, kind: str, first: int, count: int, content: str, label: str, rate: float) -> float:
        began: float = self._ask(
            "push", kind=kind, first=first, count=count, label=label, content=content, per_second=rate
        )["at"]
        return began

    def limit(self, per_second: int, *, spare_first: int = 0, spare_count: int = 0) -> None:
        """Refuse (429) what is more than that in any second, except to the spared chats."""
        self._ask("limit", per_second=per_second, spare_first=spare_first, spare_count=spare_count)

    def webhooks(self, urls: Sequence[str], secret: str) -> None:
        """Post updates to these addresses in turn, as a balancer before them would, instead of the poll."""
        self._ask("webhooks", urls=list(urls), secret=secret)

    def counts(self) -> dict[str, Any]:
        """Return how much came in and went out, and the server's own CPU seconds."""
        return self._ask("counts")

    def report(self) -> dict[str, Any]:
        """Return `counts` with every answer and message.

        `answers` by label: (pushed at, seconds)...; `still_waiting` by label: pushed at...; `moments` of
        messages: (at, chat)...
        """
        return self._ask("report")

    def forget(self) -> None:
        """Forget messages, answers and what waits."""
        self._ask("forget")

    def until_answered(self, label: str, count: int, timeout: float) -> None:
        """Wait until so many updates with that label were answered. Raises TimeoutError."""
        if (seen := self.answered(label, count, timeout)) < count:
            raise TimeoutError(f"{seen} of {count} answered after {timeout} s")

    def answered(self, label: str, count: int, at_most: float) -> int:
        """Wait until so many updates with that label were answered, or so many seconds; return how many."""
        return self._until(lambda: int(self.counts()["answered"].get(label, 0)), count, at_most)

    def messages(self, count: int, at_most: float) -> int:
        """Wait until so many messages came in, or so many seconds; return how many."""
        return self._until(lambda: int(self.counts()["messages"]), count, at_most)

    def _until(self, look: Callable[[], int], wanted: int, at_most: float) -> int:
        end = time.monotonic() + at_most
        while (seen := look()) < wanted and time.monotonic() < end:
            time.sleep(0.05)
        return seen


@contextlib.contextmanager
def running() -> Iterator[Telegram]:
    """Give a server in a process of its own."""
    process = subprocess.Popen([sys.executable, __file__], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield Telegram(f"http://127.0.0.1:{int(process.stdout.readline())}")
    finally:
        process.kill()
        process.wait()


if __name__ == "__main__":
    asyncio.run(_serve())
