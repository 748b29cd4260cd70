"""Keel as a process of its own, as whoever runs it has it: started, listened to, stopped or killed."""

import asyncio
import os
import signal
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 90.0


def environment(**settings: object) -> dict[str, str]:
    """Return this process's environment with these settings (`bot_token="..."`) and no others."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith("KEEL_") and key not in ("DATABASE_URL", "PORT")
    }
    given = {f"KEEL_{name.upper()}": str(value) for name, value in settings.items()}
    return kept | {"PYTHONPATH": str(ROOT), "KEEL_LOG_FORMAT": "console"} | given


class KeelProcess:
    """One process: `async with KeelProcess("run", folder, bot_token=...) as keel`. Killed at the end."""

    def __init__(self, *command: str, folder: Path, stdin: bytes | None = None, **settings: object) -> None:
        self._command = command
        self._folder = folder
        self._settings = {"data_dir": folder, "port": 0, **settings}
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None
        self._news = asyncio.Event()
        self.log = ""

    async def __aenter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            *self._command,
            env=environment(**self._settings),
            cwd=self._folder,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        self._reading = asyncio.create_task(self._read())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.kill()

    async def _read(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        while piece := await self._process.stdout.read(65536):
            self.log += piece.decode(errors="replace")
            self._news.set()
        self._news.set()

    async def says(self, words: str, timeout: float = PATIENCE) -> str:
        """Wait until its output holds these words; return the line. Fails when it ends or stays silent."""
        assert self._reading is not None
        try:
            async with asyncio.timeout(timeout):
                while True:
                    self._news.clear()
                    for line in self.log.splitlines():
                        if words in line:
                            return line
                    if self._reading.done():
                        raise AssertionError(f"it ended without saying {words!r}:\n{self.log}")
                    await self._news.wait()
        except TimeoutError:
            raise AssertionError(f"it did not say {words!r} within {timeout} s:\n{self.log}") from None

    async def port(self, event: str) -> int:
        """Return the port that it says it listens on, in the log line of this event."""
        line = await self.says(event)
        return int(line.rpartition("port=")[2].split()[0])

    async def ends(self, timeout: float = PATIENCE) -> int:
        """Wait for its end and return the exit code."""
        assert self._process is not None
        assert self._reading is not None
        async with asyncio.timeout(timeout):
            # Shielded: who gives up waiting must not end the reading for everybody else.
            await asyncio.shield(self._reading)
            return await self._process.wait()

    def signal(self, number: signal.Signals) -> None:
        """Send it a signal."""
        assert self._process is not None
        self._process.send_signal(number)

    async def kill(self) -> None:
        """End it as a power cut would, if it still runs."""
        assert self._process is not None
        if self._process.returncode is None:
            self._process.kill()
        await self.ends()


async def run_keel(*command: str, folder: Path, **settings: object) -> tuple[int, str]:
    """Run one command to its end; return its exit code and all that it said."""
    async with KeelProcess(*command, folder=folder, **settings) as process:
        code = await process.ends()
        return code, process.log
