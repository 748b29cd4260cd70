"""Two `keel web` processes on PostgreSQL behind one webhook, and one of them dies."""

from pathlib import Path

import pytest

from bot.infra.database import Database
from tests.rounds import Taps
from tests.street import Process, Street, free_port, street

pytestmark = pytest.mark.proof


def web(house: Street) -> Process:
    """Return a web process at an address of its own."""
    port = free_port()
    return house.process(
        "web",
        port=port,
        webhook_url=f"http://127.0.0.1:{port}/telegram",
        webhook_secret="a-secret-that-nobody-guesses-0123456789",
    )


async def test_a_dead_web_process_is_taken_over_by_the_other(database: Database, tmp_path: Path) -> None:
    """What the first had stored and not handled is handled by the second: each tap once, in order."""
    if database.is_sqlite:
        pytest.skip("web processes share PostgreSQL")
    async with street(database, tmp_path) as house:
        taps = Taps(house, people=40)
        await taps.prepare()
        second, first = web(house), web(house)
        await second.start()
        # The webhook goes to whoever announced it last.
        await first.start()
        taps.push(200)
        await house.until_at_least("SELECT count(*) FROM audit", 40, 60)
        await first.kill()
        left = await house.count("SELECT count(*) FROM updates WHERE state <> 'done'")
        await first.start()
        await taps.finished(90)
        await first.stop()
        await second.stop()
        await taps.check_effects()

    print(f"{left} updates of the dead process taken over, {taps.doubled_answers()} answers doubled")
