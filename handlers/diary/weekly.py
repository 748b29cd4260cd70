"""On which day something is asked once a week: chosen by taps or typed, the same for each kind."""

from dataclasses import dataclass
from datetime import time

from bot.people import Place, dates
from bot.selfhelp.risky import read_time_words
from bot.selfhelp.risky.model import days_of
from handlers.callbacks import NotOurs, Tap
from handlers.context import BotContext
from handlers.views import weekly as views


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: the feature whose buttons and texts they are, the kind of message, what asks at once."""

    feature: str
    kind: str
    now: str

    @property
    def place(self) -> str:
        """Return where the next typed words are a day or an hour."""
        return f"{self.feature}:plan"


async def take_tap(context: BotContext, tap: Tap, asked: Asked) -> bool:
    """Do what a button of the choice says; return whether it was one."""
    weekly, person = context.services.weekly, context.known
    if tap.verb == "plan":
        await context.go_to(Place(asked.place))
    elif tap.verb == "day":
        await weekly.set_plan(person, asked.kind, weekday=tap.number(0, 0, 6))
        await context.go_to(Place(asked.place))
    elif tap.verb == "hour":
        await weekly.set_plan(person, asked.kind, wall=_time(tap))
        await _leave(context, asked)
    elif tap.verb == "off":
        await weekly.turn_off(person, asked.kind)
        await _leave(context, asked)
    else:
        return False
    await show(context, asked)
    return True


async def show(context: BotContext, asked: Asked) -> None:
    """Ask for the day."""
    plan = await context.services.weekly.plan(context.known, asked.kind)
    await context.show(views.choose(context.say, plan, asked.feature, asked.now))


async def type_plan(context: BotContext, asked: Asked) -> None:
    """Read a typed day, hour, or both."""
    text, weekly = context.written.text or "", context.services.weekly
    typed = read_time_words(text, context.language)
    wall = typed.wall or dates.read_time(text)
    days = days_of(typed.days) if typed.days is not None else []
    if len(days) > 1 or (not days and wall is None):
        plan = await weekly.plan(context.known, asked.kind)
        await context.reply(views.choose(context.say, plan, asked.feature, asked.now, unclear=True))
        return
    await weekly.set_plan(context.known, asked.kind, weekday=days[0] if days else None, wall=wall)
    await _leave(context, asked)
    await show(context, asked)


async def _leave(context: BotContext, asked: Asked) -> None:
    if context.place is not None and context.place.name.startswith((asked.place, "settings:")):
        await context.go_to(None)


def _time(tap: Tap) -> time:
    digits = tap.arg(0)
    at = dates.read_time(f"{digits[:2]}:{digits[2:]}") if len(digits) == 4 else None
    if at is None:
        raise NotOurs(tap.feature)
    return at
