"""Three rounds of kill -9 in everyday tests; `make proof` makes thirty, `make soak` two hundred."""

from pathlib import Path

from bot.infra.database import Database
from tests.rounds import kill_during_broadcast, kill_during_intake
from tests.street import street


async def test_killed_three_times_during_intake_it_handles_each_update_once(
    sqlite_database: Database, tmp_path: Path
) -> None:
    """Each tap written once and in order, none lost; answers doubled at most where a kill met one."""
    async with street(sqlite_database, tmp_path) as house:
        doubled, in_flight = await kill_during_intake(house, rounds=3, updates=150)

    assert doubled <= in_flight


async def test_killed_three_times_during_a_broadcast_it_reaches_everybody(
    sqlite_database: Database, tmp_path: Path
) -> None:
    """Everybody got it; those in flight at a kill at most twice."""
    async with street(sqlite_database, tmp_path) as house:
        doubled, in_flight = await kill_during_broadcast(house, rounds=3, people=450)

    assert doubled <= in_flight
