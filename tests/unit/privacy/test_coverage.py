"""The schema keeps the promises about people: nothing about one can be left out of a copy or an erasure."""

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, Table

from bot.privacy.export import hides_bytes
from bot.privacy.forget import what_survives
from bot.privacy.tables import tables_of_people
from bot.schema import METADATA

# Tables that hold nothing of a person who has an account, and why.
ABOUT_NOBODY = {
    "updates": "wiped of text, replies and chat when handled; what is left is a number",
    "refusals": "a look-up value of somebody without an account, 12 months",
    "leases": "which process sends",
    "broadcasts": "what staff wrote to many people, and who of them did",
    "helpline_changes": "who of the team changed which helpline: the audit",
    "content_reloads": "who of the team had the content read again, a year",
    "duties": "until when somebody of the team reads",
}


def test_every_table_is_about_a_person_or_says_why_not() -> None:
    """A new table is found by its foreign key to people, or named here with its reason."""
    found = {table.name for table, _ in tables_of_people(METADATA)}

    assert found | set(ABOUT_NOBODY) == set(METADATA.tables)
    assert not found & set(ABOUT_NOBODY)


def test_everything_goes_with_the_person_but_the_ledger() -> None:
    """Every foreign key to people cascades."""
    assert what_survives(METADATA) == []


def test_no_column_hides_bytes_from_the_copy() -> None:
    """Bytes are sealed values, opened in the copy, or left out by name."""
    hidden = [
        f"{table.name}.{column.name}"
        for table, _ in tables_of_people(METADATA)
        for column in table.columns
        if hides_bytes(table.name, column)
    ]

    assert hidden == []


def test_a_table_that_breaks_the_promise_is_found() -> None:
    """The checks themselves can fail."""
    schema = MetaData()
    Table("people", schema, Column("id", Integer, primary_key=True))
    photos = Table(
        "photos",
        schema,
        Column("owner", ForeignKey("people.id", ondelete="SET NULL")),
        Column("pixels", LargeBinary),
    )

    assert [table.name for table, _ in tables_of_people(schema)] == ["people", "photos"]
    assert what_survives(schema) == ["photos.owner"]
    assert hides_bytes("photos", photos.c.pixels)
