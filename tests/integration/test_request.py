"""The HTTP client to Telegram keeps PTB's contract, and says what PTB's own client does not.

What both promise runs over both classes against real sockets; the rest is Keel's alone.
"""

import asyncio
import ipaddress
import json
import logging
import socket
import ssl
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputFile
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
from telegram.request import BaseRequest, HTTPXRequest, RequestData
from telegram.request._requestparameter import RequestParameter

from handlers.request import (
    AiohttpRequest,
    AnswerLate,
    AnswerUnknown,
    LeanAnswer,
    NotSent,
    NotSentInTime,
)
from sandbox.running import Sandbox

TOKEN = "4242:AAsecret-Token_x"
METHOD = f"/bot{TOKEN}/sendMessage"
PROXY_NAMES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")

both = pytest.mark.parametrize("request_class", [HTTPXRequest, AiohttpRequest])
RequestClass = type[HTTPXRequest] | type[AiohttpRequest]


@pytest.fixture(autouse=True)
def no_proxy_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PROXY_NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@dataclass
class Seen:
    """One request as the server read it."""

    line: str
    headers: dict[str, str]
    body: bytes

    def parameters(self) -> dict[str, str]:
        """The parameters as the Bot API reads them: strings as they are, the rest as JSON text."""
        if self.headers["content-type"] == "application/json":
            loaded = json.loads(self.body)
            return {
                name: value if isinstance(value, str) else json.dumps(value) for name, value in loaded.items()
            }
        if self.headers["content-type"] == "application/x-www-form-urlencoded":
            return dict(parse_qsl(self.body.decode(), keep_blank_values=True))
        return {part.name: part.content.decode() for part in self.parts() if part.file_name is None}

    def parts(self) -> list["Part"]:
        head = f"Content-Type: {self.headers['content-type']}\r\n\r\n".encode()
        message = BytesParser(policy=HTTP).parsebytes(head + self.body)
        found = []
        for part in message.iter_parts():
            content = part.get_payload(decode=True)
            assert isinstance(content, bytes)
            name = part.get_param("name", header="content-disposition")
            found.append(Part(str(name), part.get_filename(), part.get_content_type(), content))
        return found


@dataclass
class Part:
    name: str
    file_name: str | None
    mime_type: str
    content: bytes


@dataclass
class Server:
    """A server on loopback: what it read, how many connections it took."""

    port: int = 0
    seen: list[Seen] = field(default_factory=list)
    connections: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}{METHOD}"


Answer = Callable[[Seen, asyncio.StreamWriter], Awaitable[None]]
Connection = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def http(status: int, body: bytes, content_type: str = "application/json") -> bytes:
    head = f"HTTP/1.1 {status} X\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def said(status: int, **answer: Any) -> Answer:
    """Answer with this status and this JSON object."""

    async def write(seen: Seen, writer: asyncio.StreamWriter) -> None:
        writer.write(http(status, json.dumps(answer).encode()))

    return write


def page(status: int, text: str) -> Answer:
    async def write(seen: Seen, writer: asyncio.StreamWriter) -> None:
        writer.write(http(status, text.replace("URL", seen.line).encode(), "text/html"))

    return write


ok = said(200, ok=True, result={"message_id": 7})


def reset(writer: asyncio.StreamWriter) -> None:
    """Close with a RST instead of a FIN."""
    writer.get_extra_info("socket").setsockopt(
        socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00"
    )
    writer.transport.abort()


async def read_request(reader: asyncio.StreamReader) -> Seen:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    line, *lines = head.strip().split("\r\n")
    headers = {name.lower(): value for name, value in (one.split(": ", 1) for one in lines)}
    return Seen(line, headers, await reader.readexactly(int(headers.get("content-length", 0))))


def self_signed(folder: Path) -> ssl.SSLContext:
    """A server's certificate for 127.0.0.1, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2120, 1, 1, tzinfo=UTC))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "both.pem").write_bytes(pem + certificate.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "both.pem")
    return context


@asynccontextmanager
async def serving(
    answer: Answer | None = None,
    connection: Connection | None = None,
    tls: ssl.SSLContext | None = None,
) -> AsyncIterator[Server]:
    """Serve each request with `answer`, or each connection with `connection`."""
    state = Server()
    open_writers: list[asyncio.StreamWriter] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        state.connections += 1
        open_writers.append(writer)
        if connection is not None:
            await connection(reader, writer)
            return
        assert answer is not None
        try:
            while True:
                seen = await read_request(reader)
                state.seen.append(seen)
                await answer(seen, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=tls)
    state.port = server.sockets[0].getsockname()[1]
    try:
        yield state
    finally:
        server.close()
        for writer in open_writers:
            writer.transport.abort()
        await asyncio.sleep(0)


async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Read nothing, say nothing."""


async def never(seen: Seen, writer: asyncio.StreamWriter) -> None:
    """Read the request, say nothing."""


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def data(**parameters: Any) -> RequestData:
    return RequestData([RequestParameter.from_input(name, value) for name, value in parameters.items()])


async def failure(request: BaseRequest, url: str, **given: Any) -> TelegramError:
    """The error with which the call ends."""
    with pytest.raises(TelegramError) as caught:
        async with asyncio.timeout(10):
            await request.post(url, given.pop("request_data", data(chat_id=7, text="hi")), **given)
    return caught.value


# What both classes promise.


@both
async def test_the_result_of_a_call_comes_back(request_class: RequestClass) -> None:
    async with serving(ok) as server, request_class() as request:
        assert await request.post(server.url, data(chat_id=7, text="hi")) == {"message_id": 7}
        assert await request.post(server.url) == {"message_id": 7}

    assert server.seen[0].line == f"POST {METHOD} HTTP/1.1"
    assert server.seen[0].headers["user-agent"] == BaseRequest.USER_AGENT


@both
async def test_parameters_arrive_as_the_bot_api_reads_them(request_class: RequestClass) -> None:
    given = {
        "chat_id": -1001,
        "text": "a&b=é\n🙂",
        "protect_content": True,
        "reply_markup": {"inline_keyboard": []},
    }
    async with serving(ok) as server, request_class() as request:
        await request.post(server.url, data(**given))

    assert server.seen[0].parameters() == {
        "chat_id": "-1001",
        "text": "a&b=é\n🙂",
        "protect_content": "true",
        "reply_markup": '{"inline_keyboard": []}',
    }


@both
async def test_files_go_as_multipart(request_class: RequestClass) -> None:
    photo = bytes(range(256)) * 1000
    given = data(chat_id=7, photo=InputFile(photo, filename='é".png'), caption="hi\r\nyou")
    async with serving(ok) as server, request_class() as request:
        await request.post(server.url, given)

    assert server.seen[0].parameters() == {"chat_id": "7", "caption": "hi\r\nyou"}
    (part,) = [one for one in server.seen[0].parts() if one.file_name is not None]
    assert (part.name, part.mime_type, part.content) == ("photo", "image/png", photo)
    assert 'filename="é%22.png"'.encode() in server.seen[0].body


@both
async def test_an_open_file_is_uploaded(request_class: RequestClass, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_bytes(b"{}")
    async with serving(ok) as server, request_class() as request:
        with path.open("rb") as handle:
            await request.post(server.url, data(document=InputFile(handle, read_file_handle=False)))

    (part,) = server.seen[0].parts()
    assert (part.name, part.file_name, part.content) == ("document", "mine.json", b"{}")


@both
async def test_a_download_gives_the_bytes(request_class: RequestClass) -> None:
    content = bytes(range(256)) * 2000

    async def write(seen: Seen, writer: asyncio.StreamWriter) -> None:
        writer.write(http(200, content, "application/octet-stream"))

    async with serving(write) as server, request_class() as request:
        assert await request.retrieve(server.url) == content

    assert server.seen[0].line == f"GET {METHOD} HTTP/1.1"


@both
@pytest.mark.parametrize(
    ("status", "answer", "expected"),
    [
        (400, {"description": "Bad Request: chat not found"}, BadRequest("Chat not found")),
        (401, {"description": "Unauthorized"}, InvalidToken("Unauthorized")),
        (403, {"description": "Forbidden: bot was blocked"}, Forbidden("Forbidden: bot was blocked")),
        (404, {"description": "Not Found"}, InvalidToken("Not Found")),
        (409, {"description": "Conflict: other getUpdates"}, Conflict("Conflict: other getUpdates")),
        (500, {"description": "Internal Server Error"}, NetworkError("Internal Server Error")),
        (502, {}, NetworkError("Bad Gateway (502)")),
    ],
)
async def test_a_refusal_becomes_ptbs_error(
    request_class: RequestClass, status: int, answer: dict[str, Any], expected: TelegramError
) -> None:
    refusal = said(status, ok=False, error_code=status, **answer)
    async with serving(refusal) as server, request_class() as request:
        error = await failure(request, server.url)

    assert type(error) is type(expected)
    assert error.message == expected.message


@both
async def test_flood_and_migration_carry_their_numbers(request_class: RequestClass) -> None:
    flood = said(429, ok=False, parameters={"retry_after": 3})
    moved = said(400, ok=False, parameters={"migrate_to_chat_id": -1009})
    async with serving(flood) as first, serving(moved) as second, request_class() as request:
        slow_down = await failure(request, first.url)
        migrated = await failure(request, second.url)

    assert isinstance(slow_down, RetryAfter)
    assert slow_down.__reduce__()[1] == (3,)
    assert isinstance(migrated, ChatMigrated)
    assert migrated.new_chat_id == -1009


@both
async def test_an_error_page_is_a_network_error(request_class: RequestClass) -> None:
    async with serving(page(502, "<html>Bad Gateway</html>")) as server, request_class() as request:
        error = await failure(request, server.url)

    assert type(error) is NetworkError
    assert "Bad Gateway (502)" in error.message


@both
async def test_a_redirect_is_not_followed(request_class: RequestClass) -> None:
    async def elsewhere(seen: Seen, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 302 X\r\nLocation: /elsewhere\r\nContent-Length: 2\r\n\r\n{}")

    async with serving(elsewhere) as server, request_class() as request:
        error = await failure(request, server.url)

    assert (type(error), error.message) == (NetworkError, "Found (302)")
    assert len(server.seen) == 1


@both
async def test_a_success_that_is_no_json_is_a_telegram_error(request_class: RequestClass) -> None:
    async with serving(page(200, "<html>Log in to this wifi</html>")) as server, request_class() as request:
        error = await failure(request, server.url)

    assert type(error) is TelegramError


@both
async def test_nobody_listening_is_a_network_error(request_class: RequestClass) -> None:
    async with request_class() as request:
        refused = await failure(request, f"http://127.0.0.1:{free_port()}{METHOD}")
        unknown = await failure(request, f"http://no-such-host.invalid{METHOD}")

    for error in (refused, unknown):
        assert isinstance(error, NetworkError)
        assert not isinstance(error, TimedOut)


@both
async def test_a_connection_that_takes_too_long_is_timed_out(request_class: RequestClass) -> None:
    async with serving(connection=silent) as server, request_class(connect_timeout=0.1) as request:
        # The server never answers the TLS greeting.
        error = await failure(request, server.url.replace("http:", "https:"))

    assert isinstance(error, TimedOut)


@both
async def test_a_slow_answer_is_timed_out(request_class: RequestClass) -> None:
    async with serving(never) as server, request_class(read_timeout=0.1) as request:
        assert isinstance(await failure(request, server.url), TimedOut)

    assert len(server.seen) == 1


@both
async def test_a_call_sets_its_own_timeouts(request_class: RequestClass) -> None:
    async def later(seen: Seen, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.3)
        await ok(seen, writer)

    async with serving(later) as server, request_class(read_timeout=0.1) as request:
        assert request.read_timeout == 0.1
        assert await request.post(server.url, read_timeout=2)
        assert await request.post(server.url, read_timeout=None)
        assert isinstance(await failure(request, server.url), TimedOut)
    async with serving(later) as server, request_class(read_timeout=None) as request:
        assert request.read_timeout is None
        assert await request.post(server.url)
        assert isinstance(await failure(request, server.url, read_timeout=0.1), TimedOut)


@both
async def test_a_full_pool_is_timed_out(request_class: RequestClass) -> None:
    async with serving(never) as server, request_class(1, pool_timeout=0.1, read_timeout=0.5) as request:
        first = asyncio.create_task(failure(request, server.url))
        await asyncio.sleep(0.05)
        second = await failure(request, server.url)
        assert isinstance(await first, TimedOut)
        assert isinstance(await failure(request, server.url), TimedOut)

    assert isinstance(second, TimedOut)
    assert "Pool timeout" in second.message
    assert len(server.seen) == 2


@both
async def test_a_body_that_nobody_takes_is_timed_out(request_class: RequestClass) -> None:
    upload = data(document=InputFile(b"x" * 16_000_000))
    async with serving(connection=silent) as server:
        async with request_class(media_write_timeout=0.2, write_timeout=30, read_timeout=30) as request:
            assert isinstance(await failure(request, server.url, request_data=upload), TimedOut)
        async with request_class(media_write_timeout=30, read_timeout=30) as request:
            late = await failure(request, server.url, request_data=upload, write_timeout=0.2)
            assert isinstance(late, TimedOut)


@both
async def test_a_reset_is_a_network_error(request_class: RequestClass) -> None:
    async def after_the_request(seen: Seen, writer: asyncio.StreamWriter) -> None:
        reset(writer)

    async def at_once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        reset(writer)

    async with (
        serving(after_the_request) as first,
        serving(connection=at_once) as second,
        request_class() as request,
    ):
        errors = [await failure(request, server.url) for server in (first, second)]

    for error in errors:
        assert isinstance(error, NetworkError)
        assert not isinstance(error, TimedOut)


@both
async def test_half_an_answer_is_a_network_error(request_class: RequestClass) -> None:
    async def half(seen: Seen, writer: asyncio.StreamWriter) -> None:
        writer.write(http(200, b'{"ok":true,"result":true}')[:-5])
        writer.close()

    async with serving(half) as server, request_class() as request:
        error = await failure(request, server.url)

    assert isinstance(error, NetworkError)
    assert not isinstance(error, TimedOut)


@both
async def test_what_is_no_http_is_a_network_error(request_class: RequestClass) -> None:
    async def noise(seen: Seen, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 mail.example ESMTP\r\n\r\n")

    async with serving(noise) as server, request_class() as request:
        assert isinstance(await failure(request, server.url), NetworkError)


@both
async def test_calls_in_a_row_share_a_connection(request_class: RequestClass) -> None:
    async with serving(ok) as server, request_class() as request:
        for _ in range(5):
            await request.post(server.url)

    assert server.connections == 1


@both
async def test_a_connection_closed_while_idle_is_replaced(request_class: RequestClass) -> None:
    async def once(seen: Seen, writer: asyncio.StreamWriter) -> None:
        await ok(seen, writer)
        writer.close()

    async with serving(once) as server, request_class() as request:
        for _ in range(3):
            await request.post(server.url)
            await asyncio.sleep(0.05)

    assert server.connections == 3


@both
async def test_a_closed_client_can_be_opened_again(request_class: RequestClass) -> None:
    request = request_class()
    async with serving(ok) as server:
        for _ in range(2):
            await request.initialize()
            await request.initialize()
            assert await request.post(server.url)
            await request.shutdown()
            await request.shutdown()
            assert "not initialized" in (await failure(request, server.url)).message

    assert len(server.seen) == 2


@both
@pytest.mark.parametrize("name", ["HTTP_PROXY", "all_proxy"])
async def test_the_proxy_comes_from_the_environment(
    request_class: RequestClass, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with serving(ok) as proxy:
        monkeypatch.setenv(name, f"http://anna:pass@127.0.0.1:{proxy.port}")
        async with request_class() as request:
            assert await request.post(f"http://telegram.invalid{METHOD}") == {"message_id": 7}

    assert proxy.seen[0].line == f"POST http://telegram.invalid{METHOD} HTTP/1.1"
    assert proxy.seen[0].headers["proxy-authorization"] == "Basic YW5uYTpwYXNz"


@both
async def test_a_host_named_in_no_proxy_is_called_directly(
    request_class: RequestClass, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with serving(ok) as proxy:
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.port}")
        monkeypatch.setenv("NO_PROXY", "telegram.invalid")
        async with request_class() as request:
            assert isinstance(await failure(request, f"http://telegram.invalid{METHOD}"), NetworkError)

    assert proxy.seen == []


@both
async def test_a_proxy_that_opens_no_tunnel_is_a_network_error(
    request_class: RequestClass, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with serving(page(503, "no")) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://anna:pass@127.0.0.1:{proxy.port}")
        async with request_class() as request:
            error = await failure(request, f"https://telegram.invalid{METHOD}")

    assert isinstance(error, NetworkError)
    assert proxy.seen[0].line == "CONNECT telegram.invalid:443 HTTP/1.1"
    assert proxy.seen[0].headers["proxy-authorization"] == "Basic YW5uYTpwYXNz"
    if request_class is AiohttpRequest:
        assert type(error) is NotSent


@both
async def test_a_certificate_that_nobody_vouches_for_is_refused(
    request_class: RequestClass, tmp_path: Path
) -> None:
    async with serving(ok, tls=self_signed(tmp_path)) as server, request_class() as request:
        error = await failure(request, server.url.replace("http:", "https:"))

    assert isinstance(error, NetworkError)
    assert server.seen == []
    if request_class is AiohttpRequest:
        assert type(error) is NotSent


@both
async def test_a_bot_works_against_the_pretend_telegram(request_class: RequestClass) -> None:
    async with Sandbox() as sandbox:
        anna = sandbox.person()
        await anna.starts()
        bot = Bot(
            sandbox.token,
            base_url=f"{sandbox.url}/bot",
            base_file_url=f"{sandbox.url}/file/bot",
            request=request_class(),
            get_updates_request=request_class(),
        )
        async with bot:
            (update,) = await bot.get_updates(timeout=0)
            button = InlineKeyboardButton("OK", callback_data="mood:1")
            asked = await bot.send_message(
                anna.id, "<b>Evening</b> é", parse_mode="HTML", reply_markup=InlineKeyboardMarkup([[button]])
            )
            sent = await bot.send_document(anna.id, b"mine" * 50_000, filename="days é.json", caption="Yours")
            assert sent.document is not None
            content = await (await bot.get_file(sent.document.file_id)).download_as_bytearray()
            with pytest.raises(BadRequest, match="not modified"):
                await bot.edit_message_caption(anna.id, sent.message_id, caption="Yours")
            await anna.blocks()
            with pytest.raises(Forbidden):
                await bot.send_message(anna.id, "hi")

    assert update.message is not None
    assert update.message.text == "/start"
    assert asked.text == "Evening é"
    assert (sent.document.file_name, sent.caption) == ("days é.json", "Yours")
    assert content == b"mine" * 50_000


# What only Keel's class promises.


async def test_not_sent_is_told_from_answer_unknown() -> None:
    async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        reset(writer)

    async def drop(seen: Seen, writer: asyncio.StreamWriter) -> None:
        reset(writer)

    async with (
        serving(never) as slow,
        serving(drop) as dropping,
        serving(connection=silent) as deaf,
        serving(connection=hang_up) as hanging_up,
        AiohttpRequest(read_timeout=0.1, connect_timeout=0.1, media_write_timeout=0.1) as request,
    ):
        upload = data(document=InputFile(b"x" * 16_000_000))
        kinds = [
            type(await failure(request, f"http://127.0.0.1:{free_port()}{METHOD}")),
            type(await failure(request, f"http://no-such-host.invalid{METHOD}", connect_timeout=5)),
            type(await failure(request, hanging_up.url.replace("http:", "https:"))),
            type(await failure(request, deaf.url.replace("http:", "https:"))),
            type(await failure(request, slow.url)),
            type(await failure(request, dropping.url)),
            type(await failure(request, deaf.url, request_data=upload)),
        ]

    assert kinds == [NotSent, NotSent, NotSent, NotSentInTime, AnswerLate, AnswerUnknown, AnswerLate]
    assert len(slow.seen) == len(dropping.seen) == 1


async def test_a_full_pool_is_not_sent_and_frees_its_places() -> None:
    async with serving(never) as server, AiohttpRequest(2, pool_timeout=0.05, read_timeout=30) as request:
        stuck = [asyncio.create_task(request.post(server.url)) for _ in range(2)]
        await asyncio.sleep(0.05)
        assert type(await failure(request, server.url)) is NotSentInTime
        for task in stuck:
            task.cancel()
        await asyncio.gather(*stuck, return_exceptions=True)
        # A cancelled call gives its place back.
        assert type(await failure(request, server.url, read_timeout=0.05)) is AnswerLate


async def test_many_calls_at_once_stay_within_the_limit_of_connections() -> None:
    async def soon(seen: Seen, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.005)
        await ok(seen, writer)

    async with serving(soon) as server, AiohttpRequest(8, pool_timeout=None) as request:
        await asyncio.gather(*(request.post(server.url) for _ in range(100)))

    assert len(server.seen) == 100
    assert server.connections <= 8


async def test_loopback_never_goes_through_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{free_port()}")

    async with serving(ok) as server, AiohttpRequest() as request:
        assert await request.post(server.url)


async def test_a_socks_proxy_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks5://anna:pass@127.0.0.1:1080")

    with pytest.raises(RuntimeError, match="socks5") as caught:
        await AiohttpRequest().initialize()

    assert "pass" not in str(caught.value)


async def test_the_token_is_in_no_error_and_in_no_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def drop(seen: Seen, writer: asyncio.StreamWriter) -> None:
        reset(writer)

    caplog.set_level(logging.DEBUG)
    upload = data(document=InputFile(b"x" * 16_000_000))
    told = []
    async with (
        serving(never) as slow,
        serving(drop) as dropping,
        serving(connection=silent) as deaf,
        serving(page(502, "<html>could not reach URL</html>")) as quoting,
        serving(page(200, "<html>log in to reach URL</html>")) as wifi,
        AiohttpRequest(read_timeout=0.1, connect_timeout=0.1, media_write_timeout=0.1) as request,
    ):
        for url, request_data in [
            (f"http://127.0.0.1:{free_port()}{METHOD}", None),
            (f"http://no-such-host.invalid{METHOD}", None),
            (f"http://127.0.0.1:99999{METHOD}", None),
            (f"gopher://127.0.0.1{METHOD}", None),
            (deaf.url.replace("http:", "https:"), None),
            (slow.url, None),
            (dropping.url, None),
            (deaf.url, upload),
            (quoting.url, None),
            (wifi.url, None),
        ]:
            told.append(await failure(request, url, request_data=request_data))
            with pytest.raises(NetworkError) as caught:
                await request.retrieve(f"http://127.0.0.1:{free_port()}{METHOD}")
            told.append(caught.value)

    texts = ["".join(traceback.format_exception(error)) for error in told]
    texts += [record.getMessage() + (record.exc_text or "") for record in caplog.records]
    assert len(told) == 20
    assert not [text for text in texts if "secret" in text]


async def test_a_lean_call_reads_the_message_id_only() -> None:
    async with serving(ok) as server, AiohttpRequest() as request:
        answer = await request.post_lean(server.url, {"chat_id": 7, "text": "é", "reply_markup": {"a": [1]}})

    assert answer == LeanAnswer(message_id=7)
    assert server.seen[0].parameters() == {"chat_id": "7", "text": "é", "reply_markup": '{"a": [1]}'}


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (said(200, ok=True, result=True), LeanAnswer()),
        (
            said(429, ok=False, description="Too Many Requests", parameters={"retry_after": 9}),
            LeanAnswer(None, 429, "Too Many Requests", retry_after=9),
        ),
        (
            said(400, ok=False, description="Bad Request: moved", parameters={"migrate_to_chat_id": -1009}),
            LeanAnswer(None, 400, "Bad Request: moved", migrate_to=-1009),
        ),
        (
            said(403, ok=False, description="Forbidden: bot was blocked by the user"),
            LeanAnswer(None, 403, "Forbidden: bot was blocked by the user"),
        ),
        (page(502, "<html>URL</html>"), LeanAnswer(None, 502, "Bad Gateway (502)")),
        (page(599, ""), LeanAnswer(None, 599, "Unknown HTTPError (599)")),
    ],
)
async def test_a_lean_call_returns_what_telegram_refuses(answer: Answer, expected: LeanAnswer) -> None:
    async with serving(answer) as server, AiohttpRequest() as request:
        assert await request.post_lean(server.url, {"chat_id": 7}) == expected


async def test_a_lean_call_raises_what_a_call_raises() -> None:
    wifi_page = page(200, "<html>log in</html>")
    async with (
        serving(never) as slow,
        serving(wifi_page) as wifi,
        AiohttpRequest(read_timeout=0.1) as request,
    ):
        with pytest.raises(AnswerLate):
            await request.post_lean(slow.url, {"chat_id": 7})
        with pytest.raises(AnswerUnknown):
            await request.post_lean(wifi.url, {"chat_id": 7})
        with pytest.raises(NotSent):
            await request.post_lean(f"http://127.0.0.1:{free_port()}{METHOD}", {"chat_id": 7})
