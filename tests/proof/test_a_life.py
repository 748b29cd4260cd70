"""One person lives ninety days with Keel: over HTTP, the clock moved, everything by taps and typed words.

Answers and silence, a craving, a lapse, a crisis, a pause, a journey across zones, plans and a wiped chat.
"""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.infra.database import Database
from bot.kernel.clock import monotonic
from bot.kernel.localtime import at_local
from handlers.flood import BURST, EVERY
from sandbox import Person
from sandbox.world import Message
from tests.street import Street, street

# Not a proof yet: how many silent days Keel counts depends on how quickly the clock is moved on past an hour.
pytestmark = pytest.mark.soak

LONDON, NEW_YORK = ZoneInfo("Europe/London"), ZoneInfo("America/New_York")
DAYS = 90
# A machine that is slow between two acts must not make them a flood.
SPARE = 2
PATIENCE = 40.0


def monday_in_a_quiet_quarter() -> date:
    """Return a Monday in April after the clocks have changed: none does so in the ninety days after it."""
    day = datetime.now(UTC).date() + timedelta(days=2)
    while not (day.weekday() == 0 and day.month == 4 and day.day > 7):
        day += timedelta(days=1)
    return day


@dataclass
class Life:
    """Somebody, day by day."""

    house: Street
    anna: Person
    first: date
    where: ZoneInfo = LONDON
    # How many acts may follow each other at once now; the first minute has used them up.
    _room: float = 0.0
    _acted_at: float = field(default_factory=monotonic)

    async def to(self, number: int, wall: time) -> None:
        """Let it become that hour of that day, on their clock."""
        moment = at_local(self.day(number), wall, self.where)
        await self.house.move_clock((moment - datetime.now(UTC)).total_seconds())

    def day(self, number: int) -> date:
        """Return a day of this life; the first is 0."""
        return self.first + timedelta(days=number)

    async def presses(self, begins: str, ends: str = "") -> None:
        """Tap the button whose data begins and ends so, on what was written or changed since the last act."""

        def data_in(message: Message) -> str | None:
            every = [one.get("callback_data", "") for one in message.buttons]
            return next((one for one in every if one.startswith(begins) and one.endswith(ends)), None)

        message = await self.anna.waits_for(lambda one: data_in(one) is not None, PATIENCE)
        data = data_in(message)
        assert data is not None
        await self._breathe()
        await self.anna.taps(data, on=message)

    async def says(self, text: str, *, answered: str = "") -> None:
        """Write something; with `answered` wait for words that come back."""
        await self._breathe()
        await self.anna.says(text)
        if answered:
            await self.anna.waits_for(answered, PATIENCE)

    async def counts(self, question: str, wanted: int) -> None:
        """Wait until the database says so."""
        await self.house.until(f"SELECT count(*) FROM {question}", wanted, PATIENCE)

    async def came(self, kind: str, wanted: int) -> None:
        """Wait until so many messages of that kind went out in all."""
        await self.counts(f"deliveries WHERE kind = '{kind}' AND state = 'sent'", wanted)

    async def rests(self, seconds: float = 5.0) -> None:
        """Give what is due at this hour its time, where it is not known what that is."""
        await asyncio.sleep(seconds)

    async def sent(self, kind: str) -> int:
        """Return how many messages of that kind went out so far."""
        return await self.house.count(
            f"SELECT count(*) FROM deliveries WHERE kind = '{kind}' AND state = 'sent'"
        )

    async def _breathe(self) -> None:
        """Wait until there is room for one more act before Keel takes this for a flood."""
        now = monotonic()
        self._room = min(BURST - SPARE, self._room + (now - self._acted_at) / EVERY)
        if self._room < 1:
            await asyncio.sleep((1 - self._room) * EVERY)
            self._room = 1.0
        self._room -= 1
        self._acted_at = monotonic()


async def test_ninety_days(sqlite_database: Database, tmp_path: Path) -> None:
    """Whatever happens in them, each day is kept and nothing comes that should not."""
    async with street(sqlite_database, tmp_path) as house:
        await house.process().start()
        first = monday_in_a_quiet_quarter()
        noon = at_local(first, time(12), LONDON)
        await house.move_clock((noon - datetime.now(UTC)).total_seconds())
        life = Life(house, await house.resident(first_name="Anna", language_code="en-GB"), first)

        await first_week(life)
        await a_lapse_and_silence(life)
        await across_the_sea(life)
        await a_crisis(life)
        await a_pause_and_plans(life)
        await the_last_month(life)

    assert "turn.failed" not in house.keel.log
    assert "set_aside" not in house.keel.log


async def first_week(life: Life) -> None:
    """Days 0 to 6: a check-in each evening; a craving, and a death in the middle of it; the bladder check."""
    for number in range(7):
        await life.to(number, time(19, 1))
        await life.came("checkin", number + 1)
        await life.presses(f"checkin:mood:{life.day(number)}", ":3")
        await life.counts("day_notes WHERE mood = 3", number + 1)
        if number == 2:
            await life.presses("checkin:pull:", ":7")
            await life.presses("checkin:used:", ":no")
            await life.counts("day_notes WHERE craving = 7 AND used = 'no'", 1)
        if number == 4:
            await life.says("/craving")
            await life.presses("craving:rate:", "8")
            await life.counts("technique_tries WHERE pull_before = 8", 1)
            await life.house.keel.kill()
            await life.house.keel.start()
            await life.to(number, time(19, 40))
            await life.says("/bladder")
            await life.presses("bladder:now")
            await life.presses("bladder:signs:")
            for measure in ("pain", "gap", "nights"):
                await life.presses(f"bladder:step:{life.day(number)}:{measure}", ":1")
            await life.counts("bladder_checks WHERE pain = 1 AND gap = 1 AND nights = 1", 1)


async def a_lapse_and_silence(life: Life) -> None:
    """Days 7 to 20: a lapse and its path; then silence, after which the question comes less often."""
    await life.to(7, time(19, 1))
    await life.came("checkin", 8)
    await life.says("/lapse")
    await life.presses("crisis:lapse:yes")
    await life.presses("lapse:when:", ":0")
    await life.counts("lapses WHERE step = 'happened'", 1)
    await life.says("an old friend came by")
    await life.counts("lapses WHERE step = 'helped'", 1)
    await life.says("my sister rang")
    await life.counts("lapses WHERE step = 'next'", 1)
    await life.presses("lapse:pick:", ":tell")
    await life.presses("lapse:on:")
    await life.presses("lapse:date:", ":-")
    await life.counts("lapses WHERE step = 'done'", 1)
    await life.counts(f"day_notes WHERE local_day = '{life.day(7)}' AND used = 'yes'", 1)
    for number in range(8, 21):
        await life.to(number, time(19, 1))
        if number < 12:
            await life.came("checkin", number + 1)
    assert 12 <= await life.sent("checkin") < 17
    await life.says("/settings")
    await life.presses("settings:checkin")
    await life.presses("pace:show")
    await life.presses("pace:set:1")
    await life.counts("checkin_plans WHERE pace_wanted = 1 AND pace_every = 1", 1)


async def across_the_sea(life: Life) -> None:
    """Days 21 to 30: to New York by typed words; the question follows at 19:00 there, once a day."""
    before = await life.sent("checkin")
    await life.to(21, time(9))
    await life.says("/settings")
    await life.presses("settings:country")
    await life.presses("settings:country:US")
    await life.says("new york", answered="New York")
    await life.counts("people WHERE zone_name = 'America/New_York'", 1)
    life.where = NEW_YORK
    for number in range(21, 31):
        await life.to(number, time(18, 59))
        assert await life.sent("checkin") == before + number - 21
        await life.to(number, time(19, 1))
        await life.came("checkin", before + number - 20)
        if number % 2:
            await life.presses(f"checkin:mood:{life.day(number)}", ":2")
            await life.counts(f"day_notes WHERE local_day = '{life.day(number)}'", 1)


async def a_crisis(life: Life) -> None:
    """Days 31 to 34: help with the numbers of that country at once; then nothing but the follow-up."""
    await life.to(31, time(3))
    before = await life.sent("checkin")
    await life.says("i want to kill myself", answered="988")
    await life.presses("crisis:life:no")
    await life.counts("risk_flags WHERE level = 2", 1)
    await life.to(31, time(19, 1))
    assert await life.sent("checkin") == before, "no check-in in a hold"
    await life.says("/sos", answered="988")
    for number in range(32, 35):
        await life.to(number, time(12))
        await life.to(number, time(19, 1))
        await life.rests()
    assert await life.sent("checkin") > before, "the hold ends by itself"
    await life.says("/checkin")
    await life.presses(f"checkin:mood:{life.day(34)}", ":1")
    await life.counts(f"day_notes WHERE local_day = '{life.day(34)}'", 1)


async def a_pause_and_plans(life: Life) -> None:
    """Days 35 to 55: a week of silence that was asked for; a plan, a risky time and a weekly look-back."""
    await life.to(35, time(9))
    before = await life.sent("checkin")
    await life.says("/pause")
    await life.presses("pause:for:7")
    await life.counts("people WHERE paused_until IS NOT NULL", 1)
    for number in range(35, 42):
        await life.to(number, time(19, 1))
    assert await life.sent("checkin") == before
    await life.to(42, time(19, 1))
    await life.came("checkin", before + 1)
    await life.presses(f"checkin:mood:{life.day(42)}", ":3")
    await life.says("/plan")
    await life.presses("ifthen:list")
    await life.presses("ifthen:new")
    await life.says("somebody offers me a line")
    await life.says("i say no and ring my sister")
    await life.counts("plan_lines", 1)
    await life.says("/times")
    await life.presses("times:new")
    await life.says("friday 22:00")
    await life.counts("risky_times", 1)
    await life.says("/week")
    await life.presses("week:pick:", ":helped:people")
    await life.counts("lookbacks WHERE helped = 'people'", 1)
    answered = fridays = 0
    for number in range(43, 56):
        await life.to(number, time(19, 1))
        await life.came("checkin", before + 1 + number - 42)
        if number % 3 == 0:
            answered += 1
            await life.presses(f"checkin:mood:{life.day(number)}", ":4")
            await life.counts("day_notes WHERE mood = 4", answered)
        if life.day(number).weekday() == 4:
            fridays += 1
            await life.to(number, time(21, 58))
            await life.came("risky-time", fridays)
    assert fridays == 2


async def the_last_month(life: Life) -> None:
    """Days 56 to 89: the diary as picture and copy, the wiped chat, and at the end nothing is kept."""
    for number in range(56, DAYS):
        await life.to(number, time(19, 1))
        if number % 3 == 0:
            await life.presses(f"checkin:mood:{life.day(number)}", ":5")
            await life.counts(f"day_notes WHERE local_day = '{life.day(number)}' AND mood = 5", 1)
    unasked = await life.house.rows(
        "SELECT count(*) FROM deliveries WHERE state = 'sent' AND lane >= 3 "
        "GROUP BY substr(ended_at, 1, 10) ORDER BY 1 DESC LIMIT 1"
    )
    assert unasked[0][0] <= 4, "three a local day, which may be four of a day in UTC"
    await life.says("/history")
    await life.anna.waits_for(lambda message: "photo" in message.content, PATIENCE)
    await life.says("/export")
    await life.anna.waits_for(lambda message: "document" in message.content, PATIENCE)
    await life.says("/wipe")
    await life.presses("wipe:yes")
    await life.anna.waits_for("Hi. I'm here", PATIENCE)
    await life.says("/erase")
    await life.presses("erase:yes")
    await life.counts("people", 0)
    for table in ("day_notes", "lapses", "plan_lines", "lookbacks", "bladder_checks", "technique_tries"):
        await life.counts(table, 0)
