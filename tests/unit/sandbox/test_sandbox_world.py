"""The world behind the sandbox: what reaches the bot, what a phone allows, what is forgotten."""

import pytest

from sandbox import NotPossible, SandboxConfig
from sandbox.calls import CallLog
from sandbox.errors import ApiError
from sandbox.markup import checked_markup
from sandbox.texts import find_entities
from sandbox.world import Human, World, image_size


def house(**facts: int) -> tuple[World, Human]:
    """Return a world with one person who pressed Start."""
    world = World(SandboxConfig(**facts))
    return world, world.add_person("Anna", started=True)


def kinds(world: World) -> list[str]:
    """Return the kinds of the updates that wait."""
    return [update.kind for update in world.pending.values()]


def test_a_blocked_bot_is_told_once_and_the_person_cannot_write() -> None:
    world, anna = house()
    world.block(anna, blocked=True)
    world.block(anna, blocked=True)

    with pytest.raises(NotPossible, match="blocked"):
        world.send(world.chat(anna.id), anna, {"text": "hi"})
    with pytest.raises(ApiError, match="bot was blocked by the user"):
        world.writable_chat(anna.id)

    world.start(anna)
    assert kinds(world) == ["my_chat_member", "my_chat_member", "message"]
    statuses = [
        (update.body["old_chat_member"]["status"], update.body["new_chat_member"]["status"])
        for update in list(world.pending.values())[:2]
    ]
    assert statuses == [("member", "kicked"), ("kicked", "member")]


def test_in_a_group_the_bot_hears_commands_replies_and_its_name_only() -> None:
    world, anna = house()
    group = world.add_group("Staff", [anna.id])
    world.pending.clear()
    alert = world.post(group, world.bot, {"text": "alert"})

    heard = [
        world.send(group, anna, {"text": text}, reply_to_message_id=reply)[1] is not None
        for text, reply in [
            ("chatting", None),
            ("/duty on", None),
            ("/duty@other_bot", None),
            (f"/duty@{world.bot['username']}", None),
            ("I take it", alert.message_id),
        ]
    ]

    assert heard == [False, True, False, True, True]
    world.change_bot_status(group, anna, "administrator")
    assert world.send(group, anna, {"text": "chatting"})[1] is not None


def test_kinds_the_bot_did_not_ask_for_are_not_queued() -> None:
    world, anna = house()
    world.allowed_updates = frozenset({"callback_query"})

    assert world.send(world.chat(anna.id), anna, {"text": "hi"})[1] is None
    assert world.push("callback_query", {}, anna.id) is not None


def test_old_messages_are_forgotten_and_numbers_go_on() -> None:
    world, anna = house(history=3)
    chat = world.chat(anna.id)

    for number in range(5):
        world.send(chat, anna, {"text": str(number)})

    assert list(chat.messages) == [3, 4, 5]
    assert world.found(chat, 1) is None


def test_a_row_of_replies_does_not_keep_old_messages_alive() -> None:
    world, anna = house(history=2)
    chat = world.chat(anna.id)
    newest, _ = world.send(chat, anna, {"text": "0"})

    for number in range(1, 5):
        newest, _ = world.send(chat, anna, {"text": str(number)}, reply_to_message_id=newest.message_id)

    texts = []
    message = newest
    while message.reply_to is not None:
        message = message.reply_to
        texts.append(message.text)
    assert texts == ["3", "2"]


def test_only_buttons_that_are_there_can_be_tapped() -> None:
    world, anna = house()
    chat = world.chat(anna.id)
    markup = {"inline_keyboard": [[{"text": "Yes", "callback_data": "yes"}]]}
    question = world.post(chat, world.bot, {"text": "?"}, markup)

    world.press(chat, anna, question.message_id, "yes")
    with pytest.raises(NotPossible, match="no button"):
        world.press(chat, anna, question.message_id, "no")
    world.press(chat, anna, question.message_id, "no", stale=True)

    assert [update.body["data"] for update in world.pending.values()] == ["yes", "no"]


def test_an_update_is_a_picture_of_its_moment() -> None:
    world, anna = house()
    chat = world.chat(anna.id)
    message, update = world.send(chat, anna, {"text": "first"})
    world.edit(chat, anna, message.message_id, "/second")

    assert update is not None
    assert update.body["text"] == "first"
    edited = list(world.pending.values())[-1]
    assert (edited.kind, edited.body["text"]) == ("edited_message", "/second")
    assert edited.body["entities"] == find_entities("/second", [])


def test_a_group_that_moved_names_its_new_id() -> None:
    world, anna = house()
    group = world.add_group("Staff", [anna.id])
    new = world.migrate(group)

    with pytest.raises(ApiError) as refused:
        world.writable_chat(group.id)

    assert refused.value.parameters == {"migrate_to_chat_id": new.id}
    assert world.writable_chat(new.id) is new


@pytest.mark.parametrize(
    ("button", "why"),
    [
        ({"text": "x", "callback_data": "é" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "url": "tel:116123"}, "Wrong HTTP URL"),
        ({"text": "x", "copy_text": {"text": "1" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
        ({"text": "x"}, "Text buttons are unallowed in the inline keyboard"),
        ({"text": " ", "callback_data": "x"}, "text must be non-empty"),
    ],
)
def test_a_wrong_button_is_refused(button: dict[str, object], why: str) -> None:
    with pytest.raises(ApiError, match=why):
        checked_markup({"inline_keyboard": [[button]]})


def test_buttons_at_the_limit_are_kept() -> None:
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": "é" * 32}], []]}

    assert checked_markup(markup) == {"inline_keyboard": [[{"text": "x", "callback_data": "é" * 32}]]}


def test_the_size_of_a_picture_is_read_from_its_head() -> None:
    png = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (640).to_bytes(4) + (480).to_bytes(4)

    assert image_size(png) == (640, 480)
    assert image_size(b"GIF89a" + (3).to_bytes(2, "little") + (4).to_bytes(2, "little")) == (3, 4)
    assert image_size(b"hello") is None


def test_the_call_log_counts_and_filters() -> None:
    log = CallLog(2)
    log.note(1.0, 1.1, "sendMessage", 5, ok=True, message_id=1)
    log.note(2.0, 2.1, "sendMessage", 6, ok=False, error_code=403)
    log.note(3.0, 3.1, "getMe", None, ok=True)

    assert [call.seq for call in log.since(0)] == [2, 3]
    assert [call.chat_id for call in log.since(0, method="sendmessage")] == [6]
    assert log.counts() == {"getMe": {"ok": 1}, "sendMessage": {"403": 1, "ok": 1}}
