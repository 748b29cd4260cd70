"""Which tables hold something of a person: found in the schema, so that a new one cannot be left out."""

from sqlalchemy import Column, MetaData, Table

PEOPLE = "people"


def tables_of_people(schema: MetaData) -> list[tuple[Table, Column[int]]]:
    """Return each table with something of a person and its column that says whose, `people` first.

    Found by their foreign key, whatever the column is called.
    """
    people = schema.tables[PEOPLE]
    found: list[tuple[Table, Column[int]]] = [(people, people.c.id)]
    for name in sorted(schema.tables):
        table = schema.tables[name]
        found += [(table, column) for column in table.columns if column.references(people.c.id)]
    return found
