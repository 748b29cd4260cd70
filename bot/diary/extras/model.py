"""The one more question and its answer."""

import enum
from dataclasses import dataclass
from datetime import date, datetime


class Question(enum.StrEnum):
    """What can be asked besides. Our own questions: none of them is a licensed scale."""

    SLEEP = "sleep"
    PAIN = "pain"
    BLADDER = "bladder"
    ANXIETY = "anxiety"
    # Answered in words.
    WELL = "well"


SCORED = frozenset(Question) - {Question.WELL}


@dataclass(frozen=True, slots=True)
class Extra:
    """One day's answer: a `score` or `words`.

    `score` is 0 to 10; for sleep more is better, for the others worse.
    """

    day: date
    question: Question
    score: int | None
    words: str | None
    noted_at: datetime
