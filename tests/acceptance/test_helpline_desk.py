"""/helpline: staff hide, correct and confirm a number, and the next card shows it."""

from collections.abc import AsyncIterator

import pytest

from bot.infra.database import Database
from tests.house import STAFF_CHAT, House


@pytest.fixture
async def desk(database: Database) -> AsyncIterator[House]:
    """Give a Keel with a staff chat."""
    house = await House.open(database, staff_chat_id=STAFF_CHAT)
    yield house
    await house.close()


async def test_what_staff_change_is_on_the_next_card_and_says_by_whom(desk: House) -> None:
    """Hidden, corrected, confirmed; by the next process too."""
    anna, sam = await desk.resident(), desk.admin()
    await sam.says("/helpline gb")
    assert "gb-samaritans: Samaritans, 116 123" in sam.last_read()
    await anna.says("/sos")
    assert "116 123" in anna.last_read()

    await sam.says("/helpline gb-samaritans")
    await sam.taps("Hide it")
    assert "Hidden by Sam" in sam.last_read()
    await anna.says("/sos")
    assert "116 123" not in anna.last_read()

    await sam.says("/helpline gb-samaritans 116 124")
    assert "Number corrected by Sam" in sam.last_read()
    await anna.says("i want to die")
    assert "116 124" in anna.said()[-2].text

    await desk.move(days=3)
    await sam.taps("It's right, today")
    assert "116 124. Checked 27 Nov 2026" in sam.last_read()
    other = type(desk.keel.services.helpline_desk)(
        desk.keel.services.work,
        desk.clock,
        desk.keel.services.vault,
        lambda: desk.keel.services.content.now.helplines,
    )
    await other.follow()
    line = other.directory.line("gb-samaritans")
    assert line is not None
    assert (line.phone, line.phone_e164) == ("116 124", None)


async def test_what_cannot_be_dialled_changes_nothing(desk: House) -> None:
    """A word, and a number of another length; an unknown line; somebody who is not staff."""
    anna, sam = await desk.resident(), desk.admin()
    for typed in ("call them", "+1 202 555 0143 99999999"):
        await sam.says(f"/helpline gb-calm {typed}")
        assert "can't be dialled" in sam.last_read()
    await sam.says("/helpline gb-nobody")
    assert sam.last_read() == desk.phrase("helpline-unknown", line="gb-nobody")
    await sam.says("/helpline")
    assert "/helpline GB" in sam.last_read()
    await anna.says("/helpline gb-calm 0800 58 58 59")
    assert anna.last_read() == desk.phrase("alert-not-staff")
    await desk.take_in(anna.press("helpline:hide:gb-calm", anna.last().message_id))
    line = desk.keel.services.helplines.line("gb-calm")
    assert line is not None
    assert line.phone == "0800 58 58 58"
