"""The `keel` commands: help, exit codes, a quick start, and what people who run Keel ask of them."""

import asyncio
import json
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from typer.main import get_command
from typer.testing import CliRunner

from bot.cli import app
from bot.infra.content import CONTENT
from bot.infra.rotation import bytes_columns, mac_columns, rotate, sealed_columns
from bot.infra.vault import Vault
from bot.messaging.intake import Incoming
from bot.schema import METADATA
from sandbox import Sandbox, SandboxConfig
from tests.house import KEY, House
from tests.house import TOKEN as HOUSE_TOKEN
from tests.integration.test_running import SAM, STAFF_CHAT, TOKEN, keel_run, onboard
from tests.processes import ROOT, run_keel

runner = CliRunner()


def commands(command: Any, *path: str) -> Iterator[tuple[str, ...]]:
    """Yield the path of each command and group."""
    yield path
    for name, inner in getattr(command, "commands", {}).items():
        yield from commands(inner, *path, name)


@pytest.mark.parametrize("path", list(commands(get_command(app))), ids=" ".join)
def test_help_is_everywhere(path: tuple[str, ...]) -> None:
    """Each command says what it does and how it is called."""
    told = runner.invoke(app, [*path, "--help"])

    assert told.exit_code == 0
    assert "Usage:" in told.output
    assert len(told.output.split("Options:")[0].splitlines()) >= 3


@pytest.mark.parametrize(
    "wrong", [["nonsense"], ["db", "nonsense"], ["run", "--fast"], ["people", "erase", "Anna"]]
)
def test_a_command_that_is_not_understood_ends_with_2(wrong: list[str]) -> None:
    """As every other tool of the shell does."""
    assert runner.invoke(app, wrong).exit_code == 2


def test_the_contract_of_commands() -> None:
    """Other people script against these names."""
    known = {" ".join(path) for path in commands(get_command(app))}

    assert known >= {
        "run", "web", "worker", "release", "try", "doctor",
        "db upgrade", "db backup", "db restore", "content check", "content preview", "content stats",
        "risk scan", "risk explain", "helplines check", "intake list", "intake retry",
        "people export", "people erase", "broadcast list", "broadcast show", "broadcast cancel",
        "keys new", "keys rotate", "stats",
    }  # fmt: skip


def test_a_start_loads_nothing_but_the_command_line() -> None:
    """`keel --help` is quick because nothing else is imported."""
    heavy = ["pydantic", "sqlalchemy", "telegram", "aiohttp", "structlog", "rich", "yaml", "asyncio"]
    script = f"import sys, bot.cli; print(*[name for name in {heavy} if name in sys.modules])"

    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == ""


# Content


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of content/ that a test may break; the lexicon of one language is enough."""
    folder = tmp_path / "content"
    shutil.copytree(CONTENT, folder)
    for path in (folder / "lexicon").glob("*.yaml"):
        if path.stem not in ("levels", "en"):
            path.unlink()
    return folder


def test_a_broken_text_is_found_by_file_and_line(content: Path) -> None:
    """One line says where and what; the exit code is 1; JSON has the same."""
    common = content / "messages" / "en" / "common.ftl"
    common.write_text(common.read_text() + "\nbutton-too-long = A label that nobody can read on a phone\n")
    line = common.read_text().count("\n")

    told = runner.invoke(app, ["content", "check", "--folder", str(content), "--no-warnings"])
    as_json = runner.invoke(app, ["content", "check", "--folder", str(content), "--json"])

    assert told.exit_code == 1
    assert f"messages/en/common.ftl:{line}: error: button-too-long: " in told.output
    assert "and a button shows 24" in told.output
    assert as_json.exit_code == 1
    found = [one for one in json.loads(as_json.output)["found"] if one["severity"] == "error"]
    assert [(one["part"], one["line"]) for one in found] == [("messages", line)]


def test_a_damaged_second_opinion_is_refused(content: Path) -> None:
    """A bot that starts does without it; whoever checks is told."""
    (content / "lexicon" / "second-opinion.bin").write_bytes(b"cut off")

    told = runner.invoke(app, ["content", "check", "--folder", str(content), "--no-warnings"])

    assert told.exit_code == 1
    assert "lexicon/second-opinion.bin: error: cannot be read" in told.output


def test_a_folder_that_is_no_content_is_said(tmp_path: Path) -> None:
    """And nothing is checked."""
    told = runner.invoke(app, ["content", "check", "--folder", str(tmp_path)])

    assert told.exit_code == 1
    assert "is no content folder" in told.output


def test_editors_see_a_page_as_people_read_it() -> None:
    """A technique with its steps, an article with its sources, a text with the names of its values."""
    technique = runner.invoke(app, ["content", "preview", "urge-surfing"])
    text = runner.invoke(app, ["content", "preview", "start-place-one"])
    listed = runner.invoke(app, ["content", "preview"])
    unknown = runner.invoke(app, ["content", "preview", "no-such-thing"])

    assert "[1 of " in technique.output
    assert "<b>" not in technique.output
    assert "{$country}" in text.output
    assert "  urge-surfing: " in listed.output
    assert unknown.exit_code == 1


def test_what_there_is_can_be_counted() -> None:
    """For people and for programs."""
    told = runner.invoke(app, ["content", "stats"])
    counted = json.loads(runner.invoke(app, ["content", "stats", "--json"]).output)

    assert told.exit_code == 0
    assert counted["languages"]["en"]["articles"] >= 20
    assert counted["languages"]["en"]["techniques"] >= 12
    assert counted["helplines"]["countries"] > 50


def test_messages_are_judged_one_a_line() -> None:
    """Level, category and rule, separated by tabs, in the order of the lines; empty lines count."""
    told = runner.invoke(app, ["risk", "scan"], input="i want to kill myself\n\nthe film was good\n")
    as_json = runner.invoke(app, ["risk", "scan", "--json"], input="i want to kill myself\n")

    lines = told.output.splitlines()
    assert told.exit_code == 0
    assert [line.split("\t")[0] for line in lines][1:] == ["NONE", "NONE"]
    assert lines[0].split("\t")[0] in ("HIGH", "EMERGENCY")
    assert lines[0].split("\t")[2].startswith("en.")
    assert json.loads(as_json.output)["category"] == lines[0].split("\t")[1]


def test_a_clinician_reads_why() -> None:
    """The rule, the words it met, and whether it counts."""
    told = runner.invoke(app, ["risk", "explain", "i want to kill myself"])

    assert told.exit_code == 0
    assert "words: " in told.output
    assert "counts" in told.output


def test_helplines_can_be_checked_alone() -> None:
    """The data that ships is sound."""
    assert runner.invoke(app, ["helplines", "check", "--no-warnings"]).exit_code == 0


# Keys


def test_every_column_of_bytes_keeps_the_conventions_of_rotation() -> None:
    """Sealed, a look-up value, or known to need neither; and which numbers a rotation cannot find again."""
    known = {"updates.chat_key"}  # orders updates for the minutes until they are handled
    named = {
        f"{table.name}.{column.name}"
        for table in METADATA.sorted_tables
        for column in [*sealed_columns(table), *(mac for mac, _ in mac_columns(table))]
    }
    lonely = {
        f"{table.name}.{mac.name}"
        for table in METADATA.sorted_tables
        for mac, number in mac_columns(table)
        if number is None
    }

    assert bytes_columns(METADATA) - named <= known
    assert "people.telegram_mac" not in lonely


async def test_everything_is_sealed_anew_and_people_are_still_found(house: House) -> None:
    """After a rotation the newest key alone opens everything; run again it finds nothing to do."""
    anna = await house.resident()
    await anna.says("/checkin")
    keel = house.keel
    fresh = Vault.new_key()
    both, newest = Vault([fresh, KEY]), Vault([fresh])
    steps: list[int] = []

    first = await rotate(keel.database, both, newest, METADATA, steps.append)
    second = await rotate(keel.database, both, newest, METADATA, steps.append)

    assert first.sealed > 0
    assert (second.sealed, second.already) == (0, first.sealed + first.already)
    assert sum(steps) > 0
    async with keel.database.reads.begin() as session:
        for table in METADATA.sorted_tables:
            for column in sealed_columns(table):
                for value in await session.scalars(select(column).where(column.is_not(None))):
                    newest.open(value)
        people = METADATA.tables["people"]
        found = await session.scalar(
            select(func.count()).select_from(people).where(people.c.telegram_mac == newest.mac(anna.id))
        )
    assert found == 1


# A service that has run for a while


@pytest.fixture
async def service(tmp_path: Path) -> AsyncIterator[tuple[Path, Sandbox]]:
    """A data folder with one person in it, and the pretend Telegram it came from."""
    async with Sandbox(SandboxConfig(port=0, token=TOKEN)) as sandbox:
        sam = sandbox.person("Sam", id=SAM, is_staff=True)
        await sam.starts()
        sandbox.group("Staff", [sam], id=STAFF_CHAT)
        async with keel_run(sandbox, tmp_path) as keel:
            await keel.says("keel.started")
            await onboard(sandbox.person("Anna", language_code="en-GB"))
            keel.signal(signal.SIGTERM)
            await keel.ends()
        yield tmp_path, sandbox


async def test_whoever_runs_it_can_count_look_up_and_erase(service: tuple[Path, Sandbox]) -> None:
    """Stats, the plan of the day, intake, broadcasts, an export, an erasure, a change of key."""
    folder, _ = service
    settings = {"folder": folder, "bot_token": TOKEN}

    counted, plan, listed, retried = await asyncio.gather(
        run_keel("stats", "--json", **settings),
        run_keel("stats", "--plan", "--json", **settings),
        run_keel("intake", "list", **settings),
        run_keel("intake", "retry", "77", **settings),
    )
    broadcasts, no_broadcast, exported, not_erased = await asyncio.gather(
        run_keel("broadcast", "list", **settings),
        run_keel("broadcast", "cancel", "1", **settings),
        run_keel("people", "export", "1", **settings),
        run_keel("people", "erase", "1", **settings),
    )
    (folder / "keel.key").write_text(f"{Vault.new_key()}\n{(folder / 'keel.key').read_text()}")
    rotated = await run_keel("keys", "rotate", **settings)
    (folder / "keel.key").write_text((folder / "keel.key").read_text().split()[0] + "\n")
    erased = await run_keel("people", "erase", "1", "--yes", **settings)
    gone = await run_keel("people", "export", "1", **settings)

    figures: dict[str, Any] = json.loads(counted[1])
    assert (figures["people"]["all"], figures["people"]["reachable"], figures["people"]["asked_daily"]) == (
        1,
        1,
        1,
    )
    assert sum(hour["checkins"] for hour in json.loads(plan[1])["hours"]) == 1
    assert listed == (0, "Nothing is unfinished and nothing was set aside.\n")
    assert retried[0] == 1
    assert broadcasts == (0, "No broadcasts yet.\n")
    assert no_broadcast[0] == 1
    assert json.loads(exported[1])["kept"]["people"][0]["country"] == "GB"
    assert (not_erased[0], "nothing was erased" in not_erased[1]) == (1, True)
    assert (rotated[0], "Sealed anew: " in rotated[1]) == (0, True)
    assert (erased[0], "people: 1 deleted" in erased[1]) == (0, True)
    assert gone == (1, "keel: nobody has the id 1\n")


async def test_the_doctor_says_what_is_wrong_and_how_to_mend_it(service: tuple[Path, Sandbox]) -> None:
    """All well; then a webhook, a dead staff chat, a readable key and a typo."""
    folder, sandbox = service
    good = {
        "folder": folder,
        "bot_token": TOKEN,
        "telegram_api_url": sandbox.url,
        "admin_ids": SAM,
        "staff_chat_id": STAFF_CHAT,
    }
    (folder / "other").mkdir()

    well = await run_keel("doctor", "--json", **good)
    await sandbox_call(sandbox, "setWebhook", url="https://old.example.org/x")
    (folder / "keel.key").chmod(0o644)
    ill = await run_keel("doctor", **{**good, "staff_chat_id": -999, "staf_chat_id": 1})
    refused = await run_keel("doctor", **{**good, "bot_token": "123456:another-token-of-enough-length"})
    broken = await run_keel("doctor", **{**good, "port": "many"})

    states = {one["what"]: one["state"] for one in json.loads(well[1])}
    for what in ("token", "webhook", "staff chat", "database", "keys", "key file", "disk"):
        assert states[what] == "ok", well[1]
    assert ill[0] == 1
    for words in (
        "old.example.org) and keeps polling from working",
        "-999 cannot be written to (Bad Request: chat not found)",
        "chmod 600",
        "KEEL_STAF_CHAT_ID is not a setting: did you mean KEEL_STAFF_CHAT_ID?",
    ):
        assert words in ill[1]
    assert (refused[0], "copy KEEL_BOT_TOKEN again from @BotFather" in refused[1]) == (1, True)
    assert (broken[0], "KEEL_PORT is wrong" in broken[1]) == (1, True)


async def sandbox_call(sandbox: Sandbox, method: str, **parameters: str) -> None:
    """Call the Bot API as somebody else with the token would."""
    import aiohttp

    async with aiohttp.ClientSession() as session:
        await session.post(f"{sandbox.url}/bot{TOKEN}/{method}", data=parameters)


async def test_commands_that_only_look_leave_nothing_behind(tmp_path: Path) -> None:
    """No empty database and no fresh key where there was none."""
    folder = tmp_path / "nothing"

    code, said = await run_keel("stats", folder=folder, bot_token=TOKEN)

    assert (code, "there is no database" in said) == (1, True)
    # What it said is kept beside it by the test; nothing else may be there.
    left = [path.name for path in folder.iterdir() if not path.name.startswith("stats-")]
    assert left == []


async def test_a_broadcast_can_be_watched_and_stopped_from_the_shell(
    quick_house: House, tmp_path: Path
) -> None:
    """Listed, shown by state, cancelled: with the bot running beside it."""
    house = quick_house
    anna = await house.resident("Anna")
    sam = house.admin()
    await sam.says("/broadcast")
    await sam.says("We meet on Friday evening.")
    await sam.taps("Count")
    await sam.taps("Send it")
    await house.move(seconds=6)
    await house.keel.services.broadcasts.advance()
    url = house.keel.database.engine.url.render_as_string(hide_password=False)
    settings = {
        "folder": tmp_path / "elsewhere",
        "bot_token": TOKEN,
        "database_url": url,
        "encryption_keys": KEY,
    }

    listed = await run_keel("broadcast", "list", "--json", **settings)
    cancelled = await run_keel("broadcast", "cancel", "1", **settings)
    await house.keel.services.broadcasts.advance()
    await house.tick()
    shown = await run_keel("broadcast", "show", "1", "--json", **settings)

    assert [(one["id"], one["state"]) for one in json.loads(listed[1])] == [(1, "sending")]
    assert cancelled == (0, "Broadcast 1: cancelled\n")
    assert json.loads(shown[1])["counts"] == [{"state": "cancelled", "reason": "taken-back", "count": 1}]
    assert not any("Friday" in message.text for message in anna.said())


async def test_what_staff_called_wrong_is_counted_by_rule(quick_house: House, tmp_path: Path) -> None:
    """The rule that was wrong most often first; no words of anybody."""
    house = quick_house
    anna = await house.resident("Anna")
    settings = {
        "folder": tmp_path / "elsewhere",
        "bot_token": HOUSE_TOKEN,
        "database_url": house.keel.database.engine.url.render_as_string(hide_password=False),
        "encryption_keys": KEY,
    }
    none = await run_keel("risk", "review", **settings)
    await anna.says("i want to die")
    await house.tick()
    await house.keel.services.alerts.judge(1, False)

    told = await run_keel("risk", "review", **settings)
    listed = await run_keel("risk", "review", "--json", **settings)

    assert none == (0, "Staff have judged no alert yet.\n")
    assert told[1].splitlines()[1].split() == ["en.speaks-of-own-death", "0", "1"]
    (one,) = json.loads(listed[1])
    assert (one["level"], one["right"]) == ("HIGH", False)
    assert "die" not in listed[1]


async def test_what_was_set_aside_can_be_tried_again(quick_house: House, tmp_path: Path) -> None:
    """Listed by number and kind of error, without a word of it; put back, it is answered."""
    house = quick_house
    anna = await house.resident("Anna")
    update = anna.message(text="/checkin")
    await house.keel.feed.intake.store(
        [Incoming(update["update_id"], house.keel.services.vault.mac(anna.id), json.dumps(update).encode())]
    )
    async with house.keel.services.work.begin() as session:
        updates = METADATA.tables["updates"]
        await session.execute(
            updates.update()
            .where(updates.c.update_id == update["update_id"])
            .values(state="set-aside", error="ZeroDivisionError")
        )
    url = house.keel.database.engine.url.render_as_string(hide_password=False)
    settings = {
        "folder": tmp_path / "elsewhere",
        "bot_token": HOUSE_TOKEN,
        "database_url": url,
        "encryption_keys": KEY,
    }
    before = len(anna.said())

    listed = await run_keel("intake", "list", **settings)
    retried = await run_keel("intake", "retry", str(update["update_id"]), **settings)
    house.keel.feed.runner.submit(await house.keel.services.intake.claim_left())
    await house.settle()

    assert "set-aside" in listed[1]
    assert "ZeroDivisionError" in listed[1]
    assert "checkin" not in listed[1]
    assert retried == (0, "Put back: 1\n")
    assert len(anna.said()) == before + 1
