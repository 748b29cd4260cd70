"""A whole Keel in one test: real Application, real database, a Bot API in memory, a standing clock."""

import itertools
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from bot.app import Keel, build
from bot.content import Content, LiveContent, load_content
from bot.infra.database import Database
from bot.infra.vault import Vault
from bot.infra.work import in_transaction
from bot.kernel.clock import FixedClock
from bot.messaging.delivery import Lane
from bot.messaging.delivery.pace import ChatPace
from bot.messaging.intake import State
from bot.people import Person
from bot.settings import Settings
from handlers.flood import Flood
from tests.fakes.telegram_request import ChatMessage, FakeTelegram

TOKEN = "4242:test-token-long-enough-to-be-one"
KEY = "aGVsbG8taGVsbG8taGVsbG8taGVsbG8taGVsbG8tMTI="
STAFF_CHAT = -5005
ADMIN = 900
# A Tuesday in winter: the United Kingdom is on UTC.
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


class CalledInTransaction(AssertionError):
    """Telegram was called while the update's transaction was open."""


@cache
def content() -> Content:
    """Return content/ as the tests' Keels share it: it never changes, and reading it takes a second."""
    return load_content()


def settings_for_tests(database_url: str, **more: Any) -> Settings:
    """Return settings that read neither the environment nor a .env file."""
    given: dict[str, Any] = {
        "bot_token": TOKEN,
        "KEEL_DATABASE_URL": database_url,
        "encryption_keys": KEY,
        "admin_ids": str(ADMIN),
        "staff_chat_id": STAFF_CHAT,
        **more,
    }
    return Settings(_env_file=None, **given)


# No repr: asyncio shows the result of a fixture when it sets its signal handler, and a whole Keel as text
# (every article and rule) takes half a minute.
@dataclass(repr=False)
class House:
    """Keel and the people who talk to it. Everything happens when it is asked for, nothing by itself."""

    keel: Keel
    telegram: FakeTelegram
    clock: FixedClock
    _ids: Any = field(default_factory=lambda: itertools.count(1000))
    _updates: Any = field(default_factory=lambda: itertools.count(1))

    @classmethod
    async def open(
        cls, database: Database, *, at: datetime = NOON, live: LiveContent | None = None, **settings: Any
    ) -> "House":
        """Build and start a Keel over a migrated database; `live` is content of the test's own."""
        telegram = FakeTelegram(on_call=_refuse_in_transaction)
        clock = FixedClock(at)
        url = database.engine.url.render_as_string(hide_password=False)
        keel = build(
            settings_for_tests(url, **settings),
            content=live or LiveContent(content()),
            clock=clock,
            request=telegram,
            vault=Vault([KEY]),
            database=database,
        )
        # The standing clock jumps hours within a millisecond; what paces chats is tested by itself.
        keel.sender.chats = ChatPace(chat_every=0, group_every=0)
        keel.application.bot_data["flood"] = Flood(burst=1e9)
        house = cls(keel, telegram, clock)
        await keel.start()
        # What a start does beside the polling: a test begins when it is done.
        await keel.background.settle(20)
        return house

    async def close(self) -> None:
        """Stop Keel and check what must hold after every talk."""
        await self.settle()
        await self.keel.stop()
        assert not self.telegram.violations, f"rules for keyboards were broken: {self.telegram.violations}"

    def person(self, name: str = "Anna", *, language: str = "en-GB", id: int | None = None) -> "Visitor":
        """Return somebody who has not written yet."""
        return Visitor(self, id if id is not None else next(self._ids), name, language)

    def admin(self) -> "Visitor":
        """Return the admin of KEEL_ADMIN_IDS."""
        return Visitor(self, ADMIN, "Sam", "en")

    async def resident(self, name: str = "Anna", **more: Any) -> "Visitor":
        """Return somebody who has been through the first minute: UK, stopped, check-in at 19:00."""
        visitor = self.person(name, **more)
        await visitor.says("/start")
        await visitor.taps("Start")
        await visitor.taps("Yes, and that's OK")
        await visitor.taps("Yes, that's right")
        await visitor.taps("I've stopped")
        await visitor.taps("About a week")
        await visitor.taps("Evening, 19:00")
        return visitor

    async def take_in(self, *updates: dict[str, Any]) -> None:
        """Give Keel updates as Telegram would, and wait until each is handled and answered."""
        await self.keel.feed.take_in(list(updates))
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is under way."""
        assert await self.keel.feed.runner.settle(20), "turns did not end"
        await self.keel.background.settle(20)

    async def move(self, **by: float) -> None:
        """Move the clock; nothing happens by itself."""
        self.clock.move(timedelta(**by))

    async def tick(self) -> None:
        """Do what is due now: queue it, then send it."""
        await self.keel.tick()
        await self.keel.broadcast()
        await self.send()

    async def send(self) -> None:
        """Send what the outbox holds for now, until it has nothing more to give."""
        sender = self.keel.sender
        assert await sender.hold_lease()
        for _ in range(50):
            if await sender.send_due(frozenset(Lane)) == 0:
                return

    async def known(self, visitor: "Visitor") -> Person | None:
        """Return the person as the database has them."""
        return await self.keel.services.people.find(visitor.id)

    def phrase(self, key: str, language: str = "en", **values: object) -> str:
        """Return a text of content/messages."""
        return self.keel.services.texts.get(key, language, **values)

    async def set_aside(self) -> int:
        """Return how many updates were set aside."""
        return sum(one.state is State.SET_ASIDE for one in await self.keel.services.intake.listed())

    def next_update_id(self) -> int:
        """Return the next update id."""
        return next(self._updates)


def _refuse_in_transaction(method: str, _parameters: dict[str, Any]) -> None:
    if in_transaction():
        raise CalledInTransaction(method)


@dataclass
class Visitor:
    """Somebody with a phone."""

    house: House
    id: int
    name: str
    language: str
    chat_id: int | None = None

    @property
    def chat(self) -> int:
        """Return the chat they write in."""
        return self.chat_id if self.chat_id is not None else self.id

    def _user(self) -> dict[str, Any]:
        return {"id": self.id, "is_bot": False, "first_name": self.name, "language_code": self.language}

    def _chat(self) -> dict[str, Any]:
        if self.chat < 0:
            return {"id": self.chat, "type": "supergroup", "title": "Staff"}
        return {"id": self.chat, "type": "private", "first_name": self.name}

    def in_group(self, chat_id: int = STAFF_CHAT) -> "Visitor":
        """Return the same person writing in a group."""
        return Visitor(self.house, self.id, self.name, self.language, chat_id)

    def message(self, **content: Any) -> dict[str, Any]:
        """Return an update with a message of theirs."""
        text = content.get("text", "")
        if text.startswith("/"):
            length = len(text.split()[0])
            content["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        number = self.house.telegram.next_message_id(self.chat)
        if isinstance(text, str) and text:
            number = self.house.telegram.receive(self.chat, text).message_id
        return {
            "update_id": self.house.next_update_id(),
            "message": {
                "message_id": number,
                "date": int(self.house.clock.now().timestamp()),
                "chat": self._chat(),
                "from": self._user(),
                **content,
            },
        }

    async def says(self, text: str, **more: Any) -> None:
        """Write something and wait for the answer."""
        await self.house.take_in(self.message(text=text, **more))

    async def sends(self, **content: Any) -> None:
        """Send something that is not words: voice={...}, photo=[...]."""
        await self.house.take_in(self.message(**content))

    async def edits(self, message_id: int, text: str) -> None:
        """Change an earlier message."""
        update = self.message(text=text)
        message = update.pop("message")
        message["message_id"] = message_id
        message["edit_date"] = message["date"]
        await self.house.take_in({**update, "edited_message": message})

    async def taps(self, wanted: str) -> None:
        """Tap the newest button with that label, or that callback data."""
        await self.house.take_in(self.tap_update(wanted))

    def tap_update(self, wanted: str) -> dict[str, Any]:
        """Return the update of a tap on the newest button with that label or data, which must exist."""
        for message in reversed(self.said()):
            for row in message.keyboard or ():
                for button in row:
                    if wanted in (button.get("text"), button.get("callback_data")):
                        return self.press(button["callback_data"], message.message_id)
        shown = [message.labels for message in self.said()[-3:]]
        raise AssertionError(f"no button {wanted!r}; the last messages have {shown}")

    def press(self, data: str, message_id: int) -> dict[str, Any]:
        """Return the update of a tap with this data, on a message that may be long gone."""
        number = self.house.next_update_id()
        shown = next((one for one in self.said() if one.message_id == message_id), None)
        photo = {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 1080, "height": 1080}]}
        return {
            "update_id": number,
            "callback_query": {
                "id": str(number),
                "from": self._user(),
                "chat_instance": "1",
                "data": data,
                "message": {
                    "message_id": message_id,
                    "date": int(self.house.clock.now().timestamp()),
                    "chat": self._chat(),
                    **(photo if shown is not None and shown.photo else {"text": "x"}),
                },
            },
        }

    async def blocks(self, blocked: bool = True) -> None:
        """Block the bot, or unblock it."""
        member, kicked = ({"status": "member"}, {"status": "kicked", "until_date": 0})
        bot = {"id": 4242, "is_bot": True, "first_name": "Keel"}
        old, new = (member, kicked) if blocked else (kicked, member)
        await self.house.take_in(
            {
                "update_id": self.house.next_update_id(),
                "my_chat_member": {
                    "chat": self._chat(),
                    "from": self._user(),
                    "date": int(self.house.clock.now().timestamp()),
                    "old_chat_member": {**old, "user": bot},
                    "new_chat_member": {**new, "user": bot},
                },
            }
        )

    def said(self) -> list[ChatMessage]:
        """Return what the bot said in this chat, oldest first, as it reads now."""
        return self.house.telegram.said(self.chat)

    def last(self) -> ChatMessage:
        """Return the bot's last message."""
        return self.said()[-1]

    def last_read(self) -> str:
        """Return the text of the bot's last message."""
        return self.last().text

    def all_read(self) -> str:
        """Return everything the bot said, as one text."""
        return "\n---\n".join(message.text for message in self.said())
