"""Encryption at rest: what people write and who they are on Telegram.

Values are sealed with Fernet (AES-128-CBC with HMAC-SHA256, from `cryptography`); the first key of
`KEEL_ENCRYPTION_KEYS` seals, all of them open. A Telegram id is found again by its HMAC-SHA256 under
a key derived from the encryption key, so that a database without the key names nobody.
"""

import hashlib
import hmac
import json
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class WrongKey(Exception):
    """The keys at hand cannot open what is stored."""


class Vault:
    """Seals and opens values; one instance serves the process."""

    def __init__(self, keys: list[str]) -> None:
        """Take Fernet keys (URL-safe base64, 44 characters), newest first; ValueError for a bad one."""
        if not keys:
            raise ValueError("no encryption key")
        self._fernet = MultiFernet([Fernet(key) for key in keys])
        self._mac_keys = [hashlib.sha256(b"keel lookup " + key.encode()).digest() for key in keys]

    @staticmethod
    def new_key() -> str:
        """Return a fresh key."""
        return Fernet.generate_key().decode()

    def seal(self, value: bytes) -> bytes:
        """Return `value` encrypted under the newest key."""
        return self._fernet.encrypt(value)

    def open(self, sealed: bytes) -> bytes:
        """Return what `seal` was given; raises WrongKey."""
        try:
            return self._fernet.decrypt(sealed)
        except InvalidToken as error:
            raise WrongKey("stored text cannot be opened with the keys in KEEL_ENCRYPTION_KEYS") from error

    def seal_text(self, value: str) -> bytes:
        """Return a text encrypted."""
        return self.seal(value.encode())

    def open_text(self, sealed: bytes) -> str:
        """Return a sealed text; raises WrongKey."""
        return self.open(sealed).decode()

    def seal_json(self, value: Any) -> bytes:
        """Return a value of JSON's types encrypted."""
        return self.seal(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())

    def open_json(self, sealed: bytes) -> Any:
        """Return a sealed JSON value; raises WrongKey."""
        return json.loads(self.open(sealed))

    def reseal(self, sealed: bytes) -> bytes:
        """Return the same value under the newest key; raises WrongKey."""
        return self.seal(self.open(sealed))

    def mac(self, number: int) -> bytes:
        """Return the look-up value of a Telegram id: 32 bytes, the same each time under the newest key."""
        return self.macs(number)[0]

    def macs(self, number: int) -> list[bytes]:
        """Return the look-up values under every key, newest first: rows may carry any in a rotation."""
        message = str(number).encode()
        return [hmac.digest(key, message, "sha256") for key in self._mac_keys]
