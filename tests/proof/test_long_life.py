"""Ninety days of one person, the clock moved over the control port, across both clock changes."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.infra.database import Database
from bot.kernel.localtime import at_local, local_day
from tests.street import street, taps

pytestmark = pytest.mark.proof

# Its clocks change twice within weeks, before and after Ramadan.
WHERE = ZoneInfo("Africa/Casablanca")
DAYS = 90


def start_before_both_changes() -> datetime:
    """Return noon there, three weeks before the next pair of changes that lie within two months."""
    day = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0) + timedelta(days=22)
    found: list[datetime] = []
    for number in range(800):
        now = day + timedelta(days=number)
        if now.astimezone(WHERE).utcoffset() != (now + timedelta(days=1)).astimezone(WHERE).utcoffset():
            found.append(now)
            if len(found) > 1 and found[-1] - found[-2] < timedelta(days=60):
                return found[-2] - timedelta(days=21)
    raise AssertionError("the tz database knows no such pair")


async def test_ninety_days_bring_ninety_checkins_at_nineteen_o_clock(
    sqlite_database: Database, tmp_path: Path
) -> None:
    """Each local day once, not a minute early, also on the days of both changes."""
    started = start_before_both_changes()
    async with street(sqlite_database, tmp_path) as house:
        await house.process().start()
        await house.move_clock((started - datetime.now(UTC)).total_seconds())
        anna = await house.resident(first_name="Anna", language_code="en-GB")
        await house.run(f"UPDATE people SET zone_name = '{WHERE.key}'")
        first = local_day(started, WHERE)
        noon = at_local(first, time(19), WHERE)
        await house.run(f"UPDATE checkin_plans SET next_at = '{noon:%Y-%m-%d %H:%M:%S}.000000'")
        offsets = set()
        for number in range(DAYS):
            day = first + timedelta(days=number)
            evening = at_local(day, time(19), WHERE)
            offsets.add(evening.astimezone(WHERE).utcoffset())
            asked = "SELECT count(*) FROM deliveries WHERE kind = 'checkin' AND state = 'sent'"
            await house.move_clock((evening - timedelta(seconds=20) - datetime.now(UTC)).total_seconds())
            assert await house.count(asked) == number
            await house.move_clock((evening + timedelta(seconds=1) - datetime.now(UTC)).total_seconds())
            await house.until(asked, number + 1, 20)
            # Four silent days in a row would make the question rarer.
            if number % 3 == 0:
                await taps(anna, "3 OK")
                await house.until(f"SELECT count(*) FROM day_notes WHERE local_day = '{day}'", 1, 20)
        days = [
            row[0] for row in await house.rows("SELECT dedupe_key FROM deliveries WHERE kind = 'checkin'")
        ]

    assert len(offsets) == 2
    assert sorted(key.rsplit(":", 1)[1] for key in days) == [
        (first + timedelta(days=number)).isoformat() for number in range(DAYS)
    ]
