"""Which techniques a person was offered, and which of them helped."""

from bot.selfhelp.tries.model import Offer, Outcome, pick_for_stranger
from bot.selfhelp.tries.service import Tries

__all__ = ["Offer", "Outcome", "Tries", "pick_for_stranger"]
