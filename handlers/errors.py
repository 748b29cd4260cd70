"""The one error handler: a BotError becomes its text; anything else fails the turn."""

import structlog

from bot.infra.work import turn_now
from bot.kernel.errors import BotError
from handlers.callbacks import NotOurs
from handlers.context import BotContext
from handlers.views.screen import safe, screen, sos_button

log = structlog.get_logger(__name__)


async def on_error(update: object, context: BotContext) -> None:
    """Put what went wrong on the turn first: PTB would swallow it, and whatever is raised here too."""
    turn = turn_now.get()
    error = context.error
    if turn is not None:
        turn.error = error
    if isinstance(error, BotError):
        facts = {key: safe(value) for key, value in error.facts().items()}
        answer = screen(context.say(error.reply, **facts), sos_button(context.say))
    elif isinstance(error, NotOurs):
        answer = screen(context.say("error-stale-button"), sos_button(context.say))
    else:
        log.error("turn.failed", error=type(error).__name__, exc_info=error)
        return
    await context.reply(answer)
    # Only now: had the answer itself failed, the turn would have ended in silence as a success.
    if turn is not None:
        turn.error = None
