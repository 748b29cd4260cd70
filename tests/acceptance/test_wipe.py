"""/wipe: both sides of the last two days go, whatever this process remembers; the diary stays."""

from datetime import timedelta

from tests.house import House, Visitor


def forget(house: House, visitor: Visitor) -> None:
    """Let the process know nothing of the chat, as after a restart."""
    house.keel.first_look.forget(visitor.id)


def left(house: House, visitor: Visitor) -> list[str]:
    """Return what still stands in the chat, both sides."""
    return [one.text for one in house.telegram.chats[visitor.chat] if not one.deleted]


async def test_both_sides_go_also_after_a_restart_and_the_diary_stays(house: House) -> None:
    """What came, what was answered, a crisis card and what came by itself; one plain line is left."""
    anna = await house.resident()
    await house.move(hours=9)
    await house.tick()
    await anna.taps("3 OK")
    await anna.says("i want to die")
    assert len(left(house, anna)) >= 8
    forget(house, anna)

    await anna.says("/wipe")
    assert anna.last_read() == house.phrase("wipe-ask")
    await anna.taps("Yes, delete it")

    # Before the yes nothing was kept of her.
    assert left(house, anna) == ["/start", house.phrase("crisis-gone-left")]
    person = await house.known(anna)
    assert person is not None
    assert (await house.keel.services.moods.last_days(person)).notes[-1].mood == 3


async def test_it_can_be_typed_and_left(quick_house: House) -> None:
    """A word for the command, a word for no; a stranger may do it too."""
    anna = await quick_house.resident()
    await anna.says("delete this chat")
    await anna.says("no, leave it")
    assert anna.last_read() == quick_house.phrase("wipe-not")
    await anna.says("/wipe")
    await anna.says("yes, delete it")
    assert left(quick_house, anna) == [quick_house.phrase("crisis-gone-left")]

    ben = quick_house.person("Ben")
    await ben.says("/sos")
    await ben.says("/wipe")
    await ben.taps("Yes, delete it")
    assert left(quick_house, ben) == [quick_house.phrase("crisis-gone-left")]


async def test_only_of_somebody_who_agreed_are_numbers_kept_and_for_two_days(house: House) -> None:
    """A stranger leaves none; retention takes the rest, and erasure takes them at once."""
    anna, ben = await house.resident(), house.person("Ben")
    await anna.says("/days")
    await ben.says("/sos")
    intake = house.keel.services.intake
    since = intake.real.now() - timedelta(days=3)
    said = {one.message_id for one in house.telegram.chats[anna.chat]}
    assert await intake.traces(anna.chat, since) >= {max(said)}
    assert await intake.traces(ben.chat, since) == set()

    await intake.forget_traces()
    assert await intake.traces(anna.chat, since)
    await anna.says("/erase")
    await anna.taps("Yes, erase it all")
    assert await intake.traces(anna.chat, since) == set()
