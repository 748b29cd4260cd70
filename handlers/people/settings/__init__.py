"""/settings, /pause, /resume, /stop and /when: everything about what Keel knows and sends, by buttons."""

from handlers.context import BotApplication
from handlers.people.settings import changes, pausing, upcoming


def register(application: BotApplication) -> None:
    """Add the handlers of this package."""
    changes.register(application)
    pausing.register(application)
    upcoming.register(application)
