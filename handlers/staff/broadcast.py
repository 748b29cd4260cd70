"""Staff write one text to many people: draft, who and when, progress; and everybody's way out of it."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from telegram import Message as TelegramMessage
from telegram import MessageEntity, Update
from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.kernel.localtime import at_local, local_day, next_at, zone
from bot.messaging.broadcasts import (
    WAKING_HOURS,
    Audience,
    Broadcast,
    NoDraft,
    Step,
    Tally,
    When,
    check,
    looks_typed,
    read_links,
    visible_text,
)
from bot.messaging.delivery import Message
from bot.people import Person, Stage, dates, places
from bot.selfhelp.library import WordingHit
from handlers.callbacks import NotOurs, Tap, of, parse
from handlers.context import BotApplication, BotContext, Services
from handlers.first_look import FirstLook
from handlers.reply import Act, Reply
from handlers.views import broadcast as views
from handlers.views.screen import Screen, screen

# Entities that Telegram finds by itself; the others somebody made.
FOUND = frozenset(
    {
        MessageEntity.URL,
        MessageEntity.EMAIL,
        MessageEntity.PHONE_NUMBER,
        MessageEntity.MENTION,
        MessageEntity.HASHTAG,
        MessageEntity.CASHTAG,
        MessageEntity.BOT_COMMAND,
    }
)
FURTHEST = timedelta(days=366)

Tapped = Callable[[BotContext, Tap], Awaitable[None]]
Item = TypeVar("Item")


# The draft.


async def begin(update: Update, context: BotContext) -> None:
    """Open a draft, or offer the one that is open; show what has not ended yet."""
    broadcasts = context.services.broadcasts
    running = [one for one in await broadcasts.listed() if one.finished_at is None][:3]
    draft = await broadcasts.draft_of(context.sender_id)
    if draft is not None and (draft.content.html or draft.content.photo):
        await context.reply(views.draft_waits(context.say, draft, running))
        return
    if running:
        await context.reply(views.running_ones(context.say, running))
    await _new(context)


async def _new(context: BotContext) -> None:
    await context.services.broadcasts.open_draft(context.sender_id)
    _drafting(context, True)
    await context.show(views.ask_text(context.say, characters=context.services.wording.first_characters))


async def take_typed(update: Update, context: BotContext) -> None:
    """Put what was typed where the draft waits for it."""
    draft = await _draft(context)
    message = context.written
    if draft.awaits is Step.TEXT:
        await _take_text(context, message)
    elif not message.text:
        await context.reply(screen(context.say("broadcast-words-only")))
    elif draft.awaits is Step.LINKS:
        links = read_links(message.text)
        await _preview(context, await context.services.broadcasts.set_links(context.sender_id, links))
    elif draft.awaits is Step.COUNTRIES:
        await _take_countries(context, draft, message.text)
    elif draft.awaits is Step.AT:
        await _take_moment(context, message.text)


async def _take_text(context: BotContext, message: TelegramMessage) -> None:
    photo = message.photo[-1].file_id if message.photo else None
    if not (message.text or photo):
        await context.reply(screen(context.say("broadcast-words-only")))
        return
    html = html_of(message)
    text = check(html, photo=photo is not None)
    blocked = [hit for hit in _hits(context, text) if hit.severity == "block"]
    if blocked:
        await context.reply(views.refused(context.say, *_places(context, text, blocked)))
        return
    await _preview(context, await context.services.broadcasts.write(context.sender_id, html, photo))


def html_of(message: TelegramMessage) -> str:
    """Return what staff sent as Telegram HTML: their formatting, or the tags they typed by hand."""
    text = message.text or message.caption or ""
    entities: Sequence[MessageEntity] = message.entities or message.caption_entities
    if looks_typed(text) and all(one.type in FOUND for one in entities):
        return text.strip()
    return (message.text_html if message.text else message.caption_html if message.caption else "").strip()


def _hits(context: BotContext, text: str) -> list[WordingHit]:
    wording = context.services.wording
    return [*wording.check_first_words(text), *wording.check(text)]


def _places(context: BotContext, text: str, hits: Sequence[WordingHit]) -> tuple[list[str], int]:
    shown = [
        views.place(
            context.say, hit.rule, text.count("\n", 0, hit.start) + 1, text[hit.start : hit.end], hit.use
        )
        for hit in hits[: views.PLACES_SHOWN]
    ]
    return shown, len(hits) - len(shown)


async def _preview(context: BotContext, draft: Broadcast) -> None:
    """Send the draft as it will arrive, and its settings under it."""
    _drafting(context, False)
    await context.keep(views.message(draft.content, context.chat.id, context.say))
    await context.reply(_review(context, draft))


def _review(context: BotContext, draft: Broadcast) -> Screen:
    text = visible_text(draft.content.html)
    warned = [hit for hit in _hits(context, text) if hit.severity == "warn"]
    return views.review(context.say, draft, _names(context, draft), *_places(context, text, warned))


async def _take_countries(context: BotContext, draft: Broadcast, text: str) -> None:
    chosen, unknown = list(draft.audience.countries), []
    for word in (one.strip() for one in text.replace("\n", ",").split(",")):
        found = places.find_country(word, context.language) if word else []
        if found:
            chosen.append(found[0].code)
        elif word:
            unknown.append(word)
    audience = replace(draft.audience, countries=tuple(dict.fromkeys(chosen)))
    draft = await context.services.broadcasts.set_audience(context.sender_id, audience)
    if unknown:
        draft = await _await(context, Step.COUNTRIES)
        names = _names(context, draft)
        await context.reply(views.ask_countries(context.say, draft.audience, names, unknown))
        return
    _drafting(context, False)
    await context.reply(views.ask_who(context.say, draft.audience, _names(context, draft)))


async def _take_moment(context: BotContext, text: str) -> None:
    where = _zone(context)
    at = read_moment(text, context.now, where)
    problem = None
    if at is None:
        problem = "broadcast-at-unclear"
    elif at <= context.now:
        problem = "broadcast-at-past"
    elif at - context.now > FURTHEST:
        problem = "broadcast-at-far"
    if at is None or problem is not None:
        await context.reply(views.ask_at(context.say, where.key, problem=problem))
        return
    draft = await context.services.broadcasts.set_when(context.sender_id, When(at=at))
    _drafting(context, False)
    await context.reply(_review(context, draft))


def read_moment(text: str, now: datetime, where: ZoneInfo) -> datetime | None:
    """Return the moment (aware UTC) of "18:30" (the next one) or "2026-12-01 18:30", None if unclear."""
    day_words, _, time_words = text.strip().rpartition(" ")
    at = dates.read_time(time_words)
    if at is None:
        # "6 pm" has a space of its own.
        day_words, at = "", dates.read_time(text)
    if at is None:
        return None
    if not day_words:
        return next_at(now, at, where)
    try:
        return at_local(date.fromisoformat(day_words.strip()), at, where)
    except ValueError:
        day = dates.read_date(day_words, local_day(now, where), "en")
        return at_local(day, at, where) if day is not None else None


async def _draft(context: BotContext) -> Broadcast:
    draft = await context.services.broadcasts.draft_of(context.sender_id)
    if draft is None:
        _drafting(context, False)
        raise NoDraft
    return draft


async def _await(context: BotContext, step: Step | None) -> Broadcast:
    draft = await context.services.broadcasts.await_typed(context.sender_id, step)
    _drafting(context, step is not None)
    return draft


def _drafting(context: BotContext, on: bool) -> None:
    """Tell the first look whether what this admin types next is their draft."""
    first_look: FirstLook = context.application.bot_data["first_look"]
    if on:
        first_look.drafting.add(context.chat.id)
    else:
        first_look.drafting.discard(context.chat.id)


def _zone(context: BotContext) -> ZoneInfo:
    if context.person is not None:
        return context.person.zone
    known = places.zones_of(context.services.settings.default_country)
    return zone(known[0] if known else "Etc/UTC")


def _names(context: BotContext, one: Broadcast) -> views.Names:
    return names_for(context.services, context.language, one, _zone(context))


def names_for(services: Services, language: str, one: Broadcast, where: ZoneInfo) -> views.Names:
    """Return how what a broadcast is about is called in that language, its moment on clocks in `where`."""
    texts = services.texts
    return views.Names(
        {code: texts.get("language-name", code) for code in texts.languages()},
        {code: places.country_name(code, language) for code in one.audience.countries},
        one.when.at.astimezone(where) if one.when.at is not None else None,
    )


# The buttons.


async def choose(update: Update, context: BotContext) -> None:
    """Do what a button says; for anybody but an admin it is an unknown button."""
    await context.answer_tap()
    tap = parse(context.tapped.data)
    if not _is_admin(context) or tap.verb not in BUTTONS:
        raise NotOurs(tap.feature)
    await BUTTONS[tap.verb](context, tap)


def _is_admin(context: BotContext) -> bool:
    return (
        context.sender_id in context.services.settings.admin_ids and context.chat.type == context.chat.PRIVATE
    )


async def _tap_new(context: BotContext, tap: Tap) -> None:
    await _new(context)


async def _tap_drop(context: BotContext, tap: Tap) -> None:
    await context.services.broadcasts.drop_draft(context.sender_id)
    _drafting(context, False)
    await context.edit(views.dropped(context.say))


async def _tap_review(context: BotContext, tap: Tap) -> None:
    draft = await _draft(context)
    if not (draft.content.html or draft.content.photo):
        await _new(context)
        return
    draft = await _await(context, None)
    await context.edit(_review(context, draft))


async def _tap_text(context: BotContext, tap: Tap) -> None:
    await _await(context, Step.TEXT)
    await context.reply(views.ask_text(context.say, characters=context.services.wording.first_characters))


async def _tap_links(context: BotContext, tap: Tap) -> None:
    await _await(context, Step.LINKS)
    await context.edit(views.ask_links(context.say))


async def _tap_nolinks(context: BotContext, tap: Tap) -> None:
    await _preview(context, await context.services.broadcasts.set_links(context.sender_id, ()))


async def _tap_who(context: BotContext, tap: Tap) -> None:
    draft = await _await(context, None)
    await context.edit(views.ask_who(context.say, draft.audience, _names(context, draft)))


async def _tap_languages(context: BotContext, tap: Tap) -> None:
    draft = await _draft(context)
    names = _names(context, draft)
    await context.edit(views.choose_languages(context.say, draft.audience, names.languages))


async def _tap_language(context: BotContext, tap: Tap) -> None:
    if tap.arg(0) not in context.services.texts.languages():
        raise NotOurs(tap.feature)
    draft = await _draft(context)
    chosen = _toggled(draft.audience.languages, tap.arg(0))
    await _narrow(context, replace(draft.audience, languages=chosen))
    await _tap_languages(context, tap)


async def _tap_countries(context: BotContext, tap: Tap) -> None:
    draft = await _await(context, Step.COUNTRIES)
    await context.edit(views.ask_countries(context.say, draft.audience, _names(context, draft)))


async def _tap_country(context: BotContext, tap: Tap) -> None:
    draft = await _draft(context)
    chosen = tuple(one for one in draft.audience.countries if one != tap.arg(0))
    await _narrow(context, replace(draft.audience, countries=chosen))
    await _tap_countries(context, tap)


async def _tap_stages(context: BotContext, tap: Tap) -> None:
    draft = await _draft(context)
    await context.edit(views.choose_stages(context.say, draft.audience))


async def _tap_stage(context: BotContext, tap: Tap) -> None:
    if tap.arg(0) not in list(Stage):
        raise NotOurs(tap.feature)
    draft = await _draft(context)
    await _narrow(context, replace(draft.audience, stages=_toggled(draft.audience.stages, Stage(tap.arg(0)))))
    await _tap_stages(context, tap)


async def _tap_joined(context: BotContext, tap: Tap) -> None:
    draft = await _draft(context)
    await context.edit(views.choose_joined(context.say, draft.audience))


async def _tap_since(context: BotContext, tap: Tap) -> None:
    draft = await _draft(context)
    days = tap.number(1, 0, 3650)
    await _narrow(
        context,
        replace(
            draft.audience,
            joined_within_days=days if tap.arg(0) == "within" else None,
            joined_before_days=days if tap.arg(0) == "before" else None,
        ),
    )
    await _tap_joined(context, tap)


async def _tap_active(context: BotContext, tap: Tap) -> None:
    draft = await _draft(context)
    await context.edit(views.choose_active(context.say, draft.audience))


async def _tap_lately(context: BotContext, tap: Tap) -> None:
    draft = await _draft(context)
    await _narrow(context, replace(draft.audience, active_within_days=tap.number(0, 0, 3650) or None))
    await _tap_active(context, tap)


async def _tap_everybody(context: BotContext, tap: Tap) -> None:
    await _narrow(context, Audience())
    await _tap_review(context, tap)


async def _narrow(context: BotContext, audience: Audience) -> None:
    await context.services.broadcasts.set_audience(context.sender_id, audience)
    _drafting(context, False)


def _toggled(chosen: tuple[Item, ...], one: Item) -> tuple[Item, ...]:
    return tuple(other for other in chosen if other != one) if one in chosen else (*chosen, one)


async def _tap_when(context: BotContext, tap: Tap) -> None:
    await _await(context, None)
    await context.edit(views.ask_when(context.say))


async def _tap_now(context: BotContext, tap: Tap) -> None:
    await _set_when(context, When())


async def _tap_hour(context: BotContext, tap: Tap) -> None:
    hour = tap.number(0, 0, 23)
    if hour not in WAKING_HOURS:
        raise NotOurs(tap.feature)
    await _set_when(context, When(local_hour=hour))


async def _set_when(context: BotContext, when: When) -> None:
    draft = await context.services.broadcasts.set_when(context.sender_id, when)
    _drafting(context, False)
    await context.edit(_review(context, draft))


async def _tap_at(context: BotContext, tap: Tap) -> None:
    await _await(context, Step.AT)
    await context.edit(views.ask_at(context.say, _zone(context).key))


async def _tap_test(context: BotContext, tap: Tap) -> None:
    draft = await _draft(context)
    await context.services.broadcasts.try_on(draft, f"{draft.id}:{context.event.update_id}")
    await context.edit(views.tested(context.say))


async def _tap_count(context: BotContext, tap: Tap) -> None:
    draft = await _draft(context)
    count = await context.services.broadcasts.count(draft.audience)
    draft = await _await(context, None)
    rate = context.services.settings.bulk_rate
    await context.edit(views.confirm(context.say, draft, count, _names(context, draft), rate))


async def _tap_send(context: BotContext, tap: Tap) -> None:
    one = await context.services.broadcasts.send(
        context.sender_id, tap.number(0, 0, 10**9), tap.number(1, 0, 10**9), _message_id(context)
    )
    _drafting(context, False)
    await context.edit(_progress(context, one, Tally()))


def _message_id(context: BotContext) -> int:
    return context.tapped.message.message_id if context.tapped.message is not None else 0


def _progress(context: BotContext, one: Broadcast, tally: Tally) -> Screen:
    rate = context.services.settings.bulk_rate
    return views.progress(context.say, one, tally, one.total(tally), rate, _names(context, one))


async def _tap_show(context: BotContext, tap: Tap) -> None:
    await _show(context, await context.services.broadcasts.get(_number(tap)))


async def _tap_pause(context: BotContext, tap: Tap) -> None:
    await _steer(context, tap, context.services.broadcasts.pause)


async def _tap_resume(context: BotContext, tap: Tap) -> None:
    await _steer(context, tap, context.services.broadcasts.resume)


async def _tap_cancel(context: BotContext, tap: Tap) -> None:
    await _steer(context, tap, context.services.broadcasts.cancel)


async def _steer(context: BotContext, tap: Tap, use_case: Callable[[int], Awaitable[Broadcast]]) -> None:
    # Counted before the change: counting a million rows must not keep the writer waiting.
    one = await context.services.broadcasts.get(_number(tap))
    tally = await context.services.broadcasts.tally(one)
    await _show(context, await use_case(one.id), tally)


async def _show(context: BotContext, one: Broadcast, tally: Tally | None = None) -> None:
    if tally is None:
        tally = await context.services.broadcasts.tally(one)
    if one.admin_id == context.sender_id and one.finished_at is None:
        await context.services.broadcasts.show_in(one.id, _message_id(context))
    await context.edit(_progress(context, one, tally))


def _number(tap: Tap) -> int:
    return tap.number(0, 1, 2**31)


BUTTONS: dict[str, Tapped] = {
    "new": _tap_new,
    "drop": _tap_drop,
    "review": _tap_review,
    "text": _tap_text,
    "links": _tap_links,
    "nolinks": _tap_nolinks,
    "who": _tap_who,
    "languages": _tap_languages,
    "language": _tap_language,
    "countries": _tap_countries,
    "country": _tap_country,
    "stages": _tap_stages,
    "stage": _tap_stage,
    "joined": _tap_joined,
    "since": _tap_since,
    "active": _tap_active,
    "lately": _tap_lately,
    "everybody": _tap_everybody,
    "when": _tap_when,
    "now": _tap_now,
    "hour": _tap_hour,
    "at": _tap_at,
    "test": _tap_test,
    "count": _tap_count,
    "send": _tap_send,
    "show": _tap_show,
    "pause": _tap_pause,
    "resume": _tap_resume,
    "cancel": _tap_cancel,
}


# Everybody's side.


async def change_news(update: Update, context: BotContext) -> None:
    """Stop news for this person, or turn them on again."""
    await context.answer_tap()
    tap = parse(context.tapped.data)
    wanted = tap.verb == "again"
    if not wanted and tap.verb != "stop":
        raise NotOurs(tap.feature)
    context.person = await context.services.people.change(context.known, wants_news=wanted)
    await context.reply(views.news_again(context.say) if wanted else views.news_stopped(context.say))


# What the outbox sends.


async def render_broadcast(services: Services, message: Message, person: Person | None) -> Reply | None:
    """Return the broadcast for one person; None when it is unknown."""
    assert person is not None
    assert message.broadcast_id is not None
    content = await services.broadcasts.content(message.broadcast_id)
    if content is None:
        return None
    return views.message(content, person.telegram_id, services.texts.bound(person.language))


async def render_test(services: Services, message: Message, person: Person | None) -> Reply | None:
    """Return the draft for its author; None when it was thrown away meanwhile."""
    assert message.chat_id is not None
    content = await services.broadcasts.content(message.what["broadcast"])
    if content is None:
        return None
    language, _ = await _staff_side(services, message.chat_id)
    return views.message(content, message.chat_id, services.texts.bound(language))


async def render_progress(services: Services, message: Message, person: Person | None) -> Reply | None:
    """Return the edit of the progress message, with the numbers counted when it was queued."""
    assert message.chat_id is not None
    one = await services.broadcasts.get(message.what["broadcast"])
    language, where = await _staff_side(services, message.chat_id)
    html, keyboard = views.progress(
        services.texts.bound(language),
        one,
        Tally.from_json(message.what["tally"]),
        message.what["total"],
        services.settings.bulk_rate,
        names_for(services, language, one, where),
    )
    message_id = message.what["message_id"]
    if not message_id:
        return Reply(Act.SEND, message.chat_id, html, keyboard)
    return Reply(Act.EDIT, message.chat_id, html, keyboard, message_id=message_id)


async def _staff_side(services: Services, admin_id: int) -> tuple[str, ZoneInfo]:
    person = await services.people.find(admin_id)
    if person is not None:
        return person.language, person.zone
    known = places.zones_of(services.settings.default_country)
    return services.settings.default_language, zone(known[0] if known else "Etc/UTC")


class Drafting(filters.MessageFilter):
    """Lets through what an admin types into an open draft, as the gate has just looked up."""

    def __init__(self, application: BotApplication) -> None:
        super().__init__()
        self.application = application

    def filter(self, message: TelegramMessage) -> bool:
        """Return whether this message belongs to a draft."""
        first_look: FirstLook = self.application.bot_data["first_look"]
        return message.chat.id in first_look.drafting


def register(application: BotApplication) -> None:
    """Add the handlers of staff's broadcasts and of the way out of news."""
    services: Services = application.bot_data["services"]
    private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    staff = private & filters.User(services.settings.admin_ids)
    # For anybody else /broadcast falls through to the answer that every unknown command gets.
    application.add_handler(CommandHandler("broadcast", begin, filters=staff))
    application.add_handler(CallbackQueryHandler(choose, pattern=of("broadcast")))
    application.add_handler(CallbackQueryHandler(change_news, pattern=of("news")))
    application.add_handler(MessageHandler(staff & ~filters.COMMAND & Drafting(application), take_typed))
