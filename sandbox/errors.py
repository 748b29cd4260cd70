"""Refusals: what the Bot API says no with, and what a person's own phone would not let them do."""

from __future__ import annotations

import math
from typing import Any


class ApiError(Exception):
    """A Bot API call that fails, with Telegram's own code and words.

    `code` is also the HTTP status. `parameters` is Telegram's ResponseParameters or empty.
    """

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters or {}

    def body(self) -> dict[str, Any]:
        """Return the JSON object Telegram answers with."""
        answer: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


class NotPossible(Exception):
    """Somebody asked a person in the sandbox to do what no phone would let them do."""


def bad_request(what: str) -> ApiError:
    """Return a 400 in Telegram's wording, `what` without the prefix."""
    return ApiError(400, f"Bad Request: {what}")


def forbidden(what: str) -> ApiError:
    """Return a 403 in Telegram's wording, `what` without the prefix."""
    return ApiError(403, f"Forbidden: {what}")


def too_many_requests(wait_seconds: float) -> ApiError:
    """Return a 429 that asks for whole seconds, at least one."""
    wait = max(1, math.ceil(wait_seconds))
    return ApiError(429, f"Too Many Requests: retry after {wait}", {"retry_after": wait})
