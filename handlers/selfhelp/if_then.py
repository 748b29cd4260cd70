"""If-then plans: "if this happens, then I do that", in two questions or one typed sentence."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.people import Place
from bot.selfhelp.plans import LineGone, Part, check_line, first_half, read_if_then, second_half
from handlers.callbacks import NotOurs, of, parse
from handlers.context import BotApplication, BotContext, asked_again, typed_answers
from handlers.views import plan as views

WHEN, THEN = "ifthen:when", "ifthen:then"


async def take_tap(update: Update, context: BotContext) -> None:
    """Do what a button of the if-then plans says."""
    await context.answer_tap()
    tap = parse(context.tapped.data)
    person, plans, say = context.known, context.services.plans, context.say
    if tap.verb == "list":
        await _leave(context)
        await context.edit(views.if_thens(say, (await plans.of(person)).if_thens))
    elif tap.verb == "new":
        await context.go_to(Place(WHEN))
        await context.edit(views.ask_when(say))
    elif tap.verb == "one":
        one = (await plans.of(person)).if_then(tap.number(0, 1, 2**53))
        if one is None:
            raise LineGone
        await context.edit(views.if_then(say, one))
    elif tap.verb == "gone":
        plan = await plans.of(person)
        one = plan.if_then(tap.number(0, 1, 2**53))
        if one is not None:
            plan = await plans.remove(person, one.id)
        await context.edit(views.if_thens(say, plan.if_thens, opening=say("ifthen-gone")))
    else:
        raise NotOurs(tap.feature)


async def add_typed(context: BotContext, text: str) -> bool:
    """Keep a whole typed sentence; return whether it was one."""
    halves = read_if_then(text)
    if halves is None:
        return False
    await _keep(context, *halves)
    return True


async def type_when(update: Update, context: BotContext) -> None:
    """Take the first half, or the whole sentence."""
    text = " ".join((context.written.text or "").split())
    if await add_typed(context, text):
        return
    when = first_half(text)
    check_line(Part.IF_THEN, when)
    await context.go_to(Place(THEN, {"when": when}))
    await context.reply(views.ask_then(context.say, when))


async def type_then(update: Update, context: BotContext) -> None:
    """Take the second half and keep the plan."""
    assert context.place is not None
    then = second_half(" ".join((context.written.text or "").split()))
    await _keep(context, context.place.about["when"], then)


async def ask_again(update: Update, context: BotContext) -> None:
    """Ask for the half that is missing again."""
    assert context.place is not None
    when = context.place.about.get("when")
    await context.reply(views.ask_then(context.say, when) if when else views.ask_when(context.say))


async def _keep(context: BotContext, when: str, then: str) -> None:
    plan = await context.services.plans.write_if_then(context.known, when, then)
    await _leave(context)
    await context.reply(views.if_thens(context.say, plan.if_thens, opening=context.say("ifthen-kept")))


async def _leave(context: BotContext) -> None:
    if context.place is not None and context.place.name in (WHEN, THEN):
        await context.go_to(None)


def register(application: BotApplication) -> None:
    """Add the handlers of the if-then plans."""
    application.add_handler(CallbackQueryHandler(take_tap, pattern=of("ifthen")))
    for place, answer in ((WHEN, type_when), (THEN, type_then)):
        typed_answers(application)[place] = answer
        asked_again(application)[place] = ask_again
