"""The order inside a chat when a process starts over what an earlier life left."""

import asyncio
from datetime import timedelta

from sqlalchemy import text

from bot.infra.background import Background
from bot.infra.database import Database
from bot.infra.vault import Vault
from bot.infra.work import Work
from bot.kernel.clock import FixedClock
from bot.messaging.intake import Incoming, Intake, Runner, Stored
from tests.house import KEY, NOON


async def test_a_start_after_a_long_gap_keeps_the_order_of_each_chat(sqlite_database: Database) -> None:
    """More was left than is looked through at once, and the first of a chat was held a moment longer."""
    vault, chats = Vault([KEY]), 150
    dead = Intake(Work(sqlite_database), vault, 7, owner="dead", real=FixedClock(NOON))
    # Each chat wrote twice, the second time after everybody had written once.
    await dead.store(
        [Incoming(number, vault.mac(number % chats), b"{}") for number in range(1, 2 * chats + 1)]
    )
    async with dead.work.begin() as session:
        await session.execute(
            text("UPDATE updates SET lease_until = :later WHERE update_id <= :chats"),
            {"later": str((NOON + timedelta(seconds=16)).replace(tzinfo=None)) + ".000000", "chats": chats},
        )
    seen: dict[bytes, list[int]] = {}
    alive = Intake(
        Work(sqlite_database), vault, 7, owner="alive", real=FixedClock(NOON + timedelta(minutes=1))
    )

    async def handle(stored: Stored) -> None:
        seen.setdefault(stored.chat_key, []).append(stored.update_id)

    runner = Runner(alive, handle, Background(), lambda left: None)
    looking = asyncio.create_task(runner.look_after())
    # As in a process, the look for what dead ones left has begun when the taking over does.
    await asyncio.sleep(0)
    await runner.take_over()
    assert await runner.settle(20)
    looking.cancel()

    assert sorted(number for order in seen.values() for number in order) == list(range(1, 2 * chats + 1))
    assert [order for order in seen.values() if order != sorted(order)] == []
