"""/export, /erase, /privacy, /about, what Telegram lists, and forgetting with time, as talks."""

import csv
import io
import json
from datetime import timedelta
from typing import Any

import pytest

from bot.diary.extras import Question
from bot.diary.moods import Used
from bot.people import NewPerson
from bot.privacy import NoSuchPerson, erase_person, export_person
from handlers.people.commands import ADMINS, PRIVATE, STAFF_GROUP
from tests.house import ADMIN, STAFF_CHAT, House, Visitor

NOTE = "walked the dog <by> the canal"


async def with_a_diary(house: House) -> Visitor:
    """Return somebody who has checked in once, with a note."""
    anna = await house.resident()
    await anna.says("/checkin")
    await anna.taps("2 Low")
    await anna.taps("8")
    await anna.taps("No")
    await anna.taps("Add a note")
    await anna.says(NOTE)
    return anna


def files_of(house: House, visitor: Visitor) -> tuple[dict[str, Any], str]:
    """Return the newest files of a chat: the JSON, parsed, and the text."""
    first, second = (newest(visitor, ending) for ending in (".json", ".txt"))
    return json.loads(first), second.decode()


def newest(visitor: Visitor, ending: str) -> bytes:
    """Return the newest file in a chat whose name ends like this."""
    found = [one.document for one in visitor.said() if one.file_name.endswith(ending)]
    assert isinstance(found[-1], bytes)
    return found[-1]


async def test_a_copy_has_everything_opened(house: House) -> None:
    """Anna's note, her country and her check-in hour are in the files; look-up values are not."""
    anna = await with_a_diary(house)

    await anna.says("/export")

    made, text = files_of(house, anna)
    kept = made["kept"]
    assert kept["people"][0]["telegram_id"] == str(anna.id)
    assert "telegram_mac" not in kept["people"][0]
    assert kept["people"][0]["country"] == "GB"
    assert kept["day_notes"][0]["note"] == NOTE
    assert kept["checkin_plans"][0]["wall_time"] == "19:00"
    assert f"2026-11-24: mood 2 of 5, pull 8 of 10, didn't use\n    Note: {NOTE}" in text
    assert house.phrase("export-readable").split("\n")[0] in anna.last_read()
    assert [message.file_name for message in anna.said()[-3:]] == [
        "keel-2026-11-24.json",
        "keel-2026-11-24.csv",
        "keel-2026-11-24.txt",
    ]


async def test_the_diary_is_a_table_that_a_spreadsheet_opens(house: House) -> None:
    """A row a day, days without an answer too; letters with accents are told, formulas are made harmless."""
    anna = await with_a_diary(house)
    person = await house.known(anna)
    assert person is not None
    moods, today = house.keel.services.moods, house.keel.services.moods.today(person)
    await moods.record_note(person, today, '=HYPERLINK("http://x";"café")')
    await moods.record_use(person, today - timedelta(days=2), Used.YES)
    await anna.says("/lapse")
    await anna.taps("Yes, I'm safe")
    await anna.taps("Yesterday")
    await anna.says("-payday, again")

    await anna.says("/export")

    table = newest(anna, ".csv").decode("utf-8")
    assert table.startswith("\ufeffDay,Mood (1–5),Pull to use (0–10),Used,Note,What happened\r\n")
    rows = list(csv.reader(io.StringIO(table.removeprefix("\ufeff"))))[1:]
    assert rows == [
        ["2026-11-22", "", "", "yes", "", ""],
        ["2026-11-23", "", "", "yes", "", "'-payday, again"],
        ["2026-11-24", "2", "8", "no", '\'=HYPERLINK("http://x";"café")', ""],
    ]


async def test_the_one_more_question_has_a_column_of_its_own(quick_house: House) -> None:
    """A score and words, beside the day's other answers."""
    anna = await with_a_diary(quick_house)
    person = await quick_house.known(anna)
    assert person is not None
    extras, today = quick_house.keel.services.extras, quick_house.keel.services.moods.today(person)
    await extras.score(person, today, Question.PAIN, 3)
    await extras.tell(person, today, "@home all day")

    await anna.says("/export")

    (row,) = csv.DictReader(io.StringIO(newest(anna, ".csv").decode("utf-8-sig")))
    assert (row["Pain (0–10)"], row["What went well"]) == ("3", "'@home all day")


async def test_where_numbers_have_a_comma_the_cells_part_at_a_semicolon(quick_house: House) -> None:
    """Spain opens it with semicolons, Mexico with commas; the words are Spanish."""
    anna = await with_a_diary(quick_house)
    person = await quick_house.known(anna)
    assert person is not None
    for country, parting in (("ES", ";"), ("MX", ",")):
        await quick_house.keel.services.people.change(person, language="es", country=country)
        await quick_house.move(minutes=2)
        await anna.says("/export")
        table = newest(anna, ".csv").decode("utf-8-sig")
        assert table.splitlines()[0].split(parting)[:2] == ["Día", "Ánimo (1–5)"]


async def test_a_copy_goes_out_once_a_minute(quick_house: House) -> None:
    """The second tap is told where the first copy is; a minute later there is a new one."""
    anna = await quick_house.resident()
    await anna.says("/export")

    await anna.says("/export")
    assert anna.last_read() == quick_house.phrase("export-wait")
    assert len(quick_house.telegram.called("sendDocument")) == 2

    await quick_house.move(minutes=1)
    await anna.says("/export")
    assert len(quick_house.telegram.called("sendDocument")) == 4


async def test_erasure_asks_once_and_gives_a_receipt(house: House) -> None:
    """Anna reads what would go, says yes, and is a stranger afterwards."""
    anna = await with_a_diary(house)
    await house.move(days=1, hours=7)
    await house.tick()

    await anna.says("/erase")
    assert "your profile" in anna.last_read()
    assert "1 day of your diary" in anna.last_read()
    question = anna.last()
    await anna.taps("Yes, erase it all")

    assert await house.known(anna) is None
    assert question.text == house.phrase("erase-done-short")
    receipt = anna.last_read()
    assert "1 day of your diary" in receipt
    assert "up to 90 days" in receipt
    assert "8 days" in receipt
    assert "up to 30 days" in receipt
    await house.move(days=3)
    count = len(anna.said())
    await house.tick()
    assert len(anna.said()) == count
    await anna.says("/sos")
    assert "116 123" in anna.last_read()
    await anna.says("/erase")
    assert anna.last_read() == house.phrase("erase-nothing")


async def test_two_quick_taps_erase_once_and_leave_the_receipt(quick_house: House) -> None:
    """The second tap comes from a stranger; it writes over nothing."""
    anna = await quick_house.resident()
    await anna.says("/erase")
    first, second = anna.tap_update("Yes, erase it all"), anna.tap_update("Yes, erase it all")

    await quick_house.take_in(first, second)

    receipts = [one for one in anna.said() if one.text.startswith("Everything I kept about you is erased")]
    assert len(receipts) == 1
    assert await quick_house.set_aside() == 0


async def test_whoever_runs_keel_can_do_both_by_hand(quick_house: House) -> None:
    """By our own id, for somebody who asks them; a second erasure says that nobody is there."""
    anna = await with_a_diary(quick_house)
    person, services = await quick_house.known(anna), quick_house.keel.services
    assert person is not None

    export = await export_person(services.people, services.exporter, person.id)
    receipt = await erase_person(services.people, services.eraser, person.id)

    assert NOTE in export.as_json().decode()
    assert receipt.deleted["day_notes"] == 1
    with pytest.raises(NoSuchPerson):
        await erase_person(services.people, services.eraser, person.id)


async def test_saying_no_erases_nothing(quick_house: House) -> None:
    """And a copy can be had from the question itself."""
    anna = await with_a_diary(quick_house)
    await anna.says("/erase")
    await anna.taps("Send me a copy first")
    made, _ = files_of(quick_house, anna)
    assert made["kept"]["day_notes"]

    await anna.taps("No, keep it")

    assert anna.said()[-4].text == quick_house.phrase("erase-kept")
    assert await quick_house.known(anna) is not None


async def test_a_right_does_not_wait_for_a_new_consent(quick_house: House) -> None:
    """Whoever has not agreed to a newer text still gets a copy, silence and erasure."""
    anna = await quick_house.resident()
    person = await quick_house.known(anna)
    assert person is not None
    await quick_house.keel.services.people.change(person, consent_version=0)

    await anna.says("/export")
    assert len(quick_house.telegram.called("sendDocument")) == 2
    await anna.says("/stop")
    assert anna.last_read() == quick_house.phrase("pause-stopped")
    await anna.says("/erase")
    await anna.taps("Yes, erase it all")

    assert await quick_house.known(anna) is None


async def test_a_newcomer_never_gets_the_number_of_somebody_erased(house: House) -> None:
    """Nor do they miss a check-in because somebody with their number had it already."""
    anna = await house.resident("Anna")
    before = await house.known(anna)
    await house.move(hours=7)
    await house.tick()
    await anna.says("/erase")
    await anna.taps("Yes, erase it all")

    ben = await house.resident("Ben")
    after = await house.known(ben)

    assert before is not None
    assert after is not None
    assert after.id != before.id


async def test_privacy_is_made_from_the_live_settings(house: House) -> None:
    """It names this database and this team, and its numbers are those of the code."""
    anna = house.person()
    await anna.says("/privacy")
    text = anna.last_read()
    kind = "sqlite" if house.keel.database.is_sqlite else "postgresql"

    assert house.phrase(f"privacy-database-{kind}") in text
    assert house.phrase("privacy-staff-yes") in text
    assert "words: 90 days" in text
    assert "each message: 8 days" in text
    await anna.taps("What Keel is")
    assert "a machine" in anna.last_read()
    assert house.phrase("about-reviewed-none") in anna.last_read()


async def test_privacy_says_when_nobody_reads_along(sqlite_database: Any) -> None:
    """Without a staff chat no team is named."""
    house = await House.open(sqlite_database, staff_chat_id=None)
    anna = house.person()

    await anna.says("/privacy")

    assert house.phrase("privacy-staff-no") in anna.last_read()
    await house.close()


async def test_somebody_silent_is_asked_after_a_year_and_erased_a_month_later(house: House) -> None:
    """One question, neutral at first sight; nothing before, everything gone after."""
    anna = await with_a_diary(house)
    await anna.says("/stop")
    await anna.says("/resume")
    await anna.says("/settings")
    await anna.taps("Check-in")
    await anna.taps("No check-ins")
    await anna.taps("Turn tips off")
    count = len(anna.said())

    await house.move(days=364)
    await house.keel.retain()
    await house.tick()
    assert len(anna.said()) == count

    await house.move(days=2)
    await house.keel.retain()
    await house.keel.retain()
    await house.tick()
    assert len(anna.said()) == count + 1
    assert anna.last_read().startswith("Hi. It's been about a year since you last wrote here.")

    await house.move(days=30)
    await house.keel.retain()
    assert await house.known(anna) is not None
    await house.move(days=2)
    await house.keel.retain()
    assert await house.known(anna) is None


async def test_an_answer_keeps_everything_for_another_year(quick_house: House) -> None:
    """One tap is enough, and a year later the question may come again."""
    anna = await quick_house.resident()
    await anna.says("/settings")
    await anna.taps("Check-in")
    await anna.taps("No check-ins")
    await quick_house.move(days=366)
    await quick_house.keel.retain()
    await quick_house.tick()

    await anna.taps("Keep them")
    await quick_house.move(days=60)
    await quick_house.keel.retain()

    assert await quick_house.known(anna) is not None
    await quick_house.move(days=310)
    await quick_house.keel.retain()
    await quick_house.tick()
    assert anna.last_read().startswith("Hi. It's been about a year")


async def test_keel_was_off_and_asks_before_it_erases(quick_house: House) -> None:
    """Fourteen months of silence, and nobody was asked: the question first, then a whole month."""
    anna = await quick_house.resident()
    await quick_house.move(days=430)

    await quick_house.keel.retain()
    assert await quick_house.known(anna) is not None
    await quick_house.move(days=30)
    await quick_house.keel.retain()
    assert await quick_house.known(anna) is not None

    await quick_house.move(days=2)
    await quick_house.keel.retain()
    assert await quick_house.known(anna) is None


async def test_somebody_who_blocked_the_bot_is_erased_without_a_question(quick_house: House) -> None:
    """There is nobody to ask."""
    anna = await quick_house.resident()
    await anna.blocks()

    await quick_house.move(days=395)
    await quick_house.keel.retain()
    assert await quick_house.known(anna) is not None
    await quick_house.move(days=2)
    await quick_house.keel.retain()

    assert await quick_house.known(anna) is None


async def test_refusals_and_old_places_are_forgotten(quick_house: House) -> None:
    """A no for twelve months, a question half answered for thirty days."""
    people, clock = quick_house.keel.services.people, quick_house.clock
    ben, carla = quick_house.person("Ben"), quick_house.person("Carla")
    await ben.says("/start")
    await ben.taps("Start")
    await ben.taps("No thanks")
    await carla.says("/start")
    await carla.taps("Start")
    await carla.taps("Yes, and that's OK")
    await carla.taps("Another country")
    person = await quick_house.known(carla)
    assert person is not None

    clock.move(timedelta(days=29))
    await quick_house.keel.retain()
    assert (await people.visit(person.telegram_id))[1] is not None
    clock.move(timedelta(days=2))
    await quick_house.keel.retain()
    assert (await people.visit(person.telegram_id))[1] is None
    assert await people.has_refused(ben.id)

    clock.move(timedelta(days=335))
    await quick_house.keel.retain()
    assert not await people.has_refused(ben.id)


async def test_that_somebody_was_here_is_written_once_a_day(quick_house: House) -> None:
    """Not at each message."""
    anna = await quick_house.resident()
    first = await quick_house.known(anna)
    await quick_house.move(hours=23)
    await anna.says("/when")
    same = await quick_house.known(anna)
    await quick_house.move(hours=2)
    await anna.says("/when")
    later = await quick_house.known(anna)

    assert first is not None
    assert same is not None
    assert later is not None
    assert same.last_seen_at == first.last_seen_at
    assert later.last_seen_at == quick_house.clock.now()


async def test_forgetting_goes_in_batches(quick_house: House) -> None:
    """No run takes more people than its batch, and the next goes on with those silent longest."""
    people = quick_house.keel.services.people
    for number in range(5):
        await people.welcome(NewPerson(50 + number, "en", None, "Etc/UTC", 1))
        quick_house.clock.move(timedelta(hours=1))
        person = await people.find(50 + number)
        assert person is not None
        await people.change(person, reach="blocked")
    quick_house.clock.move(timedelta(days=400))

    assert await quick_house.keel.services.retention.erase_silent(2) == 2
    assert [await people.find(50 + number) is None for number in range(5)] == [
        True,
        True,
        False,
        False,
        False,
    ]


async def test_telegram_is_told_the_commands_that_are_answered(quick_house: House) -> None:
    """For private chats, for each admin, and for the staff group; nothing that no handler answers."""
    telegram = quick_house.telegram
    told = {
        json.dumps(call.parameters["scope"], sort_keys=True): [
            one["command"] for one in call.parameters["commands"]
        ]
        for call in telegram.called("setMyCommands")
        if "language_code" not in call.parameters
    }
    private = told[json.dumps({"type": "all_private_chats"})]

    assert private[:2] == ["sos", "checkin"]
    assert {"settings", "when", "pause", "resume", "export", "erase", "privacy", "about", "stop"} <= set(
        private
    )
    admin = told.get(json.dumps({"chat_id": ADMIN, "type": "chat"}, sort_keys=True))
    assert admin is not None
    assert set(admin) >= set(private)
    introduction = quick_house.keel.application.bot_data["introduction"]
    group = told.get(json.dumps({"chat_id": STAFF_CHAT, "type": "chat"}, sort_keys=True), [])
    assert set().union(*told.values()) <= introduction.answered
    assert group == ["duty", "helpline", "reload", "stats"]
    assert telegram.called("setMyDescription")
    assert telegram.called("setMyShortDescription")


async def test_every_command_is_listed_somewhere(quick_house: House) -> None:
    """Whoever adds a command gives it a place in the list, and words."""
    answered = quick_house.keel.application.bot_data["introduction"].answered

    assert answered - {*PRIVATE, *ADMINS, *STAFF_GROUP} == set()


async def test_what_telegram_knows_already_is_not_told_again(quick_house: House) -> None:
    """Another process asks and changes nothing."""
    introduction = quick_house.keel.application.bot_data["introduction"]
    introduction._done.clear()
    before = len(quick_house.telegram.profile)

    assert await introduction.introduce()

    assert len(quick_house.telegram.profile) == before


async def test_an_introduction_that_fails_is_made_later(quick_house: House) -> None:
    """Telegram is away for it: people are answered, and the next try does what is left."""
    introduction = quick_house.keel.application.bot_data["introduction"]
    introduction._done.clear()
    quick_house.telegram.fail("getMyCommands", 502, "Bad Gateway")

    assert not await introduction.introduce()
    assert await introduction.introduce()


async def test_an_admin_without_a_chat_keeps_nobody_else_from_their_commands(quick_house: House) -> None:
    """Telegram does not know their chat yet: the staff group is told, the admin an hour later."""
    introduction = quick_house.keel.application.bot_data["introduction"]
    introduction._done.clear()
    quick_house.telegram.fail("getMyCommands", 400, "Bad Request: chat not found", chat_id=None, times=2)

    assert not await introduction.introduce()
    assert f"group:{STAFF_CHAT}" in introduction._done
    assert await introduction.introduce()
