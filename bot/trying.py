"""`keel try`: a pretend Telegram, a temporary database and the bot as it runs in production.

The bot is the same code in a process of its own, talking HTTP; only its clock can be moved.
"""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import tempfile
import webbrowser
from pathlib import Path
from typing import Any

from sandbox import Sandbox, SandboxConfig

# No real bot can have it: Telegram's tokens are longer, and the pretend one knows only this.
TOKEN = "100000:pretend-token-for-this-machine-only"  # noqa: S105
STAFF_CHAT = -4001
SAM = 1003
PORTS_TRIED = 20


# A start reads all of content/ and makes a database: this is long even for a slow machine.
START_SECONDS = 60.0

WELCOME = """
  Keel runs with a pretend Telegram on this machine. Open

      {url}

  Alex and Marta have not written to it yet, Sam is staff. Pick one and press Start.
  "Next thing due" moves the clock, so tomorrow's check-in comes now.
  Nothing leaves this machine and nothing is kept. Ctrl-C ends it.
"""


def try_keel(port: int, open_browser: bool) -> int:
    """Serve the chat page until Ctrl-C and return the exit code; what cannot start is said in one line."""
    with tempfile.TemporaryDirectory(prefix="keel-try-") as folder:
        return asyncio.run(_serve(port, open_browser, Path(folder)))


async def _serve(port: int, open_browser: bool, folder: Path) -> int:
    control = _free_port()
    sandbox = Sandbox(
        SandboxConfig(port=first_free(port), token=TOKEN, bot_control_url=f"http://127.0.0.1:{control}")
    )
    sandbox.person("Alex", id=1001, language_code="en-GB")
    sandbox.person("Marta", id=1002, language_code="es")
    sam = sandbox.person("Sam", id=SAM, language_code="en", is_staff=True)
    sandbox.group("Staff", [sam], id=STAFF_CHAT)
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stopping.set)
    try:
        await sandbox.start()
    except OSError as error:
        print(f"keel: the chat page cannot be served: {error.strerror}", file=sys.stderr)
        return 1
    try:
        log = folder / "keel.log"
        with log.open("wb") as output:
            bot = await asyncio.create_subprocess_exec(  # a process, not a task
                sys.executable,
                "-m",
                "bot",
                "run",
                env=_environment(sandbox.url, folder, control),
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=folder,
                # Ctrl-C reaches every process of the terminal; the bot is ended from here, once.
                start_new_session=True,
            )
        ended = asyncio.ensure_future(bot.wait())
        asked = asyncio.ensure_future(stopping.wait())
        try:
            return await _watch(sandbox, ended, asked, open_browser, port, log)
        finally:
            asked.cancel()
            if not ended.done():
                bot.terminate()
                await ended
    finally:
        await sandbox.stop()


async def _watch(
    sandbox: Sandbox,
    ended: "asyncio.Task[Any]",
    asked: "asyncio.Task[Any]",
    open_browser: bool,
    port: int,
    log: Path,
) -> int:
    """Say where the page is once the bot listens, and wait for the end of either."""
    print("Starting Keel ...", flush=True)
    until = asyncio.get_running_loop().time() + START_SECONDS
    while not sandbox.calls_of("getUpdates"):
        if ended.done():
            return _failed(log)
        if asked.done():
            return 0
        if asyncio.get_running_loop().time() > until:
            print(f"keel: the bot does not start within {START_SECONDS:.0f} seconds", file=sys.stderr)
            return _failed(log)
        await asyncio.sleep(0.05)
    if not sandbox.url.endswith(f":{port}"):
        print(f"Port {port} is taken, so the page is elsewhere.")
    print(WELCOME.format(url=sandbox.url), flush=True)
    if open_browser:
        webbrowser.open(sandbox.url)
    await asyncio.wait({ended, asked}, return_when=asyncio.FIRST_COMPLETED)
    return _failed(log) if ended.done() else 0


def _failed(log: Path) -> int:
    """Print why the bot ended: its own one line where it has one, else the end of its log."""
    lines = log.read_text(errors="replace").splitlines()
    own = [line for line in lines if line.startswith("keel: ")]
    print("The bot stopped by itself:", *(own[-1:] or lines[-15:]), sep="\n", file=sys.stderr)
    return 1


def _environment(url: str, folder: Path, control: int) -> dict[str, str]:
    """Return the bot's environment: this one without any KEEL setting of a real bot."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith("KEEL_") and key not in ("DATABASE_URL", "PORT")
    }
    root = str(Path(__file__).resolve().parents[1])
    return kept | {
        "PYTHONPATH": os.pathsep.join(part for part in (root, kept.get("PYTHONPATH")) if part),
        "KEEL_BOT_TOKEN": TOKEN,
        "KEEL_TELEGRAM_API_URL": url,
        "KEEL_DATA_DIR": str(folder),
        "KEEL_CONTROL_PORT": str(control),
        # Any free port: what listens on 8080 of this machine is none of our business.
        "KEEL_PORT": "0",
        "KEEL_ADMIN_IDS": str(SAM),
        "KEEL_STAFF_CHAT_ID": str(STAFF_CHAT),
        "KEEL_LOG_LEVEL": "INFO",
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def first_free(port: int) -> int:
    """Return `port`, or the next one that nobody listens on."""
    for candidate in range(port, port + PORTS_TRIED):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", candidate))
            except OSError:
                continue
            return candidate
    return _free_port()
