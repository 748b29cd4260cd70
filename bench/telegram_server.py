"""A Telegram for benchmarks: the leanest HTTP server that answers sendMessage, in its own process.

It reads no more of a request than its length, so that what is measured is the client.
"""

import asyncio
import contextlib
import subprocess
import sys
import time
from collections.abc import Iterator

# What Telegram answers to a text with a keyboard of two rows: about 500 bytes.
_MESSAGE = (
    b'{"ok":true,"result":{"message_id":%d,"from":{"id":4242,"is_bot":true,"first_name":"Keel",'
    b'"username":"keel_bot"},"chat":{"id":100200300,"first_name":"Anna","type":"private"},'
    b'"date":%d,"text":"Evening. How was today?","reply_markup":{"inline_keyboard":'
    b'[[{"text":"1 Awful","callback_data":"mood:1"},{"text":"2 Low","callback_data":"mood:2"},'
    b'{"text":"3 OK","callback_data":"mood:3"}],[{"text":"4 Good","callback_data":"mood:4"},'
    b'{"text":"5 Great","callback_data":"mood:5"}]]}}}'
)
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"


class _Connection(asyncio.Protocol):
    sent = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.read = b""

    def data_received(self, data: bytes) -> None:
        self.read += data
        while (end := self.read.find(b"\r\n\r\n")) >= 0:
            head = self.read[:end].lower()
            at = head.find(b"content-length:")
            length = int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
            if len(self.read) < end + 4 + length:
                return
            self.read = self.read[end + 4 + length :]
            _Connection.sent += 1
            body = _MESSAGE % (_Connection.sent, time.time())
            self.transport.write(_HEAD % len(body) + body)


async def _serve() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(_Connection, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


@contextlib.contextmanager
def running() -> Iterator[str]:
    """Give the address of a server in a process of its own, without `/bot`."""
    process = subprocess.Popen([sys.executable, __file__], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
    finally:
        process.kill()
        process.wait()


if __name__ == "__main__":
    asyncio.run(_serve())
