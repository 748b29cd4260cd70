"""Staff: called, called again, answering through the alert, and honest about who is there."""

import pytest

from bot.infra.database import Database
from bot.messaging.delivery import State
from tests.acceptance.crisis_talk import DIE, TONIGHT, danger, prepare
from tests.house import ADMIN, STAFF_CHAT, House, Visitor


@pytest.fixture
def talk(quick_house: House) -> House:
    """Give a house that reads the words of crisis_talk."""
    return prepare(quick_house)


def sam(house: House) -> Visitor:
    """Return somebody of the team, in the staff chat; not an admin."""
    return house.person("Robin").in_group()


def posts(house: House) -> list[str]:
    """Return what stands in the staff chat."""
    return [message.text for message in house.telegram.said(STAFF_CHAT)]


def reply_to(staff: Visitor, message_id: int) -> dict[str, object]:
    """Return the fields of a message that replies to one of the bot's."""
    return {
        "reply_to_message": {
            "message_id": message_id,
            "date": int(staff.house.clock.now().timestamp()),
            "chat": staff._chat(),
            "from": {"id": 4242, "is_bot": True, "first_name": "Keel"},
            "text": "x",
        }
    }


async def call_staff(house: House, words: str = DIE) -> Visitor:
    """Let somebody write of danger and the alert arrive; return them."""
    anna = await house.resident()
    await anna.says(words)
    await house.send()
    return anna


async def test_staff_answer_and_the_person_writes_back(house: House) -> None:
    """Both ways on both databases: pseudonym and 'someone from the team', edits and pictures too."""
    prepare(house)
    anna = await call_staff(house)
    staff = sam(house)
    post = house.telegram.last(STAFF_CHAT)
    assert "HIGH, suicidal thoughts" in post.text
    assert "United Kingdom, 12:00 there." in post.text
    assert "Anna" not in post.text
    assert DIE not in post.text

    await staff.taps("I'm on it")
    await house.send()
    assert "Taken by Robin." in house.telegram.said(STAFF_CHAT)[0].text

    await staff.says("Hi, I'm here <3 How are you?", **reply_to(staff, post.message_id))
    staff_message = house.telegram.chats[STAFF_CHAT][-1].message_id
    await house.send()
    assert anna.last_read() == house.phrase("team-first", text="Hi, I'm here <3 How are you?").replace(
        "<b>", ""
    ).replace("</b>", "")

    await anna.says("not good & tired")
    await house.send()
    heard = house.telegram.last(STAFF_CHAT)
    assert heard.text.endswith(": not good & tired")
    assert heard.reply_to == post.message_id
    assert "Anna" not in heard.text

    written = next(one for one in house.telegram.chats[anna.id] if one.text == "not good & tired")
    await anna.edits(written.message_id, "not good and very tired")
    await house.send()
    assert house.telegram.last(STAFF_CHAT).text.endswith("(edited): not good and very tired")
    assert house.telegram.last(STAFF_CHAT).message_id == heard.message_id

    edit = staff.message(text="Hi, I'm here.", **reply_to(staff, post.message_id))
    body = edit.pop("message")
    body["message_id"] = staff_message
    body["edit_date"] = body["date"]
    await house.take_in({**edit, "edited_message": body})
    await house.send()
    assert "Hi, I'm here.\n" in anna.last_read() + "\n"
    assert "<3" not in anna.last_read()

    await anna.taps("End this chat")
    await house.send()
    assert anna.last_read() == house.phrase("team-ended")
    assert "ended the chat" in house.telegram.last(STAFF_CHAT).text
    await staff.says("Still there?", **reply_to(staff, post.message_id))
    await house.send()
    assert house.telegram.last(STAFF_CHAT).text == house.phrase("alert-gone")
    assert "Still there?" not in anna.all_read()


async def test_pictures_go_both_ways(talk: House) -> None:
    """Copied as they are, under the alert; a first picture says who sent it."""
    anna = await call_staff(talk)
    staff = sam(talk)
    post = talk.telegram.last(STAFF_CHAT)
    photo = [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]
    picture = staff.message(photo=photo, **reply_to(staff, post.message_id))
    talk.telegram.chats[STAFF_CHAT].append(
        type(post)(STAFF_CHAT, picture["message"]["message_id"], False, photo="p")
    )

    await talk.take_in(picture)
    await talk.send()
    await talk.move(seconds=3)
    await talk.send()

    assert talk.phrase("team-sent-first").replace("<b>", "").replace("</b>", "") in anna.all_read()
    assert anna.last().photo == "p"
    update = anna.message(photo=photo)
    talk.telegram.chats[anna.id].append(
        type(post)(anna.id, update["message"]["message_id"], False, photo="q")
    )
    await talk.take_in(update)
    await talk.send()
    assert talk.telegram.last(STAFF_CHAT).photo == "q"


async def test_staff_end_the_talk(talk: House) -> None:
    """The person is told, and their words go nowhere but to Keel again."""
    anna = await call_staff(talk)
    staff = sam(talk)
    post = talk.telegram.last(STAFF_CHAT)
    await staff.says("Hello", **reply_to(staff, post.message_id))
    await talk.send()

    await staff.taps("End")
    await talk.send()

    assert anna.last_read() == talk.phrase("team-left")
    await anna.says("hello?")
    await talk.send()
    assert anna.last_read() == talk.phrase("start-again-quiet")
    assert "hello?" not in "\n".join(posts(talk))


async def test_nobody_takes_it(talk: House) -> None:
    """Five minutes: said again and each admin privately. Fifteen: the person is told the truth."""
    anna = await call_staff(talk)
    await talk.move(minutes=4)
    await talk.tick()
    assert len(posts(talk)) == 1

    await talk.move(minutes=1)
    await talk.tick()
    assert posts(talk)[-1].startswith("Again: Alert 1")
    admin = talk.admin()
    assert admin.last_read().startswith("Again: Alert 1")

    await talk.move(minutes=10)
    await talk.tick()
    assert anna.last_read().startswith(talk.phrase("crisis-team-15-unasked"))
    assert "116 123" in anna.last_read()
    await talk.move(hours=5)
    before = len(posts(talk))
    await talk.tick()
    assert len(posts(talk)) == before


async def test_an_admin_answers_in_private(talk: House) -> None:
    """The admin has no account with Keel; replying to the alert works all the same."""
    anna = await call_staff(talk)
    await talk.move(minutes=5)
    await talk.tick()
    admin = talk.admin()
    post = admin.last()

    await admin.taps("I'm on it")
    assert "Taken by Sam." in admin.last_read()
    await admin.says("I'm Sam, I'm reading.", **reply_to(admin, post.message_id))
    await talk.send()

    assert "I'm Sam, I'm reading." in anna.last_read()
    await talk.move(minutes=20)
    await talk.tick()
    assert talk.phrase("crisis-team-15-unasked") not in anna.all_read()


async def test_taken_in_time_nothing_is_said_again(talk: House) -> None:
    """One tap ends the steps; the second one hears who has it."""
    anna = await call_staff(talk)
    staff = sam(talk)
    take = staff.tap_update("I'm on it")
    await talk.take_in(take)
    await talk.send()
    again = staff.press(take["callback_query"]["data"], take["callback_query"]["message"]["message_id"])
    await talk.take_in(again)
    await talk.send()
    assert talk.phrase("alert-took-already", name="Robin", id=1) in posts(talk)

    before = len(posts(talk))
    await talk.move(minutes=30)
    await talk.tick()
    assert len(posts(talk)) == before
    assert talk.phrase("crisis-team-15-unasked") not in anna.all_read()


async def test_ten_messages_are_one_alert(talk: House) -> None:
    """Staff hear of more at most every ten minutes, and at once when it gets worse."""
    anna = await call_staff(talk)
    for _ in range(5):
        await talk.move(seconds=30)
        await anna.says(DIE)
    await talk.send()
    assert len(posts(talk)) == 1

    await anna.says(TONIGHT)
    await talk.send()
    assert "it's EMERGENCY now" in posts(talk)[-1]
    await talk.move(minutes=11)
    await anna.says(DIE)
    await talk.send()
    assert "wrote again" in posts(talk)[-1]


async def test_the_team_is_honest_about_who_is_there(talk: House) -> None:
    """Nobody is the default; /duty on changes what is said, and ends after 12 hours."""
    anna = await call_staff(talk)
    await anna.taps("No")
    await anna.taps("The team")
    assert anna.last_read().startswith("Nobody from the team is reading right now.")

    await talk.send()
    staff = sam(talk)
    await staff.says("/duty on")
    await talk.send()
    assert posts(talk)[-1].startswith("You're on duty until 00:00 UTC.")
    await anna.taps("The team")
    assert anna.last_read().startswith(talk.phrase("crisis-team-here")[:40])

    await talk.move(hours=12, minutes=1)
    await anna.taps("The team")
    assert anna.last_read().startswith("Nobody from the team is reading right now.")
    await staff.says("/duty on")
    await staff.says("/duty off")
    await staff.says("/duty")
    await talk.send()
    assert any(post.startswith("Nobody is on duty.") for post in posts(talk))


async def test_who_asked_for_the_team_hears_when_somebody_comes(talk: House) -> None:
    """And hears the truth at night too, because it was asked for."""
    anna = await call_staff(talk)
    await anna.taps("No")
    await anna.taps("The team")
    await talk.move(minutes=1)
    await talk.send()
    assert "asked for the team" in posts(talk)[-1]

    await sam(talk).taps("I'm on it")
    await talk.send()

    assert anna.last_read() == talk.phrase("team-here")
    assert [call.parameters["chat_id"] for call in talk.telegram.called("sendChatAction")] == [anna.id]


async def test_an_alert_that_cannot_be_delivered_goes_to_the_admins(talk: House) -> None:
    """The staff chat is gone: not five minutes later, but at the next tick."""
    talk.telegram.fail("sendMessage", 400, "Bad Request: chat not found", times=50, chat_id=STAFF_CHAT)
    await call_staff(talk)

    await talk.tick()

    assert talk.admin().last_read().startswith("Again: Alert 1")


async def test_was_this_right_is_kept(talk: House) -> None:
    """The last answer counts."""
    await call_staff(talk)
    staff = sam(talk)
    await staff.taps("Was this right? Yes")
    await talk.send()
    await staff.taps("No")
    await talk.send()
    (alert,) = await talk.keel.services.alerts.judged()
    assert alert.right is False
    assert "Marked wrong." in talk.telegram.said(STAFF_CHAT)[0].text


async def test_only_the_team_can_act(talk: House) -> None:
    """A button with an alert's data, made by hand, does nothing for anybody else."""
    anna = await call_staff(talk)
    update = anna.press("alert:take:1", anna.last().message_id)
    await talk.take_in(update)
    alert = await talk.keel.services.alerts.get(1)
    assert alert.taken_by is None
    notice = list(talk.telegram.callback_answers.values())[-1]
    assert notice["text"] == talk.phrase("alert-not-staff")
    await anna.says("/duty on")
    assert await talk.keel.services.duty.readers() == 0


async def test_what_keel_cannot_read_in_a_hold_is_a_flag_for_staff(talk: House) -> None:
    """A voice note gets its honest answer, and staff know of it."""
    anna = await call_staff(talk)
    await anna.sends(voice={"file_id": "v", "file_unique_id": "v", "duration": 3})
    await talk.send()
    assert anna.last_read() == talk.phrase("fallback-voice")
    assert "sent a voice note during a hold" in posts(talk)[-1]

    await sam(talk).taps("End")
    await talk.send()
    before = len(posts(talk))
    await anna.sends(voice={"file_id": "v", "file_unique_id": "v", "duration": 3})
    await talk.move(seconds=3)
    await talk.send()
    # Without the pace of a real group the two may arrive either way round.
    new = "\n".join(posts(talk)[before:])
    assert "Alert 2" in new
    assert "sent a voice note during a hold" in new


async def test_after_violence_staff_do_not_write_first(talk: House) -> None:
    """Somebody may read along: nothing is sent unless the person asked or said that it is safe."""
    anna = await call_staff(talk, danger("HIGH", "abuse"))
    staff = sam(talk)
    post = talk.telegram.last(STAFF_CHAT)
    assert talk.phrase("alert-not-safe-note") in post.text
    before = len(anna.said())

    await staff.says("Are you OK?", **reply_to(staff, post.message_id))
    await talk.send()

    assert len(anna.said()) == before
    assert posts(talk)[-1] == talk.phrase("alert-not-safe")
    await anna.taps("Yes")
    await anna.taps("crisis:write:yes")
    await staff.says("Are you OK?", **reply_to(staff, post.message_id))
    await talk.send()
    assert "Are you OK?" in anna.last_read()


async def test_an_alert_holds_no_words(talk: House) -> None:
    """What the ledger keeps of it neither."""
    await call_staff(talk)
    fates = await talk.keel.services.outbox.fates(["alert:1:g0"])
    assert fates["alert:1:g0"].state is State.SENT
    assert not any(DIE in post for post in posts(talk))


async def test_without_a_staff_chat_no_choice_names_staff(sqlite_database: Database) -> None:
    """And nobody is called."""
    house = prepare(await House.open(sqlite_database, staff_chat_id=None))
    anna = await house.resident()
    await anna.says(DIE)
    await anna.taps("No")
    assert not any("The team" in row for row in anna.last().labels)
    await house.move(minutes=30)
    await house.tick()
    assert house.telegram.said(ADMIN) == []
    await house.close()


async def test_a_person_who_uses_telegrams_reply_is_heard_like_any_other(talk: House) -> None:
    """Replying to one of Keel's messages is only a way of writing; inside a talk it goes to staff."""
    anna = await call_staff(talk)
    await anna.says("round the corner", **reply_to(anna, anna.last().message_id))
    assert anna.last_read() == talk.phrase("fallback-text")

    staff = sam(talk)
    await staff.says("Hi", **reply_to(staff, talk.telegram.last(STAFF_CHAT).message_id))
    await talk.send()
    await anna.says("hi, thanks", **reply_to(anna, anna.last().message_id))
    await talk.send()
    assert talk.telegram.last(STAFF_CHAT).text.endswith(": hi, thanks")
