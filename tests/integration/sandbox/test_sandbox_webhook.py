"""Updates delivered to a webhook: in order within a chat, again until it answers 2xx."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest, Conflict

from sandbox import Person, Sandbox


@dataclass
class Hook:
    """A bot's webhook: keeps what it got; answers what `statuses` say, then 200."""

    url: str = ""
    got: list[dict[str, Any]] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    seconds: float = 0.0

    async def take(self, request: web.Request) -> web.Response:
        """Answer one delivery."""
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        body = await request.json()
        await asyncio.sleep(self.seconds)
        self.at_once -= 1
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        status = self.statuses.pop(0) if self.statuses else 200
        if status == 200:
            self.got.append(body)
        return web.Response(status=status)

    @property
    def texts(self) -> list[str]:
        """What people wrote, as it came."""
        return [update["message"]["text"] for update in self.got]

    async def has(self, count: int) -> None:
        """Wait until so many updates were taken, three seconds at most."""
        async with asyncio.timeout(3):
            while len(self.got) < count:
                await asyncio.sleep(0.01)


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    """A webhook that listens."""
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


async def test_updates_come_in_order_with_the_secret(
    sandbox: Sandbox, bot: Bot, anna: Person, hook: Hook
) -> None:
    await anna.says("before")
    await bot.set_webhook(hook.url, secret_token="s3cret")
    for number in range(5):
        await anna.says(str(number))

    await hook.has(6)

    assert hook.texts == ["before", "0", "1", "2", "3", "4"]
    assert set(hook.secrets) == {"s3cret"}
    async with asyncio.timeout(1):
        while sandbox.world.pending:
            await asyncio.sleep(0.01)


async def test_a_refused_update_is_brought_again_before_the_next(bot: Bot, anna: Person, hook: Hook) -> None:
    hook.statuses = [500, 403, 502]
    await bot.set_webhook(hook.url)
    await anna.says("one")
    await anna.says("two")

    await hook.has(2)

    assert hook.texts == ["one", "two"]
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 502 Bad Gateway"


async def test_one_stuck_chat_does_not_hold_up_another(
    sandbox: Sandbox, bot: Bot, anna: Person, hook: Hook
) -> None:
    ben = sandbox.person("Ben", started=True)
    hook.seconds = 0.15
    await bot.set_webhook(hook.url, max_connections=2)
    for person in (anna, ben):
        await person.says("a")
        await person.says("b")

    await hook.has(4)

    assert hook.most_at_once == 2
    assert [text for text in hook.texts if text == "a"] == hook.texts[:2]


async def test_a_dead_webhook_keeps_updates_until_it_is_back(
    sandbox: Sandbox, bot: Bot, anna: Person, hook: Hook
) -> None:
    await bot.set_webhook("http://127.0.0.1:9/hook")
    await anna.says("kept")
    await asyncio.sleep(0.1)

    info = await bot.get_webhook_info()
    assert (info.pending_update_count, info.last_error_message) == (1, "Connection refused")

    await bot.set_webhook(hook.url)
    await hook.has(1)
    assert hook.texts == ["kept"]


async def test_polling_and_webhook_exclude_each_other(bot: Bot, anna: Person, hook: Hook) -> None:
    await bot.set_webhook(hook.url)
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()

    await bot.delete_webhook()
    await anna.says("polled")
    assert [update.message.text for update in await bot.get_updates()] == ["polled"]

    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()


async def test_a_bad_secret_is_refused(bot: Bot, hook: Hook) -> None:
    with pytest.raises(BadRequest, match="unallowed characters"):
        await bot.set_webhook(hook.url, secret_token="not allowed")
