"""An update as intake knows it: what it is, where it stands, who holds it."""

import enum
from dataclasses import dataclass
from datetime import datetime, timedelta

# A turn that failed is tried again after these waits; then the update is set aside.
RETRY_AFTER = (timedelta(seconds=1), timedelta(seconds=5), timedelta(seconds=20))
# An update that so many processes held and none finished is set aside too: perhaps it ends them.
MAX_HOLDERS = 50
# A process renews what it holds far more often than this; a dead one's updates are taken after it.
LEASE = timedelta(seconds=15)
# How long the key of a handled update is kept: Telegram repeats updates for at most 24 hours.
KEPT = timedelta(days=8)
# How long numbers of messages are kept: Telegram lets a bot delete what is younger than 48 hours.
TRACED = timedelta(hours=48)


class State(enum.StrEnum):
    """Where an update stands."""

    # Set when it arrives. Next: REPLYING or DONE by its turn, SET_ASIDE after the last of RETRY_AFTER.
    STORED = "stored"
    # Its effects are committed, its payload is wiped, its replies are kept until they went out. Next: DONE.
    REPLYING = "replying"
    # Nothing left to do; the key stays for 8 days, so that a repeated update does nothing. Of somebody who
    # agreed, numbers of messages and whose chat it was stay for two days, for /wipe.
    DONE = "done"
    # Its turn failed too often. Kept with its payload for `keel intake list|retry`.
    SET_ASIDE = "set-aside"


class LostLease(Exception):
    """Another process took this update over meanwhile: what was done here is rolled back."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One update as it came.

    `chat_key` stands for the chat without naming it (an HMAC); order is kept inside one.
    `payload` is the update's JSON; `message_id` the message in it, or the one that was tapped.
    """

    update_id: int
    chat_key: bytes
    payload: bytes
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """One update that this process holds until `attempt` ends.

    `attempt` grows with each failed turn and with each process that takes the update over: what is
    written under an older number is refused. `failed` counts the failed turns of this process alone.
    """

    update_id: int
    chat_key: bytes
    state: State
    attempt: int
    received_at: datetime
    payload: bytes | None
    # Rendered replies that wait to go out, as handlers wrote them; only in state REPLYING.
    replies: bytes | None
    # True when it comes from an earlier life or another process: what that one answered is not known.
    recovered: bool = False
    failed: int = 0
    # True when no earlier update of its chat waited for its turn at the moment at which it was stored.
    first: bool = False


@dataclass(frozen=True, slots=True)
class Aside:
    """A line of `keel intake list`."""

    update_id: int
    state: State
    attempts: int
    received_at: datetime
    error: str | None
