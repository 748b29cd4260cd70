"""One sandbox from start to end: its parts put together."""

from __future__ import annotations

from collections.abc import Iterable
from types import TracebackType
from typing import Any, Self

from starlette.convertors import Convertor, register_url_convertor

from sandbox.actors import Person, Watcher
from sandbox.calls import Call, CallLog
from sandbox.config import SandboxConfig
from sandbox.control import ControlApi
from sandbox.faults import Faults, Rule
from sandbox.methods import BotApi
from sandbox.server import BotCalls, HttpServer
from sandbox.webhook import WebhookDelivery
from sandbox.world import Chat, World


class _SignedConvertor(Convertor[int]):
    regex = "-?[0-9]+"

    def convert(self, value: str) -> int:
        return int(value)

    def to_string(self, value: int) -> str:
        return str(value)


register_url_convertor("signed", _SignedConvertor())


class Sandbox:
    """A pretend Telegram with one bot. `async with Sandbox(config) as sandbox` serves it meanwhile.

    `world` is its state, `faults` the fault rules, `calls` the log of the bot's calls.
    """

    def __init__(self, config: SandboxConfig | None = None) -> None:
        self.config = config or SandboxConfig(port=0)
        self.world = World(self.config)
        self.faults = Faults(self.config.seed)
        self.calls = CallLog(self.config.call_log)
        self.api = BotApi(self.world)
        self._webhook = WebhookDelivery(self.world)
        self.api.on_webhook = self._webhook.switch
        self._control = ControlApi(self.world, self.api, self.faults, self.calls)
        self._bot_calls = BotCalls(self.world, self.api, self.faults, self.calls)
        self._http = HttpServer(self.world, self._bot_calls, self._control.app())

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def start(self) -> None:
        """Listen. Raises OSError when the port is taken.

        After `stop` it listens on the same port again with everything kept: an outage in which
        connections are refused.
        """
        await self._http.start()
        self._bot_calls.start()
        self._control.start()
        self.api.start()

    async def stop(self) -> None:
        """Let waiting calls go and stop listening, within about two seconds."""
        self.api.stop()
        self._bot_calls.stop()
        self._control.stop()
        await self._webhook.close()
        await self._http.stop()

    @property
    def url(self) -> str:
        """The address, without a slash at the end: the bot's Bot API address and the chat page."""
        host = f"[{self.config.host}]" if ":" in self.config.host else self.config.host
        return f"http://{host}:{self._http.port}"

    @property
    def token(self) -> str:
        """The bot's token."""
        return self.config.token

    @property
    def bot_control_url(self) -> str | None:
        """The bot's loopback control port; may be set when the bot is up."""
        return self._control.bot_control_url

    @bot_control_url.setter
    def bot_control_url(self, url: str | None) -> None:
        self._control.bot_control_url = url

    def person(self, first_name: str = "Anna", **facts: Any) -> Person:
        """Return a new person; `facts` as World.add_person takes them (id, language_code, is_staff...)."""
        return Person(self.world, self.world.add_person(first_name, **facts))

    def people(self, count: int, first_id: int = 100_000) -> range:
        """Make many people who pressed Start already; return their ids."""
        return self.world.add_people(count, first_id)

    def group(self, title: str, members: Iterable[Person], **facts: Any) -> Chat:
        """Return a new group with the bot in it; `facts` as World.add_group takes them (id, bot_status)."""
        return self.world.add_group(title, [person.id for person in members], **facts)

    def chat(self, chat_id: int) -> Watcher:
        """Return a watcher of a chat."""
        return Watcher(self.world, chat_id)

    def fault(self, kind: str, **wish: Any) -> Rule:
        """Add a fault rule, in the words of POST /sandbox/faults; return it (it counts its hits)."""
        return self.faults.add({"kind": kind, **wish})

    def no_faults(self) -> None:
        """Remove every fault rule."""
        self.faults.remove()

    def calls_of(self, method: str, chat_id: int | None = None) -> list[Call]:
        """Return the logged calls of one method, of one chat if named."""
        return list(self.calls.since(method=method, chat_id=chat_id))

    async def move_clock(self, offset_seconds: float) -> None:
        """Set the clock's offset here and in the bot. Raises NotPossible when the bot does not take it."""
        await self._control.move_clock(offset_seconds)
