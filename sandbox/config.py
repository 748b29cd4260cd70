"""What one sandbox is started with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SandboxConfig:
    """Settings of one pretend Telegram with one bot.

    `port` 0 takes any free port. The number in front of the colon of `token` is the bot's user id.
    `bot_control_url` is the bot's own loopback control port (no trailing slash); it gets the clock's
    changes and is asked for the next thing due. `history` is how many messages a chat keeps; older
    ones are gone for edits and deletions too. `call_log` is how many calls the log keeps.
    `callback_seconds` is how long a tap can be answered, in real seconds. `webhook_retry_seconds`
    is the first pause after a failed delivery; each further pause doubles, up to 30 times it.
    `seed` makes faults that hit a share of the calls repeatable.
    """

    port: int = 8081
    token: str = "100:SANDBOX-TOKEN"  # noqa: S105
    host: str = "127.0.0.1"
    bot_username: str = "keel_sandbox_bot"
    bot_name: str = "Keel"
    bot_control_url: str | None = None
    history: int = 1000
    call_log: int = 500_000
    callback_seconds: float = 60.0
    webhook_retry_seconds: float = 0.2
    file_bytes: int = 200_000_000
    seed: int = 1

    def __post_init__(self) -> None:
        number, colon, secret = self.token.partition(":")
        if not (number.isdigit() and colon and secret):
            raise ValueError("token must look like 100:SECRET, with the bot's id in front of the colon")

    @property
    def bot_id(self) -> int:
        """The bot's user id: the number the token starts with, as at Telegram."""
        return int(self.token.partition(":")[0])
