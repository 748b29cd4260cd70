"""How often a person is asked: less after silence, more when they answer again or say so; pure.

There is one ladder, in days between two questions: every day, every third day, once a week. Four questions in
a row without an answer lower it by one rung; two in a row with one bring back what the person chose. A
question that did not reach them (a pause, a crisis, an outage) counts as neither. Whatever somebody noted
since that day began is an answer, however short. What the person chooses stays until they choose something
else; what was lowered by itself is raised by itself.

Source: Head et al. (meta-analysis of 19 trials of text programmes): individual or decreasing frequency does
better than a fixed one; and too many messages are the first complaint in such services.
"""

from dataclasses import dataclass, replace
from datetime import date

LADDER = (1, 3, 7)
SILENT = 4
KEPT = 2


@dataclass(frozen=True, slots=True)
class Pace:
    """How often one person is asked.

    `wanted` and `every` are days between two questions: what the person chose, and how it is now. `since`
    is the day from which `every` counts. `silent` and `kept` count questions in a row without and with an
    answer. `waiting_for` is the last day asked about that is not counted yet, `told_on` the day on which a
    change was last said.
    """

    wanted: int = 1
    every: int = 1
    since: date | None = None
    silent: int = 0
    kept: int = 0
    waiting_for: date | None = None
    told_on: date | None = None

    def asks_on(self, day: date) -> bool:
        """Return whether that day is one on which the person is asked."""
        return self.every == 1 or self.since is None or (day - self.since).days % self.every == 0

    def counted(self, day: date, answered: bool | None) -> "Pace":
        """Return the pace with what became of the last question, seen on `day`, when the next one is due.

        `answered` is None where the question never arrived.
        """
        if answered is None:
            return replace(self, waiting_for=None)
        if answered:
            kept = self.kept + 1
            if self.every > self.wanted and kept >= KEPT:
                return self._moved(self.wanted, day)
            return replace(self, silent=0, kept=kept, waiting_for=None)
        silent = self.silent + 1
        lower = _rung(self.every, +1)
        if silent >= SILENT and lower > self.every:
            return self._moved(lower, day)
        return replace(self, silent=min(silent, SILENT), kept=0, waiting_for=None)

    def chosen(self, every: int, last: date) -> "Pace":
        """Return the pace that the person asks for: it stays until they choose another.

        It counts from `last`, the last day they were asked about, or today for somebody never asked.
        """
        since = self.since if every == self.every else last
        return Pace(wanted=every, every=every, since=since, told_on=self.told_on)

    def less(self) -> int:
        """Return the days between two questions one rung lower; the same on the lowest."""
        return _rung(self.every, +1)

    def more(self) -> int:
        """Return the days between two questions one rung higher; the same on the highest."""
        return _rung(self.every, -1)

    def _moved(self, every: int, day: date) -> "Pace":
        return replace(self, every=every, since=day, silent=0, kept=0, waiting_for=None, told_on=day)


DAILY = Pace()


def _rung(every: int, by: int) -> int:
    place = LADDER.index(every) + by
    return LADDER[min(max(place, 0), len(LADDER) - 1)]
