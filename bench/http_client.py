"""Messages a second through PTB's own HTTP client, through Keel's, and through its bulk lane.

Every run is a process of its own against one loopback server in another; the ways take turns, so
that a busy moment of the machine hits all of them.
"""

import asyncio
import importlib.abc
import importlib.machinery
import json
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from types import ModuleType
from urllib.parse import urlsplit

# Run as a script, Python looks beside this file only.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import measuring
import telegram_server
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.request import HTTPXRequest

from handlers.request import AiohttpRequest

REPEATS = 3
SECONDS = 2.0
WARM_UP = 0.5
QUICK = {"REPEATS": 1, "SECONDS": 1.0}
TOKEN = "4242:bench"
TEXT = "Evening. How was today?"
KEYBOARD = (("1 Awful", "2 Low", "3 OK"), ("4 Good", "5 Great"))

WAYS = {
    "bare": "bare PTB, httpx without sniffio, as pip installs it",
    "sniffio": "bare PTB, httpx with sniffio at hand",
    "aiohttp": "PTB over AiohttpRequest",
    "lean": "AiohttpRequest.post_lean (bulk lane)",
    "socket": "raw asyncio streams, no client (what server and machine allow)",
}

Send = Callable[[], Awaitable[int]]


class _WithoutSniffio(importlib.abc.MetaPathFinder):
    """Lets an import of sniffio fail, after the same search as where it is not installed."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != "sniffio":
            return None
        importlib.machinery.PathFinder.find_spec("sniffio_is_not_there", path)
        raise ModuleNotFoundError(fullname)


def _markup() -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=f"mood:{label[0]}") for label in row] for row in KEYBOARD]
    )


async def _through_ptb(request: HTTPXRequest | AiohttpRequest, url: str, stack: AsyncExitStack) -> Send:
    # Nothing goes through PTB's second client.
    bot = Bot(TOKEN, base_url=f"{url}/bot", request=request, get_updates_request=HTTPXRequest(1))
    await stack.enter_async_context(request)

    async def send() -> int:
        # The keyboard is built for each message, as a check-in's is.
        return (await bot.send_message(100200300, TEXT, reply_markup=_markup())).message_id

    return send


async def _lean(url: str, stack: AsyncExitStack) -> Send:
    request = await stack.enter_async_context(AiohttpRequest())

    async def send() -> int:
        data = {"chat_id": 100200300, "text": TEXT, "reply_markup": _markup().to_dict()}
        answer = await request.post_lean(f"{url}/bot{TOKEN}/sendMessage", data)
        assert answer.message_id is not None
        return answer.message_id

    return send


async def _socket(url: str) -> Send:
    where = urlsplit(url)
    idle: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []
    body = json.dumps({"chat_id": 100200300, "text": TEXT, "reply_markup": _markup().to_dict()}).encode()
    head = f"POST /bot{TOKEN}/sendMessage HTTP/1.1\r\nHost: x\r\nContent-Length: {len(body)}\r\n\r\n"
    wire = head.encode() + body

    async def send() -> int:
        reader, writer = idle.pop() if idle else await asyncio.open_connection(where.hostname, where.port)
        writer.write(wire)
        answer = await reader.readuntil(b"\r\n\r\n")
        length = int(answer.rpartition(b"Length: ")[2])
        message_id: int = json.loads(await reader.readexactly(length))["result"]["message_id"]
        idle.append((reader, writer))
        return message_id

    return send


async def _sender(way: str, url: str, stack: AsyncExitStack) -> Send:
    if way == "lean":
        return await _lean(url, stack)
    if way == "socket":
        return await _socket(url)
    if way == "aiohttp":
        return await _through_ptb(AiohttpRequest(), url, stack)
    if way == "bare":
        sys.meta_path.insert(0, _WithoutSniffio())
    return await _through_ptb(HTTPXRequest(), url, stack)


async def _measure(way: str, in_flight: int, url: str, seconds: float) -> dict[str, float]:
    async with AsyncExitStack() as stack:
        send = await _sender(way, url, stack)
        await _run(send, in_flight, WARM_UP)
        cpu = time.process_time()
        ids, took = await _run(send, in_flight, seconds)
        cpu = time.process_time() - cpu
    # Each answer was one message: nothing was sent twice or counted twice.
    assert len(set(ids)) == len(ids)
    return {"per_second": len(ids) / took, "cpu_ms": 1000 * cpu / len(ids)}


async def _run(send: Send, in_flight: int, seconds: float) -> tuple[list[int], float]:
    """Keep `in_flight` messages under way; return the ids of all and the seconds it took."""
    ids: list[int] = []
    begun = time.monotonic()

    async def one_after_another() -> None:
        while time.monotonic() < begun + seconds:
            ids.append(await send())

    await asyncio.gather(*(one_after_another() for _ in range(in_flight)))
    return ids, time.monotonic() - begun


def _in_a_process(way: str, in_flight: int, url: str) -> dict[str, float]:
    command = [sys.executable, __file__, way, str(in_flight), url, str(SECONDS)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def table() -> measuring.Table:
    """Run every way with 20 and with 50 messages in flight; takes about two minutes."""
    made = measuring.Table("http_client", "Messages a second by HTTP client")
    runs: dict[tuple[str, int], list[dict[str, float]]] = {}
    with telegram_server.running() as telegram:
        for _ in range(REPEATS):
            for in_flight in (20, 50):
                for way in WAYS:
                    runs.setdefault((way, in_flight), []).append(_in_a_process(way, in_flight, telegram.url))
    for in_flight in (20, 50):
        base = measuring.Spread.of([run["per_second"] for run in runs["bare", in_flight]]).median
        for way, what in WAYS.items():
            rates = measuring.Spread.of([run["per_second"] for run in runs[way, in_flight]])
            made.rows.append(
                measuring.Row(
                    what,
                    {
                        "in flight": in_flight,
                        "messages/s": rates,
                        "to bare PTB": rates.median / base,
                        "CPU ms each": measuring.Spread.of([run["cpu_ms"] for run in runs[way, in_flight]]),
                    },
                )
            )
    made.notes = [
        f"Median (least-most) of {REPEATS} runs of {SECONDS:.0f} s, in turns, one process each.",
        "Plain HTTP on loopback: no TLS, no distance, a server that does nothing.",
        "The same text and keyboard each time.",
        "httpcore asks sniffio for the name of the loop, for every lock.",
        "Where it is not installed, the import is tried each time.",
    ]
    return made


if __name__ == "__main__":
    way, in_flight, url, seconds = sys.argv[1:]
    print(json.dumps(asyncio.run(_measure(way, int(in_flight), url, float(seconds)))))
