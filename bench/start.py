"""What a start consists of: memory and time of each part, loaded one after the other in one process."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import measuring  # noqa: E402

REPEATS = 3
QUICK = {"REPEATS": 1}


def _resident() -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024 / 1e6
    raise RuntimeError("no VmRSS")


def _steps() -> dict[str, Callable[[], object]]:
    """Return the parts in the order in which they are loaded; what one needs is counted with the first."""
    content = ROOT / "content"

    def library() -> object:
        kept = import_module("bot.selfhelp.library")
        return kept.load_library(content), kept.load_wording(content)

    return {
        "python-telegram-bot with httpx": lambda: import_module("telegram.ext"),
        "aiohttp": lambda: import_module("aiohttp"),
        "SQLAlchemy and aiosqlite": lambda: (
            import_module("sqlalchemy.ext.asyncio"),
            import_module("aiosqlite"),
        ),
        "cryptography": lambda: import_module("cryptography.fernet"),
        "pydantic": lambda: import_module("pydantic_settings"),
        "APScheduler": lambda: import_module("apscheduler.schedulers.asyncio"),
        "Fluent and Babel": lambda: import_module("fluent.runtime"),
        "Keel's own code and what else it needs": lambda: import_module("bot.app"),
        "texts": lambda: import_module("bot.infra.texts").Texts(content / "messages").read_all(),
        "articles and techniques": library,
        "helplines": lambda: import_module("bot.safety.helplines").load_directory(content / "helplines"),
        "the risk lexicon": lambda: import_module("bot.safety.risk").load_lexicon(content / "lexicon"),
    }


def _loaded() -> list[tuple[str, float, float]]:
    found = [("Python", _resident(), time.process_time())]
    kept = []
    for what, load in _steps().items():
        memory, cpu = _resident(), time.process_time()
        kept.append(load())
        found.append((what, _resident() - memory, time.process_time() - cpu))
    return found


def table() -> measuring.Table:
    """Run in processes of its own; takes about fifteen seconds."""
    made = measuring.Table("start", "What a start consists of")
    runs: list[list[tuple[str, float, float]]] = []
    for _ in range(REPEATS):
        done = subprocess.run([sys.executable, __file__], check=True, stdout=subprocess.PIPE, text=True)
        runs.append(json.loads(done.stdout))
    for steps in zip(*runs, strict=True):
        made.rows.append(
            measuring.Row(
                steps[0][0],
                {
                    "MB": measuring.Spread.of([memory for _, memory, _ in steps]),
                    "CPU s": measuring.Spread.of([cpu for _, _, cpu in steps]),
                },
            )
        )
    made.notes = [
        "Each line is what comes on top of the lines above it; what two need stands with the first."
    ]
    return made


if __name__ == "__main__":
    print(json.dumps(_loaded()))
