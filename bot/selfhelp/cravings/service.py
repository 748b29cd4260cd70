"""Use cases of the timer in a craving."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.infra.work import Work
from bot.kernel.clock import Clock
from bot.messaging.delivery import Lane, NewMessage, Outbox, Reason
from bot.people import Person
from bot.selfhelp.cravings.model import END, END_WINDOW, STEP, beats


@dataclass(frozen=True, slots=True)
class Cravings:
    """Plans what a timer's message says and when; one instance serves the process.

    Every change is a row of the outbox from the start on: a restart loses none of them, and what is late is
    overtaken by the next.
    """

    work: Work
    clock: Clock
    outbox: Outbox

    async def start(
        self, person: Person, try_id: int, minutes: int, steps: int, message_id: int | None
    ) -> datetime:
        """Start the timer of an offer, which ends any other, and return when its time is up.

        `message_id` is the message to change as it goes on; without one only the end is said.
        """
        now = self.clock.now()
        *changes, end = beats(now, minutes, steps)
        messages = [
            NewMessage(
                STEP,
                Lane.ASKED,
                f"{STEP}:{try_id}:{int(now.timestamp())}:{number}",
                person.id,
                what={"try": try_id, "message": message_id, "step": number, "end": end.isoformat()},
                send_after=moment,
                # The next change says more; the last one stands until the end.
                expires_at=moment + timedelta(minutes=minutes) / steps,
            )
            for number, moment in enumerate(changes, 2)
            if message_id is not None
        ]
        messages.append(
            NewMessage(
                END,
                Lane.ASKED,
                f"{END}:{try_id}:{int(now.timestamp())}",
                person.id,
                what={"try": try_id},
                send_after=end,
                expires_at=end + END_WINDOW,
            )
        )
        async with self.work.begin():
            await self.stop(person)
            await self.outbox.add(*messages)
        return end

    async def stop(self, person: Person) -> None:
        """End the person's timer, if one runs."""
        await self.outbox.cancel(Reason.ANSWERED, person_id=person.id, kinds=(STEP, END))
