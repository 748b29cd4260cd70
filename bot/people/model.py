"""A person as Keel knows them."""

import enum
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from bot.kernel.localtime import zone as zone_of

# Raise this when the consent text changes in meaning: everybody is asked again.
CONSENT_VERSION = 1
# Messages a local day that nobody asked for; too many of them is what people complain of most.
DAILY_LIMIT = 3
QUIET_FROM = time(22, 0)
QUIET_UNTIL = time(8, 0)


class Stage(enum.StrEnum):
    """Where a person says they are."""

    USING = "using"
    CUTTING_DOWN = "cutting-down"
    STOPPED = "stopped"
    SUPPORTING = "supporting"


class Reach(enum.StrEnum):
    """Whether messages arrive."""

    # Set at /start and whenever the person writes.
    OK = "ok"
    # Set by a 403 "blocked" or by my_chat_member; ends when the person writes or unblocks.
    BLOCKED = "blocked"
    # Set by a 403 "deactivated" or 400 "chat not found"; ends when the person writes.
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class NewPerson:
    """What is known of a person at the moment of consent."""

    telegram_id: int
    language: str
    country: str | None
    zone_name: str
    consent_version: int


@dataclass(frozen=True, slots=True)
class Person:
    """A person who has consented. `id` is ours; the Telegram id is only in `telegram_id`."""

    id: int
    telegram_id: int
    language: str
    country: str | None
    zone_name: str
    stage: Stage | None
    stopped_on: date | None
    consent_version: int
    consent_at: datetime
    onboarded_at: datetime | None
    # Nothing that we start ourselves before this moment; None means not paused.
    paused_until: datetime | None
    # Set by HIGH or EMERGENCY: no tips, journey, pictures or broadcasts before it.
    hold_until: datetime | None
    # After a message about violence nothing is sent unasked unless the person says that it is safe.
    unasked_ok: bool
    quiet_from: time
    quiet_until: time
    wants_tips: bool
    wants_news: bool
    discreet: bool
    reach: Reach
    created_at: datetime
    # Written at most once a day: what nobody has used for long is erased (bot/privacy/retention.py).
    last_seen_at: datetime
    # How many messages that nobody asked for may come in one local day; None for as many as there are.
    daily_limit: int | None = DAILY_LIMIT
    # Pictures of the diary on a dark ground.
    dark: bool = False
    # The local day on which they said `stage`; None for those who said it before that was kept.
    stage_on: date | None = None

    @property
    def zone(self) -> ZoneInfo:
        """Return the person's time zone."""
        return zone_of(self.zone_name)

    def consented(self) -> bool:
        """Return whether the person agreed to the consent text of today."""
        return self.consent_version == CONSENT_VERSION

    def held(self, now: datetime) -> bool:
        """Return whether the crisis hold runs."""
        return self.hold_until is not None and now < self.hold_until

    def paused(self, now: datetime) -> bool:
        """Return whether the person asked for silence."""
        return self.paused_until is not None and now < self.paused_until


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person is in a conversation: what the next typed message answers.

    `name` is `feature:step`; `about` holds what the step needs, in JSON's types.
    """

    name: str
    about: dict[str, Any] = field(default_factory=dict)
    since: datetime | None = None
