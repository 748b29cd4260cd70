"""The plain bots that Keel is measured against: python-telegram-bot as its documentation shows it.

python plain_bots.py echo URL [--aiohttp] [--concurrent]
python plain_bots.py tap URL [--aiohttp] [--concurrent]
python plain_bots.py gather URL COUNT IN_FLIGHT
python plain_bots.py limited URL COUNT (semaphore|gather)
python plain_bots.py stuck URL [--concurrent]
"""

import argparse
import asyncio
import logging
import sys

import telegram_server
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    AIORateLimiter,
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ContextTypes,
    MessageHandler,
    filters,
)
from telegram_server import FIRST

TEXT = "Some <b>news</b> of the house: the kitchen is open again on Thursday evenings, from six to nine."
HELP = "You can call 116 123 at any hour, day or night."
STUCK_SECONDS = 10.0
LABELS = (("0", "1", "2", "3", "4", "5"), ("6", "7", "8", "9", "10"))


def builder(url: str, *, aiohttp: bool, concurrent: bool) -> ApplicationBuilder:
    """Return what every bot here starts from."""
    made = (
        ApplicationBuilder()
        .token(telegram_server.TOKEN)
        .base_url(f"{url}/bot")
        .concurrent_updates(concurrent)
    )
    if aiohttp:
        from handlers.request import AiohttpRequest

        made = made.request(AiohttpRequest()).get_updates_request(AiohttpRequest())
    return made


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say what was said."""
    await update.message.reply_text(update.message.text)


async def tapped(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer a tap and change its message, and nothing else: the calls of a check-in tap."""
    await update.callback_query.answer()
    keyboard = [[InlineKeyboardButton(one, callback_data=f"pull:{one}") for one in row] for row in LABELS]
    await update.callback_query.edit_message_text(
        "Thank you. How strong was the pull today?", reply_markup=InlineKeyboardMarkup(keyboard)
    )


async def wait_or_help(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Be stuck, or help at once."""
    if update.message.text == "/wait":
        await asyncio.sleep(STUCK_SECONDS)
    await update.message.reply_text(HELP)


async def gather(url: str, count: int, in_flight: int) -> None:
    """Send one text to so many people, `in_flight` at once."""
    slots = asyncio.Semaphore(in_flight)

    async with Bot(telegram_server.TOKEN, base_url=f"{url}/bot") as bot:

        async def one(chat: int) -> None:
            async with slots:
                await bot.send_message(chat, TEXT, parse_mode="HTML")

        await asyncio.gather(*(one(chat) for chat in range(FIRST, FIRST + count)))


def limited(url: str, count: int, way: str) -> None:
    """Answer people, and send one text to so many others, both through PTB's own rate limiter."""
    slots = asyncio.Semaphore(30 if way == "semaphore" else count)
    broadcasts: list[asyncio.Task[None]] = []

    async def begin(application: Application) -> None:
        async def one(chat: int) -> None:
            async with slots:
                await application.bot.send_message(chat, TEXT, parse_mode="HTML")

        async def everybody() -> None:
            await asyncio.gather(*(one(chat) for chat in range(FIRST, FIRST + count)))

        broadcasts.append(asyncio.create_task(everybody()))

    made = builder(url, aiohttp=False, concurrent=True).rate_limiter(AIORateLimiter(max_retries=5))
    application = made.post_init(begin).build()
    application.add_handler(MessageHandler(filters.TEXT, wait_or_help))
    application.run_polling()


def main() -> int:
    """Run one of them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("bot")
    parser.add_argument("url")
    parser.add_argument("more", nargs="*")
    parser.add_argument("--aiohttp", action="store_true")
    parser.add_argument("--concurrent", action="store_true")
    given = parser.parse_args()
    logging.basicConfig(level=logging.WARNING)
    if given.bot == "gather":
        asyncio.run(gather(given.url, int(given.more[0]), int(given.more[1])))
        return 0
    if given.bot == "limited":
        limited(given.url, int(given.more[0]), given.more[1])
        return 0
    application = builder(given.url, aiohttp=given.aiohttp, concurrent=given.concurrent).build()
    application.add_handler(
        {
            "echo": MessageHandler(filters.TEXT, echo),
            "tap": CallbackQueryHandler(tapped),
            "stuck": MessageHandler(filters.TEXT, wait_or_help),
        }[given.bot]
    )
    application.run_polling()
    return 0


if __name__ == "__main__":
    sys.exit(main())
