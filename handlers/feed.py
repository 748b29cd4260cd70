"""Polling and webhook: look first, store, confirm, and hand each update its turn."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import structlog
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.infra.metrics import UPDATE_SECONDS, UPDATES
from bot.infra.vault import Vault
from bot.infra.work import Turn, Work
from bot.kernel.clock import monotonic
from bot.messaging.delivery import Gone, Later, Reason
from bot.messaging.intake import Incoming, Intake, LostLease, Runner, State, Stored
from bot.people import Reach
from handlers.context import BotApplication
from handlers.first_look import FirstLook
from handlers.outgoing import Mouth, seconds_of
from handlers.reply import Act, Reply, decode, encode
from handlers.views.people import apology

log = structlog.get_logger(__name__)

# What we read; anything else Telegram need not send.
ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]
POLL_SECONDS = 30
# A reply that could not be sent for so many attempts (a lease each) is given up and logged.
REPLY_ATTEMPTS = 240


class TwoPollers(Exception):
    """Another process polls with the same token (409)."""


@dataclass(slots=True)
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

    def __post_init__(self) -> None:
        services = self.application.bot_data["services"]
        self.runner = Runner(self.intake, self.handle, services.background)

    async def take_in(self, raw: Sequence[dict[str, Any]]) -> None:
        """Screen a batch, store it in one transaction and start its turns; raises when storing failed.

        Only after this returns may the batch be confirmed to Telegram.
        """
        batch: list[Incoming] = []
        parsed: dict[int, Update] = {}
        for one in raw:
            update = Update.de_json(one, self.bot)
            parsed[update.update_id] = update
            self.first_look.look(update)
            chat = update.effective_chat
            batch.append(
                Incoming(
                    update.update_id,
                    self.vault.mac(chat.id if chat else 0),
                    json.dumps(one, ensure_ascii=False, separators=(",", ":")).encode(),
                )
            )
        fresh = await self.intake.store(batch)
        UPDATES.inc(len(fresh))
        for stored in fresh:
            self._parsed[stored.update_id] = parsed[stored.update_id]
        self.runner.submit(fresh)

    async def poll(self) -> None:
        """Long-poll until cancelled; raises TwoPollers, InvalidToken.

        The next offset confirms a batch, so it moves only once the batch is stored. While storing fails
        the same batch comes again: it is screened each time and answered once.
        """
        offset = 0
        failures = 0
        self.polled_at = monotonic()
        while True:
            try:
                raw = await self.bot.do_api_request(
                    "getUpdates",
                    api_kwargs={
                        "offset": offset,
                        "timeout": POLL_SECONDS,
                        "limit": 100,
                        "allowed_updates": ALLOWED_UPDATES,
                    },
                    read_timeout=POLL_SECONDS + 10,
                )
                if raw:
                    await self.take_in(raw)
                    offset = max(one["update_id"] for one in raw) + 1
                failures = 0
                self.polled_at = monotonic()
                continue
            except Conflict as error:
                failures += 1
                log.error("poll.conflict", failures=failures)
                # One answer of 409 also comes when our own earlier poll has not ended yet.
                if failures >= 4:
                    raise TwoPollers from error
                wait = 3.0
            except InvalidToken:
                raise
            except RetryAfter as error:
                wait = seconds_of(error)
            except (NetworkError, TelegramError) as error:
                failures += 1
                wait = min(0.5 * 2**failures, 15.0)
                log.warning("poll.failed", error=type(error).__name__, wait=wait)
            except Exception as error:
                failures += 1
                wait = min(0.5 * 2**failures, 5.0)
                log.exception("poll.not_stored", error=type(error).__name__, wait=wait)
            await asyncio.sleep(wait)

    async def handle(self, stored: Stored) -> None:
        """Give one stored update its turn and send its replies; ends the update whatever happens."""
        while True:
            try:
                if stored.state is State.REPLYING:
                    replies = decode(stored.replies or b"[]")
                else:
                    replies = await self._turn(stored)
            except LostLease:
                log.warning("turn.lost", update_id=stored.update_id)
                return
            except Exception as error:  # noqa: BLE001  # any failure: rolled back, counted, tried again
                again = await self._note_failure(stored, error)
                if again is None:
                    return
                stored, wait = again
                await asyncio.sleep(wait)
                continue
            break
        self._parsed.pop(stored.update_id, None)
        if replies:
            await self._speak(stored, replies)
        UPDATE_SECONDS.observe((self.intake.real.now() - stored.received_at).total_seconds())

    def _update_of(self, stored: Stored) -> Update:
        update = self._parsed.get(stored.update_id)
        if update is None:
            assert stored.payload is not None
            update = Update.de_json(json.loads(stored.payload), self.bot)
            if stored.recovered:
                # Whether its help went out before the process died is not known: better twice than never.
                self.first_look.look(update)
        return update

    async def _turn(self, stored: Stored) -> list[Reply]:
        update = self._update_of(stored)

        async def finish(session: AsyncSession, turn: Turn) -> None:
            if not turn.reached_handlers and update.effective_chat is not None and _is_handled(update):
                raise RuntimeError("the update reached no handler")
            await self.intake.finish(session, stored, encode(turn.replies) if turn.replies else None)

        async with self.work.turn(finish) as turn:
            await self.application.process_update(update)
        return list(turn.replies)

    async def _speak(self, stored: Stored, replies: list[Reply]) -> None:
        outcome = await self.mouth.say(replies)
        if isinstance(outcome, Later):
            if stored.attempt < REPLY_ATTEMPTS:
                log.warning("reply.waits", update_id=stored.update_id, attempt=stored.attempt)
                return
            log.error("reply.given_up", update_id=stored.update_id)
        if isinstance(outcome, Gone):
            people = self.application.bot_data["services"].people
            person = await people.find(replies[0].chat_id)
            if person is not None:
                reach = Reach.BLOCKED if outcome.reason is Reason.BLOCKED else Reach.GONE
                await people.change(person, reach=reach)
        await self.intake.done(stored)

    async def _note_failure(self, stored: Stored, error: Exception) -> tuple[Stored, float] | None:
        log.error(
            "turn.failed", update_id=stored.update_id, attempt=stored.attempt, error=type(error).__name__
        )
        try:
            again = await self.intake.failed(stored, type(error).__name__)
        except Exception as trouble:  # noqa: BLE001  # no database: its lease runs out and it is found again
            log.error("intake.not_noted", update_id=stored.update_id, error=type(trouble).__name__)
            return None
        if again is not None:
            return again[0], again[1].total_seconds()
        log.error("turn.set_aside", update_id=stored.update_id)
        update = self._update_of(stored)
        self._parsed.pop(stored.update_id, None)
        chat = update.effective_chat
        if chat is not None and chat.type == chat.PRIVATE:
            services = self.application.bot_data["services"]
            user = update.effective_user
            html, keyboard = apology(services.texts.bound((user and user.language_code) or "en"))
            await self.mouth.say([Reply(Act.SEND, chat.id, html, keyboard)])
        return None


def _is_handled(update: Update) -> bool:
    """Return whether some handler must see this kind of update."""
    return update.message is not None or update.callback_query is not None
