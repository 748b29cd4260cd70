"""At most so many messages a day that nobody asked for, and which of them go first; pure."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.app import build
from bot.content import LiveContent
from bot.infra.vault import Vault
from bot.kernel.localtime import at_local
from bot.messaging.delivery import Lane, left_over
from bot.messaging.delivery.daily import FIRST, FREE, bounds, counted, has_room, rank
from tests.fakes.telegram_request import FakeTelegram
from tests.house import KEY, content, settings_for_tests

LONDON = ZoneInfo("Europe/London")
DAY = datetime(2026, 11, 24, tzinfo=UTC)
ZONES = st.sampled_from(["Europe/London", "America/Santiago", "Asia/Beirut", "Pacific/Apia"]).map(ZoneInfo)
UNASKED = [lane for lane in Lane if lane >= Lane.REMINDER]
kinds = st.sampled_from([*FIRST, "tip", "broadcast", "checkin-reminder"])
# What is planned for one day: kind and minute.
days = st.lists(st.tuples(kinds, st.integers(0, 1439)), max_size=12).map(
    lambda some: sorted(some, key=lambda one: one[1])
)


def planned(some: list[tuple[str, int]]) -> list[tuple[str, Lane, datetime]]:
    return [(kind, Lane.CHECKIN, DAY + timedelta(minutes=minute)) for kind, minute in some]


@given(some=days, gone=st.integers(0, 5), limit=st.integers(1, 5))
def test_no_day_gets_more_than_its_limit(some: list[tuple[str, int]], gone: int, limit: int) -> None:
    """However much is planned, and whatever went out already."""
    out = left_over(planned(some), gone, limit, DAY, LONDON)

    assert len(some) - len(out) <= max(0, limit - gone)


@given(some=days, limit=st.integers(1, 5))
def test_what_was_chosen_is_left_out_only_for_what_goes_before_it(
    some: list[tuple[str, int]], limit: int
) -> None:
    """A tip at noon never costs the check-in of the evening its place."""
    out = left_over(planned(some), 0, limit, DAY, LONDON)

    for place in out:
        kind = some[place][0]
        at_least_as_early = sum(rank(other) <= rank(kind) for other, _ in some)
        assert at_least_as_early > limit or rank(kind) == len(FIRST)
    chosen = [place for place, (kind, _) in enumerate(some) if kind in FIRST]
    assert len(chosen) - len(set(chosen) & out) == min(len(chosen), limit)


@given(some=days, gone=st.integers(0, 5))
def test_without_a_limit_everything_goes(some: list[tuple[str, int]], gone: int) -> None:
    """Who wants all of it gets all of it."""
    assert left_over(planned(some), gone, None, DAY, LONDON) == set()


def test_help_and_what_was_asked_for_are_never_counted() -> None:
    """Crisis answers, alerts, timers; and a follow-up although it stands in the check-ins' lane."""
    assert not any(counted("any", lane) for lane in Lane if lane not in UNASKED)
    assert not any(counted(kind, lane) for kind in FREE for lane in Lane)
    assert all(counted("any", lane) for lane in UNASKED)


def test_the_place_of_the_evening_is_kept() -> None:
    """Two went out, the check-in is still to come: a tip has no room, the check-in has."""
    assert not has_room("tip", 2, ["checkin"], 3)
    assert has_room("tip", 2, ["checkin-reminder"], 3)
    assert has_room("checkin", 2, ["checkin-reminder", "tip"], 3)
    assert not has_room("checkin", 3, [], 3)


@given(moment=st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)), where=ZONES)
def test_a_day_is_the_local_one_whatever_clocks_do(moment: datetime, where: ZoneInfo) -> None:
    """From midnight to midnight there, 23 to 25 hours, and the moment is in it."""
    start, end = bounds(moment, where)

    assert start <= moment < end
    assert start == at_local(moment.astimezone(where).date(), time(0), where)
    assert timedelta(hours=22) < end - start < timedelta(hours=26)


def test_the_kinds_that_go_first_are_kinds_that_are_sent() -> None:
    """The rule knows them by name only; a name that nobody renders would keep no place for anything."""
    keel = build(
        settings_for_tests("sqlite:///never-opened.sqlite3"),
        content=LiveContent(content()),
        request=FakeTelegram(),
        vault=Vault([KEY]),
    )
    rendered = set(keel.sender.courier.renders)  # type: ignore[attr-defined]

    assert {*FIRST, *FREE} <= rendered
