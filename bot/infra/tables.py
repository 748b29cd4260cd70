"""What every mapped table shares: the metadata with its naming convention, and column types."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Index, Integer, MetaData, Table, text
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator, TypeEngine


class Base(DeclarativeBase):
    """The base of each mapped class."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC moment on both databases; SQLite has no zones, so there it is stored without one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Use the zone-less type on SQLite."""
        if dialect.name == "sqlite":
            return dialect.type_descriptor(DateTime())
        return dialect.type_descriptor(DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive values, which would be somebody's local time by accident."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored moment must be aware")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return aware UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# SQLite gives an automatic number only to INTEGER PRIMARY KEY; PostgreSQL needs 64 bits.
BigId = BigInteger().with_variant(Integer(), "sqlite")


def partial_index(name: str, *columns: str, where: str) -> Index:
    """Return an index over the rows that fulfil `where` (SQL), on both databases."""
    return Index(name, *columns, sqlite_where=text(where), postgresql_where=text(where))


def insert_into(session: AsyncSession, table: type[Base]) -> Any:
    """Return the INSERT of the session's database, the one that knows ON CONFLICT."""
    return inserting(dialect_of(session), table)


def dialect_of(session: AsyncSession) -> str:
    """Return the name of the session's database: sqlite or postgresql."""
    assert session.bind is not None
    return session.bind.dialect.name


def inserting(dialect: str, table: type[Base]) -> Any:
    """Return the INSERT of that database, for statements that are built once and kept."""
    return (sqlite_insert if dialect == "sqlite" else postgresql_insert)(table_of(table))


def table_of(mapped: type[Base]) -> Table:
    """Return the table itself: what is asked of it comes as plain rows, without the cost of the mapping."""
    assert isinstance(mapped.__table__, Table)
    return mapped.__table__
