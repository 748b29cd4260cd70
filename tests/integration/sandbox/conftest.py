"""A sandbox that listens, and python-telegram-bot's own client pointed at it."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from sandbox import Person, Sandbox, SandboxConfig


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """A sandbox on a free port."""
    async with Sandbox(SandboxConfig(port=0, webhook_retry_seconds=0.02)) as running:
        yield running


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    """python-telegram-bot's bot with its default client."""
    client = Bot(
        sandbox.token,
        base_url=f"{sandbox.url}/bot",
        base_file_url=f"{sandbox.url}/file/bot",
        request=HTTPXRequest(connection_pool_size=8, read_timeout=5),
        get_updates_request=HTTPXRequest(read_timeout=5),
    )
    async with client:
        yield client


@pytest.fixture
async def anna(sandbox: Sandbox) -> Person:
    """A person who pressed Start; the bot has read that already."""
    person = sandbox.person("Anna", username="anna_example", language_code="en")
    await person.starts()
    sandbox.world.pending.clear()
    return person


@pytest.fixture
async def http(sandbox: Sandbox) -> AsyncIterator[aiohttp.ClientSession]:
    """A plain HTTP client; paths are relative to the sandbox."""
    async with aiohttp.ClientSession(sandbox.url) as session:
        yield session
