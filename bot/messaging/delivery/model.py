"""A message nobody is waiting for: what it is, when it may go, how it ended."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.kernel.localtime import after_quiet_hours
from bot.people import Person, Reach

# How often a message is tried before it counts as failed. Waits of "later" answers do not count.
MAX_ATTEMPTS = 8
# One broadcast or tip must not wait for ever behind an outage.
KEPT = timedelta(days=90)


class Lane(enum.IntEnum):
    """Which line a message stands in; smaller goes first."""

    CRISIS = 0
    STAFF = 1
    # What the person asked for at a time: "check on me tomorrow", "stay with me", a timer's end.
    ASKED = 2
    REMINDER = 3
    CHECKIN = 4
    CONTENT = 5
    BROADCAST = 6


BULK = frozenset({Lane.REMINDER, Lane.CHECKIN, Lane.CONTENT, Lane.BROADCAST})


class State(enum.StrEnum):
    """Where a message stands."""

    # Set by `Outbox.add`. Next: SENDING by the sender, CANCELLED, EXPIRED.
    QUEUED = "queued"
    # Claimed by the sender that holds the lease number in `fence`. Next: any of the others;
    # QUEUED again when Telegram said later, or when that sender died.
    SENDING = "sending"
    # Final: Telegram took it.
    SENT = "sent"
    # Final: Telegram refused it, or it was tried MAX_ATTEMPTS times; `reason` says which.
    FAILED = "failed"
    # Final: the person no longer fits, or somebody took it back; `reason` says which. Sticky.
    CANCELLED = "cancelled"
    # Final: its time passed before it could go.
    EXPIRED = "expired"


class Reason(enum.StrEnum):
    """Why a message did not go, or what is not known about it."""

    # The person blocked the bot (403), or did so before.
    BLOCKED = "blocked"
    # The account is deactivated, or Telegram does not know the chat.
    GONE = "gone"
    # The person was erased.
    ERASED = "erased"
    # The consent text changed and the person has not agreed yet.
    CONSENT = "consent"
    # The person asked for silence.
    PAUSED = "paused"
    # The crisis hold runs.
    HELD = "held"
    # After a message about violence, and the person has not said that writing is safe.
    NOT_SAFE = "not-safe"
    # Enough that nobody asked for went out that day (daily.py).
    ENOUGH = "enough"
    # The person does not want news or tips.
    OPTED_OUT = "opted-out"
    # The person has answered already, or did what this would have asked for.
    ANSWERED = "answered"
    # Whoever queued it took it back.
    TAKEN_BACK = "taken-back"
    # Telegram refused the content (400).
    REFUSED = "refused"
    # It can no longer be made: what it is about was deleted.
    NOTHING_TO_SAY = "nothing-to-say"
    # Tried MAX_ATTEMPTS times without an answer.
    GAVE_UP = "gave-up"
    # `expires_at` passed.
    TOO_LATE = "too-late"
    # The answer never came: it may have arrived. Counted apart and not sent again.
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class NewMessage:
    """A message to queue.

    `person_id` names the recipient; without one `chat_id` does (the staff group, an admin).
    `kind` is what handlers know how to render, `what` the facts for it in JSON's types (sealed).
    `dedupe_key` is made of our own ids: a second message with the same key is not queued.
    """

    kind: str
    lane: Lane
    dedupe_key: str
    person_id: int | None = None
    chat_id: int | None = None
    what: Mapping[str, Any] = field(default_factory=dict)
    send_after: datetime | None = None
    expires_at: datetime | None = None
    broadcast_id: int | None = None
    # Set with a message that was already sent outside the outbox: the crisis answer.
    sent_message_id: int | None = None
    already_sent: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """A claimed message."""

    id: int
    kind: str
    lane: Lane
    person_id: int | None
    chat_id: int | None
    what: Mapping[str, Any]
    send_after: datetime
    expires_at: datetime | None
    attempts: int
    fence: int
    dedupe_key: str
    broadcast_id: int | None


@dataclass(frozen=True, slots=True)
class Fate:
    """Where a message of the ledger stands; `message_id` is its number in the chat once it was sent."""

    state: State
    message_id: int | None


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram took it; `message_id` is its number in the chat."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Later:
    """Not now: try again after `seconds`. `whole_bot` when Telegram slowed bulk, not one chat.

    `counts` is False where nothing was tried (a 429, an outage before a byte went out).
    """

    seconds: float
    whole_bot: bool = False
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Gone:
    """The person cannot be reached: BLOCKED or GONE."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class Failed:
    """It will never go."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class Unknown:
    """The request went out and no answer came back."""


Outcome = Sent | Later | Gone | Failed | Unknown


def why_not(message: Message, person: Person | None, now: datetime) -> Reason | None:
    """Return why the person no longer fits this message, or None when it may go.

    DESIGN section 6: checked when the message is claimed, whatever was true when it was queued.
    """
    if message.person_id is None:
        return None
    if person is None:
        return Reason.ERASED
    if person.reach is Reach.BLOCKED:
        return Reason.BLOCKED
    if person.reach is Reach.GONE:
        return Reason.GONE
    if message.lane <= Lane.STAFF:
        return None
    if not person.consented():
        return Reason.CONSENT
    if not person.unasked_ok:
        return Reason.NOT_SAFE
    if message.lane is Lane.ASKED:
        return None
    if person.paused(now):
        return Reason.PAUSED
    if message.lane >= Lane.CONTENT and person.held(now):
        return Reason.HELD
    if message.lane is Lane.CONTENT and not person.wants_tips:
        return Reason.OPTED_OUT
    if message.lane is Lane.BROADCAST and not person.wants_news:
        return Reason.OPTED_OUT
    return None


def not_before(message: Message, person: Person | None, now: datetime) -> datetime:
    """Return when quiet hours let this message go: `now` or the end of them.

    They bind what we start ourselves; a check-in hour that the person chose, and what they asked for,
    win over them.
    """
    if person is None or message.lane not in (Lane.REMINDER, Lane.CONTENT, Lane.BROADCAST):
        return now
    return after_quiet_hours(now, person.zone, person.quiet_from, person.quiet_until)


def expected(kind: str, lane: Lane, person: Person, at: datetime) -> datetime | None:
    """Return when a message due at `at` would go as things stand; None when the sender would not send it."""
    message = Message(0, kind, lane, person.id, None, {}, at, None, 0, 0, "", None)
    when = not_before(message, person, at)
    return None if why_not(message, person, when) else when
