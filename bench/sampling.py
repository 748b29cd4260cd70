"""Where a process spends its CPU: which package was at work each time the profiling clock ticked.

    python sampling.py OUT -m bot run      runs a module and writes the counts to OUT when it ends

A function of the standard library counts for whoever called it, asyncio excepted. Time in which the main
thread waits and another one works (SQLite's own thread) is counted as that.
"""

import atexit
import json
import runpy
import signal
import sys
import sysconfig
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import greenlet

EVERY = 0.002
ROOT = str(Path(__file__).resolve().parents[1]) + "/"
STANDARD = sysconfig.get_path("stdlib") + "/"
INSTALLED = "/site-packages/"
ELSEWHERE = "SQLite's thread and other threads"


class Sampler:
    """Counts samples by package and by stage; `stages` name functions to look for in the stack."""

    def __init__(self, stages: dict[str, str] | None = None) -> None:
        self.packages: Counter[str] = Counter()
        self.stages: Counter[str] = Counter()
        self._named = stages or {}

    def start(self) -> None:
        """Begin; the clock counts CPU time of this process only."""
        signal.signal(signal.SIGPROF, self._tick)
        signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)

    def stop(self) -> None:
        """End."""
        signal.setitimer(signal.ITIMER_PROF, 0)

    def shares(self, counts: Counter[str]) -> dict[str, float]:
        """Return percents, the largest first."""
        total = sum(counts.values()) or 1
        return {name: 100 * count / total for name, count in counts.most_common()}

    def _tick(self, _number: int, frame: FrameType | None) -> None:
        self.packages[_package(frame)] += 1
        for name in _stack(frame):
            if (stage := self._named.get(name)) is not None:
                self.stages[stage] += 1
                return
        self.stages["everything else"] += 1


def _stack(frame: FrameType | None) -> Iterator[str]:
    """Yield the names of the functions on the stack, the innermost first.

    SQLAlchemy runs its own code in greenlets, where a stack ends at the greenlet's beginning.
    """
    current = greenlet.getcurrent()
    while frame is not None:
        yield frame.f_code.co_qualname
        frame = frame.f_back
        if frame is None and current is not None and current.parent is not None:
            current = current.parent
            frame = current.gr_frame


def _package(frame: FrameType | None) -> str:
    if frame is not None and frame.f_code.co_name == "select" and "selectors" in frame.f_code.co_filename:
        return ELSEWHERE
    while frame is not None:
        path = frame.f_code.co_filename
        if INSTALLED in path:
            return path.partition(INSTALLED)[2].partition("/")[0].removesuffix(".py")
        if path.startswith(ROOT):
            return "/".join(path.removeprefix(ROOT).split("/")[:2]).removesuffix(".py")
        if path.startswith(f"{STANDARD}asyncio"):
            return "asyncio"
        frame = frame.f_back
    return "Python itself"


# The ways of an update and of a queued message, by the functions in which they happen.
STAGES = {
    "FirstLook.look": "look first",
    "Intake.store": "store",
    "Application.process_update": "handle",
    "Intake.finish": "finish",
    "Mouth.say": "answer",
    "Intake.done": "note that the answer is out",
    "Feed._updates": "poll",
    "Sender._claim": "claim",
    "Sender._write_end": "write how it ended",
    "TelegramSender.deliver": "render and send",
    "Broadcasts.advance": "queue the broadcast",
}


def main() -> None:
    """Run a module under the sampler from its start; OUT gets {"packages": ..., "stages": ...}."""
    out, _, module, *arguments = sys.argv[1:]
    sampler = Sampler(STAGES)

    def save() -> None:
        sampler.stop()
        counted = {"packages": sampler.packages, "stages": sampler.stages}
        Path(out).write_text(json.dumps(counted))

    atexit.register(save)
    # Its start is not what is asked about: the bench says when it begins.
    signal.signal(signal.SIGUSR1, lambda *_: sampler.start())
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
