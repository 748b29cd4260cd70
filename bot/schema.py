"""The whole schema: every table of every room, for migrations, backup and erasure tests."""

import bot.content.tables
import bot.diary.bladder.tables
import bot.diary.checkins.tables
import bot.diary.days.tables
import bot.diary.extras.tables
import bot.diary.goals.tables
import bot.diary.intentions.tables
import bot.diary.lapses.tables
import bot.diary.lookbacks.tables
import bot.diary.moods.tables
import bot.diary.weekly.tables
import bot.messaging.broadcasts.tables
import bot.messaging.delivery.tables
import bot.messaging.intake.tables
import bot.people.tables
import bot.safety.crisis.tables
import bot.safety.helplines.tables
import bot.selfhelp.plans.tables
import bot.selfhelp.reading.tables
import bot.selfhelp.risky.tables
import bot.selfhelp.tips.tables
import bot.selfhelp.tries.tables  # noqa: F401  # imported for their tables
from bot.infra.tables import Base

METADATA = Base.metadata
