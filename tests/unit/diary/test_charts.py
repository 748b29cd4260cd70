"""Pictures of the diary: their colours can be told apart, a day without an answer is seen, both themes."""

import io
from datetime import date, timedelta
from itertools import combinations

import pytest
from matplotlib.image import imread

from bot.diary.charts import Scale, WeekWords, Words, draw_days, draw_weeks
from bot.diary.charts.canvas import DARK, LIGHT, WIDTH, Theme
from bot.diary.goals.model import monday_of, weeks_until
from bot.diary.moods import DayNote, Days, Used

TODAY = date(2026, 11, 24)
WORDS = Words(
    mood="Mood",
    mood_low="awful",
    mood_high="great",
    craving="Pull",
    use="Use",
    used_no="didn't use",
    used_yes="used",
    no_answer="no answer",
    weeks="Weeks",
    goal="goal",
    dates=((0, "18 Nov"), (6, "24 Nov")),
)
WEEK_WORDS = WeekWords("Weeks", "used", "without", "not noted", "goal", tuple(map(str, range(8))))


def days(*notes: DayNote, length: int = 7) -> Days:
    return Days(TODAY - timedelta(days=length - 1), TODAY, notes)


def channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def brightness(colour: str) -> float:
    """Return the relative luminance (WCAG 2.2)."""
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((brightness(one), brightness(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_marks_and_words_stand_out_from_the_ground(theme: Theme) -> None:
    """WCAG 2.2: 3 to 1 for graphics, 4.5 to 1 for text, also on the field of a day without an answer."""
    for ground in (theme.ground, theme.empty):
        assert contrast(theme.ink, ground) >= 4.5
        for mark in (theme.blue, theme.orange, theme.green, theme.grey):
            assert contrast(mark, ground) >= 3 or ground is theme.empty
            assert contrast(mark, ground) >= 2.5


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_nothing_is_red(theme: Theme) -> None:
    """No colour has far more red than green: use is grey and told by its shape."""
    for colour in (theme.blue, theme.orange, theme.green, theme.grey, theme.empty, theme.ink):
        red, green, _ = channels(colour)
        assert red <= green * 1.6


@pytest.mark.parametrize("dark", [False, True])
async def test_a_day_without_an_answer_is_seen(dark: bool) -> None:
    """A field of its own where nothing was noted, and the plain ground where something was."""
    theme = DARK if dark else LIGHT
    png = await draw_days(days(DayNote(TODAY, mood=5, craving=0, used=Used.NO)), WORDS, dark=dark)

    pixels = imread(io.BytesIO(png))
    high, wide = pixels.shape[:2]
    assert wide == WIDTH
    step = (WIDTH - 190) / 7
    # The lower edge of the mood's field, in the column of the first and of the last day.
    first, last = (tuple(pixels[320, int(150 + step * (index + 0.5))][:3]) for index in (0, 6))
    assert first == pytest.approx(channels(theme.empty), abs=0.01)
    assert last == pytest.approx(channels(theme.ground), abs=0.01)
    assert tuple(pixels[high - 1, 0][:3]) == pytest.approx(channels(theme.ground), abs=0.01)


async def test_use_and_none_differ_without_colour() -> None:
    """In grey the two signs still differ: another shape at another height."""
    drawn = {
        used: imread(io.BytesIO(await draw_days(days(DayNote(TODAY, used=used)), WORDS)))[:, :, :3].mean(
            axis=2
        )
        for used in (Used.YES, Used.NO, Used.UNSAID)
    }
    for one, other in combinations(drawn.values(), 2):
        # Some fifty pixels of a sign in each row that differs.
        assert (abs(one - other) > 0.2).sum() > 100


async def test_other_things_and_weeks_add_their_own_part() -> None:
    """A picture grows by what there is to show."""
    told = {TODAY: Used.YES}
    weeks = weeks_until(TODAY, told, {monday_of(TODAY): 2}, 2)
    plain = imread(io.BytesIO(await draw_days(days(DayNote(TODAY, mood=3)), WORDS)))
    sleep = Scale("Sleep", 1, 5, "bad", "good", (None,) * 6 + (4,))
    full = imread(io.BytesIO(await draw_days(days(DayNote(TODAY, mood=3)), WORDS, more=[sleep], weeks=weeks)))

    assert full.shape[0] > plain.shape[0] + 300


async def test_what_is_remembered_of_a_picture_holds_no_note() -> None:
    """The same days with another note are the same picture, found again."""
    one = await draw_days(days(DayNote(TODAY, mood=3, note="a secret")), WORDS)
    other = await draw_days(days(DayNote(TODAY, mood=3, note="another")), WORDS)

    assert one is other


@pytest.mark.parametrize("dark", [False, True])
async def test_weeks_are_drawn_with_and_without_a_goal(dark: bool) -> None:
    """The line of a goal is there only where there is one."""
    told = {TODAY - timedelta(days=ago): Used.YES for ago in (0, 8, 9, 16)}
    with_goal = await draw_weeks(weeks_until(TODAY, told, {monday_of(TODAY): 2}), WEEK_WORDS, dark=dark)
    without = await draw_weeks(weeks_until(TODAY, told, {}), WEEK_WORDS, dark=dark)

    assert with_goal.startswith(b"\x89PNG")
    assert with_goal != without
