"""Settings: read once from the environment or `.env`, frozen, passed on as values."""

import difflib
import os
import re
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.infra.database import BadDatabaseUrl, normal_url
from bot.infra.vault import Vault


class CannotRun(Exception):
    """The process cannot go on; the message is one line that says what to change."""


class BadSetting(CannotRun):
    """A setting is missing or wrong; the message names it and says what to change."""


class Settings(BaseSettings):
    """Every setting, its default and its meaning; docs/settings.md lists them."""

    model_config = SettingsConfigDict(
        env_prefix="KEEL_",
        env_file=".env",
        env_file_encoding="utf-8",
        # Hosts and compose files hand out empty values for what is not set.
        env_ignore_empty=True,
        frozen=True,
        extra="ignore",
    )

    bot_token: SecretStr | None = None
    database_url: SecretStr | None = Field(
        None, validation_alias=AliasChoices("KEEL_DATABASE_URL", "DATABASE_URL")
    )
    telegram_api_url: str = "https://api.telegram.org"
    admin_ids: Annotated[tuple[int, ...], NoDecode] = ()
    staff_chat_id: int | None = None
    encryption_keys: Annotated[tuple[SecretStr, ...], NoDecode] = ()
    data_dir: Path = Path("data")
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    port: int = Field(8080, validation_alias=AliasChoices("KEEL_PORT", "PORT"), ge=0, le=65535)
    bulk_rate: float = Field(25.0, gt=0, le=1000)
    paid_broadcast: bool = False
    default_country: str = "GB"
    default_language: str = "en"
    # Show only articles and techniques that somebody with the right training has signed.
    reviewed_only: bool = False
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["console", "json"] = "console"
    heartbeat_url: str | None = None
    sentry_dsn: SecretStr | None = None
    # Only `keel try` and long-life tests set this: a loopback port on which the clock can be moved.
    control_port: int | None = Field(None, ge=0, le=65535)

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _split_numbers(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        parts = [part for part in value.replace(" ", "").split(",") if part]
        if not all(part.isdigit() for part in parts):
            raise ValueError("must be Telegram ids of people: numbers separated by commas")
        return tuple(int(part) for part in parts)

    @field_validator("encryption_keys", mode="before")
    @classmethod
    def _split_keys(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("telegram_api_url", "webhook_url", "heartbeat_url")
    @classmethod
    def _is_address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        if not value.startswith(("http://", "https://")):
            raise ValueError("must start with http:// or https://")
        try:
            host = urlsplit(value).hostname
            _ = urlsplit(value).port
        except ValueError as error:
            raise ValueError(f"is no address: {error}") from None
        if not host or any(character.isspace() for character in value):
            raise ValueError("is no address: it has no host, or a space in it")
        return value.rstrip("/")

    @field_validator("telegram_api_url")
    @classmethod
    def _is_api(cls, value: str) -> str:
        if value.endswith("/bot"):
            raise ValueError("must be given without /bot at its end")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _is_secret(cls, value: SecretStr | None) -> SecretStr | None:
        # https://core.telegram.org/bots/api#setwebhook allows these; a short one could be guessed.
        if value is not None and not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", value.get_secret_value()):
            raise ValueError("must be 16 to 256 letters, digits, - or _ (try `openssl rand -hex 32`)")
        return value

    @field_validator("default_language")
    @classmethod
    def _is_language(cls, value: str) -> str:
        if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z]+)?", value):
            raise ValueError("must be a language code such as en or es")
        return value

    @field_validator("default_country")
    @classmethod
    def _is_country(cls, value: str) -> str:
        if len(value) != 2 or not value.isalpha():
            raise ValueError("must be a two-letter country code such as GB")
        return value.upper()

    @field_validator("database_url")
    @classmethod
    def _is_database(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            try:
                normal_url(value.get_secret_value())
            except BadDatabaseUrl as error:
                raise ValueError(str(error).removeprefix("KEEL_DATABASE_URL ")) from error
        return value

    @property
    def database(self) -> str:
        """Return the database address with its driver; SQLite in `data_dir` unless one is set."""
        if self.database_url is not None:
            return normal_url(self.database_url.get_secret_value())
        return f"sqlite+aiosqlite:///{self.data_dir / 'keel.sqlite3'}"

    @property
    def token(self) -> str:
        """Return the bot token; raises BadSetting when there is none or it cannot be one."""
        token = self.bot_token.get_secret_value() if self.bot_token else ""
        if not token:
            raise BadSetting("KEEL_BOT_TOKEN is missing: get one from @BotFather and set it")
        left, _, right = token.partition(":")
        if not left.isdigit() or len(right) < 20:
            raise BadSetting("KEEL_BOT_TOKEN is not a bot token: it looks like 123456:ABC-DEF...")
        return token

    @property
    def key_file(self) -> Path:
        """Return where the key of the embedded default is, when no keys are set."""
        return self.data_dir / "keel.key"

    @property
    def bot_id(self) -> int:
        """Return the bot's own id, the number before the colon of its token."""
        return int(self.token.partition(":")[0])


def unknown_names() -> list[str]:
    """Return a sentence for each KEEL_ name of the environment that is no setting: a typo is silent."""
    known = {f"KEEL_{name.upper()}" for name in Settings.model_fields}
    sentences = []
    for name in sorted(set(os.environ) - known):
        if name.startswith("KEEL_"):
            close = difflib.get_close_matches(name, known, n=1, cutoff=0.7)
            meant = f": did you mean {close[0]}?" if close else ""
            sentences.append(f"{name} is not a setting{meant}")
    return sentences


def read_settings(**given: object) -> Settings:
    """Return the settings, `given` ones before the environment; BadSetting for the first bad one."""
    try:
        return Settings(**given)  # type: ignore[arg-type]
    except UnicodeDecodeError:
        raise BadSetting(".env is not UTF-8 text: save it as UTF-8") from None
    except PermissionError:
        raise BadSetting(".env cannot be read: give this user the right to read it") from None
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else "?"
        name = name if name.isupper() else f"KEEL_{name.upper()}"
        raise BadSetting(f"{name} is wrong: {first['msg'].removeprefix('Value error, ')}") from None


def open_vault(settings: Settings) -> Vault:
    """Return the vault with the keys of the settings; raises BadSetting."""
    try:
        return Vault(keys_of(settings))
    except ValueError:
        source = "KEEL_ENCRYPTION_KEYS" if settings.encryption_keys else f"{str(settings.key_file)!r}"
        raise BadSetting(
            f"{source} holds something that is not a key: make one with `keel keys new`"
        ) from None


def keys_of(settings: Settings) -> list[str]:
    """Return the encryption keys, newest first.

    On the embedded default without `KEEL_ENCRYPTION_KEYS` a key file is made in the data folder at the
    first start, readable by its owner only. Raises BadSetting.
    """
    keys = [key.get_secret_value() for key in settings.encryption_keys]
    if not keys:
        if settings.database_url is not None and settings.database.startswith("postgresql"):
            raise BadSetting(
                "KEEL_ENCRYPTION_KEYS is missing; PostgreSQL needs it: make one with `keel keys new`"
            )
        keys = _key_file(settings.key_file)
    return keys


def _key_file(path: Path) -> list[str]:
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            # Written whole under another name first: a start that dies here leaves no half a key.
            fresh = path.with_suffix(".new")
            fresh.unlink(missing_ok=True)
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(Vault.new_key() + "\n")
                file.flush()
                os.fsync(file.fileno())
            fresh.rename(path)
        return [line for line in path.read_text(encoding="ascii").split() if line]
    except OSError as error:
        raise BadSetting(
            f"KEEL_DATA_DIR: cannot read or write {path.name} in {str(path.parent)!r}: {error.strerror}"
        ) from None
