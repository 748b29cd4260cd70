"""Who we know: zone, language, country, consent, quiet hours, hold; and where they are in a conversation."""

from bot.people.model import (
    CONSENT_VERSION,
    NewPerson,
    Person,
    Place,
    Reach,
    Stage,
)
from bot.people.service import People

__all__ = ["CONSENT_VERSION", "NewPerson", "People", "Person", "Place", "Reach", "Stage"]
