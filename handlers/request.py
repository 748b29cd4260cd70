"""Keel's HTTP client to Telegram: PTB's request port over aiohttp.

PTB's own client (httpx) costs five times the CPU of a call here. It maps errors as PTB's client
does, and says more: `NotSent` when Telegram cannot have seen the request, `AnswerUnknown` when it
may have acted on it. Error texts never carry the bot's token.
"""

import asyncio
import ipaddress
import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import IO, TYPE_CHECKING, Any, Protocol
from urllib.request import getproxies, proxy_bypass

import aiohttp
from aiohttp.abc import AbstractStreamWriter
from aiohttp.payload import Payload
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot.infra.metrics import RETRY_AFTER as ASKED_TO_WAIT

if TYPE_CHECKING:
    from telegram._utils.types import ODVInput

# The writer of aiohttp buffers up to 64 KiB before it waits for the socket, headers included: half of
# that is written without waiting, so that an error in the first write means that nothing went out.
_PIECE = 32 * 1024

# Telegram closes idle connections later than this; a reused connection that the other side has closed
# costs an answer that nobody knows.
_KEEP_ALIVE_SECONDS = 15.0

_TOKEN = re.compile(r"bot\d+(?::|%3[Aa])[\w-]+", re.ASCII)


class NotSent(NetworkError):
    """No byte of the request's body went out: Telegram has done nothing and a retry is safe.

    Refused, no such host, TLS or proxy failed, connection closed before the first write.
    """


class NotSentInTime(NotSent, TimedOut):
    """`NotSent`, because connecting or waiting for a free connection took too long."""


class AnswerUnknown(NetworkError):
    """The request went out and no whole answer came back: Telegram may have acted on it."""


class AnswerLate(AnswerUnknown, TimedOut):
    """`AnswerUnknown`, because writing or the answer took too long."""


@dataclass(frozen=True, slots=True)
class LeanAnswer:
    """What a bulk send needs to know of Telegram's answer.

    Done: `error_code` is None, `message_id` that of the new message (None where the method answers
    with something else). Refused: `error_code` is the HTTP status, `description` Telegram's words,
    `retry_after` seconds to wait, `migrate_to` the new id of a group.
    """

    message_id: int | None = None
    error_code: int | None = None
    description: str = ""
    retry_after: int | None = None
    migrate_to: int | None = None


def read_lean_answer(status: int, payload: bytes) -> LeanAnswer:
    """Return what `payload`, the body of an answer with this HTTP status, says.

    An error page that is no JSON becomes an answer with the status as its code. Raises AnswerUnknown
    when a success is no Bot API answer: somebody between us and Telegram has spoken.
    """
    done = HTTPStatus.OK <= status <= 299
    try:
        answer = json.loads(payload)
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        if done:
            raise AnswerUnknown("Invalid server response")
        return LeanAnswer(error_code=status, description=_phrase(status))
    if done:
        result = answer.get("result")
        return LeanAnswer(message_id=result.get("message_id") if isinstance(result, dict) else None)
    parameters = answer.get("parameters") or {}
    return LeanAnswer(
        error_code=status,
        description=answer.get("description") or _phrase(status),
        retry_after=parameters.get("retry_after"),
        migrate_to=parameters.get("migrate_to_chat_id"),
    )


def refusal_of(answer: LeanAnswer) -> TelegramError:
    """Return the error that PTB's own calls raise for a refused answer."""
    if answer.migrate_to is not None:
        return ChatMigrated(answer.migrate_to)
    if answer.retry_after is not None:
        return RetryAfter(answer.retry_after)
    kind = _REFUSALS.get(answer.error_code or 0)
    return kind(answer.description) if kind else NetworkError(f"{answer.description} ({answer.error_code})")


_REFUSALS: dict[int, type[TelegramError]] = {
    HTTPStatus.BAD_REQUEST: BadRequest,
    HTTPStatus.UNAUTHORIZED: InvalidToken,
    HTTPStatus.FORBIDDEN: Forbidden,
    HTTPStatus.NOT_FOUND: InvalidToken,
    HTTPStatus.CONFLICT: Conflict,
}


class LeanRequest(Protocol):
    """A request port that also reads lean answers."""

    async def post_lean(self, url: str, data: Mapping[str, Any]) -> LeanAnswer:
        """Call the Bot API method at `url`; as `AiohttpRequest.post_lean`."""
        ...


class AiohttpRequest(BaseRequest):
    """PTB's request port over aiohttp; give one to `Application.builder().request()`.

    Args:
        connection_pool_size: requests under way at once; more wait up to `pool_timeout`.
        read_timeout: seconds without a byte of the answer.
        write_timeout: seconds in which a piece of the body (32 KiB) must leave.
        connect_timeout: seconds for name, connection, TLS and proxy together.
        pool_timeout: seconds to wait for one of the `connection_pool_size` places.
        media_write_timeout: as `write_timeout`, for calls that upload a file.

    A timeout of None waits for ever. The defaults are those of PTB's HTTPXRequest. Proxies come from
    the environment (`HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`), read by `initialize`;
    loopback addresses never go through one.
    """

    def __init__(
        self,
        connection_pool_size: int = 256,
        read_timeout: float | None = 5.0,
        write_timeout: float | None = 5.0,
        connect_timeout: float | None = 5.0,
        pool_timeout: float | None = 1.0,
        media_write_timeout: float | None = 20.0,
    ) -> None:
        self._connection_pool_size = connection_pool_size
        self._read_timeout = read_timeout
        self._write_timeout = write_timeout
        self._connect_timeout = connect_timeout
        self._pool_timeout = pool_timeout
        self._media_write_timeout = media_write_timeout
        self._session: aiohttp.ClientSession | None = None
        self._places = asyncio.Semaphore(connection_pool_size)
        self._proxies: dict[str, str] = {}
        self._proxy_of: dict[tuple[str, str], str | None] = {}

    @property
    def read_timeout(self) -> float | None:
        """Seconds without a byte of the answer, unless a call says otherwise."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Open the session; a second call does nothing, a call after `shutdown` opens a new one.

        Raises RuntimeError when the environment names a proxy that is not HTTP or HTTPS.
        """
        if self._session is not None:
            return
        self._proxies = _proxies_by_environment()
        self._proxy_of = {}
        self._places = asyncio.Semaphore(self._connection_pool_size)
        self._session = aiohttp.ClientSession(
            # The places above limit connections: a limit here would count waiting as connecting.
            connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=_KEEP_ALIVE_SECONDS),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": self.USER_AGENT},
        )

    async def shutdown(self) -> None:
        """Close the session and its connections; a second call does nothing."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: "ODVInput[float]" = BaseRequest.DEFAULT_NONE,
        write_timeout: "ODVInput[float]" = BaseRequest.DEFAULT_NONE,
        connect_timeout: "ODVInput[float]" = BaseRequest.DEFAULT_NONE,
        pool_timeout: "ODVInput[float]" = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Return the HTTP status and the body of the answer.

        Parameters go as JSON, as multipart when a file is among them. Raises NotSent, NotSentInTime,
        AnswerUnknown or AnswerLate; PTB turns a status that is no success into its own errors.
        """
        body: _Body | None = None
        if request_data is not None and request_data.contains_files:
            patience = _given(write_timeout, self._media_write_timeout)
            body = _multipart(request_data, patience)
        elif method != "GET":
            parameters = request_data.parameters if request_data is not None else {}
            body = _json(parameters, _given(write_timeout, self._write_timeout))
        timeout = aiohttp.ClientTimeout(
            connect=_given(connect_timeout, self._connect_timeout),
            sock_read=_given(read_timeout, self._read_timeout),
        )
        return await self._exchange(method, url, body, timeout, _given(pool_timeout, self._pool_timeout))

    async def post_lean(self, url: str, data: Mapping[str, Any]) -> LeanAnswer:
        """Call a Bot API method and read of the answer only what LeanAnswer holds.

        For all that is said: building PTB's Message out of each answer costs most of the CPU. `url` ends
        with the method's name; `data` holds the parameters as JSON values (files by id or address
        only). Raises as `do_request`; what Telegram refuses is returned, not raised.
        """
        timeout = aiohttp.ClientTimeout(connect=self._connect_timeout, sock_read=self._read_timeout)
        body = _json(data, self._write_timeout)
        return read_lean_answer(*await self._exchange("POST", url, body, timeout, self._pool_timeout))

    async def _exchange(
        self,
        method: str,
        url: str,
        body: "_Body | None",
        timeout: aiohttp.ClientTimeout,
        pool_timeout: float | None,
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise RuntimeError("This AiohttpRequest is not initialized!")
        await self._take_place(pool_timeout)
        try:
            address = URL(url)
            async with self._session.request(
                method,
                address,
                data=body,
                timeout=timeout,
                proxy=self._proxy_for(address),
                allow_redirects=False,
            ) as response:
                payload = await response.read()
                status = response.status
                if status == HTTPStatus.TOO_MANY_REQUESTS:
                    ASKED_TO_WAIT.inc()
        # TimeoutError is an OSError.
        except (aiohttp.ClientError, OSError, ValueError) as error:
            trouble = _trouble(error, sent=body is None or body.started)
        else:
            if method == "POST" and not (HTTPStatus.OK <= status <= 299 and payload.startswith(b"{")):
                # PTB quotes an answer that it cannot read, and a proxy's error page quotes the URL.
                payload = _redacted(payload.decode("utf-8", "replace")).encode()
            return status, payload
        finally:
            self._places.release()
        # Raised out here, so that the original with the URL in its text is not chained to it.
        raise trouble

    async def _take_place(self, pool_timeout: float | None) -> None:
        if not self._places.locked():
            await self._places.acquire()
            return
        try:
            async with asyncio.timeout(pool_timeout):
                await self._places.acquire()
        except TimeoutError:
            raise NotSentInTime(
                "Pool timeout: All connections in the connection pool are occupied. "
                "Request was *not* sent to Telegram."
            ) from None

    def _proxy_for(self, address: URL) -> str | None:
        if not self._proxies:
            return None
        where = (address.scheme, address.host or "")
        if where not in self._proxy_of:
            direct = _is_loopback(where[1]) or proxy_bypass(where[1])
            self._proxy_of[where] = None if direct else self._proxies.get(where[0])
        return self._proxy_of[where]


class _Body(Payload):
    """The body of one request: knows whether any of it went out, and limits the time of a write."""

    def __init__(self, value: bytes, content_type: str, write_timeout: float | None) -> None:
        super().__init__(value, content_type=content_type)
        self._size = len(value)
        self._write_timeout = write_timeout
        self.started = False

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        return bytes(self._value).decode(encoding, errors)

    async def write(self, writer: AbstractStreamWriter) -> None:
        # The first write never waits: it fails on a closed connection, before a byte, or it went out.
        view = memoryview(self._value)
        await writer.write(view[:_PIECE])
        self.started = True
        for start in range(_PIECE, len(view), _PIECE):
            async with asyncio.timeout(self._write_timeout):
                await writer.write(view[start : start + _PIECE])

    async def write_with_length(self, writer: AbstractStreamWriter, content_length: int | None) -> None:
        # `content_length` is our own `size`.
        await self.write(writer)


def _json(parameters: Mapping[str, Any], write_timeout: float | None) -> _Body:
    return _Body(json.dumps(parameters).encode(), "application/json", write_timeout)


def _multipart(request_data: RequestData, write_timeout: float | None) -> _Body:
    boundary = secrets.token_hex(16)
    parts: list[bytes] = []
    for name, value in request_data.json_parameters.items():
        parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{_quoted(name)}"'.encode())
        parts.append(b"\r\n\r\n" + value.encode() + b"\r\n")
    for name, (file_name, content, mime_type) in request_data.multipart_data.items():
        parts.append(
            f'--{boundary}\r\nContent-Disposition: form-data; name="{_quoted(name)}"; '
            f'filename="{_quoted(file_name)}"\r\nContent-Type: {mime_type}\r\n\r\n'.encode()
        )
        parts.append(_content(content))
        parts.append(b"\r\n")
    parts.append(f"--{boundary}--\r\n".encode())
    return _Body(b"".join(parts), f"multipart/form-data; boundary={boundary}", write_timeout)


def _content(content: bytes | IO[bytes]) -> bytes:
    return content if isinstance(content, bytes) else content.read()


def _quoted(name: str) -> str:
    """A name inside a multipart header, as browsers write it (WHATWG HTML, multipart/form-data)."""
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def _trouble(error: Exception, *, sent: bool) -> NetworkError:
    text = f"aiohttp.{type(error).__name__}: {_redacted(str(error))}"
    late = isinstance(error, TimeoutError)
    # Errors of connecting say so by their type; for a download there is no body to ask.
    if isinstance(error, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError) or not sent:
        return NotSentInTime(text) if late else NotSent(text)
    return AnswerLate(text) if late else AnswerUnknown(text)


def _redacted(text: str) -> str:
    return _TOKEN.sub("bot<token>", text)


def _phrase(status: int) -> str:
    try:
        return f"{HTTPStatus(status).phrase} ({status})"
    except ValueError:
        return f"Unknown HTTPError ({status})"


def _given(value: "ODVInput[float]", default: float | None) -> float | None:
    """The timeout of a call: a number or None when it names one, else the default."""
    return value if value is None or isinstance(value, int | float) else default


def _proxies_by_environment() -> dict[str, str]:
    """Return the proxy's address by scheme of the target."""
    named = getproxies()
    proxies = {scheme: named.get(scheme) or named.get("all") for scheme in ("http", "https")}
    found = {scheme: proxy for scheme, proxy in proxies.items() if proxy}
    for scheme, proxy in found.items():
        if "://" not in proxy:
            found[scheme] = f"http://{proxy}"
        elif not proxy.startswith(("http://", "https://")):
            kind = proxy.split("://", 1)[0]
            raise RuntimeError(
                f"The proxy for {scheme} addresses is {kind}; only HTTP proxies are supported."
            )
    return found


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
