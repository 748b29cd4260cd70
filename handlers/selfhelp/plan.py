"""/plan: a person's own plans at once; the safety plan written step by step, to send along, to change."""

from datetime import timedelta

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.infra.work import turn_now
from bot.people import Place
from bot.selfhelp.plans import SAFETY, Line, LineGone, Part, Plan, draw_plan, lines_of
from handlers.callbacks import NotOurs, Tap, of, parse
from handlers.context import BotApplication, BotContext, asked_again, typed_answers
from handlers.reply import Act
from handlers.selfhelp import if_then
from handlers.views import plan as views
from handlers.views.screen import Screen

STEP, CHANGE = "plan:step", "plan:change"
# Words that come so long after the question may be about something else: it is asked where they belong.
LATE = timedelta(hours=12)


async def open_plan(update: Update, context: BotContext) -> None:
    """Show everything at once; "/plan if ..., then ..." adds that one."""
    typed = " ".join(context.args or ())
    if typed and await if_then.add_typed(context, typed):
        return
    await _leave(context)
    await _show(context)


async def take_tap(update: Update, context: BotContext) -> None:
    """Do what a button of the plan says."""
    await context.answer_tap()
    tap = parse(context.tapped.data)
    person, plans, say = context.known, context.services.plans, context.say
    if tap.verb in ("show", "stop"):
        await _leave(context)
        await _show(context, ended=tap.verb == "stop")
    elif tap.verb == "step":
        await _step(context, _part(tap))
    elif tap.verb == "edit":
        await _leave(context)
        await context.edit(views.edit(say))
    elif tap.verb in ("line", "change", "out"):
        await _line(context, tap)
    elif tap.verb == "clear":
        await context.edit(views.ask_clear(say))
    elif tap.verb == "cleared":
        await _leave(context)
        plan = await plans.clear(person, SAFETY)
        await context.edit(_whole(context, plan, opening=say("plan-cleared")))
    elif tap.verb == "late":
        await _late(context, tap)
    elif tap.verb == "text":
        await _send_text(context)
    elif tap.verb == "picture":
        await _send_picture(context)
    else:
        raise NotOurs(tap.feature)


async def type_step(update: Update, context: BotContext) -> None:
    """Add what was typed to the step; help that was shown because of the words does not lose them."""
    place, text = context.place, context.written.text or ""
    assert place is not None
    part = Part(place.about["part"])
    if (label := context.label_typed(*views.STEP_LABELS)) is not None:
        await _step_typed(context, part, label)
        return
    if "late" in place.about or (place.since is not None and context.now - place.since > LATE):
        await context.go_to(Place(STEP, {"part": part.value, "late": text}))
        await context.reply(views.ask_late(context.say, part, text))
        return
    plan = await context.services.plans.write(context.known, part, lines_of(text))
    turn = turn_now.get()
    hushed = turn is not None and turn.hushed
    # The place is set anew: the next words within the coming hours belong here too. After help was shown it
    # says so, for the way back.
    await context.go_to(Place(STEP, {"part": part.value, **({"helped": True} if hushed else {})}))
    await context.reply(views.step(context.say, part, plan.of(part)))


async def _step_typed(context: BotContext, part: Part, label: str) -> None:
    """Do what the button says whose label was typed."""
    at = SAFETY.index(part)
    to = at + (-1 if label == "button-back" else 1)
    if label == "plan-button-stop" or not 0 <= to < len(SAFETY):
        await _leave(context)
        await _show(context, ended=label != "button-back")
        return
    await _step(context, SAFETY[to])


async def type_change(update: Update, context: BotContext) -> None:
    """Put the typed words in place of a line."""
    assert context.place is not None
    line_id = int(context.place.about["line"])
    texts = lines_of(context.written.text or "")
    plans = context.services.plans
    if len(texts) != 1:
        await context.reply(
            views.ask_change(
                context.say, _find(await plans.of(context.known), line_id), key="plan-change-one"
            )
        )
        return
    plan = await plans.change(context.known, line_id, texts[0])
    part = _find(plan, line_id).part
    await context.go_to(Place(STEP, {"part": part.value}))
    await context.reply(views.step(context.say, part, plan.of(part)))


async def ask_step_again(update: Update, context: BotContext) -> None:
    """Ask the step again where the person was led away from it."""
    place = context.place
    assert place is not None
    part = Part(place.about["part"])
    if "late" in place.about:
        await context.reply(views.ask_late(context.say, part, place.about["late"]))
        return
    plan = await context.services.plans.of(context.known)
    opening = context.say("plan-back") if place.about.get("helped") else ""
    await context.reply(views.step(context.say, part, plan.of(part), opening=opening))


async def ask_change_again(update: Update, context: BotContext) -> None:
    """Ask for the new words again."""
    assert context.place is not None
    plan = await context.services.plans.of(context.known)
    line = plan.line(int(context.place.about["line"]))
    await context.reply(views.ask_change(context.say, line) if line else _whole(context, plan))


async def _show(context: BotContext, *, ended: bool = False) -> None:
    plan = await context.services.plans.of(context.known)
    opening = ""
    if ended:
        opening = context.say("plan-done" if plan.safety else "plan-done-empty")
    await context.show(_whole(context, plan, opening=opening))


def _whole(context: BotContext, plan: Plan, *, opening: str = "") -> Screen:
    if not plan.safety and not plan.if_thens:
        return views.none(context.say, held=context.known.held(context.now), opening=opening)
    return views.show(context.say, plan, opening=opening)


async def _step(context: BotContext, part: Part) -> None:
    await context.go_to(Place(STEP, {"part": part.value}))
    plan = await context.services.plans.of(context.known)
    await context.show(views.step(context.say, part, plan.of(part)))


async def _line(context: BotContext, tap: Tap) -> None:
    person, plans, say = context.known, context.services.plans, context.say
    plan = await plans.of(person)
    one = _find(plan, tap.number(0, 1, 2**53))
    if tap.verb == "change":
        await context.go_to(Place(CHANGE, {"line": one.id}))
        await context.edit(views.ask_change(say, one))
    elif tap.verb == "out":
        plan = await plans.remove(person, one.id)
        await context.go_to(Place(STEP, {"part": one.part.value}))
        await context.edit(views.step(say, one.part, plan.of(one.part)))
    else:
        number = plan.of(one.part).index(one) + 1
        await context.edit(views.line(say, one, number))


async def _late(context: BotContext, tap: Tap) -> None:
    """Put words that came late into the plan, or leave them out."""
    place = context.place
    if place is None or place.name != STEP or "late" not in place.about:
        raise NotOurs(tap.feature)
    part = Part(place.about["part"])
    if tap.arg(0) != "yes":
        await context.go_to(None)
        await context.edit(views.to_plan(context.say, context.say("plan-late-no")))
        return
    plan = await context.services.plans.write(context.known, part, lines_of(place.about["late"]))
    await context.go_to(Place(STEP, {"part": part.value}))
    await context.edit(views.step(context.say, part, plan.of(part)))


async def _send_text(context: BotContext) -> None:
    plan = await context.services.plans.of(context.known)
    if not plan.safety and not plan.if_thens:
        await context.reply(views.to_plan(context.say, context.say("plan-nothing-to-send")))
        return
    await _send_file(context, plan, context.say("plan-text-caption"))


async def _send_file(context: BotContext, plan: Plan, caption: str) -> None:
    content = views.plain(context.say, plan).encode()
    # A neutral name, as that of the copy: it is seen in the folder where the file is saved.
    await context.send_file(Act.DOCUMENT, content, "keel.txt", views.to_plan(context.say, caption))


async def _send_picture(context: BotContext) -> None:
    plan, say = await context.services.plans.of(context.known), context.say
    if not plan.safety and not plan.if_thens:
        await context.reply(views.to_plan(say, say("plan-nothing-to-send")))
        return
    picture = await draw_plan(say("plan-title") if plan.safety else "", views.picture_parts(say, plan))
    if picture is None:
        await _send_file(context, plan, say("plan-picture-cannot"))
        return
    await context.send_file(Act.PHOTO, picture, "keel.png", views.picture_caption(say, plan))


def _find(plan: Plan, line_id: int) -> Line:
    """Return a line of the safety plan; raises LineGone."""
    line = plan.line(line_id)
    if line is None or line.part not in SAFETY:
        raise LineGone
    return line


def _part(tap: Tap) -> Part:
    found = next((part for part in SAFETY if part.value == tap.arg(0)), None)
    if found is None:
        raise NotOurs(tap.feature)
    return found


async def _leave(context: BotContext) -> None:
    """Forget which step the next typed words would belong to; a question of another feature stays."""
    if context.place is not None and context.place.name.split(":")[0] in ("plan", "ifthen"):
        await context.go_to(None)


def register(application: BotApplication) -> None:
    """Add the handlers of /plan."""
    application.add_handler(CommandHandler("plan", open_plan, filters.ChatType.PRIVATE))
    application.add_handler(CallbackQueryHandler(take_tap, pattern=of("plan")))
    typed_answers(application)[STEP] = type_step
    typed_answers(application)[CHANGE] = type_change
    asked_again(application)[STEP] = ask_step_again
    asked_again(application)[CHANGE] = ask_change_again
