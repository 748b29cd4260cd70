"""What a person wrote for their own hard hours: the safety plan, if-then plans, reasons, whom to turn to."""

from bot.selfhelp.plans.model import (
    LINE_LENGTH,
    LINES,
    SAFETY,
    IfThen,
    Line,
    LineGone,
    LineTooLong,
    Part,
    Plan,
    PlanFull,
    Trusted,
    check_line,
    first_half,
    lines_of,
    numbers_in,
    read_if_then,
    second_half,
)
from bot.selfhelp.plans.picture import PicturePart, draw_plan
from bot.selfhelp.plans.service import Plans

__all__ = [
    "LINES",
    "LINE_LENGTH",
    "SAFETY",
    "IfThen",
    "Line",
    "LineGone",
    "LineTooLong",
    "Part",
    "PicturePart",
    "Plan",
    "PlanFull",
    "Plans",
    "Trusted",
    "check_line",
    "draw_plan",
    "first_half",
    "lines_of",
    "numbers_in",
    "read_if_then",
    "second_half",
]
