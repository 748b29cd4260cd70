"""A walk over every button that can be reached from the commands, each kind of button pressed once."""

import re
from collections import deque
from copy import copy
from dataclasses import dataclass, field

from tests.fakes.telegram_request import ChatMessage
from tests.house import House, Visitor

# What would end the walk: it is walked by tests of its own.
LEFT_ALONE = ("erase:yes", "wipe:yes", "sos:disappear", "settings:stop", "start:no", "start:young")
# What would change the person who walks; each is a walk of its own.
CHANGES = ("settings:lang:", "language:", "start:lang:", "settings:stage:")
# Numbers, days and names of pieces are all one: a button that differs only there leads to the same screen.
_NUMBER = re.compile(r"(?<![a-z])[-+]?\d[\d.:-]*")


@dataclass
class Step:
    """One press or one command, and what the bot said or changed upon it."""

    did: str
    seen: list[ChatMessage]
    # Methods of the Bot API that were called upon it.
    calls: list[str]

    @property
    def spoke(self) -> bool:
        """Return whether it sent or changed anything, be it into the same words again."""
        return any(method.startswith(("send", "edit")) for method in self.calls)


@dataclass
class Crawl:
    """The walk of one person; `pieces` are ids of content that stand for each other.

    `only` are the beginnings of the buttons that are pressed.
    """

    house: House
    visitor: Visitor
    pieces: frozenset[str] = frozenset()
    only: tuple[str, ...] = ("",)
    steps: list[Step] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    _ahead: deque[tuple[str, int]] = field(default_factory=deque)

    def kind(self, data: str) -> str:
        """Return callback data with what varies taken out."""
        parts = data.split(":")
        bare = [parts[0], *("*" if part in self.pieces else _NUMBER.sub("#", part) for part in parts[1:])]
        return ":".join(bare)

    async def command(self, text: str) -> None:
        """Say something and note the buttons that come."""
        await self._do(text, self.visitor.message(text=text))

    async def walk(self, most: int = 2000) -> None:
        """Press what was not pressed yet, breadth first."""
        for _ in range(most):
            if not self._ahead:
                return
            data, message_id = self._ahead.popleft()
            await self._do(data, self.visitor.press(data, message_id))
        raise AssertionError(f"{len(self._ahead)} kinds of buttons were left after {most} presses")

    async def _do(self, did: str, update: dict[str, object]) -> None:
        before = {one.message_id: (one.html, one.keyboard) for one in self.visitor.said()}
        calls = len(self.house.telegram.calls)
        await self.house.take_in(update)
        seen = [
            copy(one)
            for one in self.visitor.said()
            if before.get(one.message_id, ("", [])) != (one.html, one.keyboard)
        ]
        said = [call.method for call in self.house.telegram.calls[calls:]]
        self.steps.append(Step(did, seen, said))
        for message in seen:
            for data in buttons_of(message):
                kind = self.kind(data)
                left_alone = data.startswith(LEFT_ALONE + CHANGES) or not data.startswith(self.only)
                if kind not in self.kinds and not left_alone:
                    self.kinds.add(kind)
                    self._ahead.append((data, message.message_id))


def buttons_of(message: ChatMessage) -> list[str]:
    """Return the callback data of a message's buttons."""
    return [
        button["callback_data"]
        for row in message.keyboard or ()
        for button in row
        if "callback_data" in button
    ]
