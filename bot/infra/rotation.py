"""Sealing everything stored under the newest key, in small steps that can be broken off and gone on with.

Two conventions of the tables make it possible (a test holds every table to them): a sealed column is called
`*_sealed`, and the look-up value of a number is called `*_mac`, with the number itself sealed beside it in
`*_sealed` or `*_id_sealed`. A look-up value without its number (a refusal) stays as it is: it is found as
long as its key is among the keys.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, LargeBinary, MetaData, Table, func, select, tuple_, update

from bot.infra.database import Database
from bot.infra.vault import Vault, WrongKey

SEALED = "_sealed"
MAC = "_mac"
BATCH = 500


@dataclass(frozen=True, slots=True)
class Rotation:
    """What was done: values sealed anew, values that were new already, look-up values that stay old."""

    sealed: int
    already: int
    left: int


def sealed_columns(table: Table) -> list[Column[Any]]:
    """Return the sealed columns of a table."""
    return [column for column in table.columns if column.name.endswith(SEALED)]


def mac_columns(table: Table) -> Iterator[tuple[Column[Any], Column[Any] | None]]:
    """Yield the look-up columns of a table, each with the sealed column of its number, if it has one."""
    for column in table.columns:
        if column.name.endswith(MAC):
            stem = column.name.removesuffix(MAC)
            yield column, table.columns.get(f"{stem}{SEALED}", table.columns.get(f"{stem}_id{SEALED}"))


def bytes_columns(metadata: MetaData) -> set[str]:
    """Return every column of bytes as `table.column`: each must be sealed, a look-up value, or known."""
    return {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, LargeBinary)
    }


async def rotate(
    database: Database, vault: Vault, newest: Vault, metadata: MetaData, step: Callable[[int], None]
) -> Rotation:
    """Seal every value anew that `newest`, the vault of the first key alone, cannot open.

    `vault` has all the keys. Batches commit one by one while Keel runs, and a value that changed meanwhile
    is left to the next run. `step` is told how many rows were looked at. Raises WrongKey naming the table.
    """
    done = already = left = 0
    for table in metadata.sorted_tables:
        sealed = sealed_columns(table)
        macs = dict(mac_columns(table))
        left += await _count(database, table) if any(number is None for number in macs.values()) else 0
        if not sealed:
            continue
        after: tuple[Any, ...] | None = None
        while rows := await _batch(database, table, after):
            changes = []
            for row in rows:
                values: dict[str, Any] = {}
                for column in sealed:
                    value = row[column.name]
                    if value is None:
                        continue
                    if _opens(newest, value):
                        already += 1
                        continue
                    values[column.name] = _reseal(vault, table, value)
                for mac, number in macs.items():
                    if number is None or row[number.name] is None:
                        continue
                    fresh = newest.mac(int(vault.open_text(row[number.name])))
                    if fresh != row[mac.name]:
                        values[mac.name] = fresh
                if values:
                    changes.append((row, values))
                    done += sum(name.endswith(SEALED) for name in values)
            await _write(database, table, changes)
            step(len(rows))
            after = tuple(rows[-1][column.name] for column in table.primary_key.columns)
    return Rotation(done, already, left)


def _opens(vault: Vault, value: bytes) -> bool:
    try:
        vault.open(value)
    except WrongKey:
        return False
    return True


def _reseal(vault: Vault, table: Table, value: bytes) -> bytes:
    try:
        return vault.reseal(value)
    except WrongKey:
        raise WrongKey(
            f"a value in the table {table.name} opens with none of the keys in KEEL_ENCRYPTION_KEYS: "
            "add the key it was written with, at the end"
        ) from None


async def _count(database: Database, table: Table) -> int:
    async with database.reads.begin() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def _batch(database: Database, table: Table, after: tuple[Any, ...] | None) -> list[dict[str, Any]]:
    key = list(table.primary_key.columns)
    chosen = dict.fromkeys([*key, *sealed_columns(table), *(mac for mac, _ in mac_columns(table))])
    question = select(*chosen).order_by(*key).limit(BATCH)
    if after is not None:
        question = question.where(tuple_(*key) > tuple_(*after))
    async with database.reads.begin() as session:
        return [dict(row) for row in (await session.execute(question)).mappings()]


async def _write(
    database: Database, table: Table, changes: list[tuple[dict[str, Any], dict[str, Any]]]
) -> None:
    if not changes:
        return
    async with database.writing(), database.writes.begin() as session:
        for row, values in changes:
            # Only what still is as it was read: whatever Keel wrote meanwhile is under the newest key.
            same = [table.columns[name] == row[name] for name in values]
            key = [column == row[column.name] for column in table.primary_key.columns]
            await session.execute(update(table).where(*key, *same).values(**values))
