"""Keel and the bots it is compared with, each as a process of its own, and what they cost."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import telegram_server
from data import Store
from measuring import ROOT

HERE = Path(__file__).parent
TICKS = os.sysconf("SC_CLK_TCK")
START_SECONDS = 60.0
STOP_SECONDS = 20.0
SECRET = "a-secret-that-nobody-guesses-0123456789"


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Bot:
    """A running process; `port` is that of its health page, 0 where it has none."""

    process: subprocess.Popen[bytes]
    log: Path
    port: int = 0
    control_port: int = 0
    started_at: float = 0.0

    @property
    def cpu(self) -> float:
        """Return the CPU seconds it has used so far, its threads included."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    @property
    def memory(self) -> float:
        """Return its resident memory in MB (1,000,000 bytes)."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024 / 1e6
        raise RuntimeError(self.words())

    def sample(self) -> None:
        """Let it count from now on where its time goes."""
        self.process.send_signal(signal.SIGUSR1)

    def words(self) -> str:
        """Return the end of what it has said."""
        return self.log.read_text(errors="replace")[-3000:]

    def until_ready(self) -> None:
        """Wait until its health page says that all is well. Raises RuntimeError with its last words."""
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self.process.poll() is None:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
        raise RuntimeError(f"it does not answer:\n{self.words()}")


@contextlib.contextmanager
def keel(
    store: Store,
    telegram: telegram_server.Telegram,
    role: str = "run",
    odd: str = "",
    sampled: bool = False,
    **settings: str,
) -> Iterator[Bot]:
    """Give `keel run` (or another role) over a database, not ready yet; settings by their names.

    `odd` names a change that odd_keel.py makes; `sampled` runs it under sampling.py, which
    begins at `Bot.sample` and leaves its counts in samples.json. It logs into a file as it does by
    default, a line for each delivery: that is part of what it costs.
    """
    port, control_port = free_port(), free_port()
    given = {
        "KEEL_BOT_TOKEN": telegram_server.TOKEN,
        "KEEL_TELEGRAM_API_URL": telegram.url,
        "KEEL_DATA_DIR": str(store.folder),
        "KEEL_DATABASE_URL": store.url,
        "KEEL_ENCRYPTION_KEYS": store.key,
        "KEEL_PORT": str(port),
        **settings,
    }
    if role == "web":
        given |= {
            "KEEL_WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram",
            "KEEL_WEBHOOK_SECRET": SECRET,
        }
    if "KEEL_CONTROL_PORT" in settings:
        given["KEEL_CONTROL_PORT"] = str(control_port)
    command = [str(HERE / "odd_keel.py"), odd] if odd else ["-m", "bot", role]
    if sampled:
        command = [str(HERE / "sampling.py"), str(store.folder / "samples.json"), *command]
    with _process([sys.executable, *command], store.folder, given) as bot:
        bot.port, bot.control_port = port, control_port
        yield bot


@contextlib.contextmanager
def script(name: str, *arguments: str, folder: Path) -> Iterator[Bot]:
    """Give a script of bench/ as a process."""
    with _process([sys.executable, str(HERE / name), *arguments], folder, {}) as bot:
        yield bot


@contextlib.contextmanager
def _process(command: list[str], folder: Path, given: dict[str, str]) -> Iterator[Bot]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("KEEL_") and name not in ("DATABASE_URL", "PORT")
    }
    log = folder / f"log-{time.monotonic_ns()}.txt"
    with log.open("wb") as output:
        started_at = time.monotonic()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=kept | {"PYTHONPATH": str(ROOT)} | given,
            stdout=output,
            stderr=output,
        )
    bot = Bot(process, log, started_at=started_at)
    try:
        yield bot
    except (TimeoutError, RuntimeError) as error:
        error.add_note(bot.words())
        raise
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
