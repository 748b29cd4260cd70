"""Every screen of /days, /lapse, the goal and /history, in every language."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.diary.days import Milestones, Stretch
from bot.diary.days.model import count_days
from bot.diary.goals.model import monday_of, weeks_until
from bot.diary.lapses import NEXT_STEPS, Lapse, Step
from bot.diary.moods import DayNote, Days, Used
from bot.infra.content import CONTENT
from bot.infra.texts import Texts
from handlers.views import day_count, goal, history, lapse
from handlers.views.keyboard import LABEL_LENGTH
from handlers.views.screen import Screen
from tests.fakes.telegram_request import plain_text, utf16_length

TEXTS = Texts(CONTENT / "messages")
TODAY = date(2026, 11, 24)
TOLD = {TODAY: Used.NO, TODAY - timedelta(days=2): Used.YES, TODAY - timedelta(days=9): Used.UNSAID}


def screens(language: str) -> Iterator[Screen]:
    """Yield every screen, full and empty."""
    say = TEXTS.bound(language)
    old = [Stretch(date(2024, 12, 30), date(2025, 1, 30)), Stretch(date(2026, 9, 20), date(2026, 10, 1))]
    counts = [
        count_days(TODAY, since, old, TOLD)
        for since in (TODAY, TODAY - timedelta(days=1), date(2019, 9, 30), None)
    ]
    numbers = Milestones(1, (1, 7, 30, 36500))
    weeks = weeks_until(TODAY, TOLD, {monday_of(TODAY): 2})
    for count in counts:
        for asks in (True, False):
            lines = [goal.sentence(say, weeks), goal.signs(say, weeks)]
            yield day_count.overview(say, count, numbers, asks_date=asks, lines=lines)
        yield day_count.ask_date(say, count, old)
        yield day_count.date_set(say, replace(count, since=count.since or TODAY), old[0])
    yield day_count.overview(say, count_days(TODAY, None, [], {}), Milestones(1), asks_date=True)
    yield day_count.supporter(say)
    yield day_count.dropped(say)
    yield day_count.numbers(say, numbers)
    yield day_count.numbers(say, Milestones(1), unclear=True)
    yield day_count.none_picked(say)
    for since in (True, False):
        yield day_count.milestone(say, 365, since=since, gentle=since)
    yield goal.ask(say, weeks)
    told = Lapse(10**9, datetime(2026, 11, 24, tzinfo=UTC), Step.NEXT, TODAY, "a", "b", NEXT_STEPS, "c")
    yield lapse.ask_safe(say)
    yield lapse.ask_when(say, told)
    yield lapse.ask_happened(say, told)
    yield lapse.ask_helped(say, told)
    yield lapse.ask_next(say, told)
    yield lapse.after_a_break(say, told)
    yield lapse.ask_date(say, told, counts[0])
    yield lapse.end(say, told, counts[0], moved=TODAY)
    yield lapse.left(say)
    days = Days(TODAY - timedelta(days=29), TODAY, (DayNote(TODAY, 3, 4, Used.NO, "n" * 1000),))
    for dark in (True, False):
        yield history.caption(say, days, weeks, [], dark=dark)
        yield history.week_caption(say, weeks, dark=dark)
    yield history.nothing_yet(say)
    entries = history.entries(say, days.notes * 9, [], [(TODAY, told)])
    for page in range(3):
        yield history.notes(say, entries, page, TODAY)
    yield history.notes(say, [], 0, TODAY)


@pytest.mark.parametrize("language", TEXTS.languages())
def test_every_screen_fits_a_phone_and_leads_to_help(language: str) -> None:
    """Labels, rows, callback data and lengths; help is on each, and no screen is the end."""
    for screen in screens(language):
        assert 0 < utf16_length(plain_text(screen.html)) <= 4096
        for row in screen.keyboard:
            assert len(row) <= (6 if all(one.label.isdigit() for one in row) else 3), row
            assert all(0 < len(one.label) <= LABEL_LENGTH for one in row), row
        assert any(one.data == "sos:show" for row in screen.keyboard for one in row), screen


@pytest.mark.parametrize("language", TEXTS.languages())
def test_the_word_about_a_number_tells_a_stranger_nothing(language: str) -> None:
    """Its first 60 characters name no drug, no use and no stopping."""
    from bot.selfhelp.library import load_wording

    wording, say = load_wording(CONTENT), TEXTS.bound(language)
    for since in (True, False):
        html = day_count.milestone(say, 30, since=since, gentle=False).html
        assert wording.check_first_words(plain_text(html)) == []
