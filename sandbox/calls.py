"""The log of every call the bot made, for tests that count both sides."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from typing import Any, NamedTuple


class Call(NamedTuple):
    """One call. `at` and `done_at` are monotonic seconds of this machine.

    `ok` says whether the method was carried out, `answered` whether the bot was told in full;
    `fault` names the rule kind that hit it. `seq` counts from 1.
    """

    seq: int
    at: float
    done_at: float
    method: str
    chat_id: int | None
    ok: bool
    error_code: int | None
    message_id: int | None
    fault: str | None
    answered: bool


class CallLog:
    """Calls in the order they ended, the newest `size` of them, and counts of all."""

    def __init__(self, size: int) -> None:
        self._calls: deque[Call] = deque(maxlen=size)
        self._last = 0
        self._counts: Counter[tuple[str, str]] = Counter()

    def note(
        self,
        at: float,
        done_at: float,
        method: str,
        chat_id: int | None,
        *,
        ok: bool,
        error_code: int | None = None,
        message_id: int | None = None,
        fault: str | None = None,
        answered: bool = True,
    ) -> None:
        """Add a call."""
        self._last += 1
        self._calls.append(
            Call(self._last, at, done_at, method, chat_id, ok, error_code, message_id, fault, answered)
        )
        self._counts[method, "ok" if ok else str(error_code or fault or "failed")] += 1

    def since(self, seq: int = 0, *, method: str | None = None, chat_id: int | None = None) -> Iterator[Call]:
        """Yield calls with a higher number, oldest first; only of one method or chat if named."""
        for call in self._calls:
            if call.seq <= seq or (method is not None and call.method.lower() != method.lower()):
                continue
            if chat_id is None or call.chat_id == chat_id:
                yield call

    def counts(self) -> dict[str, dict[str, int]]:
        """Return, by method, how many calls were carried out ("ok") or failed, by error code or fault."""
        counts: dict[str, dict[str, int]] = {}
        for (method, outcome), number in sorted(self._counts.items()):
            counts.setdefault(method, {})[outcome] = number
        return counts

    def clear(self) -> None:
        """Forget all calls and counts; numbering goes on."""
        self._calls.clear()
        self._counts.clear()

    @property
    def last(self) -> int:
        """The number of the newest call."""
        return self._last


def as_json(call: Call) -> dict[str, Any]:
    """Return the call as a JSON object."""
    return call._asdict()
