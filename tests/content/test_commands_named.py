"""Texts send people only to commands that exist."""

import re

from bot.infra.content import CONTENT
from bot.infra.texts import Texts

COMMAND = re.compile(r"(?<![\w/:.<])/([a-z]{3,})\b(?!/)")
# Told to no menu: the way in of an invite, and what staff may do.
BESIDES = {"start", "broadcast", "duty", "help"}


def test_every_command_that_a_text_names_is_one_that_telegram_lists() -> None:
    """An article that sends somebody to /craving, which nobody answers, leaves them standing there."""
    known = {key.removeprefix("command-") for key in Texts(CONTENT / "messages").keys("en")}
    paths = [
        *CONTENT.glob("library/*/**/*.md"),
        *CONTENT.glob("library/*/*.yaml"),
        *CONTENT.glob("messages/*/*.ftl"),
    ]

    named = {
        (match[1], str(path.relative_to(CONTENT)))
        for path in paths
        for match in COMMAND.finditer(path.read_text(encoding="utf-8"))
    }

    assert len(named) > 20
    assert sorted(one for one in named if one[0] not in known | BESIDES) == []
