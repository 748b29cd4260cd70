"""`keel run` with one thing changed, for what Keel itself does not let anybody set.

python odd_keel.py stuck         who writes /wait keeps a handler busy for ten seconds
python odd_keel.py fast          paid broadcasts have no pace, only what the machine allows
"""

import asyncio
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from plain_bots import STUCK_SECONDS
from telegram import Update
from telegram.ext import ApplicationHandlerStop, MessageHandler, filters

from bot import running
from bot.app import Keel, build
from bot.settings import read_settings
from handlers.context import BotContext

# More than any machine sends.
NO_PACE = 100_000.0


async def be_stuck(update: Update, context: BotContext) -> None:
    """Do nothing for ten seconds, then end."""
    await asyncio.sleep(STUCK_SECONDS)
    raise ApplicationHandlerStop


def changed(*given: Any, **more: Any) -> Keel:
    """Return what `build` does, with the change that was asked for."""
    keel = build(*given, **more)
    if sys.argv[1] == "stuck":
        keel.application.add_handler(MessageHandler(filters.Regex("^/wait$"), be_stuck), group=-10)
    else:
        keel.sender = replace(keel.sender, paid_rate=NO_PACE)
    return keel


if __name__ == "__main__":
    # All else is the real thing, from the lock file to the end: only what it builds is another.
    running.build = changed
    running.start("run", read_settings())
