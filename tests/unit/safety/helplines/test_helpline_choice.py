"""Which lines a person is shown, and in which order."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.safety.helplines import Choice, Country, Directory, Emergency, Hours, Line, Need

LONDON = ZoneInfo("Europe/London")
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=LONDON)
NIGHT = datetime(2026, 11, 24, 23, 30, tzinfo=LONDON)

CONFIRMED = Emergency("999", ("police", "fire", "ambulance"), "high")


def line(id: str, kind: Need = Need.SUICIDE, **changes: object) -> Line:
    """Return a free line for everybody that never closes and answers in English."""
    plain = Line(
        id=id,
        name=id,
        name_en=None,
        kind=kind,
        also=(),
        phone="1 2 3",
        phone_e164=None,
        sms_number=None,
        sms_keyword=None,
        chat_url=None,
        website=None,
        hours=Hours.parse("24/7"),
        languages=("en",),
        cost="free",
        audience="everyone",
        confidence="high",
        checked=date(2026, 11, 22),
        notes=None,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


DIRECTORY = line("intl-findahelpline", phone=None, website="https://findahelpline.com")
EU_NUMBER = line("intl-116016", Need.DOMESTIC_VIOLENCE, audience="women")


def directory(*lines: Line, emergency: tuple[Emergency, ...] = (CONFIRMED,)) -> Directory:
    country = Country("GB", "United Kingdom", emergency, lines, None)
    return Directory([country], [DIRECTORY, EU_NUMBER])


def ids(choice: Choice) -> list[str]:
    return [line.id for line in choice.lines]


def ask(
    *lines: Line,
    need: Need = Need.SUICIDE,
    now: datetime = NOON,
    zone: ZoneInfo | None = LONDON,
    **how: object,
) -> Choice:
    return directory(*lines).choose("GB", need, now, zone, **how)  # type: ignore[arg-type]


def test_without_a_country_only_the_directory_is_shown() -> None:
    choice = directory(line("a")).choose(None, Need.SUICIDE, NOON, LONDON)

    assert choice.country is None
    assert choice.emergency is None
    assert ids(choice) == ["intl-findahelpline"]
    assert choice.fallback


def test_a_country_without_data_never_gets_the_number_of_another() -> None:
    choice = directory(line("a")).choose("ZZ", Need.SUICIDE, NOON, LONDON)

    assert (choice.country, choice.emergency, ids(choice)) == (None, None, ["intl-findahelpline"])


def test_a_country_without_lines_gets_its_emergency_number_and_the_directory() -> None:
    choice = ask()

    assert choice.emergency == CONFIRMED
    assert ids(choice) == ["intl-findahelpline"]
    assert choice.fallback


def test_the_order_of_the_data_decides_between_equals() -> None:
    assert ids(ask(line("a"), line("b"), line("c"), line("d"))) == ["a", "b", "c"]


def test_a_closed_line_gives_way_to_an_open_one() -> None:
    evenings = line("evenings", hours=Hours.parse("Daily 18:00-22:00"))

    assert ids(ask(evenings, line("always"))) == ["always"]
    assert ids(ask(evenings, line("always"), now=NOON.replace(hour=19))) == ["evenings", "always"]


def test_a_line_with_unknown_hours_comes_after_one_that_is_open() -> None:
    assert ids(ask(line("a", hours=Hours.parse("unknown")), line("b"))) == ["b", "a"]


def test_hours_are_read_on_the_persons_clock() -> None:
    office = line("office", hours=Hours.parse("Mon-Fri 09:00-17:00"))
    at_nine_in_utc = datetime(2026, 7, 1, 8, 30, tzinfo=UTC)

    assert ids(ask(office, line("b"), now=at_nine_in_utc)) == ["office", "b"]
    assert ids(ask(office, line("b"), now=at_nine_in_utc, zone=ZoneInfo("America/New_York"))) == ["b"]


def test_a_line_that_can_be_written_to_leads_at_night_and_when_chosen() -> None:
    lines = line("voice"), line("text", phone=None, sms_number="85258")

    assert ids(ask(*lines)) == ["voice", "text"]
    assert ids(ask(*lines, now=NIGHT)) == ["text", "voice"]
    assert ids(ask(*lines, text_first=True)) == ["text", "voice"]
    assert ids(ask(*lines, now=NIGHT, zone=None)) == ["voice", "text"]


def test_a_line_to_write_to_is_never_left_out_for_room() -> None:
    lines = line("a"), line("b"), line("c"), line("chat", chat_url="https://example.org")

    assert ids(ask(*lines)) == ["a", "b", "chat"]


def test_the_persons_language_comes_before_the_order_of_the_data() -> None:
    lines = line("dutch", languages=("nl",)), line("french", languages=("fr-BE",))

    assert ids(ask(*lines, language="fr")) == ["french", "dutch"]
    assert ids(ask(*lines, language="pt-br")) == ["dutch", "french"]


def test_a_free_line_comes_before_one_that_costs() -> None:
    assert ids(ask(line("charged", cost="local rate"), line("free"))) == ["free", "charged"]


def test_an_unconfirmed_number_is_left_out_while_a_confirmed_one_may_answer() -> None:
    choice = ask(line("doubtful", confidence="low"), line("good", confidence="medium"))

    assert ids(choice) == ["good"]
    assert not choice.unconfirmed


def test_an_unconfirmed_number_is_never_shown_alone() -> None:
    choice = ask(line("doubtful", confidence="low"))

    assert ids(choice) == ["doubtful", "intl-findahelpline"]
    assert choice.unconfirmed


def test_an_unconfirmed_number_helps_out_while_the_confirmed_one_is_closed() -> None:
    closed = line("closed", hours=Hours.parse("Daily 18:00-22:00"))

    choice = ask(closed, line("doubtful", confidence="low"))

    assert ids(choice) == ["closed", "doubtful", "intl-findahelpline"]
    assert choice.unconfirmed


def test_a_closed_line_is_better_than_none_and_says_where_else_to_look() -> None:
    choice = ask(line("closed", hours=Hours.parse("Daily 18:00-22:00")))

    assert ids(choice) == ["closed", "intl-findahelpline"]


def test_a_need_without_a_line_gets_one_that_listens_and_the_directory() -> None:
    choice = ask(line("listens", Need.EMOTIONAL), need=Need.DRUG)

    assert ids(choice) == ["listens", "intl-findahelpline"]
    assert choice.fallback


def test_a_listening_ear_does_not_stand_in_for_a_doctor() -> None:
    for need in (Need.HEALTH, Need.POISON):
        choice = ask(line("listens", Need.EMOTIONAL), need=need)

        assert ids(choice) == []
        assert choice.fallback
        assert choice.emergency == CONFIRMED


def test_a_line_for_more_than_one_thing_serves_each() -> None:
    assert ids(ask(line("both", Need.SUICIDE, also=(Need.DRUG,)), need=Need.DRUG)) == ["both"]


def test_a_suicide_line_answers_the_wish_for_emotional_support() -> None:
    choice = ask(line("a", Need.SUICIDE), need=Need.EMOTIONAL)

    assert ids(choice) == ["a"]
    assert not choice.fallback


def test_a_line_for_women_never_stands_alone() -> None:
    choice = ask(
        line("listens"),
        line("women", Need.DOMESTIC_VIOLENCE, audience="women"),
        need=Need.DOMESTIC_VIOLENCE,
    )

    assert ids(choice) == ["women", "listens"]
    assert not choice.fallback


def test_lines_that_stand_in_never_push_out_the_line_for_the_need() -> None:
    choice = ask(
        line("listens", languages=("fr",)),
        line("english", Need.EMOTIONAL),
        line("women", Need.DOMESTIC_VIOLENCE, audience="women", languages=("fr",)),
        need=Need.DOMESTIC_VIOLENCE,
    )

    assert ids(choice) == ["women", "english"]


def test_a_womens_and_a_mens_line_are_shown_together_or_not_at_all() -> None:
    women = line("women", Need.DOMESTIC_VIOLENCE, audience="women", pair="home")
    men = line("men", Need.DOMESTIC_VIOLENCE, audience="men", pair="home")

    assert ids(ask(women, men, need=Need.DOMESTIC_VIOLENCE)) == ["women", "men"]
    assert ids(ask(women, men, line("listens"), need=Need.DOMESTIC_VIOLENCE, limit=1)) == ["listens"]


def test_the_open_line_of_a_pair_leads_and_the_closed_one_stays() -> None:
    women = line(
        "women", Need.DOMESTIC_VIOLENCE, audience="women", pair="home", hours=Hours.parse("Sat 09:00-10:00")
    )
    men = line("men", Need.DOMESTIC_VIOLENCE, audience="men", pair="home")

    choice = ask(women, men, line("listens"), need=Need.DOMESTIC_VIOLENCE)

    # A woman reading this finds her line closed, so the one for everybody is there too.
    assert ids(choice) == ["men", "women", "listens"]


def test_a_line_whose_hours_nobody_knows_has_one_beside_it_that_is_open() -> None:
    choice = ask(
        line("listens"), line("drugs", Need.DRUG, hours=Hours.parse("unknown")), need=Need.DRUG, now=NIGHT
    )

    assert ids(choice) == ["drugs", "listens"]


def test_an_unconfirmed_line_for_the_need_has_a_confirmed_one_beside_it() -> None:
    choice = ask(line("listens"), line("doubtful", Need.DRUG, confidence="low"), need=Need.DRUG)

    assert ids(choice) == ["doubtful", "listens", "intl-findahelpline"]


def test_somebody_whom_no_suicide_line_understands_gets_a_line_in_their_language() -> None:
    lines = (
        line("a", languages=("ja",)),
        line("b", languages=("ja",)),
        line("c", languages=("ja",)),
        line("english", Need.EMOTIONAL),
    )

    assert ids(ask(*lines)) == ["a", "b", "english"]
    assert ids(ask(*lines, language="ja")) == ["a", "b", "c"]


def test_a_line_for_one_region_has_one_for_the_whole_country_beside_it() -> None:
    choice = ask(line("listens"), line("wales", Need.DRUG, region="Wales"), need=Need.DRUG)

    assert ids(choice) == ["wales", "listens"]


def test_where_all_lines_are_regional_the_directory_is_named_too() -> None:
    assert ids(ask(line("minsk", region="Minsk"))) == ["minsk", "intl-findahelpline"]


def test_two_lines_for_everybody_push_out_the_special_ones() -> None:
    lines = line("veterans", audience="veterans"), line("a"), line("b")

    assert ids(ask(*lines)) == ["a", "b"]
    assert ids(ask(*lines[:2])) == ["a", "veterans"]


def test_somebody_young_gets_youth_lines_first() -> None:
    lines = (
        line("adult"),
        line("queer", Need.YOUTH, audience="lgbtq"),
        line("young", Need.YOUTH, audience="youth"),
    )

    assert ids(ask(*lines, youth=True))[:2] == ["young", "adult"]
    assert ids(ask(*lines[:2], youth=True)) == ["queer", "adult"]
    assert ids(ask(*lines)) == ["adult"]


def test_an_adult_in_a_country_with_youth_lines_only_is_sent_to_the_directory() -> None:
    choice = ask(line("young", Need.YOUTH, audience="youth"))

    assert ids(choice) == ["intl-findahelpline"]
    assert choice.fallback


def test_the_number_that_several_countries_share_is_no_substitute() -> None:
    assert "intl-116016" not in ids(ask(need=Need.DOMESTIC_VIOLENCE))


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((("110", ("police",), "high"), ("119", ("ambulance", "fire"), "medium")), "119"),
        ((("112", ("police", "ambulance"), "low"), ("103", ("ambulance (SAMU)",), "medium")), "103"),
        ((("112", ("police", "fire", "ambulance"), "high"), ("144", ("ambulance",), "high")), "112"),
        ((("911", ("police",), "low"), ("112", ("fire",), "medium")), "112"),
    ],
)
def test_the_emergency_number_is_the_best_that_brings_an_ambulance(
    numbers: tuple[tuple[str, tuple[str, ...], str], ...], expected: str
) -> None:
    known = tuple(Emergency(*number) for number in numbers)  # type: ignore[arg-type]

    choice = directory(line("a"), emergency=known).choose("GB", Need.SUICIDE, NOON, LONDON)

    assert choice.emergency is not None
    assert choice.emergency.number == expected


def test_an_unconfirmed_emergency_number_is_flagged() -> None:
    doubtful = Emergency("998", ("ambulance",), "low")

    choice = directory(line("a"), emergency=(doubtful,)).choose("GB", Need.SUICIDE, NOON, LONDON)

    assert choice.unconfirmed


def test_codes_are_found_in_small_letters() -> None:
    country = directory().country("gb")

    assert country is not None
    assert country.code == "GB"


def test_the_moment_counts_not_the_zone_it_was_written_in() -> None:
    lines = line("voice"), line("text", phone=None, sms_number="85258")

    assert ids(ask(*lines, now=NIGHT.astimezone(UTC))) == ids(ask(*lines, now=NIGHT))


def test_staff_can_hide_correct_and_confirm_a_line() -> None:
    before = directory(line("a"), line("b"), line("c"))
    confirmed = replace(line("b"), phone="4 5 6", checked=date(2027, 1, 5))

    after = before.amended({"a": None, "b": confirmed, "gone": None})

    assert ids(after.choose("GB", Need.SUICIDE, NOON, LONDON)) == ["b", "c"]
    assert after.line("b") == confirmed
    assert after.line("a") is None
    assert before.line("a") == line("a")
    assert after.line("intl-findahelpline") == DIRECTORY
