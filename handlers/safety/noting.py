"""What the turn keeps of a message of HIGH or above: the episode, the hold, the alert to staff."""

from bot.infra.work import turn_now
from bot.people import Person
from bot.safety.risk import Finding, Level
from handlers.context import BotContext
from handlers.first_look import FirstLook
from handlers.reply import Act, Reply
from handlers.safety.crisis import where_of
from handlers.views.screen import Screen


def first_look_of(context: BotContext) -> FirstLook:
    """Return what this process remembers."""
    first_look: FirstLook = context.bot_data["first_look"]
    return first_look


def kept(context: BotContext) -> Person | None:
    """Return the person of whom something may be kept: somebody whose consent is today's."""
    person = context.person
    return person if person is not None and person.consented() else None


def known(context: BotContext) -> None:
    """Let the turn keep the numbers of its messages, for /wipe, if the person agreed to be known."""
    turn = turn_now.get()
    assert turn is not None
    turn.known = kept(context) is not None


def hush() -> None:
    """Let features keep what they get but say nothing: help has just been given and comes first."""
    turn = turn_now.get()
    assert turn is not None
    turn.hushed = True


def hushed() -> bool:
    """Return whether help for this very message went out before its turn."""
    turn = turn_now.get()
    assert turn is not None
    return turn.hushed


async def note(context: BotContext, finding: Finding, *, again: bool = False, asked: bool = False) -> None:
    """Keep level, category and rule of somebody who consented, and call staff at HIGH or above.

    Of everybody else nothing is kept, and the alert names nobody; `again` spares staff a second one then.
    """
    person = kept(context)
    if person is not None:
        context.person = await context.services.crises.note(person, finding)
        first_look_of(context).remember(context.person)
    elif again and not asked:
        return
    if finding.level >= Level.HIGH or asked:
        where = where_of(context)
        await context.services.alerts.call(
            finding,
            context.event.update_id,
            context.person,
            chat_id=context.chat.id,
            country=where.country,
            zone_name=where.zone.key if where.zone else None,
            language=where.language,
            asked=asked,
        )


async def ask(context: BotContext, question: str | None) -> None:
    """Remember what is asked now, in memory and, of somebody who consented, in the database."""
    first_look_of(context).ask(context.chat.id, question)
    if (person := kept(context)) is not None:
        await context.services.crises.ask(person, question)


async def speak(context: BotContext, screen: Screen) -> None:
    """Say something of the crisis flow under the conversation, also where features are hushed."""
    await context.keep(Reply(Act.SEND, context.chat.id, screen.html, screen.keyboard), even_hushed=True)


async def turn_over(context: BotContext, screen: Screen) -> None:
    """Change the tapped question into the next one, or say it anew where words were typed."""
    message = context.event.callback_query.message if context.event.callback_query else None
    if message is None or context.anew:
        await speak(context, screen)
        return
    reply = Reply(Act.EDIT, context.chat.id, screen.html, screen.keyboard, message_id=message.message_id)
    await context.keep(reply, even_hushed=True)
