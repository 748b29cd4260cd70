"""The Bot API in memory answers as Telegram does and notices what no correct bot sends."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto, ReplyParameters
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TimedOut

from tests.fakes.telegram_request import FakeTelegram, Refused, plain_text, utf16_length

ANNA = 7
GROUP = -1001


@pytest.fixture
def telegram() -> FakeTelegram:
    return FakeTelegram()


@pytest.fixture
def bot(telegram: FakeTelegram) -> Bot:
    return Bot("4242:TOKEN", request=telegram, get_updates_request=telegram)


def keyboard(*rows: list[str]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data="mood:1") for label in row] for row in rows]
    )


async def test_a_message_is_in_the_transcript_as_the_person_reads_it(
    telegram: FakeTelegram, bot: Bot
) -> None:
    sent = await bot.send_message(
        ANNA, "<b>Evening</b> &amp; you?", parse_mode="HTML", reply_markup=keyboard(["OK"])
    )

    read = telegram.last(ANNA)
    assert sent.message_id == read.message_id == 1
    assert sent.text == read.text == "Evening & you?"
    assert read.html == "<b>Evening</b> &amp; you?"
    assert read.labels == [["OK"]]
    assert read.button("OK")["callback_data"] == "mood:1"
    assert telegram.violations == []


async def test_message_ids_grow_in_each_chat_and_count_both_sides(telegram: FakeTelegram, bot: Bot) -> None:
    asked = telegram.receive(ANNA, "hello")

    ids = [(await bot.send_message(chat, "hi")).message_id for chat in (ANNA, GROUP, ANNA)]

    assert [asked.message_id, *ids] == [1, 2, 1, 3]


async def test_an_edit_keeps_the_earlier_words_and_takes_the_buttons_away(
    telegram: FakeTelegram, bot: Bot
) -> None:
    sent = await bot.send_message(ANNA, "How was today?", reply_markup=keyboard(["OK"]))

    edited = await bot.edit_message_text("Thanks.", ANNA, sent.message_id)

    read = telegram.last(ANNA)
    assert edited.text == read.text == "Thanks."
    assert read.earlier == ["How was today?"]
    assert read.edited
    assert read.keyboard == []


async def test_an_edit_that_changes_nothing_is_refused(telegram: FakeTelegram, bot: Bot) -> None:
    sent = await bot.send_message(ANNA, "Evening.", reply_markup=keyboard(["OK"]))

    with pytest.raises(BadRequest, match="not modified"):
        await bot.edit_message_text("Evening.", ANNA, sent.message_id, reply_markup=keyboard(["OK"]))
    with pytest.raises(BadRequest, match="not modified"):
        await bot.edit_message_reply_markup(ANNA, sent.message_id, reply_markup=keyboard(["OK"]))


async def test_a_deleted_message_can_not_be_edited_or_deleted_again(telegram: FakeTelegram, bot: Bot) -> None:
    sent = await bot.send_message(ANNA, "Evening.")
    await bot.delete_message(ANNA, sent.message_id)

    with pytest.raises(BadRequest, match="to edit not found"):
        await bot.edit_message_text("Morning.", ANNA, sent.message_id)
    with pytest.raises(BadRequest, match="to delete not found"):
        await bot.delete_message(ANNA, sent.message_id)
    assert telegram.said(ANNA) == []
    assert telegram.chats[ANNA][0].deleted


async def test_the_persons_messages_can_be_deleted_but_not_edited(telegram: FakeTelegram, bot: Bot) -> None:
    theirs = telegram.receive(ANNA, "secret")

    with pytest.raises(BadRequest, match="can't be edited"):
        await bot.edit_message_text("x", ANNA, theirs.message_id)
    await bot.delete_messages(ANNA, [theirs.message_id, 99])

    assert theirs.deleted


async def test_photos_and_documents_keep_bytes_and_caption(telegram: FakeTelegram, bot: Bot) -> None:
    photo = await bot.send_photo(ANNA, b"PNG", caption="<i>Days</i>", parse_mode="HTML")
    await bot.send_document(ANNA, b"{}", filename="mine.json")

    first, second = telegram.said(ANNA)
    assert (first.photo, first.text, photo.caption) == (b"PNG", "Days", "Days")
    assert (second.document, second.file_name) == (b"{}", "mine.json")
    with pytest.raises(BadRequest, match="no text in the message"):
        await bot.edit_message_text("x", ANNA, first.message_id)


async def test_a_photo_is_sent_again_by_its_id(telegram: FakeTelegram, bot: Bot) -> None:
    photo = (await bot.send_photo(ANNA, b"PNG")).photo[-1]

    again = await bot.send_photo(8, photo.file_id)

    assert again.photo[-1].file_id == photo.file_id
    assert telegram.files[photo.file_id] == b"PNG"


async def test_media_captions_and_buttons_are_edited(telegram: FakeTelegram, bot: Bot) -> None:
    sent = await bot.send_photo(ANNA, b"old", caption="one", reply_markup=keyboard(["Next"]))
    where = {"chat_id": ANNA, "message_id": sent.message_id}

    await bot.edit_message_media(InputMediaPhoto(b"new", caption="two"), **where)
    assert (telegram.last(ANNA).photo, telegram.last(ANNA).text) == (b"new", "two")
    assert telegram.last(ANNA).keyboard == []
    await bot.edit_message_caption(caption="three", **where)
    await bot.edit_message_reply_markup(reply_markup=keyboard(["Back"]), **where)

    assert telegram.last(ANNA).labels == [["Back"]]
    assert telegram.last(ANNA).earlier == ["one", "two", "three"]


async def test_copies_pins_reactions_and_replies_are_kept(telegram: FakeTelegram, bot: Bot) -> None:
    theirs = telegram.receive(GROUP, "I'll take it")

    copied = await bot.copy_message(ANNA, GROUP, theirs.message_id)
    await bot.pin_chat_message(ANNA, copied.message_id)
    await bot.set_message_reaction(ANNA, copied.message_id, "👍")
    await bot.send_message(ANNA, "ok", reply_parameters=ReplyParameters(copied.message_id))

    copy, reply = telegram.said(ANNA)
    assert (copy.text, copy.pinned) == ("I'll take it", True)
    assert copy.reactions == [{"type": "emoji", "emoji": "👍"}]
    assert reply.reply_to == copied.message_id
    with pytest.raises(BadRequest, match="replied not found"):
        await bot.send_message(ANNA, "ok", reply_parameters=ReplyParameters(99))


async def test_the_rest_of_the_calls_are_answered(telegram: FakeTelegram, bot: Bot) -> None:
    await bot.initialize()
    await bot.set_my_commands([("start", "Begin")])
    await bot.set_my_description("A bot.")
    await bot.set_my_short_description("A bot.")
    await bot.send_chat_action(ANNA, "typing")
    await bot.answer_callback_query("q1", "Saved")
    telegram.members[GROUP, ANNA] = "administrator"

    assert bot.username == telegram.username
    assert (await bot.get_chat(ANNA)).type == "private"
    assert (await bot.get_chat(GROUP)).type == "supergroup"
    assert (await bot.get_chat(-5)).type == "group"
    assert (await bot.get_chat_member(GROUP, ANNA)).status == "administrator"
    assert telegram.callback_answers["q1"]["text"] == "Saved"
    assert [call.method for call in telegram.profile] == [
        "setMyCommands",
        "setMyDescription",
        "setMyShortDescription",
    ]
    assert telegram.violations == []


async def test_a_group_that_was_left_can_not_be_written_to(telegram: FakeTelegram, bot: Bot) -> None:
    await bot.leave_chat(GROUP)

    with pytest.raises(Forbidden):
        await bot.send_message(GROUP, "hi")


async def test_an_unexpected_method_is_a_violation(telegram: FakeTelegram, bot: Bot) -> None:
    with pytest.raises(NetworkError, match="unexpected method"):
        await bot.send_dice(ANNA)

    assert telegram.violations == ["sendDice: unexpected method"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<b>open", "find end tag"),
        ("<blink>x</blink>", "unsupported start tag"),
        ("1 < 2", "unsupported start tag"),
        ("<b><i>x</b></i>", "unmatched end tag"),
        ("x</b>", "unexpected end tag"),
        ("<span>x</span>", "tg-spoiler"),
        ("", "text is empty"),
        ("<b> </b>", "text is empty"),
        ("x" * 4097, "too long"),
        ("🙂" * 2049, "too long"),
    ],
)
async def test_a_text_that_telegram_refuses_is_refused_and_noted(
    telegram: FakeTelegram, bot: Bot, text: str, words: str
) -> None:
    with pytest.raises(BadRequest, match=f"(?i){words}"):
        await bot.send_message(ANNA, text, parse_mode="HTML")

    assert len(telegram.violations) == 1
    assert telegram.said(ANNA) == []


async def test_tags_do_not_count_towards_the_limits(telegram: FakeTelegram, bot: Bot) -> None:
    await bot.send_message(ANNA, f"<b>{'x' * 4096}</b>", parse_mode="HTML")
    await bot.send_photo(ANNA, b"PNG", caption=f"<b>{'x' * 1024}</b>", parse_mode="HTML")
    with pytest.raises(BadRequest, match="caption is too long"):
        await bot.send_photo(ANNA, b"PNG", caption="x" * 1025)

    assert len(telegram.violations) == 1


async def test_callback_data_over_64_bytes_is_refused(telegram: FakeTelegram, bot: Bot) -> None:
    button = InlineKeyboardButton("OK", callback_data="ü" * 33)

    with pytest.raises(BadRequest, match=r"(?i)button_data_invalid"):
        await bot.send_message(ANNA, "hi", reply_markup=InlineKeyboardMarkup([[button]]))

    assert len(telegram.violations) == 1


@pytest.mark.parametrize(
    ("row", "allowed"),
    [
        (["a", "b", "c"], True),
        (["a", "b", "c", "d"], False),
        (["0", "1", "2", "3", "4", "10"], True),
        (["0", "1", "2", "3", "4", "5", "6"], False),
        (["0", "1", "2", "x"], False),
        (["x" * 24], True),
        (["x" * 25], False),
        (["x" * 65], False),
        ([" "], False),
    ],
)
async def test_keyboards_keep_to_what_fits_a_small_phone(
    telegram: FakeTelegram, bot: Bot, row: list[str], allowed: bool
) -> None:
    sent = await bot.send_message(ANNA, "hi", reply_markup=keyboard(["ok"]))
    await bot.edit_message_text("hello", ANNA, sent.message_id, reply_markup=keyboard(row))

    assert (telegram.violations == []) is allowed


async def test_the_next_calls_fail_as_told(telegram: FakeTelegram, bot: Bot) -> None:
    telegram.fail("sendMessage", 403, "Forbidden: bot was blocked by the user", times=2, chat_id=ANNA)
    telegram.fail("sendPhoto", 429, "Too Many Requests: retry after 3", {"retry_after": 3})
    telegram.fail("sendDocument", 400, "Bad Request: migrated", {"migrate_to_chat_id": -1002})

    for _ in range(2):
        with pytest.raises(Forbidden, match="blocked by the user"):
            await bot.send_message(ANNA, "hi")
    with pytest.raises(RetryAfter):
        await bot.send_photo(ANNA, b"PNG")
    with pytest.raises(ChatMigrated):
        await bot.send_document(GROUP, b"x")
    await bot.send_message(8, "hi")
    await bot.send_message(ANNA, "hi")

    assert [one.text for one in telegram.said(ANNA)] == ["hi"]
    assert len(telegram.called("sendMessage")) == 4


async def test_a_lost_answer_is_a_message_that_the_person_has(telegram: FakeTelegram, bot: Bot) -> None:
    telegram.network_error("sendMessage", NetworkError("refused"))
    telegram.network_error("sendMessage", TimedOut(), delivered=True)

    with pytest.raises(NetworkError, match="refused"):
        await bot.send_message(ANNA, "one")
    with pytest.raises(TimedOut):
        await bot.send_message(ANNA, "two")

    assert [one.text for one in telegram.said(ANNA)] == ["two"]


async def test_a_call_without_what_it_needs_is_a_violation(telegram: FakeTelegram) -> None:
    answer = await telegram.post_lean("https://api.telegram.org/bot4242:TOKEN/sendMessage", {"text": "News"})

    assert answer.error_code == 400
    assert telegram.violations == ["sendMessage: without 'chat_id'"]


async def test_a_lean_call_lands_in_the_same_chat(telegram: FakeTelegram) -> None:
    telegram.fail("sendMessage", 429, "Too Many Requests: retry after 3", {"retry_after": 3})
    url = "https://api.telegram.org/bot4242:TOKEN/sendMessage"

    refused = await telegram.post_lean(url, {"chat_id": ANNA, "text": "News"})
    sent = await telegram.post_lean(url, {"chat_id": ANNA, "text": "News"})

    assert (refused.error_code, refused.retry_after) == (429, 3)
    assert sent.message_id == telegram.last(ANNA).message_id
    assert telegram.last(ANNA).text == "News"


async def test_a_call_at_the_wrong_moment_is_a_violation() -> None:
    def refuse(method: str, parameters: dict[str, object]) -> None:
        raise AssertionError("a transaction is open")

    telegram = FakeTelegram(on_call=refuse)
    bot = Bot("4242:TOKEN", request=telegram, get_updates_request=telegram)

    with pytest.raises(NetworkError):
        await bot.send_message(ANNA, "hi")

    assert telegram.said(ANNA) == []
    assert "a transaction is open" in telegram.violations[0]


def test_html_is_read_as_telegram_reads_it() -> None:
    source = (
        ' <a href="https://x.org/?a=1&amp;b=2">here</a> <tg-spoiler>&lt;3</tg-spoiler> R&D '
        '<blockquote expandable>q</blockquote> <code class="language-py">&#39;</code>\n'
    )

    assert plain_text(source) == "here <3 R&D q '"
    with pytest.raises(Refused):
        plain_text("<b")


@given(st.text())
def test_escaped_text_is_read_as_it_was_written(text: str) -> None:
    assert plain_text(f"<b>{html.escape(text)}</b>") == text.strip()


def test_length_is_counted_in_utf16_units() -> None:
    assert utf16_length("aé🙂") == 4
