"""`keel content preview --page`: content in the pretend Telegram's chat page, as people see it."""

import asyncio
import signal
import sys
from collections.abc import Iterable, Iterator

import aiohttp

from bot.infra.texts import Texts
from bot.selfhelp.library import Library
from bot.selfhelp.reading import Item, Kind
from bot.selfhelp.tips import Told
from bot.trying import TOKEN, first_free
from handlers.views import cope, learn, tips
from handlers.views.keyboard import to_markup
from handlers.views.screen import Screen
from sandbox import Sandbox, SandboxConfig

READER = 1001


def screens(library: Library, texts: Texts, name: str | None, language: str) -> Iterator[Screen]:
    """Yield what a person would be shown of an article, a technique, a daily text or a journey message.

    Without a name, every article and the first screen of every technique. Nothing for an unknown name.
    """
    say = texts.bound(language)
    if name is None:
        for topic in library.topics(language):
            for id_ in topic.articles:
                yield from screens(library, texts, id_, language)
        yield from (cope.offer(say, one, "0") for one in library.techniques(language))
    elif (article := library.article(name, language)) is not None:
        onward = [library.article(one, language) for one in article.next]
        tools = [library.technique(one, language) for one in article.next]
        shown, tried = [one for one in onward if one], [one for one in tools if one]
        yield learn.article(say, article, None, shown, tried, "learn:topics:0")
    elif (technique := library.technique(name, language)) is not None:
        yield cope.offer(say, technique, "0")
        if technique.ask_first:
            yield cope.question(say, technique, "0")
        yield from (cope.step(say, technique, number, "0") for number in range(1, len(technique.steps) + 1))
    elif (message := library.journey.message(name, language)) is not None:
        yield tips.note(say, Told(Item(Kind.JOURNEY, name), message.text, message.more), library)
    else:
        for snippet in library.snippets(language):
            if snippet.id == name:
                yield tips.note(say, Told(Item(Kind.SNIPPET, name), snippet.text, None), library)


def serve(shown: Iterable[Screen], port: int, language: str) -> int:
    """Serve the chat page with these screens in it until Ctrl-C and return the exit code."""
    return asyncio.run(_serve(list(shown), port, language))


async def _serve(shown: list[Screen], port: int, language: str) -> int:
    sandbox = Sandbox(SandboxConfig(port=first_free(port), token=TOKEN))
    reader = sandbox.person("Reader", id=READER, language_code=language)
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stopping.set)
    try:
        await sandbox.start()
    except OSError as error:
        print(f"keel: the chat page cannot be served: {error.strerror}", file=sys.stderr)
        return 1
    try:
        await reader.starts()
        for number, screen in enumerate(shown, 1):
            if trouble := await _post(sandbox.url, screen):
                print(f"keel: Telegram would refuse message {number}: {trouble}", file=sys.stderr)
                return 1
        print(f"Open {sandbox.url} - the buttons do nothing here. Ctrl-C ends it.", flush=True)
        await stopping.wait()
    finally:
        await sandbox.stop()
    return 0


async def _post(url: str, screen: Screen) -> str | None:
    """Send a message as the bot would; return why it was refused."""
    message = {
        "chat_id": READER,
        "text": screen.html,
        "parse_mode": "HTML",
        "reply_markup": to_markup(screen.keyboard).to_dict(),
    }
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{url}/bot{TOKEN}/sendMessage", json=message) as answer,
    ):
        told = await answer.json()
    return None if told["ok"] else str(told["description"])
