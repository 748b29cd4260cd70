"""What a helpline is. Values only; content/helplines/README.md explains each field to those who edit them."""

import enum
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.safety.helplines.hours import Hours

Confidence = Literal["high", "medium", "low"]


class Need(enum.StrEnum):
    """What somebody needs a line for; the values are those of `kind` and `also` in content/helplines."""

    SUICIDE = "suicide-crisis"
    DRUG = "drug"
    EMOTIONAL = "emotional-support"
    YOUTH = "youth"
    POISON = "poison"
    HEALTH = "non-emergency-health"
    DOMESTIC_VIOLENCE = "domestic-violence"
    SEXUAL_VIOLENCE = "sexual-violence"
    CHILD_PROTECTION = "child-protection"


@dataclass(frozen=True, slots=True)
class Line:
    """One helpline.

    `phone` is written as it is dialled inside the country and may start with `*` or `#`; `menu` is the
    option to press once through. `languages` are BCP 47. `cost` is "free", "local rate" or "unknown".
    `audience` is "everyone", "youth", "veterans", "lgbtq", "family", "women" or "men". `region` is set when
    the line serves only a part of the country. `checked` is the day the number was last compared with its
    sources or confirmed by staff. `notes` are for those who keep the data, in English, and are not shown.
    Lines of one `pair` are shown together or not at all.
    """

    id: str
    name: str
    name_en: str | None
    kind: Need
    also: tuple[Need, ...]
    phone: str | None
    phone_e164: str | None
    sms_number: str | None
    sms_keyword: str | None
    chat_url: str | None
    website: str | None
    hours: Hours
    languages: tuple[str, ...]
    cost: str
    audience: str
    confidence: Confidence
    checked: date
    notes: str | None
    region: str | None = None
    menu: str | None = None
    pair: str | None = None

    def serves(self, need: Need) -> bool:
        """True when the line is made for that need, first of all or among others."""
        return need is self.kind or need in self.also

    @property
    def written(self) -> bool:
        """True when a person can write instead of speaking: a text number or a chat."""
        return self.sms_number is not None or self.chat_url is not None


@dataclass(frozen=True, slots=True)
class Emergency:
    """One emergency number; `services` are "ambulance", "police", "fire" and the like."""

    number: str
    services: tuple[str, ...]
    confidence: Confidence

    @property
    def ambulance(self) -> bool:
        """True when the number brings an ambulance."""
        return any(service.startswith("ambulance") for service in self.services)


@dataclass(frozen=True, slots=True)
class Country:
    """What is known for one country, by ISO 3166-1 code (XK for Kosovo).

    `lines` are in the order of the data: the first is the one to ring first in a crisis; hidden ones are
    left out. `silent_call` says in English how to reach help when it is not safe to speak; show it whole or
    not at all.
    """

    code: str
    name: str
    emergency: tuple[Emergency, ...]
    lines: tuple[Line, ...]
    silent_call: str | None


@dataclass(frozen=True, slots=True)
class Choice:
    """The numbers to show one person now.

    `emergency` is the best number that brings an ambulance, or the best there is. `lines` are in the order
    to show them; when `fallback` is set there is no line for the need itself and they are a general line,
    where one suits, and the international directory. `unconfirmed` is set when a low-confidence number (a
    line's or the emergency number) is among them: the card then says so, and shows the emergency number and
    the directory.
    """

    country: Country | None
    emergency: Emergency | None
    lines: tuple[Line, ...]
    fallback: bool
    unconfirmed: bool
