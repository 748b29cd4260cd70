"""python-telegram-bot talks to the pretend Telegram over real HTTP and takes every answer."""

import asyncio
import json
import re
import struct
import zlib

import aiohttp
import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    LinkPreviewOptions,
    MenuButtonCommands,
    MessageEntity,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from telegram.error import BadRequest, ChatMigrated, Conflict, EndPointNotFound, Forbidden, InvalidToken

from sandbox import Person, Sandbox

DAY = 86_400


def png(width: int = 40, height: int = 30) -> bytes:
    """Return a grey picture of this size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def keyboard(*data: str) -> InlineKeyboardMarkup:
    """Return one row of buttons labelled and named alike."""
    return InlineKeyboardMarkup([[InlineKeyboardButton(name, callback_data=name) for name in data]])


async def test_the_bot_knows_itself(sandbox: Sandbox, bot: Bot) -> None:
    me = await bot.get_me()

    assert (me.id, me.username, me.is_bot) == (100, "keel_sandbox_bot", True)


async def test_a_wrong_token_is_unauthorized(sandbox: Sandbox) -> None:
    stranger = Bot("100:WRONG", base_url=f"{sandbox.url}/bot")

    with pytest.raises(InvalidToken):
        await stranger.initialize()


async def test_an_unknown_method_is_not_found(bot: Bot) -> None:
    with pytest.raises(EndPointNotFound):
        await bot.do_api_request("sendPoem")


async def test_forms_json_multipart_and_query_strings_say_the_same(
    sandbox: Sandbox, anna: Person, http: aiohttp.ClientSession
) -> None:
    path = f"/bot{sandbox.token}/sendMessage"
    wish = {"chat_id": str(anna.id), "text": "hé & <x>", "reply_markup": '{"force_reply": true}'}
    form = aiohttp.FormData(wish, default_to_multipart=True)

    answers = [
        await http.post(path, data=wish),
        await http.post(path, data=form),
        await http.post(path, json={**wish, "reply_markup": {"force_reply": True}}),
        await http.get(path, params=wish),
    ]

    results = [(await answer.json())["result"] for answer in answers]
    assert [result["text"] for result in results] == ["hé & <x>"] * 4
    assert [result["message_id"] for result in results] == [2, 3, 4, 5]
    assert [message.markup for message in anna.messages[1:]] == [{"force_reply": True}] * 4


async def test_nobody_is_written_to_before_they_pressed_start(sandbox: Sandbox, bot: Bot) -> None:
    ben = sandbox.person("Ben")

    with pytest.raises(Forbidden, match="can't initiate conversation with a user"):
        await bot.send_message(ben.id, "hello")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(987654, "hello")

    await ben.starts("invite-1")
    await bot.send_message(ben.id, "hello")
    updates = await bot.get_updates()
    assert [update.message.text for update in updates if update.message] == ["/start invite-1"]
    assert ben.last_read() == "hello"


async def test_the_reasons_nobody_reads_are_told_apart(sandbox: Sandbox, bot: Bot, anna: Person) -> None:
    group = sandbox.group("Staff", [anna])
    await anna.blocks()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(anna.id, "x")

    await anna.unblocks()
    await bot.send_message(anna.id, "x")

    await anna.deletes_account()
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(anna.id, "x")

    sandbox.world.change_bot_status(group, anna.human, "kicked")
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        await bot.send_message(group.id, "x")

    updates = await bot.get_updates()
    changes = [update.my_chat_member for update in updates if update.my_chat_member]
    assert [(change.chat.id, change.new_chat_member.status) for change in changes] == [
        (group.id, "member"),
        (anna.id, "kicked"),
        (anna.id, "member"),
        (group.id, "kicked"),
    ]


async def test_what_is_fetched_is_kept_until_a_higher_offset_comes(
    sandbox: Sandbox, bot: Bot, anna: Person
) -> None:
    for text in ("one", "two", "three"):
        await anna.says(text)

    first = await bot.get_updates(limit=2)
    again = await bot.get_updates()
    rest = await bot.get_updates(offset=first[-1].update_id + 1)

    assert [update.message.text for update in first] == ["one", "two"]
    assert [update.message.text for update in again] == ["one", "two", "three"]
    assert [update.message.text for update in rest] == ["three"]
    assert [update.message.text for update in await bot.get_updates(offset=1)] == ["three"]


async def test_a_negative_offset_keeps_only_the_newest(sandbox: Sandbox, bot: Bot, anna: Person) -> None:
    for text in ("one", "two", "three"):
        await anna.says(text)

    assert [update.message.text for update in await bot.get_updates(offset=-2)] == ["two", "three"]
    assert len(sandbox.world.pending) == 2


async def test_a_long_poll_ends_as_soon_as_somebody_writes(bot: Bot, anna: Person) -> None:
    poll = asyncio.ensure_future(bot.get_updates(timeout=4))
    await asyncio.sleep(0.1)
    assert not poll.done()

    await anna.says("hi")

    updates = await asyncio.wait_for(poll, 1)
    assert updates[0].message.text == "hi"


async def test_a_long_poll_with_nothing_to_say_ends_empty(bot: Bot) -> None:
    assert await bot.get_updates(timeout=1) == ()


async def test_a_second_poller_ends_the_first(sandbox: Sandbox, bot: Bot) -> None:
    first = asyncio.ensure_future(bot.get_updates(timeout=4))
    await asyncio.sleep(0.1)

    other = Bot(sandbox.token, base_url=f"{sandbox.url}/bot")
    async with other:
        await other.get_updates()

    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await first


async def test_only_the_wanted_kinds_come(bot: Bot, anna: Person) -> None:
    await bot.get_updates(allowed_updates=["my_chat_member"])

    await anna.says("unheard")
    await anna.blocks()

    updates = await bot.get_updates()
    assert [update.my_chat_member is not None for update in updates] == [True]


async def test_a_tap_is_answered_and_the_message_edited_in_place(bot: Bot, anna: Person) -> None:
    await bot.send_message(anna.id, "How was today?", reply_markup=keyboard("low", "good"))
    await anna.taps("good")
    (update,) = await bot.get_updates()
    tap = update.callback_query

    await tap.answer("Saved", show_alert=True)
    edited = await tap.edit_message_text("Good.", reply_markup=keyboard("more"))

    assert edited.edit_date is not None
    assert edited.message_id == tap.message.message_id
    assert anna.answers == [{"text": "Saved", "show_alert": True, "from_id": anna.id}]
    shown = await anna.waits_for("Good.")
    assert shown.labels == ["more"]
    await tap.edit_message_reply_markup(None)
    assert (await anna.waits_for("Good.")).labels == []


async def test_an_unknown_tap_is_too_old(sandbox: Sandbox, bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Query is too old and response timeout expired or query id"):
        await bot.answer_callback_query("123")


async def test_nothing_changed_is_an_error(bot: Bot, anna: Person) -> None:
    message = await bot.send_message(anna.id, "<b>same</b>", parse_mode="HTML", reply_markup=keyboard("a"))

    with pytest.raises(BadRequest, match="Message is not modified: specified new message content and reply"):
        await message.edit_text("<b>same</b> ", parse_mode="HTML", reply_markup=keyboard("a"))
    await message.edit_text("same", reply_markup=keyboard("a"))


async def test_edits_that_cannot_be(bot: Bot, anna: Person) -> None:
    theirs = await anna.says("mine")
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("x", anna.id, 999)
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("x", anna.id, theirs.message_id)
    picture = await bot.send_photo(anna.id, png())
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await picture.edit_text("x")
    words = await bot.send_message(anna.id, "x", reply_markup=ReplyKeyboardRemove())
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await words.edit_text("y")


async def test_lengths_count_utf16_units_after_parsing(bot: Bot, anna: Person) -> None:
    await bot.send_message(anna.id, f"<b>{'😀' * 2048}</b>", parse_mode="HTML")
    with pytest.raises(BadRequest, match="Message is too long"):
        await bot.send_message(anna.id, "😀" * 2048 + "x")
    await bot.send_photo(anna.id, png(), caption=f"<i>{'x' * 1024}</i>", parse_mode="HTML")
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_photo(anna.id, png(), caption="x" * 1025)
    with pytest.raises(BadRequest, match="Message text is empty"):
        await bot.send_message(anna.id, "<b> </b>", parse_mode="HTML")
    with pytest.raises(BadRequest, match='parse entities: unsupported start tag "p"'):
        await bot.send_message(anna.id, "<p>x</p>", parse_mode="HTML")


async def test_buttons_that_cannot_be(bot: Bot, anna: Person) -> None:
    long = InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="x" * 65)]])

    with pytest.raises(BadRequest, match="Button_data_invalid"):
        await bot.send_message(anna.id, "x", reply_markup=long)


async def test_every_kind_of_keyboard_is_shown(bot: Bot, anna: Person) -> None:
    inline = InlineKeyboardMarkup(
        [
            [InlineKeyboardButton("Copy 116 123", copy_text=CopyTextButton("116123"))],
            [InlineKeyboardButton("Read", url="https://example.org/a")],
        ]
    )
    message = await bot.send_message(anna.id, "numbers", reply_markup=inline)
    assert message.reply_markup == inline

    await bot.send_message(anna.id, "where?", reply_markup=ReplyKeyboardMarkup([["Here", "There"]]))
    await anna.taps("There")
    assert anna.messages[-1].text == "There"

    await bot.send_message(anna.id, "say", reply_markup=ForceReply(input_field_placeholder="words"))
    assert anna.messages[-1].markup == {"force_reply": True, "input_field_placeholder": "words"}


async def test_replies_point_at_their_message(bot: Bot, anna: Person) -> None:
    question = await anna.says("hello?")
    answer = await bot.send_message(
        anna.id, "yes", reply_parameters=ReplyParameters(question.message_id, quote="hello")
    )
    assert answer.reply_to_message.text == "hello?"

    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(anna.id, "x", reply_parameters=ReplyParameters(999))
    lenient = ReplyParameters(999, allow_sending_without_reply=True)
    assert (await bot.send_message(anna.id, "x", reply_parameters=lenient)).reply_to_message is None


async def test_declared_entities_come_back(bot: Bot, anna: Person) -> None:
    bold = MessageEntity("bold", 3, 4)
    message = await bot.send_message(
        anna.id, "😀 bold", entities=[bold], link_preview_options=LinkPreviewOptions(is_disabled=True)
    )

    assert message.entities == (bold,)
    assert message.parse_entity(bold) == "bold"


async def test_a_picture_goes_out_changes_and_comes_back(bot: Bot, anna: Person) -> None:
    sent = await bot.send_photo(anna.id, png(), caption="chart")
    assert (sent.photo[-1].width, sent.photo[-1].height) == (40, 30)
    again = await bot.send_photo(anna.id, sent.photo[-1].file_id)
    assert again.photo == sent.photo

    await sent.edit_caption("30 days")
    await sent.edit_media(InputMediaPhoto(png(64, 64), caption="new"))
    assert anna.messages[-2].text == "new"

    stored = await bot.get_file(sent.photo[-1].file_id)
    assert bytes(await stored.download_as_bytearray()) == png()
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await bot.send_photo(anna.id, b"no picture")
    with pytest.raises(BadRequest, match="Wrong file identifier"):
        await bot.send_photo(anna.id, "no-such-file")


async def test_a_document_keeps_its_name_and_bytes(bot: Bot, anna: Person) -> None:
    content = json.dumps({"moods": [3]}).encode()
    sent = await bot.send_document(anna.id, content, filename="keel é.json", caption="yours")

    assert sent.document.file_name == "keel é.json"
    stored = await bot.get_file(sent.document.file_id)
    assert bytes(await stored.download_as_bytearray()) == content


async def test_what_people_send_is_read_by_the_library(bot: Bot, anna: Person) -> None:
    await anna.sends_voice()
    await anna.sends({"location": {"latitude": 1.5, "longitude": 2.5}})
    await anna.sends({"contact": {"phone_number": "1", "first_name": "Bo"}})
    await anna.sends_photo(png(), "me")
    first = await anna.says("first words")
    await anna.says("about that", reply_to=first, quote="words")
    await anna.edits(first, "other words")

    messages = [update.effective_message for update in await bot.get_updates()]

    assert messages[0].voice.duration == 3
    assert messages[1].location.latitude == 1.5
    assert messages[2].contact.first_name == "Bo"
    assert (messages[3].caption, messages[3].photo[-1].width) == ("me", 40)
    assert messages[5].quote.text == "words"
    assert messages[6].text == "other words"
    assert messages[6].edit_date is not None


async def test_messages_can_be_deleted_for_48_hours(sandbox: Sandbox, bot: Bot, anna: Person) -> None:
    old = await bot.send_message(anna.id, "old")
    theirs = await anna.says("mine")
    await bot.delete_message(anna.id, theirs.message_id)
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(anna.id, theirs.message_id)

    await sandbox.move_clock(2 * DAY + 5)
    with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
        await old.delete()

    new = await bot.send_message(anna.id, "new")
    await bot.delete_messages(anna.id, [new.message_id, 999])
    assert [message.text for message in anna.messages if message.from_bot] == ["old"]


async def test_commands_are_kept_by_scope_and_language(
    sandbox: Sandbox, bot: Bot, anna: Person, http: aiohttp.ClientSession
) -> None:
    ben = sandbox.person("Ben", language_code="de")
    group = sandbox.group("Staff", [ben, anna])

    async def menu(chat_id: int, person: Person) -> list[str]:
        query = {"chat_id": chat_id, "user_id": person.id}
        answer = await http.get("/sandbox/commands", params=query)
        return [item["command"] for item in (await answer.json())["commands"]]

    await bot.set_my_commands([BotCommand("sos", "Help now")])
    await bot.set_my_commands(
        [BotCommand("hilfe", "Hilfe")], scope=BotCommandScopeAllPrivateChats(), language_code="de"
    )
    await bot.set_my_commands([BotCommand("duty", "On duty")], scope=BotCommandScopeAllGroupChats())
    await bot.set_my_commands([BotCommand("broadcast", "Write")], scope=BotCommandScopeChat(anna.id))

    assert await menu(anna.id, anna) == ["broadcast"]
    assert await menu(ben.id, ben) == ["hilfe"]
    assert await menu(group.id, ben) == ["duty"]
    assert [item.command for item in await bot.get_my_commands()] == ["sos"]
    await bot.delete_my_commands(scope=BotCommandScopeChat(anna.id))
    assert await menu(anna.id, anna) == ["sos"]
    with pytest.raises(BadRequest, match="Bot_command_invalid"):
        await bot.set_my_commands([BotCommand("Not-ok", "x")])


async def test_the_bots_own_words_are_kept_by_language(bot: Bot) -> None:
    await bot.set_my_description("Company while you stop.")
    await bot.set_my_description("Hilfe.", language_code="de")
    await bot.set_my_short_description("Company.")
    await bot.set_my_name("Keel test")
    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())

    assert (await bot.get_my_description("de")).description == "Hilfe."
    assert (await bot.get_my_description("fr")).description == "Company while you stop."
    assert (await bot.get_my_short_description()).short_description == "Company."
    assert (await bot.get_my_name()).name == "Keel test"
    assert (await bot.get_chat_menu_button()).type == "commands"


async def test_chats_and_members_are_read_by_the_library(sandbox: Sandbox, bot: Bot, anna: Person) -> None:
    group = sandbox.group("Staff", [anna], bot_status="administrator")

    stranger = sandbox.person("Ben")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.get_chat(stranger.id)
    assert (await bot.get_chat(anna.id)).username == "anna_example"
    assert (await bot.get_chat(group.id)).title == "Staff"
    assert (await bot.get_chat_member(group.id, anna.id)).status == "creator"
    assert (await bot.get_chat_member(group.id, 100)).status == "administrator"
    assert {admin.user.id for admin in await bot.get_chat_administrators(group.id)} == {anna.id, 100}

    await bot.leave_chat(group.id)
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await bot.send_message(group.id, "x")


async def test_a_group_that_became_a_supergroup_says_where_it_went(
    sandbox: Sandbox, bot: Bot, anna: Person
) -> None:
    group = sandbox.group("Staff", [anna])
    new = sandbox.world.migrate(group)

    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(group.id, "x")

    assert moved.value.new_chat_id == new.id
    assert (await bot.send_message(new.id, "x")).chat.type == "supergroup"


async def test_copies_pins_reactions_and_typing(sandbox: Sandbox, bot: Bot, anna: Person) -> None:
    ben = sandbox.person("Ben", started=True)
    message = await anna.says("hello")

    copied = await bot.copy_message(ben.id, anna.id, message.message_id)
    await bot.set_message_reaction(anna.id, message.message_id, "👍")
    await bot.pin_chat_message(anna.id, message.message_id)
    await bot.send_chat_action(anna.id, "typing")

    assert (copied.message_id, ben.last_read()) == (1, "hello")
    assert anna.messages[-1].reactions == [{"type": "emoji", "emoji": "👍"}]
    assert anna.messages[-1].pinned
    assert anna.chat.typing_until > 0
    await bot.unpin_chat_message(anna.id, message.message_id)
    assert not anna.messages[-1].pinned


async def test_a_silent_message_that_cannot_be_forwarded_stays_so_when_edited(bot: Bot, anna: Person) -> None:
    message = await bot.send_message(anna.id, "x", disable_notification=True, protect_content=True)
    edited = await message.edit_text("y")

    assert anna.messages[-1].silent
    assert message.has_protected_content
    assert edited.has_protected_content


async def test_message_dates_follow_the_sandboxs_clock(sandbox: Sandbox, bot: Bot, anna: Person) -> None:
    now = await bot.send_message(anna.id, "now")
    await sandbox.move_clock(DAY)
    later = await bot.send_message(anna.id, "later")

    assert DAY <= (later.date - now.date).total_seconds() < DAY + 10


async def test_refusals_have_telegrams_shape(
    sandbox: Sandbox, anna: Person, http: aiohttp.ClientSession
) -> None:
    answer = await http.post(f"/bot{sandbox.token}/sendMessage", json={"chat_id": anna.id})

    assert answer.status == 400
    assert await answer.json() == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: message text is empty",
    }
    missing = await http.get(f"/file/bot{sandbox.token}/photos/none.png")
    assert missing.status == 404
    assert re.match("application/json", missing.headers["content-type"])
