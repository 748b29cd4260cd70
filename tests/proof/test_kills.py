"""Kill -9 in a loop: during intake and during a broadcast. Issue figures: 30 rounds, 200 in a soak."""

from pathlib import Path

import pytest

from bot.infra.database import Database
from tests.rounds import kill_during_broadcast, kill_during_intake
from tests.street import street

pytestmark = pytest.mark.proof


async def test_thirty_kills_during_intake(sqlite_database: Database, tmp_path: Path) -> None:
    """2,000 updates: each handled once and in order, none lost."""
    async with street(sqlite_database, tmp_path) as house:
        doubled, in_flight = await kill_during_intake(house, rounds=30, updates=2000)

    print(f"30 kills, 2,000 updates: {doubled} answers doubled, {in_flight} in flight")
    assert doubled <= in_flight


async def test_kills_during_intake_on_any_database(database: Database, tmp_path: Path) -> None:
    """On PostgreSQL the next life waits for the leases of the dead, and nothing is lost there either."""
    async with street(database, tmp_path) as house:
        doubled, in_flight = await kill_during_intake(house, rounds=4, updates=200, seed=2)

    assert doubled <= in_flight


async def test_thirty_kills_during_a_broadcast(sqlite_database: Database, tmp_path: Path) -> None:
    """5,000 people: everybody gets it, those in flight at a kill at most twice."""
    async with street(sqlite_database, tmp_path) as house:
        doubled, in_flight = await kill_during_broadcast(house, rounds=30, people=5000)

    print(f"30 kills, 5,000 people: {doubled} messages doubled, {in_flight} in flight")
    assert doubled <= in_flight
