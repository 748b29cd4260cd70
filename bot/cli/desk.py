"""`keel people`, `broadcast`, `intake`, `keys`: what whoever runs Keel looks up and sets right by hand."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.shared import Progress, fail, print_json, run_or_exit, settings_or_exit, table

if TYPE_CHECKING:
    from bot.infra.vault import Vault
    from bot.infra.work import Work
    from bot.messaging.broadcasts import Broadcasts
    from bot.settings import Settings

people = typer.Typer(help="Export or erase one person who asks for it.", no_args_is_help=True)
broadcast = typer.Typer(help="List, show and cancel broadcasts.", no_args_is_help=True)
intake = typer.Typer(help="Look at updates that were not finished, and try them again.", no_args_is_help=True)
keys = typer.Typer(help="Make encryption keys and change to a new one.", no_args_is_help=True)

PersonId = Annotated[int, typer.Argument(metavar="ID", help="The number Keel knows the person by.")]
BroadcastId = Annotated[int, typer.Argument(metavar="ID", help="The number of the broadcast.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]
Sure = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


@asynccontextmanager
async def _store(settings: "Settings") -> "AsyncIterator[tuple[Work, Vault]]":
    from bot.infra.work import Work
    from bot.migrate import open_store

    async with open_store(settings) as (database, vault):
        yield Work(database), vault


# People


@people.command()
def export(
    person_id: PersonId,
    path: Annotated[
        Path | None, typer.Argument(help="A new file; without one it goes to standard output.")
    ] = None,
) -> None:
    """Write everything kept about one person as JSON."""
    settings = settings_or_exit(quiet=True)

    async def work() -> int:
        from bot.kernel.clock import SystemClock
        from bot.people import People
        from bot.privacy import Exporter, NoSuchPerson, export_person
        from bot.schema import METADATA

        async with _store(settings) as (work, vault):
            clock = SystemClock()
            try:
                made = await export_person(
                    People(work, clock, vault), Exporter(work, clock, vault, METADATA), person_id
                )
            except NoSuchPerson as error:
                fail(str(error))
        if path is None:
            sys.stdout.buffer.write(made.as_json())
            return 0
        try:
            with path.open("xb") as file:
                file.write(made.as_json())
        except OSError as error:
            fail(f"{str(path)!r} cannot be written: {error.strerror}")
        print(
            f"Written: {path}. It is readable by anyone who has it: delete it when it has been handed over."
        )
        return 0

    run_or_exit(work)


@people.command()
def erase(person_id: PersonId, yes: Sure = False) -> None:
    """Delete one person and everything kept about them. It cannot be taken back."""
    settings = settings_or_exit(quiet=True)
    if not yes and not (sys.stdin.isatty() and typer.confirm(f"Erase person {person_id} for good?")):
        fail("nothing was erased; say --yes to do it without being asked")

    async def work() -> int:
        from bot.kernel.clock import SystemClock
        from bot.messaging.delivery import Outbox
        from bot.messaging.intake import Intake
        from bot.people import People
        from bot.privacy import Eraser, NoSuchPerson, erase_person
        from bot.safety.crisis import Alerts
        from bot.schema import METADATA

        async with _store(settings) as (work, vault):
            clock = SystemClock()
            known, outbox = People(work, clock, vault), Outbox(work, clock, vault)
            alerts = Alerts(work, clock, vault, outbox, known, settings.staff_chat_id, settings.admin_ids)
            eraser = Eraser(work, known, outbox, Intake(work, vault, settings.bot_id), alerts, METADATA)
            try:
                receipt = await erase_person(known, eraser, person_id)
            except NoSuchPerson as error:
                fail(str(error))
        for name, count in receipt.deleted.items():
            print(f"{name}: {count} deleted")
        print(f"deliveries: {receipt.ledger_rows} stay for 90 days, without the person's number in them")
        return 0

    run_or_exit(work)


# Broadcasts


@asynccontextmanager
async def _broadcasts(settings: "Settings") -> "AsyncIterator[Broadcasts]":
    from bot.kernel.clock import SystemClock
    from bot.messaging.broadcasts import Broadcasts
    from bot.messaging.delivery import Outbox

    async with _store(settings) as (work, vault):
        clock = SystemClock()
        yield Broadcasts(work, clock, vault, Outbox(work, clock, vault))


@broadcast.command("list")
def list_broadcasts(as_json: AsJson = False) -> None:
    """List the latest broadcasts, newest first."""
    settings = settings_or_exit(quiet=True)

    async def work() -> int:
        from bot.messaging.delivery import State as Delivery

        async with _broadcasts(settings) as service:
            rows = []
            for one in await service.listed():
                tally = await service.tally(one)
                rows.append(
                    {
                        "id": one.id,
                        "state": one.state.value,
                        "started_at": one.started_at and one.started_at.isoformat(timespec="seconds"),
                        "finished_at": one.finished_at and one.finished_at.isoformat(timespec="seconds"),
                        "sent": tally.of(Delivery.SENT),
                        "of": one.total(tally),
                    }
                )
        if as_json:
            print_json(rows)
        elif not rows:
            print("No broadcasts yet.")
        else:
            print(
                table(
                    [
                        ("id", "state", "started", "finished", "sent"),
                        *(
                            (
                                str(row["id"]),
                                str(row["state"]),
                                str(row["started_at"] or "-"),
                                str(row["finished_at"] or "-"),
                                f"{row['sent']} of {row['of']}",
                            )
                            for row in rows
                        ),
                    ]
                )
            )
        return 0

    run_or_exit(work)


@broadcast.command()
def show(broadcast_id: BroadcastId, as_json: AsJson = False) -> None:
    """Show one broadcast: how it stands, by state and reason."""
    settings = settings_or_exit(quiet=True)

    async def work() -> int:
        from bot.kernel.errors import BotError

        async with _broadcasts(settings) as service:
            try:
                one = await service.get(broadcast_id)
            except (BotError, LookupError):
                fail(f"there is no broadcast {broadcast_id}")
            tally = await service.tally(one)
        counts = [
            {"state": state.value, "reason": reason.value if reason else None, "count": count}
            for (state, reason), count in sorted(
                tally.counts.items(), key=lambda item: (item[0][0].value, item[0][1] or "")
            )
        ]
        if as_json:
            print_json({"id": one.id, "state": one.state.value, "expected": one.expected, "counts": counts})
            return 0
        print(f"Broadcast {one.id}: {one.state.value}, for {one.total(tally)} people")
        rows = [(str(each["state"]), str(each["reason"] or ""), str(each["count"])) for each in counts]
        print(table([("state", "reason", "messages"), *rows], right=frozenset({2})))
        return 0

    run_or_exit(work)


@broadcast.command()
def cancel(broadcast_id: BroadcastId) -> None:
    """Cancel one broadcast: what is in flight ends, nothing leaves after it."""
    settings = settings_or_exit(quiet=True)

    async def work() -> int:
        from bot.kernel.errors import BotError

        async with _broadcasts(settings) as service:
            try:
                one = await service.cancel(broadcast_id)
            except (BotError, LookupError):
                fail(f"broadcast {broadcast_id} cannot be cancelled: there is none, or it is over")
        print(f"Broadcast {one.id}: {one.state.value}")
        return 0

    run_or_exit(work)


# Intake


@intake.command("list")
def list_updates(as_json: AsJson = False) -> None:
    """List updates that are unfinished or were set aside; of what people wrote nothing is shown."""
    settings = settings_or_exit(quiet=True)

    async def work() -> int:
        from bot.messaging.intake import Intake

        async with _store(settings) as (work, vault):
            found = await Intake(work, vault, settings.bot_id).listed()
        if as_json:
            print_json(
                [
                    {
                        "update_id": one.update_id,
                        "state": one.state.value,
                        "attempts": one.attempts,
                        "received_at": one.received_at.isoformat(timespec="seconds"),
                        "error": one.error,
                    }
                    for one in found
                ]
            )
        elif not found:
            print("Nothing is unfinished and nothing was set aside.")
        else:
            rows = [
                (
                    str(one.update_id),
                    one.state.value,
                    str(one.attempts),
                    one.received_at.isoformat(timespec="seconds"),
                    one.error or "",
                )
                for one in found
            ]
            print(table([("update", "state", "attempts", "received", "error"), *rows]))
        return 0

    run_or_exit(work)


@intake.command()
def retry(
    update_id: Annotated[
        int | None, typer.Argument(help="One update; none means all that were set aside.")
    ] = None,
) -> None:
    """Put updates that were set aside back into line; a running Keel takes them within seconds."""
    settings = settings_or_exit(quiet=True)

    async def work() -> int:
        from bot.messaging.intake import Intake

        async with _store(settings) as (work, vault):
            count = await Intake(work, vault, settings.bot_id).put_back(update_id)
        if update_id is not None and not count:
            fail(f"nothing was set aside under {update_id}; `keel intake list` shows what was")
        print(f"Put back: {count}")
        return 0

    run_or_exit(work)


# Keys


@keys.command()
def new() -> None:
    """Print a new encryption key; nothing is changed."""
    from bot.infra.vault import Vault

    print(Vault.new_key())
    if sys.stdout.isatty():
        print(
            "\nPut it in front of the old one (KEEL_ENCRYPTION_KEYS=NEW,OLD, or the first line of keel.key), "
            "restart Keel,\nrun `keel keys rotate`, then take the old one away and restart again.",
            file=sys.stderr,
        )


@keys.command()
def rotate() -> None:
    """Seal everything stored under the newest key. Keel may run; broken off, run it again."""
    settings = settings_or_exit(quiet=True)

    async def work() -> int:
        from bot.infra.rotation import rotate as rotate_all
        from bot.infra.vault import Vault, WrongKey
        from bot.migrate import open_store
        from bot.schema import METADATA
        from bot.settings import keys_of

        given = keys_of(settings)
        async with open_store(settings) as (database, vault):
            try:
                with Progress("Rows looked at") as progress:
                    done = await rotate_all(database, vault, Vault(given[:1]), METADATA, progress.step)
            except WrongKey as error:
                fail(str(error))
        print(f"Sealed anew: {done.sealed} values; under the newest key already: {done.already}")
        if len(given) > 1:
            print(
                "Once Keel has been restarted with the newest key in front, the old keys can be taken away."
            )
            if done.left:
                print(
                    f"{done.left} look-up values have no number beside them (who said no, who is on duty): "
                    "they are forgotten with the old key."
                )
        return 0

    run_or_exit(work)
