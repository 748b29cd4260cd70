"""Faults as a client meets them over HTTP: refused, slow, cut off, answered too late."""

import asyncio
import time

import aiohttp
import pytest
from telegram import Bot
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TimedOut

from sandbox import Person, Sandbox


async def test_a_rate_limit_answers_429_with_the_seconds_to_wait(
    sandbox: Sandbox, bot: Bot, anna: Person
) -> None:
    rule = sandbox.fault("rate_limit", per_second=2)
    await bot.send_message(anna.id, "1")
    await bot.send_message(anna.id, "2")

    with pytest.raises(RetryAfter, match="Retry in 1 seconds"):
        await bot.send_message(anna.id, "3")
    await bot.get_me()

    assert rule.hits == 1
    assert [message.text for message in anna.messages if message.from_bot] == ["1", "2"]


async def test_a_failing_share_is_counted_on_both_sides(sandbox: Sandbox, bot: Bot, anna: Person) -> None:
    sandbox.fault("error", share=0.5, error_code=500, methods=["sendMessage"])
    failed = 0

    for number in range(40):
        try:
            await bot.send_message(anna.id, str(number))
        except NetworkError:
            failed += 1

    calls = sandbox.calls_of("sendMessage")
    assert failed == sum(not call.ok for call in calls)
    assert 40 - failed == len([message for message in anna.messages if message.from_bot])
    assert 5 < failed < 35


async def test_a_bad_gateway_is_a_page_of_html(
    sandbox: Sandbox, bot: Bot, anna: Person, http: aiohttp.ClientSession
) -> None:
    sandbox.fault("bad_gateway", times=2)

    answer = await http.post(f"/bot{sandbox.token}/sendMessage", json={"chat_id": anna.id, "text": "x"})
    with pytest.raises(NetworkError):
        await bot.send_message(anna.id, "x")
    await bot.send_message(anna.id, "y")

    assert (answer.status, answer.content_type) == (502, "text/html")
    assert anna.last_read() == "y"


async def test_a_cut_before_the_body_executes_nothing(sandbox: Sandbox, bot: Bot, anna: Person) -> None:
    sandbox.fault("reset", times=1)

    with pytest.raises(NetworkError):
        await bot.send_message(anna.id, "lost")

    (call,) = sandbox.calls_of("sendMessage")
    assert (call.ok, call.answered, call.fault) == (False, False, "reset")
    assert anna.last_read() == ""


async def test_a_cut_after_executing_leaves_the_message_there(
    sandbox: Sandbox, bot: Bot, anna: Person
) -> None:
    sandbox.fault("reset_after", times=1, chat_ids=[anna.id])

    with pytest.raises(NetworkError):
        await bot.send_message(anna.id, "there all the same")

    (call,) = sandbox.calls_of("sendMessage", anna.id)
    assert (call.ok, call.answered) == (True, False)
    assert anna.last_read() == "there all the same"


async def test_a_late_answer_comes_after_the_client_gave_up(sandbox: Sandbox, bot: Bot, anna: Person) -> None:
    sandbox.fault("late", seconds=0.6, times=1)

    with pytest.raises(TimedOut):
        await bot.send_message(anna.id, "once", read_timeout=0.2)

    assert anna.last_read() == "once"
    assert sandbox.calls_of("sendMessage")[0].message_id == 2


async def test_latency_makes_only_the_named_method_slow(sandbox: Sandbox, bot: Bot, anna: Person) -> None:
    sandbox.fault("latency", seconds=0.2, methods=["sendMessage"])

    begin = time.monotonic()
    await bot.get_me()
    quick = time.monotonic() - begin
    await bot.send_message(anna.id, "x")
    slow = time.monotonic() - begin - quick

    assert quick < 0.2 <= slow


async def test_an_outage_ends_by_itself(sandbox: Sandbox, bot: Bot, anna: Person) -> None:
    sandbox.fault("outage", seconds=0.3)

    with pytest.raises(NetworkError):
        await bot.send_message(anna.id, "x")
    await asyncio.sleep(0.35)

    await bot.send_message(anna.id, "back")
    assert anna.last_read() == "back"


async def test_while_it_is_stopped_connections_are_refused_and_nothing_is_lost(
    sandbox: Sandbox, bot: Bot, anna: Person
) -> None:
    address = sandbox.url
    await anna.says("hello?")
    await sandbox.stop()
    with pytest.raises(NetworkError, match="ConnectError"):
        await bot.send_message(anna.id, "x")

    await sandbox.start()

    assert sandbox.url == address
    (update,) = await bot.get_updates()
    assert update.message.text == "hello?"
    poll = asyncio.ensure_future(bot.get_updates(offset=update.update_id + 1, timeout=3))
    await asyncio.sleep(0.05)
    assert not poll.done()
    await anna.says("again")
    assert [update.message.text for update in await poll] == ["again"]


async def test_the_control_port_works_during_an_outage(
    sandbox: Sandbox, anna: Person, http: aiohttp.ClientSession
) -> None:
    added = await http.post("/sandbox/faults", json={"kind": "outage"})
    with pytest.raises(aiohttp.ClientError):
        await http.post(f"/bot{sandbox.token}/getMe")

    shown = await (await http.get("/sandbox/faults")).json()
    assert added.status == 200
    assert [(fault["kind"], fault["hits"]) for fault in shown["faults"]] == [("outage", 1)]

    await http.delete("/sandbox/faults")
    assert (await http.post(f"/bot{sandbox.token}/getMe")).status == 200


async def test_a_hanging_call_ends_when_its_time_is_up(sandbox: Sandbox, bot: Bot, anna: Person) -> None:
    sandbox.fault("hang", seconds=0.2, times=1)

    with pytest.raises(NetworkError):
        await bot.send_message(anna.id, "x", read_timeout=3)

    assert anna.last_read() == ""


async def test_faults_end_one_chat_and_spare_another(sandbox: Sandbox, bot: Bot, anna: Person) -> None:
    ben = sandbox.person("Ben", started=True)
    sandbox.fault("blocked", spare_chat_ids=[ben.id])
    sandbox.fault("error", chat_ids=[ben.id], error_code=400, description="Bad Request: odd", times=1)

    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(anna.id, "x")
    with pytest.raises(BadRequest, match="Odd"):
        await bot.send_message(ben.id, "x")
    await bot.send_message(ben.id, "y")

    assert ben.last_read() == "y"


async def test_a_wrong_rule_is_refused_and_said(http: aiohttp.ClientSession) -> None:
    answer = await http.post("/sandbox/faults", json={"kind": "latency"})

    assert answer.status == 400
    assert (await answer.json())["error"] == "latency needs seconds"
