"""What /settings, /pause and /when look like."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from bot.diary.checkins import CheckinPlan
from bot.infra.texts import Say
from bot.people import Person, Stage, places
from handlers.callbacks import tap
from handlers.views.keyboard import LABEL_LENGTH, Button, Keyboard, rows
from handlers.views.people import clock, day_name
from handlers.views.screen import Screen, safe, screen, sos_button

HOURS = (time(9, 0), time(13, 0), time(19, 0), time(21, 30))
TIP_HOURS = (time(10, 0), time(13, 0), time(16, 0), time(20, 0))
QUIET = ((time(22, 0), time(8, 0)), (time(21, 0), time(9, 0)), (time(23, 0), time(7, 0)), (time(0), time(10)))
# Messages a day that nobody asked for.
LIMITS = (1, 2, 3)
MOST_LIMIT = 9
# Equal times mean no quiet hours.
NO_QUIET = (time(0), time(0))
SINCE = (("today", 0), ("yesterday", 1), ("week", 7), ("month", 30), ("longer", 90))
PAUSES = (("day", 1), ("week", 7), ("month", 30))
# A pause that ends after this is one "until I say".
OPEN_END = timedelta(days=3650)


def digits(at: time) -> str:
    """Return a time of day for callback data, where a colon would cut it in two: 1930."""
    return at.strftime("%H%M")


def moment(say: Say, at: datetime, now: datetime, where: tzinfo) -> str:
    """Return a coming moment in words on the person's clock: today 19:00, tomorrow 9:00, a date."""
    if at <= now:
        return say("when-soon")
    local, today = at.astimezone(where), now.astimezone(where).date()
    words = clock(local.time())
    ahead = (local.date() - today).days
    if ahead in (0, 1):
        return say("when-today" if ahead == 0 else "when-tomorrow", clock=words)
    return say("when-day", day=day_name(say, local.date(), today), clock=words)


def overview(
    say: Say,
    person: Person,
    plan: CheckinPlan,
    tip_at: time,
    now: datetime,
    *,
    languages: int,
    changed: str | None = None,
) -> Screen:
    """Return everything that can be changed with its value now; `changed` is the line to repeat first."""
    lines = [say("settings-changed", what=changed) + "\n" if changed else say("settings-title") + "\n"]
    if languages > 1:
        lines.append(language_line(say))
    lines += [
        country_line(say, person),
        zone_line(say, person, now),
        stage_line(say, person, now),
        checkin_line(say, plan),
        tips_line(say, person, tip_at),
        news_line(say, person),
        quiet_line(say, person),
    ]
    if not person.unasked_ok:
        lines.append(say("settings-unsafe"))
    elif person.paused(now):
        lines.append(pause_line(say, person, now))
    first = [] if languages < 2 else [_go(say, "language", "lang")]
    keyboard: Keyboard = (
        (*first, _go(say, "country", "country"), _go(say, "zone", "zone")),
        (_go(say, "stage", "stage"), _go(say, "checkin", "checkin"), _go(say, "quiet", "quiet")),
        (
            _switch(say, "tips", person.wants_tips),
            *([_go(say, "tip-hour", "tiphour")] if person.wants_tips else []),
            _switch(say, "news", person.wants_news),
        ),
        (_pause_button(say, person, now), _go(say, "data", "data"), _when_button(say)),
        (Button(say("button-done"), tap("settings", "done")), sos_button(say)),
    )
    return Screen("\n".join(lines), keyboard)


def language_line(say: Say) -> str:
    """Return the language in its own word."""
    return say("settings-language", name=say("language-name"))


def country_line(say: Say, person: Person) -> str:
    """Return the country, or that it was not said."""
    if person.country is None:
        return say("settings-country-none")
    return say("settings-country", country=safe(places.country_name(person.country, person.language)))


def zone_line(say: Say, person: Person, now: datetime) -> str:
    """Return the zone by its city and what its clock shows."""
    city = places.city_label(person.zone_name, person.language)
    return say("settings-zone", city=safe(city), clock=clock(now.astimezone(person.zone).time()))


def stage_line(say: Say, person: Person, now: datetime) -> str:
    """Return where the person is, since when for somebody who has stopped."""
    if person.stage is None:
        return say("settings-stage-none")
    if person.stage is Stage.STOPPED and person.stopped_on is not None:
        today = now.astimezone(person.zone).date()
        return say("settings-stage-stopped", since=day_name(say, person.stopped_on, today))
    return say("settings-stage", stage=say("settings-stage-word", stage=person.stage.value))


def checkin_line(say: Say, plan: CheckinPlan) -> str:
    """Return when the check-in comes."""
    if plan.next_at is None:
        return say("settings-checkin-off")
    return say("settings-checkin", clock=clock(plan.wall_time), remind=_on(plan.remind))


def tips_line(say: Say, person: Person, at: time) -> str:
    """Return when the daily tip comes, if it does."""
    return say("settings-tips", on=_on(person.wants_tips), clock=clock(at))


def news_line(say: Say, person: Person) -> str:
    """Return whether news comes."""
    return say("settings-news", on=_on(person.wants_news))


def quiet_line(say: Say, person: Person) -> str:
    """Return the quiet hours."""
    if person.quiet_from == person.quiet_until:
        return say("settings-quiet-none")
    return say("settings-quiet", **{"from": clock(person.quiet_from), "until": clock(person.quiet_until)})


def pause_line(say: Say, person: Person, now: datetime) -> str:
    """Return until when the pause runs."""
    until = person.paused_until
    if until is None or until - now > OPEN_END:
        return say("settings-paused")
    return say("settings-paused-until", day=moment(say, until, now, person.zone))


def _go(say: Say, word: str, verb: str) -> Button:
    return Button(say(f"settings-button-{word}"), tap("settings", verb))


def _on(value: bool) -> str:
    return "on" if value else "off"


def _switch(say: Say, what: str, now_on: bool) -> Button:
    return Button(say(f"settings-button-{what}-{_on(not now_on)}"), tap("settings", what, _on(not now_on)))


def _pause_button(say: Say, person: Person, now: datetime) -> Button:
    if not person.unasked_ok:
        return Button(say("settings-button-safe"), tap("settings", "safe"))
    if person.paused(now):
        return Button(say("settings-button-resume"), tap("pause", "end"))
    return Button(say("settings-button-pause"), tap("pause", "ask"))


def _when_button(say: Say) -> Button:
    return Button(say("settings-button-when"), tap("when", "show"))


def back(say: Say) -> Button:
    """Return the way back to everything that can be changed."""
    return Button(say("button-back"), tap("settings", "open"))


def ask_language(say: Say, languages: Iterable[tuple[str, str]]) -> Screen:
    """Ask for the language; `languages` are (code, own name)."""
    buttons = [Button(name, tap("settings", "lang", code)) for code, name in languages]
    return screen(say("settings-ask-language"), *buttons, back(say))


def ask_country(say: Say, offered: Iterable[tuple[str, str]], *, key: str = "settings-ask-country") -> Screen:
    """Ask for the country by button or typing; `offered` are (code, name)."""
    buttons = [Button(short(name), tap("settings", "country", code)) for code, name in offered]
    return screen(say(key), *buttons, back(say), per_row=2)


def ask_zone(say: Say, zones: Iterable[tuple[str, str, str]], *, none: bool = False) -> Screen:
    """Ask which time is right; `zones` are (zone name, city, time there)."""
    buttons = [
        Button(short(say("start-zone-button", clock=at, city=city)), tap("settings", "zone", name))
        for name, city, at in zones
    ]
    key = "start-zone-none" if none else "settings-ask-zone" if buttons else "settings-ask-zone-typed"
    return screen(say(key), *buttons, back(say), per_row=2)


def ask_stage(say: Say) -> Screen:
    """Ask where the person is."""
    buttons = [
        Button(say(f"start-stage-{stage.value}"), tap("settings", "stage", stage.value)) for stage in Stage
    ]
    return screen(say("settings-ask-stage"), *buttons, back(say), per_row=2)


def ask_since(say: Say, before: date | None, today: date, *, key: str = "settings-ask-since") -> Screen:
    """Ask since when; `before` is what was said earlier and can stay."""
    buttons = [Button(say(f"start-since-{name}"), tap("settings", "since", ago)) for name, ago in SINCE]
    if before is not None:
        same = say("settings-button-since-same", since=day_name(say, before, today))
        buttons.insert(0, Button(short(same), tap("settings", "since", "same")))
    return screen(say(key), *buttons, back(say))


def ask_checkin(say: Say, plan: CheckinPlan, stage: Stage | None, *, unclear: bool = False) -> Screen:
    """Ask for the check-in hour, with the one reminder on or off, and for what may be asked besides."""
    hours = [Button(clock(at), tap("settings", "checkin", digits(at))) for at in HOURS]
    more = [Button(say("settings-button-off"), tap("settings", "checkin", "off"))]
    if plan.next_at is not None:
        reminder = Button(
            say(f"settings-button-remind-{_on(plan.remind)}"), tap("settings", "remind", _on(not plan.remind))
        )
        more.insert(0, reminder)
    key = "start-hour-unclear" if unclear else "settings-ask-checkin"
    besides = [
        Button(say("settings-button-extra"), tap("extra", "choose")),
        Button(say("settings-button-pace"), tap("pace", "show")),
        Button(say("settings-button-morning"), tap("morning", "hour")),
        Button(say("settings-button-week"), tap("week", "plan")),
    ]
    if stage is not Stage.SUPPORTING:
        besides.append(Button(say("settings-button-bladder"), tap("bladder", "plan")))
    return Screen(say(key), (*rows(hours, 2), *rows(more, 2), *rows(besides, 2), (back(say),)))


def ask_tip_hour(say: Say, *, unclear: bool = False) -> Screen:
    """Ask for the hour of the daily tip."""
    hours = [Button(clock(at), tap("settings", "tiphour", digits(at))) for at in TIP_HOURS]
    off = Button(say("settings-button-tips-off"), tap("settings", "tips", "off"))
    key = "start-hour-unclear" if unclear else "settings-ask-tip-hour"
    return Screen(say(key), (*rows(hours, 2), (off, back(say))))


def ask_quiet(say: Say, *, unclear: bool = False) -> Screen:
    """Ask for the quiet hours."""
    buttons = [
        Button(
            say("settings-quiet-choice", **{"from": clock(start), "until": clock(end)}),
            tap("settings", "quiet", digits(start), digits(end)),
        )
        for start, end in QUIET
    ]
    none = Button(say("settings-button-quiet-none"), tap("settings", "quiet", *map(digits, NO_QUIET)))
    key = "settings-quiet-unclear" if unclear else "settings-ask-quiet"
    return screen(say(key), *buttons, none, back(say), per_row=2)


def ask_data(say: Say) -> Screen:
    """Offer the copy and the erasure."""
    return screen(
        say("settings-ask-data"),
        Button(say("settings-button-export"), tap("export", "send")),
        Button(say("settings-button-erase"), tap("erase", "ask")),
        back(say),
        per_row=2,
    )


def ask_pause(say: Say) -> Screen:
    """Ask for how long."""
    buttons = [Button(say(f"pause-button-{name}"), tap("pause", "for", days)) for name, days in PAUSES]
    buttons.append(Button(say("pause-button-open"), tap("pause", "for", "-")))
    return screen(say("pause-ask"), *buttons, back(say), per_row=2)


def paused(say: Say, person: Person, now: datetime, *, asked_for: bool) -> Screen:
    """Say until when nothing starts; `asked_for` when something that the person asked for still comes."""
    until = person.paused_until
    if until is None or until - now > OPEN_END:
        text = say("pause-set-open")
    else:
        text = say("pause-set", day=moment(say, until, now, person.zone))
    if asked_for:
        text += "\n\n" + say("pause-asked-for")
    return screen(text, Button(say("settings-button-resume"), tap("pause", "end")), sos_button(say))


def pause_over(say: Say, next_words: str, *, was_paused: bool) -> Screen:
    """Say that the pause is over, or that there was none, and what comes next."""
    key = "pause-ended" if was_paused else "pause-not-paused"
    return screen(say(key, next=next_words), Button(say("button-settings"), tap("settings", "open")))


def next_checkin(say: Say, at: datetime | None, now: datetime, where: tzinfo) -> str:
    """Return the sentence about the next check-in."""
    return say("when-next", when=moment(say, at, now, where)) if at else say("when-next-none")


def stopped(say: Say) -> Screen:
    """Say that everything has stopped, and what that does not do."""
    return screen(
        say("pause-stopped"), Button(say("settings-button-erase"), tap("erase", "ask")), sos_button(say)
    )


@dataclass(frozen=True, slots=True)
class Hours:
    """What can be changed about what comes: each hour, None for what is off; `week` is a day in words."""

    checkin: time | None
    morning: time | None
    week: str
    tip: time | None
    news: bool


def coming(
    say: Say,
    person: Person,
    now: datetime,
    planned: Sequence[tuple[str, datetime]],
    left_out: Sequence[str],
    hours: Hours,
) -> Screen:
    """Return what comes next, with a way to change each of it.

    `planned` are (kind, time) in order, `left_out` the kinds that find no room in their day.
    """
    lines = []
    if not person.unasked_ok:
        lines.append(say("when-unsafe"))
    elif person.paused(now):
        open_end = person.paused_until is None or person.paused_until - now > OPEN_END
        until = person.paused_until or now
        lines.append(
            say("when-paused-open")
            if open_end
            else say("when-paused", day=moment(say, until, now, person.zone))
        )
    elif person.held(now):
        lines.append(say("when-held"))
    if planned:
        here = clock(now.astimezone(person.zone).time())
        lines.append(say("when-title", clock=here))
        lines += [
            say("when-line", when=moment(say, at, now, person.zone), what=_kind(say, kind))
            for kind, at in planned
        ]
    elif not lines:
        lines.append(say("when-nothing"))
    if left_out:
        words = ", ".join(dict.fromkeys(_kind(say, kind) for kind in left_out))
        lines.append(say("when-left-out", what=words))
    if planned:
        limit = person.daily_limit
        lines.append(say("when-no-limit") if limit is None else say("when-limit", limit=limit))
    if person.quiet_from != person.quiet_until:
        quiet = {"from": clock(person.quiet_from), "until": clock(person.quiet_until)}
        lines.append(say("when-quiet", **quiet))
    keyboard: Keyboard = (
        (
            Button(say("when-button-checkin", at=_at(say, hours.checkin)), tap("settings", "checkin")),
            Button(say("when-button-morning", at=_at(say, hours.morning)), tap("morning", "hour")),
        ),
        (
            Button(say("when-button-week", at=hours.week), tap("week", "plan")),
            Button(say("when-button-times"), tap("times", "list")),
        ),
        (
            Button(say("when-button-tip", at=_at(say, hours.tip)), tap("settings", "tiphour")),
            Button(
                say("when-button-news", at=say("when-on" if hours.news else "when-off")),
                tap("settings", "news", _on(not hours.news)),
            ),
        ),
        (
            Button(say("when-button-limit", limit=person.daily_limit or 0), tap("when", "limit")),
            Button(say("when-button-quiet"), tap("settings", "quiet")),
        ),
        (
            _pause_button(say, person, now),
            Button(say("when-button-change"), tap("settings", "open")),
            sos_button(say),
        ),
    )
    return Screen("\n".join(lines), keyboard)


def ask_limit(say: Say, *, unclear: bool = False) -> Screen:
    """Ask how many messages a day may come that nobody asked for."""
    numbers = [Button(str(limit), tap("when", "limit", limit)) for limit in LIMITS]
    return Screen(
        say("when-limit-unclear" if unclear else "when-ask-limit"),
        (
            tuple(numbers),
            (
                Button(say("when-button-no-limit"), tap("when", "limit", "-")),
                Button(say("button-back"), tap("when", "show")),
            ),
        ),
    )


def off(say: Say) -> str:
    """Return what a button says of what is off."""
    return say("when-off")


def _at(say: Say, at: time | None) -> str:
    return say("when-off") if at is None else clock(at)


KINDS = frozenset(
    {
        "checkin",
        "morning",
        "lookback",
        "bladder",
        "checkin-reminder",
        "checkin-later",
        "tip",
        "milestone",
        "still-here",
        "broadcast",
    }
    | {"crisis-follow-up", "crisis-tomorrow", "crisis-stay", "craving-end", "risky-time"}
)


def _kind(say: Say, kind: str) -> str:
    return say(f"when-kind-{kind if kind in KINDS else 'other'}")


def short(label: str) -> str:
    """Return a label that a small phone shows whole."""
    return label if len(label) <= LABEL_LENGTH else label[: LABEL_LENGTH - 1].rstrip() + "…"
