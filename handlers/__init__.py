"""How Keel speaks Telegram: each feature's handlers, in the order in which they are asked."""

from handlers import errors, gate, privacy
from handlers.context import BotApplication
from handlers.diary import bladder, checkin, days, extra, history, lapse, morning, pace, typed, week
from handlers.people import language, settings, smalltalk, start
from handlers.safety import elevated, sos, steps, talk
from handlers.selfhelp import cope, craving, if_then, kit, learn, plan, times, tips
from handlers.staff import alerts, broadcast, duty, helpline, reload, stats

# PTB asks one handler of each group, groups in this order.
SCREEN_RISK = -2
LOAD_PERSON = -1
FEATURES = 0
AFTER_FEATURES = 1
LAST = 2


def register(application: BotApplication) -> None:
    """Add every handler; features first, what takes the rest last."""
    steps.register(application, SCREEN_RISK)
    gate.register(application, LOAD_PERSON, LAST)
    start.register(application)
    language.register(application)
    settings.register(application)
    privacy.register(application)
    checkin.register(application)
    typed.register(application)
    extra.register(application)
    pace.register(application)
    morning.register(application)
    week.register(application)
    bladder.register(application)
    history.register(application)
    days.register(application)
    lapse.register(application)
    sos.register(application)
    cope.register(application)
    learn.register(application)
    tips.register(application)
    plan.register(application)
    if_then.register(application)
    kit.register(application)
    craving.register(application)
    times.register(application)
    broadcast.register(application)
    alerts.register(application)
    duty.register(application)
    stats.register(application)
    helpline.register(application)
    reload.register(application)
    talk.register(application)
    smalltalk.register(application)
    elevated.register(application, AFTER_FEATURES)
    application.add_error_handler(errors.on_error)
