"""Settings: what is taken, and the one line for each that is wrong."""

import stat
from pathlib import Path
from typing import Any

import pytest

from bot.infra.logs import scrubbed
from bot.infra.vault import Vault
from bot.settings import BadSetting, Settings, keys_of, open_vault, read_settings, unknown_names

TOKEN = "4242:test-token-long-enough-to-be-one"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read no .env of this machine."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("KEEL_TELEGRAM_API_URL", "ftp://x", "KEEL_TELEGRAM_API_URL is wrong: must start with http"),
        ("KEEL_TELEGRAM_API_URL", "http://", "KEEL_TELEGRAM_API_URL is wrong: is no address"),
        ("KEEL_TELEGRAM_API_URL", "http://a b", "KEEL_TELEGRAM_API_URL is wrong: is no address"),
        ("KEEL_TELEGRAM_API_URL", "http://x:port", "KEEL_TELEGRAM_API_URL is wrong: is no address"),
        (
            "KEEL_TELEGRAM_API_URL",
            "http://x/bot",
            "KEEL_TELEGRAM_API_URL is wrong: must be given without /bot",
        ),
        ("KEEL_WEBHOOK_URL", "keel.example.org", "KEEL_WEBHOOK_URL is wrong: must start with http"),
        ("KEEL_WEBHOOK_SECRET", "short", "KEEL_WEBHOOK_SECRET is wrong: must be 16 to 256 letters"),
        ("KEEL_WEBHOOK_SECRET", "with spaces in it all over", "KEEL_WEBHOOK_SECRET is wrong"),
        ("KEEL_HEARTBEAT_URL", "x", "KEEL_HEARTBEAT_URL is wrong"),
        ("KEEL_ADMIN_IDS", "1,sam", "KEEL_ADMIN_IDS is wrong: must be Telegram ids of people"),
        ("KEEL_STAFF_CHAT_ID", "staff", "KEEL_STAFF_CHAT_ID is wrong"),
        ("KEEL_PORT", "70000", "KEEL_PORT is wrong"),
        ("PORT", "many", "KEEL_PORT is wrong"),
        ("KEEL_BULK_RATE", "0", "KEEL_BULK_RATE is wrong"),
        ("KEEL_BULK_RATE", "2000", "KEEL_BULK_RATE is wrong"),
        ("KEEL_DEFAULT_COUNTRY", "Britain", "KEEL_DEFAULT_COUNTRY is wrong: must be a two-letter"),
        ("KEEL_DEFAULT_LANGUAGE", "English!", "KEEL_DEFAULT_LANGUAGE is wrong: must be a language code"),
        ("KEEL_LOG_LEVEL", "LOUD", "KEEL_LOG_LEVEL is wrong"),
        ("KEEL_LOG_FORMAT", "xml", "KEEL_LOG_FORMAT is wrong"),
        ("KEEL_DATABASE_URL", "mysql://x", "KEEL_DATABASE_URL is wrong: names 'mysql'"),
        ("DATABASE_URL", "gibberish", "KEEL_DATABASE_URL is wrong: is not a database address"),
    ],
)
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str) -> None:
    """In one line, by the name that whoever runs Keel knows."""
    monkeypatch.setenv(name, value)

    with pytest.raises(BadSetting) as error:
        read_settings()

    assert str(error.value).startswith(said)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "token", ["", "abc", "123:short", "x123:aaaaaaaaaaaaaaaaaaaaaaaa", ":aaaaaaaaaaaaaaaaaaaaaaaa"]
)
def test_what_is_no_token_is_said(token: str) -> None:
    """And the token itself is not repeated."""
    settings = Settings(_env_file=None, bot_token=token)

    with pytest.raises(BadSetting, match="KEEL_BOT_TOKEN") as error:
        _ = settings.token

    assert not token or token not in str(error.value)


def test_what_hosts_hand_out_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plain PORT and DATABASE_URL, postgres://, and empty values for what is not set."""
    monkeypatch.setenv("PORT", "5000")
    monkeypatch.setenv("DATABASE_URL", "postgres://keel:secret@db/keel?sslmode=require")
    monkeypatch.setenv("KEEL_STAFF_CHAT_ID", "")
    monkeypatch.setenv("KEEL_ADMIN_IDS", " 1, 2 ,")

    settings = read_settings()

    assert settings.port == 5000
    assert settings.database.startswith("postgresql+asyncpg://keel:secret@db/keel")
    assert settings.staff_chat_id is None
    assert settings.admin_ids == (1, 2)


def test_secrets_are_not_shown() -> None:
    """Neither in a log of the settings nor in an error about them."""
    key = Vault.new_key()
    settings = Settings(
        _env_file=None, bot_token=TOKEN, encryption_keys=key, webhook_secret="0123456789abcdef-secret"
    )

    for secret in (TOKEN, key, "0123456789abcdef-secret"):
        assert secret not in repr(settings)


def test_a_file_of_settings_is_read_and_the_environment_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """.env in the folder from which Keel is started."""
    (tmp_path / ".env").write_text("KEEL_PORT=1111\nKEEL_DEFAULT_COUNTRY=de\n")
    monkeypatch.setenv("KEEL_PORT", "2222")

    settings = read_settings()

    assert (settings.port, settings.default_country) == (2222, "DE")


def test_a_typo_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is no setting would be silent otherwise."""
    monkeypatch.setenv("KEEL_ADMIN_ID", "1")
    monkeypatch.setenv("KEEL_BOT_TOKEN", TOKEN)

    assert unknown_names() == ["KEEL_ADMIN_ID is not a setting: did you mean KEEL_ADMIN_IDS?"]


def test_the_first_start_makes_a_key_for_its_owner_only(tmp_path: Path) -> None:
    """And the second one finds it."""
    settings = Settings(_env_file=None, data_dir=tmp_path / "data")

    first, second = keys_of(settings), keys_of(settings)

    assert first == second
    assert stat.S_IMODE(settings.key_file.stat().st_mode) == 0o600


@pytest.mark.parametrize("where", ["environment", "file"])
def test_what_is_no_key_is_said_with_its_place(tmp_path: Path, where: str) -> None:
    """A cut-off key must not become a second, fresh one."""
    given: dict[str, Any] = {"data_dir": tmp_path}
    if where == "environment":
        given["encryption_keys"] = "not-a-key"
    else:
        (tmp_path / "keel.key").write_text("aGVsbG8t")

    with pytest.raises(BadSetting, match="KEEL_ENCRYPTION_KEYS" if where == "environment" else "keel.key"):
        open_vault(Settings(_env_file=None, **given))


def test_postgresql_needs_a_key_of_its_own(tmp_path: Path) -> None:
    """A key file on one of several machines would be found by that one only."""
    settings = Settings(
        _env_file=None, data_dir=tmp_path, **{"KEEL_DATABASE_URL": "postgresql://keel@db/keel"}
    )

    with pytest.raises(BadSetting, match="KEEL_ENCRYPTION_KEYS is missing"):
        open_vault(settings)

    assert list(tmp_path.iterdir()) == []


def test_every_setting_is_in_the_docs() -> None:
    """docs/settings.md names each one with its default."""
    docs = (Path(__file__).parents[2] / "docs" / "settings.md").read_text()

    missing = [name for name in Settings.model_fields if f"`KEEL_{name.upper()}`" not in docs]

    assert missing == []


def test_an_error_report_carries_no_words_of_a_person() -> None:
    """The kind of the error and its place stay, everything else goes."""
    event = {
        "event_id": "1",
        "level": "error",
        "message": "private words",
        "extra": {"update": "private words"},
        "request": {"data": "private words"},
        "breadcrumbs": {"values": [{"message": "private words"}]},
        "exception": {
            "values": [{"type": "ValueError", "value": "private words", "stacktrace": {"frames": []}}]
        },
    }

    kept = scrubbed(event)

    assert "private words" not in str(kept)
    assert kept["exception"]["values"] == [{"type": "ValueError", "stacktrace": {"frames": []}}]
