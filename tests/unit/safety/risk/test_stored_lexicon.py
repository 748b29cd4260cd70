"""The compiled lexicon is taken from its file only when it is whole and belongs to these very rules."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.safety.risk import Level, LexiconError, assess, check_lexicon, compiling, load_lexicon, stored

ROOT = Path(__file__).parents[4]

LEVELS = """\
signals:
  wish: {level: high, category: suicidal-ideation}
frames:
  media: {takes: loose}
raise: []
"""

RULES = """\
language: en
rules:
  - id: wish
    signal: wish
    phrases: |
      want to die
    fires: |
      i want to die
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a small lexicon."""
    (tmp_path / "levels.yaml").write_text(LEVELS, encoding="utf-8")
    (tmp_path / "en.yaml").write_text(RULES, encoding="utf-8")
    return tmp_path


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return the folders that are compiled from here on."""
    seen: list[Path] = []
    real = compiling.compile_lexicon

    def counting(folder: Path) -> object:
        seen.append(folder)
        return real(folder)

    monkeypatch.setattr(compiling, "compile_lexicon", counting)
    return seen


def sees_danger(folder: Path) -> bool:
    """Whether the lexicon of `folder` sees what it has to see."""
    return assess("i want to die", load_lexicon(folder)).level == Level.HIGH


def test_the_second_start_compiles_nothing(folder: Path, compiled: list[Path]) -> None:
    assert sees_danger(folder)
    assert sees_danger(folder)
    assert len(compiled) == 1


def test_a_changed_rule_is_compiled_again(folder: Path, compiled: list[Path]) -> None:
    assert sees_danger(folder)
    (folder / "en.yaml").write_text(RULES.replace("want to die", "want to live"), encoding="utf-8")
    assert not sees_danger(folder)
    assert len(compiled) == 2


def test_a_broken_rule_is_refused_though_the_old_ones_are_kept(folder: Path) -> None:
    assert sees_danger(folder)
    (folder / "en.yaml").write_text(
        RULES.replace("wish\n    phrases", "whish\n    phrases"), encoding="utf-8"
    )
    with pytest.raises(LexiconError):
        load_lexicon(folder)


@pytest.mark.parametrize(
    "harm",
    [
        lambda whole: b"",
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole[:-1] + bytes([whole[-1] ^ 1]),
        lambda whole: whole[:90] + bytes([whole[90] ^ 1]) + whole[91:],
        lambda whole: b"something else entirely",
        lambda whole: whole[:200] + b"\x00" * (len(whole) - 200),
    ],
)
def test_a_damaged_file_is_compiled_again(harm, folder: Path, compiled: list[Path]) -> None:
    assert sees_danger(folder)
    file = folder / stored.STORED_FILE
    file.write_bytes(harm(file.read_bytes()))
    assert sees_danger(folder)
    assert len(compiled) == 2
    assert sees_danger(folder)
    assert len(compiled) == 2, "the mended file is used again"


def test_every_byte_counts(folder: Path) -> None:
    assert sees_danger(folder)
    file = folder / stored.STORED_FILE
    whole = file.read_bytes()
    mark = stored.mark_of(folder)
    for place in range(0, len(whole), max(1, len(whole) // 200)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        assert stored.read(folder, mark) is None


def test_a_folder_that_cannot_be_written_is_no_hindrance(folder: Path, compiled: list[Path]) -> None:
    # A folder of the file's name refuses every writer, an administrator too.
    (folder / stored.STORED_FILE).mkdir()
    (folder / stored.STORED_FILE / "in the way").touch()
    assert sees_danger(folder)
    assert sees_danger(folder)
    assert len(compiled) == 2
    assert not [path for path in folder.iterdir() if path.name.startswith(".compiled") and path.is_file()]


def test_several_starts_at_once_do_not_disturb_each_other(folder: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(sees_danger, [folder] * 16))
    assert stored.read(folder, stored.mark_of(folder)) is not None
    assert [path.name for path in folder.iterdir() if path.name.startswith(".compiled")] == [".compiled"]


def test_sound_rules_are_run_once(folder: Path, compiled: list[Path]) -> None:
    assert check_lexicon(folder) == []
    mark = stored.mark_of(folder)
    assert stored.is_sound(folder, mark)
    (folder / "en.yaml").write_text(RULES.replace("i want to die", "i want to eat"), encoding="utf-8")
    assert len(check_lexicon(folder)) == 1
    assert len(check_lexicon(folder)) == 1, "what is not sound is never noted as such"
    assert not stored.is_sound(folder, stored.mark_of(folder))


# Counted in what is held and what is loaded, which says the same on every machine; bench/risk.py
# prints the seconds.
ROOM = """
import gc, sys, tracemalloc
from pathlib import Path
from bot.safety.risk import load_lexicon
folder = Path("content/lexicon")
load_lexicon(folder)
tracemalloc.start()
lexicon = load_lexicon(folder)
gc.collect()
print(tracemalloc.get_traced_memory()[0], len(gc.get_objects()))
"""


def test_the_lexicon_is_small_and_starts_without_its_compiler() -> None:
    load_lexicon(ROOT / "content" / "lexicon")
    script = ROOM + 'print("yaml" in sys.modules)'
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    held, objects, compiler = run.stdout.split()
    assert int(held) < 15_000_000
    assert int(objects) < 150_000, "objects slow down every collection of garbage in the whole process"
    assert compiler == "False"
