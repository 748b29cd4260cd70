"""What whoever runs Keel does for a person who asks them: `keel people export|erase ID`."""

from bot.people import People, Person
from bot.privacy.export import Export, Exporter
from bot.privacy.forget import Eraser, Receipt


class NoSuchPerson(LookupError):
    """Nobody has this id: never known, or erased already."""


async def export_person(people: People, exporter: Exporter, person_id: int) -> Export:
    """Return everything kept about the person with this id of ours; raises NoSuchPerson."""
    return await exporter.export(await _known(people, person_id))


async def erase_person(people: People, eraser: Eraser, person_id: int) -> Receipt:
    """Erase the person with this id of ours and return what that was; raises NoSuchPerson.

    A running process may know their country and language in memory until it is restarted.
    """
    return await eraser.erase(await _known(people, person_id))


async def _known(people: People, person_id: int) -> Person:
    person = await people.get(person_id)
    if person is None:
        raise NoSuchPerson(f"nobody has the id {person_id}")
    return person
