"""The taps of the crisis flow, and typed answers that stand for one."""

from zoneinfo import ZoneInfo

from telegram import Update
from telegram.ext import ApplicationHandlerStop, CallbackQueryHandler, TypeHandler

from bot.people import places
from bot.safety.crisis import read_answer
from bot.safety.helplines import Need
from bot.safety.risk import About, Category, Finding, Level
from handlers.callbacks import NotOurs, Tap, of, parse
from handlers.context import BotApplication, BotContext
from handlers.diary import lapse
from handlers.people import start
from handlers.safety import crisis, elevated, sos, talk
from handlers.safety.crisis import where_of
from handlers.safety.noting import ask, first_look_of, hush, kept, known, note, speak, turn_over
from handlers.safety.questions import (
    ANYONE,
    BREATH,
    GRAVE,
    LIFE,
    PHONE,
    SAID_YES,
    TYPED,
    WITH,
    WRITE,
)
from handlers.shown import Shown
from handlers.views import crisis as views
from handlers.views import people as people_views
from handlers.views import plan as plan_views
from handlers.views.keyboard import Button
from handlers.views.screen import Screen, sos_button

# The grounding exercise of "Steady me first": it asks for nothing but the room somebody is in.
STEADY = "ground-54321"

_DANGERS = {
    "took": Category.OVERDOSE,
    "self": Category.SUICIDAL_INTENT,
    "body": Category.MEDICAL,
    "other": Category.THIRD_PARTY,
    "violence": Category.ABUSE,
}


async def look_again(update: Update, context: BotContext) -> None:
    """Look again with the database: keep what was found, and read answers to our questions.

    Runs before every feature, in private chats. After HIGH or above features keep what they get but say
    nothing. A typed answer to an open question is the answer: no feature sees it.
    """
    chat = update.effective_chat
    if chat is None or chat.type != chat.PRIVATE:
        return
    first_look = first_look_of(context)
    context.person, context.place = await context.services.people.visit(context.sender_id)
    if context.person is not None:
        first_look.remember(context.person)
        known(context)
    tapped = update.callback_query.data if update.callback_query is not None else None
    alarm = first_look.answered.get(update.update_id)
    if alarm is not None or (tapped or "").startswith(("crisis:", "sos:")):
        context.tongue = first_look.tongue(chat.id)
    if alarm is not None:
        hush()
        await note(context, alarm.finding, again=alarm.again)
        if (person := kept(context)) is not None:
            question = crisis.question_of(context.services, alarm)
            if question is not None:
                await context.services.crises.ask(person, question)
        if alarm.answers is not None:
            # It answered our question: it is not also a note, or a country.
            if context.person is not None:
                context.person = await context.services.people.seen(context.person)
            raise ApplicationHandlerStop
        return
    found = first_look.found.get(update.update_id)
    if found is not None and found.level >= Level.ELEVATED:
        await note(context, found)
        if kept(context) is None and update.message is not None:
            if not context.bot_data["flood"].too_much(chat.id):
                await elevated.answer(context, found)
            raise ApplicationHandlerStop
    if update.message is not None and update.message.text:
        await _read_typed(context, update.message.text)
        if kept(context) is None and await talk.bring(context):
            raise ApplicationHandlerStop


async def _read_typed(context: BotContext, text: str) -> None:
    question = first_look_of(context).question(context.chat.id)
    if question is None and (person := kept(context)) is not None:
        question = await context.services.crises.asked(person)
    if question is None:
        return
    if question.startswith("country"):
        await ask(context, None)
        await sos.read_country(context, text, question.partition(":")[2] or views.SOS)
        raise ApplicationHandlerStop
    answer = read_answer(text)
    button = TYPED.get((question, answer)) if answer is not None else None
    if button is None:
        return
    context.tongue = first_look_of(context).tongue(context.chat.id)
    if context.person is not None:
        # The turn may not go on to load_person, which does this for everybody else.
        context.person = await context.services.people.seen(context.person)
    tap = parse(button)
    await (sos.run(context, tap) if tap.feature == "sos" else run(context, tap))
    raise ApplicationHandlerStop


async def take_step(update: Update, context: BotContext) -> None:
    """Do what a button of the crisis flow says."""
    await context.answer_tap()
    await run(context, parse(context.tapped.data))


async def run(context: BotContext, tap: Tap) -> None:
    """Do one step. A grave answer is noted like a message of that level."""
    grave = GRAVE.get(":".join((tap.feature, tap.verb, *tap.args)))
    if grave is not None:
        await note(context, grave)
    step = _STEPS.get(tap.verb)
    if step is None:
        raise NotOurs(tap.feature)
    await step(context, tap)


async def _menu(context: BotContext, key: str) -> Screen:
    return views.menu(
        context.say,
        key,
        team=context.services.settings.staff_chat_id is not None,
        tomorrow=kept(context) is None,
        plan=await _has_plan(context),
    )


async def _has_plan(context: BotContext) -> bool:
    person = kept(context)
    return person is not None and await context.services.plans.has_safety(person)


async def take_bare_answer(context: BotContext) -> bool:
    """Show the choices after a bare yes or no under a card of the flow that asked nothing.

    Return whether it was one. It was said to the card, and not to a question from before it: "Back to where I
    was" leads there.
    """
    shown: Shown = context.bot_data["shown"]
    last = shown.last(context.chat.id)[:1]
    under_card = bool(last) and all(data.startswith(("crisis:", "sos:")) for _, data in last[0].buttons)
    if not under_card or read_answer(context.written.text or "") is None:
        return False
    await speak(context, await _menu(context, "crisis-menu"))
    return True


async def _life(context: BotContext, tap: Tap) -> None:
    if tap.arg(0) == "yes":
        await turn_over(context, views.yes_no(context.say, "crisis-said-yes", WITH))
        await ask(context, WITH)
        return
    await ask(context, None)
    await turn_over(context, await _menu(context, f"crisis-said-{_one_of(tap, 'unsure', 'no')}"))


async def _with(context: BotContext, tap: Tap) -> None:
    await ask(context, None)
    await turn_over(context, await _menu(context, f"crisis-with-{_one_of(tap, 'yes', 'no')}"))


async def _safe(context: BotContext, tap: Tap) -> None:
    await ask(context, None)
    if _one_of(tap, "yes", "no") == "yes":
        await speak(context, await _menu(context, "crisis-safe-yes"))
    else:
        await sos.danger(context)


async def _lapse(context: BotContext, tap: Tap) -> None:
    """Safe after using: on with the path of /lapse."""
    if _one_of(tap, "yes") and kept(context) is None:
        raise NotOurs("crisis")
    await lapse.go_on(context)


async def _harm(context: BotContext, tap: Tap) -> None:
    await ask(context, None)
    if _one_of(tap, "yes", "no") == "no":
        await turn_over(context, await _menu(context, "crisis-harm-no"))
    else:
        await sos.danger(context)


async def _hurt(context: BotContext, tap: Tap) -> None:
    say, which = context.say, _one_of(tap, "bad", "bit", "no")
    if which == "bad":
        await speak(context, crisis.emergency(context.services, where_of(context), "crisis-do-wound"))
        await speak(context, views.anyone(say))
        await ask(context, ANYONE)
        return
    if which == "bit":
        await speak(context, views.plain(say, "crisis-hurt-bit-answer", _danger(context), sos_button(say)))
    await (speak if which == "bit" else turn_over)(context, views.ask(say))
    await ask(context, LIFE)


def _danger(context: BotContext) -> Button:
    return Button(context.say("crisis-button-danger"), "sos:danger")


async def _soft(context: BotContext, tap: Tap) -> None:
    if _one_of(tap, "yes", "bit", "no") == "no":
        await ask(context, None)
        await turn_over(context, views.plain(context.say, "crisis-soft-no"))
        return
    screens, question = crisis.high_cards(context.services, where_of(context), SAID_YES)
    for screen in screens:
        await speak(context, screen)
    await ask(context, question)


async def _anyone(context: BotContext, tap: Tap) -> None:
    await ask(context, None)
    await turn_over(context, views.waiting(context.say, f"crisis-anyone-{_one_of(tap, 'yes', 'no')}"))


async def _who(context: BotContext, tap: Tap) -> None:
    which = _one_of(tap, "alone", "with", "other")
    if which == "other":
        await turn_over(context, views.breathing(context.say))
        await ask(context, BREATH)
        return
    key = "crisis-alone" if which == "alone" else "crisis-with-someone"
    await turn_over(context, views.waiting(context.say, key, stay=await sos.overdosed(context)))


async def _breath(context: BotContext, tap: Tap) -> None:
    which = _one_of(tap, "yes", "no", "unsure", "awake", "fit", "ask")
    if which == "ask":
        await speak(context, views.breathing(context.say))
        await ask(context, BREATH)
        return
    await ask(context, None)
    key = {
        "yes": "crisis-breathes",
        "no": "crisis-breathes-not",
        "unsure": "crisis-breathes-unsure",
        "awake": "crisis-awake",
        "fit": "crisis-fit",
    }[which]
    choice = crisis.choose(context.services, where_of(context), Need.SUICIDE)
    number = choice.emergency.number if choice.emergency else None
    await turn_over(context, views.first_aid(context.say, key, number, stay=await sos.overdosed(context)))


async def _in_danger(context: BotContext, tap: Tap) -> None:
    """Show the steps for what is happening, the number above them, and note it as an emergency."""
    which = _one_of(tap, *_DANGERS)
    about = About.OTHER if which == "other" else About.SELF
    finding = Finding(Level.EMERGENCY, _DANGERS[which], f"keel.danger-{which}", (0, 0), "", about)
    await note(context, finding)
    where = where_of(context)
    if which == "violence":
        choice = crisis.choose(context.services, where, Need.DOMESTIC_VIOLENCE)
        await speak(context, views.violence_ask(context.say, choice))
        await ask(context, PHONE)
        return
    screens, question = crisis.emergency_cards(context.services, where, finding)
    for screen in screens:
        await speak(context, screen)
    await ask(context, question)


async def _show_menu(context: BotContext, tap: Tap) -> None:
    await speak(context, await _menu(context, "crisis-menu"))


async def _lines(context: BotContext, tap: Tap) -> None:
    where = where_of(context)
    if _one_of(tap, "text", "call") == "call":
        card = crisis.numbers(context.services, where, context.say("crisis-call-intro"))
        await speak(context, views.with_more(context.say, card))
        return
    await speak(context, text_lines(context))


def text_lines(context: BotContext) -> Screen:
    """Return the lines that take messages first."""
    where = where_of(context)
    choice = crisis.choose(context.services, where, Need.SUICIDE, text_first=True)
    local = context.now.astimezone(where.zone) if where.zone else None
    return views.text_lines(context.say, choice, local, where.usual)


async def _steady(context: BotContext, tap: Tap) -> None:
    technique = context.services.library.technique(STEADY, context.language)
    if technique is None:
        technique = context.services.library.techniques_for("anxiety", context.language)[0]
    await speak(context, views.steady(context.say, technique))


async def _steadied(context: BotContext, tap: Tap) -> None:
    await turn_over(context, await _menu(context, "crisis-steady-done"))


async def _forward(context: BotContext, tap: Tap) -> None:
    person = kept(context)
    plan = await context.services.plans.of(person) if person is not None else None
    await speak(context, views.forward(context.say, plan.trusted if plan is not None else None))


async def _plan(context: BotContext, tap: Tap) -> None:
    """Show the safety plan, in the words the person wrote on a better day."""
    person = kept(context)
    plan = await context.services.plans.of(person) if person is not None else None
    if plan is None or not plan.safety:
        await _show_menu(context, tap)
        return
    await speak(context, plan_views.crisis(context.say, plan))


async def _hard(context: BotContext, tap: Tap) -> None:
    which = _one_of(tap, "menu", "talk", "help", "shame", "heard")
    if which == "menu":
        await turn_over(context, views.hard(context.say))
        return
    await turn_over(context, views.hard_answer(context.say, which, plan=await _has_plan(context)))


async def _team(context: BotContext, tap: Tap) -> None:
    """Call the team because the person asks for it, and say honestly whether anybody reads."""
    services = context.services
    if services.settings.staff_chat_id is None:
        raise NotOurs("crisis")
    where = where_of(context)
    asks = Finding(Level.HIGH, Category.HELP_REQUEST, "keel.asked-team", (0, 0), "", About.SELF)
    await services.alerts.call(
        asks,
        context.event.update_id,
        context.person,
        chat_id=context.chat.id,
        country=where.country,
        zone_name=where.zone.key if where.zone else None,
        language=where.language,
        asked=True,
    )
    key = "crisis-team-here" if await services.duty.readers() else "crisis-team-nobody"
    await speak(context, views.with_more(context.say, crisis.numbers(services, where, context.say(key))))


async def _mistake(context: BotContext, tap: Tap) -> None:
    """End hold, follow-ups and alert in one tap."""
    services, first_look = context.services, first_look_of(context)
    alert = await services.alerts.standing(
        context.person, context.chat.id, first_look.last_alarm(context.chat.id)
    )
    if (person := kept(context)) is not None:
        context.person = await services.crises.mistake(person)
    if alert is not None:
        await services.alerts.end(alert, "mistake")
    first_look.calm(context.chat.id)
    led_away = context.place is not None and context.place.name in context.asked_again
    await speak(context, views.mistake(context.say, back=led_away))


async def _back(context: BotContext, tap: Tap) -> None:
    """Go back to the question at which the person was, else to the main choices."""
    person, place = kept(context), context.place
    await ask(context, None)
    if person is not None and person.onboarded_at is None:
        await start.resume(context)
    elif person is not None and place is not None and place.name in (asks := context.asked_again):
        await asks[place.name](context.event, context)
    else:
        await speak(context, people_views.lost(context.say, "crisis-back"))


async def _tomorrow(context: BotContext, tap: Tap) -> None:
    """Write once, the next morning: the one thing kept of somebody who has not consented."""
    where = where_of(context)
    zones = places.zones_of(where.country or context.services.settings.default_country)
    zone = where.zone or ZoneInfo(zones[0] if zones else "UTC")
    moment = await context.services.crises.check_tomorrow(
        context.person, context.chat.id, zone, str(context.event.update_id)
    )
    key = "crisis-tomorrow" if kept(context) is not None else "crisis-tomorrow-kept"
    clock = moment.astimezone(zone).strftime("%H:%M")
    await speak(context, views.plain(context.say, key, clock=clock))


async def _stay(context: BotContext, tap: Tap) -> None:
    name = str(context.event.update_id)
    await context.services.crises.stay(context.person, context.chat.id, name)
    await turn_over(context, views.staying(context.say, name))


async def _stayed(context: BotContext, tap: Tap) -> None:
    name = tap.arg(1)
    if _one_of(tap, "here", "came") == "here":
        await turn_over(context, views.staying(context.say, name, key="crisis-stay-seen"))
        return
    await _help_came(context, name)


async def _came(context: BotContext, tap: Tap) -> None:
    await _help_came(context)


async def _help_came(context: BotContext, name: str | None = None) -> None:
    """End what waits for help: "stay with me", and the steps of an alert that nobody took."""
    services = context.services
    await services.crises.stay_no_longer(context.person, name)
    alert = await services.alerts.standing(
        context.person, context.chat.id, first_look_of(context).last_alarm(context.chat.id)
    )
    if alert is not None:
        await services.alerts.help_came(alert, context.event.update_id)
    await turn_over(context, await _menu(context, "crisis-came"))


async def _other(context: BotContext, tap: Tap) -> None:
    which = _one_of(tap, "how", "stay", "secret", "me")
    await turn_over(context, views.other_menu(context.say, f"crisis-other-{which}-answer"))


async def _doctor(context: BotContext, tap: Tap) -> None:
    if _one_of(tap, "tell", "why") == "tell":
        await speak(context, views.doctor_tell(context.say))
    else:
        await speak(context, views.back_to_menu(context.say, "crisis-doctor-why"))


async def _phone(context: BotContext, tap: Tap) -> None:
    """It is safe to look: the lines, then whether it is safe to write unasked."""
    if tap.arg(0) != "yes":
        raise NotOurs("crisis")
    await turn_over(context, crisis.violence(context.services, where_of(context)))
    await speak(context, views.violence_write(context.say))
    await ask(context, WRITE)


async def _kind(context: BotContext, tap: Tap) -> None:
    need = {
        "home": Need.DOMESTIC_VIOLENCE,
        "sexual": Need.SEXUAL_VIOLENCE,
        "child": Need.CHILD_PROTECTION,
    }[_one_of(tap, "home", "sexual", "child")]
    await speak(context, crisis.violence(context.services, where_of(context), need))


async def _write(context: BotContext, tap: Tap) -> None:
    which = _one_of(tap, "yes", "no")
    await ask(context, None)
    if (person := kept(context)) is not None:
        context.person = await context.services.crises.may_write(person, which == "yes")
    await turn_over(context, views.disappearing(context.say, f"crisis-violence-write-{which}"))


async def _follow(context: BotContext, tap: Tap) -> None:
    which = _one_of(tap, "better", "same", "worse", "stop")
    say, person = context.say, kept(context)
    if which == "stop":
        if person is not None:
            await context.services.crises.stop_checks(person)
        await turn_over(context, views.plain(say, "crisis-follow-stop-answer"))
    elif which == "better":
        # A plan is made when it is better again, and never in the middle of it.
        offer = person is not None and not await context.services.plans.has_safety(person)
        await turn_over(context, views.better(say, offer_plan=offer))
    elif which == "same":
        await turn_over(context, await _menu(context, "crisis-follow-same-answer"))
    else:
        card = crisis.numbers(context.services, where_of(context), say("crisis-follow-worse-answer"))
        await speak(context, card)
        await speak(context, views.ask(say))
        await ask(context, LIFE)


def _one_of(tap: Tap, *known: str) -> str:
    if tap.arg(0) not in known:
        raise NotOurs(tap.feature)
    return tap.arg(0)


_STEPS = {
    "life": _life,
    "with": _with,
    "safe": _safe,
    "lapse": _lapse,
    "harm": _harm,
    "hurt": _hurt,
    "soft": _soft,
    "anyone": _anyone,
    "who": _who,
    "breath": _breath,
    "danger": _in_danger,
    "menu": _show_menu,
    "lines": _lines,
    "steady": _steady,
    "steadied": _steadied,
    "forward": _forward,
    "plan": _plan,
    "hard": _hard,
    "team": _team,
    "mistake": _mistake,
    "back": _back,
    "tomorrow": _tomorrow,
    "stay": _stay,
    "stayed": _stayed,
    "came": _came,
    "other": _other,
    "doctor": _doctor,
    "phone": _phone,
    "kind": _kind,
    "write": _write,
    "follow": _follow,
}


def register(application: BotApplication, risk_group: int) -> None:
    """Add the step before every feature, and the handler of the flow's buttons."""
    application.add_handler(TypeHandler(Update, look_again), group=risk_group)
    application.add_handler(CallbackQueryHandler(take_step, pattern=of("crisis")))
