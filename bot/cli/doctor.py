"""`keel doctor`: looks at everything Keel needs and says, for what is wrong, how to mend it."""

import email.utils
import os
import shutil
import stat
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from bot.cli.shared import print_json

if TYPE_CHECKING:
    from bot.settings import Settings

PATIENCE = 10.0
# Below this a backup, or a week of a busy service, no longer fits; and at the second nothing does.
LOW_SPACE, NO_SPACE = 500_000_000, 50_000_000
# Check-ins are asked at a minute of the wall clock.
CLOCK_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `advice` says what to do when it is not well."""

    what: str
    state: Literal["ok", "note", "wrong"]
    said: str
    advice: str = ""


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")] = False,
) -> None:
    """Look at everything Keel needs and say how to mend what is wrong; then the exit code is 1."""
    import asyncio

    from bot.infra.logs import set_up_logging

    set_up_logging("ERROR")
    found = asyncio.run(_all())
    if as_json:
        print_json(
            [{"what": one.what, "state": one.state, "said": one.said, "advice": one.advice} for one in found]
        )
    else:
        for one in found:
            print(f"{one.state:<5}  {one.what}: {one.said}")
            if one.advice:
                print(f"       -> {one.advice}")
    if any(one.state == "wrong" for one in found):
        raise typer.Exit(1)


async def _all() -> list[Finding]:
    from bot.settings import BadSetting, read_settings, unknown_names

    found = [Finding("setting", "note", sentence, "correct its name") for sentence in unknown_names()]
    try:
        settings = read_settings()
    except BadSetting as error:
        return [*found, Finding("settings", "wrong", str(error), "correct it and run `keel doctor` again")]
    found.append(Finding("settings", "ok", "every one can be read"))
    found += [one async for one in _telegram(settings)]
    found += [one async for one in _database(settings)]
    found += [*_key_file(settings), *_content(), *_disk(settings)]
    return found


# Telegram


class _Refused(Exception):
    """Telegram said no."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(description)
        self.code = code
        self.description = description


@dataclass(frozen=True, slots=True)
class _Api:
    """A few plain calls; the bot's own client retries and waits, which is not what is wanted here."""

    session: Any
    url: str

    async def call(self, method: str, **parameters: Any) -> Any:
        async with self.session.post(f"{self.url}/{method}", json=parameters) as answer:
            try:
                told = await answer.json(content_type=None)
            except ValueError:
                raise _Refused(answer.status, "the answer is none of a Bot API") from None
            if not isinstance(told, dict) or not told.get("ok"):
                description = told.get("description", "") if isinstance(told, dict) else ""
                raise _Refused(answer.status, description)
            return told["result"]


async def _telegram(settings: "Settings") -> AsyncIterator[Finding]:
    import aiohttp

    from bot.settings import BadSetting

    try:
        token = settings.token
    except BadSetting as error:
        yield Finding("token", "wrong", str(error))
        return
    host = settings.telegram_api_url
    timeout = aiohttp.ClientTimeout(total=PATIENCE)
    async with aiohttp.ClientSession(timeout=timeout, trust_env=True) as session:
        api = _Api(session, f"{host}/bot{token}")
        try:
            me = await api.call("getMe")
        except _Refused as error:
            yield Finding(
                "token",
                "wrong",
                f"{host} does not accept it ({error.code} {error.description})",
                "copy KEEL_BOT_TOKEN again from @BotFather; look at KEEL_TELEGRAM_API_URL if it is set",
            )
            return
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            yield Finding(
                "Telegram",
                "wrong",
                f"{host} cannot be reached ({type(error).__name__})",
                "look at this machine's network, its proxy settings and KEEL_TELEGRAM_API_URL",
            )
            return
        yield Finding("token", "ok", f"accepted, the bot is @{me.get('username')}")
        if me.get("can_join_groups") is False:
            yield Finding(
                "groups",
                "note",
                "the bot may not join groups",
                "allow it at @BotFather (/setjoingroups), or no staff chat can work",
            )
        try:
            yield await _webhook(api, settings)
            async for one in _chats(api, settings, me["id"]):
                yield one
            yield await _clock(session, host)
        except (_Refused, aiohttp.ClientError, TimeoutError, OSError) as error:
            yield Finding("Telegram", "wrong", f"broke off ({type(error).__name__})", "run it again")


async def _webhook(api: _Api, settings: "Settings") -> Finding:
    info = await api.call("getWebhookInfo")
    waiting = info.get("pending_update_count", 0)
    if not info.get("url"):
        if settings.webhook_url:
            return Finding(
                "webhook", "note", "none is set although KEEL_WEBHOOK_URL is", "start `keel web`: it sets it"
            )
        return Finding("webhook", "ok", f"none is set, so polling works; {waiting} updates wait")
    if not settings.webhook_url:
        return Finding(
            "webhook",
            "note",
            f"one is set ({_host(info['url'])}) and keeps polling from working; {waiting} updates wait",
            "`keel run` removes it at its start; for `keel web` set KEEL_WEBHOOK_URL",
        )
    if _host(info["url"]) != _host(settings.webhook_url):
        return Finding(
            "webhook",
            "wrong",
            f"it leads to {_host(info['url'])}, and KEEL_WEBHOOK_URL to {_host(settings.webhook_url)}",
            "start `keel web` again, and look whether another program uses this token",
        )
    if info.get("last_error_message"):
        return Finding(
            "webhook",
            "note",
            f"is set; {waiting} updates wait; Telegram's last error: {info['last_error_message']}",
            "if it goes on: look whether the address can be reached from outside, and at KEEL_WEBHOOK_SECRET",
        )
    return Finding("webhook", "ok", f"is set; {waiting} updates wait")


async def _chats(api: _Api, settings: "Settings", bot_id: int) -> AsyncIterator[Finding]:
    chat = settings.staff_chat_id
    if chat is None:
        yield Finding(
            "staff chat",
            "note",
            "none is set, so nobody is told when a person is in danger",
            "make a group, add the bot, and set KEEL_STAFF_CHAT_ID to its number",
        )
    else:
        try:
            title = (await api.call("getChat", chat_id=chat)).get("title", "")
            await api.call("sendChatAction", chat_id=chat, action="typing")
            yield Finding("staff chat", "ok", f"can be written to ({title})")
        except _Refused as error:
            yield Finding(
                "staff chat",
                "wrong",
                f"{chat} cannot be written to ({error.description})",
                "add the bot to the group (allowed to write), or correct KEEL_STAFF_CHAT_ID",
            )
    if not settings.admin_ids:
        yield Finding(
            "admins",
            "note",
            "none are set, so nobody can send a broadcast or hears of a dead staff chat",
            "set KEEL_ADMIN_IDS to the Telegram ids of those who run Keel",
        )
    for admin in settings.admin_ids:
        try:
            await api.call("getChat", chat_id=admin)
        except _Refused:
            yield Finding(
                "admins", "wrong", f"{admin} has never written to the bot", "let them press Start once"
            )


async def _clock(session: Any, host: str) -> Finding:
    from bot.kernel.clock import SystemClock

    async with session.get(host, allow_redirects=False) as answer:
        told = answer.headers.get("Date", "")
    try:
        theirs: datetime = email.utils.parsedate_to_datetime(told)
    except (TypeError, ValueError):
        return Finding("clock", "note", f"{host} does not tell the time, so it was not compared")
    apart = abs((SystemClock().now() - theirs).total_seconds())
    if apart > CLOCK_SECONDS:
        return Finding(
            "clock",
            "wrong",
            f"this machine's is {apart:.0f} seconds apart from Telegram's",
            "switch on time synchronisation (timedatectl set-ntp true): check-ins go by this clock",
        )
    return Finding("clock", "ok", "agrees with Telegram's")


def _host(url: str) -> str:
    from urllib.parse import urlsplit

    return urlsplit(url).hostname or "?"


# This machine


async def _database(settings: "Settings") -> AsyncIterator[Finding]:
    from bot.infra.database import sqlite_path
    from bot.migrate import check_key, head, reach, refuse_lost_key, refuse_newer, version_of, where
    from bot.settings import CannotRun, open_vault

    path = sqlite_path(settings.database)
    if path is not None and not path.exists():
        parent = next((folder for folder in (path.parent, *path.parent.parents) if folder.exists()), None)
        if parent is None or not os.access(parent, os.W_OK):
            yield Finding(
                "database",
                "wrong",
                f"{str(path.parent)!r} cannot be written to",
                "give this user the right to, or set KEEL_DATA_DIR to another folder",
            )
        else:
            yield Finding("database", "note", f"{path} is not there yet", "`keel run` makes it")
        return
    try:
        refuse_lost_key(settings)
        database = await reach(settings)
    except CannotRun as error:
        yield Finding("database", "wrong", str(error))
        return
    try:
        version = await version_of(database)
        refuse_newer(version)
        if version != head():
            yield Finding(
                "database",
                "wrong",
                f"{where(settings)} is at {version or 'no schema'}, this Keel at {head()}",
                "run `keel db upgrade` (`keel run` and `keel release` do it too)",
            )
            return
        yield Finding("database", "ok", f"{where(settings)} answers, schema {version}")
        await check_key(database, open_vault(settings), settings)
        yield Finding("keys", "ok", "they open what is stored")
    except CannotRun as error:
        yield Finding("database", "wrong", str(error))
    finally:
        await database.close()


def _key_file(settings: "Settings") -> list[Finding]:
    if settings.encryption_keys:
        return []
    path = settings.key_file
    if not path.exists():
        return []
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        return [
            Finding(
                "key file",
                "wrong",
                f"others on this machine can read it (mode {mode:04o})",
                f"chmod 600 {path}",
            )
        ]
    return [
        Finding("key file", "ok", f"{path} is for its owner only", "keep a copy of it away from the backups")
    ]


def _content() -> list[Finding]:
    from bot.cli.content import check_all
    from bot.infra.content import CONTENT

    errors = [one for one in check_all(CONTENT) if one.severity == "error"]
    if errors:
        return [
            Finding(
                "content",
                "wrong",
                f"{len(errors)} errors, the first: {errors[0]}",
                "`keel content check` lists them",
            )
        ]
    return [Finding("content", "ok", "texts, library, lexicon and helplines are sound")]


def _disk(settings: "Settings") -> list[Finding]:
    folder = next(
        (one for one in (settings.data_dir, *settings.data_dir.resolve().parents) if one.exists()), Path("/")
    )
    free = shutil.disk_usage(folder).free
    said = f"{free / 1_000_000_000:.1f} GB free in {folder}"
    if free < NO_SPACE:
        return [Finding("disk", "wrong", said, "make room: nothing can be stored on a full disk")]
    if free < LOW_SPACE:
        return [Finding("disk", "note", said, "make room soon")]
    return [Finding("disk", "ok", said)]
