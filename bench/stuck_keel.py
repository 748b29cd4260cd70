"""`keel run` with one handler more: who writes /wait keeps it busy for ten seconds."""

import asyncio
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from plain_bots import STUCK_SECONDS
from telegram import Update
from telegram.ext import ApplicationHandlerStop, MessageHandler, filters

from bot.app import build
from bot.infra.health import Health, open_health
from bot.migrate import open_store
from bot.settings import read_settings
from handlers.context import BotContext


async def be_stuck(update: Update, context: BotContext) -> None:
    """Do nothing for ten seconds, then end."""
    await asyncio.sleep(STUCK_SECONDS)
    raise ApplicationHandlerStop


async def main() -> None:
    """Run until the process is ended."""
    settings = read_settings()
    async with open_store(settings, migrate=True) as (database, vault):
        keel = build(settings, vault=vault, database=database)
        keel.application.add_handler(MessageHandler(filters.Regex("^/wait$"), be_stuck), group=-10)
        await keel.start()
        await keel.greet(polling=True, sending=True)
        await open_health(Health(keel.trouble, keel.figures), settings.port)
        await keel.work(taking_in=True, polling=True, sending=True)


if __name__ == "__main__":
    asyncio.run(main())
