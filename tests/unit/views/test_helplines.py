"""Cards with numbers, as a person reads them."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.infra.texts import Say, Texts
from bot.safety.helplines import Choice, Directory, Need, load_directory
from handlers.views import helplines as views
from handlers.views.keyboard import LABEL_LENGTH, Button, Keyboard, rows, to_markup

CONTENT = Path(__file__).parents[3] / "content"
TEXTS = Texts(CONTENT / "messages")
LONDON = ZoneInfo("Europe/London")
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=LONDON)

ENGLISH = TEXTS.bound("en")
SPANISH = TEXTS.bound("es")


@pytest.fixture(scope="module")
def shipped() -> Directory:
    return load_directory(CONTENT / "helplines")


def labels(keyboard: Keyboard) -> list[str]:
    return [button.label for row in keyboard for button in row]


def copied(keyboard: Keyboard) -> list[str]:
    return [button.copy for row in keyboard for button in row if button.copy is not None]


def taps(keyboard: Keyboard) -> list[str]:
    return [button.data for row in keyboard for button in row if button.data is not None]


def test_sos_in_britain_reads_as_it_should(shipped: Directory) -> None:
    choice = shipped.choose("GB", Need.SUICIDE, NOON, LONDON)

    html, keyboard = views.sos_card(ENGLISH, choice, NOON)

    assert html == (
        "Samaritans, free, any hour:\n"
        "<b>116 123</b>\n\n"
        "Or text SHOUT to 85258 if talking is too much: Shout, free, any hour.\n\n"
        "If a life is in danger, call:\n"
        "<b>999</b>\n\n"
        "Last checked 22 Nov 2026."
    )
    assert labels(keyboard) == [
        "Copy 116 123",
        "Copy 85258",
        "Copy 999",
        "I'm in danger now",
        "Another country",
    ]
    assert copied(keyboard) == ["116123", "85258", "999"]


def test_at_night_the_number_to_text_comes_first_and_stands_alone(shipped: Directory) -> None:
    night = NOON.replace(hour=23)
    choice = shipped.choose("GB", Need.SUICIDE, night, LONDON)

    html, _ = views.sos_card(ENGLISH, choice, night)

    assert html.startswith("Shout, free, any hour. Text SHOUT to:\n<b>85258</b>\n\n")


def test_a_line_that_is_not_always_open_shows_its_hours_and_that_it_is_closed(shipped: Directory) -> None:
    night = NOON.replace(hour=23)
    choice = shipped.choose("GB", Need.DOMESTIC_VIOLENCE, night, LONDON)

    html, _ = views.violence_card(ENGLISH, choice, night)

    assert "Men's Advice Line, for men, free, Mon–Fri 10:00–17:00, closed now:" in html
    assert "National Domestic Abuse Helpline, for women, England only, free, any hour:" in html


def test_one_number_to_call_and_text_says_both(shipped: Directory) -> None:
    html, keyboard = views.sos_card(ENGLISH, shipped.choose("US", Need.SUICIDE, NOON, None), None)

    assert html.startswith("988 Suicide &amp; Crisis Lifeline, free, any hour:\n<b>988</b>\nOr text 988.\n\n")
    assert copied(keyboard).count("988") == 1


def test_a_number_nobody_could_confirm_says_so_and_names_the_directory(shipped: Directory) -> None:
    choice = shipped.choose("XK", Need.SUICIDE, NOON, None)

    html, _ = views.sos_card(ENGLISH, choice, None)

    assert "<b>0800 12345</b>\nWe could not confirm this number.\n" in html
    assert "findahelpline.com" in html
    assert "<b>194</b>\nWe could not confirm this number.\n" in html


def test_lines_checked_on_different_days_each_say_when(shipped: Directory) -> None:
    choice = shipped.choose("GB", Need.SUICIDE, NOON, LONDON)
    first, second = choice.lines
    choice = replace(choice, lines=(replace(first, checked=date(2027, 1, 5)), second))

    html, _ = views.sos_card(ENGLISH, choice, NOON)

    assert html.count("Last checked") == 2
    assert "<b>116 123</b>\nLast checked 5 Jan 2027." in html


def test_a_line_in_another_language_says_which(shipped: Directory) -> None:
    choice = shipped.choose("GB", Need.SUICIDE, NOON, LONDON, language="es")

    html, _ = views.sos_card(SPANISH, choice, NOON)

    assert html.startswith("Samaritans, gratis, a cualquier hora, en inglés:\n")


def test_an_emergency_shows_the_number_alone(shipped: Directory) -> None:
    html, keyboard = views.emergency_card(ENGLISH, shipped.choose("GB", Need.SUICIDE, NOON, LONDON))

    assert html == "Call 999 now, or ask someone to.\n<b>999</b>"
    assert labels(keyboard) == ["Copy 999", "I've called", "I can't call"]


def test_an_unconfirmed_emergency_number_has_the_others_beside_it(shipped: Directory) -> None:
    html, _ = views.emergency_card(ENGLISH, shipped.choose("AE", Need.SUICIDE, NOON, None))

    assert html == (
        "Call 998 now, or ask someone to.\n<b>998</b>\nWe could not confirm this number.\n"
        "If it doesn't connect, try 999 (police).\nIf it doesn't connect, try 997 (fire)."
    )


def test_without_a_country_no_number_can_be_copied(shipped: Directory) -> None:
    """A number of some country under a copy button would be taken for one's own."""
    choice = shipped.choose(None, Need.SUICIDE, NOON, None)

    for html, keyboard in (
        views.sos_card(ENGLISH, choice, None),
        views.emergency_card(ENGLISH, choice),
        views.violence_card(ENGLISH, choice),
        views.medical_today_card(ENGLISH, choice),
    ):
        assert copied(keyboard) == []
        assert "<b>" not in html
        assert views.COUNTRY in taps(keyboard)
        assert "which country" in html


def test_violence_shows_the_silent_call_whole_and_a_way_to_make_it_go_away(shipped: Directory) -> None:
    country = shipped.country("GB")
    assert country is not None
    assert country.silent_call is not None

    html, keyboard = views.violence_card(ENGLISH, shipped.choose("GB", Need.DOMESTIC_VIOLENCE, NOON, LONDON))

    assert f"If you can't speak:\n{country.silent_call}" in html
    assert keyboard[-1] == (Button("Make this disappear", data=views.DISAPPEAR),)


def test_a_man_is_told_that_no_line_of_his_own_was_found(shipped: Directory) -> None:
    html, _ = views.violence_card(ENGLISH, shipped.choose("ES", Need.DOMESTIC_VIOLENCE, NOON, None))
    britain, _ = views.violence_card(ENGLISH, shipped.choose("GB", Need.DOMESTIC_VIOLENCE, NOON, LONDON))

    assert "Spain: I don't have a line for men." in html
    assert "a line for men" not in britain


def test_a_health_line_is_not_named_after_one_of_its_options(shipped: Directory) -> None:
    html, keyboard = views.medical_today_card(ENGLISH, shipped.choose("GB", Need.HEALTH, NOON, LONDON))

    assert html == (
        "Health line where you are, free, any hour:\n<b>111</b>\n\n"
        "If it can't wait, call:\n<b>999</b>\n\nLast checked 22 Nov 2026."
    )
    assert labels(keyboard) == ["Copy 111", "Copy 999"]


def test_a_country_without_a_health_line_says_so(shipped: Directory) -> None:
    html, _ = views.medical_today_card(ENGLISH, shipped.choose("DE", Need.HEALTH, NOON, None))

    assert html.startswith(
        "Germany: I don't have an out-of-hours line. Ring a doctor or go to a hospital today."
    )
    assert "<b>112</b>" in html


@pytest.mark.parametrize("texts", [ENGLISH, SPANISH], ids=["en", "es"])
def test_every_card_of_every_country_fits_a_phone(shipped: Directory, texts: Say) -> None:
    now = datetime(2026, 11, 24, 21, tzinfo=UTC)
    for code in shipped.codes():
        for need in Need:
            choice = shipped.choose(code, need, now, UTC, limit=6)
            for card in cards(texts, choice, now):
                html, keyboard = card
                assert len(html) < 3000, (code, need)
                assert html.count("<b>") == html.count("</b>")
                assert not re.search(r"<(?!/?b>)", html), (code, need, html)
                assert "None" not in html
                assert ", ," not in html
                assert ", :" not in html
                assert all(0 < len(row) <= 3 for row in keyboard)
                assert all(0 < len(label) <= LABEL_LENGTH for label in labels(keyboard)), labels(keyboard)
                assert all(re.fullmatch(r"[+*#]?\d+", number) for number in copied(keyboard))
                assert all(len(tap.encode()) <= 64 for tap in taps(keyboard))


def cards(texts: Say, choice: Choice, now: datetime) -> list[views.Card]:
    return [
        views.sos_card(texts, choice, now),
        views.emergency_card(texts, choice),
        views.violence_card(texts, choice, now),
        views.medical_today_card(texts, choice, now),
    ]


def test_every_number_of_the_data_stands_alone_on_its_line(shipped: Directory) -> None:
    for code in shipped.codes():
        choice = shipped.choose(code, Need.DRUG, NOON, None)
        html, keyboard = views.sos_card(ENGLISH, choice, None)
        for line in choice.lines:
            if line.phone is not None:
                assert f"\n<b>{line.phone}</b>\n" in html
                assert re.sub(r"[^\d+*#]", "", line.phone) in copied(keyboard)


def test_both_languages_have_the_same_keys() -> None:
    english, spanish = (
        set(
            re.findall(
                r"^(helplines-[\w-]+) =",
                (CONTENT / "messages" / language / "helplines.ftl").read_text(),
                re.M,
            )
        )
        for language in ("en", "es")
    )

    assert english == spanish


def test_buttons_stand_three_in_a_row() -> None:
    buttons = [Button(str(number), data=f"n:{number}") for number in range(7)]

    assert [len(row) for row in rows(buttons)] == [3, 3, 1]
    assert rows([]) == ()


@pytest.mark.parametrize(
    "does", [{}, {"data": "a", "url": "https://example.org"}, {"data": "a", "copy": "1"}]
)
def test_a_button_does_exactly_one_thing(does: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="exactly one thing"):
        Button("Go", **does)


def test_a_keyboard_becomes_telegrams_own() -> None:
    keyboard = (
        (Button("Copy 999", copy="999"), Button("Open", url="https://example.org")),
        (Button("Yes", data="a:yes"),),
    )

    assert to_markup(keyboard).to_dict() == {
        "inline_keyboard": [
            [
                {"text": "Copy 999", "copy_text": {"text": "999"}},
                {"text": "Open", "url": "https://example.org"},
            ],
            [{"text": "Yes", "callback_data": "a:yes"}],
        ]
    }
