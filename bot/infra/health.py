"""A tiny HTTP server for `/healthz`, `/readyz` and `/metrics`, and the ping that says Keel is alive."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog

log = structlog.get_logger(__name__)

HEAD_BYTES = 8192
HEAD_SECONDS = 5.0
PING_SECONDS = 60.0
PING_TIMEOUT = 10.0

# What is wrong, one sentence each; empty when the process does its work.
Trouble = Callable[[], Awaitable[list[str]]]
Figures = Callable[[], Awaitable[bytes]]


@dataclass(frozen=True, slots=True)
class Health:
    """What one process says about itself.

    `/healthz`: 200 while the process answers. `/readyz`: 200 when `trouble` finds nothing, else 503 and the
    sentences. `/metrics`: what `figures` gives.
    """

    trouble: Trouble
    figures: Figures

    async def answer(self, path: str) -> tuple[int, str, bytes]:
        """Return status, media type and body for a path."""
        if path == "/healthz":
            return 200, "text/plain; charset=utf-8", b"ok\n"
        if path == "/readyz":
            found = await self.trouble()
            body = "\n".join(found) if found else "ready"
            return (503 if found else 200), "text/plain; charset=utf-8", f"{body}\n".encode()
        if path == "/metrics":
            from bot.infra.metrics import CONTENT_TYPE

            return 200, CONTENT_TYPE, await self.figures()
        return 404, "text/plain; charset=utf-8", b"/healthz, /readyz or /metrics\n"


async def open_health(health: Health, port: int) -> asyncio.Server:
    """Listen on 127.0.0.1:`port` (0: any free one) and return the server. Raises OSError when it is taken."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(HEAD_SECONDS):
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            method, target, *_ = head.split(" ", 2)
            if method in ("GET", "HEAD"):
                status, media, body = await health.answer(target.partition("?")[0])
            else:
                status, media, body = 405, "text/plain; charset=utf-8", b"only GET\n"
            writer.write(
                f"HTTP/1.1 {status} {'OK' if status == 200 else 'Not OK'}\r\nContent-Type: {media}\r\n"
                f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode()
                + (b"" if method == "HEAD" else body)
            )
            await writer.drain()
        except (TimeoutError, ValueError, asyncio.LimitOverrunError, asyncio.IncompleteReadError, OSError):
            # A client that says nothing, nonsense or too much, or that left: there is nobody to tell.
            log.debug("health.no_request")
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", port, limit=HEAD_BYTES)
    log.info("health.listening", port=server.sockets[0].getsockname()[1])
    return server


async def ping(url: str) -> None:
    """Tell the watcher at `url` that Keel is alive; a failure is logged, without the address."""
    import aiohttp

    try:
        timeout = aiohttp.ClientTimeout(total=PING_TIMEOUT)
        async with (
            aiohttp.ClientSession(timeout=timeout, trust_env=True) as session,
            session.get(url) as answer,
        ):
            if answer.status >= 400:
                log.warning("heartbeat.refused", status=answer.status)
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        # Its text may hold the address, which is a secret with many services.
        log.warning("heartbeat.failed", error=type(error).__name__)
