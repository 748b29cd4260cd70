"""Two hundred kills: `make soak`, not part of the build."""

from pathlib import Path

import pytest

from bot.infra.database import Database
from tests.rounds import kill_during_broadcast, kill_during_intake
from tests.street import street

pytestmark = pytest.mark.soak


@pytest.mark.parametrize("seed", range(4))
async def test_two_hundred_kills_during_intake(sqlite_database: Database, tmp_path: Path, seed: int) -> None:
    """4 times 50 rounds over 2,000 updates each."""
    async with street(sqlite_database, tmp_path) as house:
        doubled, in_flight = await kill_during_intake(house, rounds=50, updates=2000, seed=seed)

    print(f"50 kills, 2,000 updates: {doubled} answers doubled, {in_flight} in flight")
    assert doubled <= in_flight


@pytest.mark.parametrize("seed", range(4))
async def test_two_hundred_kills_during_a_broadcast(
    sqlite_database: Database, tmp_path: Path, seed: int
) -> None:
    """4 times 50 rounds over 5,000 people each."""
    async with street(sqlite_database, tmp_path) as house:
        doubled, in_flight = await kill_during_broadcast(house, rounds=50, people=5000, seed=seed)

    print(f"50 kills, 5,000 people: {doubled} messages doubled, {in_flight} in flight")
    assert doubled <= in_flight
