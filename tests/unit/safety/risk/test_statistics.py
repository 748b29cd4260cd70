"""The fitted second opinion: that it loads whole or not at all, and reads long messages in parts."""

import csv
import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

from bot.safety.risk import Level, LexiconError, assess, load_lexicon, load_statistics, words_as_read
from bot.safety.risk.statistics import FILE, FORM, Ground, Statistics, features

ROOT = Path(__file__).parents[4]
CONTENT = ROOT / "content" / "lexicon"

# Wordings of none of the rules' own examples.
VEILED = "ive sorted out who gets the dog so nobody has to deal with that after im gone"
HARMLESS = "the new burger place by the station is to die for, we went twice this week"


@pytest.fixture(scope="module")
def statistics() -> Statistics:
    """Return the second opinion that ships."""
    loaded = load_statistics(CONTENT)
    assert loaded is not None
    return loaded


def trainer() -> ModuleType:
    """Return the script that fits it."""
    spec = importlib.util.spec_from_file_location("train", ROOT / "tests" / "risk" / "train.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["train"] = module  # its dataclasses look there
    spec.loader.exec_module(module)
    return module


def test_it_was_fitted_to_the_tables_that_are_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """When this fails: python tests/risk/train.py."""
    monkeypatch.syspath_prepend(str(ROOT / "tests" / "risk"))
    assert f'"tables": "{trainer().digest()}"'.encode() in (CONTENT / FILE).read_bytes()


def test_the_fresh_table_is_not_among_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "tests" / "risk"))
    files = trainer().example_files()
    assert files
    assert not any("fresh" in str(path.relative_to(ROOT)) for path in files)


def test_it_tells_danger_from_a_figure_of_speech(statistics: Statistics) -> None:
    lexicon = load_lexicon(CONTENT)
    danger, harmless = (statistics.chances(words_as_read(text, lexicon)) for text in (VEILED, HARMLESS))
    # Where exactly they lie moves with each fit; the levels below must not.
    assert danger[Level.HIGH] > 0.6
    assert harmless[Level.HIGH] < danger[Level.HIGH] / 2
    assert assess(VEILED, lexicon).level >= Level.ELEVATED
    assert assess(HARMLESS, lexicon).level == Level.NONE


def test_one_sentence_is_not_drowned_by_a_long_story(statistics: Statistics) -> None:
    lexicon = load_lexicon(CONTENT)
    story = "then we had lunch at the market and talked about the football and the weather for a while " * 6
    alone = statistics.chances(words_as_read(VEILED, lexicon))[Level.HIGH]
    within = statistics.chances(words_as_read(story + VEILED + " " + story, lexicon))[Level.HIGH]
    assert within > alone * 0.75


def test_features_count_once() -> None:
    assert features(["no", "no", "tomorrow"]) == [
        "no",
        "tomorrow",
        "< no",
        "no no",
        "no tomorrow",
        "tomorrow >",
        "tomor*",
    ]


def test_a_damaged_file_is_refused_by_name(tmp_path: Path) -> None:
    assert load_statistics(tmp_path) is None
    shutil.copy(CONTENT / FILE, tmp_path / FILE)
    whole = (tmp_path / FILE).read_bytes()
    for damaged in (whole[:-100], b"", whole.replace(FORM.encode(), b"keel second opinion 9")):
        (tmp_path / FILE).write_bytes(damaged)
        with pytest.raises(LexiconError, match=r"train\.py"):
            load_statistics(tmp_path)


def test_a_bot_that_starts_does_without_a_damaged_one(tmp_path: Path) -> None:
    """It is told, and the rules answer; who checks or reloads is refused."""
    where = tmp_path / "lexicon"
    shutil.copytree(CONTENT, where)
    (where / FILE).write_bytes(b"not this")
    told: list[LexiconError] = []

    lexicon = load_lexicon(where, damaged=told.append)

    assert [error.file for error in told] == [FILE]
    assert lexicon.second is None
    assert assess("i want to die", lexicon).level is Level.HIGH
    with pytest.raises(LexiconError, match=r"train\.py"):
        load_lexicon(where)


def test_rows_are_read_as_they_were_labelled_where_it_has_seen_them(statistics: Statistics) -> None:
    """It is a fit: of the harmless messages it was fitted to it must not call one in fifty dangerous."""
    lexicon = load_lexicon(CONTENT)
    with (ROOT / "tests/risk/seen/en_harmless.tsv").open(encoding="utf-8", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    flagged = [
        text
        for text in texts
        if statistics.chances(words_as_read(text, lexicon))[Level.HIGH] >= statistics.high[Ground.NOTHING]
    ]
    assert len(flagged) < len(texts) / 50
