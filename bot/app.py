"""The composition root: settings -> services -> Application -> a running process."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

import structlog
from sqlalchemy import text
from telegram.error import BadRequest, NetworkError, RetryAfter
from telegram.ext import Application, ContextTypes, ExtBot
from telegram.request import BaseRequest

import handlers
from bot.content import FOLLOW_SECONDS, LiveContent, Reloads, load_content
from bot.diary.bladder import BLADDER, Bladder
from bot.diary.checkins import CHECKIN, LATER, MORNING, REMINDER, Checkins
from bot.diary.days import MILESTONE, DayCounter
from bot.diary.extras import Extras
from bot.diary.goals import Goals
from bot.diary.intentions import Intentions
from bot.diary.lapses import Lapses
from bot.diary.lookbacks import LOOKBACK, LookBacks
from bot.diary.moods import MoodLog
from bot.diary.rates import Rates
from bot.diary.weekly import Weekly
from bot.infra.background import Background
from bot.infra.database import Database, open_database
from bot.infra.health import PING_SECONDS, ping
from bot.infra.metrics import INTAKE_PENDING, OUTBOX_PENDING, exposition
from bot.infra.scheduler import Clockwork
from bot.infra.vault import Vault
from bot.infra.work import Work
from bot.kernel.clock import Clock, SystemClock, monotonic
from bot.messaging.broadcasts import KIND, PROGRESS, TEST, Broadcasts
from bot.messaging.delivery import Lane, Message, NewMessage, Outbox, Sender
from bot.messaging.intake import Intake
from bot.people import People, Person
from bot.privacy import STILL_HERE, Eraser, Exporter, Retention
from bot.safety.crisis import ALERT, ALERT_LINE, FOLLOW_UP, STAY, TEAM_LINE, TOMORROW, Alerts, Crises, Duty
from bot.safety.helplines import HelplineDesk
from bot.safety.risk import LexiconError
from bot.schema import METADATA
from bot.selfhelp.cravings import END, STEP, Cravings
from bot.selfhelp.plans import Plans
from bot.selfhelp.reading import Reading
from bot.selfhelp.risky import RISKY, RiskyTimes
from bot.selfhelp.tips import TIP, Tips
from bot.selfhelp.tries import Tries
from bot.settings import Settings, open_vault
from handlers import service_notes
from handlers.context import BotApplication, BotContext, Services
from handlers.diary import bladder, checkin, days, morning, week
from handlers.feed import Feed
from handlers.first_look import Alarm, FirstLook
from handlers.flood import Flood
from handlers.outgoing import Mouth, TelegramSender, seconds_of
from handlers.people.commands import Introduction, answered_commands
from handlers.privacy import silence
from handlers.reply import Reply, as_json, from_json
from handlers.request import AiohttpRequest
from handlers.safety import crisis, followups
from handlers.selfhelp import craving, times
from handlers.selfhelp.tips import render_tip
from handlers.shown import Shown
from handlers.staff import alerts, broadcast, reload

log = structlog.get_logger(__name__)

TICK_SECONDS = 3.0
# With paid broadcasts, what is not paid for keeps to this (messages a second): Telegram's limit is about 30.
FREE_RATE = 25.0
BROADCAST_SECONDS = 1.0
# How soon another process knows that an admin has opened a draft: sooner than they can type.
DRAFTS_SECONDS = 3.0
ALIVE_SECONDS = 600.0
# A long poll comes back every 30 s even when nobody writes.
POLL_SILENCE = 150.0
DATABASE_SECONDS = 3.0
RETENTION_SECONDS = 3600.0
# A shutdown must be over within 10 s, the time most hosts give.
SHUTDOWN_SECONDS = 8.0


@dataclass(slots=True, repr=False)
class Keel:
    """One process of Keel: its parts, and what starts and stops them."""

    settings: Settings
    database: Database
    services: Services
    application: BotApplication
    first_look: FirstLook
    feed: Feed
    sender: Sender
    background: Background
    requests: tuple[BaseRequest, ...]
    clockwork: Clockwork = field(default_factory=Clockwork)
    started: bool = False
    # How many updates waited at Telegram when this process came.
    waiting: int = 0

    async def start(self) -> None:
        """Greet Telegram and register handlers' needs; waits while Telegram cannot be reached."""
        wait = 1.0
        while True:
            try:
                await self.application.initialize()
                self.background.start(self.introduce(), "introduction")
                # Beside the polling: a database that is slow at the start keeps no help back.
                self.background.start(self._look_around(), "start.look_around")
                self.started = True
                return
            except RetryAfter as error:
                wait = seconds_of(error)
            except BadRequest:
                raise
            except NetworkError as error:
                log.warning("telegram.unreachable", error=type(error).__name__, wait=wait)
            await asyncio.sleep(wait)
            wait = min(wait * 2, 30.0)

    async def _look_around(self) -> None:
        """Learn from the database what other processes and an earlier life know."""
        while True:
            try:
                await self.know_drafts()
                await self.services.reloads.begin()
                await self.services.helpline_desk.follow()
                return
            except Exception as error:  # noqa: BLE001  # a database that is away comes back
                log.warning("start.not_known", error=type(error).__name__)
            await asyncio.sleep(1.0)

    async def work(self, *, taking_in: bool, polling: bool, sending: bool) -> None:
        """Do the jobs of this process until cancelled or one of them fails for good.

        `taking_in`: handle what is stored, this process's and what dead ones left; `polling`: fetch it too.
        `sending`: queue what is due and send it while this process holds the sender's lease.
        """
        jobs: list[Awaitable[Any]] = []
        # `keel run` on SQLite holds the lock file of its data.
        alone = polling and self.database.is_sqlite
        if taking_in and self.settings.admin_ids:
            jobs.append(self.background.start(self._follow_drafts(), "drafts"))
        if not alone:
            jobs.append(self.background.start(self._follow_reloads(), "reloads"))
        jobs.append(self.background.start(self._follow_helplines(), "helplines"))
        if taking_in:
            jobs.append(self.background.start(self.feed.runner.look_after(), "intake.look_after"))
        if polling:
            jobs.append(self.background.start(self.feed.poll(), "intake.poll"))
        if sending:
            jobs.append(self.background.start(self._send(alone=alone), "sender"))
        await asyncio.gather(*jobs)

    async def _send(self, *, alone: bool) -> None:
        """Send, once it is known since when Keel was away: the lease says so until this process takes it."""
        while True:
            try:
                away_since = await self.sender.last_held()
                break
            # A database that is away comes back; help does not wait for it, and nothing is sent meanwhile.
            except Exception as error:  # noqa: BLE001
                log.error("sender.not_begun", error=type(error).__name__)
            await asyncio.sleep(1.0)
        gap = service_notes.tell_gap(self.services, away_since, self.waiting)
        self.background.start(gap, "gap")
        self.background.start(service_notes.try_staff_chat(self.application.bot, self.services), "staff_chat")
        self.clockwork.every(TICK_SECONDS, self.while_sending(self.tick), "tick")
        self.clockwork.every(BROADCAST_SECONDS, self.while_sending(self.broadcast), "broadcasts")
        self.clockwork.every(RETENTION_SECONDS, self.while_sending(self.retain), "retention")
        self.clockwork.every(ALIVE_SECONDS, self.while_sending(self.tell_alive), "alive")
        if self.settings.heartbeat_url is not None:
            self.clockwork.every(
                PING_SECONDS, self.while_sending(partial(ping, self.settings.heartbeat_url)), "heartbeat"
            )
        self.clockwork.every(RETENTION_SECONDS, self.introduce, "introduction")
        self.clockwork.start()
        await self.sender.run(alone=alone)

    def while_sending(self, job: Callable[[], Awaitable[None]]) -> Callable[[], Awaitable[None]]:
        """Return `job` as one of which only the process that sends does anything: of N workers one ticks."""

        async def guarded() -> None:
            if self.sender.fence is not None:
                await job()

        return guarded

    async def greet(self, *, polling: bool) -> None:
        """Ask Telegram how much waits there, and remove a webhook that keeps polling from working.

        Nothing here needs the database: one that is locked at the start keeps no help back. Raises
        TelegramError.
        """
        bot = self.application.bot
        self.waiting = await (service_notes.prefer_polling if polling else service_notes.waiting)(bot)

    async def tell_alive(self) -> None:
        """Say once a day that Keel is alive."""
        await service_notes.tell_alive(self.services)

    async def trouble(self) -> list[str]:
        """Return what keeps this process from its work, one sentence each; empty when all is well."""
        found = []
        if not self.started:
            found.append("Telegram has not answered yet")
        elif self.feed.polled_at is not None and monotonic() - self.feed.polled_at > POLL_SILENCE:
            found.append("Telegram has not answered a poll for over two minutes")
        try:
            async with asyncio.timeout(DATABASE_SECONDS), self.services.work.read() as session:
                await session.execute(text("SELECT 1"))
        # Whatever is wrong with it, the answer is the same: it cannot be used now.
        except Exception as error:  # noqa: BLE001
            found.append(f"the database does not answer ({type(error).__name__})")
        return found

    async def figures(self) -> bytes:
        """Return the metrics, with what is pending read from the database now."""
        INTAKE_PENDING.set(await self.services.intake.pending())
        pending = await self.services.outbox.pending_by_lane()
        for lane in Lane:
            OUTBOX_PENDING.labels(lane.name.lower()).set(pending.get(lane, 0))
        return exposition()

    async def tick(self) -> None:
        """Queue what is due; goes on while batches are full."""
        while await self.ask_people() > 0:
            await asyncio.sleep(0)
        while await self.services.alerts.tick() > 0:
            await asyncio.sleep(0)
        while await self.services.tips.tick() > 0:
            await asyncio.sleep(0)
        while await self.services.days.tick() > 0:
            await asyncio.sleep(0)
        while await self.services.risky.tick() > 0:
            await asyncio.sleep(0)

    async def ask_people(self) -> int:
        """Queue questions and follow-ups in one transaction: a follow-up replaces its hour's question."""
        services = self.services
        async with services.work.begin():
            asked = await services.checkins.tick() + await services.weekly.tick()
            return asked + await services.crises.tick()

    async def broadcast(self) -> None:
        """Queue, end and report broadcasts, piece by piece; between two pieces everybody else has a turn."""
        while await self.services.broadcasts.advance():
            await asyncio.sleep(0)

    async def know_drafts(self) -> None:
        """Tell the first look which admins are writing a draft: what they type there is not screened."""
        drafting = set(await self.services.broadcasts.drafting())
        self.first_look.drafting &= drafting
        self.first_look.drafting |= drafting

    async def _follow_drafts(self) -> None:
        while True:
            await asyncio.sleep(DRAFTS_SECONDS)
            try:
                await self.know_drafts()
            # A database that is away comes back; until then what is known is kept.
            except Exception as error:  # noqa: BLE001
                log.warning("drafts.unknown", error=type(error).__name__)

    async def _follow_reloads(self) -> None:
        """Read content/ again when another process was told to."""
        while True:
            await asyncio.sleep(FOLLOW_SECONDS)
            try:
                await reload.follow(self.services)
            # A database that is away comes back; until then what was read is said.
            except Exception as error:  # noqa: BLE001
                log.warning("content.not_followed", error=type(error).__name__)

    async def _follow_helplines(self) -> None:
        """Show what staff changed in another process, and no more what was rolled back in this one."""
        while True:
            await asyncio.sleep(FOLLOW_SECONDS)
            try:
                await self.services.helpline_desk.follow()
            # A database that is away comes back; until then what is known is shown.
            except Exception as error:  # noqa: BLE001
                log.warning("helplines.not_followed", error=type(error).__name__)

    async def next_due(self) -> datetime | None:
        """Return when the next thing happens by itself: a check-in, a note, or what is queued."""
        services = self.services
        moments = [
            await services.checkins.next_due(),
            await services.weekly.next_due(),
            await services.tips.next_due(),
            await services.risky.next_due(),
            await services.days.next_due(),
            await services.outbox.next_due(),
            await services.broadcasts.next_due(),
            await services.crises.next_due(),
            await services.alerts.next_due(),
        ]
        return min((moment for moment in moments if moment is not None), default=None)

    async def retain(self) -> None:
        """Forget what is older than it may be kept."""
        await self.services.alerts.end_old()
        await self.services.crises.forget_old()
        await self.services.retention.run()
        await self.services.reloads.forget_old()

    async def introduce(self) -> None:
        """Tell Telegram which commands there are; what fails now is tried again within the hour."""
        await self.application.bot_data["introduction"].introduce()

    async def stop(self) -> None:
        """End cleanly: no new turns, those under way finish, then everything is closed."""
        self.clockwork.stop()
        await self.feed.runner.stop(SHUTDOWN_SECONDS / 2)
        await self.background.drain(SHUTDOWN_SECONDS / 4)
        await self.application.shutdown()
        # PTB closes nothing where Telegram never answered its first call.
        for request in self.requests:
            await request.shutdown()
        await self.database.close()


def build(
    settings: Settings,
    *,
    content: LiveContent | None = None,
    clock: Clock | None = None,
    request: BaseRequest | None = None,
    vault: Vault | None = None,
    database: Database | None = None,
) -> Keel:
    """Return a process, not started; reads content/ and raises what is wrong with it or with a setting."""
    live = content or LiveContent(
        load_content(only_reviewed=settings.reviewed_only, damaged=_second_opinion_damaged),
        only_reviewed=settings.reviewed_only,
    )
    clock = clock or SystemClock()
    vault = vault or open_vault(settings)
    database = database or open_database(settings.database)
    background = Background()
    work = Work(database)
    people = People(work, clock, vault)
    outbox = Outbox(work, clock, vault)
    broadcasts = Broadcasts(work, clock, vault, outbox)
    intake = Intake(work, vault, settings.bot_id)
    calls = Alerts(work, clock, vault, outbox, people, settings.staff_chat_id, settings.admin_ids)
    eraser = Eraser(work, people, outbox, intake, calls, METADATA)
    reading = Reading(work, clock)
    services = Services(
        settings=settings,
        clock=clock,
        work=work,
        vault=vault,
        content=live,
        reloads=Reloads(work, clock, vault, live),
        background=background,
        people=people,
        intake=intake,
        outbox=outbox,
        broadcasts=broadcasts,
        checkins=Checkins(work, clock, outbox),
        moods=MoodLog(work, clock, vault),
        extras=Extras(work, clock, vault),
        intentions=Intentions(work, clock, vault),
        lookbacks=LookBacks(work, clock, vault),
        weekly=Weekly(work, clock, outbox),
        bladder=Bladder(work, clock),
        rates=Rates(work, clock),
        days=DayCounter(work, clock, people, outbox),
        goals=Goals(work, clock),
        lapses=Lapses(work, clock, vault),
        tries=Tries(work, clock, live.library),
        cravings=Cravings(work, clock, outbox),
        reading=reading,
        plans=Plans(work, clock, vault),
        risky=RiskyTimes(work, clock, vault, outbox),
        tips=Tips(work, clock, outbox, people, live.library, reading),
        crises=Crises(work, clock, outbox, people, (CHECKIN, REMINDER, LATER, MORNING, LOOKBACK, BLADDER)),
        alerts=calls,
        duty=Duty(work, clock, vault),
        helpline_desk=HelplineDesk(work, clock, vault, lambda: live.now.helplines),
        exporter=Exporter(work, clock, vault, METADATA),
        eraser=eraser,
        retention=Retention(work, clock, vault, people, outbox, intake, eraser),
    )
    requests = (request,) if request is not None else (AiohttpRequest(), AiohttpRequest())
    bot = ExtBot(
        settings.token,
        base_url=f"{settings.telegram_api_url}/bot",
        base_file_url=f"{settings.telegram_api_url}/file/bot",
        request=requests[0],
        get_updates_request=requests[-1],
    )
    application: BotApplication = (
        Application.builder()
        .bot(bot)
        .updater(None)
        .job_queue(None)
        .context_types(ContextTypes(context=BotContext))
        .build()
    )
    shown = Shown(clock)
    first_look = FirstLook(
        bot,
        live.now.lexicon,
        clock,
        background,
        partial(crisis.answer, services),
        partial(note_crisis, services),
        shown=shown,
    )
    application.bot_data.update(services=services, first_look=first_look, flood=Flood(), shown=shown)
    handlers.register(application)
    first_look.commands = answered_commands(application)
    introduction = Introduction(bot, services.texts, settings, first_look.commands)
    application.bot_data["introduction"] = introduction
    live.followers += [first_look.follow, introduction.follow]
    feed = Feed(application, bot, work, vault, services.intake, first_look, Mouth(bot, shown=shown))
    courier = TelegramSender(
        bot,
        {
            CHECKIN: partial(checkin.render_checkin, services),
            MORNING: partial(morning.render_morning, services),
            LOOKBACK: partial(week.render_lookback, services),
            BLADDER: partial(bladder.render_bladder, services),
            LATER: partial(checkin.render_checkin, services),
            REMINDER: partial(checkin.render_reminder, services),
            FOLLOW_UP: partial(followups.render_follow_up, services),
            TOMORROW: partial(followups.render_follow_up, services),
            STAY: partial(followups.render_stay, services),
            TEAM_LINE: partial(followups.render_team_line, services),
            ALERT: partial(alerts.render_alert, services),
            ALERT_LINE: partial(alerts.render_line, services),
            TIP: partial(render_tip, services),
            STEP: partial(craving.render_step, services),
            END: partial(craving.render_end, services),
            RISKY: partial(times.render_note, services),
            MILESTONE: partial(days.render_milestone, services),
            STILL_HERE: partial(silence.render_still_here, services),
            KIND: partial(broadcast.render_broadcast, services),
            TEST: partial(broadcast.render_test, services),
            PROGRESS: partial(broadcast.render_progress, services),
            "ready": render_ready,
        },
        paid=settings.paid_broadcast,
        shown=shown,
    )
    # What comes at an hour that people chose: a place is kept for it among the messages of a day.
    planned = (services.checkins, services.weekly, services.risky)
    paid = settings.paid_broadcast
    sender = Sender(
        work,
        clock,
        vault,
        people,
        courier,
        background,
        broadcasts,
        planned,
        rate=min(settings.bulk_rate, FREE_RATE) if paid else settings.bulk_rate,
        paid_rate=settings.bulk_rate if paid else None,
    )
    return Keel(settings, database, services, application, first_look, feed, sender, background, requests)


def _second_opinion_damaged(error: LexiconError) -> None:
    """Start without it, loudly: nobody who writes may find nobody here because of it."""
    log.error("risk.second_opinion_damaged", error=str(error), now="messages are read by the rules alone")


async def render_ready(message: Message, person: Person | None) -> Reply | None:
    """Return a message that was rendered when it was queued."""
    return from_json(message.what["reply"])


async def note_crisis(services: Services, alarm: Alarm, replies: list[Reply], sent: int) -> None:
    """Write the ledger row of a crisis answer; what could not be sent goes to the top lane."""
    person = await services.people.find(alarm.chat_id)
    person_id = person.id if person else None
    rest = [
        NewMessage(
            "ready",
            Lane.CRISIS,
            f"crisis:{alarm.update_id}:{number}",
            person_id,
            chat_id=None if person else alarm.chat_id,
            what={"reply": as_json(reply)},
        )
        for number, reply in enumerate(replies)
        if number >= sent
    ]
    row = NewMessage("crisis", Lane.CRISIS, f"crisis:{alarm.update_id}", person_id, already_sent=True)
    await services.outbox.add(*([row] if sent else []), *rest)
