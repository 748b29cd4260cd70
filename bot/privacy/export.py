"""Everything that is kept about a person, opened, to take along."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import Column, LargeBinary, MetaData, select

from bot.infra.vault import Vault
from bot.infra.work import Work
from bot.kernel.clock import Clock
from bot.people import Person
from bot.privacy.tables import tables_of_people

SEALED = "_sealed"
# Columns that say nothing about a person: look-up values, the sender's own bookkeeping, who of the team
# took an alert. What a message held is not kept once it went out; until then it is made from other rows.
LEFT_OUT: Mapping[str, frozenset[str]] = {
    "people": frozenset({"telegram_mac"}),
    "alerts": frozenset({"chat_mac", "chat_sealed", "taken_by_sealed"}),
    "deliveries": frozenset({"what_sealed", "chat_sealed", "fence", "dedupe_key"}),
}

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Export:
    """Rows by table, sealed values opened, everything in JSON's types.

    Moments are ISO 8601 in UTC, days ISO dates. Every table that holds rows of people is there, empty
    ones too.
    """

    made_at: datetime
    tables: Mapping[str, list[Row]]

    def as_json(self) -> bytes:
        """Return the export as a JSON file."""
        whole = {"made_by": "Keel", "made_at": _plain(self.made_at), "kept": dict(self.tables)}
        return json.dumps(whole, ensure_ascii=False, indent=2).encode() + b"\n"


@dataclass(frozen=True, slots=True)
class Exporter:
    """Makes exports; `schema` is the whole schema (bot/schema.py)."""

    work: Work
    clock: Clock
    vault: Vault
    schema: MetaData

    async def export(self, person: Person) -> Export:
        """Return everything kept about a person, read in one transaction."""
        tables: dict[str, list[Row]] = {}
        async with self.work.read() as session:
            for table, whose in tables_of_people(self.schema):
                rows = await session.execute(
                    select(table).where(whose == person.id).order_by(*table.primary_key.columns)
                )
                kept = tables.setdefault(table.name, [])
                kept += [self._open(table.name, dict(row)) for row in rows.mappings()]
        return Export(self.clock.now(), tables)

    def _open(self, table: str, row: Mapping[str, Any]) -> Row:
        opened: Row = {}
        for name, value in row.items():
            if name in LEFT_OUT.get(table, ()):
                continue
            if name.endswith(SEALED):
                opened[name.removesuffix(SEALED)] = None if value is None else self._unseal(value)
            else:
                opened[name] = _plain(value)
        return opened

    def _unseal(self, value: bytes) -> Any:
        text = self.vault.open_text(value)
        # Sealed values are texts or, where a row has several things to hide, JSON.
        if text[:1] in ("{", "["):
            try:
                return json.loads(text)
            except ValueError:
                return text
        return text


def hides_bytes(table: str, column: Column[Any]) -> bool:
    """Return whether a column holds bytes that an export could not show: neither sealed nor left out."""
    return (
        isinstance(column.type, LargeBinary)
        and not column.name.endswith(SEALED)
        and column.name not in LEFT_OUT.get(table, ())
    )


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    return value
