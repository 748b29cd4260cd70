"""Which techniques a person was offered, and which of them helped."""

from bot.selfhelp.tries.model import CRAVING, InCraving, Offer, Outcome, Tried, pick_for_stranger
from bot.selfhelp.tries.service import Tries

__all__ = ["CRAVING", "InCraving", "Offer", "Outcome", "Tried", "Tries", "pick_for_stranger"]
