"""A flood from one person."""

from handlers.flood import Flood
from tests.house import House


async def test_a_flood_is_answered_now_and_then_and_sos_always(quick_house: House) -> None:
    """Twenty messages at once get ten answers; /sos in the middle of it is answered all the same."""
    house = quick_house
    anna = await house.resident()
    house.keel.application.bot_data["flood"] = Flood(burst=10)
    count = len(anna.said())

    for _ in range(20):
        await anna.says("hello?")

    assert len(anna.said()) == count + 10
    await anna.says("/sos")
    assert "116 123" in anna.last_read()
