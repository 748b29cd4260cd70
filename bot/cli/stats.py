"""`keel stats`: how many people, how many can be reached and answer, what waits, what the next day brings."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.shared import print_json, run_or_exit, settings_or_exit, table

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

DAYS = 7
WEEKS = 8


def stats(
    plan: Annotated[
        bool, typer.Option("--plan", help="What is to be sent in the next 24 hours, by hour.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")] = False,
) -> None:
    """Count people, reach, answers and messages. Numbers only: nobody is named."""
    settings = settings_or_exit(quiet=True)

    async def work() -> int:
        from bot.kernel.clock import SystemClock
        from bot.migrate import open_store

        now = SystemClock().now()
        async with open_store(settings) as (database, _), database.reads.begin() as session:
            counted = await (planned(session, now) if plan else figures(session, now))
        if as_json:
            print_json(counted)
        elif plan:
            _print_plan(counted)
        else:
            _print_figures(counted)
        return 0

    run_or_exit(work)


async def figures(session: "AsyncSession", now: datetime) -> dict[str, Any]:
    """Return people by state, the answer rate of the last seven days, and the outbox by lane and state.

    The answer rate is answered days among check-ins that were sent; None when none was sent. It looks
    across the tables of several rooms, which is why it is here.
    """
    from sqlalchemy import case, func, select

    from bot.diary.checkins import CHECKIN
    from bot.diary.checkins.tables import CheckinPlanRow
    from bot.diary.moods.tables import DayNoteRow
    from bot.diary.rates import by_week
    from bot.messaging.delivery import Lane, State
    from bot.messaging.delivery.tables import DeliveryRow
    from bot.people import Reach
    from bot.people.tables import PersonRow, RefusalRow

    def total(condition: Any) -> Any:
        return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)

    people = (
        await session.execute(
            select(
                func.count().label("all"),
                total(PersonRow.onboarded_at.is_not(None)).label("onboarded"),
                total(PersonRow.reach == Reach.OK.value).label("reachable"),
                total(PersonRow.reach == Reach.BLOCKED.value).label("blocked"),
                total(PersonRow.reach == Reach.GONE.value).label("gone"),
                total(PersonRow.paused_until > now).label("paused"),
                total(PersonRow.hold_until > now).label("in_hold"),
                total(PersonRow.last_seen_at > now - timedelta(days=DAYS)).label("seen_in_7_days"),
            )
        )
    ).one()
    refused = await session.scalar(select(func.count()).select_from(RefusalRow)) or 0
    asked = await session.scalar(
        select(func.count()).select_from(CheckinPlanRow).where(CheckinPlanRow.next_at.is_not(None))
    )
    since = now - timedelta(days=DAYS)
    sent = (
        await session.scalar(
            select(func.count()).where(
                DeliveryRow.kind == CHECKIN,
                DeliveryRow.state == State.SENT.value,
                DeliveryRow.created_at > since,
            )
        )
        or 0
    )
    answered = (
        await session.scalar(
            select(func.count()).select_from(DayNoteRow).where(DayNoteRow.local_day > since.date())
        )
        or 0
    )
    lanes = await session.execute(
        select(DeliveryRow.lane, DeliveryRow.state, func.count())
        .where((DeliveryRow.created_at > since) | (DeliveryRow.state == State.QUEUED.value))
        .group_by(DeliveryRow.lane, DeliveryRow.state)
    )
    outbox: dict[str, dict[str, int]] = {lane.name.lower(): {} for lane in Lane}
    for lane, state, count in lanes:
        outbox[Lane(lane).name.lower()][state] = count
    return {
        "at": now.isoformat(timespec="seconds"),
        "people": {**people._asdict(), "asked_daily": asked or 0, "refused": refused},
        "last_7_days": {
            "checkins_sent": sent,
            "days_answered": answered,
            "answer_rate": round(min(answered / sent, 1.0), 3) if sent else None,
        },
        "weeks": [
            {"since": week.since.isoformat(), "asked": week.asked, "answered": week.answered}
            for week in await by_week(session, now, WEEKS)
        ],
        "outbox": outbox,
    }


async def planned(session: "AsyncSession", now: datetime) -> dict[str, Any]:
    """Return how many questions and queued messages are due in each of the next 24 hours (UTC)."""
    from sqlalchemy import select

    from bot.diary.checkins.tables import CheckinPlanRow
    from bot.messaging.delivery import Lane, State
    from bot.messaging.delivery.tables import DeliveryRow

    first = now.replace(minute=0, second=0, microsecond=0)
    hours: list[dict[str, Any]] = [
        {"from": first + timedelta(hours=number), "checkins": 0, "queued": 0, "lanes": {}}
        for number in range(25)
    ]
    until = now + timedelta(hours=24)

    def hour(moment: datetime) -> dict[str, Any]:
        # What is overdue goes in the first hour.
        return hours[max(0, int((moment - first).total_seconds() // 3600))]

    for next_at in (CheckinPlanRow.next_at, CheckinPlanRow.morning_next_at):
        due = await session.stream_scalars(select(next_at).where(next_at <= until).order_by(next_at))
        async for moment in due:
            assert moment is not None
            hour(moment)["checkins"] += 1
    queued = await session.stream(
        select(DeliveryRow.send_after, DeliveryRow.lane)
        .where(DeliveryRow.state == State.QUEUED.value, DeliveryRow.send_after <= until)
        .order_by(DeliveryRow.send_after)
    )
    async for moment, lane in queued:
        one = hour(moment)
        name = Lane(lane).name.lower()
        one["queued"] += 1
        one["lanes"][name] = one["lanes"].get(name, 0) + 1
    return {
        "at": now.isoformat(timespec="seconds"),
        "hours": [{**one, "from": one["from"].isoformat(timespec="minutes")} for one in hours],
    }


def _print_figures(counted: dict[str, Any]) -> None:
    names = {
        "all": "people",
        "onboarded": "through the first minute",
        "seen_in_7_days": "wrote within 7 days",
        "asked_daily": "asked once a day",
        "reachable": "can be reached",
        "blocked": "blocked the bot",
        "gone": "account gone",
        "paused": "on pause",
        "in_hold": "in a crisis hold",
        "refused": "said no",
    }
    print(table([(words, str(counted["people"][key])) for key, words in names.items()], right=frozenset({1})))
    week = counted["last_7_days"]
    rate = f"{week['answer_rate']:.0%}" if week["answer_rate"] is not None else "none sent yet"
    print(
        f"\nAnswers in 7 days: {rate} ({week['days_answered']} days answered, "
        f"{week['checkins_sent']} check-ins sent)\n"
    )
    weeks = [
        (
            one["since"],
            *(f"{one['answered'][kind]} of {count}" if count else "" for kind, count in one["asked"].items()),
        )
        for one in counted["weeks"]
    ]
    print(table([("answered, week from", "check-ins", "mornings", "look-backs"), *weeks]) + "\n")
    states = ("queued", "sending", "sent", "failed", "cancelled", "expired")
    rows = [
        (lane, *(str(counts.get(state, 0)) for state in states)) for lane, counts in counted["outbox"].items()
    ]
    print(table([("outbox, 7 days", *states), *rows], right=frozenset(range(1, 7))))


def _print_plan(counted: dict[str, Any]) -> None:
    rows = [
        (
            one["from"].replace("T", " ").replace("+00:00", " UTC"),
            str(one["checkins"]),
            str(one["queued"]),
            ", ".join(f"{lane} {count}" for lane, count in one["lanes"].items()),
        )
        for one in counted["hours"]
        if one["checkins"] or one["queued"]
    ]
    if not rows:
        print("Nothing is due in the next 24 hours.")
        return
    print(table([("hour from", "check-ins", "queued", "of these"), *rows], right=frozenset({1, 2})))
