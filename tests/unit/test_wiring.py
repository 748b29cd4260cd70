"""What no single feature can see: buttons that two features answer, texts that nobody wrote."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from telegram.ext import CallbackQueryHandler

import handlers
from bot.app import build
from bot.content import LiveContent
from bot.infra.content import CONTENT
from bot.infra.texts import Texts
from bot.infra.vault import Vault
from handlers.people import smalltalk
from tests.fakes.telegram_request import FakeTelegram
from tests.house import KEY, content, settings_for_tests

ROOT = Path(handlers.__file__).parents[1]
_PATTERN = re.compile(r"^\^(?P<feature>[\w\\-]+):\(\?:(?P<verbs>.*?)\)\(\?::\|\$\)$")


def _patterns() -> list[re.Pattern[str]]:
    keel = build(
        settings_for_tests("sqlite:///never-opened.sqlite3"),
        content=LiveContent(content()),
        request=FakeTelegram(),
        vault=Vault([KEY]),
    )
    found = []
    for handler in keel.application.handlers[handlers.FEATURES]:
        if isinstance(handler, CallbackQueryHandler) and handler.callback is not smalltalk.stale:
            assert isinstance(handler.pattern, re.Pattern), "every feature names its own buttons"
            found.append(handler.pattern)
    return found


def _examples(pattern: re.Pattern[str]) -> Iterator[str]:
    parts = _PATTERN.match(pattern.pattern)
    assert parts, f"{pattern.pattern} was not made by handlers.callbacks.of"
    for verb in parts["verbs"].split("|"):
        yield f"{parts['feature']}:{'anything' if verb == '[^:]+' else verb}:1".replace("\\", "")


def test_no_button_is_answered_by_two_features() -> None:
    """The first handler would take it, and the second would never know."""
    patterns = _patterns()

    double = [
        (example, pattern.pattern)
        for index, mine in enumerate(patterns)
        for example in _examples(mine)
        for other, pattern in enumerate(patterns)
        if other != index and pattern.search(example)
    ]

    assert len(patterns) > 3
    assert double == []


def _said_keys() -> Iterator[tuple[str, str]]:
    for folder in ("handlers", "bot"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Call) or not node.args:
                    continue
                name = (
                    node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                )
                first = node.args[0]
                if name == "say" and isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value, f"{path.relative_to(ROOT)}:{node.lineno}"


def test_every_text_that_is_said_was_written() -> None:
    """A key without a text would fail in front of a person."""
    texts = Texts(CONTENT / "messages")
    said = list(_said_keys())

    missing = [f"{where}: {key}" for key, where in said if not texts.has(key, "en")]

    assert len(said) > 50
    assert missing == []
