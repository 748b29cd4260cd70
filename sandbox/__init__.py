"""A pretend Telegram on this machine: the Bot API over HTTP, people who talk to the bot, and faults.

`python -m sandbox` runs it alone, with a chat page in the browser; tests run it in their own event loop:

    async with Sandbox(SandboxConfig(port=0)) as sandbox:
        anna = sandbox.person("Anna")
        await anna.starts()
        await anna.waits_for("Hi")

It knows nothing of the bot that talks to it.
"""

from sandbox.actors import NotSeen, Person, Watcher
from sandbox.calls import Call
from sandbox.config import SandboxConfig
from sandbox.errors import ApiError, NotPossible
from sandbox.running import Sandbox
from sandbox.world import Chat, Message

__all__ = [
    "ApiError",
    "Call",
    "Chat",
    "Message",
    "NotPossible",
    "NotSeen",
    "Person",
    "Sandbox",
    "SandboxConfig",
    "Watcher",
]
