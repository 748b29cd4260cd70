"""`keel try` as a visitor has it: one command, a page, and a clock that jumps to the next check-in."""

import asyncio
import signal
import socket
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.processes import KeelProcess

ALEX = 1001


class Page:
    """The page's own calls."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def post(self, path: str, **wish: Any) -> Any:
        """Do something as the page does."""
        async with self._session.post(path, json=wish) as answer:
            told = await answer.json()
            assert answer.status == 200, told
            return told

    async def said(self, chat: int) -> list[dict[str, Any]]:
        """Return what stands in a chat."""
        async with self._session.get(f"/sandbox/chats/{chat}/messages") as answer:
            return list((await answer.json())["messages"])

    async def waits_for(self, chat: int, words: str, timeout: float = 20.0) -> dict[str, Any]:
        """Return the newest message of the chat with these words in its text, once there is one."""
        return await self._finds(chat, lambda message: words in (message["text"] or ""), words, timeout)

    async def waits_for_more(self, chat: int, before: int) -> None:
        """Wait until the chat shows more than `before` messages."""
        until = time.monotonic() + 20.0
        while len(await self.said(chat)) <= before:
            assert time.monotonic() < until, "nothing came"
            await asyncio.sleep(0.02)

    async def taps(self, chat: int, label: str) -> None:
        """Press the newest button with this label, once there is one."""
        message = await self._finds(chat, lambda message: label in labels(message), label, 20.0)
        await self.post(
            f"/sandbox/chats/{chat}/press",
            message_id=message["message_id"],
            data=labels(message)[label],
        )

    async def _finds(
        self, chat: int, fits: Callable[[dict[str, Any]], bool], wanted: str, timeout: float
    ) -> dict[str, Any]:
        until = time.monotonic() + timeout
        while time.monotonic() < until:
            for message in reversed(await self.said(chat)):
                if fits(message):
                    return message
            await asyncio.sleep(0.02)
        raise AssertionError(f"{wanted!r} did not come; the chat shows {await self.said(chat)}")


def labels(message: dict[str, Any]) -> dict[str, str]:
    """Return the buttons of a message: callback data by label."""
    rows = (message["reply_markup"] or {}).get("inline_keyboard", [])
    return {
        button["text"]: button["callback_data"] for row in rows for button in row if "callback_data" in button
    }


@pytest.fixture
async def trying(tmp_path: Path) -> AsyncIterator[tuple[KeelProcess, Page]]:
    """A `keel try` that is up, and its page."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    async with KeelProcess("try", "--port", str(port), folder=tmp_path) as process:
        await process.says(f"http://127.0.0.1:{port}")
        async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session:
            yield process, Page(session)


async def test_a_visitor_sees_tomorrows_check_in_without_waiting(trying: tuple[KeelProcess, Page]) -> None:
    """Onboard, jump to the next thing due, and the question of the day is there within seconds."""
    process, page = trying
    await page.post(f"/sandbox/chats/{ALEX}/start", from_id=ALEX)
    for label in (
        "Start",
        "Yes, and that's OK",
        "Yes, that's right",
        "I've stopped",
        "About a week",
        "Evening, 19:00",
    ):
        await page.taps(ALEX, label)
    await page.waits_for(ALEX, "You're set")

    # Whatever the hour of the machine: the tip of the morning may come before the question of the evening.
    for _ in range(3):
        before = len(await page.said(ALEX))
        jumped = await page.post("/sandbox/clock", jump="next")
        await page.waits_for_more(ALEX, before)
        if any("How was today?" in (message["text"] or "") for message in await page.said(ALEX)):
            break
    question = await page.waits_for(ALEX, "How was today?")
    await page.taps(ALEX, "3 OK")
    await page.waits_for(ALEX, "How strong was the pull")

    assert jumped["jumped"]
    assert len(labels(question)) >= 5
    process.signal(signal.SIGINT)
    assert await process.ends(timeout=20) == 0


async def test_a_page_elsewhere_is_said_when_the_port_is_taken(tmp_path: Path) -> None:
    """What else listens on the usual port keeps nobody from trying Keel."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        async with KeelProcess("try", "--port", str(port), folder=tmp_path) as process:
            await process.says(f"Port {port} is taken")
            await process.says("http://127.0.0.1:")
            process.signal(signal.SIGTERM)
            code = await process.ends(timeout=20)

    assert code == 0


def _children(parent: int) -> list[int]:
    """Return the processes that this one has started and that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            # The name in brackets may hold spaces: what follows it is state and parent.
            state, its_parent = stat.read_text().rpartition(")")[2].split()[:2]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(its_parent) == parent and state != "Z":
            found.append(int(stat.parent.name))
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
async def test_a_killed_try_leaves_no_bot_behind(trying: tuple[KeelProcess, Page]) -> None:
    """kill -9 gives it no time to end its bot: the bot sees that nobody is there any more."""
    process, _ = trying
    (bot,) = _children(process.pid)

    await process.kill()

    until = time.monotonic() + 30
    while Path(f"/proc/{bot}").exists() and time.monotonic() < until:
        await asyncio.sleep(0.05)
    assert not Path(f"/proc/{bot}").exists()
