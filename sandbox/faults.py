"""Faults on demand: rules that make calls slow, refused, cut off or answered too late.

Rules are matched in the order they were added. For one call the delays add up; the first rule that ends
the call (cuts it, refuses it, answers wrongly) wins. Each rule counts the calls it touched.
"""

from __future__ import annotations

import itertools
import random
import time
import zlib
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from sandbox.errors import ApiError, forbidden, too_many_requests

GROUP_WINDOW = 60.0
# Telegram lets paid broadcasts go at 1,000 a second (Bots FAQ, "How can I message all of my users").
PAID_PER_SECOND = 1000


class Kind(StrEnum):
    """What a rule does."""

    LATENCY = "latency"  # waits `seconds` (or between `seconds` and `max_seconds`), then goes on
    RATE_LIMIT = "rate_limit"  # 429 over a strict sliding window, see `Limits`
    BLOCKED = "blocked"  # 403 to sends and edits; `share` picks people, always the same ones
    ERROR = "error"  # `error_code` and `description`, 500 unless named; not executed
    BAD_GATEWAY = "bad_gateway"  # 502 with a page of HTML; not executed
    RESET = "reset"  # cuts the connection before reading the body; not executed
    RESET_AFTER = "reset_after"  # executes, then cuts the connection without an answer
    LATE = "late"  # executes at once, answers after `seconds`
    OUTAGE = "outage"  # every connection is cut, for `seconds` if they are given
    HANG = "hang"  # never executed, never answered, for `seconds` at most, then cut


class BadRule(ValueError):
    """A fault rule that says something impossible."""


def _sends(method: str) -> bool:
    return (method.startswith("send") and method != "sendchataction") or method.startswith(("copy", "edit"))


@dataclass(slots=True)
class Limits:
    """The sliding windows of one rate limit: moments of accepted calls."""

    everybody: deque[float] = field(default_factory=deque)
    paid: deque[float] = field(default_factory=deque)
    chats: dict[int, deque[float]] = field(default_factory=dict)
    groups: dict[int, deque[float]] = field(default_factory=dict)

    def take(self, rule: Rule, chat_id: int | None, now: float, *, paid: bool) -> float:
        """Count the call and return 0, or return how many seconds it came too early, counting nothing."""
        windows: list[tuple[deque[float], int, float]] = []
        if rule.per_second is not None:
            if paid:
                windows.append((self.paid, PAID_PER_SECOND, 1.0))
            else:
                windows.append((self.everybody, rule.per_second, 1.0))
        if chat_id is not None and rule.chat_per_second is not None:
            if len(self.chats) > 100_000:
                self._forget_old(now, rule.chat_burst / rule.chat_per_second)
            window = self.chats.setdefault(chat_id, deque())
            windows.append((window, rule.chat_burst, rule.chat_burst / rule.chat_per_second))
        if chat_id is not None and chat_id < 0 and rule.group_per_minute is not None:
            windows.append((self.groups.setdefault(chat_id, deque()), rule.group_per_minute, GROUP_WINDOW))
        wait = 0.0
        for moments, most, length in windows:
            while moments and now - moments[0] >= length:
                moments.popleft()
            if len(moments) >= most:
                wait = max(wait, moments[0] + length - now if moments else length)
        if wait > 0:
            return wait
        for moments, _, _ in windows:
            moments.append(now)
        return 0.0

    def _forget_old(self, now: float, length: float) -> None:
        for chat_id in [
            key for key, moments in self.chats.items() if not moments or now - moments[-1] > length
        ]:
            del self.chats[chat_id]


@dataclass(slots=True)
class Rule:
    """One fault. `methods` and `chat_ids` narrow it (None: all), `share` is the part of those it hits.

    `times` ends it after that many hits. The limits of a rate limit: `per_second` over all chats,
    `chat_per_second` per chat with a burst of `chat_burst`, `group_per_minute` per group; without
    `methods` it counts sends, copies and edits. `spare_chat_ids` are never touched.
    """

    id: int
    kind: Kind
    methods: frozenset[str] | None = None
    chat_ids: frozenset[int] | None = None
    spare_chat_ids: frozenset[int] = frozenset()
    share: float = 1.0
    times: int | None = None
    seconds: float | None = None
    max_seconds: float | None = None
    error_code: int = 500
    description: str = "Internal Server Error"
    retry_after: int | None = None
    per_second: int | None = None
    chat_per_second: float | None = None
    chat_burst: int = 1
    group_per_minute: int | None = None
    hits: int = 0
    added_at: float = field(default_factory=time.monotonic)
    limits: Limits = field(default_factory=Limits)

    def over(self, now: float) -> bool:
        """Return whether the rule has done all it should do."""
        if self.times is not None and self.hits >= self.times:
            return True
        return self.kind is Kind.OUTAGE and self.seconds is not None and now - self.added_at > self.seconds

    def fits(self, method: str, chat_id: int | None) -> bool:
        """Return whether the rule is about this call, chance left aside. `method` is in lower case."""
        if self.methods is not None:
            if method not in self.methods:
                return False
        elif self.kind in (Kind.RATE_LIMIT, Kind.BLOCKED) and not _sends(method):
            return False
        if self.kind is Kind.BLOCKED and (chat_id is None or chat_id < 0):
            return False
        if self.chat_ids is not None and chat_id not in self.chat_ids:
            return False
        return chat_id not in self.spare_chat_ids

    def shown(self) -> dict[str, Any]:
        """Return the rule as JSON, what is not set left out."""
        shown: dict[str, Any] = {}
        for item in fields(self):
            value = getattr(self, item.name)
            if item.name in ("added_at", "limits") or value is None:
                continue
            shown[item.name] = sorted(value) if isinstance(value, frozenset) else value
        return shown


@dataclass(slots=True)
class Verdict:
    """What becomes of one call: a wait, then an `end` instead of executing it, or executing it.

    After executing, the answer may be cut off or late. `fault` is the kind that goes into the log.
    """

    delay: float = 0.0
    end: Kind | None = None
    error: ApiError | None = None
    hang: float = 0.0
    cut_after: bool = False
    late: float = 0.0
    fault: str | None = None


class Faults:
    """The rules of one sandbox."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._ids = itertools.count(1)
        self.rules: list[Rule] = []

    def add(self, wish: Mapping[str, Any]) -> Rule:
        """Add the rule a JSON object describes and return it. Raises BadRule."""
        known = {item.name for item in fields(Rule)} - {"id", "hits", "added_at", "limits"}
        if unknown := sorted(set(wish) - known):
            raise BadRule(f"unknown: {', '.join(unknown)}")
        try:
            kind = Kind(wish.get("kind", ""))
        except ValueError:
            raise BadRule(f"kind must be one of {', '.join(Kind)}") from None
        values = {name: value for name, value in wish.items() if value is not None and name != "kind"}
        if "methods" in values:
            values["methods"] = frozenset(str(name).lower() for name in values["methods"])
        for name in ("chat_ids", "spare_chat_ids"):
            if name in values:
                values[name] = frozenset(int(number) for number in values[name])
        rule = Rule(next(self._ids), kind, **values)
        if kind in (Kind.LATENCY, Kind.LATE) and rule.seconds is None:
            raise BadRule(f"{kind} needs seconds")
        if kind is Kind.RATE_LIMIT and not (rule.per_second or rule.chat_per_second or rule.group_per_minute):
            raise BadRule("rate_limit needs per_second, chat_per_second or group_per_minute")
        if not 0 < rule.share <= 1:
            raise BadRule("share must be above 0 and at most 1")
        self.rules.append(rule)
        return rule

    def remove(self, rule_id: int | None = None) -> None:
        """Remove one rule, or all of them."""
        self.rules = [] if rule_id is None else [rule for rule in self.rules if rule.id != rule_id]

    def cut_unread(self, method: str) -> Rule | None:
        """Return the rule that cuts this call before its body is read, having counted it."""
        now = time.monotonic()
        for rule in self.rules:
            if rule.kind in (Kind.RESET, Kind.OUTAGE) and rule.chat_ids is None and not rule.over(now):
                if rule.spare_chat_ids or not rule.fits(method, None):
                    continue
                if self._hits(rule, None):
                    return rule
        return None

    def judge(self, method: str, chat_id: int | None, *, paid: bool) -> Verdict:
        """Return what becomes of a call that was read. Counts the rules it hits."""
        verdict = Verdict()
        now = time.monotonic()
        for rule in self.rules:
            if rule.over(now) or not rule.fits(method, chat_id):
                continue
            if rule.kind in (Kind.RESET, Kind.OUTAGE) and rule.chat_ids is None and not rule.spare_chat_ids:
                continue  # `cut_unread` decided about it
            if rule.kind is Kind.RATE_LIMIT:
                wait = rule.limits.take(rule, chat_id, now, paid=paid)
                if wait > 0:
                    rule.hits += 1
                    return self._ends(verdict, rule, too_many_requests(wait))
            elif self._hits(rule, chat_id) and self._apply(rule, verdict):
                return verdict
        return verdict

    def _apply(self, rule: Rule, verdict: Verdict) -> bool:
        seconds = rule.seconds or 0.0
        if rule.kind is Kind.LATENCY:
            verdict.delay += self._random.uniform(seconds, max(seconds, rule.max_seconds or seconds))
        elif rule.kind is Kind.LATE:
            verdict.late = max(verdict.late, seconds)
        elif rule.kind is Kind.RESET_AFTER:
            verdict.cut_after = True
        else:
            error: ApiError | None = None
            if rule.kind is Kind.BLOCKED:
                error = forbidden("bot was blocked by the user")
            elif rule.kind is Kind.ERROR:
                extra = {} if rule.retry_after is None else {"retry_after": rule.retry_after}
                error = ApiError(rule.error_code, rule.description, extra)
            verdict.hang = seconds or 3600.0
            self._ends(verdict, rule, error)
            return True
        verdict.fault = rule.kind
        return False

    def _ends(self, verdict: Verdict, rule: Rule, error: ApiError | None) -> Verdict:
        verdict.end, verdict.error, verdict.fault = rule.kind, error, rule.kind
        return verdict

    def _hits(self, rule: Rule, chat_id: int | None) -> bool:
        if rule.share < 1:
            if rule.kind is Kind.BLOCKED:
                # A chat is blocked or not, however often it is tried.
                chance = zlib.crc32(str(chat_id).encode()) / 2**32
            else:
                chance = self._random.random()
            if chance >= rule.share:
                return False
        rule.hits += 1
        return True


def shown(rules: Iterable[Rule]) -> list[dict[str, Any]]:
    """Return rules as JSON, with `over` for those that do nothing any more."""
    now = time.monotonic()
    return [{**rule.shown(), "over": rule.over(now)} for rule in rules]
