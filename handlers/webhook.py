"""`keel web`: Telegram posts each update here; 200 says that it is stored."""

import asyncio
import hmac
import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import structlog
import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter
from telegram.ext import ExtBot

from bot.infra.background import Background
from bot.infra.health import Health
from bot.settings import BadSetting, CannotRun, Settings
from handlers.feed import ALLOWED_UPDATES, Feed
from handlers.outgoing import seconds_of

log = structlog.get_logger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105
DEFAULT_PATH = "/telegram"
# The longest message with all its entities is a tenth of this.
BODY_BYTES = 1024 * 1024
BODY_SECONDS = 15.0
# How many requests Telegram makes at once; one that is stored is answered, so few are enough.
CONNECTIONS = 40
STOP_SECONDS = 3


def demand_settings(settings: Settings) -> None:
    """Raise BadSetting unless the settings of the webhook are there."""
    if not settings.webhook_url:
        raise BadSetting(
            "KEEL_WEBHOOK_URL is missing: the address at which Telegram reaches this host, such as "
            "https://keel.example.org"
        )
    if settings.webhook_secret is None:
        raise BadSetting("KEEL_WEBHOOK_SECRET is missing: make one with `openssl rand -hex 32`")


def path_of(settings: Settings) -> str:
    """Return the path at which updates arrive: that of KEEL_WEBHOOK_URL, else /telegram. It is no secret."""
    return urlsplit(settings.webhook_url or "").path or DEFAULT_PATH


def address_of(settings: Settings) -> str:
    """Return the whole address for Telegram."""
    assert settings.webhook_url is not None
    parts = urlsplit(settings.webhook_url)
    return parts._replace(path=path_of(settings), query="", fragment="").geturl()


async def announce(bot: ExtBot[None], settings: Settings) -> None:
    """Tell Telegram where to post; waits while it cannot be reached. Raises CannotRun when it refuses."""
    assert settings.webhook_secret is not None
    wait = 1.0
    while True:
        try:
            await bot.set_webhook(
                address_of(settings),
                secret_token=settings.webhook_secret.get_secret_value(),
                allowed_updates=ALLOWED_UPDATES,
                max_connections=CONNECTIONS,
                drop_pending_updates=False,
            )
            log.info("webhook.set", host=urlsplit(address_of(settings)).hostname)
            return
        except BadRequest as error:
            raise CannotRun(f"KEEL_WEBHOOK_URL is refused by Telegram: {error.message}") from None
        except InvalidToken:
            raise
        except RetryAfter as error:
            wait = seconds_of(error)
        except NetworkError as error:
            log.warning("webhook.not_set", error=type(error).__name__, wait=wait)
        await asyncio.sleep(wait)
        wait = min(wait * 2, 30.0)


def webhook_app(settings: Settings, feed: Feed, health: Health, server: "WebhookServer") -> Starlette:
    """Return the application: the webhook, /healthz, /readyz and /metrics."""
    assert settings.webhook_secret is not None
    secret = settings.webhook_secret.get_secret_value().encode()

    async def take_in(request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "").encode()
        # Compared in constant time, and before a byte of the body is read.
        if not hmac.compare_digest(given, secret):
            return PlainTextResponse("forbidden\n", 403)
        if not server.ready:
            return PlainTextResponse("not ready\n", 503)
        try:
            async with asyncio.timeout(BODY_SECONDS):
                body = await _body(request)
        except (TimeoutError, ClientDisconnect):
            return PlainTextResponse("the body did not come\n", 408)
        if body is None:
            return PlainTextResponse("too large\n", 413)
        try:
            raw = json.loads(body)
        # Brackets a hundred thousand deep are JSON too.
        except (ValueError, RecursionError):
            return PlainTextResponse("not JSON\n", 400)
        if not isinstance(raw, dict) or not isinstance(raw.get("update_id"), int):
            return PlainTextResponse("not an update\n", 400)
        try:
            await feed.take_in([raw])
        # Screened already; anything but 200 makes Telegram bring it again.
        except Exception as error:  # noqa: BLE001
            log.error("webhook.not_stored", update_id=raw["update_id"], error=type(error).__name__)
            return PlainTextResponse("not stored\n", 503)
        return Response(status_code=200)

    async def report(request: Request) -> Response:
        status, media, body = await health.answer(request.url.path)
        return Response(body, status, media_type=media)

    return Starlette(
        routes=[
            Route(path_of(settings), take_in, methods=["POST"]),
            *(Route(path, report, methods=["GET"]) for path in ("/healthz", "/readyz", "/metrics")),
        ]
    )


async def _body(request: Request) -> bytes | None:
    """Return the body, None when it is longer than BODY_BYTES; no more than that is read."""
    length = request.headers.get("content-length", "0")
    if not length.isdigit() or int(length) > BODY_BYTES:
        return None
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > BODY_BYTES:
            return None
        parts.append(part)
    return b"".join(parts)


class _Server(uvicorn.Server):
    """uvicorn's server inside a process that has its own mind about signals."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class WebhookServer:
    """Listens for Telegram on every address of this host, as a load balancer reaches it from outside.

    `ready` is set when updates may be taken in; before that the webhook answers 503.
    """

    def __init__(self, settings: Settings, feed: Feed, health: Health) -> None:
        self.ready = False
        self.port = 0
        # Of its own: whoever waits for what updates have started must not wait for the server.
        self._background = Background()
        self._app = webhook_app(settings, feed, health, self)
        self._server: _Server | None = None
        self._serving: asyncio.Task[None] | None = None

    async def open(self, port: int) -> None:
        """Listen on `port` (0: any free one). Raises OSError when it is taken."""
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("0.0.0.0", port))  # noqa: S104
        except OSError:
            listener.close()
            raise
        self.port = int(listener.getsockname()[1])
        self._server = _Server(
            uvicorn.Config(
                self._app,
                http="auto",
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_keep_alive=75,
                timeout_graceful_shutdown=STOP_SECONDS,
            )
        )
        self._serving = self._background.start(self._server.serve(sockets=[listener]), "webhook.serve")
        log.info("webhook.listening", port=self.port)

    async def close(self) -> None:
        """Take no more requests and let those under way end, within STOP_SECONDS."""
        if self._server is None or self._serving is None:
            return
        self._server.should_exit = True
        await asyncio.wait({self._serving}, timeout=STOP_SECONDS + 1)
