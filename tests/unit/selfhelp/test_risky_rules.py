"""When a risky time comes and when the note before it goes; what is read of typed words."""

import calendar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.kernel.localtime import at_local, in_quiet_hours, local_day
from bot.selfhelp.risky import BEFORE, DAILY, LAST_DAY, WEEKEND, Rhythm, days_of, mask_of, read_time_words
from bot.selfhelp.risky.model import next_note

LONDON = ZoneInfo("Europe/London")
# Clock changes at different hours and of different sizes, a day that was left out, and no change at all.
ZONES = [
    ZoneInfo(name)
    for name in (
        "Europe/London",
        "America/New_York",
        "Australia/Lord_Howe",
        "Africa/Cairo",
        "America/Asuncion",
        "Pacific/Apia",
        "Asia/Kathmandu",
        "UTC",
    )
]
QUIET = (time(22), time(8))
NO_QUIET = (time(0), time(0))

walls = st.times(max_value=time(23, 59)).map(lambda wall: wall.replace(second=0, microsecond=0))
rhythms = st.one_of(
    st.builds(lambda wall, days: Rhythm(wall, days=days), walls, st.integers(1, DAILY)),
    st.builds(lambda wall, day: Rhythm(wall, month_day=day), walls, st.integers(1, LAST_DAY)),
)
moments = st.datetimes(datetime(2010, 1, 1), datetime(2031, 1, 1), timezones=st.just(UTC))
zones = st.sampled_from(ZONES)


@settings(max_examples=300, deadline=None)
@given(now=moments, rhythm=rhythms, where=zones, quiet=st.tuples(walls, walls))
def test_the_next_note_is_ahead_before_its_time_and_never_in_quiet_hours(
    now: datetime, rhythm: Rhythm, where: ZoneInfo, quiet: tuple[time, time]
) -> None:
    """Whatever the zone, the hour and the quiet hours; on a day on which it falls."""
    note = next_note(now, rhythm, where, *quiet)

    assert now < note.at <= note.event - BEFORE
    assert rhythm.falls_on(note.day)
    assert local_day(note.event, where) == note.day
    moved = note.at < note.event - BEFORE
    # Where it would fall into them it goes before they begin; elsewhere it stands where it should.
    assert moved or not in_quiet_hours(note.at.astimezone(where).time(), *quiet)


@settings(max_examples=100, deadline=None)
@given(now=moments, rhythm=rhythms, where=zones)
def test_going_on_from_note_to_note_leaves_out_no_day_and_doubles_none(
    now: datetime, rhythm: Rhythm, where: ZoneInfo
) -> None:
    """Forty comings in a row: exactly the days on which it falls, clocks shown as asked for."""
    notes = [next_note(now, rhythm, where, *NO_QUIET)]
    for _ in range(40):
        last = notes[-1]
        notes.append(next_note(last.at, rhythm, where, *NO_QUIET, done_on=last.day))

    days = [note.day for note in notes]
    between = [days[0] + timedelta(days=ahead) for ahead in range((days[-1] - days[0]).days + 1)]
    left_out = {date(2011, 12, 30)} if where.key == "Pacific/Apia" else set()
    assert days == [day for day in between if rhythm.falls_on(day) and day not in left_out]
    for note in notes:
        # A minute that does not exist comes as the first one after the gap, as everywhere in Keel.
        assert note.event <= at_local(note.day, rhythm.wall, where)
        assert note.event >= at_local(note.day, rhythm.wall, where) - timedelta(minutes=1, days=1)


@pytest.mark.parametrize(
    ("now", "wall", "goes"),
    [
        # 25 October 2026: clocks in London go back at 02:00. 29 March 2027: they went on the day before.
        (datetime(2026, 10, 24, 12, tzinfo=UTC), time(20), datetime(2026, 10, 24, 18, 30, tzinfo=UTC)),
        (datetime(2026, 10, 25, 12, tzinfo=UTC), time(20), datetime(2026, 10, 25, 19, 30, tzinfo=UTC)),
        (datetime(2027, 3, 27, 21, tzinfo=UTC), time(20), datetime(2027, 3, 28, 18, 30, tzinfo=UTC)),
        # 01:30 on 28 March 2027 does not exist: the first minute after the gap is 02:00, which is 01:00 UTC.
        (datetime(2027, 3, 27, 21, tzinfo=UTC), time(1, 30), datetime(2027, 3, 28, 0, 30, tzinfo=UTC)),
        # 01:30 on 25 October 2026 comes twice: the first one counts, at 00:30 UTC.
        (datetime(2026, 10, 24, 21, tzinfo=UTC), time(1, 30), datetime(2026, 10, 25, 0, 0, tzinfo=UTC)),
    ],
)
def test_both_clock_changes(now: datetime, wall: time, goes: datetime) -> None:
    """Half an hour before, on the clock of the day itself."""
    assert next_note(now, Rhythm(wall, days=DAILY), LONDON, *NO_QUIET).at == goes


@pytest.mark.parametrize(
    ("wall", "quiet", "local"),
    [
        (time(22, 30), QUIET, time(21, 55)),
        (time(22, 15), QUIET, time(21, 45)),
        (time(23, 45), QUIET, time(21, 55)),
        (time(7), QUIET, time(21, 55)),
        (time(8, 20), QUIET, time(21, 55)),
        (time(8, 30), QUIET, time(8)),
        (time(1), (time(0), time(10)), time(23, 55)),
        (time(23), NO_QUIET, time(22, 30)),
    ],
)
def test_a_note_that_would_fall_into_quiet_hours_goes_before_them(
    wall: time, quiet: tuple[time, time], local: time
) -> None:
    """Five minutes before they begin, if need be on the evening before."""
    now = datetime(2026, 11, 24, 12, tzinfo=UTC)

    note = next_note(now, Rhythm(wall, days=DAILY), LONDON, *quiet)

    assert note.at.astimezone(LONDON).time() == local
    assert timedelta(0) < note.event - note.at < timedelta(hours=12)


def test_a_day_that_a_month_does_not_have_is_its_last_one() -> None:
    """Payday on the 31st: 28 February, 30 April."""
    rhythm = Rhythm(time(17), month_day=31)
    days = [date(2027, month, calendar.monthrange(2027, month)[1]) for month in range(1, 13)]

    assert all(rhythm.falls_on(day) for day in days)
    assert not rhythm.falls_on(date(2027, 1, 30))


@given(st.sets(st.integers(0, 6)))
def test_days_and_their_bits_say_the_same(days: set[int]) -> None:
    """Monday is the first bit."""
    assert days_of(mask_of(days)) == sorted(days)


FRIDAY = mask_of({4})


@pytest.mark.parametrize(
    ("typed", "language", "days", "month_day", "wall", "name"),
    [
        ("Friday 22:00", "en", FRIDAY, None, time(22), ""),
        ("fridays 10pm", "en", FRIDAY, None, time(22), ""),
        ("Friday night", "en", FRIDAY, None, time(22), ""),
        ("Friday 22", "en", FRIDAY, None, time(22), ""),
        ("Fri and Sat 23.30", "en", mask_of({4, 5}), None, time(23, 30), ""),
        ("every day at 18", "en", DAILY, None, time(18), ""),
        ("weekend 9 pm", "en", WEEKEND, None, time(21), ""),
        ("after work every weekday 6pm", "en", mask_of({0, 1, 2, 3, 4}), None, time(18), "after work"),
        ("payday, the 25th, 5pm", "en", None, 25, time(17), "payday"),
        ("25th of the month 17:30", "en", None, 25, time(17, 30), ""),
        ("last day of the month 12:00", "en", None, 31, time(12), ""),
        ("thurs 9 pm party at Lee's", "en", mask_of({3}), None, time(21), "party at Lee's"),
        ("payday", "en", None, None, None, "payday"),
        ("22:00", "en", None, None, time(22), ""),
        ("viernes a las 22", "es", FRIDAY, None, time(22), ""),
        ("cada viernes por la noche", "es", FRIDAY, None, time(22), ""),
        ("nómina, día 25 a las 17:00", "es", None, 25, time(17), "nómina"),
        ("el 25 de cada mes a las 9", "es", None, 25, time(9), ""),
        ("todos los días 18:00", "es", DAILY, None, time(18), ""),
        ("sábados y domingos 22:30", "es", WEEKEND, None, time(22, 30), ""),
        ("último día del mes, 10:00", "es", None, 31, time(10), ""),
    ],
)
def test_what_people_type(
    typed: str, language: str, days: int | None, month_day: int | None, wall: time | None, name: str
) -> None:
    """Days, a day of the month, an hour, and what is left is its name."""
    read = read_time_words(typed, language)

    assert (read.days, read.month_day, read.wall, read.name) == (days, month_day, wall, name)


@given(text=st.text(max_size=80), language=st.sampled_from(["en", "es", "ru", "de", "xx"]))
def test_any_words_are_read_without_harm(text: str, language: str) -> None:
    """Nothing that somebody types breaks the reading, and what is read makes a rhythm."""
    read = read_time_words(text, language)

    if read.wall is not None and (read.days is not None or read.month_day is not None):
        Rhythm(read.wall, read.days, read.month_day)
