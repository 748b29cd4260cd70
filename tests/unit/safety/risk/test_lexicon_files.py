"""A lexicon that is broken is refused with its file and line, and with what to change."""

from pathlib import Path

import pytest

from bot.safety.risk import Level, LexiconError, assess, check_lexicon, load_lexicon

LEVELS = """\
signals:
  wish: {level: high, category: suicidal-ideation}
  now: {level: none}
frames:
  media: {takes: loose}
raise:
  - {when: wish, with: now, to: emergency, category: suicidal-intent}
"""

WORDS = """\
language: en
words:
  DIE: |
    die, be dead
fillers: so
denials: |
  dont
rules:
  - id: wish
    signal: wish
    phrases: |
      want to {DIE}
    fires: |
      i want to die
    silent: |
      i dont want to die
  - id: now
    signal: now
    phrases: |
      tonight
    silent: |
      hello
"""


def folder(tmp_path: Path, words: str = WORDS, levels: str = LEVELS) -> Path:
    """Return a folder with a small lexicon."""
    (tmp_path / "levels.yaml").write_text(levels, encoding="utf-8")
    (tmp_path / "en.yaml").write_text(words, encoding="utf-8")
    return tmp_path


def test_a_small_lexicon_works(tmp_path: Path) -> None:
    where = folder(tmp_path)
    assert check_lexicon(where) == []
    lexicon = load_lexicon(where)
    assert assess("i so want to be dead", lexicon).level == Level.HIGH
    assert assess("i want to die tonight", lexicon).level == Level.EMERGENCY
    assert assess("i dont want to die", lexicon).level == Level.NONE


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("language: en", "language: [en", 2, "YAML"),
        ("language: en\n", "", 1, "says no language"),
        ("want to {DIE}", "want to {DYE}", 12, "{DYE} is not defined"),
        ("want to {DIE}", "want to (die", 12, "never closed"),
        ("want to {DIE}", "want to die)", 12, "stray"),
        ("want to {DIE}", "want $ to die", 12, "$ stands only at the end"),
        ("want to {DIE}", "want ^ to die", 12, "^ stands only at the beginning"),
        ("want to {DIE}", "[want] [to]", 12, "needs a word"),
        ("want to {DIE}", "want d*", 12, "fits too many words"),
        ("signal: wish", "signal: whish", 10, "not defined in levels.yaml"),
        ("signal: wish\n", "signal: wish\n    colour: red\n", 11, "`colour` is not known here"),
        ("signal: wish\n", "signal: wish\n    tense: future\n", 11, "`tense` must be one of"),
        ("signal: wish\n", "signal: wish\n    level: terrible\n", 11, "level must be"),
        ("signal: wish\n", "signal: wish\n    category: sadness\n", 11, "category must be one of"),
        ("id: now", "id: wish", 17, "another rule is called"),
    ],
)
def test_a_broken_rule_is_refused_where_it_stands(
    old: str, new: str, line: int, says: str, tmp_path: Path
) -> None:
    assert old in WORDS
    where = folder(tmp_path, WORDS.replace(old, new, 1))
    with pytest.raises(LexiconError) as refused:
        load_lexicon(where)
    assert refused.value.file == "en.yaml"
    assert refused.value.line == line
    assert says in str(refused.value)
    assert check_lexicon(where) == [str(refused.value)]


def test_a_missing_levels_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "en.yaml").write_text(WORDS, encoding="utf-8")
    with pytest.raises(LexiconError, match=r"levels\.yaml:1: is missing"):
        load_lexicon(tmp_path)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "levels.yaml").write_text(LEVELS, encoding="utf-8")
    with pytest.raises(LexiconError, match="no language can be read"):
        load_lexicon(tmp_path)


def test_an_example_that_does_not_fire_is_reported(tmp_path: Path) -> None:
    where = folder(tmp_path, WORDS.replace("      i want to die\n", "      i want to sleep\n"))
    assert check_lexicon(where) == ["en.yaml:14: en.wish does not find 'i want to sleep': widen its phrases"]


def test_an_example_that_must_stay_silent_is_reported(tmp_path: Path) -> None:
    where = folder(tmp_path, WORDS.replace("      i dont want to die\n", "      never want to die\n"))
    (problem,) = check_lexicon(where)
    assert problem.startswith("en.yaml:16: en.wish finds 'never want to die'")


def test_a_rule_without_an_example_is_reported(tmp_path: Path) -> None:
    where = folder(tmp_path, WORDS.replace("    fires: |\n      i want to die\n", ""))
    (problem,) = check_lexicon(where)
    assert "has no example under `fires`" in problem
