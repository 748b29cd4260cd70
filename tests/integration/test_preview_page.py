"""`keel content preview --page`: what an editor sees in the browser is what a person would be shown."""

import asyncio
import socket
import sys

import aiohttp
import pytest

from bot.infra.content import CONTENT
from bot.infra.texts import Texts
from bot.previewing import screens
from bot.selfhelp.library import load_library

READER = 1001


@pytest.mark.parametrize(
    ("name", "least"),
    [("i-cant-eat", 1), ("urge-surfing", 4), ("one-decision", 1), ("it-rises-and-falls", 1), (None, 134)],
)
def test_each_kind_of_piece_has_screens(name: str | None, least: int) -> None:
    """An article, a technique with its steps, a journey message, a daily text, and everything."""
    library, texts = load_library(CONTENT), Texts(CONTENT / "messages")

    assert len(list(screens(library, texts, name, "es"))) >= least
    assert list(screens(library, texts, "no-such-thing", "es")) == []


async def test_the_page_shows_the_piece_until_it_is_ended() -> None:
    """The command posts it through the pretend Telegram, and ends cleanly."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = ("-m", "bot", "content", "preview", "i-cant-eat", "--page", "--port", str(port))
    process = await asyncio.create_subprocess_exec(sys.executable, *command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    said = (await asyncio.wait_for(process.stdout.readline(), 60)).decode()
    assert said.startswith("Open http://127.0.0.1:")
    url = said.split()[1]

    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{url}/sandbox/chats/{READER}/messages") as answer,
    ):
        shown = (await answer.json())["messages"][-1]

    assert shown["text"].startswith("I can't eat. What can I do?")
    assert "Sources" in str(shown["reply_markup"])
    process.terminate()
    assert await process.wait() == 0
