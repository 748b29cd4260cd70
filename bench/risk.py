"""Measure the risk detector: start, short messages a second, and the longest texts.

    python bench/risk.py

Times are processor time of this process, so that other work on the machine counts less. The short
messages are those of tests/risk/dev_cases.tsv; the long ones are 4,096 characters, the most that a
Telegram message holds, made to be slow.
"""

from __future__ import annotations

import csv
import random
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # run as a script, Python looks for `bot` beside this file

import measuring  # noqa: E402

from bot.safety.risk import Lexicon, assess, load_lexicon  # noqa: E402

LONGEST = 4096
ROUNDS = 5


def long_texts(words: list[str]) -> dict[str, str]:
    """Return named texts of 4,096 characters; the random ones are the same in every run."""
    chance = random.Random(4096)
    letters = "abcdefghijklmnopqrstuvwxyz"
    made = {
        "one phrase again and again": "i want to die " * 300,
        "the same in Russian": "я не хочу жить " * 300,
        "beginnings of phrases": "i want to i dont want to cant go on with the if i was better without " * 70,
        "unknown words": " ".join("".join(chance.choices(letters, k=7)) for _ in range(600)),
        "one word without an end": "killmyselftonight" * 250,
        "single letters": "k i l l m y s e l f " * 210,
        "stretched letters": "diiiiiiie wannnnnna " * 210,
        "stars and digits": "su1c1d3 k*ll mys3lf 0v3rd0s3 " * 150,
        "emoji": "💊🔪😂" * 1400,
        "mixed alphabets": "іwаnt tо dіе " * 320,
        "marks on letters": "d\u0336i\u0336e\u0336 " * 600,
        "an everyday text": " ".join(chance.choices(words, k=900)),
    }
    return {name: text[:LONGEST] for name, text in made.items()}


def milliseconds(text: str, lexicon: Lexicon) -> float:
    """Return the processor time of one assessment in milliseconds, the middle of several."""
    taken = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        assess(text, lexicon)
        taken.append(time.process_time() - begun)
    return 1000 * statistics.median(taken)


def table() -> measuring.Table:
    """Measure everything once; takes about ten seconds."""
    made = measuring.Table("risk", "The risk detector, processor time")
    begun = time.process_time()
    lexicon = load_lexicon(ROOT / "content" / "lexicon")
    start = time.process_time() - begun
    with (ROOT / "tests" / "risk" / "dev_cases.tsv").open(encoding="utf-8", newline="") as file:
        short = [row["text"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    rates = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        for text in short:
            assess(text, lexicon)
        rates.append(len(short) / (time.process_time() - begun))
    words = " ".join(short).split()
    long = {name: milliseconds(text, lexicon) for name, text in long_texts(words).items()}
    rate = measuring.Spread.of(rates)
    made.rows = [
        measuring.Row("short messages", {"a second": rate}),
        measuring.Row("start", {"ms": 1000 * start}),
        *(measuring.Row(f"{LONGEST:,} characters, {name}", {"ms": taken}) for name, taken in long.items()),
    ]
    slowest = max(long, key=lambda name: long[name])
    made.claims = [
        measuring.Claim(80, "risk detector, short messages, one core", "", rate.median, "/s", 2000.0, 2000.0),
        measuring.Claim(
            81,
            f"risk detector, slowest text of {LONGEST:,} characters",
            "",
            long[slowest],
            "ms",
            10.0,
            10.0,
            less_is_better=True,
            detail=f"{slowest}; {sum(one <= 10 for one in long.values())} of {len(long)} within it",
        ),
    ]
    made.notes = [f"{len(short):,} messages of the development table; the middle of {ROUNDS} rounds."]
    return made


if __name__ == "__main__":
    print(table().show())
