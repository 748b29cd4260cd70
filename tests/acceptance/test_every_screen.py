"""Every button that can be reached from the commands is pressed: it answers, and it leads on."""

import re

import pytest
from telegram.ext import CallbackQueryHandler

from bot.people import Stage
from handlers.people.commands import PRIVATE
from tests.crawl import Crawl
from tests.fakes.telegram_request import ChatMessage
from tests.house import House

# What only the team taps, what stands under questions that come by themselves, and the first minute: each is
# walked by tests of its own.
ELSEWHERE = {"alert", "broadcast", "helpline", "news", "still", "talk", "start", "language", "tip"}


def leads_on(message: ChatMessage) -> bool:
    """Return whether a message has a button, or names a command to go on with."""
    return bool(message.keyboard) or re.search(r"(^|\s)/[a-z]+", message.text) is not None


def _pieces(house: House, language: str) -> frozenset[str]:
    library = house.keel.services.library
    topics = library.topics(language)
    return frozenset(
        [one.id for one in library.techniques(language)]
        + [one.id for one in topics]
        + [article for topic in topics for article in topic.articles]
    )


def _features(house: House) -> set[str]:
    """Return the features whose buttons some handler takes."""
    return {
        str(handler.pattern.pattern)[1:].partition(":")[0]
        for group in house.keel.application.handlers.values()
        for handler in group
        if isinstance(handler, CallbackQueryHandler) and handler.pattern is not None
    }


@pytest.mark.parametrize(
    ("language", "stage", "least"),
    [("en", Stage.STOPPED, 250), ("es", Stage.CUTTING_DOWN, 250), ("en", Stage.SUPPORTING, 150)],
    ids=["en-stopped", "es-cutting-down", "en-supporting"],
)
async def test_every_button_answers_and_leads_on(
    quick_house: House, language: str, stage: Stage, least: int
) -> None:
    """No silence, no stale button, no message that leads nowhere; what Telegram and Keel allow is kept."""
    anna = await quick_house.resident()
    person = await quick_house.known(anna)
    assert person is not None
    services = quick_house.keel.services
    await services.people.change(person, language=language, stage=stage)
    crawl = Crawl(quick_house, anna, _pieces(quick_house, language))
    for name in PRIVATE:
        if name != "stop":
            await crawl.command(f"/{name}")
    await crawl.walk()

    stale = quick_house.phrase("error-stale-button", language)
    assert [step.did for step in crawl.steps if any(stale in one.text for one in step.seen)] == []
    assert [step.did for step in crawl.steps if not step.spoke] == []
    assert await quick_house.set_aside() == 0
    ends = {step.did for step in crawl.steps for one in step.seen[-1:] if not leads_on(one)}
    assert ends == {"settings:done"}, "only this button takes the others away, because it was asked to"
    assert len(crawl.kinds) >= least
    if stage is not Stage.SUPPORTING:
        # A goal is for somebody who cuts down.
        elsewhere = ELSEWHERE if stage is Stage.CUTTING_DOWN else ELSEWHERE | {"goal"}
        assert _features(quick_house) - {kind.partition(":")[0] for kind in crawl.kinds} == elsewhere
