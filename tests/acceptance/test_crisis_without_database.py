"""Help when everything else is broken: no database, a broken text, a Telegram that fails twice."""

import asyncio
import sqlite3
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine
from telegram.error import NetworkError

from tests.acceptance.crisis_talk import DIE, TONIGHT, prepare
from tests.house import House

DATABASE_GONE = (DBAPIError, OSError, asyncpg.PostgresError)


@pytest.fixture
def talk(quick_house: House) -> House:
    """Give a house that reads the words of crisis_talk."""
    return prepare(quick_house)


async def break_database(house: House) -> None:
    """Lose the file under the running process; let PostgreSQL end every connection and take no new one."""
    engine = house.keel.database.engine
    name = str(engine.url.database)
    if not house.keel.database.is_sqlite:
        outside = create_async_engine(engine.url.set(database="postgres"), isolation_level="AUTOCOMMIT")
        async with outside.connect() as connected:
            await connected.execute(text(f'ALTER DATABASE "{name}" WITH ALLOW_CONNECTIONS false'))
            await connected.execute(
                text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"),
                {"name": name},
            )
        await outside.dispose()
        return
    connection = sqlite3.connect(Path(name))
    connection.execute("PRAGMA foreign_keys = OFF")
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in names:
        if not name.startswith("sqlite_"):
            connection.execute(f'DROP TABLE "{name}"')
    connection.commit()
    connection.close()


async def wait_for(house: House, chat_id: int, count: int) -> None:
    """Wait until the bot has said so many messages in the chat."""
    for _ in range(200):
        if len(house.telegram.said(chat_id)) >= count:
            return
        await asyncio.sleep(0.01)
    raise AssertionError(f"only {[one.text for one in house.telegram.said(chat_id)]}")


async def test_the_answer_goes_out_while_storing_fails(house: House) -> None:
    """Numbers and question, for somebody we know and for a stranger; the batch is not confirmed."""
    talk = prepare(house)
    anna, ben = await talk.resident(), talk.person("Ben")
    start = len(anna.said())
    await break_database(talk)
    update, other = anna.message(text=DIE), ben.message(text=TONIGHT)

    with pytest.raises(DATABASE_GONE):
        await talk.keel.feed.take_in([update, other])

    await wait_for(talk, anna.id, start + 2)
    await wait_for(talk, ben.id, 2)
    assert "116 123" in anna.said()[start].text
    assert anna.last_read() == talk.phrase("crisis-ask")
    assert ben.said()[0].text.startswith("Call 999 now")

    # Telegram repeats what was not confirmed: it is not answered again.
    with pytest.raises(DATABASE_GONE):
        await talk.keel.feed.take_in([update, other])
    assert len(anna.said()) == start + 2
    # And the typed answer to the question is answered from memory too.
    with pytest.raises(DATABASE_GONE):
        await talk.keel.feed.take_in([anna.message(text="yes")])
    await wait_for(talk, anna.id, start + 3)
    assert "Is there anyone with you?" in anna.last_read()
    await talk.keel.background.stop()


async def test_the_second_message_is_short_without_a_database_too(talk: House) -> None:
    """What was said minutes ago is remembered in memory."""
    anna = await talk.resident()
    await break_database(talk)
    start = len(anna.said())
    with pytest.raises(DATABASE_GONE):
        await talk.keel.feed.take_in([anna.message(text=DIE)])
    await wait_for(talk, anna.id, start + 2)
    await talk.move(seconds=30)
    with pytest.raises(DATABASE_GONE):
        await talk.keel.feed.take_in([anna.message(text=DIE)])
    await wait_for(talk, anna.id, start + 3)
    assert anna.last_read().startswith(talk.phrase("crisis-still"))
    await talk.keel.background.stop()


async def test_a_telegram_that_fails_twice_is_tried_again(talk: House) -> None:
    """Each card up to three times; then it waits in the top lane."""
    anna = await talk.resident()
    start = len(anna.said())
    talk.telegram.network_error("sendMessage", NetworkError("reset"), times=2)

    await anna.says(DIE)

    assert "116 123" in anna.said()[start].text
    assert anna.last_read() == talk.phrase("crisis-ask")


async def test_what_three_tries_could_not_send_goes_out_through_the_outbox(talk: House) -> None:
    """Nothing is lost: the ledger holds it in the crisis lane."""
    anna = await talk.resident()
    start = len(anna.said())
    talk.telegram.network_error("sendMessage", NetworkError("reset"), times=3)

    await anna.says(DIE)
    await talk.send()

    assert "116 123" in "\n".join(one.text for one in anna.said()[start:])


async def test_a_broken_text_still_lets_a_number_out(talk: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """A translator's slip in one message must not cost the answer."""
    anna = await talk.resident()
    start = len(anna.said())
    # Put back afterwards: the houses of one test process share their texts.
    monkeypatch.delitem(talk.keel.services.texts.bundle("en")._messages, "crisis-heard")

    await anna.says(DIE)

    assert "116 123" in anna.said()[start].text
