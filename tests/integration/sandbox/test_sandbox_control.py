"""The control API, as the chat page and tests in other processes use it."""

import asyncio
import base64
import json
import os
import re
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

import sandbox as sandbox_package
from sandbox import NotPossible, NotSeen, Person, Sandbox, SandboxConfig

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


async def do(http: aiohttp.ClientSession, path: str, **wish: Any) -> Any:
    """POST to the control API and return the answer; a refusal fails the test."""
    async with http.post(f"/sandbox/{path}", json=wish) as answer:
        body = await answer.json()
        assert answer.status == 200, body
        return body


async def see(http: aiohttp.ClientSession, path: str) -> Any:
    """GET from the control API."""
    async with http.get(f"/sandbox/{path}") as answer:
        assert answer.status == 200
        return await answer.json()


async def test_a_talk_over_the_control_api(bot: Bot, http: aiohttp.ClientSession) -> None:
    person = (await do(http, "people", first_name="Cleo", username="cleo_x", language_code="fr"))["id"]
    started = await do(http, f"chats/{person}/start", payload="abc")
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="yes")]])
    question = await bot.send_message(person, "<b>Ready?</b>", parse_mode="HTML", reply_markup=markup)
    await bot.send_chat_action(person, "typing")
    pressed = await do(
        http, f"chats/{person}/press", from_id=person, message_id=question.message_id, data="yes"
    )
    await bot.answer_callback_query(pressed["callback_query_id"], "ok")
    said = await do(
        http,
        f"chats/{person}/send",
        from_id=person,
        text="hi /sos",
        reply_to_message_id=question.message_id,
    )
    await do(http, f"chats/{person}/edit", from_id=person, message_id=said["message_id"], text="hello")

    shown = await see(http, f"chats/{person}/messages?after_rev=0")

    first, second, third = shown["messages"]
    assert (first["text"], first["from"]["id"]) == ("/start abc", person)
    assert second["entities"] == [{"offset": 0, "length": 6, "type": "bold"}]
    assert second["reply_markup"] == {"inline_keyboard": [[{"text": "Yes", "callback_data": "yes"}]]}
    assert (third["text"], third["edited"], third["reply_to_message_id"]) == ("hello", True, 2)
    assert shown["typing"] is True
    assert [(item["text"], item["show_alert"]) for item in shown["callback_answers"]] == [("ok", False)]
    newer = await see(http, f"chats/{person}/messages?after_rev={shown['rev']}")
    assert (newer["messages"], newer["callback_answers"]) == ([], [])

    pending = await see(http, "pending")
    assert pending["count"] == 4
    assert pending["updates"][0]["update_id"] == started["update_id"]

    await do(http, f"chats/{person}/delete", from_id=person, message_id=said["message_id"])
    after = await see(http, f"chats/{person}/messages?after_rev={shown['rev']}")
    assert [(message["message_id"], message["deleted"]) for message in after["messages"]] == [(3, True)]


async def test_the_state_lists_bot_people_chats_and_clock(
    sandbox: Sandbox, bot: Bot, http: aiohttp.ClientSession
) -> None:
    await bot.set_my_description("Company")
    anna = (await do(http, "people", first_name="Anna", id=11))["id"]
    staff = (await do(http, "people", first_name="Sam", is_staff=True))["id"]
    group = (await do(http, "groups", title="Staff", members=[staff], id=-77))["id"]
    await do(http, f"chats/{anna}/block", from_id=anna)

    state = await see(http, "state")

    assert state["bot"]["description"] == "Company"
    assert state["clock"]["can_jump"] is False
    assert [(item["id"], item["is_staff"], item["blocked"]) for item in state["people"]] == [
        (11, False, True),
        (staff, True, False),
    ]
    assert [(chat["id"], chat["type"], chat["members"]) for chat in state["chats"]] == [
        (11, "private", [11]),
        (staff, "private", [staff]),
        (group, "group", [staff]),
    ]


@pytest.mark.parametrize("kind", ["voice", "video_note", "sticker"])
async def test_people_send_what_is_no_text(bot: Bot, http: aiohttp.ClientSession, kind: str) -> None:
    person = (await do(http, "people", first_name="Cleo"))["id"]
    await do(http, f"chats/{person}/send", from_id=person, **{kind: True})

    (update,) = await bot.get_updates()
    (shown,) = (await see(http, f"chats/{person}/messages"))["messages"]

    assert getattr(update.message, kind).file_id
    assert shown[kind] is True


async def test_a_photo_comes_as_base64_or_as_a_file(sandbox: Sandbox, http: aiohttp.ClientSession) -> None:
    person = (await do(http, "people", first_name="Cleo"))["id"]
    await do(http, f"chats/{person}/send", photo=base64.b64encode(PIXEL).decode(), caption="me /sos")
    form = aiohttp.FormData({"caption": "again"})
    form.add_field("photo", PIXEL, filename="x.png", content_type="image/png")
    async with http.post(f"/sandbox/chats/{person}/send", data=form) as answer:
        assert answer.status == 200

    first, second = (await see(http, f"chats/{person}/messages"))["messages"]

    assert (first["caption"], second["caption"]) == ("me /sos", "again")
    async with http.get(first["photo_url"]) as picture:
        assert (picture.content_type, await picture.read()) == ("image/png", PIXEL)


async def test_a_document_of_the_bot_can_be_saved_but_not_opened_in_the_page(
    bot: Bot, anna: Person, http: aiohttp.ClientSession
) -> None:
    await bot.send_document(anna.id, b"<script>1</script>", filename="your data.html")

    shown = (await see(http, f"chats/{anna.id}/messages"))["messages"][-1]

    assert shown["document"]["name"] == "your data.html"
    async with http.get(shown["document"]["url"]) as answer:
        assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''your%20data.html"
        assert answer.content_type == "application/octet-stream"


async def test_the_chat_page_is_served(http: aiohttp.ClientSession) -> None:
    async with http.get("/") as page, http.get("/page/app.js") as script:
        assert (page.status, page.content_type) == (200, "text/html")
        assert (script.status, "javascript" in script.content_type) == (200, True)


async def test_events_tell_what_happened(bot: Bot, anna: Person, http: aiohttp.ClientSession) -> None:
    seen: list[dict[str, Any]] = []

    async def listen(response: aiohttp.ClientResponse) -> None:
        async for line in response.content:
            if line.startswith(b"data: "):
                seen.append(json.loads(line[6:]))

    response = await http.get("/sandbox/events")
    assert response.content_type == "text/event-stream"
    listening = asyncio.ensure_future(listen(response))
    await asyncio.sleep(0.05)
    message = await bot.send_message(anna.id, "x")
    await bot.send_chat_action(anna.id, "typing")
    await message.edit_text("y")
    await message.delete()
    await anna.blocks()
    await asyncio.sleep(0.1)
    listening.cancel()
    response.close()

    assert [(event["type"], event["chat_id"]) for event in seen] == [
        ("message", anna.id),
        ("typing", anna.id),
        ("edit", anna.id),
        ("delete", anna.id),
        ("state", anna.id),
    ]


@pytest.mark.parametrize(
    ("path", "wish", "status"),
    [
        ("chats/999/send", {"from_id": 999, "text": "x"}, 409),
        ("chats/{anna}/send", {"from_id": 1}, 409),
        ("chats/{anna}/send", {"text": " "}, 400),
        ("chats/{anna}/press", {"message_id": 1, "data": "none"}, 409),
        ("chats/{anna}/edit", {"message_id": 77, "text": "x"}, 409),
        ("people", {}, 400),
        ("people", {"first_name": "Anna", "id": "x"}, 400),
        ("groups", {"title": "x", "members": []}, 409),
        ("clock", {}, 400),
        ("clock", {"jump": "next"}, 409),
    ],
)
async def test_what_cannot_be_is_refused_with_a_reason(
    anna: Person, http: aiohttp.ClientSession, path: str, wish: dict[str, Any], status: int
) -> None:
    async with http.post(f"/sandbox/{path.format(anna=anna.id)}", json=wish) as answer:
        assert (answer.status, bool((await answer.json())["error"])) == (status, True)


async def test_thousands_of_people_and_acts_at_once(bot: Bot, http: aiohttp.ClientSession) -> None:
    made = await do(http, "people/bulk", count=3000, first_id=500_000)
    acts = [{"chat_id": 500_000 + number, "text": f"n {number}"} for number in range(250)]

    done = (await do(http, "bulk", acts=acts))["done"]

    assert made == {"first_id": 500_000, "last_id": 502_999}
    assert [item["message_id"] for item in done] == [1] * 250
    assert (await see(http, "pending?limit=1"))["count"] == 250
    await bot.send_message(502_999, "reached")


async def test_the_log_is_read_from_a_number_on_and_cleared(
    sandbox: Sandbox, bot: Bot, anna: Person, http: aiohttp.ClientSession
) -> None:
    await bot.send_message(anna.id, "1")
    last = (await see(http, "calls"))["last"]
    await bot.send_message(anna.id, "2")

    newer = await see(http, f"calls?since={last}&method=sendMessage&chat_id={anna.id}")

    (call,) = newer["calls"]
    assert (call["message_id"], call["ok"], call["answered"]) == (3, True, True)
    assert newer["counts"]["sendMessage"] == {"ok": 2}
    async with http.delete("/sandbox/calls"):
        assert (await see(http, "calls"))["counts"] == {}


@pytest.fixture
async def bot_control() -> AsyncIterator[tuple[str, dict[str, Any]]]:
    """A bot's loopback control port: its address, and what it knows and was told."""
    known: dict[str, Any] = {"next_at": None, "told": []}

    async def clock(request: web.Request) -> web.Response:
        known["told"].append((await request.json())["offset_seconds"])
        return web.json_response({})

    async def due(request: web.Request) -> web.Response:
        return web.json_response({"next_at": known["next_at"]})

    app = web.Application()
    app.router.add_post("/clock", clock)
    app.router.add_get("/next", due)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}", known
    await runner.cleanup()


async def test_the_clock_jumps_to_the_next_thing_due_and_the_bot_hears_it(
    sandbox: Sandbox, http: aiohttp.ClientSession, bot_control: tuple[str, dict[str, Any]]
) -> None:
    sandbox.bot_control_url, known = bot_control
    due = datetime.fromtimestamp(sandbox.world.clock.now(), UTC) + timedelta(hours=10)
    known["next_at"] = due.isoformat()

    jumped = await do(http, "clock", jump="next")
    again = await do(http, "clock", jump="next")
    advanced = await do(http, "clock", advance_seconds=60)

    assert jumped["jumped"] is True
    assert jumped["offset_seconds"] == pytest.approx(36_000, abs=2)
    assert jumped["can_jump"] is True
    assert (again["jumped"], again["next_at"]) == (False, due.isoformat())
    assert advanced["offset_seconds"] == pytest.approx(36_060, abs=2)
    assert known["told"] == [jumped["offset_seconds"], advanced["offset_seconds"]]


async def test_nothing_due_moves_nothing(
    sandbox: Sandbox, http: aiohttp.ClientSession, bot_control: tuple[str, dict[str, Any]]
) -> None:
    sandbox.bot_control_url, known = bot_control

    answer = await do(http, "clock", jump="next")

    assert (answer["jumped"], answer["next_at"], answer["offset_seconds"]) == (False, None, 0)
    assert known["told"] == []


async def test_a_bot_that_does_not_answer_leaves_the_clock_alone(
    sandbox: Sandbox, http: aiohttp.ClientSession
) -> None:
    sandbox.bot_control_url = "http://127.0.0.1:9"

    async with http.post("/sandbox/clock", json={"advance_seconds": 60}) as answer:
        assert answer.status == 409

    assert sandbox.world.clock.offset_seconds == 0


async def test_waiting_for_what_never_comes_says_what_is_there(bot: Bot, anna: Person) -> None:
    await bot.send_message(anna.id, "something else")

    with pytest.raises(NotSeen, match="something else"):
        await anna.waits_for("this", timeout=0.05)
    with pytest.raises(NotPossible, match="no button 'Yes'"):
        await anna.taps("Yes")
    with pytest.raises(NotSeen):
        await anna.sees_nothing_new(0.01)


async def test_waiting_ends_as_soon_as_the_answer_is_there(bot: Bot, anna: Person) -> None:
    await bot.send_message(anna.id, "old answer")
    await anna.says("again?")
    waiting = asyncio.ensure_future(anna.waits_for("answer", timeout=3))
    await asyncio.sleep(0.05)
    assert not waiting.done()

    await bot.send_message(anna.id, "new answer")

    assert (await waiting).text == "new answer"


async def test_stopping_does_not_wait_for_those_who_listen() -> None:
    sandbox = Sandbox(SandboxConfig(port=0))
    await sandbox.start()
    sandbox.fault("hang", methods=["sendMessage"])
    async with aiohttp.ClientSession(sandbox.url) as http:
        events = await http.get("/sandbox/events")
        poll = asyncio.ensure_future(http.post(f"/bot{sandbox.token}/getUpdates", json={"timeout": 30}))
        stuck = asyncio.ensure_future(http.post(f"/bot{sandbox.token}/sendMessage", json={"chat_id": 1}))
        await asyncio.sleep(0.1)

        async with asyncio.timeout(4):
            await sandbox.stop()

        assert (await (await poll).json())["result"] == []
        with pytest.raises(aiohttp.ClientError):
            await stuck
        events.close()


async def test_a_taken_port_is_said(sandbox: Sandbox) -> None:
    port = int(sandbox.url.rpartition(":")[2])

    with pytest.raises(OSError, match="in use"):
        await Sandbox(SandboxConfig(port=port)).start()


async def test_it_runs_alone_from_the_command_line() -> None:
    root = Path(sandbox_package.__file__).parent.parent
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "sandbox", "--port", "0", "--token", "42:abc", "--people", "5", "--errors", "1"),
        cwd=root,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    line = (await asyncio.wait_for(process.stdout.readline(), 20)).decode()
    address = re.search(r"http://\S+", line)
    assert address is not None
    async with aiohttp.ClientSession(address.group()) as http:
        state = await see(http, "state")
        async with http.post("/bot42:abc/getMe") as answer:
            assert (answer.status, (await answer.json())["description"]) == (500, "Internal Server Error")
    process.terminate()

    assert await asyncio.wait_for(process.wait(), 10) == 0
    assert [person["first_name"] for person in state["people"]][:3] == ["Alex", "Robin", "Sam"]
    assert len(state["people"]) == 8
