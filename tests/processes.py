"""Keel as a process of its own, as whoever runs it has it: started, stopped, killed and started again."""

import asyncio
import os
import signal
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import uuid4

import aiohttp

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
    """One command of Keel's over a data folder; each `start` is a new life over the same data.

    `async with KeelProcess("run", folder=..., bot_token=...) as keel` lives from there to the end of the
    block, and is killed there.
    """

    def __init__(self, *command: str, folder: Path, **settings: object) -> None:
        self._command = command
        self._folder = folder
        self._settings: dict[str, object] = {"data_dir": folder, "port": 0, **settings}
        self._output = folder / f"{command[0]}-{uuid4().hex[:8]}.log"
        self._process: asyncio.subprocess.Process | None = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.kill()

    async def start(self) -> None:
        """Begin a life."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with self._output.open("ab") as output:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot",
                *self._command,
                env=environment(**self._settings),
                cwd=self._folder,
                stdout=output,
                stderr=output,
            )

    @property
    def lives(self) -> bool:
        """Return whether it was started and has not ended."""
        return self._process is not None and self._process.returncode is None

    @property
    def log(self) -> str:
        """Return everything its lives have said so far."""
        return self._output.read_text(errors="replace") if self._output.exists() else ""

    async def says(self, words: str, timeout: float = PATIENCE) -> str:
        """Wait until its output holds these words; return the line. Fails when it ends or stays silent."""
        end = time.monotonic() + timeout
        while True:
            ended = not self.lives
            for line in self.log.splitlines():
                if words in line:
                    return line
            if ended:
                raise AssertionError(f"it ended without saying {words!r}:\n{self.log}")
            if time.monotonic() > end:
                raise AssertionError(f"it did not say {words!r} within {timeout} s:\n{self.log}")
            await asyncio.sleep(0.02)

    async def listens_on(self, event: str) -> int:
        """Return the port that it says it listens on, in the log line of this event."""
        line = await self.says(event)
        return int(line.rpartition("port=")[2].split()[0])

    async def is_well(self, port: int) -> None:
        """Wait until its health page on that port says that all is well. Raises AssertionError."""
        end = time.monotonic() + PATIENCE
        async with aiohttp.ClientSession() as session:
            while time.monotonic() < end:
                assert self.lives, f"it ended by itself:\n{self.log[-3000:]}"
                try:
                    async with session.get(f"http://127.0.0.1:{port}/healthz") as answer:
                        if answer.status == 200:
                            return
                except aiohttp.ClientError:
                    pass
                await asyncio.sleep(0.05)
        raise AssertionError(f"it does not answer:\n{self.log[-3000:]}")

    async def ends(self, timeout: float = PATIENCE) -> int:
        """Wait for its end and return the exit code. Raises TimeoutError."""
        assert self._process is not None
        async with asyncio.timeout(timeout):
            return await self._process.wait()

    async def stop(self) -> float:
        """Ask it to end, and return how many seconds it took. Raises AssertionError after 20."""
        begun = time.monotonic()
        if self.lives:
            self.signal(signal.SIGTERM)
        try:
            await self.ends(20)
        except TimeoutError:
            await self.kill()
            raise AssertionError(f"it does not end:\n{self.log[-3000:]}") from None
        return time.monotonic() - begun

    async def kill(self) -> None:
        """End it as a power cut would, if it still runs; a frozen one too."""
        if self.lives:
            self.signal(signal.SIGKILL)
        await self.ends()

    def freeze(self) -> None:
        """Stop it where it is, its connections open."""
        self.signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self.signal(signal.SIGCONT)

    @property
    def pid(self) -> int:
        """Return its number."""
        assert self._process is not None
        return self._process.pid

    def signal(self, number: signal.Signals) -> None:
        """Send it a signal."""
        assert self._process is not None
        self._process.send_signal(number)


async def run_keel(*command: str, folder: Path, **settings: object) -> tuple[int, str]:
    """Run one command to its end; return its exit code and all that it said."""
    async with KeelProcess(*command, folder=folder, **settings) as process:
        code = await process.ends()
        return code, process.log
