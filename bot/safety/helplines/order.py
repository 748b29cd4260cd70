"""Which lines to show to whom, and in which order."""

from collections.abc import Iterable, Sequence
from datetime import datetime, tzinfo

from bot.safety.helplines.model import Choice, Country, Emergency, Line, Need

# Between these hours of the person's own clock a voice call is harder: others sleep next door.
NIGHT_STARTS, NIGHT_ENDS = 22, 7

_TRUST = {"high": 0, "medium": 1, "low": 2}
_OPEN_FIRST = {True: 0, None: 1, False: 2}

# For these a listening ear is no answer: without a line of the kind the card names a doctor and the
# emergency number.
_BODILY = (Need.HEALTH, Need.POISON)

# The directory that a card names when it has no confirmed line for the need.
DIRECTORY_ID = "intl-findahelpline"


def choose(
    country: Country | None,
    international: Sequence[Line],
    need: Need,
    now: datetime,
    zone: tzinfo | None,
    *,
    language: str,
    text_first: bool,
    youth: bool,
    limit: int,
) -> Choice:
    """Return the numbers for one person; see `Directory.choose`."""
    directory = [line for line in international if line.id == DIRECTORY_ID]
    if country is None:
        return Choice(None, None, tuple(directory[:limit]) if need not in _BODILY else (), True, False)
    local = now.astimezone(zone) if zone is not None else None
    asked = _Ranking(country, need, local, language, text_first or _is_night(local), youth)
    fitting = asked.sort(line for line in country.lines if asked.fits(line))
    general = asked.sort(line for line in country.lines if asked.listens(line))

    shown = _pick(asked, fitting, general, limit)
    if need not in _BODILY and _needs_directory(asked, shown, fallback=not fitting):
        shown = [*_pick(asked, fitting, general, max(limit - 1, 1)), *directory]
    emergency = _emergency(country.emergency)
    unconfirmed = any(line.confidence == "low" for line in shown) or (
        emergency is not None and emergency.confidence == "low"
    )
    return Choice(country, emergency, tuple(shown), not fitting, unconfirmed)


class _Ranking:
    """How one person's situation orders lines."""

    def __init__(
        self,
        country: Country,
        need: Need,
        local: datetime | None,
        language: str,
        writing: bool,
        youth: bool,
    ) -> None:
        self.country, self.need, self.local = country, need, local
        self.writing, self.youth = writing, youth
        self.language = _base(language)

    def place(self, line: Line) -> int:
        """Return where the line stands in the data of its country."""
        return self.country.lines.index(line)

    def fits(self, line: Line) -> bool:
        """True when the line answers the need; youth lines answer somebody young, but not the body."""
        if self.youth and self.need not in _BODILY and line.kind is Need.YOUTH:
            return True
        # A suicide line takes anybody in distress, so it answers the wish for emotional support too.
        return line.serves(self.need) or (self.need is Need.EMOTIONAL and line.serves(Need.SUICIDE))

    def listens(self, line: Line) -> bool:
        """True when the line can stand in for another: it hears anybody in distress."""
        return (
            self.need not in _BODILY
            and (line.serves(Need.SUICIDE) or line.serves(Need.EMOTIONAL))
            and line.audience == "everyone"
        )

    def covers(self, shown: Sequence[Line]) -> bool:
        """True when a man or a woman anywhere in the country finds a confirmed line that may be answering."""
        reachable = {
            line.audience
            for line in shown
            if line.region is None and line.confidence != "low" and self.open(line) is not False
        }
        return (
            "everyone" in reachable or {"women", "men"} <= reachable or (self.youth and "youth" in reachable)
        )

    def speaks(self, line: Line) -> bool:
        """True when somebody at the line speaks the person's language."""
        return self.language in {_base(language) for language in line.languages}

    def open(self, line: Line) -> bool | None:
        """Return whether the line answers now; None when the hours or the person's clock are not known."""
        if self.local is None:
            return True if line.hours.always else None
        return line.hours.is_open(self.local)

    def sort(self, lines: Iterable[Line]) -> list[Line]:
        """Return the lines best first; ties keep the order of the data, which is a recommendation.

        Low-confidence lines are dropped while a confirmed one may be answering, closed ones while an open one
        serves everybody.
        """
        ranked = sorted(lines, key=self._key)
        confirmed = [line for line in ranked if line.confidence != "low"]
        if any(self.open(line) is not False for line in confirmed):
            ranked = confirmed
        # A closed line of a pair stays: the pair is shown together or not at all.
        useful = [line for line in ranked if self.open(line) is not False or line.pair is not None]
        return useful if any(self.covers([line]) for line in useful) else ranked

    def _key(self, line: Line) -> tuple[int, ...]:
        return (
            self._audience(line),
            line.confidence == "low",
            line.region is not None,
            _OPEN_FIRST[self.open(line)],
            self.writing and not line.written,
            not self.speaks(line),
            _TRUST[line.confidence],
            line.cost != "free",
        )

    def _audience(self, line: Line) -> int:
        if line.audience == "youth" or line.kind is Need.YOUTH:
            # A line for lesbian, gay, bi or trans young people comes after one for any young person.
            return (1 if line.audience == "lgbtq" else 0) if self.youth else 4
        if line.audience == "everyone":
            return 2
        if line.audience in ("women", "men") and self.need in (
            Need.DOMESTIC_VIOLENCE,
            Need.SEXUAL_VIOLENCE,
            Need.CHILD_PROTECTION,
        ):
            return 2
        return 3


def _needs_directory(asked: _Ranking, shown: Sequence[Line], *, fallback: bool) -> bool:
    return fallback or any(line.confidence == "low" for line in shown) or not asked.covers(shown)


def _pick(asked: _Ranking, fitting: list[Line], general: list[Line], room: int) -> list[Line]:
    if not fitting:
        return general[:room]
    shown = _take(asked, fitting, room)
    stand_ins = [line for line in [*fitting, *general] if asked.covers([line])]
    # A women's line is never the only answer to a man, nor the Ontario line the only one in Quebec.
    if not asked.covers(shown):
        shown = _beside(asked, shown, fitting, stand_ins, room)
    # At three in the morning a line with unknown hours may ring unheard.
    if not any(asked.open(line) for line in shown):
        shown = _beside(asked, shown, fitting, [line for line in stand_ins if asked.open(line)], room)
    if not any(asked.speaks(line) for line in shown):
        shown = _beside(asked, shown, fitting, [line for line in stand_ins if asked.speaks(line)], room)
    if not any(line.written for line in shown):
        unpaired = [line for line in fitting if line in stand_ins and line.pair is None]
        shown = _beside(asked, shown, fitting, [line for line in unpaired if line.written], room)
    # Two lines for everybody are enough: those for veterans, or for one region, would only be in the way.
    for_everybody = [line for line in shown if line in fitting and asked.covers([line])]
    if len(for_everybody) < 2:
        return shown
    pairs = {line.pair for line in for_everybody} - {None}
    return [line for line in shown if line in for_everybody or line not in fitting or line.pair in pairs]


def _take(asked: _Ranking, ranked: list[Line], room: int) -> list[Line]:
    """Return up to `room` lines; lines of one pair come together, open ones first, or not at all."""
    shown: list[Line] = []
    for line in ranked:
        if line in shown:
            continue
        together = [line]
        if line.pair is not None:
            pair = (other for other in ranked if other.pair == line.pair)
            together = sorted(pair, key=lambda other: (_OPEN_FIRST[asked.open(other)], asked.place(other)))
        if len(shown) + len(together) <= room:
            shown += together
    return shown


def _beside(
    asked: _Ranking, shown: list[Line], fitting: list[Line], wanted: list[Line], room: int
) -> list[Line]:
    """Return the lines shown, the first one wanted as the last; unchanged if that would lose something."""
    if not wanted:
        return shown
    kept = shown if len(shown) < room else _take(asked, fitting, room - 1)
    # With less room a pair can fall out and make place for the very line.
    with_wanted = kept if wanted[0] in kept else [*kept, wanted[0]]
    return with_wanted if asked.covers(with_wanted) else shown


def _emergency(numbers: Sequence[Emergency]) -> Emergency | None:
    return min(numbers, key=lambda number: (not number.ambulance, _TRUST[number.confidence]), default=None)


def _is_night(local: datetime | None) -> bool:
    return local is not None and not NIGHT_ENDS <= local.hour < NIGHT_STARTS


def _base(language: str) -> str:
    return language.replace("_", "-").split("-", 1)[0].lower()
