"""Who of the team reads at the moment; nobody is the default, and is said."""

from dataclasses import dataclass
from datetime import datetime

from bot.infra.vault import Vault
from bot.infra.work import Work
from bot.kernel.clock import Clock
from bot.safety.crisis import queries
from bot.safety.crisis.model import DUTY_LASTS


@dataclass(frozen=True, slots=True)
class Duty:
    """Use cases of being on duty; one instance serves the process."""

    work: Work
    clock: Clock
    vault: Vault

    async def begin(self, staff_id: int) -> datetime:
        """Put somebody of the team on duty for 12 hours, or anew; return until when."""
        until = self.clock.now() + DUTY_LASTS
        async with self.work.begin() as session:
            await queries.end_duty(session, self.vault.macs(staff_id), self.clock.now())
            await queries.put_duty(session, self.vault.mac(staff_id), until)
        return until

    async def end(self, staff_id: int) -> None:
        """Take somebody off duty."""
        async with self.work.begin() as session:
            await queries.end_duty(session, self.vault.macs(staff_id), self.clock.now())

    async def readers(self) -> int:
        """Return how many people of the team read at the moment."""
        async with self.work.read() as session:
            return await queries.on_duty(session, self.clock.now())
