"""`keel run` with one thing changed, for what Keel itself does not let anybody set.

python odd_keel.py stuck         who writes /wait keeps a handler busy for ten seconds
python odd_keel.py fast          paid broadcasts have no pace, only what the machine allows
"""

import asyncio
import sys
from dataclasses import replace
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

# More than any machine sends.
NO_PACE = 100_000.0


async def be_stuck(update: Update, context: BotContext) -> None:
    """Do nothing for ten seconds, then end."""
    await asyncio.sleep(STUCK_SECONDS)
    raise ApplicationHandlerStop


async def main(change: str) -> None:
    """Run until the process is ended."""
    settings = read_settings()
    async with open_store(settings, migrate=True) as (database, vault):
        keel = build(settings, vault=vault, database=database)
        if change == "stuck":
            keel.application.add_handler(MessageHandler(filters.Regex("^/wait$"), be_stuck), group=-10)
        else:
            keel.sender = replace(keel.sender, paid_rate=NO_PACE)
        await keel.start()
        await keel.greet(polling=True, sending=True)
        await open_health(Health(keel.trouble, keel.figures), settings.port)
        await keel.work(taking_in=True, polling=True, sending=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
