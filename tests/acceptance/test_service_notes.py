"""What those who run Keel hear from it without asking."""

from datetime import timedelta

import pytest
from aiohttp import web

from bot.infra.health import ping
from handlers import service_notes
from handlers.service_notes import spoken
from tests.house import ADMIN, STAFF_CHAT, House, Visitor


def staff_group(house: House) -> Visitor:
    """Return the staff group as an admin sees it."""
    return house.admin().in_group()


async def test_staff_read_once_a_day_that_keel_is_alive(quick_house: House) -> None:
    """In the ninth hour of the default country's clock, silently, and not twice."""
    house = quick_house
    await house.keel.tell_alive()
    await house.move(hours=21, minutes=10)  # noon becomes 09:10 of the next day

    for _ in range(3):
        await house.keel.tell_alive()
        await house.move(minutes=10)
    await house.send()

    said = [message.text for message in staff_group(house).said()]
    assert said == ["Keel is running. Waiting for an answer: 0. Waiting to be sent: 0."]
    [call] = [call for call in house.telegram.calls if call.parameters.get("chat_id") == STAFF_CHAT]
    assert call.parameters["disable_notification"] is True


async def test_a_gap_is_told_once_even_by_two_processes(quick_house: House) -> None:
    """How long, how many waited, and what Telegram did not keep."""
    house = quick_house
    services = house.keel.services
    since = services.intake.real.now() - timedelta(days=2, hours=3)

    for _ in range(2):
        await service_notes.tell_gap(services, since, 0)
    await service_notes.tell_gap(services, services.intake.real.now() - timedelta(minutes=9), 5)
    await service_notes.tell_gap(services, None, 5)
    await house.send()

    [told] = [message.text for message in staff_group(house).said()]
    assert "not running for 2 days and 3 hours" in told
    assert "Nobody had written meanwhile." in told
    assert "Telegram keeps messages for 24 hours" in told


async def test_without_a_staff_chat_the_admins_hear_of_a_gap(quick_house: House) -> None:
    """A service without a group has somebody who runs it all the same."""
    house = quick_house
    services = house.keel.services
    object.__setattr__(services, "settings", services.settings.model_copy(update={"staff_chat_id": None}))

    await service_notes.tell_gap(services, services.intake.real.now() - timedelta(minutes=25), 1)
    await service_notes.tell_alive(services)
    await house.send()

    [told] = [message.text for message in house.telegram.said(ADMIN)]
    assert "25 minutes" in told
    assert "One message or tap waited" in told


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(minutes=11), "11 minutes"),
        (timedelta(hours=1), "one hour"),
        (timedelta(hours=1, minutes=1), "one hour and one minute"),
        (timedelta(days=1, minutes=5), "one day and 5 minutes"),
        (timedelta(days=3, hours=2, minutes=5), "3 days and 2 hours"),
    ],
)
async def test_a_length_of_time_is_said_in_its_two_largest_units(
    quick_house: House, length: timedelta, words: str
) -> None:
    """As a person would say it."""
    assert spoken(length, quick_house.keel.services.texts.bound("en")) == words


async def test_the_watcher_hears_that_keel_is_alive_and_a_dead_one_harms_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """One GET; what fails is logged without the address, which is a secret with many services."""
    seen: list[str] = []

    async def watch(request: web.Request) -> web.Response:
        seen.append(f"{request.method} {request.path}")
        return web.Response()

    watcher = web.Application()
    watcher.router.add_get("/secret-of-ours", watch)
    runner = web.AppRunner(watcher)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    address = f"http://127.0.0.1:{port}/secret-of-ours"

    await ping(address)
    await runner.cleanup()
    await ping(address)

    assert seen == ["GET /secret-of-ours"]
    assert "secret-of-ours" not in caplog.text


async def test_only_the_process_that_sends_does_the_jobs_of_one(quick_house: House) -> None:
    """Of several workers one ticks: the one that holds the sender's lease."""
    done: list[str] = []

    async def job() -> None:
        done.append("done")

    guarded = quick_house.keel.while_sending(job)
    await guarded()
    standing_by = list(done)
    assert await quick_house.keel.sender.hold_lease()
    await guarded()

    assert (standing_by, done) == ([], ["done"])
