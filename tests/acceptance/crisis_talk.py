"""Help for talks about danger: words that mean a level whatever the lexicon says, and a clock for memory."""

import re
from collections.abc import Sequence

from bot.safety.risk import About, Category, Finding, Level, Lexicon
from tests.house import House

NOTHING = Finding(Level.NONE, None, "", (0, 0), "", About.UNKNOWN)


def danger(level: str, category: str, about: str = "self", language: str = "en") -> str:
    """Return words in which `read_danger` finds that level and category."""
    return f"danger {level} {category} {about} {language}"


def read_danger(text: str, lexicon: Lexicon, recent: Sequence[str] = ()) -> Finding:
    """Return the finding that the words name: what the lexicon finds is tested by itself."""
    parts = re.sub(r"^/\w+ ", "", text).split()
    if parts[0] != "danger":
        return NOTHING
    return Finding(Level[parts[1]], Category(parts[2]), f"test.{parts[2]}", (0, 0), parts[4], About(parts[3]))


def prepare(house: House) -> House:
    """Let the house read those words, and let its memory go by the house's clock."""
    house.keel.first_look.assess = read_danger
    house.keel.first_look.now = lambda: house.clock.now().timestamp()
    return house


DIE = danger("HIGH", "suicidal-ideation")
TONIGHT = danger("EMERGENCY", "suicidal-intent")
TOO_MUCH = danger("EMERGENCY", "overdose")
FRIEND = danger("EMERGENCY", "overdose", "other")
HIT = danger("ELEVATED", "abuse")
