"""How Keel speaks Telegram: each feature's handlers, in the order in which they are asked."""

from handlers import errors, gate
from handlers.context import BotApplication
from handlers.diary import checkin, history
from handlers.people import smalltalk, start
from handlers.safety import sos
from handlers.selfhelp import cope, learn, tips

# PTB asks one handler of each group, groups in this order.
SCREEN_RISK = -2
LOAD_PERSON = -1
FEATURES = 0


def register(application: BotApplication) -> None:
    """Add every handler; features first, what takes the rest last."""
    gate.register(application, SCREEN_RISK, LOAD_PERSON)
    start.register(application)
    checkin.register(application)
    history.register(application)
    sos.register(application)
    cope.register(application)
    learn.register(application)
    tips.register(application)
    smalltalk.register(application)
    application.add_error_handler(errors.on_error)
