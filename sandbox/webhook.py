"""Delivery to a webhook: in order within a chat, chats in parallel, until it answers 2xx."""

from __future__ import annotations

import asyncio
import json
from collections import deque

import aiohttp

from sandbox.methods import Webhook
from sandbox.world import Update, World

TIMEOUT_SECONDS = 60.0


class WebhookDelivery:
    """Sends waiting updates to the bot's webhook while one is set."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._webhook: Webhook | None = None
        self._lanes: dict[int, deque[Update]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._places = asyncio.Semaphore(1)
        self._session: aiohttp.ClientSession | None = None
        world.on_update.append(self._queue)

    def switch(self, webhook: Webhook | None) -> None:
        """Deliver to this webhook from now on, what waits already included; None stops."""
        self._stop()
        self._webhook = webhook
        if webhook is None:
            return
        self._places = asyncio.Semaphore(webhook.max_connections)
        if self._session is None:
            timeout = aiohttp.ClientTimeout(total=TIMEOUT_SECONDS)
            self._session = aiohttp.ClientSession(timeout=timeout, connector=aiohttp.TCPConnector(limit=0))
        for update in list(self._world.pending.values()):
            self._queue(update)

    async def close(self) -> None:
        """Stop and let go of the connections."""
        self._webhook = None
        tasks = list(self._tasks)
        self._stop()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        self._lanes.clear()

    def _queue(self, update: Update) -> None:
        if self._webhook is None:
            return
        lane = self._lanes.get(update.lane)
        if lane is not None:
            lane.append(update)
            return
        lane = self._lanes[update.lane] = deque([update])
        task = asyncio.get_running_loop().create_task(self._drain(self._webhook, update.lane, lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _drain(self, webhook: Webhook, number: int, lane: deque[Update]) -> None:
        first = self._world.config.webhook_retry_seconds
        while lane:
            update = lane[0]
            pause = first
            while update.update_id in self._world.pending:
                async with self._places:
                    problem = await self._deliver(webhook, update)
                if problem is None:
                    self._world.pending.pop(update.update_id, None)
                    break
                webhook.last_error_at = int(self._world.clock.now())
                webhook.last_error = problem
                await asyncio.sleep(pause)
                pause = min(pause * 2, first * 30)
            lane.popleft()
        del self._lanes[number]

    async def _deliver(self, webhook: Webhook, update: Update) -> str | None:
        if self._session is None:
            return "Connection closed"
        headers = {"Content-Type": "application/json"}
        if webhook.secret_token is not None:
            headers["X-Telegram-Bot-Api-Secret-Token"] = webhook.secret_token
        try:
            async with self._session.post(
                webhook.url, data=json.dumps(update.payload()).encode(), headers=headers
            ) as response:
                await response.read()
                if 200 <= response.status < 300:
                    return None
                return f"Wrong response from the webhook: {response.status} {response.reason}"
        except TimeoutError:
            return "Read timeout expired"
        except aiohttp.ClientError as error:
            return (
                "Connection refused"
                if isinstance(error, aiohttp.ClientConnectorError)
                else "Connection reset"
            )
