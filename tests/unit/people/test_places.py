"""Countries and zones are found by what people type."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.people.places import (
    CountryName,
    city_label,
    country_name,
    find_country,
    find_zone,
    guess_country,
    usual_countries,
    zone_from_clock,
    zones_of,
)

# In Britain 21:38, in Spain 22:38, in New York 16:38.
NOW = datetime(2026, 11, 24, 21, 38, tzinfo=UTC)


def codes(query: str, language: str = "en") -> list[str]:
    return [country.code for country in find_country(query, language)]


@pytest.mark.parametrize(
    ("language_code", "expected"),
    [
        ("en-GB", "GB"),
        ("pt-br", "BR"),
        ("es-MX", "MX"),
        ("de", "DE"),
        ("ru", "RU"),
        ("uk", "UA"),
        ("zh-hans", "CN"),
        ("zh-hant", "TW"),
        ("zh-hans-sg", "SG"),
        ("sr-Latn", "RS"),
        # Half a world speaks these.
        ("en", None),
        ("es", None),
        ("pt", None),
        ("es-419", None),
        ("xx", None),
        ("", None),
        (None, None),
    ],
)
def test_a_language_code_hints_at_a_country(language_code: str | None, expected: str | None) -> None:
    assert guess_country(language_code) == expected


def test_somebody_whose_country_is_not_known_is_offered_the_usual_ones() -> None:
    assert usual_countries("en") == ["GB", "US", "IE", "AU", "CA", "NZ"]
    assert usual_countries("en-AU")[:2] == ["AU", "GB"]
    assert usual_countries("de-CH") == ["CH", "DE", "AT"]
    assert usual_countries("pl")[:2] == ["PL", "GB"]
    assert usual_countries(None)[0] == "GB"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("uk", "GB"),
        ("U.K.", "GB"),
        ("England", "GB"),
        ("scotland", "GB"),
        ("great britian", "GB"),
        ("United kingdon", "GB"),
        ("Großbritannien", "GB"),
        ("Англия", "GB"),
        ("usa", "US"),
        ("u.s.a.", "US"),
        ("америка", "US"),
        ("EEUU", "US"),
        ("holland", "NL"),
        ("pays bas", "NL"),
        ("germny", "DE"),
        ("Deutschland", "DE"),
        ("Alemania", "DE"),
        ("España", "ES"),
        ("espana", "ES"),
        ("Испания", "ES"),
        ("phillipines", "PH"),
        ("new zeland", "NZ"),
        ("czech republic", "CZ"),
        ("turkey", "TR"),
        ("cote d'ivoire", "CI"),
        ("hong kong", "HK"),
        ("kosovo", "XK"),
        ("gbr", "GB"),
        ("ie", "IE"),
        ("🇬🇧", "GB"),
        ("  ireland  ", "IE"),
    ],
)
def test_a_country_is_found_by_what_people_type(query: str, expected: str) -> None:
    assert codes(query) == [expected]


def test_the_first_letters_offer_a_choice() -> None:
    assert {"GB", "US", "AE"} <= set(codes("united"))
    assert codes("ukr") == ["UA"]


def test_names_come_in_the_language_asked_for() -> None:
    assert find_country("uk", "es") == [CountryName("GB", "Reino Unido")]
    assert country_name("DE", "ru") == "Германия"
    assert country_name("DE", "xx") == "Germany"


@pytest.mark.parametrize("query", ["", " ", "?", "a", "qqqq", "nowhere", "🙂", "ok"])
def test_what_is_no_country_finds_none(query: str) -> None:
    assert codes(query) == []


def test_every_country_is_found_by_each_of_its_six_names() -> None:
    for code in ("GB", "US", "IE", "DE", "FR", "ES", "PT", "BR", "RU", "UA", "MX", "AR", "AU", "CA", "NZ"):
        for language in ("en", "es", "ru", "de", "fr", "pt"):
            assert codes(country_name(code, language)) == [code]


def test_a_country_with_one_clock_has_one_zone() -> None:
    assert zones_of("GB") == ["Europe/London"]
    assert zones_of("de") == ["Europe/Berlin"]
    assert zones_of("XK") == ["Europe/Belgrade"]


def test_large_countries_list_their_clocks_with_most_people_first() -> None:
    assert zones_of("US")[:4] == [
        "America/New_York",
        "America/Chicago",
        "America/Los_Angeles",
        "America/Denver",
    ]
    assert zones_of("AU")[0] == "Australia/Sydney"
    assert zones_of("RU")[0] == "Europe/Moscow"
    assert zones_of("BR")[0] == "America/Sao_Paulo"
    assert zones_of("ES") == ["Europe/Madrid", "Atlantic/Canary"]


def test_no_zone_stands_for_another_clock() -> None:
    """Detroit is left out of the list because New York shows the same time; nobody with another time is."""
    moments = [NOW + timedelta(days=days) for days in range(0, 370, 30)]
    offered = {
        zone: [moment.astimezone(ZoneInfo(zone)).utcoffset() for moment in moments] for zone in zones_of("US")
    }

    detroit = [moment.astimezone(ZoneInfo("America/Detroit")).utcoffset() for moment in moments]
    phoenix = [moment.astimezone(ZoneInfo("America/Phoenix")).utcoffset() for moment in moments]

    assert detroit == offered["America/New_York"]
    assert phoenix == offered["America/Phoenix"]
    assert phoenix != offered["America/Denver"]


def test_an_unknown_country_has_no_zones() -> None:
    assert zones_of("ZZ") == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("london", "Europe/London"),
        ("Лондон", "Europe/London"),
        ("belfast", "Europe/London"),
        ("Nueva York", "America/New_York"),
        ("detroit", "America/Detroit"),
        ("kiev", "Europe/Kyiv"),
        ("são paulo", "America/Sao_Paulo"),
        ("sidney", "Australia/Sydney"),
        ("america/chicago", "America/Chicago"),
        ("queensland", "Australia/Brisbane"),
        ("germany", "Europe/Berlin"),
        ("uk", "Europe/London"),
    ],
)
def test_a_zone_is_found_by_a_place(query: str, expected: str) -> None:
    assert find_zone(query)[0] == expected


def test_a_country_with_several_clocks_offers_them() -> None:
    assert find_zone("usa")[:2] == ["America/New_York", "America/Chicago"]


@pytest.mark.parametrize("query", ["manchester", "birmingham", "barcelona", "", "x", "la"])
def test_a_city_that_is_not_known_is_not_taken_for_another(query: str) -> None:
    assert "America/Los_Angeles" not in find_zone(query)
    assert query == "la" or find_zone(query) == []


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("21:40", "GB", "Europe/London"),
        ("21.40", "GB", "Europe/London"),
        ("21h40", "GB", "Europe/London"),
        ("2140", "GB", "Europe/London"),
        ("9.40pm", "GB", "Europe/London"),
        ("9:40 PM", "GB", "Europe/London"),
        ("9:40 p.m.", "GB", "Europe/London"),
        ("9:40", "GB", "Europe/London"),
        ("9pm", "GB", "Europe/London"),
        ("9 p.m.", "GB", "Europe/London"),
        # Ten minutes fast.
        ("21:48", "GB", "Europe/London"),
        ("22:40", "ES", "Europe/Madrid"),
        ("21:40", "ES", "Atlantic/Canary"),
        ("16:40", "US", "America/New_York"),
        ("1340", "US", "America/Los_Angeles"),
        ("0:40", "RU", "Europe/Moscow"),
        ("00:40", "RU", "Europe/Moscow"),
        ("12:40 am", "RU", "Europe/Moscow"),
        ("24:40", "RU", "Europe/Moscow"),
        ("3:08 am", "IN", "Asia/Kolkata"),
    ],
)
def test_the_clock_somebody_reads_gives_the_zone(text: str, country: str, expected: str) -> None:
    assert zone_from_clock(text, NOW, country) == [expected]


def test_somebody_abroad_is_not_held_to_their_country() -> None:
    assert "Europe/Berlin" in zone_from_clock("22:40", NOW, "GB")


def test_without_a_country_the_zones_of_that_clock_are_offered() -> None:
    zones = zone_from_clock("21:40", NOW, None)

    assert "Europe/London" in zones
    assert all(NOW.astimezone(ZoneInfo(zone)).strftime("%H:%M") == "21:38" for zone in zones)


@pytest.mark.parametrize(
    "text", ["", "hello", "99:99", "25:10", "13pm", "0am", "12:60", "-1:30", "1:2:3", "٢١:٤٠x"]
)
def test_what_is_no_time_gives_no_zone(text: str) -> None:
    assert zone_from_clock(text, NOW, "GB") == []


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=40))
def test_whatever_is_typed_is_answered(text: str) -> None:
    zones = available_timezones()

    assert all(len(country.code) == 2 for country in find_country(text, "en"))
    assert set(find_zone(text)) <= zones
    assert set(zone_from_clock(text, NOW, None)) <= zones


@settings(max_examples=60, deadline=None)
@given(
    minutes=st.integers(0, 365 * 24 * 60),
    zone=st.sampled_from(["America/New_York", "Asia/Kolkata", "Europe/Paris"]),
)
def test_a_clock_that_is_right_finds_its_own_zone(minutes: int, zone: str) -> None:
    now = NOW + timedelta(minutes=minutes)
    country = {"America/New_York": "US", "Asia/Kolkata": "IN", "Europe/Paris": "FR"}[zone]

    assert zone in zone_from_clock(f"{now.astimezone(ZoneInfo(zone)):%H:%M}", now, country)


def test_zones_are_called_by_their_city() -> None:
    assert city_label("America/New_York", "es") == "Nueva York"
    assert city_label("Europe/London", "ru") == "Лондон"
    assert city_label("America/Argentina/Buenos_Aires", "en") == "Buenos Aires"
    assert city_label("Europe/London", "xx") == "London"


def test_a_process_that_asks_for_no_place_does_not_load_babel() -> None:
    code = "import sys, bot.people.places; assert not any(name.startswith('babel') for name in sys.modules)"

    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[3])
