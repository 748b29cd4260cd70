"""The composition root: settings -> services -> Application -> a running process."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

import structlog
from telegram.error import BadRequest, NetworkError, RetryAfter
from telegram.ext import Application, ContextTypes, ExtBot
from telegram.request import BaseRequest

import handlers
from bot.diary.checkins import CHECKIN, REMINDER, Checkins
from bot.diary.moods import MoodLog
from bot.infra.background import Background
from bot.infra.content import CONTENT
from bot.infra.database import Database, open_database
from bot.infra.scheduler import Clockwork
from bot.infra.texts import Texts
from bot.infra.vault import Vault
from bot.infra.work import Work
from bot.kernel.clock import Clock, SystemClock
from bot.messaging.delivery import Lane, Message, NewMessage, Outbox, Sender
from bot.messaging.intake import Intake
from bot.people import People, Person
from bot.safety.helplines import load_directory
from bot.safety.risk import load_lexicon
from bot.selfhelp.library import load_library
from bot.selfhelp.reading import Reading
from bot.selfhelp.tips import Tips, load_journey
from bot.selfhelp.tries import Tries
from bot.settings import Settings, open_vault
from handlers.context import BotApplication, BotContext, Services
from handlers.diary import checkin
from handlers.feed import Feed
from handlers.first_look import Alarm, FirstLook
from handlers.flood import Flood
from handlers.outgoing import Mouth, TelegramSender, seconds_of
from handlers.reply import Reply, as_json, from_json
from handlers.request import AiohttpRequest
from handlers.safety import crisis

log = structlog.get_logger(__name__)

TICK_SECONDS = 3.0
RETENTION_SECONDS = 3600.0
# A shutdown must be over within 10 s, the time most hosts give.
SHUTDOWN_SECONDS = 8.0


@dataclass(slots=True)
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
    clockwork: Clockwork = field(default_factory=Clockwork)

    async def start(self) -> None:
        """Greet Telegram and register handlers' needs; waits while Telegram cannot be reached."""
        wait = 1.0
        while True:
            try:
                await self.application.initialize()
                return
            except RetryAfter as error:
                wait = seconds_of(error)
            except BadRequest:
                raise
            except NetworkError as error:
                log.warning("telegram.unreachable", error=type(error).__name__, wait=wait)
            await asyncio.sleep(wait)
            wait = min(wait * 2, 30.0)

    async def work(self, *, intake: bool, sending: bool) -> None:
        """Do the jobs of this process until cancelled or one of them fails for good."""
        jobs: list[Awaitable[Any]] = []
        if intake:
            jobs += [
                self.background.start(self.feed.runner.look_after(), "intake.look_after"),
                self.background.start(self.feed.poll(), "intake.poll"),
            ]
        if sending:
            self.clockwork.every(TICK_SECONDS, self.tick, "tick")
            self.clockwork.every(RETENTION_SECONDS, self.retain, "retention")
            self.clockwork.start()
            jobs.append(self.background.start(self.sender.run(), "sender"))
        await asyncio.gather(*jobs)

    async def tick(self) -> None:
        """Queue what is due; goes on while batches are full."""
        while await self.services.checkins.tick() > 0:
            await asyncio.sleep(0)
        while await self.services.tips.tick() > 0:
            await asyncio.sleep(0)

    async def next_due(self) -> datetime | None:
        """Return when the next thing happens by itself: a check-in, a note, or what is queued."""
        services = self.services
        moments = [
            await services.checkins.next_due(),
            await services.tips.next_due(),
            await services.outbox.next_due(),
        ]
        return min((moment for moment in moments if moment is not None), default=None)

    async def retain(self) -> None:
        """Forget what is older than it may be kept."""
        await self.services.intake.forget_old()
        await self.services.outbox.forget_old()

    async def stop(self) -> None:
        """End cleanly: no new turns, those under way finish, then everything is closed."""
        self.clockwork.stop()
        await self.feed.runner.stop(SHUTDOWN_SECONDS / 2)
        await self.background.drain(SHUTDOWN_SECONDS / 4)
        await self.application.shutdown()
        await self.database.close()


def build(
    settings: Settings,
    *,
    clock: Clock | None = None,
    request: BaseRequest | None = None,
    vault: Vault | None = None,
    database: Database | None = None,
) -> Keel:
    """Return a process, not started; reads content/ and raises what is wrong with it or with a setting."""
    clock = clock or SystemClock()
    vault = vault or open_vault(settings)
    database = database or open_database(settings.database)
    background = Background()
    work = Work(database)
    people = People(work, clock, vault)
    outbox = Outbox(work, clock, vault)
    library = load_library(CONTENT)
    reading = Reading(work, clock)
    services = Services(
        settings=settings,
        clock=clock,
        work=work,
        vault=vault,
        texts=Texts(CONTENT / "messages"),
        background=background,
        people=people,
        intake=Intake(work, vault, settings.bot_id),
        outbox=outbox,
        checkins=Checkins(work, clock, outbox),
        moods=MoodLog(work, clock, vault),
        library=library,
        tries=Tries(work, clock, library),
        reading=reading,
        tips=Tips(work, clock, outbox, people, library, load_journey(CONTENT), reading),
        helplines=load_directory(CONTENT / "helplines"),
    )
    bot = ExtBot(
        settings.token,
        base_url=f"{settings.telegram_api_url}/bot",
        base_file_url=f"{settings.telegram_api_url}/file/bot",
        request=request or AiohttpRequest(),
        get_updates_request=request or AiohttpRequest(),
    )
    application: BotApplication = (
        Application.builder()
        .bot(bot)
        .updater(None)
        .job_queue(None)
        .context_types(ContextTypes(context=BotContext))
        .build()
    )
    first_look = FirstLook(
        bot,
        load_lexicon(CONTENT / "lexicon"),
        clock,
        background,
        partial(crisis.answer, services),
        partial(note_crisis, services),
    )
    application.bot_data.update(services=services, first_look=first_look, flood=Flood())
    handlers.register(application)
    feed = Feed(application, bot, work, vault, services.intake, first_look, Mouth(bot))
    courier = TelegramSender(
        bot,
        {
            CHECKIN: partial(checkin.render_checkin, services),
            REMINDER: partial(checkin.render_reminder, services),
            "ready": render_ready,
        },
    )
    sender = Sender(work, clock, vault, people, courier, background, rate=settings.bulk_rate)
    return Keel(settings, database, services, application, first_look, feed, sender, background)


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
