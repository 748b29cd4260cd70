"""Use cases of look-backs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from bot.diary.intentions import Outcome
from bot.diary.lookbacks import queries
from bot.diary.lookbacks.model import STEP_KEPT, Code, Hard, Helped, LookBack, Part, Step
from bot.diary.moods.model import check_day
from bot.infra.vault import Vault
from bot.infra.work import Work
from bot.kernel.clock import Clock
from bot.kernel.localtime import local_day
from bot.people import Person

LOOKBACK = "lookback"
T = TypeVar("T", Helped, Hard)


@dataclass(frozen=True, slots=True)
class LookBacks:
    """Keeps what people say of their week; one instance serves the process."""

    work: Work
    clock: Clock
    vault: Vault

    async def of(self, person: Person, day: date) -> LookBack:
        """Return the look-back of that day, an empty one when nothing was said yet."""
        async with self.work.read() as session:
            return await queries.get(session, self.vault, person.id, day) or LookBack(day)

    async def toggle(self, person: Person, day: date, code: Code) -> LookBack:
        """Add what was tapped, or take it away again; raises DayTooOld. Of steps there is one."""
        check_day(day, self._today(person))
        async with self.work.begin() as session:
            one = await queries.get(session, self.vault, person.id, day) or LookBack(day)
            if isinstance(code, Step):
                words = dict(one.words)
                words.pop(Part.STEP, None)
                one = replace(one, step=None if one.step is code else code, words=words, outcome=None)
            elif isinstance(code, Helped):
                one = replace(one, helped=_toggled(one.helped, code))
            else:
                one = replace(one, hard=_toggled(one.hard, code))
            await queries.put(session, self.vault, person.id, one, self.clock.now())
        return one

    async def tell(self, person: Person, day: date, part: Part, words: str) -> LookBack:
        """Keep the person's own words to one question, in place of earlier ones; raises DayTooOld."""
        check_day(day, self._today(person))
        async with self.work.begin() as session:
            one = await queries.get(session, self.vault, person.id, day) or LookBack(day)
            one = replace(one, words={**one.words, part: words})
            if part is Part.STEP:
                one = replace(one, step=None, outcome=None)
            await queries.put(session, self.vault, person.id, one, self.clock.now())
        return one

    async def step_before(self, person: Person, day: date) -> LookBack | None:
        """Return the last look-back before that day, if its small step still waits to be asked about."""
        async with self.work.read() as session:
            one = await queries.last_before(session, self.vault, person.id, day, day - STEP_KEPT)
        return one if one is not None and one.has_step and one.outcome is None else None

    async def became(self, person: Person, day: date, outcome: Outcome) -> None:
        """Keep what became of the step of that day's look-back."""
        async with self.work.begin() as session:
            one = await queries.get(session, self.vault, person.id, day)
            if one is not None and one.has_step:
                changed = replace(one, outcome=outcome)
                await queries.put(session, self.vault, person.id, changed, self.clock.now())

    def _today(self, person: Person) -> date:
        return local_day(self.clock.now(), person.zone)


def _toggled(codes: Sequence[T], code: T) -> tuple[T, ...]:
    left = [one for one in codes if one is not code]
    if len(left) == len(codes):
        left.append(code)
    return tuple(left)
