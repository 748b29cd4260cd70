"""Alerts: staff are called, take it or are called again, and write to the person through Keel."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.infra.vault import Vault
from bot.infra.work import Work
from bot.kernel.clock import Clock
from bot.kernel.localtime import in_quiet_hours
from bot.messaging.delivery import Lane, NewMessage, Outbox, State
from bot.people import People, Person
from bot.safety.crisis import queries
from bot.safety.crisis.model import (
    ALERT,
    ALERT_LASTS,
    ALERT_LINE,
    SAY_AGAIN_AFTER,
    SAY_MORE_AFTER,
    TEAM_LINE,
    TELL_AFTER,
    Alert,
    AlertGone,
    NotSafeToWrite,
    Staff,
)
from bot.safety.risk import Finding

ALERTS_AT_ONCE = 100
# After an outage the truth about a quarter of an hour long ago is none that anybody waits for.
TELL_LATEST = timedelta(minutes=30)
LINE_WAITS = timedelta(seconds=2)


@dataclass(frozen=True, slots=True)
class Alerts:
    """Use cases of alerts; one instance serves the process. Without a staff chat nothing here happens."""

    work: Work
    clock: Clock
    vault: Vault
    outbox: Outbox
    people: People
    staff_chat_id: int | None
    admin_ids: tuple[int, ...] = ()

    async def call(
        self,
        finding: Finding,
        update_id: int,
        person: Person | None,
        *,
        chat_id: int,
        country: str | None,
        zone_name: str | None,
        language: str,
        asked: bool = False,
    ) -> Alert | None:
        """Call staff about a message of HIGH or above; return the alert, None without a staff chat.

        A person whose alert still stands gets no second one: staff hear of it in the first, at once when
        the level rose, else at most every 10 minutes. Of somebody who has not consented the alert names
        nobody, and keeps how to write to them only when they asked for the team (`asked`).
        """
        if self.staff_chat_id is None:
            return None
        now = self.clock.now()
        known = person is not None and person.consented()
        async with self.work.begin() as session:
            standing = await queries.standing(
                session,
                self.vault,
                person_id=person.id if person is not None and known else None,
                chat_id=chat_id,
                since=now - ALERT_LASTS,
            )
            if standing is not None:
                return await self._say_more(standing, finding, update_id, asked=asked)
            alert = await queries.add_alert(
                session,
                self.vault,
                update_id=update_id,
                person_id=person.id if person is not None and known else None,
                chat_sealed=self.vault.seal_text(str(chat_id)) if asked and not known else None,
                chat_mac=self.vault.mac(chat_id) if asked and not known else None,
                level=int(finding.level),
                category=finding.category.value if finding.category else None,
                rule=finding.rule[:80],
                country=country,
                zone_name=zone_name,
                language=language,
                created_at=now,
                last_at=now,
                said_at=now,
                asked=asked,
                step=0,
                next_at=now + SAY_AGAIN_AFTER,
                taken_by_sealed=None,
                taken_at=None,
                talking=False,
                ended_at=None,
                ended_by=None,
                right=None,
            )
            if alert is not None:
                await self.outbox.add(self._posted(alert, "g0"))
        return alert

    async def _say_more(self, alert: Alert, finding: Finding, update_id: int, *, asked: bool) -> Alert:
        now = self.clock.now()
        rose = finding.level > alert.level
        wants_team = asked and not alert.asked
        values: dict[str, object] = {"last_at": now}
        if rose:
            values |= {
                "level": int(finding.level),
                "category": finding.category.value if finding.category else None,
                "rule": finding.rule[:80],
            }
        if wants_team:
            values |= {"asked": True}
            if alert.taken_at is None and alert.step >= 2:
                # Nobody was there before the person asked: the clock starts anew for the asking.
                values |= {"step": 0, "created_at": now, "next_at": now + SAY_AGAIN_AFTER}
        tell = rose or wants_team or now - alert.said_at >= SAY_MORE_AFTER
        if tell:
            values |= {"said_at": now}
        async with self.work.begin() as session:
            await queries.change_alert(session, alert.id, **values)
            changed = await queries.alert(session, self.vault, alert.id)
            assert changed is not None
            if tell:
                what = "asked" if asked else "rose" if rose else "more"
                await self.say(changed, what, f"w{update_id}")
        return changed

    def _posted(self, alert: Alert, name: str, chat_id: int | None = None) -> NewMessage:
        return NewMessage(
            ALERT,
            Lane.STAFF,
            f"alert:{alert.id}:{name}",
            chat_id=chat_id if chat_id is not None else self.staff_chat_id,
            what={"alert": alert.id},
        )

    async def say(self, alert: Alert, what: str, name: str, **more: Any) -> None:
        """Queue a line under an alert in the staff chat; handlers know how to word `what`."""
        # A line belongs under its alert, so it waits until the alert is there.
        posted = await self.post_id(alert) is not None
        await self.outbox.add(
            NewMessage(
                ALERT_LINE,
                Lane.STAFF,
                f"alert:{alert.id}:{name}",
                chat_id=self.staff_chat_id,
                what={"alert": alert.id, "says": what, **more},
                send_after=None if posted else self.clock.now() + LINE_WAITS,
            )
        )

    async def get(self, alert_id: int) -> Alert:
        """Return an alert; raises AlertGone when there is none."""
        async with self.work.read() as session:
            alert = await queries.alert(session, self.vault, alert_id)
        if alert is None:
            raise AlertGone
        return alert

    async def standing(
        self, person: Person | None, chat_id: int, update_id: int | None = None
    ) -> Alert | None:
        """Return the alert that stands for a person, or for somebody who has not consented.

        Theirs is found by their chat if they asked for the team, else by the update that raised it.
        """
        known = person is not None and person.consented()
        async with self.work.read() as session:
            if not known and update_id is not None:
                alert = await queries.alert_of_update(session, self.vault, update_id)
                if alert is not None and alert.open:
                    return alert
            return await queries.standing(
                session,
                self.vault,
                person_id=person.id if person is not None and known else None,
                chat_id=chat_id,
                since=self.clock.now() - ALERT_LASTS,
            )

    async def post_id(self, alert: Alert) -> int | None:
        """Return the number of the alert's first message in the staff chat, None while it has not arrived."""
        fates = await self.outbox.fates([f"alert:{alert.id}:g0", f"alert:{alert.id}:g1"])
        return next((one.message_id for one in fates.values() if one.message_id is not None), None)

    async def of_message(self, message_id: int, chat_id: int) -> Alert | None:
        """Return the alert to which a message of ours belongs that staff see; None for any other message.

        Raises AlertGone when the person was erased meanwhile.
        """
        if chat_id == self.staff_chat_id:
            mine = tuple("gwpev")
        elif chat_id in self.admin_ids:
            mine = (f"a{self.admin_ids.index(chat_id)}.",)
        else:
            return None
        for key in await self.outbox.keys_of(message_id, Lane.STAFF):
            kind, _, rest = key.partition(":")
            number, _, name = rest.partition(":")
            if kind == "alert" and number.isdigit() and name.startswith(mine):
                return await self.get(int(number))
        return None

    async def take(self, alert_id: int, staff: Staff) -> tuple[Alert, bool]:
        """Note that somebody is on it; return the alert and whether they were the first."""
        async with self.work.begin() as session:
            first = await queries.take_alert(
                session, alert_id, self.vault.seal_text(staff.name), self.clock.now()
            )
        alert = await self.get(alert_id)
        if first and alert.asked:
            await self._tell(alert, "team-here", "t")
        return alert, first

    async def judge(self, alert_id: int, right: bool) -> Alert:
        """Keep what staff say to "was this right?"; the last answer counts."""
        async with self.work.begin() as session:
            await queries.change_alert(session, alert_id, right=right)
        return await self.get(alert_id)

    async def end(self, alert: Alert, by: str) -> Alert:
        """End an alert: by "staff", by the "person", or as a "mistake"; the other side is told.

        Of somebody who has not consented the chat is wiped with it.
        """
        async with self.work.begin() as session:
            if by == "staff" and alert.talking and alert.open:
                await self._tell(alert, "team-left", "z")
            if by in ("person", "mistake") and alert.open:
                await self.say(alert, f"ended-{by}", "v")
            await queries.change_alert(
                session,
                alert.id,
                ended_at=self.clock.now(),
                ended_by=by,
                next_at=None,
                talking=False,
                chat_mac=None,
                chat_sealed=None,
            )
        return await self.get(alert.id)

    async def help_came(self, alert: Alert, update_id: int) -> None:
        """Tell staff that the person says help has come; nothing more happens by itself."""
        async with self.work.begin() as session:
            await queries.change_alert(session, alert.id, next_at=None)
            await self.say(alert, "came", f"w{update_id}")

    async def pass_on(
        self, alert: Alert, staff: Staff, chat_id: int, message_id: int, text: str | None
    ) -> Alert:
        """Pass what staff wrote on to the person: words, or the message itself (`text` None); opens the talk.

        Raises AlertGone when the alert is over or there is no way to write to the person, NotSafeToWrite
        after a message about violence.
        """
        if not alert.open or not alert.reachable:
            raise AlertGone
        if not await self.safe_to_write(alert):
            raise NotSafeToWrite
        async with self.work.begin() as session:
            name = self.vault.seal_text(staff.name)
            await queries.take_alert(session, alert.id, name, self.clock.now())
            first = not alert.talking
            if first:
                await queries.change_alert(session, alert.id, talking=True, last_at=self.clock.now())
            if first and text is None:
                await self._tell(alert, "team-sent-first", f"h{_heard(chat_id, message_id)}")
            what: dict[str, Any] = {"first": first}
            what |= {"text": text} if text is not None else {"copy": message_id, "from": chat_id}
            # The picture stands under the line that says whose it is.
            wait = LINE_WAITS if first and text is None else None
            await self._tell(alert, "team", _heard(chat_id, message_id), wait=wait, **what)
        return await self.get(alert.id)

    async def safe_to_write(self, alert: Alert) -> bool:
        """Return whether staff may write first: not after violence, unless the person asked or said so."""
        if alert.asked or alert.talking or alert.person_id is None:
            return True
        person = await self.people.get(alert.person_id)
        return person is not None and person.unasked_ok

    async def correct(self, alert: Alert, chat_id: int, message_id: int, text: str, update_id: int) -> None:
        """Change what was passed on to the person after staff edited it; nothing when it has not gone out."""
        key = f"alert:{alert.id}:{_heard(chat_id, message_id)}"
        fate = (await self.outbox.fates([key])).get(key)
        if alert.open and fate is not None and fate.message_id is not None:
            await self._tell(alert, "team-edit", f"x{update_id}", text=text, message_id=fate.message_id)

    async def hear(
        self, alert: Alert, message_id: int, text: str | None, chat_id: int, kind: str = ""
    ) -> None:
        """Bring what the person wrote to staff, under the alert; without `text` the message is copied."""
        async with self.work.begin() as session:
            await queries.change_alert(session, alert.id, last_at=self.clock.now())
            what: dict[str, Any] = (
                {"text": text} if text is not None else {"copy": message_id, "from": chat_id}
            )
            await self.say(alert, "person", f"p{message_id}", kind=kind, **what)

    async def hear_edit(self, alert: Alert, message_id: int, text: str, update_id: int) -> None:
        """Bring an edit of the person's words to staff, in place where that is possible."""
        key = f"alert:{alert.id}:p{message_id}"
        fate = (await self.outbox.fates([key])).get(key)
        post = fate.message_id if fate is not None else None
        await self.say(alert, "person-edit", f"e{update_id}", text=text, message_id=post)

    async def flag(self, alert: Alert, what: str, update_id: int) -> None:
        """Tell staff that somebody in a hold sent what Keel cannot read."""
        await self.say(alert, "unread", f"w{update_id}", kind=what)

    async def tick(self) -> int:
        """Do what is due for alerts that nobody took; return how many steps.

        After 5 minutes (or at once when the staff chat cannot be reached) the alert is said again and each
        admin gets it privately; after 15 the person is told the truth.
        """
        if self.staff_chat_id is None:
            return 0
        now = self.clock.now()
        count = 0
        async with self.work.begin() as session:
            due = await queries.due_alerts(session, self.vault, now, ALERTS_AT_ONCE)
            fresh = await queries.fresh_alerts(session, self.vault, ALERTS_AT_ONCE)
            fates = await self.outbox.fates([f"alert:{alert.id}:g0" for alert in fresh])
            lost = [
                alert
                for alert in fresh
                if (fate := fates.get(f"alert:{alert.id}:g0")) is not None and fate.state is State.FAILED
            ]
            for alert in {one.id: one for one in (*due, *lost)}.values():
                count += 1
                if alert.step == 0:
                    await self.outbox.add(
                        self._posted(alert, "g1"),
                        *(
                            self._posted(alert, f"a{place}.1", admin)
                            for place, admin in enumerate(self.admin_ids)
                        ),
                    )
                    await queries.change_alert(
                        session, alert.id, step=1, next_at=alert.created_at + TELL_AFTER
                    )
                else:
                    await queries.change_alert(session, alert.id, step=2, next_at=None)
                    if await self._may_tell(alert, now):
                        await self._tell(alert, "nobody-came", f"n{int(now.timestamp())}", asked=alert.asked)
        return count

    async def _may_tell(self, alert: Alert, now: datetime) -> bool:
        """Return whether the truth may be sent: asked for always; unasked not at night, nor where unsafe."""
        if alert.asked:
            return True
        person = await self.people.get(alert.person_id) if alert.person_id is not None else None
        if person is None or not person.unasked_ok or person.paused(now):
            return False
        if now > alert.created_at + TELL_AFTER + TELL_LATEST:
            return False
        local = now.astimezone(person.zone).time()
        return not in_quiet_hours(local, person.quiet_from, person.quiet_until)

    async def next_due(self) -> datetime | None:
        """Return when the next step is due."""
        async with self.work.read() as session:
            return await queries.next_alert_step(session, self.clock.now())

    async def end_old(self) -> int:
        """End alerts that nobody ended for three days; return how many."""
        now = self.clock.now()
        async with self.work.begin() as session:
            return await queries.end_old_alerts(session, now - ALERT_LASTS, now)

    async def forget_chat(self, telegram_id: int) -> int:
        """End the alerts that somebody without an account called, and wipe their chat; return how many."""
        async with self.work.begin() as session:
            return await queries.forget_chat(session, self.vault.macs(telegram_id), self.clock.now())

    async def judged(self) -> list[Alert]:
        """Return the alerts that staff have judged, oldest first."""
        async with self.work.read() as session:
            return await queries.judged(session, self.vault)

    async def _tell(
        self, alert: Alert, says: str, name: str, *, wait: timedelta | None = None, **more: Any
    ) -> None:
        """Queue words for the person of an alert; raises AlertGone when nobody can be written to."""
        async with self.work.begin() as session:
            chat_id = None
            if alert.person_id is None:
                chat_id = await queries.chat_of(session, self.vault, alert.id)
                if chat_id is None:
                    raise AlertGone
            language = await queries.language_of(session, alert.id)
            await self.outbox.add(
                NewMessage(
                    TEAM_LINE,
                    Lane.CRISIS,
                    f"alert:{alert.id}:{name}",
                    alert.person_id,
                    chat_id=chat_id,
                    what={"alert": alert.id, "says": says, "language": language, **more},
                    send_after=self.clock.now() + wait if wait is not None else None,
                )
            )


def _heard(chat_id: int, message_id: int) -> str:
    """Return the name of what staff wrote: by the chat (the group or an admin's own) and its number there."""
    return f"s{message_id}" if chat_id < 0 else f"s{chat_id % 1000}.{message_id}"
