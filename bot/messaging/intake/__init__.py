"""Stored updates and their turns: nothing is confirmed to Telegram before it is here."""

from bot.messaging.intake.model import LEASE, MAX_HOLDERS, Incoming, LostLease, State, Stored
from bot.messaging.intake.runner import Runner
from bot.messaging.intake.service import Intake

__all__ = ["LEASE", "MAX_HOLDERS", "Incoming", "Intake", "LostLease", "Runner", "State", "Stored"]
