"""What staff see of a broadcast, and what everybody gets."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.infra.texts import Say
from bot.messaging.broadcasts import (
    MOST_LINKS,
    TEXT_LIMIT,
    WAKING_HOURS,
    Audience,
    Broadcast,
    Content,
    Count,
    State,
    Tally,
    When,
    visible_text,
)
from bot.messaging.broadcasts.model import CAPTION_LIMIT
from bot.messaging.delivery import Reason
from bot.messaging.delivery import State as Delivery
from bot.people import Stage
from handlers.callbacks import tap
from handlers.reply import Act, Reply
from handlers.views.keyboard import Button, Keyboard, rows
from handlers.views.screen import Screen, safe, screen, sos_button

JOINED = (("within", 7), ("within", 30), ("before", 30), ("before", 90))
ACTIVE = (7, 30, 90)
# Places that a checker found are listed up to here; more are only counted.
PLACES_SHOWN = 8


def message(content: Content, chat_id: int, say: Say) -> Reply:
    """Return the broadcast as it arrives: text or picture, its links, SOS and the way out in its foot."""
    keyboard = (*((Button(one.label, url=one.url),) for one in content.links), foot(say))
    if content.photo is not None:
        return Reply(Act.PHOTO, chat_id, content.html, keyboard, file_id=content.photo)
    return Reply(Act.SEND, chat_id, content.html, keyboard)


def foot(say: Say) -> tuple[Button, ...]:
    """Return the buttons under every broadcast."""
    return sos_button(say), Button(say("news-button-stop"), tap("news", "stop"))


def news_stopped(say: Say) -> Screen:
    """Return the answer to "Stop news"."""
    return screen(
        say("news-stopped"), Button(say("news-button-again"), tap("news", "again")), sos_button(say)
    )


def news_again(say: Say) -> Screen:
    """Return the answer to taking that back."""
    return screen(say("news-again"), Button(say("news-button-stop"), tap("news", "stop")), sos_button(say))


# The draft.


def ask_text(say: Say, *, characters: int) -> Screen:
    """Ask for the text; `characters` are those that a locked screen shows."""
    return screen(
        say("broadcast-ask-text", characters=characters, text=TEXT_LIMIT, caption=CAPTION_LIMIT),
        Button(say("broadcast-button-drop"), tap("broadcast", "drop")),
    )


def draft_waits(say: Say, draft: Broadcast, running: Sequence[Broadcast]) -> Screen:
    """Say that a draft is open, with the ways on."""
    return Screen(
        say("broadcast-draft-waits", start=safe(opening(draft.content.html))),
        (
            (
                Button(say("broadcast-button-go-on"), tap("broadcast", "review")),
                Button(say("broadcast-button-new"), tap("broadcast", "new")),
            ),
            *_running(say, running),
        ),
    )


def running_ones(say: Say, running: Sequence[Broadcast]) -> Screen:
    """Return those that have not ended, above a new draft."""
    return Screen(say("broadcast-running"), _running(say, running))


def _running(say: Say, running: Sequence[Broadcast]) -> Keyboard:
    return tuple(
        (Button(say("broadcast-button-show", number=one.id), tap("broadcast", "show", one.id)),)
        for one in running
    )


def opening(html: str) -> str:
    """Return the first words of a broadcast, for a list."""
    line = visible_text(html).replace("\n", " ")
    return line if len(line) <= 40 else line[:39].rstrip() + "…"


def refused(say: Say, places: Sequence[str], more: int) -> Screen:
    """Say why a text cannot go out, place by place; the draft still awaits a text."""
    return screen(
        "\n".join([say("broadcast-refused"), *_listed(say, places, more), "", say("broadcast-refused-way")]),
        Button(say("broadcast-button-drop"), tap("broadcast", "drop")),
    )


def _listed(say: Say, places: Sequence[str], more: int) -> list[str]:
    lines = [f"• {place}" for place in places]
    return [*lines, say("broadcast-more-places", more=more)] if more else lines


def place(say: Say, rule: str, line: int, piece: str, use: str) -> str:
    """Return one place that a wording rule found."""
    key = "broadcast-place-first-words" if rule == "first-words" else "broadcast-place"
    return say(key, line=line, piece=safe(piece), use=safe(use))


def review(say: Say, draft: Broadcast, names: "Names", warnings: Sequence[str] = (), more: int = 0) -> Screen:
    """Return the draft's settings under its preview."""
    lines = [say("broadcast-review")]
    if warnings:
        lines += ["", say("broadcast-warnings"), *_listed(say, warnings, more)]
    lines += [
        "",
        say("broadcast-goes-to", audience=audience_words(say, draft.audience, names)),
        say("broadcast-goes-when", when=when_words(say, draft.when, names)),
    ]
    return Screen(
        "\n".join(lines),
        (
            (
                Button(say("broadcast-button-text"), tap("broadcast", "text")),
                Button(say("broadcast-button-links"), tap("broadcast", "links")),
            ),
            (
                Button(say("broadcast-button-who"), tap("broadcast", "who")),
                Button(say("broadcast-button-when"), tap("broadcast", "when")),
            ),
            (
                Button(say("broadcast-button-test"), tap("broadcast", "test")),
                Button(say("broadcast-button-count"), tap("broadcast", "count")),
            ),
            (Button(say("broadcast-button-drop"), tap("broadcast", "drop")),),
        ),
    )


class Names:
    """How languages, countries and moments are called in what staff read."""

    def __init__(
        self, languages: Mapping[str, str], countries: Mapping[str, str], at: datetime | None = None
    ) -> None:
        self.languages, self.countries, self.at = languages, countries, at


def audience_words(say: Say, audience: Audience, names: Names) -> str:
    """Return who is meant in words."""
    parts: list[str] = []
    if audience.languages:
        parts.append(", ".join(safe(names.languages.get(one, one)) for one in audience.languages))
    if audience.countries:
        parts.append(", ".join(safe(names.countries.get(one, one)) for one in audience.countries))
    if audience.stages:
        parts.append(", ".join(say(f"broadcast-stage-{one.value}") for one in audience.stages))
    if audience.joined_within_days is not None:
        parts.append(say("broadcast-joined-within", days=audience.joined_within_days))
    if audience.joined_before_days is not None:
        parts.append(say("broadcast-joined-before", days=audience.joined_before_days))
    if audience.active_within_days is not None:
        parts.append(say("broadcast-active-within", days=audience.active_within_days))
    return " · ".join(parts) if parts else say("broadcast-everybody")


def when_words(say: Say, when: When, names: Names) -> str:
    """Return when it leaves in words."""
    if when.local_hour is not None:
        return say("broadcast-when-local", hour=f"{when.local_hour:02d}:00")
    if names.at is not None:
        return say("broadcast-when-at", at=names.at.strftime("%Y-%m-%d %H:%M %Z"))
    return say("broadcast-when-now")


def ask_links(say: Say) -> Screen:
    """Ask for the link buttons."""
    return screen(
        say("broadcast-ask-links", most=MOST_LINKS),
        Button(say("broadcast-button-no-links"), tap("broadcast", "nolinks")),
        Button(say("button-back"), tap("broadcast", "review")),
    )


def ask_who(say: Say, audience: Audience, names: Names) -> Screen:
    """Ask who is meant."""
    buttons = [
        Button(say(f"broadcast-button-{what}"), tap("broadcast", what))
        for what in ("languages", "countries", "stages", "joined", "active")
    ]
    return Screen(
        say("broadcast-ask-who", audience=audience_words(say, audience, names)),
        (
            *rows(buttons, 2),
            (
                Button(say("broadcast-button-everybody"), tap("broadcast", "everybody")),
                Button(say("button-back"), tap("broadcast", "review")),
            ),
        ),
    )


def choose_languages(say: Say, audience: Audience, languages: Mapping[str, str]) -> Screen:
    """Ask for languages; a tap adds or takes away."""
    buttons = [
        Button(_ticked(name, code in audience.languages), tap("broadcast", "language", code))
        for code, name in languages.items()
    ]
    return _choice(say, "broadcast-ask-languages", buttons)


def choose_stages(say: Say, audience: Audience) -> Screen:
    """Ask where people are; a tap adds or takes away."""
    buttons = [
        Button(
            _ticked(say(f"broadcast-stage-{one.value}"), one in audience.stages),
            tap("broadcast", "stage", one.value),
        )
        for one in Stage
    ]
    return _choice(say, "broadcast-ask-stages", buttons)


def choose_joined(say: Say, audience: Audience) -> Screen:
    """Ask since when people are here."""
    chosen = {"within": audience.joined_within_days, "before": audience.joined_before_days}
    buttons = [
        Button(
            _ticked(say(f"broadcast-joined-{kind}", days=days), chosen[kind] == days),
            tap("broadcast", "since", kind, days),
        )
        for kind, days in JOINED
    ]
    buttons.append(Button(say("broadcast-button-any"), tap("broadcast", "since", "any", 0)))
    return _choice(say, "broadcast-ask-joined", buttons)


def choose_active(say: Say, audience: Audience) -> Screen:
    """Ask when people wrote last."""
    buttons = [
        Button(
            _ticked(say("broadcast-active-within", days=days), audience.active_within_days == days),
            tap("broadcast", "lately", days),
        )
        for days in ACTIVE
    ]
    buttons.append(Button(say("broadcast-button-any"), tap("broadcast", "lately", 0)))
    return _choice(say, "broadcast-ask-active", buttons)


def ask_countries(say: Say, audience: Audience, names: Names, unknown: Sequence[str] = ()) -> Screen:
    """Ask for countries by typing; `unknown` are words that name none."""
    text = say("broadcast-ask-countries")
    if unknown:
        text = say("broadcast-countries-unknown", words=safe(", ".join(unknown)))
    buttons = [
        Button(_short(f"✕ {names.countries.get(one, one)}"), tap("broadcast", "country", one))
        for one in audience.countries
    ]
    return _choice(say, text, buttons, is_text=True)


def _choice(say: Say, key: str, buttons: Sequence[Button], *, is_text: bool = False) -> Screen:
    back = Button(say("button-back"), tap("broadcast", "who"))
    return Screen(key if is_text else say(key), (*rows(buttons, 2), (back,)))


def _ticked(label: str, chosen: bool) -> str:
    return _short(f"✓ {label}" if chosen else label)


def _short(label: str) -> str:
    return label if len(label) <= 24 else label[:23].rstrip() + "…"


def ask_when(say: Say) -> Screen:
    """Ask when it leaves."""
    hours = [Button(str(hour), tap("broadcast", "hour", hour)) for hour in WAKING_HOURS]
    return Screen(
        say("broadcast-ask-when"),
        (
            (
                Button(say("broadcast-button-now"), tap("broadcast", "now")),
                Button(say("broadcast-button-at"), tap("broadcast", "at")),
            ),
            tuple(hours),
            (Button(say("button-back"), tap("broadcast", "review")),),
        ),
    )


def ask_at(say: Say, zone: str, *, problem: str | None = None) -> Screen:
    """Ask for the moment; `problem` is the key of what was wrong with a typed one."""
    return screen(
        say(problem or "broadcast-ask-at", zone=safe(zone)),
        Button(say("button-back"), tap("broadcast", "when")),
    )


def tested(say: Say) -> Screen:
    """Say that the test is on its way."""
    return screen(say("broadcast-tested"), Button(say("button-back"), tap("broadcast", "review")))


def confirm(say: Say, draft: Broadcast, count: Count, names: Names, rate: float) -> Screen:
    """Return how many will get it and why others will not, with the last question."""
    lines = [say("broadcast-count", fits=count.fits, meant=count.meant)]
    if count.held_back:
        lines.append(say("broadcast-held-back"))
        lines += [f"• {_reason(say, reason, number)}" for reason, number in count.held_back.items()]
    lines += ["", say("broadcast-goes-when", when=when_words(say, draft.when, names))]
    if draft.when.local_hour is None and count.fits:
        lines.append(say("broadcast-takes", time=duration(say, count.fits / rate)))
    back = Button(say("button-back"), tap("broadcast", "review"))
    drop = Button(say("broadcast-button-drop"), tap("broadcast", "drop"))
    if not count.fits:
        return Screen("\n".join([*lines, say("broadcast-nobody")]), ((back, drop),))
    send = Button(say("broadcast-button-send"), tap("broadcast", "send", draft.revision, count.fits))
    return Screen("\n".join(lines), ((send,), (back, drop)))


def duration(say: Say, seconds: float) -> str:
    """Return a length of time, in the unit that fits."""
    if seconds < 90:
        return say("broadcast-seconds", count=max(1, round(seconds)))
    if seconds < 90 * 60:
        return say("broadcast-minutes", count=round(seconds / 60))
    return say("broadcast-hours", count=round(seconds / 3600))


def _reason(say: Say, reason: Reason, number: int) -> str:
    return say("broadcast-reason", reason=reason.value, count=number)


def dropped(say: Say) -> Screen:
    """Say that the draft is gone."""
    return Screen(say("broadcast-dropped"))


# One that runs.


def progress(say: Say, one: Broadcast, tally: Tally, total: int, rate: float, names: Names) -> Screen:
    """Return how a broadcast stands, with what can be done; its report when it has ended.

    `total` is how many are to get it, `rate` how many can be sent a second.
    """
    if one.state is State.SCHEDULED:
        return Screen(
            say(
                "broadcast-scheduled",
                number=one.id,
                when=when_words(say, one.when, names),
                people=one.expected,
            ),
            ((Button(say("broadcast-button-cancel"), tap("broadcast", "cancel", one.id)),),),
        )
    if one.finished_at is not None:
        return report(say, one, tally)
    sent = tally.of(Delivery.SENT)
    parts = [say("broadcast-progress", number=one.id, sent=sent, total=total)]
    if failed := tally.of(Delivery.FAILED):
        words = ", ".join(_reason(say, why, count) for why, count in tally.reasons(Delivery.FAILED).items())
        parts.append(say("broadcast-progress-failed", failed=failed, reasons=words))
    if tally.later:
        parts.append(say("broadcast-progress-later", later=tally.later))
    if one.state is State.PAUSED:
        parts.append(say("broadcast-progress-paused"))
    elif one.state is State.CANCELLED:
        parts.append(say("broadcast-progress-cancelling"))
    elif (left := total - sent - failed - tally.later) > 0 and one.when.local_hour is None:
        parts.append(say("broadcast-progress-left", time=duration(say, left / rate)))
    return Screen(" · ".join(parts), _controls(say, one))


def _controls(say: Say, one: Broadcast) -> Keyboard:
    refresh = Button(say("broadcast-button-refresh"), tap("broadcast", "show", one.id))
    if one.state is State.CANCELLED:
        return ((refresh,),)
    verb = "resume" if one.state is State.PAUSED else "pause"
    return (
        (
            Button(say(f"broadcast-button-{verb}"), tap("broadcast", verb, one.id)),
            Button(say("broadcast-button-cancel"), tap("broadcast", "cancel", one.id)),
            refresh,
        ),
    )


def report(say: Say, one: Broadcast, tally: Tally) -> Screen:
    """Return how a broadcast ended, by state and reason."""
    unknown = tally.of(Delivery.SENT, Reason.UNKNOWN)
    lines = [
        say("broadcast-report", number=one.id, state=one.state.value),
        say("broadcast-report-sent", count=tally.of(Delivery.SENT)),
    ]
    if unknown:
        lines.append(say("broadcast-report-unknown", count=unknown))
    for state, key in (
        (Delivery.FAILED, "broadcast-report-failed"),
        (Delivery.CANCELLED, "broadcast-report-skipped"),
        (Delivery.EXPIRED, "broadcast-report-expired"),
    ):
        if count := tally.of(state):
            lines.append(say(key, count=count))
            if state is not Delivery.EXPIRED:
                lines += [f"• {_reason(say, why, number)}" for why, number in tally.reasons(state).items()]
    return Screen("\n".join(lines))
