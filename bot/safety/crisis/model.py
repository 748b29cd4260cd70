"""What a crisis is to Keel: a level, a category, a rule and times; never what somebody wrote.

The hours and days here are those of DESIGN section 8.
"""

import enum
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from bot.kernel.errors import BotError
from bot.kernel.localtime import after_quiet_hours, at_local, local_day, next_at
from bot.people import Person
from bot.safety.risk import Category, Level

# Kinds of queued messages.
FOLLOW_UP = "crisis-follow-up"
STAY = "crisis-stay"
TOMORROW = "crisis-tomorrow"
ALERT = "alert"
ALERT_LINE = "alert-line"
TEAM_LINE = "team-line"

# How long our own question stays open for a typed answer.
QUESTION_OPEN = timedelta(minutes=30)
MORNING = time(10, 0)
EVENING = time(19, 0)
# The follow-ups: the next morning, then on these days after the last message.
LATER_DAYS = (3, 7)
CHECKS = 1 + len(LATER_DAYS)
# All follow-ups of one message lie within this time.
CHECKS_SPAN = timedelta(days=LATER_DAYS[-1] + 2)
# A morning nearer than this is still the same bad night.
MORNING_AWAY = timedelta(hours=3)
# A follow-up that is late by more than this is left out.
CHECK_WINDOW = timedelta(hours=3)
# A check-in this near to a follow-up is the second question in one hour: it is left out that day.
SAME_HOUR = timedelta(hours=1)
# When "stay with me" asks; the last entry is the one honest line at the end.
STAY_MINUTES = (2, 5, 10, 20, 25)
# How long flags, episodes and alerts are kept.
KEPT = timedelta(days=90)

# An alert that nobody took is said again, and each admin gets it; later the person is told the truth.
SAY_AGAIN_AFTER = timedelta(minutes=5)
TELL_AFTER = timedelta(minutes=15)
# An alert is about one stretch of trouble; a message later than this begins a new one.
ALERT_LASTS = timedelta(hours=72)
# Somebody who writes ten such messages is not ten alerts: staff hear of more at most this often.
SAY_MORE_AFTER = timedelta(minutes=10)
DUTY_LASTS = timedelta(hours=12)
# The soft question ("any thoughts of not wanting to be here?") is asked at most once in this time.
SOFT_EVERY = timedelta(hours=24)


class Answer(enum.StrEnum):
    """What a typed answer to a question with buttons says."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Episode:
    """The last worrying message of a person, and what follows from it.

    `question` is what Keel asked last (a name that handlers know). `next_check_at` is the next follow-up,
    aware UTC, None when there is none; `checks_done` counts those sent or skipped, from `checks_from`, the
    local day of the last message of HIGH or above. `checked_at` is when the last one was queued.
    """

    person_id: int
    level: Level
    category: Category | None
    rule: str
    last_at: datetime
    question: str | None = None
    question_at: datetime | None = None
    checks_from: date | None = None
    checks_done: int = 0
    next_check_at: datetime | None = None
    checked_at: datetime | None = None
    soft_asked_at: datetime | None = None


class AlertGone(BotError):
    """The alert is over, or nobody can be reached through it."""

    reply = "alert-gone"


class NotSafeToWrite(BotError):
    """After a message about violence: the person has neither asked for the team nor said that it is safe."""

    reply = "alert-not-safe"


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody of the team: only staff see the name."""

    telegram_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Alert:
    """One call for staff. `person_id` is None for somebody who has not consented.

    `reachable` says whether staff can write to them. `asked` is set when the person asked for the team.
    `step` counts what was done while nobody took it: 0 posted, 1 said again, 2 the person was told.
    `last_at` is the newest message of HIGH or above, `said_at` when staff last heard of one.
    """

    id: int
    person_id: int | None
    level: Level
    category: Category | None
    rule: str
    country: str | None
    zone_name: str | None
    created_at: datetime
    last_at: datetime
    said_at: datetime
    asked: bool
    reachable: bool
    step: int
    taken_by: str | None
    taken_at: datetime | None
    talking: bool
    ended_at: datetime | None
    ended_by: str | None
    right: bool | None

    @property
    def open(self) -> bool:
        """Return whether it still stands."""
        return self.ended_at is None


def next_morning(now: datetime, where: tzinfo) -> datetime:
    """Return the next 10:00 on clocks in `where` that is at least three hours away, aware UTC."""
    return next_at(now + MORNING_AWAY, MORNING, where)


def check_moment(
    start: date, done: int, now: datetime, person: Person, *, after: datetime | None = None
) -> datetime | None:
    """Return when the follow-up number `done` (from 0) is due, aware UTC, or None after the last.

    The first is the next morning after `after` (the moment of the message); the others in the evening of
    the third and seventh day after `start`. Quiet hours that the person set otherwise move it to their end.
    """
    if done >= CHECKS:
        return None
    if done == 0:
        moment = next_morning(after or now, person.zone)
    else:
        moment = at_local(start + timedelta(days=LATER_DAYS[done - 1]), EVENING, person.zone)
    return after_quiet_hours(moment, person.zone, person.quiet_from, person.quiet_until)


def stay_moments(now: datetime) -> list[datetime]:
    """Return when "stay with me" speaks: at 2, 5, 10 and 20 minutes, then one last line."""
    return [now + timedelta(minutes=minutes) for minutes in STAY_MINUTES]


def today(now: datetime, person: Person) -> date:
    """Return the date where the person is."""
    return local_day(now, person.zone)


def _phrases(lines: str) -> frozenset[str]:
    return frozenset(phrase.strip() for phrase in lines.replace("\n", ",").split(",") if phrase.strip())


_PHRASES: Mapping[Answer, frozenset[str]] = {
    Answer.YES: _phrases("""
        yes, y, yeah, yea, yep, yup, ya, yes i am, i am, yeah i am, i do, yes i do, i think so, think so
        si, sí, claro, да, ага, угу, конечно, ja, jo, jap, oui, ouais, ouai, sim, aham
    """),
    Answer.NO: _phrases("""
        no, n, nah, nope, no im not, im not, i am not, no i am not, not at all, i dont, no i dont
        нет, не, неа, nein, ne, nee, non, nan, não, nao
    """),
    Answer.UNSURE: _phrases("""
        not exactly, kind of, kinda, sort of, sorta, maybe, a bit, a little, bit, sometimes, i dont know
        dont know, idk, not sure, unsure, not really, i guess, cant tell, i cant tell
        no sé, no se, quizás, quizas, tal vez, a veces, un poco
        не знаю, может, может быть, иногда, немного, не совсем
        weiß nicht, weiss nicht, vielleicht, manchmal, ein bisschen, nicht wirklich
        je ne sais pas, jsp, peut-être, peut être, peut-etre, parfois, un peu
        não sei, nao sei, talvez, às vezes, as vezes, um pouco
    """),
}


def read_answer(text: str) -> Answer | None:
    """Return what a short typed answer says, in any of our languages; None for anything longer.

    "Not really" is unsure and not a no: it is what people write who do not want to say yes.
    """
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "").replace("'", "")
    plain = " ".join(plain.strip(" .,!?…\n\t").replace(",", " ").replace(".", " ").split())
    return next((answer for answer, phrases in _PHRASES.items() if plain in phrases), None)
