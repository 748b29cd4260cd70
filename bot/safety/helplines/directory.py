"""The helplines of all countries, held in memory."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, tzinfo

from bot.safety.helplines import order
from bot.safety.helplines.model import Choice, Country, Line, Need


class Directory:
    """Helplines by country; never changes after it was built, so anything may share it."""

    __slots__ = ("_countries", "_international")

    def __init__(self, countries: Iterable[Country], international: Iterable[Line]) -> None:
        self._countries = {country.code: country for country in countries}
        self._international = tuple(international)

    def country(self, code: str) -> Country | None:
        """Return what is known for an ISO 3166-1 code in any case; None when nothing is."""
        return self._countries.get(code.upper())

    def codes(self) -> list[str]:
        """Return the codes of all countries with data, sorted."""
        return sorted(self._countries)

    def international(self) -> tuple[Line, ...]:
        """Return the directories that serve every country, and the numbers that several share, best first."""
        return self._international

    def line(self, id: str) -> Line | None:
        """Return a line that is shown, by its id; None when there is none."""
        return next((line for line in self._every_line() if line.id == id), None)

    def amended(self, changes: Mapping[str, Line | None]) -> "Directory":
        """Return a directory in which lines are replaced by id, or hidden (None); ids it lacks are ignored.

        For what staff correct, hide or confirm (a confirmation is the same line with a new `checked`) between
        two releases of the data.
        """

        def lines(old: tuple[Line, ...]) -> tuple[Line, ...]:
            new = (changes.get(line.id, line) for line in old)
            return tuple(line for line in new if line is not None)

        countries = (replace(country, lines=lines(country.lines)) for country in self._countries.values())
        return Directory(countries, lines(self._international))

    def _every_line(self) -> Iterator[Line]:
        for country in self._countries.values():
            yield from country.lines
        yield from self._international

    def choose(
        self,
        country: str | None,
        need: Need,
        now: datetime,
        zone: tzinfo | None,
        *,
        language: str = "en",
        text_first: bool = False,
        youth: bool = False,
        limit: int = 3,
    ) -> Choice:
        """Return the emergency number and up to `limit` lines for one person at one moment.

        Lines that fit the need come first by whom they are for; then confirmed, national, open now, those
        that can be written to (at night by the person's clock, 22 to 7, or with `text_first`), in the
        person's language, better confirmed, free of charge. With `youth`, youth lines lead.

        A low-confidence line appears only when no confirmed one may be answering, and the international
        directory stands behind it. Lines for women, for one region, or closed never stand alone: a line for
        anybody stands beside them. Two lines for everybody push out the special ones. Nothing for the need:
        a general line and the directory (`fallback`); for a doctor or poison nothing stands in, and `lines`
        is empty. Without a country, or for one without data, only the directory: never another country's
        number.

        Args:
            country: ISO 3166-1 code, or None when it is not known. now: aware. zone: the person's; the
            line's hours are read on the same clock. None leaves limited hours unknown. limit: at least 1;
            more than one is needed for a line and the directory together.
        """
        known = self.country(country) if country is not None else None
        return order.choose(
            known,
            self._international,
            need,
            now,
            zone,
            language=language,
            text_first=text_first,
            youth=youth,
            limit=limit,
        )
