"""After an erasure nothing in the database leads to the person: every table, every byte, sealed or not."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Integer,
    LargeBinary,
    Table,
    Time,
    insert,
    text,
)

from bot.infra.database import sqlite_path
from bot.infra.tables import UtcDateTime
from bot.messaging.delivery import Lane, NewMessage
from bot.messaging.intake import State
from bot.people import Person
from bot.privacy.tables import tables_of_people
from bot.schema import METADATA
from tests.house import House, Visitor

NOTE = "met K. behind the old mill"
SAID = "please call my sister Ilse"


async def everything(house: House) -> list[tuple[str, bytes]]:
    """Return every value of every table as bytes, and what sealed ones hold, with where it stands."""
    vault = house.keel.services.vault
    found: list[tuple[str, bytes]] = []
    async with house.keel.database.reads() as session:
        for table in METADATA.tables.values():
            for row in (await session.execute(table.select())).mappings():
                for name, value in row.items():
                    where = f"{table.name}.{name}"
                    found.append((where, value if isinstance(value, bytes) else str(value).encode()))
                    if isinstance(value, bytes) and name.endswith("_sealed"):
                        found.append((f"{where} opened", vault.open(value)))
    return found


def leads(found: Sequence[tuple[str, bytes]], traces: Sequence[bytes]) -> list[str]:
    """Return where one of the traces stands."""
    return sorted({where for where, value in found if any(trace in value for trace in traces)})


def traces_of(house: House, visitor: Visitor) -> list[bytes]:
    """Return all by which somebody could be found: id, look-up value, their words."""
    mac = house.keel.services.vault.mac(visitor.id)
    return [str(visitor.id).encode(), mac, mac.hex().encode(), NOTE.encode(), SAID.encode(), b"Ilse"]


async def lived_in(house: House) -> tuple[Visitor, Person]:
    """Return somebody with a diary, a ledger, queued messages, a set-aside update and an open question."""
    anna = house.person("Anna", id=7_310_554_871)
    await anna.says("/start")
    for label in ("Start", "Yes, and that's OK", "Yes, that's right", "I've stopped", "About a week"):
        await anna.taps(label)
    await anna.taps("Evening, 19:00")
    await anna.says("/checkin")
    await anna.taps("2 Low")
    await anna.taps("8")
    await anna.taps("No")
    await anna.taps("Add a note")
    await anna.says(NOTE)
    await anna.says(SAID)
    await house.move(days=1, hours=7)
    await house.tick()
    person = await house.known(anna)
    assert person is not None
    await house.keel.services.outbox.add(
        NewMessage("ready", Lane.ASKED, f"asked:{person.id}", person.id, what={"reply": {"html": SAID}})
    )
    # A turn that failed for good: its text is kept for whoever looks into it.
    async with house.keel.services.work.begin() as session:
        vault = house.keel.services.vault
        await session.execute(
            insert(METADATA.tables["updates"]).values(
                bot_id=4242,
                update_id=999_999,
                chat_key=vault.mac(anna.id),
                state=State.SET_ASIDE.value,
                payload_sealed=vault.seal_text(SAID),
                attempts=4,
                received_at=house.clock.now(),
            )
        )
    await anna.says("/settings")
    await anna.taps("Country")
    return anna, person


async def test_nothing_leads_to_somebody_who_was_erased(house: House) -> None:
    """Not their id, not its look-up value, not a word of theirs; and others are untouched."""
    anna, _ = await lived_in(house)
    ben = await house.resident("Ben")
    assert len(leads(await everything(house), traces_of(house, anna))) >= 5

    await anna.says("/erase")
    await anna.taps("Yes, erase it all")

    assert leads(await everything(house), traces_of(house, anna)) == []
    assert await house.known(ben) is not None
    seen = house.keel.first_look
    assert anna.id not in seen._seen
    assert anna.id not in seen._said


async def test_the_file_forgets_too(quick_house: House) -> None:
    """On SQLite erased bytes are overwritten, and within the hour the log holds none of them."""
    anna, _ = await lived_in(quick_house)
    path = sqlite_path(quick_house.keel.settings.database)
    assert path is not None
    files = [path, path.with_name(f"{path.name}-wal")]
    mac = quick_house.keel.services.vault.mac(anna.id)
    assert any(mac in file.read_bytes() for file in files)

    await anna.says("/erase")
    await anna.taps("Yes, erase it all")
    await quick_house.keel.retain()

    assert [file.name for file in files if file.exists() and mac in file.read_bytes()] == []


async def test_the_ledger_stays_countable_and_names_nobody(house: House) -> None:
    """Rows stay without person, content, number of the message or a key with the person's own number."""
    _, person = await lived_in(house)
    count = text("SELECT count(*) FROM deliveries")
    async with house.keel.database.reads() as session:
        before = await session.scalar(count)

    receipt = await house.keel.services.eraser.erase(person)

    async with house.keel.database.reads() as session:
        assert await session.scalar(count) == before == receipt.ledger_rows
        rows = (
            await session.execute(
                text(
                    "SELECT id, person_id, what_sealed, message_id, dedupe_key, state, reason FROM deliveries"
                )
            )
        ).all()
    assert all(row[1:4] == (None, None, None) for row in rows)
    assert {row.dedupe_key for row in rows} == {f"erased:{row.id}" for row in rows}
    assert {row.reason for row in rows if row.state == "cancelled"} <= {"erased", "answered"}
    assert not any(row.state == "queued" for row in rows)
    assert receipt.deleted["day_notes"] == 1
    assert receipt.deleted["people"] == 1


async def test_every_table_with_a_person_is_exported_and_erased(house: House) -> None:
    """A row in each such table, made from its columns alone: in the copy before, gone afterwards."""
    person = await house.keel.services.people.welcome(_newcomer())
    filled = await _fill_every_table(house, person)
    assert filled

    export = await house.keel.services.exporter.export(person)
    receipt = await house.keel.services.eraser.erase(person)

    assert {name for name, rows in export.tables.items() if not rows} == set()
    assert set(receipt.deleted) | {"deliveries"} == set(export.tables)
    async with house.keel.database.reads() as session:
        for table, whose in tables_of_people(METADATA):
            left = (await session.execute(table.select().where(whose == person.id))).all()
            assert left == [], table.name


def _newcomer() -> Any:
    from bot.people import NewPerson

    return NewPerson(7_310_554_871, "en", "GB", "Europe/London", 1)


async def _fill_every_table(house: House, person: Person) -> list[str]:
    """Put one row of the person into each table that has none yet; return their names."""
    filled = []
    vault = house.keel.services.vault
    async with house.keel.services.work.begin() as session:
        for table in METADATA.sorted_tables:
            whose = [column for other, column in tables_of_people(METADATA) if other is table]
            if not whose or table.name == "people":
                continue
            values = {
                column.name: _some(column, person, vault) for column in table.columns if _needed(column)
            }
            values |= {column.name: person.id for column in whose}
            values |= await _parents(session, table, values)
            await session.execute(insert(table).values(**values))
            filled.append(table.name)
    return filled


def _needed(column: Column[Any]) -> bool:
    automatic = column.autoincrement is True or column.identity is not None
    return not column.nullable and not automatic


def _some(column: Column[Any], person: Person, vault: Any) -> Any:
    kind = column.type
    if isinstance(kind, LargeBinary):
        return vault.seal_json({"a": 1}) if column.name.endswith("_sealed") else b"\x01" * 32
    if isinstance(kind, UtcDateTime | DateTime):
        return datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    if isinstance(kind, Date):
        return datetime(2026, 11, 24, tzinfo=UTC).date()
    if isinstance(kind, Time):
        return datetime(2026, 11, 24, 12, 0, tzinfo=UTC).time()
    if isinstance(kind, Boolean):
        return True
    if isinstance(kind, Integer | BigInteger) or kind.python_type is int:
        return 1
    return "x"


async def _parents(session: Any, table: Table, values: dict[str, Any]) -> dict[str, Any]:
    """Return the keys of rows in other tables that this one hangs on: the newest one there is."""
    found: dict[str, Any] = {}
    for column in table.columns:
        for key in column.foreign_keys:
            if key.column.table.name != "people" and column.name in values:
                found[column.name] = await session.scalar(
                    key.column.table.select()
                    .with_only_columns(key.column)
                    .order_by(key.column.desc())
                    .limit(1)
                )
    return found
