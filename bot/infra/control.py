"""The control port of `keel try` and long-life tests: moves the clock, says what is due next.

It exists only when KEEL_CONTROL_PORT is set, and only on loopback.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.kernel.clock import OffsetClock

NextDue = Callable[[], Awaitable[datetime | None]]


async def serve_control(
    port: int, clock: OffsetClock, next_due: NextDue, moved: Callable[[], object]
) -> None:
    """Answer `POST /clock {"offset_seconds": x}` and `GET /next` on 127.0.0.1 until cancelled.

    `moved` is called after the clock was set, so that nobody waits for the next tick to see what is due.
    """

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            method, path = head.split(" ")[:2]
            length = 0
            for line in head.split("\r\n")[1:]:
                name, _, value = line.partition(":")
                if name.lower() == "content-length":
                    length = min(int(value), 10_000)
            body = await reader.readexactly(length) if length else b""
            status, value_out = await _act(method, path, body, clock, next_due)
            if method == "POST" and status.startswith("200"):
                moved()
            payload = json.dumps(value_out).encode()
            writer.write(
                f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\n"
                f"Content-Length: {len(payload)}\r\nConnection: close\r\n\r\n".encode()
                + payload
            )
            await writer.drain()
        except (ValueError, TypeError, KeyError, OverflowError, asyncio.IncompleteReadError, ConnectionError):
            writer.write(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        finally:
            writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", port)
    async with server:
        await server.serve_forever()


async def _act(
    method: str, path: str, body: bytes, clock: OffsetClock, next_due: NextDue
) -> tuple[str, dict[str, object]]:
    if method == "POST" and path == "/clock":
        clock.offset = timedelta(seconds=float(json.loads(body)["offset_seconds"]))
        return "200 OK", {"now": clock.now().isoformat()}
    if method == "GET" and path == "/next":
        moment = await next_due()
        return "200 OK", {"next_at": moment.isoformat() if moment else None}
    return "404 Not Found", {"error": "POST /clock or GET /next"}
