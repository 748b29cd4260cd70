"""The checker of texts, on one broken text at a time."""

from pathlib import Path

import pytest

from bot.infra.text_check import check_texts

ENGLISH = """
hello = Hello { $name }, it is { $count ->
    [one] one day
   *[other] { $count } days
}.
button-go = Go
"""
SPANISH = """
hello = Hola { $name }: { $count ->
    [one] un día
   *[other] { $count } días
}.
button-go = Ir
"""


def _write(tmp_path: Path, language: str, file: str, text: str) -> None:
    folder = tmp_path / "messages" / language
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{file}.ftl").write_text(text, encoding="utf-8")


def problems(tmp_path: Path, english: str = ENGLISH, spanish: str = SPANISH) -> list[str]:
    """Return what the checker says of these two files, as `file:line: severity: message`."""
    folder = tmp_path / "messages"
    for language, text in (("en", english), ("es", spanish)):
        (folder / language).mkdir(parents=True, exist_ok=True)
        (folder / language / "a.ftl").write_text(text, encoding="utf-8")
    return [f"{one.file}:{one.line}: {one.severity}: {one.message}" for one in check_texts(folder)]


def test_sound_texts_have_no_problem(tmp_path: Path) -> None:
    """Two languages that say the same."""
    assert problems(tmp_path) == []


@pytest.mark.parametrize(
    ("added", "said"),
    [
        ("broken { = x", "7: error: this is not Fluent: broken { = x"),
        ("button-go = Go on", "7: error: button-go is also in messages/en/a.ftl:6: keep one of them"),
        (
            "more = { nothing-like-it }",
            "7: error: more uses nothing-like-it, which is nowhere: correct the name",
        ),
        ("more = { -brand }", "7: error: more uses -brand, which is nowhere: correct the name"),
        ("more = { LOUD($x) }", "7: error: more calls LOUD(), and only DATETIME and HOUR and NUMBER exist"),
        ("more = <b>bold", "7: error: more: <b> is not closed"),
        ("more = <b>bold</i>", "7: error: more: </i> closes a tag that is not open"),
        ("more = <div>x", "7: error: more: <div> is no tag that Telegram knows: take it out"),
        ("more = 1 < 2", "7: error: more: a lone < or > must be written &lt; or &gt;"),
        ("more = this & that", "7: error: more: a lone & must be written &amp;"),
        ("x-button-y = A label that nobody could read", "and a button shows 24: shorten it"),
        (f"more = {'x' * 4097}", "about 4097 characters, and Telegram takes 4096: shorten it"),
        ("more =\n    .attribute = x", "7: error: more says nothing: write its text after the equals sign"),
    ],
)
def test_each_fault_is_said_with_its_line(tmp_path: Path, added: str, said: str) -> None:
    """One fault, one error that says what to do."""
    found = [one for one in problems(tmp_path, english=f"{ENGLISH}{added}\n") if "error" in one]

    assert len(found) == 1
    assert said in found[0]


def test_a_fault_inside_a_choice_is_found(tmp_path: Path) -> None:
    """Every form of a text is looked at, not only the usual one."""
    text = "more = { $x ->\n    [one] <b>one\n   *[other] <b>more</b>\n}\n"

    found = problems(tmp_path, english=ENGLISH + text)

    assert any("more: <b> is not closed" in one for one in found)


def test_texts_that_a_language_lacks_are_one_warning(tmp_path: Path) -> None:
    """They are said in English, so nothing breaks."""
    _write(tmp_path, "es", "start", "")
    found = problems(tmp_path, spanish="button-go = Ir\n")

    assert found == [
        "messages/en/a.ftl:1: warning: es lacks 1 of these texts, which are said in English: hello"
    ]


def test_a_language_with_the_crisis_flow_alone_must_have_all_of_that(tmp_path: Path) -> None:
    """Half of it in English would be read by somebody in danger; the rest it need not have."""
    for file in ("crisis", "helplines"):
        _write(tmp_path, "en", file, f"{file}-line = Hello\n")
    _write(tmp_path, "de", "crisis", "crisis-line = Hallo\n")

    _write(tmp_path, "es", "start", "")

    assert [one for one in problems(tmp_path) if "error" in one] == [
        "messages/en/helplines.ftl:1: error: de lacks 1 of these texts, which are said in English: "
        "helplines-line"
    ]


def test_other_values_than_the_english_text_are_an_error(tmp_path: Path) -> None:
    """Fluent would fail on the one and keep silent about the other."""
    found = problems(tmp_path, spanish="hello = Hola { $nombre }: { $count }\nbutton-go = Ir\n")

    assert found == [
        "messages/es/a.ftl:1: error: hello lacks $name and uses $nombre, which English does not have"
    ]


def test_a_key_that_english_lacks_is_an_error(tmp_path: Path) -> None:
    """Nothing would ever say it."""
    found = problems(tmp_path, spanish=f"{SPANISH}goodbye = Adiós\n")

    assert found == [
        "messages/es/a.ftl:7: error: English has no goodbye: correct the key, or add it to English"
    ]


def test_values_are_found_through_the_texts_a_text_is_made_of(tmp_path: Path) -> None:
    """`{ other }` brings its values along."""
    english = "a = { $x }\nb = { a } and more\n"

    found = problems(tmp_path, english=english, spanish="a = { $x }\nb = y más\n")

    assert found == ["messages/es/a.ftl:2: error: b lacks $x"]
