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

from rich.console import Console

from sandbox import Sandbox, SandboxConfig

# No real bot can have it: Telegram's tokens are longer, and the pretend one knows only this.
TOKEN = "100000:pretend-token-for-this-machine-only"  # noqa: S105
STAFF_CHAT = -4001
SAM = 1003
PORTS_TRIED = 20


def try_keel(port: int, open_browser: bool) -> None:
    """Serve the chat page until Ctrl-C; exit code 1 with one line when the bot or the page cannot start."""
    console = Console(stderr=False)
    with tempfile.TemporaryDirectory(prefix="keel-try-") as folder:
        code = asyncio.run(_serve(port, open_browser, Path(folder), console))
    sys.exit(code)


async def _serve(port: int, open_browser: bool, folder: Path, console: Console) -> int:
    control = _free_port()
    sandbox = Sandbox(
        SandboxConfig(port=_first_free(port), token=TOKEN, bot_control_url=f"http://127.0.0.1:{control}")
    )
    sandbox.person("Alex", id=1001, language_code="en-GB")
    sandbox.person("Marta", id=1002, language_code="es")
    sam = sandbox.person("Sam", id=SAM, language_code="en", is_staff=True)
    sandbox.group("Staff", [sam], id=STAFF_CHAT)
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stopping.set)
    async with sandbox:
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
            )
        ended = asyncio.ensure_future(bot.wait())
        asked = asyncio.ensure_future(stopping.wait())
        console.print(f"\n  Keel is talking at [bold]{sandbox.url}[/bold]   (Ctrl-C ends it)\n")
        if open_browser:
            webbrowser.open(sandbox.url)
        await asyncio.wait({ended, asked}, return_when=asyncio.FIRST_COMPLETED)
        asked.cancel()
        if ended.done():
            console.print("The bot stopped by itself. Its last lines:")
            console.print(
                "".join(log.read_text(errors="replace").splitlines(keepends=True)[-15:]), markup=False
            )
            return 1
        bot.terminate()
        await ended
    return 0


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
        "KEEL_ADMIN_IDS": str(SAM),
        "KEEL_STAFF_CHAT_ID": str(STAFF_CHAT),
        "KEEL_LOG_LEVEL": "INFO",
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _first_free(port: int) -> int:
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
