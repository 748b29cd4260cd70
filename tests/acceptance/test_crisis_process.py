"""The crisis flow in a real process over real HTTP: first help, staff, a kill in between, the clean chat."""

from pathlib import Path

from bot.infra.database import Database
from tests.street import SAM, STAFF_CHAT, street, taps


async def test_help_staff_and_a_killed_process(sqlite_database: Database, tmp_path: Path) -> None:
    """Numbers within two seconds; staff answer through the alert; after kill -9 the talk goes on."""
    async with street(sqlite_database, tmp_path) as house:
        sam = house.sandbox.person("Robin", id=901)
        group = house.sandbox.group("Staff", [sam], id=STAFF_CHAT)
        staff = sam.in_chat(group)
        keel = house.process(staff_chat_id=str(STAFF_CHAT), admin_ids=str(SAM))
        await keel.start()
        anna = await house.resident(first_name="Anna", language_code="en-GB")

        await anna.says("i want to kill myself")

        await anna.waits_for("116 123", timeout=2)
        await anna.waits_for("Are you thinking about ending your life?", timeout=5)
        post = await staff.waits_for("HIGH, suicidal thoughts", timeout=10)
        assert "Anna" not in post.text
        await staff.taps("I'm on it")
        await staff.waits_for("Taken by Robin.", timeout=10)
        await staff.says("I'm here. What happened?", reply_to=post)
        await anna.waits_for("I'm here. What happened?", timeout=10)

        await keel.kill()
        await keel.start()
        await anna.says("it got too much")
        await staff.waits_for("it got too much", timeout=10)
        await taps(anna, "End this chat")
        await staff.waits_for("ended the chat", timeout=10)

        await anna.says("my boyfriend hits me")
        await taps(anna, "Yes")
        await taps(anna, "Make this disappear")
        await anna.waits_for("I'm here when you want to note something.", timeout=10)
        left = "\n".join(message.text for message in anna.messages)
        assert "hits me" not in left
        assert "0808" not in left
