"""What may be sent to many people, read before anything is sent."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messaging.broadcasts import (
    Audience,
    BadLink,
    HtmlMistake,
    Link,
    NoWords,
    Tally,
    TooLong,
    When,
    check,
    looks_typed,
    read_links,
    visible_text,
)
from bot.messaging.broadcasts.model import progress_every
from bot.messaging.delivery import Reason
from bot.messaging.delivery import State as Delivery
from bot.people import Stage
from tests.fakes.telegram_request import Refused, plain_text


@pytest.mark.parametrize(
    ("html", "kind", "line", "piece"),
    [
        ("a\n<blink>b</blink>", "unknown-tag", 2, "<blink>"),
        ("a</b>", "stray-end", 1, "</b>"),
        ("<b><i>a</b></i>", "wrong-end", 1, "</b>"),
        ("one\n\n<b>two", "not-closed", 3, "<b>"),
        ("1 < 2", "bare-sign", 1, "< 2"),
        ("<a>here</a>", "bad-link", 1, "<a>"),
        ('<a href="javascript:x">here</a>', "bad-link", 1, '<a href="javascript:x">'),
        ("<span>a</span>", "unknown-tag", 1, "<span>"),
    ],
)
def test_a_mistake_is_named_with_its_place(html: str, kind: str, line: int, piece: str) -> None:
    with pytest.raises(HtmlMistake) as caught:
        visible_text(html)

    assert (caught.value.kind, caught.value.line, caught.value.piece) == (kind, line, piece)


@given(
    st.lists(st.sampled_from(["<b>", "</b>", "<i>", "</i>", "a", " ", "\n", "&amp;", "&", "<", "<x>", "é🙂"]))
)
def test_what_passes_here_passes_telegram_too(pieces: list[str]) -> None:
    html = "".join(pieces)
    try:
        ours = visible_text(html)
    except HtmlMistake:
        return
    try:
        theirs = plain_text(html)
    except Refused as refusal:
        pytest.fail(f"Telegram refuses what passed: {refusal}")
    assert ours == theirs


def test_length_is_what_telegram_counts() -> None:
    assert check("<b>" + "🙂" * 2048 + "</b>", photo=False) == "🙂" * 2048
    with pytest.raises(TooLong) as caught:
        check("🙂" * 2049, photo=False)
    assert (caught.value.length, caught.value.limit) == (4098, 4096)
    with pytest.raises(TooLong) as caught:
        check("x" * 1025, photo=True)
    assert caught.value.limit == 1024


def test_words_are_needed_unless_there_is_a_picture() -> None:
    with pytest.raises(NoWords):
        check("<b> </b>", photo=False)
    assert check("", photo=True) == ""


def test_typed_tags_are_seen_and_a_heart_is_not_one() -> None:
    assert looks_typed("Dear <name>, hello")
    assert not looks_typed("I <3 Fridays, 5 > 4")


def test_links_are_read_a_line_each() -> None:
    assert read_links("Read more - https://example.org/a-b\n\n  Sign up: http://example.org ") == (
        Link("Read more", "https://example.org/a-b"),
        Link("Sign up", "http://example.org"),
    )


@pytest.mark.parametrize(
    ("text", "kind", "line"),
    [
        ("https://example.org", "shape", 1),
        ("Read more", "shape", 1),
        ("ok - https://a.org\n" + "x" * 25 + " - https://a.org", "label", 2),
        ("Read more - https://nowhere", "address", 1),
        ("Read more - https://a.org and more", "address", 1),
        ("\n".join(["a - https://a.org"] * 4), "many", 4),
    ],
)
def test_a_line_that_is_no_link_is_named(text: str, kind: str, line: int) -> None:
    with pytest.raises(BadLink) as caught:
        read_links(text)

    assert (caught.value.kind, caught.value.line) == (kind, line)


@given(
    st.builds(
        Audience,
        languages=st.lists(st.sampled_from(["en", "es"]), unique=True).map(tuple),
        countries=st.lists(st.sampled_from(["GB", "ES"]), unique=True).map(tuple),
        stages=st.lists(st.sampled_from(list(Stage)), unique=True).map(tuple),
        joined_before_days=st.none() | st.integers(1, 99),
        joined_within_days=st.none() | st.integers(1, 99),
        active_within_days=st.none() | st.integers(1, 99),
    )
)
def test_an_audience_is_kept_as_it_was(audience: Audience) -> None:
    assert Audience.from_json(audience.as_json()) == audience


def test_a_tally_is_kept_as_it_was_and_adds_up() -> None:
    tally = Tally(
        {
            (Delivery.SENT, None): 5,
            (Delivery.SENT, Reason.UNKNOWN): 1,
            (Delivery.QUEUED, None): 2,
            (Delivery.FAILED, Reason.BLOCKED): 3,
            (Delivery.FAILED, Reason.GONE): 4,
        },
        later=1,
    )

    assert Tally.from_json(tally.as_json()) == tally
    assert (tally.of(Delivery.SENT), tally.waiting, tally.total) == (6, 2, 15)
    assert list(tally.reasons(Delivery.FAILED).items()) == [(Reason.GONE, 4), (Reason.BLOCKED, 3)]


@given(
    zone=st.sampled_from(["Europe/London", "America/New_York", "Pacific/Kiritimati", "Asia/Kathmandu"]),
    hour=st.integers(0, 23),
    start=st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)),
)
def test_an_own_hour_comes_within_a_day_at_that_hour(zone: str, hour: int, start: datetime) -> None:
    started_at = start.replace(tzinfo=UTC)
    where = ZoneInfo(zone)

    moment = When(local_hour=hour).send_after(started_at, where)

    assert started_at <= moment <= started_at + timedelta(hours=25)
    shown = moment.astimezone(where)
    # Two nights a year that hour is skipped: then the first minute after the gap is taken.
    assert (
        shown.time() == time(hour)
        or shown.utcoffset() != (moment - timedelta(hours=1)).astimezone(where).utcoffset()
    )


def test_an_own_hour_that_has_just_struck_is_now() -> None:
    ten = datetime(2026, 11, 24, 10, tzinfo=UTC)

    assert When(local_hour=10).send_after(ten, ZoneInfo("Europe/London")) == ten


def test_progress_is_edited_less_often_the_longer_it_takes() -> None:
    assert progress_every(timedelta(seconds=10)) == timedelta(seconds=5)
    assert progress_every(timedelta(minutes=5)) == timedelta(seconds=10)
    assert progress_every(timedelta(hours=10)) == timedelta(minutes=1)
