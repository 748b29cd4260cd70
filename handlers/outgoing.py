"""How things leave for Telegram: replies of a turn, and messages of the outbox."""

import asyncio
import io
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import structlog
from telegram import InputFile, InputMediaPhoto, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import ExtBot

from bot.messaging.delivery import Failed, Gone, Later, Message, Outcome, Reason, Sent, Unknown
from bot.people import Person
from handlers.reply import Act, Reply
from handlers.request import AnswerLate, AnswerUnknown, LeanRequest, NotSent, refusal_of
from handlers.shown import Shown
from handlers.views.keyboard import to_json, to_markup

log = structlog.get_logger(__name__)

# A reply is tried again at these waits (seconds) inside the process; then the update stays in REPLYING
# and is found again when its lease has run out.
REPLY_AGAIN = (0.5, 2.0, 5.0)
LONGEST_WAIT = 30.0
# A reply whose answer comes too late (read timeout) is said again once, not at every wait.
LATE_TRIES = 2


def seconds_of(error: RetryAfter) -> float:
    """Return how long Telegram asks to wait, in seconds."""
    wait = error.retry_after
    return wait.total_seconds() if hasattr(wait, "total_seconds") else float(wait)


async def speak(bot: ExtBot[None], reply: Reply, *, paid: bool = False) -> int:
    """Make one call to Telegram and return the number of the message it made or changed.

    An edit of a message that is gone becomes a new message; "not modified" is a success. `paid` lets a new
    message go beyond Telegram's limits at a charge. Raises TelegramError for everything else.
    """
    if reply.act is Act.EDIT:
        assert reply.message_id is not None
        try:
            await _call(bot, "editMessageText", {**_words(reply), "message_id": reply.message_id})
            return reply.message_id
        except BadRequest as error:
            if "not modified" in error.message.lower():
                return reply.message_id
            if not _is_gone(error):
                raise
    if reply.act is Act.SWAP:
        assert reply.message_id is not None
        assert reply.file is not None
        try:
            await bot.edit_message_media(
                InputMediaPhoto(
                    reply.file, caption=reply.html, parse_mode=ParseMode.HTML, filename=reply.file_name
                ),
                chat_id=reply.chat_id,
                message_id=reply.message_id,
                reply_markup=to_markup(reply.keyboard) if reply.keyboard else None,
            )
            return reply.message_id
        except BadRequest as error:
            if "not modified" in error.message.lower():
                return reply.message_id
            if not _is_gone(error):
                raise
    if reply.act is Act.STRIP:
        assert reply.message_id is not None
        try:
            await _call(
                bot, "editMessageReplyMarkup", {"chat_id": reply.chat_id, "message_id": reply.message_id}
            )
        except BadRequest as error:
            if "not modified" not in error.message.lower() and not _is_gone(error):
                raise
        return reply.message_id
    if reply.act is Act.DELETE:
        await delete(bot, reply.chat_id, reply.gone)
        return 0
    if reply.act is Act.LEAVE:
        try:
            await bot.send_message(reply.chat_id, reply.html)
        except (BadRequest, Forbidden) as error:
            # A group in which bots may not write; leaving is what counts.
            log.info("group.not_told", error=error.message)
        await bot.leave_chat(reply.chat_id)
        return 0
    if reply.file is not None:
        return await _upload(bot, reply)
    return await _say(bot, reply, paid)


async def delete(bot: ExtBot[None], chat_id: int, gone: Sequence[int]) -> None:
    """Delete messages, at most 100; those that are gone already, or too old to delete, are left out.

    Raises TelegramError for everything else.
    """
    try:
        await bot.delete_messages(chat_id, gone)
        return
    except BadRequest as error:
        log.info("reply.not_deleted_together", error=error.message, of=len(gone))
    for message_id in gone:
        try:
            await bot.delete_message(chat_id, message_id)
        except BadRequest as error:
            log.info("reply.not_deleted", error=error.message)


async def _call(bot: ExtBot[None], method: str, data: dict[str, Any]) -> int:
    """Call one method and return the message number of its answer, 0 without one; raises TelegramError."""
    answer = await cast(LeanRequest, bot.request).post_lean(f"{bot.base_url}/{method}", data)
    if answer.error_code is not None:
        raise refusal_of(answer)
    return answer.message_id or 0


def _words(reply: Reply) -> dict[str, Any]:
    data: dict[str, Any] = {
        "chat_id": reply.chat_id,
        "text": reply.html,
        "parse_mode": ParseMode.HTML,
        "link_preview_options": {"is_disabled": True},
    }
    if reply.keyboard:
        data["reply_markup"] = to_json(reply.keyboard)
    return data


async def _say(bot: ExtBot[None], reply: Reply, paid: bool) -> int:
    """Send something new that needs no upload."""
    if reply.act is Act.COPY:
        method = "copyMessage"
        data: dict[str, Any] = {
            "chat_id": reply.chat_id,
            "from_chat_id": reply.from_chat_id,
            "message_id": reply.message_id,
        }
    elif reply.act in (Act.PHOTO, Act.DOCUMENT):
        kind = "photo" if reply.act is Act.PHOTO else "document"
        method = f"send{kind.capitalize()}"
        data = {"chat_id": reply.chat_id, kind: reply.file_id}
        if reply.html:
            data |= {"caption": reply.html, "parse_mode": ParseMode.HTML}
    else:
        method, data = "sendMessage", _words(reply)
    if reply.keyboard:
        data["reply_markup"] = to_json(reply.keyboard)
    if reply.silent:
        data["disable_notification"] = True
    if reply.answers is not None:
        data["reply_parameters"] = {"message_id": reply.answers, "allow_sending_without_reply": True}
    if paid:
        data["allow_paid_broadcast"] = True
    return await _call(bot, method, data)


async def _upload(bot: ExtBot[None], reply: Reply) -> int:
    assert reply.file is not None
    file = InputFile(io.BytesIO(reply.file), filename=reply.file_name)
    markup = to_markup(reply.keyboard) if reply.keyboard else None
    answers = (
        ReplyParameters(reply.answers, allow_sending_without_reply=True)
        if reply.answers is not None
        else None
    )
    if reply.act is not Act.DOCUMENT:
        sent = await bot.send_photo(
            reply.chat_id,
            file,
            caption=reply.html or None,
            parse_mode=ParseMode.HTML,
            reply_markup=markup,
            disable_notification=reply.silent,
            reply_parameters=answers,
        )
    else:
        sent = await bot.send_document(
            reply.chat_id,
            file,
            caption=reply.html or None,
            parse_mode=ParseMode.HTML,
            reply_markup=markup,
            disable_notification=reply.silent,
            reply_parameters=answers,
        )
    return sent.message_id


def _is_gone(error: BadRequest) -> bool:
    text = error.message.lower()
    return "message to edit not found" in text or "message can't be edited" in text or "no text" in text


def outcome_of(error: TelegramError) -> Outcome:
    """Return what an error of Telegram or of the network means for a queued message."""
    if isinstance(error, RetryAfter):
        return Later(seconds_of(error) + 0.1, whole_bot=True, counts=False)
    if isinstance(error, Forbidden):
        gone = "deactivated" in error.message.lower()
        return Gone(Reason.GONE if gone else Reason.BLOCKED)
    if isinstance(error, BadRequest):
        text = error.message.lower()
        if "chat not found" in text or "peer_id_invalid" in text or "user not found" in text:
            return Gone(Reason.GONE)
        log.error("delivery.refused", error=error.message)
        return Failed(Reason.REFUSED)
    if isinstance(error, ChatMigrated):
        return Failed(Reason.GONE)
    if isinstance(error, NotSent):
        return Later(5.0, counts=False)
    if isinstance(error, AnswerUnknown | TimedOut):
        return Unknown()
    if isinstance(error, NetworkError):
        # A 5xx: nothing was done.
        return Later(5.0)
    log.error("delivery.error", error=type(error).__name__)
    return Later(10.0)


Render = Callable[[Message, Person | None], Awaitable[Reply | None]]


@dataclass(slots=True)
class TelegramSender:
    """The courier of the outbox: renders a message by its kind and sends it.

    `paid` lets broadcasts, and nothing else, go beyond Telegram's limits at a charge.
    """

    bot: ExtBot[None]
    renders: dict[str, Render] = field(default_factory=dict)
    paid: bool = False
    shown: Shown = field(default_factory=Shown)

    async def deliver(self, message: Message, person: Person | None) -> Outcome:
        """Send one message; what Telegram answers comes back as an Outcome, never as an exception."""
        try:
            reply = await self.renders[message.kind](message, person)
        except Exception as error:
            log.exception(
                "delivery.not_rendered", id=message.id, kind=message.kind, error=type(error).__name__
            )
            return Failed(Reason.NOTHING_TO_SAY)
        if reply is None:
            return Failed(Reason.NOTHING_TO_SAY)
        try:
            paid = self.paid and message.broadcast_id is not None
            message_id = await speak(self.bot, reply, paid=paid)
        except TelegramError as error:
            return outcome_of(error)
        if message.broadcast_id is None:
            self.shown.note(reply, message_id)
        return Sent(message_id)


@dataclass(slots=True)
class Mouth:
    """Sends the replies of a turn, in order."""

    bot: ExtBot[None]
    again: tuple[float, ...] = REPLY_AGAIN
    shown: Shown = field(default_factory=Shown)

    async def say(self, replies: Sequence[Reply]) -> tuple[Outcome | None, int, list[int]]:
        """Send every reply; return how it ended, how many are dealt with, and their messages' numbers.

        Gone when the person cannot be reached, Later when the rest must be tried another time, None
        when all are out. What Telegram refuses as malformed is logged and left out: the next still go.
        """
        said: list[int] = []
        for number, reply in enumerate(replies):
            outcome = await self._one(reply)
            if isinstance(outcome, Gone | Later):
                return outcome, number, said
            if isinstance(outcome, Sent) and outcome.message_id:
                said.append(outcome.message_id)
        return None, len(replies), said

    async def _one(self, reply: Reply) -> Outcome:
        outcome: Outcome = Later(0.0)
        late = 0
        for wait in (*self.again, None):
            try:
                message_id = await speak(self.bot, reply)
                self.shown.note(reply, message_id)
                return Sent(message_id)
            except TelegramError as error:
                outcome = outcome_of(error)
                late += isinstance(error, AnswerLate)
            # A Telegram that is slow has mostly done what it was asked: said twice is enough.
            if late >= LATE_TRIES and isinstance(outcome, Unknown):
                log.warning("reply.unknown")
                return outcome
            if not isinstance(outcome, Later | Unknown) or wait is None:
                return outcome
            if isinstance(outcome, Unknown):
                # It may be read twice now; docs/reliability.md counts these.
                log.warning("reply.again")
            seconds = outcome.seconds if isinstance(outcome, Later) else wait
            await asyncio.sleep(
                min(max(seconds, wait) if not isinstance(outcome, Unknown) else wait, LONGEST_WAIT)
            )
        return outcome
