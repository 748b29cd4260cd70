"""/export, /erase, /wipe, /privacy, /about, and the question after a year of silence."""

from handlers.context import BotApplication
from handlers.privacy import copies, erasing, explaining, silence, wiping


def register(application: BotApplication) -> None:
    """Add the handlers of this wing."""
    copies.register(application)
    erasing.register(application)
    explaining.register(application)
    silence.register(application)
    wiping.register(application)
