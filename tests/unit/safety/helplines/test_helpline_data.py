"""The helplines that ship: they load, they pass the check, and whoever asks gets a sound answer."""

import shutil
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.safety.helplines import Directory, Need, check_directory, load_directory

FOLDER = Path(__file__).parents[4] / "content" / "helplines"
COMPILED = date(2026, 11, 22)


@pytest.fixture(scope="module")
def shipped() -> Directory:
    return load_directory(FOLDER)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a folder with two of the files, to break."""
    for name in ("GB.yaml", "international.yaml"):
        shutil.copy(FOLDER / name, tmp_path / name)
    return tmp_path


def change(folder: Path, old: str, new: str) -> None:
    path = folder / "GB.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_what_ships_passes_the_check() -> None:
    assert check_directory(FOLDER, COMPILED + timedelta(days=2)) == []


def test_every_country_is_there(shipped: Directory) -> None:
    assert len(shipped.codes()) == 132
    assert {"GB", "US", "NO", "XK", "UZ"} <= set(shipped.codes())


def test_the_running_bot_does_not_load_the_tables_of_phonenumbers() -> None:
    code = (
        "import sys; from pathlib import Path; from bot.safety.helplines import load_directory;"
        f"load_directory(Path({str(FOLDER)!r})); assert 'phonenumbers' not in sys.modules"
    )

    subprocess.run([sys.executable, "-c", code], check=True, cwd=FOLDER.parents[1])


@pytest.mark.parametrize("youth", [False, True])
@pytest.mark.parametrize("need", list(Need))
@pytest.mark.parametrize("hour", [3, 12, 20])
def test_every_country_and_need_gets_a_sound_answer(
    shipped: Directory, need: Need, hour: int, youth: bool
) -> None:
    """Never low alone, never a special line alone, never half a pair, never more than was asked for."""
    now = datetime(2026, 11, 24, hour, tzinfo=UTC)
    for code in shipped.codes():
        choice = shipped.choose(code, need, now, ZoneInfo("UTC"), youth=youth)
        country = shipped.country(code)
        assert country is not None
        own = [line for line in choice.lines if line in country.lines]
        named = [line.id for line in choice.lines]

        assert choice.emergency in country.emergency
        assert len(named) == len(set(named)) <= 3, (code, named)
        assert all(line in country.lines or line.id == "intl-findahelpline" for line in choice.lines)
        if need not in (Need.HEALTH, Need.POISON):
            assert named, code
            for_all = any(line.audience == "everyone" and line.region is None for line in own)
            both = {"women", "men"} <= {line.audience for line in own}
            young = youth and any(line.audience == "youth" for line in own)
            assert for_all or both or young or "intl-findahelpline" in named, (code, named)
            if any(line.confidence == "low" for line in own):
                assert choice.unconfirmed
                assert "intl-findahelpline" in named, (code, named)
        if any(line.serves(need) for line in country.lines) and not youth:
            assert any(line.serves(need) for line in own) or need is Need.EMOTIONAL, (code, named)
        for pair in {line.pair for line in own if line.pair}:
            whole = {line.id for line in country.lines if line.pair == pair and line.serves(need)}
            assert whole <= set(named), (code, named)


def test_hidden_lines_are_shown_to_nobody(shipped: Directory) -> None:
    shown = {line.id for code in shipped.codes() for line in shipped.country(code).lines}  # type: ignore[union-attr]

    assert not shown & {"br-132", "ua-narko", "by-pomogut"}


def test_a_broken_file_stops_the_start_and_is_named(copy: Path) -> None:
    change(copy, "hours: 24/7", "hours: always")

    with pytest.raises(ValueError, match=r"GB\.yaml"):
        load_directory(copy)


def test_a_folder_without_the_international_file_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="international"):
        load_directory(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("hours: 24/7", "hours: always", "opening hours"),
        ("phone: 116 123", "phone: 116123", "in quotes"),
        ("phone: 116 123", "phone: 08457 90 90 90", "replaced by another"),
        ("kind: drug", "kind: drugs", "'drugs' is not one of"),
        ("cost: free", "cost: gratis", "cost 'gratis'"),
        ("audience: women", "audience: ladies", "audience 'ladies'"),
        ("confidence: high\n    checked", "confidence: sure\n    checked", "confidence 'sure'"),
        ("languages: [en]", "languages: [english]", "not language tags"),
        ("checked: 2026-11-22", "checked: yesterday", "not a date"),
        ("checked: 2026-11-22", "checked: 2027-11-22", "in the future"),
        ("  - id: gb-shout\n", "  - id: gb-samaritans\n", "the id is also in"),
        ("  - id: gb-shout\n", "  - id: us-shout\n", "the id must be gb-"),
        ("    name: Shout\n", "    name: Shout\n    phnoe: '1'\n", "unknown keys ['phnoe']"),
        ("pair: gb-home\n", "pair: gb-house\n", "has one line only"),
        ("website: https://www.samaritans.org", "website: samaritans", "not an address"),
        ("number: '85258'", "number: 85258", "not a number in quotes"),
        ("  - number: '999'", "  - number: 999", "not 2 to 5 digits"),
        ("\n  gb-samaritans:\n", "\n  gb-nobody:\n", "no sources"),
        ("retrieved_kind: official", "retrieved_kind: hearsay", "retrieved_kind 'hearsay'"),
        ("phone_e164: '+44", "phone_e164: '+49", "is not a number of GB"),
        ("name: United Kingdom\n", "", "missing ['name']"),
        ("name: United Kingdom\n", "name: [\n", "GB.yaml"),
    ],
)
def test_the_check_names_what_is_wrong(copy: Path, old: str, new: str, finding: str) -> None:
    change(copy, old, new)

    findings = check_directory(copy, COMPILED)

    assert any(found.startswith("error: GB.yaml") and finding in found for found in findings), findings


@pytest.mark.parametrize(
    ("days", "levels"), [(180, set()), (181, {"warning"}), (365, {"warning"}), (366, {"error"})]
)
def test_an_old_number_is_a_warning_and_then_an_error(days: int, levels: set[str]) -> None:
    findings = check_directory(FOLDER, COMPILED + timedelta(days=days))

    assert {finding.partition(":")[0] for finding in findings} == levels


def test_a_pair_of_three_for_one_need_is_an_error(copy: Path) -> None:
    path = copy / "GB.yaml"
    before, line, after = path.read_text(encoding="utf-8").partition("  - id: gb-dsahni\n")
    path.write_text(f"{before}{line}    pair: gb-home\n{after}", encoding="utf-8")

    assert check_directory(copy, COMPILED) == [
        "error: GB.yaml: pair 'gb-home' has more than two lines for domestic-violence"
    ]
