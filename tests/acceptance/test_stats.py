"""/stats: how many answer, by week, for the team alone; nobody is named."""

from datetime import UTC, datetime, time

from bot.cli.stats import figures
from bot.diary.checkins import CHECKIN, MORNING, Part
from bot.diary.lookbacks import LOOKBACK
from tests.house import House


async def lived(house: House) -> None:
    """Two people from Tuesday noon to the next Monday night: one answers each evening, one never."""
    anna, ben = await house.resident("Anna"), await house.resident("Ben")
    services = house.keel.services
    person = await house.known(anna)
    assert person is not None
    await services.checkins.set_hour(person, time(8), Part.MORNING)
    await services.weekly.set_plan(person, LOOKBACK, weekday=6, wall=time(17))
    for _ in range(7 * 12):
        await house.move(hours=1)
        await house.tick()
        hour = house.clock.now().hour
        if hour == 19 and any("3 OK" in row for row in anna.last().labels):
            await anna.taps("3 OK")
        await house.move(hours=1)
        await house.tick()
    assert ben.said()


async def test_the_team_sees_how_many_answered_by_week(house: House) -> None:
    """In the staff chat and in private; what arrived is what counts, and a late answer is one."""
    await lived(house)
    weeks = await house.keel.services.rates.by_week(2)

    assert [week.since.isoformat() for week in weeks] == ["2026-11-23", "2026-11-30"]
    first, second = weeks
    assert first.asked[CHECKIN] >= first.answered[CHECKIN] == 6
    assert first.asked[CHECKIN] > first.answered[CHECKIN]
    assert first.asked[MORNING] == 5
    assert (first.answered[MORNING], first.asked[LOOKBACK]) == (0, 1)
    assert second.answered[CHECKIN] <= second.asked[CHECKIN]
    admin = house.admin()
    await admin.says("/stats")

    asked = first.asked[CHECKIN]
    assert f"check-ins: {round(100 * 6 / asked)} % (6 of {asked})" in admin.last_read()
    assert "morning questions: 0 % (0 of 5)" in admin.last_read()
    assert "Anna" not in admin.last_read()
    await house.admin().in_group().says("/stats")
    await house.send()
    assert house.admin().in_group().last_read() == admin.last_read()

    async with house.keel.services.work.read() as session:
        counted = await figures(session, house.clock.now())
    assert counted["weeks"][-2]["answered"][CHECKIN] == 6


async def test_nobody_else_sees_it(quick_house: House) -> None:
    """A person who types it reads that it is for the team."""
    anna = await quick_house.resident()

    await anna.says("/stats")

    assert anna.last_read() == quick_house.phrase("alert-not-staff")


async def test_without_questions_there_is_no_rate(quick_house: House) -> None:
    """The first day of a service."""
    admin = quick_house.admin()

    await admin.says("/stats")

    assert quick_house.phrase("stats-none") in admin.last_read()
    (week,) = await quick_house.keel.services.rates.by_week(1)
    assert week.rate(CHECKIN) is None
    assert datetime.combine(week.since, time(), UTC) <= quick_house.clock.now()
