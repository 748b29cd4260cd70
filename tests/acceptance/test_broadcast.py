"""Staff write to many people: draft, preview, count, send, progress, report; and each person's way out."""

from datetime import timedelta
from typing import Any

import pytest

from bot.infra.database import Database
from bot.messaging.broadcasts import State
from tests.house import House, Visitor

WORDS = "Hello from the team. On Friday evening we answer questions here."


def bold(text: str, piece: str) -> dict[str, Any]:
    """Return the entities of a message in which one piece is bold."""
    return {"entities": [{"type": "bold", "offset": text.index(piece), "length": len(piece)}]}


async def write(sam: Visitor, text: str = WORDS, **more: Any) -> None:
    """Open a draft and send its text."""
    await sam.says("/broadcast")
    await sam.says(text, **more)


async def hold(house: House, visitor: Visitor) -> None:
    person = await house.known(visitor)
    assert person is not None
    await house.keel.services.people.hold(person)


async def change(house: House, visitor: Visitor, **values: Any) -> None:
    person = await house.known(visitor)
    assert person is not None
    await house.keel.services.people.change(person, **values)


def arrived(visitor: Visitor, words: str = "Friday") -> int:
    return sum(words in message.text for message in visitor.said())


async def test_a_broadcast_arrives_where_it_may_and_the_report_is_right(house: House) -> None:
    """Two get it; who is paused, held or wants no news does not, and the report says so."""
    anna, ben = await house.resident("Anna"), await house.resident("Ben")
    carl, dora, eve = [await house.resident(name) for name in ("Carl", "Dora", "Eve")]
    await change(house, carl, paused_until=house.clock.now() + timedelta(days=1))
    await hold(house, dora)
    await change(house, eve, wants_news=False)
    sam = house.admin()

    await write(sam, **bold(WORDS, "Friday evening"))

    preview = sam.said()[-2]
    assert preview.html == WORDS.replace("Friday evening", "<b>Friday evening</b>")
    assert preview.labels == [["SOS", "Stop news"]]
    await sam.taps("Count")
    assert "2 of 5 will get it" in sam.last_read()
    for line in ("1 paused", "1 in a crisis hold", "1 want no news"):
        assert line in sam.last_read()
    await sam.taps("Send it")
    assert "Broadcast 1 · 0 of 2 sent" in sam.last_read()
    moving = sam.last()
    await house.move(seconds=6)
    await house.tick()

    assert [arrived(one) for one in (anna, ben, carl, dora, eve)] == [1, 1, 0, 0, 0]
    got = next(message for message in anna.said() if "Friday" in message.text)
    assert (got.html, got.labels) == (preview.html, preview.labels)
    await house.tick()
    assert sam.last() is moving
    assert moving.text == "\n".join(
        [
            "Broadcast 1 is done.",
            "Sent: 2",
            "Not sent: 3",
            "• 1 in a crisis hold",
            "• 1 want no news",
            "• 1 paused",
        ]
    )


async def test_a_restart_in_the_middle_goes_on_where_it_was(database: Database) -> None:
    """The process dies while messages are queued and one is out; another one ends the broadcast."""
    first = await House.open(database)
    people = [await first.resident(f"Person {number}") for number in range(4)]
    sam = first.admin()
    await write(sam)
    await sam.taps("Count")
    await sam.taps("Send it")
    assert await first.keel.services.broadcasts.advance()
    sender = first.keel.sender
    assert await sender.hold_lease()
    assert await sender.send_due(limit=1) == 1
    await first.settle()

    second = await House.open(database, at=first.clock.now() + timedelta(minutes=1))
    second.telegram.chats = first.telegram.chats
    second.telegram._last_ids = first.telegram._last_ids
    # The dead process holds the lease of the sender until it has run out.
    await sender._give_up()
    await second.tick()
    await second.tick()

    assert [arrived(one) for one in people] == [1, 1, 1, 1]
    assert "Broadcast 1 is done.\nSent: 4" in sam.last_read()
    await second.close()


async def test_a_cancel_lets_nothing_more_out(house: House) -> None:
    """One is out, then Cancel: the others get nothing, and the report says why."""
    people = [await house.resident(f"Person {number}") for number in range(3)]
    sam = house.admin()
    await write(sam)
    await sam.taps("Count")
    await sam.taps("Send it")
    await house.keel.broadcast()
    assert await house.keel.sender.hold_lease()
    assert await house.keel.sender.send_due(limit=1) == 1

    await sam.taps("Cancel")
    assert "cancelling" in sam.last_read()
    await house.tick()
    await house.tick()

    assert sum(arrived(one) for one in people) == 1
    assert sam.last_read() == "\n".join(
        ["Broadcast 1 was cancelled.", "Sent: 1", "Not sent: 2", "• 2 taken back by the cancel"]
    )
    assert (await house.keel.services.broadcasts.get(1)).state is State.CANCELLED


async def test_a_paused_broadcast_waits_and_goes_on(quick_house: House) -> None:
    """Pause, hours later Go on."""
    house = quick_house
    anna = await house.resident()
    sam = house.admin()
    await write(sam)
    await sam.taps("Count")
    await sam.taps("Send it")
    await sam.taps("Pause")
    assert "paused" in sam.last_read()

    await house.move(hours=3)
    await house.tick()
    assert arrived(anna) == 0

    await sam.taps("Go on")
    await house.tick()
    assert arrived(anna) == 1


async def test_stop_news_is_one_tap_and_check_ins_go_on(quick_house: House) -> None:
    """Anna stops news under a broadcast: the next one does not reach her."""
    house = quick_house
    anna = await house.resident()
    sam = house.admin()
    await write(sam)
    await sam.taps("Count")
    await sam.taps("Send it")
    await house.tick()
    await anna.taps("Stop news")
    assert anna.last_read() == house.phrase("news-stopped")

    await write(sam)
    await sam.taps("Count")
    assert "0 of 1 will get it" in sam.last_read()
    assert ["Send it"] not in sam.last().labels

    await anna.taps("Turn news back on")
    person = await house.known(anna)
    assert person is not None
    assert person.wants_news
    plan = await house.keel.services.checkins.plan(person)
    assert plan.next_at is not None


@pytest.mark.parametrize("known", [False, True])
async def test_for_anybody_else_it_is_an_unknown_command(quick_house: House, known: bool) -> None:
    """A resident and a stranger read what every unknown command gets, and staff's buttons do nothing."""
    house = quick_house
    anna = await house.resident() if known else house.person()
    await anna.says("/thisisnocommand")
    unknown = anna.last_read()

    await anna.says("/broadcast")

    assert anna.last_read() == unknown
    await house.take_in(anna.press("broadcast:new", 1))
    assert await house.keel.services.broadcasts.draft_of(anna.id) is None
    assert anna.last_read() == (house.phrase("error-stale-button") if known else unknown)


async def test_what_staff_type_into_a_draft_is_not_screened_and_everything_else_is(
    quick_house: House,
) -> None:
    """The same sentence: in a draft it is a draft, outside it gets the numbers; also after a restart."""
    house = quick_house
    sam = house.admin()
    sentence = (
        "Hello from the team. On Friday evening we are here for questions, as on every other Friday. "
        "If a night comes on which you think i want to kill myself: SOS has the numbers."
    )
    await sam.says("/broadcast")

    await sam.says(sentence)

    assert "116 123" not in sam.all_read()
    await sam.taps("Change the text")
    house.keel.first_look.drafting.clear()
    await house.keel.know_drafts()
    assert sam.id in house.keel.first_look.drafting
    await sam.taps("Throw away")
    await sam.says("i want to kill myself")
    assert "116 123" in sam.all_read()


async def test_an_old_draft_does_not_swallow_what_an_admin_writes(quick_house: House) -> None:
    """Two hours after the last step an admin's words are their own again."""
    house = quick_house
    sam = house.admin()
    await sam.says("/broadcast")
    await house.move(hours=2)
    await house.keel.know_drafts()

    await sam.says("i want to kill myself")

    assert "116 123" in sam.all_read()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Good evening.\nThis week we met an addict who made it.", "Line 2: “addict”"),
        ("News about ketamine and your bladder", "“ketamine” would show on a locked phone"),
        (
            "Good evening everybody,\nthis is <b>bold and <i>never</b> closed",
            "Line 2: “</b>” closes something",
        ),
        ("Good evening everybody, <blink>look</blink>", "“<blink>” is no formatting"),
    ],
)
async def test_what_cannot_go_out_is_refused_with_its_place(
    quick_house: House, text: str, place: str
) -> None:
    """Nothing is sent, and the draft still waits for its text."""
    house = quick_house
    await house.resident()
    sam = house.admin()
    await sam.says("/broadcast")

    await sam.says(text)

    assert place in sam.last_read()
    await sam.says(WORDS)
    assert sam.last().labels[-1] == ["Throw away"]
    assert sam.said()[-2].text == WORDS


async def test_a_caption_that_is_too_long_is_refused_with_where_it_would_be_cut(quick_house: House) -> None:
    """Telegram takes 1,024 characters under a picture."""
    sam = quick_house.admin()
    await sam.says("/broadcast")

    await sam.sends(
        photo=[{"file_id": "pic", "file_unique_id": "u", "width": 90, "height": 90}],
        caption="x" * 1010 + " the last words " + "x" * 10,
    )

    assert "1036 characters, and Telegram takes 1024" in sam.last_read()
    assert "cut after “xxxxxxxxxxxxxxxx the last word”" in sam.last_read()
    assert "at least 12" in sam.last_read()


async def test_a_warning_is_listed_and_may_be_sent(quick_house: House) -> None:
    """A word that a person must decide about does not stop anybody."""
    house = quick_house
    sam = house.admin()

    await write(
        sam, "Good evening everybody, on Friday we talk about these weeks. Bring whatever was his drug habit."
    )

    warned = house.keel.services.wording.check(sam.said()[-2].text)
    assert warned
    assert {hit.severity for hit in warned} == {"warn"}
    assert "“drug habit”" in sam.last_read()
    await sam.taps("Count")


async def test_a_picture_and_link_buttons_arrive_as_previewed(quick_house: House) -> None:
    """A photo with its caption, two links, SOS and the way out."""
    house = quick_house
    anna = await house.resident()
    sam = house.admin()
    await sam.says("/broadcast")
    await sam.sends(
        photo=[{"file_id": "pic", "file_unique_id": "u", "width": 90, "height": 90}],
        caption=WORDS,
        caption_entities=bold(WORDS, "team")["entities"],
    )
    await sam.taps("Link buttons")
    await sam.says("Read more - ftp://example.org")
    assert "Line 1" in sam.last_read()
    await sam.says("Read more - https://example.org/a\nSign up: https://example.org/b")
    await sam.taps("Count")
    await sam.taps("Send it")
    await house.tick()

    got = next(message for message in anna.said() if message.photo)
    assert (got.photo, got.html) == ("pic", WORDS.replace("team", "<b>team</b>"))
    assert got.labels == [["Read more"], ["Sign up"], ["SOS", "Stop news"]]
    await anna.taps("Stop news")
    assert anna.last_read() == house.phrase("news-stopped")


async def test_the_audience_can_be_narrowed_and_the_count_follows(quick_house: House) -> None:
    """By country, stage, language, days here and last seen."""
    house = quick_house
    anna, ben = await house.resident("Anna"), await house.resident("Ben")
    await change(house, ben, country="ES", language="es")
    sam = house.admin()
    await write(sam)

    await sam.taps("Who gets it")
    await sam.taps("Country")
    await sam.says("Spain, Nowhereland")
    assert "Nowhereland" in sam.last_read()
    await sam.taps("Back")
    assert "Goes to: Spain" in sam.last_read()
    await sam.taps("Where they are")
    await sam.taps("stopped")
    await sam.taps("Back")
    await sam.taps("Back")
    await sam.taps("Count")
    assert "1 of 1 will get it" in sam.last_read()
    await sam.taps("Back")
    await sam.taps("Who gets it")
    await sam.taps("How long here")
    await sam.taps("here over 30 days")
    await sam.taps("Back")
    await sam.taps("Back")
    await sam.taps("Count")
    assert "0 of 0 will get it" in sam.last_read()
    await sam.taps("Back")
    await sam.taps("Who gets it")
    await sam.taps("Everybody")
    await sam.taps("Count")
    assert "2 of 2 will get it" in sam.last_read()
    await sam.taps("Send it")
    await house.tick()
    assert (arrived(anna), arrived(ben)) == (1, 1)


async def test_at_each_persons_own_hour_and_never_in_quiet_hours(quick_house: House) -> None:
    """Ten in the morning is ten in London and, five hours later, in New York."""
    house = quick_house
    anna, ben = await house.resident("Anna"), await house.resident("Ben")
    await change(house, ben, zone_name="America/New_York")
    sam = house.admin()
    await write(sam)
    await sam.taps("When")
    await sam.taps("10")
    assert "when it is 10:00 where each person is" in sam.last_read()
    await sam.taps("Count")
    await sam.taps("Send it")
    await house.tick()
    assert (arrived(anna), arrived(ben)) == (0, 0)

    await house.move(hours=3, minutes=1)
    await house.tick()
    assert (arrived(anna), arrived(ben)) == (0, 1)

    await house.move(hours=19)
    await house.tick()
    assert (arrived(anna), arrived(ben)) == (1, 1)


async def test_at_a_time_it_waits_until_then(quick_house: House) -> None:
    """Typed on the clock of the service's country; people who sleep then get it in their morning."""
    house = quick_house
    anna = await house.resident()
    sam = house.admin()
    await write(sam)
    await sam.taps("When")
    await sam.taps("At a time")
    await sam.says("soonish")
    assert sam.last_read() == house.phrase("broadcast-at-unclear", zone="Europe/London")
    await sam.says("2026-11-24 22:30")
    await sam.taps("Count")
    await sam.taps("Send it")
    assert "leaves 2026-11-24 22:30 GMT" in sam.last_read()

    await house.tick()
    assert arrived(anna) == 0
    await house.move(hours=10, minutes=31)
    await house.tick()
    await house.move(seconds=6)
    await house.tick()
    assert arrived(anna) == 0
    assert "1 wait for their hour" in sam.last_read()

    await house.move(hours=9, minutes=30)
    await house.tick()
    await house.tick()
    assert arrived(anna) == 1
    assert "is done" in sam.last_read()


async def test_a_test_comes_to_the_author_alone(quick_house: House) -> None:
    """Through the outbox, as everybody would get it."""
    house = quick_house
    anna = await house.resident()
    sam = house.admin()
    await write(sam)

    await sam.taps("Test to me")
    await house.send()

    assert arrived(sam, "Friday") == 2
    assert arrived(anna) == 0


async def test_a_draft_survives_and_an_old_send_button_does_not_send(quick_house: House) -> None:
    """A button under an earlier version of the text sends nothing."""
    house = quick_house
    await house.resident()
    sam = house.admin()
    await write(sam)
    await sam.taps("Count")
    old = sam.last()
    send = old.button("Send it")["callback_data"]

    await sam.says("/broadcast")
    assert "You have a draft: “Hello from the team." in sam.last_read()
    await sam.taps("Go on with it")
    await sam.taps("Change the text")
    await sam.says("Hello again from the team. This one is the better text.")
    await house.take_in(sam.press(send, old.message_id))

    assert sam.last_read() == house.phrase("broadcast-draft-changed")
    assert await house.keel.services.broadcasts.listed() == []


async def test_progress_is_edited_at_a_human_pace(quick_house: House) -> None:
    """Between two edits lie five seconds at least, and nothing new means no edit."""
    house = quick_house
    for number in range(6):
        await house.resident(f"Person {number}")
    sam = house.admin()
    await write(sam)
    await sam.taps("Count")
    await sam.taps("Send it")
    await house.keel.broadcast()
    sender = house.keel.sender
    assert await sender.hold_lease()
    edits = len(house.telegram.called("editMessageText"))
    for _ in range(4):
        await sender.send_due(limit=1)
        await house.move(seconds=1)
        await house.keel.broadcast()

    assert len(house.telegram.called("editMessageText")) == edits
    await house.move(seconds=2)
    await house.keel.broadcast()
    await sender.send_due(limit=1)
    assert len(house.telegram.called("editMessageText")) == edits + 1
    assert "4 of 6 sent" in sam.last_read()


@pytest.mark.parametrize("paid", [False, True])
async def test_only_broadcasts_are_paid_for_and_only_where_that_was_chosen(
    sqlite_database: Database, paid: bool
) -> None:
    """Money is spent on what staff send to many, never on a check-in, an answer or the report."""
    house = await House.open(sqlite_database, paid_broadcast=paid)
    await house.resident("Anna")
    sam = house.admin()
    await write(sam)
    await sam.taps("Count")
    await sam.taps("Send it")
    await house.move(hours=7)
    await house.tick()
    await house.tick()

    charged = {
        call.parameters["text"].split(".")[0]
        for call in house.telegram.calls
        if call.parameters.get("allow_paid_broadcast")
    }
    assert charged == ({"Hello from the team"} if paid else set())
    assert house.telegram.called("sendMessage") != []
    await house.close()
