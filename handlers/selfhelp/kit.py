"""What a person writes on a good day for a craving: a note to themself, reasons, whom they trust."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.people import Place
from bot.selfhelp.plans import Part, Trusted, lines_of, numbers_in
from handlers.callbacks import NotOurs, of, parse
from handlers.context import BotApplication, BotContext, asked_again, typed_answers
from handlers.views import craving as views
from handlers.views.screen import Screen

NOTE, REASONS, TRUSTED, NUMBER = "kit:note", "kit:reasons", "kit:trusted", "kit:number"


async def take_tap(update: Update, context: BotContext) -> None:
    """Do what a button of the kit says."""
    await context.answer_tap()
    tap = parse(context.tapped.data)
    person, plans, say = context.known, context.services.plans, context.say
    if tap.verb == "show":
        await _leave(context)
        await context.edit(views.kit(say, await plans.of(person)))
    elif tap.verb in ("note", "trusted", "reasons"):
        await context.go_to(Place(f"kit:{tap.verb}"))
        await context.edit(await _question(context, tap.verb))
    elif tap.verb in ("notegone", "trustedgone"):
        await _leave(context)
        plan = await plans.clear(person, [Part.NOTE if tap.verb == "notegone" else Part.TRUSTED])
        await context.edit(views.kit(say, plan, opening=say("kit-note-gone")))
    elif tap.verb == "out":
        line = (await plans.of(person)).line(tap.number(0, 1, 2**53))
        if line is not None and line.part is Part.REASON:
            await plans.remove(person, line.id)
        await context.edit(views.ask_reasons(say, (await plans.of(person)).reasons))
    elif tap.verb == "nonumber":
        place = context.place
        if place is None or place.name != NUMBER:
            raise NotOurs(tap.feature)
        await _trust(context, Trusted(place.about["name"]))
    else:
        raise NotOurs(tap.feature)


async def _question(context: BotContext, what: str) -> Screen:
    say, plan = context.say, await context.services.plans.of(context.known)
    if what == "note":
        return views.ask_one(say, "kit-note-ask", plan.note, "notegone")
    if what == "trusted":
        whom = plan.trusted
        held = ", ".join(one for one in (whom.name, whom.number) if one) if whom is not None else None
        return views.ask_one(say, "kit-trusted-ask", held, "trustedgone")
    return views.ask_reasons(say, plan.reasons)


async def _went_back(context: BotContext) -> bool:
    """Return whether "Back" or "Done" was typed instead of an answer, and show the kit then."""
    if context.label_typed("button-back", "button-done") is None:
        return False
    await _leave(context)
    await context.reply(views.kit(context.say, await context.services.plans.of(context.known)))
    return True


async def type_note(update: Update, context: BotContext) -> None:
    """Keep the note to oneself."""
    if await _went_back(context):
        return
    plan = await context.services.plans.write(
        context.known, Part.NOTE, [(context.written.text or "").strip()]
    )
    await _leave(context)
    await context.reply(views.kit(context.say, plan, opening=context.say("kit-note-kept")))


async def type_reasons(update: Update, context: BotContext) -> None:
    """Add reasons; the question stays open for more."""
    if await _went_back(context):
        return
    texts = lines_of(context.written.text or "")
    plan = await context.services.plans.write(context.known, Part.REASON, texts)
    await context.reply(views.ask_reasons(context.say, plan.reasons))


async def type_trusted(update: Update, context: BotContext) -> None:
    """Take the name, and the number where it stands behind it."""
    if await _went_back(context):
        return
    text = " ".join((context.written.text or "").split())
    numbers = numbers_in(text)
    name = text.replace(numbers[0], "").strip(" ,:-–") if numbers else text
    if numbers and name:
        await _trust(context, Trusted(name, numbers[0]))
        return
    await context.go_to(Place(NUMBER, {"name": text}))
    await context.reply(views.ask_number(context.say))


async def type_number(update: Update, context: BotContext) -> None:
    """Take the number as it was typed."""
    assert context.place is not None
    number = " ".join((context.written.text or "").split())
    if context.label_typed("button-skip") is not None:
        number = ""
    await _trust(context, Trusted(context.place.about["name"], number or None))


async def ask_again(update: Update, context: BotContext) -> None:
    """Ask again where the person was led away from it."""
    assert context.place is not None
    if context.place.name == NUMBER:
        await context.reply(views.ask_number(context.say))
        return
    await context.reply(await _question(context, context.place.name.partition(":")[2]))


async def _trust(context: BotContext, whom: Trusted) -> None:
    plan = await context.services.plans.trust(context.known, whom)
    await _leave(context)
    await context.show(views.kit(context.say, plan, opening=context.say("kit-trusted-kept")))


async def _leave(context: BotContext) -> None:
    if context.place is not None and context.place.name.startswith("kit:"):
        await context.go_to(None)


def register(application: BotApplication) -> None:
    """Add the handlers of the kit."""
    application.add_handler(CallbackQueryHandler(take_tap, pattern=of("kit")))
    answers = {NOTE: type_note, REASONS: type_reasons, TRUSTED: type_trusted, NUMBER: type_number}
    typed_answers(application).update(answers)
    asked_again(application).update(dict.fromkeys(answers, ask_again))
