"""Polling and webhook: look first, store, confirm, and hand each update its turn."""

import asyncio
import json
import warnings
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import structlog
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import ExtBot
from telegram.warnings import PTBUserWarning

from bot.infra.metrics import UPDATE_SECONDS, UPDATES
from bot.infra.vault import Vault
from bot.infra.work import Turn, Work
from bot.kernel.clock import monotonic
from bot.messaging.delivery import Gone, Later, Reason
from bot.messaging.intake import (
    LEASE,
    MAX_HOLDERS,
    Incoming,
    Intake,
    LostLease,
    Runner,
    State,
    Stored,
)
from bot.people import Reach
from handlers.bounded import Bounded
from handlers.context import BotApplication
from handlers.first_look import FirstLook
from handlers.outgoing import Mouth, seconds_of
from handlers.reply import Act, Reply, decode, encode
from handlers.views.people import apology

log = structlog.get_logger(__name__)

# What Telegram answers is stored as it came, which only the raw call gives; PTB advises against it.
warnings.filterwarnings("ignore", "Please use 'Bot.getUpdates'", PTBUserWarning)

# What we read; anything else Telegram need not send.
ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]
POLL_SECONDS = 30
# So many answers of 409 within that time (seconds) mean a second process; a single one also comes when
# Telegram has not noticed yet that our own earlier poll ended.
CONFLICTS = 4
CONFLICTS_WITHIN = 60.0
# While a batch is not stored yet, what came after it is looked at this often (seconds).
LOOK_AHEAD_EVERY = 0.1
# A reply that could not be sent for so many attempts (a lease each) is given up and logged.
REPLY_ATTEMPTS = 240
# Updates that were looked at and are not stored yet; Telegram shows at most the 100 oldest.
REMEMBERED_UPDATES = 1000

Told = TypeVar("Told")


class TwoPollers(Exception):
    """Another process polls with the same token (409)."""


class Unreadable(Exception):
    """The update is none that we can parse; it is kept as it came and set aside."""


class HeldTooOften(Exception):
    """So many processes began this update and none finished it that it is no longer tried."""


@dataclass(slots=True, repr=False)
class Feed:
    """The way in of every update."""

    application: BotApplication
    bot: ExtBot[None]
    work: Work
    vault: Vault
    intake: Intake
    first_look: FirstLook
    mouth: Mouth
    runner: Runner = field(init=False)
    # When Telegram last answered a poll (monotonic seconds); None while nothing polls here.
    polled_at: float | None = None
    # Parsed once when they came in; a recovered update is parsed again.
    _parsed: dict[int, Update] = field(default_factory=dict)
    # Looked at, and not stored yet: None for what cannot be parsed.
    _ahead: Bounded[int, Update | None] = field(default_factory=lambda: Bounded(REMEMBERED_UPDATES))
    _conflicts: deque[float] = field(default_factory=lambda: deque(maxlen=CONFLICTS))

    def __post_init__(self) -> None:
        services = self.application.bot_data["services"]
        self.runner = Runner(self.intake, self.handle, services.background, self._look_again)

    async def take_in(self, raw: Sequence[dict[str, Any]]) -> None:
        """Screen a batch, store it in one transaction and start its turns; raises when storing failed.

        Only after this returns may the batch be confirmed to Telegram. Called again with the same
        updates it screens none of them twice.
        """
        self._look(raw)
        batch: list[Incoming] = []
        for one in raw:
            update = self._ahead.get(one["update_id"])
            chat = update.effective_chat if update is not None else None
            payload = json.dumps(one, ensure_ascii=False, separators=(",", ":"))
            batch.append(
                # Half of a surrogate pair is no character, and is kept all the same.
                Incoming(
                    one["update_id"],
                    self.vault.mac(chat.id if chat else 0),
                    payload.encode("utf-8", "surrogatepass"),
                    _message_of(update),
                )
            )
        fresh = await self.intake.store(batch)
        UPDATES.inc(len(fresh))
        for stored in fresh:
            if (update := self._ahead.get(stored.update_id)) is not None:
                self._parsed[stored.update_id] = update
        for one in raw:
            self._ahead.pop(one["update_id"], None)
        self.runner.submit(fresh)

    def _look(self, raw: Sequence[dict[str, Any]]) -> None:
        """Parse and screen what was not looked at yet."""
        for one in raw:
            number = one["update_id"]
            if number in self._ahead:
                continue
            try:
                update = Update.de_json(one, self.bot)
            # One update that nobody can read must not keep the others of its batch out.
            except Exception as error:  # noqa: BLE001
                log.error("update.unreadable", update_id=number, error=type(error).__name__)
                self._ahead.put(number, None)
                continue
            self._ahead.put(number, update)
            self.first_look.look(update)

    def _look_again(self, left: Sequence[Stored]) -> None:
        """Screen what was taken over: whether its help went out is not known, twice is better than never."""
        for stored in left:
            if stored.payload is None:
                continue
            try:
                update = Update.de_json(json.loads(stored.payload), self.bot)
            except Exception as error:  # noqa: BLE001  # its turn fails the same way and is counted there
                log.error("update.unreadable", update_id=stored.update_id, error=type(error).__name__)
                continue
            self._parsed[stored.update_id] = update
            self.first_look.look(update)

    async def poll(self) -> None:
        """Long-poll until cancelled; raises TwoPollers, InvalidToken.

        What an earlier life of this process left is handled first, but screening waits for nothing. The
        next offset confirms a batch, so it moves only once the batch is stored.
        """
        taking_over = self.runner.background.start(self._take_over(), "intake.take_over")
        try:
            await self._poll(taking_over)
        finally:
            taking_over.cancel()

    async def _take_over(self) -> None:
        wait = 0.5
        while True:
            try:
                await self.runner.take_over()
                return
            except Exception as error:  # noqa: BLE001  # nothing can be stored before it works either
                log.error("intake.take_over_failed", error=type(error).__name__)
            await asyncio.sleep(wait)
            wait = min(wait * 2, 5.0)

    async def _poll(self, taking_over: "asyncio.Task[None]") -> None:
        offset = 0
        failures = 0
        self.polled_at = monotonic()
        while True:
            try:
                raw = await self._updates(offset, POLL_SECONDS)
                failures = 0
                self.polled_at = monotonic()
                if raw:
                    await self._keep(raw, offset, taking_over)
                    offset = max(one["update_id"] for one in raw) + 1
                continue
            except Conflict as error:
                wait = self._note_conflict(error)
            except InvalidToken:
                raise
            except RetryAfter as error:
                wait = seconds_of(error)
            except (NetworkError, TelegramError) as error:
                failures += 1
                wait = min(0.5 * 2**failures, 15.0)
                log.warning("poll.failed", error=type(error).__name__, wait=wait)
            await asyncio.sleep(wait)

    async def _updates(self, offset: int, seconds: int) -> list[dict[str, Any]]:
        """Ask Telegram for what waits from `offset` on, waiting up to `seconds` for the first."""
        raw: list[dict[str, Any]] = await self.bot.do_api_request(
            "getUpdates",
            api_kwargs={
                "offset": offset,
                "timeout": seconds,
                "limit": 100,
                "allowed_updates": ALLOWED_UPDATES,
            },
            read_timeout=seconds + 10,
        )
        return raw

    def _note_conflict(self, error: Conflict) -> float:
        """Return how many seconds to wait after a 409; raises TwoPollers when there were too many."""
        moment = monotonic()
        self._conflicts.append(moment)
        log.error("poll.conflict")
        if len(self._conflicts) == CONFLICTS and moment - self._conflicts[0] < CONFLICTS_WITHIN:
            raise TwoPollers from error
        return 2.0

    async def _keep(
        self, raw: Sequence[dict[str, Any]], offset: int, taking_over: "asyncio.Task[None]"
    ) -> None:
        """Store a batch, trying until that works, and meanwhile look at what comes after it.

        A database that is slow or away must not keep help from anybody: Telegram shows the batch again,
        with whatever came since, as long as the offset stands still.
        """
        storing = self.runner.background.start(self._store(raw, taking_over), "intake.store")
        try:
            while not (await asyncio.wait({storing}, timeout=LOOK_AHEAD_EVERY))[0]:
                await self._look_ahead(offset)
            await storing
        finally:
            storing.cancel()

    async def _store(self, raw: Sequence[dict[str, Any]], taking_over: "asyncio.Task[None]") -> None:
        self._look(raw)
        # In each chat what is older goes first.
        await asyncio.wait({taking_over})
        failures = 0
        while True:
            try:
                await self.take_in(raw)
                return
            except Exception as error:  # noqa: BLE001  # whatever it is, the batch must be stored
                failures += 1
                wait = min(0.25 * 2**failures, 5.0)
                log.error("poll.not_stored", error=type(error).__name__, wait=wait)
                await asyncio.sleep(wait)

    async def _look_ahead(self, offset: int) -> None:
        try:
            self._look(await self._updates(offset, 0))
        except Conflict as error:
            await asyncio.sleep(self._note_conflict(error))
        except InvalidToken:
            raise
        except RetryAfter as error:
            await asyncio.sleep(seconds_of(error))
        except (NetworkError, TelegramError) as error:
            log.warning("poll.failed", error=type(error).__name__)
            await asyncio.sleep(1.0)

    async def handle(self, stored: Stored) -> None:
        """Give one stored update its turn and send its replies; ends the update whatever happens."""
        try:
            if stored.state is State.REPLYING:
                await self._speak(stored, decode(stored.replies or b"[]"))
                return
            # Help that is on its way is either out or in the outbox before the turn commits: otherwise
            # a process that dies between the two would have answered nobody, and nobody would know.
            await self.first_look.helped(stored.update_id)
            while True:
                try:
                    async with self.runner.slots:
                        replies = await self._turn(stored)
                except LostLease:
                    raise
                except Exception as error:  # noqa: BLE001  # any failure: rolled back, counted, tried again
                    again = await self._note_failure(stored, error)
                    if again is None:
                        return
                    stored, wait = again
                    await asyncio.sleep(wait)
                    continue
                break
            if replies:
                await self._speak(stored, replies)
            UPDATE_SECONDS.observe((self.intake.real.now() - stored.received_at).total_seconds())
        except LostLease:
            log.warning("turn.lost", update_id=stored.update_id)
        finally:
            self._parsed.pop(stored.update_id, None)

    def _update_of(self, stored: Stored) -> Update:
        update = self._parsed.get(stored.update_id)
        if update is not None:
            return update
        assert stored.payload is not None
        try:
            return Update.de_json(json.loads(stored.payload), self.bot)
        except Exception as error:
            raise Unreadable from error

    async def _turn(self, stored: Stored) -> list[Reply]:
        if stored.attempt > MAX_HOLDERS and not stored.failed:
            raise HeldTooOften
        update = self._update_of(stored)

        async def finish(session: AsyncSession, turn: Turn) -> None:
            if not turn.reached_handlers and update.effective_chat is not None and _is_handled(update):
                raise RuntimeError("the update reached no handler")
            await self.intake.finish(
                session,
                stored,
                encode(turn.replies) if turn.replies else None,
                known=turn.known,
                said=self.first_look.cards_of(stored.update_id),
            )

        async with self.work.turn(finish) as turn:
            await self.application.process_update(update)
        return list(turn.replies)

    async def _speak(self, stored: Stored, replies: list[Reply]) -> None:
        """Send what a turn decided to say; what cannot go now is kept and found again later."""
        outcome, dealt, said = await self.mouth.say(replies)
        for message_id in said:
            self.first_look.trace(replies[0].chat_id, message_id)
        if isinstance(outcome, Later):
            if stored.attempt < REPLY_ATTEMPTS:
                log.warning("reply.waits", update_id=stored.update_id, attempt=stored.attempt)
                seconds = max(outcome.seconds, LEASE.total_seconds())
                rest = encode(replies[dealt:])
                await self._insist(stored, lambda: self.intake.reply_later(stored, rest, seconds, said))
                return
            log.error("reply.given_up", update_id=stored.update_id)
        if isinstance(outcome, Gone):
            reach = Reach.BLOCKED if outcome.reason is Reason.BLOCKED else Reach.GONE
            await self._insist(stored, lambda: self._cannot_reach(replies[0].chat_id, reach))
        await self._insist(stored, lambda: self.intake.done(stored, said))

    async def _cannot_reach(self, telegram_id: int, reach: Reach) -> None:
        people = self.application.bot_data["services"].people
        person = await people.find(telegram_id)
        if person is not None:
            await people.change(person, reach=reach)

    async def _insist(self, stored: Stored, write: Callable[[], Awaitable[Told]]) -> Told:
        """Write to the database until that works: what Telegram was told already must not be said twice.

        The update stays the first of its chat meanwhile. When the process ends before, its lease runs out.
        """
        wait = 0.5
        while True:
            try:
                return await write()
            except LostLease:
                raise
            except Exception as error:  # noqa: BLE001
                log.error("intake.not_noted", update_id=stored.update_id, error=type(error).__name__)
            await asyncio.sleep(wait)
            wait = min(wait * 2, 5.0)

    async def _note_failure(self, stored: Stored, error: Exception) -> tuple[Stored, float] | None:
        name = type(error).__name__
        log.error("turn.failed", update_id=stored.update_id, attempt=stored.attempt, error=name)
        again = await self._insist(stored, lambda: self.intake.failed(stored, name))
        if again is not None:
            return again[0], again[1].total_seconds()
        log.error("turn.set_aside", update_id=stored.update_id)
        if isinstance(error, Unreadable):
            return None
        update = self._update_of(stored)
        chat = update.effective_chat
        if chat is not None and chat.type == chat.PRIVATE:
            services = self.application.bot_data["services"]
            user = update.effective_user
            html, keyboard = apology(services.texts.bound((user and user.language_code) or "en"))
            await self.mouth.say([Reply(Act.SEND, chat.id, html, keyboard)])
        return None


def _message_of(update: Update | None) -> int | None:
    """Return the number of the message that came in a private chat, or that was tapped there."""
    chat = update.effective_chat if update is not None else None
    if update is None or chat is None or chat.type != chat.PRIVATE or update.effective_message is None:
        return None
    return update.effective_message.message_id


def _is_handled(update: Update) -> bool:
    """Return whether some handler must see this kind of update."""
    return update.message is not None or update.callback_query is not None
