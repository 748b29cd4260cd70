"""One text to many people: what is said, to whom, when, and how it stands."""

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.kernel.errors import BotError
from bot.kernel.localtime import next_at
from bot.messaging.broadcasts.telegram_html import shown_length, visible_text
from bot.messaging.delivery import Reason
from bot.messaging.delivery import State as Delivery
from bot.people import Stage

KIND = "broadcast"
TEST = "broadcast-test"
PROGRESS = "broadcast-progress"

# Bot API, sendMessage and sendPhoto: characters after the entities are parsed.
TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
MOST_LINKS = 3
# VOICE: a longer label is cut off on a small phone.
LABEL_LIMIT = 24
# A recipient for whom it is later than this gets it no more: news grow old.
WINDOW = timedelta(days=3)
# What an admin types counts as part of the draft for so long after the last step; then it is their own
# words again, and screened as everybody's are.
DRAFT_PATIENCE = timedelta(hours=1)
# Edits of the progress come no closer together, and further apart the longer it takes.
PROGRESS_EVERY = timedelta(seconds=5)
PROGRESS_AT_LEAST_EVERY = timedelta(seconds=60)
# Hours offered for "at each person's own hour": nobody's morning before eight, nobody's night.
WAKING_HOURS = (9, 10, 12, 15, 18, 20)


class State(enum.StrEnum):
    """Where a broadcast stands."""

    # Set at /broadcast. Next: SCHEDULED or SENDING by "Send it"; deleted by "Throw away".
    DRAFT = "draft"
    # Confirmed for a moment to come. Next: SENDING by the job, CANCELLED.
    SCHEDULED = "scheduled"
    # Its messages are queued in batches and leave. Next: PAUSED, CANCELLED, DONE.
    SENDING = "sending"
    # Nothing leaves; queueing goes on. Next: SENDING, CANCELLED.
    PAUSED = "paused"
    # Final: what was in flight ends, what was queued is cancelled. Sticky.
    CANCELLED = "cancelled"
    # Final: every message has ended.
    DONE = "done"


class Step(enum.StrEnum):
    """What the next typed message of a draft's author answers."""

    TEXT = "text"
    LINKS = "links"
    COUNTRIES = "countries"
    AT = "at"


class NoDraft(BotError):
    """The draft was sent or thrown away meanwhile."""

    reply = "broadcast-no-draft"


class DraftChanged(BotError):
    """The button belongs to an earlier version of the draft."""

    reply = "broadcast-draft-changed"


class NoBroadcast(BotError):
    """There is no such broadcast."""

    reply = "broadcast-unknown"


class AlreadyOver(BotError):
    """The broadcast has ended, so it cannot be paused, resumed or cancelled."""

    reply = "broadcast-over"


class TooLong(BotError):
    """The text is longer than Telegram takes; `length` and `limit` in Telegram's characters."""

    reply = "broadcast-too-long"

    def __init__(self, length: int, limit: int, cut_at: str) -> None:
        super().__init__(length)
        self.length, self.limit, self.cut_at = length, limit, cut_at

    def facts(self) -> dict[str, str | int]:
        """Return how long it is, how long it may be, and the words at which it would be cut."""
        return {
            "length": self.length,
            "limit": self.limit,
            "over": self.length - self.limit,
            "at": self.cut_at,
        }


class NoWords(BotError):
    """There is nothing to read in it."""

    reply = "broadcast-no-words"


@dataclass(frozen=True, slots=True)
class Link:
    """A button under the text that opens a page."""

    label: str
    url: str


class BadLink(BotError):
    """A typed line is no link button: `kind` is shape, label, address or many; `line` counts from 1."""

    reply = "broadcast-bad-link"

    def __init__(self, kind: str, line: int, piece: str) -> None:
        super().__init__(kind, line)
        self.kind, self.line, self.piece = kind, line, piece

    def facts(self) -> dict[str, str | int]:
        """Return which line is wrong, and how."""
        return {"kind": self.kind, "line": self.line, "piece": self.piece, "most": MOST_LINKS}


def read_links(text: str) -> tuple[Link, ...]:
    """Return the link buttons of typed lines "label - https://address", up to three. Raises BadLink."""
    links: list[Link] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not (line := line.strip()):
            continue
        start = line.find("http")
        label = line[:start].strip().rstrip("-–—:|").strip()
        url = line[start:].strip()
        if start < 0 or not label:
            raise BadLink("shape", number, line[:40])
        if len(label) > LABEL_LIMIT:
            raise BadLink("label", number, label[:40])
        host = url.partition("://")[2].partition("/")[0]
        if not url.startswith(("https://", "http://")) or "." not in host or " " in url:
            raise BadLink("address", number, url[:40])
        links.append(Link(label, url))
        if len(links) > MOST_LINKS:
            raise BadLink("many", number, line[:40])
    return tuple(links)


@dataclass(frozen=True, slots=True)
class Content:
    """What everybody gets: Telegram HTML, a picture by its file id at Telegram, link buttons."""

    html: str
    photo: str | None = None
    links: tuple[Link, ...] = ()


def check(html: str, *, photo: bool) -> str:
    """Return the visible text; raises HtmlMistake, TooLong or NoWords, each with the place."""
    text = visible_text(html)
    limit = CAPTION_LIMIT if photo else TEXT_LIMIT
    if (length := shown_length(text)) > limit:
        kept = text.encode("utf-16-le")[: limit * 2].decode("utf-16-le", "ignore")
        raise TooLong(length, limit, kept[-30:].strip())
    if not text and not photo:
        raise NoWords
    return text


@dataclass(frozen=True, slots=True)
class Audience:
    """Who is meant; an empty field means everybody. Days count back from the start of the sending."""

    languages: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = ()
    joined_before_days: int | None = None
    joined_within_days: int | None = None
    active_within_days: int | None = None

    def as_json(self) -> dict[str, Any]:
        """Return it in JSON's types, empty fields left out."""
        fields = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in fields.items()
            if value not in (None, ())
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Audience":
        """Return what `as_json` was made of."""
        fields: dict[str, Any] = {
            name: tuple(one) if isinstance(one, list) else one for name, one in value.items()
        }
        if "stages" in fields:
            fields["stages"] = tuple(Stage(one) for one in fields["stages"])
        return cls(**fields)


@dataclass(frozen=True, slots=True)
class When:
    """When it leaves: at once, at a moment (aware UTC), or at `local_hour` on each person's clock."""

    at: datetime | None = None
    local_hour: int | None = None

    def send_after(self, started_at: datetime, zone: ZoneInfo) -> datetime:
        """Return when it may leave to somebody in that zone, for a sending that started then."""
        if self.local_hour is None:
            return started_at
        # A hair earlier, so that a sending that starts on the hour itself does not wait for a day.
        return next_at(started_at - timedelta(microseconds=1), time(self.local_hour), zone)


@dataclass(frozen=True, slots=True)
class Tally:
    """How the messages of a broadcast stand, from the ledger; `later` of the queued wait for their hour."""

    counts: Mapping[tuple[Delivery, Reason | None], int] = field(default_factory=dict)
    later: int = 0

    def of(self, state: Delivery, *reasons: Reason | None) -> int:
        """Return how many stand in a state, for these reasons or any."""
        return sum(
            count
            for (one, reason), count in self.counts.items()
            if one is state and (not reasons or reason in reasons)
        )

    def reasons(self, state: Delivery) -> Mapping[Reason, int]:
        """Return the reasons of a state with their counts, most frequent first."""
        found = {
            reason: count
            for (one, reason), count in self.counts.items()
            if one is state and reason is not None
        }
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))

    @property
    def waiting(self) -> int:
        """Return how many are queued or in flight."""
        return self.of(Delivery.QUEUED) + self.of(Delivery.SENDING)

    @property
    def total(self) -> int:
        """Return how many there are in the ledger."""
        return sum(self.counts.values())

    def as_json(self) -> dict[str, Any]:
        """Return it in JSON's types."""
        counts = [
            [state.value, reason and reason.value, count] for (state, reason), count in self.counts.items()
        ]
        return {"counts": counts, "later": self.later}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Tally":
        """Return what `as_json` was made of."""
        counts = {
            (Delivery(state), Reason(reason) if reason else None): count
            for state, reason, count in value["counts"]
        }
        return cls(counts, value["later"])


@dataclass(frozen=True, slots=True)
class Broadcast:
    """One broadcast. `admin_id` is the Telegram id of who wrote it, `revision` grows with each change."""

    id: int
    state: State
    admin_id: int
    content: Content
    audience: Audience
    when: When
    revision: int
    awaits: Step | None
    touched_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    # How many were to get it when it was confirmed.
    expected: int
    # The last person for whom a message was queued, and whether that was the last of all.
    cursor: int
    last_person_id: int
    queued_all: bool
    progress_message_id: int | None
    progress_number: int
    progress_at: datetime | None
    # How it ended, kept when the ledger has forgotten it.
    outcome: Tally | None

    @property
    def over(self) -> bool:
        """Return whether nothing more will leave."""
        return self.state in (State.CANCELLED, State.DONE)

    def total(self, tally: Tally) -> int:
        """Return how many are to get it; while messages are still being queued, how many were counted."""
        found = tally.total - tally.of(Delivery.CANCELLED)
        return found if self.queued_all else max(found, self.expected)

    def drafting(self, now: datetime) -> bool:
        """Return whether what the author types belongs to the draft."""
        return (
            self.state is State.DRAFT and self.awaits is not None and now - self.touched_at < DRAFT_PATIENCE
        )


@dataclass(frozen=True, slots=True)
class Count:
    """How many are meant, how many would get it now, and why the others would not."""

    meant: int
    fits: int
    held_back: Mapping[Reason, int]


def progress_every(since_start: timedelta) -> timedelta:
    """Return how long the progress stands before it is edited again: 5 s at first, at most a minute.

    A broadcast of ten hours would else make 7,000 edits that nobody reads.
    """
    return min(max(PROGRESS_EVERY, since_start / 30), PROGRESS_AT_LEAST_EVERY)


def zones_at(names: Sequence[str], when: When, started_at: datetime) -> dict[str, datetime]:
    """Return for each zone name when it may leave there; a zone that is unknown by now counts as UTC."""
    moments = {}
    for name in names:
        try:
            zone = ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            zone = ZoneInfo("Etc/UTC")
        moments[name] = when.send_after(started_at, zone)
    return moments
