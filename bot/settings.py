"""Settings: read once from the environment or `.env`, frozen, passed on as values."""

import os
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.infra.database import BadDatabaseUrl, normal_url
from bot.infra.vault import Vault


class BadSetting(Exception):
    """A setting is missing or wrong; the message names it and says what to change."""


class Settings(BaseSettings):
    """Every setting, its default and its meaning; docs/settings.md lists them."""

    model_config = SettingsConfigDict(
        env_prefix="KEEL_", env_file=".env", env_file_encoding="utf-8", frozen=True, extra="ignore"
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
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["console", "json"] = "console"
    heartbeat_url: str | None = None
    sentry_dsn: SecretStr | None = None
    # Only `keel try` and long-life tests set this: a loopback port on which the clock can be moved.
    control_port: int | None = None

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _split_numbers(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(int(part) for part in value.replace(" ", "").split(",") if part)
        return value

    @field_validator("encryption_keys", mode="before")
    @classmethod
    def _split_keys(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("telegram_api_url", "webhook_url")
    @classmethod
    def _is_address(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("http://", "https://")):
            raise ValueError("must start with http:// or https://")
        return value.rstrip("/") if value else value

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
                raise ValueError(str(error)) from error
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
    def bot_id(self) -> int:
        """Return the bot's own id, the number before the colon of its token."""
        return int(self.token.partition(":")[0])


def read_settings(**given: object) -> Settings:
    """Return the settings, `given` ones before the environment; BadSetting for the first bad one."""
    try:
        return Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else "?"
        name = name if name.isupper() else f"KEEL_{name.upper()}"
        raise BadSetting(f"{name} is wrong: {first['msg'].removeprefix('Value error, ')}") from None


def open_vault(settings: Settings) -> Vault:
    """Return the vault with the keys of the settings.

    On the embedded default without `KEEL_ENCRYPTION_KEYS` a key file is made in the data folder at the
    first start, readable by its owner only. Raises BadSetting.
    """
    keys = [key.get_secret_value() for key in settings.encryption_keys]
    if not keys:
        if settings.database_url is not None and settings.database.startswith("postgresql"):
            raise BadSetting(
                "KEEL_ENCRYPTION_KEYS is missing; PostgreSQL needs it: make one with `keel keys new`"
            )
        keys = _key_file(settings.data_dir / "keel.key")
    try:
        return Vault(keys)
    except ValueError:
        raise BadSetting(
            "KEEL_ENCRYPTION_KEYS holds something that is not a key: make one with `keel keys new`"
        ) from None


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
