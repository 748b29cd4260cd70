"""Callback data: `feature:verb:argument:...`, at most 64 bytes, parsed once and never trusted."""

import re
from dataclasses import dataclass

LIMIT = 64


class NotOurs(ValueError):
    """A button of an older version, or made by hand."""


@dataclass(frozen=True, slots=True)
class Tap:
    """What a button says: `feature` and `verb` name it, `args` are its details."""

    feature: str
    verb: str
    args: tuple[str, ...] = ()

    def arg(self, index: int) -> str:
        """Return one detail; raises NotOurs when the button carries fewer."""
        try:
            return self.args[index]
        except IndexError:
            raise NotOurs(self.feature) from None

    def number(self, index: int, low: int, high: int) -> int:
        """Return one detail as a number from `low` to `high`; raises NotOurs."""
        try:
            value = int(self.arg(index))
        except ValueError:
            raise NotOurs(self.feature) from None
        if not low <= value <= high:
            raise NotOurs(self.feature)
        return value


def tap(feature: str, verb: str, *args: object) -> str:
    """Return the callback data of a button; raises ValueError over 64 bytes or for a colon inside."""
    parts = [feature, verb, *(str(one) for one in args)]
    if any(":" in part for part in parts):
        raise ValueError(f"a colon inside callback data: {parts}")
    data = ":".join(parts)
    if len(data.encode()) > LIMIT:
        raise ValueError(f"callback data over {LIMIT} bytes: {data}")
    return data


def parse(data: str | None) -> Tap:
    """Return what a button says; raises NotOurs."""
    parts = (data or "").split(":")
    if len(parts) < 2 or not parts[0] or not parts[1]:
        raise NotOurs(data)
    return Tap(parts[0], parts[1], tuple(parts[2:]))


def of(feature: str, *verbs: str) -> re.Pattern[str]:
    """Return the pattern of a feature's buttons, of these verbs or all."""
    verb = "|".join(map(re.escape, verbs)) if verbs else "[^:]+"
    return re.compile(rf"^{re.escape(feature)}:(?:{verb})(?::|$)")
