"""The chat page in a real browser: the visit that `keel try` promises, from hello to the right number."""

import asyncio
import os
import re
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from bot.infra.database import Database
from tests.street import ONBOARDING, SAM, Street, street

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
ALEX = 1001
# A page on a busy machine.
PATIENCE = 30_000

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium here (apt-get install chromium); the build machine has one"
)


@pytest.fixture
async def try_house(sqlite_database: Database, tmp_path: Path) -> AsyncIterator[Street]:
    """Give what `keel try` starts: a sandbox with people, and the bot as a process with a clock to move."""
    async with street(sqlite_database, tmp_path) as made:
        alex = made.sandbox.person("Alex", id=ALEX, language_code="en-GB")
        sam = made.sandbox.world.people[SAM]
        made.sandbox.world.add_group("Staff", [sam.id], id=-4001)
        process = made.process(staff_chat_id="-4001")
        made.sandbox.bot_control_url = f"http://127.0.0.1:{process.control_port}"
        await process.start()
        assert alex.messages == []
        yield made


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """Give the system's Chromium, without a window."""
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield running
        await running.close()


@pytest.fixture
async def page(try_house: Street, browser: Browser) -> AsyncIterator[Page]:
    """Give the page on a phone; an error in its own code fails the test."""
    context = await browser.new_context(viewport={"width": 390, "height": 844}, locale="en-GB")
    opened = await context.new_page()
    opened.set_default_timeout(PATIENCE)
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    await opened.goto(try_house.sandbox.url)
    yield opened
    await context.close()
    assert errors == []


def chat(page: Page, number: int) -> Locator:
    """Return one person's phone on the page."""
    return page.get_by_test_id(f"chat-{number}")


async def taps(page: Page, number: int, label: str) -> None:
    """Press the newest button with that label in a chat."""
    words = re.compile(rf"^\s*{re.escape(label)}\s*$")
    button = chat(page, number).get_by_test_id("button").filter(has_text=words).last
    await expect(button).to_be_visible(timeout=PATIENCE)
    await button.click()


async def says(page: Page, number: int, words: str) -> None:
    """Write into a chat and send it."""
    await page.get_by_test_id(f"input-{number}").fill(words)
    await page.get_by_test_id(f"send-{number}").click()


async def reads(page: Page, number: int, words: str) -> None:
    """Wait until a chat shows these words."""
    shown = chat(page, number).get_by_test_id("message-text").filter(has_text=words).last
    await expect(shown).to_be_visible(timeout=PATIENCE)


async def test_a_visit_from_hello_to_the_right_number(page: Page, try_house: Street) -> None:
    """Onboard, answer the check-in, write on a bad day and see who is there, get the news that staff send."""
    await page.get_by_test_id(f"switch-{ALEX}").click()
    await page.get_by_test_id(f"start-{ALEX}").click()
    for label in ONBOARDING:
        await taps(page, ALEX, label)
    await reads(page, ALEX, "19:00")

    # A few things may be due before the evening; each press goes to the next.
    asked = chat(page, ALEX).get_by_test_id("message-text").filter(has_text="How was today?")
    for _ in range(8):
        await page.get_by_test_id("jump-next").click()
        await asyncio.sleep(2)
        if await asked.count():
            break
    await taps(page, ALEX, "2 Low")
    await taps(page, ALEX, "8")
    await taps(page, ALEX, "No")
    await taps(page, ALEX, "Not now")
    assert await try_house.count("SELECT count(*) FROM day_notes WHERE mood = 2 AND craving = 8") == 1

    await says(page, ALEX, "i cant do this anymore")
    await reads(page, ALEX, "116 123")
    copy = chat(page, ALEX).get_by_test_id("button").filter(has_text="116 123").last
    await expect(copy).to_be_visible(timeout=PATIENCE)

    await taps(page, ALEX, "That was a mistake")
    await page.get_by_test_id(f"switch-{SAM}").click()
    await says(page, SAM, "/broadcast")
    await reads(page, SAM, "taken as the draft")
    await says(page, SAM, "The Thursday group now starts at 19:30.")
    await taps(page, SAM, "Count")
    await taps(page, SAM, "Send it")
    await reads(page, SAM, "Sent: 1")
    await page.get_by_test_id(f"switch-{ALEX}").click()
    await reads(page, ALEX, "The Thursday group now starts at 19:30.")
